import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info("Order {0}".format(order))
    log.info("Order {id}".format(id=order))
    log.info("Order {:>5}".format(order))
    log.info("Orders {}".format(*order))
    log.info("Orders {}".format(order, user))
