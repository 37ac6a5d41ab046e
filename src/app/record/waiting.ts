import { z } from 'zod';
import type { HealCase } from '#core/case.ts';
import type { Guard } from '#core/guard.ts';
import { parseJson } from '#core/json.ts';
import type { Memo } from '#core/ports/memo.ts';
import { digestOf } from '../healing/approval.ts';
import { isCode, remedyOf } from '../healing/report.ts';

/** Heals that were verified, wait for a person, and need not be verified anew while nothing changed. */
export interface Waiting {
  /** Stands behind the guard that makes a heal wait. */
  readonly guard: Guard;
  /** Notes those of a run that were verified and wait. */
  remember(cases: readonly HealCase<'code'>[]): Promise<void>;
  /** `3 heals wait since 2026-01-02, …`; empty when none was passed over. */
  said(): string;
}

/** After so long what was installed has changed, whatever the files say. */
const freshMs = 7 * 24 * 60 * 60_000;
const keyOf = (caseId: string) => `waiting/${caseId}`;
const Note = z.object({ remedy: z.string(), digest: z.string(), state: z.string(), since: z.string() });
type Note = z.infer<typeof Note>;

/**
 * `state`: what verification depends on, as one word; undefined: it cannot be told, and everything is verified.
 */
export function openWaiting(parts: {
  readonly memo: Memo;
  readonly state: string | undefined;
  /** Everything is verified, and remembered anew. */
  readonly isAgain: boolean;
  readonly now: () => Date;
}): Waiting {
  const { memo, state, isAgain, now } = parts;
  const passedOver = new Map<string, Note>();
  return {
    guard: {
      name: 'waiting',
      async judge({ id }, remedy, soFar) {
        if (state === undefined || isAgain || soFar?.allow !== 'try-only' || soFar.reason !== 'needs-approval') {
          return { allow: 'yes' };
        }
        const note = readNote(await memo.read(keyOf(id)));
        // Guards are handed heads; a head of the loop is always the whole remedy.
        const preview = 'preview' in remedy && typeof remedy.preview === 'string' ? remedy.preview : undefined;
        if (note?.state !== state || note.remedy !== remedy.id || preview === undefined) return { allow: 'yes' };
        const ageMs = now().getTime() - Date.parse(note.since);
        if (note.digest !== digestOf(preview) || !(ageMs >= 0 && ageMs < freshMs)) return { allow: 'yes' };
        passedOver.set(id, note);
        const since = `Verified on ${note.since.slice(0, 10)}; nothing has changed since.`;
        return { allow: 'no', by: 'waiting', reason: 'needs-approval', detail: `${since} ${soFar.detail}` };
      },
    },
    async remember(cases) {
      if (state === undefined) return;
      for (const healCase of cases) {
        if (healCase.stage !== 'settled' || healCase.last.stage !== 'verified' || !isCode(healCase)) continue;
        const remedy = remedyOf(healCase);
        if (healCase.outcome.reason !== 'needs-approval' || remedy === undefined) continue;
        const note: Note = {
          remedy: remedy.id,
          digest: digestOf(remedy.preview),
          state,
          since: now().toISOString(),
        };
        await memo.write(keyOf(healCase.id), JSON.stringify(note));
      }
    },
    said() {
      const [first] = [...passedOver.values()].map(({ since }) => since).toSorted();
      if (first === undefined) return '';
      const { size } = passedOver;
      const heals = size === 1 ? '1 heal waits' : `${size} heals wait`;
      return `${heals} since ${first.slice(0, 10)}, verified then; nothing has changed. Verify again: heal fix --again`;
    },
  };
}

function readNote(text: string | undefined): Note | undefined {
  const parsed = Note.safeParse(text === undefined ? undefined : parseJson(text));
  return parsed.success ? parsed.data : undefined;
}
