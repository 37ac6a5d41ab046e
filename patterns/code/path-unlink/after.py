from pathlib import Path


def drop(name):
    Path(name).unlink()
