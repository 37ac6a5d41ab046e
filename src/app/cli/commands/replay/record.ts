import { Command } from 'commander';
import { cleanLine } from '../../clean.ts';
import { countOf } from '../../layout.ts';
import { exitCodes } from '../../exit-codes.ts';
import { addExamples } from '../../examples.ts';
import type { Session } from '../../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from '../place.ts';
import { collectWords } from './flags.ts';

interface RecordFlags extends PlaceFlags {
  readonly window?: readonly string[];
  readonly title?: string;
  readonly keepText?: boolean;
  readonly secret?: boolean;
  readonly replace?: boolean;
}

export function makeRecordCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('record'))
    .summary('record what you do in a window, as a workflow')
    .description(
      'Records clicks, drags, keys and texts in the windows that you name, and nothing of any other. What you type ' +
        'becomes a parameter; its text is not kept unless you ask for it, and never where it is secret. End it with ' +
        'Ctrl+Shift+F12. Each step is kept at once: what was cut off is kept as far as it came.',
    )
    .argument('<workflow>', 'name: lower case letters, digits and hyphens')
    .requiredOption(
      '--window <name>',
      'title (* for anything) or application that may be recorded; may be repeated',
      collectWords,
    )
    .option('--title <text>', 'what it does, for people')
    .option('--keep-text', 'keep what you type as the usual value of its parameter')
    .option('--secret', 'everything that you type is secret')
    .option('--replace', 'replace the workflow of this name');
  addExamples(command, [
    { run: 'heal replay record add-numbers --window galculator', about: 'one application' },
    {
      run: 'heal replay record login --window "Orders*" --window "Sign in" --secret',
      about: 'several windows, secret text',
    },
    { run: 'heal replay record add-numbers --window galculator --replace', about: 'once more' },
  ]);
  return command.action(async (workflow: string, flags: RecordFlags) => {
    const { terminal } = session;
    const { recordReplay } = await import('../../../replay/record-replay.ts');
    const settings = { cwd: session.cwd, env: session.env, now: () => new Date() };
    const answer = await recordReplay(
      {
        path: flags.path,
        workflow,
        title: flags.title ?? workflow,
        windows: flags.window ?? [],
        keepText: flags.keepText === true,
        isAllSecret: flags.secret === true,
        replace: flags.replace === true,
        signal: session.signal,
        onNote(note) {
          switch (note.type) {
            case 'started': {
              const names = note.windows.map((name) => cleanLine(name, 80)).join(', ');
              return terminal.note(`Recording ${names}. Ctrl+Shift+F12 ends it.`);
            }
            case 'step': {
              const secret = note.isSecret ? `  ${terminal.notePaint('dim', 'secret, not kept')}` : '';
              return terminal.note(`${terminal.notePaint('green', '●')} ${cleanLine(note.title, 120)}${secret}`);
            }
            case 'passed-over':
              return terminal.note(terminal.notePaint('dim', `– not recorded: ${cleanLine(note.application, 80)}`));
            case 'problem':
              return terminal.note(terminal.notePaint('yellow', `! ${cleanLine(note.said, 300)}`));
          }
        },
      },
      settings,
    );
    if (!answer) {
      terminal.note('Nothing was recorded.');
      session.finish(exitCodes.findings);
      return;
    }
    await printAnswer(session, answer, flags.json, ({ steps, parameters, folder }) => {
      const bare = steps.filter(({ after }) => after === 0).length;
      return [
        `${terminal.paint('green', '✔')} ${countOf(steps.length, 'step')} in ${cleanLine(folder, 300)}`,
        ...parameters.map(({ name, isSecret, hasValue }) => {
          const where = isSecret ? 'secret: from the environment' : hasValue ? 'its value is kept' : 'has to be given';
          return `  ${cleanLine(name, 60)}  ${terminal.paint('dim', where)}`;
        }),
        ...(bare > 0 ? [`${countOf(bare, 'step')} without a postcondition: add to "after" what must be so.`] : []),
        `Replay it: heal replay run ${cleanLine(answer.workflow, 64)}`,
      ].join('\n');
    });
  });
}
