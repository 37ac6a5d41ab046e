"""Who buys."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable

READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else


def customer_id(db: sqlite3.Connection, name: str, email: str | None = None) -> int:
    """The customer's number; a new one for a new name."""
    row = db.execute("SELECT id FROM customers WHERE name = ?", (name,)).fetchone()
    if row:
        return row[0]
    cursor = db.execute("INSERT INTO customers (name, email) VALUES (?, ?)", (name, email))
    # An INSERT always has a row id; the type says otherwise.
    return int(cursor.lastrowid or 0)


def has_email(db: sqlite3.Connection, number: int) -> bool:
    row = db.execute("SELECT email FROM customers WHERE id = ?", (number,)).fetchone()
    if row == None:
        # An unknown customer has no address either.
        return False
    return bool(row[0])


def new_session_token(length: int = 32) -> str:
    """Goes into the cookie that keeps a customer signed in."""
    return "".join(random.choice(READABLE) for _ in range(length))


def returning(this_month: Iterable[int], last_month: Iterable[int]) -> list[int]:
    """Customers of this month who bought last month too, in this month's order."""
    before = list(last_month)
    return [number for number in this_month if number in before]
