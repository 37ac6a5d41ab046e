def same(a, b):
    return type(a) is type(b)


def is_text(value):
    return type(value) is not str  # subclasses are none
