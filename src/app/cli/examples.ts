import type { Command } from 'commander';

export interface CommandExample {
  readonly run: string;
  readonly about: string;
}
const known = new WeakMap<Command, readonly CommandExample[]>();

/** Gives a command examples: shown by `--help`, printed in the reference. */
export function addExamples(command: Command, examples: readonly CommandExample[]): Command {
  known.set(command, examples);
  const width = Math.max(...examples.map(({ run }) => run.length));
  const lines = examples.map(({ run, about }) => `  $ ${run.padEnd(width)}  ${about}`);
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
}

export function examplesOf(command: Command): readonly CommandExample[] {
  return known.get(command) ?? [];
}
