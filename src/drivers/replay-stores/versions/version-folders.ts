import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow, forEachAtOnce, namesIn, type Disk } from './disk.ts';
import { sha256Of } from './digest.ts';
import { findDamage, readManifest, writeManifest, type Manifest } from './manifest.ts';
import { versionName, versionNumber, type Pointer } from './pointer.ts';

/** What the maker of a version tells of it. */
export type VersionHead = Omit<Manifest, 'layout' | 'version' | 'files'>;

/** Folders of versions and of what is in use. Both appear whole, and count only when the pointer names them. */
export class VersionFolders {
  private readonly disk: Disk;
  private readonly folder: string;
  private readonly versions: string;
  constructor(disk: Disk, folder: string) {
    this.disk = disk;
    this.folder = folder;
    this.versions = join(folder, 'versions');
  }

  path(version: string): string {
    return join(this.versions, version);
  }

  /** Oldest first; those that were never finished are none. */
  async names(next: number): Promise<readonly string[]> {
    const names = (await namesIn(this.versions)).filter((name) => versionNumber(name) < next);
    return names.sort((a, b) => versionNumber(a) - versionNumber(b));
  }

  /** Number that no version ever had, for stores whose pointer is lost. */
  async nextNumber(): Promise<number> {
    const numbers = (await namesIn(this.versions)).map(versionNumber).filter((number) => !Number.isNaN(number));
    return Math.max(0, ...numbers) + 1;
  }

  async write(number: number, build: (draft: string) => Promise<VersionHead>): Promise<Manifest> {
    const version = versionName(number);
    const draft = join(this.versions, '.draft');
    await this.disk.folder(draft);
    const head = await build(draft);
    const files: Manifest['files'] = [];
    for (const path of await filesBelow(draft)) {
      const bytes = await readFile(join(draft, path));
      files.push({ path, bytes: bytes.length, sha256: sha256Of(bytes) });
    }
    const manifest: Manifest = { layout: 1, version, ...head, files };
    await writeManifest(this.disk, draft, manifest);
    await this.syncFolders(draft, files);
    await this.disk.rename(draft, this.path(version));
    return manifest;
  }

  /** A fresh copy of a version, checked file by file; answers its name, which nothing points to yet. */
  async copyOut({ version, files }: Manifest): Promise<string> {
    const name = await this.freshLive();
    const draft = join(this.folder, '.draft');
    await this.disk.folder(draft);
    for (const below of foldersOf(files)) await this.disk.folder(join(draft, below));
    await forEachAtOnce(files, async ({ path }) => {
      await this.disk.copy(join(this.path(version), path), join(draft, path));
    });
    const manifest = await readManifest(this.path(version), version);
    const damage = 'damage' in manifest ? manifest.damage : await findDamage(draft, manifest);
    if (damage !== undefined) throw new Error(`${version} changed while it was copied: ${damage}`);
    await this.syncFolders(draft, files);
    await this.disk.rename(draft, join(this.folder, name));
    return name;
  }

  async freshLive(): Promise<string> {
    const numbers = (await namesIn(this.folder)).map((name) => Number(/^live-(\d+)$/.exec(name)?.[1] ?? 0));
    return `live-${Math.max(0, ...numbers) + 1}`;
  }

  /** First out of sight, then gone: no version is ever seen by halves. */
  async forget(version: string): Promise<void> {
    const aside = join(this.versions, `.gone-${version}`);
    await this.disk.rename(this.path(version), aside);
    await this.disk.remove(aside);
  }

  /** Removes what a process left that did not come to its end; answers what it was. */
  async recover(pointer: Pointer): Promise<readonly string[]> {
    const left = [
      ...(await namesIn(this.versions))
        .filter((name) => name.startsWith('.') || versionNumber(name) >= pointer.next)
        .map((name) => join('versions', name)),
      ...(await namesIn(this.folder)).filter(
        (name) => name === '.draft' || name === 'stores.json.tmp' || (/^live-\d+$/.test(name) && name !== pointer.live),
      ),
    ];
    for (const name of left) await this.disk.remove(join(this.folder, name));
    return left;
  }

  private async syncFolders(draft: string, files: Manifest['files']): Promise<void> {
    for (const below of foldersOf(files)) await this.disk.syncFolder(join(draft, below));
    await this.disk.syncFolder(draft);
  }
}

function foldersOf(files: Manifest['files']): readonly string[] {
  const folders = new Set<string>();
  for (const { path } of files)
    for (let below = dirname(path); below !== '.'; below = dirname(below)) folders.add(below);
  return [...folders].sort();
}
