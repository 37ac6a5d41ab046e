import os


def drop(name):
    os.remove(name)
