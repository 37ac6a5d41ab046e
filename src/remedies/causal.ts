import type { CodeFinding } from '#core/finding.ts';
import type { CommitSummary, History } from '#core/ports/history.ts';
import type { Pattern } from '#core/pattern.ts';
import { chooseChangedFiles } from './history/choose-files.ts';
import type { CureIndex } from './history/cure-index.ts';
import type { Cure } from './history/find-cures.ts';
import { findHotspots } from './history/hotspots.ts';
import { makeOrigins } from './history/origin.ts';
import { pairOf } from './history/pair-of.ts';
import { chooseSearchToken } from './history/search-token.ts';
import type { LearningPair } from './learn/pair.ts';
import { proposeFromPattern } from './patterns.ts';
import type { Candidate, LadderRung, Question } from './rung.ts';

export interface CausalParts {
  readonly history: History;
  /** What people cured in these commits. */
  findCures(commits: readonly CommitSummary[], signal: AbortSignal): Promise<readonly Cure[]>;
  /** A pattern made of one single cure; undefined when nothing can be said from it alone. */
  generalise(pair: LearningPair): Pattern | undefined;
  /** What a backfill found, where there was one. */
  readonly known?: CureIndex;
  /** Everything that this run found, for what comes together. */
  readonly findings?: () => readonly CodeFinding[];
  readonly signal: AbortSignal;
  /** Milliseconds that a look into the history may take; default three seconds a rule, fifteen a run. */
  readonly perRuleMs?: number;
  readonly perRunMs?: number;
}

/** Commits that are read for one rule. */
const maxCommits = 40;
/** Milliseconds that a run may ask where findings come from. */
const maxBlameMs = 10_000;
/** Cures that are tried on one finding. */
const maxCandidates = 5;
/** What old versions can be scanned for; others would need what was installed then. */
const readableRule = /^(?:ruff|oxlint|heal|eslint)\//;

/**
 * The causal rung: what this repository's own past says. Which commit brought the finding, how people here cured
 * the same rule before, and what came with it. A cure from the past is a pattern made of one example: it must bind
 * at the place and pass every gate, and it never acts by itself.
 */
export function makeCausalRung(parts: CausalParts): LadderRung {
  const origins = makeOrigins(parts.history, maxBlameMs);
  const past = makePast(parts);
  return {
    rung: 'causal',
    async ask(question) {
      const { finding, context } = question;
      try {
        const [origin, cures] = await Promise.all([
          origins.of(finding, context.text),
          past.curesOf(finding, context.text),
        ]);
        const said = [
          origin && describeOrigin(origin),
          cures.said,
          origin && (await describeCompany(finding, origin, question, origins, parts.findings?.() ?? [])),
          describeCrowd(finding, parts.findings?.() ?? []),
        ];
        return { candidates: makeCandidates(cures.found, question, parts), said: said.filter(Boolean).join(' ') };
      } catch (error) {
        parts.signal.throwIfAborted();
        return { candidates: [], said: `The history could not be read: ${String(error).slice(0, 200)}` };
      }
    },
  };
}

function makeCandidates(
  cures: readonly Cure[],
  { finding, context }: Question,
  parts: CausalParts,
): readonly Candidate[] {
  const fitting = cures.filter((cure) => cure.language === context.language);
  return fitting.slice(0, maxCandidates).map((cure, index) => {
    const name = `history/${cure.commit.slice(0, 8)}`;
    return {
      id: `history:${cure.commit.slice(0, 8)}#${index}`,
      origin: 'history',
      healer: name,
      // One example proves little, whatever the pattern made of it says.
      safety: 'risky',
      async propose() {
        const pattern = parts.generalise(pairOf(cure));
        const proposal = pattern && proposeFromPattern(pattern, finding, context);
        if (proposal === undefined) return { leftAlone: `cured it in ${cure.path}, but does not fit here` };
        if ('leftAlone' in proposal) return proposal;
        return {
          ...proposal,
          safety: 'risky',
          summary: `As in ${cure.commit.slice(0, 8)} (${cure.subject.slice(0, 60)})`,
        };
      },
    };
  });
}

interface PastCures {
  /** Newest first, each shape of change once. */
  readonly found: readonly Cure[];
  readonly said: string;
}

