from pathlib import Path


def read(name):
    if Path(name).is_file():
        return open(name).read()
