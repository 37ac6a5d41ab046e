import { pythonValues } from './python-values.ts';

/**
 * Runs inside the sandbox: loads both versions of a module side by side, calls one function of them with the same
 * made-up arguments, compares what comes out and times them in turns. The task comes in as JSON; the answer goes out as
 * one line that starts with a word that only the task told, through a channel that the module does not print to.
 */
export const pythonProgram = `${pythonValues}${String.raw`

class Acts(BaseException):
    pass


class Late(BaseException):
    pass


acted = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FORBIDDEN = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink",
             "os.truncate", "os.kill", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
             "subprocess.Popen", "shutil.", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
             "urllib.Request", "smtplib.", "ftplib.", "ctypes.dlopen")


def watch(event, args):
    if event == "open":
        mode, flags = args[1], args[2]
        writes = any(c in mode for c in "wax+") if isinstance(mode, str) else isinstance(flags, int) and flags & WRITES
        if not writes or args[0] == os.devnull:
            return
    elif not event.startswith(FORBIDDEN):
        return
    acted.append(event)
    raise Acts(event)


def load(text, version):
    """The version as a module beside the real one: its relative imports and its file are what they were."""
    folder, parts = os.path.dirname(TASK["file"]), []
    while os.path.exists(os.path.join(folder, "__init__.py")):
        parts.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    for place in (ROOT, os.path.join(ROOT, "src"), os.path.join(ROOT, "lib"), folder):
        if os.path.isdir(place) and place not in sys.path:
            sys.path.insert(0, place)
    package = ".".join(parts)
    if package:
        __import__(package)
    module = types.ModuleType((package + "." if package else "") + "heal_" + version)
    module.__file__, module.__package__, module.__heal__ = TASK["file"], package, version
    sys.modules[module.__name__] = module
    exec(compile(text, TASK["file"] + ":" + version, "exec"), module.__dict__)
    return module


class Subject:
    """One version of the function, and how to make arguments for it."""

    def __init__(self, module):
        self.module = module
        self.owner = getattr(module, TASK["owner"]) if TASK["owner"] else None
        self.function = inspect.getattr_static(self.owner, TASK["name"]) if self.owner else getattr(module, TASK["name"])
        self.takes_self = self.owner is not None and not isinstance(self.function, (staticmethod, classmethod))
        if isinstance(self.function, (property, getattr(__import__("functools"), "cached_property", property))):
            raise Unmeasurable("it is a property")
        self.plain = getattr(self.owner, TASK["name"]) if self.owner else self.function
        if not callable(self.plain):
            raise Unmeasurable("it is nothing that can be called")
        self.is_async = inspect.iscoroutinefunction(self.plain)
        if inspect.isasyncgenfunction(self.plain):
            raise Unmeasurable("it is an asynchronous generator")
        inner = inspect.unwrap(self.plain)
        self.hints = resolve(inner, module)
        parameters = list(inspect.signature(inner).parameters.values())
        if self.takes_self:
            parameters = parameters[1:]
        self.parameters = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]

    def choices(self):
        """For each parameter what may be tried, the likeliest first."""
        found = []
        for p in self.parameters:
            first = [OMIT] if p.default is not p.empty else []
            hint = self.hints.get(p.name)
            vague = hint is None or hint is typing.Any or hint is object
            found.append(first + (GUESSES if vague else [hint]))
        return found

    def arguments(self, hints, size):
        args, named = [], {}
        if self.takes_self:
            args.append(record(self.owner, 1, 0))
        for index, (p, hint) in enumerate(zip(self.parameters, hints)):
            if hint is OMIT:
                continue
            value = build(hint, size, index)
            if p.kind is p.POSITIONAL_ONLY:
                args.append(value)
            else:
                named[p.name] = value
        return args, named

    def call(self, given):
        result = self.plain(*given[0], **given[1])
        if self.is_async:
            return LOOP.run_until_complete(result)
        # Who makes its answer on demand is asked for all of it.
        return list(result) if hasattr(result, "__next__") else result

    def outcome(self, given):
        try:
            return canon(self.call(given))
        except (Unmeasurable, Late, Acts, MemoryError):
            raise
        except Exception as error:
            return ("raises", type(error).__name__)


GUESSES = [typing.List[str], typing.List[int], str, int, typing.Dict[str, int], typing.List[typing.Tuple[str, int]],
           typing.List[typing.Dict[str, int]], typing.List[typing.List[int]]]


def count_hits(subject, given):
    """How often the lines of the finding run, and what comes out."""
    hits, marked = [0], subject.module.__name__
    file, (first, last) = TASK["file"] + ":before", TASK["lines"]

    def trace(frame, event, _):
        if frame.f_code.co_filename != file:
            return None
        if event == "line" and first <= frame.f_lineno <= last:
            hits[0] += 1
        return trace

    sys.settrace(trace)
    try:
        outcome = subject.outcome(given)
    finally:
        sys.settrace(None)
    return hits[0], outcome


def choose(subject):
    """Types for the arguments with which the finding's lines run most; whether anything was guessed."""
    choices = subject.choices()
    best, problem = None, None
    plans = 1
    for one in choices:
        plans *= len(one)
    until = time.monotonic() + 1.5
    for number in range(min(plans, 200)):
        hints = []
        for one in choices:
            number, at = divmod(number, len(one))
            hints.append(one[at])
        if time.monotonic() > until:
            break
        try:
            hits, outcome = within(0.3, lambda: count_hits(subject, subject.arguments(hints, 20)))
        except (Unmeasurable, Acts, Late) as error:
            problem = problem or error
            continue
        if outcome[0] == "raises":
            problem = problem or Unmeasurable("it raises %s on made-up arguments" % outcome[1])
            continue
        if best is None or hits > best[0]:
            best = (hits, hints)
        if hits >= 20:
            break
    if best is None:
        raise problem or Unmeasurable("no arguments for it can be made up")
    if best[0] == 0:
        raise Unmeasurable("made-up arguments do not lead to the lines that were healed")
    return best[1], any(hint in GUESSES and p.name not in subject.hints for p, hint in zip(subject.parameters, best[1]))


