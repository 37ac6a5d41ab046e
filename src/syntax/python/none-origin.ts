import { parse, type Node } from '../parse.ts';
import { readArguments, qualify, readImportedNames } from './calls.ts';
import {
  endsByLeaving,
  functionAround,
  functionsOf,
  returnedValue,
  returnsOf,
  type PythonFunction,
} from './functions.ts';
import { resolveModule } from './modules.ts';
import { descendants } from './nodes.ts';
import { assignmentsBefore } from './none-guards.ts';

/** Where a None comes from, one step of the way. */
export interface NoneStep {
  readonly path: string;
  readonly line: number;
  /** `re.match() gives None when the text does not match`. */
  readonly note: string;
}
export interface NoneOrigin {
  /** From the value that was used back to what made it; empty when nothing here tells. */
  readonly steps: readonly NoneStep[];
  /** `always`: what made it never gives anything else, so that the call is the fault and not a missing check. */
  readonly certainty: 'sometimes' | 'always' | 'unknown';
}
export interface OriginNeeds {
  readonly path: string;
  readonly files: readonly string[];
  read(path: string): Promise<string | undefined>;
}
const mostSteps = 6;

/** Follows a value back in its function, and into the functions of the package that it calls. */
export async function traceNone(subject: Node, needs: OriginNeeds): Promise<NoneOrigin> {
  const steps: NoneStep[] = [];
  const certainty = await explain(subject, needs, steps, 0);
  return { steps, certainty };
}

type Certainty = NoneOrigin['certainty'];

async function explain(value: Node, needs: OriginNeeds, steps: NoneStep[], depth: number): Promise<Certainty> {
  if (depth > 4 || steps.length >= mostSteps) return 'unknown';
  const say = (node: Node, note: string) => {
    steps.push({ path: needs.path, line: node.range().start.line + 1, note });
  };
  switch (String(value.kind())) {
    case 'none':
      return 'sometimes';
    case 'await':
    case 'parenthesized_expression': {
      const inner = value.children().find((child) => child.isNamed());
      return inner ? explain(inner, needs, steps, depth + 1) : 'unknown';
    }
    case 'conditional_expression': {
      const none = value.children().find((child) => child.is('none'));
      if (!none) return 'unknown';
      say(value, `\`${short(value)}\` is None in one of its cases`);
      return 'sometimes';
    }
    case 'call':
      return explainCall(value, needs, steps, say);
    case 'identifier':
      return explainName(value, needs, steps, say, depth);
    case 'attribute':
      return explainAttribute(value, say);
    default:
      return 'unknown';
  }
}

type Say = (node: Node, note: string) => void;

