import { join } from 'node:path';
import { UsageError } from '#core/errors.ts';
import type { Learned, PrototypeHit, ReplayStores } from '#core/ports/replay-stores.ts';
import type { Ink } from '#core/ports/vision.ts';
import {
  refuseToLearn,
  type Appearance,
  type Prototype,
  type Standing,
  type StepSuccess,
  type TargetMemory,
  type VersionInfo,
} from '#core/replay/learned.ts';
import type { SetVariable } from '../../vectors/lance.ts';
import { buildVersion } from './build-version.ts';
import { Disk, type OnPoint } from './disk.ts';
import { DamagedStoresError, Live, memoryPath } from './live.ts';
import { faultOfLook } from './looks.ts';
import { findDamage, readManifest, type Manifest } from './manifest.ts';
import { MemoryFile } from './memory-file.ts';
import { noPointer, readPointer, writePointer, type Pointer } from './pointer.ts';
import { chooseKept, describeVersion, lineOf } from './version-info.ts';
import { VersionFolders } from './version-folders.ts';
import { requireVersion, requireWhole } from './whole-version.ts';
import { asOnlyWriter } from './writer-lock.ts';

export interface StoreParts {
  /** Folder of the workflow's own; made when something is written. */
  readonly folder: string;
  readonly workflow: string;
  /** ISO 8601 */
  readonly now: () => string;
  readonly setVariable: SetVariable;
  /** Most prototypes of one target; those that were confirmed least make room. 8 when absent. */
  readonly mostPrototypes?: number;
  /** How long to wait for another writer, in milliseconds. 15 seconds when absent. */
  readonly waitMs?: number;
  /** Told of each change of versions; for the audit. */
  readonly tell?: (did: StoreDeed, said: string) => Promise<void>;
  /** For trials that end the process at a point, or fill the disk. */
  readonly onPoint?: OnPoint;
}
export type StoreDeed = 'snapshot' | 'promote' | 'rollback' | 'clean-up' | 'standing' | 'recover';

/** Looks of versions that are gone; older ones may be taken in again. */
const mostLeft = 500;

/** Writes nothing and opens nothing yet. */
export function openReplayStores(parts: StoreParts): ReplayStores {
  return new Stores(parts);
}

class Stores implements ReplayStores {
  readonly workflow: string;
  readonly folder: string;
  private readonly parts: StoreParts;
  private readonly disk: Disk;
  private readonly versionFolders: VersionFolders;
  private live: Live | undefined;

  constructor(parts: StoreParts) {
    this.parts = parts;
    this.workflow = parts.workflow;
    this.folder = parts.folder;
    this.disk = new Disk(parts.onPoint);
    this.versionFolders = new VersionFolders(this.disk, parts.folder);
  }

  prototypesOf(target: string): Promise<readonly Prototype[]> {
    return this.reading([], async (live) =>
      (await live.prototypes()).prototypes.filter((one) => one.target === target),
    );
  }
  nearest(ink: Ink, limit: number): Promise<readonly PrototypeHit[]> {
    return this.reading([], (live) => live.nearest(ink, limit));
  }
  memory(): Promise<readonly TargetMemory[]> {
    return this.reading([], async (live) => live.remember((memory) => memory.memory()));
  }
  appearances(): Promise<readonly Appearance[]> {
    return this.reading([], async (live) => live.remember((memory) => memory.appearances()));
  }
  async version(): Promise<string | undefined> {
    return (await this.pointer()).version ?? undefined;
  }

  async problems(): Promise<readonly string[]> {
    if ((await readPointer(this.folder)) === 'damaged') return [damagedPointer(this.workflow).message];
    return this.reading([], (live) => live.problems());
  }

  async learn(success: StepSuccess): Promise<Learned> {
    const because = refuseToLearn(success);
    if (because !== undefined) return { isStored: false, because };
    const { look } = success;
    const fit = look && faultOfLook(look) === undefined ? success : { ...success, look: undefined };
    return this.changing<Learned>(async (pointer) => {
      const live = await this.begin(pointer);
      const known = (await live.prototypes()).prototypes.filter(({ target }) => target === success.target);
      const appearance = this.disk.run('learn', () => live.remember((memory) => memory.add(fit, known)));
      this.disk.run('learned', () => undefined);
      return { isStored: true, appearance };
    }).catch((error: unknown) => {
      // A replay goes on without being learned from.
      if (error instanceof DamagedStoresError) return { isStored: false, because: 'damaged' };
      throw error;
    });
  }

  async snapshot(why: string): Promise<VersionInfo> {
    return this.changing(async (pointer) => {
      const live = await this.begin(pointer);
      const { manifest, pointer: now } = await this.keep(await this.pointer(), live, why);
      await this.tell('snapshot', `${manifest.version}: ${why}`);
      return this.describe(manifest, now);
    });
  }

