import { Command } from 'commander';
import { cleanLine } from '../../clean.ts';
import { addExamples } from '../../examples.ts';
import type { Session } from '../../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from '../place.ts';
import { settingsOf } from './look.ts';

interface WordFlags extends PlaceFlags {
  readonly reason: string;
  readonly trusted?: boolean;
}

/** `release`, `pause` and `resume`: what a person says of a workflow counts at once, for every process. */
export function makeWordCommands(session: Session): Command[] {
  const release = makeWord(session, 'release', {
    summary: 'let a quarantined workflow run again',
    description:
      'Takes a workflow out of quarantine. It runs degraded (surer of everything, nothing learned) until enough steps ' +
      'succeeded; --trusted lets it run as before at once.',
    examples: [
      { run: 'heal replay release monthly-report --reason "the dialog is gone"', about: 'it has to prove itself' },
      { run: 'heal replay release monthly-report --reason "was a test" --trusted', about: 'as before' },
    ],
  }).option('--trusted', 'running at once, without proving itself');
  const pause = makeWord(session, 'pause', {
    summary: 'let a workflow stand still',
    description:
      'Nothing of the workflow runs until `heal replay resume`. A run that is under way ends before its next step.',
    examples: [{ run: 'heal replay pause monthly-report --reason "the application is updated"', about: '' }],
  });
  const resume = makeWord(session, 'resume', {
    summary: 'go on with a workflow that was paused',
    description: 'Takes a pause back.',
    examples: [{ run: 'heal replay resume monthly-report --reason "updated"', about: '' }],
  });
  return [release, pause, resume];
}

interface WordTexts {
  readonly summary: string;
  readonly description: string;
  readonly examples: Parameters<typeof addExamples>[1];
}
function makeWord(session: Session, word: 'release' | 'pause' | 'resume', texts: WordTexts): Command {
  const command = addPlaceFlags(new Command(word))
    .summary(texts.summary)
    .description(texts.description)
    .argument('<workflow>', 'name of the workflow')
    .requiredOption('--reason <text>', 'why, for who comes after you');
  addExamples(command, texts.examples);
  return command.action(async (workflow: string, flags: WordFlags) => {
    const { sayWord } = await import('../../../replay/states.ts');
    const options = { path: flags.path, workflow, word, why: flags.reason, isTrusted: flags.trusted === true };
    await printAnswer(session, await sayWord(options, settingsOf(session)), flags.json, (answer) => {
      const { now } = answer.state;
      const reason = now.state === 'running' ? '' : `: ${cleanLine(now.reason, 300)}`;
      return `${cleanLine(answer.workflow, 64)} is ${session.terminal.paint('bold', now.state)}${reason}`;
    });
  });
}
