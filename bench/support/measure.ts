import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

export interface Measured {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Most resident memory of the whole process tree at one sample; pages that processes share count in each. Linux only. */
  readonly peakMb: number | undefined;
}

const sampleMs = 200;
const pageBytes = 4096;

/** Runs a process to its end, with its memory and that of everything it starts. */
export async function measure(
  argv: readonly string[],
  options: {
    readonly cwd: string;
    readonly stdin?: string | undefined;
    readonly env?: Readonly<Record<string, string | undefined>>;
  },
): Promise<Measured> {
  const started = performance.now();
  const [program = '', ...rest] = argv;
  const child = spawn(program, rest, { cwd: options.cwd, env: { ...(options.env ?? process.env) } });
  const chunks: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] };
  child.stdout.on('data', (chunk: Buffer) => chunks.out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  let peak: number | undefined;
  let isSampling = false;
  const sample = async () => {
    if (isSampling || child.pid === undefined) return;
    isSampling = true;
    const now = await residentMb(child.pid);
    if (now !== undefined) peak = Math.max(peak ?? 0, now);
    isSampling = false;
  };
  const timer = setInterval(() => void sample(), sampleMs);
  void sample();
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  clearInterval(timer);
  return {
    code,
    stdout: Buffer.concat(chunks.out).toString('utf8'),
    stderr: Buffer.concat(chunks.err).toString('utf8'),
    seconds: (performance.now() - started) / 1000,
    peakMb: peak,
  };
}

/** Resident memory of a process and all that descend from it. */
async function residentMb(root: number): Promise<number | undefined> {
  if (process.platform !== 'linux') return undefined;
  const processes = await Promise.all(
    (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((pid) => readStat(pid)),
  );
  const children = new Map<number, { readonly pid: number; readonly pages: number }[]>();
  for (const one of processes) {
    if (one === undefined) continue;
    if (one.pid === root) children.set(-1, [one]);
    children.set(one.parent, [...(children.get(one.parent) ?? []), one]);
  }
  let pages = 0;
  const open = [...(children.get(-1) ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    pages += one.pages;
    open.push(...(children.get(one.pid) ?? []));
  }
  return (pages * pageBytes) / 1024 ** 2;
}

async function readStat(pid: string): Promise<{ pid: number; parent: number; pages: number } | undefined> {
  // A process may be gone between the listing and now.
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // The program's name stands in brackets and may hold anything; field 4 is the parent, 24 the resident pages.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return undefined;
  return { pid: Number(pid), parent: Number(fields[1]), pages: Number(fields[21]) };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
