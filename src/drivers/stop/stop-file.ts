import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoppedError } from '#core/errors.ts';

export interface Stop {
  readonly at: string;
  readonly reason: string;
}
/** The emergency stop: a file, so that it reaches every process and outlives them all. */
export interface EmergencyStop {
  read(): Promise<Stop | undefined>;
  set(stop: Stop): Promise<void>;
  /** False when nothing was stopped. */
  clear(): Promise<boolean>;
  /** Aborts the controller within `everyMs` of a stop; call the answer to end watching. */
  watch(controller: AbortController, everyMs?: number): () => void;
}

export function makeEmergencyStop(file: string): EmergencyStop {
  const read = async (): Promise<Stop | undefined> => {
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      // Fail closed: a stop that cannot be read is a stop.
      return { at: '', reason: 'the stop file cannot be read' };
    }
    return parseStop(text);
  };
  return {
    read,
    async set(stop) {
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}.tmp`;
      await writeFile(draft, `${JSON.stringify(stop)}\n`);
      await rename(draft, file);
    },
    async clear() {
      const stop = await read();
      await rm(file, { force: true });
      return stop !== undefined;
    },
    watch(controller, everyMs = 200) {
      const look = async () => {
        const stop = await read();
        if (stop && !controller.signal.aborted) controller.abort(stoppedBy(stop));
      };
      const timer = setInterval(() => void look(), everyMs);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/** What a run that meets the stop tells its person. */
export function stoppedBy(stop: Stop): StoppedError {
  const since = stop.at === '' ? '' : ` since ${stop.at}`;
  return new StoppedError(
    `Healing is stopped here${since}: ${stop.reason}`,
    'Nothing half-done is left. Run `heal resume` to allow heals again.',
  );
}

function parseStop(text: string): Stop {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'reason' in value && 'at' in value) {
      return { at: String(value.at), reason: String(value.reason) };
    }
  } catch {
    // Falls through: whatever is in the file, it says stop.
  }
  return { at: '', reason: 'no reason given' };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
