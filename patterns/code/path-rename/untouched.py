import os


def move(old, new, folder):
    os.rename(old, new, src_dir_fd=folder)
    os.rename(os.path.join(folder, old), new)
