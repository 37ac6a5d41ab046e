import { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { addFolder, printAnswer } from './place.ts';

export function makeAuditCommand(session: Session): Command {
  const audit = new Command('audit').summary('check the record').description('Works with the audit log.');
  const verify = addFolder(new Command('verify'))
    .summary('check that the audit log was not changed')
    .description(
      'Recomputes the hash chain of the audit log. Exits with 1 when an entry was changed, removed or added.',
    );
  addExamples(verify, [
    { run: 'heal audit verify', about: 'the log of the current folder' },
    { run: 'heal audit verify --json', about: 'for scripts' },
  ]);
  verify.action(async (path: string, flags: { readonly json?: boolean }) => {
    const heal = await session.heal();
    const report = await heal.verifyAudit({ path });
    await printAnswer(session, report, flags.json, async ({ valid, entries, file, problem }) => {
      const { cleanLine } = await import('../clean.ts');
      const { countOf } = await import('../layout.ts');
      const name = cleanLine(file, 300);
      if (!valid) return session.terminal.paint('red', `✘ ${name}: ${cleanLine(problem ?? 'broken', 300)}`);
      return `${session.terminal.paint('green', '✔')} ${countOf(entries, 'entry', 'entries')}, the chain is whole: ${name}`;
    });
    session.finish(report.valid ? exitCodes.clean : exitCodes.findings);
  });
  return audit.addCommand(verify);
}
