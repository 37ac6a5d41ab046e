import type { Command, Option } from 'commander';
import { examplesOf } from '#app/cli/examples.ts';
import { defaultFailLevel, exitCodeTexts } from '#app/cli/exit-codes.ts';
import { allCommands, makeProgram, pathOf } from '#app/cli/program.ts';
import { banner, code, page, table } from './markdown.ts';

/** The reference of the command line, from the very tree of commands that runs. */
export function makeCliPage(): string {
  const program = makeProgram({
    terminal: {
      print: refuse,
      printRaw: refuse,
      note: refuse,
      paint: (_style, text) => text,
      notePaint: (_style, text) => text,
      columns: 100,
      isLive: false,
      stderr: process.stderr,
    },
    cwd: '.',
    env: {},
    version: '',
    signal: new AbortController().signal,
    heal: refuse,
    finish: refuse,
  });
  const commands = allCommands(program).filter((command) => command !== program && command.commands.length === 0);
  return page(
    banner,
    '# Command line',
    program.description(),
    table(
      ['command', 'what it does'],
      commands.map((command) => [`[${code(pathOf(command))}](#${anchorOf(command)})`, command.summary()]),
    ),
    ...commands.map(describeCommand),
    '## Exit codes',
    table(
      ['code', 'meaning'],
      exitCodeTexts.map(([number, text]) => [String(number), text]),
    ),
    `\`scan\` and \`fix\` exit with 1 when findings of the priority of \`--fail-on\` or a higher one remain (default ${code(defaultFailLevel)}: P2 and P3 are advice). What \`fix --dry-run\` would heal is still in the code and counts as remaining. After a second Ctrl-C the code is 130.`,
    '## Output',
    [
      '- Answers go to stdout, progress and warnings to stderr. With `--json`, `--format sarif` and `--format github`, stdout holds nothing else.',
      '- `heal scan --json` and `heal fix --json` print versioned objects: [scan.schema.json](scan.schema.json), [fix.schema.json](fix.schema.json).',
      '- Reports keep to 40 lines, the most urgent first; `--all` lists everything.',
      '- Text of repositories and tools is printed without escape sequences and control characters, and never as a command of GitHub Actions.',
      '- `--format github` annotates at most ten lines of each level, which is what GitHub shows of one step.',
      '- `--format sarif` is SARIF 2.1.0 with fingerprints (`heal/v1`), fixes that tools offer, and files named from the root of the repository.',
    ].join('\n'),
    '## Environment',
    table(
      ['variable', 'effect'],
      [
        [code('NO_COLOR'), 'no colours'],
        [code('FORCE_COLOR'), 'colours where there is no terminal; `0` switches them off everywhere'],
        [code('CI'), 'plain progress lines instead of an animation'],
        [code('GITHUB_ACTIONS'), 'what looks like a command of the runner is defused in reports and messages'],
      ],
    ),
  );
}

function describeCommand(command: Command): string {
  const takes = command.registeredArguments.map((argument) => [
    code(argument.required ? `<${argument.name()}>` : `[${argument.name()}]`),
    describeDefault(argument.description, argument.defaultValue),
  ]);
  const options = command.options.map((option) => [
    code(option.flags),
    describeDefault(option.description, option.defaultValue, option),
  ]);
  const examples = examplesOf(command).map(({ run, about }) => `# ${about}\n${run}`);
  return page(
    `## ${pathOf(command)}`,
    command.description(),
    `\`\`\`\n${pathOf(command)} ${command.usage()}\n\`\`\``,
    table(['argument, flag', 'meaning'], [...takes, ...options]),
    '```sh\n' + examples.join('\n\n') + '\n```',
  ).trimEnd();
}

function describeDefault(text: string, value: unknown, option?: Option): string {
  if (value === undefined || option?.negate) return text;
  return `${text} (default ${code(String(value))})`;
}

function anchorOf(command: Command): string {
  return pathOf(command).replaceAll(' ', '-');
}

function refuse(): never {
  throw new Error('the reference only looks at commands, it runs none');
}
