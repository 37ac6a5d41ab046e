import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { passOthers } from '#app/github/approval/pass-others.ts';
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
const open = async (branch: string) => {
  const { double, repo } = scene;
  await double.as('writer').push({ repo, branch, files: { 'b.py': `${branch}\n` } });
  return double.as('writer').openPull(repo, { head: branch });
};
const pass = (pull: number) => passOthers({ repo: scene.client, pull, own: scene.own }, { baseRef: 'main' });

describe('pull requests of others', () => {
  it('do not wait for a check that is not about them, where it is required', async () => {
    const { double, repo } = scene;
    const pull = await open('feature-1');
    expect([await pass(pull), scene.checkOf(pull)]).toEqual(['none', undefined]);
    await double.as('owner').rest.repos.createRepoRuleset({
      ...nameOf(repo),
      name: 'main',
      enforcement: 'active',
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        {
          type: 'required_status_checks',
          parameters: {
            required_status_checks: [{ context: 'heal/approval', integration_id: scene.own.appId }],
            strict_required_status_checks_policy: false,
          },
        },
      ],
    });
    expect([await pass(pull), scene.checkOf(pull)?.conclusion]).toEqual(['created', 'neutral']);
    expect(await pass(pull)).toBe('unchanged');
    await double.as('writer').merge(repo, pull);
  });

  it('attack 44: do not open a fix of Heal by having the same commit', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    expect(await scene.look(pull)).toBe('waiting → action_required');
    const sha = repo.issues.get(pull)?.pull?.headSha ?? '';
    await double.as('writer').rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/mine', sha });
    const mine = await double.as('writer').openPull(repo, { head: 'mine' });
    expect(await pass(mine)).toBe('kept');
    expect(scene.checkOf(pull)?.conclusion).toBe('action_required');
    const unseen = await scene.openHeal();
    const same = repo.issues.get(unseen)?.pull?.headSha ?? '';
    await double.as('writer').rest.git.createRef({ ...nameOf(repo), ref: 'refs/heads/mine-too', sha: same });
    expect(await pass(await double.as('writer').openPull(repo, { head: 'mine-too' }))).toBe('kept');
    expect(scene.checkOf(unseen)).toBeUndefined();
    await expect(double.as('writer').merge(repo, mine)).rejects.toThrow(/heal\/approval/);
    await expect(double.as('writer').merge(repo, pull)).rejects.toThrow(/heal\/approval/);
  });

  it('attack 44: nor does a harmless fix of Heal that was moved to that commit', async () => {
    const { double, repo } = scene;
    const [grave, harmless] = [await scene.openHeal(), await scene.openHeal()];
    const style = { origin: { need: { needed: false, why: 'Style only.' }, askedBy: [] } };
    expect(await scene.look(grave)).toBe('waiting → action_required');
    expect(await scene.look(harmless, style)).toBe('not-needed → neutral');
    const sha = repo.issues.get(grave)?.pull?.headSha ?? '';
    const ref = `heads/${scene.branchOf(harmless)}`;
    await double.as('writer').rest.git.updateRef({ ...nameOf(repo), ref, sha, force: true });
    expect((await scene.refresh(harmless, style)).check).toBe('kept');
    expect(scene.checkOf(grave)?.conclusion).toBe('action_required');
    await double.as('keeper').review(repo, grave, 'APPROVE');
    expect(await scene.look(grave, { origin: high })).toBe('approved → success');
    await double.as('writer').merge(repo, grave);
  });

  it('GitHub itself holds the required check, of our App only', async () => {
    const { double, repo } = scene;
    const pull = await scene.openHeal();
    const writer = double.as('writer');
    await expect(writer.merge(repo, pull)).rejects.toThrow(/heal\/approval/);
    const token = double.workflowToken(repo, { checks: 'write' });
    const forged = {
      name: 'heal/approval',
      head_sha: repo.issues.get(pull)?.pull?.headSha ?? '',
      status: 'completed',
      conclusion: 'success',
    } as const;
    await double.asToken(token).rest.checks.create({ ...nameOf(repo), ...forged });
    await expect(writer.merge(repo, pull)).rejects.toThrow(/heal\/approval/);
    expect(await scene.look(pull)).toBe('waiting → action_required');
  });
});
