"""A form with every common kind of control, that says of itself what was pressed, typed and done: the oracle of the drift bench.

Usage: form.py FOLDER DRIFT, where DRIFT is JSON (see `FormDrift` in form.ts). In FOLDER `events.jsonl` grows, and
`boxes.json` is written anew whenever a file `ask` appears. It ends when a file `stop` appears or its parent is gone.
"""

import json
import os
import sys
import tkinter as tk

FOLDER, DRIFT = sys.argv[1], json.loads(sys.argv[2])
SCALE = DRIFT.get("scale", 1)
FONT = DRIFT.get("font", {})
NAMES = DRIFT.get("names", {})
MISSING = set(DRIFT.get("missing", []))
DECOYS = set(DRIFT.get("decoys", []))
LAYOUT = DRIFT.get("layout", "plain")
COLOURS = {"window": "#ececec", "text": "#1c1c1c", "button": "#dcdcdc", "field": "#ffffff", "chosen": "#3874d8",
           "onChosen": "#ffffff", "edge": 1, **DRIFT.get("colours", {})}
PARENT = os.getppid()

ICONS = {
    "new": "0000000000000000 0011111111000000 0010000001100000 0010000001010000 0010000001111000 0010000000001000 0010000000001000 0010000000001000 0010000000001000 0010000000001000 0010000000001000 0010000000001000 0010000000001000 0011111111111000 0000000000000000 0000000000000000",
    "open": "0000000000000000 0000000000000000 0111110000000000 0100001000000000 0100000111111000 0100000000001000 0100000000001000 0101111111111110 0101000000000100 0110000000000100 0110000000001000 0100000000001000 0111111111110000 0000000000000000 0000000000000000 0000000000000000",
    "save": "0000000000000000 0111111111111000 0101000000101100 0101000000100110 0101000000100010 0101111111100010 0100000000000010 0100000000000010 0101111111111010 0101000000001010 0101011111101010 0101000000001010 0101000000001010 0111111111111110 0000000000000000 0000000000000000",
    "print": "0000000000000000 0000111111100000 0000100000100000 0000100000100000 0000100000100000 0111111111111100 0100000000000100 0100000000010100 0100000000000100 0111111111111100 0000100000100000 0000101110100000 0000100000100000 0000111111100000 0000000000000000 0000000000000000",
    "refresh": "0000000000000000 0000011111000000 0001110001110100 0011000000011100 0010000000111100 0110000000000000 0100000000000000 0100000000000000 0000000000000100 0000000000000100 0000000000001100 0111100000001000 0111000000011000 0101110001110000 0000011111000000 0000000000000000",
    "up": "0000000000000000 0000000000000000 0000000100000000 0000001110000000 0000011111000000 0000111111100000 0001111111110000 0011111111111000 0000001110000000 0000001110000000 0000001110000000 0000001110000000 0000001110000000 0000001110000000 0000000000000000 0000000000000000",
    "down": "0000000000000000 0000000000000000 0000001110000000 0000001110000000 0000001110000000 0000001110000000 0000001110000000 0000001110000000 0011111111111000 0001111111110000 0000111111100000 0000011111000000 0000001110000000 0000000100000000 0000000000000000 0000000000000000",
}
ITEMS = ["Chair", "Desk", "Lamp", "Shelf", "Stool", "Table"]

root = tk.Tk()
root.title("Customer order")
root.withdraw()
log = open(os.path.join(FOLDER, "events.jsonl"), "a", buffering=1)
said = 0
boxes = {}
pictures = []


def px(length):
    return round(length * SCALE)


def font(size=13, weight="normal"):
    return (FONT.get("family", "DejaVu Sans"), -round(size * SCALE * FONT.get("factor", 1)), weight)


def say(what, widget, more=""):
    global said
    said += 1
    log.write(json.dumps({"n": said, "what": what, "widget": widget, "window": "Customer order", "more": more}) + "\n")


