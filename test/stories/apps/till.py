"""A till of four buttons that writes down what is pressed: `till.py <log> <light|dark>`, JSON lines; the first tells where they are."""

import json
import sys
import tkinter as tk

log = open(sys.argv[1], "a", encoding="utf-8", buffering=1)
ink, paper, ground, size = {
    "light": ("#202020", "#f0f0f0", "#dcdcdc", 14),
    "dark": ("#e8e8e8", "#303438", "#202428", 18),
}[sys.argv[2]]
root = tk.Tk(className="Till")
root.title("Till")
root.geometry("+120+90")
root.configure(background=ground, padx=20, pady=20)
count = 0
shown = tk.Label(root, text="0000", font=("DejaVu Sans Mono", size), fg=ink, bg=paper, width=18)
shown.grid(row=0, column=0, columnspan=4, pady=12)


def press(name):
    global count
    count += 1
    log.write(json.dumps({"pressed": name}) + "\n")
    shown.configure(text=f"{count:04d} {name}")


buttons = {}
for column, name in enumerate(("Bread", "Milk", "Apples", "Pay")):
    button = tk.Button(
        root, text=name, font=("DejaVu Sans", size), fg=ink, bg=paper, activeforeground=ink, activebackground=paper,
        takefocus=0, highlightthickness=0, padx=14, pady=8, command=lambda name=name: press(name),
    )
    button.grid(row=1, column=column, padx=6, pady=6)
    buttons[name] = button


def tell():
    boxes = {
        name: [one.winfo_rootx(), one.winfo_rooty(), one.winfo_width(), one.winfo_height()]
        for name, one in {**buttons, "shown": shown}.items()
    }
    log.write(json.dumps({"boxes": boxes}) + "\n")


root.after(600, tell)
root.mainloop()
