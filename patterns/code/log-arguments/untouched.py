import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info("Order %(id)s" % order)
    log.info("100%% of %s" % order)
    log.info("Order %s", order)
    log.info("Order %s" % (order,))
