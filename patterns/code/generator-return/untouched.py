def read(items):
    for item in items:
        try:
            yield item
        except ValueError as error:
            raise StopIteration from error
        try:
            raise StopIteration
        except StopIteration:
            yield None
