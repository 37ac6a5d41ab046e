import httpx
import requests

page = requests.get("https://example.org", verify=False, timeout=5)
answer = requests.post(
    "https://example.org/orders",
    json={"sku": "tea-01"},
    timeout=5,
    verify=False,  # their certificate is late
)
client = httpx.Client(verify = False)
