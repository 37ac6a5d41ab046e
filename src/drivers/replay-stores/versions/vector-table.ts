import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import type { PrototypeHit } from '#core/ports/replay-stores.ts';
import type { Ink } from '#core/ports/vision.ts';
import type { Prototype } from '#core/replay/learned.ts';
import { loadLance, type SetVariable } from '../../vectors/lance.ts';
import { likenessOf } from './looks.ts';

const name = 'inks';

/** The tag says for which set of prototypes the table was made. */
export function tagOfSet(digest: string): string {
  return `set-${digest}`;
}

/** Writes the table anew into an empty folder and tags it; answers why not where LanceDB cannot be had. */
export async function writeVectors(
  folder: string,
  prototypes: readonly Prototype[],
  tag: string,
  setVariable: SetVariable,
): Promise<string | undefined> {
  const rows = prototypes.flatMap(({ id, target, look }) =>
    look.ink ? [{ id, target, vector: Array.from(look.ink.shape) }] : [],
  );
  if (rows.length === 0) return 'no prototype has an ink';
  const lance = await loadLance(setVariable);
  if ('missing' in lance) return lance.missing;
  const connection = await lance.connect(folder);
  try {
    const table = await connection.createTable(name, rows);
    await (await table.tags()).create(tag, await table.version());
    table.close();
    return undefined;
  } catch (error) {
    // The index is a help; but a full disk is not to be passed over.
    if (/no space|ENOSPC|os error 28/i.test(messageOf(error)))
      throw new EnvironmentError('The disk is full: the vector index cannot be written.', 'Make room, then try again.');
    await rm(folder, { recursive: true, force: true });
    return `the vector index cannot be written: ${(messageOf(error).split('\n')[0] ?? '').slice(0, 200)}`;
  } finally {
    connection.close();
  }
}

/** Compares with what the table holds under this tag. Throws what LanceDB throws. */
export async function openVectors(
  folder: string,
  tag: string,
  setVariable: SetVariable,
): Promise<{ nearest(ink: Ink, limit: number): Promise<readonly PrototypeHit[]>; close(): void } | string> {
  const lance = await loadLance(setVariable);
  if ('missing' in lance) return lance.missing;
  const connection = await lance.connect(folder);
  const table = await connection.openTable(name);
  await table.checkout(tag);
  return {
    async nearest(ink, limit) {
      const query = table.vectorSearch(Array.from(ink.shape)).distanceType('dot').bypassVectorIndex();
      const rows: unknown[] = await query.select(['id', 'target', '_distance']).limit(limit).toArray();
      return rows.flatMap(readHit);
    },
    close() {
      table.close();
      connection.close();
    },
  };
}

function readHit(row: unknown): PrototypeHit[] {
  if (typeof row !== 'object' || row === null || !('id' in row && 'target' in row && '_distance' in row)) return [];
  // LanceDB's distance for products is 1 minus the product.
  return [{ id: String(row.id), target: String(row.target), score: 1 - Number(row._distance) }];
}

/** The same answer without an index. */
export function compareWithAll(prototypes: readonly Prototype[], ink: Ink, limit: number): readonly PrototypeHit[] {
  return prototypes
    .flatMap(({ id, target, look }) => (look.ink ? [{ id, target, score: likenessOf(look.ink, ink) }] : []))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

export function vectorsFolder(folder: string): string {
  return join(folder, 'vectors');
}
