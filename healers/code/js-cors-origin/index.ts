import type { CodeHealer } from '#core/healer.ts';
import { isVariableNamed } from '#syntax/environment-variables.ts';
import { namedChildren, nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { span, type Node } from '#syntax/parse.ts';

/** Under which projects keep the address of their own pages. */
const variables = [
  'CORS_ORIGIN',
  'CORS_ORIGINS',
  'ALLOWED_ORIGINS',
  'FRONTEND_URL',
  'CLIENT_URL',
  'FRONTEND_ORIGIN',
  'CLIENT_ORIGIN',
];

/** Lets only the own pages make requests as the visitor. */
export const healer: CodeHealer = {
  name: 'js-cors-origin',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-cors-origin'],
  // Pages on other hosts, that worked, are refused: on purpose.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const options = nodeAt(path, context.text, finding.place, (node) => node.kind() === 'object');
    const entries = options ? namedChildren(options) : [];
    const index = entries.findIndex((entry) => /^['"]?credentials['"]?\s*:\s*true$/.test(entry.text()));
    const credentials = entries[index];
    const origin = entries.find((entry) => /^['"]?origin\b/.test(entry.text()))?.field('value');
    if (!options || !credentials || !origin)
      return { leftAlone: 'No options with an origin and credentials were found here.' };
    if (/^['"]\*['"]$/.test(unwrap(origin).text())) {
      return {
        change: { edits: [{ path, ...withComma(options, credentials, index), text: '' }] },
        safety: 'careful',
        summary: 'Drop the credentials, which browsers refuse together with every origin',
      };
    }
    for (const variable of variables) {
      if (!(await isVariableNamed(variable, context))) continue;
      return {
        change: { edits: [{ path, ...span(origin), text: `process.env.${variable}?.split(',') ?? false` }] },
        summary: `Answer only the pages that ${variable} names`,
      };
    }
    return {
      leftAlone:
        'Which pages may make requests as the visitor is not written anywhere; list them as `origin`, or read them from the environment.',
    };
  },
};

/** The entry with the comma and the space that part it from its neighbour. */
function withComma(options: Node, entry: Node, index: number): { start: number; end: number } {
  const entries = namedChildren(options);
  const before = entries[index - 1];
  const after = entries[index + 1];
  if (before) return { start: span(before).end, end: span(entry).end };
  return after ? { start: span(entry).start, end: span(after).start } : span(entry);
}
