import { anyItem, concat, readField, withField } from './containers.ts';
import { evaluateCall } from './calls.ts';
import { Env } from './env.ts';
import { refine } from './guards.ts';
import { keyOf, type Constant, type Expr, type FunctionIr, type Range, type Stmt, type Target } from './ir.ts';
import { addStep, mixTaints, type Frame } from './machine.ts';
import { constantOf, isFixed, join, joinTaints, plain, unknown, type Value } from './values.ts';

/** Runs statements over what is known of names. True when no way leads past the last one. */
export function run(statements: readonly Stmt[], frame: Frame): boolean {
  for (const statement of statements) if (runOne(statement, frame)) return true;
  return false;
}

function runOne(statement: Stmt, frame: Frame): boolean {
  const { env } = frame;
  switch (statement.do) {
    case 'expr':
      evaluate(statement.value, frame);
      return false;
    case 'assign': {
      const value = evaluate(statement.value, frame);
      for (const target of statement.targets) assign(target, value, statement.declares, frame);
      return false;
    }
    case 'if': {
      const truth = truthOf(evaluate(statement.test, frame));
      if (truth === true) return run(statement.then, frame);
      if (truth === false) return run(statement.otherwise, frame);
      return branch(frame, statement.test, [
        { truth: true, body: statement.then },
        { truth: false, body: statement.otherwise },
      ]);
    }
    case 'loop':
      runLoop(statement, frame);
      return false;
    case 'switch':
      return runSwitch(statement, frame);
    case 'try': {
      const before = env.fork();
      const ends = run(statement.body, frame);
      const after = env.fork();
      after.joinWith(before);
      let isOpen = !ends;
      for (const handler of statement.handlers) {
        const side = { ...frame, env: after.fork() };
        if (run(handler, side)) continue;
        if (isOpen) env.joinWith(side.env);
        else env.become(side.env);
        isOpen = true;
      }
      if (run(statement.finally, frame)) return true;
      return !isOpen;
    }
    case 'return':
      frame.returns.push(statement.value ? evaluate(statement.value, frame) : constantOf(null));
      return true;
    case 'throw':
      if (statement.value) evaluate(statement.value, frame);
      return true;
    case 'break':
      frame.escapes.at(-1)?.push(env.fork());
      return true;
    case 'function':
      env.declare(statement.fn.name, functionValue(statement.fn, frame));
      return false;
    case 'class': {
      const { type } = statement;
      env.declare(statement.name, { taints: [], origin: 'fixed', cls: { type, module: frame.module, env } });
      return false;
    }
  }
}

export function functionValue(fn: FunctionIr, frame: Frame): Value {
  return { taints: [], origin: 'fixed', fn: { fn, module: frame.module, env: frame.env, self: undefined } };
}

function branch(
  frame: Frame,
  test: Expr | undefined,
  sides: readonly { readonly truth: boolean; readonly body: readonly Stmt[] }[],
): boolean {
  const open: Env[] = [];
  for (const { truth, body } of sides) {
    const side = { ...frame, env: frame.env.fork() };
    if (test) refine(test, truth, side.env, frame, look);
    if (!run(body, side)) open.push(side.env);
  }
  return mergeInto(frame.env, open);
}

function mergeInto(env: Env, open: readonly Env[]): boolean {
  const [first, ...others] = open;
  if (!first) return true;
  for (const other of others) first.joinWith(other);
  env.become(first);
  return false;
}

/** Evaluates for what is known, without noting sinks a second time. */
function look(expr: Expr, frame: Frame): Value {
  const quiet = { ...frame.machine, see: () => {}, spend: () => frame.machine.spend() };
  return evaluate(expr, { ...frame, machine: quiet, env: frame.env.fork() });
}

