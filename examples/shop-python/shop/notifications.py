"""Letters to customers, sent without waiting for each other's servers."""

from __future__ import annotations

import asyncio


class Outbox:
    """Stands between the shop and the mail server."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []
        self.journal: list[str] = []

    async def send(self, to: str, text: str) -> None:
        await asyncio.sleep(0)
        self.sent.append((to, text))

    async def note(self, line: str) -> None:
        """Keeps a line for the owner."""
        await asyncio.sleep(0)
        self.journal.append(line)


async def announce(outbox: Outbox, recipients: list[str], text: str) -> int:
    """Writes to everybody; the number of letters."""
    await asyncio.gather(*(outbox.send(to, text) for to in recipients))
    # The owner wants to see it even when nobody got a letter.
    outbox.note(f"announced to {len(recipients)}")
    return len(outbox.sent)
