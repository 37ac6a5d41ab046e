from django.utils.html import format_html


def link(url, name):
    return format_html('<a href="{}">{}</a>', url, name)


def bold(name):
    return format_html("<b>{}</b>", name)


def pair(name, value):
    return format_html("<b>{}</b>: {}", name, value)
