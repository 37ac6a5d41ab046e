import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Tool } from '#core/ports/tools.ts';
import type { ScanRequest } from '#core/scanner.ts';
import { applyEdits } from '#syntax/edits.ts';
import { makeTree, type Tree } from '../fixtures/local.ts';
import type { Offer } from './fix-protocol.ts';
import { cureFor } from './fixes.ts';
import { createOxlintScanner } from './index.ts';

const oxlint: Tool = {
  argv: [process.execPath, join(import.meta.dirname, '../../../node_modules/oxlint/bin/oxlint')],
  version: '1.89.0',
  origin: 'bundled',
};
const fixWorkerPath = join(import.meta.dirname, 'fix-worker.ts');
let tree: Tree | undefined;
afterEach(() => tree?.remove());

async function scan(files: Readonly<Record<string, string>>, workerPath = fixWorkerPath) {
  tree = makeTree(files);
  const request = await tree.request({ oxlint });
  const started: string[] = [];
  const run: ScanRequest['run'] = (tool, signal) => {
    started.push(tool.argv.join(' '));
    return request.run(tool, signal);
  };
  const answer = await createOxlintScanner({ fixWorkerPath: workerPath }).scan({ ...request, run });
  return { ...answer, started };
}
/** What each fix alone makes of the text, as `rule safety: text`. */
async function fixes(text: string, more: Readonly<Record<string, string>> = {}, path = 'a.ts') {
  const { findings } = await scan({ [path]: text, ...more });
  return findings.flatMap((finding) =>
    finding.toolFixes.map((fix) => `${finding.rule} ${fix.safety}: ${applyEdits(text, fix.edits)}`),
  );
}

