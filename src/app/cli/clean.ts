import { stripVTControlCharacters } from 'node:util';

/**
 * Text of repositories and tools is never printed as it is: it could move the cursor, hide text,
 * or speak to the CI that reads the log. Every renderer goes through these.
 */

/** One line: escapes removed, control and invisible characters shown as �, white space folded, bounded. */
export function cleanLine(text: string, maxLength = 500): string {
  const folded = strip(text.slice(0, maxLength * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return replaceInvisible(folded.length > maxLength ? `${folded.slice(0, maxLength - 1)}…` : folded);
}

/** Several lines, with their indentation; tabs become four spaces. */
export function cleanBlock(text: string): string {
  return strip(text).replace(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n').map(replaceInvisible).join('\n');
}

function strip(text: string): string {
  return text.includes('\u001b') || text.includes('\u009b') ? stripVTControlCharacters(text) : text;
}

function replaceInvisible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '�');
}

/** Keeps GitHub's runner from reading a line of the log as a command of ours. */
export function defuseWorkflowCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '# #[');
}

/** Escapes the message of a workflow command. */
export function escapeCommandData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** Escapes a property (`file=`, `title=`) of a workflow command. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** JSON that is safe on a terminal and in a CI log, and still the same value. */
export function printableJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replaceAll('##[', '##\\u005b')
    .replace(/[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (char) => {
      return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
    });
}
