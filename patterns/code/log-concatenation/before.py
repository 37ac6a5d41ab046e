import logging

log = logging.getLogger(__name__)


def run(order):
    log.info("Order " + order)
    log.error('No ' + str(order))
