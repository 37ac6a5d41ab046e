import type { Heal } from '#app/contract.ts';
import { run } from '#app/cli/run.ts';
import type { Terminal } from '#app/cli/terminal.ts';

export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process and keeps what it printed. */
export async function runLine(
  heal: Heal,
  line: readonly string[],
  look: { columns?: number; cwd?: string } = {},
): Promise<Captured> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    print: (text) => {
      out += `${text}\n`;
    },
    printRaw: (text) => {
      out += `${text}\n`;
    },
    note: (text) => {
      err += `${text}\n`;
    },
    paint: (_style, text) => text,
    notePaint: (_style, text) => text,
    columns: look.columns ?? Number.POSITIVE_INFINITY,
    isLive: false,
    stderr: process.stderr,
  };
  const code = await run(line, {
    terminal,
    cwd: look.cwd ?? process.cwd(),
    env: {},
    version: '1.2.3',
    signal: new AbortController().signal,
    heal: async () => heal,
  });
  return { code, out, err };
}
