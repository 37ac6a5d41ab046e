const mostLines = 40;
const mostChars = 8000;
// Colours and cursor movements (CSI), titles and links (OSC, DCS and their like), two-character escapes.
const escapes = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_a-z]/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The last lines of output as plain text: no escape sequence, no control or direction character, bounded. */
export function cleanTail(output: string): string {
  const end = output.slice(-4 * mostChars);
  const lines = end
    .replace(escapes, '')
    .split(/\r?\n/)
    // A carriage return overwrites: what a person saw is what came last.
    .map((line) => (line.split('\r').at(-1) ?? '').replace(controls, '').trimEnd());
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.slice(-mostLines).join('\n').slice(-mostChars);
}
