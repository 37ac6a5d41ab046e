def collect(first, groups):
    found = [first.name]
    found.extend(group.name for group in groups if group.late)
    return found
