import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info("Order %s", order)
    logging.warning("Order %s of %s is late", order, user.name)
