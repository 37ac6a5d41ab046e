import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { EnvironmentError, UsageError } from '#core/errors.ts';
import { openRepository } from '#drivers/git/repository.ts';
import { makeEmergencyStop, type EmergencyStop } from '#drivers/stop/stop-file.ts';
import { idSchema } from '#drivers/workflows/schema.ts';
import type { HealSettings } from '../settings.ts';
import { policyPath, workflowsPath } from './paths.ts';

const keptRuns = 50;

/** A folder with workflows, with everything that Heal keeps of their runs. */
export interface ReplayPlace {
  /** Absolute. */
  readonly root: string;
  readonly workflowsFolder: string;
  readonly policyFile: string;
  readonly stop: EmergencyStop;
  /** What is known of runs; ignored by Git. */
  readonly stateFolder: string;
  folderOf(workflow: string): string;
  journalOf(workflow: string): string;
  storesOf(workflow: string): string;
  runFolder(run: string): string;
  /** Makes the folders of the state; removes all but the newest runs. */
  prepare(): Promise<void>;
}

/** A package of a repository, or any folder: a machine that only replays may have no Git. */
export async function openReplayPlace(path: string, settings: HealSettings): Promise<ReplayPlace> {
  const folder = resolve(settings.cwd, path);
  const root = await openRepository(folder, settings.env).then(
    ({ packageRoot }) => packageRoot,
    async () => {
      if ((await stat(folder).catch(() => undefined))?.isDirectory()) return folder;
      throw new UsageError(`${folder} is no folder`, 'Name the folder that holds .github/heal/replay: --path FOLDER');
    },
  );
  const healFolder = join(root, '.heal');
  const stateFolder = join(healFolder, 'replay');
  const workflowsFolder = join(root, workflowsPath);
  return {
    root,
    workflowsFolder,
    policyFile: join(root, policyPath),
    stop: makeEmergencyStop(join(healFolder, 'stop.json')),
    stateFolder,
    folderOf(workflow) {
      const { success, error } = idSchema.safeParse(workflow);
      if (success) return join(workflowsFolder, workflow);
      throw new UsageError(
        `“${workflow.slice(0, 80)}” is no name of a workflow: ${error.issues[0]?.message ?? 'it is not valid'}`,
        'The names are listed by: heal replay list',
      );
    },
    journalOf: (workflow) => join(stateFolder, 'journals', `${workflow}.jsonl`),
    storesOf: (workflow) => join(stateFolder, 'stores', workflow),
    runFolder: (run) => join(stateFolder, 'runs', run),
    async prepare() {
      try {
        await mkdir(join(stateFolder, 'runs'), { recursive: true, mode: 0o700 });
        await writeFile(join(healFolder, '.gitignore'), '*\n', { flag: 'wx' }).catch((error: unknown) => {
          if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
        });
      } catch (error) {
        throw new EnvironmentError(
          `Heal cannot keep its record in ${stateFolder}`,
          'Make room on the disk and make the folder writable for you.',
          { cause: error },
        );
      }
      await forgetOldRuns(join(stateFolder, 'runs'));
    },
  };
}

/** Names of runs begin with their time. */
async function forgetOldRuns(folder: string): Promise<void> {
  const runs = (await readdir(folder)).filter((name) => /^\d{8}-\d{6}-/.test(name)).toSorted();
  for (const run of runs.slice(0, -keptRuns)) await rm(join(folder, run), { recursive: true, force: true });
}

export function nameRun(now: Date, random: () => number = Math.random): string {
  const [day = '', time = ''] = now.toISOString().split('T');
  const suffix = Math.floor(random() * 36 ** 4)
    .toString(36)
    .padStart(4, '0');
  return `${day.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${suffix}`;
}

/** One file for each desktop of this machine, wherever its workflows lie: two replays would click into each other. */
export function lockFileOf(settings: Pick<HealSettings, 'env'>, platform: NodeJS.Platform): string {
  const desktop = platform === 'win32' ? (settings.env['SESSIONNAME'] ?? 'console') : (settings.env['DISPLAY'] ?? '');
  const name = createHash('sha256').update(desktop).digest('hex').slice(0, 12);
  const user = typeof process.getuid === 'function' ? String(process.getuid()) : '';
  return join(tmpdir(), `heal-desktop-${user}-${name}.lock`);
}

/** A workflow by its name, or by the path of its folder. */
export function nameOfWorkflow(given: string): string {
  return /[/\\]/.test(given) ? basename(given.replace(/[/\\]+$/, '')) : given;
}
