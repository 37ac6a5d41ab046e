import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { SandboxCopy } from '#core/ports/sandbox.ts';

export interface PythonTests {
  /** Test files, relative to the package. */
  readonly files: readonly string[];
  /** Configured for pytest, or written in a way that only pytest runs. */
  readonly needsPytest: boolean;
  readonly usesUnittest: boolean;
  /** Top-level names that the test files import. */
  readonly imports: readonly string[];
  readonly hasSourceFolder: boolean;
}
export interface Interpreter {
  readonly argv: readonly string[];
  readonly hasPytest: boolean;
  /** How many of the imports it can find. */
  readonly found: number;
}
const mostFiles = 400;
const mostFolders = 5000;
const mostBytes = 512 * 1024;
const skipped = new Set(['node_modules', 'site-packages', '__pycache__', 'build', 'dist', 'venv', 'env']);

/** What the Python tests of the package are and need; undefined when there are none. */
export async function findPythonTests(root: string): Promise<PythonTests | undefined> {
  const files = await findTestFiles(root);
  if (files.length === 0) return undefined;
  const imports = new Set<string>();
  let isPytestStyle = false;
  let usesUnittest = false;
  for (const file of files) {
    const text = await readText(path.join(root, file));
    for (const [, name = ''] of text.matchAll(/^[ \t]*(?:import|from)[ \t]+([A-Za-z_]\w*)/gm)) imports.add(name);
    if (/^(async )?def test/m.test(text) || path.basename(file) === 'conftest.py') isPytestStyle = true;
    if (/^[ \t]*(import|from)[ \t]+unittest\b/m.test(text) || /\bTestCase\b/.test(text)) usesUnittest = true;
  }
  return {
    files,
    needsPytest: isPytestStyle || imports.has('pytest') || (await isConfigured(root)),
    usesUnittest,
    imports: [...imports].filter((name) => name !== 'pytest').slice(0, 200),
    hasSourceFolder: await stat(path.join(root, 'src')).then(
      (kind) => kind.isDirectory(),
      () => false,
    ),
  };
}

async function isConfigured(root: string): Promise<boolean> {
  const sections: readonly (readonly [string, RegExp])[] = [
    ['pytest.ini', /^/],
    ['.pytest.ini', /^/],
    ['pyproject.toml', /^\[tool\.pytest(\.ini_options)?\]/m],
    ['tox.ini', /^\[pytest\]|^\s*(commands\s*=.*)?\bpytest\b/m],
    ['setup.cfg', /^\[tool:pytest\]/m],
  ];
  for (const [file, pattern] of sections) {
    const text = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
    if (text !== undefined && pattern.test(text)) return true;
  }
  return false;
}

async function findTestFiles(root: string): Promise<readonly string[]> {
  const files: string[] = [];
  let left = mostFolders;
  const visit = async (folder: string): Promise<void> => {
    if (left-- <= 0 || files.length >= mostFiles) return;
    const entries = await readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const place = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !entry.name.startsWith('.') && !skipped.has(entry.name)) await visit(place);
      else if (entry.isFile() && /^(test\w*|\w+_tests?|conftest)\.py$/.test(entry.name)) files.push(place);
    }
  };
  await visit('');
  const hasTests = files.some((file) => path.basename(file) !== 'conftest.py');
  return hasTests ? files.sort() : [];
}

async function readText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.slice(0, mostBytes);
}

const Answer = z.object({
  executable: z.string(),
  version: z.tuple([z.number(), z.number()]),
  pytest: z.boolean(),
  found: z.number(),
});
/** Looks names up without importing them: importing would run code. The package's folders come first, as in the tests. */
const question = `import importlib.util as u, json, sys
def has(n):
    try: return u.find_spec(n) is not None
    except Exception: return False
print(json.dumps({"executable": sys.executable or "", "version": list(sys.version_info[:2]), "pytest": has("pytest"),
  "found": sum(map(has, sys.argv[1:]))}))`;

/** Interpreters that could run the tests, the most able first; of equals the one that a person would have got. */
export async function rankInterpreters(
  copy: SandboxCopy,
  candidates: readonly string[],
  imports: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<readonly Interpreter[]> {
  const found: Interpreter[] = [];
  for (const program of candidates) {
    const result = await copy.run({ argv: [program, '-c', question, ...imports], env, timeoutMs: 15_000 });
    const answer = result.code === 0 ? Answer.safeParse(parseJson(result.stdout)) : undefined;
    if (answer?.success !== true || answer.data.version[0] !== 3 || answer.data.version[1] < 8) continue;
    const argv = [answer.data.executable === '' ? program : answer.data.executable];
    found.push({ argv, hasPytest: answer.data.pytest, found: answer.data.found });
  }
  return found.sort((a, b) => b.found - a.found);
}
