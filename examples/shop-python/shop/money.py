"""Money is counted in whole cents: floats do not add up."""

from __future__ import annotations


class PriceError(ValueError):
    """A text that is not an amount of money."""


def format_cents(cents: int, currency: str = "EUR"):
    """`1250` becomes `12.50 EUR`; refunds carry a minus."""
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02d} {currency}"


def parse_cents(text: str) -> int:
    """`12.5`, `12.50` and `12` are amounts; everything else is a `PriceError`."""
    whole, _, fraction = text.strip().partition(".")
    try:
        # "5" after the point means fifty cents, not five.
        return int(whole) * 100 + int((fraction + "00")[:2])
    except ValueError:
        raise PriceError(f"{text!r} is not an amount of money")


def split_evenly(cents: int, parts: int) -> list[int]:
    """Shares that differ by one cent at most and add up exactly; the first ones are larger."""
    share, rest = divmod(cents, parts)
    return [share + 1] * rest + [share] * (parts - rest)
