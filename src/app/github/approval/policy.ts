import { loadConfig } from '#config/load.ts';
import type { ApprovalPolicy } from '#core/approval.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { readTextFile } from '#drivers/github/contents.ts';
import { readRepository } from '#drivers/github/repository.ts';

export interface PolicyAnswer {
  readonly policy: ApprovalPolicy;
  /** For people: which file of which branch, or why the strictest policy counts. */
  readonly from: string;
}
const strictest: ApprovalPolicy = { performance: 'ask' };

/**
 * What needs an approval here, by the configuration on the default branch and by no other: a pull request cannot
 * loosen the rules that it is judged by. A configuration that is wrong loosens nothing either.
 */
export async function readApprovalPolicy(repo: GitHubRepository): Promise<PolicyAnswer> {
  const { defaultBranch: branch } = await readRepository(repo);
  const texts = new Map<string, Promise<string | undefined>>();
  const read = (path: string): Promise<string | undefined> => {
    const known = texts.get(path) ?? readTextFile(repo, path, branch);
    texts.set(path, known);
    return known;
  };
  const loaded = await loadConfig({ readFile: read, exists: async (path) => (await read(path)) !== undefined });
  const [problem] = loaded.problems;
  if (problem) return { policy: strictest, from: `the strictest: ${problem.file} of ${branch} is not valid` };
  const from = loaded.source === undefined ? `${branch} has no configuration` : `${loaded.source} of ${branch}`;
  return { policy: { performance: loaded.config.approvals.performance ?? 'ask' }, from };
}