def name_of(widget, event=None):
    name = getattr(widget, "heal_id", "")
    if name == "list" and event is not None:
        row = widget.nearest(event.y)
        box = widget.bbox(row)
        if box and box[1] <= event.y < box[1] + box[3]:
            return "row:" + widget.get(row)
    return name


# Before the widget's own bindings, so that nothing is missed.
root.bind_class("Witness", "<ButtonPress>", lambda e: say("press", name_of(e.widget, e), str(e.num)))
root.bind_class("Witness", "<KeyPress>", lambda e: say("key", name_of(e.widget), e.keysym))


def witness(widget, name):
    widget.heal_id = name
    widget.bindtags(("Witness", *widget.bindtags()))
    if name:
        boxes[name] = widget
    return widget


def add_icon(parent, name):
    rows = ICONS[name].split()
    bits = [[bit == "1" for bit in row] for row in rows]
    size = px(20)
    picture = tk.PhotoImage(width=size, height=size)
    for y in range(size):
        line = [COLOURS["text"] if bits[y * 16 // size][x * 16 // size] else COLOURS["button"] for x in range(size)]
        picture.put("{" + " ".join(line) + "}", to=(0, y))
    pictures.append(picture)
    return add_button(parent, "icon:" + name, "", image=picture, padx=px(3), pady=px(3))


def add_button(parent, name, text, **more):
    options = {"padx": px(10), "pady": px(4), **more}
    button = tk.Button(parent, text=NAMES.get(name, text), font=font(), bg=COLOURS["button"], fg=COLOURS["text"],
                       activebackground=COLOURS["button"], activeforeground=COLOURS["text"], bd=COLOURS["edge"],
                       highlightthickness=0, command=lambda: do(name), **options)
    return witness(button, name)


def add_label(parent, text):
    return witness(tk.Label(parent, text=text, font=font(), bg=COLOURS["window"], fg=COLOURS["text"], anchor="w"), "")


def add_field(parent, name):
    field = tk.Entry(parent, font=font(), bg=COLOURS["field"], fg=COLOURS["text"], insertbackground=COLOURS["text"],
                     bd=COLOURS["edge"], highlightthickness=1, highlightcolor=COLOURS["chosen"], insertofftime=0, width=24)
    return witness(field, name)


def add_choice(parent, kind, name, text, variable, **more):
    choice = kind(parent, text=NAMES.get(name, text), font=font(), bg=COLOURS["window"], fg=COLOURS["text"], variable=variable,
                  selectcolor=COLOURS["field"], activebackground=COLOURS["window"], activeforeground=COLOURS["text"],
                  highlightthickness=0, anchor="w", command=lambda: do(name), **more)
    return witness(choice, name)


def frame(parent):
    return witness(tk.Frame(parent, bg=COLOURS["window"]), "")


def do(name):
    say("effect", name)
    if name == "add" and listing.curselection():
        basket.insert("end", listing.get(listing.curselection()[0]))
    if name == "remove" and basket.size():
        basket.delete("end")
    if name.startswith("tab:"):
        show(name[4:])
    status.config(text=f"{said}. {name}")


root.configure(bg=COLOURS["window"])
witness(root, "")
toolbar, tabs, middle, foot = (frame(root) for _ in range(4))
status = witness(tk.Label(root, text="Ready", font=font(11), bg=COLOURS["window"], fg=COLOURS["text"], anchor="w"), "status")


def line_up(widgets, side="left", gap=4):
    for name, widget in widgets:
        if name not in MISSING:
            widget.pack(side=side, padx=px(gap), pady=px(4))


icons = ["new", "open", "save", "print", "refresh"]
if LAYOUT == "shuffled":
    icons = ["refresh", "print", "new", "save", "open"]
line_up([("icon:" + name, add_icon(toolbar, name)) for name in icons])
for name in sorted(DECOYS):
    if name.startswith("icon:"):
        decoy = add_icon(toolbar, name[5:])
        decoy.config(command=lambda: say("effect", "decoy"))
        boxes[name] = next(w for w in toolbar.winfo_children() if getattr(w, "heal_id", "") == name and w is not decoy)
        decoy.heal_id = "decoy"
        decoy.pack(side="left", padx=px(4))

page = tk.StringVar(value="customer")
titles = [("customer", "Customer"), ("items", "Items"), ("notes", "Notes")]
if LAYOUT == "shuffled":
    titles = [titles[2], titles[0], titles[1]]
for value, title in titles:
    tab = tk.Radiobutton(tabs, text=NAMES.get("tab:" + value, title), value=value, variable=page, indicatoron=False, font=font(),
                         bg=COLOURS["button"], fg=COLOURS["text"], selectcolor=COLOURS["window"], bd=COLOURS["edge"],
                         activebackground=COLOURS["button"], activeforeground=COLOURS["text"], highlightthickness=0,
                         padx=px(14), pady=px(4), command=lambda value=value: do("tab:" + value))
    witness(tab, "tab:" + value)
    if "tab:" + value not in MISSING:
        tab.pack(side="left")

pages = {name: frame(middle) for name in ("customer", "items", "notes")}
customer = pages["customer"]
fields = [("first", "First name"), ("last", "Last name"), ("city", "City")]
if LAYOUT == "shuffled":
    fields = [fields[2], fields[0], fields[1]]
for row, (name, title) in enumerate(fields):
    add_label(customer, NAMES.get("label:" + name, title)).grid(row=row, column=0, sticky="w", padx=px(8), pady=px(5))
    if "field:" + name not in MISSING:
        add_field(customer, "field:" + name).grid(row=row, column=1, padx=px(8), pady=px(5))
# The order in which Tab walks is that of the form, wherever a field stands.
for name in ("first", "last", "city"):
    if "field:" + name in boxes:
        boxes["field:" + name].lift()
flags = {name: tk.IntVar() for name in ("news", "express", "gift")}
choices = [("news", "Newsletter"), ("express", "Express delivery"), ("gift", "Gift wrapping")]
if LAYOUT == "shuffled":
    choices.reverse()
for row, (name, title) in enumerate(choices):
    if "check:" + name not in MISSING:
        add_choice(customer, tk.Checkbutton, "check:" + name, title, flags[name]).grid(row=3 + row, column=0, sticky="w", padx=px(8))
pay = tk.StringVar(value="card")
ways = [("card", "Card"), ("invoice", "Invoice"), ("cash", "Cash")]
if LAYOUT == "shuffled":
    ways.reverse()
for row, (value, title) in enumerate(ways):
    if "pay:" + value not in MISSING:
        add_choice(customer, tk.Radiobutton, "pay:" + value, title, pay, value=value).grid(row=3 + row, column=1, sticky="w", padx=px(8))


def add_list(parent, name, rows):
    listing = tk.Listbox(parent, font=font(), height=6, width=16, bg=COLOURS["field"], fg=COLOURS["text"], bd=COLOURS["edge"],
                         selectbackground=COLOURS["chosen"], selectforeground=COLOURS["onChosen"], highlightthickness=1,
                         activestyle="none", exportselection=False)
    for row in rows:
        listing.insert("end", row)
    return witness(listing, name)


items = pages["items"]
listing = add_list(items, "list", sorted(ITEMS, reverse=LAYOUT == "shuffled"))
basket = add_list(items, "basket", [])


def on_select(_):
    chosen = listing.curselection()
    say("effect", "row:" + listing.get(chosen[0]) if chosen else "")


listing.bind("<<ListboxSelect>>", on_select)
between = frame(items)
moves = [("add", "Add >"), ("remove", "< Remove")]
for name, title in moves if LAYOUT != "shuffled" else moves[::-1]:
    button = add_button(between, name, title)
    if name not in MISSING:
        button.pack(fill="x", pady=px(3))
for name in ("up", "down") if LAYOUT != "shuffled" else ("down", "up"):
    button = add_icon(between, name)
    if "icon:" + name not in MISSING:
        button.pack(fill="x", pady=px(3))
for column, widget in enumerate((listing, between, basket) if LAYOUT != "shuffled" else (basket, between, listing)):
    widget.grid(row=0, column=column, padx=px(8), pady=px(8))

notes = witness(tk.Text(pages["notes"], font=font(), width=44, height=7, bg=COLOURS["field"], fg=COLOURS["text"], bd=COLOURS["edge"],
                        insertbackground=COLOURS["text"], highlightthickness=1, insertofftime=0), "notes")
notes.pack(padx=px(8), pady=px(8))

buttons = [("submit", "Submit"), ("apply", "Apply"), ("cancel", "Cancel"), ("delete", "Delete")]
if LAYOUT == "shuffled":
    buttons = [buttons[3], buttons[0], buttons[2], buttons[1]]
for name, title in buttons:
    button = add_button(foot, name, title)
    if name not in MISSING:
        button.pack(side="right", padx=px(4), pady=px(6))
    if name in DECOYS:
        decoy = add_button(foot, name, title)
        decoy.config(command=lambda: say("effect", "decoy"))
        decoy.heal_id, boxes[name] = "decoy", button
        decoy.pack(side="left", padx=px(4), pady=px(6))


def show(name):
    for one in pages.values():
        one.pack_forget()
    delay = DRIFT.get("pageMs", 0)
    if delay:
        root.after(delay, lambda: pages[name].pack(anchor="nw"))
    else:
        pages[name].pack(anchor="nw")


def lay_out():
    above = [toolbar, tabs, middle, foot] if LAYOUT != "shuffled" else [tabs, middle, toolbar, foot]
    for part in above:
        part.pack(fill="both" if part is middle else "x", expand=part is middle, padx=px(4), pady=px(2))
    status.pack(fill="x", padx=px(6))
    show(page.get())


def write_boxes():
    found = []
    for name, widget in boxes.items():
        if not widget.winfo_viewable():
            continue
        x, y = widget.winfo_rootx(), widget.winfo_rooty()
        found.append((name, x, y, widget.winfo_width(), widget.winfo_height()))
        if name == "list":
            for row in range(widget.size()):
                box = widget.bbox(row)
                if box:
                    found.append(("row:" + widget.get(row), x + 2, y + box[1], widget.winfo_width() - 4, box[3]))
    rows = [{"widget": n, "type": "", "window": "Customer order", "isEnabled": True, "x": x, "y": y, "width": w, "height": h}
            for n, x, y, w, h in found]
    half = os.path.join(FOLDER, "boxes.half")
    with open(half, "w") as out:
        json.dump({"said": said, "boxes": rows}, out)
    os.replace(half, os.path.join(FOLDER, "boxes.json"))


def final():
    return {**{"field:" + n: boxes["field:" + n].get() for n in ("first", "last", "city") if "field:" + n in boxes},
            **{"check:" + n: bool(v.get()) for n, v in flags.items()}, "pay": pay.get(), "page": page.get(),
            "basket": list(basket.get(0, "end")), "notes": notes.get("1.0", "end-1c")}


def listen():
    ask = os.path.join(FOLDER, "ask")
    if os.path.exists(ask):
        os.remove(ask)
        with open(os.path.join(FOLDER, "final.json"), "w") as out:
            json.dump(final(), out)
        write_boxes()
    if os.path.exists(os.path.join(FOLDER, "stop")) or os.getppid() != PARENT:
        root.destroy()
        return
    root.after(20, listen)


x, y = DRIFT.get("at", [700, 400])
lay_out() if not DRIFT.get("paintMs") else root.after(DRIFT["paintMs"], lay_out)
if DRIFT.get("size"):
    root.geometry("{}x{}+{}+{}".format(*DRIFT["size"], x, y))
else:
    # Wide enough for all pages, so that the window keeps its size.
    root.update_idletasks()
    wide = max(one.winfo_reqwidth() for one in pages.values()) + px(24)
    high = max(one.winfo_reqheight() for one in pages.values()) + sum(p.winfo_reqheight() for p in (toolbar, tabs, foot, status)) + px(40)
    root.geometry(f"{max(wide, px(460))}x{high}+{x}+{y}")
root.deiconify()
root.after(20, listen)
root.mainloop()
