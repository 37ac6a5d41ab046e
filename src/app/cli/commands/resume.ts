import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

export function makeResumeCommand(session: Session): Command {
  const command = addFolder(new Command('resume'))
    .summary('allow heals again after a stop')
    .description('Ends an emergency stop.');
  addExamples(command, [{ run: 'heal resume', about: 'allow heals in this repository again' }]);
  return command.action(async (path: string, flags: { readonly json?: boolean }) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.resume({ path }), flags.json, ({ wasStopped }) =>
      wasStopped ? 'Heals are allowed again.' : 'It was not stopped.',
    );
  });
}