  async promote(appearances: readonly string[], why: string): Promise<VersionInfo> {
    return this.changing(async (before) => {
      const live = await this.begin(before);
      const wanted = live.remember((memory) => memory.appearances()).filter(({ id }) => appearances.includes(id));
      if (wanted.length === 0 || wanted.length < new Set(appearances).size)
        throw new UsageError(
          'Not all of these looks are remembered any more.',
          'Ask for the appearances again: going back to a version changes them.',
        );
      let pointer = await this.pointer();
      if (await this.isChanged(pointer, live)) pointer = (await this.keep(pointer, live, `before: ${why}`)).pointer;
      const manifest = await this.versionFolders.write(pointer.next, (draft) =>
        buildVersion(this.disk, live, draft, {
          at: this.parts.now(),
          why,
          from: pointer.version,
          promoted: wanted,
          mostPrototypes: this.parts.mostPrototypes ?? 8,
          setVariable: this.parts.setVariable,
        }),
      );
      const now = await this.stand(pointer, manifest);
      await this.tell('promote', `${manifest.version}: ${why}`);
      return this.describe(manifest, now);
    });
  }

  async rollback(
    to: string,
    why: string,
  ): Promise<{ readonly version: VersionInfo; readonly kept: string | undefined }> {
    return this.changing(
      async (before) => {
        const manifest = await requireWhole(this.versionFolders, to, before, this.workflow);
        const { pointer, kept } = await this.keepPresent(before, to);
        const now = await this.stand(pointer, manifest);
        const undo = kept ?? before.version;
        await this.tell('rollback', `${to}: ${why}${undo === null ? '' : ` (what was there is ${undo})`}`);
        return { version: this.describe(manifest, now), kept };
      },
      async () => ({ ...noPointer, next: await this.versionFolders.nextNumber() }),
    );
  }

  async versions({ isChecked = false }: { readonly isChecked?: boolean } = {}): Promise<readonly VersionInfo[]> {
    const read = await readPointer(this.folder);
    const pointer = read === 'damaged' ? { ...noPointer, next: await this.versionFolders.nextNumber() } : read;
    const infos: VersionInfo[] = [];
    for (const name of await this.versionFolders.names(pointer.next)) {
      const manifest = await readManifest(this.versionFolders.path(name), name);
      const isWhole = !('damage' in manifest);
      const damage = isChecked && isWhole ? await findDamage(this.versionFolders.path(name), manifest) : undefined;
      infos.push(describeVersion(name, manifest, pointer, damage));
    }
    return infos;
  }

  async leftLooks(): Promise<readonly string[]> {
    const pointer = await this.pointer();
    return [...new Set([...pointer.left, ...(await this.leftBehind(pointer))])];
  }

  async setStanding(version: string, standing: Standing): Promise<void> {
    await this.changing(async (pointer) => {
      await requireVersion(this.versionFolders, version, pointer, this.workflow);
      if ((pointer.standings[version] ?? 'unproven') === standing) return;
      await writePointer(this.disk, this.folder, {
        ...pointer,
        standings: { ...pointer.standings, [version]: standing },
      });
      await this.tell('standing', `${version} is ${standing}`);
    });
  }

  async cleanUp(keep: number): Promise<readonly string[]> {
    return this.changing(async (pointer) => {
      const names = await this.versionFolders.names(pointer.next);
      const kept = new Set(chooseKept(names, pointer, keep));
      const gone = names.filter((name) => !kept.has(name));
      const left = gone.length === 0 ? [] : await this.leftBehind(pointer, gone);
      if (left.length > 0) {
        const all = [...new Set([...pointer.left, ...left])].slice(-mostLeft);
        await writePointer(this.disk, this.folder, { ...pointer, left: all });
      }
      for (const name of gone) await this.versionFolders.forget(name);
      if (gone.length > 0) await this.tell('clean-up', `${gone.join(', ')} went; ${[...kept].join(', ')} stay`);
      return gone;
    });
  }

  async close(): Promise<void> {
    await this.live?.close();
    this.live = undefined;
  }

  private async pointer(): Promise<Pointer> {
    const pointer = await readPointer(this.folder);
    if (pointer === 'damaged') throw damagedPointer(this.workflow);
    return pointer;
  }

