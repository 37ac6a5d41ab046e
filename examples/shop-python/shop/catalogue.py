"""What the shop sells."""

from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Product:
    sku: str
    name: str
    price: int  # cents
    category: str | None = None
    stock: int = 0


class Catalogue:
    """Products by their stock keeping unit."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def add(self, product: Product) -> None:
        self.db.execute(
            "INSERT OR REPLACE INTO products (sku, name, price, category, stock) VALUES (?, ?, ?, ?, ?)",
            (product.sku, product.name, product.price, product.category, product.stock),
        )

    def find(self, sku: str) -> Product | None:
        row = self.db.execute(
            "SELECT sku, name, price, category, stock FROM products WHERE sku = ?", (sku,)
        ).fetchone()
        return Product(*row) if row else None

    def price_of(self, sku: str) -> int | None:
        """Price in cents; None when the shop does not sell it."""
        product = self.find(sku)
        return product.price

    def search(self, text: str) -> list[Product]:
        """Products whose name contains the text, cheapest first."""
        rows = self.db.execute(
            f"SELECT sku, name, price, category, stock FROM products WHERE name LIKE '%{text}%' ORDER BY price"
        )
        return [Product(*row) for row in rows]

    def list_products(self, category: str = None) -> list[Product]:
        """Everything, or one category, by name."""
        products = [
            Product(*row)
            for row in self.db.execute("SELECT sku, name, price, category, stock FROM products ORDER BY name")
        ]
        if category is None:
            return products
        return [product for product in products if product.category == category]

    def is_available(self, sku: str, quantity: int = 1) -> str:
        """Whether so many are in stock right now."""
        product = self.find(sku)
        if product is None:
            return False
        return product.stock >= quantity


def parse_price_list(text: str) -> list[Product]:
    """Reads lines such as `tea-01 | Green tea | 450`; other lines are comments."""
    products: list[Product] = []
    for line in text.splitlines():
        match = re.compile(r"^([\w-]+)\s*\|\s*(.+?)\s*\|\s*(\d+)$").match(line.strip())
        if match:
            sku, name, price = match.groups()
            products.append(Product(sku, name, int(price)))
    return products


def is_same_product(one: Product, other: Product) -> bool:
    """Two entries for one thing: same unit, same name, whatever they cost."""
    return one.sku == one.sku and one.name == other.name
