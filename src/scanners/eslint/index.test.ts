import { afterEach, describe, expect, it } from 'vitest';
import type { Tool } from '#core/ports/tools.ts';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { eslintScanner } from './index.ts';

let tree: Tree | undefined;
afterEach(() => tree?.remove());

/** A program that answers as ESLint 10 does, with the folder that it runs in. */
function answering(messages: string, exit = 1): Tool {
  const script = `console.log(JSON.stringify([{ filePath: process.cwd() + '/a.js', messages: ${messages} }])); process.exitCode = ${exit}`;
  return { argv: [process.execPath, '-e', script, '--'], version: '10.15.0', origin: 'repository' };
}
async function scan(text: string, tool: Tool) {
  tree = makeTree({ 'eslint.config.js': 'export default [];\n', 'a.js': text });
  return (await eslintScanner.scan(await tree.request({ eslint: tool }))).findings.filter(
    (each) => each.place.path === 'a.js',
  );
}

describe('eslint', () => {
  it('keeps the fix of a rule that we trust, with our class', async () => {
    const fix = '{ "range": [0, 10], "text": "const w = 1;" }';
    const [finding] = await scan(
      'let w = 1; w;\n',
      answering(
        `[{ ruleId: 'prefer-const', severity: 2, message: 'm', line: 1, column: 5, endLine: 1, endColumn: 6, fix: ${fix} }]`,
      ),
    );
    expect(finding).toMatchObject({
      rule: 'eslint/prefer-const',
      category: 'style',
      priority: 'P3',
      place: { line: 1, column: 5, endColumn: 6 },
      toolFixes: [{ safety: 'safe', edits: [{ path: 'a.js', start: 0, end: 10, text: 'const w = 1;' }] }],
    });
  });
  it('drops a fix that loses a comment, silences, or is of a rule that we do not know', async () => {
    const message = (ruleId: string, end: number, text: string) =>
      `{ ruleId: '${ruleId}', severity: 2, message: 'm', line: 1, column: 1, fix: { range: [0, ${end}], text: '${text}' } }`;
    const findings = await scan(
      'let w = 1; // why\n',
      answering(
        `[${[message('prefer-const', 17, 'const w = 1;'), message('prefer-const', 3, '/* eslint-disable */ const'), message('my/rule', 3, 'x')].join()}]`,
      ),
    );
    expect(findings.map((each) => each.toolFixes)).toEqual([[], [], []]);
  });
  it('knows an unused import from an unused variable', async () => {
    const unused = `[{ ruleId: 'no-unused-vars', severity: 1, message: "'x' is defined but never used.", line: 1, column: 10 }]`;
    expect((await scan("import { x } from 'y';\n", answering(unused)))[0]?.category).toBe('import');
  });
  it('asks an older version again without the option that it does not know', async () => {
    const script = `if (process.argv.includes('--no-warn-ignored')) {
      console.error("Invalid option '--warn-ignored' - perhaps you meant '--ignore'?");
      process.exit(2);
    }
    console.log(JSON.stringify([{ filePath: process.cwd() + '/a.js', messages: [{ ruleId: 'eqeqeq', severity: 2, message: 'm', line: 1 }] }]));
    process.exitCode = 1;`;
    const tool: Tool = { argv: [process.execPath, '-e', script, '--'], version: '8.57.0', origin: 'repository' };
    expect((await scan('a == b;\n', tool)).map((each) => each.rule)).toEqual(['eslint/eqeqeq']);
  });
  it('is asked only where the repository has and configures it', async () => {
    tree = makeTree({ 'a.js': '' });
    expect(await eslintScanner.applies(await tree.request({ eslint: answering('[]') }))).toBe(false);
    tree.remove();
    tree = makeTree({ 'a.js': '', 'eslint.config.mjs': 'export default [];' });
    expect(await eslintScanner.applies(await tree.request({ eslint: answering('[]') }))).toBe(true);
    expect(await eslintScanner.applies(await tree.request())).toBe(false);
  });
  it('reports a configuration that breaks as failed', async () => {
    const broken: Tool = {
      argv: [process.execPath, '-e', 'console.error("Oops: config"); process.exit(2)', '--'],
      version: '10',
      origin: 'repository',
    };
    await expect(scan('x\n', broken)).rejects.toThrow(/eslint ended with 2.*Oops: config/);
  });
});