/** Twice is enough: the second time sees what the first left behind. */
function runLoop(loop: Extract<Stmt, { do: 'loop' }>, frame: Frame): void {
  const from = loop.each ? evaluate(loop.each.from, frame) : undefined;
  // A loop over a fixed, short list is run item by item.
  const before = frame.env.fork();
  for (let round = 0; round < 2; round++) {
    const escaped: Env[] = [];
    const body: Frame = { ...frame, env: frame.env.fork(), escapes: [...frame.escapes, escaped] };
    if (loop.each && from) {
      const item = loop.each.keys
        ? { ...plain, taints: from.taints, isPlain: from.taints.length === 0 }
        : anyItem(from);
      assign(loop.each.target, item, true, body);
    }
    if (loop.test) {
      const truth = truthOf(evaluate(loop.test, body));
      if (truth === false) break;
      refine(loop.test, true, body.env, body, look);
    }
    const ends = run(loop.body, body);
    for (const env of escaped) frame.env.joinWith(env);
    if (!ends) frame.env.joinWith(body.env);
  }
  frame.env.joinWith(before);
  run(loop.otherwise, frame);
}

function runSwitch(statement: Extract<Stmt, { do: 'switch' }>, frame: Frame): boolean {
  const on = evaluate(statement.on, frame);
  const known = on.constant?.value;
  const escaped: Env[] = [];
  const open: Env[] = [];
  let falling: Env | undefined;
  let hasDefault = false;
  let isDecided = false;
  for (const one of statement.cases) {
    if (isDecided && !falling) break;
    const tests = one.tests.map((test) => evaluate(test, frame));
    if (tests.length === 0) hasDefault = true;
    const values = tests.map((test) => test.constant?.value);
    if (
      known !== undefined &&
      !falling &&
      tests.length > 0 &&
      values.every((value) => value !== undefined && value !== known)
    )
      continue;
    if (known !== undefined && values.includes(known)) isDecided = true;
    const side: Frame = { ...frame, env: frame.env.fork(), escapes: [...frame.escapes, escaped] };
    // In the branch of a constant the value is that constant.
    if (tests.length > 0 && tests.every((test) => isFixed(test))) {
      for (const test of one.tests)
        refine(
          { ...test, is: 'compare', operator: '==', left: statement.on, right: test },
          true,
          side.env,
          frame,
          look,
        );
    }
    if (falling) side.env.joinWith(falling);
    const ends = run(one.body, side);
    falling = !ends && one.falls ? side.env : undefined;
    if (!ends && !one.falls) open.push(side.env);
  }
  if (falling) open.push(falling);
  open.push(...escaped);
  if (!hasDefault && !isDecided) open.push(frame.env.fork());
  return mergeInto(frame.env, open);
}

export function truthOf(value: Value): boolean | undefined {
  if (!value.constant) return undefined;
  const { value: constant } = value.constant;
  return Boolean(constant);
}

export function stepAt(range: Range, note: string, frame: Frame) {
  return { path: frame.module.path, start: range.start, end: range.end, note };
}

export function assign(target: Target, value: Value, declares: boolean, frame: Frame): void {
  switch (target.to) {
    case 'name':
      if (declares) frame.env.declare(target.name, value);
      else frame.env.assign(target.name, value);
      return;
    case 'attribute':
      store(target.object, target.name, value, target.range, frame);
      return;
    case 'index':
      store(target.object, evaluate(target.key, frame).constant?.value, value, target.range, frame);
      return;
    case 'parts':
      for (const { key, target: part, fallback } of target.parts) {
        const found = key === undefined ? { ...value } : property(value, key, frame);
        const other = fallback && evaluate(fallback, frame);
        assign(part, other ? join(found, other) : found, declares, frame);
      }
      return;
    case 'nothing':
      return;
  }
}

/** Puts a value into an object: the name that holds the object holds a changed one from here on. */
export function store(object: Expr, key: Constant | undefined, value: Value, range: Range, frame: Frame): void {
  if (typeof key === 'string') checkSet(key, value, range, frame);
  update(object, (old) => withField(old, key, value), frame);
}

