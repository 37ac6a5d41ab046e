import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { defaultAutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import type { StepDecision } from '#core/replay/decision.ts';
import type { ExecutionState, ExecutionStateInfo } from '#core/replay/execution.ts';
import { openReplayAudit } from '#drivers/replay-stores/audit.ts';
import { openFailureCases } from '#drivers/replay-stores/failure-cases.ts';
import { makeLook, makeSuccess } from '#drivers/replay-stores/versions/fixtures/examples.ts';
import { openReplayStores } from '#drivers/replay-stores/versions/stores.ts';
import { setVariable } from '../../../../test/set-variable.ts';
import { makeFinding, makeLine, makeLost, place } from './fixtures/lines.ts';
import { makeLearning } from './learning.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** A workflow with its stores on the disk; a run of it is told line by line. */
async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'heal-learning-'));
  folders.push(folder);
  let clock = Date.parse('2026-11-20T10:00:00Z');
  const now = () => new Date((clock += 1000)).toISOString();
  const audit = openReplayAudit({ folder, workflow: 'invoice', mask: (text) => text.replaceAll('hunter2', '***') });
  const write = async (decision: Parameters<typeof audit.write>[0], state: ExecutionState['state'] = 'running') =>
    audit.write(decision, { at: now(), run: 'run', state, version: await stores.version(), isTest: false });
  const stores = openReplayStores({
    folder,
    workflow: 'invoice',
    now,
    setVariable,
    tell: (did, said) => write({ decision: 'store', did, said }),
  });
  let state: ExecutionState = { state: 'running', since: now() };
  const info = async (): Promise<ExecutionStateInfo> => {
    return { workflow: 'invoice', now: state, history: [], consecutiveNotFound: 0 };
  };
  const picture = { width: 4, height: 3, grey: new Uint8Array(12).fill(200) };
  const target = { id: 'save', label: 'the button “Save”', screen: 'main', box: place, grip: { x: 0.5, y: 0.5 } };
  const learning = makeLearning({
    workflow: {
      name: 'invoice',
      title: 'Invoice',
      recordedOn: { width: 200, height: 100 },
      parameters: [],
      steps: [],
      targets: { save: { ...target, picture, ink: undefined, element: undefined, texts: [] } },
      screens: {},
    },
    stores,
    audit,
    cases: openFailureCases({ folder, mask: (text) => text.replaceAll('hunter2', '***') }),
    now,
    policy: () => defaultAutoHealPolicy,
    info,
    context: { desktop: 'file' },
  });
  const line = (decision: StepDecision, times = 1, when: ExecutionState['state'] = 'running') =>
    Array.from({ length: times }, () => 0).reduce<Promise<void>>(
      (done) => done.then(() => write(decision, when)),
      Promise.resolve(),
    );
  return { folder, stores, audit, learning, line, become: (next: ExecutionState) => (state = next) };
}
const decisionOf = (line: ReturnType<typeof makeLine>): StepDecision => {
  const {
    at: _at,
    workflow: _workflow,
    run: _run,
    state: _state,
    version: _version,
    isTest: _isTest,
    ...decision
  } = line;
  return decision;
};
const done = decisionOf(makeLine());
const lost = decisionOf(makeLost());

test('a confirmed look is taken in, gets worse, is left by itself, and never comes back', async () => {
  const { stores, learning, line } = await open();
  await line(done, 12);
  for (const run of ['1', '2', '3'])
    await stores.learn(makeSuccess({ run, at: `2026-11-20T12:00:0${run}Z`, look: makeLook(1) }));
  const first = await learning.afterRun('running');
  expect(first.promoted).toMatchObject({ version: 'v02', targets: ['save'], prototypes: 1 });
  expect(await learning.findRegression()).toBeUndefined();

  await line(lost, 3);
  const wish = await learning.findRegression();
  expect(wish?.to).toBe('v01');
  await stores.rollback(wish?.to ?? '', wish?.reason ?? '');
  expect(await stores.prototypesOf('save')).toEqual([]);
  expect((await stores.versions()).map(({ version, standing }) => [version, standing])).toEqual([
    ['v01', 'unproven'],
    ['v02', 'bad'],
  ]);
  // The look is among the appearances again, as it was in v01; and stays there.
  const again = await learning.afterRun('running');
  expect(again.promoted).toBeUndefined();
  expect(again.waiting).toEqual(['save: a version that had taken it in was left']);
  await line(lost, 9);
  expect(await learning.findRegression()).toBeUndefined();
  await stores.close();
});

test('a version is proven by its successes, and kept when old ones go', async () => {
  const { stores, learning, line } = await open();
  await stores.learn(makeSuccess());
  await stores.snapshot('first');
  await line(done, 15);
  expect((await learning.afterRun('running')).proven).toBe('v01');
  for (let n = 0; n < 12; n++) await stores.snapshot(`${n}`);
  expect((await learning.afterRun('running')).gone).toEqual(['v02', 'v03']);
  expect(await learning.status()).toMatchObject({
    version: 'v13',
    rates: [{ target: 'save', version: 'v01', tally: { tried: 15, held: 15 } }],
    regression: { answer: 'nothing-promoted' },
    problems: [],
  });
  await stores.close();
});

test('every trip leaves a simulation; a quarantine leaves a case with pictures', async () => {
  const { folder, learning, line, become, stores } = await open();
  await line(done, 2);
  const candidates = [{ box: place, score: 0.72, rung: 'marks-ink' as const, against: '' }];
  const finding = makeFinding({ status: 'lost', reason: 'too-uncertain', chosen: undefined, candidates });
  await line({ ...lost, finding }, 3);
  const trip = { run: 'run', reason: '3 TARGET_NOT_FOUND in a row' };
  const first = await learning.describeTrip(trip);
  expect(first.failureCase).toBeUndefined();
  const page = await readFile(join(folder, first.report ?? ''), 'utf8');
  expect(page).toContain('| as it was | 2 | 0 | 0 | 3 |');
  expect(page).toContain('| −0.05 | 2 | 3 | 0 | 0 |');

  become({ state: 'quarantined', since: '2026-11-20T10:00:00Z', reason: 'ten', failureCase: undefined });
  learning.note({
    run: 'run',
    decision: lost,
    state: 'running',
    title: 'Save the invoice',
    label: 'the button “Save”',
    answer: { status: 'lost', reason: 'not-found', said: 'hunter2', asked: [], candidates, ms: 3 },
    success: undefined,
    picture: {
      frame: { width: 200, height: 100, origin: { x: 0, y: 0 }, bgra: new Uint8Array(80_000).fill(255) },
      candidates,
      asked: [],
      inTheWay: undefined,
    },
  });
  const second = await learning.describeTrip(trip);
  const own = join(folder, second.failureCase ?? '');
  expect((await readdir(own)).sort()).toEqual([
    'README.md',
    'case.json',
    'recorded.png',
    'screen.png',
    'where-it-was-looked-for.png',
  ]);
  expect(await readFile(join(own, 'case.json'), 'utf8')).not.toContain('hunter2');
  expect(await readFile(join(own, 'README.md'), 'utf8')).toContain('Save the invoice');
  await stores.close();
});
