import type { Env } from './env.ts';
import type { ModuleIr, Range } from './ir.ts';
import type { Catalogue } from './catalogue.ts';
import type { SinkModel } from './models.ts';
import type { Interpreter } from './recursion.ts';
import { joinTaints, type Step, type Taint, type Value } from './values.ts';

/** What was seen at one sink, over all the ways that lead there. */
export interface SinkSighting {
  readonly sink: SinkModel;
  readonly path: string;
  readonly range: Range;
  /** `tainted`: bad data arrives; `fixed`: everything stands in the program; `open`: it cannot be seen from here. */
  readonly verdict: 'tainted' | 'open' | 'fixed';
  readonly taint: Taint | undefined;
}
/** What a run of the analysis needs and keeps. */
export interface Machine {
  readonly interpreter: Interpreter;
  readonly models: Catalogue;
  /** What an import of a module of this package stands for; undefined for everything else. */
  lookup(from: ModuleIr, module: string, name: string | undefined): Value | undefined;
  /** What a module of this package calls by this name. */
  member(module: ModuleIr, name: string): Value;
  /** Expressions that a test found harmless, by `keyOf`: asked for again they are so still. */
  readonly pardoned: Set<string>;
  see(sighting: SinkSighting): void;
  /** False when the budget of this entry is used up: what is left is unknown. */
  spend(): boolean;
  /** Functions that were run on the way; what nobody runs is looked at by itself. */
  readonly visited: Set<string>;
}
/** One function that is being run. */
export interface Frame {
  readonly machine: Machine;
  readonly module: ModuleIr;
  readonly env: Env;
  readonly returns: Value[];
  /** Where `break` and `continue` leave their names, innermost last. */
  readonly escapes: readonly Escape[];
  readonly depth: number;
}

/** A loop or switch that can be left from inside. */
export interface Escape {
  readonly isLoop: boolean;
  readonly left: Env[];
  readonly continued: Env[];
}

export const maxDepth = 5;
const maxSteps = 12;

export function stepAt(range: Range, note: string, frame: Frame): Step {
  return { path: frame.module.path, start: range.start, end: range.end, note };
}

export function addStep(value: Value, step: Step): Value {
  if (value.taints.length === 0) return value;
  return { ...value, taints: value.taints.map((taint) => stepTaint(taint, step)) };
}

function stepTaint(taint: Taint, step: Step): Taint {
  const last = taint.steps.at(-1);
  if (last && last.path === step.path && last.start === step.start && last.end === step.end) return taint;
  // The beginning and the end of a long way say most.
  const steps = taint.steps.length < maxSteps ? [...taint.steps, step] : [...taint.steps.slice(0, maxSteps - 1), step];
  return { ...taint, steps };
}

export function weaken(taints: readonly Taint[], by: number): readonly Taint[] {
  return taints.map((taint) => ({ ...taint, confidence: taint.confidence * by }));
}

export function mixTaints(values: readonly Value[]): readonly Taint[] {
  return joinTaints(...values.map((value) => value.taints));
}
