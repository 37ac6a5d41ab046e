import { Octokit } from '@octokit/rest';
import { announceRun as announceCheckRun } from './checking.ts';
import { readCommit, readRef, writeBlob, writeCommit, writeTree, zeroSha } from './git.ts';
import { moveRef } from './pushes.ts';
import type { Account, CheckRun, Repo, Token } from './state.ts';
import type { World } from './world.ts';

export interface PushInput {
  readonly repo: Repo;
  /** Default: the default branch. Made from the default branch when it is not there. */
  readonly branch?: string;
  readonly message?: string;
  /** Whole contents by path; null removes. `{ content, mode }` for links and scripts. */
  readonly files: Readonly<
    Record<string, string | Uint8Array | null | { readonly content: string; readonly mode: string }>
  >;
  /** Instead of the tip of the branch: rewrites it. */
  readonly from?: string;
}

/** Somebody acting. What goes through `rest` is a request like any other; pushing writes real commits. */
export class Person {
  readonly account: Account;
  readonly token: Token;
  readonly rest: Octokit['rest'];
  readonly octokit: Octokit;
  readonly #world: World;
  readonly #inTurn: <T>(work: () => Promise<T>) => Promise<T>;

  constructor(world: World, token: Token, inTurn: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#world = world;
    this.#inTurn = inTurn;
    this.account = token.account;
    this.token = token;
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    this.octokit = new Octokit({ auth: token.value, baseUrl: world.apiUrl, log: silent });
    this.rest = this.octokit.rest;
  }

  /** The id of the new commit. */
  async push(input: PushInput): Promise<string> {
    return this.#inTurn(async () => {
      const { repo, branch = repo.defaultBranch } = input;
      const ref = `refs/heads/${branch}`;
      const tip = await readRef(repo.dir, ref);
      const parent = input.from ?? tip ?? (await readRef(repo.dir, `refs/heads/${repo.defaultBranch}`));
      const changes = [];
      for (const [path, value] of Object.entries(input.files)) {
        const isPlain = typeof value === 'string' || value instanceof Uint8Array;
        const content = value === null ? null : isPlain ? value : value.content;
        const mode = value === null || isPlain ? '100644' : value.mode;
        changes.push({ path, mode, sha: content === null ? null : await writeBlob(repo.dir, content) });
      }
      const tree = await writeTree(repo.dir, parent ? (await readCommit(repo.dir, parent)).tree : undefined, changes);
      const self = { name: this.account.login, email: this.account.email, date: this.#world.stamp() };
      const message = input.message ?? `Change ${Object.keys(input.files).join(', ')}`;
      const after = await writeCommit(repo.dir, {
        tree,
        parents: parent ? [parent] : [],
        author: self,
        committer: self,
        message,
      });
      await moveRef(
        this.#world,
        repo,
        { ref, before: tip ?? zeroSha, after },
        { account: this.account, token: this.token },
        true,
      );
      return after;
    });
  }

  async deleteBranch(repo: Repo, branch: string): Promise<void> {
    await this.rest.git.deleteRef({ ...nameOf(repo), ref: `heads/${branch}` });
  }

  /** From a fork as `owner:branch`. The number of the new pull request. */
  async openPull(
    repo: Repo,
    input: { head: string; base?: string; title?: string; body?: string; draft?: boolean },
  ): Promise<number> {
    const { head, base = repo.defaultBranch, title = head, ...rest } = input;
    return (await this.rest.pulls.create({ ...nameOf(repo), head, base, title, ...rest })).data.number;
  }

  async review(
    repo: Repo,
    number: number,
    event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT',
    body = 'A word',
  ): Promise<number> {
    return (await this.rest.pulls.createReview({ ...nameOf(repo), pull_number: number, event, body })).data.id;
  }

  async dismiss(repo: Repo, number: number, review: number): Promise<void> {
    await this.rest.pulls.dismissReview({
      ...nameOf(repo),
      pull_number: number,
      review_id: review,
      message: 'Not any more',
    });
  }

  async comment(repo: Repo, number: number, body: string): Promise<number> {
    return (await this.rest.issues.createComment({ ...nameOf(repo), issue_number: number, body })).data.id;
  }

  async label(repo: Repo, number: number, ...labels: string[]): Promise<void> {
    await this.rest.issues.addLabels({ ...nameOf(repo), issue_number: number, labels });
  }

  async unlabel(repo: Repo, number: number, name: string): Promise<void> {
    await this.rest.issues.removeLabel({ ...nameOf(repo), issue_number: number, name });
  }

  async merge(repo: Repo, number: number, method: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<string> {
    return (await this.rest.pulls.merge({ ...nameOf(repo), pull_number: number, merge_method: method })).data.sha;
  }

  async close(repo: Repo, number: number): Promise<void> {
    await this.rest.issues.update({ ...nameOf(repo), issue_number: number, state: 'closed' });
  }

  async reopen(repo: Repo, number: number): Promise<void> {
    await this.rest.issues.update({ ...nameOf(repo), issue_number: number, state: 'open' });
  }

  /** Ticks (or clears) the checkbox whose line holds this text, as the page does: by editing the body. */
  async tick(repo: Repo, number: number, text: string, isTicked = true): Promise<void> {
    const body = repo.issues.get(number)?.body ?? '';
    const lines = body.split('\n');
    const at = lines.findIndex((line) => /^\s*[-*] \[[ x]\]/.test(line) && line.includes(text));
    if (at < 0) throw new Error(`no checkbox with ${text} in #${number}`);
    lines[at] = (lines[at] ?? '').replace(/\[[ x]\]/, isTicked ? '[x]' : '[ ]');
    await this.rest.issues.update({ ...nameOf(repo), issue_number: number, body: lines.join('\n') });
  }

  /** Presses a button of a check run. */
  async pressButton(repo: Repo, run: CheckRun, identifier: string): Promise<void> {
    if (!run.actions.some((each) => each.identifier === identifier))
      throw new Error(`the check run ${run.name} has no button ${identifier}`);
    await this.#inTurn(() =>
      announceCheckRun(this.#world, repo, run, 'requested_action', this.account, { requested_action: { identifier } }),
    );
  }

  async rerequest(repo: Repo, run: CheckRun): Promise<void> {
    await this.#inTurn(() => announceCheckRun(this.#world, repo, run, 'rerequested', this.account));
  }
}

export function nameOf(repo: Repo): { readonly owner: string; readonly repo: string } {
  return { owner: repo.owner.login, repo: repo.name };
}