def within(seconds, work):
    if not hasattr(__import__("signal"), "setitimer"):
        return work()
    import signal

    def late(*_):
        raise Late("it did not come back")
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.05)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def timed(subject, make, repeats, is_fresh):
    given = [make() for _ in range(repeats)] if is_fresh else [make()] * repeats
    call, tick = subject.call, subject.clock
    start = tick()
    for one in given:
        call(one)
    return (tick() - start) / repeats


def measure_size(before, after, hints, size, until):
    make_before, make_after = (lambda s=s: s.arguments(hints, size) for s in (before, after))
    first, again, other = make_before(), make_before(), make_after()
    untouched = canon(first)
    hits = count_hits(before, make_before())[0] if size <= 1000 else 0
    before.clock = after.clock = THREAD_CLOCK or clock
    said, said_again, said_other = before.outcome(first), before.outcome(again), after.outcome(other)
    if (said, canon(first)) != (said_again, canon(again)):
        raise Unmeasurable("its answers differ from call to call")
    if (said, canon(first)) != (said_other, canon(other)):
        return {"size": size, "isDifferent": True, "was": repr(said)[:300], "is": repr(said_other)[:300]}
    if said[0] == "raises":
        raise Unmeasurable("it raises %s on made-up arguments" % said[1])
    is_fresh = canon(first) != untouched or any(hasattr(v, "__next__") for v in first[1].values())
    busy = [timed(before, make_before, 1, is_fresh) for _ in range(3)]
    before.clock = after.clock = clock
    waiting = [timed(before, make_before, 1, is_fresh) for _ in range(3)]
    # What computes is measured by the processor's time, which others on the machine do not blur; what waits, by the clock.
    if THREAD_CLOCK and min(busy) > 0.5 * min(waiting):
        before.clock = after.clock = THREAD_CLOCK
    once = max(1, min(timed(before, make_before, 1, is_fresh), timed(before, make_before, 1, is_fresh)))
    repeats = max(1, min(2000, int(200000 / once)))
    if is_fresh:
        start = clock()
        make_before()
        repeats = max(1, min(repeats, int(2000000 / max(1, clock() - start))))
    rounds = {"before": [], "after": []}
    turns = [(before, make_before, "before"), (after, make_after, "after")]
    for number in range(151):
        if number >= 6 and time.monotonic() > until:
            break
        for subject, make, name in (turns if number % 2 == 0 else turns[::-1]):
            rounds[name].append(timed(subject, make, repeats, is_fresh))
    return dict(rounds, size=size, isDifferent=False, hits=hits)


def name_hint(hint):
    plain = isinstance(hint, type) and not typing.get_args(hint)
    return hint.__name__ if plain else str(hint).replace("typing.", "").replace("collections.abc.", "")


def measure():
    sys.addaudithook(watch)
    before, after = (Subject(load(TASK[version], version)) for version in ("before", "after"))
    names = lambda s: [(p.name, p.kind) for p in s.parameters]
    if names(before) != names(after) or before.is_async != after.is_async:
        raise Unmeasurable("its parameters change")
    hints, is_guessed = choose(before)
    sizes, told = [], ", ".join(name_hint(hint) for hint in hints if hint is not OMIT)
    end = time.monotonic() + TASK["budgetSeconds"]
    for index, size in enumerate(TASK["sizes"]):
        now = time.monotonic()
        if sizes and now > end:
            break
        until = now + (end - now) / (len(TASK["sizes"]) - index)
        try:
            found = within(max(1.0, until - now + 1.0), lambda: measure_size(before, after, hints, size, until))
        except Late:
            # A size that takes too long says nothing; the smaller ones stand.
            if not sizes:
                raise
            break
        sizes.append(found)
        if found["isDifferent"]:
            break
    return {"status": "measured", "sizes": sizes, "arguments": told, "isGuessed": is_guessed}


if __name__ == "__main__":
    clock, leave, write = time.perf_counter_ns, os._exit, os.write
    TASK = json.loads(sys.stdin.buffer.read())
    word = TASK.pop("word")
    has_thread_clock = hasattr(time, "thread_time_ns") and time.get_clock_info("thread_time").resolution < 1e-6
    THREAD_CLOCK = time.thread_time_ns if has_thread_clock else None
    ROOT = os.path.realpath(TASK["root"])
    out, nowhere = os.dup(1), os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    LOOP = asyncio.new_event_loop()
    asyncio.set_event_loop(LOOP)
    sys.dont_write_bytecode = True
    sys.setrecursionlimit(3000)
    __import__("gc").disable()
    try:
        answer = measure()
    except Unmeasurable as error:
        answer = {"status": "unmeasured", "why": str(error)}
    except (Acts, Late) as error:
        answer = {"status": "unmeasured", "why": "it acts on the outside (%s)" % error if isinstance(error, Acts) else str(error)}
    except SystemExit:
        answer = {"status": "unmeasured", "why": "it ends the process"}
    except BaseException as error:
        answer = {"status": "unmeasured", "why": "%s: %s" % (type(error).__name__, str(error)[:200])}
    if acted and answer["status"] == "measured":
        answer = {"status": "unmeasured", "why": "it acts on the outside (%s)" % acted[0]}
    data = (word + " " + json.dumps(answer) + "\n").encode()
    while data:
        data = data[write(out, data):]
    leave(0)
`}`;
