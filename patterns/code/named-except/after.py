def read(path):
    try:
        return open(path).read()
    except Exception:  # whatever it is
        return None


def copy(source, target):
    try:
        source.copy(target)
    except BaseException:
        target.remove()
        raise
