import { afterEach, describe, expect, it } from 'vitest';
import type { Tool } from '#core/ports/tools.ts';
import { makeTree, type Tree } from '../fixtures/local.ts';
import { biomeScanner } from './index.ts';

let tree: Tree | undefined;
afterEach(() => tree?.remove());
async function scan(text: string, output: string) {
  const script = `console.log(${JSON.stringify(output)})`;
  const biome: Tool = { argv: [process.execPath, '-e', script, '--'], version: '2.6.8', origin: 'repository' };
  tree = makeTree({ 'biome.json': '{}', 'a.js': text });
  return (await biomeScanner.scan(await tree.request({ biome }))).findings;
}

describe('biome', () => {
  it('counts characters where we count UTF-16 units', async () => {
    const location = { path: 'a.js', start: { line: 1, column: 10 }, end: { line: 1, column: 12 } };
    const diagnostic = { severity: 'error', message: 'm', category: 'lint/suspicious/noDoubleEquals', location };
    const [finding] = await scan("x = '😀' == 1;\n", JSON.stringify({ diagnostics: [diagnostic] }));
    expect(finding).toMatchObject({
      rule: 'biome/lint/suspicious/noDoubleEquals',
      category: 'logic',
      place: { line: 1, column: 11, endColumn: 13 },
    });
  });
  it('reads the bytes of earlier versions', async () => {
    const diagnostic = {
      category: 'lint/correctness/noUnusedImports',
      description: 'unused',
      message: [{ content: 'unused' }],
      location: { path: { file: 'a.js' }, span: [9, 10] },
    };
    const [finding] = await scan('/*é*/   x;\n', JSON.stringify({ diagnostics: [diagnostic] }));
    expect(finding).toMatchObject({ category: 'import', message: 'unused', place: { column: 9, endColumn: 10 } });
  });
  it('takes only what its linter says', async () => {
    const diagnostic = {
      category: 'format',
      message: 'm',
      location: { path: 'a.js', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
    };
    expect(await scan('x\n', JSON.stringify({ diagnostics: [diagnostic] }))).toEqual([]);
  });
  it('reports rubbish as failed', async () => {
    await expect(scan('x\n', 'panic!')).rejects.toThrow(/biome ended with 0/);
  });
});
