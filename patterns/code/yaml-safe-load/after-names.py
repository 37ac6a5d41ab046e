import os
from yaml import safe_load


def read(path):
    return safe_load(os.fsencode(path))
