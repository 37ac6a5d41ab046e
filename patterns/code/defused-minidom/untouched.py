from xml.dom import minidom


def make():
    return minidom.Document()
