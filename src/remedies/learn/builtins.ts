import type { Family } from './kinds.ts';

/** Names that every file has without asking: the part of them that cures are made of. */
const python = `abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod
  enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance
  issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed
  round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__
  __debug__ NotImplemented Ellipsis BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError
  BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
  ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EnvironmentError FileExistsError
  FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError
  IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError
  NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError
  ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
  StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
  UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
  ZeroDivisionError`;
/** Gone since Python 3: they say what a cure is about, but a cure must not bring them in. */
const oldPython = 'unicode basestring xrange raw_input unichr long reduce file cmp execfile reload buffer';
const script = `Array ArrayBuffer BigInt Boolean Buffer DataView Date Error EvalError Infinity Intl JSON Map Math NaN Number
  Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TextDecoder TextEncoder
  TypeError URIError URL URLSearchParams WeakMap WeakRef WeakSet AbortController AbortSignal clearInterval clearTimeout
  console decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape fetch globalThis isFinite isNaN
  parseFloat parseInt process queueMicrotask require setInterval setTimeout structuredClone undefined window document
  crypto performance`;

const known = { python: toSet(`${python} ${oldPython}`), script: toSet(script) };
const current = { python: toSet(python), script: known.script };

export function isBuiltin(family: Family, name: string): boolean {
  return known[family].has(name);
}
/** True for a builtin that a cure may use. */
export function isCurrentBuiltin(family: Family, name: string): boolean {
  return current[family].has(name);
}

function toSet(names: string): ReadonlySet<string> {
  return new Set(names.split(/\s+/));
}
