import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EnvironmentError } from '#core/errors.ts';
import { parseJson } from '#core/json.ts';

/** What GitHub says of the run, in the variables of the runner and in the event's payload. */
export interface ActionEvent {
  readonly name: string;
  /** `owner/name`, for whom this runs. */
  readonly repository: string;
  /** Branch of the run without `refs/heads/`; the head's for pull requests, '' for tags. */
  readonly branch: string;
  readonly sha: string;
  readonly runId: string;
  /** `https://api.github.com` or the API of an Enterprise server. */
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly actor: string;
  readonly defaultBranch: string | undefined;
  readonly pullRequest: PullRequestFacts | undefined;
  readonly workflowRun: { readonly headSha: string; readonly headRepository: string | undefined } | undefined;
}
export interface PullRequestFacts {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseBranch: string;
  /** Undefined when the fork was deleted. */
  readonly headRepository: string | undefined;
}

const sha = z.string().regex(/^[0-9a-f]{40}$/);
const repositoryName = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
const owner = z.object({ full_name: repositoryName }).nullish();
const payloadSchema = z.object({
  repository: z.object({ default_branch: z.string().max(300).optional() }).optional(),
  pull_request: z
    .object({
      number: z.number().int().min(1),
      head: z.object({ sha, ref: z.string().max(300), repo: owner }),
      base: z.object({ sha, ref: z.string().max(300) }),
    })
    .optional(),
  workflow_run: z.object({ head_sha: sha, head_repository: owner }).optional(),
});
const maxBytes = 25 * 1024 * 1024;

/** Throws `EnvironmentError` when this is no run of GitHub Actions. */
export async function readEvent(env: Readonly<Record<string, string | undefined>>): Promise<ActionEvent> {
  const repository = repositoryName.safeParse(env['GITHUB_REPOSITORY']);
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  if (!repository.success || !/^\w{1,50}$/.test(name)) {
    throw new EnvironmentError(
      'This is not a run of GitHub Actions: GITHUB_REPOSITORY or GITHUB_EVENT_NAME is missing.',
      'On your own machine, use the command line: npx heal scan.',
    );
  }
  const payload = payloadSchema.safeParse(await readPayload(env['GITHUB_EVENT_PATH']));
  if (!payload.success) {
    throw new EnvironmentError(
      `The payload of the event ${name} cannot be read: ${payload.error.issues[0]?.path.join('.') ?? ''} is not as documented.`,
      'Start the workflow by push, schedule, pull_request or workflow_dispatch.',
    );
  }
  const { pull_request: pull, workflow_run: run, repository: facts } = payload.data;
  return {
    name,
    repository: repository.data,
    branch: pull ? pull.head.ref : (/^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1] ?? ''),
    sha: env['GITHUB_SHA'] ?? '',
    runId: `${env['GITHUB_RUN_ID'] ?? '0'}-${env['GITHUB_RUN_ATTEMPT'] ?? '1'}`.replaceAll(/[^\d-]/g, ''),
    apiUrl: readAddress(env['GITHUB_API_URL'], 'https://api.github.com'),
    serverUrl: readAddress(env['GITHUB_SERVER_URL'], 'https://github.com'),
    actor: env['GITHUB_ACTOR'] ?? '',
    defaultBranch: facts?.default_branch,
    pullRequest: pull && {
      number: pull.number,
      headSha: pull.head.sha,
      baseSha: pull.base.sha,
      baseBranch: pull.base.ref,
      headRepository: pull.head.repo?.full_name,
    },
    workflowRun: run && { headSha: run.head_sha, headRepository: run.head_repository?.full_name },
  };
}

async function readPayload(file: string | undefined): Promise<unknown> {
  if (!file) return {};
  const bytes = await readFile(file).catch(() => Buffer.from('{}'));
  return bytes.length > maxBytes ? undefined : parseJson(bytes.toString('utf8'));
}

function readAddress(value: string | undefined, usual: string): string {
  const url = value !== undefined && URL.canParse(value) ? new URL(value) : undefined;
  return url && /^https?:$/.test(url.protocol) && url.username === '' ? url.href.replace(/\/+$/, '') : usual;
}
