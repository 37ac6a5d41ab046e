import { z } from 'zod';
import type { CodePlace } from '#core/finding.ts';
import { parseJson } from '#core/json.ts';
import type { RawFinding, Scanner, ScannerAnswer, ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { chunkPaths, explainFailure, relativeTo } from '../tool-output.ts';
import { findLinters, isJavaScript } from './configured.ts';
import { addFixes } from './fixes.ts';
import { classify, defaultFlags, styleFlags } from './rules.ts';
import { importedElsewhere } from './undefined-names.ts';

const Report = z.object({
  diagnostics: z.array(
    z.object({
      message: z.string(),
      code: z.string().optional(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ offset: z.number().int(), length: z.number().int() }) })),
    }),
  ),
});
type Diagnostic = z.infer<typeof Report>['diagnostics'][number];

const timeoutMs = 120_000;

export interface OxlintOptions {
  /** Script that asks oxlint for its fixes, as the tools see it: `dist/oxlint-fix-worker.js` when bundled. */
  readonly fixWorkerPath: string;
}

/** oxlint with the repository's own configuration, else with a short list of rules that are right nearly always. */
export function createOxlintScanner(options: OxlintOptions): Scanner {
  return {
    name: 'oxlint',
    languages: ['typescript', 'javascript'],
    // Light, but a process of its own: it runs beside what this process does itself.
    weight: 4,
    async applies(request) {
      if (!request.files.some(isJavaScript)) return false;
      // A repository that chose another linter, and has it at hand, gets that one's opinion alone.
      const { oxlint, eslint, biome } = await findLinters(request.read);
      if (oxlint !== undefined) return true;
      const hasEslint = eslint !== undefined && (await request.tools.find('eslint', ['repository'])) !== undefined;
      const hasBiome = biome !== undefined && (await request.tools.find('biome', ['repository'])) !== undefined;
      return !hasEslint && !hasBiome;
    },
    async scan(request): Promise<ScannerAnswer> {
      const tool = await request.tools.find('oxlint');
      if (tool === undefined) throw new Error('oxlint was not found');
      const linters = await findLinters(request.read);
      const isTheirs = linters.oxlint !== undefined;
      const hasOtherStyle = linters.eslint !== undefined || linters.biome !== undefined;
      const flags = isTheirs ? [] : ['--disable-nested-config', ...defaultFlags, ...(hasOtherStyle ? [] : styleFlags)];
      const findings: RawFinding[] = [];
      const measures = new Map<string, Measures>();
      for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
        // Paths that start with a dash must not be read as flags.
        const named = paths.map((path) => `./${path}`);
        const argv = [...tool.argv, '-f', 'json', '--no-error-on-unmatched-pattern', ...flags, ...named];
        const result = await request.run({ argv, timeoutMs }, request.signal);
        const report =
          result.status === 'exited' ? Report.safeParse(parseJson(result.stdout)).data?.diagnostics : undefined;
        if (report === undefined) throw new Error(explainFailure('oxlint', result));
        for (const each of report) findings.push(...(await read(each, isTheirs, request, measures)));
      }
      const source = { tool, workerPath: options.fixWorkerPath, hasOwnConfig: isTheirs };
      const fixed = await addFixes(findings, source, request);
      const notes = fixed.notes.length > 0 ? { notes: fixed.notes } : {};
      return { version: tool.version, origin: tool.origin, findings: fixed.findings, ...notes };
    },
  };
}

async function read(
  each: Diagnostic,
  isTheirs: boolean,
  request: ScanRequest,
  measures: Map<string, Measures>,
): Promise<RawFinding[]> {
  const path = relativeTo(request.toolRoot, each.filename);
  const span = each.labels[0]?.span;
  const text = path === undefined ? undefined : await request.read(path);
  if (path === undefined || span === undefined || text === undefined) return [];
  // Without a code it is a syntax error; the type checker says so too, and better.
  const rule = each.code === undefined ? 'oxlint/syntax' : nameRule(each.code);
  const own = measures.get(path) ?? measure(text);
  measures.set(path, own);
  const place = placeOf(path, own, span.offset, span.length);
  const line = own.lines[place.line - 1] ?? '';
  if (!isTheirs && isExcused(rule, line)) return [];
  if (!isTheirs && rule === 'oxlint/no-undef') {
    // TypeScript itself knows better which names exist.
    const name = /'([^']+)'/.exec(each.message)?.[1] ?? '';
    if (/\.[cm]?tsx?$/.test(path) || !(await importedElsewhere(name, path, request))) return [];
  }
  return [{ rule, ...classify(rule, each.message), message: each.message, place, toolFixes: [] }];
}

/** `eslint(no-var)` -> `oxlint/no-var`, `import(no-cycle)` -> `oxlint/import/no-cycle`. */
export function nameRule(code: string): string {
  const [, plugin, name] = /^([\w-]+)\(([^)]+)\)$/.exec(code) ?? [];
  if (plugin === undefined || name === undefined) return `oxlint/${code}`;
  return plugin === 'eslint' ? `oxlint/${name}` : `oxlint/${plugin}/${name}`;
}

/** `x == null` is the usual way to ask for both; a name that begins with `_` says that it is unused. */
function isExcused(rule: string, line: string): boolean {
  return rule === 'oxlint/eqeqeq' && /[!=]=\s*(null|undefined)\b|\b(null|undefined)\s*[!=]=/.test(line);
}

/** What it takes to find places in a text; made once for all findings of a file. */
interface Measures {
  /** oxlint counts bytes of UTF-8: the offset in characters for one in bytes. */
  readonly toCharacters: (byte: number) => number;
  readonly positions: Positions;
  readonly lines: readonly string[];
}

function measure(text: string): Measures {
  const bytes = Buffer.from(text);
  return {
    toCharacters: bytes.length === text.length ? (byte) => byte : makeCharacterCount(bytes),
    positions: new Positions(text),
    lines: text.split(/\r\n|\n|\r/),
  };
}

/** Findings come in the order of the text, more or less: counts on from where the last one stood. */
function makeCharacterCount(bytes: Buffer): (byte: number) => number {
  let last = { byte: 0, characters: 0 };
  return (byte) => {
    const from = byte < last.byte ? { byte: 0, characters: 0 } : last;
    last = { byte, characters: from.characters + bytes.subarray(from.byte, byte).toString().length };
    return last.characters;
  };
}

function placeOf(path: string, { toCharacters, positions }: Measures, offset: number, length: number): CodePlace {
  const [start, end] = [toCharacters(offset), toCharacters(offset + length)];
  const [from, to] = [positions.place(start), positions.place(end)];
  return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
