import { z } from 'zod';
import type { CodePlace, Safety, ToolFix } from '#core/finding.ts';
import { parseJson } from '#core/json.ts';
import type { RawFinding, Scanner, ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { findLinters, isJavaScript } from '../oxlint/configured.ts';
import { classify } from '../oxlint/rules.ts';
import { chunkPaths, explainFailure, relativeTo } from '../tool-output.ts';

const Fix = z.object({ range: z.tuple([z.number().int(), z.number().int()]), text: z.string() });
const Message = z.object({
  ruleId: z.string().nullable(),
  severity: z.number(),
  message: z.string(),
  line: z.number().int().optional(),
  column: z.number().int().optional(),
  endLine: z.number().int().nullish(),
  endColumn: z.number().int().nullish(),
  fix: Fix.optional(),
});
const Report = z.array(z.object({ filePath: z.string(), messages: z.array(Message) }));
type Message = z.infer<typeof Message>;

const timeoutMs = 240_000;

/** ESLint as the repository has it: its installation, its configuration. Its configuration is code, so it runs where tools run. */
export const eslintScanner: Scanner = {
  name: 'eslint',
  languages: ['typescript', 'javascript'],
  weight: 6,
  async applies(request) {
    if (!request.files.some(isJavaScript) || (await findLinters(request.read)).eslint === undefined) return false;
    return (await request.tools.find('eslint', ['repository'])) !== undefined;
  },
  async scan(request) {
    const tool = await request.tools.find('eslint', ['repository']);
    if (tool === undefined) throw new Error('the repository configures eslint, and it is not installed there');
    const findings: RawFinding[] = [];
    for (const paths of chunkPaths(request.files.filter(isJavaScript))) {
      const argv = [...tool.argv, '-f', 'json', '--no-error-on-unmatched-pattern', '--no-warn-ignored', '--', ...paths];
      let result = await request.run({ argv, timeoutMs }, request.signal);
      if (result.code === 2 && /warn-?ignored/i.test(result.stderr)) {
        result = await request.run(
          { argv: argv.filter((each) => each !== '--no-warn-ignored'), timeoutMs },
          request.signal,
        );
      }
      const report =
        result.status === 'exited' && (result.code ?? 2) < 2
          ? Report.safeParse(parseJson(result.stdout)).data
          : undefined;
      if (report === undefined) throw new Error(explainFailure('eslint', result));
      for (const { filePath, messages } of report) findings.push(...(await readFile(filePath, messages, request)));
    }
    return { version: tool.version, origin: tool.origin, findings };
  },
};

async function readFile(filePath: string, messages: readonly Message[], request: ScanRequest): Promise<RawFinding[]> {
  const path = relativeTo(request.toolRoot, filePath);
  const text = path === undefined ? undefined : await request.read(path);
  if (path === undefined || text === undefined) return [];
  const positions = new Positions(text);
  return messages.flatMap((each): RawFinding[] => {
    if (each.ruleId === null || each.line === undefined) return [];
    const column = each.column ?? 1;
    const place: CodePlace = {
      path,
      line: each.line,
      column,
      endLine: each.endLine ?? each.line,
      endColumn: each.endColumn ?? column,
    };
    const rule = `eslint/${each.ruleId}`;
    const line = text.slice(positions.lineStart(each.line), positions.nextLineStart(each.line));
    const isInImport = /^\s*import\b/.test(line);
    return [
      {
        rule,
        ...classify(rule, isInImport ? 'import' : each.message),
        message: each.message,
        place,
        toolFixes: fixesOf(each, path, text, positions),
      },
    ];
  });
}

/**
 * Ours, not the tool's: what keeps behaviour for every input, what does under assumptions.
 * Rules that are not named here get no fix from the tool; several would hide the finding or change what runs.
 */
const fixSafety: Readonly<Record<string, Safety>> = {
  'no-extra-semi': 'safe',
  'no-extra-boolean-cast': 'safe',
  'no-var': 'careful',
  'prefer-const': 'safe',
  'object-shorthand': 'careful',
  'dot-notation': 'safe',
  curly: 'safe',
  semi: 'safe',
  quotes: 'safe',
  'no-regex-spaces': 'safe',
  'no-unneeded-ternary': 'safe',
  'no-useless-return': 'careful',
  'no-else-return': 'careful',
  'no-useless-rename': 'safe',
  'prefer-template': 'careful',
  'prefer-arrow-callback': 'careful',
  'operator-assignment': 'careful',
  yoda: 'safe',
  'no-div-regex': 'safe',
  'no-unused-imports': 'careful',
  'consistent-type-imports': 'careful',
  'consistent-type-exports': 'careful',
  'array-type': 'safe',
  'no-inferrable-types': 'safe',
  'prefer-as-const': 'safe',
  'consistent-type-definitions': 'careful',
  'prefer-optional-chain': 'careful',
  'prefer-node-protocol': 'safe',
  order: 'careful',
  first: 'careful',
  'newline-after-import': 'safe',
  'no-duplicates': 'careful',
  'sort-imports': 'careful',
};

function fixesOf(each: Message, path: string, text: string, positions: Positions): ToolFix[] {
  const name = each.ruleId?.split('/').at(-1) ?? '';
  const safety = fixSafety[name];
  if (each.fix === undefined || safety === undefined) return [];
  // ESLint counts from behind a byte order mark.
  const shift = text.startsWith('\uFEFF') ? 1 : 0;
  const [start, end] = [each.fix.range[0] + shift, each.fix.range[1] + shift];
  if (start < 0 || end < start || end > text.length) return [];
  const removed = text.slice(start, end);
  const isCommentLost = /\/\/|\/\*/.test(removed) && !/\/\/|\/\*/.test(each.fix.text);
  const isFar = Math.abs(positions.place(start).line - (each.line ?? 1)) > 60;
  if (isCommentLost || isFar || /eslint-disable|@ts-(ignore|expect-error|nocheck)/.test(each.fix.text)) return [];
  return [
    {
      summary: `Apply ESLint's fix for ${each.ruleId ?? ''}`,
      safety,
      edits: [{ path, start, end, text: each.fix.text }],
    },
  ];
}
