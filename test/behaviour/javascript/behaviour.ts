import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
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
  /** Installed packages that subject or check import. */
  readonly needs?: readonly string[];
  /** Files beside the subject that only the check needs: stand-ins for what a program would have around it. */
  readonly beside?: Readonly<Record<string, string>>;
  /**
   * A module that imports the example (`./subject.mjs`, or what `path` says) and exports `attack()`, true when the
   * attack worked, and `normal()`, which answers what a well-meant use gives, as JSON can hold it. An attack that
   * throws has failed. The current folder is empty and theirs.
   */
  readonly check: string;
}

interface Outcome {
  readonly attack: boolean;
  readonly normal: unknown;
}

const runner = `
const check = await import('./check.mjs');
const normal = await check.normal();
let attack = false;
try {
  attack = Boolean(await check.attack());
} catch {}
await new Promise((resolve) => process.stdout.write('\\n' + JSON.stringify({ attack, normal }), resolve));
process.exit();
`;

/** Runs the attack and the normal use, with real parts, on the code as it was and as it was healed. */
export function behaves(name: string, given: Behaviour): void {
  const behaviour = { path: 'subject.mjs', ...given };
  test(name, async () => {
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
  const { path } = finding.place;
  expect(healer.rules).toContain(finding.rule);
  const files = new Map(Object.entries({ ...example.files, [path]: before }));
  const answer = await healer.propose(finding, {
    language: languageOf(path) ?? 'javascript',
    text: before,
    read: async (file) => files.get(file),
    files: [...files.keys()].filter((file) => languageOf(file) !== undefined).sort(),
    types: { returnTypes: async () => new Map(), typeOf: unknown },
    typescript: { codeFixes: async () => [], typeAt: unknown, errors: unknown, returns: unknown },
  });
  if ('leftAlone' in answer) expect.fail(`left alone: ${answer.leftAlone}`);
  return applyEdits(
    before,
    answer.change.edits.filter((edit) => edit.path === path),
  );
}
const unknown = async () => undefined;

async function run(behaviour: Behaviour & { readonly path: string }, subject: string): Promise<Outcome> {
  const { check, path, files = {}, beside = {}, needs = [] } = behaviour;
  const root = await mkdtemp(join(tmpdir(), 'heal-behaviour-'));
  try {
    const texts = { ...files, ...beside, [path]: subject, 'check.mjs': dedent(check), 'run.mjs': runner };
    await mkdir(join(root, 'work'));
    for (const [name, text] of Object.entries(texts)) {
      await mkdir(dirname(join(root, name)), { recursive: true });
      await writeFile(join(root, name), dedent(text));
    }
    await mkdir(join(root, 'node_modules'), { recursive: true });
    for (const name of needs) {
      await symlink(
        join(import.meta.dirname, '../../../node_modules', name),
        join(root, 'node_modules', name),
        'junction',
      );
    }
    const args = ['--disable-warning=ExperimentalWarning', join(root, 'run.mjs')];
    const options = { cwd: join(root, 'work'), timeout: 20_000 };
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    const last: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    // The runner above writes exactly this.
    return last as Outcome;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
