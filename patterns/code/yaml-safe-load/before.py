import yaml


def read(path):
    with open(path) as stream:
        return yaml.load( stream )  # settings


def read_all(stream):
    return yaml.load(stream.read(), yaml.Loader), list(yaml.load_all(stream))