/** Replaces what an expression stands for, up to the name that it begins with. */
export function update(object: Expr, change: (old: Value) => Value, frame: Frame): void {
  if (object.is === 'name') {
    frame.env.assign(object.name, change(frame.env.get(object.name) ?? unknown));
  } else if (object.is === 'attribute') {
    const changed = change(look(object, frame));
    update(object.object, (old) => withField(old, object.name, changed), frame);
  } else if (object.is === 'index') {
    const changed = change(look(object, frame));
    const key = look(object.key, frame).constant?.value;
    update(object.object, (old) => withField(old, key, changed), frame);
  }
}

function checkSet(property: string, value: Value, range: Range, frame: Frame): void {
  for (const sink of frame.machine.models.sets(property)) {
    const taint = value.taints.find((one) => !one.safeFor.has(sink.rule));
    const verdict = taint ? 'tainted' : isFixed(value) ? 'fixed' : 'open';
    const stepped =
      taint &&
      addStep({ taints: [taint], origin: 'open' }, stepAt(range, `is written to \`${property}\``, frame)).taints[0];
    frame.machine.see({ sink, path: frame.module.path, range, verdict, taint: stepped });
  }
}

/** A property of a value: what was stored there, or what the models know of its kind. */
export function property(object: Value, key: string | number, frame: Frame): Value {
  if (object.module && typeof key === 'string') return frame.machine.member(object.module, key);
  const stored = readField(object, key);
  const known = object.fields?.has(String(key)) || (typeof key === 'number' && object.items);
  if (known) return stored;
  if (object.type === undefined) return stored;
  const path = frame.machine.models.canonical(typeof key === 'number' ? `${object.type}[]` : `${object.type}.${key}`);
  return { ...stored, type: path };
}

