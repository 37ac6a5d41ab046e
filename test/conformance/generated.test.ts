import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

test('generated indexes are fresh', () => {
  const result = spawnSync(process.execPath, ['scripts/generate-indexes.ts', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(result.stderr.replace(/^.*(?:ExperimentalWarning|--trace-warnings).*$/gm, '').trim()).toBe('');
  expect(result.status).toBe(0);
});
