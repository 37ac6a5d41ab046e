import type { ScanRequest } from '#core/scanner.ts';
import type { Tool } from '#core/ports/tools.ts';

/** The repository's mypy, when it has settings for one and one can be started. */
export async function findMypy(request: ScanRequest): Promise<Tool | undefined> {
  return (await hasSettings(request)) ? request.tools.find('mypy', ['repository', 'machine']) : undefined;
}
export async function isMypyUsed(request: ScanRequest): Promise<boolean> {
  return (await findMypy(request)) !== undefined;
}

async function hasSettings(request: ScanRequest): Promise<boolean> {
  const where: readonly (readonly [string, RegExp])[] = [
    ['mypy.ini', /^\s*\[mypy/m],
    ['.mypy.ini', /^\s*\[mypy/m],
    ['pyproject.toml', /^\s*\[tool\.mypy/m],
    ['setup.cfg', /^\s*\[mypy/m],
  ];
  for (const [path, section] of where) {
    if (section.test((await request.read(path)) ?? '')) return true;
  }
  return false;
}
