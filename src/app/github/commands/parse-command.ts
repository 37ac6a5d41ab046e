/** What people can ask of Heal on GitHub. The ids of buttons and the names of labels are among them. */
export const commandNames = [
  'apply',
  'explain',
  'ignore',
  'retry',
  'rebase',
  'merge',
  'stop',
  'resume',
  'status',
  'help',
  'dashboard',
] as const;
export type CommandName = (typeof commandNames)[number];
export interface ParsedCommand {
  /** Undefined: a word that is no command. */
  readonly name: CommandName | undefined;
  /** Case, proposal or fingerprint; undefined when none was named. */
  readonly target: string | undefined;
  /** The commit that is meant: 7 to 40 hex digits. */
  readonly sha: string | undefined;
  /** The rest of the line, as it was written: the reason of `ignore`. At most 200 characters; untrusted. */
  readonly reason: string;
}
const named: readonly CommandName[] = ['apply', 'explain', 'ignore'];

/**
 * Reads `/heal …` from the first line of a comment, and from nowhere else: not from a quote, from code, from a later
 * line. Undefined: the comment is not for us.
 */
export function parseCommand(body: string): ParsedCommand | undefined {
  const line = body.slice(0, 1_000).split(/\r?\n/, 1)[0] ?? '';
  // Up to three spaces are nothing to Markdown, four are code. Invisible characters have no place in a command.
  const match = /^ {0,3}\/heal(?:[ \t]+(\S.*))?[ \t]*$/i.exec(line);
  if (!match || /[^\P{C}\t]/u.test(line)) return undefined;
  const words = (match[1] ?? 'help').split(/[ \t]+/).filter((word) => word !== '');
  const name = commandNames.find((one) => one === words[0]?.toLowerCase());
  if (name === undefined) return { name, target: undefined, sha: undefined, reason: '' };
  const rest = words.slice(1);
  const target = named.includes(name) && isTarget(rest[0]) ? rest.shift() : undefined;
  const sha = /^@([0-9a-f]{7,40})$/i.exec(rest[0] ?? '')?.[1]?.toLowerCase();
  if (sha !== undefined) rest.shift();
  return { name, target, sha, reason: rest.join(' ').slice(0, 200) };
}

/** Ids of cases (`h3f2a9c41b0`), fingerprints (`v1:…`) and keys of proposals (`type/mypy-arg-type-1a2b3c4d`). */
function isTarget(word: string | undefined): boolean {
  return word !== undefined && /^[\w][\w:./-]{0,119}$/.test(word);
}
