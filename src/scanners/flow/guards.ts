import type { Env } from './env.ts';
import { keyOf, type Constant, type Expr } from './ir.ts';
import type { Frame } from './machine.ts';
import { update } from './stores.ts';
import { allTaints, clean, isFixed, unknown, type Value } from './values.ts';

/** Evaluates without side effects that matter: the test itself was evaluated already. */
export type Look = (expr: Expr, frame: Frame) => Value;

const checks = /valid|allow|safe|check|verif|sanit|permit|trusted|whitelist|match(es)?_|matches/i;
/** Names of checks that a path stays where it belongs. */
const insideChecks = /relative_?to|inside|within|subpath|contain|under_?root/i;
/** A text that begins as it should leads where it should. */
const prefixRules = ['path-traversal', 'open-redirect', 'ssrf'];
const characterTests =
  /^(isdigit|isdecimal|isnumeric|isalnum|isalpha|isidentifier|isInteger|isSafeInteger|isFinite|isNumeric|isUUID|isInt|isAlphanumeric)$/;

/** What is known inside a branch because its test came out as `truth`: names that were checked are clean there. */
export function refine(test: Expr, truth: boolean, env: Env, frame: Frame, look: Look): void {
  if (!frame.machine.spend()) return;
  switch (test.is) {
    case 'not':
      refine(test.operand, !truth, env, frame, look);
      return;
    case 'logic':
      if (test.operator === 'nullish') return;
      // Both sides hold in a true `and`, neither in a false `or`.
      if ((test.operator === 'and') === truth) {
        refine(test.left, truth, env, frame, look);
        refine(test.right, truth, env, frame, look);
        return;
      }
      refineEither(test, truth, env, frame, look);
      return;
    case 'compare':
      refineComparison(test, truth, env, frame, look);
      return;
    case 'call':
      if (truth) refineCall(test, env, frame, look);
      else refineAbsence(test, env, frame, look);
      return;
    case 'assign':
      refine(test.value, truth, env, frame, look);
      return;
    case 'name':
      refineByName(test.name, truth, env, frame, look);
      return;
    default:
      return;
  }
}

/** `const isOurs = hosts.includes(url.host); if (isOurs)`: the test was made before. */
function refineByName(name: string, truth: boolean, env: Env, frame: Frame, look: Look): void {
  const { tests = [], ...value } = env.get(name) ?? unknown;
  if (tests.length === 0 || (!truth && tests.length > 1)) return;
  // `x = x or y`: a test of the name itself was one of what it was before.
  env.declare(name, value);
  const sides = tests.map((test) => {
    const side = env.fork();
    refine(test, truth, side, frame, look);
    return side;
  });
  const [first, ...others] = sides;
  if (!first) return;
  for (const other of others) first.joinWith(other);
  env.become(first);
}

/** One of the sides came out as `truth`, nobody knows which: what both would have checked is checked. */
function refineEither(
  { left, right }: Extract<Expr, { is: 'logic' }>,
  truth: boolean,
  env: Env,
  frame: Frame,
  look: Look,
): void {
  const [first, second] = [env.fork(), env.fork()];
  refine(left, truth, first, frame, look);
  refine(left, !truth, second, frame, look);
  refine(right, truth, second, frame, look);
  first.joinWith(second);
  env.become(first);
}

function refineComparison(
  test: Extract<Expr, { is: 'compare' }>,
  truth: boolean,
  env: Env,
  frame: Frame,
  look: Look,
): void {
  const { operator, left, right } = test;
  const isEqual = /^(==|===|is)$/.test(operator);
  const isUnequal = /^(!=|!==|is not)$/.test(operator);
  const left2 = () => look(left, frame);
  const right2 = () => look(right, frame);
  if ((isEqual && truth) || (isUnequal && !truth)) {
    const asked = left.is === 'sign' && left.operator === 'typeof' ? left.operand : undefined;
    if (asked)
      pardon(asked, right2().constant?.value === 'string' ? ['objects'] : typeRules(right2()), env, frame, look);
    else if (isTextual(right2())) pardon(left, ['*'], env, frame, look);
    else if (isTextual(left2())) pardon(right, ['*'], env, frame, look);
    else if (isOwn(right2())) pardon(left, ['*'], env, frame, look);
    else if (isOwn(left2())) pardon(right, ['*'], env, frame, look);
    return;
  }
  const isNone = (expr: Expr) => expr.is === 'constant' && expr.value === null;
  if (isNone(right) && ((isEqual && !truth) || (isUnequal && truth))) {
    if (left.is === 'call') refineCall(left, env, frame, look);
    return;
  }
  const isAbsent = (operator === 'not in' && truth) || (operator === 'in' && !truth);
  if (isAbsent && left.is === 'constant' && left.value === '..') {
    pardonPath(right, env, frame, look);
    return;
  }
  if ((operator === 'in' && truth) || (operator === 'not in' && !truth)) {
    // `ROOT in path.parents`
    if (right.is === 'attribute' && right.name === 'parents') {
      pardon(right.object, ['path-traversal'], env, frame, look);
      return;
    }
    const list = right2();
    // A collection that nobody outside fills is a list of what is allowed, wherever it comes from.
    const isText = list.shape !== undefined || typeof list.constant?.value === 'string';
    if (isFixed(list) || (!isText && allTaints(list).length === 0)) pardon(left, ['*'], env, frame, look);
    return;
  }
  if (left.is === 'call' && left.callee.is === 'attribute' && left.callee.name === 'indexOf' && left.args[0])
    refineIndex(
      left.callee.object,
      left.args[0],
      operator,
      look(right, frame).constant?.value,
      truth,
      env,
      frame,
      look,
    );
}

