import subprocess
import sys
import unittest

from shop.discounts import apply_discount, read_tiers, register, strategies, tier_discount


class DiscountsTest(unittest.TestCase):
    def test_known_names(self):
        self.assertEqual(apply_discount(999, "none"), 999)
        self.assertEqual(apply_discount(999, "tenth"), 899)

    def test_an_unknown_name_changes_nothing(self):
        self.assertEqual(apply_discount(999, "friends"), 999)

    def test_anybody_may_register_one(self):
        self.addCleanup(strategies.pop, "half")
        register("half")(lambda total: total // 2)
        self.assertEqual(apply_discount(999, "half"), 499)

    def test_the_sale_of_the_season_is_known_wherever_orders_are_placed(self):
        # In a fresh interpreter, so that no other test has imported anything.
        code = "import shop.orders, shop.discounts; print(shop.discounts.apply_discount(900, 'winter'))"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        self.assertEqual(done.stdout.strip(), "450")


class TiersTest(unittest.TestCase):
    def test_read(self):
        self.assertEqual(read_tiers("{5000: 5, 10000: 10}"), {5000: 5, 10000: 10})
        self.assertEqual(read_tiers("{}"), {})

    def test_best_tier_wins(self):
        tiers = {5000: 5, 10000: 10}
        self.assertEqual([tier_discount(total, tiers) for total in (4999, 5000, 10000)], [4999, 4750, 9000])
        self.assertEqual(tier_discount(5000, {}), 5000)
