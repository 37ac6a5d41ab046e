import logging

log = logging.getLogger(__name__)
try:
    run()
except OSError as error:
    log.warning("It did not run", exc_info=True)
    log.error("It did not run", exc_info=error)
