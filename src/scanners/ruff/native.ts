import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { Tool } from '#core/ports/tools.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { chunkPaths, explainFailure, relativeTo } from '../tool-output.ts';
import { isPython, type RuffDiagnostic, type RuffRun } from './diagnostic.ts';
import type { createProfiles, RuffProfile } from './profile.ts';
import { addedSelect, defaultSelect } from './rules.ts';

const Location = z.object({ row: z.number().int(), column: z.number().int() });
/** `ruff check --output-format json`; columns count characters, not UTF-16 units. */
const Report = z.array(
  z.object({
    code: z.string().nullable(),
    filename: z.string(),
    message: z.string(),
    location: Location,
    end_location: Location,
    fix: z
      .object({
        applicability: z.enum(['safe', 'unsafe', 'display']).catch('unsafe'),
        message: z.string().nullish(),
        edits: z.array(z.object({ content: z.string().nullish(), location: Location, end_location: Location })),
      })
      .nullish(),
  }),
);

/** Runs a ruff that is installed: it reads the repository's settings itself, and we add our families to them. */
export async function runNative(
  request: ScanRequest,
  tool: Tool,
  profiles: ReturnType<typeof createProfiles>,
): Promise<RuffRun> {
  const groups = new Map<string, { readonly args: readonly string[]; readonly paths: string[] }>();
  for (const path of request.files.filter(isPython)) {
    const profile = await profiles.of(path);
    if (profile.isExcluded(path)) continue;
    const args = argumentsFor(profile);
    const group = groups.get(args.join(' ')) ?? { args, paths: [] };
    groups.set(args.join(' '), group);
    group.paths.push(path);
  }
  const diagnostics: RuffDiagnostic[] = [];
  for (const { paths, args } of groups.values()) {
    for (const chunk of chunkPaths(paths)) {
      diagnostics.push(...(await runOnce(request, [...tool.argv, ...base, ...args, '--', ...chunk])));
    }
  }
  return { version: tool.version, origin: tool.origin, diagnostics, notes: [] };
}
/** Its own settings plus our families; or, without settings, our set alone, so that none from further up are found. */
function argumentsFor(profile: RuffProfile): readonly string[] {
  if (profile.settingsPath !== '') return ['--extend-select', addedSelect.join(',')];
  return ['--isolated', '--select', defaultSelect.join(','), '--target-version', profile.targetVersion];
}
const base = [
  'check',
  '--output-format',
  'json',
  '--no-cache',
  '--force-exclude',
  '--no-fix',
  '--exit-zero',
  '--quiet',
  '--no-preview',
];

async function runOnce(request: ScanRequest, argv: readonly string[]): Promise<RuffDiagnostic[]> {
  const result = await request.run({ argv, timeoutMs: 300_000 }, request.signal);
  const report = result.status === 'exited' ? Report.safeParse(parseJson(result.stdout)).data : undefined;
  if (!report) throw new Error(explainFailure('ruff', result));
  const diagnostics: RuffDiagnostic[] = [];
  for (const [filename, entries] of Map.groupBy(report, (entry) => entry.filename)) {
    const path = relativeTo(request.toolRoot, filename);
    const text = path === undefined ? undefined : await request.read(path);
    if (path === undefined || text === undefined) continue;
    const offset = makeOffset(text);
    for (const { code, message, location, end_location, fix } of entries) {
      const edits = fix?.edits.map((edit) => ({
        start: offset(edit.location),
        end: offset(edit.end_location),
        text: edit.content ?? '',
      }));
      diagnostics.push({
        path,
        code: code ?? 'invalid-syntax',
        message,
        start: offset(location),
        end: offset(end_location),
        ...(fix && edits
          ? { fix: { message: fix.message ?? 'Apply ruff’s fix', applicability: fix.applicability, edits } }
          : {}),
      });
    }
  }
  return diagnostics;
}

/** Characters to UTF-16 units: an emoji is one of the first and two of the second. */
function makeOffset(text: string): (at: { row: number; column: number }) => number {
  const positions = new Positions(text);
  return ({ row, column }) => {
    const start = positions.lineStart(row);
    const line = text.slice(start, positions.nextLineStart(row));
    let units = 0;
    let left = column - 1;
    while (left-- > 0 && units < line.length) units += (line.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
    return start + units;
  };
}
