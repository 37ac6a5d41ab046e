def read(items):
    for item in items:
        if item is None:
            raise StopIteration
        if item == 0:
            raise StopIteration()  # enough
        yield item
