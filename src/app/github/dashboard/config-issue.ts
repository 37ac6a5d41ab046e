import { printProblem, type ConfigProblem } from '#config/problems.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { createIssue, listOwnIssues, updateIssue, type IssueFacts } from '#drivers/github/issues.ts';
import { ensureLabel } from '#drivers/github/labels.ts';
import type { Self } from '../publish/contract.ts';
import { describeLabel } from '../publish/pull-labels.ts';
import { once } from '../publish/once.ts';
import { fence } from '../texts/blocks.ts';
import { code } from '../texts/escape.ts';
import { readMarker, writeMarker } from '../texts/markers.ts';

export const configIssueTitle = 'Heal: configuration error';
const name = 'heal-config-error';

export interface ConfigIssueRequest {
  readonly repository: GitHubRepository;
  readonly self: Self;
  /** The file that is wrong; undefined when there is none, or none is wrong. */
  readonly file: string | undefined;
  /** Empty: everything is in order, and an issue that is open is closed. */
  readonly problems: readonly ConfigProblem[];
  readonly signal: AbortSignal;
  readonly pauseMs?: number;
}

/** Tells of a wrong configuration in one issue, never in two; the same one is opened again, and closed when all is well. */
export async function reportConfigProblems(
  request: ConfigIssueRequest,
): Promise<{ readonly number: number; readonly url: string } | undefined> {
  const { repository, self, problems } = request;
  const issue = await find(repository, self);
  if (problems.length === 0) {
    if (issue?.state === 'open')
      await updateIssue(repository, issue.number, { state: 'closed', state_reason: 'completed' });
    return undefined;
  }
  const body = writeBody(request);
  if (!issue) return create(request, body);
  const isOpen = issue.state === 'open';
  if (!isOpen || issue.body.replaceAll('\r\n', '\n').trimEnd() !== body.trimEnd())
    await updateIssue(repository, issue.number, {
      body,
      ...(isOpen ? {} : { state: 'open', state_reason: 'reopened' }),
    });
  return { number: issue.number, url: issue.url };
}

async function create(
  { repository, self, signal, pauseMs = 1_000 }: ConfigIssueRequest,
  body: string,
): Promise<{ readonly number: number; readonly url: string }> {
  await ensureLabel(repository, describeLabel('heal'));
  const { number, url } = await once(
    {
      act: () => createIssue(repository, { title: configIssueTitle, body, labels: ['heal'] }),
      find: () => find(repository, self),
    },
    { signal, pauseMs },
  );
  return { number, url };
}

async function find(repository: GitHubRepository, self: Self): Promise<IssueFacts | undefined> {
  const own = await listOwnIssues(repository, self);
  return own
    .filter(({ isPull, body }) => !isPull && readMarker(name, body) !== undefined)
    .toSorted((a, b) => a.number - b.number)[0];
}

function writeBody({ file, problems }: ConfigIssueRequest): string {
  return [
    writeMarker(name, { v: 1 }),
    '',
    `Heal heals nothing here until ${code(file ?? 'the configuration')} is in order:`,
    '',
    fence(problems.slice(0, 30).map(printProblem).join('\n'), { maxCharacters: 20_000 }),
    '',
    'Check it on your machine with `heal config validate`. This issue closes by itself with the first run that finds nothing wrong.',
    '',
  ].join('\n');
}
