import os


def drop(name):
    os.rmdir(name)
