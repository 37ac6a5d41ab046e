import xml.sax

import defusedxml.sax


def read(stream, handler):
    defusedxml.sax.parse(stream, handler)
    return defusedxml.sax.make_parser()
