import { Command, InvalidArgumentError } from 'commander';
import type { BackfillReport } from '../../learning/backfill-contract.ts';
import { addExamples } from '../examples.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

interface BackfillFlags {
  readonly since?: string;
  readonly maxCommits: number;
  readonly maxMinutes: number;
  readonly maxFiles: number;
  readonly maxLines: number;
  readonly dryRun?: boolean;
  readonly again?: boolean;
  readonly json?: boolean;
}

export function makeBackfillCommand(session: Session): Command {
  const command = addFolder(new Command('backfill'))
    .summary('learn from what people cured in the history')
    .description(
      'Reads the history of the current branch, newest first. Scans the files of small commits as they were before and ' +
        'after, and learns patterns from findings that a person cured. Merges, robots and reverted commits are passed ' +
        'over; nothing of a commit is run. Goes on where the last run ended. Costs no money: no model is asked. What is ' +
        'learned asks before it acts, until its record is good.',
    )
    .option('--since <date>', 'only commits after this date, as Git reads it: 2025-01-31, "6 months ago"')
    .option('--max-commits <n>', 'read at most n commits now', parseCount, 5000)
    .option('--max-minutes <n>', 'end after n minutes', parseMinutes, 10)
    .option('--max-files <n>', 'pass over commits with more source files', parseCount, 5)
    .option('--max-lines <n>', 'pass over commits with more changed lines', parseCount, 30)
    .option('--dry-run', 'find and learn, keep nothing')
    .option('--again', 'read again what was read before');
  addExamples(command, [
    { run: 'heal backfill', about: 'learn from this repository, for ten minutes at most' },
    { run: 'heal backfill --dry-run --max-commits 500', about: 'see what there is to learn' },
    { run: 'heal backfill --since "1 year ago"', about: 'only what is recent' },
    { run: 'heal backfill --json | jq .cures', about: 'for scripts' },
  ]);
  return command.action(async (path: string, flags: BackfillFlags) => {
    const { startProgress } = await import('../progress.ts');
    const progress = startProgress(session.terminal, 'Reading the history');
    let report: BackfillReport;
    try {
      const heal = await session.heal();
      report = await heal.backfill({
        path,
        ...(flags.since === undefined ? {} : { since: flags.since }),
        maxCommits: flags.maxCommits,
        maxMinutes: flags.maxMinutes,
        maxFiles: flags.maxFiles,
        maxLines: flags.maxLines,
        dryRun: flags.dryRun === true,
        again: flags.again === true,
        signal: session.signal,
        listener: progress.listener,
      });
    } finally {
      progress.stop();
    }
    await printAnswer(session, report, flags.json, async (answer) => {
      const { renderBackfill } = await import('../render/backfill.ts');
      return renderBackfill(answer, { paint: session.terminal.paint, isDryRun: flags.dryRun === true });
    });
    session.finish(exitCodes.clean);
  });
}

function parseCount(value: string): number {
  if (!/^[1-9]\d{0,6}$/.test(value)) throw new InvalidArgumentError('Use a whole number, 1 or more.');
  return Number(value);
}
function parseMinutes(value: string): number {
  const minutes = Number(value);
  if (!/^\d{1,4}(?:\.\d+)?$/.test(value) || minutes <= 0) throw new InvalidArgumentError('Use a number above 0.');
  return minutes;
}
