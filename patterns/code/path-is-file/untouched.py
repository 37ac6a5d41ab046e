import os


def read(name):
    return os.path.isfile(os.path.join("data", name)) or os.path.exists(name)
