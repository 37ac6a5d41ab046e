import os
from yaml import FullLoader, load


def read(path):
    return load(os.fsencode(path), Loader=FullLoader)
