import { Command, Option } from 'commander';
import { UsageError } from '#core/errors.ts';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

interface IgnoreFlags extends PlaceFlags {
  readonly reason?: string;
  readonly list?: boolean;
  readonly remove?: boolean;
}

export function makeIgnoreCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('ignore'))
    .summary('set a finding aside: neither reported nor healed')
    .description(
      'Sets a finding aside in this working copy, with a reason: it is neither reported as open nor healed, until it ' +
        'is taken back. To switch a rule off for everybody, use `rules` in .github/heal.yml.',
    )
    .argument('[finding]', 'fingerprint from heal scan --json, or id of a case')
    .option('--reason <text>', 'why, for who comes after you')
    .addOption(new Option('--remove', 'take it back: report and heal it again').conflicts(['reason', 'list']))
    .addOption(new Option('--list', 'what is set aside, and why').conflicts('reason'));
  addExamples(command, [
    { run: 'heal ignore h3f2a9c41b0 --reason "a password of the tests"', about: 'a case from heal fix' },
    { run: 'heal ignore --list', about: 'what is set aside' },
    { run: 'heal ignore h3f2a9c41b0 --remove', about: 'take it back' },
    { run: 'heal ignore --list --json | jq .ignored[].fingerprint', about: 'for scripts' },
  ]);
  return command.action(async (finding: string | undefined, flags: IgnoreFlags) => {
    const { path } = flags;
    if ((finding === undefined) !== (flags.list === true)) {
      throw new UsageError(
        flags.list ? 'heal ignore --list takes no finding' : 'Which finding? None was named',
        'heal ignore <finding> --reason TEXT, heal ignore <finding> --remove, or heal ignore --list',
      );
    }
    const heal = await session.heal();
    const { renderIgnored, renderSetAside } = await import('../render/memory.ts');
    if (finding === undefined) {
      const answer = await heal.listIgnored({ path });
      return printAnswer(session, answer, flags.json, (report) => renderIgnored(report, session.terminal));
    }
    if (flags.remove) {
      const answer = { version: 1, ...(await heal.heed({ path, finding })) };
      return printAnswer(session, answer, flags.json, (one) => renderSetAside(one, 'Reported and healed again'));
    }
    if (flags.reason === undefined) {
      throw new UsageError('A reason is missing', 'Say why, for who comes after you: --reason "test data"');
    }
    const answer = { version: 1, ...(await heal.ignore({ path, finding, reason: flags.reason })) };
    await printAnswer(session, answer, flags.json, (one) => renderSetAside(one, 'Set aside'));
  });
}
