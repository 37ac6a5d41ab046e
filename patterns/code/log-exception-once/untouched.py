import logging

log = logging.getLogger(__name__)


def run(order):
    try:
        order.send()
    except OSError as error:
        log.exception("Order %s", order, exc_info=error)
