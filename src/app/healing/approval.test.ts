import { describe, expect, it } from 'vitest';
import type { CodeFinding } from '#core/finding.ts';
import type { Diagnosis, Remedy, RemedyLadder } from '#core/remedy.ts';
import { diffOfEdits } from '#syntax/diff.ts';
import { approve, onlyApproved } from './approval.ts';

const before = 'a = 1\nb = 2\nc = 3\nd = 4\ne = 5\nf = 6\n';
const edits = [{ path: 'a.py', start: before.indexOf('2'), end: before.indexOf('2') + 1, text: '7' }];
const remedyOf = (changes: Partial<Remedy<'code'>> = {}): Remedy<'code'> => ({
  id: 'pattern:code/x',
  kind: 'code',
  rung: 'exact',
  origin: 'pattern',
  healer: 'code/x',
  summary: '',
  safety: 'safe',
  confidence: 0.5,
  change: { edits },
  preview: diffOfEdits(edits, () => before),
  ...changes,
});
const ladderOf = (remedy: Remedy<'code'>): RemedyLadder<'code'> => ({ find: async () => ({ remedy, asked: [] }) });
const finding: CodeFinding = {
  id: 'h1',
  kind: 'code',
  rule: 'r',
  category: 'style',
  priority: 'P3',
  severity: 'low',
  message: '',
  fingerprint: '',
  sources: [],
  toolFixes: [],
  place: { path: 'a.py', line: 2, column: 1, endLine: 2, endColumn: 2 },
};
const diagnosis: Diagnosis = { category: '', confidence: 1, evidence: [], contextRead: [] };
async function ask(approved: Remedy<'code'>, now: Remedy<'code'>, text = before): Promise<string> {
  const ladder = onlyApproved(ladderOf(now), [approve('h1', approved)], async () => text);
  const { remedy, asked } = await ladder.find(finding, diagnosis, []);
  return remedy ? `${remedy.id} ${remedy.change.edits[0]?.text}` : (asked[0]?.considered[0]?.said ?? 'nothing');
}

describe('what was approved', () => {
  it('is taken when it comes out the same, wherever it stands by now', async () => {
    expect(await ask(remedyOf(), remedyOf())).toBe('pattern:code/x 7');
    expect(await ask(remedyOf(), remedyOf({ preview: remedyOf().preview.replace('@@ -1,5', '@@ -9,5') }))).toBe(
      'pattern:code/x 7',
    );
  });
  it('is not taken when it changes something else, or beside something else', async () => {
    expect(await ask(remedyOf(), remedyOf({ preview: remedyOf().preview.replace('+b = 7', '+b = 8') }))).toMatch(
      /other lines/,
    );
    expect(await ask(remedyOf(), remedyOf({ preview: remedyOf().preview.replace(' c = 3', ' c = 0') }))).toMatch(
      /other lines/,
    );
    expect(await ask(remedyOf(), remedyOf({ id: 'tool:r#0' }))).toMatch(/was verified and shown was pattern:code\/x/);
  });
});

describe('what a model proposed', () => {
  const model = remedyOf({ id: 'model:m', origin: 'model', rung: 'model', healer: 'model/m' });
  const other = remedyOf({ id: 'model:m', origin: 'model', preview: 'something else' });
  it('is repeated word for word, not asked for again', async () => {
    expect(await ask(model, other)).toBe('model:m 7');
  });
  it('is not repeated on lines that changed', async () => {
    expect(await ask(model, other, before.replace('b = 2', 'b = 3'))).toMatch(/other lines/);
    expect(await ask(model, other, `x = 0\n${before}`)).toMatch(/other lines/);
    expect(await ask(model, other, '')).toMatch(/other lines/);
  });
  it('is not repeated where a secret was masked', async () => {
    expect(await ask({ ...model, preview: model.preview.replace('f', '***') }, other)).toMatch(/secret/);
  });
  it('is not tried again once it failed', async () => {
    const ladder = onlyApproved(ladderOf(other), [approve('h1', model)], async () => before);
    expect((await ladder.find(finding, diagnosis, [{ remedy: model, gates: [] }])).remedy).toBeUndefined();
  });
});
