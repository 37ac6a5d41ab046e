import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runLine } from './capture.ts';
import { makeFakeHeal } from './fake-heal.ts';

let cwd: string;
beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'heal-patterns-cli-')));
  execFileSync('git', ['init', '-q'], { cwd });
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));
const heal = (line: string) => runLine(makeFakeHeal([]), line.split(' '), { cwd });
const folder = '.github/heal/patterns/code/use-new-client';

describe('list', () => {
  test('names every pattern in a line, with what it does', async () => {
    const { code, out } = await heal('patterns list');
    expect(code).toBe(0);
    expect(out).toMatch(/^code\/yaml-safe-load {2,}python {4}Load YAML with the safe loader$/m);
    expect(out).toMatch(/^code\/js-blank-target +ts, js/m);
  });
  test('by language, by rule, by family', async () => {
    const python = (await heal('patterns list --language python')).out;
    expect(python).toContain('yaml-safe-load');
    expect(python).not.toContain('js-blank-target');
    expect((await heal('patterns list --rule ruff/S506')).out).toMatch(/^code\/yaml-safe-load[^]*1 pattern\./);
    expect((await heal('patterns list --rule oxlint/*')).out).not.toContain('yaml-safe-load');
    expect((await heal('patterns list --language cobol')).code).toBe(2);
  });
  test('as JSON', async () => {
    const answer: unknown = JSON.parse((await heal('patterns list --rule ruff/S506 --json')).out);
    expect(answer).toMatchObject({
      version: 1,
      patterns: [{ id: 'code/yaml-safe-load', languages: ['python'], from: 'shipped', safety: 'careful' }],
    });
  });
  test('works where there is no repository', async () => {
    rmSync(join(cwd, '.git'), { recursive: true });
    expect((await heal('patterns list')).out).toContain('code/yaml-safe-load');
  });
});

describe('show', () => {
  test('tells what is answered, assumed and changed', async () => {
    const { out } = await heal('patterns show yaml-safe');
    expect(out).toContain('code/yaml-safe-load: Load YAML with the safe loader');
    expect(out).toMatch(/answers +ruff\/S506, bandit\/B506/);
    expect(out).toContain('Assumption');
    expect(out).toMatch(/^-.*yaml\.load[^]*^\+.*yaml\.safe_load/m);
  });
  test('an unknown name is told, an ambiguous one too', async () => {
    expect(await heal('patterns show nothing-like-it')).toMatchObject({ code: 2, err: /no pattern nothing-like-it/ });
    expect((await heal('patterns show j')).err).toMatch(/may be code\/j/);
  });
});

describe('new and test', () => {
  test.each(['python', 'typescript'])('what is started works, in %s', async (language) => {
    const { code, out } = await heal(`patterns new use-new-client --language ${language}`);
    expect(code).toBe(0);
    expect(out).toContain(`${folder}/pattern.yml`);
    expect(out).toContain(`heal patterns test ${folder}`);
    expect(await heal('patterns test')).toMatchObject({ code: 0, out: /1 pattern: each keeps/ });
    expect(await heal(`patterns test ${folder}`)).toMatchObject({ code: 0 });
    expect((await heal('patterns list')).out).toContain('code/use-new-client');
    expect((await heal('patterns show use-new-client')).out).toContain('asks before it acts');
    expect(await heal('patterns new use-new-client')).toMatchObject({ code: 2, err: /exists already/ });
  });
  test('with a rule', async () => {
    await heal('patterns new use-new-client --rule ruff/T201');
    expect(readFileSync(join(cwd, folder, 'pattern.yml'), 'utf8')).toContain("rules: ['ruff/T201']");
    expect((await heal('patterns list --rule ruff/T201')).out).toContain('code/use-new-client');
  });
  test('what is wrong is said in sentences, and to the shell', async () => {
    await heal('patterns new use-new-client');
    writeFileSync(join(cwd, folder, 'after.py'), 'from shop.web import fetch_page\n\npage = None\n');
    const { code, out } = await heal('patterns test');
    expect(code).toBe(1);
    expect(out).toMatch(/✘ code\/use-new-client\n {4}code\/use-new-client turns before\.py into:/);
    expect(out).toContain('1 of 1 pattern to be corrected.');
    mkdirSync(join(cwd, '.github/heal/patterns/code/other'));
    writeFileSync(join(cwd, '.github/heal/patterns/code/other/pattern.yml'), 'kind: code\ntitle: [\n');
    expect((await heal('patterns test')).out).toMatch(/other\/pattern\.yml:\d+: .*To do: correct the YAML/);
    expect((await heal('patterns list')).out).toMatch(/Left out .*other\/pattern\.yml/);
  });
  test('nothing to test, or no name, is wrong usage with a way on', async () => {
    expect(await heal('patterns test')).toMatchObject({ code: 2, err: /heal patterns new/ });
    expect(await heal('patterns new ../x')).toMatchObject({ code: 2, err: /kebab-case/ });
    expect(await heal('patterns test nowhere')).toMatchObject({ code: 2, err: /no pattern in/ });
  });
});

test.each(['list', 'show', 'test', 'new'])('heal patterns %s --help has examples and --json', async (name) => {
  const { out } = await heal(`patterns ${name} --help`);
  expect(out).toMatch(new RegExp(`Examples:\\n {2}\\$ heal patterns ${name}`));
  expect(out).toContain('--json');
});
