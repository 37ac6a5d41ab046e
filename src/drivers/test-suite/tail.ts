import { unseenCharacters } from '#core/text.ts';

const mostLines = 40;
const mostChars = 8000;
// Colours and cursor movements (CSI), titles and links (OSC, DCS and their like), two-character escapes.
const escapes = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_a-z]/g;

/** The last lines of output as plain text: no escape sequence, no control or direction character, bounded. */
export function cleanTail(output: string): string {
  const end = output.slice(-4 * mostChars);
  const lines = end
    .replace(escapes, '')
    .split(/\r?\n/)
    // A carriage return overwrites: what a person saw is what came last.
    .map((line) => (line.split('\r').at(-1) ?? '').replace(unseenCharacters, '').trimEnd());
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.slice(-mostLines).join('\n').slice(-mostChars);
}
