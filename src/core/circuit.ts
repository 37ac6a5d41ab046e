import { addFailure, addSuccess, countFailures, emptyWindow, type FailureWindow } from './failure-window.ts';

/** When a circuit opens, and how long it stays so. All times are of `PassedTime.ms`. */
export interface CircuitRule {
  readonly failures: number;
  readonly spanMs: number;
  readonly coolDownMs: number;
}
/** A circuit breaker as JSON: closed lets everything through, open nothing, half-open one to see whether it goes again. */
export type Circuit =
  | { readonly state: 'closed'; readonly window: FailureWindow }
  | { readonly state: 'open'; readonly sinceMs: number }
  | { readonly state: 'half-open'; readonly sinceMs: number; readonly trial: string };
export const closedCircuit: Circuit = { state: 'closed', window: emptyWindow };

export type CircuitAnswer =
  | { readonly may: true; readonly isTrial: boolean; readonly circuit: Circuit }
  | { readonly may: false; readonly waitMs: number; readonly circuit: Circuit };

/** May this one go through now? Keep the circuit that is answered: who is let through to try is remembered in it. */
export function askCircuit(circuit: Circuit, by: string, atMs: number, { coolDownMs }: CircuitRule): CircuitAnswer {
  if (circuit.state === 'closed') return { may: true, isTrial: false, circuit };
  if (circuit.state === 'half-open' && circuit.trial === by) return { may: true, isTrial: true, circuit };
  // A trial that never told how it ended gives its place up after as long as the circuit was open.
  const waitMs = circuit.sinceMs + coolDownMs - atMs;
  if (waitMs > 0) return { may: false, waitMs, circuit };
  return { may: true, isTrial: true, circuit: { state: 'half-open', sinceMs: atMs, trial: by } };
}

export function noteFailure(circuit: Circuit, by: string, atMs: number, rule: CircuitRule): Circuit {
  if (circuit.state === 'open') return circuit;
  if (circuit.state === 'half-open') return circuit.trial === by ? { state: 'open', sinceMs: atMs } : circuit;
  const window = addFailure(circuit.window, atMs, { spanMs: rule.spanMs, most: rule.failures });
  return countFailures(window, atMs, rule.spanMs) >= rule.failures
    ? { state: 'open', sinceMs: atMs }
    : { state: 'closed', window };
}

export function noteSuccess(circuit: Circuit, by: string): Circuit {
  if (circuit.state === 'closed') {
    const window = addSuccess(circuit.window);
    return window === circuit.window ? circuit : { state: 'closed', window };
  }
  return circuit.state === 'half-open' && circuit.trial === by ? closedCircuit : circuit;
}
