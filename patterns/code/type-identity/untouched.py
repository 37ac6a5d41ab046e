def same(a, b):
    return type(a) is type(b), a.type == b.type, type(a).__name__ == "int"
