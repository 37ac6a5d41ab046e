import type { ProposedCase } from '#core/proposal.ts';
import { findSecretValues, isAboutSecret } from '#core/redact.ts';

/** Values that the files hold where a finding is about a secret: no text may show them, whichever case it belongs to. */
export function findSecretsBeside(
  cases: readonly ProposedCase[],
  files: readonly { readonly path: string; readonly before: string }[],
): readonly string[] {
  return cases.flatMap(({ rule, path, line, endLine }) => {
    const text = isAboutSecret({ rule, sources: [] }) ? files.find((file) => file.path === path)?.before : undefined;
    if (text === undefined) return [];
    return findSecretValues({ path, line, column: 1, endLine: Math.min(endLine, line + 50), endColumn: 1 }, text);
  });
}
