"""Discounts that come and go with the season; importing this module makes them known."""

from __future__ import annotations

from shop.discounts import register


@register("winter")
def winter_sale(total: int) -> int:
    # Nobody pays less than one euro, not even in winter.
    return max(100, total // 2)
