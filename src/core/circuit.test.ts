import { describe, expect, it } from 'vitest';
import { askCircuit, closedCircuit, noteFailure, noteSuccess, type Circuit } from './circuit.ts';

const rule = { failures: 2, spanMs: 1000, coolDownMs: 5000 };
const fail = (circuit: Circuit, at: number, by = 'a') => noteFailure(circuit, by, at, rule);
const open = fail(fail(closedCircuit, 0), 100);

describe('a circuit', () => {
  it('opens at the second failure within the span, not at one and one later', () => {
    expect(fail(closedCircuit, 0).state).toBe('closed');
    expect(open).toEqual({ state: 'open', sinceMs: 100 });
    expect(fail(fail(closedCircuit, 0), 1000).state).toBe('closed');
  });

  it('counts failures, not rows: a success in between changes nothing', () => {
    expect(fail(noteSuccess(fail(closedCircuit, 0), 'a'), 100).state).toBe('open');
  });

  it('says how long to wait, then lets one through and nobody else', () => {
    expect(askCircuit(open, 'a', 4100, rule)).toMatchObject({ may: false, waitMs: 1000 });
    const trial = askCircuit(open, 'a', 5100, rule);
    expect(trial).toMatchObject({ may: true, isTrial: true });
    expect(askCircuit(trial.circuit, 'a', 5200, rule)).toMatchObject({ may: true });
    expect(askCircuit(trial.circuit, 'b', 5200, rule)).toMatchObject({ may: false });
  });

  it('closes when the trial succeeds, opens anew when it fails, and hears nobody else', () => {
    const { circuit } = askCircuit(open, 'a', 5100, rule);
    expect(noteSuccess(circuit, 'a')).toEqual(closedCircuit);
    expect(fail(circuit, 6000)).toEqual({ state: 'open', sinceMs: 6000 });
    expect(fail(circuit, 6000, 'b')).toBe(circuit);
    expect(noteSuccess(circuit, 'b')).toBe(circuit);
  });

  it('gives the place of a trial that never ended to another', () => {
    const { circuit } = askCircuit(open, 'a', 5100, rule);
    expect(askCircuit(circuit, 'b', 10_099, rule).may).toBe(false);
    expect(askCircuit(circuit, 'b', 10_100, rule)).toMatchObject({ may: true, circuit: { trial: 'b' } });
  });
});
