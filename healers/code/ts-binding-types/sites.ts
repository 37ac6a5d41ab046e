import type { CodeContext } from '#core/healer.ts';
import { isTypeUse, usesOf } from '#syntax/typescript/nodes.ts';
import { namedChildren } from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { parse, span, type Node } from '#syntax/parse.ts';
import { escapeRegExp } from '#syntax/words.ts';

/** What one caller passes, by name: where the value stands, or its type. */
export interface Site {
  readonly path: string;
  readonly values: ReadonlyMap<string, { readonly start: number; readonly end: number } | string>;
}

/** All callers of the function, here and in files that import it; or why they do not tell what they pass. */
export async function sitesOf(
  path: string,
  name: string,
  index: number,
  context: CodeContext,
): Promise<{ readonly sites: readonly Site[] } | { readonly doubt: string }> {
  const sites: Site[] = [];
  for (const file of [path, ...(await importersOf(path, name, context))]) {
    const text = file === path ? context.text : ((await context.read(file)) ?? '');
    for (const use of usesOf(parse(file, text).root(), name)) {
      if (isIntroduction(use) || isTypeUse(use)) continue;
      const from = resolve(use);
      if (from !== undefined && from.scope.kind() !== 'program') continue;
      const values = argumentsAt(use, index);
      if (values === undefined)
        return { doubt: `${name} is handed on, or called with something that is not written out` };
      sites.push({ path: file, values });
    }
  }
  return sites.length > 0 ? { sites } : { doubt: `nobody calls ${name}: what it is given is not known` };
}

async function importersOf(path: string, name: string, context: CodeContext): Promise<string[]> {
  const stem = (path.split('/').at(-1) ?? path).replace(/\.[cm]?[jt]sx?$/, '');
  const folder = path.split('/').at(-2) ?? '';
  const from = stem === 'index' ? `(?:index|${escapeRegExp(folder)}|\\.)` : escapeRegExp(stem);
  const imports = new RegExp(
    `import[^;'"]*\\b${escapeRegExp(name)}\\b[^;'"]*from\\s*['"][^'"]*${from}(?:\\.[cm]?[jt]sx?)?['"]`,
  );
  const found: string[] = [];
  for (const file of context.files) {
    if (file === path || !/\.[cm]?[jt]sx?$/.test(file)) continue;
    const text = await context.read(file);
    if (text?.includes(name) === true && imports.test(text)) found.push(file);
  }
  return found;
}

/** The declaration itself, and imports and exports of the name. */
function isIntroduction(use: Node): boolean {
  const parent = use.parent();
  const kind = String(parent?.kind());
  if (/^(import_specifier|export_specifier|import_clause|export_statement|jsx_closing_element)$/.test(kind))
    return true;
  return /^(function_declaration|variable_declarator)$/.test(kind) && parent?.field('name')?.id() === use.id();
}

function argumentsAt(use: Node, index: number): Site['values'] | undefined {
  const parent = use.parent();
  const kind = String(parent?.kind());
  if (parent && index === 0 && /^jsx_(self_closing|opening)_element$/.test(kind)) return attributesOf(parent);
  if (kind !== 'call_expression' || parent?.field('function')?.id() !== use.id()) return undefined;
  const list = parent.field('arguments');
  const given = list ? namedChildren(list)[index] : undefined;
  return given?.kind() === 'object' ? propertiesOf(given) : undefined;
}

function propertiesOf(object: Node): Site['values'] | undefined {
  const values = new Map<string, { start: number; end: number }>();
  for (const member of namedChildren(object)) {
    const key = member.kind() === 'shorthand_property_identifier' ? member : member.field('key');
    const value = member.kind() === 'shorthand_property_identifier' ? member : member.field('value');
    if (!key || !value || !/^[A-Za-z_$][\w$]*$/.test(key.text())) return undefined;
    values.set(key.text(), span(value));
  }
  return values;
}

function attributesOf(element: Node): Site['values'] | undefined {
  const values = new Map<string, { start: number; end: number } | string>();
  for (const attribute of namedChildren(element).slice(1)) {
    if (attribute.kind() !== 'jsx_attribute') return undefined;
    const [key, value] = namedChildren(attribute);
    const inner = value?.kind() === 'jsx_expression' ? namedChildren(value)[0] : value;
    if (!key) return undefined;
    values.set(key.text(), inner === undefined ? 'boolean' : inner.kind() === 'string' ? 'string' : span(inner));
  }
  return values;
}
