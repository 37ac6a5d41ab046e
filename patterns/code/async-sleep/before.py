import time


async def retry(job):
    while not job.done():
        time.sleep(0.5)  # the job is slow
