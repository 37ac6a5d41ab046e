import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { outputSchemas } from '#app/cli/output-schema.ts';
import { makeConfigJsonSchema } from '#config/schema.ts';
import { healers } from '#healers/index.generated.ts';
import { rules } from '#scanners/heal/rules.generated.ts';
import { makeHealersPage, makePatternsPage, makeRulesPage, makeScannersPage, readPatterns } from './docs/catalogue.ts';
import { makeCliPage } from './docs/cli.ts';
import { makeConfigurationPage } from './docs/configuration.ts';

/**
 * Writes `docs/reference/` from what runs: commands, schemas, healers, patterns, rules, scanners.
 * `--check` writes nothing and fails when a page is stale. Usage: node scripts/generate-docs.ts [--check]
 */
const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/reference');

function makePages(): Readonly<Record<string, string>> {
  const catalogue = { root, healers, rules, patterns: readPatterns(root) };
  return {
    'cli.md': makeCliPage(),
    'configuration.md': makeConfigurationPage(),
    'healers.md': makeHealersPage(catalogue),
    'patterns.md': makePatternsPage(catalogue),
    'rules.md': makeRulesPage(catalogue),
    'scanners.md': makeScannersPage(catalogue),
    'heal.schema.json': json(makeConfigJsonSchema()),
    'scan.schema.json': json(z.toJSONSchema(outputSchemas.scan)),
    'fix.schema.json': json(z.toJSONSchema(outputSchemas.fix)),
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const stale = Object.entries(makePages()).filter(([name, text]) => {
  const file = join(folder, name);
  return !existsSync(file) || readFileSync(file, 'utf8').replaceAll('\r\n', '\n') !== text;
});
if (process.argv.includes('--check')) {
  for (const [name] of stale) console.error(`docs/reference/${name} is stale`);
  if (stale.length > 0) console.error('Run: node scripts/generate-docs.ts');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(join(folder, name), text);
  console.log(stale.length === 0 ? 'docs/reference is fresh' : `wrote ${stale.map(([name]) => name).join(', ')}`);
}
