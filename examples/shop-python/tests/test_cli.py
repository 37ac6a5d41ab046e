import contextlib
import io
import pathlib
import tempfile
import unittest

from shop.cli import main


class CommandLineTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.database = str(pathlib.Path(folder.name, "shop.db"))

    def shop(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["--database", self.database, *arguments])
        return code, out.getvalue(), err.getvalue()

    def test_from_the_catalogue_to_the_best_sellers(self):
        self.assertEqual(self.shop("add", "tea-01", "Green tea", "450", "--stock", "9"), (0, "", ""))
        self.assertEqual(self.shop("list")[1], "tea-01  Green tea  4.50 EUR\n")
        code, out, _ = self.shop("order", "Ann Lee", "tea-01 x 3", "--discount", "tenth")
        self.assertEqual(code, 0)
        self.assertIn("Total 12.15 EUR", out)
        self.assertEqual(self.shop("best")[1], "   3  tea-01\n")

    def test_what_cannot_be_sold(self):
        self.shop("add", "tea-01", "Green tea", "450")
        self.assertEqual(self.shop("order", "Ann", "tea-01 x 0"), (1, "", "shop: 0 is not a quantity\n"))
