from pathlib import Path


def move(old, new):
    Path(old).rename(new)
    Path(new).replace(old)
