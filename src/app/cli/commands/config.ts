import { resolve } from 'node:path';
import { Command } from 'commander';
import { exitCodes } from '../exit-codes.ts';
import { addExamples } from '../examples.ts';
import type { Session } from '../session.ts';
import { makeJson, makeVerbose } from '../flags.ts';
import { addFolder, printAnswer } from './place.ts';

interface JsonFlag {
  readonly json?: boolean;
}

export function makeConfigCommand(session: Session): Command {
  const config = new Command('config')
    .summary('check or show the configuration')
    .description('Works with the configuration.');
  return config.addCommand(makeValidate(session)).addCommand(makePrint(session)).addCommand(makeSchema(session));
}

function makeValidate(session: Session): Command {
  const command = addFolder(new Command('validate'))
    .summary('is the configuration right?')
    .description('Checks the configuration. Exits with 2 and says what to write when it is wrong.');
  addExamples(command, [
    { run: 'heal config validate', about: 'the configuration that counts for the current folder' },
    { run: 'heal config validate --json', about: 'problems with file, line and column' },
  ]);
  return command.action(async (path: string, flags: JsonFlag) => {
    const { readConfiguration } = await import('../read-configuration.ts');
    const { printProblem } = await import('#config/problems.ts');
    const loaded = await readConfiguration(resolve(session.cwd, path));
    const answer = { valid: loaded.problems.length === 0, source: loaded.source ?? null, problems: loaded.problems };
    const { paint } = session.terminal;
    await printAnswer(session, answer, flags.json, ({ valid, source, problems }) => {
      if (!valid) return problems.map((problem) => `${paint('red', '✘')} ${printProblem(problem)}`).join('\n');
      return `${paint('green', '✔')} ${source ?? 'There is no configuration file; heal:recommended counts'}`;
    });
    session.finish(answer.valid ? exitCodes.clean : exitCodes.usage);
  });
}

function makePrint(session: Session): Command {
  const command = addFolder(new Command('print'))
    .summary('the configuration that counts, and where each value comes from')
    .description('Prints the effective configuration: presets and file merged, with the origin of each value.');
  addExamples(command, [
    { run: 'heal config print', about: 'for the current folder' },
    { run: 'heal config print services/shop --json', about: 'for a package, for scripts' },
  ]);
  return command.action(async (path: string, flags: JsonFlag) => {
    const { readConfiguration } = await import('../read-configuration.ts');
    const { requireConfig } = await import('#config/load.ts');
    const { config, origins, source } = requireConfig(await readConfiguration(resolve(session.cwd, path)));
    await printAnswer(session, { source: source ?? null, config, origins }, flags.json, async (answer) => {
      const { renderConfiguration } = await import('../render/configuration.ts');
      return renderConfiguration(answer.config, answer.origins, session.terminal);
    });
  });
}

function makeSchema(session: Session): Command {
  const command = new Command('schema')
    .summary('JSON Schema for editors')
    .description('Prints the JSON Schema of the configuration file.')
    .addOption(makeJson())
    .addOption(makeVerbose());
  addExamples(command, [{ run: 'heal config schema > heal.schema.json', about: 'for the settings of an editor' }]);
  return command.action(async () => {
    const { makeConfigJsonSchema } = await import('#config/schema.ts');
    session.terminal.printRaw(JSON.stringify(makeConfigJsonSchema(), undefined, 2));
  });
}