/** Looks into the history once for each rule and thing to look for, and for a bounded time in all. */
function makePast(parts: CausalParts): { curesOf(finding: CodeFinding, text: string): Promise<PastCures> } {
  const answers = new Map<string, Promise<PastCures>>();
  const spent = new Map<string, number>();
  let leftMs = parts.perRunMs ?? 15_000;
  const look = async (rule: string, find: (ms: number) => Promise<readonly CommitSummary[]>) => {
    const ms = Math.min((parts.perRuleMs ?? 3000) - (spent.get(rule) ?? 0), leftMs);
    if (ms < 100) return { found: [], said: 'The time for looking into the history was spent on other findings.' };
    const started = performance.now();
    const timeout = AbortSignal.timeout(ms);
    try {
      const commits = await find(ms);
      const small = commits.filter((commit) => chooseChangedFiles(commit).length > 0);
      const all = await parts.findCures(small, AbortSignal.any([parts.signal, timeout]));
      const found = uniqueCures(all.filter((cure) => cure.finding.rule === rule));
      return { found, said: describeCures(rule, found) };
    } catch (error) {
      parts.signal.throwIfAborted();
      if (!timeout.aborted) throw error;
      return { found: [], said: `No cure of ${rule} was found in the history within ${(ms / 1000).toFixed(1)} s.` };
    } finally {
      const took = performance.now() - started;
      leftMs -= took;
      spent.set(rule, (spent.get(rule) ?? 0) + took);
    }
  };
  return {
    async curesOf(finding, text) {
      const { rule } = finding;
      if (!readableRule.test(rule)) return { found: [], said: '' };
      const notes = (await parts.known?.of(rule)) ?? [];
      const token = notes.length > 0 ? '' : chooseSearchToken(finding, text);
      if (token === undefined) return { found: [], said: '' };
      const key = `${rule}\0${token}`;
      const answer =
        answers.get(key) ??
        look(rule, async (withinMs) => {
          if (notes.length > 0)
            return parts.history.describe([...new Set(notes.map(({ commit }) => commit))].slice(0, maxCommits));
          return collect(parts.history.commits({ touching: token, limit: maxCommits, withinMs: withinMs / 2 }));
        });
      answers.set(key, answer);
      return answer;
    },
  };
}

async function collect(commits: AsyncIterable<CommitSummary>): Promise<readonly CommitSummary[]> {
  const all: CommitSummary[] = [];
  for await (const commit of commits) all.push(commit);
  return all;
}

/** The same change to the same line made in many places is one. */
function uniqueCures(cures: readonly Cure[]): readonly Cure[] {
  const newest = cures.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return [...new Map(newest.map((cure) => [`${cure.commit} ${cure.path} ${cure.finding.message}`, cure])).values()];
}

function describeCures(rule: string, cures: readonly Cure[]): string {
  const [newest] = cures;
  if (newest === undefined) return '';
  const commits = new Set(cures.map(({ commit }) => commit)).size;
  const also = [...new Set(cures.flatMap(({ alsoGone }) => alsoGone))].slice(0, 3);
  const together = also.length > 0 ? ` What cured it took ${also.join(', ')} with it.` : '';
  return `${rule} was cured here in ${commits === 1 ? '1 commit' : `${commits} commits`}, last in ${newest.commit.slice(0, 8)} on ${newest.at.slice(0, 10)}.${together}`;
}

function describeOrigin({ sha, at, subject }: CommitSummary): string {
  return `Came with ${sha.slice(0, 8)} on ${at.slice(0, 10)}: “${subject.slice(0, 80)}”.`;
}

/** Most neighbours in the file that are asked where they come from. */
const maxNeighbours = 10;

/** Other findings of the file that the same commit brought. */
async function describeCompany(
  finding: CodeFinding,
  origin: CommitSummary,
  { context }: Question,
  origins: ReturnType<typeof makeOrigins>,
  findings: readonly CodeFinding[],
): Promise<string> {
  const others = findings.filter(({ place, id }) => place.path === finding.place.path && id !== finding.id);
  const near = others
    .toSorted((a, b) => Math.abs(a.place.line - finding.place.line) - Math.abs(b.place.line - finding.place.line))
    .slice(0, maxNeighbours);
  const came = await Promise.all(near.map((other) => origins.of(other, context.text)));
  const together = near.filter((_, index) => came[index]?.sha === origin.sha);
  if (together.length === 0) return '';
  const rules = [...new Set(together.map(({ rule }) => rule))].slice(0, 3).join(', ');
  return `The same commit brought ${together.length === 1 ? 'another finding' : `${together.length} more findings`} of this file (${rules}).`;
}

function describeCrowd(finding: CodeFinding, findings: readonly CodeFinding[]): string {
  const folder = finding.place.path.slice(0, Math.max(0, finding.place.path.lastIndexOf('/')));
  return findHotspots(findings).find((one) => one.rule === finding.rule && one.folder === folder)?.hint ?? '';
}
