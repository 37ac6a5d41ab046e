import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

interface UnquarantineFlags extends PlaceFlags {
  readonly undo?: boolean;
}

export function makeUnquarantineCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('unquarantine'))
    .summary('wipe the record of a remedy clean')
    .description(
      'Forgets what became of a remedy here, so that one in quarantine is tried again. What ships with Heal is trusted ' +
        'again; what was learned or imported begins at nothing, and asks first.',
    )
    .argument('<remedy>', 'name of the remedy, as heal explain shows it');
  addExamples(command, [
    { run: 'heal unquarantine code/yaml-safe-load', about: 'a pattern or a healer' },
    { run: 'heal unquarantine ruff/F401', about: 'the fix that a tool offers' },
    { run: 'heal unquarantine code/yaml-safe-load --undo', about: 'bring its record back' },
    { run: 'heal unquarantine code/yaml-safe-load --json', about: 'for scripts' },
  ]);
  command.option('--undo', 'bring the record back that was wiped last');
  return command.action(async (remedy: string, flags: UnquarantineFlags) => {
    const heal = await session.heal();
    await printAnswer(
      session,
      await heal.unquarantine({ path: flags.path, remedy, takeBack: flags.undo === true }),
      flags.json,
      async (report) => {
        const { renderUnquarantine } = await import('../render/memory.ts');
        return renderUnquarantine(report, session.terminal);
      },
    );
  });
}
