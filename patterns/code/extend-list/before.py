def collect(groups):
    found = []
    for group in groups:
        found.append(group)
    return found
