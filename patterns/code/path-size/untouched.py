import os


def size(name):
    return os.path.getsize(os.path.join("data", name))