export function evaluate(expr: Expr, frame: Frame): Value {
  if (!frame.machine.spend()) return unknown;
  switch (expr.is) {
    case 'constant':
      return constantOf(expr.value);
    case 'name':
      // What nobody defines here is the language's own: `eval`, `open`, `document`.
      return frame.env.get(expr.name) ?? { ...unknown, type: frame.machine.models.canonical(expr.name) };
    case 'attribute': {
      const object = evaluate(expr.object, frame);
      return withSource(attributeOf(object, expr.name, frame), expr, frame);
    }
    case 'index': {
      const object = evaluate(expr.object, frame);
      const key = evaluate(expr.key, frame);
      const constant = key.constant?.value;
      const found =
        constant === undefined || constant === null || typeof constant === 'boolean'
          ? readField(object, undefined)
          : property(object, constant, frame);
      const path = object.type === undefined ? undefined : frame.machine.models.canonical(`${object.type}[]`);
      return withSource(found.type === undefined && path !== undefined ? { ...found, type: path } : found, expr, frame);
    }
    case 'call': {
      const key = frame.machine.pardoned.size > 0 ? keyOf(expr) : undefined;
      const known = key !== undefined && frame.machine.pardoned.has(key) ? frame.env.get(`=${key}`) : undefined;
      return known ?? withSource(evaluateCall(expr, frame), expr, frame);
    }
    case 'concat': {
      const values = expr.parts.map((part) => evaluate(part, frame));
      if (expr.via === 'plus' && values.every((value) => typeof value.constant?.value === 'number')) {
        return constantOf(values.reduce((sum, value) => sum + Number(value.constant?.value), 0));
      }
      if (expr.via === 'plus' && values.some((value) => value.items)) return values.reduce(join);
      const made = expr.via === 'percent' ? formatted(values) : concat(values);
      return addStep(made, stepAt(expr, 'becomes part of a text', frame));
    }
    case 'list': {
      const items = expr.items.map((item) => evaluate(item, frame));
      return { taints: [], origin: 'fixed', items };
    }
    case 'dict': {
      let dict: Value = { taints: [], origin: 'fixed', fields: new Map() };
      for (const { key, value } of expr.entries) {
        const evaluated = evaluate(value, frame);
        if (key === undefined) dict = spread(dict, evaluated);
        else dict = withField(dict, evaluate(key, frame).constant?.value, evaluated);
      }
      return dict;
    }
    case 'choice': {
      const truth = truthOf(evaluate(expr.test, frame));
      if (truth !== undefined) return evaluate(truth ? expr.then : expr.otherwise, frame);
      const side = (truth: boolean, part: Expr) => {
        const env = frame.env.fork();
        refine(expr.test, truth, env, frame, look);
        return evaluate(part, { ...frame, env });
      };
      return join(side(true, expr.then), side(false, expr.otherwise));
    }
    case 'logic': {
      const left = evaluate(expr.left, frame);
      const truth = truthOf(left);
      if (expr.operator === 'and') {
        if (truth === false) return left;
        const env = frame.env.fork();
        refine(expr.left, true, env, frame, look);
        const right = evaluate(expr.right, { ...frame, env });
        return truth === true ? right : join(left, right);
      }
      if (truth === true) return left;
      const right = evaluate(expr.right, frame);
      if (expr.operator === 'nullish' && left.constant && left.constant.value !== null) return left;
      return truth === false ? right : join(left, right);
    }
    case 'not': {
      const truth = truthOf(evaluate(expr.operand, frame));
      return truth === undefined ? plain : constantOf(!truth);
    }
    case 'compare':
      return compare(expr.operator, evaluate(expr.left, frame), evaluate(expr.right, frame));
    case 'arithmetic':
      return arithmetic(expr.operator, evaluate(expr.left, frame), evaluate(expr.right, frame));
    case 'function':
      return functionValue(expr.fn, frame);
    case 'each': {
      const env = new Env(frame.env);
      const inner = { ...frame, env };
      assign(expr.target, anyItem(evaluate(expr.from, frame)), true, inner);
      for (const test of expr.tests) {
        evaluate(test, inner);
        refine(test, true, env, inner, look);
      }
      const item = evaluate(expr.item, inner);
      return { taints: [], origin: 'fixed', rest: item };
    }
    case 'assign': {
      const value = evaluate(expr.value, frame);
      assign(expr.target, value, false, frame);
      return value;
    }
    case 'other': {
      const values = expr.parts.map((part) => evaluate(part, frame));
      return { taints: mixTaints(values), origin: 'open' };
    }
  }
}

function attributeOf(object: Value, name: string, frame: Frame): Value {
  return methodOf(object, name, frame) ?? inheritedProperty(object, name, frame) ?? property(object, name, frame);
}

/** What a class outside of this package gives to those that extend it: `self.path` of a request handler. */
function inheritedProperty(object: Value, name: string, frame: Frame, depth = 6): Value | undefined {
  if (!object.cls || depth === 0 || object.fields?.has(name)) return undefined;
  const { type, module, env } = object.cls;
  for (const base of type.bases) {
    const parent = evaluate(base, { ...frame, module, env });
    if (parent.type !== undefined)
      return { ...unknown, type: frame.machine.models.canonical(`${parent.type}().${name}`) };
    const inherited = parent.cls && inheritedProperty({ ...object, cls: parent.cls }, name, frame, depth - 1);
    if (inherited) return inherited;
  }
  return undefined;
}

/** A method of a class of this package. */
function methodOf(object: Value, name: string, frame: Frame, depth = 6): Value | undefined {
  if (object.fields?.has(name) || !object.cls || depth === 0) return undefined;
  const { type, module, env } = object.cls;
  const fn = type.methods.find((one) => one.name === name);
  if (fn) return { taints: [], origin: 'fixed', fn: { fn, module, env, self: object } };
  for (const base of type.bases) {
    const parent = evaluate(base, { ...frame, module, env });
    if (!parent.cls) continue;
    const inherited = methodOf({ ...object, cls: parent.cls }, name, frame, depth - 1);
    if (inherited) return inherited;
  }
  return undefined;
}

