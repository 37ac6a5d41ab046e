import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { removeLine } from '#syntax/typescript/imports.ts';
import { isInertValue } from '#syntax/typescript/inert.ts';
import { nodesAt, usesOf } from '#syntax/typescript/nodes.ts';
import { escapeRegExp } from '#syntax/words.ts';

/** Removes a variable that nothing reads, where working out its value does nothing. */
export const healer: CodeHealer = {
  name: 'ts-remove-unused-variable',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'tsc/TS6133',
    'oxlint/no-unused-vars',
    'eslint/no-unused-vars',
    'eslint/@typescript-eslint/no-unused-vars',
    'biome/lint/correctness/noUnusedVariables',
  ],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const root = parse(path, text).root();
    const { start } = offsetsOf(finding.place, text);
    const holders = nodesAt(root, start);
    const declaration = holders.findLast((node) => /^(lexical|variable)_declaration$/.test(String(node.kind())));
    const declarators = declaration?.children().filter((child) => child.kind() === 'variable_declarator') ?? [];
    const [declarator] = declarators;
    const name = declarator?.field('name');
    const part = holders.findLast((node) => node.parent()?.is('object_pattern'));
    if (declaration && part && name?.is('object_pattern') && part.parent()?.id() === name.id())
      return dropPart({ part, pattern: name, declaration, root, path, text });
    if (declaration === undefined || declarator === undefined || name?.kind() !== 'identifier') {
      return { leftAlone: 'what is unused is not a plain variable' };
    }
    const { start: from, end: to } = span(declaration);
    const isPointedAt = start === from || start === span(name).start;
    if (declarators.length > 1 || !isPointedAt) return { leftAlone: 'the statement declares more than this variable' };
    if (declaration.parent()?.kind() === 'export_statement') return { leftAlone: `${name.text()} is exported` };
    const parent = String(declaration.parent()?.kind());
    if (!/^(program|statement_block)$/.test(parent))
      return { leftAlone: 'a loop or case needs the declaration where it is' };
    if (usesOf(root, name.text()).length > 1) return { leftAlone: `${name.text()} stands elsewhere in the file` };
    const value = declarator.field('value');
    if (value !== null && !isInertValue(value)) return { leftAlone: 'working out its value may do something' };
    if (/\/\/|\/\*/.test(text.slice(from, to))) return { leftAlone: 'a comment inside the statement would be lost' };
    const before = text.slice(0, from).trimEnd();
    const lastLine = before.slice(before.lastIndexOf('\n') + 1).trim();
    if (/^\/\/|^\*|^\/\*|\*\/$/.test(lastLine)) return { leftAlone: 'the comment above speaks of it' };
    const edit = removeLine(path, text, from, to);
    if (edit.start === from && edit.end === to && from !== 0) return { leftAlone: 'something else stands on its line' };
    return { change: { edits: [edit] }, summary: `Remove ${name.text()}, which nothing reads` };
  },
};

interface Part {
  /** `b` or `b: c` of `const { a, b } = value`. */
  readonly part: Node;
  readonly pattern: Node;
  readonly declaration: Node;
  readonly root: Node;
  readonly path: string;
  readonly text: string;
}

/** Takes one of several properties out of the list of those that are wanted. */
function dropPart({ part, pattern, declaration, root, path, text }: Part): Proposal<'code'> | LeftAlone {
  const value = part.is('pair_pattern') ? part.field('value') : part;
  if (!/^(?:identifier|shorthand_property_identifier_pattern)$/.test(String(value?.kind())))
    return { leftAlone: 'the property has a default value or is taken apart, which may do something' };
  const name = value?.text() ?? '';
  if (declaration.parent()?.is('export_statement')) return { leftAlone: `${name} is exported` };
  const key = part.is('pair_pattern') ? part.field('key') : undefined;
  if (key?.is('computed_property_name')) return { leftAlone: 'the name of the property is worked out' };
  const parts = pattern.children().filter((child) => child.isNamed() && !child.is('comment'));
  if (parts.some((child) => child.is('rest_pattern')))
    return { leftAlone: 'the rest of the object would get the property that is taken out' };
  if (parts.length < 2) return { leftAlone: 'it is the only property that is taken' };
  const uses = usesOf(root, name).filter((use) => use.id() !== value?.id() && use.id() !== key?.id());
  const own = root.findAll({
    rule: { kind: 'shorthand_property_identifier_pattern', regex: `^${escapeRegExp(name)}$` },
  });
  if (uses.length > 0 || own.some((each) => each.id() !== part.id()))
    return { leftAlone: `${name} stands elsewhere in the file` };
  const at = parts.findIndex((child) => child.id() === part.id());
  const next = parts[at + 1];
  const previous = parts[at - 1];
  const start = next ? span(part).start : span(previous ?? part).end;
  const end = next ? span(next).start : span(part).end;
  if (/\/\/|\/\*/.test(text.slice(start, end))) return { leftAlone: 'a comment beside the property would be lost' };
  return {
    change: { edits: [{ path, start, end, text: '' }] },
    summary: `Do not take ${name}, which nothing reads`,
    // A property may be worked out when it is asked for.
    safety: 'careful',
  };
}
