import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { checkPattern, pairExamples } from '#remedies/pattern-conformance.ts';

const folder = join(import.meta.dirname, '../../patterns');
const patterns = await loadPatterns(folder);

test.each(patterns.map((pattern) => [pattern.id, pattern] as const))(
  '%s heals and leaves what its files say',
  async (id, pattern) => {
    const names = await readdir(join(folder, id));
    expect(names).toContain('README.md');
    const files = new Map<string, string>();
    for (const name of names.filter((each) => /^(before|after|untouched)/.test(each))) {
      files.set(name, await readFile(join(folder, id, name), 'utf8'));
    }
    const examples = pairExamples(files);
    if (typeof examples === 'string') expect.fail(examples);
    expect(checkPattern(pattern, examples)).toEqual([]);
  },
);
