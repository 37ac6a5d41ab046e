import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { createSecretlintScanner, secretlintVersion } from './index.ts';

const scanner = createSecretlintScanner();
let tree: Tree | undefined;
afterEach(() => tree?.remove());

// In two parts, so that this file holds no token itself.
const token = 'ghp_' + 'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx';
const address = 'postgres://admin:' + 'hunter22pass@db.shop.io/x';

describe('secretlint', () => {
  it('finds secrets in sources, settings and .env, at their exact place, and never tells them', async () => {
    tree = makeTree({
      'a.py': `x = "ü😀"; token = "${token}"\n`,
      '.env': `URL=${address}\n`,
      'deploy/values.yml': `token: ${token}\n`,
      'tests/test_a.py': `URL = "${address}"\n`,
      'docs.py': `URL = "${address.replace('db.shop.io', 'db.example.com')}"\n`,
      'b.ts': "import { veryLongImportedFunctionName2 } from './somewhere';\n",
    });
    const { findings } = await scanner.scan(await tree.request());
    expect(findings.map(({ rule, place }) => `${place.path}:${place.line}:${place.column} ${rule}`).sort()).toEqual([
      '.env:1:5 secretlint/database-connection-string',
      'a.py:1:21 secretlint/github',
      'deploy/values.yml:1:8 secretlint/github',
    ]);
    expect(findings.every((one) => one.priority === 'P0' && one.place.endColumn > one.place.column)).toBe(true);
    const told = JSON.stringify(findings);
    expect(told).not.toContain(token.slice(4, 12));
    expect(told).not.toContain('hunter22');
    expect(findings[0]?.message).toMatch(/^(?:GitHub Token|PostgreSQL connection string) in the source/);
  });

  it('is the version that it says', () => {
    const manifest: unknown = createRequire(import.meta.url)('@secretlint/core/package.json');
    expect(z.object({ version: z.string() }).parse(manifest).version).toBe(secretlintVersion);
  });
});
