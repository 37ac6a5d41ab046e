import asyncio

import requests


async def fetch(url):
    page = await asyncio.to_thread(requests.get, url, timeout=5)
    return page.text, (await asyncio.to_thread(requests.get, url, timeout=5)).status_code
