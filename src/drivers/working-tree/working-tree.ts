import { chmod, copyFile, lstat, mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { EnvironmentError, messageOf } from '#core/errors.ts';
import { sha256 } from '#core/fingerprint.ts';

export interface FileChange {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}
export interface Recovered {
  readonly ref: string;
  readonly caseIds: readonly string[];
  /** True when its files now hold the heal; false when they were put back because somebody had edited one meanwhile. */
  readonly completed: boolean;
}
/**
 * Writes verified heals into the files of a package, all of a publication or none of it, also when the process is killed
 * in between: what is to be written is first laid down whole in a journal, and each file is then replaced by a rename.
 */
export interface WorkingTree {
  /** Throws `EnvironmentError` and changes nothing when a file is not what `before` says any more. */
  publish(ref: string, caseIds: readonly string[], changes: readonly FileChange[]): Promise<void>;
  /** Finishes or takes back what a killed process left, but for what `isKnown` says is settled. The journal entries stay until `forget`. */
  recover(isKnown: (caseIds: readonly string[]) => Promise<boolean>): Promise<readonly Recovered[]>;
  /** Called once the ledger knows the publication. */
  forget(ref: string): Promise<void>;
}

const Plan = z.object({
  caseIds: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), before: z.string(), after: z.string(), mode: z.number() })),
});
type Plan = z.infer<typeof Plan>;

export function makeWorkingTree(packageRoot: string, journalFolder: string): WorkingTree {
  const folderOf = (ref: string) => join(journalFolder, ref.replace(/[^\w.-]/g, '_'));
  return {
    async publish(ref, caseIds, changes) {
      const plan = await makePlan(packageRoot, caseIds, changes);
      const folder = folderOf(ref);
      const draft = `${folder}.draft`;
      await explainingFullDisk(async () => {
        await rm(draft, { recursive: true, force: true });
        await mkdir(draft, { recursive: true });
        for (const [index, change] of changes.entries()) {
          await writeFile(join(draft, `${index}.before`), change.before);
          await writeFile(join(draft, `${index}.after`), change.after);
        }
        await writeFile(join(draft, 'plan.json'), JSON.stringify(plan));
      });
      // From here on the publication will be completed, by this process or by the next.
      await rename(draft, folder);
      await carryOutOrTakeBack(packageRoot, folder, plan);
    },
    async recover(isKnown) {
      const recovered: Recovered[] = [];
      for (const name of await readdir(journalFolder).catch(() => [])) {
        const folder = join(journalFolder, name);
        if (name.endsWith('.draft')) await rm(folder, { recursive: true, force: true });
        else recovered.push(...(await recoverOne(packageRoot, folder, name, isKnown)));
      }
      return recovered;
    },
    forget: (ref) => rm(folderOf(ref), { recursive: true, force: true }),
  };
}

async function makePlan(
  packageRoot: string,
  caseIds: readonly string[],
  changes: readonly FileChange[],
): Promise<Plan> {
  const files: Plan['files'] = [];
  for (const { path, before, after } of changes) {
    const mode = await modeOfPlainFile(packageRoot, path);
    if (sha256(await readFile(join(packageRoot, path))) !== sha256(before)) {
      throw new EnvironmentError(
        `${path} changed while it was being healed.`,
        'Nothing was written. Run Heal again on what it is now.',
      );
    }
    files.push({ path, before: sha256(before), after: sha256(after), mode });
  }
  return { caseIds: [...caseIds], files };
}

/** Heals go into plain files of the package only: a symlink could lead out of it. */
async function modeOfPlainFile(packageRoot: string, path: string): Promise<number> {
  const full = join(packageRoot, path);
  const info = await lstat(full).catch((error: unknown) => {
    throw new EnvironmentError(`${path} cannot be read: ${messageOf(error)}`, 'Nothing was written. Run Heal again.');
  });
  const outside = relative(packageRoot, await realpath(full)).split(sep)[0] === '..';
  if (!info.isFile() || outside) {
    throw new EnvironmentError(
      `${path} is not a plain file of this package.`,
      'Nothing was written. Exclude it in .github/heal.yml.',
    );
  }
  return info.mode & 0o7777;
}

