import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository in a temporary folder, with a history that a test writes commit by commit. */
export interface TestRepository {
  readonly root: string;
  git(...args: string[]): string;
  /** Answers with the commit's full name. Each is a day after the one before. */
  commit(subject: string, files: Readonly<Record<string, string>>, author?: string): Promise<string>;
  remove(): Promise<void>;
}

export async function makeRepository(): Promise<TestRepository> {
  const root = await mkdtemp(join(tmpdir(), 'heal-backfill-'));
  let day = 0;
  const git = (...args: string[]): string => {
    const date = new Date(Date.UTC(2025, 0, 1 + day)).toISOString();
    const who = {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    const args2 = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args];
    return execFileSync('git', args2, { cwd: root, encoding: 'utf8', env: { ...process.env, ...who } }).trim();
  };
  git('init', '--quiet', '-b', 'main');
  return {
    root,
    git,
    async commit(subject, files, author) {
      day++;
      for (const [path, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), text);
      }
      git('add', '-A');
      git('commit', '--quiet', '--allow-empty', '-m', subject, ...(author === undefined ? [] : [`--author=${author}`]));
      return git('rev-parse', 'HEAD');
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A module that reads settings in an unsafe way, and says `name`. */
export function unsafeModule(name: string, call = 'yaml.load'): string {
  return `import yaml\n\n\ndef read_${name}(path):\n    with open(path, encoding="utf-8") as file:\n        return ${call}(file)\n`;
}

/**
 * The history that these tests read: two cures by people, one by a robot, one that was taken back, one merged from a
 * side branch, and a large commit that cured something on its way.
 */
export async function writeHistory(repository: TestRepository): Promise<Readonly<Record<string, string>>> {
  const { commit, git } = repository;
  const shas: Record<string, string> = {};
  const names = ['shop', 'cart', 'user', 'mail', 'stock'];
  const all = Object.fromEntries(names.map((name) => [`app/${name}.py`, unsafeModule(name)]));
  shas['begin'] = await commit('Begin', { ...all, 'web/a.js': 'export const is = (a, b) => a == b;\n' });
  shas['first'] = await commit('Load settings safely', { 'app/shop.py': unsafeModule('shop', 'yaml.safe_load') });
  shas['robot'] = await commit(
    'Bump',
    { 'app/user.py': unsafeModule('user', 'yaml.safe_load') },
    'renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>',
  );
  shas['wrong'] = await commit('Load mail safely', { 'app/mail.py': unsafeModule('mail', 'yaml.safe_load') });
  shas['back'] = await commit('Revert "Load mail safely"', { 'app/mail.py': unsafeModule('mail') });
  shas['large'] = await commit('Rewrite', {
    'app/stock.py': `${unsafeModule('stock', 'yaml.safe_load')}${Array.from({ length: 60 }, (_, i) => `x${i} = ${i}\n`).join('')}`,
  });
  git('checkout', '--quiet', '-b', 'side');
  shas['script'] = await commit('Compare strictly', { 'web/a.js': 'export const is = (a, b) => a === b;\n' });
  git('checkout', '--quiet', 'main');
  shas['second'] = await commit('Same for the cart', { 'app/cart.py': unsafeModule('cart', 'yaml.safe_load') });
  git('merge', '--quiet', '--no-edit', 'side');
  return shas;
}
