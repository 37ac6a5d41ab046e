import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCausalRung } from '#app/ladder/causal-rung.ts';
import { openPlace } from '#app/place.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { CureNote } from '#remedies/history/cure-index.ts';
import type { Question, RungAnswer } from '#remedies/rung.ts';
import { applyEdits } from '#syntax/edits.ts';
import { makeRepository, unsafeModule, writeHistory, type TestRepository } from './repository.ts';

let repository: TestRepository;
let shas: Readonly<Record<string, string>>;
beforeAll(async () => {
  repository = await makeRepository();
  shas = await writeHistory(repository);
});
afterAll(() => repository.remove());

const text = unsafeModule('mail');
function found(changes: Partial<CodeFinding> = {}, line = 6): CodeFinding {
  return {
    ...{ id: 'h1', kind: 'code', rule: 'ruff/S506', category: 'security', priority: 'P0', severity: 'medium' },
    ...{ message: 'Probable use of unsafe `yaml.load`', fingerprint: 'v1:1', toolFixes: [] },
    sources: [{ scanner: 'ruff', rule: 'ruff/S506' }],
    place: { path: 'app/mail.py', line, column: 16, endLine: line, endColumn: 25 },
    ...changes,
  };
}
function makeMemo(notes: Readonly<Record<string, readonly CureNote[]>> = {}): Memo {
  const values = new Map(Object.entries(notes).map(([rule, of]) => [`cures/${rule}`, JSON.stringify(of)]));
  return { read: async (key) => values.get(key), write: async (key, value) => void values.set(key, value) };
}
async function ask(
  finding: CodeFinding,
  {
    code = text,
    memo = makeMemo(),
    all = [finding],
  }: { code?: string; memo?: Memo; all?: readonly CodeFinding[] } = {},
): Promise<RungAnswer> {
  const settings = { cwd: repository.root, env: process.env, now: () => new Date('2026-01-01T00:00:00Z') };
  const place = await openPlace(repository.root, settings);
  const signal = new AbortController().signal;
  const { rung, close } = openCausalRung({ place, settings, memo, findings: all, signal });
  const nothing = () => Promise.reject(new Error('nobody needs types here'));
  const question: Question = {
    finding,
    diagnosis: { category: finding.category, confidence: 1, evidence: [], contextRead: [] },
    attempts: [],
    context: {
      language: 'python',
      text: code,
      read: async () => undefined,
      files: [],
      types: { returnTypes: nothing, typeOf: nothing },
      typescript: { codeFixes: nothing, typeAt: nothing, errors: nothing, returns: nothing },
    },
  };
  try {
    return await rung.ask(question);
  } finally {
    await close();
  }
}
async function heal(answer: RungAnswer, code = text): Promise<string | undefined> {
  for (const candidate of answer.candidates) {
    const proposal = await candidate.propose();
    if (proposal && 'change' in proposal) return applyEdits(code, proposal.change.edits);
  }
  return undefined;
}

describe('the causal rung', () => {
  it('cures as people here cured the same before', async () => {
    const answer = await ask(found());
    expect(answer.candidates[0]).toMatchObject({
      origin: 'history',
      safety: 'risky',
      healer: `history/${shas['second']?.slice(0, 8)}`,
    });
    expect(await heal(answer)).toBe(unsafeModule('mail', 'yaml.safe_load'));
    expect(answer.said).toContain(`ruff/S506 was cured here in`);
    expect(answer.said).toContain(`last in ${shas['second']?.slice(0, 8)} on 2025-01-`);
  });

  it('goes to the commits that a backfill noted, without a search', async () => {
    const note = { commit: shas['first'] ?? '', path: 'app/shop.py', at: '2025-01-02T00:00:00Z', alsoGone: [] };
    const answer = await ask(found(), { memo: makeMemo({ 'ruff/S506': [note] }) });
    expect(new Set(answer.candidates.map(({ healer }) => healer))).toEqual(
      new Set([`history/${shas['first']?.slice(0, 8)}`]),
    );
  });

  it('says which commit brought the finding, though lines moved meanwhile', async () => {
    const { said } = await ask(found({}, 8), { code: `# one\n# two\n${text}` });
    expect(said).toContain(`Came with ${shas['back']?.slice(0, 8)} on 2025-01-06: “Revert "Load mail safely"”.`);
  });

  it('says what the same commit brought beside it', async () => {
    const other = found({ id: 'h2', rule: 'ruff/PLW1514' });
    const { said } = await ask(found(), { all: [found(), other] });
    expect(said).toContain('The same commit brought another finding of this file (ruff/PLW1514).');
  });

  it('points to the place where one rule is broken all over', async () => {
    const crowd = Array.from({ length: 8 }, (_, i) => found({ id: `h${i}`, rule: 'heal/import-cycle' }));
    const { said } = await ask(found({ rule: 'heal/import-cycle' }), { all: crowd });
    expect(said).toContain('Circular imports 8× in app: consider moving what the modules share');
  });

  it('has nothing to say where the past has nothing', async () => {
    const code = 'import marshal\n\nx = marshal.loads(y)\n';
    const answer = await ask(
      found({
        rule: 'ruff/S302',
        message: 'Deserialization with `marshal`',
        place: { ...found().place, path: 'app/new.py', line: 3 },
      }),
      { code },
    );
    expect(answer).toEqual({ candidates: [], said: '' });
  });

  it('does not bind where the code is another', async () => {
    const code = 'import yaml\n\nx = yaml.load(\n    # which one\n    read(), Loader=yaml.CLoader)\n';
    const finding = found({ place: { path: 'app/mail.py', line: 3, column: 5, endLine: 3, endColumn: 14 } });
    expect(await heal(await ask(finding, { code }), code)).toBeUndefined();
  });

  it('never looks for what old versions cannot be scanned for', async () => {
    const answer = await ask(found({ rule: 'pyright/reportOptionalMemberAccess' }));
    expect(answer.candidates).toEqual([]);
  });

  it('answers nothing, and says why, when what was noted cannot be read', async () => {
    const memo: Memo = { read: () => Promise.reject(new Error('database is locked')), write: async () => undefined };
    const answer = await ask(found(), { memo });
    expect(answer).toEqual({ candidates: [], said: 'The history could not be read: Error: database is locked' });
  });
});
