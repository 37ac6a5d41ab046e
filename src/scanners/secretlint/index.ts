import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import type { RawFinding, ScanRequest, Scanner } from '#core/scanner.ts';
import { Positions } from '#syntax/positions.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { createPace } from '../pace.ts';

/** Raised with the package; a contract test holds them together. */
export const secretlintVersion = '13.0.7';

/** Secrets in any text file: tokens, keys and passwords in addresses. What they are never leaves this folder. */
export function createSecretlintScanner(): Scanner {
  return {
    name: 'secretlint',
    languages: ['python', 'typescript', 'javascript'],
    weight: 2,
    applies: async (request) => pathsOf(request).length > 0,
    async scan(request) {
      const pace = createPace(request.signal);
      const findings: RawFinding[] = [];
      const notes: string[] = [];
      for (const path of pathsOf(request)) {
        await pace();
        const text = await request.read(path);
        if (text === undefined || !mayHoldSecret(text)) continue;
        try {
          findings.push(...(await lint(path, text)));
        } catch {
          // Its message may quote the file.
          notes.push(`${path} could not be searched for secrets`);
        }
      }
      return { version: secretlintVersion, origin: 'bundled', findings, ...(notes.length > 0 ? { notes } : {}) };
    },
  };
}

function pathsOf(request: ScanRequest): readonly string[] {
  return [...new Set([...request.files, ...(request.texts ?? [])])];
}

/** A look that costs a hundredth of the real search: a long word with a digit in it, a login in an address, a key's frame. */
function mayHoldSecret(text: string): boolean {
  return (
    /:\/\/[^\s/"']*:|PRIVATE KEY|(?:password|passwd|pwd|secret|token)["']?\s*[=:]|_authToken/i.test(text) ||
    hasLongWord(text)
  );
}
function hasLongWord(text: string): boolean {
  return (text.match(/[\w+/=.-]{16,}/g) ?? []).some((word) => /\d/.test(word));
}

async function lint(path: string, text: string): Promise<RawFinding[]> {
  const result = await lintSource({
    // No real path: rules that open neighbouring files have nothing to open.
    source: { filePath: path, content: text, contentType: 'text' },
    options: { maskSecrets: true, noPhysicFilePath: true, config: { rules: [{ id: 'recommend', rule: creator }] } },
  });
  const positions = new Positions(text);
  return result.messages
    .filter(({ ruleId, range }) => !isExample(ruleId, path, text.slice(...range)))
    .map(({ ruleId, messageId, message, range }) => {
      const start = positions.place(range[0]);
      const end = positions.place(range[1]);
      return {
        rule: `secretlint/${ruleId.replace(/^.*secretlint-rule-/, '')}`,
        category: 'security',
        severity: 'critical',
        priority: 'P0',
        message: `${nameOf(message, messageId, text.slice(...range))} in the source: take it out, and replace it where it is valid`,
        place: { path, line: start.line, column: start.column, endLine: end.line, endColumn: end.column },
        toolFixes: [],
      } satisfies RawFinding;
    });
}

/** A login in an address is an example in tests, and where its host is one by name (RFC 2606) or this machine. */
function isExample(ruleId: string, path: string, found: string): boolean {
  if (!/basicauth|database-connection-string/.test(ruleId)) return false;
  return (
    isTestFile(path) ||
    /@(?:localhost|127\.0\.0\.1|(?:[\w-]+\.)*example(?:\.(?:com|org|net))?)(?=[:/?#"'\s]|$)/i.test(found)
  );
}

/** What kind of secret it is, without a letter of it. */
function nameOf(message: string, messageId: string, secret: string): string {
  const name = (/^found ([^:(*]+)/i.exec(message)?.[1] ?? messageId).trim();
  return secret.includes(name) || name.includes(secret) ? 'A secret' : name[0]?.toUpperCase() + name.slice(1);
}
