import { hostname } from 'node:os';
import type { Repository } from '#drivers/git/repository.ts';
import type { StoreTarget } from '#drivers/store/store.ts';
import type { HealSettings } from './settings.ts';

/** Where Heal remembers: the file in the package, or the database that `HEAL_DATABASE_URL` names. */
export async function chooseStore(
  { root, packagePath, ask }: Pick<Repository, 'root' | 'packagePath' | 'ask'>,
  file: string,
  settings: Pick<HealSettings, 'env'>,
): Promise<StoreTarget> {
  const databaseUrl = settings.env['HEAL_DATABASE_URL']?.trim();
  if (!databaseUrl) return file;
  const remote = (await ask(['config', '--get', 'remote.origin.url']))?.trim() ?? '';
  // Without an address of its own a repository is what lies in this folder of this machine.
  const name = normalizeRemote(remote) ?? `${hostname()}:${root}`;
  return { databaseUrl, tenant: packagePath === '' ? name : `${name}#${packagePath}` };
}

/**
 * `github.com/acme/shop`, however it is written: over HTTPS or SSH, with a user, a token, a port or `.git`.
 * Undefined for a path: the same one leads elsewhere from another folder.
 */
export function normalizeRemote(remote: string): string | undefined {
  const scp = /^(?:[^@/\s]+@)?([\w.-]+\.[\w.-]+|localhost):(?!\/\/)(.+)$/.exec(remote);
  const url = scp ? undefined : URL.canParse(remote) ? new URL(remote) : undefined;
  if (url && !/^(?:https?|ssh|git(?:\+ssh)?):$/.test(url.protocol)) return undefined;
  const host = (scp?.[1] ?? url?.hostname ?? '').toLowerCase();
  const path = (scp?.[2] ?? url?.pathname ?? '').replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (host === '' || path === '') return undefined;
  // GitHub takes any case for the same repository.
  return `${host}/${host === 'github.com' ? path.toLowerCase() : path}`;
}