/** `allowed.indexOf(x) !== -1`, `path.indexOf(root) === 0`, `path.indexOf('..') < 0`. */
function refineIndex(
  list: Expr,
  item: Expr,
  operator: string,
  position: Constant | undefined,
  truth: boolean,
  env: Env,
  frame: Frame,
  look: Look,
): void {
  const isEqual = /^===?$/.test(operator) ? truth : /^!==?$/.test(operator) ? !truth : undefined;
  if (position === 0 && isEqual === true) pardon(list, prefixRules, env, frame, look);
  const isAbove = (/^>/.test(operator) && truth) || (/^</.test(operator) && !truth);
  const isBelow = (/^</.test(operator) && truth) || (/^>/.test(operator) && !truth);
  const isFound = position === -1 ? isEqual === false || isAbove : position === 0 && isAbove && operator !== '>';
  const isMissing = position === -1 ? isEqual === true || isBelow : position === 0 && isBelow;
  if (isFound && isFixed(look(list, frame))) pardon(item, ['*'], env, frame, look);
  const text = look(item, frame).constant?.value;
  if (isMissing && typeof text === 'string' && text.startsWith('..')) pardonPath(list, env, frame, look);
}

function refineCall(test: Extract<Expr, { is: 'call' }>, env: Env, frame: Frame, look: Look): void {
  const { callee, args } = test;
  const path = frame.machine.models.canonical(look(callee, frame).type ?? '');
  const method = callee.is === 'attribute' ? callee.name : undefined;
  const guard = frame.machine.models.guard(path, method);
  const guarded =
    guard && (guard.arg === -1 ? (callee.is === 'attribute' ? callee.object : undefined) : args[guard.arg]);
  if (guard && guarded) {
    pardon(guarded, guard.for, env, frame, look);
    return;
  }
  if (callee.is === 'attribute') {
    const object = look(callee.object, frame);
    if (characterTests.test(callee.name)) {
      pardon(args[0] ?? callee.object, ['*'], env, frame, look);
      return;
    }
    // A fixed list, set or table that knows the value.
    if (/^(includes|has|hasOwnProperty|__contains__)$/.test(callee.name) && isFixed(object) && args[0]) {
      pardon(args[0], ['*'], env, frame, look);
      return;
    }
    if (/^(match|fullmatch|test)$/.test(callee.name)) {
      refineMatch(callee.name, object, callee.object, args, env, frame, look);
      return;
    }
    if (/^(startswith|startsWith|is_relative_to)$/.test(callee.name)) {
      pardon(callee.object, prefixRules, env, frame, look);
      if (callee.object.is === 'call' && isResolved(callee.object))
        for (const arg of callee.object.args) pardon(arg, ['path-traversal'], env, frame, look);
      return;
    }
  }
  const name = callee.is === 'attribute' ? callee.name : callee.is === 'name' ? callee.name : '';
  // Somebody wrote a check of their own: whatever it checks, it is not for us to doubt it loudly.
  if (checks.test(name)) for (const arg of args) pardon(arg, ['*'], env, frame, look);
  else if (insideChecks.test(name) && args[0]) pardon(args[0], ['path-traversal'], env, frame, look);
  else if (
    name === 'isinstance' &&
    args[0] &&
    args[1] &&
    args[1].is === 'name' &&
    /^(int|float|bool|UUID|str|bytes)$/.test(args[1].name)
  ) {
    pardon(args[0], /^(str|bytes)$/.test(args[1].name) ? ['objects'] : ['*'], env, frame, look);
  }
}

/** `path.resolve(file).startsWith(root)`: where the file leads was looked at, so `file` leads there as well. */
function isResolved({ callee }: Extract<Expr, { is: 'call' }>): boolean {
  const name = callee.is === 'attribute' ? callee.name : callee.is === 'name' ? callee.name : '';
  return /^(?:resolve|normalize|realpath(?:Sync)?|realPath|abspath|normpath)$/.test(name);
}

/** `name.startsWith('..')`, `name.includes('..')` came out false: what is above cannot be reached. */
function refineAbsence({ callee, args }: Extract<Expr, { is: 'call' }>, env: Env, frame: Frame, look: Look): void {
  if (callee.is !== 'attribute' || !args[0]) return;
  if (!/^(startswith|startsWith|includes|__contains__|has)$/.test(callee.name)) return;
  const text = look(args[0], frame).constant?.value;
  if (typeof text === 'string' && text.startsWith('..')) pardonPath(callee.object, env, frame, look);
}

