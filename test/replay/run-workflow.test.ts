import { describe, expect, it } from 'vitest';
import type { ReplayEvent, RunReport } from '#core/replay/run.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { runWorkflow, type ReplayDesk, type RunOptions } from '#domains/replay/run/index.ts';
import {
  makeMemoryJournal,
  makeOpenGate,
  makePaintedDesktop,
  makePaintedFinder,
  makeWindow,
  makeWorkflow,
  noProbes,
  realClock,
  type PaintedDesktop,
} from './painted-desktop.ts';

function makeScene(presses: readonly string[], more: Parameters<typeof makeWorkflow>[2] = {}) {
  const screen = makePaintedDesktop(['seven', 'plus', 'delete', 'name', 'equals']);
  const gate = makeOpenGate();
  const journal = makeMemoryJournal();
  const events: ReplayEvent[] = [];
  const desk: ReplayDesk = {
    desktop: screen,
    find: makePaintedFinder(screen),
    readText: async () => undefined,
    gate,
    journal,
    probes: noProbes,
    clock: realClock,
    announce: (event) => void events.push(event),
  };
  const workflow = makeWorkflow(screen, presses, more);
  const run = (options: Partial<RunOptions> = {}, other: Partial<ReplayDesk> = {}, flow: Workflow = workflow) =>
    runWorkflow(
      flow,
      { ...desk, ...other },
      { run: 'r1', signal: new AbortController().signal, values: new Map(), ...options },
    );
  return { screen, gate, journal, events, desk, workflow, run };
}
const statuses = (report: RunReport): string[] => report.steps.map(({ status }) => status);
const shortly = (work: () => void, ms: number): void => void setTimeout(work, ms);
function buttonOf(screen: PaintedDesktop, id: string) {
  const button = screen.buttons.find((one) => one.id === id);
  if (!button) throw new Error(id);
  return button;
}

