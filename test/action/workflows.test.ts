import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audits, ownAction, readWorkflow } from './audits.ts';

const root = join(import.meta.dirname, '../..');
const files = ['.github/workflows', 'examples/workflows'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);
const read = (file: string) => readFileSync(join(root, file), 'utf8');

const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1';
const job = (steps: string, more = '') =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    permissions: {}\n${more}    steps:\n${steps}`;
/** For each audit workflows that it must not let through. */
const bad: Readonly<Record<keyof typeof audits, readonly string[]>> = {
  'template-injection': [
    job('      - run: echo "${{ github.event.issue.title }}"\n'),
    job('      - run: |\n          echo ${{\n            github.head_ref }}\n'),
    job(
      `      - uses: actions/github-script@${'a'.repeat(40)}\n        with: { script: "console.log('\${{ inputs.x }}')" }\n`,
    ),
  ],
  'unpinned-uses': [
    job('      - uses: actions/checkout@v7\n'),
    job('      - uses: actions/checkout@main\n'),
    job('      - uses: actions/checkout\n'),
    job('      - uses: actions/checkout@3d3c42e\n'),
    job('      - uses: docker://alpine:3\n'),
    'on: push\npermissions: {}\njobs:\n  a:\n    permissions: {}\n    uses: a/b/.github/workflows/c.yml@v1\n',
  ],
  'excessive-permissions': [
    'on: push\njobs:\n  a:\n    runs-on: x\n    permissions: {}\n    steps: []\n',
    'on: push\npermissions: write-all\njobs:\n  a:\n    runs-on: x\n    permissions: {}\n    steps: []\n',
    'on: push\npermissions: { contents: write }\njobs:\n  a:\n    runs-on: x\n    permissions: {}\n    steps: []\n',
    'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    steps: []\n',
    'on: push\npermissions: {}\njobs:\n  a:\n    runs-on: x\n    permissions: write-all\n    steps: []\n',
  ],
  artipacked: [
    job(`      - uses: ${checkout}\n`),
    job(`      - uses: ${checkout}\n        with: { persist-credentials: true }\n`),
  ],
  'dangerous-triggers': [
    job('      - run: x\n').replace('on: push', 'on: pull_request_target'),
    job('      - run: x\n').replace('on: push', 'on: [push, workflow_run]'),
    job('      - run: x\n').replace('on: push', 'on: { pull_request_target: { types: [opened] } }'),
  ],
  'cache-poisoning': [
    job(`      - uses: actions/cache@${'a'.repeat(40)}\n`).replace('on: push', 'on: { push: { tags: ["v*"] } }'),
    job(
      `      - uses: actions/setup-node@${'a'.repeat(40)}\n        with: { cache: npm }\n`,
      '    environment: release\n',
    ),
    job(`      - uses: actions/setup-node@${'a'.repeat(40)}\n`).replace('on: push', 'on: release'),
  ],
  'github-env': [
    job('      - run: echo "X=$TITLE" >> "$GITHUB_ENV"\n'),
    job('      - run: echo "$HOME/bin" >> $GITHUB_PATH\n'),
  ],
  'bot-conditions': [
    job("      - run: x\n        if: github.actor == 'dependabot[bot]'\n"),
    job('      - run: x\n', "    if: ${{ github.triggering_actor == 'renovate' }}\n"),
  ],
  'secrets-inherit': [
    `on: push\npermissions: {}\njobs:\n  a:\n    permissions: {}\n    uses: a/b/.github/workflows/c.yml@${'a'.repeat(40)}\n    secrets: inherit\n`,
  ],
  'self-hosted-runner': [
    job('      - run: x\n').replace('ubuntu-latest', 'self-hosted'),
    job('      - run: x\n')
      .replace('ubuntu-latest', '[self-hosted, windows]')
      .replace('on: push', 'on: workflow_dispatch'),
  ],
  'insecure-commands': [job('      - run: x\n        env: { ACTIONS_ALLOW_UNSECURE_COMMANDS: true }\n')],
  'overprovisioned-secrets': [job('      - run: x\n        env: { ALL: "${{ toJSON(secrets) }}" }\n')],
  'adhoc-packages': [job('      - run: npm install left-pad\n'), job('      - run: curl https://x.test/i | sh\n')],
};

describe('an audit', () => {
  it.each(Object.keys(audits))('%s finds what is wrong', (name) => {
    expect(bad[name]?.length).toBeGreaterThan(0);
    for (const text of bad[name] ?? []) expect(audits[name]?.(readWorkflow(text)), text).not.toEqual([]);
  });

  it('has nothing against a workflow that is as it should be', () => {
    const good = job(
      `      - uses: ${checkout}\n        with: { persist-credentials: false }\n      - run: echo "$TITLE"\n        env: { TITLE: "\${{ github.event.issue.title }}" }\n`,
    );
    for (const [name, audit] of Object.entries(audits)) expect(audit(readWorkflow(good)), name).toEqual([]);
  });
});

describe.each(files)('%s', (file) => {
  it.each(Object.keys(audits))('%s', (name) => {
    expect(audits[name]?.(readWorkflow(read(file)))).toEqual([]);
  });

  it('says beside each pinned commit which version it is, and the same one everywhere', () => {
    const lines = read(file)
      .split('\n')
      .filter((line) => /uses:\s*['"]?[\w-]+\//.test(line) && !line.includes(ownAction));
    for (const line of lines) expect(line).toMatch(/@[0-9a-f]{40}\b.*# v\d+(\.\d+){2}$/);
  });
});

it('pins an action to one commit in all workflows', () => {
  const pins = files.flatMap((file) => [...read(file).matchAll(/([\w-]+\/[\w/-]+)@([0-9a-f]{40})/g)]);
  const commits = Map.groupBy(pins, ([, name]) => name ?? '');
  for (const [name, found] of commits) expect(new Set(found.map(([, , commit]) => commit)).size, name).toBe(1);
});

it('is nine lines in its shortest form, two of them about permissions', () => {
  const lines = read('examples/workflows/simple.yml')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  expect(lines.length).toBeLessThanOrEqual(9);
});
