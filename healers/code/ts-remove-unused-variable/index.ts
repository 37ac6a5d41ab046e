import type { CodeHealer } from '#core/healer.ts';
import { parse, span } from '#syntax/parse.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { removeLine } from '#syntax/typescript/imports.ts';
import { isInertValue } from '#syntax/typescript/inert.ts';
import { nodesAt, usesOf } from '#syntax/typescript/nodes.ts';

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
