import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { addExamples } from '../examples.ts';
import { makeJson, makeVerbose } from '../flags.ts';
import type { Session } from '../session.ts';
import { printAnswer } from './place.ts';

interface CreateFlags {
  readonly url: string;
  readonly name: string;
  readonly org?: string;
  readonly out: string;
  readonly port: string;
  readonly web?: string;
  readonly json?: boolean;
}

export function makeAppCommand(session: Session): Command {
  const app = new Command('app')
    .summary('the GitHub App of the bot')
    .description('Works with the GitHub App of the bot.');
  const create = new Command('create')
    .summary('make the GitHub App')
    .description(
      'Opens a page on this machine that hands the manifest (app.yml) to GitHub. You confirm it there; the credentials ' +
        'are written to two files that only you can read, heal-app.env and heal-app.private-key.pem.',
    )
    .requiredOption('--url <address>', 'where the bot will be reached from the internet')
    .option('--name <name>', 'name of the App, unique on GitHub', 'heal')
    .option('--org <organisation>', 'organisation that will own it; you when absent')
    .option('--out <folder>', 'where the two files are written', '.')
    .option('--port <port>', 'port of the page; any that is free when absent', '0')
    .addOption(new Option('--web <address>', 'pages of your GitHub, where they are not found by its API').hideHelp())
    .addOption(makeJson())
    .addOption(makeVerbose());
  addExamples(create, [
    { run: 'heal app create --url https://heal.example.com', about: 'owned by you' },
    { run: 'heal app create --url https://heal.example.com --org acme --name heal-acme', about: 'owned by a team' },
  ]);
  create.action(async (flags: CreateFlags) => {
    const { createApp } = await import('../../bot/create-app.ts');
    const report = await createApp({
      publicUrl: flags.url,
      name: flags.name,
      organisation: flags.org,
      githubUrl: (session.env['HEAL_GITHUB_URL'] || 'https://api.github.com').replace(/\/+$/, ''),
      webUrl: flags.web,
      folder: resolve(session.cwd, flags.out),
      port: Number(flags.port),
      signal: session.signal,
      onReady: (url) => session.terminal.note(`Open ${url} in your browser; this waits for you. Ctrl-C to leave it.`),
    });
    await printAnswer(session, report, flags.json, async ({ name, id, installUrl, environmentFile }) => {
      const { cleanLine } = await import('../clean.ts');
      return [
        `${session.terminal.paint('green', '✔')} The App ${cleanLine(name, 100)} (${id}) exists.`,
        '',
        'Next:',
        `  1. Run the bot with what is in ${cleanLine(environmentFile, 300)}: docs/bot.md`,
        `  2. Install it on repositories: ${cleanLine(installUrl, 300)}`,
      ].join('\n');
    });
  });
  return app.addCommand(create);
}
