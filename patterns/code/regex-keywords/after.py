import re


def clean(text):
    text = re.sub(r"\s+", " ", text, count=1)
    text = re.sub("a", "b", text, count=0, flags=re.IGNORECASE)
    return re.split(",", text, maxsplit=2)
