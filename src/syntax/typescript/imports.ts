import type { TextEdit } from '../../core/finding.ts';
import { isFunction } from '../javascript/nodes.ts';
import { lineStart } from '../lines.ts';
import { parse, span, type Node } from '../parse.ts';

export interface ImportedName {
  /** `default`, `*`, or the name as the module exports it. */
  readonly imported: string;
  readonly local: string;
  readonly isType: boolean;
  readonly start: number;
  readonly end: number;
}
/** One `import`, `export … from`, `require()` or `import()`; offsets of its whole statement, or of a call that is no statement. */
export interface ModuleReference {
  readonly kind: 'import' | 'import-require' | 'reexport' | 'require' | 'dynamic';
  readonly start: number;
  readonly end: number;
  readonly specifier: string;
  /** Of the specifier's text between its quotes. */
  readonly specifierStart: number;
  readonly specifierEnd: number;
  readonly quote: string;
  /** `import type …`, or every name marked `type`: nothing of it is left when the program runs. */
  readonly isTypeOnly: boolean;
  /** Empty for `import './x'` and for calls. */
  readonly names: readonly ImportedName[];
  /** True when it stands inside a function: it runs when that is called, not when the module loads. */
  readonly isDeferred: boolean;
}

/** All references of a TypeScript or JavaScript file to other modules, in their order. */
export function moduleReferences(path: string, text: string): ModuleReference[] {
  return referencesIn(parse(path, text).root());
}

export function referencesIn(root: Node): ModuleReference[] {
  const found: ModuleReference[] = [];
  for (const statement of root.children()) {
    const kind = statement.kind();
    if (kind === 'import_statement') found.push(...readImport(statement));
    if (kind === 'export_statement') found.push(...readReexport(statement));
  }
  for (const call of root.findAll({ rule: { kind: 'call_expression' } })) found.push(...readCall(call));
  return found.toSorted((a, b) => a.start - b.start);
}

export function isRelative(specifier: string): boolean {
  return /^\.\.?(\/|$)/.test(specifier);
}

function readImport(node: Node): ModuleReference[] {
  const isTypeOnly = node.children().some((each) => each.kind() === 'type');
  const clause = child(node, 'import_clause');
  const required = child(node, 'import_require_clause');
  const source = child(required ?? node, 'string');
  if (source === undefined) return [];
  const names = clause ? namesOf(clause, isTypeOnly) : required ? requiredName(required, isTypeOnly) : [];
  const allTypes = names.length > 0 && clause !== undefined && names.every((name) => name.isType);
  return [
    {
      kind: required ? 'import-require' : 'import',
      ...span(node),
      ...sourceOf(source),
      isTypeOnly: isTypeOnly || allTypes,
      names,
      isDeferred: false,
    },
  ];
}
function requiredName(clause: Node, isType: boolean): ImportedName[] {
  const name = child(clause, 'identifier');
  return name ? [{ imported: '*', local: name.text(), isType, ...span(name) }] : [];
}
function namesOf(clause: Node, allTypes: boolean): ImportedName[] {
  return clause.children().flatMap((part): ImportedName[] => {
    if (part.kind() === 'identifier')
      return [{ imported: 'default', local: part.text(), isType: allTypes, ...span(part) }];
    if (part.kind() === 'namespace_import') {
      const local = child(part, 'identifier')?.text();
      return local === undefined ? [] : [{ imported: '*', local, isType: allTypes, ...span(part) }];
    }
    if (part.kind() !== 'named_imports') return [];
    return part
      .children()
      .filter((each) => each.kind() === 'import_specifier')
      .map((each) => nameOf(each, allTypes));
  });
}
function nameOf(specifier: Node, allTypes: boolean): ImportedName {
  const name = specifier.field('name')?.text() ?? '';
  const local = specifier.field('alias')?.text() ?? name;
  const isType = allTypes || specifier.children().some((each) => each.kind() === 'type');
  return { imported: name, local, isType, ...span(specifier) };
}

function readReexport(node: Node): ModuleReference[] {
  const source = child(node, 'string');
  if (source === undefined) return [];
  const isTypeOnly = node.children().some((each) => each.kind() === 'type');
  const clause = child(node, 'export_clause');
  const names = (clause?.children() ?? [])
    .filter((each) => each.kind() === 'export_specifier')
    .map((each) => nameOf(each, isTypeOnly));
  return [{ kind: 'reexport', ...span(node), ...sourceOf(source), isTypeOnly, names, isDeferred: false }];
}

function readCall(node: Node): ModuleReference[] {
  const callee = node.field('function')?.text();
  if (callee !== 'require' && callee !== 'import') return [];
  const source = node.field('arguments')?.children()[1];
  if (source?.kind() !== 'string') return [];
  const kind = callee === 'require' ? 'require' : 'dynamic';
  const isDeferred = kind === 'dynamic' || node.ancestors().some(isFunction);
  const bound = kind === 'require' ? boundBy(node) : undefined;
  const place = span(bound?.declaration ?? node);
  return [{ kind, ...place, ...sourceOf(source), isTypeOnly: false, names: bound?.names ?? [], isDeferred }];
}

