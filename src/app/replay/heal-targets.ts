import type { Config } from '#config/schema.ts';
import type { HealCase, Settled } from '#core/case.ts';
import type { Finding } from '#core/finding.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import { makeReplayDomain, type HealedWorkflow, type ReplayDomainParts } from '#domains/replay/healing/domain.ts';
import { makeFinding } from '#domains/replay/healing/finding.ts';
import { makeReplayLadder } from '#domains/replay/healing/ladder.ts';
import { runLoop } from '#loop/runner.ts';
import { atMost } from '#policy/at-most.ts';
import { rollout } from '#policy/rollout.ts';
import type { HealRun } from '../healing/heal-run.ts';
import { openCases } from '../healing/open-cases.ts';
import type { HealSettings } from '../settings.ts';
import { codec } from './codec.ts';

export interface TargetHealing {
  readonly config: Pick<Config, 'categories' | 'limits' | 'rules'>;
  readonly settings: Pick<HealSettings, 'now'>;
  readonly run: HealRun;
  /** What a replay found in another way than it was recorded, and saw confirmed. */
  readonly healed: readonly HealedTarget[];
  /** Folder of a workflow, relative to the repository, with `/`. */
  folderOf(workflow: string): string;
  /** The workflow as it stands in the repository. */
  workflowAt(folder: string): Promise<Workflow>;
  readonly findOn: ReplayDomainParts['findOn'];
  /** 0–1; see `ReplayLadderParts`. */
  confidenceOf(healed: HealedTarget): number;
  /** True for what a person turned down: it is not tried. */
  isDeclined(fingerprint: string): boolean;
  /** Writes what held; answers where it is. Undefined: nothing is written, the workflows are the answer. */
  readonly write?: (workflows: readonly HealedWorkflow[]) => Promise<string>;
}
export interface TargetsHealed {
  readonly cases: readonly HealCase<'replay'>[];
  readonly declined: readonly Finding<'replay'>[];
  /** What held, folder by folder, as it was and as it would be. */
  readonly workflows: readonly HealedWorkflow[];
}

/** Healed targets go through the common loop: a case each, guards, gates, publication, outcome. */
export async function healTargets(parts: TargetHealing): Promise<TargetsHealed> {
  const { run, settings, config } = parts;
  const { ledger } = run.store;
  const healed = new Map<string, HealedTarget>();
  const findings: Finding<'replay'>[] = [];
  // A target that several steps act on looks the same each time, or nearly: what was seen first is remembered.
  const seen = new Set<string>();
  for (const one of parts.healed) {
    const target = `${one.workflow}/${one.before.id}`;
    if (seen.has(target)) continue;
    seen.add(target);
    const finding = makeFinding(one, parts.folderOf(one.workflow));
    findings.push(finding);
    healed.set(finding.fingerprint, one);
  }
  const declined = findings.filter(({ fingerprint }) => parts.isDeclined(fingerprint));
  const isOff = ({ rule }: Finding<'replay'>) => config.rules[rule] === 'off';
  const wanted = findings.filter((finding) => !declined.includes(finding) && !isOff(finding));
  const workflows: HealedWorkflow[] = [];
  const workflowAt = remember(parts.workflowAt);
  const cases = await runLoop(await openCases(wanted, ledger, run, settings), {
    domain: makeReplayDomain({
      codec,
      workflowAt,
      healed,
      findOn: parts.findOn,
      async publish(_batch, changed) {
        const ref = await parts.write?.(changed);
        workflows.push(...changed);
        return { ref: ref ?? 'proposal', final: true };
      },
    }),
    ladder: makeReplayLadder({ codec, workflowAt, healed, confidenceOf: parts.confidenceOf }),
    guards: [rollout(config.categories, config.limits.limitedHeals), atMost(config.limits.maxHeals)],
    maxAttempts: 1,
    decide: async () => 'pending',
    runId: run.id,
    ledger,
    announce: run.announce,
    now: settings.now,
    signal: run.signal,
    parallel: 1,
    // What is published together is one batch: a second one would stand on a workflow that is another by then.
    maxRounds: 1,
  });
  return { cases, declined, workflows };
}

export function healedOf(cases: readonly HealCase<'replay'>[]): readonly Settled<'replay'>[] {
  return cases.filter((one): one is Settled<'replay'> => one.stage === 'settled' && one.outcome.status === 'healed');
}

function remember(read: (folder: string) => Promise<Workflow>): (folder: string) => Promise<Workflow> {
  const known = new Map<string, Promise<Workflow>>();
  return (folder) => {
    const one = known.get(folder) ?? read(folder);
    known.set(folder, one);
    return one;
  };
}
