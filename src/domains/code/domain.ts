import type { Applied, Authorized, Verified } from '#core/case.ts';
import type { Domain } from '#core/domain.ts';
import type { StatementCount } from '#core/evidence.ts';
import type { Verification } from '#core/verification.ts';
import { stoppedBy } from '#core/errors.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { GateResult } from '#core/outcome.ts';
import type { Publisher } from '#core/ports/publisher.ts';
import { combineEdits, editsConflict } from './combine.ts';
import { compareFindings, typeCheckers } from './gate-findings.ts';
import { compareTallies, isQueryRule, type Tally } from './evidence/statement-counter.ts';
import { checkEvidence } from './gate-evidence.ts';
import { checkHonesty } from './gate-honesty.ts';
import { checkScope, type ScopeLimits } from './gate-scope.ts';
import { checkStatements } from './gate-statements.ts';
import { checkSyntax } from './gate-syntax.ts';
import type { Batch, GateAnswer } from './gate.ts';
import type { AppliedBatch } from './reproduction/index.ts';
import type { SuiteBench } from './suite-bench.ts';
import type { Workbench } from './workbench.ts';

export interface CodeDomainParts {
  readonly bench: Workbench;
  readonly suite: SuiteBench;
  readonly publisher: Publisher;
  readonly limits: ScopeLimits;
  /** Configuration files that were found: part of the context of every diagnosis. */
  readonly configFiles: readonly string[];
  readonly signal: AbortSignal;
  readonly say: (doing: string) => void;
  /** What is known of a finding beside its place, for its diagnosis: a log tells how it happened. */
  readonly evidenceOf?: (finding: CodeFinding) => Promise<readonly string[]>;
  /** Makes the fault happen without the batch and not with it; undefined when that cannot be tried. The batch lies on the copy. */
  readonly reproduce?: (batch: AppliedBatch) => Promise<GateAnswer | undefined>;
}

