def read(path):
    try:
        return open(path).read()
    except:  # whatever it is
        return None


def copy(source, target):
    try:
        source.copy(target)
    except:
        target.remove()
        raise
