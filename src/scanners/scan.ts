import { StoppedError, messageOf } from '#core/errors.ts';
import { priorities, type CodeFinding } from '#core/finding.ts';
import { caseIdOf, fingerprint } from '#core/fingerprint.ts';
import type { ScanRequest, Scanner, ScannerAnswer, ScannerReport } from '#core/scanner.ts';
import { unseenCharacters } from '#core/text.ts';
import { admit, type DropCause } from './admit.ts';
import { dropHarmless } from './harmless.ts';
import { readIgnores, type Ignores } from './ignores.ts';
import { mergeTwins, type MergedFinding, type ScannedFinding } from './merge.ts';
import { createPace } from './pace.ts';

export interface ScanDeps {
  readonly scanners: readonly Scanner[];
  /** Scanners at work at the same time; default 2: the type checker alone on one core, the rest on the other. */
  readonly parallelism?: number;
  /** For one scanner; default ten minutes. */
  readonly timeoutMs?: number;
  /** Told whenever a scanner ends, for the progress display. */
  readonly onReport?: (report: ScannerReport) => void;
}
export interface ScanResult {
  /** By priority, path, line. */
  readonly findings: readonly CodeFinding[];
  readonly reports: readonly ScannerReport[];
  /** What tools said and was not believed, or people told us not to say. */
  readonly dropped: Readonly<Partial<Record<DropCause | 'ignored', number>>>;
}
interface Run {
  readonly report: ScannerReport;
  readonly findings: readonly ScannedFinding[];
}

/**
 * Runs every scanner that applies and makes findings of what they said.
 * A scanner that throws, hangs or prints rubbish is reported as failed; the others go on.
 * Throws `StoppedError` within a second of `request.signal`.
 */
export async function scanPackage(deps: ScanDeps, request: ScanRequest): Promise<ScanResult> {
  const runs = await runAll(deps, request);
  const { findings, dropped, droppedByScanner } = await admit(
    runs.flatMap((run) => run.findings),
    request,
  );
  const { kept, ignored } = await respectIgnores(mergeTwins(await dropHarmless(findings, request)), request);
  return {
    findings: await identify(kept, request),
    reports: runs.map(({ report }) => {
      const detail = [report.detail, droppedByScanner.get(report.name)].filter(Boolean).join('; ');
      return { ...report, detail };
    }),
    dropped: ignored > 0 ? { ...dropped, ignored } : dropped,
  };
}

async function runAll(deps: ScanDeps, request: ScanRequest): Promise<readonly Run[]> {
  const queue = deps.scanners.toSorted((a, b) => b.weight - a.weight).values();
  const runs: Run[] = [];
  const lane = async () => {
    for (const scanner of queue) {
      throwIfStopped(request.signal);
      const run = await runOne(scanner, request, deps.timeoutMs ?? 600_000);
      throwIfStopped(request.signal);
      runs.push(run);
      deps.onReport?.(run.report);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, deps.parallelism ?? 2) }, lane));
  return runs.sort((a, b) => (a.report.name < b.report.name ? -1 : 1));
}

async function runOne(scanner: Scanner, request: ScanRequest, timeoutMs: number): Promise<Run> {
  const started = performance.now();
  const timeout = new AbortController();
  const signal = AbortSignal.any([request.signal, timeout.signal]);
  const report = (status: ScannerReport['status'], detail: string, answer?: ScannerAnswer): Run => ({
    report: {
      name: scanner.name,
      version: answer?.version ?? '',
      origin: answer?.origin ?? 'bundled',
      ms: Math.round(performance.now() - started),
      status,
      detail,
      findings: answer?.findings.length ?? 0,
    },
    findings: answer?.findings.map((finding) => ({ ...finding, scanner: scanner.name })) ?? [],
  });
  // A scanner that ignores its signal must not hold up the scan: whoever comes first decides.
  const watch = watchSignal(signal);
  const timer = setTimeout(() => timeout.abort(new Error(`did not finish in ${timeoutMs / 1000} s`)), timeoutMs);
  try {
    return await Promise.race([watch.aborted, attempt(scanner, { ...request, signal }, report)]);
  } catch (error) {
    return report('failed', `${scanner.name} ${timeout.signal.aborted ? '' : 'failed: '}${tidy(messageOf(error))}`);
  } finally {
    clearTimeout(timer);
    watch.release();
    // Whatever the scanner still runs ends with it.
    timeout.abort(new Error('is over'));
  }
}

