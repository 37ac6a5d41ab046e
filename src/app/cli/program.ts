import { Command } from 'commander';
import { makeAppCommand } from './commands/app.ts';
import { makeApplyCommand } from './commands/apply.ts';
import { makeAuditCommand } from './commands/audit.ts';
import { makeBackfillCommand } from './commands/backfill.ts';
import { makeConfigCommand } from './commands/config.ts';
import { makeDoctorCommand } from './commands/doctor.ts';
import { makeExplainCommand } from './commands/explain.ts';
import { makeExportCommand } from './commands/export.ts';
import { makeFixCommand } from './commands/fix.ts';
import { makeIgnoreCommand } from './commands/ignore.ts';
import { makeImportCommand } from './commands/import.ts';
import { makeMetricsCommand } from './commands/metrics.ts';
import { makePatternsCommand } from './commands/patterns.ts';
import { makeReplayCommand } from './commands/replay/index.ts';
import { makeResumeCommand } from './commands/resume.ts';
import { makeScanCommand } from './commands/scan.ts';
import { makeServeCommand } from './commands/serve.ts';
import { makeStatusCommand } from './commands/status.ts';
import { makeStopCommand } from './commands/stop.ts';
import { makeUndoCommand } from './commands/undo.ts';
import { makeUnquarantineCommand } from './commands/unquarantine.ts';
import { addExamples } from './examples.ts';
import { exitCodeTexts } from './exit-codes.ts';
import type { Session } from './session.ts';

/** The tree of commands. Making it loads no part of the application; the reference is generated from it. */
export function makeProgram(session: Session): Command {
  const { terminal } = session;
  const program = new Command('heal')
    .description('Finds faults in a repository, heals them, and proves every heal before it writes it.')
    .version(session.version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help and examples')
    .helpCommand('help [command]', 'show help of a command');
  const commands = [
    makeScanCommand(session),
    makeFixCommand(session),
    makeStatusCommand(session),
    makeExplainCommand(session),
    makeApplyCommand(session),
    makeUndoCommand(session),
    makeIgnoreCommand(session),
    makeUnquarantineCommand(session),
    makeMetricsCommand(session),
    makeStopCommand(session),
    makeResumeCommand(session),
    makePatternsCommand(session),
    makeExportCommand(session),
    makeImportCommand(session),
    makeBackfillCommand(session),
    makeAuditCommand(session),
    makeConfigCommand(session),
    makeDoctorCommand(session),
    makeServeCommand(session),
    makeAppCommand(session),
    makeReplayCommand(session),
  ];
  for (const command of commands) program.addCommand(command);
  addExamples(program, [
    { run: 'heal scan', about: 'find problems' },
    { run: 'heal fix --dry-run', about: 'see what would be healed' },
    { run: 'heal fix', about: 'heal it' },
    { run: 'heal help fix', about: 'everything about a command' },
  ]);
  const codes = exitCodeTexts.map(([code, text]) => `  ${code}  ${text}`);
  program.addHelpText('after', `\nExit codes:\n${codes.join('\n')}`);

  for (const command of allCommands(program)) {
    command
      .exitOverride()
      .allowExcessArguments(false)
      .configureOutput({
        writeOut: (text) => terminal.print(text.replace(/\n$/, '')),
        writeErr: (text) => terminal.note(text.replace(/\n$/, '')),
        getOutHelpWidth: () => (Number.isFinite(terminal.columns) ? terminal.columns : 100),
        getErrHelpWidth: () => (Number.isFinite(terminal.columns) ? terminal.columns : 100),
        outputError: (text, write) => write(explainUsage(text, command)),
      })
      .configureHelp({ styleTitle: (text) => terminal.paint('bold', text) });
  }
  return program;
}

/** The command and everything below it. */
export function allCommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(allCommands)];
}

/** `heal audit verify`: how a command is called. */
export function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

function explainUsage(text: string, command: Command): string {
  const what = text.replace(/^error: /, '').trim();
  return `heal: ${what}\nHelp: ${pathOf(command)} --help\n`;
}
