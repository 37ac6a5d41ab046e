import os


def make(name):
    os.makedirs(name, 0o700)
    os.makedirs(os.path.dirname(name), exist_ok=True)
