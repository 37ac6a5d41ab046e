import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { priorities, type CodeFinding, type Priority } from '#core/finding.ts';
import { rules } from '#scanners/heal/rules.generated.ts';
import { printableJson } from '../cli/clean.ts';
import { findPackagePrefix, makeSourceReader } from '../cli/package-root.ts';
import { toFixOutput, toScanOutput } from '../cli/render/json.ts';
import { makeSarif } from '../cli/render/sarif.ts';
import { describeScanner } from '../cli/render/words.ts';
import type { ScanReport } from '../contract.ts';
import { readVersion } from '../install.ts';
import { openPlace } from '../place.ts';
import type { HealSettings } from '../settings.ts';
import {
  bundleFiles,
  type Annotation,
  type EngineRequest,
  type FindingRow,
  type FixResult,
  type ReplayResult,
  type ScanResult,
} from './engine-protocol.ts';
import { chooseAnnotations } from './annotations.ts';
import { fitSarif } from './sarif.ts';

type Say = (line: string) => void;

/** Does what was asked and writes what it made into the folder of the request. */
export async function runEngine(
  request: EngineRequest,
  signal: AbortSignal,
  say: Say,
): Promise<ScanResult | FixResult | ReplayResult> {
  const settings: HealSettings = {
    cwd: request.cwd,
    env: request.env,
    now: () => new Date(),
    mustIsolate: request.mustIsolate,
    ...(request.config.at === undefined && request.config.file === undefined ? {} : { config: request.config }),
  };
  switch (request.command) {
    case 'scan':
      return scanHere(request, settings, signal, say);
    case 'fix':
      return fixHere(request, settings, signal, say);
    case 'replay':
      return (await import('./replay-request.ts')).replayHere(request, settings, signal, say);
  }
}

async function scanHere(
  request: EngineRequest,
  settings: HealSettings,
  signal: AbortSignal,
  say: Say,
): Promise<ScanResult> {
  const { scan } = await import('../scan.ts');
  const report = await scan(
    {
      path: request.path,
      signal,
      ...chosen(request),
      listener: (event) => {
        if (event.type === 'busy') say(event.doing);
      },
    },
    settings,
  );
  const root = report.repository;
  const prefix = findPackagePrefix(root);
  await writeFile(join(request.folder, bundleFiles.report), printableJson(toScanOutput(report)));
  await writeFile(join(request.folder, bundleFiles.sarif), await makeSarifText(report.full, report.scanners, root));
  const sorted = report.full.toSorted((a, b) => priorities.indexOf(a.priority) - priorities.indexOf(b.priority));
  return {
    command: 'scan',
    found: countByPriority(sorted),
    ignored: report.ignored,
    annotations: [...chooseAnnotations(sorted, (finding, level) => annotate(finding, prefix, level))],
    rows: sorted.slice(0, 50).map((finding) => toRow(finding, prefix)),
    problems: report.scanners.filter(({ status }) => status === 'failed').map(describeScanner),
  };
}

async function fixHere(
  request: EngineRequest,
  settings: HealSettings,
  signal: AbortSignal,
  say: Say,
): Promise<FixResult> {
  const [{ analyse }, { restoreState, saveState }] = await Promise.all([
    import('../healing/analyse.ts'),
    import('./state-files.ts'),
  ]);
  const place = await openPlace(request.path, settings);
  const { config } = await place.config();
  const rejected = new Set(request.rejected);
  const before = request.state === undefined ? undefined : await restoreState(place, request.state);
  const { bundle, report, findings } = await analyse(
    {
      path: request.path,
      signal,
      ...chosen(request),
      repository: request.repository,
      branch: request.branch,
      group: config.pullRequests.group,
      maxProposals: request.maxProposals,
      isDeclined: (fingerprint) => rejected.has(fingerprint),
      tests: true,
      mayLearn: request.mayLearn,
      listener: (event) => {
        if (event.type === 'busy') say(event.doing);
      },
    },
    settings,
  );
  const { repository: root, notes } = report;
  const write = (name: string, text: string) => writeFile(join(request.folder, name), text);
  await write(bundleFiles.bundle, JSON.stringify(bundle));
  await write(bundleFiles.patch, fromRoot(report.patch, findPackagePrefix(root)));
  await write(bundleFiles.report, printableJson(toFixOutput(report)));
  await write(bundleFiles.sarif, await makeSarifText(findings, notes.scanners, root));
  if (before && request.mayLearn) {
    const folder = join(request.folder, bundleFiles.state);
    await mkdir(folder);
    await saveState(place, before, folder, request.runId);
  }
  const failed = notes.scanners.filter(({ status }) => status === 'failed').map(describeScanner);
  return {
    command: 'fix',
    open: countByPriority(bundle.open),
    isolation: notes.isolation,
    suite: notes.suite,
    problems: [...(before?.problems ?? []), ...notes.warnings, ...failed],
  };
}

/** A patch of a package, as one of its repository. Lines of content never begin as headers do: each has its sign. */
export function fromRoot(patch: string, prefix: string): string {
  if (prefix === '') return patch;
  return patch
    .split(/^(?=diff --git )/m)
    .map((file) => {
      const end = file.search(/^@@/m);
      const header = end === -1 ? file : file.slice(0, end);
      const named = header
        .replace(/^diff --git a\/(.*) b\//m, (_all, path: string) => `diff --git a/${prefix}${path} b/${prefix}`)
        .replaceAll(/^(--- a\/|\+\+\+ b\/)/gm, (start) => start + prefix);
      return named + file.slice(header.length);
    })
    .join('');
}

function chosen({ selection }: EngineRequest) {
  const { categories, changed, newOnly } = selection;
  return {
    ...(categories ? { categories } : {}),
    ...(changed === undefined ? {} : { changed }),
    ...(newOnly ? { newOnly } : {}),
  };
}

async function makeSarifText(
  findings: readonly CodeFinding[],
  scanners: ScanReport['scanners'],
  root: string,
): Promise<string> {
  const own = new Map(rules.map(({ id, title, links }) => [`heal/${id}`, { title, page: links[0] }]));
  const settings = {
    version: readVersion(),
    prefix: findPackagePrefix(root),
    read: makeSourceReader(root),
    findOwnRule: (rule: string) => own.get(rule),
  };
  return fitSarif(findings, async (some) => printableJson(await makeSarif(some, scanners, settings)));
}

export function countByPriority(findings: readonly { readonly priority: Priority }[]): Record<Priority, number> {
  const counts: Record<Priority, number> = { P0: 0, P1: 0, P2: 0, P3: 0 };
  for (const { priority } of findings) counts[priority]++;
  return counts;
}

function annotate(
  { priority, rule, message, place }: CodeFinding,
  prefix: string,
  level: Annotation['level'],
): Annotation {
  const { path, line, column, endLine, endColumn } = place;
  return {
    ...{ level, path: prefix + path, line, column, endLine, endColumn },
    title: `${priority} ${rule}`,
    message: message.slice(0, 2000),
  };
}

function toRow({ priority, category, severity, rule, place, message }: CodeFinding, prefix: string): FindingRow {
  return {
    priority,
    category,
    severity,
    rule,
    path: prefix + place.path,
    line: place.line,
    message: message.slice(0, 500),
  };
}
