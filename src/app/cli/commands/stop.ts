import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

export function makeStopCommand(session: Session): Command {
  const command = addFolder(new Command('stop'))
    .summary('halt running heals and allow no new ones')
    .description('Emergency stop: halts heals that run in other processes within a second, and allows no new ones.')
    .option('--reason <text>', 'kept with the stop, shown to whoever tries to heal', 'stopped by hand');
  addExamples(command, [
    { run: 'heal stop', about: 'at once, for this repository' },
    { run: 'heal stop --reason "release day"', about: 'and say why' },
  ]);
  return command.action(async (path: string, flags: { readonly reason: string; readonly json?: boolean }) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.stop({ path, reason: flags.reason }), flags.json, ({ running }) => {
      const halted =
        running === 0
          ? 'Nothing was running.'
          : `${running} running ${running === 1 ? 'heal was' : 'heals were'} told to halt.`;
      return `Stopped. ${halted} Go on: heal resume`;
    });
  });
}
