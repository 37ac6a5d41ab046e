import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreTarget } from '#drivers/store/store.ts';
import type { TestPostgres } from '../../postgres.ts';

export interface StorePlace {
  readonly kind: string;
  /** Where a new, empty store can be opened, by several processes too. */
  make(): Promise<StoreTarget>;
}

const folders: string[] = [];
export function removeFolders(): void {
  folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true }));
}

export const sqlitePlace: StorePlace = {
  kind: 'SQLite',
  async make() {
    const folder = mkdtempSync(join(tmpdir(), 'heal-store-'));
    folders.push(folder);
    return join(folder, 'ledger.sqlite');
  },
};

/** Tenants of one database: nothing of one test may be seen by another. */
export function postgresPlace(postgres: TestPostgres): StorePlace {
  let database: Promise<string> | undefined;
  let tenants = 0;
  return {
    kind: 'PostgreSQL',
    make: async () => ({
      databaseUrl: await (database ??= postgres.makeDatabase()),
      tenant: `github.com/acme/shop-${++tenants}`,
    }),
  };
}
