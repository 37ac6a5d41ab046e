import os


def drop(name, folder):
    os.remove(name, dir_fd=folder)
    os.remove(os.path.join(folder, name))
