import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveCheck, showEnd, showStages } from '#app/github/checks/live-check.ts';
import { writeStages, type LiveStage } from '#app/github/checks/texts.ts';
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

const start = Date.UTC(2026, 0, 1);
const place = () => ({
  repo: scene.client,
  appId: scene.own.appId,
  headSha,
  detailsUrl: 'https://heal.example/runs/1',
  now: () => new Date(start + 9_000),
});
const starting: LiveStage = { name: 'Starting', detail: 'asked for', at: new Date(start) };
const healing: LiveStage = { name: 'Healing', detail: '3 of 30', at: new Date(start + 4_000) };
const shown = () =>
  [...scene.repo.checkRuns.values()].filter(({ name }) => name === liveCheck).toSorted((a, b) => b.id - a.id);
const patches = (since: number) =>
  scene.double.requests.slice(since).filter(({ method, path }) => method === 'PATCH' && path.includes('/check-runs/'));
const note = (line: number): CheckAnnotation => ({
  path: 'shop/orders.py',
  line,
  endLine: line,
  level: 'warning',
  title: 'ruff/S608',
  message: `Line ${line}`,
});

describe('the check of a run', () => {
  it('goes on where another process left it, and ends once', async () => {
    await showStages(place(), [starting]);
    expect(shown()).toMatchObject([{ status: 'in_progress', title: 'Starting: asked for' }]);
    await showStages(place(), [starting, healing]);
    expect(shown()).toMatchObject([{ status: 'in_progress', title: 'Healing: 3 of 30', conclusion: null }]);
    await showEnd(place(), [starting, healing], {
      conclusion: 'neutral',
      title: '11 of 12',
      summary: 'Look at the rest.',
    });
    const [run] = shown();
    expect(run).toMatchObject({ status: 'completed', conclusion: 'neutral', title: '11 of 12' });
    expect(run?.text).toContain('| ✔ Starting | asked for | 4 s |');
    expect(run?.text).toContain('| ▶ Healing | 3 of 30 | 5 s |');
    expect(run?.actions.map(({ identifier }) => identifier)).toEqual(['retry', 'stop', 'dashboard']);
    // Looked at again, it is another look: what was said stays.
    await showStages(place(), [starting]);
    expect(shown()).toHaveLength(2);
    await showEnd(place(), [starting], { conclusion: 'success', title: 'Nothing', summary: '' });
    expect(shown().map(({ conclusion }) => conclusion)).toEqual(['success', 'neutral']);
  });

  it('brings 120 annotations in three requests, and its conclusion with the last', async () => {
    await showStages(place(), [starting]);
    const since = scene.double.requests.length;
    const annotations = Array.from({ length: 120 }, (_, index) => note(index + 1));
    const end = { conclusion: 'failure', title: 'x'.repeat(400), summary: 'ä'.repeat(70_000), annotations } as const;
    await showEnd(place(), [starting], end);
    const sent = patches(since).map(({ body }) => [
      body.includes('"conclusion"'),
      body.split('annotation_level').length - 1,
    ]);
    expect(sent).toEqual([
      [false, 50],
      [false, 50],
      [true, 20],
    ]);
    const [run] = shown();
    expect(run?.annotations).toHaveLength(120);
    expect(Buffer.byteLength(run?.summary ?? '')).toBeLessThanOrEqual(65_535);
    expect(run?.summary).toMatch(/… cut, because GitHub takes no more\.$/);
    expect(run?.title).toHaveLength(253);
  });

  it('shows 500 annotations and tells of the others', async () => {
    const annotations = Array.from({ length: 510 }, (_, index) => note(index + 1));
    await showEnd(place(), [starting], { conclusion: 'neutral', title: 'done', summary: 'ok', annotations });
    expect(shown()[0]?.annotations).toHaveLength(500);
    expect(shown()[0]?.summary).toBe('ok\n\n10 more are not shown beside the code.');
  });

  it('attack 37: a lost answer doubles no annotation', async () => {
    await showStages(place(), [starting]);
    const [run] = shown();
    scene.double.faults.add({
      method: 'PATCH',
      path: `/check-runs/${run?.id}`,
      times: 2,
      fault: { kind: 'lost-answer' },
    });
    const annotations = Array.from({ length: 70 }, (_, index) => note(index + 1));
    await showEnd(place(), [starting], { conclusion: 'success', title: 'done', summary: 'ok', annotations });
    expect(shown()[0]?.annotations).toHaveLength(70);
    expect(shown()[0]?.conclusion).toBe('success');
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
