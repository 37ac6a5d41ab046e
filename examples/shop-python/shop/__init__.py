"""A little shop: catalogue, cart, orders, invoices."""

__version__ = "1.4.0"
