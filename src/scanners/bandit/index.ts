import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { RawFinding, Scanner } from '#core/scanner.ts';
import { isNoise } from '../ruff/rules.ts';
import { chunkPaths, explainFailure, relativeTo } from '../tool-output.ts';

const level = z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNDEFINED']);
const Report = z.object({
  results: z.array(
    z.object({
      filename: z.string(),
      test_id: z.string().regex(/^B\d{3}$/),
      issue_text: z.string(),
      issue_severity: level,
      issue_confidence: level,
      line_number: z.number().int(),
      line_range: z.array(z.number().int()).default([]),
      col_offset: z.number().int().default(0),
      end_col_offset: z.number().int().default(0),
    }),
  ),
});
/** `input()` is harmless since Python 3; old versions still report it. */
const outdated = ['B322', 'B309', 'B325'];

/** bandit, where it is installed: nearly all of what it says, ruff says too, and both become one finding. */
export function createBanditScanner(): Scanner {
  return {
    name: 'bandit',
    languages: ['python'],
    weight: 4,
    applies: async (request) =>
      request.files.some((path) => path.endsWith('.py')) &&
      (await request.tools.find('bandit', ['repository', 'machine'])) !== undefined,
    async scan(request) {
      const tool = await request.tools.find('bandit', ['repository', 'machine']);
      if (!tool) throw new Error('bandit has gone since the scan began');
      const findings: RawFinding[] = [];
      for (const chunk of chunkPaths(request.files.filter((path) => path.endsWith('.py')))) {
        const argv = [...tool.argv, '--format', 'json', '--quiet', ...chunk];
        const result = await request.run({ argv, timeoutMs: 600_000 }, request.signal);
        // 0: nothing found, 1: something; versions before 1.7.1 know no flag that makes it 0.
        const isUsable = result.status === 'exited' && (result.code ?? 9) <= 1;
        const report = isUsable ? parseReport(result.stdout) : undefined;
        if (!report) throw new Error(explainFailure('bandit', result));
        for (const one of report.results) {
          const path = relativeTo(request.toolRoot, one.filename);
          if (path !== undefined && isWorthTelling(one, path)) findings.push(toFinding(one, path));
        }
      }
      return { version: tool.version, origin: tool.origin, findings };
    },
  };
}
type Result = z.infer<typeof Report>['results'][number];

function isWorthTelling(one: Result, path: string): boolean {
  return (
    !outdated.includes(one.test_id) && one.issue_confidence !== 'LOW' && !isNoise(`S${one.test_id.slice(1)}`, path)
  );
}

function toFinding(one: Result, path: string): RawFinding {
  const severity = one.issue_severity === 'HIGH' ? 'high' : one.issue_severity === 'MEDIUM' ? 'medium' : 'low';
  const isOneLine = one.line_range.length <= 1 && one.end_col_offset > one.col_offset;
  return {
    rule: `bandit/${one.test_id}`,
    category: 'security',
    severity,
    priority: severity === 'low' ? 'P2' : 'P0',
    // Its texts about passwords quote them.
    message: (one.issue_text.split('\n')[0] ?? '').replace(/'[^']*'/g, /^B10[567]$/.test(one.test_id) ? '***' : '$&'),
    // Its columns count bytes from 0; a point is enough, since the place of a twin is more precise.
    place: {
      path,
      line: one.line_number,
      column: one.col_offset + 1,
      endLine: one.line_number,
      endColumn: (isOneLine ? one.end_col_offset : one.col_offset) + 1,
    },
    toolFixes: [],
  };
}

/** Older versions print a progress line before the report. */
function parseReport(text: string): z.infer<typeof Report> | undefined {
  return Report.safeParse(parseJson(text.slice(text.indexOf('{')))).data;
}
