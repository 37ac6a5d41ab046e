import type { Applied, Authorized, Verified } from '#core/case.ts';
import type { Domain } from '#core/domain.ts';
import { ConfigError } from '#core/errors.ts';
import type { GateResult } from '#core/outcome.ts';
import type { WorkflowCodec } from '#core/ports/workflow-codec.ts';
import type { HealedTarget } from '#core/replay/healed-target.ts';
import type { Workflow } from '#core/replay/workflow.ts';
import type { Complaint, Publication, Verification } from '#core/verification.ts';
import { applyChanges, isStillRecorded, readExcerpt } from './excerpt.ts';
import { makeReplayGates, type FindOnStill, type TriedWorkflow } from './gates.ts';

/** A workflow's folder as it would be, every heal of the batch in it. */
export interface HealedWorkflow {
  /** Relative to the repository, with `/`. */
  readonly folder: string;
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly after: ReadonlyMap<string, Uint8Array>;
}
export interface ReplayDomainParts {
  readonly codec: WorkflowCodec;
  workflowAt(folder: string): Promise<Workflow>;
  /** By fingerprint of its finding. */
  readonly healed: ReadonlyMap<string, HealedTarget>;
  readonly findOn: FindOnStill;
  publish(batch: readonly Verified<'replay'>[], workflows: readonly HealedWorkflow[]): Promise<Publication>;
}

/** Remembered targets are replaced in memory, tried on the pictures of the run, and written by whoever publishes. */
export function makeReplayDomain(parts: ReplayDomainParts): Domain<'replay'> {
  const { codec, healed, workflowAt } = parts;
  const gates = makeReplayGates(parts);
  const seen = (fingerprint: string): HealedTarget => {
    const one = healed.get(fingerprint);
    if (!one) throw new Error('what was seen of a case is not at hand');
    return one;
  };
  const tryAll = async (
    batch: readonly Authorized<'replay'>[] | readonly Applied<'replay'>[] | readonly Verified<'replay'>[],
  ) => {
    const byFolder = Map.groupBy<string, (typeof batch)[number]>(batch, ({ finding }) => finding.place.folder);
    const tried: (TriedWorkflow & { readonly folder: string })[] = [];
    for (const [folder, cases] of byFolder) {
      const before = await workflowAt(folder);
      const changes = [];
      for (const { remedy } of cases) changes.push(await readExcerpt(before.name, remedy.change, codec));
      const heals = cases.map(({ id, finding }) => ({ caseId: id, healed: seen(finding.fingerprint) }));
      tried.push({ folder, before, after: applyChanges(before, changes), heals });
    }
    return tried;
  };

  return {
    gate: 'merge',
    async diagnose(finding) {
      const { evidence, before } = seen(finding.fingerprint);
      return {
        category: 'screen-changed',
        confidence: evidence.score,
        evidence: evidence.asked.map(({ rung, said }) => `${rung}: ${said}`),
        contextRead: [`${finding.place.folder}/workflow.json`, `${finding.place.folder}/targets/${before.id}.png`],
      };
    },
    async relocate(finding) {
      const { before } = seen(finding.fingerprint);
      return isStillRecorded(await workflowAt(finding.place.folder), before) ? finding : undefined;
    },
    // One target has one look; heals of several targets go into one folder together.
    conflict: (a, b) => a.change.target === b.change.target && a.preview !== b.preview,
    async apply(_batch, key) {
      return { key, ref: '' };
    },
    async verify(batch, only) {
      const results: GateResult[] = [];
      const tried = await tryAll(batch);
      for (const gate of gates) {
        if (only !== undefined && gate.name !== only) continue;
        const started = performance.now();
        const complaints: Complaint[] = [];
        const details: string[] = [];
        for (const workflow of tried) {
          try {
            const answer = await gate.check(workflow);
            complaints.push(...answer.complaints);
            details.push(answer.detail);
          } catch (error) {
            if (!(error instanceof ConfigError)) throw error;
            complaints.push(...workflow.heals.map(({ caseId }) => ({ id: caseId, detail: error.message })));
          }
        }
        const passed = complaints.length === 0;
        const ms = Math.round(performance.now() - started);
        const detail = complaints[0]?.detail ?? details.join('; ');
        results.push({ name: gate.name, passed, ms, detail });
        if (!passed) return conclude(results, complaints);
      }
      return conclude(results, []);
    },
    async rollback() {
      // Nothing was written.
    },
    async publish(batch) {
      const workflows = (await tryAll(batch)).map(({ folder, before, after }) => ({
        folder,
        before: codec.encode(before),
        after: codec.encode(after),
      }));
      return parts.publish(batch, workflows);
    },
  };
}

function conclude(gates: readonly GateResult[], culprits: readonly Complaint[]): Verification {
  return {
    passed: culprits.length === 0,
    gates,
    culprits,
    suspects: [],
    // A replay is its own test: the step was carried out, and did what it had to.
    testedBySuite: true,
    suiteRuns: 0,
  };
}
