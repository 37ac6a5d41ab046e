import datetime as dt
from datetime import datetime


def stamp():
    return datetime.utcnow().isoformat()


def read(seconds):
    return datetime.utcfromtimestamp(seconds), dt.datetime.utcnow(), dt.datetime.utcfromtimestamp( seconds )
