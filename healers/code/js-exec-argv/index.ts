import type { CodeHealer } from '#core/healer.ts';
import { callOf, nodeAt, unwrap } from '#syntax/javascript/nodes.ts';
import { promisifiedOf } from '#syntax/javascript/promisified.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { quoted, quoteOf, templateText, textParts } from '#syntax/javascript/strings.ts';
import { isNumber } from '#syntax/javascript/values.ts';
import { span, type Node } from '#syntax/parse.ts';
import { callInstead, callPromisifiedInstead } from './rename.ts';
import { splitWords, type Word } from './words.ts';

const replacement: Readonly<Record<string, string>> = { exec: 'execFile', execSync: 'execFileSync' };
/** Part of a shell, or started through one on Windows: an argument list would not find them. */
const notPrograms = new Set(
  'cd export source . eval exec set unset alias ulimit umask type wait read trap npm npx yarn pnpm bun corepack start del copy dir cls echo'.split(
    ' ',
  ),
);

/** Runs a command without a shell: its words become a list, and a value can only ever be one of them. */
export const healer: CodeHealer = {
  name: 'js-exec-argv',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-command-injection', 'flow/command-injection'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const call = nodeAt(path, context.text, finding.place, isCommand);
    const parsed = call && callOf(call);
    const [command, ...rest] = parsed?.args ?? [];
    if (!call || !parsed || !command) return { leftAlone: 'The command is not started by exec or execSync here.' };
    const promisified = promisifiedOf(parsed.callee);
    const api = promisified?.api ?? apiOf(parsed.callee);
    const wanted = api?.module === 'child_process' ? replacement[api.name] : undefined;
    if (wanted === undefined) return { leftAlone: 'It is not certain that this is exec of child_process.' };
    const options =
      rest[0] && !isPlainObject(rest[0]) && !/function/.test(String(rest[0].kind())) ? rest[0] : undefined;
    if (options && (promisified || api?.name === 'execSync' || rest.length > 1))
      return { leftAlone: 'The options are not written here, so that a `shell` among them cannot be seen.' };
    if (rest.some((node) => node.kind() === 'object' && /shell\s*[:,}]|\.\.\./.test(node.text()))) {
      return { leftAlone: 'The options name a shell on purpose, or bring in others that may.' };
    }
    const parts = textParts(command);
    if (!parts) return { leftAlone: 'The command is put together elsewhere; write it as a list of arguments there.' };
    const words = splitWords(parts);
    if (typeof words === 'string') return { leftAlone: `It stays in the shell: ${words}.` };
    const [program, ...args] = words;
    if (!program || !('text' in program))
      return { leftAlone: 'The program itself is a value; check it against a list of allowed ones.' };
    if (notPrograms.has(program.text) || program.text.includes('=')) {
      return {
        leftAlone: `\`${program.text}\` is run by a shell here or on Windows; an argument list would not find it.`,
      };
    }
    const rename = promisified
      ? callPromisifiedInstead(path, context.text, parsed.callee, promisified, wanted)
      : callInstead(path, context.text, parsed.callee, wanted);
    if (!rename) return { leftAlone: `\`${wanted}\` cannot be brought in here without touching other code.` };
    const quote = quoteOf(context.text);
    const list = args.map((word) => wordText(word, quote)).join(', ');
    const range = span(command);
    return {
      change: {
        edits: [
          ...rename,
          { path, start: range.start, end: range.end, text: `${quoted(program.text, quote)}, [${list}]` },
        ],
      },
      summary: `Start \`${program.text}\` with a list of arguments instead of a shell command`,
    };
  },
};

function isCommand(node: Node): boolean {
  const callee = callOf(node)?.callee;
  return callee !== undefined && (/exec(Sync)?$/.test(callee.text()) || promisifiedOf(callee) !== undefined);
}

/** Options that are written here, or in a constant. */
function isPlainObject(node: Node): boolean {
  if (node.kind() === 'object') return true;
  const found = node.kind() === 'identifier' ? resolve(node) : undefined;
  const initial = found?.kind === 'const' && found.property === undefined ? found.initial : undefined;
  return initial?.kind() === 'object' && !/shell|\.\.\./.test(initial.text());
}

function wordText(word: Word, quote: "'" | '"'): string {
  if ('text' in word) return quoted(word.text, quote);
  if ('parts' in word) return templateText(word.parts);
  if ('list' in word) return `...${word.list.text()}`;
  return isNumber(word.value) ? `String(${word.value.text()})` : unwrap(word.value).text();
}
