import { EnvironmentError } from '#core/errors.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import { makeMask } from '#core/redact.ts';
import { statusOf } from '#drivers/github/app-auth.ts';
import { openTree } from '#drivers/github/contents.ts';
import { createComment, listComments, readIssue, updateComment } from '#drivers/github/issues.ts';
import {
  createCommentReview,
  listPullFiles,
  resolveThread,
  updateReviewComment,
} from '#drivers/github/review-comments.ts';
import { readReviewedPull } from '#drivers/github/reviews.ts';
import { checkProposal, type CheckedProposal } from '../publish/check-proposal.ts';
import { describeFailure } from '../publish/failure.ts';
import { once } from '../publish/once.ts';
import { labels } from '../publish/own-pulls.ts';
import { readBundle } from '../publish/read-bundle.ts';
import { findSecretsBeside } from '../publish/secrets.ts';
import { countOf } from '../texts/blocks.ts';
import { escapeText } from '../texts/escape.ts';
import type { FeedbackReport, FeedbackRequest } from './contract.ts';
import { findSuggestions, type Suggestion } from './find-suggestions.ts';
import { readOwnThreads, sortThreads, type OwnThread } from './own-threads.ts';
import { markDone, writeSuggestion } from './suggestion-text.ts';
import { isSummary, writeSummary } from './summary-text.ts';

/**
 * Tells a pull request what was found in it and how it can be healed: suggestions on the lines that it shows, in one
 * review, and one comment with the rest. What GitHub says now is its only memory: run again it ends in the same
 * comments, and where nothing is new it writes nothing. Throws for a bundle that is not for this repository; everything
 * else is in the report.
 */
export async function giveFeedback(request: FeedbackRequest): Promise<FeedbackReport> {
  const { repository, pull, say, signal } = request;
  const { bundle, problem } = readBundle(request.bundle, { repository: `${repository.owner}/${repository.repo}` });
  if (problem !== undefined) throw new EnvironmentError(problem, 'Give what `heal` analysed for this very repository.');
  const report: { -readonly [Key in keyof FeedbackReport]: FeedbackReport[Key] } = {
    version: 1,
    suggested: 0,
    standing: 0,
    resolved: 0,
    summary: 'none',
    warnings: [],
    ended: undefined,
    isUnfinished: false,
  };
  try {
    report.ended = await findObstacle(request, bundle);
    if (report.ended === undefined) await tell(request, bundle, report);
  } catch (error) {
    report.ended = describeFailure(error, signal).why;
    report.isUnfinished = true;
    say(`Feedback on #${pull} ended: ${report.ended}`);
  }
  return report;
}

/** Why this pull request is left alone. */
async function findObstacle(
  { repository, pull: number, settings }: FeedbackRequest,
  bundle: ProposalBundle,
): Promise<string | undefined> {
  const pull = await readReviewedPull(repository, number);
  if (pull.state === 'closed') return 'The pull request is closed.';
  if (pull.headSha !== bundle.head) return 'The pull request is at another commit by now.';
  if (pull.authorId === settings.self.id) return 'The pull request is one of Heal’s own.';
  const issue = await readIssue(repository, number);
  return issue.labels.includes(labels.stop) ? 'The label heal:stop keeps Heal out of this pull request.' : undefined;
}

async function tell(
  request: FeedbackRequest,
  bundle: ProposalBundle,
  report: { -readonly [Key in keyof FeedbackReport]: FeedbackReport[Key] },
): Promise<void> {
  const { repository, pull, settings } = request;
  const { proposals, warnings } = await checkAll(request, bundle);
  report.warnings = warnings;
  const mask = makeMask([
    ...settings.secrets,
    ...proposals.flatMap(({ proposal, files }) => findSecretsBeside(proposal.cases, files)),
  ]);
  const suggestions = findSuggestions(proposals, await listPullFiles(repository, pull), mask);
  // Also what is refused or left to people is still there.
  const present = new Set([
    ...bundle.proposals.flatMap(({ cases }) => cases.map(({ fingerprint }) => fingerprint)),
    ...bundle.open.map(({ fingerprint }) => fingerprint),
  ]);
  const threads = sortThreads(await readOwnThreads(repository, pull, settings.self), suggestions, present);
  const room = Math.max(0, (settings.maxSuggestions ?? 10) - threads.standing.size);
  const news = threads.missing.slice(0, room);
  for (const thread of threads.over) {
    await closeThread(request, thread);
    report.resolved += 1;
  }
  const isSuggested = news.length === 0 || (await trySuggest(request, bundle.head, news, mask));
  if (!isSuggested) report.warnings = [...report.warnings, 'GitHub took no suggestion for these lines.'];
  report.suggested = isSuggested ? news.length : 0;
  report.standing = threads.standing.size;
  const made = isSuggested ? news.map(({ healCase }) => healCase.fingerprint) : [];
  const suggested = new Set([...threads.standing, ...made]);
  const body = writeSummary({
    ...{ bundle, proposals, suggested, mask },
    declined: threads.declined,
    hasCommands: settings.hasCommands,
  });
  report.summary = await keepSummary(request, body, present.size > 0);
}

