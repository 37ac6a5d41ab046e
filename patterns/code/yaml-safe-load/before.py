import yaml


def read(path):
    with open(path) as stream:
        return yaml.load( stream )  # settings


def read_all(stream):
    first = yaml.load(
        stream,  # the head
        Loader=yaml.FullLoader,
    )
    return first, yaml.load(stream.read(), yaml.Loader), list(yaml.load_all(stream))
