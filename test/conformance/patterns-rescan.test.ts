import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeScanners } from '#app/scanners.ts';
import { openScratch } from '#app/scratch.ts';
import { recommended } from '#config/presets.ts';
import type { CodeFinding } from '#core/finding.ts';
import type { Pattern } from '#core/pattern.ts';
import { loadEntries } from '#drivers/patterns/index.ts';
import { matchesMessage } from '#remedies/messages.ts';
import { contextOf } from '#remedies/pattern-conformance.ts';
import { proposeFromPattern } from '#remedies/patterns.ts';
import { scanPackage } from '#scanners/scan.ts';
import { makeTree } from '../../src/scanners/fixtures/local.ts';

/**
 * Each cure against what scanners say, not against what its author thinks: a finding is there before, the pattern
 * binds where it stands, and it is gone after. All files are scanned together.
 */
const root = join(import.meta.dirname, '../..');
const { entries } = await loadEntries(join(root, 'patterns'), { named: 'patterns', provenance: { from: 'shipped' } });
const looking = ['ruff', 'heal', 'oxlint'];

const files: Record<string, string> = {
  'ruff.toml': `target-version = "py312"\n[lint]\nselect = ${JSON.stringify(namesOf('ruff'))}\n`,
  '.oxlintrc.json': JSON.stringify({
    plugins: [...new Set(namesOf('oxlint').flatMap((rule) => /^(.+)\//.exec(rule)?.[1] ?? []))],
    env: { browser: true, node: true },
    categories: { correctness: 'off' },
    rules: Object.fromEntries(namesOf('oxlint').map((rule) => [rule, 'error'])),
  }),
};
for (const { pattern, examples } of entries) {
  for (const { name, before, after } of examples.heals) {
    files[pathOf(pattern, name)] = before;
    files[pathOf(pattern, name.replace('before', 'after'))] = after;
  }
}
const tree = makeTree(files);
const scratch = await openScratch();
afterAll(async () => {
  tree.remove();
  await scratch.remove();
});
const tool = {
  argv: [process.execPath, join(root, 'node_modules/oxlint/bin/oxlint')],
  version: '',
  origin: 'bundled',
} as const;
const { findings, reports } = await scanPackage(
  { scanners: makeScanners(recommended, scratch).filter(({ name }) => looking.includes(name)) },
  await tree.request({ oxlint: tool }),
);
const byPath = Map.groupBy(findings, ({ place }) => place.path);

test('the scanners looked', () => {
  expect(reports.filter(({ status }) => status !== 'ok')).toEqual([]);
});

const cures = entries.flatMap(({ pattern, examples }) =>
  examples.heals.map(({ name, before }) => ({ what: `${pattern.id} in ${name}`, pattern, name, before })),
);
test.each(cures)('$what', ({ pattern, name, before }) => {
  const path = pathOf(pattern, name);
  if (!pattern.messages.length && !pattern.rules.some((rule) => looking.includes(rule.split('/')[0] ?? ''))) {
    // What only other tools report is told, so that nobody takes it for tested.
    expect(readFileSync(join(root, 'patterns', pattern.id, 'README.md'), 'utf8')).toMatch(/\*\*Seen by\*\*/);
    return;
  }
  const found = (byPath.get(path) ?? []).filter((finding) => isAbout(pattern, finding));
  expect(found, 'no scanner finds what it heals').not.toEqual([]);
  expect(
    found.map(({ category }) => category),
    'errors of logic are told, never healed',
  ).not.toContain('logic');
  // What the package must depend on is for the package to say.
  const answers = found.map((finding) => proposeFromPattern(pattern, finding, contextOf(path, before)));
  expect(
    answers.some((answer) => answer !== undefined && 'change' in answer),
    'it does not bind where it is found',
  ).toBe(true);
  const left = (byPath.get(pathOf(pattern, name.replace('before', 'after'))) ?? []).filter((one) =>
    isAbout(pattern, one),
  );
  expect(left.map(({ rule, place, message }) => `${rule}:${place.line} ${message}`)).toEqual([]);
});

function isAbout(pattern: Pattern, finding: CodeFinding): boolean {
  return finding.sources.some(({ rule }) => pattern.rules.includes(rule)) || matchesMessage(pattern, finding.message);
}
function pathOf(pattern: Pattern, name: string): string {
  return `${pattern.requires?.files === 'tests' ? 'tests' : 'app'}/${pattern.id.split('/')[1]}/${name}`;
}
function namesOf(scanner: string): string[] {
  const rules = entries.flatMap(({ pattern }) => pattern.rules);
  return [
    ...new Set(rules.flatMap((rule) => (rule.startsWith(`${scanner}/`) ? [rule.slice(scanner.length + 1)] : []))),
  ];
}
