import { makeRunTool } from '#drivers/process/run-tool.ts';
import { chooseEnvironment } from './environment.ts';

export interface GitPlace {
  /** Absolute. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}
/** How to reach the repository on its server. */
export interface Remote {
  readonly serverUrl: string;
  /** `owner/name` */
  readonly repository: string;
  /** '' for none. */
  readonly token: string;
}

const quiet = ['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false', 'gc.auto=0'].flatMap(
  (setting) => ['-c', setting],
);

/** Runs git in a folder; undefined when it failed. */
export async function git(
  place: GitPlace,
  args: readonly string[],
  remote?: Remote,
  stdin?: string,
): Promise<string | undefined> {
  const run = makeRunTool({
    root: place.folder,
    env: { ...chooseEnvironment(place.env), GIT_TERMINAL_PROMPT: '0', ...(remote ? authorize(remote) : {}) },
  });
  const result = await run(
    {
      argv: ['git', '--no-pager', ...quiet, ...args],
      timeoutMs: 120_000,
      maxOutputBytes: 32 * 1024 * 1024,
      ...(stdin === undefined ? {} : { stdin }),
    },
    place.signal,
  );
  return result.status === 'exited' && result.code === 0 ? result.stdout : undefined;
}

export function addressOf({ serverUrl, repository }: Remote): string {
  return `${serverUrl}/${repository}.git`;
}

/**
 * The token goes in a header that only this server gets, through the environment: arguments are for everyone to read.
 * The empty value first takes out what a checkout may have left: two such headers are refused.
 */
function authorize({ serverUrl, token }: Remote): Record<string, string> {
  const key = `http.${serverUrl}/.extraheader`;
  const login = Buffer.from(`x-access-token:${token}`).toString('base64');
  const settings = [
    [key, ''],
    ...(token === '' ? [] : [[key, `AUTHORIZATION: basic ${login}`]]),
    ['credential.helper', ''],
  ];
  return Object.fromEntries([
    ['GIT_CONFIG_COUNT', String(settings.length)],
    ...settings.flatMap(([name = '', value = ''], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value],
    ]),
  ]);
}
