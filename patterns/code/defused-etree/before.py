import xml.etree.ElementTree as ET
from xml.etree.ElementTree import Element

import requests


def read(path):
    tree = ET.parse( path )
    return tree, ET.fromstring(requests.get("https://example.org", timeout=5).text), Element("a")