/** The declaration that does nothing but give the required module, or members of it, names. */
function boundBy(call: Node): { declaration: Node; names: ImportedName[] } | undefined {
  const declarator = call.parent();
  const declaration = declarator?.parent();
  if (declarator?.kind() !== 'variable_declarator' || !declaration) return undefined;
  if (declaration.findAll({ rule: { kind: 'variable_declarator' } }).length > 1) return undefined;
  const name = declarator.field('name');
  if (name?.kind() === 'identifier') {
    return { declaration, names: [{ imported: '*', local: name.text(), isType: false, ...span(name) }] };
  }
  if (name?.kind() !== 'object_pattern') return undefined;
  const names = name.children().flatMap((part): ImportedName[] => {
    if (part.kind() === 'shorthand_property_identifier_pattern') {
      return [{ imported: part.text(), local: part.text(), isType: false, ...span(part) }];
    }
    const [key, value] = [part.field('key'), part.field('value')];
    if (part.kind() !== 'pair_pattern' || !key || value?.kind() !== 'identifier') return [];
    return [{ imported: key.text(), local: value.text(), isType: false, ...span(part) }];
  });
  return { declaration, names };
}
function sourceOf(source: Node): Pick<ModuleReference, 'specifier' | 'specifierStart' | 'specifierEnd' | 'quote'> {
  const { start, end } = span(source);
  const text = source.text();
  return { specifier: text.slice(1, -1), specifierStart: start + 1, specifierEnd: end - 1, quote: text[0] ?? "'" };
}
function child(node: Node, kind: string): Node | undefined {
  return node.children().find((each) => each.kind() === kind);
}

/** Takes the statement at [start, end) away, with its line when nothing else stands there. */
export function removeLine(path: string, text: string, start: number, end: number): TextEdit {
  const from = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const rest = /^[ \t]*(\r\n|\n|\r|$)/.exec(text.slice(end));
  const before = text.slice(from, start).replace(/^\uFEFF/, '');
  if (before.trim() !== '' || rest === null) return { path, start, end, text: '' };
  const keepBom = text.charCodeAt(from) === 0xfeff ? 1 : 0;
  return { path, start: from + keepBom, end: end + rest[0].length, text: '' };
}

/** Takes some names out of an import that keeps others; undefined when a comment would go with them. */
export function removeNames(
  path: string,
  text: string,
  statement: ModuleReference,
  unused: ReadonlySet<string>,
): TextEdit | undefined {
  const kept = statement.names.filter((name) => !unused.has(name.local));
  if (kept.length === 0) return undefined;
  const whole = text.slice(statement.start, statement.specifierStart - 1);
  if (/\/\/|\/\*/.test(whole)) return undefined;
  const isNamed = (name: ImportedName) => name.imported !== '*' && !isDefaultClause(name, text, statement);
  const head = kept.filter((name) => !isNamed(name)).map((name) => text.slice(name.start, name.end));
  const named = kept.filter(isNamed).map((name) => text.slice(name.start, name.end));
  const brace = whole.indexOf('{');
  const multiline = brace >= 0 && whole.slice(brace).includes('\n') && named.length > 0;
  if (multiline && named.length > 0 && kept.length === statement.names.length - 1) {
    const single = removeOne(path, text, statement, unused);
    if (single !== undefined) return single;
  }
  const first = statement.names[0];
  const open =
    brace >= 0 && (first === undefined || statement.start + brace < first.start)
      ? statement.start + brace
      : first?.start;
  const clauseEnd = text.lastIndexOf('from', statement.specifierStart);
  if (open === undefined) return undefined;
  const padded = brace < 0 || /\{\s/.test(whole) ? ' ' : '';
  const list = named.length > 0 ? [`{${padded}${named.join(', ')}${padded}}`] : [];
  return { path, start: open, end: clauseEnd, text: `${[...head, ...list].join(', ')} ` };
}
function isDefaultClause(name: ImportedName, text: string, statement: ModuleReference): boolean {
  return name.imported === 'default' && !text.slice(statement.start, name.start).includes('{');
}
/** One name of a list that is written over several lines: its own line goes. */
function removeOne(
  path: string,
  text: string,
  statement: ModuleReference,
  unused: ReadonlySet<string>,
): TextEdit | undefined {
  const name = statement.names.find((each) => unused.has(each.local));
  if (name === undefined) return undefined;
  const from = lineStart(text, name.start);
  const comma = /^[ \t]*,[ \t]*\r?\n/.exec(text.slice(name.end));
  if (text.slice(from, name.start).trim() !== '' || comma === null) return undefined;
  return { path, start: from, end: name.end + comma[0].length, text: '' };
}
