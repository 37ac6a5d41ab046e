import type { CodeHealer } from '#core/healer.ts';
import { isVariableNamed } from '#syntax/environment-variables.ts';
import { nodeAt } from '#syntax/javascript/nodes.ts';
import { span, type Node } from '#syntax/parse.ts';
import { wordsOf } from '#syntax/words.ts';

/**
 * Reads a secret from the environment instead of the source. Only where the project says itself that the variable is set:
 * a program that goes on with `undefined` for a secret is worse than a finding.
 */
export const healer: CodeHealer = {
  name: 'js-secret-to-env',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-hardcoded-secret'],
  // Nothing works until somebody sets the variable.
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const value = nodeAt(path, text, finding.place, (node) => /string$/.test(String(node.kind())));
    const holder = value?.parent();
    if (!value || !holder || !/^(variable_declarator|assignment_expression|pair)$/.test(String(holder.kind()))) {
      return { leftAlone: 'The secret has no name here that the variable could take.' };
    }
    if (/(?<![\w$.])(window|document|navigator|localStorage)\.|from ['"](react|vue)/.test(text)) {
      return { leftAlone: 'Code for browsers cannot keep a secret; ask a server of your own instead.' };
    }
    const name = variableName(holder);
    if (name === undefined) return { leftAlone: 'No good name for the variable was found.' };
    if (!(await isVariableNamed(name, context))) {
      return {
        leftAlone: `Nothing in the project sets ${name}: set it where the program runs, read it with process.env.${name}, stop when it is missing, and replace the secret, which everybody who has the code knows.`,
      };
    }
    return {
      change: { edits: [{ path, ...span(value), text: `process.env.${name}` }] },
      summary: `Read the secret from ${name}: set it, and replace the one that everybody could read`,
    };
  },
};

/** `config.dbPassword` → `DB_PASSWORD`; one plain word more than `SECRET` or `TOKEN` is wanted, else the name is too common. */
function variableName(holder: Node): string | undefined {
  const target = holder.field('name') ?? holder.field('left') ?? holder.field('key');
  const words = wordsOf((target?.text() ?? '').replace(/^.*\./, ''));
  const name = words.join('_').toUpperCase();
  return words.length >= 2 && /^[A-Z][A-Z0-9_]*$/.test(name) ? name : undefined;
}
