import json
import yaml


def read(stream):
    return yaml.safe_load(stream), yaml.load(stream, Loader=yaml.SafeLoader), yaml.load(stream, Loader=OurLoader)


def read_later(stream, **options):
    return yaml.load(stream, **options)


def read_with_reason(stream):
    return yaml.load(
        stream,  # the head
        Loader=yaml.FullLoader,
    )
