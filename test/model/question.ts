import type { CodeContext } from '#core/healer.ts';
import type { Attempt, RungReport } from '#core/remedy.ts';
import type { Question } from '#remedies/rung.ts';
import { languageOf } from '#syntax/parse.ts';
import { dedent, findingOf, type Example } from '../healing.ts';

/** The question that a ladder puts to its rungs for an example of a fault. */
export function makeQuestion(
  example: Example,
  changes: { readonly attempts?: readonly Attempt[]; readonly asked?: readonly RungReport[] } = {},
): Question {
  const finding = findingOf(example);
  const nothing = async () => undefined;
  const context: CodeContext = {
    language: languageOf(finding.place.path) ?? 'python',
    text: dedent(example.before),
    read: async (path) => (path === finding.place.path ? dedent(example.before) : example.files?.[path]),
    files: [finding.place.path, ...Object.keys(example.files ?? {})],
    types: { returnTypes: async () => new Map(), typeOf: nothing },
    typescript: { codeFixes: async () => [], typeAt: nothing, errors: nothing, returns: nothing },
  };
  const diagnosis = { category: 'style', confidence: 0.9, evidence: [], contextRead: [] };
  return { finding, context, diagnosis, attempts: [], ...changes };
}
