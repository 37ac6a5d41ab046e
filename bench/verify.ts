import type { BenchmarkOptions, Metrics } from './support/benchmark.ts';
import { healFix } from './support/heal.ts';
import { makeTree } from './support/trees.ts';

export const name = 'verify';
export const about =
  'Unused imports in 20 modules and a unittest suite: what `heal fix` costs when all 20 heals are good, and when one breaks a test';
export const goals = { goodSuiteRuns: 1, oneBadSuiteRuns: 7 };

const moduleCount = 20;
/** In the middle: neither end of the bisection finds it by luck. */
const badModule = 12;

export async function run({ say }: BenchmarkOptions): Promise<Metrics> {
  say('20 good heals');
  const good = await heal(false);
  expectOutcome(good, moduleCount, 0);
  say('19 good heals and one that breaks a test');
  const oneBad = await heal(true);
  expectOutcome(oneBad, moduleCount - 1, 1);
  return {
    goodSuiteRuns: good.suiteRuns,
    goodHealed: good.healed,
    goodS: good.seconds,
    oneBadSuiteRuns: oneBad.suiteRuns,
    oneBadHealed: oneBad.healed,
    oneBadRolledBack: oneBad.rolledBack,
    oneBadS: oneBad.seconds,
  };
}

interface Healed {
  readonly suiteRuns: number;
  readonly healed: number;
  readonly rolledBack: number;
  readonly seconds: number;
}

async function heal(hasTrap: boolean): Promise<Healed> {
  const tree = makeTree('generated', makeRepository(hasTrap));
  try {
    const { process: measured, output } = await healFix(tree.root);
    const { suiteRuns, healed, rolledBack } = output.summary;
    return { suiteRuns, healed, rolledBack, seconds: measured.seconds };
  } finally {
    tree.remove();
  }
}

/** Fewer heals cost fewer suite runs: the numbers count only when everything happened that should. */
function expectOutcome({ healed, rolledBack }: Healed, wantedHealed: number, wantedRolledBack: number): void {
  if (healed === wantedHealed && rolledBack === wantedRolledBack) return;
  throw new Error(
    `${healed} healed and ${rolledBack} rolled back instead of ${wantedHealed} and ${wantedRolledBack}: nothing was measured`,
  );
}

/** Each module has one import that nothing reads. The trap is read by a test through a name that only exists at run time. */
function makeRepository(hasTrap: boolean): ReadonlyMap<string, string> {
  const files = new Map<string, string>([['shop/__init__.py', '']]);
  for (let n = 0; n < moduleCount; n++) {
    const id = String(n).padStart(2, '0');
    files.set(`shop/part_${id}.py`, `import json\n\n\ndef price(count):\n    return count * ${n + 1}\n`);
    files.set(
      `tests/test_part_${id}.py`,
      `import unittest

from shop import part_${id}


class Price(unittest.TestCase):
    def test_price(self):
        self.assertEqual(part_${id}.price(2), ${(n + 1) * 2})
`,
    );
  }
  files.set('tests/__init__.py', '');
  if (hasTrap) {
    files.set(
      'tests/test_formats.py',
      `import importlib
import unittest


class Formats(unittest.TestCase):
    def test_writer(self):
        part = importlib.import_module("shop.part_" + str(${badModule}))
        writer = getattr(part, "".join(["js", "on"]))
        self.assertEqual(writer.dumps([]), "[]")
`,
    );
  }
  return files;
}
