import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFailure, addSuccess, countFailures, emptyWindow, passTime, watchClock } from './failure-window.ts';

const rule = { spanMs: 1000, most: 5 };

describe('a window of failures', () => {
  it('counts as a list of all failures would, up to as many as the rule can ask for', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(700), fc.boolean()), { maxLength: 60 }), (moves) => {
        let window = emptyWindow;
        let at = 0;
        const all: number[] = [];
        let inARow = 0;
        for (const [passed, isFailure] of moves) {
          at += passed;
          if (isFailure) all.push(at);
          inARow = isFailure ? inARow + 1 : 0;
          window = isFailure ? addFailure(window, at, rule) : addSuccess(window);
          const naive = all.filter((one) => one > at - rule.spanMs).length;
          expect(countFailures(window, at, rule.spanMs)).toBe(Math.min(naive, rule.most));
          expect(window.inARow).toBe(inARow);
          expect(window.failures.length).toBeLessThanOrEqual(rule.most);
          expect(JSON.parse(JSON.stringify(window))).toEqual(window);
        }
      }),
    );
  });

  it('lets a failure go when it is exactly as old as the span', () => {
    const window = addFailure(emptyWindow, 0, rule);
    expect(countFailures(window, 999, rule.spanMs)).toBe(1);
    expect(countFailures(window, 1000, rule.spanMs)).toBe(0);
  });
});

describe('time that passed', () => {
  /** Two clocks of one machine: one that people set, and one that only goes on. */
  const makeClock = () => {
    const clock = { wallMs: 1_800_000_000_000, steadyMs: 0 };
    const read = watchClock({ now: () => new Date(clock.wallMs), elapsedMs: () => clock.steadyMs });
    const pass = (ms: number) => {
      clock.wallMs += ms;
      clock.steadyMs += ms;
    };
    return { clock, read, pass };
  };
  const hour = 3_600_000;

  it('takes no notice of a clock that was set forward while it watched', () => {
    const { clock, read, pass } = makeClock();
    let time = passTime(undefined, read());
    pass(5000);
    clock.wallMs += 24 * hour;
    pass(1000);
    time = passTime(time, read());
    expect(time.ms).toBe(6000);
    pass(500);
    expect(passTime(time, read()).ms).toBe(6500);
  });

  it('also for what was not looked at since, and when the clock is put right again', () => {
    const { clock, read, pass } = makeClock();
    const time = passTime(undefined, read());
    clock.wallMs += 24 * hour;
    pass(1000);
    read();
    pass(1000);
    expect(passTime(time, read()).ms).toBe(2000);
    clock.wallMs -= 24 * hour;
    pass(1000);
    read();
    pass(10_000);
    expect(passTime(time, read()).ms).toBe(13_000);
  });

  it('stands still where a clock is set back, and goes on from there', () => {
    const { clock, read, pass } = makeClock();
    const first = passTime(undefined, read());
    pass(5000);
    const second = passTime(first, read());
    clock.wallMs -= 24 * hour;
    const third = passTime(second, read());
    expect(third.ms).toBe(5000);
    pass(700);
    expect(passTime(third, read()).ms).toBe(5700);
  });

  it('believes a break between two processes', () => {
    const { read, pass, clock } = makeClock();
    const time = passTime(undefined, read());
    pass(8 * hour);
    const another = watchClock({ now: () => new Date(clock.wallMs), elapsedMs: () => 0 });
    expect(passTime(time, another()).ms).toBe(8 * hour);
  });

  it('never goes back, and never beyond what really passed, whatever happens to the clock', () => {
    const move = fc.record({
      passMs: fc.nat(20_000),
      jumpMs: fc.oneof(fc.constant(0), fc.integer({ min: -2e9, max: 2e9 })),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const { clock, read, pass } = makeClock();
        let time = passTime(undefined, read());
        let really = 0;
        for (const { passMs, jumpMs } of moves) {
          pass(passMs);
          really += passMs;
          // Clocks are slewed by less than a second: that is no jump, and is believed.
          clock.wallMs += Math.abs(jumpMs) <= 1000 ? 0 : jumpMs;
          const next = passTime(time, read());
          expect(next.ms).toBeGreaterThanOrEqual(time.ms);
          expect(next.ms).toBeLessThanOrEqual(really);
          time = next;
        }
      }),
    );
  });

  it('of a clock that shows no time is none', () => {
    const time = { ms: 7, wallMs: 100 };
    expect(passTime(time, { wallMs: Number.NaN, jumps: [] })).toBe(time);
  });
});
