import asyncio
import subprocess


async def build(target):
    await asyncio.to_thread(subprocess.run, ["make", target], check=True)
    log = await asyncio.to_thread(subprocess.check_output, ["git", "log"])
    if (await asyncio.to_thread(subprocess.run, ["make", "test"])).returncode == 0:
        await asyncio.sleep(0)
    return log
