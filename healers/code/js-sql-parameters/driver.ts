import type { CodeContext } from '#core/healer.ts';
import type { PlaceholderStyle } from './statement.ts';

/** How a driver takes its parameters. */
export interface Driver {
  readonly name: string;
  readonly style: PlaceholderStyle;
  /** `chained`: `prepare(sql).get(a, b)`; `list`: `query(sql, [a, b])`; `replacements`: `query(sql, { replacements: [a, b] })`. */
  readonly takes: 'chained' | 'list' | 'replacements';
  readonly methods: ReadonlySet<string>;
}

const sqlite: Omit<Driver, 'name'> = { style: 'question', takes: 'chained', methods: new Set(['prepare', 'exec']) };
const mysql: Omit<Driver, 'name'> = { style: 'question', takes: 'list', methods: new Set(['query', 'execute']) };
const drivers: readonly Driver[] = [
  { name: 'sqlite', ...sqlite },
  { name: 'better-sqlite3', ...sqlite },
  { name: 'sqlite3', style: 'question', takes: 'list', methods: new Set(['all', 'get', 'run', 'each']) },
  { name: 'pg', style: 'dollar', takes: 'list', methods: new Set(['query']) },
  { name: 'pg-pool', style: 'dollar', takes: 'list', methods: new Set(['query']) },
  { name: 'mysql2', ...mysql },
  { name: 'mysql2/promise', ...mysql },
  { name: 'mysql', style: 'question', takes: 'list', methods: new Set(['query']) },
  { name: 'mariadb', ...mysql },
  {
    name: 'knex',
    style: 'question',
    takes: 'list',
    methods: new Set(['raw', 'whereRaw', 'andWhereRaw', 'orWhereRaw', 'havingRaw', 'orHavingRaw']),
  },
  { name: 'sequelize', style: 'question', takes: 'replacements', methods: new Set(['query']) },
];

/** The one driver that the file imports, else the one that its package does; undefined when that is not certain. */
export async function driverOf(
  path: string,
  method: string,
  receiver: string,
  context: CodeContext,
): Promise<Driver | undefined> {
  // Named as its package: `models.sequelize.query` beside a `pg` that Sequelize itself uses.
  const byName = drivers.find(({ name, methods }) => name === receiver.replace(/^.*\./, '') && methods.has(method));
  if (
    byName?.name === 'sequelize' &&
    /"sequelize(-typescript)?"\s*:/.test((await nearestManifest(path, context)) ?? '')
  )
    return byName;
  const own = oneOf(importsOf(context.text), method);
  if (own !== 'none') return own === 'many' ? undefined : own;
  const manifest = await nearestManifest(path, context);
  const declared = new Set([...(manifest?.matchAll(/"([\w@/-]+)"\s*:\s*"/g) ?? [])].map(([, name]) => name ?? ''));
  const named = oneOf(declared, method);
  if (named !== 'none') return named === 'many' ? undefined : named;
  // The driver of Node itself is in no package.json: look at what the other files import.
  const found = new Set<string>();
  for (const file of context.files.slice(0, 400)) {
    for (const name of importsOf((await context.read(file)) ?? '')) found.add(name);
  }
  const other = oneOf(found, method);
  return typeof other === 'string' ? undefined : other;
}

function importsOf(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(/(?:from|require\(|import\(?)\s*['"](?:node:)?([^'"\n]+)['"]/g)].map(([, name]) => name ?? ''),
  );
}

function oneOf(names: ReadonlySet<string>, method: string): Driver | 'none' | 'many' {
  const found = drivers.filter((driver) => names.has(driver.name) && driver.methods.has(method));
  const [first] = found;
  if (!first) return 'none';
  return found.every((driver) => driver.style === first.style && driver.takes === first.takes) ? first : 'many';
}

async function nearestManifest(path: string, context: CodeContext): Promise<string | undefined> {
  const folders = path.split('/').slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const text = await context.read([...folders.slice(0, i), 'package.json'].join('/'));
    if (text !== undefined) return text;
  }
  return undefined;
}
