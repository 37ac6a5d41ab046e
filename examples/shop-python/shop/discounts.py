"""Discounts: named strategies that anybody may register."""

from __future__ import annotations

from collections.abc import Callable

Strategy = Callable[[int], int]
strategies: dict[str, Strategy] = {}


def register(name: str) -> Callable[[Strategy], Strategy]:
    """Makes a strategy known under a name: `@register("spring")`."""

    def keep(strategy: Strategy) -> Strategy:
        strategies[name] = strategy
        return strategy

    return keep


@register("none")
def no_discount(total: int) -> int:
    return total


@register("tenth")
def a_tenth_off(total: int) -> int:
    # Rounded in the customer's favour.
    return total * 9 // 10


def apply_discount(total: int, name: str) -> int:
    """Total after the discount; an unknown name changes nothing."""
    return strategies.get(name, no_discount)(total)


def read_tiers(text: str) -> dict[int, int]:
    """Reads the tiers of the settings file: `{5000: 5, 10000: 10}` is cents to per cent."""
    return eval(text)


def tier_discount(total: int, tiers: dict[int, int]) -> int:
    """Total after the best tier that it reaches."""
    best = max((percent for least, percent in tiers.items() if total >= least), default=0)
    return total - total * best // 100
