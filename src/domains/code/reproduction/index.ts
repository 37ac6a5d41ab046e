import type { Applied } from '#core/case.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Complaint } from '#core/verification.ts';
import type { Batch, GateAnswer } from '../gate.ts';
import type { Workbench } from '../workbench.ts';
import type { CallPlan, Seen } from './plan.ts';
import { planPythonCall } from './plan-python.ts';
import { planScriptCall } from './plan-script.ts';
import { makeProbe, type Arguments, type CallOutcome, type Probe } from './probe.ts';
import { proveTest, type ProvenTest } from './prove.ts';

/** The texts of a batch together with its whole cases. */
export type AppliedBatch = Omit<Batch, 'cases'> & { readonly cases: readonly Applied<'code'>[] };

export type { ProvenTest } from './prove.ts';

export interface ReproductionParts {
  readonly bench: Workbench;
  readonly copy: SandboxCopy;
  readonly tools: Toolbox;
  readonly files: readonly string[];
  /** How the fault was seen; undefined for findings that nobody saw happen. */
  readonly seenOf: (finding: CodeFinding) => Promise<Seen | undefined>;
  readonly signal: AbortSignal;
  readonly say: (doing: string) => void;
}
export interface Reproducer {
  /** The gate: what could be made to fail without the batch must not fail with it. Undefined when nothing could. */
  readonly reproduce: (batch: AppliedBatch) => Promise<GateAnswer | undefined>;
  /** What was proven, by case. */
  readonly tests: ReadonlyMap<string, ProvenTest>;
  /** Why there is no test, by case: sentences for people. */
  readonly without: ReadonlyMap<string, string>;
}

/** Most cases of one batch that are made to happen: each costs some processes. */
const mostCases = 10;

/** Makes faults of functions that were seen once happen again, in the sandbox. */
export function makeReproducer(parts: ReproductionParts): Reproducer {
  const tests = new Map<string, ProvenTest>();
  const without = new Map<string, string>();
  const found = new Map<string, readonly Arguments[]>();
  const probes = new Map<CallPlan['language'], Promise<Probe | undefined>>();
  const probeFor = (language: CallPlan['language']) => {
    const probe = probes.get(language) ?? makeProbe(language, parts.copy, parts.tools, parts.signal);
    probes.set(language, probe);
    return probe;
  };

  const findCalls = async (plan: CallPlan, id: string, own: Probe): Promise<readonly Arguments[]> => {
    const known = found.get(id);
    if (known) return known;
    const answer = await own.find(plan);
    const calls = 'failed' in answer ? [] : answer;
    if ('failed' in answer) without.set(id, answer.failed);
    else if (calls.length === 0) without.set(id, `no simple arguments make ${plan.name} fail like that`);
    found.set(id, calls);
    return calls;
  };

  return {
    tests,
    without,
    async reproduce(batch) {
      const details: string[] = [];
      const culprits: Complaint[] = [];
      // What is tried with made-up values is not tried on the machine itself.
      if (parts.copy.isolation === 'none') {
        for (const { id } of batch.cases) without.set(id, 'there is no sandbox on this machine');
        return undefined;
      }
      for (const healCase of batch.cases.slice(0, mostCases)) {
        const { id, finding } = healCase;
        const seen = await parts.seenOf(finding);
        const text = batch.before.get(finding.place.path);
        if (!seen || text === undefined) continue;
        const plan = finding.place.path.endsWith('.py')
          ? planPythonCall(finding, text, seen, parts.files)
          : planScriptCall(finding, text, seen);
        if ('none' in plan) {
          without.set(id, plan.none);
          continue;
        }
        const own = await probeFor(plan.language);
        if (!own) {
          without.set(id, 'there is nothing here to run it with');
          continue;
        }
        parts.say(`Making ${plan.name} fail as the log shows`);
        const calls = await withoutTrial(parts.bench, batch.after, () => findCalls(plan, id, own));
        if (calls.length === 0) continue;
        const outcomes = await own.call(plan, calls);
        if ('failed' in outcomes) {
          culprits.push({ id, detail: `With the heal ${plan.name} cannot be called: ${outcomes.failed}` });
          continue;
        }
        const best = outcomes.findIndex((outcome) => isAnswer(outcome, healCase));
        const args = calls[best];
        const outcome = outcomes[best];
        if (!args || !outcome) {
          culprits.push({
            id,
            detail: `${plan.name}(${calls[0]?.join(', ') ?? ''}) still fails with the heal: ${nameOutcome(outcomes[0])}`,
          });
          continue;
        }
        const answer = await proveTest({
          ...parts,
          ...{ plan, args, outcome, id },
          withoutTrial: (work) => withoutTrial(parts.bench, batch.after, work),
        });
        if ('none' in answer) without.set(id, answer.none);
        else tests.set(id, answer);
        const shown = `${plan.name}(${args.join(', ')})`.slice(0, 120);
        details.push(
          `${shown}: ${seen.error} → ${nameOutcome(outcome)}${'none' in answer ? '' : `; ${answer.path} failed → passed`}`,
        );
      }
      if (culprits.length > 0) return { passed: false, detail: culprits[0]?.detail ?? '', culprits };
      return details.length === 0 ? undefined : { passed: true, detail: details.join('; ') };
    },
  };
}

/** What the heal says should happen: an answer, or the error that it raises itself. */
function isAnswer(outcome: CallOutcome, { remedy }: Applied<'code'>): boolean {
  if (outcome.did === 'return') return true;
  const { error } = outcome;
  return remedy.change.edits.some(
    ({ text }) => text.includes(`raise ${error}(`) || text.includes(`throw new ${error}(`),
  );
}

function nameOutcome(outcome: CallOutcome | undefined): string {
  if (!outcome) return 'nothing';
  return outcome.did === 'raise' ? `raises ${outcome.error}` : `gives ${outcome.value ?? 'a value'}`;
}

async function withoutTrial<T>(bench: Workbench, after: Batch['after'], work: () => Promise<T>): Promise<T> {
  await bench.takeOffAll();
  try {
    return await work();
  } finally {
    await bench.lay(after);
  }
}
