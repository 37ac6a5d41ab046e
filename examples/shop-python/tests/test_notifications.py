import asyncio
import unittest

from shop.notifications import Outbox, announce


class NotificationsTest(unittest.TestCase):
    def test_everybody_gets_a_letter(self):
        outbox = Outbox()
        sent = asyncio.run(announce(outbox, ["ann@example.org", "bob@example.org"], "Spring is here"))
        self.assertEqual(sent, 2)
        self.assertEqual(
            outbox.sent, [("ann@example.org", "Spring is here"), ("bob@example.org", "Spring is here")]
        )

    def test_nobody(self):
        self.assertEqual(asyncio.run(announce(Outbox(), [], "Spring is here")), 0)

    def test_a_note_is_kept(self):
        outbox = Outbox()
        asyncio.run(outbox.note("closed on Sunday"))
        self.assertEqual(outbox.journal, ["closed on Sunday"])
