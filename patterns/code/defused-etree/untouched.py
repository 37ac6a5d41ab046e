import xml.etree.ElementTree as ET
from defusedxml.ElementTree import parse


def write(path):
    ET.ElementTree(ET.Element("a")).write(path)
    return parse(path), ET.tostring(ET.Element("b"))