async function explainName(
  name: Node,
  needs: OriginNeeds,
  steps: NoneStep[],
  say: Say,
  depth: number,
): Promise<Certainty> {
  const text = name.text();
  const assignments = assignmentsBefore(name, text);
  if (assignments.length > 0) {
    let certainty: Certainty | undefined;
    for (const one of assignments.slice(-3)) {
      const right = one.field('right') ?? one.field('value');
      if (!right) continue;
      const before = steps.length;
      say(one, `\`${text}\` is given \`${short(right)}\` here`);
      const answer = await explain(right, needs, steps, depth + 1);
      // A value that is there for certain is no part of the way.
      if (answer === 'unknown' && assignments.length > 1) steps.length = before;
      certainty = certainty === undefined || certainty === answer ? answer : 'sometimes';
    }
    return assignments.length > 1 && certainty === 'always' ? 'sometimes' : (certainty ?? 'unknown');
  }
  const fn = functionAround(name);
  const parameter = fn && parameterOf(fn, text);
  if (!fn || !parameter) return 'unknown';
  const isDefault = parameter.field('value')?.is('none') === true;
  const declared = parameter.field('type')?.text() ?? '';
  if (isDefault) say(parameter, `the parameter \`${text}\` of ${fn.name} is None when it is not given`);
  else if (/\bNone\b|\bOptional\[/.test(declared))
    say(parameter, `the parameter \`${text}\` may be None: \`${declared}\``);
  else say(parameter, `\`${text}\` is a parameter of ${fn.name}: its caller gave None`);
  return isDefault || /\bNone\b|\bOptional\[/.test(declared) ? 'sometimes' : 'unknown';
}

function parameterOf(fn: PythonFunction, name: string): Node | undefined {
  return fn.parameters.children().find((child) => {
    const own = child.field('name') ?? (child.is('typed_parameter') ? child.children()[0] : child);
    return own?.text() === name;
  });
}

/** `self.conn`: where the class sets it to None. */
function explainAttribute(value: Node, say: Say): Certainty {
  const owner = functionAround(value)?.owner;
  if (!owner || !value.text().startsWith('self.')) return 'unknown';
  const set = descendants(owner, 'assignment').filter((one) => one.field('left')?.text() === value.text());
  const none = set.filter((one) => one.field('right')?.is('none') === true);
  for (const one of none.slice(0, 2)) say(one, `\`${value.text()}\` is set to None here`);
  return none.length > 0 ? 'sometimes' : 'unknown';
}

/** What gives None for what is not there, by the name of the method: https://docs.python.org/3/library/, SQLAlchemy, Django, lxml. */
const sometimes: Readonly<Record<string, string>> = {
  find: 'when nothing is found',
  find_one: 'when nothing is found',
  first: 'when there is no row',
  last: 'when there is no row',
  fetchone: 'when there is no row left',
  one_or_none: 'when there is no row',
  scalar_one_or_none: 'when there is no row',
  scalar: 'when there is no row',
  get_or_none: 'when there is no row',
  scalars_one_or_none: 'when there is no row',
  getenv: 'when the variable is not set',
  which: 'when there is no such program',
  poll: 'while the process still runs',
  getparent: 'at the root',
};
const alwaysNone = new Set(['sort', 'append', 'extend', 'reverse', 'insert', 'clear', 'shuffle', 'setdefaultencoding']);
const matching = new Set(['match', 'search', 'fullmatch']);

async function explainCall(call: Node, needs: OriginNeeds, steps: NoneStep[], say: Say): Promise<Certainty> {
  const callee = call.field('function');
  const names = readImportedNames(call.getRoot());
  const qualified = qualify(callee, names);
  const method = callee?.is('attribute') === true ? (callee.field('attribute')?.text() ?? '') : '';
  const args = readArguments(call);
  const shown = short(callee ?? call);
  const own = await ownFunction(callee, needs, names);
  if (own) return explainFunction(own, steps);
  if (matching.has(method) || /^re\.(?:match|search|fullmatch)$/.test(qualified ?? '')) {
    say(call, `\`${shown}()\` gives None when the text does not match`);
    return 'sometimes';
  }
  if (method === 'get' && args.length >= 1) {
    const hasDefault = args.length > 1 && !args[1]?.value.is('none');
    say(call, `\`${shown}()\` gives None when ${hasDefault ? 'None is stored under the key' : 'the key is missing'}`);
    return 'sometimes';
  }
  if ((method === 'pop' || callee?.text() === 'next') && args[1]?.value.is('none') === true) {
    say(call, `\`${shown}(…, None)\` gives None when there is nothing`);
    return 'sometimes';
  }
  if (alwaysNone.has(method) && callee?.field('object')?.is('call') !== true) {
    say(call, `\`${shown}()\` always gives None: it changes what it is called on`);
    return 'always';
  }
  const when = Object.hasOwn(sometimes, method) ? sometimes[method] : undefined;
  if (when === undefined) return 'unknown';
  say(call, `\`${shown}()\` gives None ${when}`);
  return 'sometimes';
}

interface OwnFunction {
  readonly path: string;
  readonly fn: PythonFunction;
}

/** The function of the package that a call means: of the same file, of `self`, or imported by its name. */
async function ownFunction(
  callee: Node | null,
  needs: OriginNeeds,
  names: ReadonlyMap<string, string>,
): Promise<OwnFunction | undefined> {
  if (callee === null) return undefined;
  const text = callee.text();
  const here = functionsOf(callee.getRoot());
  if (/^self\.\w+$/.test(text)) {
    const owner = functionAround(callee)?.owner;
    const fn = here.find((one) => one.name === text.slice(5) && one.owner?.id() === owner?.id());
    return fn && { path: needs.path, fn };
  }
  if (!/^\w+(?:\.\w+)?$/.test(text)) return undefined;
  const target = qualify(callee, names);
  if (target === undefined) {
    const fn = here.find((one) => one.name === text && one.owner === undefined && isTopLevel(one));
    return fn && { path: needs.path, fn };
  }
  const cut = target.lastIndexOf('.');
  const path = cut <= 0 ? undefined : resolveModule(needs.path, target.slice(0, cut), new Set(needs.files));
  const source = path === undefined ? undefined : await needs.read(path);
  if (path === undefined || source === undefined) return undefined;
  const fn = functionsOf(parse(path, source)).find((one) => one.name === target.slice(cut + 1) && isTopLevel(one));
  return fn && { path, fn };
}

function isTopLevel(fn: PythonFunction): boolean {
  const outer = fn.node.parent();
  return outer?.is('module') === true || outer?.parent()?.is('module') === true;
}

function explainFunction({ path, fn }: OwnFunction, steps: NoneStep[]): Certainty {
  const returns = returnsOf(fn);
  const isNone = (node: Node) => returnedValue(node) === undefined || returnedValue(node)?.is('none') === true;
  const line = (node: Node) => node.range().start.line + 1;
  const none = returns.filter(isNone);
  const values = returns.length - none.length;
  if (fn.isAsync || descendants(fn.body, 'yield').length > 0) return 'unknown';
  if (values === 0 && !onlyRaises(fn)) {
    steps.push({ path, line: line(fn.nameNode), note: `${fn.name}() never gives anything else than None` });
    return 'always';
  }
  for (const one of none.slice(0, 2)) steps.push({ path, line: line(one), note: `${fn.name}() gives None here` });
  if (none.length === 0 && !endsByLeaving(fn.body))
    steps.push({
      path,
      line: line(fn.nameNode),
      note: `${fn.name}() gives None when it reaches its end without a return`,
    });
  return none.length > 0 || !endsByLeaving(fn.body) ? 'sometimes' : 'unknown';
}

/** A method that subclasses fill in. */
function onlyRaises(fn: PythonFunction): boolean {
  return descendants(fn.body, 'raise_statement').length > 0 || /^(?:\.\.\.|pass)$/.test(fn.body.text().trim());
}

function short(node: Node): string {
  const text = node.text().replace(/\s+/g, ' ');
  return text.length > 50 ? `${text.slice(0, 49)}…` : text;
}
