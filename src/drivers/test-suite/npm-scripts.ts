import { splitCommand, takeVariables, type Command } from './split-command.ts';

export type Scripts = Readonly<Record<string, string>>;
export type Expanded = { readonly commands: readonly Command[] } | { readonly problem: string };

const deepest = 10;
const managers = new Set(['npm', 'pnpm', 'yarn', 'bun']);
const launchers = new Set(['npx', 'bunx']);
/** Python's: they would look for packages in the network first; the environment itself is found anyway. */
const environments = new Set(['uv', 'poetry', 'pdm', 'pipenv', 'rye', 'hatch']);
const sequences = new Set(['run-s', 'run-p', 'npm-run-all', 'npm-run-all2']);
/** Programs that measure another program; without them the tests are the same. */
const wrappers = new Set(['c8', 'nyc']);

/** What `npm run <name>` would start in the end, `pre` scripts first, every indirection followed. */
export function expandScript(scripts: Scripts, name: string, args: readonly string[] = [], depth = 0): Expanded {
  const script = scripts[name];
  if (script === undefined) return { problem: `there is no script ${JSON.stringify(name)}` };
  if (depth > deepest) return { problem: `the script ${JSON.stringify(name)} calls itself` };
  const before = scripts[`pre${name}`] === undefined ? [] : [`pre${name}`];
  return joinAll([
    ...before.map((pre) => expandScript(scripts, pre, [], depth + 1)),
    expandLine(scripts, script, args, depth + 1),
  ]);
}

/** As above for a command line; `args` are added to its last command, as npm does. */
export function expandLine(scripts: Scripts, line: string, args: readonly string[] = [], depth = 0): Expanded {
  const split = splitCommand(line);
  if ('problem' in split) return split;
  return joinAll(
    split.commands.map((command, index) => {
      const isLast = index === split.commands.length - 1;
      return expandCommand(scripts, isLast ? { ...command, argv: [...command.argv, ...args] } : command, depth);
    }),
  );
}

function expandCommand(scripts: Scripts, command: Command, depth: number): Expanded {
  const [program = '', ...args] = command.argv;
  if (environments.has(program) && args[0] === 'run') return again(scripts, command, dropFlags(args.slice(1)), depth);
  if (launchers.has(program)) return again(scripts, command, dropFlags(args), depth);
  if (wrappers.has(program)) {
    const at = args.findIndex((arg) => isProgramName(arg));
    return at === -1
      ? { problem: `it is not clear what ${program} starts` }
      : again(scripts, command, args.slice(at), depth);
  }
  if (sequences.has(program)) {
    const names = args.filter((arg) => !arg.startsWith('-')).flatMap((pattern) => matchNames(scripts, pattern));
    return withEnv(command.env, joinAll(names.map((name) => expandScript(scripts, name, [], depth))));
  }
  if (!managers.has(program)) return { commands: command.argv.length === 0 ? [] : [command] };
  const [verb = '', ...rest] = dropFlags(args);
  if (
    rest.some((arg) => /^(-w|--workspaces?|-r|--filter)(=|$)/.test(arg)) ||
    args.some((arg) => /^(-r|-w|--filter|--workspaces?)/.test(arg))
  )
    return { problem: 'it runs in several workspaces; heal one package at a time, or name its test command' };
  if (verb === 'exec' || verb === 'dlx' || verb === 'x') return again(scripts, command, dropFlags(rest), depth);
  if (verb === 't' || verb === 'test')
    return withEnv(command.env, expandScript(scripts, 'test', dropDashes(rest), depth));
  const name = verb === 'run' || verb === 'run-script' ? dropFlags(rest)[0] : verb;
  const isNamed = name !== undefined && scripts[name] !== undefined;
  if (!isNamed) return { commands: [command] };
  const after = rest.slice(rest.indexOf(name) + 1);
  return withEnv(command.env, expandScript(scripts, name, dropDashes(after), depth));
}

/** Continues with the rest of a command, which may be another indirection. */
function again(scripts: Scripts, command: Command, argv: readonly string[], depth: number): Expanded {
  if (depth > deepest) return { problem: 'it calls itself' };
  const inner = takeVariables(argv);
  return expandCommand(scripts, { argv: inner.argv, env: { ...command.env, ...inner.env } }, depth + 1);
}

function withEnv(env: Command['env'], expanded: Expanded): Expanded {
  if ('problem' in expanded) return expanded;
  return { commands: expanded.commands.map((command) => ({ ...command, env: { ...env, ...command.env } })) };
}

function joinAll(parts: readonly Expanded[]): Expanded {
  const commands: Command[] = [];
  for (const part of parts) {
    if ('problem' in part) return part;
    commands.push(...part.commands);
  }
  return { commands };
}

/** `test:*` names every script with one more level, `test:**` with any. */
function matchNames(scripts: Scripts, pattern: string): readonly string[] {
  if (!pattern.includes('*')) return [pattern];
  const source = pattern
    .split('**')
    .map((part) =>
      part
        .split('*')
        .map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
        .join('[^:]*'),
    )
    .join('.*');
  const expression = new RegExp(`^${source}$`);
  return Object.keys(scripts).filter((name) => expression.test(name));
}

function dropFlags(args: readonly string[]): readonly string[] {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  return at === -1 ? [] : args.slice(at);
}
function dropDashes(args: readonly string[]): readonly string[] {
  return args[0] === '--' ? args.slice(1) : args;
}
function isProgramName(arg: string): boolean {
  return /^(node|npm|npx|pnpm|yarn|mocha|vitest|jest|tsx|ava|tap|_mocha|cross-env|\S*\/(_?mocha|vitest|jest)(\.\w+)?)$/.test(
    arg,
  );
}
