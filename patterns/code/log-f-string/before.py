import logging

log = logging.getLogger(__name__)


def run(order, user):
    log.info(f"Order {order.id} of {user!r} is late")
    logging.error(f'No {order}', exc_info=True)
