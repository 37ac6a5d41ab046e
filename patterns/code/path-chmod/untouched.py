import os


def protect(name):
    os.chmod(name, 0o600, follow_symlinks=False)
