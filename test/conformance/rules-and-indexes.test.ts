import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { healers } from '#healers/index.generated.ts';

const root = join(import.meta.dirname, '../..');

test('the indexes hold what the folders hold', () => {
  const check = () =>
    execFileSync(process.execPath, ['scripts/generate-indexes.ts', '--check'], { cwd: root, stdio: 'pipe' });
  expect(check).not.toThrow();
});

test('every healer has a name of its own', () => {
  expect(new Set(healers.map(({ name }) => name)).size).toBe(healers.length);
});

test.each(healers.map((healer) => [healer.name, healer] as const))('%s is tested and explained', (name, healer) => {
  const folder = join(root, 'healers', healer.kind, name);
  expect(existsSync(join(folder, 'index.test.ts')), `healers/${healer.kind}/${name}/index.test.ts exists`).toBe(true);
  for (const rule of healer.rules) expect(rule).toMatch(/^[a-z-]+\/\S+$/);
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');
  expect(readme, `${name}: README.md says when it leaves alone`).toMatch(/leaves? (?:it )?alone|left alone/i);
  expect(readme, `${name}: README.md says how closely to look`).toMatch(/review/i);
  expect(readme, `${name}: README.md has a link`).toMatch(/https:\/\//);
});
