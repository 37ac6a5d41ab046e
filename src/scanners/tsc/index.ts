import { posix } from 'node:path';
import type { Tool } from '#core/ports/tools.ts';
import type { RawFinding, Scanner, ScanRequest } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { explainFailure, relativeTo } from '../tool-output.ts';
import { looseFlags, oldDefaults, replaceRemovedOptions, tuningOf } from './arguments.ts';
import { findConfigs, isTypeScript } from './configs.ts';
import { absenceOf, buildCodes, classify, isForWantOfPackages, missesPackages } from './judge.ts';
import { parseTscOutput, placeOf, type TscError } from './parse-output.ts';

const timeoutMs = 180_000;
/** A build record would be written even with `--noEmit`. */
const leavesNothingBehind = ['--composite', 'false', '--incremental', 'false', '--tsBuildInfoFile', 'null'];
/** Figures that a configuration may ask for stand between the errors. */
const saysErrorsOnly = ['--pretty', 'false', '--diagnostics', 'false', '--extendedDiagnostics', 'false'];

/** TypeScript's compiler: the repository's own, else the bundled one, in each of the repository's configurations. */
export const tscScanner: Scanner = {
  name: 'tsc',
  languages: ['typescript', 'javascript'],
  weight: 4,
  async applies(request) {
    if (request.files.some(isTypeScript)) return true;
    return request.files.length > 0 && (await findConfigs(request.files, request.read)).configs.length > 0;
  },
  async scan(request) {
    const tool = await request.tools.find('tsc');
    if (tool === undefined) throw new Error('no TypeScript compiler was found');
    const { configs, loose } = await findConfigs(request.files, request.read);
    const collected = new Collected(request);
    for (const config of configs) await checkProject(config, tool, collected);
    if (loose.length > 0)
      await collected.take(await run(tool, ['--ignoreConfig', ...looseFlags, ...loose], request), 'tsconfig.json');
    return { version: tool.version, origin: tool.origin, findings: collected.findings, notes: collected.notes() };
  },
};

async function checkProject(config: string, tool: Tool, collected: Collected): Promise<void> {
  const { request } = collected;
  const args = ['-p', config, ...(await oldDefaults(config, tool, request.read))];
  const first = await run(tool, args, request);
  const replaced = replaceRemovedOptions(first);
  const losesPaths = replaced.includes('--baseUrl');
  const errors = replaced.length > 0 ? await run(tool, [...args, ...replaced], request) : first;
  await collected.take(errors, config, losesPaths, [...first, ...errors]);
}

async function run(tool: Tool, args: readonly string[], request: ScanRequest): Promise<readonly TscError[]> {
  // Old compilers do not know the flag, and without a configuration they need none.
  const major = Number(/\d+/.exec(tool.version)?.[0] ?? 0);
  const known = major >= 6 ? args : args.filter((arg) => arg !== '--ignoreConfig');
  const { flags, env } = tuningOf(tool, request.allFiles.length);
  const argv = [...tool.argv, '--noEmit', ...saysErrorsOnly, ...leavesNothingBehind, ...flags, ...known];
  const result = await request.run({ argv, timeoutMs, env }, request.signal);
  const errors = result.status === 'exited' ? parseTscOutput(result.stdout) : undefined;
  // 0: no errors; 1 and 2: errors. Anything else is a crash, and so is an error code without an error.
  const isSane =
    result.code === 0 || ((result.code === 1 || result.code === 2) && errors !== undefined && errors.length > 0);
  if (errors === undefined || !isSane) throw new Error(explainFailure('tsc', result));
  return errors;
}

class Collected {
  readonly request: ScanRequest;
  readonly #findings = new Map<string, RawFinding>();
  /** Of files with errors: most that have one have many. */
  readonly #texts = new Map<string, { readonly positions: Positions; readonly lines: readonly string[] }>();
  #absent = 0;
  #build = 0;
  readonly #config: string[] = [];

  constructor(request: ScanRequest) {
    this.request = request;
  }
  get findings(): readonly RawFinding[] {
    return [...this.#findings.values()];
  }
  notes(): readonly string[] {
    return [
      ...(this.#absent > 0 ? [`${this.#absent} errors dropped: the repository's packages are not installed`] : []),
      ...(this.#build > 0 ? [`${this.#build} errors dropped: referenced projects are not built`] : []),
      ...this.#config.slice(0, 3).map((message) => `not checked as configured: ${message}`),
    ];
  }

  async take(errors: readonly TscError[], config: string, losesPaths = false, all = errors): Promise<void> {
    const { read, files, toolRoot } = this.request;
    const wanted = new Set(files);
    const absence = losesPaths ? 'not-installed' : missesPackages(all) ? await absenceOf(config, read) : 'installed';
    const isBlocked =
      errors.length > 0 && errors.every((error) => error.file === undefined || error.file.endsWith('.json'));
    for (const error of errors) {
      if (buildCodes.has(error.code)) {
        this.#build++;
        continue;
      }
      const path =
        error.file === undefined ? undefined : relativeTo(toolRoot, posix.normalize(error.file.replaceAll('\\', '/')));
      if (await isForWantOfPackages(error, path ?? config, absence, read)) {
        this.#absent++;
        continue;
      }
      if (path === undefined || path.endsWith('.json')) {
        if (isBlocked) this.#config.push(`${config}: ${error.message}`);
        continue;
      }
      const text = wanted.has(path) ? await read(path) : undefined;
      if (text !== undefined) this.#add(error, path, text);
    }
  }

  #add(error: TscError, path: string, text: string): void {
    const own = this.#texts.get(path) ?? { positions: new Positions(text), lines: text.split(/\r\n|\n|\r/) };
    this.#texts.set(path, own);
    const place = placeOf(path, text, error.line, error.column, own.positions);
    const line = own.lines[error.line - 1] ?? '';
    const rule = `tsc/TS${error.code}`;
    const finding = { rule, ...classify(error, line), message: error.message, place, toolFixes: [] };
    // A file of several projects is checked in each of them.
    this.#findings.set(`${rule} ${path} ${error.line} ${error.column}`, finding);
  }
}
