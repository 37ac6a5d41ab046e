import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

export function makeExplainCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('explain'))
    .summary('why a case was healed, or was not')
    .description(
      'Shows a case from finding to outcome: why it was not healed without asking, how far its remedy is trusted, ' +
        'evidence, remedies considered and what asking cost, gates, history, and the change.',
    )
    .argument('<case>', 'id of the case, the beginning of it, or the fingerprint of its finding');
  addExamples(command, [
    { run: 'heal explain h3f2a9c41b0', about: 'an id from the report of heal fix' },
    { run: 'heal explain h3f2', about: 'as much of it as is unambiguous' },
    { run: 'heal explain h3f2 --json | jq .history', about: 'for scripts' },
  ]);
  return command.action(async (caseId: string, flags: PlaceFlags) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.explain({ path: flags.path, caseId }), flags.json, async (explanation) => {
      const { renderExplanation } = await import('../render/case.ts');
      return renderExplanation(explanation, session.terminal);
    });
  });
}
