import yaml


def read(path):
    with open(path) as stream:
        return yaml.safe_load( stream )  # settings


def read_all(stream):
    return yaml.safe_load(stream.read()), list(yaml.safe_load_all(stream))
