import { describe, expect, it } from 'vitest';
import { measure } from './trial.ts';

const cart = `import { isWord } from './words';

export interface Line { readonly sku: string; readonly amount?: number }

export function among(lines: readonly Line[], skus: readonly string[]): Line[] {
  return lines.filter((line) => skus.includes(line.sku) && isWord(line.sku));
}
`;
const words = 'export const isWord = (text: string): boolean => text.length > 0;\n';
const asSet = {
  at: 'skus.includes(line.sku)',
  from: 'return lines.filter((line) => skus.includes(line.sku)',
  to: 'const known = new Set(skus);\n  return lines.filter((line) => known.has(line.sku)',
};

describe('a function in TypeScript', { timeout: 30_000 }, () => {
  it('is measured with made-up arguments, its neighbours around it', async () => {
    const evidence = await measure({ files: { 'src/cart.ts': cart, 'src/words.ts': words }, ...asSet });
    expect(evidence).toMatchObject({ verdict: 'gain', subject: 'among(array of object, array of string)' });
    expect(evidence.sizes.map(({ size }) => size)).toEqual([10, 100, 1000]);
  });

  it('is measured where modules import types by their plain names', async () => {
    const imported = cart
      .replace("import { isWord } from './words';", "import { isWord, Word } from './words.js';")
      .replace('readonly amount?: number', 'readonly amount?: Word');
    const more =
      "import { Shape } from './shapes.js';\nexport type Word = string;\nexport const shapes: Shape[] = [];\n";
    const files = {
      'src/cart.ts': imported,
      'src/words.ts': more + words,
      'src/shapes.ts': 'export interface Shape {}\n',
    };
    expect(await measure({ files, ...asSet })).toMatchObject({ verdict: 'gain' });
  });

  it('is measured where it waits, with calls that take a millisecond', async () => {
    const text = `export async function all(names: string[], fetchOne: (name: string) => Promise<number>): Promise<number[]> {
  const out: number[] = [];
  for (const name of names) {
    out.push(await fetchOne(name));
  }
  return out;
}
`;
    const from = text.slice(text.indexOf('  const out'), text.lastIndexOf('}'));
    const to = '  return Promise.all(names.map((name) => fetchOne(name)));\n';
    const evidence = await measure({ files: { 'a.ts': text }, at: 'await fetchOne(name)', from, to });
    expect(evidence).toMatchObject({ verdict: 'gain', subject: 'all(array of string, function that takes 1 ms)' });
  });

  it('is measured by how values are used where their types say nothing', async () => {
    const text = `export async function all(names: any, fetchOne: any) {
  const out: any[] = [];
  for (const name of names) {
    out.push(await fetchOne(name));
  }
  return out;
}
`;
    const from = text.slice(text.indexOf('  const out'), text.lastIndexOf('}'));
    const to = '  return Promise.all(names.map((name: any) => fetchOne(name)));\n';
    const evidence = await measure({ files: { 'a.ts': text }, at: 'await fetchOne(name)', from, to });
    expect(evidence).toMatchObject({ verdict: 'gain', subject: 'all(array of string, function that takes 1 ms)' });
    const search = 'export const both = (a: any, b: unknown[]) => a.filter((x: any) => b.includes(x));\n';
    expect(
      await measure({
        files: { 'b.ts': search },
        at: 'b.includes(x)',
        from: 'a.filter((x: any) => b.includes(x))',
        to: '{ const known = new Set(b); return a.filter((x: any) => known.has(x)); }',
      }),
    ).toMatchObject({ verdict: 'gain', subject: 'both(array of string, array of string)' });
  });

  it('is measured as a method, and as CommonJS', async () => {
    const text = `class Index {
  constructor(limit = 10) { this.limit = limit; }
  /** @param {string[]} names */
  build(names) {
    return names.reduce((all, name) => ({ ...all, [name]: name.length }), {});
  }
}
module.exports = { Index };
`;
    const from = '({ ...all, [name]: name.length })';
    const to = '{ all[name] = name.length; return all; }';
    const evidence = await measure({ files: { 'index.cjs': text }, at: from, from, to });
    expect(evidence).toMatchObject({ verdict: 'gain', subject: 'Index.build(array of string)' });
  });

  it('gains nothing by what changes nothing, and is refused when it answers differently', async () => {
    const text = 'export const double = (items: number[]): number[] => items.map((item) => item * 2);\n';
    const files = { 'a.ts': text };
    expect(await measure({ files, at: 'item * 2', from: 'item * 2', to: '2 * item' })).toMatchObject({
      verdict: 'no-gain',
    });
    expect(
      await measure({ files, at: 'item * 2', from: 'item * 2', to: 'item * 2 + (item > 8 ? 1 : 0)' }),
    ).toMatchObject({
      verdict: 'different',
      said: expect.stringContaining('double(array of number) with 10 elements'),
    });
  });

  const work = (body: string, type = 'string[]') =>
    `import fs from 'node:fs';\nimport { execSync } from 'node:child_process';\nexport function work(items: ${type}): unknown {\n  let last: unknown;\n  for (const item of items) {\n    ${body}\n  }\n  return last;\n}\n`;
  it.each([
    ['never comes back', work('for (;;);'), 'it did not come back'],
    ['ends the process', work('process.exit(0);'), 'the benchmark ended without an answer'],
    ['differs from call to call', work('last = Math.random();'), 'its answers differ from call to call'],
    ['writes a file', work("fs.writeFileSync('made-by-it', '');"), 'it acts on the outside (FileSystemWrite)'],
    ['starts a program', work("execSync('true');"), 'it acts on the outside (ChildProcess)'],
    [
      'needs what nobody can make up',
      work('last = item;', 'WeakRef<object>[]'),
      'no value of the type WeakRef<object>[] can be made up',
    ],
    [
      'is an inner function',
      'export const make = { work(items: string[]) { return items.map((item) => item); } };\n',
      'no declaration at the top',
    ],
  ])('is not measured when it %s', async (_, text, why) => {
    const at = /^ {4}(\S.*)$/m.exec(text)?.[1] ?? 'items.map';
    const evidence = await measure({ files: { 'a.ts': text }, at, from: 'export', to: 'export', timeoutMs: 2500 });
    expect(evidence).toMatchObject({ verdict: 'unmeasured', sizes: [] });
    expect(evidence.said).toContain(why);
  });

  it('cannot forge its figures by printing them', async () => {
    const forged = JSON.stringify({ status: 'measured', sizes: [{ size: 1000, before: [9], after: [1] }] });
    const text = `${work(`console.log('w ${forged}'); last = item;`)}fs.writeSync(1, 'w ${forged}\\n${forged}\\n');\n`;
    const evidence = await measure({
      files: { 'a.ts': text },
      at: 'console.log',
      from: 'return last',
      to: 'return last ',
    });
    expect(evidence.verdict).toBe('no-gain');
  });
});
