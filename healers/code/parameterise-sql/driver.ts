import type { CodeContext } from '#core/healer.ts';
import { findAll, type Tree } from '#syntax/parse.ts';
import { readPlainText } from '#syntax/python/built-strings.ts';
import { readArguments, readImportedNames } from '#syntax/python/calls.ts';
import type { Placeholder } from '#syntax/python/query-plan.ts';

const drivers: Readonly<Record<string, Placeholder>> = {
  sqlite3: '?',
  aiosqlite: '?',
  duckdb: '?',
  pyodbc: '?',
  psycopg: '%s',
  psycopg2: '%s',
  aiopg: '%s',
  MySQLdb: '%s',
  pymysql: '%s',
  aiomysql: '%s',
};
/** Their `execute` takes something else than text and a sequence. */
const others =
  /^(?:sqlalchemy|asyncpg|databases|peewee|oracledb|cx_Oracle|pymssql|snowflake|clickhouse_driver|sqlmodel)$/;

/** The placeholder of the driver that a file's queries go to; undefined when nothing, or two things, speak for one. */
export async function findPlaceholder(
  tree: Tree,
  context: CodeContext,
  path: string,
): Promise<Placeholder | undefined> {
  const here = modulesOf(tree);
  if (here.some((module) => others.test(module.split('.')[0] ?? ''))) return undefined;
  const imported = onlyOne(here.flatMap(placeholderOf));
  if (imported !== undefined) return imported;
  const used = onlyOne(placeholdersUsed(tree));
  if (used !== undefined) return used;
  const found: Placeholder[] = [];
  for (const file of context.files.filter((it) => it.endsWith('.py') && it !== path).slice(0, 2000)) {
    const text = await context.read(file);
    for (const match of (text ?? '').matchAll(/^[ \t]*(?:import|from)[ \t]+([\w.]+)/gm)) {
      const module = match[1] ?? '';
      if (others.test(module.split('.')[0] ?? '')) return undefined;
      found.push(...placeholderOf(module));
    }
  }
  return onlyOne(found);
}

function modulesOf(tree: Tree): string[] {
  return [...readImportedNames(tree).values()];
}

function placeholderOf(module: string): Placeholder[] {
  if (/^mysql\.connector\b/.test(module) || /^django\.db\b/.test(module)) return ['%s'];
  const placeholder = drivers[module.split('.')[0] ?? ''];
  return placeholder === undefined ? [] : [placeholder];
}

/** What other queries of the file, with parameters, are written with. */
function placeholdersUsed(tree: Tree): Placeholder[] {
  const calls = findAll(tree, { kind: 'call', has: { field: 'function', regex: '\\.execute(many)?$' } });
  return calls.flatMap((call): Placeholder[] => {
    const [query, parameters] = readArguments(call);
    const text = query && parameters ? readPlainText(query.value) : undefined;
    if (text === undefined) return [];
    const bare = text.replace(/'[^']*'/g, '');
    return [...(bare.includes('?') ? ['?' as const] : []), ...(/(?<!%)%s/.test(bare) ? ['%s' as const] : [])];
  });
}

function onlyOne(found: readonly Placeholder[]): Placeholder | undefined {
  const different = new Set(found);
  return different.size === 1 ? found[0] : undefined;
}
