import type { CodeContext } from '#core/healer.ts';

const dunders: Readonly<Record<string, string>> = {
  __bool__: 'bool',
  __contains__: 'bool',
  __eq__: 'bool',
  __ne__: 'bool',
  __lt__: 'bool',
  __le__: 'bool',
  __gt__: 'bool',
  __ge__: 'bool',
  __len__: 'int',
  __hash__: 'int',
  __int__: 'int',
  __index__: 'int',
  __float__: 'float',
  __str__: 'str',
  __repr__: 'str',
  __format__: 'str',
  __bytes__: 'bytes',
};

/** The type that a function's name promises: `bool` for `is_open`, `int` for `__len__`. */
export function nameWants(name: string): string | undefined {
  if (/^_*(is|has|can|should|was)_/.test(name)) return 'bool';
  if (/^_*(count|num|len)_|_count$/.test(name)) return 'int';
  return dunders[name];
}

/** Methods that tell a builtin type from the others. */
const ownMethods: Readonly<Record<string, readonly string[]>> = {
  bytes: ['decode', 'hex', 'fromhex'],
  str: ['encode', 'format', 'casefold', 'isidentifier', 'format_map'],
  list: ['append', 'extend', 'insert', 'sort', 'reverse'],
  dict: ['items', 'keys', 'values', 'get', 'setdefault'],
  set: ['add', 'discard', 'union', 'difference', 'intersection'],
  float: ['is_integer', 'as_integer_ratio'],
  int: ['bit_length', 'to_bytes'],
};

/** A file that calls the function and uses the result in a way that only the declared type allows. */
export async function callersWant(
  name: string,
  declared: string,
  actual: string,
  context: CodeContext,
): Promise<string | undefined> {
  const only = (ownMethods[declared] ?? []).filter(
    (method) => !(ownMethods[actual.replace(/\[.*$/, '')] ?? []).includes(method),
  );
  if (only.length === 0) return undefined;
  const used = new RegExp(`\\b${name}\\([^()\\n]*\\)\\.(${only.join('|')})\\(`);
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = await context.read(file);
    if (text !== undefined && text.includes(name) && used.test(text)) return file;
  }
  return undefined;
}
