/** Stands in for what tests run or open beside their examples: nothing is run, nothing is there. */
export function spawnSync(): { readonly status: number; readonly stdout: string; readonly stderr: string } {
  return { status: 1, stdout: '', stderr: '' };
}
export function execFileSync(): string {
  return '';
}
export const spawn = spawnSync;
export const JSDOM = spawnSync;
