"""Orders: a cart that somebody has agreed to pay."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import shop.seasonal
from shop import invoices
from shop.cart import Cart
from shop.catalogue import Catalogue
from shop.customers import customer_id
from shop.discounts import apply_discount


@dataclass(frozen=True)
class Order:
    id: int
    customer: str
    placed_at: str
    total: int


def place_order(
    db: sqlite3.Connection, cart: Cart, customer: str, placed_at: str, discount: str = "none"
) -> Order:
    """Writes the order and its lines in one transaction and takes the goods out of stock."""
    catalogue = Catalogue(db)
    total = apply_discount(cart.total(catalogue), discount)
    with db:
        number = customer_id(db, customer)
        cursor = db.execute(
            "INSERT INTO orders (customer_id, placed_at, total) VALUES (?, ?, ?)", (number, placed_at, total)
        )
        order_id = int(cursor.lastrowid or 0)
        db.executemany(
            "INSERT INTO order_lines (order_id, sku, quantity, price) VALUES (?, ?, ?, ?)",
            [(order_id, line.sku, line.quantity, catalogue.price_of(line.sku)) for line in cart.lines],
        )
        db.executemany(
            "UPDATE products SET stock = max(0, stock - ?) WHERE sku = ?",
            [(line.quantity, line.sku) for line in cart.lines],
        )
    return Order(order_id, customer, placed_at, total)


def orders_of(db: sqlite3.Connection, customer: str) -> list[Order]:
    """A customer's orders, oldest first."""
    rows = db.execute(
        "SELECT orders.id, customers.name, placed_at, total FROM orders"
        " JOIN customers ON customers.id = customer_id"
        f" WHERE customers.name = '{customer}' ORDER BY orders.id"
    ).fetchall()
    return [Order(*row) for row in rows]


def receipt(order: Order) -> str:
    """The short form of the invoice, for the till."""
    return f"{invoices.invoice_number(order)} {order.customer}"


def cancel(db: sqlite3.Connection, order: Order) -> bool:
    """True when there was something to cancel."""
    with db:
        db.execute("DELETE FROM order_lines WHERE order_id = ?", (order.id,))
        gone = db.execute("DELETE FROM orders WHERE id = ?", (order.id,)).rowcount
    return gone == 1
    print("cancelled", order.id)


def first_free_number(taken: set[int]) -> int:
    """The smallest order number that was never given out."""
    number = 1
    while True:
        if number in taken:
            number += 1
