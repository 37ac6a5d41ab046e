from django.utils.safestring import mark_safe


def icon():
    return mark_safe("<svg/>")


def width(value):
    return mark_safe("<i style='width: 100%%'>%s</i>" % value)


def price(value):
    return mark_safe("<b>%.2f</b>" % value)


def join(parts):
    return mark_safe("".join(parts))
