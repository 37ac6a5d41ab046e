from pathlib import Path


def size(name):
    return Path(name).stat().st_size
