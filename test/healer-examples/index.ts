import { readdirSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeHealer } from '#core/healer.ts';
import type { Heals } from '../healing.ts';
import { collect, type Collected } from './recorder.ts';

export type { Collected } from './recorder.ts';

/** One example that a healer's tests hold: what is healed, and how it looks afterwards. */
export interface HealerExample {
  readonly healer: CodeHealer;
  readonly example: Heals;
}

const root = join(import.meta.dirname, '../..');
const own = (file: string) => pathToFileURL(join(import.meta.dirname, file)).href;

/**
 * What the tests of all healers show, without running a healer: they are loaded with a test runner and a `heals` that
 * only write down what they are given. Sorted by healer; the order of the tests is kept. Once in a process.
 */
export async function collectExamples(): Promise<readonly HealerExample[]> {
  const folder = join(root, 'healers/code');
  const isTest = (url: string | undefined) => url?.startsWith(pathToFileURL(folder).href) === true;
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const stand = isTest(context.parentURL) ? stands[specifier.replace(/^.*\/test\//, 'test/')] : undefined;
      return stand === undefined ? next(specifier, context) : { url: own(stand), shortCircuit: true };
    },
  });
  const found: Collected[] = [];
  try {
    for (const name of readdirSync(folder).toSorted()) {
      if (name.startsWith('_')) continue;
      const file = pathToFileURL(join(folder, name, 'index.test.ts')).href;
      found.push(...(await collect(() => import(file))));
    }
  } finally {
    hooks.deregister();
  }
  return found;
}

/** Nothing is run and nothing is opened for being looked at. */
const stands: Readonly<Record<string, string>> = {
  vitest: 'runner.ts',
  'test/healing.ts': 'healing.ts',
  'node:child_process': 'absent.ts',
  jsdom: 'absent.ts',
};
