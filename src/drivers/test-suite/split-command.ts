/** One program with its arguments and the variables set in front of it. */
export interface Command {
  readonly env: Readonly<Record<string, string>>;
  readonly argv: readonly string[];
}
export type SplitCommand = { readonly commands: readonly Command[] } | { readonly problem: string };

/**
 * Splits a command line as a POSIX shell would, without being one: quotes, backslashes, `A=1` in front, and `&&` or `;`
 * between commands. What only a shell can do (pipes, redirections, variables, substitution) is a problem, not a guess.
 */
export function splitCommand(line: string): SplitCommand {
  const commands: string[][] = [[]];
  let word: string | undefined;
  const endWord = (): void => {
    if (word !== undefined) commands.at(-1)?.push(word);
    word = undefined;
  };
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === "'") {
      const end = line.indexOf("'", i + 1);
      if (end === -1) return { problem: 'a quote is not closed' };
      word = (word ?? '') + line.slice(i + 1, end);
      i = end;
    } else if (char === '"') {
      const quoted = readDoubleQuoted(line, i + 1);
      if (quoted === undefined) return { problem: 'a quote is not closed, or holds what only a shell can fill in' };
      word = (word ?? '') + quoted.text;
      i = quoted.end;
    } else if (char === '\\') {
      word = (word ?? '') + line.charAt(++i);
    } else if (/\s/.test(char) && char !== '\n') {
      endWord();
    } else if (char === ';' || char === '\n' || line.startsWith('&&', i)) {
      endWord();
      if (char === '&') i++;
      commands.push([]);
    } else if (/[|&<>()`$]/.test(char)) {
      return { problem: `"${char}" needs a shell, and none is used` };
    } else word = (word ?? '') + char;
  }
  endWord();
  return { commands: commands.filter((words) => words.length > 0).map(takeVariables) };
}

function readDoubleQuoted(line: string, start: number): { text: string; end: number } | undefined {
  let text = '';
  for (let i = start; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === '"') return { text, end: i };
    if (char === '$' || char === '`') return undefined;
    if (char === '\\' && /["\\$`]/.test(line.charAt(i + 1))) text += line.charAt(++i);
    else text += char;
  }
  return undefined;
}

/** Moves `NAME=value` words from the front, also those behind `cross-env`, into the environment. */
export function takeVariables(words: readonly string[]): Command {
  const env: Record<string, string> = {};
  let rest = [...words];
  for (;;) {
    const [first = ''] = rest;
    const variable = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/s.exec(first);
    if (variable?.[1] !== undefined) env[variable[1]] = variable[2] ?? '';
    else if (first !== 'cross-env' && first !== 'cross-env-shell' && first !== 'env') return { env, argv: rest };
    rest = rest.slice(1);
  }
}
