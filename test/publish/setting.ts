import { randomUUID } from 'node:crypto';
import { Octokit } from '@octokit/rest';
import { keyOf } from '#app/healing/proposal-key.ts';
import { publishBundle } from '#app/github/publish/publish-bundle.ts';
import type { PublishReport, PublishSettings } from '#app/github/publish/contract.ts';
import { recommended } from '#config/presets.ts';
import type { Category, Severity } from '#core/finding.ts';
import { sha256 } from '#core/fingerprint.ts';
import { blobId, type OpenFinding, type Proposal, type ProposalBundle, type ProposedCase } from '#core/proposal.ts';
import { openGitHub, type GitHubClient, type GitHubRepository } from '#drivers/github/client.ts';
import { unifiedDiff } from '#syntax/diff.ts';
import { startDouble, type GitHubDouble, type Repo, type Token } from '../github-double/index.ts';

/** Sources of the shop, with a fault in each. */
export const files = {
  'shop/orders.py':
    'import os\nimport sqlite3\n\n\ndef find(db, name):\n    return db.execute(f"select * from orders where name = \'{name}\'")\n',
  'shop/prices.py': 'import json\n\n\ndef tax(net):\n    return net // 5\n',
  'shop/stock.py': 'def is_new(order):\n    return order == None\n',
  'shop/run.py': { content: '#!/usr/bin/env python3\nimport re\n\nprint("run")\n', mode: '100755' },
  'README.md': '# Shop\n',
} as const;
export const cures = {
  orders: { path: 'shop/orders.py', from: 'import os\n', to: '', rule: 'ruff/F401', category: 'import' },
  prices: { path: 'shop/prices.py', from: 'import json\n\n\n', to: '', rule: 'ruff/F401', category: 'import' },
  stock: { path: 'shop/stock.py', from: 'order == None', to: 'order is None', rule: 'ruff/E711', category: 'style' },
  run: { path: 'shop/run.py', from: 'import re\n\n', to: '', rule: 'ruff/F401', category: 'import' },
  sql: {
    path: 'shop/orders.py',
    from: 'f"select * from orders where name = \'{name}\'")',
    to: '"select * from orders where name = ?", (name,))',
    rule: 'ruff/S608',
    category: 'security',
    severity: 'high',
  },
} as const satisfies Record<string, Cure>;

export interface Cure {
  readonly path: string;
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  readonly category: Category;
  readonly severity?: Severity;
}
export interface Setting {
  readonly double: GitHubDouble;
  readonly repo: Repo;
  readonly token: Token;
  readonly github: GitHubRepository;
  readonly self: { readonly id: number; readonly login: string };
  readonly log: string[];
  /** What the clock of Heal and of GitHub says; move it to let time pass. */
  readonly clock: { at: number };
  readonly settings: PublishSettings;
  /** Tip of the default branch. */
  head(): Promise<string>;
  bundle(proposals: readonly Proposal[], changes?: Partial<ProposalBundle>): Promise<ProposalBundle>;
  publish(bundle: string | object, changes?: Partial<PublishSettings>): Promise<PublishReport>;
  /** Another token of the App, with these permissions or all of its own. */
  issue(permissions?: Token['permissions']): Token;
  /** Open pull requests that Heal opened. */
  pulls(): readonly {
    readonly number: number;
    readonly title: string;
    readonly body: string;
    readonly isDraft: boolean;
    readonly branch: string;
    readonly labels: readonly string[];
  }[];
  connect(token: Token): GitHubRepository;
  /** As in earnest: waits before each write, and as GitHub asks. */
  connectPatiently(token: Token, signal: AbortSignal): GitHubRepository;
}
const permissions = { contents: 'write', pull_requests: 'write', issues: 'write' } as const;

/** GitHub with one repository and the App installed on it. */
export async function makeSetting(options: { readonly subjects?: readonly string[] } = {}): Promise<Setting> {
  const clock = { at: Date.parse('2026-11-20T12:00:00Z') };
  const double = await startDouble({ now: () => clock.at });
  double.createOrganization('acme', 'ann', 'bob');
  const repo = await double.createRepo('acme/shop', { files: {}, roles: { ann: 'admin', bob: 'write', eve: 'read' } });
  const [first = 'fix(shop): begin', ...more] = options.subjects ?? [];
  await double.as('ann').push({ repo, files, message: first });
  for (const [index, message] of more.entries()) {
    await double.as('ann').push({ repo, files: { 'NOTES.md': `${index}\n` }, message });
  }
  const { app } = double.createApp({ slug: 'heal', permissions, events: [] });
  const installation = await double.install(app, 'acme');
  // Of an installation, but it outlives the days that tests let pass.
  const issue = (granted: Token['permissions'] = permissions) =>
    double.world.issueToken(app.bot, { installation, permissions: granted, lifetime: 1e12 });
  const token = issue();
  const log: string[] = [];
  const connect = (other: Token): GitHubRepository => {
    const silent = { debug() {}, info() {}, warn() {}, error() {} };
    // It lacks only the plugins, which wait a second before each write; nothing that Heal calls.
    const client = new Octokit({ auth: other.value, baseUrl: double.baseUrl, log: silent }) as unknown as GitHubClient;
    return { client, owner: 'acme', repo: 'shop' };
  };
  const connectPatiently = (other: Token, signal: AbortSignal): GitHubRepository =>
    openGitHub({
      token: other.value,
      baseUrl: double.baseUrl,
      repository: 'acme/shop',
      signal,
      say: (line) => log.push(line),
      maxWaitSeconds: 2,
    });
  const github = connect(token);
  const self = { id: app.bot.id, login: app.bot.login };
  const settings: PublishSettings = {
    self,
    pullRequests: { ...recommended.pullRequests, maxNewPerHour: 10, maxOpen: 10 },
    approvals: recommended.approvals,
    limits: recommended.limits,
    hasCommands: true,
    secrets: [],
    pauseMs: 1,
  };
  const head = async () =>
    (await github.client.rest.repos.getBranch({ owner: 'acme', repo: 'shop', branch: repo.defaultBranch })).data.commit
      .sha;
  return {
    ...{ double, repo, token, github, self, log, clock, settings, head, connect, connectPatiently, issue },
    bundle: async (proposals, changes = {}) => makeBundle(await head(), proposals, changes),
    publish: (bundle, changes = {}) =>
      publishBundle({
        bundle,
        repository: github,
        settings: { ...settings, ...changes },
        now: () => new Date(clock.at),
        signal: new AbortController().signal,
        say: (line) => log.push(line),
      }),
    pulls: () =>
      [...repo.issues.values()].flatMap(({ number, title, body, pull, state, author, labels }) =>
        pull && state === 'open' && author.id === self.id
          ? [
              {
                number,
                title,
                body: body ?? '',
                isDraft: pull.isDraft,
                branch: pull.headRef,
                labels: [...labels].map(({ name }) => name),
              },
            ]
          : [],
      ),
  };
}

