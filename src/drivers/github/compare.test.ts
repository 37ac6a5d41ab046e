import { Octokit } from '@octokit/rest';
import { describe, expect, it } from 'vitest';
import type { GitHubClient, GitHubRepository } from './client.ts';
import { compareBranch, listPushers, readCoAuthors } from './compare.ts';
import { listReviews } from './reviews.ts';
import { diffTrees } from './trees.ts';

/** A client like any other; what GitHub would answer stands in a table by path and query. */
function answering(replies: Readonly<Record<string, unknown>>): GitHubRepository & { readonly asked: string[] } {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    const { pathname, search } = new URL(url);
    const path = decodeURIComponent(`${pathname}${search}`).replace('/repos/acme/shop', '');
    asked.push(path);
    const reply = replies[path];
    const status = reply === undefined ? 404 : 200;
    const { link, body = reply } = (reply ?? {}) as { link?: string; body?: unknown };
    const headers = {
      'content-type': 'application/json',
      ...(link === undefined ? {} : { link: `<https://api.github.com/repos/acme/shop${link}>; rel="next"` }),
    };
    return new Response(typeof body === 'string' ? body : JSON.stringify(body ?? {}), { status, headers });
  };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  // It lacks only the plugins that wait and repeat.
  const client = new Octokit({ request: { fetch }, log }) as unknown as GitHubClient;
  return { client, owner: 'acme', repo: 'shop', asked };
}
const id = (letter: string) => letter.repeat(40);
const blob = (path: string, letter: string, mode = '100644') => ({ path, mode, type: 'blob', sha: id(letter) });
const folder = (path: string, letter: string) => ({ path, mode: '040000', type: 'tree', sha: id(letter) });
const tree = (...entries: object[]) => ({ sha: id('0'), truncated: false, tree: entries });

describe('what differs between two trees', () => {
  it('is every file with its mode, found without looking at what is the same', async () => {
    const repository = answering({
      [`/git/trees/${id('1')}`]: tree(
        folder('same', 'd'),
        folder('src', 'a'),
        blob('gone.py', 'e'),
        blob('run.sh', 'f'),
        folder('turns', 'c'),
      ),
      [`/git/trees/${id('2')}`]: tree(
        folder('same', 'd'),
        folder('src', 'b'),
        blob('run.sh', 'f', '100755'),
        blob('turns', '5'),
      ),
      [`/git/trees/${id('a')}`]: tree(blob('kept.py', '7'), blob('old.py', '8')),
      [`/git/trees/${id('b')}`]: tree(blob('kept.py', '7'), blob('new.py', '8'), {
        path: 'sub',
        mode: '160000',
        type: 'commit',
        sha: id('9'),
      }),
      [`/git/trees/${id('c')}`]: tree(blob('inner.py', '6')),
    });
    const changed = await diffTrees(repository, id('1'), id('2'));
    expect(changed.map(({ path, mode, content }) => `${path} ${mode} ${content.slice(0, 4)}`).toSorted()).toEqual([
      'gone.py 000000 gone',
      'run.sh 100755 ffff',
      'src/new.py 100644 8888',
      'src/old.py 000000 gone',
      'src/sub 160000 9999',
      'turns 100644 5555',
      'turns/inner.py 000000 gone',
    ]);
    expect(repository.asked).not.toContain(`/git/trees/${id('d')}`);
    expect(await diffTrees(repository, id('1'), id('1'))).toEqual([]);
  });
  it('is an error when it is more than 3,000 files, or a folder that GitHub cut', async () => {
    const many = Array.from({ length: 3_001 }, (_, index) => blob(`${index}.py`, 'a'));
    const replies = { [`/git/trees/${id('1')}`]: tree(), [`/git/trees/${id('2')}`]: tree(...many) };
    await expect(diffTrees(answering(replies), id('1'), id('2'))).rejects.toThrow(/more than 3000 files/);
    const cut = { ...replies, [`/git/trees/${id('2')}`]: { ...tree(), truncated: true } };
    await expect(diffTrees(answering(cut), id('1'), id('2'))).rejects.toThrow(/too large/);
  });
});

