from django.utils.safestring import mark_safe


def link(url, name):
    return mark_safe('<a href="{}">{}</a>'.format(url, name))


def bold(name):
    return mark_safe("<b>%s</b>" % name)


def pair(name, value):
    return mark_safe("<b>%s</b>: %s" % (name, value))