export function makeBundle(
  head: string,
  proposals: readonly Proposal[],
  changes: Partial<ProposalBundle> = {},
): ProposalBundle {
  const found = proposals.flatMap(({ cases }) => cases).length + (changes.open?.length ?? 0);
  return {
    version: 1,
    repository: 'acme/shop',
    head,
    branch: 'main',
    runId: `run-${randomUUID().slice(0, 8)}`,
    at: '2026-11-20T12:00:00.000Z',
    isComplete: true,
    summary: { found, healed: proposals.length, waiting: 0, rolledBack: 0, flagged: 0 },
    proposals,
    open: [],
    ...changes,
  };
}

/** One proposal of these cures, as an analysing job would make it. `texts` are the files as they are now. */
export function propose(
  list: readonly Cure[],
  changes: Partial<Proposal> = {},
  texts: Readonly<Record<string, string>> = readFiles(),
): Proposal {
  const [first] = list;
  if (!first) throw new Error('nothing to propose');
  const after = new Map<string, string>();
  const cases = list.map((cure, index): ProposedCase => {
    const before = texts[cure.path] ?? '';
    const alone = before.replace(cure.from, cure.to);
    after.set(cure.path, (after.get(cure.path) ?? before).replace(cure.from, cure.to));
    const line = before.slice(0, before.indexOf(cure.from)).split('\n').length;
    const print = fingerprintOf(cure);
    return {
      id: `h${print.slice(-8)}${index}`,
      fingerprint: print,
      rule: cure.rule,
      category: cure.category,
      severity: cure.severity ?? 'low',
      path: cure.path,
      line,
      endLine: line,
      message:
        cure.rule === 'ruff/F401'
          ? '`os` imported but unused'
          : cure.rule === 'ruff/E711'
            ? 'Comparison to `None` should be `cond is None`'
            : 'Possible SQL injection vector through string-based query construction',
      summary:
        cure.rule === 'ruff/F401'
          ? 'Remove the unused import'
          : cure.rule === 'ruff/E711'
            ? 'Compare with `is None`'
            : 'Pass the value as a parameter of the query',
      healer: cure.rule === 'ruff/S608' ? 'code/sql-parameters' : cure.rule,
      origin: cure.rule === 'ruff/S608' ? 'healer' : 'tool',
      rung: 'exact',
      safety: cure.rule === 'ruff/S608' ? 'careful' : 'safe',
      confidence: 0.934,
      diff: unifiedDiff(cure.path, before, alone),
    };
  });
  return {
    key: keyOf(
      first.category,
      first.rule,
      cases.map(({ fingerprint }) => fingerprint),
    ),
    category: first.category,
    rule: first.rule,
    priority: first.category === 'security' ? 'P0' : first.category === 'import' ? 'P2' : 'P3',
    severity: first.severity ?? 'low',
    cases,
    files: [...after].map(([path, text]) => ({
      path,
      before: blobId(Buffer.from(texts[path] ?? '')),
      after: Buffer.from(text).toString('base64'),
    })),
    gates: [
      { name: 'scope', passed: true, ms: 0.4, detail: `${after.size} file in scope` },
      { name: 'syntax', passed: true, ms: 3, detail: 'parses' },
      { name: 'honesty', passed: true, ms: 5, detail: 'no suppression added, no test or comment removed' },
      { name: 'findings', passed: true, ms: 1240, detail: '4 findings → 3 findings' },
      { name: 'types', passed: true, ms: 2100, detail: '0 errors → 0 errors' },
      { name: 'suite', passed: true, ms: 74_000, detail: '412 passed → 412 passed' },
    ],
    approval: { needed: false, why: '' },
    testedBySuite: true,
    ...changes,
  };
}

export function openFindingOf(cure: Cure, reason = 'flag-only'): OpenFinding {
  return {
    fingerprint: fingerprintOf(cure),
    rule: cure.rule,
    category: cure.category,
    priority: 'P2',
    severity: cure.severity ?? 'low',
    path: cure.path,
    line: 1,
    message: 'A fault',
    reason,
    detail: 'Only a person can decide this.',
  };
}

export function fingerprintOf({ path, rule, from }: Cure): string {
  return `v1:${sha256(`${path} ${rule} ${from}`).slice(0, 32)}`;
}

export function readFiles(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([path, value]) => [path, typeof value === 'string' ? value : value.content]),
  );
}
