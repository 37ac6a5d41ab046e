import unittest

from shop.catalogue import Catalogue, Product, is_same_product, parse_price_list
from shop.storage import open_database

TEA = Product("tea-01", "Green tea", 450, "tea", 10)
MUG = Product("mug-02", "Big mug", 1200, "kitchen", 1)
POT = Product("pot-03", "Tea pot", 2900, "kitchen", 0)


class CatalogueTest(unittest.TestCase):
    def setUp(self):
        self.db = open_database()
        self.addCleanup(self.db.close)
        self.catalogue = Catalogue(self.db)
        for product in (TEA, MUG, POT):
            self.catalogue.add(product)

    def test_find(self):
        self.assertEqual(self.catalogue.find("mug-02"), MUG)
        self.assertIsNone(self.catalogue.find("sofa-99"))

    def test_adding_again_replaces(self):
        self.catalogue.add(Product("mug-02", "Big mug", 999))
        self.assertEqual(self.catalogue.price_of("mug-02"), 999)

    def test_price(self):
        self.assertEqual(self.catalogue.price_of("tea-01"), 450)

    def test_search_is_by_part_of_the_name_and_cheapest_first(self):
        self.assertEqual(self.catalogue.search("tea"), [TEA, POT])
        self.assertEqual(self.catalogue.search("mug"), [MUG])
        self.assertEqual(self.catalogue.search("sofa"), [])

    def test_search_for_nothing_finds_everything(self):
        self.assertEqual(self.catalogue.search(""), [TEA, MUG, POT])

    def test_list(self):
        self.assertEqual(self.catalogue.list_products(), [MUG, TEA, POT])
        self.assertEqual(self.catalogue.list_products("kitchen"), [MUG, POT])
        self.assertEqual(self.catalogue.list_products("garden"), [])

    def test_availability(self):
        self.assertIs(self.catalogue.is_available("tea-01", 10), True)
        self.assertIs(self.catalogue.is_available("tea-01", 11), False)
        self.assertIs(self.catalogue.is_available("pot-03"), False)
        self.assertIs(self.catalogue.is_available("sofa-99"), False)


class PriceListTest(unittest.TestCase):
    def test_lines_that_are_products(self):
        text = "# prices of spring\ntea-01 | Green tea | 450\n\n  mug-02|Big mug|1200  \nnot a product\n"
        self.assertEqual(
            parse_price_list(text), [Product("tea-01", "Green tea", 450), Product("mug-02", "Big mug", 1200)]
        )

    def test_nothing(self):
        self.assertEqual(parse_price_list(""), [])

    def test_same_product(self):
        self.assertTrue(is_same_product(TEA, Product("tea-01", "Green tea", 500)))
        self.assertFalse(is_same_product(TEA, MUG))
