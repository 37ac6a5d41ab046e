import { describe, expect, it } from 'vitest';
import type { HealEvent } from '#core/event.ts';
import { startProgress } from './progress.ts';
import type { Terminal } from './terminal.ts';

function makeLog(): { terminal: Terminal; lines: string[] } {
  const lines: string[] = [];
  const terminal: Terminal = {
    print: () => {},
    printRaw: () => {},
    note: (text) => lines.push(text),
    paint: (_style, text) => text,
    notePaint: (_style, text) => text,
    columns: Number.POSITIVE_INFINITY,
    isLive: false,
    stderr: process.stderr,
  };
  return { terminal, lines };
}
function busy(doing: string): HealEvent {
  return { type: 'busy', at: '', runId: 'r', doing };
}

describe('progress where nobody watches', () => {
  it('is silent for what is done within a second', () => {
    const { terminal, lines } = makeLog();
    let now = 0;
    const progress = startProgress(terminal, 'Scanning', () => now);
    now = 900;
    progress.listener(busy('ruff'));
    progress.stop();
    expect(lines).toEqual([]);
  });

  it('is one line for a stage, at most one every five seconds', () => {
    const { terminal, lines } = makeLog();
    let now = 0;
    const progress = startProgress(terminal, 'Scanning', () => now);
    for (const [at, doing] of [
      [1500, 'pyright'],
      [2000, 'ruff'],
      [4000, 'oxlint'],
      [6600, 'baseline'],
      [20_000, 'baseline'],
      [30_000, 'batch\n::error::1'],
    ] as const) {
      now = at;
      progress.listener(busy(doing));
    }
    progress.stop();
    expect(lines).toEqual(['pyright', 'baseline', 'batch ::error::1']);
  });
});
