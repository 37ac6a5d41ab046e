import { promisifiedOf } from '#syntax/javascript/promisified.ts';
import { apiOf, resolve } from '#syntax/javascript/scopes.ts';
import { callOf, unwrap } from '#syntax/javascript/nodes.ts';
import { textParts } from '#syntax/javascript/strings.ts';
import { isConstant, isNumber } from '#syntax/javascript/values.ts';
import type { Node } from '#syntax/parse.ts';
import { isTestFile } from '#syntax/test-files.ts';
import { findCalls } from '#syntax/javascript/search.ts';
import type { HealRule } from '../rule.ts';

const shells = new Set(['exec', 'execSync']);
const spawns = new Set(['spawn', 'spawnSync', 'execFile', 'execFileSync']);

export const rule: HealRule = {
  id: 'js-command-injection',
  title: 'A shell command is built from values',
  languages: ['typescript', 'javascript'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://nodejs.org/api/child_process.html#child_processexeccommand-options-callback',
  ],
  mentions: /child_process/,
  find(tree, path) {
    // What a test runs stands in the test.
    if (isTestFile(path)) return [];
    // A promisified one may have any name.
    const names = /\bpromisify\b/.test(tree.root().text()) ? '[\\w$]+' : '\\w*(?:exec|spawn|Exec|Spawn)\\w*';
    return findCalls(tree, names).flatMap((node) => {
      const call = callOf(node);
      const [command] = call?.args ?? [];
      if (!call || !command) return [];
      const api = apiOf(call.callee) ?? promisifiedOf(call.callee)?.api;
      if (api?.module !== 'child_process') return [];
      const usesShell = shells.has(api.name) || (spawns.has(api.name) && call.args.some(hasShellOption));
      if (!usesShell || !isBuilt(command)) return [];
      return [
        {
          node,
          message: `The shell reads this command with values in it; a value such as \`; rm -rf ~\` becomes a command.`,
        },
      ];
    });
  },
  examples: {
    finds: [
      { path: 'a.js', text: 'const { exec } = require("child_process");\nexec("git log " + ref, done);\n' },
      { path: 'a.ts', text: 'import * as cp from "node:child_process";\ncp.execSync(`ls ${dir}`);\n' },
      {
        path: 'a.js',
        text: 'const cp = await import("node:child_process");\nconst cmd = "ls " + dir;\ncp.execSync(cmd);\n',
      },
      { path: 'a.js', text: 'import { spawn } from "child_process";\nspawn("ls " + dir, { shell: true });\n' },
      {
        path: 'a.ts',
        text: 'import { exec } from "child_process";\nimport { promisify } from "util";\nconst run = promisify(exec);\nawait run(`du -s ${dir}`);\n',
      },
    ],
    leaves: [
      { path: 'a.js', text: 'const { exec } = require("child_process");\nexec("git status", done);\n' },
      { path: 'a.js', text: 'const { execFile } = require("child_process");\nexecFile("git", ["log", ref]);\n' },
      {
        path: 'test/a.test.js',
        text: 'const { exec } = require("child_process");\nexec(`npm test --prefix ${folder}`);\n',
      },
      { path: 'a.js', text: '// child_process\npattern.exec("a" + b);\n' },
      {
        path: 'a.js',
        text: 'import { execSync } from "child_process";\nconst depth = 3;\nexecSync(`git log -n ${depth}`);\n',
      },
    ],
  },
};

function isBuilt(command: Node): boolean {
  const inner = unwrap(command);
  const parts = textParts(inner);
  if (parts) return parts.some((part) => 'value' in part && !isConstant(part.value) && !isNumber(part.value));
  if (inner.kind() !== 'identifier') return false;
  const found = resolve(inner);
  return (
    found?.kind === 'const' && found.property === undefined && found.initial !== undefined && isBuilt(found.initial)
  );
}

function hasShellOption(argument: Node): boolean {
  return argument.kind() === 'object' && /(?<![\w$])shell\s*:\s*(?!false)/.test(argument.text());
}
