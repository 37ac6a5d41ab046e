import pytest


def test_order(order):
    assert order.late is False
    try:
        assert False, "caught below"
    except AssertionError:
        pass
