import pytest


def test_order(order):
    if order.late:
        assert False, "too late"
    for _ in order:
        assert False
