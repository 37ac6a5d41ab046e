from datetime import datetime

from clocks import datetime as our_clock


def stamp(clock):
    return clock.utcnow(), our_clock.utcnow(), Column(default=datetime.utcnow)
