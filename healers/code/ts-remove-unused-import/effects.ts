import type { CodeContext } from '#core/healer.ts';
import { parse } from '#syntax/parse.ts';
import { isRelative, referencesIn, type ModuleReference } from '#syntax/typescript/imports.ts';
import { isInertStatement } from '#syntax/typescript/inert.ts';
import { dirname } from '#syntax/typescript/paths.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';

const maxModules = 40;
/** Node's own modules, which do nothing but exist; their `node:` names need no list. */
const builtinModules = new Set(
  `assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns events fs http
  http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder
  timers tls tty url util v8 vm wasi worker_threads zlib`.split(/\s+/),
);

/** False only when loading the module is known to do nothing, or when the compiler drops the unused import anyway. */
export async function hasEffects(statement: ModuleReference, path: string, context: CodeContext): Promise<boolean> {
  if (statement.isTypeOnly || isBuiltin(statement.specifier)) return false;
  if (await isElided(statement, path, context)) return false;
  if (!isRelative(statement.specifier)) return !(await isPurePackage(statement.specifier, context));
  const target = resolveRelative(path, statement.specifier, new Set(context.files));
  if (target === undefined) return true;
  return actsWhenLoaded(target, context, new Set());
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.has(specifier.split('/')[0] ?? '');
}

/**
 * TypeScript leaves an import without used names out of its output, unless the program asks for the contrary
 * or the sources run as they are (Node's type stripping keeps every import).
 */
async function isElided(statement: ModuleReference, path: string, context: CodeContext): Promise<boolean> {
  if (!/\.[cm]?tsx?$/.test(path) || /\.[cm]?ts$/.test(statement.specifier)) return false;
  let folder = dirname(path);
  for (let i = 0; i < 32; i++) {
    const config = await context.read(folder === '.' ? 'tsconfig.json' : `${folder}/tsconfig.json`);
    if (config !== undefined) {
      const keeps = /verbatimModuleSyntax|preserveValueImports|importsNotUsedAsValues|erasableSyntaxOnly|"extends"/;
      return !keeps.test(config);
    }
    if (folder === '.') return false;
    folder = dirname(folder);
  }
  return false;
}

async function isPurePackage(specifier: string, context: CodeContext): Promise<boolean> {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  const manifest = await context.read(`node_modules/${name}/package.json`);
  return manifest !== undefined && /"sideEffects"\s*:\s*false/.test(manifest);
}

async function actsWhenLoaded(path: string, context: CodeContext, seen: Set<string>): Promise<boolean> {
  if (seen.has(path)) return false;
  if (seen.size >= maxModules) return true;
  seen.add(path);
  const text = await context.read(path);
  if (text === undefined) return true;
  const root = parse(path, text).root();
  if (root.children().some((statement) => !isInertStatement(statement))) return true;
  const files = new Set(context.files);
  for (const reference of referencesIn(root)) {
    if (reference.isTypeOnly || reference.isDeferred || isBuiltin(reference.specifier)) continue;
    if (!isRelative(reference.specifier)) {
      if (!(await isPurePackage(reference.specifier, context))) return true;
      continue;
    }
    const target = resolveRelative(path, reference.specifier, files);
    if (target === undefined || (await actsWhenLoaded(target, context, seen))) return true;
  }
  return false;
}
