import { z } from 'zod';
import type { GitHubRepository } from './client.ts';
import { readPages } from './pages.ts';

export type CheckConclusion = 'success' | 'failure' | 'neutral' | 'action_required' | 'cancelled';
export interface CheckAnnotation {
  /** Relative to the root of the repository, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}
export interface CheckOutput {
  /** One line; at most 255 characters are kept. */
  readonly title: string;
  /** Markdown; at most 65,535 bytes are kept, as of `text`. */
  readonly summary: string;
  readonly text?: string;
}
/** A button. GitHub shows three at most, when the run has ended. */
export interface CheckAction {
  /** At most 20 characters. */
  readonly id: string;
  /** At most 20 characters. */
  readonly label: string;
  /** At most 40 characters. */
  readonly description: string;
}
export interface CheckState {
  /** Undefined: it is still in progress. */
  readonly conclusion: CheckConclusion | undefined;
  readonly output: CheckOutput;
  readonly externalId?: string;
  readonly detailsUrl?: string;
  readonly actions?: readonly CheckAction[];
  readonly annotations?: readonly CheckAnnotation[];
  /** ISO 8601 */
  readonly startedAt?: string;
}
export interface CheckRun {
  readonly id: number;
  readonly conclusion: string | undefined;
  readonly externalId: string | undefined;
  readonly startedAt: string | undefined;
  readonly detailsUrl: string | undefined;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly annotations: number;
}

const runSchema = z.object({
  id: z.number().int(),
  conclusion: z.string().nullish(),
  external_id: z.string().nullish(),
  started_at: z.string().nullish(),
  details_url: z.string().nullish(),
  app: z.object({ id: z.number().int() }).nullish(),
  output: z.object({
    title: z.string().nullish(),
    summary: z.string().nullish(),
    text: z.string().nullish(),
    annotations_count: z.number().int(),
  }),
});
const runsSchema = z.object({ check_runs: z.array(runSchema) });
export const maxCheckText = 65_535;
export const annotationsPerRequest = 50;

/** Runs of this name that our App made on a commit, the newest first. Those of other Apps are not ours to believe. */
export async function listOwnRuns(
  { client, owner, repo }: GitHubRepository,
  { headSha, name, appId }: { readonly headSha: string; readonly name: string; readonly appId: number },
): Promise<readonly CheckRun[]> {
  const first = client.rest.checks.listForRef({
    owner,
    repo,
    ref: headSha,
    check_name: name,
    app_id: appId,
    filter: 'all',
    per_page: 100,
  });
  const rows = await readPages(client, first, (data) => runsSchema.parse(data).check_runs);
  return rows
    .filter(({ app }) => app?.id === appId)
    .map(toRun)
    .toSorted((a, b) => b.id - a.id);
}

/** Opens a run on a commit, with all of its annotations. */
export async function createCheckRun(
  repository: GitHubRepository,
  check: CheckState & { readonly name: string; readonly headSha: string },
): Promise<CheckRun> {
  const { client, owner, repo } = repository;
  const { name, headSha, annotations = [] } = check;
  const [first = [], ...others] = batch(annotations);
  // With a conclusion it would be over before its annotations are there.
  const now = others.length > 0 ? { ...check, conclusion: undefined } : check;
  const { data } = await client.rest.checks.create({
    owner,
    repo,
    name,
    head_sha: headSha,
    ...fieldsOf(now, first),
    ...(check.startedAt === undefined ? {} : { started_at: check.startedAt }),
  });
  const run = toRun(runSchema.parse(data));
  return others.length > 0
    ? updateCheckRun(repository, run.id, { ...check, annotations: annotations.slice(annotationsPerRequest) })
    : run;
}

/** Annotations are added to those that there are, 50 in each request; the conclusion comes with the last of them. */
export async function updateCheckRun(
  repository: GitHubRepository,
  id: number,
  check: Omit<CheckState, 'startedAt'>,
): Promise<CheckRun> {
  const batches = batch(check.annotations ?? []);
  if (batches.length === 0) return patchRun(repository, id, check, []);
  let run = await readCheckRun(repository, id);
  for (const [index, annotations] of batches.entries()) {
    const isLast = index === batches.length - 1;
    const expected = run.annotations + annotations.length;
    try {
      run = await patchRun(repository, id, isLast ? check : { ...check, conclusion: undefined }, annotations);
    } catch (error) {
      // The answer may be lost and the annotations there: sent again they would stand there twice.
      run = await readCheckRun(repository, id);
      if (run.annotations < expected) throw error;
      if (isLast) run = await patchRun(repository, id, check, []);
    }
  }
  return run;
}

export async function readCheckRun({ client, owner, repo }: GitHubRepository, id: number): Promise<CheckRun> {
  const { data } = await client.rest.checks.get({ owner, repo, check_run_id: id });
  return toRun(runSchema.parse(data));
}

async function patchRun(
  { client, owner, repo }: GitHubRepository,
  id: number,
  check: CheckState,
  annotations: readonly CheckAnnotation[],
): Promise<CheckRun> {
  const { data } = await client.rest.checks.update({ owner, repo, check_run_id: id, ...fieldsOf(check, annotations) });
  return toRun(runSchema.parse(data));
}

function fieldsOf(check: CheckState, annotations: readonly CheckAnnotation[]) {
  const { conclusion, output, externalId, detailsUrl, actions } = check;
  return {
    ...(conclusion === undefined ? { status: 'in_progress' as const } : { status: 'completed' as const, conclusion }),
    ...(externalId === undefined ? {} : { external_id: externalId }),
    ...(detailsUrl === undefined ? {} : { details_url: detailsUrl }),
    ...(actions === undefined
      ? {}
      : { actions: actions.map(({ id, label, description }) => ({ identifier: id, label, description })) }),
    output: {
      title: fitText(output.title, 255),
      summary: fitText(output.summary),
      ...(output.text === undefined ? {} : { text: fitText(output.text) }),
      ...(annotations.length > 0 ? { annotations: annotations.map(toAnnotation) } : {}),
    },
  };
}

function toAnnotation({ path, line, endLine, level, title, message }: CheckAnnotation) {
  return {
    path,
    start_line: line,
    end_line: Math.max(line, endLine),
    annotation_level: level,
    title: fitText(title, 255),
    message: fitText(message, 4_000),
  };
}

/** Cuts at a whole character, so that at most `max` bytes of UTF-8 are left, and says that it did. */
export function fitText(text: string, max = maxCheckText): string {
  const bytes = Buffer.from(text.toWellFormed());
  if (bytes.length <= max) return text.toWellFormed();
  const mark = max > 200 ? '\n\n… cut, because GitHub takes no more.' : '…';
  const room = max - Buffer.byteLength(mark);
  let end = room;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
  return bytes.subarray(0, end).toString() + mark;
}

function batch(annotations: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const count = Math.ceil(annotations.length / annotationsPerRequest);
  return Array.from({ length: count }, (_, index) =>
    annotations.slice(index * annotationsPerRequest, (index + 1) * annotationsPerRequest),
  );
}

function toRun({ id, conclusion, external_id, started_at, details_url, output }: z.infer<typeof runSchema>): CheckRun {
  return {
    id,
    conclusion: conclusion ?? undefined,
    externalId: external_id || undefined,
    startedAt: started_at ?? undefined,
    detailsUrl: details_url ?? undefined,
    title: output.title ?? '',
    summary: output.summary ?? '',
    text: output.text ?? '',
    annotations: output.annotations_count,
  };
}
