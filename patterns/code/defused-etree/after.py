import xml.etree.ElementTree as ET
from xml.etree.ElementTree import Element

import defusedxml.ElementTree
import requests


def read(path):
    tree = defusedxml.ElementTree.parse( path )
    return tree, defusedxml.ElementTree.fromstring(requests.get("https://example.org", timeout=5).text), Element("a")
