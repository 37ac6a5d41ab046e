import type { Memo } from '#core/ports/memo.ts';

/** How far the history of this repository was read: which commits, whatever branch they were met on. */
export interface BackfillProgress {
  has(sha: string): boolean;
  /** Kept at once. What was learned from them is kept before: after a kill they are read again, and count once. */
  add(shas: readonly string[]): Promise<void>;
  readonly size: number;
}

const key = 'backfill/read';
/** So much of a commit's name is unique among the commits of any repository. */
const shortLength = 12;

export async function openBackfillProgress(memo: Memo, isFresh: boolean): Promise<BackfillProgress> {
  const text = isFresh ? undefined : await memo.read(key);
  const read = new Set(text?.match(/[0-9a-f]{12}/g) ?? []);
  return {
    has: (sha) => read.has(sha.slice(0, shortLength)),
    async add(shas) {
      for (const sha of shas) read.add(sha.slice(0, shortLength));
      await memo.write(key, [...read].join(''));
    },
    get size() {
      return read.size;
    },
  };
}
