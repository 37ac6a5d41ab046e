import { Command } from 'commander';
import { addExamples } from '../examples.ts';
import { makeVerbose } from '../flags.ts';
import type { Session } from '../session.ts';

export function makeServeCommand(session: Session): Command {
  const command = new Command('serve')
    .summary('run the bot')
    .description(
      'Takes the webhooks of your GitHub App and does what they ask for, until it is ended (Ctrl-C, SIGTERM). ' +
        'Everything is set in the environment: HEAL_APP_ID, HEAL_PRIVATE_KEY_FILE (or HEAL_PRIVATE_KEY), ' +
        'HEAL_WEBHOOK_SECRET; and if you like HEAL_ACTION, HEAL_DATABASE_URL, HEAL_GITHUB_URL, HEAL_STATE_FOLDER, ' +
        'HEAL_PARALLEL, HEAL_RUN_HERE, HEAL_REPLAY_FOLDER, HOST and PORT. Its log is one JSON object on each line of stdout.',
    )
    .addOption(makeVerbose());
  addExamples(command, [
    { run: 'heal app create', about: 'first: make the App; writes heal-app.env' },
    { run: 'node --env-file=heal-app.env $(which heal) serve', about: 'then: run it' },
    { run: 'HOST=0.0.0.0 PORT=8080 heal serve', about: 'in a container' },
  ]);
  return command.action(async () => {
    const [{ readBotSettings }, { serve }] = await Promise.all([
      import('../../bot/bot-settings.ts'),
      import('../../bot/serve.ts'),
    ]);
    const now = () => new Date();
    const settings = await readBotSettings({ env: session.env, cwd: session.cwd, now });
    await serve({ settings, now, signal: session.signal, write: (line) => session.terminal.printRaw(line) });
  });
}
