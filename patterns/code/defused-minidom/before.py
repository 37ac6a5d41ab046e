from xml.dom import minidom


def read(text):
    return minidom.parseString(text)
