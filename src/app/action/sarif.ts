import { gzipSync } from 'node:zlib';
import { priorities, type CodeFinding } from '#core/finding.ts';

/** Code scanning keeps the first 5,000 results of a run and refuses more than 10 MB of compressed text. */
const mostResults = 5000;
const mostBytes = 10_000_000;

/** The SARIF text of as many findings as code scanning takes, the most urgent of them. */
export async function fitSarif(
  findings: readonly CodeFinding[],
  write: (findings: readonly CodeFinding[]) => Promise<string>,
): Promise<string> {
  let kept = findings
    .toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority))
    .slice(0, mostResults);
  for (;;) {
    const text = await write(kept);
    // Compressing never makes a text longer than it is by more than a few bytes.
    if (text.length < mostBytes / 4 || gzipSync(text).length < mostBytes || kept.length === 0) return text;
    kept = kept.slice(0, Math.floor(kept.length / 2));
  }
}
