import { Command } from 'commander';
import { cleanLine } from '../../clean.ts';
import { addExamples } from '../../examples.ts';
import { exitCodes } from '../../exit-codes.ts';
import { makeJson, makeVerbose } from '../../flags.ts';
import type { Session } from '../../session.ts';
import { printAnswer } from '../place.ts';
import { settingsOf } from './look.ts';

interface DemoFlags {
  readonly visible?: boolean;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

export function makeDemoCommand(session: Session): Command {
  const command = new Command('demo')
    .summary('see every state with a real window, in two minutes')
    .description(
      'Opens a window of buttons on a private screen, records a workflow, changes the window, hides a button, and shows ' +
        'how auto-heal degrades, quarantines, is released, paused, and goes back by itself. The window writes down what ' +
        'was pressed: that decides. Nothing of yours is touched. Exits with 1 when anything was not as it should be.',
    )
    .option('--visible', 'on your own X display instead of a private screen')
    .addOption(makeJson())
    .addOption(makeVerbose());
  addExamples(command, [
    { run: 'heal replay demo', about: 'nothing is needed but Xvfb' },
    { run: 'heal replay demo --visible', about: 'watch it' },
    { run: 'heal replay demo --json | jq .states', about: 'for scripts' },
  ]);
  return command.action(async (flags: DemoFlags) => {
    const { terminal } = session;
    const { runDemo } = await import('../../../replay/demo/demo.ts');
    const report = await runDemo(
      {
        isVisible: flags.visible === true,
        signal: session.signal,
        say: (sentence) => terminal.note(terminal.notePaint('dim', `    ${cleanLine(sentence, 300)}`)),
        onAct: ({ title, state, status, said, isAsWanted }) => {
          const mark = isAsWanted ? terminal.notePaint('green', '✔') : terminal.notePaint('red', '✘');
          const ended = status === undefined ? '' : `  ${status}`;
          terminal.note(
            `${mark} ${terminal.notePaint('bold', title)}  ${terminal.notePaint('dim', `${state}${ended}`)}`,
          );
          terminal.note(`    ${cleanLine(said, 300)}`);
        },
      },
      settingsOf(session),
    );
    await printAnswer(session, report, flags.json, ({ states, wrongClicks, isAsWanted }) => {
      const word = isAsWanted
        ? terminal.paint('green', '✔ Everything as it should be')
        : terminal.paint('red', '✘ Not as it should be');
      return [`${word}, ${wrongClicks} wrong clicks`, ...states.map((one) => `  ${cleanLine(one, 200)}`)].join('\n');
    });
    session.finish(report.isAsWanted ? exitCodes.clean : exitCodes.findings);
  });
}