describe("oxlint's own fixes", () => {
  it('come with the findings of rules that we trust', async () => {
    expect(await fixes('export const f = (x: boolean) => (Boolean(x) ? 1 : 2);\n')).toEqual([
      'oxlint/no-extra-boolean-cast careful: export const f = (x: boolean) => (x ? 1 : 2);\n',
    ]);
    expect(await fixes("export const a = 'x' as 'x';\n")).toEqual([
      "oxlint/typescript/prefer-as-const safe: export const a = 'x' as const;\n",
    ]);
    expect(await fixes('export const f = (k: string, o: object) => !k in o;\n')).toEqual([
      'oxlint/no-unsafe-negation risky: export const f = (k: string, o: object) => !(k in o);\n',
    ]);
    expect(await fixes('export const f = (s: string) => /^ab/.test(s);\n')).toEqual([
      "oxlint/unicorn/prefer-string-starts-ends-with careful: export const f = (s: string) => s.startsWith('ab');\n",
    ]);
  });
  it('are told one from the other on one line', async () => {
    expect(await fixes(String.raw`export const a = 'a\"b\:c';` + '\n')).toEqual([
      String.raw`oxlint/no-useless-escape safe: export const a = 'a"b\:c';` + '\n',
      String.raw`oxlint/no-useless-escape safe: export const a = 'a\"b:c';` + '\n',
    ]);
  });
  it('are dropped when two findings of the rule stand at one place', async () => {
    const text = 'export const f = (a: object) => ({ ...({ ...(a || {}) } || {}) });\n';
    const { findings } = await scan({ 'a.ts': text });
    expect(findings.filter((one) => one.rule === 'oxlint/unicorn/no-useless-fallback-in-spread')).toHaveLength(2);
    expect(findings.flatMap((one) => one.toolFixes)).toEqual([]);
  });
  it('keep a byte order mark, CRLF and what stands around them', async () => {
    const text = "\uFEFFexport const a = '😀\\\"', b = 1; // why\r\nexport const c = 'é' as 'é';\r\n";
    expect(await fixes(text)).toEqual([
      `oxlint/no-useless-escape safe: ${text.replace('\\"', '"')}`,
      `oxlint/typescript/prefer-as-const safe: ${text.replace("as 'é'", 'as const')}`,
    ]);
  });
  it("obey the repository's own configuration, its rules and its silences", async () => {
    const config = { '.oxlintrc.json': '{ "categories": { "correctness": "off" }, "rules": { "yoda": "error" } }' };
    const text =
      'export const f = (x: number) => 5 < x;\n// oxlint-disable-next-line\nexport const g = (x: number) => 5 < x;\n';
    expect(await fixes(text, config)).toEqual([`oxlint/yoda safe: ${text.replace('5 < x', 'x > 5')}`]);
  });
  it('are those of the nearest configuration', async () => {
    const text = 'export const f = (x: number) => 5 < x && 1.0;\n';
    const config = {
      '.oxlintrc.json': '{ "categories": { "correctness": "off" } }',
      'sub/.oxlintrc.json': '{ "rules": { "yoda": "error" } }',
    };
    expect(await fixes(text, config, 'sub/a.ts')).toEqual([`oxlint/yoda safe: ${text.replace('5 < x', 'x > 5')}`]);
  });
  it('are not taken where our healers decide, where they hide a fault, or change what the program means', async () => {
    expect(await fixes("import { join } from 'node:path';\nvar x = 1;\nexport const y = 2;\n")).toEqual([]);
    expect(await fixes('export const f = async (p: unknown) => {\n  await Promise.all([p]);\n};\n')).toEqual([]);
    expect(await fixes('export function f() {\n  debugger;\n}\n')).toEqual([]);
  });
  it('leave a backslash in a string alone that may be one too few of a pattern', async () => {
    expect(await fixes(String.raw`export const p = new RegExp('^\d+\.\w$');` + '\n')).toEqual([]);
    expect(await fixes(String.raw`export const p = /[\.]/;` + '\n')).toEqual([
      'oxlint/no-useless-escape careful: export const p = /[.]/;\n',
    ]);
  });
  it('of the tier of suggestions are not told', async () => {
    expect(await fixes('export const f = (x: boolean) => (!!x ? 1 : 2);\n')).toEqual([]);
  });
  it('delete no comment', async () => {
    expect(await fixes('export const f = (x: object) => ({ ...(x || /* none */ {}) });\n')).toEqual([]);
  });
  it('change no file, and cost nothing where there are none', async () => {
    const text = "export const a = 'x' as 'x';\n";
    const { started } = await scan({ 'a.ts': text });
    expect(started).toHaveLength(2);
    expect(await (await tree?.request())?.read('a.ts')).toBe(text);
    tree?.remove();
    expect((await scan({ 'a.ts': 'export const a = 1;\n', 'b.js': 'debugger;\n' })).started).toHaveLength(1);
  });
  it('are not asked for where line breaks are counted in more than one way', async () => {
    expect(await fixes("export const s = '\u2028';\nexport const a = 'x' as 'x';\n")).toEqual([]);
  });
  it('that cannot be had take no finding with them, and that is told', async () => {
    const { findings, notes } = await scan({ 'a.ts': "export const a = 'x' as 'x';\n" }, '/nowhere/worker.js');
    expect(findings.map((one) => one.rule)).toEqual(['oxlint/typescript/prefer-as-const']);
    expect(notes?.[0]).toMatch(/^the fixes of oxlint are missing: oxlint --lsp ended with 1/);
  });
});

describe('cureFor', () => {
  const cure: Offer = { title: 'Replace `a` with `b`.', isCure: true, changes: [] };
  const silence = (rule: string): Offer[] =>
    ['line', 'whole file'].map((where) => ({ title: `Disable ${rule} for this ${where}`, isCure: false, changes: [] }));
  it('finds the cure of a rule among those of its neighbours', () => {
    expect(cureFor('yoda', [...silence('no-eval'), cure, ...silence('yoda')])).toBe(cure);
    expect(cureFor('no-eval', [...silence('no-eval'), cure, ...silence('yoda')])).toBeUndefined();
  });
  it('takes none when the list has a form that it does not know', () => {
    expect(cureFor('yoda', [cure, cure, ...silence('yoda')])).toBeUndefined();
    expect(cureFor('yoda', [cure, ...silence('yoda'), cure])).toBeUndefined();
    expect(cureFor('yoda', [cure, ...silence('yoda').slice(1)])).toBeUndefined();
    expect(cureFor('yoda', [cure, ...silence('yoda'), cure, ...silence('yoda')])).toBeUndefined();
  });
});
