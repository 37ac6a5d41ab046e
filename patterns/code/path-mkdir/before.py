import os


def make(name):
    os.makedirs(name, exist_ok=True)
    os.mkdir(name + "/cache")