/** A folder that may not be written shows only now: then nothing of the publication stays. */
async function carryOutOrTakeBack(packageRoot: string, folder: string, plan: Plan): Promise<void> {
  try {
    await carryOut(packageRoot, folder, plan);
  } catch (error) {
    // What cannot even be put back stays in the journal, for the next run.
    await takeBack(packageRoot, folder, plan, await hashFiles(packageRoot, plan));
    await rm(folder, { recursive: true, force: true });
    throw new EnvironmentError(
      `The heal could not be written: ${messageOf(error)}`,
      'Every file is as it was. Make room on the disk and make the folder writable for you, then run Heal again.',
      { cause: error },
    );
  }
}

async function carryOut(packageRoot: string, folder: string, plan: Plan): Promise<void> {
  for (const index of plan.files.keys()) await putInPlace(packageRoot, folder, plan, index, 'after');
}

/** Replaces one file of the package by what the journal holds of it, whole or not at all. */
async function putInPlace(
  packageRoot: string,
  folder: string,
  plan: Plan,
  index: number,
  to: 'before' | 'after',
): Promise<void> {
  const file = plan.files[index];
  if (!file) return;
  const staged = join(folder, `${index}.staged`);
  await writeFile(staged, await readFile(join(folder, `${index}.${to}`)));
  await chmod(staged, file.mode);
  const target = join(packageRoot, file.path);
  try {
    await rename(staged, target);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    // The journal is on another disk. The name is always the same: what a kill leaves is replaced by the next run.
    const beside = join(dirname(target), `.${basename(target)}.heal`);
    try {
      await copyFile(staged, beside);
      await chmod(beside, file.mode);
      await rename(beside, target);
    } finally {
      await rm(beside, { force: true });
    }
  }
}

function hashFiles(packageRoot: string, plan: Plan): Promise<readonly (string | undefined)[]> {
  return Promise.all(
    plan.files.map(async ({ path }) => {
      const bytes = await readFile(join(packageRoot, path)).catch(() => undefined);
      return bytes && sha256(bytes);
    }),
  );
}

async function recoverOne(
  packageRoot: string,
  folder: string,
  ref: string,
  isKnown: (caseIds: readonly string[]) => Promise<boolean>,
): Promise<readonly Recovered[]> {
  const plan = Plan.parse(JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')));
  // The ledger has it: whatever the files hold now is what people made of it since.
  if (await isKnown(plan.caseIds)) {
    await rm(folder, { recursive: true, force: true });
    return [];
  }
  const hashes = await hashFiles(packageRoot, plan);
  const isOurs = plan.files.every(({ before, after }, index) => hashes[index] === before || hashes[index] === after);
  if (isOurs) await carryOutOrTakeBack(packageRoot, folder, plan);
  else await takeBack(packageRoot, folder, plan, hashes);
  return [{ ref, caseIds: plan.caseIds, completed: isOurs }];
}

/** Somebody edited one of the files since: theirs stays, and what we had already replaced goes back. */
async function takeBack(packageRoot: string, folder: string, plan: Plan, hashes: readonly (string | undefined)[]) {
  for (const [index, file] of plan.files.entries()) {
    await rm(join(packageRoot, dirname(file.path), `.${basename(file.path)}.heal`), { force: true });
    if (hashes[index] === file.after) await putInPlace(packageRoot, folder, plan, index, 'before');
  }
}

async function explainingFullDisk(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new EnvironmentError(
      `The heal could not be written: ${messageOf(error)}`,
      'No file was changed. Make room on the disk (and check that you may write in .heal), then run Heal again.',
      { cause: error },
    );
  }
}
