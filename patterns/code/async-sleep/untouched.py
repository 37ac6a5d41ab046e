import time

import trio


async def retry(job):
    while not job.done():
        time.sleep(0.5)
