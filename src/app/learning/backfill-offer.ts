import type { Memo } from '#core/ports/memo.ts';

const key = 'backfill/offered';

/**
 * What to tell a person once, after their first heal here: there is a past to learn from. Undefined when they were told,
 * or have done it. Nothing is asked, so that nothing waits for an answer; not called where nobody watches.
 */
export async function offerBackfill(memo: Memo): Promise<string | undefined> {
  const [isOffered, isDone] = await Promise.all([memo.read(key), memo.read('backfill/read')]);
  if (isOffered !== undefined || isDone !== undefined) return undefined;
  await memo.write(key, 'yes');
  return 'Heal can learn from how people cured findings here before. To let it read the history, on this machine and without a model: heal backfill';
}
