import type { Config } from '#config/schema.ts';
import type { Scanner } from '#core/scanner.ts';
import { createBanditScanner } from '#scanners/bandit/index.ts';
import { biomeScanner } from '#scanners/biome/index.ts';
import { eslintScanner } from '#scanners/eslint/index.ts';
import { createFlowScanner } from '#scanners/flow/index.ts';
import { scanner as healScanner } from '#scanners/heal/index.ts';
import { jsCyclesScanner } from '#scanners/js-cycles/index.ts';
import { createMypyScanner } from '#scanners/mypy/index.ts';
import { createOxlintScanner } from '#scanners/oxlint/index.ts';
import { createOrmScanner } from '#scanners/orm/index.ts';
import { createPyrightScanner } from '#scanners/pyright/index.ts';
import { createPythonCyclesScanner } from '#scanners/python-cycles/index.ts';
import { createRuffScanner } from '#scanners/ruff/index.ts';
import { createSecretlintScanner } from '#scanners/secretlint/index.ts';
import { tscScanner } from '#scanners/tsc/index.ts';
import { loadFlows } from '#drivers/flows/index.ts';
import { flowsFolder, oxlintFixWorker, ruffWorker } from './install.ts';
import type { Scratch } from './scratch.ts';

/** Every scanner that the configuration does not switch off; which of them apply is for each to say. */
export function makeScanners(config: Config, scratch: Scratch): readonly Scanner[] {
  const all = [
    createRuffScanner({ workerPath: ruffWorker }),
    createPyrightScanner({ makeScratch: () => scratch.makeFolder('pyright') }),
    createMypyScanner(),
    createBanditScanner(),
    createPythonCyclesScanner(),
    createOrmScanner(),
    tscScanner,
    createOxlintScanner({ fixWorkerPath: oxlintFixWorker }),
    eslintScanner,
    biomeScanner,
    jsCyclesScanner,
    healScanner,
    createFlowScanner(() => loadFlows(flowsFolder)),
    createSecretlintScanner(),
  ];
  return all.filter((scanner) => config.scan.scanners[scanner.name] !== 'off');
}
