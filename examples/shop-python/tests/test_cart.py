import unittest
from unittest import mock

from shop.cart import Cart, CartError, CartLine, read_lines
from shop.catalogue import Catalogue, Product
from shop.storage import open_database


class CartTest(unittest.TestCase):
    def setUp(self):
        self.db = open_database()
        self.addCleanup(self.db.close)
        self.catalogue = Catalogue(self.db)
        self.catalogue.add(Product("tea-01", "Green tea", 450))
        self.catalogue.add(Product("mug-02", "Big mug", 1200))

    def test_one_line_for_each_product(self):
        cart = Cart()
        cart.put("tea-01")
        cart.put("mug-02", 2)
        cart.put("tea-01", 3)
        self.assertEqual(cart.lines, [CartLine("tea-01", 4), CartLine("mug-02", 2)])

    def test_total(self):
        cart = Cart([CartLine("tea-01", 4), CartLine("mug-02", 2)])
        self.assertEqual(cart.total(self.catalogue), 4200)
        self.assertEqual(Cart().total(self.catalogue), 0)

    def test_quantities_are_positive(self):
        with self.assertRaisesRegex(CartError, "0 is not a quantity"):
            Cart().put("tea-01", 0)

    def test_a_product_without_a_price_cannot_be_sold(self):
        with mock.patch.object(Catalogue, "price_of", return_value=None):
            with self.assertRaisesRegex(CartError, "tea-01 is not sold here"):
                Cart([CartLine("tea-01", 1)]).total(self.catalogue)


class ReadLinesTest(unittest.TestCase):
    def test_quantity_is_optional(self):
        self.assertEqual(read_lines("tea-01 x 2, mug-02"), [CartLine("tea-01", 2), CartLine("mug-02", 1)])

    def test_appends_to_the_lines_that_it_is_given(self):
        lines = [CartLine("pot-03", 1)]
        self.assertIs(read_lines("tea-01 x 2", lines), lines)
        self.assertEqual(lines, [CartLine("pot-03", 1), CartLine("tea-01", 2)])

    def test_an_empty_list_is_appended_to_as_well(self):
        lines: list[CartLine] = []
        read_lines("tea-01", lines)
        self.assertEqual(lines, [CartLine("tea-01", 1)])
