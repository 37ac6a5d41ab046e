import { evaluateCall } from './calls.ts';
import { anyItem, asText, concat, readField, withField } from './containers.ts';
import { Env } from './env.ts';
import { refine } from './guards.ts';
import { keyOf, type Expr, type FunctionIr } from './ir.ts';
import { addStep, mixTaints, stepAt, type Frame } from './machine.ts';
import { attributeOf, property, withSource } from './objects.ts';
import { arithmetic, compare, formatted } from './operators.ts';
import { assign } from './stores.ts';
import { constantOf, join, joinTaints, plain, unknown, type Value } from './values.ts';

export function functionValue(fn: FunctionIr, frame: Frame): Value {
  return { taints: [], origin: 'fixed', fn: { fn, module: frame.module, env: frame.env, self: undefined } };
}

/** Evaluates for what is known, without noting sinks a second time. */
export function look(expr: Expr, frame: Frame): Value {
  const quiet = { ...frame.machine, see: () => {}, spend: () => frame.machine.spend() };
  return evaluate(expr, { ...frame, machine: quiet, env: frame.env.fork() });
}

export function truthOf(value: Value): boolean | undefined {
  if (!value.constant) return undefined;
  const { value: constant } = value.constant;
  return Boolean(constant);
}

export function evaluate(expr: Expr, frame: Frame): Value {
  if (!frame.machine.spend()) return unknown;
  switch (expr.is) {
    case 'constant':
      return constantOf(expr.value);
    case 'name':
      // What nobody defines here is the language's own: `eval`, `open`, `document`.
      return frame.env.get(expr.name) ?? { ...unknown, type: frame.machine.models.canonical(expr.name) };
    case 'attribute':
      return withSource(attributeOf(evaluate(expr.object, frame), expr.name, frame), expr, frame);
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
      const text = expr.via === 'plus' ? made : asText(made);
      return addStep(text, stepAt(expr, 'becomes part of a text', frame));
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
      if (truth !== undefined) return evaluate(truth ? expr.yes : expr.otherwise, frame);
      const side = (isTrue: boolean, part: Expr) => {
        const env = frame.env.fork();
        refine(expr.test, isTrue, env, frame, look);
        return evaluate(part, { ...frame, env });
      };
      return join(side(true, expr.yes), side(false, expr.otherwise));
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
    case 'sign':
      evaluate(expr.operand, frame);
      return plain;
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
    case 'tagged':
      for (const value of expr.values) evaluate(value, frame);
      return unknown;
    case 'other': {
      const values = expr.parts.map((part) => evaluate(part, frame));
      return { taints: mixTaints(values), origin: 'open' };
    }
  }
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
