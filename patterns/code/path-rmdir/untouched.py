import os


def drop(name, folder):
    os.rmdir(name, dir_fd=folder)