/** Marks what the models call a source. */
function withSource(value: Value, at: Range, frame: Frame): Value {
  if (value.type === undefined) return value;
  const source = frame.machine.models.source(value.type);
  if (!source) return value;
  const note = `comes from outside (\`${value.type}\`)`;
  const taint = {
    kind: source.kind,
    confidence: source.confidence,
    steps: [stepAt(at, note, frame)],
    safeFor: new Set(source.safeFor ?? []),
  };
  return { ...value, origin: 'open', taints: joinTaints([taint], value.taints) };
}

function spread(dict: Value, more: Value): Value {
  const fields = new Map([...(dict.fields ?? []), ...(more.fields ?? [])]);
  const rest = [dict.rest, more.rest].filter((one) => one !== undefined);
  return {
    taints: joinTaints(dict.taints, more.taints),
    origin: more.origin === 'open' ? 'open' : dict.origin,
    fields,
    ...(rest.length > 0 ? { rest: rest.reduce(join) } : {}),
  };
}

/** `'… %s …' % (a, b)`: the text with its holes; numbers in `%d` are harmless. */
function formatted([template, ...values]: readonly Value[]): Value {
  const text = template?.constant?.value;
  if (typeof text !== 'string') return concat([template ?? unknown, ...values]);
  const pieces = text.split(/(%(?:\(\w+\))?[#0\- +]*\d*(?:\.\d+)?[sdrifxX])/);
  const filled: Value[] = [];
  let next = 0;
  for (const piece of pieces) {
    const found = /^%(?:\((\w+)\))?.*([sdrifxX])$/.exec(piece);
    if (!found) {
      filled.push(constantOf(piece));
      continue;
    }
    const value = found[1] === undefined ? values[next++] : values[0] && readField(values[0], found[1]);
    filled.push(found[2] === 's' || found[2] === 'r' ? (value ?? unknown) : plain);
  }
  return concat(filled);
}

function compare(operator: string, left: Value, right: Value): Value {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (a === undefined || b === undefined) return plain;
  switch (operator) {
    case '==':
    case '===':
    case 'is':
      return constantOf(a === b);
    case '!=':
    case '!==':
    case 'is not':
      return constantOf(a !== b);
    case '<':
      return a === null || b === null ? plain : constantOf(a < b);
    case '>':
      return a === null || b === null ? plain : constantOf(a > b);
    case '<=':
      return a === null || b === null ? plain : constantOf(a <= b);
    case '>=':
      return a === null || b === null ? plain : constantOf(a >= b);
    case 'in':
      return typeof a === 'string' && typeof b === 'string' ? constantOf(b.includes(a)) : plain;
    default:
      return plain;
  }
}

function arithmetic(operator: string, left: Value, right: Value): Value {
  const a = left.constant?.value;
  const b = right.constant?.value;
  if (typeof a === 'number' && typeof b === 'number') {
    if (operator === '*') return constantOf(a * b);
    if (operator === '-') return constantOf(a - b);
    if (operator === '/' && b !== 0) return constantOf(a / b);
    if (operator === '//' && b !== 0) return constantOf(Math.floor(a / b));
    if (operator === '%' && b !== 0) return constantOf(a % b);
  }
  // `path / name`, `text * 3`: text stays text.
  const isText = operator === '/' || operator === '*' || operator === '|';
  if (isText && (left.taints.length > 0 || right.taints.length > 0)) {
    return { ...concat([left, right]), ...(left.type === undefined ? {} : { type: left.type }) };
  }
  if (left.taints.length > 0 && !isText) return plain;
  return { ...plain, ...(left.type === undefined ? {} : { type: left.type }), isPlain: left.type === undefined };
}
