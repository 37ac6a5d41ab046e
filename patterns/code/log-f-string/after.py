import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info("Order %s of %r is late", order.id, user)
    logging.error('No %s', order, exc_info=True)
