import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { FailureCase } from '#core/ports/replay-stores.ts';
import type { Frame } from '#core/replay/screen.ts';
import { decodePng } from '../desktop/png.ts';
import { openFailureCases } from './failure-cases.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));
async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heal-cases-'));
  folders.push(folder);
  return folder;
}
/** A white screen, the second one left of the first. */
function makeFrame(width = 200, height = 100): Frame {
  return { width, height, origin: { x: -50, y: 10 }, bgra: new Uint8Array(4 * width * height).fill(255) };
}
const secret = 'hunter2';
function makeCase(change: Partial<FailureCase> = {}): FailureCase {
  return {
    workflow: 'invoice',
    step: '03-save',
    stepTitle: 'Save <img src=x onerror=alert(1)> [click](javascript:x)',
    target: `the button “Save ${secret}”`,
    run: 'run-1',
    at: '2026-11-20T10:00:00.000Z',
    reason: '10 failures in 10 minutes',
    info: {
      workflow: 'invoice',
      now: { state: 'quarantined', since: '2026-11-20T10:00:00.000Z', reason: 'x', failureCase: undefined },
      history: [],
      consecutiveNotFound: 3,
    },
    finding: {
      status: 'lost',
      reason: 'ambiguous',
      said: `two look the same, near ${secret}`,
      asked: [{ rung: 'local-anchor', said: `best match | 0.41 ${secret}`, ms: 7 }],
      candidates: [
        { box: { x: -20, y: 30, width: 30, height: 10 }, score: 0.9, rung: 'marks-ink', against: 'a rival' },
      ],
      ms: 40,
    },
    pictures: [
      { name: 'before', frame: makeFrame(), secrets: [{ x: 0.5, y: 50, width: 20, height: 10 }] },
      { name: 'after', frame: makeFrame(), secrets: [] },
    ],
    marks: [{ box: { x: 0, y: 0, width: 9, height: 9 }, text: secret }],
    policy: { version: 1, note: secret },
    context: { desktop: 'x11 1920×1080' },
    version: 'v03',
    decisions: [
      {
        decision: 'note',
        said: `typed ${secret}`,
        at: '2026-11-20T09:59:00.000Z',
        workflow: 'invoice',
        run: 'run-1',
        state: 'running',
        version: 'v03',
        isTest: false,
      },
    ],
    ...change,
  };
}
const mask = (text: string) => text.replaceAll(secret, '***');

test('a case tells people what happened, shows it, and holds no secret, neither as text nor in a picture', async () => {
  const folder = await makeFolder();
  const cases = openFailureCases({ folder, mask });
  const name = await cases.record(makeCase());
  expect(name).toBe('cases/2026-11-20T10-00-00-03-save');
  const files = await readdir(join(folder, name));
  expect(files.sort()).toEqual(['README.md', 'after.png', 'before.png', 'case.json', 'where-it-was-looked-for.png']);
  for (const file of files) expect(await readFile(join(folder, name, file), 'latin1')).not.toContain(secret);
  const readme = await readFile(join(folder, name, 'README.md'), 'utf8');
  expect(readme).toContain('heal replay release invoice');
  expect(readme).not.toMatch(/<img|\]\(javascript/);
  expect(readme).toContain('| local-anchor | best match &#124; 0.41 &#42;&#42;&#42; | 7 |');
  expect(JSON.parse(await readFile(join(folder, name, 'case.json'), 'utf8'))).toMatchObject({
    version: 'v03',
    policy: { version: 1, note: '***' },
  });
  for (const picture of ['before.png', 'where-it-was-looked-for.png']) {
    const { bgra, width } = decodePng(await readFile(join(folder, name, picture)));
    // 0.5,50 of the screen is 50.5,40 of the picture: the broken pixels are hidden too.
    const isBlack = (x: number, y: number) => bgra[4 * (y * width + x)] === 0 && bgra[4 * (y * width + x) + 2] === 0;
    for (const [x, y] of [
      [50, 40],
      [70, 49],
    ] as const)
      expect(isBlack(x, y)).toBe(true);
    expect(isBlack(49, 40) || isBlack(71, 40) || isBlack(60, 50)).toBe(false);
  }
  const { bgra, width } = decodePng(await readFile(join(folder, name, 'where-it-was-looked-for.png')));
  expect([...bgra.subarray(4 * (18 * width + 40), 4 * (18 * width + 40) + 3)]).toEqual([40, 40, 220]);
});

test('old cases make room, and two of one second are two', async () => {
  const folder = await makeFolder();
  const cases = openFailureCases({ folder, mask, keptCases: 3 });
  const names: string[] = [];
  for (let second = 1; second <= 3; second++)
    names.push(await cases.record(makeCase({ at: `2026-11-20T10:00:0${second}.000Z` })));
  names.push(await cases.record(makeCase({ at: '2026-11-20T10:00:03.500Z' })));
  expect(names[3]).toBe('cases/2026-11-20T10-00-03-03-save-2');
  expect(await cases.list()).toEqual(names.slice(1).toReversed());
});

test('a case that cannot be finished is not there, and the next one is', async () => {
  const folder = await makeFolder();
  for (let at = 0; at < 30; at++) {
    let left = at;
    const failing = openFailureCases({
      folder,
      mask,
      onPoint: () => {
        if (left-- <= 0) throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
      },
    });
    const done = await failing.record(makeCase()).then(
      () => true,
      () => false,
    );
    if (done) {
      expect(at).toBeGreaterThan(10);
      return;
    }
    expect(await failing.list()).toEqual([]);
  }
  expect.fail('it was never done');
});

test('a picture of any size is bounded', async () => {
  const folder = await makeFolder();
  const frame = makeFrame(2560, 1600);
  // Noise, which no PNG makes smaller.
  for (let at = 0, state = 7; at < frame.bgra.length; at++)
    frame.bgra[at] = (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24;
  const name = await openFailureCases({ folder, mask }).record(
    makeCase({ finding: undefined, pictures: [{ name: 'before', frame, secrets: [] }] }),
  );
  const png = await readFile(join(folder, name, 'before.png'));
  expect(png.length).toBeLessThan(3_000_000);
  expect(decodePng(png).width).toBe(640);
});

test('a report is a page and its numbers', async () => {
  const folder = await makeFolder();
  const cases = openFailureCases({ folder, mask, keptReports: 2 });
  for (const second of [1, 2, 3])
    await cases.report({ at: `2026-11-20T10:00:0${second}Z`, markdown: `# ${secret}`, json: { said: secret } });
  expect((await readdir(join(folder, 'reports'))).sort()).toEqual([
    '2026-11-20T10-00-02.json',
    '2026-11-20T10-00-02.md',
    '2026-11-20T10-00-03.json',
    '2026-11-20T10-00-03.md',
  ]);
  expect(await readFile(join(folder, 'reports/2026-11-20T10-00-03.json'), 'utf8')).toContain('***');
});