async function attempt(
  scanner: Scanner,
  request: ScanRequest,
  report: (status: ScannerReport['status'], detail: string, answer?: ScannerAnswer) => Run,
): Promise<Run> {
  if (!(await scanner.applies(request))) return report('skipped', 'nothing for it to do here');
  const answer = await scanner.scan(request);
  return report('ok', tidy((answer.notes ?? []).join('; ')), answer);
}

function watchSignal(signal: AbortSignal): { aborted: Promise<never>; release: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  if (signal.aborted) onAbort();
  signal.addEventListener('abort', onAbort, { once: true });
  promise.catch(() => undefined);
  return { aborted: promise, release: () => signal.removeEventListener('abort', onAbort) };
}

/** One line, bounded, without control characters: it may quote what a tool printed. */
function tidy(text: string): string {
  return text.replace(unseenCharacters, ' ').replace(/\s+/g, ' ').trim().slice(0, 500);
}

function throwIfStopped(signal: AbortSignal): void {
  if (signal.aborted)
    throw new StoppedError('the scan was stopped', 'start it again when you are ready', { cause: signal.reason });
}

async function respectIgnores(
  findings: readonly MergedFinding[],
  request: ScanRequest,
): Promise<{ kept: readonly MergedFinding[]; ignored: number }> {
  const byPath = Map.groupBy(findings, (finding) => finding.place.path);
  const pace = createPace(request.signal);
  const kept: MergedFinding[] = [];
  let ignored = 0;
  for (const path of new Set([...request.files, ...byPath.keys()])) {
    await pace();
    const text = await request.read(path);
    if (text === undefined) continue;
    const found = byPath.get(path) ?? [];
    // Where nothing was found there is nothing to silence; only our own comments can be wrong by themselves.
    if (found.length === 0 && !text.includes('heal-ignore')) continue;
    const ignores: Ignores = readIgnores(path, text);
    const own = ignores.faults.map((fault) => ({ ...fault, sources: [{ scanner: 'heal', rule: fault.rule }] }));
    for (const finding of [...found, ...own]) {
      const rules = finding.sources.map((source) => source.rule);
      if (ignores.silencing({ rule: finding.rule, place: finding.place, rules }) === undefined) kept.push(finding);
      else ignored++;
    }
  }
  return { kept, ignored };
}

async function identify(findings: readonly MergedFinding[], request: ScanRequest): Promise<readonly CodeFinding[]> {
  const sorted = findings.toSorted(
    (a, b) =>
      priorities.indexOf(a.priority) - priorities.indexOf(b.priority) ||
      (a.place.path < b.place.path ? -1 : a.place.path > b.place.path ? 1 : 0) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      (a.rule < b.rule ? -1 : 1),
  );
  const seen = new Map<string, number>();
  const lines = new Map<string, readonly string[]>();
  const identified: CodeFinding[] = [];
  for (const { rule, category, severity, priority, message, place, toolFixes, sources, flow } of sorted) {
    const text = lines.get(place.path) ?? ((await request.read(place.path)) ?? '').split(/\r\n|\r|\n/);
    lines.set(place.path, text);
    // A span over a whole function would change its name with every line in it: its head is enough.
    const own = text.slice(place.line - 1, Math.min(place.endLine, place.line + 9));
    const parts = { rule, path: place.path, message, lines: own };
    const first = fingerprint({ ...parts, ordinal: 0 });
    const ordinal = seen.get(first) ?? 0;
    seen.set(first, ordinal + 1);
    const print = ordinal === 0 ? first : fingerprint({ ...parts, ordinal });
    const head = { id: caseIdOf(print), kind: 'code' as const, rule, category, priority, severity, message };
    identified.push({ ...head, fingerprint: print, sources, place, toolFixes, ...(flow ? { flow } : {}) });
  }
  return identified;
}
