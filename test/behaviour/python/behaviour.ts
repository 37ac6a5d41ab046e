import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { CodeHealer } from '#core/healer.ts';
import { applyEdits } from '#syntax/edits.ts';
import { languageOf } from '#syntax/parse.ts';
import { dedent, findingOf, type Example } from '../../healing.ts';

export interface Behaviour extends Example {
  readonly healer: CodeHealer;
  /** Modules, or names in them, that the Python at hand must have; without them the check is skipped by name. */
  readonly needs?: readonly string[];
  /**
   * Python that imports the example as `subject` and defines `attack()`, true when the attack worked, and `normal()`,
   * which answers what a well-meant use gives, as JSON can hold it. An attack that raises has failed. `work` is a
   * folder of their own, and the current one. Several texts are one behind the other.
   */
  readonly check: string | readonly string[];
}

interface Outcome {
  readonly attack: boolean;
  readonly normal: unknown;
}

const runner = `
import json, os, sys, importlib, pathlib
sys.path.insert(0, sys.argv[1])
work = pathlib.Path(sys.argv[2]); os.chdir(work)
globals()["work"] = work
source = pathlib.Path(sys.argv[1], "check.py").read_text()
exec(compile(source, "check.py", "exec"), globals())
answer = {"normal": normal()}
try:
    answer["attack"] = bool(attack())
except (Exception, SystemExit) as error:
    answer["attack"] = False
sys.stdout.flush()
print("\\n" + json.dumps(answer))
`;

/** Runs the attack and the normal use, with real parts, on the code as it was and as it was healed. */
export function behaves(name: string, behaviour: Behaviour): void {
  const missing = (behaviour.needs ?? []).filter((module) => !hasModule(module));
  const title = missing.length === 0 ? name : `${name} (needs ${missing.join(', ')})`;
  test.skipIf(python === undefined || missing.length > 0)(title, async () => {
    const before = dedent(behaviour.before);
    const after = await heal(behaviour, before);
    const [old, healed] = await Promise.all([run(behaviour, before), run(behaviour, after)]);
    expect(old.attack, 'the attack works on the code as it was').toBe(true);
    expect(healed.attack, `the attack fails on\n${after}`).toBe(false);
    expect(healed.normal, 'the normal use gives the same').toEqual(old.normal);
  });
}

async function heal({ healer, ...example }: Behaviour, before: string): Promise<string> {
  const finding = findingOf(example);
  expect(healer.rules).toContain(finding.rule);
  const files = new Map(Object.entries({ ...example.files, [finding.place.path]: before }));
  const answer = await healer.propose(finding, {
    language: 'python',
    text: before,
    read: async (path) => files.get(path),
    files: [...files.keys()].filter((path) => languageOf(path) !== undefined).sort(),
    types: { returnTypes: async () => new Map(), typeOf: async () => undefined },
    typescript: nothing,
  });
  if ('leftAlone' in answer) expect.fail(`left alone: ${answer.leftAlone}`);
  return applyEdits(before, answer.change.edits);
}
const unknown = async () => undefined;
const nothing = { codeFixes: async () => [], typeAt: unknown, errors: unknown, returns: unknown };

async function run({ check, files = {} }: Behaviour, subject: string): Promise<Outcome> {
  const root = await mkdtemp(join(tmpdir(), 'heal-behaviour-'));
  try {
    const all = {
      ...files,
      'code/subject.py': subject,
      'code/check.py': [check].flat().map(dedent).join('\n'),
      'run.py': runner,
    };
    await mkdir(join(root, 'work'));
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const args = ['-B', '-W', 'ignore', join(root, 'run.py'), join(root, 'code'), join(root, 'work')];
    const { stdout } = await promisify(execFile)(python ?? '', args, { timeout: 20_000 });
    const last: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    // The runner above writes exactly this.
    return last as Outcome;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const python = ['python3', 'python'].find((name) => asks(name, 'import sys; assert sys.version_info >= (3, 9)'));

function hasModule(module: string): boolean {
  return python !== undefined && asks(python, `import pkgutil; pkgutil.resolve_name(${JSON.stringify(module)})`);
}
function asks(program: string, code: string): boolean {
  try {
    execFileSync(program, ['-c', code], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
