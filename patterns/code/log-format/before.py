import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info("Order {}".format(order))
    logging.warning("Order {} of {} is late".format(order, user.name))
