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

const alone: readonly (readonly [string, string, RegExp])[] = [
  ['a pipe', 'cp.execSync("cat " + file + " | wc -l")', /shell/],
  ['a pattern', 'cp.execSync("rm " + dir + "/*")', /part of a word|shell/],
  ['a value that is part of a word', 'cp.execSync(`tar xf ${name}.tgz`)', /part of a word/],
  ['a value that starts a word', 'cp.execSync(`tool --file=${name}`)', /part of a word/],
  ['half-quoted text', 'cp.execSync(`git commit -m "fix ${name}"`)', /shell/],
  ['a program that is a value', 'cp.execSync(bin + " --version")', /program itself/],
  ['a list of options in one value', 'cp.execSync("ls " + flags)', /several words/],
  ['a named shell', 'cp.execSync("ls " + dir, { shell: "/bin/bash" })', /shell on purpose/],
  ['a shell builtin', 'cp.execSync("cd " + dir)', /run by a shell/],
];
test.each(alone)('leaves %s alone', async (_, call, because) => {
  await leavesAlone(healer, {
    path: 'a.js',
    rule,
    at: call,
    because,
    before: `import * as cp from "child_process";\n${call};\n`,
  });
});
