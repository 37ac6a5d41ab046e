import logging

log = logging.getLogger(__name__)
try:
    run()
except OSError:
    log.exception("It did not run")
    log.exception("%s did not run", name, extra={"a": 1})
