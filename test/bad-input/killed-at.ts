// Runs the real heal in the current folder and kills its own process at the moment that the argument names:
// `moved:<stage>`: when the first case has reached that stage and the ledger knows it;
// `rename:<n>`: just before the n-th rename of the whole run, with which files appear in journal and working tree.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [kind, which = ''] = (process.argv[2] ?? '').split(':');

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

if (kind === 'rename') {
  const { rename } = fs.promises;
  let count = 0;
  fs.promises.rename = async (from, to) => {
    count += 1;
    if (count === Number(which)) {
      die();
      // The signal needs a moment to arrive; nothing may happen in it.
      await new Promise(() => undefined);
    }
    return rename(from, to);
  };
  // Whoever imported `rename` by name gets ours.
  syncBuiltinESMExports();
}

const { makeHeal } = await import('#app/wire.ts');
const heal = makeHeal({ cwd: process.cwd(), env: process.env, now: () => new Date() });
await heal.fix({
  path: '.',
  dryRun: false,
  commit: process.argv[3] === 'branch',
  ...(process.argv[3] === 'patch' ? { patch: 'heal.patch' } : {}),
  tests: true,
  signal: new AbortController().signal,
  listener(event) {
    if (kind === 'moved' && event.type === 'moved' && event.to === which) die();
  },
});
