import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { flowRules } from '#scanners/flow/rules.ts';
import { expand, expandAliases } from './braces.ts';
import { loadFlows } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'heal-flows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function write(text: string): void {
  mkdirSync(join(folder, 'python'), { recursive: true });
  writeFileSync(join(folder, 'python/mine.yml'), text);
}

describe('braces', () => {
  it('stand for every combination, in order', () => {
    expect(expand('a.{b,c}().{d,e}')).toEqual(['a.b().d', 'a.b().e', 'a.c().d', 'a.c().e']);
    expect(expand('a.b')).toEqual(['a.b']);
  });
  it('name on the left what stands at their place on the right', () => {
    expect(expandAliases({ 'x.{a,b}': 'y.{a,b}' })).toEqual({ 'x.a': 'y.a', 'x.b': 'y.b' });
    expect(expandAliases({ 'x.{a,b}': 'y' })).toEqual({ 'x.a': 'y', 'x.b': 'y' });
    expect(() => expandAliases({ 'x.{a,b,c}': 'y.{a,b}' })).toThrow('3 names for 2 meanings');
  });
});

describe('a file of models', () => {
  it('gives one model for each place', async () => {
    write("languages: [python]\nsources:\n  - { at: 'web.{query,body}', kind: request, confidence: 1 }\n");
    const [flow] = await loadFlows(folder);
    expect(flow?.name).toBe('python/mine');
    expect(flow?.sources.map((source) => source.at)).toEqual(['web.query', 'web.body']);
  });
  it.each([
    ['an unknown field', 'languages: [python]\nsource: []\n', 'source'],
    ['a sink without a place', 'languages: [python]\nsinks: [{ rule: xss, args: [0] }]\n', 'at'],
    [
      'a confidence above one',
      'languages: [python]\nsources: [{ at: a, kind: request, confidence: 2 }]\n',
      'confidence',
    ],
  ])('with %s is refused by name', async (_, text, field) => {
    write(text);
    await expect(loadFlows(folder)).rejects.toThrow('flows/python/mine.yml');
    await expect(loadFlows(folder)).rejects.toThrow(field);
  });
});

it('knows every rule that the models of Heal name, and only expressions that are ones', async () => {
  for (const flow of await loadFlows(join(import.meta.dirname, '../../../flows'))) {
    for (const { rule, shape = '', safePrefix = '' } of flow.sinks) {
      expect(Object.keys(flowRules), flow.name).toContain(rule);
      expect(() => [new RegExp(shape), new RegExp(safePrefix)]).not.toThrow();
    }
    const safeFor = [...flow.sanitizers.flatMap((one) => one.for), ...flow.sources.flatMap((one) => one.safeFor ?? [])];
    for (const rule of safeFor) expect([...Object.keys(flowRules), '*', 'objects'], flow.name).toContain(rule);
  }
});
