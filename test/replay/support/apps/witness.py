"""Paints four known colours above a text field, and writes down what is done to it: `witness.py <file>`, JSON lines."""

import json
import sys
import tkinter as tk

log = open(sys.argv[1], "a", encoding="utf-8", buffering=1)


def note(**event):
    log.write(json.dumps(event) + "\n")


root = tk.Tk(className="Witness")
root.title("Witness – äöü")
root.geometry("400x300+100+80")
root.resizable(False, False)
canvas = tk.Canvas(root, width=400, height=200, highlightthickness=0, borderwidth=0)
canvas.place(x=0, y=0)
colours = ["#ff0000", "#00c000", "#0000ff", "#ffe000"]
for index, colour in enumerate(colours):
    left, top = 200 * (index % 2), 100 * (index // 2)
    canvas.create_rectangle(left, top, left + 200, top + 100, fill=colour, width=0)
text = tk.Text(root, undo=True)
text.place(x=0, y=200, width=400, height=100)
menu = tk.Menu(root, tearoff=0)
for entry in ("First", "Second", "Third"):
    menu.add_command(label=entry, command=lambda entry=entry: note(did="menu", entry=entry))


def mouse(did, count=1):
    def heard(event):
        note(did=did, x=event.x_root, y=event.y_root, button=event.num, count=count)

    return heard


for button in (1, 2, 3):
    canvas.bind(f"<ButtonPress-{button}>", mouse("down"))
    canvas.bind(f"<ButtonRelease-{button}>", mouse("up"))
    canvas.bind(f"<Double-ButtonPress-{button}>", mouse("down", 2))
canvas.bind("<B1-Motion>", lambda event: note(did="drag", x=event.x_root, y=event.y_root))
text.bind("<Key>", lambda event: note(did="key", keysym=event.keysym, state=event.state & 0x4D))
text.bind("<<Modified>>", lambda event: (note(did="text", text=text.get("1.0", "end-1c")), text.edit_modified(False)))
root.bind("<F5>", lambda event: menu.tk_popup(root.winfo_rootx() + 150, root.winfo_rooty() + 60))
root.bind("<F6>", lambda event: text.delete("1.0", "end"))


def close():
    note(did="close")
    root.destroy()


root.protocol("WM_DELETE_WINDOW", close)
text.focus_set()
root.mainloop()
