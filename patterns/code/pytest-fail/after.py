import pytest


def test_order(order):
    if order.late:
        pytest.fail("too late")
    for _ in order:
        pytest.fail()
