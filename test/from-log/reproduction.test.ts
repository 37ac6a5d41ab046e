import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { Applied } from '#core/case.ts';
import type { Remedy } from '#core/remedy.ts';
import { makeReproducer } from '#domains/code/reproduction/index.ts';
import { Workbench } from '#domains/code/workbench.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeSandbox } from '#drivers/sandbox/sandbox.ts';
import { makeToolbox } from '#drivers/tools/toolbox.ts';
import { findingOf } from '../healing.ts';
import { it } from '../bad-input/trial.ts';

const before = 'def label(settings):\n    return settings.get("ui").get("label")\n';

/** Asks the gate about one heal of `before`, in a real sandbox. */
async function judge(folder: string, after: string, added: string) {
  const scratch = realpathSync(mkdtempSync(join(tmpdir(), 'reproduction-')));
  const path = process.env['PATH'] ?? '';
  const expose = [dirname(process.execPath)];
  const sandbox = makeSandbox({
    tempFolder: scratch,
    home: homedir(),
    path,
    expose,
    makeRunTool: (place) => makeRunTool(place),
  });
  const copy = await sandbox.open(folder, '');
  try {
    const bench = new Workbench({
      copy,
      rescan: {
        scan: async () => ({ findings: [], reports: [] }),
        withDependents: async (files) => files,
      },
      scanned: { files: [], answer: { findings: [], reports: [] } },
      wrote: () => undefined,
    });
    const reproducer = makeReproducer({
      bench,
      copy,
      tools: makeToolbox({ copy, packagePath: '', path }),
      files: ['plain.py', 'test_plain.py'],
      seenOf: async () => ({ error: 'AttributeError', message: '', member: 'get', values: new Map() }),
      signal: new AbortController().signal,
      say: () => undefined,
    });
    const finding = findingOf({ rule: 'log/none-attribute', path: 'plain.py', before, at: 'settings.get("ui")' });
    const head = { id: 'h1', kind: 'code', finding, attempts: [], asked: [], verdict: { allow: 'yes' } } as const;
    const diagnosis = { category: 'type', confidence: 1, evidence: [], contextRead: [] };
    const edits = [{ path: 'plain.py', start: 0, end: 0, text: added }];
    const remedy: Remedy<'code'> = {
      id: 'healer:x',
      rung: 'exact',
      origin: 'healer',
      healer: 'code/x',
      summary: 'x',
      safety: 'careful',
      confidence: 1,
      kind: 'code',
      change: { edits },
      preview: '',
    };
    const healCase: Applied<'code'> = {
      ...head,
      stage: 'applied',
      diagnosis,
      remedy,
      receipt: { key: 'k', ref: 'copy' },
    };
    const texts = { before: new Map([['plain.py', before]]), after: new Map([['plain.py', after]]) };
    // As the domain does: what stands is read before a trial lies on it.
    await bench.text('plain.py');
    await bench.lay(texts.after);
    const answer = await reproducer.reproduce({ ...texts, cases: [healCase] });
    // Whatever was tried, the trial lies on the copy as before.
    await bench.takeOffAll();
    return { answer, test: reproducer.tests.get('h1') };
  } finally {
    await copy.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

it('holds what cures the error, and shows it by a test', { timeout: 60_000 }, async ({ makePlace }) => {
  const place = makePlace({ 'plain.py': before });
  const { answer, test } = await judge(
    place.folder,
    before.replace('settings.get("ui")', '(settings.get("ui") or {})'),
    'x',
  );
  expect(answer).toMatchObject({
    passed: true,
    detail: expect.stringContaining('label({}): AttributeError → gives None'),
  });
  expect(test?.text).toContain('self.assertIsNone(label({}))');
});

it('stops what leaves the error where it was', { timeout: 60_000 }, async ({ makePlace }) => {
  const place = makePlace({ 'plain.py': before });
  const { answer, test } = await judge(
    place.folder,
    before.replace('def label(settings):\n', 'def label(settings):\n    settings = settings\n'),
    'x',
  );
  expect(answer).toMatchObject({
    passed: false,
    culprits: [{ id: 'h1', detail: expect.stringContaining('still fails with the heal') }],
  });
  expect(test).toBeUndefined();
});

it('stops what only makes another error of it', { timeout: 60_000 }, async ({ makePlace }) => {
  const place = makePlace({ 'plain.py': before });
  const other = before.replace('settings.get("ui").get("label")', 'settings["ui"]["label"]');
  expect((await judge(place.folder, other, 'x')).answer).toMatchObject({ passed: false });
  // An error that the heal raises itself is its answer.
  const raised =
    'def label(settings):\n    if settings.get("ui") is None:\n        raise KeyError("ui")\n    return settings.get("ui").get("label")\n';
  expect((await judge(place.folder, raised, 'raise KeyError("ui")')).answer).toMatchObject({ passed: true });
});
