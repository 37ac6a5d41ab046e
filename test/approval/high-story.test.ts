import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepsDraft, mergeApproved } from '#app/github/approval/merge.ts';
import { readApproval } from '#app/github/approval/refresh.ts';
import { nameOf } from '../github-double/index.ts';
import { high, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  const { ownFaults, violations } = scene.double;
  await scene.close();
  expect({ ownFaults, violations }).toEqual({ ownFaults: [], violations: [] });
});
const closed = 'waiting → action_required';
const open = 'approved → success';

describe('a HIGH fix waits for a person', () => {
  it('attack 44: reader, asker, robot (closed), author (refused), writer (open), then a push (closed)', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal({ draft: true });
    expect(await scene.look(pull)).toBe(closed);
    await double.as('reader').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(closed);
    await double.as('triager').review(repo, pull, 'APPROVE');
    await double.as('asker').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull, { origin: { ...high, askedBy: [double.createUser('asker').id] } })).toBe(closed);
    const summary = scene.checkOf(pull)?.summary ?? '';
    expect(summary).toContain('- `reader` has no write permission here now');
    expect(summary).toContain('- `asker` asked for this heal');
    await expect(
      scene.client.client.rest.pulls.createReview({ ...nameOf(repo), pull_number: pull, event: 'APPROVE' }),
    ).rejects.toThrow(/approve your own pull request/);
    const other = double.createApp({
      slug: 'robot',
      permissions: { pull_requests: 'write' },
      events: [],
      owner: 'acme',
    });
    const robot = double.asToken(double.installationToken(await double.install(other.app, 'acme')));
    await robot.review(repo, pull, 'APPROVE');
    await double.as('asker').comment(repo, pull, '/heal approve, I approve this, LGTM');
    const origin = { ...high, askedBy: [double.createUser('asker').id] };
    expect(await scene.look(pull, { origin })).toBe(closed);
    expect(scene.checkOf(pull)?.summary).toContain('- `robot[bot]` is no person');

    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull, { origin })).toBe(open);
    expect(scene.checkOf(pull)).toMatchObject({
      title: 'Approved by writer',
      externalId: expect.stringMatching(/^[0-9a-f]{64}$/),
      detailsUrl: expect.stringContaining(`/pull/${pull}/files`),
    });
    await double.as('keeper').push({ repo, branch: scene.branchOf(pull), files: { 'shop/cart.py': 'a = 2\n' } });
    expect(scene.checkOf(pull)).toBeUndefined();
    expect(await scene.look(pull, { origin })).toBe(closed);
    expect(scene.checkOf(pull)?.summary).toContain('- `writer` approved another commit');
    await double.as('keeper').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull, { origin })).toBe(closed);
    expect(scene.checkOf(pull)?.summary).toContain('- `keeper` has a commit on the branch');
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull, { origin })).toBe(open);
  });

  it('a dismissal, a lost permission and a request for changes take it back', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    const first = await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
    double.setRole(repo, 'writer', 'triage');
    expect(await scene.look(pull)).toBe(closed);
    double.setRole(repo, 'writer', 'write');
    expect(await scene.look(pull)).toBe(open);
    scene.pass(1);
    const against = await double.as('keeper').review(repo, pull, 'REQUEST_CHANGES');
    expect(await scene.look(pull)).toBe('blocked → action_required');
    expect(scene.checkOf(pull)?.title).toBe('Changes are requested.');
    await double.as('keeper').review(repo, pull, 'COMMENT');
    expect(await scene.look(pull)).toBe('blocked → action_required');
    await double.as('owner').dismiss(repo, pull, against);
    expect(await scene.look(pull)).toBe(open);
    await double.as('owner').dismiss(repo, pull, first);
    expect(await scene.look(pull)).toBe(closed);
  });

  it('another base takes it back, also when the first one returns: the same commit is another change', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
    const before = scene.checkOf(pull)?.externalId;
    const retarget = (base: string) =>
      double.as('owner').rest.pulls.update({ ...nameOf(repo), pull_number: pull, base });
    scene.pass(1);
    await double
      .as('owner')
      .push({ repo, branch: 'next', from: scene.repo.issues.get(pull)?.pull?.headSha ?? '', files: { 'a.py': '' } });
    await double.as('owner').push({ repo, branch: 'older', files: { 'README.md': '# Older\n' } });
    await retarget('older');
    expect(await scene.look(pull)).toBe(closed);
    expect(scene.checkOf(pull)?.summary).toContain('approved it before the base changed');
    await retarget('main');
    expect(await scene.look(pull)).toBe(closed);
    expect(scene.checkOf(pull)?.externalId).toBe(before);
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
  });

  it('attack 44: an approval of a commit does not come back when the branch is moved to it by force', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    const approved = repo.issues.get(pull)?.pull?.headSha ?? '';
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
    scene.pass(1);
    await double.as('keeper').push({ repo, branch: scene.branchOf(pull), files: { 'shop/cart.py': 'a = 2\n' } });
    expect(await scene.look(pull)).toBe(closed);
    const force = { ref: `heads/${scene.branchOf(pull)}`, sha: approved, force: true };
    await double.as('keeper').rest.git.updateRef({ ...nameOf(repo), ...force });
    expect(await scene.look(pull)).toBe(closed);
  });

  it('attack 12: a commit in the name of Heal does not hide who pushed it', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    const heal = double.world.findAccount('heal[bot]');
    const writer = double.as('writer');
    const { data: head } = await writer.rest.git.getCommit({
      ...nameOf(repo),
      commit_sha: repo.issues.get(pull)?.pull?.headSha ?? '',
    });
    const { data: blob } = await writer.rest.git.createBlob({ ...nameOf(repo), content: 'evil\n' });
    const { data: tree } = await writer.rest.git.createTree({
      ...nameOf(repo),
      base_tree: head.tree.sha,
      tree: [{ path: 'shop/cart.py', mode: '100644', type: 'blob', sha: blob.sha }],
    });
    const self = { name: heal.login, email: heal.email };
    const { data: commit } = await writer.rest.git.createCommit({
      ...nameOf(repo),
      message: 'fix: more\n\nHeal-Run: r1',
      tree: tree.sha,
      parents: [head.sha],
      author: self,
      committer: self,
    });
    await writer.rest.git.updateRef({ ...nameOf(repo), ref: `heads/${scene.branchOf(pull)}`, sha: commit.sha });
    await writer.review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(closed);
    expect(scene.checkOf(pull)?.summary).toContain('- `writer` has a commit on the branch');
    await double.as('keeper').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
  });

  it('attack 10: the same event again writes nothing', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    expect((await scene.refresh(pull)).check).toBe('created');
    expect((await scene.refresh(pull)).check).toBe('unchanged');
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect((await scene.refresh(pull)).check).toBe('updated');
    expect((await scene.refresh(pull)).check).toBe('unchanged');
    expect(scene.checksOf(pull)).toHaveLength(1);
  });

  it('is not asked for where none is needed, and is where nobody knows', async () => {
    const pull = await scene.openHeal();
    const style = { need: { needed: false, why: 'Style only.' }, askedBy: [] };
    expect(await scene.look(pull, { origin: style })).toBe('not-needed → neutral');
    expect(await scene.look(pull, { origin: { need: undefined, askedBy: undefined } })).toBe(
      'unknown → action_required',
    );
    expect(await scene.look(pull, { origin: { need: undefined, askedBy: [] } })).toBe(closed);
  });

  it('without the App nothing is claimed, nothing merged, and it stays a draft', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    const own = { appId: undefined, userIds: [41_898_282] };
    const { decision, check } = await scene.refresh(pull, { own });
    expect([decision.state, check, scene.checksOf(pull).length]).toEqual(['approved', 'none', 0]);
    expect(keepsDraft(own, decision)).toBe(true);
    const merge = await mergeApproved({
      ...scene.request(pull, { own }),
      method: 'squash',
      stopped: async () => undefined,
    });
    expect(merge).toMatchObject({ merged: false, reason: 'not-approved', detail: expect.stringContaining('draft') });
  });
});

