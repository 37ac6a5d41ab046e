import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What of the programs is not on this machine, as the end of a title: ''; ' (needs Xvfb and openbox)'. */
export function describeMissing(programs: readonly string[]): string {
  const missing = process.platform === 'linux' ? programs.filter((program) => !hasProgram(program)) : ['Linux'];
  return missing.length === 0 ? '' : ` (needs ${missing.join(' and ')})`;
}
export function hasProgram(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
