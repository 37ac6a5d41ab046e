import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readModels } from '#syntax/python/orm/models.ts';
import { findNPlusOne, namesOf, stands } from '#syntax/python/orm/n-plus-one.ts';
import { endsEarly, findWrite } from '#syntax/python/orm/writes.ts';
import { fetchWithDjango } from './django.ts';
import { fetchWithSqlAlchemy } from './sqlalchemy.ts';

/** Fetches related rows together with the rows of a loop: `select_related`, `prefetch_related`, `selectinload`. */
export const healer: CodeHealer = {
  name: 'fetch-related',
  kind: 'code',
  languages: ['python'],
  rules: ['heal/orm-n-plus-one'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const { start, end } = rangeOf(finding.place, text);
    const models = await readModels(context.files, (file) =>
      file === path ? Promise.resolve(text) : context.read(file),
    );
    const found = findNPlusOne(tree, path, models).find((each) => stands(each, start, end));
    if (found === undefined) return { leftAlone: 'The query that the loop goes through is not written out here.' };
    const write = findWrite(found.loop);
    if (write !== undefined) {
      return { leftAlone: `\`${write}\` in the loop may change rows that later rounds read.` };
    }
    if (endsEarly(found.loop)) return { leftAlone: 'The loop may end early: the rest would be fetched for nothing.' };
    const edits: TextEdit[] | string =
      found.query.orm === 'django'
        ? fetchWithDjango(path, text, found)
        : fetchWithSqlAlchemy(path, text, tree, found, models);
    if (typeof edits === 'string') return { leftAlone: edits };
    const ways = found.paths.map((way) => `\`${namesOf(way).join('.')}\``).join(' and ');
    return { change: { edits: mergeEdits(edits) }, summary: `Fetch ${ways} together with the rows of the loop` };
  },
};
