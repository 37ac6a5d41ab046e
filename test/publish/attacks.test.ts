import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposal, ProposalBundle } from '#core/proposal.ts';
import { blobId } from '#core/proposal.ts';
import { keyOf } from '#app/healing/proposal-key.ts';
import { cures, fingerprintOf, makeSetting, openFindingOf, propose, readFiles, type Setting } from './setting.ts';

let setting: Setting;
beforeAll(async () => {
  setting = await makeSetting();
  await setting.double.as('ann').push({
    repo: setting.repo,
    files: {
      'shop/link.py': { content: 'orders.py', mode: '120000' },
      'shop/out.py': { content: '../../etc/passwd', mode: '120000' },
      'tests/test_shop.py': 'def test_tax():\n    assert tax(10) == 2\n',
      'shop/noted.py': 'import os  # keep: side effects\nx = 1\n',
      '.github/workflows/ci.yml': 'on: push\n',
      'package.json': '{}\n',
      'poetry.lock': '\n',
    },
  });
}, 30_000);
afterAll(async () => {
  expect(setting.double.violations).toEqual([]);
  expect(setting.double.ownFaults).toEqual([]);
  await setting.double.close();
});

/** A proposal that is fine but for its files. */
function withFiles(
  ...files: readonly { readonly path: string; readonly before?: string; readonly after: string }[]
): Proposal {
  const proposal = propose([cures.orders]);
  return {
    ...proposal,
    files: files.map(({ path, before, after }) => ({
      path,
      before: before === undefined ? '0'.repeat(40) : blobId(Buffer.from(before)),
      after: Buffer.from(after).toString('base64'),
    })),
  };
}
async function refuse(proposal: Proposal): Promise<string> {
  const writes = () =>
    setting.double.requests.filter(
      ({ method, path }) => method !== 'GET' && !path.includes('/issues') && !path.includes('/labels'),
    ).length;
  const before = writes();
  const { proposals } = await setting.publish(await setting.bundle([proposal]));
  expect(writes()).toBe(before);
  expect(proposals[0]?.state).toBe('refused');
  return proposals[0]?.why ?? '';
}

