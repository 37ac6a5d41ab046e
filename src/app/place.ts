import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { requireConfig, type LoadedConfig } from '#config/load.ts';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import { makeAppendLog } from '#drivers/append-log/append-log.ts';
import { openRepository, type Repository } from '#drivers/git/repository.ts';
import { makeEmergencyStop, type EmergencyStop } from '#drivers/stop/stop-file.ts';
import { glanceAt, type StoreGlance } from '#drivers/store/look.ts';
import type { Store } from '#drivers/store/store.ts';
import { makeWorkingTree, type WorkingTree } from '#drivers/working-tree/working-tree.ts';
import { makeAuditTrail, type AuditTrail } from '#observe/audit.ts';
import { readConfigurationAt, readConfigurationFiles } from './configuration-files.ts';
import type { HealSettings } from './settings.ts';
import { chooseStore } from './store-target.ts';

/** A package that Heal looks at, with everything that Heal keeps there: all of it below `.heal/`. */
export interface PackagePlace {
  readonly repository: Repository;
  readonly healFolder: string;
  readonly lockFile: string;
  readonly auditFile: string;
  readonly stop: EmergencyStop;
  readonly tree: WorkingTree;
  config(): Promise<LoadedConfig>;
  /** False when nothing was ever healed here. */
  hasLedger(): Promise<boolean>;
  /** To look at what is kept, without making anything. */
  readonly glance: StoreGlance;
  /** Makes `.heal/` when it is missing. Close it when done. */
  openStore(): Promise<Store>;
  audit(store: Pick<Store, 'ledger' | 'acts'>): AuditTrail;
}

export async function openPlace(path: string, settings: HealSettings): Promise<PackagePlace> {
  const repository = await openRepository(resolve(settings.cwd, path), settings.env);
  const healFolder = join(repository.packageRoot, '.heal');
  const target = await chooseStore(repository, join(healFolder, 'ledger.sqlite'), settings);
  const glance = glanceAt(target);
  const auditFile = join(healFolder, 'logs', 'autonomous_healing', 'audit.jsonl');
  return {
    repository,
    healFolder,
    auditFile,
    lockFile: join(healFolder, 'lock'),
    stop: makeEmergencyStop(join(healFolder, 'stop.json')),
    tree: makeWorkingTree(repository.packageRoot, join(healFolder, 'journal')),
    config: () => readConfig(repository, settings.config),
    glance,
    hasLedger: () => glance.exists(),
    async openStore() {
      await makeHealFolder(healFolder);
      // A scan keeps no record, and the store is a third of what there is to load.
      return (await import('#drivers/store/store.ts')).openStore(target);
    },
    audit: ({ ledger, acts }) => makeAuditTrail(makeAppendLog(auditFile), ledger, acts),
  };
}

async function readConfig(repository: Repository, from: HealSettings['config']): Promise<LoadedConfig> {
  if (from) return requireConfig(await readConfigurationAt(repository, from));
  return requireConfig(await readConfigurationFiles(repository.root, repository.packagePath));
}

/** The folder ignores itself, so that nobody commits it by accident. */
async function makeHealFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, '.gitignore'), '*\n', { flag: 'wx' });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw new EnvironmentError(
      `Heal cannot keep its record in ${folder}: ${messageOf(error)}`,
      'Make room on the disk and make the package writable for you, or use --dry-run, which keeps no record.',
      { cause: error },
    );
  }
}
