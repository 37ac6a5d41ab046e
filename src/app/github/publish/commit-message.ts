import type { Proposal } from '#core/proposal.ts';
import { plain } from '../texts/escape.ts';

const mostLines = 40;

/** Title, what was done where, and the trailers by which Heal knows its own commits. */
export function writeCommitMessage(title: string, { cases }: Proposal, runId: string): string {
  const lines = cases
    .slice(0, mostLines)
    .map(({ path, line, summary }) => `- ${plain(path, 120)}:${line}: ${plain(summary.replaceAll('`', ''), 120)}`);
  if (cases.length > mostLines) lines.push(`- and ${cases.length - mostLines} more`);
  const healers = [...new Set(cases.map(({ healer }) => healer))].slice(0, 20);
  const trailers = [
    ...cases.slice(0, 100).map(({ fingerprint }) => `Heal-Fingerprint: ${fingerprint}`),
    ...healers.map((healer) => `Heal-Pattern: ${plain(healer, 120)}`),
    `Heal-Run: ${runId}`,
  ];
  return `${title}\n\n${lines.join('\n')}\n\n${trailers.join('\n')}\n`;
}

/** True for a message that `writeCommitMessage` could have written; says nothing of who did. */
export function hasOwnTrailers(message: string): boolean {
  return /^Heal-Run: [\w.:-]{1,120}\s*$/m.test(message.trimEnd().split(/\n\n/).at(-1) ?? '');
}