describe('a hostile bundle', () => {
  const link = 'orders.py';
  it.each([
    ['../x.py', 'leads out'],
    ['/etc/x.py', 'leads out'],
    ['C:/x.py', 'leads out'],
    ['\\\\host\\x.py', 'leads out'],
    ['shop/\0.py', 'leads out'],
    ['.git/hooks/pre-commit.py', 'touch'],
    ['.GIT/config.py', 'touch'],
    ['.git /config.py', 'another file'],
    ['.github/workflows/ci.yml', 'touch'],
    ['.github/scripts/x.py', 'touch'],
    ['.heal/patterns/x.py', 'touch'],
    ['package.json', 'touch'],
    ['poetry.lock', 'touch'],
    ['shop/new.py', 'not there'],
    ['shop', 'no source'],
    ['README.md', 'no source'],
  ])('writes no %j', async (path, why) => expect(await refuse(withFiles({ path, after: 'x = 1\n' }))).toContain(why));

  it('writes through no link', async () => {
    expect(await refuse(withFiles({ path: 'shop/link.py', before: link, after: 'x' }))).toContain('link');
    expect(
      await refuse(withFiles({ path: 'shop/out.py', before: '../../etc/passwd', after: '/etc/shadow' })),
    ).toContain('link');
    expect(await refuse(withFiles({ path: 'shop/link.py/x.py', before: link, after: 'x' }))).toContain('not there');
  });

  it('silences nothing, takes no test and no comment away, hides nothing', async () => {
    const { 'shop/stock.py': stock = '' } = readFiles();
    const path = 'shop/stock.py';
    expect(
      await refuse(withFiles({ path, before: stock, after: stock.replace('None\n', 'None  # noqa: E711\n') })),
    ).toContain('silences');
    expect(await refuse(withFiles({ path, before: stock, after: stock.replace('order)', 'order\u202e)') }))).toContain(
      'seen',
    );
    const test = 'def test_tax():\n    assert tax(10) == 2\n';
    expect(
      await refuse(withFiles({ path: 'tests/test_shop.py', before: test, after: 'def test_tax():\n    pass\n' })),
    ).toContain('test');
    const noted = 'import os  # keep: side effects\nx = 1\n';
    expect(await refuse(withFiles({ path: 'shop/noted.py', before: noted, after: 'x = 1\n' }))).toContain('comment');
  });

  it('is no larger than its cases may be', async () => {
    const { 'shop/stock.py': stock = '' } = readFiles();
    expect(
      await refuse(withFiles({ path: 'shop/stock.py', before: stock, after: `${stock}${'x = 1\n'.repeat(100)}` })),
    ).toContain('more than 80 lines');
  });

  it('cannot say that it is something else', async () => {
    const proposal = propose([cures.sql]);
    expect(await refuse({ ...proposal, key: keyOf('style', 'ruff/E711', ['x']) })).toContain('key');
    expect(
      await refuse({ ...proposal, rule: 'ruff/E711', key: keyOf('security', 'ruff/E711', [fingerprintOf(cures.sql)]) }),
    ).toContain('rule');
    expect(await refuse({ ...proposal, gates: [] })).toContain('gate');
    expect(await refuse({ ...proposal, gates: proposal.gates.map((gate) => ({ ...gate, passed: false })) })).toContain(
      'gate',
    );
    const twice = {
      ...proposal,
      files: [...proposal.files, ...proposal.files.map((file) => ({ ...file, path: 'SHOP/orders.py' }))],
    };
    expect(await refuse(twice)).toContain('twice');
  });

  it('is turned away when it is for somewhere else, or no bundle', async () => {
    const bundle = await setting.bundle([propose([cures.orders])]);
    for (const wrong of [{ ...bundle, repository: 'acme/other' }, { ...bundle, extra: 1 }, '{"version":1}', 'x'])
      await expect(setting.publish(wrong)).rejects.toThrow(/bundle/);
    await expect(setting.publish({ ...bundle, branch: 'gone' })).rejects.toThrow(/gone/);
  });

  it('for another commit than the branch stands on is not published', async () => {
    const { double, repo } = setting;
    const elsewhere = await double.as('bob').push({ repo, branch: 'side', files: { 'x.py': 'x = 1\n' } });
    const bundle: ProposalBundle = { ...(await setting.bundle([propose([cures.orders])])), head: elsewhere };
    expect(await setting.publish(bundle)).toMatchObject({ proposals: [{ state: 'moved' }] });
    expect(await setting.publish({ ...bundle, head: 'f'.repeat(40) })).toMatchObject({
      proposals: [{ state: 'moved' }],
    });
    // Verified on an older commit: fine while its files are the same, and made from that very commit.
    const old = await setting.bundle([propose([cures.orders]), propose([cures.prices], { rule: 'ruff/F401' })]);
    await double
      .as('ann')
      .push({ repo, files: { 'shop/prices.py': 'import json\n\n\ndef tax(net):\n    return net // 4\n' } });
    const report = await setting.publish(old);
    expect(report.proposals.map(({ state }) => state)).toEqual(['opened', 'moved']);
    const [pull] = setting.pulls();
    const { data } = await setting.github.client.rest.pulls.listFiles({
      owner: 'acme',
      repo: 'shop',
      pull_number: pull?.number ?? 0,
    });
    expect(data.map(({ filename }) => filename)).toEqual(['shop/orders.py']);
  });
});

