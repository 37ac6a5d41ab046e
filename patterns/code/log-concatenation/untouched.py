import logging

log = logging.getLogger(__name__)


def run(order):
    log.info("Order " + order + " is late")
    log.info("100% of " + order)
    log.info("Order " + order, exc_info=True)
