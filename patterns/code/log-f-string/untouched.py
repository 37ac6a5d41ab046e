import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info(f"Order costs {order.price:.2f}")
    log.info(f"100% of {order}")
    log.info(f"Order {order.total + 1}")
    log.info("Order %s", order)
