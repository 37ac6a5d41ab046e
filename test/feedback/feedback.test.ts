import { afterEach, describe, expect, it } from 'vitest';
import { giveFeedback } from '#app/github/feedback/give-feedback.ts';
import type { FeedbackReport } from '#app/github/feedback/contract.ts';
import type { Proposal, ProposalBundle } from '#core/proposal.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import type { ReviewComment } from '../github-double/index.ts';
import { makeBundle, makeSetting, openFindingOf, propose, type Cure, type Setting } from '../publish/setting.ts';

const cart = [
  'import os',
  'import sys',
  '',
  '',
  'def total(items):',
  '    if items == None:',
  '        return 0',
  '    return sum(items)',
  '',
].join('\n');
const unused = { path: 'shop/cart.py', from: 'import os\n', to: '', rule: 'ruff/F401', category: 'import' } as const;
const none = {
  path: 'shop/cart.py',
  from: 'items == None',
  to: 'items is None',
  rule: 'ruff/E711',
  category: 'style',
} as const;
const query = {
  path: 'shop/find.py',
  from: 'f"select {name}")',
  to: '"select ?", (name,))',
  rule: 'ruff/S608',
  category: 'security',
  severity: 'high',
} as const;
/** In the same repository, but on lines that the pull request does not show. */
const elsewhere = {
  path: 'shop/stock.py',
  from: 'order == None',
  to: 'order is None',
  rule: 'ruff/E711',
  category: 'style',
} as const;
const pushed = {
  'shop/cart.py': cart,
  'shop/find.py': 'def find(db, name):\n    return db.execute(f"select {name}")\n',
};

const settings: Setting[] = [];
afterEach(async () => {
  for (const setting of settings.splice(0)) {
    expect(setting.double.violations).toEqual([]);
    expect(setting.double.ownFaults).toEqual([]);
    await setting.double.close();
  }
});

async function openScene(contents: Readonly<Record<string, string>> = pushed) {
  const setting = await makeSetting();
  settings.push(setting);
  const { double, repo } = setting;
  const bob = double.as('bob');
  let head = await bob.push({ repo, branch: 'cart', files: contents });
  const number = await bob.openPull(repo, { head: 'cart' });
  const texts: Record<string, string> = {
    ...contents,
    'shop/stock.py': 'def is_new(order):\n    return order == None\n',
  };
  const bundleOf = (proposals: readonly Proposal[], changes: Partial<ProposalBundle> = {}) =>
    makeBundle(head, proposals, { branch: 'cart', ...changes });
  const give = (
    bundle: ProposalBundle,
    changes: { readonly maxSuggestions?: number; readonly github?: GitHubRepository; readonly secrets?: string[] } = {},
  ): Promise<FeedbackReport> =>
    giveFeedback({
      bundle,
      repository: changes.github ?? setting.github,
      pull: number,
      settings: {
        self: setting.self,
        approvals: setting.settings.approvals,
        limits: setting.settings.limits,
        hasCommands: true,
        secrets: changes.secrets ?? [],
        pauseMs: 1,
        ...(changes.maxSuggestions === undefined ? {} : { maxSuggestions: changes.maxSuggestions }),
      },
      signal: new AbortController().signal,
      say: () => undefined,
    });
  return {
    ...setting,
    number,
    give,
    bundleOf,
    proposeOne: (cure: Cure, changes: Partial<Proposal> = {}) => propose([cure], changes, texts),
    /** Pushes to the pull request; what is proposed from now on is for that. */
    async push(files: Readonly<Record<string, string>>) {
      head = await bob.push({ repo, branch: 'cart', files });
      Object.assign(texts, files);
    },
    suggestions: () => [...repo.reviewComments.values()],
    reviews: () => [...repo.reviews.values()],
    comments: () => [...repo.comments.values()].filter(({ author }) => author.id === setting.self.id),
    writes: () =>
      double.requests.filter(({ method, login }) => method !== 'GET' && login === setting.self.login).length,
  };
}
const place = ({ path, line, side, startLine }: ReviewComment) => ({ path, line, side, startLine });

