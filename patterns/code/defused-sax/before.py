import xml.sax


def read(stream, handler):
    xml.sax.parse(stream, handler)
    return xml.sax.make_parser()
