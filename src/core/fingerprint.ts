import { createHash } from 'node:crypto';

/** Version of the algorithm: stored with every fingerprint, so that a change never mixes with old records. */
const fingerprintVersion = 'v1';

export interface FingerprintParts {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  /** The source lines of the finding. */
  readonly lines: readonly string[];
  /** 0 for the first finding with equal parts in the file, 1 for the second: twins stay apart. */
  readonly ordinal: number;
}

/**
 * Identity of a fault that survives moved lines, re-indentation and renamed temporary folders.
 * Built from rule, path, message and text of its lines, never from line numbers.
 */
export function fingerprint(parts: FingerprintParts): string {
  const text = [
    fingerprintVersion,
    parts.rule,
    parts.path,
    normaliseMessage(parts.message),
    parts.lines.map((line) => line.trim().replace(/\s+/g, ' ')).join('\n'),
    String(parts.ordinal),
  ].join('\u0000');
  return `${fingerprintVersion}:${sha256(text).slice(0, 32)}`;
}

/** Short id that people type: `heal explain h3f2a9c41b`. */
export function caseIdOf(findingFingerprint: string): string {
  return `h${sha256(findingFingerprint).slice(0, 10)}`;
}

/** Removes what differs between two reports of the same fault: absolute paths, positions, addresses. */
function normaliseMessage(message: string): string {
  return message
    .replace(/(?:[A-Za-z]:)?(?:[\\/][\w.@+~-]+){2,}[\\/]?/g, '<path>')
    .replace(/\b0x[0-9a-f]+\b/gi, '<address>')
    .replace(/\b(lines?|column|col)\s+\d+/gi, '$1 <n>')
    .replace(/:\d+(?::\d+)?\b/g, ':<n>')
    .replace(/\s+/g, ' ')
    .trim();
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