  /** Readers wait for nobody: when a writer puts something else in place meanwhile, they read that. */
  private async reading<T>(nothing: T, work: (live: Live) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      const { live } = await this.pointer();
      if (live === null) return nothing;
      try {
        return await work(await this.use(live));
      } catch (error) {
        if (tries >= 5 || (await this.pointer()).live === live) throw error;
      }
    }
  }

  private async changing<T>(work: (pointer: Pointer) => Promise<T>, instead?: () => Promise<Pointer>): Promise<T> {
    return asOnlyWriter(this.folder, this.parts.waitMs ?? 15_000, async () => {
      const read = await readPointer(this.folder);
      if (read === 'damaged' && instead === undefined) throw damagedPointer(this.workflow);
      const pointer = read === 'damaged' ? await (instead ?? this.pointer.bind(this))() : read;
      const left = await this.versionFolders.recover(pointer);
      if (left.length > 0) await this.tell('recover', `removed what was not finished: ${left.join(', ')}`);
      try {
        return await work(pointer);
      } catch (error) {
        // The room of what was begun, on a full disk; whatever stays is removed by the next change.
        const now = await readPointer(this.folder).catch(() => 'damaged' as const);
        if (now !== 'damaged') await this.versionFolders.recover(now).catch(() => undefined);
        throw error;
      }
    });
  }

  private async use(name: string): Promise<Live> {
    const folder = join(this.folder, name);
    if (this.live?.folder !== folder) {
      const old = this.live;
      this.live = new Live(folder, this.parts.setVariable);
      await old?.close();
    }
    return this.live;
  }

  /** What is in use; an empty memory when there is nothing yet. */
  private async begin(pointer: Pointer): Promise<Live> {
    if (pointer.live !== null) return this.use(pointer.live);
    const name = await this.versionFolders.freshLive();
    const draft = join(this.folder, '.draft');
    await this.disk.folder(draft);
    await this.disk.fill(draft, async () => new MemoryFile(memoryPath(draft), { mayCreate: true }).close());
    await this.disk.rename(draft, join(this.folder, name));
    await writePointer(this.disk, this.folder, { ...pointer, live: name });
    return this.use(name);
  }

  /** Writes what is in use as a version, and stands on it. */
  private async keep(
    pointer: Pointer,
    live: Live,
    why: string,
  ): Promise<{ readonly manifest: Manifest; readonly pointer: Pointer }> {
    const manifest = await this.versionFolders.write(pointer.next, (draft) =>
      buildVersion(this.disk, live, draft, { at: this.parts.now(), why, from: pointer.version }),
    );
    const now = { ...pointer, version: manifest.version, next: pointer.next + 1 };
    await writePointer(this.disk, this.folder, now);
    return { manifest, pointer: now };
  }

  private async keepPresent(
    before: Pointer,
    to: string,
  ): Promise<{ readonly pointer: Pointer; readonly kept: string | undefined }> {
    if (before.live === null) return { pointer: before, kept: undefined };
    const live = await this.use(before.live);
    try {
      if (!(await this.isChanged(before, live))) return { pointer: before, kept: undefined };
      const { manifest, pointer } = await this.keep(before, live, `before going back to ${to}`);
      return { pointer, kept: manifest.version };
    } catch (error) {
      // What is damaged cannot be kept: that is why people go back.
      if (error instanceof DamagedStoresError) return { pointer: before, kept: undefined };
      throw error;
    }
  }

  /** Puts a fresh copy of the version in place, in the one step in which the pointer changes. */
  private async stand(pointer: Pointer, manifest: Manifest): Promise<Pointer> {
    const live = await this.versionFolders.copyOut(manifest);
    const number = Number(manifest.version.slice(1));
    const now = { ...pointer, live, version: manifest.version, next: Math.max(pointer.next, number + 1) };
    await writePointer(this.disk, this.folder, now);
    await this.live?.close();
    this.live = undefined;
    if (pointer.live !== null) await this.disk.remove(join(this.folder, pointer.live));
    return now;
  }

  private async isChanged(pointer: Pointer, live: Live): Promise<boolean> {
    if (pointer.version === null) return true;
    const manifest = await readManifest(this.versionFolders.path(pointer.version), pointer.version);
    return 'damage' in manifest || manifest.components.memory !== live.remember((memory) => memory.changes());
  }

  /** Looks that versions took in which what is in use did not grow out of; of some versions, or of all. */
  private async leftBehind(pointer: Pointer, among?: readonly string[]): Promise<readonly string[]> {
    const infos = await this.versions();
    const line = lineOf(pointer.version ?? undefined, infos);
    return infos
      .filter(({ version }) => !line.has(version) && (among?.includes(version) ?? true))
      .flatMap(({ promoted }) => promoted);
  }

  private describe(manifest: Manifest, pointer: Pointer): VersionInfo {
    return describeVersion(manifest.version, manifest, pointer, undefined);
  }

  private async tell(did: StoreDeed, said: string): Promise<void> {
    await this.parts.tell?.(did, said);
  }
}

function damagedPointer(workflow: string): DamagedStoresError {
  return new DamagedStoresError(
    `The stores of ${workflow} cannot be read: stores.json is damaged.`,
    `Go back to a version: \`heal replay versions ${workflow}\` lists them, \`heal replay rollback ${workflow}\` restores one.`,
  );
}
