import { open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppendLog } from '#core/ports/append-log.ts';
import type { ReplayAudit } from '#core/ports/replay-stores.ts';
import type { Mask } from '#core/redact.ts';
import type { ReplayDecision } from '#core/replay/decision.ts';
import { makeAppendLog } from '../append-log/append-log.ts';
import { maskSaid, readLine, writeLine } from './audit-line.ts';
import { asOnlyWriter } from './versions/writer-lock.ts';

export interface AuditParts {
  /** Folder of the workflow's stores; the audit gets one of its own in it. */
  readonly folder: string;
  readonly workflow: string;
  /** Takes typed secrets out of whatever is said; names of steps, targets and parameters are none. */
  readonly mask: Mask;
  /** From this size on a new file is begun, in bytes. 4 MB when absent. */
  readonly largest?: number;
  /** Full files that are kept beside the one that grows. 4 when absent. */
  readonly kept?: number;
}

/** Writes nothing yet. Lines of several processes never run into each other; what a crash cut off is removed by the next line. */
export function openReplayAudit({ folder, workflow, mask, largest = 4_000_000, kept = 4 }: AuditParts): ReplayAudit {
  const own = join(folder, 'audit');
  const fileOf = (age: number) => join(own, age === 0 ? 'decisions.jsonl' : `decisions.${age}.jsonl`);
  const newest = makeAppendLog(fileOf(0));

  async function rotate(): Promise<void> {
    const size = await sizeOf(fileOf(0));
    if (size < largest) return;
    await rm(fileOf(kept), { force: true });
    for (let age = kept - 1; age >= 0; age--)
      if ((await sizeOf(fileOf(age))) > 0) await rename(fileOf(age), fileOf(age + 1));
  }
  return {
    async write(decision, { at, run, state, version, isTest }) {
      const line: ReplayDecision = { at, workflow, run, state, version, isTest, ...decision };
      const text = writeLine(maskSaid(line, mask));
      await asOnlyWriter(own, 15_000, async () => {
        if (!(await endsWhole(newest))) await newest.repair();
        await rotate();
        await newest.append([text]);
      });
    },
    async last(limit) {
      const found: ReplayDecision[] = [];
      for (let age = 0; age <= kept && found.length < limit; age++) {
        const lines = await makeAppendLog(fileOf(age)).lines();
        const decisions = lines.flatMap((line) => readLine(line) ?? []);
        found.unshift(...decisions.slice(-(limit - found.length)));
      }
      return found;
    },
  };
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Looks at the last byte only: this is asked before every line. */
async function endsWhole({ file }: AppendLog): Promise<boolean> {
  const size = await sizeOf(file);
  if (size === 0) return true;
  const handle = await open(file, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 0x0a;
  } finally {
    await handle.close();
  }
}
