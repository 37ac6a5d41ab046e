def count(groups, start):
    return sum(groups, 0) + sum(groups, start)
