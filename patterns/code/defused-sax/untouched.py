from xml.sax.saxutils import escape


def write(text):
    return escape(text)
