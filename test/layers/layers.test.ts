import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import rooms from './rooms.json' with { type: 'json' };

interface Room {
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly node?: readonly string[];
}
const table: Readonly<Record<string, Room>> = rooms.rooms;
const files = globSync(['src/**/*.ts', 'healers/**/*.ts']).map((file) => file.replaceAll('\\', '/'));
const roomOf = (path: string) => Object.keys(table).find((room) => path.startsWith(`${room}/`));

/** Every import of a file that is not a test: where it points, inside the project or to a package. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|^import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  );
  return [...found]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((target) => {
      if (target.startsWith('.')) return normalize(join(dirname(file), target));
      if (target.startsWith('#healers/')) return `healers/${target.slice('#healers/'.length)}`;
      return target.startsWith('#') ? `src/${target.slice(1)}` : target;
    });
}
const isTest = (file: string) => /\.test\.ts$|\/fixtures?\/|\.fixture\.ts$/.test(file);
const isInside = (target: string) => /^(src|healers|test|scripts)\//.test(target);
const packageOf = (target: string) =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

describe('the import star', () => {
  it('lets nobody import a neighbour', () => {
    const wrong = files
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        const room = roomOf(file) ?? '';
        const allowed = table[room]?.imports ?? [];
        return importsOf(file)
          .filter(
            (target) =>
              isInside(target) &&
              roomOf(target) !== room &&
              !allowed.includes('*') &&
              !allowed.includes(roomOf(target) ?? ''),
          )
          .map(
            (target) =>
              `${file} imports ${target}: move the shared part into src/core, or declare a port there and hand it in from src/app`,
          );
      });
    expect(wrong).toEqual([]);
  });

  it('keeps each outside package in its room', () => {
    const wrong = files
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        const room = table[roomOf(file) ?? ''];
        return importsOf(file)
          .filter((target) => !isInside(target))
          .filter((target) =>
            isBuiltin(target) ? room?.node && !room.node.includes(target) : !room?.packages.includes(packageOf(target)),
          )
          .map((target) => `${file} uses ${target}, which its room may not: use the room that owns it, through a port`);
      });
    expect(wrong).toEqual([]);
  });

  it('reads the process only in app', () => {
    // Healers write `process.env` into code; what they may not do is ask for the time or the folder.
    const reads = /\bprocess\.(argv|cwd\(\)|exit\b)|\bDate\.now\(\)|\bnew Date\(\)/;
    const wrong = files.filter(
      (file) =>
        !isTest(file) &&
        /^(src\/(core|loop|policy|remedies|observe|config|syntax)|healers)\//.test(file) &&
        reads.test(readFileSync(file, 'utf8')),
    );
    expect(wrong).toEqual([]);
    const environment = files.filter(
      (file) =>
        !isTest(file) &&
        !/^(src\/app|healers|src\/scanners\/heal\/rules)\//.test(file) &&
        /\bprocess\.env\b/.test(readFileSync(file, 'utf8')),
    );
    expect(environment).toEqual([]);
  });

  it('keeps files small', () => {
    const long = files
      .filter((file) => !/generated|\.test\.ts$/.test(file))
      .filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
