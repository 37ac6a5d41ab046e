import type { ChildProcess } from 'node:child_process';

export interface CollectedOutput {
  /** What came so far; bytes that are no UTF-8 become U+FFFD. */
  text(): { readonly stdout: string; readonly stderr: string };
  /** Adds a line of ours to stderr. */
  note(line: string): void;
}

/** Keeps at most `maxBytes` of both streams together; calls `onFull` once when more arrives and drops the rest. */
export function collectOutput(child: ChildProcess, maxBytes: number, onFull: () => void): CollectedOutput {
  const chunks: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] };
  let left = maxBytes;
  let isFull = false;
  const take =
    (into: Buffer[]) =>
    (chunk: Buffer): void => {
      if (isFull) return;
      into.push(chunk.length > left ? chunk.subarray(0, left) : chunk);
      left -= chunk.length;
      if (left >= 0) return;
      isFull = true;
      onFull();
    };
  child.stdout?.on('data', take(chunks.out));
  child.stderr?.on('data', take(chunks.err));
  return {
    text: () => ({
      stdout: Buffer.concat(chunks.out).toString('utf8'),
      stderr: Buffer.concat(chunks.err).toString('utf8'),
    }),
    note: (line) => void chunks.err.push(Buffer.from(line)),
  };
}
