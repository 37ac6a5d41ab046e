"""The command line: `python -m shop`."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from shop.cart import Cart, CartError, read_lines
from shop.catalogue import Catalogue, Product
from shop.invoices import render
from shop.money import format_cents
from shop.orders import place_order
from shop.reports import best_sellers
from shop.storage import open_database


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="shop", description="A little shop.")
    parser.add_argument("--database", default="shop.db")
    commands = parser.add_subparsers(dest="command", required=True)
    add = commands.add_parser("add", help="put a product into the catalogue")
    add.add_argument("sku")
    add.add_argument("name")
    add.add_argument("price", type=int, help="in cents")
    add.add_argument("--category")
    add.add_argument("--stock", type=int, default=0)
    commands.add_parser("list", help="show the catalogue")
    order = commands.add_parser("order", help="buy something")
    order.add_argument("customer")
    order.add_argument("lines", help='such as "tea-01 x 2, mug-02"')
    order.add_argument("--discount", default="none")
    commands.add_parser("best", help="show the best sellers")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; 0 when it worked, 1 with a sentence on stderr when it did not."""
    options = build_parser().parse_args(arguments)
    db = open_database(options.database)
    try:
        if options.command == "add":
            product = Product(options.sku, options.name, options.price, options.category, options.stock)
            Catalogue(db).add(product)
        elif options.command == "list":
            for product in Catalogue(db).list_products():
                print(f"{product.sku}  {product.name}  {format_cents(product.price)}")
        elif options.command == "order":
            cart = Cart()
            for line in read_lines(options.lines, []):
                cart.put(line.sku, line.quantity)
            today = date.today().isoformat()
            print(render(place_order(db, cart, options.customer, today, options.discount)))
        else:
            for sku, sold in best_sellers(db):
                print(f"{sold:4}  {sku}")
        db.commit()
    except CartError as error:
        print(f"shop: {error}", file=sys.stderr)
        return 1
    finally:
        db.close()
    return 0
