class Order:
    __slots__ = ("number",)
