import ssl
from urllib.request import urlopen

page = urlopen("https://example.org", context=ssl.create_default_context(), timeout=5)
context = ssl.create_default_context()
