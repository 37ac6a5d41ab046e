from pathlib import Path


def make(name):
    Path(name).mkdir(parents=True, exist_ok=True)
    Path(name + "/cache").mkdir()
