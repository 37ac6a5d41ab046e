from pathlib import Path


def protect(name):
    Path(name).chmod(0o600)
