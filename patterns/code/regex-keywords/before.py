import re


def clean(text):
    text = re.sub(r"\s+", " ", text, 1)
    text = re.sub("a", "b", text, 0, re.IGNORECASE)
    return re.split(",", text, 2)
