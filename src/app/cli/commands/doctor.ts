import { Command, Option } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

export function makeDoctorCommand(session: Session): Command {
  const command = addFolder(new Command('doctor'))
    .option('--show-prompt', 'scan, and print what a model would be sent for one of the findings')
    .option('--github <owner/repo>', 'which guarantee do the rules of this repository give for HIGH fixes?')
    .addOption(
      new Option('--replay', 'is everything here that replays of desktop workflows need?').conflicts([
        'github',
        'showPrompt',
      ]),
    )
    .summary('is everything here that healing needs?')
    .description('Checks tools, sandbox, test suite, configuration and ledger. Exits with 1 when a check fails.');
  addExamples(command, [
    { run: 'heal doctor', about: 'the current folder' },
    { run: 'heal doctor services/shop --json', about: 'a package, for scripts' },
    { run: 'heal doctor --show-prompt', about: 'what a model would be sent, before one is switched on' },
    { run: 'heal doctor --replay', about: 'screen, session, eyes and workflows of replays' },
    { run: 'heal doctor --github acme/shop', about: 'what holds HIGH fixes back there; needs GITHUB_TOKEN' },
  ]);
  return command.action(async (path: string, flags: DoctorFlags) => {
    const heal = await session.heal();
    const report = await heal.doctor({
      path,
      ...(flags.showPrompt ? { showPrompt: true } : {}),
      ...(flags.github === undefined ? {} : { github: flags.github }),
      ...(flags.replay ? { replay: true } : {}),
    });
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderDoctor } = await import('../render/status.ts');
      return renderDoctor(answer, session.terminal);
    });
    session.finish(report.checks.every((check) => check.ok) ? exitCodes.clean : exitCodes.findings);
  });
}

interface DoctorFlags {
  readonly json?: boolean;
  readonly showPrompt?: boolean;
  readonly github?: string;
  readonly replay?: boolean;
}
