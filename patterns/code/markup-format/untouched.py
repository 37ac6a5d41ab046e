from markupsafe import Markup


def bold(name):
    return Markup("<b>%s</b>") % name


def page(text):
    return Markup(text), Markup("<hr>")


def link(url, attributes):
    return Markup('<a href="{}"{}>'.format(url, attributes))
