import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

export function makeStatusCommand(session: Session): Command {
  const command = addFolder(new Command('status'))
    .summary('what was healed here, what runs, whether it is stopped')
    .description('Shows the last runs and cases of a repository, and whether healing is stopped.');
  addExamples(command, [
    { run: 'heal status', about: 'the current folder' },
    { run: 'heal status --json | jq .cases', about: 'how many cases ended how' },
  ]);
  return command.action(async (path: string, flags: { readonly json?: boolean }) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.status({ path }), flags.json, async (report) => {
      const { renderStatus } = await import('../render/status.ts');
      return renderStatus(report, session.terminal);
    });
  });
}
