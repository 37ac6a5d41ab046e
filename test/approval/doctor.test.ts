import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineGitHub } from '#app/github-doctor.ts';
import { readConfig } from '#app/github/read-config.ts';
import { nameOf } from '../github-double/index.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(async () => {
  const { ownFaults, violations } = scene.double;
  await scene.close();
  expect({ ownFaults, violations }).toEqual({ ownFaults: [], violations: [] });
});
async function examine(repository = 'acme/shop', more: Record<string, string> = {}) {
  const token = scene.double.token('owner').value;
  const env = {
    GITHUB_TOKEN: token,
    HEAL_GITHUB_URL: scene.double.baseUrl,
    HEAL_APP_ID: String(scene.own.appId),
    ...more,
  };
  const { checks } = await examineGitHub(repository, { cwd: '/', env, now: () => new Date(0) });
  return checks.map(
    ({ name, ok, detail, remedy }) => `${ok ? '✔' : '✘'} ${name}: ${detail}${remedy ? ` → ${remedy}` : ''}`,
  );
}
const rest = () => scene.double.as('owner').rest.repos;
async function require(appId: number | undefined) {
  const check = { context: 'heal/approval', ...(appId === undefined ? {} : { integration_id: appId }) };
  const { data } = await rest().createRepoRuleset({
    ...nameOf(scene.repo),
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      {
        type: 'required_status_checks',
        parameters: { required_status_checks: [check], strict_required_status_checks_policy: false },
      },
    ],
  });
  return () => rest().deleteRepoRuleset({ ...nameOf(scene.repo), ruleset_id: data.id });
}

describe('heal doctor --github', () => {
  it('says that nothing holds, and what to do, step by step', async () => {
    const lines = await examine();
    expect(lines[0]).toBe('✔ GitHub: acme/shop, branch main');
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(
        /^✘ Approval check: heal\/approval is not a required check\. → Settings → Rules → .* choose your Heal App \(\d+\) as its source/,
      ),
      expect.stringMatching(/^✘ Review rules: No review is required\. → Settings/),
      expect.stringMatching(/^✘ HIGH fixes: nothing holds them back/),
    ]);
  });

  it('knows our App from any source', async () => {
    const remove = await require(scene.own.appId);
    expect(await examine()).toEqual([
      '✔ GitHub: acme/shop, branch main',
      '✔ Approval check: heal/approval of your App is required by ruleset "main" of acme/shop',
      '✔ Bypass: nobody may go past ruleset "main" of acme/shop',
      '✔ HIGH fixes: are merged only when somebody else who may write approved exactly that content',
    ]);
    expect((await examine('acme/shop', { HEAL_APP_ID: '' })).join('\n')).toMatch(
      /✘ Approval check: .* whether that is yours is not known/,
    );
    expect((await examine('acme/shop', { HEAL_APP_ID: '15368' })).join('\n')).toMatch(
      /✘ Approval check: .*and yours is 15368/,
    );
    await remove();
    const removeAny = await require(undefined);
    expect((await examine()).join('\n')).toMatch(/✘ Approval check: .*from any source: whoever may write can say it/);
    await removeAny();
  });

  it('reads branch protection of the old kind, and names each setting that lacks', async () => {
    await rest().updateBranchProtection({
      ...nameOf(scene.repo),
      branch: 'main',
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1, dismiss_stale_reviews: true },
      restrictions: null,
    });
    expect((await examine()).filter((line) => line.includes('Review rules'))).toEqual([
      expect.stringContaining(
        'needs no approval by somebody else. → Settings → Rules → Rulesets → main → Require a pull request before merging → Require approval of the most recent reviewable push.',
      ),
      expect.stringContaining('No review by code owners is required.'),
      '✘ Review rules: There is no CODEOWNERS file. → Commit .github/CODEOWNERS with a line “* @you-or-a-team” that owns every file.',
    ]);
    await rest().deleteBranchProtection({ ...nameOf(scene.repo), branch: 'main' });
  });

  it('knows a review by the owners of all code', async () => {
    const { double, repo } = scene;
    await double.as('owner').push({ repo, files: { '.github/CODEOWNERS': '* @acme/core\n' } });
    const { data } = await rest().createRepoRuleset({
      ...nameOf(repo),
      name: 'reviews',
      target: 'branch',
      enforcement: 'active',
      bypass_actors: [{ actor_type: 'OrganizationAdmin', bypass_mode: 'always' }],
      conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
      rules: [
        {
          type: 'pull_request',
          parameters: {
            required_approving_review_count: 1,
            dismiss_stale_reviews_on_push: true,
            require_code_owner_review: true,
            require_last_push_approval: true,
            required_review_thread_resolution: false,
          },
        },
      ],
    });
    expect((await examine()).slice(1)).toEqual([
      '✔ Approval check: not used: heal/approval is not a required check.',
      '✔ Review rules: owners of the code must approve the last push (ruleset "reviews" of acme/shop)',
      expect.stringMatching(/^✘ Bypass: some people or Apps may go past ruleset "reviews"/),
      expect.stringMatching(
        /^✔ HIGH fixes: .* an owner of the code approved the last push, except by those who may bypass/,
      ),
    ]);
    await rest().deleteRepoRuleset({ ...nameOf(repo), ruleset_id: data.id });
    await double.as('owner').push({ repo, files: { '.github/CODEOWNERS': null } });
  });

  it('says what it lacks itself', async () => {
    expect(await examine('acme/shop', { GITHUB_TOKEN: '', GH_TOKEN: '' })).toEqual([
      expect.stringMatching(/^✘ GitHub: there is no token → Set GITHUB_TOKEN/),
    ]);
    expect(await examine('acme')).toEqual([
      expect.stringMatching(/^✘ GitHub: not a repository: "acme" → Write it as owner\/name/),
    ]);
    expect(await examine('acme/nothing')).toEqual([
      expect.stringMatching(/^✘ GitHub: acme\/nothing could not be read \(GitHub answered 404\)/),
    ]);
    const lines = await examine('acme/shop', { GITHUB_TOKEN: scene.double.token('reader').value });
    expect(lines.at(-1)).toMatch(/^✘ HIGH fixes/);
  });
});

describe('attack 13: the rules that a pull request is judged by', () => {
  it('are those of the default branch, whatever another branch says', async () => {
    const { double, repo } = scene;
    const read = async () => {
      const { config, source, problems } = await readConfig(scene.client, 'main');
      return [config.approvals.performance, source, problems.length];
    };
    const loose = 'version: 1\napprovals:\n  performance: apply\n';
    await double.as('writer').push({ repo, branch: 'loosen', files: { '.github/heal.yml': loose } });
    expect(await read()).toEqual([undefined, undefined, 0]);
    await double.as('owner').push({ repo, files: { '.github/heal.yml': loose } });
    expect(await read()).toEqual(['apply', '.github/heal.yml', 0]);
    await double.as('owner').push({ repo, files: { '.github/heal.yml': `${loose}  security: apply\n` } });
    expect((await read()).at(-1)).toBe(1);
  });
});
