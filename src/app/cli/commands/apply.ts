import { Command } from 'commander';
import type { ApplyReport } from '../../contract.ts';
import { exitCodes } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addPlaceFlags, printAnswer, type PlaceFlags } from './place.ts';

interface ApplyFlags extends PlaceFlags {
  readonly fromLog?: string;
}

export function makeApplyCommand(session: Session): Command {
  const command = addPlaceFlags(new Command('apply'))
    .summary('take a heal that was verified and waits for you')
    .description(
      'Says yes to a heal that `heal fix` verified and kept back, because the record of its remedy is not good enough ' +
        'yet. It is verified once more, and written only when it is exactly what was shown. Exits with 1 when it is not.',
    )
    .argument('<case>', 'id of the case, the beginning of it, or the fingerprint of its finding');
  addExamples(command, [
    { run: 'heal apply h3f2a9c41b0', about: 'an id from the report of heal fix' },
    { run: 'heal apply h3f2 --path services/shop', about: 'in another folder' },
    { run: 'heal apply h3f2 --from-log app.log', about: 'what heal fix --from-log found' },
    { run: 'heal apply h3f2 --json | jq .applied', about: 'for scripts' },
  ]);
  command.option('--from-log <file>', 'the log that the case came from');
  return command.action(async (caseId: string, flags: ApplyFlags) => {
    const { startProgress } = await import('../progress.ts');
    const progress = startProgress(session.terminal, 'Looking for the finding');
    let report: ApplyReport;
    try {
      const heal = await session.heal();
      report = await heal.apply({
        path: flags.path,
        caseId,
        signal: session.signal,
        listener: progress.listener,
        ...(flags.fromLog === undefined ? {} : { fromLog: flags.fromLog }),
      });
    } finally {
      progress.stop();
    }
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderApply } = await import('../render/memory.ts');
      return renderApply(answer, session.terminal);
    });
    session.finish(report.applied ? exitCodes.clean : exitCodes.findings);
  });
}
