import { type Command, Option } from 'commander';
import { makeJson, makeVerbose } from '../flags.ts';
import type { Session } from '../session.ts';

/** Flags of the commands that look at what was done before. */
export interface PlaceFlags {
  readonly path: string;
  readonly json?: boolean;
}

/** A command about a case: the case is its argument, the folder a flag. */
export function addPlaceFlags(command: Command): Command {
  return command
    .addOption(new Option('--path <folder>', 'repository or package').default('.'))
    .addOption(makeJson())
    .addOption(makeVerbose());
}

/** A command about a folder: the folder is its argument. */
export function addFolder(command: Command): Command {
  return command.argument('[path]', 'repository or package', '.').addOption(makeJson()).addOption(makeVerbose());
}

/** Prints an answer for machines or for people; the renderer is loaded only when people read it. */
export async function printAnswer<T>(
  { terminal }: Session,
  answer: T,
  isJson: boolean | undefined,
  render: (answer: T) => string | Promise<string>,
): Promise<void> {
  if (isJson) {
    const { printableJson } = await import('../clean.ts');
    terminal.printRaw(printableJson(answer));
  } else {
    terminal.print(await render(answer));
  }
}
