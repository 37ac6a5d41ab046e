import { makeRunTool } from '../process/run-tool.ts';

export interface GitReaderOptions {
  /** Absolute: the package. */
  readonly folder: string;
  /** The package's path in its repository, '' for the whole. */
  readonly packagePath: string;
  /** Of this process: Git gets what it needs to find itself and its settings, and nothing else. */
  readonly env: Readonly<Record<string, string | undefined>>;
}
/** Asks Git, and never changes anything. */
export interface GitReader {
  /** What Git printed; undefined when it failed, took too long or printed too much. */
  ask(args: readonly string[], how: GitAsk): Promise<string | undefined>;
}
export interface GitAsk {
  readonly timeoutMs: number;
  readonly stdin?: string;
  /** What was printed before the time was over is an answer too. */
  readonly isPartWelcome?: boolean;
}

/**
 * Settings of the repository that would start a program, or fetch, while we only read. A partial clone fetches what it
 * lacks by itself: no protocol is allowed.
 */
const settings = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.quotePath=false',
  'diff.external=',
  'log.showSignature=false',
  'protocol.allow=never',
].flatMap((setting) => ['-c', setting]);

export function makeGitReader({ folder, env }: GitReaderOptions): GitReader {
  const run = makeRunTool({ root: folder, env: chooseEnvironment(env) });
  return {
    async ask(args, { timeoutMs, stdin, isPartWelcome = false }) {
      const argv = ['git', '--no-pager', '--literal-pathspecs', ...settings, ...args];
      const result = await run({ argv, timeoutMs, ...(stdin === undefined ? {} : { stdin }) });
      if (result.status === 'timed-out' && isPartWelcome) return result.stdout;
      return result.status === 'exited' && result.code === 0 ? result.stdout : undefined;
    },
  };
}

function chooseEnvironment(env: GitReaderOptions['env']): Record<string, string> {
  const chosen: Record<string, string> = { GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' };
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && /^(PATH|HOME|USERPROFILE|SystemRoot|XDG_CONFIG_HOME|TMPDIR|TEMP|TMP)$/i.test(name))
      chosen[name] = value;
  }
  return chosen;
}
