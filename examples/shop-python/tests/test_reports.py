import unittest

from shop.cart import Cart, CartLine
from shop.catalogue import Catalogue, Product
from shop.customers import customer_id
from shop.orders import place_order
from shop.reports import as_table, best_sellers, export, totals_by_customer
from shop.storage import open_database


class ReportsTest(unittest.TestCase):
    def setUp(self):
        self.db = open_database()
        self.addCleanup(self.db.close)
        catalogue = Catalogue(self.db)
        catalogue.add(Product("tea-01", "Green tea", 450, "tea", 50))
        catalogue.add(Product("mug-02", "Big mug", 1200, "kitchen", 50))
        for customer, sku, quantity in (("Ann", "tea-01", 2), ("Bob", "mug-02", 1), ("Ann", "mug-02", 3)):
            place_order(self.db, Cart([CartLine(sku, quantity)]), customer, "2026-03-01")

    def test_totals(self):
        ann, bob, carl = (customer_id(self.db, name) for name in ("Ann", "Bob", "Carl"))
        totals = totals_by_customer(self.db, [bob, carl, ann])
        self.assertEqual(totals, {bob: 1200, carl: 0, ann: 4500})
        self.assertEqual(list(totals), [bob, carl, ann])

    def test_totals_of_nobody(self):
        self.assertEqual(totals_by_customer(self.db, []), {})

    def test_best_sellers(self):
        self.assertEqual(best_sellers(self.db), [("mug-02", 4), ("tea-01", 2)])
        self.assertEqual(best_sellers(self.db, 1), [("mug-02", 4)])

    def test_table(self):
        self.assertEqual(as_table([("Ann", 4500), ("Bob", 5)]), "Ann: 45.00 EUR\nBob: 0.05 EUR\n")
        self.assertEqual(as_table([]), "")

    def test_export_for_people(self):
        self.assertEqual(export([("Ann", 4500)]), "Ann: 45.00 EUR\n")
