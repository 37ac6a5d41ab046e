import { span, type Node, type Tree } from '#syntax/parse.ts';
import type { WantedImport } from './add-import.ts';
import { hasFutureAnnotations } from './imports.ts';
import { enclosing } from './nodes.ts';
import { hasUnionSyntax, optionalName, typingName } from './target-version.ts';

/** A type as one file can write it, and what it must import for that. */
export interface WrittenType {
  readonly text: string;
  readonly imports: readonly WantedImport[];
}

/**
 * Writes `str | None` and the like so that it works where `at` stands: with `Optional` and `Union` where the oldest
 * Python or the file's own style asks for them, quoted where a class is not defined yet. Undefined when it cannot be said there.
 */
export function writeType(type: string, at: Node, tree: Tree, oldest: number | undefined): WrittenType | undefined {
  const isLazy = hasFutureAnnotations(tree);
  if (!isLazy && (oldest ?? 9) < 9 && /\b(list|dict|set|frozenset|tuple|type)\[/.test(type)) return undefined;
  const members = splitUnion(type);
  const written = members.length === 1 ? { text: type, imports: [] } : writeUnion(members, tree, oldest);
  if (written === undefined) return undefined;
  const isEarly = !isLazy && namesDefinedLater(type, at, tree);
  return isEarly ? { ...written, text: `"${written.text}"` } : written;
}

/** `X` made optional, in the file's style. */
export function writeOptional(type: string, tree: Tree, oldest: number | undefined): WrittenType | undefined {
  return writeUnion([...splitUnion(type), 'None'], tree, oldest);
}

function writeUnion(members: readonly string[], tree: Tree, oldest: number | undefined): WrittenType | undefined {
  const plain = members.filter((member) => member !== 'None');
  const isOptional = plain.length < members.length;
  const known = optionalName(tree);
  const usesOptional = known !== undefined && tree.root().text().includes(`${known}[`);
  if (hasUnionSyntax(tree, oldest) && !(usesOptional && isOptional && plain.length === 1))
    return { text: [...plain, ...(isOptional ? ['None'] : [])].join(' | '), imports: [] };
  const imports: WantedImport[] = [];
  const named = (name: string): string => {
    const bound = typingName(tree, name);
    if (bound === undefined) imports.push({ module: 'typing', name });
    return bound ?? name;
  };
  if (plain.some((member) => member.includes('|'))) return undefined;
  const [only] = plain;
  const inner = plain.length === 1 && only !== undefined ? only : `${named('Union')}[${plain.join(', ')}]`;
  return { text: isOptional ? `${named('Optional')}[${inner}]` : inner, imports };
}

/** Members of a union at its top level. */
function splitUnion(type: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i <= type.length; i++) {
    const char = type[i];
    if (char === '[' || char === '(') depth++;
    else if (char === ']' || char === ')') depth--;
    else if (i === type.length || (char === '|' && depth === 0)) {
      members.push(type.slice(start, i).trim());
      start = i + 1;
    }
  }
  return members.filter((member) => member !== '');
}

function namesDefinedLater(type: string, at: Node, tree: Tree): boolean {
  const names = new Set(type.match(/[A-Za-z_]\w*/g) ?? []);
  const start = span(at).start;
  return tree
    .root()
    .findAll({ rule: { kind: 'class_definition' } })
    .some((definition) => {
      if (!names.has(definition.field('name')?.text() ?? '')) return false;
      return span(definition).start > start || enclosing(at, 'class_definition')?.id() === definition.id();
    });
}
