import { Command, Option } from 'commander';
import { UsageError } from '#core/errors.ts';
import type { FixOptions, FixReport } from '../../contract.ts';
import { exitCodes, isAtOrAbove } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import { addSelectionFlags, makeJson, toSelection, type SelectionFlags } from '../flags.ts';
import type { Session } from '../session.ts';
import { checkNewOnly } from './scan.ts';

interface FixFlags extends SelectionFlags {
  readonly dryRun?: boolean;
  readonly commit?: boolean;
  readonly patch?: string;
  readonly tests: boolean;
  readonly testCommand?: string;
  readonly fromLog?: string;
  readonly withTest?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

export function makeFixCommand(session: Session): Command {
  const command = new Command('fix')
    .summary('heal what can be healed, verified before it is written')
    .description(
      'Finds problems, tries a cure for each on a copy, verifies it with the tools and the test suite, and writes only ' +
        'what passed into the working tree. Files with uncommitted changes are left alone.',
    )
    .argument('[path]', 'folder to heal', '.')
    .addOption(new Option('--dry-run', 'do everything, write nothing, print the diff').conflicts(['commit', 'patch']))
    .addOption(new Option('--commit', 'one commit for each rule, on a new branch').conflicts(['patch']))
    .option('--patch <file>', 'write a patch file and leave the working tree alone')
    .addOption(new Option('--no-tests', 'do not run the test suite: only heals of the safest class are tried'))
    .addOption(new Option('--test-command <cmd>', 'run the tests with this command'))
    .option(
      '--from-log <file>',
      'heal what the stack traces in a log lead to, and nothing else; - reads standard input',
    )
    .option('--with-test', 'with --from-log: keep the tests that show the error without the heal')
    .option('--again', 'verify anew what was verified before and waits for your yes')
    .addOption(makeJson());
  addSelectionFlags(command);
  addExamples(command, [
    { run: 'heal fix', about: 'heal the current folder' },
    { run: 'heal fix --dry-run', about: 'see the diff first' },
    { run: 'heal fix services/shop --commit', about: 'one package, as commits on a new branch' },
    { run: 'heal fix --category import,style --max 20', about: 'begin small' },
    { run: 'heal fix --rule "ruff/*" --patch heal.patch', about: 'only what ruff finds, as a patch file' },
    { run: 'heal fix --from-log app.log', about: 'what crashed, from its stack trace' },
    { run: 'kubectl logs shop | heal fix --from-log -', about: 'the same, from a pipe' },
    { run: 'heal fix --changed main --new-only', about: 'only what your branch brought' },
  ]);
  return command.action((path: string, flags: FixFlags) => {
    const typed = command.parent?.args ?? ['fix'];
    const forReal = ['heal', ...typed.filter((word) => word !== '--dry-run').map(quote)].join(' ');
    return runFix(session, path, flags, forReal);
  });
}

async function runFix(session: Session, path: string, flags: FixFlags, forReal: string): Promise<void> {
  checkNewOnly(flags);
  if (!flags.tests && flags.testCommand !== undefined) {
    throw new UsageError('--no-tests and --test-command exclude each other', 'Keep one of the two.');
  }
  if (flags.testCommand?.trim() === '') {
    throw new UsageError('--test-command is empty', 'Write a command, such as: --test-command "pytest -q"');
  }
  if (flags.fromLog !== undefined && flags.changed !== undefined) {
    throw new UsageError('--from-log and --changed exclude each other', 'A log names its files itself: keep one.');
  }
  if (flags.withTest && flags.fromLog === undefined) {
    throw new UsageError('--with-test needs a log', 'Add --from-log FILE.');
  }
  if (flags.withTest && (flags.commit || flags.patch !== undefined)) {
    throw new UsageError('--with-test writes into the working tree', 'Leave --commit and --patch away.');
  }
  const { terminal } = session;
  const { startProgress } = await import('../progress.ts');
  const progress = startProgress(terminal, 'Looking for problems');
  let report: FixReport;
  try {
    const heal = await session.heal();
    report = await heal.fix({ ...toOptions(path, flags), signal: session.signal, listener: progress.listener });
  } finally {
    progress.stop();
  }
  if (flags.json) {
    const [{ toFixOutput }, { cleanLine, printableJson }] = await Promise.all([
      import('../render/json.ts'),
      import('../clean.ts'),
    ]);
    for (const warning of report.notes.warnings) terminal.note(terminal.notePaint('yellow', `! ${cleanLine(warning)}`));
    terminal.printRaw(printableJson(toFixOutput(report)));
  } else {
    const { renderFix } = await import('../render/fix-pretty.ts');
    const look = { columns: terminal.columns, paint: terminal.paint, forReal };
    terminal.print(renderFix(report, { ...look, isComplete: flags.all === true, isDryRun: flags.dryRun === true }));
    // Only where a person watches, and never where nothing is kept.
    const offer = terminal.isLive && !flags.dryRun ? await (await session.heal()).offer({ path }) : undefined;
    if (offer !== undefined) terminal.note(terminal.notePaint('dim', offer));
  }
  session.finish(isAnythingLeft(report, flags) ? exitCodes.findings : exitCodes.clean);
}

function toOptions(path: string, flags: FixFlags): Omit<FixOptions, 'signal' | 'listener'> {
  return {
    path,
    ...toSelection(flags),
    dryRun: flags.dryRun === true,
    commit: flags.commit === true,
    ...(flags.patch === undefined ? {} : { patch: flags.patch }),
    tests: flags.tests,
    again: flags.again === true,
    ...(flags.testCommand === undefined ? {} : { testCommand: flags.testCommand }),
    ...(flags.fromLog === undefined ? {} : { fromLog: flags.fromLog }),
    ...(flags.withTest ? { withTest: true } : {}),
  };
}

/** What a dry run would have healed is still in the code, so it remains. */
function isAnythingLeft(report: FixReport, { failOn }: FixFlags): boolean {
  return report.cases.some(({ finding, outcome }) => {
    const isGone = outcome.status === 'healed' || outcome.reason === 'gone-by-itself';
    return !isGone && isAtOrAbove(finding.priority, failOn);
  });
}

/** A word as a POSIX shell takes it. */
function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
