import httpx
import requests

page = requests.get("https://example.org", verify=True, timeout=5)
answer = requests.post(
    "https://example.org/orders",
    json={"sku": "tea-01"},
    timeout=5,
    verify=True,  # their certificate is late
)
client = httpx.Client(verify = True)
