import { messageOf } from '#core/errors.ts';
import { statusOf } from '#drivers/github/app-auth.ts';
import { escapeText } from '../texts/escape.ts';

/** What a failed request means for the others: `all` will fail the same way, `one` says nothing of the next. */
export interface Failure {
  readonly concerns: 'all' | 'one';
  /** For people, safe Markdown. */
  readonly why: string;
}

export function describeFailure(error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted) return { concerns: 'all', why: 'This run was stopped.' };
  const status = statusOf(error);
  const said = messageOf(error);
  if (status === 401)
    return {
      concerns: 'all',
      why: 'GitHub does not accept the token any more. A run with a new one goes on from here.',
    };
  if (status === 429 || (status === 403 && /rate limit|abuse/i.test(said)))
    return { concerns: 'all', why: "GitHub's rate limit is used up. A later run goes on from here." };
  if (status === 403)
    return {
      concerns: 'all',
      why: `The token may not do this (${escapeText(said, 120)}). It needs contents, pull requests and issues: write.`,
    };
  if (status !== undefined)
    return { concerns: status >= 500 ? 'all' : 'one', why: `GitHub answered ${status}: ${escapeText(said, 160)}` };
  const isFetch = error instanceof Error && /fetch|socket|network|ECONN|terminated/i.test(said);
  if (isFetch) return { concerns: 'all', why: 'GitHub could not be reached. A later run goes on from here.' };
  const isAnswer = error instanceof Error && (error.name.includes('ZodError') || error instanceof SyntaxError);
  if (isAnswer) return { concerns: 'one', why: 'An answer of GitHub was not understood.' };
  // Sentences of our own drivers are for people; anything else is a fault of ours, which has to be seen.
  const isSentence = error instanceof Error && error.constructor === Error && /^[A-Z][\w ,'-]{5,160}\.$/.test(said);
  return { concerns: 'one', why: isSentence ? said : `Heal itself failed: ${escapeText(said, 160)}` };
}
