/**
 * First half of the program that runs inside the sandbox: makes up arguments for a function from its annotations, and
 * writes values down so that two versions of a module can be compared. Python 3.8 and later; see `python-program.ts`.
 */
export const pythonValues = String.raw`import asyncio
import collections
import collections.abc
import dataclasses
import datetime
import decimal
import enum
import inspect
import json
import os
import random
import sys
import time
import types
import typing
import zlib


class Unmeasurable(Exception):
    pass


OMIT = object()
LINES = ("item-{0}", "item-{0}, {0}", "item-{0} | name {0} | {0}", "key{0}=value {0}", "# note {0}")
LISTS = (list, collections.abc.Iterable, collections.abc.Sequence, collections.abc.Collection,
         collections.abc.MutableSequence, collections.abc.Container, collections.abc.Reversible)
SETS = (set, collections.abc.Set, collections.abc.MutableSet)
DICTS = (dict, collections.abc.Mapping, collections.abc.MutableMapping, collections.OrderedDict)
ITERATORS = (collections.abc.Iterator, collections.abc.Generator)


def order(size, index):
    """Half of the numbers are those of the parameter before, in an order of their own."""
    numbers = list(range(index * (size // 2), index * (size // 2) + size))
    random.Random(size * 31 + index).shuffle(numbers)
    return numbers


def split(hint):
    return typing.get_origin(hint), typing.get_args(hint)


def element(hint, i, depth=0):
    """One value out of many: the i-th."""
    if depth > 5:
        raise Unmeasurable("its types go too deep")
    origin, args = split(hint)
    if hint is str or hint is typing.AnyStr or hint is typing.Hashable:
        return "item-%d" % i
    if hint is typing.Any or hint is object or isinstance(hint, typing.TypeVar):
        return "item-%d" % i
    if hint is bool:
        return i % 2 == 0
    if hint is int:
        return i
    if hint is float or hint is complex:
        return i + 0.5
    if hint is bytes or hint is bytearray:
        return hint(b"item-%d" % i)
    if hint is None or hint is type(None):
        return None
    if hint is decimal.Decimal:
        return decimal.Decimal(i)
    if hint is datetime.date or hint is datetime.datetime:
        return hint(2020, 1, 1) + datetime.timedelta(days=i % 3000)
    if hint is datetime.timedelta:
        return datetime.timedelta(seconds=i)
    if origin is typing.Union or origin is getattr(types, "UnionType", typing.Union):
        return element(next((one for one in args if one is not type(None)), None), i, depth + 1)
    if origin is typing.Literal:
        return args[i % len(args)]
    if origin is getattr(typing, "Annotated", None) and origin is not None:
        return element(args[0], i, depth + 1)
    if origin is tuple or hint is tuple:
        if not args or args[-1] is Ellipsis:
            return tuple(element(args[0] if args else str, i + j, depth + 1) for j in range(3))
        return tuple(element(one, i, depth + 1) for one in args)
    if origin in (collections.abc.Callable,) or hint in (typing.Callable, collections.abc.Callable):
        return stub(args[-1] if args else str, depth)
    if origin in LISTS or hint in LISTS or origin in SETS or origin is frozenset or hint in (set, frozenset) \
            or origin in DICTS or hint in DICTS or origin in ITERATORS:
        return build(hint, 3, i, depth + 1)
    if isinstance(hint, type):
        return record(hint, i, depth)
    raise Unmeasurable("no value of the type %s can be made up" % getattr(hint, "__name__", hint))


def build(hint, size, index, depth=0):
    """A value for a parameter: as large as asked, where its type can be large."""
    origin, args = split(hint)
    if origin is typing.Union or origin is getattr(types, "UnionType", typing.Union):
        return build(next((one for one in args if one is not type(None)), None), size, index, depth)
    if hint is str:
        return "\n".join(LINES[n % len(LINES)].format(n) for n in order(size, index))
    if hint is bytes:
        return build(str, size, index).encode()
    if hint is int and depth == 0:
        return size
    if hint is float and depth == 0:
        return float(size)
    if origin in LISTS or hint in LISTS:
        return [element(args[0] if args else str, n, depth) for n in order(size, index)]
    if origin in (collections.deque,) or hint is collections.deque:
        return collections.deque(build(typing.List[args[0] if args else str], size, index, depth))
    if origin in ITERATORS or hint in ITERATORS:
        return iter(build(typing.List[args[0] if args else str], size, index, depth))
    if origin in SETS or hint in (set, frozenset) or origin is frozenset:
        return (frozenset if frozenset in (origin, hint) else set)(
            element(args[0] if args else str, n, depth) for n in order(size, index))
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return tuple(element(args[0], n, depth) for n in order(size, index))
    if hint is collections.Counter or origin is collections.Counter:
        return collections.Counter(build(typing.List[args[0] if args else str], size, index, depth))
    if origin in DICTS or hint in DICTS:
        key, value = args if len(args) == 2 else (str, int)
        return {element(key, n, depth): element(value, n, depth) for n in order(size, index)}
    return element(hint, index, depth)


def stub(returns, depth):
    """Something to call: the same arguments give the same answer. Who is awaited takes a millisecond."""
    origin, args = split(returns)
    number = lambda given: zlib.crc32(repr([canon(one) for one in given]).encode()) % 100000
    if origin in (collections.abc.Awaitable, collections.abc.Coroutine):
        async def answer(*given):
            await asyncio.sleep(0.001)
            return element(args[-1] if args else str, number(given), depth + 1)
        return answer
    return lambda *given: element(returns, number(given), depth + 1)


def record(cls, i, depth):
    if issubclass(cls, enum.Enum):
        return list(cls)[i % len(cls)]
    module = sys.modules.get(cls.__module__)
    if getattr(module, "__file__", None) is None or not is_ours(module):
        raise Unmeasurable("no value of the type %s can be made up" % cls.__name__)
    if hasattr(cls, "__total__"):
        return {name: element(hint, i, depth + 1) for name, hint in typing.get_type_hints(cls).items()}
    start = cls.__new__ if issubclass(cls, tuple) else cls.__init__
    if start is object.__init__:
        return cls()
    named = {}
    hints = resolve(start, module)
    hints.update({k: v for k, v in resolve(cls, module).items() if dataclasses.is_dataclass(cls) or issubclass(cls, tuple)})
    for name, parameter in list(inspect.signature(start).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if parameter.default is not parameter.empty:
            continue
        if name not in hints:
            raise Unmeasurable("a %s needs a %s, whose type is not stated" % (cls.__name__, name))
        named[name] = element(hints[name], i, depth + 1)
    return cls(**named)


def is_ours(module):
    file = os.path.realpath(module.__file__)
    return file.startswith(ROOT + os.sep) and "site-packages" not in file or hasattr(module, "__heal__")


def resolve(what, module):
    """Annotations as types; those that cannot be resolved are absent."""
    try:
        return dict(typing.get_type_hints(what))
    except Exception:
        pass
    names = dict(vars(typing), **vars(collections.abc))
    names.update(vars(module))
    found = {}
    for name, hint in getattr(what, "__annotations__", {}).items():
        try:
            found[name] = eval(hint, names) if isinstance(hint, str) else hint
        except Exception:
            continue
    return found


def canon(value, depth=0, seen=()):
    """A value as plain data: the same for what the two versions of a module make of their own classes."""
    kind = type(value)
    if value is None or kind in (bool, int, str, bytes):
        return (kind.__name__, value)
    if kind is float:
        return ("float", repr(value))
    if depth > 12 or id(value) in seen:
        return ("...",)
    seen = seen + (id(value),)
    inner = lambda one: canon(one, depth + 1, seen)
    if isinstance(value, enum.Enum):
        return (kind.__qualname__, value.name)
    if isinstance(value, (list, tuple, collections.deque)):
        return (kind.__qualname__, tuple(inner(one) for one in value))
    if isinstance(value, (set, frozenset)):
        return (kind.__qualname__, tuple(sorted((inner(one) for one in value), key=repr)))
    if isinstance(value, dict):
        return (kind.__qualname__, tuple((inner(k), inner(v)) for k, v in value.items()))
    if isinstance(value, (bytearray, complex, range, decimal.Decimal, datetime.date, datetime.timedelta)):
        return (kind.__qualname__, repr(value))
    if isinstance(value, BaseException):
        return (kind.__qualname__, inner(list(value.args)))
    state = dict(getattr(value, "__dict__", {}))
    for name in [name for cls in kind.__mro__ for name in getattr(cls, "__slots__", ())]:
        if isinstance(name, str) and hasattr(value, name):
            state[name] = getattr(value, name)
    return (kind.__qualname__, tuple((name, inner(one)) for name, one in state.items() if not callable(one)))
`;