/** What was checked not to lead upwards, and every path that it was made from. */
function pardonPath(expr: Expr, env: Env, frame: Frame, look: Look): void {
  const starts = new Set(look(expr, frame).taints.map((taint) => taint.steps[0]?.start));
  pardon(expr, ['path-traversal'], env, frame, look);
  for (const [name, value] of env.entries()) {
    if (value.taints.some((taint) => starts.has(taint.steps[0]?.start)))
      env.declare(name, clean(value, ['path-traversal']));
  }
}

/** `/^…$/.test(x)`, `x.match(/^…$/)`, `re.match('…$', x)`, `pattern.fullmatch(x)`. */
function refineMatch(
  method: string,
  object: Value,
  on: Expr,
  args: readonly Expr[],
  env: Env,
  frame: Frame,
  look: Look,
): void {
  const [first, second] = args;
  if (!first) return;
  const given = look(first, frame);
  const isRegexGiven = second !== undefined || /^\/.*\/[a-z]*$/s.test(String(given.constant?.value));
  const pattern = isRegexGiven ? given : (object.options?.get('0') ?? object);
  const checked = isRegexGiven ? (second ?? on) : first;
  if (isStrict(isRegexGiven && !second ? 'test' : method, pattern)) pardon(checked, ['*'], env, frame, look);
}

/** What `typeof x === '…'` makes sure of. */
function typeRules(type: Value): readonly string[] {
  return ['number', 'boolean', 'bigint', 'undefined'].includes(String(type.constant?.value)) ? ['*'] : [];
}

/** `validate_url(url)` as a statement: whatever it does not like, it throws. */
export function heedCheck(expr: Expr, env: Env, frame: Frame, look: Look): void {
  if (expr.is !== 'call') return;
  const { callee, args } = expr;
  const name = callee.is === 'attribute' ? callee.name : callee.is === 'name' ? callee.name : '';
  if (!/^_*(assert|check|ensure|validate|verify|require|refuse|forbid|raise_(if|for|not|unless))/i.test(name)) return;
  for (const arg of args) if (arg.is === 'name') pardon(arg, ['*'], env, frame, look);
}

/** A regular expression that is matched against a whole text, and lets only some characters or words pass. */
function isStrict(method: string, pattern: Value): boolean {
  const text = pattern.constant?.value ?? pattern.shape;
  // What stands elsewhere is trusted to be written for its purpose.
  if (typeof text !== 'string') return true;
  const [, source = text, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(text) ?? [];
  const isWhole =
    method === 'fullmatch' ||
    (/(\$|\\Z)\)?$/.test(source) && (method === 'match' || /^\(?(\^|\\A)/.test(source)) && !flags.includes('m'));
  // `.*` and `[^/]+` let nearly everything pass.
  const outside = source.replace(/\[(?!\^)(?:\\.|[^\]])*\]/g, '');
  return isWhole && !/(?<!\\)\.[*+{]|\[\^|\\[SDW]/.test(outside);
}

/** What is equal to something that nobody outside chooses is as harmless as that. */
function isOwn(value: Value): boolean {
  return value.constant === undefined && allTaints(value).length === 0;
}

function isTextual(value: Value): boolean {
  const constant = value.constant?.value;
  if (constant === null) return false;
  return isFixed(value) && (constant !== undefined || value.isPlain === true);
}

/** What was checked is clean from here on: the name itself, and for a part of it (`url.host`) whatever has the same source. */
function pardon(expr: Expr, rules: readonly string[], env: Env, frame: Frame, look: Look): void {
  if (expr.is === 'name') {
    const value = env.get(expr.name);
    if (value) env.declare(expr.name, pardoned(value, rules));
    if (!value || value.taints.length === 0) return;
  }
  if (expr.is === 'assign' && expr.target.to === 'name') {
    const value = env.get(expr.target.name);
    if (value) env.declare(expr.target.name, pardoned(value, rules));
  }
  const checked = look(expr, frame);
  const key = expr.is === 'call' ? keyOf(expr) : undefined;
  if (key !== undefined) {
    frame.machine.pardoned.add(key);
    env.declare(`=${key}`, pardoned(checked, rules));
  }
  if (expr.is === 'attribute' || expr.is === 'index') update(expr, (old) => pardoned(old, rules), { ...frame, env });
  const starts = new Set(checked.taints.map((taint) => taint.steps[0]?.start));
  if (starts.size === 0) return;
  // A checked part (`urlparse(url).hostname`) says where the whole leads, and nothing else about it.
  for (const [name, value] of env.entries()) {
    const isRelated = value.taints.some((taint) => starts.has(taint.steps[0]?.start));
    if (isRelated) env.declare(name, clean(value, ['open-redirect', 'ssrf']));
  }
}

function pardoned(value: Value, rules: readonly string[]): Value {
  return rules.includes('*') ? { ...clean(value, ['*']), origin: 'fixed' } : clean(value, rules);
}
