"""What a customer is about to buy."""

from __future__ import annotations

from shop.catalogue import Catalogue
from dataclasses import dataclass, field


@dataclass(frozen=True)
class CartLine:
    sku: str
    quantity: int


class CartError(ValueError):
    """The cart cannot be sold as it is."""


@dataclass
class Cart:
    lines: list[CartLine] = field(default_factory=list)

    def put(self, sku: str, quantity: int = 1) -> None:
        """Adds to the line of the same product when there is one."""
        if quantity < 1:
            raise CartError(f"{quantity} is not a quantity")
        for position, line in enumerate(self.lines):
            if line.sku == sku:
                self.lines[position] = CartLine(sku, line.quantity + quantity)
                return
        self.lines.append(CartLine(sku, quantity))

    def total(self, catalogue: Catalogue) -> int:
        """Cents. A product that is no longer sold makes the cart invalid."""
        total = 0
        for line in self.lines:
            price = catalogue.price_of(line.sku)
            if price is None:
                raise CartError(f"{line.sku} is not sold here")
            total += price * line.quantity
        return total


def read_lines(text: str, lines: list[CartLine] = []) -> list[CartLine]:
    """Reads `tea-01 x 2, mug-02`; appends to the lines of an earlier call when they are given."""
    for part in text.split(","):
        sku, _, quantity = part.partition(" x ")
        # No quantity means one.
        lines.append(CartLine(sku.strip(), int(quantity or "1")))
    return lines
