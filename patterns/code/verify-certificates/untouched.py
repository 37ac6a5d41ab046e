import requests

page = requests.get("https://example.org", verify=is_public, timeout=5)
other = requests.get("https://example.org", verify="/etc/ca.pem", timeout=5)
if insecure:
    other = requests.get("https://example.org", verify=False, timeout=5)
