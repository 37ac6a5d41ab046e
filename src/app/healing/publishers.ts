import type { Verified } from '#core/case.ts';
import type { PublishedFile, Publisher } from '#core/ports/publisher.ts';
import type { PlannedCommit, Repository } from '#drivers/git/repository.ts';
import type { WorkingTree } from '#drivers/working-tree/working-tree.ts';
import { combineEdits } from '#domains/code/combine.ts';
import { unifiedDiff } from '#syntax/diff.ts';

/** Where the heals of a run go, and what became of them. */
export interface Destination {
  readonly publisher: Publisher;
  /** Called once after the last publication. */
  finish(): Promise<void>;
  /** Unified diff of everything that was published. */
  patch(): string;
  files(): readonly string[];
  /** Each file as it was before the first and after the last publication. */
  changes(): readonly PublishedFile[];
  /** Branch, patch file, or '' for the working tree. */
  ref(): string;
}

/** Keeps what was published, first and last text of each file: the base of every destination. */
function makeCollector() {
  const first = new Map<string, string>();
  const last = new Map<string, string>();
  return {
    add(files: readonly PublishedFile[]) {
      for (const { path, before, after } of files) {
        if (!first.has(path)) first.set(path, before);
        last.set(path, after);
      }
    },
    files: () => [...last.keys()].filter((path) => first.get(path) !== last.get(path)).toSorted(),
    changes: () => [...last].map(([path, after]) => ({ path, before: first.get(path) ?? '', after })),
    patch: () =>
      [...last]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([path, text]) => unifiedDiff(path, first.get(path) ?? '', text))
        .join(''),
  };
}

/** Verified heals are written into the files of the package, batch by batch. */
export function toWorkingTree(tree: WorkingTree, runId: string): Destination {
  const collector = makeCollector();
  const refs: string[] = [];
  return {
    publisher: {
      async publish(batch, files) {
        const ref = `${runId}-${refs.length + 1}`;
        const caseIds = batch.map((healCase) => healCase.id);
        const changes = files.map(({ path, before, after }) => ({
          path,
          before: Buffer.from(before),
          after: Buffer.from(after),
        }));
        await tree.publish(ref, caseIds, changes);
        refs.push(ref);
        collector.add(files);
        return { ref: 'working-tree', final: true };
      },
    },
    // The ledger knows every publication by now; until here a kill would have left them to `recover`.
    finish: async () => {
      for (const ref of refs) await tree.forget(ref);
    },
    patch: collector.patch,
    files: collector.files,
    changes: collector.changes,
    ref: () => '',
  };
}

/** Nothing is written but, where one is asked for, a patch file: whole after each batch, before the ledger hears of it. */
export function toNowhere(ref: string, writePatch?: (patch: string) => Promise<void>): Destination {
  const collector = makeCollector();
  return {
    publisher: {
      async publish(_batch, files) {
        collector.add(files);
        await writePatch?.(collector.patch());
        return { ref, final: true };
      },
    },
    // Whoever asked for a file gets one, also when there was nothing to heal.
    finish: async () => writePatch?.(collector.patch()),
    patch: collector.patch,
    files: collector.files,
    changes: collector.changes,
    ref: () => ref,
  };
}

/** One commit per rule and batch on a new branch, before the ledger hears of it; the working tree stays as it is. */
export function toBranch(repository: Repository, branch: string, runId: string): Destination {
  const collector = makeCollector();
  let tip: string | undefined;
  return {
    publisher: {
      async publish(batch, files) {
        tip = await repository.commitOnBranch(branch, commitsPerRule(batch, files, runId), tip);
        collector.add(files);
        return { ref: branch, final: true };
      },
    },
    finish: async () => undefined,
    patch: collector.patch,
    files: collector.files,
    changes: collector.changes,
    ref: () => branch,
  };
}

function commitsPerRule(
  batch: readonly Verified<'code'>[],
  files: readonly PublishedFile[],
  runId: string,
): PlannedCommit[] {
  const before = new Map(files.map((file) => [file.path, file.before]));
  const commits: PlannedCommit[] = [];
  const done: Verified<'code'>[] = [];
  for (const [rule, cases] of Map.groupBy(batch, (healCase) => healCase.finding.rule)) {
    done.push(...cases);
    // Edits are offsets into the text before the batch: each commit is everything up to and with its rule.
    const texts = combineEdits(
      done.map((healCase) => healCase.remedy),
      (path) => before.get(path) ?? '',
    );
    const touched = new Set(cases.flatMap((healCase) => healCase.remedy.change.edits.map((edit) => edit.path)));
    commits.push({
      message: describeCommit(rule, cases, runId),
      files: [...touched].map((path) => ({ path, bytes: Buffer.from(texts.get(path) ?? '') })),
    });
  }
  return commits;
}

const commitTypes = {
  security: 'fix(security)',
  type: 'fix(types)',
  import: 'fix(imports)',
  logic: 'fix',
  performance: 'perf',
  style: 'style',
  replay: 'fix(replay)',
};

function describeCommit(rule: string, cases: readonly Verified<'code'>[], runId: string): string {
  const [first] = cases;
  const type = commitTypes[first?.finding.category ?? 'style'];
  const places = cases.length === 1 ? `in ${first?.finding.place.path}` : `in ${cases.length} places`;
  const summaries = cases.map(
    ({ finding, remedy }) => `- ${finding.place.path}:${finding.place.line}: ${remedy.summary}`,
  );
  return [
    `${type}: heal ${rule} ${places}`,
    '',
    ...summaries,
    '',
    ...cases.map(({ finding }) => `Heal-Fingerprint: ${finding.fingerprint}`),
    ...[...new Set(cases.map(({ remedy }) => remedy.healer))].map((healer) => `Heal-Pattern: ${healer}`),
    `Heal-Run: ${runId}`,
    '',
  ].join('\n');
}
