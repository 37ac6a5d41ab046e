import type { ScanRequest } from '#core/scanner.ts';
import type { Tool } from '#core/ports/tools.ts';

/** The repository's mypy, when it has settings for one and one can be started. */
export async function findMypy(request: ScanRequest): Promise<Tool | undefined> {
  return (await hasSettings(request)) ? request.tools.find('mypy', ['repository', 'machine']) : undefined;
}
export async function isMypyUsed(request: ScanRequest): Promise<boolean> {
  return (await findMypy(request)) !== undefined;
}

const places: readonly (readonly [path: string, section: RegExp])[] = [
  ['mypy.ini', /^\s*\[mypy/m],
  ['.mypy.ini', /^\s*\[mypy/m],
  ['pyproject.toml', /^\s*\[tool\.mypy/m],
  ['setup.cfg', /^\s*\[mypy/m],
];

async function hasSettings(request: ScanRequest): Promise<boolean> {
  return (await readSettings(request)) !== undefined;
}
/** The first file that mypy would take, from its section on. */
async function readSettings(request: ScanRequest): Promise<string | undefined> {
  for (const [path, section] of places) {
    const text = (await request.read(path)) ?? '';
    const start = section.exec(text)?.index;
    if (start !== undefined) return text.slice(start);
  }
  return undefined;
}
/** True when the settings say what to check; else mypy must be told a folder. */
export async function choosesFiles(request: ScanRequest): Promise<boolean> {
  const text = (await readSettings(request)) ?? '';
  const own = text.split(/^\s*\[(?!mypy\]|tool\.mypy\])/m)[0] ?? '';
  return /^\s*(?:files|packages|modules)\s*=/m.test(own);
}