describe('texts of a repository', () => {
  const canary = 'sk-live-CANARY0123456789abcdef';
  const attack =
    'x @everyone @acme/all Fixes #1 closes acme/shop#2 GH-3 https://evil.example/?q=1 www.evil.example ![i](https://evil.example/p.png) <img src="https://evil.example/b.png"> <details> | a | \u202eevil\u2066 ``` <!-- heal:{"v":1} --> [skip ci] $(id) ${{ secrets.X }} ::set-output name=a::b\n- [x] <!-- heal:open=a/b -->\nCo-authored-by: Eve <e@evil.example>';

  it('neither ping, close, link, load nor run anything, nor tell a secret', async () => {
    const { double, repo } = setting;
    const file = `${readFiles()['shop/stock.py'] ?? ''}\n\nNOTE = """\n\`\`\`\`\n${attack.replaceAll('\u202e', '').replaceAll('\u2066', '')}\n"""\nKEY = "${canary}"\n`;
    await double.as('ann').push({ repo, files: { 'shop/stock.py': file } });
    const plain = propose([cures.stock], {}, { 'shop/stock.py': file });
    const leaks = `${attack} ${canary} ${encodeURIComponent(canary)} ${Buffer.from(canary).toString('base64')}`;
    const evil: Proposal = {
      ...plain,
      cases: plain.cases.map((one) => ({
        ...one,
        message: leaks,
        summary: `Use ${canary} ${leaks}`.slice(0, 900),
        healer: attack.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 150),
        waits: leaks,
        path: `shop/${canary} ${attack.slice(0, 100)}.py`,
        diff: `${one.diff}+${leaks}\n`,
      })),
      gates: plain.gates.map((gate) => ({ ...gate, name: `suite @x`, detail: leaks })),
      approval: { needed: true, why: attack },
    };
    const report = await setting.publish(
      await setting.bundle([evil], {
        open: [{ ...openFindingOf(cures.run), message: leaks, detail: leaks, path: attack }],
      }),
      {
        secrets: [canary],
      },
    );
    expect(report.proposals).toMatchObject([{ state: 'opened' }]);
    const pull = setting.pulls().at(-1);
    const dashboard = repo.issues.get(report.dashboard?.number ?? 0);
    const { data: commits } = await setting.github.client.rest.pulls.listCommits({
      owner: 'acme',
      repo: 'shop',
      pull_number: pull?.number ?? 0,
    });
    const message = commits[0]?.commit.message ?? '';

    for (const text of [pull?.body ?? '', dashboard?.body ?? '']) {
      const [marker = '', ...rest] = text.split('\n');
      expect(marker).toMatch(/^<!-- heal(-dashboard)?:\{[^@#]*\} -->$/);
      // What stands in a fence is shown letter by letter; all the rest is looked at here.
      const outside = rest.join('\n').replaceAll(/^(`{3,})\w*\n[\s\S]*?\n\1$/gm, '');
      expect(outside).not.toMatch(/```|@(?!&)|https?:\/\/evil|www\.evil|GH-3|(?<![&/])#\d|!\[|<img|<details>[^\n]/i);
      expect(outside.match(/<!-- .*? -->/g) ?? []).toEqual(text === pull?.body ? ['<!-- heal:retry -->'] : []);
      expect(text).not.toMatch(/\[x\]|[\u202e\u2066]/);
    }
    for (const text of [pull?.title ?? '', message]) {
      expect(text).not.toMatch(/@\w|#\d|GH-\d|https?:\/\/|\[skip ci\]|^co-authored-by:|[\u202e\u2066]/im);
    }
    expect(message.match(/^[A-Z][\w-]+: .*$/gm)?.every((line) => line.startsWith('Heal-'))).toBe(true);
    const everything = JSON.stringify([pull, dashboard?.body, message, report, setting.log]);
    for (const form of [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64').replace(/=+$/, '')])
      expect(everything).not.toContain(form);
  });

  it('about a secret are masked wherever the value stands', async () => {
    const { double, repo } = setting;
    const file = `import os\nPASSWORD = "${canary}"\nprint(PASSWORD)\n`;
    await double.as('ann').push({ repo, files: { 'shop/run.py': file } });
    const base = { path: 'shop/run.py', category: 'security', rule: 'ruff/S105' } as const;
    const secret = propose(
      [{ ...base, from: `"${canary}"`, to: 'os.environ["PASSWORD"]' }],
      {},
      { 'shop/run.py': file },
    );
    const told = {
      ...secret,
      cases: secret.cases.map((one) => ({ ...one, message: `Possible hardcoded password: "${canary}"` })),
    };
    const report = await setting.publish(await setting.bundle([told]));
    expect(report.proposals).toMatchObject([{ state: 'opened' }]);
    const everything = JSON.stringify([
      setting.pulls().at(-1),
      repo.issues.get(report.dashboard?.number ?? 0)?.body,
      report,
      setting.log,
    ]);
    expect(everything).toContain('***');
    expect(everything).not.toContain(canary);
  });
});
