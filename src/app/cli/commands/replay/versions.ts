import { Command, InvalidArgumentError } from 'commander';
import { cleanBlock, cleanLine } from '../../clean.ts';
import { addExamples } from '../../examples.ts';
import { countOf } from '../../layout.ts';
import type { Session } from '../../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from '../place.ts';
import { settingsOf } from './look.ts';

export function makeVersionsCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('versions'))
    .summary('what a workflow learned, version by version')
    .description('Lists the versions of what a workflow learned; each is read in full and compared with its hashes.')
    .argument('<workflow>', 'name of the workflow');
  addExamples(command, [
    { run: 'heal replay versions monthly-report', about: 'and which one is in use' },
    { run: 'heal replay versions monthly-report --json | jq .versions[].standing', about: 'for scripts' },
  ]);
  return command.action(async (workflow: string, flags: PlaceFlags) => {
    const { listVersions } = await import('../../../replay/states.ts');
    const { paint } = session.terminal;
    await printAnswer(
      session,
      await listVersions({ path: flags.path, workflow }, settingsOf(session)),
      flags.json,
      (list) => {
        const lines = list.versions.map(({ version, at, why, standing, isInUse, prototypes, problem }) => {
          const style = standing === 'good' ? 'green' : standing === 'bad' ? 'red' : 'dim';
          return [
            `${isInUse ? paint('bold', `${version} ←`) : `${version}  `}  ${paint(style, standing.padEnd(8))}`,
            `${cleanLine(at.slice(0, 16), 20)}  ${countOf(prototypes, 'look')}  ${cleanLine(why, 120)}`,
            ...(problem === undefined ? [] : [paint('red', cleanLine(problem, 200))]),
          ].join('  ');
        });
        const problems = list.problems.map((problem) => paint('yellow', `! ${cleanLine(problem, 300)}`));
        return [...(lines.length === 0 ? ['It has learned nothing yet.'] : lines), ...problems].join('\n');
      },
    );
  });
}

export function makeRollbackCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('rollback'))
    .summary('bring what a workflow learned back to a version')
    .description(
      'Makes everything that the workflow learned as it was in that version, checked by hash; what there is now is kept ' +
        'as a version first. The recorded workflow itself is in Git and stays as it is.',
    )
    .argument('<workflow>', 'name of the workflow')
    .argument('[version]', 'v01, v02, …; the one before the one in use when absent')
    .option('--reason <text>', 'why, for who comes after you', 'asked for by a person');
  addExamples(command, [
    { run: 'heal replay rollback monthly-report', about: 'one version back' },
    { run: 'heal replay rollback monthly-report v03', about: 'to a version of heal replay versions' },
  ]);
  return command.action(
    async (workflow: string, to: string | undefined, flags: PlaceFlags & { readonly reason: string }) => {
      const { rollBack } = await import('../../../replay/states.ts');
      const options = { path: flags.path, workflow, to, why: flags.reason };
      await printAnswer(session, await rollBack(options, settingsOf(session)), flags.json, (answer) => {
        const name = cleanLine(answer.workflow, 64);
        return `${session.terminal.paint('green', '✔')} ${name} is back at ${cleanLine(answer.to, 20)}, ${answer.state.now.state}`;
      });
    },
  );
}

export function makeSimulateCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('simulate'))
    .summary('what other thresholds would have done')
    .description(
      'Decides the last decisions of a workflow again with other thresholds, from what was written down. Touches nothing.',
    )
    .argument('<workflow>', 'name of the workflow')
    .option('--decisions <n>', 'how many of the last decisions', parseCount, 60);
  addExamples(command, [
    { run: 'heal replay simulate monthly-report', about: 'the last 60 decisions' },
    { run: 'heal replay simulate monthly-report --decisions 500 --json | jq .report.totals', about: 'for scripts' },
  ]);
  return command.action(async (workflow: string, flags: PlaceFlags & { readonly decisions: number }) => {
    const { simulate } = await import('../../../replay/states.ts');
    const options = { path: flags.path, workflow, decisions: flags.decisions };
    await printAnswer(session, await simulate(options, settingsOf(session)), flags.json, ({ markdown }) =>
      cleanBlock(markdown).trimEnd(),
    );
  });
}

function parseCount(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('Use a whole number from 1 to 9999.');
  return Number(value);
}
