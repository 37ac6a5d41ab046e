import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits } from '#syntax/edits.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { codeOf, effectOf } from '#syntax/typescript/check.ts';
import { isRelative, moduleReferences } from '#syntax/typescript/imports.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';
import { importLine, placeLine, type Source } from './import-line.ts';
import { loads } from './loads.ts';

/** Imports a name that is used and not imported, from where TypeScript or the project's other files know it. */
export const healer: CodeHealer = {
  name: 'ts-add-missing-import',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'tsc/TS2304',
    'tsc/TS2552',
    'tsc/TS2503',
    // A global of the same name is found instead: `Event<T>` of the project against the browser's `Event`.
    'tsc/TS2315',
    'tsc/TS2693',
    'oxlint/no-undef',
    'eslint/no-undef',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const name = /^[A-Za-z_$][\w$]*/.exec(context.text.slice(start))?.[0];
    if (name === undefined) return { leftAlone: 'there is no name at the place of the finding' };
    if (isPlainScript(path, context.text))
      return {
        leftAlone: `nothing shows that this script is a module: the page that loads it may bring ${name} itself`,
      };
    const used = await projectSources(name, path, context);
    const offered = await offeredImports(finding, start, name, context);
    if ('leftAlone' in offered) return offered;
    const known = new Set(offered.map((each) => keyOf(each.source)));
    const own = ownLines(used, path, name, context).filter((each) => !known.has(keyOf(each.source)));
    const candidates = [...offered.map((each) => placed(each, path, context.text)), ...own];
    const acyclic = await withoutCycles(candidates, path, context);
    const chosen = choose(acyclic.length > 0 ? acyclic : candidates, used);
    if (chosen === undefined) return { leftAlone: describeDoubt(name, candidates) };
    return confirm(finding, name, chosen, context);
  },
};

/** JavaScript that imports and exports nothing: an `import` would keep a page from running it at all. */
function isPlainScript(path: string, text: string): boolean {
  if (!/\.jsx?$/.test(path)) return false;
  return !/^\s*(?:import|export)\b|\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w|\bimport\.meta\b/m.test(text);
}

interface Candidate {
  readonly source: Source;
  readonly edits: readonly TextEdit[];
}

/** The imports that TypeScript offers, each with what it would import from where. */
async function offeredImports(
  finding: CodeFinding,
  start: number,
  name: string,
  context: CodeContext,
): Promise<Candidate[] | LeftAlone> {
  const { path } = finding.place;
  const code = codeOf(finding.rule) ?? 2304;
  const fixes = await context.typescript.codeFixes(path, start, start + name.length, code);
  const files = new Set(context.files);
  const found: Candidate[] = [];
  for (const fix of fixes) {
    if (fix.name !== 'import' || fix.edits.some((edit) => edit.path !== path)) continue;
    const source = sourceOf(name, path, applyEdits(context.text, fix.edits), files);
    if (source !== undefined) found.push({ source, edits: fix.edits });
  }
  return found;
}

function sourceOf(name: string, path: string, text: string, files: ReadonlySet<string>): Source | undefined {
  for (const reference of moduleReferences(path, text)) {
    const imported = reference.names.find((each) => each.local === name);
    if (imported === undefined || reference.kind === 'reexport') continue;
    const target = isRelative(reference.specifier)
      ? resolveRelative(path, reference.specifier, files)
      : aliasTarget(reference.specifier, files);
    return { module: target ?? reference.specifier.replace(/^node:/, ''), imported: imported.imported, reference };
  }
  return undefined;
}

