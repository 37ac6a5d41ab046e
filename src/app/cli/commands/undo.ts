import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

export function makeUndoCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('undo'))
    .summary('take a heal back')
    .description('Takes a heal out of the working tree again. Changes that were made since are not touched.')
    .argument('<case>', 'id of the case, or the beginning of it');
  addExamples(command, [
    { run: 'heal undo h3f2a9c41b0', about: 'an id from the report of heal fix' },
    { run: 'heal undo h3f2 --path services/shop', about: 'in another folder' },
  ]);
  return command.action(async (caseId: string, flags: PlaceFlags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.undo({ path: flags.path, caseId }), flags.json, async (report) => {
      const { cleanLine } = await import('../clean.ts');
      const { countOf } = await import('../layout.ts');
      const files = report.files.slice(0, 20).map((file) => `  ${cleanLine(file, 200)}`);
      return [
        `Took back ${countOf(report.undone.length, 'heal')} in ${countOf(report.files.length, 'file')}`,
        ...files,
      ].join('\n');
    });
  });
}
