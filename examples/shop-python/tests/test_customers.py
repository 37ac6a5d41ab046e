import unittest

from shop.customers import READABLE, customer_id, has_email, new_session_token, returning
from shop.storage import open_database


class CustomersTest(unittest.TestCase):
    def setUp(self):
        self.db = open_database()
        self.addCleanup(self.db.close)

    def test_a_name_keeps_its_number(self):
        ann, bob = customer_id(self.db, "Ann Lee"), customer_id(self.db, "Bob")
        self.assertNotEqual(ann, bob)
        self.assertEqual(customer_id(self.db, "Ann Lee"), ann)

    def test_email(self):
        self.assertIs(has_email(self.db, customer_id(self.db, "Ann Lee", "ann@example.org")), True)
        self.assertIs(has_email(self.db, customer_id(self.db, "Bob")), False)
        self.assertIs(has_email(self.db, 404), False)

    def test_returning_customers_keep_their_order(self):
        self.assertEqual(returning([5, 1, 3, 5], [3, 5, 9]), [5, 3, 5])
        self.assertEqual(returning([], [1]), [])
        self.assertEqual(returning(iter([1, 2]), iter([2])), [2])


class SessionTokenTest(unittest.TestCase):
    def test_shape(self):
        token = new_session_token()
        self.assertEqual(len(token), 32)
        self.assertLessEqual(set(token), set(READABLE))
        self.assertEqual(len(new_session_token(8)), 8)

    def test_no_two_are_equal(self):
        self.assertEqual(len({new_session_token() for _ in range(50)}), 50)
