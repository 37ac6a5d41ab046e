import { describe, expect, it } from 'vitest';
import { parseEvents, prefixOf, stateManifestSchema } from './state-schema.ts';

const entry = {
  remedy: 'ruff/F401',
  origin: 'tool',
  rule: 'ruff/F401',
  kind: 'kept',
  at: '2026-01-02T03:04:05.000Z',
  caseId: 'h1',
};

describe('what is kept', () => {
  it('is read line by line; a torn one takes nothing with it', () => {
    const good = JSON.stringify({ what: 'recorded', entry });
    const { acts, broken } = parseEvents(`${good}\n{"what":"recorded","entry":{}}\n${good.slice(0, 20)}\n`);
    expect(acts).toEqual([{ what: 'recorded', entry }]);
    expect(broken).toBe(2);
  });

  it.each([
    '../x',
    'events/../../x.jsonl',
    '.github/workflows/a.yml',
    'patterns/code/x/../../../a.yml',
    'patterns/code/X/pattern.yml',
    '/events/a.jsonl',
  ])('is never written to %s', (name) => {
    expect(stateManifestSchema.safeParse({ version: 1, packagePath: '', files: [name], removed: [] }).success).toBe(
      false,
    );
    expect(stateManifestSchema.safeParse({ version: 1, packagePath: '', files: [], removed: [name] }).success).toBe(
      false,
    );
  });

  it('has a place for each package', () => {
    expect(prefixOf('.')).toBe('');
    expect(prefixOf('services/shop')).toBe('packages/services%2Fshop/');
    expect(
      stateManifestSchema.safeParse({ version: 1, packagePath: 'a/../../b', files: [], removed: [] }).success,
    ).toBe(false);
  });
});
