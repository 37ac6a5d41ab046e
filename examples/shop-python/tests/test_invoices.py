import os
import unittest
from unittest import mock

from shop import invoices
from shop.orders import Order

ORDER = Order(17, "Ann Lee", "2026-03-01", 2380)


class InvoicesTest(unittest.TestCase):
    def test_number(self):
        self.assertEqual(invoices.invoice_number(ORDER), "2026-00017")

    def test_render(self):
        self.assertEqual(
            invoices.render(ORDER).splitlines(),
            [
                "Invoice 2026-00017",
                "To Ann Lee",
                "Net 20.00 EUR",
                "Tax 3.80 EUR",
                "Total 23.80 EUR",
                "Thank you for your order",
            ],
        )

    def test_etag_is_known_to_every_browser_that_has_a_copy(self):
        self.assertEqual(invoices.etag("hello"), "5d41402abc4b2a76b9719d911017c592")

    def test_signature(self):
        with mock.patch.dict(os.environ, {"WEBHOOK_SECRET": "for-the-tests"}):
            signature = invoices.sign("paid 2380")
            self.assertEqual(len(signature), 64)
            self.assertTrue(invoices.is_signed("paid 2380", signature))
            self.assertFalse(invoices.is_signed("paid 9999", signature))


class TaxRateTest(unittest.TestCase):
    def test_a_country_is_asked_for_once(self):
        ask = mock.Mock(return_value=19)
        self.assertEqual([invoices.tax_rate("DE", ask) for _ in range(3)], [19, 19, 19])
        ask.assert_called_once_with("DE")

    def test_with_a_memory_of_its_own(self):
        self.assertEqual(invoices.tax_rate("FR", lambda _: 20, {"FR": 21}), 21)
