import { randomBytes } from 'node:crypto';
import type { GitReader } from './git-reader.ts';

/** Longer files are no source that a person cures by hand. */
const maxFileBytes = 512 * 1024;
/** What one process may print: well below the bound of a tool's output. */
const maxBatchBytes = 32 * 1024 * 1024;
const readMs = 60_000;

interface Wish {
  /** `<commit>:<path>`. */
  readonly name: string;
  readonly resolve: (text: string | undefined) => void;
}

/** Answers what is asked for at the same time with two processes of Git: one that tells sizes, one that prints. */
export function makeTextReader(
  git: GitReader,
  packagePath: string,
): (sha: string, path: string) => Promise<string | undefined> {
  let waiting: Wish[] = [];
  const flush = () => {
    const wishes = waiting;
    waiting = [];
    void answer(git, wishes);
  };
  return (sha, path) => {
    // Names go to Git one a line.
    if (!/^(?:[0-9a-f]{4,64}|HEAD)$/.test(sha) || /[\n\r\0]/.test(path)) return Promise.resolve(undefined);
    const full = packagePath === '' ? path : `${packagePath}/${path}`;
    return new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ name: `${sha}:${full}`, resolve });
    });
  };
}

async function answer(git: GitReader, wishes: readonly Wish[]): Promise<void> {
  const byName = Map.groupBy(wishes, ({ name }) => name);
  const texts = await readAll(git, [...byName.keys()]).catch(() => new Map<string, string>());
  for (const { name, resolve } of wishes) resolve(texts.get(name));
}

async function readAll(git: GitReader, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const sizes = await askSizes(git, names);
  const texts = new Map<string, string>();
  let batch: string[] = [];
  let bytes = 0;
  const read = async () => {
    if (batch.length > 0) for (const [name, text] of await readBatch(git, batch)) texts.set(name, text);
    batch = [];
    bytes = 0;
  };
  for (const [name, size] of sizes) {
    if (bytes + size > maxBatchBytes) await read();
    batch.push(name);
    bytes += size;
  }
  await read();
  return texts;
}

async function askSizes(git: GitReader, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const format = '--batch-check=%(objecttype) %(objectsize)';
  const output = await git.ask(['cat-file', format], { stdin: `${names.join('\n')}\n`, timeoutMs: readMs });
  const lines = output?.split('\n') ?? [];
  const sizes = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const size = Number(/^blob (\d+)$/.exec(lines[index] ?? '')?.[1] ?? Infinity);
    if (size <= maxFileBytes) sizes.set(name, size);
  }
  return sizes;
}

async function readBatch(git: GitReader, names: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  // No file can hold a mark that was drawn after it was written.
  const mark = `heal-${randomBytes(12).toString('hex')}`;
  const stdin = `${names.join('\n')}\n`;
  const output = await git.ask(['cat-file', `--batch=${mark}`], { stdin, timeoutMs: readMs });
  const parts = (output ?? '').split(`${mark}\n`).slice(1);
  if (parts.length !== names.length) return [];
  return names.flatMap((name, index) => {
    // After each object Git prints one newline of its own.
    const text = (parts[index] ?? '').slice(0, -1);
    return /[\0\ufffd]/.test(text) ? [] : [[name, text] as const];
  });
}
