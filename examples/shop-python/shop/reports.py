"""What the owner reads on Monday."""

from __future__ import annotations

import io
import sqlite3

from shop.money import format_cents


def totals_by_customer(db: sqlite3.Connection, customer_ids: list[int]) -> dict[int, int]:
    """Cents that each customer has spent; nothing spent is 0."""
    totals: dict[int, int] = {}
    for number in customer_ids:
        totals[number] = db.execute("SELECT sum(total) FROM orders WHERE customer_id = ?", (number,)).fetchone()[0] or 0
    return totals


def best_sellers(db: sqlite3.Connection, limit: int = 3) -> list[tuple[str, int]]:
    """Units and how many were sold, most sold first."""
    return db.execute(
        "SELECT sku, sum(quantity) AS sold FROM order_lines GROUP BY sku ORDER BY sold DESC, sku LIMIT ?", (limit,)
    ).fetchall()


def as_table(rows: list[tuple[str, int]]) -> str:
    """One `name: amount` line for each row."""
    text = ""
    for name, cents in rows:
        # Names are aligned by the reader's spreadsheet, not by us.
        text += name + ": " + format_cents(cents) + "\n"
    return text


def export(rows: list[tuple[str, int]], form: str = "text") -> str:
    """`text` for people, `csv` for the tax adviser."""
    if form == "csv":
        buffer = io.StringIO()
        csv.writer(buffer).writerows(rows)
        return buffer.getvalue()
    return as_table(rows)
