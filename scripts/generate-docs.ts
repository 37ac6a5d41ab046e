import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { outputSchemas } from '#app/cli/output-schema.ts';
import { makeAutoHealPolicyJsonSchema } from '#config/auto-heal-policy.ts';
import { replayRunSchema } from '#app/replay/run-output.ts';
import { makeConfigJsonSchema } from '#config/schema.ts';
import { healers } from '#healers/index.generated.ts';
import { rules } from '#scanners/heal/rules.generated.ts';
import { loadEntries } from '#drivers/patterns/index.ts';
import { makeWorkflowJsonSchema } from '#drivers/workflows/index.ts';
import { collectExamples } from '../test/healer-examples/index.ts';
import { makeActionFile, makeActionPage } from './docs/action.ts';
import { makeHealersPage, makeRulesPage, makeScannersPage } from './docs/catalogue.ts';
import { makeCliPage } from './docs/cli.ts';
import { makeAutoHealPolicyPage, makeConfigurationPage } from './docs/configuration.ts';
import { makeGalleryPage } from './docs/gallery.ts';
import { makePatternPages, makePatternsPage } from './docs/patterns.ts';

/**
 * Writes `docs/reference/` and `action.yml` from what runs: commands, inputs, schemas, healers, patterns, rules, scanners.
 * `--check` writes nothing and fails when a page is stale. Usage: node scripts/generate-docs.ts [--check]
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/reference');

const shipped = await loadEntries(join(root, 'patterns'), { named: 'patterns', provenance: { from: 'shipped' } });
const examples = await collectExamples();
if (shipped.problems.length > 0) throw new Error(shipped.problems.join('\n'));

function makePages(): Readonly<Record<string, string>> {
  const catalogue = { root, healers, rules, patterns: shipped.entries };
  return {
    'action.md': makeActionPage(),
    // The one page that is read by a machine, from the place where GitHub looks for it.
    '../../action.yml': makeActionFile(),
    'auto-heal-policy.md': makeAutoHealPolicyPage(),
    'auto-heal-policy.schema.json': json(makeAutoHealPolicyJsonSchema()),
    'cli.md': makeCliPage(),
    'configuration.md': makeConfigurationPage(),
    '../gallery.md': makeGalleryPage(catalogue, examples),
    'healers.md': makeHealersPage(catalogue),
    'patterns.md': makePatternsPage(catalogue),
    ...makePatternPages(catalogue),
    'rules.md': makeRulesPage(catalogue),
    'scanners.md': makeScannersPage(catalogue),
    'heal.schema.json': json(makeConfigJsonSchema()),
    'scan.schema.json': json(z.toJSONSchema(outputSchemas.scan)),
    'fix.schema.json': json(z.toJSONSchema(outputSchemas.fix)),
    'replay-run.schema.json': json(z.toJSONSchema(replayRunSchema)),
    'workflow.schema.json': json(makeWorkflowJsonSchema()),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const pages = makePages();
const stale = Object.entries(pages).filter(([name, text]) => {
  const file = join(folder, name);
  return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== text;
});
/** Pages of patterns that are gone. */
const left = (existsSync(join(folder, 'patterns')) ? readdirSync(join(folder, 'patterns')) : [])
  .map((name) => `patterns/${name}`)
  .filter((name) => !(name in pages));
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/reference/${name} is stale`);
  for (const name of left) console.error(`docs/reference/${name} is about something that is gone`);
  if (stale.length + left.length > 0) console.error('Run: node scripts/generate-docs.ts');
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const [name, text] of stale) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  for (const name of left) rmSync(join(folder, name));
  const names = stale.map(([name]) => name).join(', ');
  console.log(stale.length === 0 ? 'docs/reference is fresh' : `wrote ${names}`);
}
