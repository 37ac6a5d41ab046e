import type { CommandName } from './parse-command.ts';
import type { Intent } from './read-command.ts';
import { code } from '../texts/escape.ts';

const help: readonly (readonly [string, string])[] = [
  ['/heal apply <id> @<commit>', 'take a suggestion into this branch, while it is at that commit'],
  ['/heal explain <id>', 'what was found, what was tried, why it waits'],
  ['/heal ignore <id> <why>', 'never propose it again'],
  ['/heal retry', 'look and heal again'],
  ['/heal rebase', 'make the fix anew on the newest base'],
  ['/heal merge @<commit>', 'merge this fix, if that very commit is approved or needs no approval'],
  ['/heal stop', 'no more heals here; what runs ends'],
  ['/heal resume', 'takes a stop back'],
  ['/heal status', 'what is open, waiting and done'],
];

export function writeHelp(intro: string): string {
  const rows = help.map(([command, about]) => `| \`${command}\` | ${about} |`);
  const note =
    'In the first line of a new comment. `explain` and `status` need triage access, the others write access. A comment never approves a fix: a review does.';
  return [intro, '', '| command | |', '| --- | --- |', ...rows, '', note].join('\n');
}

/** For a command that names no commit, or one that the branch has left behind. */
export function answerUnbound(command: CommandName, { target, sha, isPull }: Intent, headSha: string): string {
  const place = isPull ? 'The branch' : 'The default branch';
  const what = sha === undefined ? 'Which commit do you mean?' : `${place} has moved on from ${code(sha)}.`;
  const again = ['/heal', command, ...(target === undefined ? [] : [target]), `@${headSha.slice(0, 7)}`].join(' ');
  return `${what} ${place} is at \`${headSha.slice(0, 7)}\` now. If that is what you looked at:\n\n\`\`\`\n${again}\n\`\`\``;
}
