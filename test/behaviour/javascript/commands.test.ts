import { healer } from '#healers/code/js-exec-argv/index.ts';
import { behaves } from './behaviour.ts';

const rule = 'heal/js-command-injection';
const check = `
  import { existsSync, mkdirSync, rmSync } from 'node:fs';
  import { list } from './subject.mjs';
  export async function attack() {
    rmSync('owned', { recursive: true, force: true });
    await list('. ; mkdir owned').catch(() => undefined);
    return existsSync('owned');
  }
  export async function normal() {
    mkdirSync('a/c', { recursive: true });
    return [await list('.'), await list('a b').catch(() => 'c\\n'), await list('no such folder').catch(() => 'fails')];
  }
`;

behaves('a file name cannot start a command of its own', {
  healer,
  rule,
  at: 'execSync(`ls ${dir}`, { encoding: "utf8" })',
  before: `
    import { execSync } from 'node:child_process';
    export const list = async (dir) => execSync(\`ls \${dir}\`, { encoding: "utf8" });
  `,
  check,
});

behaves('nor through a promise', {
  healer,
  rule,
  at: "run('ls ' + dir)",
  before: `
    import { exec } from 'node:child_process';
    import { promisify } from 'node:util';
    const run = promisify(exec);
    export const list = async (dir) => (await run('ls ' + dir)).stdout;
  `,
  check,
});
