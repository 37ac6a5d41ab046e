import { findSecretValues, isAboutSecret } from '#core/redact.ts';
import type { CheckedProposal } from './check-proposal.ts';

/** Values that the files hold where a finding is about a secret: no text may show them, whichever case it belongs to. */
export function findSecretsBeside({ proposal, files }: CheckedProposal): readonly string[] {
  return proposal.cases.flatMap(({ rule, path, line, endLine }) => {
    const text = isAboutSecret({ rule, sources: [] }) ? files.find((file) => file.path === path)?.before : undefined;
    if (text === undefined) return [];
    return findSecretValues({ path, line, column: 1, endLine: Math.min(endLine, line + 50), endColumn: 1 }, text);
  });
}
