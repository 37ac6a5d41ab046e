import { spawn, type ChildProcess } from 'node:child_process';

/** Ends a process that was started in a group of its own, with everything in that group, at once and without asking. */
export function killTree(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    // Windows knows no groups; taskkill walks the tree of parents. It lies in System32, which is always on the path.
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).once('error', () => {
      child.kill('SIGKILL');
    });
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ESRCH: the group is already empty. EPERM: nothing in it is ours any more.
    child.kill('SIGKILL');
  }
}