describe('a run', () => {
  it('carries out every step once, confirmed, with its intent written before the action', async () => {
    const { run, screen, journal, gate, events } = makeScene(['seven', 'plus', 'seven', 'equals']);
    const report = await run();
    expect(report).toMatchObject({ status: 'done', end: undefined, warnings: [] });
    expect(screen.log).toEqual(['seven', 'plus', 'seven', 'equals']);
    expect(journal.lines.slice(0, 4)).toEqual(['begin', 'intend 01-seven', 'acted 01-seven', 'done 01-seven']);
    expect(journal.lines.at(-1)).toBe('end done');
    expect(gate.results.map(({ outcome }) => outcome.status)).toEqual(['done', 'done', 'done', 'done']);
    expect(events.map(({ type }) => type).slice(0, 6)).toEqual([
      'run-started',
      'step-started',
      'target-looked-for',
      'acting',
      'acted',
      'step-ended',
    ]);
    expect(report.steps[0]).toMatchObject({ found: { rung: 'local-anchor', score: 1 }, retries: 0, isHealed: false });
  });

  it('follows a window that moved, and says that the screen has another size', async () => {
    const { run, screen } = makeScene(['seven']);
    screen.screenSize = { width: 800, height: 600 };
    screen.windowList = [makeWindow('app', { x: 300, y: 200, width: 400, height: 300 })];
    const report = await run();
    expect(report.status).toBe('done');
    expect(report.warnings[0]).toContain('800×600');
    expect(screen.log).toEqual(['seven']);
  });

  it('takes the mouse away from what it has to find: hovered it looks different', async () => {
    const { run, screen } = makeScene(['seven', 'seven', 'plus']);
    screen.isHovering = true;
    const report = await run();
    expect(report.status).toBe('done');
    expect(screen.log).toEqual(['seven', 'seven', 'plus']);
    expect(report.steps.map(({ found, isHealed }) => [found?.rung, isHealed])).toEqual(
      screen.log.map(() => ['local-anchor', false]),
    );
  });

  it('waits for what is painted late, and looks again only when something was painted', async () => {
    const { run, screen, events } = makeScene(['seven'], { timeoutMs: 8000 });
    buttonOf(screen, 'seven').isPainted = false;
    shortly(() => (buttonOf(screen, 'seven').isPainted = true), 500);
    const report = await run();
    expect(report.status).toBe('done');
    expect(report.steps[0]?.retries).toBe(1);
    expect(events.filter(({ type }) => type === 'target-looked-for')).toHaveLength(2);
  });

  it('halts when a target is not there, touches nothing, and shows the screen', async () => {
    const { run, screen, gate } = makeScene(['seven', 'plus', 'equals']);
    buttonOf(screen, 'plus').isPainted = false;
    const report = await run();
    expect(report).toMatchObject({ status: 'halted', end: { reason: 'target-not-found', step: '02-plus' } });
    expect(statuses(report)).toEqual(['done', 'halted', 'not-run']);
    expect(screen.log).toEqual(['seven']);
    expect(report.picture?.frame.width).toBe(640);
    expect(gate.results.at(-1)?.outcome).toMatchObject({ trigger: 'TARGET_NOT_FOUND' });
  });

  it('fails when nothing comes of an action, and does not do it twice', async () => {
    const { run, screen, gate, journal } = makeScene(['seven', 'plus']);
    screen.isShowing = false;
    const report = await run();
    expect(report).toMatchObject({ status: 'failed', end: { reason: 'postcondition-failed' } });
    expect(screen.log).toEqual(['seven']);
    expect(gate.results.at(-1)?.outcome).toMatchObject({ trigger: 'POSTCONDITION_FAILED' });
    expect(journal.lines).toContain('failed 01-seven');
  });

  it('does not click when the picture changes between finding and clicking', async () => {
    const { run, screen, desk } = makeScene(['seven'], { timeoutMs: 1000 });
    const report = await run(
      {},
      {
        find: async (ask) => {
          const answer = await desk.find(ask);
          // Another button slides into its place, again and again.
          buttonOf(screen, 'seven').look += 7;
          buttonOf(screen, 'seven').look %= 15;
          return { ...answer, ms: 1 };
        },
      },
    );
    expect(report.status).toBe('halted');
    expect(screen.log).toEqual([]);
  });
});

describe('what is in the way', () => {
  it('is sent behind when it is of another application', async () => {
    const { run, screen } = makeScene(['seven']);
    screen.windowList = [makeWindow('notes', { x: 0, y: 0, width: 500, height: 400 }), ...screen.windowList];
    expect((await run()).status).toBe('done');
    expect(screen.log).toEqual(['seven']);
  });

  it('halts at a dialog that the workflow does not know, with its title, and never clicks it away', async () => {
    const { run, screen } = makeScene(['seven', 'plus']);
    screen.onPress = () => {
      const dialog = makeWindow('dialog', { x: 100, y: 100, width: 150, height: 80 });
      screen.windowList = [{ ...dialog, title: 'Save changes?', application: 'app' }, ...screen.windowList];
    };
    const report = await run();
    expect(report).toMatchObject({ status: 'halted', end: { reason: 'unexpected-window', step: '02-plus' } });
    expect(report.end?.said).toContain('“Save changes?”');
    expect(report.picture?.inTheWay).toMatchObject({ x: 100, y: 100 });
    expect(screen.log).toEqual(['seven']);
  });

  it('halts at a tooltip on the very place, and goes on when it is gone in time', async () => {
    const tooltip = makeWindow('tip', { x: 60, y: 110, width: 80, height: 40 }, { title: '', application: 'app' });
    const stays = makeScene(['seven']);
    stays.screen.focus = async () => {};
    // The finder sees through it here: the last look at the windows is what keeps the click away.
    const front = stays.screen.windowList;
    stays.screen.windows = async () => [tooltip, ...front];
    expect(await stays.run()).toMatchObject({ status: 'halted', end: { reason: 'unexpected-window' } });
    expect(stays.screen.log).toEqual([]);

    const goes = makeScene(['seven'], { timeoutMs: 6000 });
    let isUp = true;
    const windows = goes.screen.windowList;
    goes.screen.windows = async () => (isUp ? [tooltip, ...windows] : windows);
    shortly(() => (isUp = false), 300);
    expect((await goes.run()).status).toBe('done');
    expect(goes.screen.log).toEqual(['seven']);
  });

  it('fails with words when the application ends', async () => {
    const { run, screen } = makeScene(['seven', 'plus']);
    const announce: ReplayDesk['announce'] = ({ type }) => {
      if (type === 'step-ended') screen.windowList = [];
    };
    const report = await run({}, { announce });
    expect(report).toMatchObject({ status: 'failed', end: { reason: 'application-gone', step: '02-plus' } });
    expect(report.end?.said).toContain('--resume-from 02-plus');
  });
});

