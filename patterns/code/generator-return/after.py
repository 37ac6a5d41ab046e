def read(items):
    for item in items:
        if item is None:
            return
        if item == 0:
            return  # enough
        yield item
