def collect(first, groups):
    found = [first.name]
    for group in groups:
        if group.late:
            found.append(group.name)
    return found
