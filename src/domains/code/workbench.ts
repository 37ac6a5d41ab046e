import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeFinding } from '#core/finding.ts';
import type { Rescan, RescanAnswer } from '#core/ports/rescan.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';

export interface WorkbenchParts {
  readonly copy: SandboxCopy;
  readonly rescan: Rescan;
  /** The first scan: the files that it looked at, and what it found; partial when not every scanner was asked. */
  readonly scanned: { readonly files: readonly string[]; readonly answer: RescanAnswer; readonly isPartial?: boolean };
  /** Told whenever a file of the copy changed, for those who keep what they read. */
  readonly wrote: (path: string) => void;
}

/**
 * The copy and what is known of it: the texts and findings as they stand with every heal that held so far,
 * and what is laid on top of them for a trial.
 */
export class Workbench {
  readonly copy: SandboxCopy;
  readonly #rescan: Rescan;
  readonly #texts = new Map<string, string | undefined>();
  readonly #findings = new Map<string, readonly CodeFinding[]>();
  readonly #trial = new Map<string, string>();
  /** Files of which only some scanners have spoken. */
  readonly #partial = new Set<string>();
  readonly #health: Map<string, string>;
  readonly #wrote: (path: string) => void;

  constructor(parts: WorkbenchParts) {
    this.copy = parts.copy;
    this.#rescan = parts.rescan;
    this.#wrote = parts.wrote;
    const { files, answer, isPartial } = parts.scanned;
    this.#note(files, answer.findings);
    if (isPartial === true) for (const path of this.#findings.keys()) this.#partial.add(path);
    this.#health = healthOf(answer);
  }

  /** Text of a file without any trial; undefined when it is absent, not UTF-8 or binary. */
  async text(path: string): Promise<string | undefined> {
    if (!this.#texts.has(path)) this.#texts.set(path, await readTextFile(join(this.copy.root, path)));
    return this.#texts.get(path);
  }

  findingsIn(path: string): readonly CodeFinding[] {
    return this.#findings.get(path) ?? [];
  }

  findByFingerprint(path: string, fingerprint: string): CodeFinding | undefined {
    return this.findingsIn(path).find((finding) => finding.fingerprint === fingerprint);
  }

  /** Lays a trial on the copy; files of an earlier trial that this one does not touch go back first. */
  async lay(texts: ReadonlyMap<string, string>): Promise<void> {
    for (const path of [...this.#trial.keys()]) if (!texts.has(path)) await this.#takeOff(path);
    for (const [path, text] of texts) {
      this.#trial.set(path, text);
      await this.#write(path, text);
    }
  }

  async takeOffAll(): Promise<void> {
    for (const path of [...this.#trial.keys()]) await this.#takeOff(path);
  }

  /** The trial on the copy holds: it is what stands from now on. */
  accept(scanned: { files: readonly string[]; findings: readonly CodeFinding[] }): void {
    for (const [path, text] of this.#trial) this.#texts.set(path, text);
    this.#trial.clear();
    this.#note(scanned.files, scanned.findings);
  }

  /** Findings without the trial, for files that are about to be compared; scans those that were never scanned. */
  async findingsBefore(files: readonly string[], signal: AbortSignal): Promise<readonly CodeFinding[]> {
    const unknown = files.filter((file) => !this.#findings.has(file) || this.#partial.has(file));
    if (unknown.length > 0) {
      const trial = new Map(this.#trial);
      await this.takeOffAll();
      const answer = await this.#rescan.scan(unknown, signal);
      this.#note(unknown, answer.findings);
      for (const [name, status] of healthOf(answer)) if (!this.#health.has(name)) this.#health.set(name, status);
      await this.lay(trial);
    }
    return files.flatMap((file) => this.findingsIn(file));
  }

  /** What the chosen scanners find with the trial; `failed` names those that worked before and do not now. */
  async findingsAfter(files: readonly string[], which: (scanner: string) => boolean, signal: AbortSignal) {
    const answer = await this.#rescan.scan(files, signal, which);
    const failed = answer.reports.filter(({ name, status }) => status === 'failed' && this.#health.get(name) === 'ok');
    return { findings: answer.findings, failed };
  }

  withDependents(files: readonly string[]): Promise<readonly string[]> {
    return this.#rescan.withDependents(files);
  }

  async #takeOff(path: string): Promise<void> {
    const text = await this.text(path);
    if (text !== undefined) await this.#write(path, text);
    this.#trial.delete(path);
  }

  async #write(path: string, text: string): Promise<void> {
    await this.copy.write(path, Buffer.from(text, 'utf8'));
    this.#wrote(path);
  }

  #note(files: readonly string[], findings: readonly CodeFinding[]): void {
    const byPath = Map.groupBy(findings, (finding) => finding.place.path);
    for (const file of new Set([...files, ...byPath.keys()])) {
      this.#findings.set(file, byPath.get(file) ?? []);
      this.#partial.delete(file);
    }
  }
}

function healthOf(answer: RescanAnswer): Map<string, string> {
  return new Map(answer.reports.map(({ name, status }) => [name, status]));
}

/** Decodes strictly and keeps a BOM: what cannot be written back byte for byte is not read as text. */
async function readTextFile(file: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch {
    return undefined;
  }
}
