import { Command } from 'commander';
import type { WorkflowStatus } from '#core/replay/auto-heal.ts';
import { cleanLine } from '../../clean.ts';
import { countOf, formatMs, pad } from '../../layout.ts';
import { addExamples } from '../../examples.ts';
import type { Session } from '../../session.ts';
import type { Style } from '../../terminal.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from '../place.ts';

const styles: Readonly<Record<WorkflowStatus['state'], Style>> = {
  running: 'green',
  degraded: 'yellow',
  quarantined: 'red',
  rollback: 'yellow',
  paused: 'dim',
  unreadable: 'red',
};
export const settingsOf = (session: Session) => ({ cwd: session.cwd, env: session.env, now: () => new Date() });

export function makeListCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('list'))
    .summary('the workflows, and the state each is in')
    .description(
      'Lists the workflows of .github/heal/replay with their state: running, degraded, quarantined, rollback or paused.',
    );
  addExamples(command, [
    { run: 'heal replay list', about: 'the current folder' },
    { run: 'heal replay list --json | jq .status.healthy', about: 'for scripts and health checks' },
  ]);
  return command.action(async (flags: PlaceFlags) => {
    const { listReplays } = await import('../../../replay/states.ts');
    const { paint } = session.terminal;
    await printAnswer(session, await listReplays({ path: flags.path }, settingsOf(session)), flags.json, (list) => {
      if (list.workflows.length === 0) {
        return `No workflows in ${cleanLine(list.folder, 300)}\nRecord one: heal replay record NAME --window TITLE`;
      }
      const width = Math.max(...list.workflows.map(({ name }) => name.length));
      return list.workflows
        .flatMap(({ name, title, steps, state, reason, unfinished, problem }) => {
          const what =
            problem === ''
              ? `${countOf(steps, 'step')}  ${cleanLine(title, 80)}`
              : paint('red', cleanLine(problem, 200));
          return [
            `${pad(name, width)}  ${paint(styles[state], pad(state, 11))}  ${what}`,
            ...(reason === '' ? [] : [`${' '.repeat(width)}  ${paint('dim', cleanLine(reason, 200))}`]),
            ...(unfinished
              ? [`${' '.repeat(width)}  ${paint('yellow', 'its last run was cut off: heal replay run says where')}`]
              : []),
          ];
        })
        .join('\n');
    });
  });
}

export function makeShowCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('show'))
    .summary('steps, parameters, state and last decisions of a workflow')
    .description(
      'Shows a workflow: its steps with their ids, its parameters, in which state it is and since when, and what was decided last.',
    )
    .argument('<workflow>', 'name of the workflow');
  addExamples(command, [
    { run: 'heal replay show monthly-report', about: 'its steps, for --resume-from' },
    { run: 'heal replay show monthly-report --json | jq .state.history', about: 'every change of its state' },
  ]);
  return command.action(async (workflow: string, flags: PlaceFlags) => {
    const { showReplay } = await import('../../../replay/states.ts');
    const { paint } = session.terminal;
    await printAnswer(
      session,
      await showReplay({ path: flags.path, workflow }, settingsOf(session)),
      flags.json,
      (shown) => {
        const width = Math.max(...shown.steps.map(({ id }) => id.length));
        const { now, history } = shown.state;
        return [
          `${paint('bold', cleanLine(shown.title, 200))}  ${paint('dim', `recorded on ${shown.recordedOn.width}×${shown.recordedOn.height}`)}`,
          `${paint(styles[now.state], now.state)} since ${cleanLine(now.since, 40)}${now.state === 'running' ? '' : `: ${cleanLine(now.reason, 300)}`}`,
          ...history.slice(-5).map(({ from, to, lastedMs, reason }) => {
            return paint('dim', `  ${from} → ${to} after ${formatMs(lastedMs)}: ${cleanLine(reason, 160)}`);
          }),
          '',
          ...shown.steps.map(({ id, title, after, isIrreversible }) => {
            const notes = [
              after.length === 0 ? 'no postcondition' : '',
              isIrreversible ? 'cannot be taken back' : '',
            ].filter((note) => note !== '');
            return `${pad(id, width)}  ${cleanLine(title, 100)}${notes.length === 0 ? '' : `  ${paint('yellow', notes.join(', '))}`}`;
          }),
          ...(shown.parameters.length === 0 ? [] : ['', paint('bold', 'Parameters')]),
          ...shown.parameters.map(({ name, label, isSecret, hasValue }) => {
            const where = isSecret ? 'secret' : hasValue ? 'has a value' : 'has to be given';
            return `  ${cleanLine(name, 60)}  ${paint('dim', `${where}  ${cleanLine(label, 100)}`)}`;
          }),
          ...shown.warnings.map((warning) => paint('yellow', `! ${cleanLine(warning)}`)),
        ].join('\n');
      },
    );
  });
}
