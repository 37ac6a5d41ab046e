import requests

page = requests.get("https://example.org")  # the front page
answer = requests.post(
    "https://example.org/orders",
    json={"sku": "tea-01"},  # one only
    headers=headers,
)
last = requests.get(url,)
