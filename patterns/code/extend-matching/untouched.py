def collect(found, groups):
    names = []
    for group in groups:
        if group.late:
            names.append(group.name)
    for group in groups:
        if group.late:
            # each of them
            found.append(group.name)
    for group in groups:
        if group.late:
            found.append(group.name)
        else:
            print(group)
    for group in groups:
        if group.late:
            found.append(group.name)
    return group
