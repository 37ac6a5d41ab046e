import requests

page = requests.get("https://example.org", timeout=5)
other = requests.get("https://example.org", **options)
third = session.get("https://example.org")
fourth = requests.codes.get("ok")
fifth = requests.get("https://example.org", timeout=None)