/** The file behind `#x/y.ts`, `@/x/y` or `~/x/y`, when only one file of the package can be meant. */
function aliasTarget(specifier: string, files: ReadonlySet<string>): string | undefined {
  const rest = /^(?:#|@\/|~\/?)(.+)$/.exec(specifier)?.[1]?.replace(/\.[cm]?[jt]sx?$/, '');
  if (rest === undefined) return undefined;
  const found = [...files].filter((file) => `/${file.replace(/\.[cm]?[jt]sx?$/, '')}`.endsWith(`/${rest}`));
  return found.length === 1 ? found[0] : undefined;
}

const maxFilesRead = 3000;

/** Where the project's other files import the name from, with how often. */
async function projectSources(
  name: string,
  path: string,
  context: CodeContext,
): Promise<ReadonlyMap<string, { source: Source; count: number }>> {
  const files = new Set(context.files);
  const word = `(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`;
  // Parsing is what costs: a clause of an import has no quotes before its names, one of a require no `=`.
  const mayImport = new RegExp(`^import\\b[^'"\`;]{0,4000}?${word}|${word}[^=;]{0,2000}=\\s*require\\(`, 'm');
  const found = new Map<string, { source: Source; count: number }>();
  for (const other of context.files.slice(0, maxFilesRead)) {
    if (other === path || !/\.[cm]?[jt]sx?$/.test(other)) continue;
    const text = await context.read(other);
    if (text === undefined || !mayImport.test(text)) continue;
    const source = sourceOf(name, other, text, files);
    if (source === undefined || source.module === path) continue;
    const known = found.get(keyOf(source));
    found.set(keyOf(source), { source: known?.source ?? source, count: (known?.count ?? 0) + 1 });
  }
  return found;
}
function keyOf(source: Source): string {
  return `${source.module}#${source.imported}`;
}

function ownLines(
  used: ReadonlyMap<string, { source: Source }>,
  path: string,
  name: string,
  context: CodeContext,
): Candidate[] {
  return [...used.values()].map(({ source }) => ({ source, edits: [importLine(source, name, path, context)] }));
}

/** A new line of TypeScript's goes where the file's own order has a place for it. */
function placed(candidate: Candidate, path: string, text: string): Candidate {
  const [edit, ...more] = candidate.edits;
  if (edit === undefined || more.length > 0 || edit.start !== edit.end || !/^\s*import .*\s*$/.test(edit.text))
    return candidate;
  const line = edit.text.trim();
  return { ...candidate, edits: [placeLine(line, candidate.source.reference.specifier, path, text)] };
}

/** One candidate, or the one that the project uses most; a file rather than the index that passes its names on. */
function choose(candidates: readonly Candidate[], used: ReadonlyMap<string, { count: number }>): Candidate | undefined {
  const unique = [...new Map(candidates.map((each) => [keyOf(each.source), each])).values()];
  if (unique.length <= 1) return unique[0];
  const ranked = unique
    .map((each) => ({ each, count: used.get(keyOf(each.source))?.count ?? 0 }))
    .sort((a, b) => b.count - a.count);
  if (ranked[0] !== undefined && ranked[0].count > (ranked[1]?.count ?? 0)) return ranked[0].each;
  const direct = unique.filter((each) => !/(^|\/)index\.[cm]?[jt]sx?$/.test(each.source.module));
  return direct.length === 1 && direct[0]?.source.module.includes('.') ? direct[0] : undefined;
}

function describeDoubt(name: string, candidates: readonly Candidate[]): string {
  if (candidates.length === 0) return `no module of the project, and none that it imports, is known to export ${name}`;
  const modules = [...new Set(candidates.map((each) => each.source.module))].slice(0, 4);
  return `several modules export ${name} (${modules.join(', ')}), and the project does not prefer one`;
}

/** Importing from a module that itself loads this file would close a circle. */
async function withoutCycles(
  candidates: readonly Candidate[],
  path: string,
  context: CodeContext,
): Promise<Candidate[]> {
  if (candidates.length < 2) return [...candidates];
  const kept: Candidate[] = [];
  for (const candidate of candidates) {
    if (!(await loads(candidate.source.module, path, context))) kept.push(candidate);
  }
  return kept;
}

async function confirm(
  finding: CodeFinding,
  name: string,
  chosen: Candidate,
  context: CodeContext,
): Promise<Proposal<'code'> | LeftAlone> {
  const { path } = finding.place;
  const effect = await effectOf(context.typescript, path, chosen.edits);
  const bad = effect?.brought[0];
  if (bad !== undefined) return { leftAlone: `importing ${name} would bring another error: ${bad.message}` };
  const code = codeOf(finding.rule);
  if (code !== undefined && effect !== undefined && !effect.gone.some((each) => each.code === code)) {
    return { leftAlone: `importing ${name} does not cure it` };
  }
  const { specifier } = chosen.source.reference;
  return {
    change: { edits: chosen.edits },
    summary: `Import ${name} from ${isRelative(specifier) ? chosen.source.module : specifier}`,
  };
}
