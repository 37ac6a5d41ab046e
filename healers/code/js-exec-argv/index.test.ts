import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/js-command-injection';

test('words become a list and a value stays one word', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    line: 2,
    before: `
      async function list(dir) {
        const cp = await import("node:child_process"); return cp.execSync("ls -1 " + dir, { encoding: "utf8" }).trim();
      }
    `,
    after: `
      async function list(dir) {
        const cp = await import("node:child_process"); return cp.execFileSync("ls", ["-1", dir], { encoding: "utf8" }).trim();
      }
    `,
  });
});

test('a named import that nothing else uses is exchanged', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'exec(`git log ${ref} -- ${file}`, done)',
    before: "import { exec } from 'node:child_process';\nexec(`git log ${ref} -- ${file}`, done);\n",
    after: "import { execFile } from 'node:child_process';\nexecFile('git', ['log', ref, '--', file], done);\n",
  });
});

test('a name that is used elsewhere stays beside the new one', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'execSync("gzip " + file)',
    before: 'const { execSync } = require("child_process");\nexecSync("date | cat");\nexecSync("gzip " + file);\n',
    after:
      'const { execSync, execFileSync } = require("child_process");\nexecSync("date | cat");\nexecFileSync("gzip", [file]);\n',
  });
});

test('quotes right around a value go, joined lists are spread, numbers become text', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'cp.execSync(`tail -n ${lines.length} "${file}" ${more.join(" ")}`)',
    before:
      'import * as cp from "child_process";\ncp.execSync(`tail -n ${lines.length} "${file}" ${more.join(" ")}`);\n',
    after:
      'import * as cp from "child_process";\ncp.execFileSync("tail", ["-n", String(lines.length), file, ...more]);\n',
  });
});

test('a function that was taken out of the module', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: "exec('ping -c 2 ' + req.body.address, done)",
    before: "var exec = require('child_process').exec;\nexec('ping -c 2 ' + req.body.address, done);\n",
    after:
      "var execFile = require('child_process').execFile;\nexecFile('ping', ['-c', '2', req.body.address], done);\n",
  });
  await heals(healer, {
    path: 'a.js',
    rule,
    at: "exec('du ' + dir, done)",
    before: "const exec = require('child_process').exec;\nexec('date | wc');\nexec('du ' + dir, done);\n",
    after:
      "const exec = require('child_process').exec;\nconst execFile = require('child_process').execFile;\nexec('date | wc');\nexecFile('du', [dir], done);\n",
  });
});

test('a promisified exec becomes a promisified execFile', async () => {
  await heals(healer, {
    path: 'a.ts',
    rule,
    at: 'execAsync(`du -s ${dir}`)',
    before: `
      import { exec } from 'child_process';
      import { promisify } from 'util';
      const execAsync = promisify(exec);
      export const size = async (dir) => (await execAsync(\`du -s \${dir}\`)).stdout;
    `,
    after: `
      import { execFile } from 'child_process';
      import { promisify } from 'util';
      const execFileAsync = promisify(execFile);
      export const size = async (dir) => (await execFileAsync('du', ['-s', dir])).stdout;
    `,
  });
});

test('a promisified exec that others use stays, and gets one beside it', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'run("du -s " + dir, { cwd })',
    before: `
      const util = require("util");
      const run = util.promisify(require("child_process").exec);
      run("date | wc");
      run("du -s " + dir, { cwd });
    `,
    after: `
      const util = require("util");
      const run = util.promisify(require("child_process").exec);
      const execFileAsync = util.promisify(require("child_process").execFile);
      run("date | wc");
      execFileAsync("du", ["-s", dir], { cwd });
    `,
  });
});

test('a value that is a part of a word', async () => {
  await heals(healer, {
    path: 'a.js',
    rule,
    at: 'cp.execSync(`git rev-parse origin/${branch} --since=${since}.. ${scriptPath}`, opts)',
    before:
      'import * as cp from "child_process";\nconst opts = { stdio: "inherit" };\ncp.execSync(`git rev-parse origin/${branch} --since=${since}.. ${scriptPath}`, opts);\n',
    after:
      'import * as cp from "child_process";\nconst opts = { stdio: "inherit" };\ncp.execFileSync("git", ["rev-parse", `origin/${branch}`, `--since=${since}..`, scriptPath], opts);\n',
  });
});

const alone: readonly (readonly [string, string, RegExp])[] = [
  ['a pipe', 'cp.execSync("cat " + file + " | wc -l")', /shell/],
  ['a pattern', 'cp.execSync("rm " + dir + "/*")', /shell/],
  ['two values side by side', 'cp.execSync(`git log ${since}${until}`)', /two values/],
  ['a list beside text', 'cp.execSync(`ls --hide=${names.join(" ")}`)', /list is only a part/],
  ['half-quoted text', 'cp.execSync(`git commit -m "fix ${name}"`)', /shell/],
  ['a program that is a value', 'cp.execSync(bin + " --version")', /program itself/],
  ['a list of options in one value', 'cp.execSync("ls " + flags)', /several words/],
  ['a named shell', 'cp.execSync("ls " + dir, { shell: "/bin/bash" })', /shell on purpose/],
  ['options of a promisified one that are made elsewhere', 'run("ls " + dir, options)', /options are not written/],
  ['a shell builtin', 'cp.execSync("cd " + dir)', /run by a shell/],
];
test.each(alone)('leaves %s alone', async (_, call, because) => {
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at: call,
    because,
    before: `import * as cp from "child_process";\nimport { promisify } from "util";\nconst run = promisify(cp.exec);\n${call};\n`,
  });
});
