import { Command } from 'commander';
import type { Session } from '../../session.ts';
import { makeDemoCommand } from './demo.ts';
import { makeListCommand, makeShowCommand } from './look.ts';
import { makeRecordCommand } from './record.ts';
import { makeRunCommand } from './run.ts';
import { makeRollbackCommand, makeSimulateCommand, makeVersionsCommand } from './versions.ts';
import { makeWordCommands } from './words.ts';

export function makeReplayCommand(session: Session): Command {
  const command = new Command('replay')
    .summary('desktop workflows that survive a changed screen')
    .description(
      'Records what you do on a desktop and replays it: targets are found though themes, sizes and layouts change, every ' +
        'action is confirmed, and what is unsure halts instead of guessing.',
    );
  const commands = [
    makeRunCommand(session),
    makeRecordCommand(session),
    makeListCommand(session),
    makeShowCommand(session),
    ...makeWordCommands(session),
    makeVersionsCommand(session),
    makeRollbackCommand(session),
    makeSimulateCommand(session),
    makeDemoCommand(session),
  ];
  for (const one of commands) command.addCommand(one);
  return command;
}
