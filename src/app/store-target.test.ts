import { describe, expect, it } from 'vitest';
import { nameSchema } from '#drivers/database/schema-name.ts';
import { chooseStore, normalizeRemote } from './store-target.ts';

describe('where Heal remembers', () => {
  const repository = (remote: string, packagePath = '') => ({
    root: '/home/a/shop',
    packagePath,
    ask: async () => `${remote}\n`,
  });
  const env = { HEAL_DATABASE_URL: ' postgres://u:p@db/heal ' };

  it('is the file, until a database is named', async () => {
    expect(await chooseStore(repository(''), 'ledger.sqlite', { env: {} })).toBe('ledger.sqlite');
    expect(await chooseStore(repository(''), 'ledger.sqlite', { env: { HEAL_DATABASE_URL: '' } })).toBe(
      'ledger.sqlite',
    );
  });

  it('is one tenant for each repository and package', async () => {
    const tenantOf = async (remote: string, packagePath?: string) => {
      const target = await chooseStore(repository(remote, packagePath), 'f', { env });
      return typeof target === 'string' ? target : target.tenant;
    };
    expect(await tenantOf('git@github.com:Acme/Shop.git')).toBe('github.com/acme/shop');
    expect(await tenantOf('https://github.com/acme/shop', 'packages/api')).toBe('github.com/acme/shop#packages/api');
    expect(await tenantOf('../shop.git')).toMatch(/:\/home\/a\/shop$/);
  });

  it('knows a remote in every spelling, and keeps no secret of it', () => {
    const same = [
      'https://github.com/acme/shop.git',
      'https://x-access-token:ghs_secret@github.com/Acme/shop',
      'ssh://git@github.com:22/acme/shop.git/',
      'git@github.com:acme/shop.git',
      'git://github.com/acme/shop',
    ];
    expect(new Set(same.map(normalizeRemote))).toEqual(new Set(['github.com/acme/shop']));
    expect(normalizeRemote('https://git.example.com/Team/Shop')).toBe('git.example.com/Team/Shop');
    for (const path of ['', '/srv/git/shop.git', '../shop', 'file:///srv/git/shop.git', 'C:\\git\\shop', 'shop'])
      expect(normalizeRemote(path)).toBeUndefined();
  });

  it('gives every tenant a schema of its own, with a name that fits', () => {
    const names = [
      'github.com/acme/shop',
      'github.com/acme-shop',
      'x'.repeat(500),
      '"; drop schema public; --',
      'é',
    ].map(nameSchema);
    expect(new Set(names).size).toBe(5);
    expect(names[0]).toMatch(/^heal_github_com_acme_shop_[0-9a-f]{16}$/);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,62}$/);
  });
});