async function checkAll(
  { repository, settings, say }: FeedbackRequest,
  bundle: ProposalBundle,
): Promise<{ readonly proposals: readonly CheckedProposal[]; readonly warnings: readonly string[] }> {
  const tree = await openTree(repository, bundle.head);
  const base = { repository, headSha: bundle.head, head: tree, tip: tree, isBased: true };
  const proposals: CheckedProposal[] = [];
  const warnings: string[] = [];
  for (const proposal of bundle.proposals) {
    const check = await checkProposal(proposal, base, settings);
    if (check.state === 'fine') proposals.push(check.checked);
    else warnings.push(`${escapeText(proposal.key, 120)} was left out: ${check.why}.`);
  }
  warnings.forEach(say);
  return { proposals, warnings };
}

/** False: GitHub finds that one of them stands on no line of the diff. Then all go into the summary. */
async function trySuggest(...suggestion: Parameters<typeof suggest>): Promise<boolean> {
  try {
    await suggest(...suggestion);
    return true;
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
    return false;
  }
}

/** All in one review: people get one message. */
async function suggest(
  { repository, pull, settings, signal, say }: FeedbackRequest,
  headSha: string,
  news: readonly Suggestion[],
  mask: (text: string) => string,
): Promise<void> {
  const comments = news.map((suggestion) => writeSuggestion(suggestion, mask));
  const body = `${countOf(news.length, 'cure')} for lines of this pull request. Each was tried out and verified; apply what you like.`;
  const wanted = news.map(({ healCase }) => healCase.fingerprint);
  await once(
    {
      act: () => createCommentReview(repository, pull, { headSha, body, comments }).then(() => true),
      async find() {
        const own = await readOwnThreads(repository, pull, settings.self);
        const there = new Set(own.filter(({ isResolved }) => !isResolved).map(({ marker }) => marker.fingerprint));
        // A review comes whole or not at all.
        return wanted.some((fingerprint) => there.has(fingerprint)) || undefined;
      },
    },
    { signal, pauseMs: settings.pauseMs ?? 1000 },
  );
  say(`${countOf(news.length, 'suggestion')} on #${pull}`);
}

/** Its comment remembers that it was us, so that a person's no can be told from this. */
async function closeThread({ repository, say }: FeedbackRequest, thread: OwnThread): Promise<void> {
  await updateReviewComment(repository, thread.first.id, markDone(thread.first.body, thread.marker));
  await resolveThread(repository, thread.id);
  say(`A conversation about ${thread.path} is over`);
}

/** One comment, whatever happens: looked for before it is made, changed in place where it says something else. */
async function keepSummary(
  { repository, pull, settings, signal, say }: FeedbackRequest,
  body: string,
  hasNews: boolean,
): Promise<FeedbackReport['summary']> {
  const find = async () =>
    (await listComments(repository, pull)).find(
      ({ authorId, body: text }) => authorId === settings.self.id && isSummary(text),
    );
  const known = await find();
  if (!known && !hasNews) return 'none';
  if (known) {
    if (normalize(known.body) === normalize(body)) return 'unchanged';
    await updateComment(repository, known.id, body);
    say(`The summary on #${pull} is up to date`);
    return 'updated';
  }
  await once(
    { act: () => createComment(repository, pull, body), find: async () => (await find())?.id },
    { signal, pauseMs: settings.pauseMs ?? 1000 },
  );
  say(`A summary on #${pull}`);
  return 'created';
}

/** GitHub keeps the line breaks of browsers, and no blank ones at the end. */
function normalize(text: string): string {
  return text.replaceAll('\r\n', '\n').trim();
}
