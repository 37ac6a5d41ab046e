import type { Guard } from '#core/guard.ts';

/** Everything is tried and verified, nothing is published: what may be proposed is chosen from what held. */
export const surveyOnly: Guard = {
  name: 'survey-only',
  judge: () => ({ allow: 'try-only', by: 'survey-only', reason: 'held-back', detail: 'It waits for its turn.' }),
};
