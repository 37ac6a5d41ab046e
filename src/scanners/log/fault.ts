import type { Trace } from './trace.ts';

/** What was done to a value that was not there. `name`: the member, key or operator that the message names. */
export interface Fault {
  readonly kind: 'attribute' | 'subscript' | 'iteration' | 'membership' | 'call' | 'operand' | 'length' | 'member';
  readonly name: string;
  /** `member` only: what the engine found there. */
  readonly missing?: 'undefined' | 'null';
  /** The expression as the message prints it, where it does. */
  readonly text?: string;
}

/** Undefined when the error is of another kind, or its message of a form that does not tell what was missing. */
export function readFault({ language, error, message }: Trace): Fault | undefined {
  return language === 'python' ? readPythonFault(error, message) : readScriptFault(error, message);
}

/** Messages of CPython 3.8 to 3.14. */
function readPythonFault(error: string, message: string): Fault | undefined {
  if (error === 'AttributeError') {
    const name = /^'NoneType' object has no attribute '([^']{1,200})'/.exec(message)?.[1];
    return name === undefined ? undefined : { kind: 'attribute', name };
  }
  if (error !== 'TypeError') return undefined;
  if (/^'NoneType' object (?:is not subscriptable|does not support item (?:assignment|deletion))/.test(message))
    return { kind: 'subscript', name: '' };
  if (/^argument of type 'NoneType' is not (?:iterable|a container)/.test(message))
    return { kind: 'membership', name: '' };
  if (message.startsWith("'NoneType' object is not iterable")) return { kind: 'iteration', name: '' };
  if (message.startsWith('cannot unpack non-iterable NoneType object')) return { kind: 'iteration', name: 'unpack' };
  if (message.startsWith("'NoneType' object is not callable")) return { kind: 'call', name: '' };
  if (message.startsWith("object of type 'NoneType' has no len()")) return { kind: 'length', name: '' };
  const binary = /^unsupported operand type\(s\) for (\S{1,4}): '(\w+)' and '(\w+)'/.exec(message);
  const compared = /^'(\S{1,2})' not supported between instances of '(\w+)' and '(\w+)'/.exec(message);
  const [, name = '', left, right] = binary ?? compared ?? [];
  // When both are None, nothing tells which of them should not be.
  if ((left === 'NoneType') === (right === 'NoneType')) return undefined;
  return {
    kind: 'operand',
    name: name.replace(/=$/, (end) => (binary ? '' : end)),
    text: left === 'NoneType' ? 'left' : 'right',
  };
}

/** Messages of V8 since Node 16. */
function readScriptFault(error: string, message: string): Fault | undefined {
  if (error !== 'TypeError') return undefined;
  const member = /^Cannot (?:read|set) propert(?:y|ies) of (undefined|null) \((?:reading|setting) '(.{1,200})'\)$/.exec(
    message,
  );
  if (member) return { kind: 'member', name: member[2] ?? '', missing: member[1] === 'null' ? 'null' : 'undefined' };
  const iterated = /^(.{1,200}) is not iterable(?: \(cannot read property Symbol\(Symbol\.iterator\)\))?$/.exec(
    message,
  );
  const text = iterated?.[1]?.replace(/^object null$/, 'null');
  if (text === undefined) return undefined;
  // `undefined is not iterable (cannot read …)` names the value, everything else the expression.
  return { kind: 'iteration', name: '', ...(text === 'undefined' || text === 'null' ? {} : { text }) };
}
