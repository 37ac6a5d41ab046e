import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const folder = join(import.meta.dirname, '../../bench');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3));
const Benchmark = z.object({
  name: z.string(),
  about: z.string().regex(/^\S.{20,}[^.]$/),
  goals: z.record(z.string(), z.number().nonnegative()).optional(),
  run: z.custom<() => unknown>((value) => typeof value === 'function'),
});

test.each(names)('%s is a benchmark of that name', async (name) => {
  expect(Benchmark.parse(await import(pathToFileURL(join(folder, `${name}.ts`)).href)).name).toBe(name);
});

test('--json prints one object of numbers, and nothing beside it', () => {
  const output = execFileSync(process.execPath, [join(folder, 'run.ts'), 'loop', '--quick', '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const Printed = z.strictObject({
    name: z.literal('loop'),
    metrics: z.record(z.string(), z.number()),
    machine: z.strictObject({
      cpu: z.string(),
      cores: z.number().int(),
      memoryGb: z.number(),
      system: z.string(),
      node: z.string().regex(/^\d+\.\d+\.\d+$/),
      date: z.string(),
    }),
  });
  expect(Printed.parse(JSON.parse(output)).metrics).toMatchObject({ cases: 100, movesPerCase: 8 });
});

test('a name that is no benchmark is answered with those that are', () => {
  const run = () =>
    execFileSync(process.execPath, [join(folder, 'run.ts'), 'no-such'], { encoding: 'utf8', stdio: 'pipe' });
  expect(run).toThrow(new RegExp(`no-such.*${names.toSorted().join(', ')}`));
});