describe('an error in the middle', () => {
  it('attack 37: whichever request fails, nothing is open; afterwards it is as before', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
    const before = double.requests.length;
    await scene.refresh(pull);
    const reads = double.requests.length - before;
    expect(reads).toBeGreaterThan(6);
    for (let after = 0; after < reads; after++) {
      const refused = { kind: 'status', status: 403 } as const;
      for (const fault of after % 4 === 0
        ? ([refused, { kind: 'cut-body' }] as const)
        : ([{ kind: 'cut-body' }] as const)) {
        double.faults.add({ after, fault });
        const answer = await scene.refresh(pull).catch((error: unknown) => ({ error, decision: undefined }));
        double.faults.clear();
        expect(answer.error, `${fault.kind} at request ${after}`).toBeDefined();
        // Not even which pull request it is could be read: then the last word stands until the next try.
        if (answer.decision) {
          expect(answer.decision.state, `${fault.kind} at request ${after}`).toBe('unknown');
          expect(scene.checkOf(pull)?.conclusion, `${fault.kind} at request ${after}`).toBe('action_required');
        } else expect(after).toBe(0);
      }
      expect(await scene.look(pull)).toBe(open);
    }
  });

  it('a page of reviews that was cut off hides no request for changes', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    const one = repo.reviews.get(await double.as('reader').review(repo, pull, 'COMMENT'));
    const more = Array.from({ length: one ? 120 : 0 }, () => double.world.nextId());
    for (const id of more) if (one) repo.reviews.set(id, { ...one, id });
    expect(await scene.look(pull)).toBe(open);
    await double.as('keeper').review(repo, pull, 'REQUEST_CHANGES');
    expect(await scene.look(pull)).toBe('blocked → action_required');
    double.faults.add({ path: `/pulls/${pull}/reviews`, after: 1, fault: { kind: 'cut-body' } });
    expect(await scene.look(pull)).toBe('unknown → action_required');
  });

  it('attack 5: what changes while it is read is read again, and never mixed', async () => {
    const { double, repo, client } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
    let pushes = 1;
    const push = async (options: { readonly url: string }) => {
      if (!options.url.includes('/reviews') || pushes-- <= 0) return;
      scene.pass(1);
      await double
        .as('keeper')
        .push({ repo, branch: scene.branchOf(pull), files: { 'a.py': `${double.world.nextId()}\n` } });
    };
    client.client.hook.before('request', push);
    const { decision } = await scene.refresh(pull);
    expect([decision.state, decision.headSha]).toEqual(['waiting', repo.issues.get(pull)?.pull?.headSha]);
    expect(scene.checkOf(pull)?.conclusion).toBe('action_required');
    pushes = 99;
    const restless = await scene.refresh(pull);
    client.client.hook.remove('request', push);
    expect(restless.decision).toMatchObject({ state: 'unknown', why: 'It kept changing while it was read.' });
    expect(scene.checkOf(pull)?.conclusion).toBe('action_required');
  });

  it('a closing that could not be written is an error, so that it is tried again', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    const review = await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await scene.look(pull)).toBe(open);
    await double.as('owner').dismiss(repo, pull, review);
    double.faults.add({ method: 'PATCH', path: '/check-runs/', fault: { kind: 'status', status: 403 } });
    await expect(scene.refresh(pull)).rejects.toThrow();
    expect(await scene.look(pull)).toBe(closed);
  });
});