describe('what a branch would bring', () => {
  const commit = (letter: string, more: object = {}) => ({
    sha: id(letter),
    author: { id: 1 },
    committer: { id: 2 },
    commit: { message: 'fix', tree: { sha: id('7') }, verification: { verified: true } },
    ...more,
  });
  const page = (total: number, ...commits: object[]) => ({
    total_commits: total,
    merge_base_commit: { sha: id('0'), commit: { tree: { sha: id('7') } } },
    commits,
  });
  const at = (number: number) => `/compare/main...${id('b')}?per_page=100&page=${number}`;
  const compare = (replies: Readonly<Record<string, unknown>>) =>
    compareBranch(answering(replies), { baseRef: 'main', headSha: id('b') });
  it('has all commits of all pages, and everyone whom they name', async () => {
    const message =
      'fix: x\n\nCo-authored-by: Bob <11+bob@users.noreply.github.com>\nco-authored-by: Eve <eve@example.com>';
    const unsigned = { author: null, commit: { message, tree: { sha: id('7') }, verification: { verified: false } } };
    const { commits, mergeBase, files } = await compare({
      [at(1)]: page(2, commit('a')),
      [at(2)]: page(2, commit('b', unsigned)),
    });
    expect(commits.map(({ people, isVerified }) => [people, isVerified])).toEqual([
      [[1, 2], true],
      [[undefined, 2, 11, undefined], false],
    ]);
    expect([mergeBase, files]).toEqual([id('0'), []]);
  });
  it.each([
    ['a commit is missing', { [at(1)]: page(2, commit('b')), [at(2)]: page(2) }, /not complete/],
    ['the head is another', { [at(1)]: page(1, commit('a')) }, /not complete/],
    ['there are too many', { [at(1)]: page(1_001, commit('b')) }, /more than 1000 commits/],
    ['the answer is cut', { [at(1)]: { body: '{"total_' } }, /expected object/i],
  ])('is an error when %s', async (_name, replies, expected) => {
    await expect(compare(replies)).rejects.toThrow(expected);
  });
  it('knows co-authors by the addresses of GitHub only', () => {
    expect(readCoAuthors('x\n\nCo-Authored-By: A <7+a@users.noreply.github.com>')).toEqual([7]);
    expect(readCoAuthors('Co-authored-by: A <a@users.noreply.github.com>')).toEqual([undefined]);
    expect(readCoAuthors('Co-authored-by: A <7+a@users.noreply.github.com.evil.example>')).toEqual([undefined]);
    expect(readCoAuthors('see Co-authored-by: nobody')).toEqual([]);
  });
});

describe('lists', () => {
  const review = (number: number) => ({
    id: number,
    user: null,
    state: 'COMMENTED',
    commit_id: null,
    submitted_at: '2026-01-01T00:00:00Z',
  });
  const first = '/pulls/4/reviews?per_page=100';
  const second = '/pulls/4/reviews?per_page=100&page=2';
  it('are read to their end', async () => {
    const repository = answering({ [first]: { link: second, body: [review(1)] }, [second]: [review(2)] });
    expect((await listReviews(repository, 4)).map((one) => one.id)).toEqual([1, 2]);
  });
  it.each([
    ['is cut off', { [first]: { link: second, body: [review(1)] }, [second]: { body: '' } }],
    ['is missing', { [first]: { link: second, body: [review(1)] } }],
    ['has a state that nobody knows', { [first]: [{ ...review(1), state: 'ENDORSED' }] }],
    ['has a row that is none', { [first]: [null] }],
  ])('are an error when a page %s', async (_name, replies) => {
    await expect(listReviews(answering(replies), 4)).rejects.toThrow();
  });
  it('of pushes are an error when they are empty: somebody pushed', async () => {
    const path = '/activity?ref=refs/heads/heal/x&per_page=100';
    const push = { activity_type: 'push', ref: 'refs/heads/heal/x', actor: { id: 7 } };
    expect(await listPushers(answering({ [path]: [push, { ...push, actor: null }] }), 'heal/x')).toEqual([
      7,
      undefined,
    ]);
    await expect(listPushers(answering({ [path]: [] }), 'heal/x')).rejects.toThrow(/Nothing is known/);
    await expect(listPushers(answering({ [path]: [{ ...push, ref: 'refs/heads/main' }] }), 'heal/x')).rejects.toThrow();
  });
});
