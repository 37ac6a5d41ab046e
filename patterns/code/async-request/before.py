import requests


async def fetch(url):
    page = requests.get(url, timeout=5)
    return page.text, requests.get(url, timeout=5).status_code