describe('time', () => {
  it('is up for a step whose desktop hangs; nothing is touched afterwards', async () => {
    const { run, screen, gate } = makeScene(['seven', 'plus'], { timeoutMs: 300 });
    let isHanging = true;
    screen.beforeCapture = () => (isHanging ? new Promise((resolve) => shortly(() => resolve(), 4000)) : undefined);
    const report = await run();
    isHanging = false;
    expect(report).toMatchObject({ status: 'failed', end: { reason: 'watchdog' } });
    expect(gate.results.at(-1)?.outcome).toMatchObject({ trigger: 'WATCHDOG_TIMEOUT' });
    await new Promise((resolve) => shortly(() => resolve(undefined), 2000));
    expect(screen.log).toEqual([]);
  });

  it('may jump: durations come from a clock that does not', async () => {
    const { run } = makeScene(['seven']);
    let day = 0;
    const clock = { ...realClock, now: () => new Date(Date.UTC(2026, 0, 1 + (day++ % 2 ? 400 : 0))) };
    const report = await run({}, { clock });
    expect(report.status).toBe('done');
    expect(report.ms).toBeLessThan(10_000);
  });

  it('of a person who stops it ends the run before the next action', async () => {
    const { run, screen } = makeScene(['seven', 'plus', 'equals']);
    const controller = new AbortController();
    screen.onPress = () => controller.abort();
    const report = await run({ signal: controller.signal });
    expect(report).toMatchObject({ status: 'stopped', end: { reason: 'stopped' } });
    expect(screen.log).toEqual(['seven']);
  });
});

describe('who may say no', () => {
  it('is auto-heal', async () => {
    const { run, screen, events } = makeScene(['seven']);
    const said = 'It is quarantined. Release it with heal replay release painted.';
    const gate = {
      ...makeOpenGate(),
      shouldExecuteStep: () => ({ mayRun: false, state: 'quarantined', said }) as const,
    };
    expect(await run({}, { gate })).toMatchObject({ status: 'blocked', end: { reason: 'state', said } });
    expect(screen.log).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['run-started', 'step-refused', 'run-ended']);
  });

  it('is what cannot be taken back: it wants an anchor, or a person', async () => {
    const { run, screen } = makeScene(['delete'], { isIrreversible: true });
    buttonOf(screen, 'delete').look += 100;
    const report = await run();
    expect(report).toMatchObject({ status: 'halted', end: { reason: 'needs-person' } });
    expect(report.end?.said).toContain('--approve-step 01-delete');
    expect(screen.log).toEqual([]);
    expect((await run({ approved: new Set(['01-delete']) })).status).toBe('done');
  });

  it('is a guess from the layout that nothing would confirm', async () => {
    const { run, screen } = makeScene(['seven'], { after: [] });
    buttonOf(screen, 'seven').look += 200;
    expect(await run()).toMatchObject({ status: 'halted', end: { reason: 'needs-person' } });
    expect(screen.log).toEqual([]);
  });
});

