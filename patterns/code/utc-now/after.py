import datetime as dt
from datetime import datetime, timezone


def stamp():
    return datetime.now(timezone.utc).replace(tzinfo=None).isoformat()


def read(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc).replace(tzinfo=None), dt.datetime.now(dt.timezone.utc).replace(tzinfo=None), dt.datetime.fromtimestamp(seconds, dt.timezone.utc).replace(tzinfo=None)
