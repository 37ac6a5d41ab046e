import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { isRealMissingImport } from '../missing-imports.ts';
import { explainFailure, relativeTo } from '../tool-output.ts';
import { choosesFiles, findMypy, isMypyUsed } from './used.ts';

export interface MypyOptions {
  /** Folder for mypy's cache, absolute and as the tools see it; without one every run starts afresh. */
  readonly cachePath?: string;
}

/**
 * mypy, where the repository has settings for it: its own tool wins over pyright. It always checks what its settings
 * choose, since its `exclude` does not hold for files named on the command line; what was not asked for is dropped later.
 */
export function createMypyScanner(options: MypyOptions = {}): Scanner {
  return {
    name: 'mypy',
    languages: ['python'],
    weight: 9,
    applies: async (request) => request.files.some((path) => /\.pyi?$/.test(path)) && (await isMypyUsed(request)),
    async scan(request) {
      const tool = await findMypy(request);
      if (!tool) throw new Error('mypy has gone since the scan began');
      const cache = options.cachePath ?? (process.platform === 'win32' ? 'nul' : '/dev/null');
      const argv = [...tool.argv, ...flags, `--cache-dir=${cache}`, ...((await choosesFiles(request)) ? [] : ['.'])];
      const result = await request.run({ argv, timeoutMs: 600_000 }, request.signal);
      const lines = result.stdout.split(/\r?\n/).filter((line) => line !== '');
      const parsed = lines.map((line) => parseLine(request, line)).filter((one) => one !== undefined);
      // 0: clean, 1: errors found, 2: it did not get to work (also after a syntax error, which it prints).
      const isUsable = result.status === 'exited' && (result.code ?? 9) <= 2;
      const isRubbish =
        parsed.length === 0 && lines.some((line) => !/: (?:note|warning|error): |^Success: /.test(line));
      if (!isUsable || isRubbish || (result.code !== 0 && parsed.length === 0))
        throw new Error(explainFailure('mypy', result));
      const findings: RawFinding[] = [];
      for (const finding of parsed) if (await isWorthTelling(request, finding)) findings.push(finding);
      return { version: tool.version, origin: tool.origin, findings };
    },
  };
}
const flags = [
  '--no-error-summary',
  '--show-column-numbers',
  '--show-error-end',
  '--show-error-codes',
  '--hide-error-context',
  '--no-color-output',
  '--no-pretty',
];

/** A package that is not installed here says nothing about the code. */
async function isWorthTelling(request: ScanRequest, { rule, message, place }: RawFinding): Promise<boolean> {
  if (rule !== 'mypy/import-not-found' && rule !== 'mypy/import') return true;
  const module = /module named "([^"]+)"/.exec(message)?.[1] ?? '';
  return isRealMissingImport(module, place.path, (await request.read(place.path)) ?? '', new Set(request.allFiles));
}

/** `pkg/a.py:3:5:3:9: error: Name "x" is not defined  [name-defined]`; undefined for notes and anything else. */
function parseLine(request: ScanRequest, line: string): RawFinding | undefined {
  const found = /^((?:[A-Za-z]:)?[^:]+):(\d+):(\d+)(?::(\d+):(\d+))?: error: (.*?)(?:\s+\[([\w-]+)\])?$/.exec(line);
  if (!found) return undefined;
  const [, file = '', row = '', column = '', endRow, endColumn, message = '', code = 'syntax'] = found;
  const path = relativeTo(request.toolRoot, file);
  if (path === undefined || code === 'import-untyped') return undefined;
  const isName =
    /^(?:name-defined|import-not-found|import)$/.test(code) ||
    /has no attribute .*; maybe|Module .* has no attribute/.test(message);
  return {
    rule: `mypy/${code}`,
    category: isName ? 'import' : 'type',
    severity: code === 'syntax' ? 'critical' : 'high',
    priority: 'P1',
    message,
    place: {
      path,
      line: Number(row),
      column: Number(column),
      endLine: Number(endRow ?? row),
      // mypy's end column is the last character's; ours is the one behind it.
      endColumn: endColumn === undefined ? Number(column) : Number(endColumn) + 1,
    },
    toolFixes: [],
  };
}
