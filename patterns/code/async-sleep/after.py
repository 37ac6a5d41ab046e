import asyncio


async def retry(job):
    while not job.done():
        await asyncio.sleep(0.5)  # the job is slow
