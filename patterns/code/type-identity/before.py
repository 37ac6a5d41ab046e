def same(a, b):
    return type(a) == type(b)


def is_text(value):
    return type(value) != str  # subclasses are none
