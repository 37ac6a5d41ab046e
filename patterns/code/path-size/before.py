import os


def size(name):
    return os.path.getsize(name)
