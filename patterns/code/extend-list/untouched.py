def collect(groups):
    found = []
    for group in groups:
        # each of them
        found.append(group)
    for group in groups:
        found.append(group)
        print(group)
    for group in groups:
        found.append(group)
    return found, group
