/**
 * Child process: ruff's WASM build over the files that come in on stdin. Started with `--liftoff-only`, which makes
 * compiling the module about three times cheaper; a child, so that a trap in the WASM takes no scan down with it.
 */
import ruff from '@astral-sh/ruff-wasm-nodejs';
import type { Diagnostic, WorkerAnswer, WorkerJob, WorkerRequest } from './protocol.ts';

type Options = Record<string, unknown>;
type Workspace = InstanceType<typeof ruff.Workspace>;

const notes = new Set<string>();

async function main(): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  // Our own scanner wrote this.
  const request = JSON.parse(Buffer.concat(chunks).toString('utf8')) as WorkerRequest;
  const files = request.jobs.flatMap(check);
  const answer: WorkerAnswer = { version: ruff.Workspace.version(), files, notes: [...notes] };
  process.stdout.write(JSON.stringify(answer));
}

function check(job: WorkerJob): WorkerAnswer['files'] {
  const workspace = open(structuredClone(job.options));
  const files: WorkerAnswer['files'] = [];
  for (const { path, text } of job.files) {
    try {
      // Only what the scanner reads: the rest of a diagnostic is three times as long.
      const diagnostics = workspace
        .check(text)
        .map(({ code, message, start_location, end_location, fix }: Diagnostic) => ({
          code,
          message,
          start_location,
          end_location,
          fix,
        }));
      files.push({ path, diagnostics });
    } catch (error) {
      notes.add(`ruff could not read ${path}: ${String(error).slice(0, 120)}`);
    }
  }
  workspace.free();
  return files;
}

/** Settings written for another version name rules and options that this one does not know: those are left out, and told. */
function open(options: Options): Workspace {
  for (let attempt = 0; attempt < 60; attempt++) {
    try {
      return new ruff.Workspace(options, ruff.PositionEncoding.Utf16);
    } catch (error) {
      const culprit = leaveOut(options, String(error));
      if (culprit === undefined) throw error;
      notes.add(`ruff ${ruff.Workspace.version()} does not know ${culprit}, which its settings name`);
    }
  }
  throw new Error("too many of ruff's settings are not known");
}

function leaveOut(options: Options, problem: string): string | undefined {
  const name = /`([^`]+)`/.exec(problem)?.[1];
  if (name === undefined) return undefined;
  return removeFrom(options, name) ? `\`${name}\`` : undefined;
}

/** Removes the key or the list element called `name`, wherever it stands. */
function removeFrom(value: unknown, name: string): boolean {
  if (Array.isArray(value)) {
    const at = value.indexOf(name);
    if (at >= 0) value.splice(at, 1);
    return at >= 0;
  }
  if (typeof value !== 'object' || value === null) return false;
  // An object that is no array: its keys are all that we touch.
  const record = value as Options;
  if (name in record) {
    delete record[name];
    return true;
  }
  return Object.values(record).some((one) => removeFrom(one, name));
}

// No top-level await: the bundled worker is CommonJS, because the WASM package looks for its file by `__dirname`.
void main();
