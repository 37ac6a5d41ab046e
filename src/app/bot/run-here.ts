import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from '#core/errors.ts';
import { JobRefused } from '#core/ports/job-queue.ts';
import { chooseEnvironment } from '../action/environment.ts';
import { bundleFiles } from '../action/engine-protocol.ts';
import { addressOf, git } from '../action/git.ts';
import { runEngine } from '../action/run-engine.ts';

export interface HereRequest {
  /** `owner/name` */
  readonly repository: string;
  readonly repositoryId: number;
  /** `https://github.com` */
  readonly serverUrl: string;
  /** May read the repository, and nothing else. The engine never has it. */
  readonly token: string;
  readonly branch: string;
  /** 40 hex digits */
  readonly sha: string;
  readonly runId: string;
  readonly rejected: readonly string[];
  readonly maxProposals: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly engineFile: string;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** Enough for what a repository's own past tells; the whole of a large one is not fetched for it. */
const depth = 300;
const mostBundleBytes = 50 * 2 ** 20;
const longestMs = 2 * 60 * 60_000;

/**
 * Looks at a commit on this machine: its code runs in a real sandbox or not at all, in a process that has no token and
 * an empty home. Answers the bundle as bytes of which nothing is believed. Throws `JobRefused` where it cannot be done
 * here; nothing is left behind.
 */
export async function runHere(request: HereRequest): Promise<Buffer> {
  const { repository, serverUrl, token, sha, branch } = request;
  const scratch = await mkdtemp(join(tmpdir(), 'heal-here-'));
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(longestMs)]);
  try {
    const [checkout, folder, home] = ['checkout', 'bundle', 'home'].map((name) => join(scratch, name));
    if (!checkout || !folder || !home) throw new Error('no folders');
    for (const one of [checkout, folder, home]) await mkdir(one, { mode: 0o700 });
    const env = { ...chooseEnvironment(request.env), HOME: home, USERPROFILE: home };
    const place = { folder: checkout, env, signal };
    const remote = { serverUrl, repository, token };
    request.say('Fetching');
    const steps: readonly (readonly string[])[] = [
      ['init', '--quiet', '--initial-branch=heal-here'],
      ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', `--depth=${depth}`, addressOf(remote), sha],
      // What a filter would make of a file is not what is committed.
      ['-c', 'filter.lfs.smudge=', '-c', 'filter.lfs.required=false', 'checkout', '--quiet', '-B', branch, sha],
    ];
    for (const step of steps) {
      if ((await git(place, step, step[0] === 'fetch' ? remote : undefined)) === undefined) {
        signal.throwIfAborted();
        throw new Error(`git ${step[0]} failed: the commit could not be fetched`);
      }
    }
    await runEngine(
      {
        version: 1,
        command: 'fix',
        cwd: checkout,
        path: '.',
        env: { ...env, GITHUB_REPOSITORY: repository },
        folder,
        repository,
        branch,
        runId: request.runId,
        selection: {},
        config: { at: sha },
        rejected: [...request.rejected],
        maxProposals: request.maxProposals,
        mustIsolate: true,
        // What is learned stays with the repository, and this machine keeps nothing of it.
        mayLearn: false,
      },
      { file: request.engineFile, env, signal, say: request.say },
    ).catch((error: unknown) => {
      // Their configuration, or no sandbox here: a repetition mends neither.
      if (error instanceof EnvironmentError) throw new JobRefused(`${error.message} ${error.remedy}`, { cause: error });
      throw error;
    });
    const file = join(folder, bundleFiles.bundle);
    if ((await stat(file)).size > mostBundleBytes) throw new JobRefused('the bundle is too large');
    return await readFile(file);
  } finally {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** `acme/*, ann/shop`: repositories whose code may run on this machine. Undefined: what is written is no such list. */
export function readAllowed(text: string | undefined): readonly string[] | undefined {
  const names = (text ?? '').split(/[\s,]+/).filter((name) => name !== '');
  return names.every((name) => /^[\w-]{1,100}\/(?:\*|[\w.-]{1,100})$/.test(name)) ? names : undefined;
}

/** GitHub's names know no case. */
export function isAllowed(allowed: readonly string[], repository: string): boolean {
  const name = repository.toLowerCase();
  const all = `${name.split('/')[0]}/*`;
  return allowed.some((one) => [name, all].includes(one.toLowerCase()));
}
