import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { UsageError } from '#core/errors.ts';
import type { ScanReport } from '../../contract.ts';
import { exitCodes, isAtOrAbove } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import { addSelectionFlags, makeJson, parseWord, toSelection, type SelectionFlags } from '../flags.ts';
import type { Session } from '../session.ts';

const formats = ['pretty', 'json', 'sarif', 'github'] as const;
type Format = (typeof formats)[number];
interface ScanFlags extends SelectionFlags {
  readonly format?: Format;
  readonly json?: boolean;
}

export function makeScanCommand(session: Session): Command {
  const command = new Command('scan')
    .summary('find problems, change nothing')
    .description('Finds problems in a repository, or in a package inside one. Changes nothing.')
    .argument('[path]', 'folder to scan', '.')
    .addOption(
      new Option('--format <name>', `how to print: ${formats.join(', ')}`).argParser((value) =>
        parseWord(value, formats),
      ),
    )
    .addOption(makeJson());
  addSelectionFlags(command);
  addExamples(command, [
    { run: 'heal scan', about: 'everything below the current folder' },
    { run: 'heal scan services/shop', about: 'one package of a larger repository' },
    { run: 'heal scan --changed=main --new-only', about: 'only what this branch brought in' },
    { run: 'heal scan --category security --fail-on P0', about: 'security only, for a strict build step' },
    { run: 'heal scan --format sarif > heal.sarif', about: 'for code scanning' },
    { run: 'heal scan --json | jq .findings[].rule', about: 'for scripts' },
  ]);
  return command.action((path: string, flags: ScanFlags) => runScan(session, path, flags));
}

async function runScan(session: Session, path: string, flags: ScanFlags): Promise<void> {
  checkNewOnly(flags);
  if (flags.json && flags.format && flags.format !== 'json') {
    throw new UsageError(`--json and --format ${flags.format} exclude each other`, 'Keep one of the two.');
  }
  const { startProgress } = await import('../progress.ts');
  const progress = startProgress(session.terminal, 'Scanning');
  let report: ScanReport;
  try {
    const heal = await session.heal();
    report = await heal.scan({
      path,
      ...toSelection(flags),
      signal: session.signal,
      listener: progress.listener,
    });
  } finally {
    progress.stop();
  }
  await print(session, path, flags, report);
  const isLeft = report.findings.some((finding) => isAtOrAbove(finding.priority, flags.failOn));
  session.finish(isLeft ? exitCodes.findings : exitCodes.clean);
}

async function print(session: Session, path: string, flags: ScanFlags, report: ScanReport): Promise<void> {
  const { terminal } = session;
  const format = flags.json ? 'json' : (flags.format ?? 'pretty');
  const root = resolve(session.cwd, path);
  const { findPackagePrefix, makeSourceReader } = await import('../package-root.ts');
  if (format !== 'pretty') await noteFailures(session, report);
  switch (format) {
    case 'json': {
      const [{ toScanOutput }, { printableJson }] = await Promise.all([
        import('../render/json.ts'),
        import('../clean.ts'),
      ]);
      terminal.printRaw(printableJson(toScanOutput(report)));
      return;
    }
    case 'sarif': {
      const [{ makeSarif }, { printableJson }, { rules }] = await Promise.all([
        import('../render/sarif.ts'),
        import('../clean.ts'),
        import('#scanners/heal/rules.generated.ts'),
      ]);
      const own = new Map(rules.map(({ id, title, links }) => [`heal/${id}`, { title, page: links[0] }]));
      const settings = {
        version: session.version,
        prefix: findPackagePrefix(root),
        read: makeSourceReader(root),
        findOwnRule: (rule: string) => own.get(rule),
      };
      terminal.printRaw(printableJson(await makeSarif(report.full, report.scanners, settings)));
      return;
    }
    case 'github': {
      const { renderGithub } = await import('../render/github.ts');
      terminal.printRaw(renderGithub(report.full, findPackagePrefix(root)));
      return;
    }
    case 'pretty': {
      const { renderScan } = await import('../render/scan-pretty.ts');
      const look = {
        columns: terminal.columns,
        paint: terminal.paint,
        isComplete: flags.all === true,
        isVerbose: flags.verbose === true,
        read: makeSourceReader(root),
      };
      terminal.print(await renderScan(report, look));
    }
  }
}

/** Machine formats have no place for it, and a scan that missed a tool must not look whole. */
async function noteFailures({ terminal }: Session, report: ScanReport): Promise<void> {
  const { describeScanner } = await import('../render/words.ts');
  for (const scanner of report.scanners) {
    if (scanner.status === 'failed') terminal.note(terminal.notePaint('yellow', `! ${describeScanner(scanner)}`));
  }
}

export function checkNewOnly(flags: SelectionFlags): void {
  if (flags.newOnly && flags.changed === undefined) {
    throw new UsageError('--new-only needs something to compare with', 'Add --changed=main, or another ref.');
  }
}
