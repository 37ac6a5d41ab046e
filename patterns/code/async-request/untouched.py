import requests
import trio

session = requests.Session()


async def fetch(url):
    return session.get(url), requests.get(url, timeout=5)
