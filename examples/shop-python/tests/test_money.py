import unittest

from shop.money import PriceError, format_cents, parse_cents, split_evenly


class MoneyTest(unittest.TestCase):
    def test_format(self):
        self.assertEqual(format_cents(1250), "12.50 EUR")
        self.assertEqual(format_cents(5), "0.05 EUR")

    def test_format_of_a_refund_and_another_currency(self):
        self.assertEqual(format_cents(-199, "USD"), "-1.99 USD")

    def test_parse(self):
        self.assertEqual([parse_cents(text) for text in ("12", "12.5", " 12.50 ", "0.05")], [1200, 1250, 1250, 5])

    def test_what_is_not_money(self):
        with self.assertRaisesRegex(PriceError, "'a lot' is not an amount"):
            parse_cents("a lot")

    def test_shares_add_up(self):
        self.assertEqual(split_evenly(100, 3), [34, 33, 33])
        self.assertEqual(sum(split_evenly(12345, 7)), 12345)
