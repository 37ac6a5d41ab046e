import { join } from 'node:path';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { PrototypeHit } from '#core/ports/replay-stores.ts';
import type { Ink } from '#core/ports/vision.ts';
import type { Prototype } from '#core/replay/learned.ts';
import type { SetVariable } from '../../vectors/lance.ts';
import { isCorrupt, MemoryFile } from './memory-file.ts';
import { digestOfSet, readPrototypes } from './prototype-files.ts';
import { compareWithAll, openVectors, tagOfSet, vectorsFolder } from './vector-table.ts';

export function memoryPath(folder: string): string {
  return join(folder, 'memory.sqlite');
}
export function prototypesPath(folder: string): string {
  return join(folder, 'prototypes');
}

/** One folder in use, as this process has it open. Its prototypes and vectors never change; its memory grows. */
export class Live {
  readonly folder: string;
  private readonly setVariable: SetVariable;
  private file: MemoryFile | undefined;
  private read: ReturnType<typeof readPrototypes> | undefined;
  private vectors: ReturnType<typeof openVectors> | undefined;

  constructor(folder: string, setVariable: SetVariable) {
    this.folder = folder;
    this.setVariable = setVariable;
  }

  private memory(): MemoryFile {
    try {
      this.file ??= new MemoryFile(memoryPath(this.folder), { mayCreate: false });
      return this.file;
    } catch (error) {
      throw damagedMemory(error);
    }
  }

  /** As `MemoryFile`, with damage told in words. */
  remember<T>(work: (memory: MemoryFile) => T): T {
    const memory = this.memory();
    try {
      return work(memory);
    } catch (error) {
      throw isCorrupt(error) ? damagedMemory(error) : error;
    }
  }

  prototypes(): ReturnType<typeof readPrototypes> {
    this.read ??= readPrototypes(prototypesPath(this.folder));
    return this.read;
  }

  async nearest(ink: Ink, limit: number): Promise<readonly PrototypeHit[]> {
    const { prototypes } = await this.prototypes();
    if (prototypes.length === 0) return [];
    const vectors = await this.openVectors(prototypes);
    if (typeof vectors === 'string') return compareWithAll(prototypes, ink, limit);
    try {
      return await vectors.nearest(ink, limit);
    } catch (error) {
      this.vectors = Promise.resolve(reasonOf(error));
      return compareWithAll(prototypes, ink, limit);
    }
  }

  async problems(): Promise<readonly string[]> {
    const { prototypes, problems } = await this.prototypes();
    const hasInk = prototypes.some(({ look }) => look.ink);
    const vectors = hasInk ? await this.openVectors(prototypes) : undefined;
    const reduced =
      typeof vectors === 'string' ? [`Prototypes are compared one by one, without a vector index: ${vectors}.`] : [];
    let damage: string | undefined;
    try {
      damage = this.remember((memory) => memory.problem());
    } catch (error) {
      damage = messageOf(error);
    }
    return [...problems, ...reduced, ...(damage === undefined ? [] : [`The memory is damaged: ${damage}`])];
  }

  async close(): Promise<void> {
    this.file?.close();
    this.file = undefined;
    const vectors = await this.vectors;
    if (vectors !== undefined && typeof vectors !== 'string') vectors.close();
    this.vectors = undefined;
  }

  private openVectors(prototypes: readonly Prototype[]): NonNullable<typeof this.vectors> {
    const tag = tagOfSet(digestOfSet(prototypes));
    this.vectors ??= openVectors(vectorsFolder(this.folder), tag, this.setVariable).catch(reasonOf);
    return this.vectors;
  }
}

function reasonOf(error: unknown): string {
  return (messageOf(error).split('\n')[0] ?? '').replace(/, \S+\.rs:\d+.*$/s, '').slice(0, 200);
}

/** What is kept cannot be read any more. */
export class DamagedStoresError extends EnvironmentError {}

export function damagedMemory(error: unknown): DamagedStoresError {
  return new DamagedStoresError(
    `What was learned cannot be read: ${messageOf(error)}`,
    'Go back to a version that is whole: `heal replay versions` lists them.',
    { cause: error },
  );
}
