import logging

log = logging.getLogger(__name__)
try:
    run()
except OSError:
    log.error("It did not run", exc_info=True)
    log.error("%s did not run", name, exc_info=True, extra={"a": 1})