describe('a target that was found anew', () => {
  it('becomes a proposal when what it brings about is confirmed', async () => {
    const { run, screen, workflow, gate } = makeScene(['seven', 'plus']);
    buttonOf(screen, 'seven').look += 100;
    const remember: ReplayDesk['remember'] = async ({ id, label, screen: screenId, frame }) => {
      const before = workflow.targets['seven'];
      if (!before) throw new Error('no target');
      const client = { width: frame.width, height: frame.height };
      return { target: { ...before, id, label, texts: ['7'] }, screen: { id: screenId, client, marks: [] } };
    };
    const report = await run({}, { remember });
    expect(report.status).toBe('done');
    expect(report.healed).toHaveLength(1);
    expect(report.healed[0]).toMatchObject({
      step: '01-seven',
      evidence: { rung: 'marks-ink' },
      after: { id: 'seven', screen: 'main-2', texts: ['7'] },
      screen: { id: 'main-2' },
    });
    expect(gate.results[0]?.isHealed).toBe(true);
  });
});

describe('a run that was cut off', () => {
  const left = (was: 'intended' | 'acted') => ({
    run: 'r0',
    startedAt: '2026-01-01T00:00:00.000Z',
    done: ['01-seven'],
    middle: { step: '02-plus', was, at: '2026-01-01T00:00:01.000Z' },
  });
  it('halts the next one with a sentence, until a person says how to go on', async () => {
    const { run, screen, events } = makeScene(['seven', 'plus', 'equals']);
    const report = await run({}, { journal: makeMemoryJournal(left('intended')) });
    expect(report).toMatchObject({ status: 'halted', end: { reason: 'interrupted-before', step: '02-plus' } });
    expect(report.end?.said).toMatch(/Nobody knows.*--resume-from 03-equals.*--repeat/);
    expect(screen.log).toEqual([]);
    expect(events.map(({ type }) => type)).toEqual(['run-ended']);

    await run({ repeat: true }, { journal: makeMemoryJournal(left('acted')) });
    expect(screen.log.splice(0)).toEqual(['plus', 'equals']);
    await run({ resumeFrom: '03-equals' }, { journal: makeMemoryJournal(left('acted')) });
    expect(screen.log).toEqual(['equals']);
  });
});

describe('secrets', () => {
  it('are typed, and stand in no event, report or picture', async () => {
    const { run, screen, events, workflow, journal } = makeScene(['name']);
    const step = workflow.steps[0];
    if (!step) throw new Error('no step');
    const typing = { ...step, id: '02-type', title: 'Type', action: { do: 'type', text: 'x{{pin}}' } as const };
    const after = [{ see: 'file', path: '/tmp/{{pin}}' } as const];
    const secret = { ...workflow, parameters: [{ name: 'pin', label: '', isSecret: true, value: undefined }] };
    const flow = { ...secret, steps: [step, { ...typing, after, timeoutMs: 400 }] };

    const missing = await run({}, {}, flow);
    expect(missing.end?.said).toContain('HEAL_REPLAY_PIN');

    const report = await run({ values: new Map([['pin', 'hunter']]) }, {}, flow);
    expect(report.status).toBe('failed');
    expect(screen.log).toContain('type xhunter');
    expect(JSON.stringify([events, { ...report, picture: undefined }, journal.lines])).not.toContain('hunter');
    expect(report.end?.said).toContain('/tmp/***');
    const box = buttonOf(screen, 'name').box;
    const frame = report.picture?.frame;
    const at = ((30 + box.y + 15) * 640 + 40 + box.x + 35) * 4;
    expect(frame && [...frame.bgra.subarray(at, at + 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });
});

describe('test mode', () => {
  it('fails where it is told to', async () => {
    const { run, screen, gate } = makeScene(['seven', 'plus']);
    await run({ inject: new Map([['02-plus', 'TARGET_NOT_FOUND']]) });
    expect(screen.log).toEqual(['seven']);
    expect(gate.results.at(-1)?.outcome).toMatchObject({
      trigger: 'TARGET_NOT_FOUND',
      said: expect.stringContaining('test mode'),
    });
  });
});
