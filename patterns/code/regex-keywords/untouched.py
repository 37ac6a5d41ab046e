import re


def clean(text, *rest):
    text = re.sub("a", "b", text)
    text = re.sub("a", "b", text, flags=re.IGNORECASE)
    return re.sub("a", "b", text, *rest)
