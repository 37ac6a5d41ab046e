import { describe, expect, it } from 'vitest';
import { runDemo, type DemoAct } from '#app/replay/demo/demo.ts';
import { describeMissing } from './support/index.ts';

const missing = describeMissing(['Xvfb']);

describe.skipIf(missing !== '')(`every state, with a real window${missing}`, () => {
  it('degrades, quarantines, is released, pauses, and goes back by itself: the window and the audit say so', async () => {
    const acts: DemoAct[] = [];
    const report = await runDemo(
      { isVisible: false, signal: new AbortController().signal, onAct: (act) => void acts.push(act) },
      { cwd: '/', env: { PATH: process.env['PATH'] }, now: () => new Date() },
    );
    expect(acts.filter(({ isAsWanted }) => !isAsWanted)).toEqual([]);
    expect(report.wrongClicks).toBe(0);
    expect(report.states).toEqual([
      'shaky: running → degraded',
      'shaky: degraded → quarantined',
      'shaky: quarantined → degraded',
      'shaky: degraded → running',
      'shaky: running → paused',
      'shaky: paused → running',
      'learner: running → degraded',
      'learner: degraded → rollback',
      'learner: rollback → degraded',
    ]);
    expect(acts.map(({ state, status }) => `${state} ${status ?? ''}`)).toEqual([
      'running done',
      'running done',
      'degraded halted',
      'quarantined halted',
      'quarantined blocked',
      'running done',
      'paused blocked',
      'degraded halted',
      'degraded done',
    ]);
  }, 240_000);
});
