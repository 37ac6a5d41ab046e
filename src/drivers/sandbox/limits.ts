import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Generous: a build on many cores stays far below, a fork bomb does not. */
const mostProcesses = 2048;
const largestFileBytes = 8 * 1024 ** 3;
/**
 * Lets the kernel end this first when memory runs out, joins the control group that the first argument names, if any, and
 * becomes the rest. Nothing is interpolated.
 */
const enter = 'echo 1000 > /proc/self/oom_score_adj; test -z "$0" || echo $$ > "$0" || exit 125; exec "$@"';

/** Leading arguments that bound what follows. `group` is a control group made by `makeGroup`. */
export function limitProcesses(prlimit: string | undefined, group: string | undefined): readonly string[] {
  const limits = [`--nproc=${mostProcesses}`, `--fsize=${largestFileBytes}`, '--core=0'];
  return [
    ...['/bin/sh', '-c', enter, group === undefined ? '' : path.join(group, 'cgroup.procs')],
    ...(prlimit === undefined ? [] : [prlimit, ...limits, '--']),
  ];
}

/** A control group that bounds the number of processes: limits by user do not bind root. Undefined where not allowed. */
export async function makeGroup(name: string): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  for (const parent of ['/sys/fs/cgroup/pids', '/sys/fs/cgroup']) {
    const group = path.join(parent, name);
    try {
      if (parent === '/sys/fs/cgroup') {
        const enabled = await readFile(path.join(parent, 'cgroup.subtree_control'), 'utf8');
        if (!enabled.split(/\s/).includes('pids')) continue;
      }
      await mkdir(group);
      await writeFile(path.join(group, 'pids.max'), String(mostProcesses));
      return group;
    } catch {
      await rmdir(group).catch(() => undefined);
    }
  }
  return undefined;
}

/** Kills what is left in the group and takes the group away. Nothing to do when there is none. */
export async function removeGroup(name: string): Promise<void> {
  for (const parent of ['/sys/fs/cgroup/pids', '/sys/fs/cgroup']) {
    const group = path.join(parent, name);
    for (let attempt = 0; attempt < 20; attempt++) {
      const members = await readFile(path.join(group, 'cgroup.procs'), 'utf8').catch(() => '');
      for (const pid of members
        .split('\n')
        .map(Number)
        .filter((number) => number > 0))
        kill(pid);
      const isGone = await rmdir(group).then(
        () => true,
        (error: NodeJS.ErrnoException) => error.code !== 'EBUSY',
      );
      if (isGone) break;
      await sleep(25);
    }
  }
}

/** Ends processes that carry the name in their environment, wherever they fled to: a daemon leaves its group. */
export async function killMarked(name: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const mark = `\0HEAL_SANDBOX=${name}\0`;
  for (const entry of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(entry)) continue;
    const environment = await readFile(`/proc/${entry}/environ`, 'latin1').catch(() => '');
    if (`\0${environment}\0`.includes(mark)) kill(Number(entry));
  }
}

function kill(pid: number): void {
  if (pid === process.pid) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
