/** Reads types as pyright prints them, and writes them as annotations. */
type PrintedType =
  | { readonly kind: 'named'; readonly name: string; readonly args: readonly PrintedType[] }
  | { readonly kind: 'literal'; readonly values: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly PrintedType[] }
  | { readonly kind: 'ellipsis' }
  | { readonly kind: 'union'; readonly members: readonly PrintedType[] };

/**
 * The annotation for a printed type: `Literal[1] | None` becomes `int | None`. Undefined when a part is unknown,
 * has no name (modules, callables, `Self@A`, type variables), or uses a name that `isNamed` does not know.
 */
export function annotationOf(printed: string, isNamed: (name: string) => boolean): string | undefined {
  const parsed = parseType(printed);
  return parsed === undefined ? undefined : write(simplify(parsed), isNamed);
}

/** What a call of a function gives: `str` for `(x: int) -> str`; what it awaits to, for an async function. */
export function returnPartOf(printed: string, isAsync: boolean): string | undefined {
  const arrow = topLevelArrow(printed);
  if (arrow === undefined) return undefined;
  const result = unwrap(printed.slice(arrow + 4).trim());
  if (!isAsync || result.startsWith('AsyncGenerator[')) return result;
  return /^CoroutineType\[Any, Any, (.*)\]$/s.exec(result)?.[1];
}

/** The yielded type of `Generator[int, Any, None]` and `AsyncGenerator[int, Any]`; undefined for other types. */
export function yieldedPartOf(printed: string): string | undefined {
  return (
    /^Generator\[(.*), Any, None\]$/s.exec(printed)?.[1] ?? /^AsyncGenerator\[(.*), (?:Any|None)\]$/s.exec(printed)?.[1]
  );
}

function topLevelArrow(printed: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < printed.length; i++) {
    const char = printed[i];
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    else if (depth === 0 && printed.startsWith(' -> ', i)) return i;
  }
  return undefined;
}

/** Takes parentheses away that hold the whole type. */
function unwrap(type: string): string {
  if (!type.startsWith('(') || !type.endsWith(')')) return type;
  let depth = 0;
  for (let i = 0; i < type.length - 1; i++) {
    if (type[i] === '(') depth++;
    else if (type[i] === ')') depth--;
    if (depth === 0) return type;
  }
  return type.slice(1, -1);
}

const tokens = /\s*(?:(b?'(?:[^'\\]|\\.)*'|b?"(?:[^"\\]|\\.)*"|-?\d+)|([A-Za-z_][\w.]*)|(\.\.\.)|([[\]|,()]))/y;

function parseType(printed: string): PrintedType | undefined {
  const list: { text: string; isWord: boolean }[] = [];
  tokens.lastIndex = 0;
  while (tokens.lastIndex < printed.trimEnd().length) {
    const match = tokens.exec(printed);
    if (match === null) return undefined;
    list.push({ text: match[0].trim(), isWord: match[2] !== undefined });
  }
  let at = 0;
  const peek = () => list[at]?.text;
  const take = (text: string) => (peek() === text ? (at++, true) : false);

  const parseUnion = (): PrintedType | undefined => {
    const members: PrintedType[] = [];
    do {
      const member = atom();
      if (member === undefined) return undefined;
      members.push(member);
    } while (take('|'));
    return members.length === 1 ? members[0] : { kind: 'union', members };
  };
  const atom = (): PrintedType | undefined => {
    if (take('...')) return { kind: 'ellipsis' };
    if (take('(')) {
      const inner = parseUnion();
      return inner !== undefined && take(')') ? inner : take(')') ? { kind: 'list', items: [] } : undefined;
    }
    if (take('[')) {
      const items = listUntil(']');
      return items === undefined ? undefined : { kind: 'list', items };
    }
    const token = list[at];
    if (token?.isWord !== true) return undefined;
    at++;
    if (!take('[')) return { kind: 'named', name: token.text, args: [] };
    if (token.text === 'Literal') return literal();
    const args = listUntil(']');
    return args === undefined ? undefined : { kind: 'named', name: token.text, args };
  };
  const literal = (): PrintedType | undefined => {
    const values: string[] = [];
    while (at < list.length && peek() !== ']') {
      const value = list[at++]?.text ?? '';
      if (value !== ',') values.push(value);
    }
    return take(']') ? { kind: 'literal', values } : undefined;
  };
  const listUntil = (end: string): PrintedType[] | undefined => {
    const items: PrintedType[] = [];
    while (!take(end)) {
      if (items.length > 0 && !take(',')) return undefined;
      const item = parseUnion();
      if (item === undefined) return undefined;
      items.push(item);
    }
    return items;
  };
  const result = parseUnion();
  return at === list.length ? result : undefined;
}

const unknown = ['Unknown', 'Any', 'Never', 'NoReturn'];

function simplify(type: PrintedType): PrintedType {
  switch (type.kind) {
    case 'named':
      if (type.name === 'LiteralString') return { ...type, name: 'str' };
      return { ...type, args: type.args.map(simplify) };
    case 'list':
      return { ...type, items: type.items.map(simplify) };
    case 'literal':
      return union(type.values.map((value) => ({ kind: 'named', name: literalType(value), args: [] })));
    case 'union':
      return union(type.members.map(simplify));
    case 'ellipsis':
      return type;
  }
}

/** Without repeats, with `None` last, and without `list[Unknown]` (an empty display) beside a known `list[...]`. */
function union(members: readonly PrintedType[]): PrintedType {
  const flat = members.flatMap((member) => (member.kind === 'union' ? member.members : [member]));
  const unique = [...new Map(flat.map((member) => [JSON.stringify(member), member])).values()];
  const kept = unique.filter((member) => {
    if (member.kind !== 'named' || member.args.length === 0 || !member.args.every(isUnknown)) return true;
    if (!['list', 'dict', 'set'].includes(member.name)) return true;
    return !unique.some((other) => other !== member && other.kind === 'named' && other.name === member.name);
  });
  const isNone = (member: PrintedType) => member.kind === 'named' && member.name === 'None';
  const sorted = [...kept.filter((member) => !isNone(member)), ...kept.filter(isNone)];
  return sorted.length === 1 && sorted[0] !== undefined ? sorted[0] : { kind: 'union', members: sorted };
}

function isUnknown(type: PrintedType): boolean {
  return type.kind === 'named' && unknown.includes(type.name);
}

function literalType(value: string): string {
  if (value === 'True' || value === 'False') return 'bool';
  if (/^b['"]/.test(value)) return 'bytes';
  if (/^-?\d/.test(value)) return 'int';
  // `Color.RED`: a member of an enum.
  return /^['"]/.test(value) ? 'str' : value.replace(/\.\w+$/, '');
}

function write(type: PrintedType, isNamed: (name: string) => boolean): string | undefined {
  const all = (parts: readonly PrintedType[], separator: string): string | undefined => {
    const written = parts.map((part) => write(part, isNamed));
    return written.includes(undefined) ? undefined : written.join(separator);
  };
  switch (type.kind) {
    case 'ellipsis':
      return '...';
    case 'union':
      return all(type.members, ' | ');
    case 'list': {
      const items = all(type.items, ', ');
      return items === undefined ? undefined : type.items.length === 0 ? '()' : `[${items}]`;
    }
    case 'named': {
      if (isUnknown(type)) return undefined;
      if (type.name !== 'None' && !isNamed(type.name)) return undefined;
      const args = all(type.args, ', ');
      return args === undefined ? undefined : args === '' ? type.name : `${type.name}[${args}]`;
    }
    case 'literal':
      return undefined;
  }
}
