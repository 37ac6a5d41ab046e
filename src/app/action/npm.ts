import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/**
 * How to start npm without a shell: the script of npm that came with this Node, else the npm of the search path.
 * The Node of a runner on Windows comes alone; its machine has one. Undefined when there is none.
 */
export function findNpm(searchPath: string, node = process.execPath): readonly string[] | undefined {
  const beside = [
    join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = beside.find((file) => existsSync(file));
  if (script !== undefined) return [node, script];
  for (const folder of searchPath.split(delimiter).filter((each) => each !== '')) {
    // On Windows `npm` is a script for a shell, with npm itself beside it.
    const inside = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
    if (existsSync(inside)) return [node, inside];
    const program = join(folder, 'npm');
    if (process.platform === 'win32' || !existsSync(program)) continue;
    const real = realpathSync(program);
    return real.endsWith('.js') ? [node, real] : [real];
  }
  return undefined;
}
