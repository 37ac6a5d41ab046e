import type { CallSite } from './calls.ts';
import { asText, concat, withField } from './containers.ts';
import { weaken, type Frame } from './machine.ts';
import { formattedByBraces } from './operators.ts';
import { cleanedByReplacing } from './replacing.ts';
import { allTaints, joinTaints, plain, type Taint, type Value } from './values.ts';

/** Names that promise to make text harmless; what they really do is theirs. */
const cleaners = /escape|sanit|purif|quote|encode|strip_?tags|bleach|slugify|secure_filename|basename|parameteri[sz]e/i;
const numbers =
  /^(int|float|len|bool|abs|round|ord|hash|id|sum|Number|parseInt|parseFloat|Boolean|BigInt|Decimal|UUID|isinstance|hasattr|callable)$/;
/** Methods of text that give back the text, more or less. */
const textMethods =
  /^(strip|lstrip|rstrip|lower|upper|title|capitalize|casefold|replace|format|format_map|join|split|rsplit|splitlines|partition|rpartition|encode|decode|ljust|rjust|zfill|center|removeprefix|removesuffix|translate|expandtabs|trim|trimStart|trimEnd|toLowerCase|toUpperCase|toString|concat|slice|substring|substr|replaceAll|repeat|padStart|padEnd|normalize|charAt|at|valueOf|read|readline|readlines|getvalue|copy|text|json)$/;
/** Of those, the ones that need not give text. */
const maybeObjects = /^(copy|text|json|at|slice|concat|valueOf|split|rsplit|partition|read)$/;
const questions =
  /^(is[A-Z_]|has|can|should|__contains__|includes|startswith|startsWith|endswith|endsWith|is(?:digit|alpha|alnum|lower|upper|space|numeric|decimal)|exists|test|indexOf|lastIndexOf|rfind|count|index|localeCompare|search$)/;
/** What is looked up by something is not that thing. */
const lookups =
  /^(get(?!attr|value)|find|lookup|fetch|filter|select|load|query|execute|first|one|all|has|pop|delete|remove|create|insert|save|update|exists)/;
const texts = /^(str|String|repr|ascii)$/;
const copies = /^(list|tuple|set|frozenset|sorted|reversed|Array\.from|Set|WeakSet|array|deque|bytes|bytearray|iter)$/;
const tables = /^(dict|Map|OrderedDict|defaultdict|Object\.fromEntries|MultiDict|Counter|Headers|FormData)$/;

/** A call of something that is not in this package: by its model, or else by its name. */
export function callLibrary(site: CallSite, frame: Frame): Value {
  const { path, method, receiver, args, named } = site;
  const { models } = frame.machine;
  const returned = models.returned(path);
  if (returned !== undefined && args[returned]) return args[returned];
  const type = path === '' ? undefined : models.canonical(`${path}()`);
  const typed = type === undefined ? {} : { type };
  const name = method ?? (site.expr.callee.is === 'name' ? site.expr.callee.name : '');
  if (method === undefined && numbers.test(name)) return plain;
  const all = [...args, ...named.values()];
  const made = method === undefined || /^(from|fromEntries)$/.test(method) ? construct(path, args) : undefined;
  if (made) return made;
  if (models.unpacks(path)) return { ...asObjects(concat(all)), ...typed };
  const template = receiver?.constant?.value;
  if (method === 'format' && typeof template === 'string') return asText(formattedByBraces(template, args, named));
  const isText = method !== undefined && textMethods.test(method);
  if (isText || texts.test(name) || models.passes(path, method)) {
    const { constant: _constant, ...value } = concat([
      ...(receiver && isPart(receiver, isText) ? [receiver] : []),
      ...all,
    ]);
    const isSurelyText = texts.test(name) || (isText && !maybeObjects.test(name));
    const text = isSurelyText ? asText(value) : value;
    return { ...cleanedByReplacing(site, text, frame), ...typed };
  }
  if (questions.test(name) && !receiver?.fields) return { ...plain, ...typed, isPlain: type === undefined };
  return { ...callStranger(site, name, type), ...typed, ...optionsOf(site) };
}

/** What a method of text is called on is part of its answer; the module of a function is not. */
function isPart(receiver: Value, isText: boolean): boolean {
  return isText || receiver.type === undefined || allTaints(receiver).length > 0;
}

/** A method of something tainted gives tainted things; a stranger that is given some may do so too. */
function callStranger({ expr, receiver, args, named }: CallSite, name: string, type: string | undefined): Value {
  const isCleaner = cleaners.test(name);
  const given = receiver && lookups.test(name) ? [] : [...args, ...named.values()].map((value) => allTaints(value));
  const own =
    receiver && type === undefined ? weaken(allTaints(receiver), isCleaner ? 0.2 : 0.9) : (receiver?.taints ?? []);
  // What is given one thing alone most likely gives it back in another form.
  const isOnly = args.length + named.size === 1 && !expr.isNew && !/^[A-Z]/.test(name);
  const strength = isCleaner ? 0.2 : isOnly ? 0.55 : 0.4;
  return { taints: joinTaints(own, weaken(joinTaints(...given), strength)), origin: 'open' };
}

/** What something was made with is asked for later: `XMLParser(load_dtd=True)`, `new Client({ url })`, `re.compile('…')`. */
function optionsOf({ args, named }: CallSite): Pick<Value, 'options'> {
  const given = named.size > 0 ? named : args.find((arg) => arg.fields && !arg.fn)?.fields;
  if (given && given.size > 0) return { options: given };
  return args[0]?.constant ? { options: new Map([['0', args[0]]]) } : {};
}

/** Lists, sets and tables made of other ones. */
function construct(path: string, [first]: readonly Value[]): Value | undefined {
  const name = path.replace(/^(builtins|collections|werkzeug\.datastructures)\./, '');
  if (tables.test(name)) {
    if (first?.fields) return { ...first };
    if (!first) return { taints: [], origin: 'fixed', fields: new Map() };
    if (!first.items && !first.rest) return undefined;
    let table: Value = { taints: first.taints, origin: 'fixed', fields: new Map() };
    for (const pair of [...(first.items ?? []), ...(first.rest ? [first.rest] : [])]) {
      const [key, value] = pair.items ?? [];
      table = withField(table, key?.constant?.value, value ?? pair);
    }
    return table;
  }
  if (!copies.test(name)) return undefined;
  if (!first) return { taints: [], origin: 'fixed', items: [] };
  return first.items || first.rest ? { taints: first.taints, origin: first.origin, ...itemsOf(first) } : undefined;
}

function itemsOf({ items, rest }: Value): Pick<Value, 'items' | 'rest'> {
  return { ...(items ? { items } : {}), ...(rest ? { rest } : {}) };
}

/** Text that was read as JSON may hold objects. */
function asObjects(value: Value): Value {
  const { shape: _shape, prefix: _prefix, constant: _constant, ...rest } = value;
  const taints = value.taints.map((taint): Taint => {
    return { ...taint, safeFor: new Set([...taint.safeFor].filter((rule) => rule !== 'objects')) };
  });
  return { ...rest, taints };
}
