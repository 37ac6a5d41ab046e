import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveCheck, openLiveCheck } from '#app/github/checks/live-check.ts';
import { writeStages } from '#app/github/checks/texts.ts';
import { fitText, type CheckAnnotation } from '#drivers/github/checks.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let headSha: string;
beforeAll(async () => {
  scene = await openScene();
  headSha = scene.repo.issues.get(await scene.openHeal())?.pull?.headSha ?? '';
});
afterAll(async () => {
  const { ownFaults, violations } = scene.double;
  await scene.close();
  expect({ ownFaults, violations }).toEqual({ ownFaults: [], violations: [] });
});

/** A clock that stands still until it is told. */
function makeClock() {
  let at = Date.UTC(2026, 0, 1);
  let waiting: { readonly until: number; readonly go: () => void }[] = [];
  return {
    now: () => new Date(at),
    wait: (ms: number, signal: AbortSignal) =>
      new Promise<void>((go) => {
        waiting.push({ until: at + ms, go });
        signal.addEventListener('abort', () => go());
      }),
    async pass(ms: number) {
      at += ms;
      const due = waiting.filter(({ until }) => until <= at);
      waiting = waiting.filter(({ until }) => until > at);
      for (const { go } of due) go();
      await settle();
    },
  };
}
/** Until the double has answered what is under way. */
async function settle(): Promise<void> {
  let seen = -1;
  while (seen !== scene.double.requests.length) {
    seen = scene.double.requests.length;
    await new Promise((done) => setTimeout(done, 60));
  }
}
async function open(more: { readonly signal?: AbortSignal } = {}) {
  const clock = makeClock();
  const check = await openLiveCheck({
    repo: scene.client,
    headSha,
    externalId: 'run-1',
    detailsUrl: 'https://heal.example/runs/1',
    now: clock.now,
    wait: clock.wait,
    signal: more.signal ?? new AbortController().signal,
  });
  const patches = () =>
    scene.double.requests.filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/${check.id}`));
  const seen = () => scene.repo.checkRuns.get(check.id);
  return { clock, check, patches, seen };
}
const note = (line: number): CheckAnnotation => ({
  path: 'shop/orders.py',
  line,
  endLine: line,
  level: 'warning',
  title: 'ruff/S608',
  message: `Line ${line}`,
});

describe('the check of a run', () => {
  it('shows where it is, at most every two seconds, and the latest in the end', async () => {
    const { clock, check, patches, seen } = await open();
    expect(seen()).toMatchObject({ name: liveCheck, status: 'in_progress', title: 'Starting', externalId: 'run-1' });
    check.stage('Diagnosing', '12 findings');
    for (let done = 1; done <= 30; done++) check.stage('Healing', `${done} of 30`);
    await settle();
    expect(patches()).toHaveLength(0);
    await clock.pass(2_000);
    expect(patches()).toHaveLength(1);
    expect(seen()).toMatchObject({ title: 'Healing: 30 of 30', status: 'in_progress', conclusion: null });
    check.stage('Re-running', 'the suite');
    await clock.pass(1_999);
    expect(patches()).toHaveLength(1);
    await clock.pass(1);
    expect(patches()).toHaveLength(2);
    check.stage('Escalating', '1 case');
    const end = check.finish('neutral', { title: '11 of 12 healed', summary: 'Look at the rest.' });
    await clock.pass(2_000);
    await end;
    expect(patches()).toHaveLength(3);
    expect(seen()).toMatchObject({ status: 'completed', conclusion: 'neutral', title: '11 of 12 healed' });
    expect(seen()?.text).toContain('▶ Escalating | 1 case');
    expect(seen()?.actions.map(({ identifier }) => identifier)).toEqual(['retry', 'stop', 'dashboard']);
  });

  it('brings 120 annotations in three requests, and its conclusion with the last', async () => {
    const { clock, check, patches, seen } = await open();
    const annotations = Array.from({ length: 120 }, (_, index) => note(index + 1));
    const end = check.finish('failure', { title: 'x'.repeat(400), summary: 'ä'.repeat(70_000), annotations });
    await clock.pass(2_000);
    await end;
    const sent = patches().map(({ body }) => [
      body.includes('"conclusion"'),
      body.split('annotation_level').length - 1,
    ]);
    expect(sent).toEqual([
      [false, 50],
      [false, 50],
      [true, 20],
    ]);
    expect(seen()?.annotations).toHaveLength(120);
    expect(Buffer.byteLength(seen()?.summary ?? '')).toBeLessThanOrEqual(65_535);
    expect(seen()?.summary).toMatch(/… cut, because GitHub takes no more\.$/);
    expect(seen()?.title).toHaveLength(253);
  });

  it('shows 500 annotations and tells of the others', async () => {
    const { clock, check, seen } = await open();
    const annotations = Array.from({ length: 510 }, (_, index) => note(index + 1));
    const end = check.finish('neutral', { title: 'done', summary: 'ok', annotations });
    await clock.pass(2_000);
    await end;
    expect(seen()?.annotations).toHaveLength(500);
    expect(seen()?.summary).toBe('ok\n\n10 more are not shown beside the code.');
  });

  it('attack 37: a lost answer doubles no annotation, and a lost stage ends nothing', async () => {
    const { clock, check, seen } = await open();
    scene.double.faults.add({
      method: 'PATCH',
      path: `/check-runs/${check.id}`,
      fault: { kind: 'status', status: 403 },
    });
    check.stage('Healing', '');
    await clock.pass(2_000);
    scene.double.faults.add({
      method: 'PATCH',
      path: `/check-runs/${check.id}`,
      times: 2,
      fault: { kind: 'lost-answer' },
    });
    const annotations = Array.from({ length: 70 }, (_, index) => note(index + 1));
    const end = check.finish('success', { title: 'done', summary: 'ok', annotations });
    await clock.pass(2_000);
    await end;
    expect(seen()?.annotations).toHaveLength(70);
    expect(seen()?.conclusion).toBe('success');
  });

  it('attack 41: after a stop no stage is written any more, and the end still is', async () => {
    const stop = new AbortController();
    const { clock, check, patches, seen } = await open({ signal: stop.signal });
    check.stage('Healing', '1 of 2');
    stop.abort();
    await clock.pass(10_000);
    check.stage('Healing', '2 of 2');
    await clock.pass(10_000);
    expect(patches()).toHaveLength(0);
    await check.finish('cancelled', { title: 'Stopped', summary: 'By owner.' });
    expect(seen()?.conclusion).toBe('cancelled');
    await expect(check.finish('success', { title: '', summary: '' })).rejects.toThrow(/ended already/);
  });
});

describe('its texts', () => {
  it('attack 27: what comes from a repository is shown and does nothing', () => {
    const detail = '@everyone Fixes #1 | <img src=x> ![x](http://evil.example)\n\n# big';
    const { title, summary } = writeStages([{ name: 'Healing', detail, at: new Date(0) }], new Date(5_000));
    expect(title).not.toMatch(/@everyone|#1/);
    expect(summary.split('\n')).toHaveLength(3);
    expect(summary.replaceAll(/&#\d+;/g, '·')).not.toMatch(/[@#<![]|http:/);
    expect(summary).toContain('| 5 s |');
  });
  it('cuts at whole characters', () => {
    expect(fitText('a', 1)).toBe('a');
    expect(fitText('ääää', 7)).toBe('ää…');
    expect(fitText(`${'x'.repeat(6)}🌱`, 9)).toBe('xxxxxx…');
    expect(fitText('a\ud800b')).toBe('a\ufffdb');
  });
});
