import type { Expr, Stmt } from './ir.ts';
import type { Frame } from './machine.ts';
import type { FunctionValue, Value } from './values.ts';

/** The parts of the interpreter need each other: whoever runs it hands them in with the machine. */
export interface Interpreter {
  evaluate(expr: Expr, frame: Frame): Value;
  /** Evaluates for what is known, without noting sinks a second time. */
  look(expr: Expr, frame: Frame): Value;
  /** True when no way leads past the last statement. */
  run(statements: readonly Stmt[], frame: Frame): boolean;
  callFunction(target: FunctionValue, args: readonly Value[], named: ReadonlyMap<string, Value>, frame: Frame): Value;
}

export function evaluate(expr: Expr, frame: Frame): Value {
  return frame.machine.interpreter.evaluate(expr, frame);
}

export function look(expr: Expr, frame: Frame): Value {
  return frame.machine.interpreter.look(expr, frame);
}

export function run(statements: readonly Stmt[], frame: Frame): boolean {
  return frame.machine.interpreter.run(statements, frame);
}

export function callFunction(
  target: FunctionValue,
  args: readonly Value[],
  named: ReadonlyMap<string, Value>,
  frame: Frame,
): Value {
  return frame.machine.interpreter.callFunction(target, args, named, frame);
}
