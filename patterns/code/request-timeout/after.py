import requests

page = requests.get("https://example.org", timeout=30)  # the front page
answer = requests.post(
    "https://example.org/orders",
    json={"sku": "tea-01"},  # one only
    headers=headers,
    timeout=30,
)
last = requests.get(url, timeout=30)
