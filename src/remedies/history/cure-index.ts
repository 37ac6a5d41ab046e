import { parseJson } from '#core/json.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { Cure } from './find-cures.ts';

/** Where a cure is found again. Nothing of the code is kept: the commit has it. */
export interface CureNote {
  readonly commit: string;
  readonly path: string;
  /** ISO 8601. */
  readonly at: string;
  readonly alsoGone: readonly string[];
}
/** Which commits cured which rule, as far as the history was read. */
export interface CureIndex {
  /** Newest first. */
  of(rule: string): Promise<readonly CureNote[]>;
  add(cures: readonly Cure[]): Promise<void>;
}

/** More of one rule would only repeat themselves. */
const maxNotes = 40;

export function makeCureIndex(memo: Memo): CureIndex {
  const keyOf = (rule: string) => `cures/${rule}`;
  const read = async (rule: string) => readNotes(await memo.read(keyOf(rule)));
  return {
    of: read,
    async add(cures) {
      for (const [rule, ofRule] of Map.groupBy(cures, ({ finding }) => finding.rule)) {
        const notes = ofRule.map(({ commit, path, at, alsoGone }) => ({ commit, path, at, alsoGone }));
        // Told twice, as after a kill, a cure counts once.
        const all = new Map([...(await read(rule)), ...notes].map((note) => [`${note.commit} ${note.path}`, note]));
        const newest = [...all.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at)).slice(0, maxNotes);
        await memo.write(keyOf(rule), JSON.stringify(newest));
      }
    },
  };
}

function readNotes(text: string | undefined): readonly CureNote[] {
  const json = text === undefined ? undefined : parseJson(text);
  return Array.isArray(json) ? json.filter(isNote) : [];
}
function isNote(value: unknown): value is CureNote {
  return (
    typeof value === 'object' &&
    value !== null &&
    'commit' in value &&
    typeof value.commit === 'string' &&
    'path' in value &&
    typeof value.path === 'string' &&
    'at' in value &&
    typeof value.at === 'string' &&
    'alsoGone' in value &&
    Array.isArray(value.alsoGone) &&
    value.alsoGone.every((rule) => typeof rule === 'string')
  );
}
