import { anyItem } from './containers.ts';
import type { Env } from './env.ts';
import { evaluate, functionValue, look, truthOf } from './evaluate.ts';
import { heedCheck, refine } from './guards.ts';
import type { Expr, Stmt } from './ir.ts';
import type { Frame } from './machine.ts';
import { assign } from './stores.ts';
import { constantOf, isFixed, never, plain, type Value } from './values.ts';

/** Runs statements over what is known of names. True when no way leads past the last one. */
export function run(statements: readonly Stmt[], frame: Frame): boolean {
  for (const statement of statements) if (runOne(statement, frame)) return true;
  return false;
}

function runOne(statement: Stmt, frame: Frame): boolean {
  const { env } = frame;
  switch (statement.do) {
    case 'expr':
      if (isNever(evaluate(statement.value, frame), frame)) return true;
      heedCheck(statement.value, env, frame, look);
      return false;
    case 'assign': {
      const value = withTest(evaluate(statement.value, frame), statement.value);
      for (const target of statement.targets) assign(target, value, statement.declares, frame);
      return false;
    }
    case 'if': {
      const truth = truthOf(evaluate(statement.test, frame));
      if (truth === true) return run(statement.yes, frame);
      if (truth === false) return run(statement.otherwise, frame);
      return branch(frame, statement.test, [
        { truth: true, body: statement.yes },
        { truth: false, body: statement.otherwise },
      ]);
    }
    case 'loop':
      return runLoop(statement, frame);
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
      escape(statement.leaves, frame);
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

/** A name that holds what a test found stands for the test. */
function withTest(value: Value, from: Expr): Value {
  const isTest = from.is === 'compare' || from.is === 'not' || from.is === 'logic' || from.is === 'call';
  return isTest && !value.constant && (value.isPlain || from.is === 'call') ? { ...value, tests: [from] } : value;
}

/** `abort(404)`, `process.exit()`, or a function of this package that only throws. */
function isNever(value: Value, frame: Frame): boolean {
  return value === never || (value.type !== undefined && frame.machine.models.exits(value.type));
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

/** `continue` belongs to the innermost loop, `break` to a switch as well. */
function escape(leaves: boolean, { escapes, env }: Frame): void {
  const home = escapes.findLast((one) => leaves || one.isLoop);
  (leaves ? home?.left : home?.continued)?.push(env.fork());
}

/** Twice is enough: the second time sees what the first left behind. */
function runLoop(loop: Extract<Stmt, { do: 'loop' }>, frame: Frame): boolean {
  const from = loop.each ? evaluate(loop.each.from, frame) : undefined;
  const isEndless = !loop.each && loop.test !== undefined && truthOf(look(loop.test, frame)) === true;
  const left: Env[] = [];
  for (let round = 0; round < 2; round++) {
    const continued: Env[] = [];
    const escapes = [...frame.escapes, { isLoop: true, left, continued }];
    const body: Frame = { ...frame, env: frame.env.fork(), escapes };
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
    for (const env of continued) frame.env.joinWith(env);
    if (!ends) frame.env.joinWith(body.env);
  }
  // Who leaves by `break` does not pass the `else` of a Python loop, nor the end of an endless one.
  const ends = isEndless || run(loop.otherwise, frame);
  return mergeInto(frame.env, ends ? left : [frame.env.fork(), ...left]);
}

function runSwitch(statement: Extract<Stmt, { do: 'switch' }>, frame: Frame): boolean {
  const on = evaluate(statement.on, frame);
  const known = on.constant?.value;
  const left: Env[] = [];
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
    const side: Frame = {
      ...frame,
      env: frame.env.fork(),
      escapes: [...frame.escapes, { isLoop: false, left, continued: [] }],
    };
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
  open.push(...left);
  if (!hasDefault && !isDecided) open.push(frame.env.fork());
  return mergeInto(frame.env, open);
}
