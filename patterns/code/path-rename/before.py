import os


def move(old, new):
    os.rename(old, new)
    os.replace(new, old)
