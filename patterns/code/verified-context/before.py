import ssl
from urllib.request import urlopen

page = urlopen("https://example.org", context=ssl._create_unverified_context(), timeout=5)
context = ssl._create_unverified_context()
