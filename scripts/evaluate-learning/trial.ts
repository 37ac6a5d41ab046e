import type { CodeContext } from '#core/healer.ts';
import type { Pattern } from '#core/pattern.ts';
import type { Origin } from '#core/remedy.ts';
import type { Cure } from '#remedies/history/find-cures.ts';
import { makeExactRung } from '#remedies/exact.ts';
import { tokensOf } from '#remedies/learn/pair.ts';
import type { Candidate } from '#remedies/rung.ts';
import type { CodeHealer } from '#core/healer.ts';
import { applyEdits } from '#syntax/edits.ts';
import { addsSuppression } from '#syntax/suppressions.ts';
import { parses } from '#syntax/parse.ts';
import type { TextScan } from '../../src/app/scan-texts.ts';

/** One remedy tried on one finding that a person cured, and what the gates that need no test suite say. */
export interface Trial {
  readonly origin: Origin;
  readonly healer: string;
  readonly rule: string;
  readonly repository: string;
  readonly commit: string;
  readonly text: string;
  readonly verdict: 'passed' | 'does-not-parse' | 'suppresses' | 'still-there' | 'new-findings';
  /** It made what the person made, but for layout. */
  readonly isAsPerson: boolean;
}
export interface Task {
  readonly repository: string;
  readonly cure: Cure;
}
export interface Remedies {
  readonly patterns: readonly Pattern[];
  readonly healers: readonly CodeHealer[];
  /** Whether the fixes that tools offer with their findings are tried as well. */
  readonly hasToolFixes: boolean;
}
export type Scan = (texts: ReadonlyMap<string, string>) => Promise<Pick<TextScan, 'findings'>>;

/** As many remedies as the loop would try on one finding. */
const maxAttempts = 3;

/** Tries remedies on the files as they were before the person cured them; all are scanned together. Trials are by task. */
export async function tryRemedies(
  tasks: readonly Task[],
  remediesFor: Remedies | ((task: Task) => Remedies),
  scan: Scan,
): Promise<ReadonlyMap<Task, readonly Trial[]>> {
  const same = typeof remediesFor === 'function' ? undefined : makeExactRung(remediesFor);
  const drafts: { task: Task; candidate: Candidate; text: string; at: string }[] = [];
  const texts = new Map<string, string>();
  for (const [index, task] of tasks.entries()) {
    const { cure } = task;
    texts.set(`${index}/before/${cure.path}`, cure.before);
    const context = makeContext(cure);
    const remedies = typeof remediesFor === 'function' ? remediesFor(task) : remediesFor;
    const rung = same ?? makeExactRung(remedies);
    const finding = remedies.hasToolFixes ? cure.finding : { ...cure.finding, toolFixes: [] };
    const diagnosis = { category: cure.finding.category, confidence: 1, evidence: [], contextRead: [] };
    const { candidates } = await rung.ask({ finding, diagnosis, context, attempts: [] });
    let isVetoed = false;
    for (const candidate of candidates) {
      if (isVetoed && candidate.origin === 'tool') continue;
      const proposal = await candidate.propose().catch(() => undefined);
      if (proposal === undefined) continue;
      if ('leftAlone' in proposal) {
        // A healer that leaves something alone knows why: what a tool would do is then not tried.
        isVetoed ||= candidate.origin === 'healer';
        continue;
      }
      const text = applyEdits(
        cure.before,
        proposal.change.edits.filter(({ path }) => path === cure.path),
      );
      const own = drafts.filter((draft) => draft.task === task);
      if (text === cure.before || own.length >= maxAttempts || own.some((draft) => draft.text === text)) continue;
      const at = `${index}/try-${own.length}/${cure.path}`;
      texts.set(at, text);
      drafts.push({ task, candidate, text, at });
    }
  }
  const { findings } = await scan(texts);
  const trials = new Map<Task, Trial[]>();
  for (const { task, candidate, text, at } of drafts) {
    const own = trials.get(task) ?? [];
    trials.set(task, own);
    // The loop ends with the first that holds.
    if (own.some(({ verdict }) => verdict === 'passed')) continue;
    const { cure, repository } = task;
    const before = findings.get(`${tasks.indexOf(task)}/before/${cure.path}`) ?? [];
    const verdict = judge(cure, text, before, findings.get(at) ?? []);
    const isAsPerson = tokensOf(text).join(' ') === tokensOf(cure.after).join(' ');
    const { origin, healer } = candidate;
    own.push({ origin, healer, rule: cure.finding.rule, repository, commit: cure.commit, text, verdict, isAsPerson });
  }
  return trials;
}

function judge(
  { finding, path, before }: Cure,
  text: string,
  old: readonly { readonly rule: string }[],
  fresh: readonly { readonly rule: string }[],
): Trial['verdict'] {
  if (!parses(path, text)) return 'does-not-parse';
  if (addsSuppression(before, text)) return 'suppresses';
  const [was, is] = [countRules(old), countRules(fresh)];
  if ((is.get(finding.rule) ?? 0) >= (was.get(finding.rule) ?? 0)) return 'still-there';
  return [...is].some(([rule, count]) => count > (was.get(rule) ?? 0)) ? 'new-findings' : 'passed';
}

function countRules(findings: readonly { readonly rule: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** One file of the past, alone: healers that ask for types or for other files get no answer, and leave it alone. */
function makeContext({ language, path, before }: Cure): CodeContext {
  const unknown = async () => undefined;
  return {
    language,
    text: before,
    read: async (file) => (file === path ? before : undefined),
    files: [path],
    types: { returnTypes: async () => new Map(), typeOf: unknown },
    typescript: { codeFixes: async () => [], typeAt: unknown, errors: unknown, returns: unknown },
  };
}
