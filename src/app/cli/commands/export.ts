import { Command, Option } from 'commander';
import { addExamples } from '../examples.ts';
import { parseWord } from '../flags.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

const formats = ['yaml', 'json'] as const;
type ExportFlags = PlaceFlags & { readonly format?: (typeof formats)[number]; readonly output?: string };

export function makeExportCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('export'))
    .summary('write what was learned here to one file, for other repositories')
    .description(
      'Writes the patterns that were learned and imported here, with their examples and what became of them, as one ' +
        'document. It holds no secrets and nothing of this repository beyond the examples.',
    )
    .addOption(
      new Option(
        '--format <name>',
        `${formats.join(' or ')} (default: what the name of the file says, else yaml)`,
      ).argParser((value) => parseWord(value, formats)),
    )
    .option('--output <file>', 'write it there instead of printing it');
  addExamples(command, [
    { run: 'heal export --output team.heal.yml', about: 'for colleagues' },
    { run: 'heal export --format json | jq .patterns[].id', about: 'for scripts' },
  ]);
  return command.action(async (flags: ExportFlags) => {
    const { exportLibrary, writeExport } = await import('../../learning/export.ts');
    const format = flags.format ?? (flags.output?.endsWith('.json') ? 'json' : 'yaml');
    const settings = { cwd: session.cwd, env: session.env, now: () => new Date() };
    const report = await exportLibrary({ path: flags.path, format }, settings);
    const { cleanLine } = await import('../clean.ts');
    for (const problem of report.problems) session.terminal.note(cleanLine(problem, 300));
    if (flags.output === undefined && !flags.json) {
      session.terminal.printRaw(report.text.replace(/\n$/, ''));
      return;
    }
    const file = flags.output === undefined ? undefined : await writeExport(flags.output, report.text, settings);
    const answer = {
      version: 1,
      file,
      patterns: report.patterns,
      problems: report.problems,
      text: file ? undefined : report.text,
    };
    await printAnswer(session, answer, flags.json, async () => {
      const { countOf } = await import('../layout.ts');
      return `Wrote ${countOf(report.patterns, 'pattern')} to ${cleanLine(file ?? '', 300)}`;
    });
  });
}
