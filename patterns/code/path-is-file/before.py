import os


def read(name):
    if os.path.isfile(name):
        return open(name).read()