/** What GitHub makes of a file when somebody presses the button, from the last line to the first. */
function pressApply(text: string, comments: readonly ReviewComment[]): string {
  const lines = text.split('\n');
  for (const { body, line, startLine } of comments.toSorted((a, b) => (b.line ?? 0) - (a.line ?? 0))) {
    const [, suggested = ''] = /```suggestion\n([^]*?)```/.exec(body) ?? [];
    const start = (startLine ?? line ?? 0) - 1;
    lines.splice(start, (line ?? 0) - start, ...suggested.split('\n').slice(0, -1));
  }
  return lines.join('\n');
}

describe('feedback on a pull request', () => {
  it('suggests what its lines need in one review, and tells the rest in one comment', async () => {
    const scene = await openScene();
    const bundle = scene.bundleOf([scene.proposeOne(unused), scene.proposeOne(none), scene.proposeOne(elsewhere)], {
      open: [openFindingOf({ ...none, rule: 'ruff/E999' })],
    });
    expect(await scene.give(bundle)).toEqual({
      version: 1,
      suggested: 2,
      standing: 0,
      resolved: 0,
      summary: 'created',
      warnings: [],
      ended: undefined,
      isUnfinished: false,
    });
    expect(scene.reviews().map(({ state, commit }) => [state, commit === bundle.head])).toEqual([['COMMENTED', true]]);
    const [first, second] = scene.suggestions();
    expect(scene.suggestions().map(place)).toEqual([
      { path: 'shop/cart.py', line: 1, side: 'RIGHT', startLine: null },
      { path: 'shop/cart.py', line: 6, side: 'RIGHT', startLine: null },
    ]);
    expect(first?.body).toContain('\n```suggestion\n```\n');
    expect(second?.body).toContain('\n```suggestion\n    if items is None:\n```\n');
    expect(second?.body).toMatch(/6 gates passed, the test suite among them\. It keeps behaviour for every input\./);
    const cured = cart.replace('import os\n', '').replace('items == None', 'items is None');
    expect(pressApply(cart, scene.suggestions())).toBe(cured);
    const [summary, ...others] = scene.comments();
    expect(others).toEqual([]);
    expect(summary?.body).toMatch(
      /^<!-- heal-summary:\{"v":1\} -->\n\n### Heal\n\n\*\*3 verified cures\*\*: \*\*2\*\* as suggestions/,
    );
    expect(summary?.body).toContain('<summary>shop/stock.py:2 Compare with <code>is None</code></summary>');
    expect(summary?.body).toContain('1 finding left to people');
    expect(summary?.body).toContain(`@${bundle.head.slice(0, 7)}`);
  });

  it('writes nothing where nothing changed, and says nothing where nothing is', async () => {
    const scene = await openScene();
    const bundle = scene.bundleOf([scene.proposeOne(unused), scene.proposeOne(elsewhere)]);
    await scene.give(bundle);
    const before = scene.writes();
    const graphql = scene.double.requests.filter(({ path }) => path.endsWith('/graphql')).length;
    expect(await scene.give({ ...bundle, runId: 'another', at: '2026-11-21T00:00:00.000Z' })).toMatchObject({
      suggested: 0,
      standing: 1,
      resolved: 0,
      summary: 'unchanged',
    });
    // GraphQL reads are POSTs as well.
    const asked = scene.double.requests.filter(({ path }) => path.endsWith('/graphql')).length - graphql;
    expect(scene.writes() - before).toBe(asked);
    expect(scene.suggestions()).toHaveLength(1);
    const quiet = await openScene();
    expect(await quiet.give(quiet.bundleOf([]))).toMatchObject({ summary: 'none', suggested: 0 });
    expect(quiet.comments()).toEqual([]);
  });

  it('closes its own conversation when the finding is gone, and makes the summary anew in place', async () => {
    const scene = await openScene();
    await scene.give(scene.bundleOf([scene.proposeOne(unused), scene.proposeOne(none)]));
    await scene.push({ 'shop/cart.py': cart.replace('import os\n', '').replace('items == None', 'items is None') });
    expect(await scene.give(scene.bundleOf([]))).toMatchObject({ resolved: 2, suggested: 0, summary: 'updated' });
    expect(scene.suggestions().every(({ isResolved }) => isResolved)).toBe(true);
    expect(scene.comments()).toHaveLength(1);
    expect(scene.comments()[0]?.body).toContain('Nothing left to heal');
    // It comes back: it was us who closed the conversation, so it is suggested again.
    await scene.push({ 'shop/cart.py': cart });
    expect(await scene.give(scene.bundleOf([scene.proposeOne(none)]))).toMatchObject({ suggested: 1 });
  });

  it('takes a conversation that a person resolved for a no, and leaves those of others alone', async () => {
    const scene = await openScene();
    const bundle = scene.bundleOf([scene.proposeOne(none)]);
    await scene.give(bundle);
    const [own] = scene.suggestions();
    if (own) own.isResolved = true;
    await scene.double.as('eve').rest.pulls.createReviewComment({
      ...{ owner: 'acme', repo: 'shop', pull_number: scene.number, commit_id: bundle.head },
      ...{
        path: 'shop/cart.py',
        line: 1,
        side: 'RIGHT',
        body: '<!-- heal-suggestion:{"fp":"v1:x","of":"y"} -->\n\nmine',
      },
    });
    expect(await scene.give(bundle)).toMatchObject({ suggested: 0, standing: 0, resolved: 0 });
    expect(scene.suggestions()).toHaveLength(2);
    expect(scene.suggestions()[1]?.isResolved).toBe(false);
    expect(scene.comments()[0]?.body).toContain('1 set aside by you');
  });

  it('says that a grave change needs a review', async () => {
    const scene = await openScene();
    const high = scene.proposeOne(query, { approval: { needed: false, why: 'trust me' } });
    expect(await scene.give(scene.bundleOf([high]))).toMatchObject({ suggested: 1 });
    expect(scene.suggestions()[0]?.body).toMatch(/> \*\*Applying this needs a review\.\*\* .*with write access/);
    expect(scene.comments()[0]?.body).toContain('**needs a review**');
  });

  it('keeps to ten, the most important first, and to lines that the diff shows', async () => {
    const names = Array.from({ length: 14 }, (_, i) => `m${i}`);
    const text = names.map((name) => `import ${name}\n`).join('') + 'print(1)\n';
    const scene = await openScene({ 'shop/many.py': text });
    const many = names.map((name) => ({ ...unused, path: 'shop/many.py', from: `import ${name}\n` }));
    const bundle = scene.bundleOf(many.map((cure) => scene.proposeOne(cure)));
    expect(await scene.give(bundle)).toMatchObject({ suggested: 10, standing: 0 });
    expect(scene.suggestions().map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await scene.give(bundle)).toMatchObject({ suggested: 0, standing: 10, summary: 'unchanged' });
    expect(scene.comments()[0]?.body).toContain('**10** as suggestions in the diff, **4** below');
  });

  it('believes nothing of a change that the contents do not say', async () => {
    const scene = await openScene();
    const honest = scene.proposeOne(none);
    const forged = {
      ...honest,
      cases: honest.cases.map((one) => ({
        ...one,
        diff: unifiedDiff('shop/cart.py', cart, cart.replace('items == None', 'items == 7')),
      })),
    };
    expect(await scene.give(scene.bundleOf([forged]))).toMatchObject({ suggested: 0, summary: 'created' });
    const silenced = scene.proposeOne({ ...none, to: 'items == None:  # noqa: E711\n        pass\n    if False' });
    const report = await scene.give(scene.bundleOf([silenced]));
    expect(report).toMatchObject({ suggested: 0 });
    expect(report.warnings).toHaveLength(1);
  });

  it('posts nothing twice when an answer is lost', async () => {
    const scene = await openScene();
    const bundle = scene.bundleOf([scene.proposeOne(none), scene.proposeOne(elsewhere)]);
    scene.double.faults.add({ method: 'POST', path: '/reviews', fault: { kind: 'lost-answer' } });
    scene.double.faults.add({ method: 'POST', path: '/comments', fault: { kind: 'lost-answer' } });
    expect(await scene.give(bundle)).toMatchObject({ suggested: 1, summary: 'created', ended: undefined });
    expect(scene.suggestions()).toHaveLength(1);
    expect(scene.reviews()).toHaveLength(1);
    expect(scene.comments()).toHaveLength(1);
  });

  it('says when it could not finish, and goes on from there', async () => {
    const scene = await openScene();
    const bundle = scene.bundleOf([scene.proposeOne(none), scene.proposeOne(elsewhere)]);
    const fault = { kind: 'status', status: 403 } as const;
    scene.double.faults.add({ method: 'POST', path: /\/issues\/\d+\/comments/, times: 1, fault });
    expect(await scene.give(bundle)).toMatchObject({ suggested: 1, summary: 'none', isUnfinished: true });
    expect(await scene.give(bundle)).toMatchObject({
      suggested: 0,
      standing: 1,
      summary: 'created',
      isUnfinished: false,
    });
    expect(scene.reviews()).toHaveLength(1);
  });

  it('leaves alone what moved on, is closed, or does not want it', async () => {
    const scene = await openScene();
    const bundle = scene.bundleOf([scene.proposeOne(none)]);
    await scene.push({ 'NEWS.md': 'x\n' });
    expect((await scene.give(bundle)).ended).toMatch(/another commit/);
    const now = scene.bundleOf([scene.proposeOne(none)]);
    await scene.double.as('ann').label(scene.repo, scene.number, 'heal:stop');
    expect((await scene.give(now)).ended).toMatch(/heal:stop/);
    await scene.double.as('ann').unlabel(scene.repo, scene.number, 'heal:stop');
    await scene.double.as('bob').close(scene.repo, scene.number);
    expect((await scene.give(now)).ended).toMatch(/closed/);
    expect(scene.suggestions()).toEqual([]);
    expect(scene.comments()).toEqual([]);
    await expect(scene.give({ ...now, repository: 'acme/till' })).rejects.toThrow(/another repository/);
  });

  it('lets nothing of a repository act, and shows no secret', async () => {
    const scene = await openScene({
      'shop/odd.py': 'x = "```suggestion @everyone <!-- heal -->" == None\nkey = "hunter2-hunter2" == None\n',
    });
    const odd = { ...none, path: 'shop/odd.py', from: '" == None\nkey', to: '" is None\nkey' } as const;
    const proposal = scene.proposeOne(odd);
    const hostile = {
      ...proposal,
      cases: proposal.cases.map((one) => ({ ...one, message: 'Fixes #1 @octo/all <img src=x> hunter2-hunter2' })),
    };
    expect(await scene.give(scene.bundleOf([hostile]), { secrets: ['hunter2-hunter2'] })).toMatchObject({
      suggested: 1,
    });
    const body = scene.suggestions()[0]?.body ?? '';
    expect(body).toContain('````suggestion\nx = "```suggestion @everyone <!-- heal -->" is None\n````');
    for (const text of [body.replace(/````suggestion[^]*````/, ''), scene.comments()[0]?.body ?? '']) {
      expect(text).not.toMatch(/@octo|@everyone|<img|Fixes #1/);
      expect(text).not.toContain('hunter2');
    }
    const secret = { ...none, path: 'shop/odd.py', from: 'hunter2" == None', to: 'hunter2" is None' } as const;
    expect(
      await scene.give(scene.bundleOf([scene.proposeOne(secret)]), { secrets: ['hunter2-hunter2'] }),
    ).toMatchObject({
      suggested: 0,
    });
    expect(scene.comments()[0]?.body).not.toContain('hunter2');
  });
});
