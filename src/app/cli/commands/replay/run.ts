import { Command, Option } from 'commander';
import type { Trigger } from '#core/replay/execution.ts';
import type { RunStatus } from '#core/replay/run.ts';
import type { RunReplayAnswer } from '../../../replay/run-replay.ts';
import { cleanLine } from '../../clean.ts';
import { exitCodes, type ExitCode } from '../../exit-codes.ts';
import { addExamples } from '../../examples.ts';
import type { Session } from '../../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from '../place.ts';
import { settingsOf } from './look.ts';
import { collectInjections, collectPairs, collectWords } from './flags.ts';

interface RunFlags extends PlaceFlags {
  readonly set?: ReadonlyMap<string, string>;
  readonly resumeFrom?: string;
  readonly repeat?: boolean;
  readonly approveStep?: readonly string[];
  readonly testFail?: ReadonlyMap<string, Trigger>;
  readonly heal?: boolean;
}
/** Halted is not failed: nothing was done that has to be undone. */
export const codeOfStatus: Readonly<Record<RunStatus, ExitCode>> = {
  done: exitCodes.clean,
  failed: exitCodes.findings,
  halted: exitCodes.halted,
  blocked: exitCodes.blocked,
  stopped: exitCodes.usage,
};

export function makeRunCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('run'))
    .summary('replay a recorded workflow on this desktop')
    .description(
      'Replays a workflow step by step: finds each target though the screen may look different, checks once more just ' +
        'before the click, and confirms what came of it. Unsure, it halts with a picture that shows why. Secret values ' +
        'are taken from HEAL_REPLAY_<NAME> and stand nowhere. Exits with 0 when all was done and confirmed, 1 when a ' +
        'step failed, 4 when it halted, 5 when it was blocked.',
    )
    .argument('<workflow>', 'name of the workflow: a folder in .github/heal/replay')
    .option('--set <name=value>', 'value of a parameter that is no secret; may be repeated', collectPairs)
    .option('--resume-from <step>', 'begin with this step, also after a run that was cut off')
    .addOption(
      new Option('--repeat', 'after a run that was cut off: carry out again what was under way').conflicts(
        'resumeFrom',
      ),
    )
    .option('--approve-step <step>', 'your yes to a step that cannot be taken back; may be repeated', collectWords)
    .option('--heal', 'remember what was found in another way than recorded, and confirmed, as it looks now')
    .addOption(
      new Option('--test-fail <step=trigger>', 'test mode: let this step fail in this way').argParser(
        collectInjections,
      ),
    );
  addExamples(command, [
    { run: 'heal replay run monthly-report', about: 'on this desktop' },
    { run: 'HEAL_REPLAY_PASSWORD=… heal replay run login --set user=ann', about: 'with values' },
    { run: 'heal replay run monthly-report --resume-from 07-save', about: 'go on after a halt' },
    { run: 'heal replay run monthly-report --heal', about: 'see with git diff what was remembered anew' },
    { run: 'heal replay run monthly-report --json | jq .end.said', about: 'for scripts' },
  ]);
  return command.action(async (workflow: string, flags: RunFlags) => {
    if (flags.json && flags.testFail) {
      session.terminal.note(session.terminal.notePaint('yellow', '! Test mode: steps fail on purpose.'));
    }
    const [{ startReplayProgress }, { runReplay }] = await Promise.all([
      import('../../replay-progress.ts'),
      import('../../../replay/run-replay.ts'),
    ]);
    const settings = { cwd: session.cwd, env: session.env, now: () => new Date() };
    const progress = startReplayProgress(session.terminal);
    let answer: RunReplayAnswer;
    try {
      answer = await runReplay(
        {
          path: flags.path,
          workflow,
          values: flags.set ?? new Map(),
          resumeFrom: flags.resumeFrom,
          repeat: flags.repeat === true,
          approved: flags.approveStep ?? [],
          ...(flags.testFail ? { inject: flags.testFail } : {}),
          signal: session.signal,
          onEvent: progress.hear,
          say: progress.say,
        },
        settings,
      );
    } finally {
      progress.stop();
    }
    await printAnswer(session, answer.output, flags.json, async (output) => {
      const { renderRun } = await import('../../render/replay.ts');
      return renderRun(output, session.terminal);
    });
    if (flags.heal) await healTargets(session, flags.path, answer);
    const isWrong = answer.output.end?.reason === 'wrong-input';
    session.finish(isWrong ? exitCodes.usage : codeOfStatus[answer.output.status]);
  });
}

/** Each target that was found anew goes through the same loop as every heal; what holds is written into the working tree. */
async function healTargets(session: Session, path: string, { report }: RunReplayAnswer): Promise<void> {
  const { terminal, signal } = session;
  if (report.healed.length === 0) return;
  const { healReplays } = await import('../../../replay/heal-replays.ts');
  const { targets } = await healReplays({ path, reports: [report], write: true, signal }, settingsOf(session));
  for (const one of targets.cases) {
    if (one.stage !== 'settled') continue;
    const { outcome } = one;
    const isHealed = outcome.status === 'healed';
    const why = isHealed ? '' : `: ${cleanLine(`${outcome.reason}. ${outcome.detail}`, 300)}`;
    const mark = isHealed
      ? terminal.notePaint('green', '✔ remembered')
      : terminal.notePaint('yellow', '– not remembered');
    terminal.note(`${mark}: ${cleanLine(one.finding.message, 200)}${why}`);
  }
  for (const { folder } of targets.workflows) terminal.note(`See it: git diff -- ${cleanLine(folder, 300)}`);
}
