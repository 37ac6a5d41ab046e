import * as fc from 'fast-check';
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

describe('a circuit, over any history', () => {
  it('is open, closed or tried as somebody says who keeps everything and counts anew', () => {
    const seen = new Set<string>();
    const move = fc.record({ passed: fc.nat(3000), by: fc.constantFrom('a', 'b'), isFailure: fc.boolean() });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let circuit = closedCircuit;
        let at = 0;
        let failures: number[] = [];
        let openedAt: number | undefined;
        let trial: { by: string; since: number } | undefined;
        for (const { passed, by, isFailure } of moves) {
          at += passed;
          const isOver = (since: number) => at - since >= rule.coolDownMs;
          const may = openedAt === undefined ? true : trial ? trial.by === by || isOver(trial.since) : isOver(openedAt);
          if (may && openedAt !== undefined && trial?.by !== by) trial = { by, since: at };
          const asked = askCircuit(circuit, by, at, rule);
          expect(asked.may).toBe(may);
          circuit = asked.circuit;
          seen.add(circuit.state);
          if (!may) continue;
          circuit = isFailure ? noteFailure(circuit, by, at, rule) : noteSuccess(circuit, by);
          if (openedAt !== undefined) {
            openedAt = isFailure ? at : undefined;
            trial = undefined;
            failures = [];
          } else if (isFailure) {
            failures = [...failures.filter((one) => at - one < rule.spanMs), at];
            if (failures.length >= rule.failures) openedAt = at;
          }
          expect(JSON.parse(JSON.stringify(circuit))).toEqual(circuit);
        }
      }),
      { numRuns: 500 },
    );
    expect([...seen].toSorted()).toEqual(['closed', 'half-open', 'open']);
  });
});
