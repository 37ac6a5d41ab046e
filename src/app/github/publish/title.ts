import type { Category } from '#core/finding.ts';
import type { Proposal } from '#core/proposal.ts';
import { plain } from '../texts/escape.ts';

/** How a repository writes the first line of its commits. */
export type Convention =
  | { readonly style: 'conventional'; readonly hasScopes: boolean; readonly isLower: boolean }
  | { readonly style: 'gitmoji'; readonly form: 'sign' | 'name' }
  /** `area: what` */
  | { readonly style: 'area'; readonly isLower: boolean }
  | { readonly style: 'plain'; readonly isLower: boolean };

const conventional =
  /^(?:feat|fix|docs|style|refactor|perf|test|tests|build|ci|chore|revert|deps)(\([^()]{1,60}\))?!?: +(\S)/i;
const gitmoji = /^(?::[a-z0-9_+-]+:|\p{Extended_Pictographic})/u;
const area = /^[a-z0-9_][\w./-]{0,40}(?:, ?[\w./-]{1,40})*: +(\S)/;
/** Not what people decided on: tools write these. */
const madeByTools = /^(?:Merge |Revert "|Bump |Initial commit|fixup!|squash!|Heal |.*\(heal\/)/;
const mostTitle = 100;

/** Looks at the newest subjects; half of them make a convention. Tickets in front are left to people: Heal has none. */
export function findConvention(subjects: readonly string[]): Convention {
  const own = subjects
    .slice(0, 20)
    .filter((subject) => !madeByTools.test(subject))
    .map((subject) => subject.replace(/^\[?[A-Z][A-Z0-9]{1,9}-\d+\]?[: ]+/, ''));
  const half = Math.max(1, own.length / 2);
  const matches = own.map((subject) => conventional.exec(subject)).filter((match) => match !== null);
  if (matches.length > 0 && matches.length >= half) {
    const scoped = matches.filter(([, scope]) => scope !== undefined).length;
    return {
      style: 'conventional',
      hasScopes: scoped * 2 >= matches.length,
      isLower: isMostlyLower(matches.map((match) => match[2] ?? '')),
    };
  }
  const signs = own.filter((subject) => gitmoji.test(subject));
  if (signs.length > 0 && signs.length >= half)
    return {
      style: 'gitmoji',
      form: signs.filter((subject) => subject.startsWith(':')).length * 2 >= signs.length ? 'name' : 'sign',
    };
  const areas = own.map((subject) => area.exec(subject)).filter((match) => match !== null);
  if (areas.length > 0 && areas.length >= half)
    return { style: 'area', isLower: isMostlyLower(areas.map((match) => match[1] ?? '')) };
  return { style: 'plain', isLower: own.length > 0 && isMostlyLower(own.map((subject) => subject.charAt(0))) };
}

const conventionalTypes: Readonly<Record<Category, readonly [type: string, scope: string]>> = {
  security: ['fix', 'security'],
  type: ['fix', 'types'],
  import: ['fix', 'imports'],
  logic: ['fix', 'logic'],
  performance: ['perf', ''],
  style: ['style', ''],
  replay: ['fix', 'replay'],
};
/** By https://gitmoji.dev. */
const gitmojis: Readonly<Record<Category, readonly [sign: string, name: string]>> = {
  security: ['🔒️', ':lock:'],
  type: ['🏷️', ':label:'],
  import: ['🎨', ':art:'],
  logic: ['🐛', ':bug:'],
  performance: ['⚡️', ':zap:'],
  style: ['🎨', ':art:'],
  replay: ['🩹', ':adhesive_bandage:'],
};

/** Title of the pull request and first line of the commit, as this repository would write it. */
export function writeTitle(proposal: Proposal, convention: Convention, prefix: string | undefined): string {
  const what = describeWhat(proposal);
  if (prefix !== undefined) return cut(`${prefix}${/\s$/.test(prefix) ? '' : ' '}${what}`);
  switch (convention.style) {
    case 'conventional': {
      const [type, scope] = conventionalTypes[proposal.category];
      const where = convention.hasScopes ? scope || folderOf(proposal) : proposal.category === 'security' ? scope : '';
      return cut(`${type}${where === '' ? '' : `(${where})`}: ${convention.isLower ? what : upper(what)}`);
    }
    case 'gitmoji': {
      const [sign, name] = gitmojis[proposal.category];
      return cut(`${convention.form === 'sign' ? sign : name} ${upper(what)}`);
    }
    case 'area': {
      const where = folderOf(proposal);
      const text = convention.isLower ? what : upper(what);
      return cut(where === '' ? upper(what) : `${where}: ${text}`);
    }
    case 'plain':
      return cut(convention.isLower ? what : upper(what));
  }
}

/** `remove the unused import os in orders.py`; for several, what they have in common. Without a capital. */
export function describeWhat({ cases, rule, category }: Proposal): string {
  const summaries = [...new Set(cases.map(({ summary }) => summary))];
  const [summary = ''] = summaries;
  const paths = [...new Set(cases.map(({ path }) => path))];
  const where = paths.length === 1 ? ` in ${plain(nameOfPlace(paths[0] ?? ''), 40)}` : ` in ${paths.length} files`;
  if (summaries.length === 1 && summary.trim() !== '') {
    const times = cases.length === 1 ? '' : ` (${cases.length} places)`;
    const text = lower(plain(summary.replaceAll('`', ''), 70).replace(/\.$/, ''));
    return cases.length === 1 && text.length < 50 ? `${text}${where}` : `${text}${times}`;
  }
  const shared = findSharedWords(summaries.map((text) => plain(text.replaceAll('`', ''), 70)));
  if (shared !== undefined) return `${lower(shared)} (${cases.length} places)`;
  const name =
    rule === 'all' || rule === category
      ? `${nameOf(category)} findings`
      : `${plain(rule.replace('/', ' '), 60)} findings`;
  return `resolve ${cases.length} ${rule === 'all' ? 'findings' : name}${where}`;
}

/** A workflow is called by its folder: all of them have a file of one name. */
function nameOfPlace(path: string): string {
  const parts = path.split('/');
  return (parts.at(-1) === 'workflow.json' ? parts.at(-2) : parts.at(-1)) ?? '';
}

/** How all of them begin, when that says something: `Remove the unused import of os`, `… of json`. */
function findSharedWords(summaries: readonly string[]): string | undefined {
  const [first = [], ...others] = summaries.map((text) => text.split(' '));
  const differs = first.findIndex((word, index) => others.some((words) => words[index] !== word));
  const words = differs === -1 ? first : first.slice(0, differs);
  while (/^(?:of|in|from|for|to|with|by|as|at|on|the|a|an|and|or|is)$/i.test(words.at(-1) ?? '')) words.pop();
  return words.length >= 3 ? words.join(' ').replace(/[,:;]$/, '') : undefined;
}

export function nameOf(category: Category): string {
  return {
    security: 'security',
    type: 'type',
    import: 'import',
    logic: 'logic',
    performance: 'performance',
    style: 'style',
    replay: 'replay',
  }[category];
}

/** What all its files share, as commits call an area; '' when they share nothing. */
function folderOf({ cases }: Proposal): string {
  const folders = cases.map(({ path }) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  const shared = first.filter((part, index) =>
    folders.every((folder) => folder[index] === part && first.slice(0, index).every((one, i) => folder[i] === one)),
  );
  const named = shared.findLast((part) => part !== 'src' && part !== 'lib' && part !== 'packages') ?? '';
  return /^[\w.-]{1,30}$/.test(named) ? named : '';
}

function isMostlyLower(letters: readonly string[]): boolean {
  const known = letters.filter((letter) => letter.toLowerCase() !== letter.toUpperCase());
  return known.filter((letter) => letter === letter.toLowerCase()).length * 2 >= known.length;
}

/** `IDs` and `SQL` stay as they are. */
function lower(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
function cut(text: string): string {
  return text.length <= mostTitle
    ? text
    : `${text
        .slice(0, mostTitle - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
