"""A copy of the database for the night."""

from __future__ import annotations

import sqlite3
import subprocess


def copy_database(db: sqlite3.Connection, path: str) -> None:
    """A consistent copy, also while the shop is open."""
    target = sqlite3.connect(path)
    with target:
        db.backup(target)
    target.close()


def compress(path: str) -> str:
    """Compresses the copy and keeps it; the name of the compressed file."""
    # -n leaves the time out, so that equal copies stay equal.
    subprocess.run("gzip -n --keep --force " + path, shell=True, check=True)
    return path + ".gz"
