import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

export function makeImportCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('import'))
    .summary('take in patterns that another repository learned')
    .description(
      'Takes the patterns of a document of heal export into the library of this package. Each is tried on its own ' +
        'examples first. None is trusted: its heals ask until they held here. Exits with 1 when one was refused.',
    )
    .argument('<file>', 'the document, YAML or JSON')
    .option('--dry-run', 'say what would be taken in, and change nothing');
  addExamples(command, [
    { run: 'heal import team.heal.yml --dry-run', about: 'see what is in it' },
    { run: 'heal import team.heal.yml', about: 'take it in' },
  ]);
  return command.action(async (file: string, flags: PlaceFlags & { readonly dryRun?: boolean }) => {
    const { importLibrary } = await import('../../learning/import.ts');
    const settings = { cwd: session.cwd, env: session.env, now: () => new Date() };
    const options = { path: flags.path, file, dryRun: flags.dryRun === true };
    const report = await importLibrary(options, settings);
    await printAnswer(session, report, flags.json, async ({ imported, known, refused }) => {
      const { cleanLine } = await import('../clean.ts');
      const { countOf } = await import('../layout.ts');
      const { terminal } = session;
      const lines = [
        ...imported.map(
          ({ id, title }) => `${terminal.paint('green', '+')} ${cleanLine(id)}  ${cleanLine(title, 160)}`,
        ),
        ...refused.map(({ id, why }) => `${terminal.paint('red', '✘')} ${cleanLine(id)}: ${cleanLine(why, 300)}`),
      ];
      const did = options.dryRun ? 'Would take in' : 'Took in';
      const parts = [
        `${did} ${countOf(imported.length, 'pattern')}`,
        ...(known.length > 0 ? [`${known.length} known already`] : []),
        ...(refused.length > 0 ? [`${refused.length} refused`] : []),
      ];
      return [...lines, parts.join(', ')].join('\n');
    });
    session.finish(report.refused.length > 0 ? exitCodes.findings : exitCodes.clean);
  });
}
