import { tmpdir, homedir } from 'node:os';
import { dirname } from 'node:path';
import type { Config } from '#config/schema.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import type { Rescan } from '#core/ports/rescan.ts';
import type { Sandbox, SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { Scanner, ScannerReport } from '#core/scanner.ts';
import type { Workbench } from '#domains/code/workbench.ts';
import { makeRunTool } from '#drivers/process/run-tool.ts';
import { makeSandbox } from '#drivers/sandbox/sandbox.ts';
import { makeToolbox } from '#drivers/tools/toolbox.ts';
import type { OpenTypeScriptService } from '#drivers/typescript/index.ts';
import { readImportGraph } from '#scanners/changed.ts';
import { listFiles, type FileList } from '#scanners/files.ts';
import { findDependents } from '#scanners/import-graph.ts';
import { createReader } from '#scanners/read.ts';
import { scanPackage } from '#scanners/scan.ts';
import { languageOf } from '#syntax/parse.ts';
import { installedFolders } from './install.ts';
import type { PackagePlace } from './place.ts';
import { makeScanners } from './scanners.ts';
import { openScratch, type Scratch } from './scratch.ts';
import type { HealSettings } from './settings.ts';

/** A copy of the package with the tools that work on it; open while a command runs. */
export interface CopySession {
  readonly copy: SandboxCopy;
  readonly files: FileList;
  readonly tools: Toolbox;
  readonly rescan: Rescan;
  /** Tells those who keep what they read that a file of the copy changed. */
  wrote(path: string): void;
  contextOf(bench: Workbench): (finding: CodeFinding) => Promise<CodeContext>;
  close(): Promise<void>;
}
export interface SessionOptions {
  readonly signal: AbortSignal;
  readonly onScanner?: (report: ScannerReport) => void;
  /** Beside the usual ones: what was handed in for this command. */
  readonly scanners?: readonly Scanner[];
}

/** Most files that one heal may make us look at again. */
const maxDependents = 2000;

export function makeSandboxHere(settings: HealSettings, expose: readonly string[] = []): Sandbox {
  const { env } = settings;
  return makeSandbox({
    tempFolder: tmpdir(),
    home: homedir(),
    path: env['PATH'] ?? '',
    ...(settings.mustIsolate ? { allow: ['bubblewrap', 'docker', 'podman'] } : {}),
    expose: [...installedFolders, dirname(process.execPath), ...expose],
    makeRunTool: (place) => makeRunTool(place),
  });
}

export async function openSession(
  place: PackagePlace,
  config: Config,
  settings: HealSettings,
  options: SessionOptions,
): Promise<CopySession> {
  const { repository } = place;
  const scratch = await openScratch();
  const sandbox = makeSandboxHere(settings, [scratch.root]);
  let copy: SandboxCopy | undefined;
  try {
    // A copy starts as what it is a copy of: the files are listed there while it is made.
    const listing = listFiles({
      root: repository.packageRoot,
      git: (args) => repository.ask(args),
      exclude: config.exclude,
      signal: options.signal,
    });
    listing.catch(() => undefined);
    await sandbox.sweep();
    copy = await sandbox.open(repository.root, repository.packagePath);
    return makeSession({ place, config, settings, options, copy, files: await listing, scratch });
  } catch (error) {
    await copy?.close();
    await scratch.remove();
    throw error;
  }
}

interface SessionParts {
  readonly place: PackagePlace;
  readonly config: Config;
  readonly settings: HealSettings;
  readonly options: SessionOptions;
  readonly copy: SandboxCopy;
  readonly files: FileList;
  readonly scratch: Scratch;
}

function makeSession({ place, config, settings, options, copy, files, scratch }: SessionParts): CopySession {
  const { signal } = options;
  const path = settings.env['PATH'] ?? '';
  const tools = makeToolbox({ copy, packagePath: place.repository.packagePath, path });
  const scanners = [...makeScanners(config, scratch), ...(options.scanners ?? [])];
  // Asked early, because the slowest scanner waits for the answer; whoever needs it asks again and gets the same.
  if (files.sources.some((file) => file.endsWith('.py'))) void tools.find('python');
  const isOff = makeRuleFilter(config.rules);
  const rescan: Rescan = {
    async scan(chosen, scanSignal, which = () => true) {
      const { findings, reports } = await scanPackage(
        {
          scanners: scanners.filter((scanner) => which(scanner.name)),
          ...(options.onScanner ? { onReport: options.onScanner } : {}),
        },
        {
          root: copy.root,
          toolRoot: copy.toolRoot,
          files: chosen,
          allFiles: files.sources,
          texts: chosen,
          read: createReader(copy.root),
          tools,
          run: copy.run,
          signal: scanSignal,
        },
      );
      return { findings: findings.filter((finding) => !isOff(finding)), reports };
    },
    async withDependents(changed) {
      const request = { allFiles: files.sources, read: createReader(copy.root), signal };
      return findDependents(await readImportGraph(request), changed, maxDependents);
    },
  };
  // Only healers ask for types: a scan is done before these would be loaded.
  let typescript: OpenTypeScriptService | undefined;
  const openTypes = async () => {
    const [{ openTypeScriptService }, { createTypeInference }, probes] = await Promise.all([
      import('#drivers/typescript/index.ts'),
      import('#drivers/type-inference/index.ts'),
      import('#syntax/python/type-probes.ts'),
    ]);
    const service = (typescript ??= openTypeScriptService({ root: copy.root }));
    return { service, createTypeInference, probes };
  };
  return {
    copy,
    files,
    tools,
    rescan,
    wrote: (file) => typescript?.refresh(file),
    contextOf(bench) {
      const read = (file: string) => bench.text(file);
      const opened = openTypes().then(({ service, createTypeInference, probes }) => ({
        typescript: service,
        types: createTypeInference({ copy, tools, probes, read, signal }),
      }));
      // Whoever asks for a context is told.
      opened.catch(() => undefined);
      return async (finding) => ({
        language: languageOf(finding.place.path) ?? 'python',
        text: (await bench.text(finding.place.path)) ?? '',
        read,
        files: files.sources,
        ...(await opened),
      });
    },
    async close() {
      typescript?.close();
      await copy.close();
      await scratch.remove();
    },
  };
}

/** Rules that the configuration switches off, by name or by family; the more exact word wins. */
function makeRuleFilter(rules: Config['rules']): (finding: CodeFinding) => boolean {
  const isOff = (rule: string) => (rules[rule] ?? rules[`${rule.split('/')[0]}/*`]) === 'off';
  return (finding) => finding.sources.length > 0 && finding.sources.every((source) => isOff(source.rule));
}
