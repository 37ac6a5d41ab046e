import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** Names under which people keep the Python environment of a project. */
const environmentFolders = ['.venv', 'venv', 'env'];

/** Program folders of the Python environments at these levels: relative to the package. */
export function listEnvironmentPrograms(levels: readonly string[]): readonly string[] {
  const programs = process.platform === 'win32' ? 'Scripts' : 'bin';
  return levels.flatMap((level) => environmentFolders.map((folder) => `${level}${folder}/${programs}`));
}

/** File names that a program of that name may have here. */
export function listFileNames(program: string): readonly string[] {
  // `.cmd` and `.bat` need a shell, which nothing is started with.
  return process.platform === 'win32' ? [`${program}.exe`] : [program];
}

export async function isProgram(file: string): Promise<boolean> {
  return access(file, process.platform === 'win32' ? constants.R_OK : constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Every program of that name on the search path, in its order. */
export async function findOnPath(program: string, searchPath: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of searchPath.split(path.delimiter)) {
    if (!path.isAbsolute(folder)) continue;
    for (const name of listFileNames(program)) {
      const file = path.join(folder, name);
      if (await isProgram(file)) found.push(file);
    }
  }
  return found;
}
