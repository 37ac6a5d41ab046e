import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { Tool } from '#core/ports/tools.ts';
import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { isRealMissingImport } from '../missing-imports.ts';
import { isMypyUsed } from '../mypy/used.ts';
import { explainFailure, relativeTo } from '../tool-output.ts';
import { makeProject, readOwnSettings, selectFiles } from './project.ts';
import { classify } from './rules.ts';

/** A folder outside the repository that this process writes and the tools read. */
export interface Scratch {
  /** Absolute, as this process sees it… */
  readonly path: string;
  /** …and as the tools see it. */
  readonly toolPath: string;
  remove(): Promise<void>;
}
export interface PyrightOptions {
  /** Default: a new folder below the system's temporary one, with the same path for both. */
  readonly makeScratch?: () => Promise<Scratch>;
}

const Point = z.object({ line: z.number().int(), character: z.number().int() });
const Report = z.object({
  version: z.string(),
  generalDiagnostics: z.array(
    z.object({
      file: z.string(),
      severity: z.enum(['error', 'warning', 'information']),
      message: z.string(),
      rule: z.string().optional(),
      range: z.object({ start: Point, end: Point }).optional(),
    }),
  ),
});

/** pyright on exactly the files asked for; what they import is read on demand, so that few files are cheap. */
export function createPyrightScanner(options: PyrightOptions = {}): Scanner {
  return {
    name: 'pyright',
    languages: ['python'],
    weight: 10,
    // A repository that checks its types with mypy gets mypy's opinion alone.
    applies: async (request) => request.files.some((path) => /\.pyi?$/.test(path)) && !(await isMypyUsed(request)),
    async scan(request) {
      const tool = await request.tools.find('pyright');
      if (!tool) throw new Error('pyright is not there: reinstall Heal');
      const scratch = await (options.makeScratch ?? makeTemporary)();
      try {
        const { version, findings } = await check(request, tool, scratch);
        return { version, origin: tool.origin, findings };
      } finally {
        await scratch.remove();
      }
    },
  };
}

async function check(
  request: ScanRequest,
  tool: Tool,
  scratch: Scratch,
): Promise<{ version: string; findings: RawFinding[] }> {
  const own = await readOwnSettings(request);
  const files = selectFiles(request.files, own);
  if (files.length === 0) return { version: tool.version, findings: [] };
  const context = { own, pythonVersion: await pythonVersionOf(request), venv: await venvOf(request) };
  const project = makeProject(request, files, scratch.toolPath, context);
  await writeFile(join(scratch.path, 'pyrightconfig.json'), JSON.stringify(project));
  const argv = [...tool.argv, '--outputjson', '--project', `${scratch.toolPath}/pyrightconfig.json`];
  const result = await request.run({ argv, timeoutMs: 600_000 }, request.signal);
  const report = result.status === 'exited' ? Report.safeParse(parseJson(result.stdout)).data : undefined;
  // 0: clean, 1: errors found; above that it did not get to work.
  if (!report || (result.code ?? 9) > 1) throw new Error(explainFailure('pyright', result));
  return { version: report.version, findings: await toFindings(request, report, own !== undefined) };
}

async function toFindings(
  request: ScanRequest,
  report: z.infer<typeof Report>,
  isConfigured: boolean,
): Promise<RawFinding[]> {
  const known = new Set(request.allFiles);
  const findings: RawFinding[] = [];
  for (const { file, severity, message, rule = 'syntax', range } of report.generalDiagnostics) {
    const path = relativeTo(request.toolRoot, file);
    if (path === undefined || range === undefined || severity === 'information') continue;
    if (severity === 'warning' && !isConfigured) continue;
    if (rule === 'reportMissingModuleSource') continue;
    const missing = rule === 'reportMissingImports' ? /^Import "([^"]+)"/.exec(message)?.[1] : undefined;
    if (missing !== undefined && !isRealMissingImport(missing, path, (await request.read(path)) ?? '', known)) continue;
    findings.push({
      rule: `pyright/${rule}`,
      ...classify(rule, severity, message, isConfigured),
      message: message.replaceAll('\u00a0', ' '),
      place: {
        path,
        line: range.start.line + 1,
        column: range.start.character + 1,
        endLine: range.end.line + 1,
        endColumn: range.end.character + 1,
      },
      toolFixes: [],
    });
  }
  return findings;
}

/** The interpreter that runs the tests decides what exists; else the lowest that the package promises. */
async function pythonVersionOf(request: ScanRequest): Promise<string | undefined> {
  const python = await request.tools.find('python');
  return /\b3\.\d+/.exec(python?.version ?? '')?.[0];
}
async function venvOf(request: ScanRequest): Promise<string | undefined> {
  for (const venv of ['.venv', 'venv', 'env']) {
    if ((await request.read(`${venv}/pyvenv.cfg`)) !== undefined) return venv;
  }
  return undefined;
}

async function makeTemporary(): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), 'heal-pyright-'));
  return { path, toolPath: path, remove: () => rm(path, { recursive: true, force: true }) };
}
