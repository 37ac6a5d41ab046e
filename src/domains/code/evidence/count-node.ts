/**
 * Loaded before a run of the tests: counts the statements that are sent to SQLite through `node:sqlite`, each for every
 * function of the package that was running.
 */
export const nodeCounter = String.raw`import { realpathSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
const here = fileURLToPath(new URL('.', import.meta.url));
const root = realpathSync(env.HEAL_COUNT_ROOT ?? '.') + sep;
const counts = {};
function count(sql) {
  if (!/^\s*(select|insert|update|delete|replace|with)\b/i.test(sql)) return;
  const seen = new Set(['']);
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => sites;
  for (const site of new Error().stack) {
    let file = site.getFileName?.() ?? '';
    if (file.startsWith('file:')) { try { file = fileURLToPath(file.replace(/[?#].*$/, '')); } catch { continue; } }
    if (!file.startsWith(root) || file.startsWith(here) || file.includes(sep + 'node_modules' + sep)) continue;
    const name = site.getMethodName?.() ?? site.getFunctionName?.();
    if (name) seen.add(file.slice(root.length).replaceAll(sep, '/') + ':' + name.split('.').at(-1));
  }
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  for (const name of seen) counts[name] = (counts[name] ?? 0) + 1;
}
const warn = process.emitWarning;
process.emitWarning = () => {};
try {
  const { DatabaseSync, StatementSync } = await import('node:sqlite');
  for (const name of ['run', 'get', 'all', 'iterate']) {
    const plain = StatementSync.prototype[name];
    StatementSync.prototype[name] = function (...given) { count(this.sourceSQL); return plain.apply(this, given); };
  }
  const plain = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (sql) { count(String(sql)); return plain.call(this, sql); };
  process.on('exit', () => {
    if (Object.keys(counts).length === 0) return;
    const file = join(here, 'counts', process.pid + '-' + Math.random().toString(36).slice(2) + '.json');
    try { writeFileSync(file, JSON.stringify(counts)); } catch {}
  });
} catch {}
process.emitWarning = warn;
`;
