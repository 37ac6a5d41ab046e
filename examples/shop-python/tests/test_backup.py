import gzip
import pathlib
import shutil
import sqlite3
import tempfile
import unittest

from shop.backup import compress, copy_database
from shop.catalogue import Catalogue, Product
from shop.storage import open_database


class BackupTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name, "night.db")

    def test_copy(self):
        db = open_database()
        self.addCleanup(db.close)
        Catalogue(db).add(Product("tea-01", "Green tea", 450))
        db.commit()
        copy_database(db, str(self.path))
        copy = sqlite3.connect(self.path)
        self.addCleanup(copy.close)
        self.assertEqual(copy.execute("SELECT name FROM products").fetchall(), [("Green tea",)])

    @unittest.skipUnless(shutil.which("gzip"), "gzip is not installed")
    def test_compress_keeps_the_copy(self):
        self.path.write_bytes(b"night " * 100)
        name = compress(str(self.path))
        self.assertEqual(name, f"{self.path}.gz")
        self.assertEqual(gzip.decompress(pathlib.Path(name).read_bytes()), self.path.read_bytes())
