"""A window of another program that lies over a part of the screen, as a tooltip or a dialog does. What is pressed on it is told.

Usage: cover.py FOLDER X Y WIDTH HEIGHT LOOKS MILLISECONDS (0: for good). In FOLDER `events.jsonl` grows; it ends when a file
`stop` appears, its time is up or its parent is gone. `up` appears once it can be seen.
"""

import json
import os
import sys
import tkinter as tk

FOLDER = sys.argv[1]
X, Y, WIDTH, HEIGHT = map(int, sys.argv[2:6])
LOOKS, MS = sys.argv[6], int(sys.argv[7])
PARENT = os.getppid()

root = tk.Tk()
said = 0


def press(_):
    global said
    said += 1
    with open(os.path.join(FOLDER, "events.jsonl"), "a") as log:
        log.write(json.dumps({"n": said, "what": "press", "widget": "cover", "window": "", "more": ""}) + "\n")


if LOOKS == "tooltip":
    root.overrideredirect(True)
    root.configure(bg="#fffbd0", highlightthickness=1, highlightbackground="#333333")
    tk.Label(root, text="Updates are ready", bg="#fffbd0", fg="#222222", font=("DejaVu Sans", -13)).pack(expand=True)
else:
    root.title("Update")
    tk.Label(root, text="Updates are ready to be installed.", font=("DejaVu Sans", -13)).pack(expand=True, padx=20, pady=12)
    tk.Button(root, text="Later", font=("DejaVu Sans", -13)).pack(pady=8)
root.attributes("-topmost", True)
root.geometry(f"{WIDTH}x{HEIGHT}+{X}+{Y}")
root.bind_all("<ButtonPress>", press)


def listen():
    if os.path.exists(os.path.join(FOLDER, "stop")) or os.getppid() != PARENT:
        root.destroy()
        return
    root.lift()
    root.after(50, listen)


def up():
    # With the frame that the window manager put around it.
    side, top = root.winfo_rootx() - root.winfo_x(), root.winfo_rooty() - root.winfo_y()
    area = {"x": root.winfo_x(), "y": root.winfo_y(), "width": root.winfo_width() + 2 * side, "height": root.winfo_height() + top + side}
    with open(os.path.join(FOLDER, "half"), "w") as out:
        json.dump(area, out)
    os.replace(os.path.join(FOLDER, "half"), os.path.join(FOLDER, "up"))
    if MS:
        root.after(MS, root.destroy)


root.after(50, listen)
root.after(200, up)
root.mainloop()