describe('merging', () => {
  const merge = (pull: number, stopped: () => Promise<string | undefined> = async () => undefined) =>
    mergeApproved({ ...scene.request(pull), method: 'squash', stopped });

  it('takes the approved head and nothing else', async () => {
    const { double, repo, patient } = scene;
    const pull = await scene.openHeal();
    expect((await scene.refresh(pull, { repo: patient })).check).toBe('created');
    expect(await merge(pull)).toMatchObject({ merged: false, reason: 'not-approved' });
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await merge(pull)).toMatchObject({ merged: true, sha: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(await merge(pull)).toMatchObject({ merged: false, detail: 'The pull request is closed.' });
  });

  it('attack 44: a push between approval and merge is refused by GitHub (409)', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    const push = async () => {
      await double.as('keeper').push({ repo, branch: scene.branchOf(pull), files: { 'shop/cart.py': 'evil\n' } });
      return undefined;
    };
    expect(await merge(pull, push)).toMatchObject({ merged: false, reason: 'moved' });
    expect(repo.issues.get(pull)?.pull?.mergedAt).toBeNull();
    expect(double.requests.findLast(({ operation }) => operation === 'pulls/merge')?.status).toBe(409);
  });

  it('attack 41: a stop that comes after the decision is heard before the merge', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await merge(pull, async () => 'Stopped by owner.')).toEqual({
      merged: false,
      reason: 'not-approved',
      detail: 'Stopped by owner.',
    });
    const path = `/repos/acme/shop/pulls/${pull}/merge`;
    expect(double.requests.some((request) => request.path === path)).toBe(false);
  });

  it('an answer that was lost does not hide that it was merged', async () => {
    const { double, repo } = scene;
    for (const kind of ['lost-answer', 'cut-body'] as const) {
      const pull = await scene.openHeal();
      await double.as('writer').review(repo, pull, 'APPROVE');
      double.faults.add({ method: 'PUT', path: `/pulls/${pull}/merge`, fault: { kind } });
      expect(await merge(pull), kind).toMatchObject({ merged: true, sha: repo.issues.get(pull)?.pull?.mergeCommit });
    }
  });

  it('leaves drafts alone', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal({ draft: true });
    await double.as('writer').review(repo, pull, 'APPROVE');
    expect(await merge(pull)).toMatchObject({ merged: false, detail: 'It is a draft.' });
  });

  it('is refused while anything cannot be read', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    await double.as('writer').review(repo, pull, 'APPROVE');
    double.faults.add({ path: '/permission', fault: { kind: 'status', status: 403 } });
    expect(await merge(pull)).toMatchObject({ merged: false, detail: 'GitHub answered 403 when it was asked.' });
    expect((await readApproval(scene.request(pull))).state).toBe('approved');
  });
});
