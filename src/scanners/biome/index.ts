import { z } from 'zod';
import type { Category, Priority, Severity } from '#core/finding.ts';
import { parseJson } from '#core/json.ts';
import type { RawFinding, Scanner, ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { findLinters, isJavaScript } from '../oxlint/configured.ts';
import { chunkPaths, explainFailure, relativeTo } from '../tool-output.ts';

const Position = z.object({ line: z.number().int(), column: z.number().int() });
const Location = z.object({
  path: z.union([z.string(), z.object({ file: z.string() })]).nullish(),
  /** Bytes of UTF-8; version 1 and early version 2. */
  span: z.tuple([z.number().int(), z.number().int()]).nullish(),
  start: Position.nullish(),
  end: Position.nullish(),
});
const Diagnostic = z.object({
  category: z.string().nullish(),
  description: z.string().nullish(),
  message: z.union([z.string(), z.array(z.object({ content: z.string() }))]).nullish(),
  location: Location.nullish(),
});
const Report = z.object({ diagnostics: z.array(Diagnostic) });
type Diagnostic = z.infer<typeof Diagnostic>;

const timeoutMs = 180_000;

/** Biome as the repository has it. Its JSON does not carry fixes: healers answer its rules. */
export const biomeScanner: Scanner = {
  name: 'biome',
  languages: ['typescript', 'javascript'],
  weight: 2,
  async applies(request) {
    if (!request.files.some(isJavaScript) || (await findLinters(request.read)).biome === undefined) return false;
    return (await request.tools.find('biome', ['repository'])) !== undefined;
  },
  async scan(request) {
    const tool = await request.tools.find('biome', ['repository']);
    if (tool === undefined) throw new Error('the repository configures biome, and it is not installed there');
    const findings: RawFinding[] = [];
    for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
      const argv = [
        ...tool.argv,
        'lint',
        '--reporter=json',
        '--max-diagnostics=none',
        '--no-errors-on-unmatched',
        '--colors=off',
        ...paths.map((path) => `./${path}`),
      ];
      const result = await request.run({ argv, timeoutMs }, request.signal);
      const report = result.status === 'exited' ? parseReport(result.stdout) : undefined;
      if (report === undefined) throw new Error(explainFailure('biome', result));
      for (const each of report) findings.push(...(await read(each, request)));
    }
    return { version: tool.version, origin: tool.origin, findings };
  },
};

function parseReport(stdout: string): readonly Diagnostic[] | undefined {
  return Report.safeParse(parseJson(stdout.slice(Math.max(0, stdout.indexOf('{'))))).data?.diagnostics;
}

async function read(each: Diagnostic, request: ScanRequest): Promise<RawFinding[]> {
  const named = each.location?.path;
  const file = typeof named === 'string' ? named : named?.file;
  const path = file === undefined ? undefined : relativeTo(request.toolRoot, file);
  const text = path === undefined ? undefined : await request.read(path);
  const category = each.category ?? '';
  if (path === undefined || text === undefined || !category.startsWith('lint/')) return [];
  const range = rangeOf(each, text);
  if (range === undefined) return [];
  const positions = new Positions(text);
  const [from, to] = [positions.place(range.start), positions.place(range.end)];
  const message = each.description ?? textOf(each.message);
  return [
    {
      rule: `biome/${category}`,
      ...classify(category),
      message,
      place: { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column },
      toolFixes: [],
    },
  ];
}

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : (message ?? []).map((part) => part.content).join('');
}

function rangeOf(each: Diagnostic, text: string): { start: number; end: number } | undefined {
  const { span, start, end } = each.location ?? {};
  if (span) {
    const bytes = Buffer.from(text);
    const from = bytes.subarray(0, span[0]).toString().length;
    return { start: from, end: from + bytes.subarray(span[0], span[1]).toString().length };
  }
  if (!start || !end) return undefined;
  const positions = new Positions(text);
  return { start: offsetOf(start, text, positions), end: offsetOf(end, text, positions) };
}

/** Its columns count whole characters: an emoji is one, where UTF-16 has two units. */
function offsetOf(at: z.infer<typeof Position>, text: string, positions: Positions): number {
  const line = text.slice(positions.lineStart(at.line), positions.nextLineStart(at.line));
  return positions.lineStart(at.line) + [...line].slice(0, Math.max(0, at.column - 1)).join('').length;
}

function classify(category: string): { category: Category; priority: Priority; severity: Severity } {
  const [, group, name = ''] = category.split('/');
  if (/^noUnusedImports$/.test(name)) return { category: 'import', priority: 'P3', severity: 'low' };
  if (/^(noImportCycles|noUndeclaredVariables|noUndeclaredDependencies)$/.test(name))
    return { category: 'import', priority: 'P2', severity: 'medium' };
  if (group === 'security') return { category: 'security', priority: 'P0', severity: 'high' };
  if (group === 'performance') return { category: 'performance', priority: 'P2', severity: 'medium' };
  if (group === 'correctness' || group === 'suspicious')
    return { category: 'logic', priority: 'P2', severity: 'medium' };
  return { category: 'style', priority: 'P3', severity: 'low' };
}
