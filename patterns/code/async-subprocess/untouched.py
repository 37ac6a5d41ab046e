import subprocess

import anyio


async def build(target):
    subprocess.run(["make", target], check=True)
