import unittest

from shop.cart import Cart, CartLine
from shop.catalogue import Catalogue, Product
from shop.orders import Order, cancel, orders_of, place_order, receipt
from shop.storage import open_database


class OrdersTest(unittest.TestCase):
    def setUp(self):
        self.db = open_database()
        self.addCleanup(self.db.close)
        self.catalogue = Catalogue(self.db)
        self.catalogue.add(Product("tea-01", "Green tea", 450, "tea", 5))
        self.catalogue.add(Product("mug-02", "Big mug", 1200, "kitchen", 1))

    def place(self, customer, day="2026-03-01", discount="none"):
        cart = Cart([CartLine("tea-01", 2), CartLine("mug-02", 1)])
        return place_order(self.db, cart, customer, day, discount)

    def test_place(self):
        self.assertEqual(self.place("Ann Lee"), Order(1, "Ann Lee", "2026-03-01", 2100))
        lines = self.db.execute("SELECT order_id, sku, quantity, price FROM order_lines").fetchall()
        self.assertEqual(lines, [(1, "tea-01", 2, 450), (1, "mug-02", 1, 1200)])

    def test_stock_goes_down_but_not_below_nothing(self):
        self.place("Ann Lee")
        self.place("Ann Lee")
        self.assertTrue(self.catalogue.is_available("tea-01", 1))
        self.assertFalse(self.catalogue.is_available("tea-01", 2))
        self.assertFalse(self.catalogue.is_available("mug-02"))

    def test_discount(self):
        self.assertEqual(self.place("Ann Lee", discount="tenth").total, 1890)
        self.assertEqual(self.place("Ann Lee", discount="winter").total, 1050)

    def test_orders_of_one_customer_oldest_first(self):
        first, _, third = self.place("Ann Lee"), self.place("Bob"), self.place("Ann Lee", "2026-04-01")
        self.assertEqual(orders_of(self.db, "Ann Lee"), [first, third])
        self.assertEqual(orders_of(self.db, "Nobody"), [])

    def test_cancel(self):
        order = self.place("Ann Lee")
        self.assertIs(cancel(self.db, order), True)
        self.assertIs(cancel(self.db, order), False)
        self.assertEqual(self.db.execute("SELECT count(*) FROM order_lines").fetchone(), (0,))

    def test_receipt(self):
        self.assertEqual(receipt(Order(17, "Ann Lee", "2026-03-01", 2100)), "2026-00017 Ann Lee")