/** Heals code on a copy of the repository: apply, gates in rising cost, publish. */
export function makeCodeDomain(parts: CodeDomainParts): Domain<'code'> {
  const { bench } = parts;
  let scannedWithTrial: { files: readonly string[]; findings: readonly CodeFinding[] } | undefined;
  return {
    gate: 'merge',
    async diagnose(finding) {
      const { path, line } = finding.place;
      const text = await bench.text(path);
      const code = text?.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? '';
      return {
        category: finding.category,
        // Two tools that say the same are surer than one.
        confidence: finding.sources.length > 1 ? 0.95 : 0.85,
        evidence: [
          ...finding.sources.map(({ scanner, rule }) => `${scanner} reports ${rule}`),
          `${path}:${line}: ${code.slice(0, 200)}`,
          ...((await parts.evidenceOf?.(finding)) ?? []),
        ],
        contextRead: [path, ...parts.configFiles],
      };
    },
    relocate: async (finding) => bench.findByFingerprint(finding.place.path, finding.fingerprint),
    conflict: editsConflict,
    async apply(batch, key) {
      await parts.suite.baseline();
      scannedWithTrial = undefined;
      const { before, after } = await makeBatch(batch, bench);
      // What is out of scope must not even reach the copy; verify will say why.
      if (checkScope({ cases: batch, before, after }, parts.limits).passed) await bench.lay(after);
      return { key, ref: 'copy' };
    },
    async verify(cases, only) {
      const batch: Batch = { ...(await makeBatch(cases, bench)), cases };
      const gates: GateResult[] = [];
      let suiteRuns = 0;
      let testedBySuite = false;
      let counts: Readonly<Record<string, StatementCount>> = {};
      let files: readonly string[] = [];
      const found: CodeFinding[] = [];
      const rescan = async (isAsked: (scanner: string) => boolean): Promise<GateAnswer> => {
        if (files.length === 0) files = await bench.withDependents([...batch.after.keys()]);
        const before = await bench.findingsBefore(files, parts.signal);
        const after = await bench.findingsAfter(files, isAsked, parts.signal);
        const [failed] = after.failed;
        if (failed) {
          return { passed: false, detail: `${failed.name} worked before the heals and fails now: ${failed.detail}` };
        }
        found.push(...after.findings);
        scannedWithTrial = { files, findings: found };
        return compareFindings({ cases, texts: batch, before, after: after.findings, isAsked });
      };
      const findings = () => {
        parts.say(`Scanning ${describeCount(batch.after.size, 'healed file')} again`);
        return rescan((scanner) => !typeCheckers.has(scanner));
      };
      const types = () => {
        parts.say(`Checking the types of ${describeCount(files.length, 'file')}`);
        return rescan((scanner) => typeCheckers.has(scanner));
      };
      const suite = async (): Promise<GateAnswer | undefined> => {
        const baseline = await parts.suite.baseline();
        // A gate that does not stand is not shown as passed.
        if ('none' in baseline) return undefined;
        suiteRuns++;
        const { green, detail, inconclusive, tally } = await parts.suite.compare(baseline);
        testedBySuite = green;
        if (baseline.tally && tally) counts = countFor(cases, batch.before, baseline.tally, tally);
        return { passed: green, detail, ...(inconclusive ? { inconclusive } : {}) };
      };
      const steps: readonly (readonly [string, () => GateAnswer | undefined | Promise<GateAnswer | undefined>])[] = [
        ['scope', () => checkScope(batch, parts.limits)],
        ['syntax', () => checkSyntax(batch)],
        ['honesty', () => checkHonesty(batch)],
        ['evidence', () => checkEvidence(batch)],
        ['findings', findings],
        ['types', types],
        ['reproduction', async () => parts.reproduce?.({ ...batch, cases })],
        ['suite', suite],
        ['statements', () => checkStatements(batch, counts)],
      ];
      for (const [name, run] of steps) {
        if (only !== undefined && name !== only) continue;
        const started = performance.now();
        const answer = await run();
        if (parts.signal.aborted) throw stoppedBy(parts.signal);
        if (answer === undefined) continue;
        const ms = Math.round(performance.now() - started);
        const { passed, detail, inconclusive } = answer;
        gates.push({ name, passed, ms, detail, ...(inconclusive ? { inconclusive } : {}) });
        if (!answer.passed) return failedVerification(gates, answer, suiteRuns);
      }
      const statements = Object.keys(counts).length > 0 ? { statements: counts } : {};
      return { passed: true, gates, culprits: [], suspects: [], testedBySuite, suiteRuns, ...statements };
    },
    rollback: async () => bench.takeOffAll(),
    async publish(batch: readonly Verified<'code'>[]) {
      const { before, after } = await makeBatch(batch, bench);
      const files = [...after].map(([path, text]) => ({ path, before: before.get(path) ?? '', after: text }));
      const publication = await parts.publisher.publish(batch, files);
      bench.accept(scannedWithTrial ?? { files: [], findings: [] });
      return publication;
    },
  };
}

/** For heals that promise fewer queries, and whose function the tests lead to. */
function countFor(
  cases: readonly Applied<'code'>[],
  texts: ReadonlyMap<string, string>,
  before: Tally,
  after: Tally,
): Readonly<Record<string, StatementCount>> {
  const counted = cases
    .filter(({ finding }) => isQueryRule(finding))
    .map(
      ({ id, finding }) => [id, compareTallies(finding, texts.get(finding.place.path) ?? '', before, after)] as const,
    );
  return Object.fromEntries(counted.filter(([, { ownBefore }]) => ownBefore > 0));
}

async function makeBatch(
  cases: readonly (Authorized<'code'> | Applied<'code'> | Verified<'code'>)[],
  bench: Workbench,
) {
  const before = new Map<string, string>();
  for (const { path } of cases.flatMap(({ remedy }) => remedy.change.edits)) {
    const text = await bench.text(path);
    if (text !== undefined) before.set(path, text);
  }
  const remedies = cases.map(({ remedy }) => remedy);
  const isComplete = remedies.every(({ change }) =>
    change.edits.every(({ path, end }) => end <= (before.get(path)?.length ?? -1)),
  );
  const after = isComplete ? combineEdits(remedies, (path) => before.get(path) ?? '') : new Map(before);
  return { before, after };
}

function describeCount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function failedVerification(gates: readonly GateResult[], answer: GateAnswer, suiteRuns: number): Verification {
  const { culprits = [], suspects = [] } = answer;
  return { passed: false, gates, culprits, suspects, testedBySuite: false, suiteRuns };
}
