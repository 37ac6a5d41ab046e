def collect(groups):
    found = []
    found.extend(groups)
    return found
