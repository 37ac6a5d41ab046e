import { editDistance } from '#core/edit-distance.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { nearestOf } from '#syntax/nearest.ts';
import { parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readArguments } from '#syntax/python/calls.ts';
import { descendants, enclosing } from '#syntax/python/nodes.ts';
import { standardNames } from '#syntax/python/standard-library.ts';
import { escapeRegExp } from '#syntax/words.ts';
import { builtinMembers } from './builtin-members.ts';
import { findClass, membersOf } from './members.ts';
import { parametersOf } from './parameters.ts';

/** Corrects an attribute, a key of a typed dict or a named argument that differs by a slip of the keys from the one that exists. */
export const healer: CodeHealer = {
  name: 'fix-misspelt-member',
  kind: 'code',
  languages: ['python'],
  rules: [
    'pyright/reportAttributeAccessIssue',
    'pyright/reportCallIssue',
    'pyright/reportGeneralTypeIssues',
    'pyright/reportAssignmentType',
    'mypy/attr-defined',
    'mypy/call-arg',
    'mypy/typeddict-item',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const slip = readMessage(finding);
    if (slip === undefined) return { leftAlone: 'the message names nothing that may be misspelt' };
    const { path } = finding.place;
    const { start, end } = rangeOf(finding.place, context.text);
    const written = nodesFor(slip, parse(path, context.text), start, end);
    const [node, ...others] = written;
    if (node === undefined || others.length > 0)
      return { leftAlone: `where ${slip.name} stands cannot be told from the finding` };
    const candidates = await candidatesFor(slip, node, path, context);
    if (candidates === undefined) return { leftAlone: `what could be meant by ${slip.name} is not known here` };
    const meant = nearestOf(slip.name, candidates);
    if (meant === undefined) return { leftAlone: `no single name near ${slip.name} can be meant` };
    const distance = editDistance(slip.name, meant);
    if (distance * 4 > Math.max(slip.name.length, meant.length))
      return { leftAlone: `${meant} is too far from ${slip.name} to be sure` };
    if (slip.kind === 'attribute' && slip.owner !== undefined && isPlural(slip.name, meant) && !isBuiltin(slip.owner))
      return { leftAlone: `${slip.name} and ${meant} can be two things: one, and many` };
    const other = await knownElsewhere(slip, path, context);
    if (other !== undefined) return { leftAlone: `${other} knows ${slip.name}: it may come from there` };
    const text = slip.kind === 'key' ? node.text().replace(slip.name, meant) : meant;
    return {
      change: { edits: [{ path, ...span(node), text }] },
      summary: `Write ${meant} instead of ${slip.name}`,
    };
  },
};

interface Slip {
  readonly kind: 'attribute' | 'module' | 'key' | 'argument';
  readonly name: string;
  /** The class, module or typed dict that lacks it. */
  readonly owner?: string;
}

const quoted = `["']([^"']+)["']`;
const messages: readonly (readonly [RegExp, Slip['kind'], 1 | 2])[] = [
  [new RegExp(`^Cannot access attribute ${quoted} for class ${quoted}`), 'attribute', 1],
  [new RegExp(`^${quoted} has no attribute ${quoted}`), 'attribute', 2],
  [new RegExp(`^${quoted} is not a known attribute of module ${quoted}`), 'module', 1],
  [new RegExp(`^Module ${quoted} has no attribute ${quoted}`), 'module', 2],
  [new RegExp(`${quoted} is not a defined key in ${quoted}`), 'key', 1],
  [new RegExp(`${quoted} is an undefined item in type ${quoted}`), 'key', 1],
  [new RegExp(`^TypedDict ${quoted} has no key ${quoted}`), 'key', 2],
];

function readMessage({ message }: CodeFinding): Slip | undefined {
  const argument = new RegExp(`^(?:No parameter named|Unexpected keyword argument) ${quoted}`).exec(message)?.[1];
  if (argument !== undefined) return { kind: 'argument', name: argument };
  for (const [pattern, kind, nameAt] of messages) {
    const match = pattern.exec(message);
    const name = match?.[nameAt];
    const owner = match?.[nameAt === 1 ? 2 : 1];
    if (name === undefined || owner === undefined) continue;
    return /^\w+$/.test(name) ? { kind, name, owner: owner.replace(/\*$/, '') } : undefined;
  }
  return undefined;
}

/** Where the misspelt name stands, within what the tool marked. */
function nodesFor(slip: Slip, tree: Tree, start: number, end: number): Node[] {
  const near = (node: Node) => span(node).start < end && span(node).end > start;
  const root = tree.root();
  if (slip.kind === 'key')
    return descendants(root, 'string').filter(
      (node) => near(node) && node.text().replace(/^["']|["']$/g, '') === slip.name,
    );
  if (slip.kind === 'argument')
    return descendants(root, 'keyword_argument')
      .filter(near)
      .flatMap((node) => node.field('name') ?? [])
      .filter((node) => node.text() === slip.name && near(node));
  return descendants(root, 'attribute')
    .filter(near)
    .flatMap((node) => node.field('attribute') ?? [])
    .filter((node) => node.text() === slip.name && near(node));
}

async function candidatesFor(
  slip: Slip,
  node: Node,
  path: string,
  context: CodeContext,
): Promise<readonly string[] | undefined> {
  if (slip.kind === 'argument') {
    const call = enclosing(node, 'call');
    const known = call === undefined ? undefined : await parametersOf(call, path, context);
    if (call === undefined || known === undefined) return undefined;
    const given = readArguments(call);
    const positional = given.filter((argument) => argument.name === undefined && !argument.isSplat).length;
    const named = new Set(given.map((argument) => argument.name));
    return known.slice(positional).filter((name) => !named.has(name));
  }
  const owner = slip.owner ?? '';
  if (slip.kind === 'module') {
    const names = standardNames(owner === '..path' || owner === 'posixpath' ? 'os.path' : owner);
    return names === undefined ? undefined : [...names];
  }
  const name = /^(?:type\[)?(?:Self@)?([A-Za-z_]\w*)/.exec(owner)?.[1] ?? '';
  const builtin = builtinMembers.get(name);
  if (builtin !== undefined) return builtin;
  const found = await findClass(name, path, context);
  if (found === undefined) return undefined;
  const members = await membersOf(found, context);
  return [...members].filter((member) => member.startsWith('_') === slip.name.startsWith('_'));
}

function isPlural(a: string, b: string): boolean {
  return a === `${b}s` || b === `${a}s`;
}
function isBuiltin(owner: string): boolean {
  return builtinMembers.has(/^\w+/.exec(owner)?.[0] ?? '');
}

/** A file in which the name is more than read: defined, assigned, quoted. Names that many places share are no slip. */
async function knownElsewhere(slip: Slip, path: string, context: CodeContext): Promise<string | undefined> {
  if (slip.owner !== undefined && (isBuiltin(slip.owner) || slip.kind === 'module')) return undefined;
  const name = escapeRegExp(slip.name);
  const word = new RegExp(`(?<!\\w)${name}(?!\\w)`);
  const made = new RegExp(
    slip.kind === 'attribute'
      ? `\\b(?:def|class)\\s+${name}\\b|(?<!\\w)${name}\\s*(?::[^=\\n]+)?=(?!=)|["']${name}["']`
      : `\\b(?:def|class)\\s+${name}\\b`,
  );
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = file === path ? context.text : await context.read(file);
    if (text === undefined || !text.includes(slip.name)) continue;
    if (slip.kind === 'attribute' ? (file === path ? made : word).test(text) : made.test(text)) return file;
  }
  return undefined;
}
