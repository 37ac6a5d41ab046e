import type { CodeHealer } from '#core/healer.ts';
import type { Heals } from '../healing.ts';

export interface Collected {
  readonly healer: CodeHealer;
  readonly example: Heals;
}

let examples: Collected[] = [];
let tests: (() => unknown)[] = [];

export function record(healer: CodeHealer, example: Heals): void {
  examples.push({ healer, example });
}
export function enlist(test: () => unknown): void {
  tests.push(test);
}

/** Loads a file of tests and goes through them; what they say of a result that is not there means nothing. */
export async function collect(load: () => Promise<unknown>): Promise<readonly Collected[]> {
  examples = [];
  tests = [];
  await load();
  for (const test of tests) {
    try {
      await test();
    } catch {
      // A test that looks at more than its example.
    }
  }
  return examples;
}
