import yaml


def build_point(loader, node):
    return tuple(loader.construct_sequence(node))


yaml.add_constructor("!point", build_point)


def read(stream):
    return yaml.load(stream, Loader=yaml.FullLoader), yaml.load(stream)
