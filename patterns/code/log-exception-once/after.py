import logging

log = logging.getLogger(__name__)


def run(order):
    try:
        order.send()
    except OSError:
        log.exception("Order %s", order)
