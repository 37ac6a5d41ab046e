from markupsafe import Markup


def bold(name):
    return Markup("<b>%s</b>") % name


def link(url, name):
    return Markup('<a href="{}">{}</a>').format(url, name)
