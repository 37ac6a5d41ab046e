import type { CodeHealer } from '#core/healer.ts';
import { isVariableNamed } from '#syntax/environment-variables.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readPlainText } from '#syntax/python/built-strings.ts';
import { needImport } from '#syntax/python/need-import.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';

const placeholder =
  /^(?:|x+|\*+|\.+|none|null|todo|tbd|changeme|change[-_ ]?me|secret|password|passw(?:or)?d|pass|test\w*|dummy|fake\w*|example\w*|sample|your[-_ ].*|my[-_ ].*|<.*>|\$\{?.*|%\(.*|\{.*\}|admin|root|guest|foo\w*|bar|.*placeholder.*)$/i;

/**
 * Takes a secret out of the code. Only where the project says itself that the variable is set:
 * a program that asks for a variable nobody sets is worse than a finding.
 */
export const healer: CodeHealer = {
  name: 'secret-from-environment',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S105', 'ruff/S106', 'bandit/B105', 'bandit/B106'],
  safety: 'risky',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const holders = findAll(tree, { any: [{ kind: 'assignment' }, { kind: 'keyword_argument' }] }).filter(
      isSecretHolder,
    );
    const holder = smallestOverlapping(holders, start, end);
    const value = holder && valueOf(holder);
    const name = holder && nameOf(holder);
    if (!value || name === undefined) return { leftAlone: 'The secret is not a literal that is given to a name here.' };
    const text = readPlainText(value) ?? '';
    if (placeholder.test(text) || text.length < 8)
      return { leftAlone: 'The text is a placeholder rather than a secret.' };
    if (/(^|\/)tests?\/|(^|\/)(?:test_|conftest)/.test(path)) return { leftAlone: 'Secrets of tests guard nothing.' };
    const variable = variableOf(name);
    if (!(await isVariableNamed(variable, context))) {
      return {
        leftAlone: `Nothing in the project sets \`${variable}\`: set it where the program runs, read it with os.environ["${variable}"], and replace the secret, which everybody who has the code knows.`,
      };
    }
    const needed = needImport(path, context.text, tree, { module: 'os' });
    if (needed === undefined) return { leftAlone: 'The file uses the name `os` for something else.' };
    const edit = { path, ...span(value), text: `${needed.local}.environ["${variable}"]` };
    return {
      change: { edits: mergeEdits([edit, ...needed.edits]) },
      summary: `Read the secret from ${variable}; replace the old one, which is in the history`,
    };
  },
};

function isSecretHolder(node: Node): boolean {
  const value = valueOf(node);
  return value !== undefined && readPlainText(value) !== undefined;
}

function valueOf(node: Node): Node | undefined {
  return (node.is('assignment') ? node.field('right') : node.field('value')) ?? undefined;
}

function nameOf(node: Node): string | undefined {
  const target = node.is('assignment') ? node.field('left') : node.field('name');
  if (target?.is('identifier') === true) return target.text();
  return target?.is('attribute') === true ? target.field('attribute')?.text() : undefined;
}

/** `apiKey`, `api_key` → `API_KEY`. */
function variableOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/^_+/, '')
    .toUpperCase();
}
