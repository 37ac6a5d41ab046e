import { describe, expect, it } from 'vitest';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Standing } from '#core/record.ts';
import type { LeftAlone, Origin } from '#core/remedy.ts';
import { makeLadder } from './ladder.ts';
import type { Candidate } from './rung.ts';

const finding: CodeFinding = {
  id: 'h1',
  kind: 'code',
  rule: 'ruff/F401',
  category: 'import',
  priority: 'P2',
  severity: 'low',
  message: '',
  fingerprint: '',
  sources: [],
  toolFixes: [],
  place: { path: 'a.py', line: 1, column: 1, endLine: 1, endColumn: 2 },
};
// Types are asked by healers that need them, and none of these does.
const context = { language: 'python', text: 'a\n', files: [], read: async () => 'a\n' } as unknown as CodeContext;
const candidate = (origin: Origin, healer: string, leftAlone?: LeftAlone): Candidate => ({
  id: `${origin}:${healer}`,
  origin,
  healer,
  safety: 'safe',
  propose: async () => leftAlone ?? { change: { edits: [{ path: 'a.py', start: 0, end: 1, text: 'b' }] }, summary: '' },
});
const states: Readonly<Record<string, Standing['state']>> = { guess: 'asks', bad: 'quarantined' };
async function climb(...candidates: readonly Candidate[]) {
  const ladder = makeLadder({
    rungs: [{ rung: 'exact', ask: async () => ({ candidates, said: '' }) }],
    contextOf: async () => context,
    standingOf: ({ healer }) => ({ confidence: 0.5, state: states[healer] ?? 'trusted', because: 'held 0 of 3 tries' }),
  });
  const { remedy, asked } = await ladder.find(
    finding,
    { category: '', confidence: 1, evidence: [], contextRead: [] },
    [],
  );
  return [remedy?.healer ?? 'nothing', ...(asked[0]?.considered ?? []).map(({ healer, said }) => `${healer}: ${said}`)];
}

describe('on a rung', () => {
  it('what is trusted comes before what must ask first', async () => {
    expect(await climb(candidate('pattern', 'guess'), candidate('healer', 'known'))).toEqual([
      'known',
      'known: has a cure',
    ]);
  });
  it('what must ask first is taken when nothing else is there', async () => {
    expect(await climb(candidate('pattern', 'guess'))).toEqual(['guess', 'guess: has a cure']);
  });
  it('what is quarantined is not asked', async () => {
    expect(await climb(candidate('pattern', 'bad'))).toEqual(['nothing', 'bad: is quarantined: held 0 of 3 tries']);
  });
  it('the order stays among equals', async () => {
    expect((await climb(candidate('pattern', 'first'), candidate('tool', 'second')))[0]).toBe('first');
  });
  it('a healer that leaves it alone is heard by what knows less', async () => {
    const careful = candidate('healer', 'careful', { leftAlone: 'a test needs it' });
    const [chosen, ...said] = await climb(candidate('pattern', 'guess'), careful, candidate('tool', 'fix'));
    expect(chosen).toBe('nothing');
    expect(said).toEqual([
      'careful: a test needs it',
      'fix: has a fix, but a healer knows why to leave this alone',
      'guess: has a fix, but a healer knows why to leave this alone',
    ]);
  });
});
