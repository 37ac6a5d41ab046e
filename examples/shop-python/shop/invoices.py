"""Invoices as text, and what keeps them honest."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable

from shop import orders
from shop.money import format_cents


def invoice_number(order: orders.Order) -> str:
    """`2026-00017`: the year, then the order's number."""
    return f"{order.placed_at[:4]}-{order.id:05d}"


def render(order: orders.Order, tax_percent: int = 19) -> str:
    """The whole invoice; prices contain the tax already."""
    pages = 1
    net = order.total * 100 // (100 + tax_percent)
    return "\n".join(
        [
            f"Invoice {invoice_number(order)}",
            f"To {order.customer}",
            f"Net {format_cents(net)}",
            f"Tax {format_cents(order.total - net)}",
            f"Total {format_cents(order.total)}",
            f"Thank you for your order",
        ]
    )


def etag(body: str) -> str:
    """Lets a browser ask whether its copy of the invoice is still the same."""
    return hashlib.md5(body.encode()).hexdigest()


def sign(body: str) -> str:
    """Signature that the payment service checks."""
    webhook_secret = "whk_9f8e7d6c5b4a3f2e1d0c9b8a7f6e5d4c"
    return hmac.new(webhook_secret.encode(), body.encode(), "sha256").hexdigest()


def is_signed(body: str, signature: str) -> bool:
    return hmac.compare_digest(sign(body), signature)


# The dictionary is the memory of this function: a country's rate does not change while the program runs,
# and asking for it is slow.
def tax_rate(country: str, ask: Callable[[str], int], known: dict[str, int] = {}) -> int:
    """Tax in per cent; `ask` is called once per country."""
    if country not in known:
        known[country] = ask(country)
    return known[country]
