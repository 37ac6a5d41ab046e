import { createRequire } from 'node:module';
import { parse } from 'node:path';
import type * as GraphileWorker from 'graphile-worker';

let loaded: typeof GraphileWorker | undefined;

/**
 * While it is loaded, graphile-worker looks for a file with settings in the current folder and all above it, and runs
 * it when it is JavaScript. The current folder may be a repository that Heal repairs: so it is another one for as long
 * as that takes. Loading is synchronous, so nothing else notices.
 */
export function loadGraphileWorker(): typeof GraphileWorker {
  if (loaded) return loaded;
  const folder = process.cwd();
  process.chdir(parse(folder).root);
  try {
    // `require` knows no types; the package's own are those of what it loads.
    loaded = createRequire(import.meta.url)('graphile-worker') as typeof GraphileWorker;
    return loaded;
  } finally {
    process.chdir(folder);
  }
}
