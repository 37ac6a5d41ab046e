import logging

log = logging.getLogger(__name__)


def run(order):
    log.info("Order %s", order)
    log.error('No %s', str(order))
