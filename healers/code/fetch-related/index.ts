import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { Proposal } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { parse, span } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readModels } from '#syntax/python/orm/models.ts';
import { findNPlusOne, namesOf, stands, type Unfetched } from '#syntax/python/orm/n-plus-one.ts';
import { findTemplateNPlusOne } from '#syntax/python/orm/views.ts';
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
    if (found === undefined) {
      // A template only reads, and goes through all rows.
      const views = await findTemplateNPlusOne(tree, path, models, (file) => context.read(file));
      const view = views.find(({ query }) => span(query.chain).start < end && start < span(query.chain).end);
      return view === undefined
        ? { leftAlone: 'The query that the loop goes through is not written out here.' }
        : propose(fetchWithDjango(path, text, view), view);
    }
    const write = findWrite(found.loop);
    if (write !== undefined) {
      return { leftAlone: `\`${write}\` in the loop may change rows that later rounds read.` };
    }
    if (endsEarly(found.loop)) return { leftAlone: 'The loop may end early: the rest would be fetched for nothing.' };
    const edits =
      found.query.orm === 'django'
        ? fetchWithDjango(path, text, found)
        : fetchWithSqlAlchemy(path, text, tree, found, models);
    return typeof edits === 'string' ? { leftAlone: edits } : propose(edits, found);
  },
};

function propose(edits: readonly TextEdit[], { paths }: Unfetched): Proposal<'code'> {
  const ways = paths.map((way) => `\`${namesOf(way).join('.')}\``).join(' and ');
  return { change: { edits: mergeEdits(edits) }, summary: `Fetch ${ways} together with the rows of the loop` };
}
