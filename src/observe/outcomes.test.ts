import { describe, expect, it } from 'vitest';
import { readDiff, readLog, type CommitLines } from './commit-lines.ts';
import { findEdited, findOutcomes, type WrittenHeal } from './outcomes.ts';

const heal = (diff: string, changes: Partial<WrittenHeal> = {}): WrittenHeal => ({
  entry: { remedy: 'code/x', origin: 'pattern', rule: 'ruff/E711', caseId: 'h1' },
  fingerprint: 'v1:abc',
  at: '2026-01-01T00:00:00.500Z',
  ref: 'working-tree',
  isKept: false,
  changes: readDiff(diff),
  ...changes,
});
const diffOf = (path: string, removed: readonly string[], added: readonly string[]) =>
  [
    `diff --git a/${path} b/${path}`,
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -1,${removed.length} +1,${added.length} @@`,
    ...removed.map((line) => `-${line}`),
    ...added.map((line) => `+${line}`),
    '',
  ].join('\n');
let minute = 0;
const commit = (diff: string, message = 'work'): CommitLines => ({
  sha: 'c',
  at: `2026-01-01T0${Math.floor(++minute / 60)}:${String(minute % 60).padStart(2, '0')}:00Z`,
  message,
  files: readDiff(diff),
});
const none = diffOf('a.py', ['x == None'], ['x is None']);
const unused = diffOf('a.py', ['import os'], []);
const told = (one: WrittenHeal, ...commits: readonly CommitLines[]) =>
  findOutcomes([one], commits).map(({ kind }) => kind);

describe('edited', () => {
  const edited = (one: WrittenHeal, ...commits: readonly CommitLines[]) =>
    findEdited([one], commits).map(({ commit: sha }) => sha);
  const inTheirWords = diffOf('a.py', ['x == None'], ['not x']);
  it('by the first commit of the file, which takes out what the heal took out', () => {
    expect(edited(heal(none), commit(inTheirWords))).toEqual(['c']);
  });
  it('not when it is kept, thrown away, or only deleted', () => {
    expect(edited(heal(none), commit(none))).toEqual([]);
    expect(edited(heal(none), commit(inTheirWords), commit(none, 'Heal-Fingerprint: v1:abc'))).toEqual([]);
    expect(edited(heal(none), commit(diffOf('a.py', ['z'], ['y'])), commit(inTheirWords))).toEqual([]);
    expect(edited(heal(none), commit(diffOf('a.py', ['x == None'], [])))).toEqual([]);
    expect(edited(heal(none, { isKept: true }), commit(inTheirWords))).toEqual([]);
  });
  it('on a branch only by a commit that names the heal', () => {
    const onBranch = heal(none, { ref: 'heal/1' });
    expect(edited(onBranch, commit(inTheirWords))).toEqual([]);
    expect(edited(onBranch, commit(inTheirWords, 'Fix\n\nHeal-Fingerprint: v1:abc\n'))).toEqual(['c']);
  });
  it('cannot be told of a heal that only adds', () => {
    expect(edited(heal(diffOf('a.py', [], ['import os'])), commit(diffOf('a.py', ['z'], ['y'])))).toEqual([]);
  });
});

describe('kept', () => {
  it('by the commit that makes the change, beside whatever else', () => {
    expect(told(heal(none), commit(diffOf('a.py', ['x == None', 'import os'], ['x is None', 'y = 2'])))).toEqual([
      'kept',
    ]);
  });
  it('at the time of that commit, in UTC', () => {
    const late = { ...commit(none), at: '2026-01-02T01:00:00+02:00' };
    expect(findOutcomes([heal(none)], [late])).toMatchObject([{ kind: 'kept', at: '2026-01-01T23:00:00.000Z' }]);
  });
  it('also in the second in which it was written', () => {
    const sameSecond = { ...commit(none), at: '2026-01-01T00:00:00Z' };
    expect(findOutcomes([heal(none)], [sameSecond])).toMatchObject([{ kind: 'kept', at: '2026-01-01T00:00:00.500Z' }]);
    expect(told(heal(none), { ...commit(none), at: '2025-12-31T23:59:59Z' })).toEqual([]);
  });
  it('not by a commit of another file, nor by half of it', () => {
    expect(told(heal(none), commit(diffOf('b.py', ['x == None'], ['x is None'])))).toEqual([]);
    expect(told(heal(none), commit(diffOf('a.py', ['x == None'], ['x']))).length).toBe(0);
    expect(told(heal(none + diffOf('b.py', ['p'], [])), commit(none))).toEqual([]);
  });
  it('not when the first commit of the file is without it: it was thrown away', () => {
    expect(told(heal(unused), commit(diffOf('a.py', ['z'], [])), commit(unused))).toEqual([]);
  });
  it('by a later commit only when the change is too telling to be another', () => {
    const other = commit(diffOf('a.py', ['z'], []));
    const long = diffOf('a.py', ['if value == None and other:'], ['if value is None and other:']);
    expect(told(heal(long), other, commit(long))).toEqual(['kept']);
    expect(told(heal(unused), other, commit(unused, 'Heal-Fingerprint: v1:abc'))).toEqual(['kept']);
  });
  it('on a branch whenever it is merged, known by its trailer or by enough text', () => {
    const onBranch = heal(unused, { ref: 'heal/r1' });
    const other = commit(diffOf('a.py', ['z'], []));
    expect(told(onBranch, other, commit(unused, 'Merge\n\nHeal-Fingerprint: v1:abc'))).toEqual(['kept']);
    expect(told(onBranch, other, commit(unused))).toEqual([]);
    const long = diffOf('a.py', ['if value == None and other:'], ['if value is None and other:']);
    expect(told(heal(long, { ref: 'heal/r1' }), other, commit(long))).toEqual(['kept']);
  });
  it('not when the lines only moved', () => {
    expect(told(heal(unused), commit(diffOf('a.py', ['import os'], ['import os'])))).toEqual([]);
  });
});

describe('reverted', () => {
  const back = diffOf('a.py', ['x is None'], ['x == None']);
  it('by a commit that takes back just this', () => {
    expect(told(heal(none), commit(none), commit(back))).toEqual(['kept', 'reverted']);
    expect(told(heal(none, { isKept: true }), commit(back))).toEqual(['reverted']);
  });
  it('by one that says so, whatever else it takes back', () => {
    const much = diffOf('a.py', ['x is None', 'y is None'], ['x == None', 'y == None']);
    expect(told(heal(none), commit(none), commit(much, 'Revert "heal"\n\nThis reverts commit abc.'))).toEqual([
      'kept',
      'reverted',
    ]);
  });
  it('not by code that came to need what was removed', () => {
    const needed = diffOf('a.py', ['pass'], ['import os', 'print(os.getcwd())']);
    expect(told(heal(unused), commit(unused), commit(needed))).toEqual(['kept']);
  });
  it('never before it was kept', () => expect(told(heal(none), commit(back))).toEqual([]));
  it('and kept once more', () => {
    const [wrong, right] = [['if value == None and other:'], ['if value is None and other:']];
    const [there, taken] = [diffOf('a.py', wrong, right), diffOf('a.py', right, wrong)];
    const commits = [commit(there), commit(taken), commit(there)];
    expect(told(heal(there), ...commits)).toEqual(['kept', 'reverted', 'kept']);
  });
});

it('a heal whose diff says nothing has no outcome', () => {
  expect(told(heal(''), commit(none))).toEqual([]);
  expect(told(heal(diffOf('a.py', [], [])), commit(none))).toEqual([]);
});

describe('reading the log of Git', () => {
  const log = [
    `\0${'a'.repeat(40)} 2026-01-01T00:00:00+01:00`,
    'subject',
    '',
    `${'b'.repeat(40)} is no head\0`,
    '',
    'diff --git a/a.py b/a.py',
    'index 1..2 100644',
    '--- a/a.py',
    '+++ b/a.py',
    '@@ -1,2 +1 @@ def f():',
    '--- a/b.py',
    '-\0' + `${'c'.repeat(40)} 2026-01-01T00:00:00Z`,
    '+++ b/b.py\r',
    '\\ No newline at end of file',
    '@@ -9 +9,0 @@',
    '-same',
    'diff --git a/gone.py b/gone.py',
    'deleted file mode 100644',
    '--- a/gone.py',
    '+++ /dev/null',
    '@@ -1 +0,0 @@',
    '-gone',
    `\0${'d'.repeat(40)} 2026-01-02T00:00:00Z`,
    'empty\0',
    '',
  ].join('\n');
  it('takes text for text, whatever it looks like', () => {
    const commits = readLog(log);
    expect(commits.map(({ sha, at, message }) => [sha[0], at, message])).toEqual([
      ['a', '2026-01-01T00:00:00+01:00', `subject\n\n${'b'.repeat(40)} is no head\n`],
      ['d', '2026-01-02T00:00:00Z', 'empty\n'],
    ]);
    expect([...(commits[0]?.files ?? [])]).toEqual([
      ['a.py', { removed: ['-- a/b.py', `\0${'c'.repeat(40)} 2026-01-01T00:00:00Z`, 'same'], added: ['++ b/b.py'] }],
    ]);
  });
});
