/**
 * `sitecustomize` of a run of the tests: counts the statements that are sent to SQLite (by sqlite3 itself, Django or
 * SQLAlchemy; nothing else can be reached from the sandbox), each for every function of the package that was running.
 */
export const pythonCounter = String.raw`import atexit
import json
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.realpath(os.environ.get("HEAL_COUNT_ROOT", "")) + os.sep
counts = {}
names = {}


def count(sql):
    if sql.lstrip()[:7].upper().split()[:1] not in (["SELECT"], ["INSERT"], ["UPDATE"], ["DELETE"], ["REPLACE"], ["WITH"]):
        return
    seen = {""}
    frame = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        name = names.get(code)
        if name is None:
            file = os.path.realpath(code.co_filename)
            is_own = file.startswith(root) and not file.startswith(os.path.realpath(here)) and "site-packages" not in file and not code.co_name.startswith("<")
            name = names[code] = file[len(root):].replace(os.sep, "/") + ":" + code.co_name if is_own else ""
        seen.add(name)
        frame = frame.f_back
    for name in seen:
        counts[name] = counts.get(name, 0) + 1


def save():
    if counts:
        name = "%d-%s.json" % (os.getpid(), os.urandom(4).hex())
        with open(os.path.join(here, "counts", name), "w") as file:
            json.dump(counts, file)


try:
    import sqlite3
    import sqlite3.dbapi2

    plain = sqlite3.connect

    def connect(*args, **named):
        connection = plain(*args, **named)
        try:
            connection.set_trace_callback(count)
        except Exception:
            pass
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = connect
    atexit.register(save)
except Exception:
    pass

# The environment may have one of its own, which this one hides.
for place in sys.path:
    file = os.path.join(place, "sitecustomize.py")
    if os.path.abspath(place) != here and os.path.isfile(file):
        with open(file) as text:
            exec(compile(text.read(), file, "exec"), {"__name__": "sitecustomize", "__file__": file})
        break
`;
