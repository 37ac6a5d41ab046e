import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

export function makeMetricsCommand(session: Session): Command {
  const command = addFolder(new Command('metrics'))
    .summary('what Heal did here, in numbers')
    .description(
      'Shows how much was found and healed, how many remedies held, how many were known before, what models cost, and ' +
        'what is found most and not healed: over the last hour, day, week, and all of it.',
    );
  addExamples(command, [
    { run: 'heal metrics', about: 'the current folder' },
    { run: 'heal metrics services/shop --json | jq .spans.all.autoFixRate', about: 'a package, for scripts' },
  ]);
  return command.action(async (path: string, flags: { readonly json?: boolean }) => {
    const heal = await session.heal();
    await printAnswer(session, await heal.metrics({ path }), flags.json, async (report) => {
      const { renderMetrics } = await import('../render/metrics.ts');
      return renderMetrics(report, session.terminal);
    });
  });
}
