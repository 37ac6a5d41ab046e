import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reverseDiff, unifiedDiff } from './diff.ts';

describe('unified diff', () => {
  it.each([
    ['plain', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['without a newline at the end', 'a\nb', 'a\nB'],
    ['CRLF', 'a\r\nb\r\n', 'a\r\nB\r\n'],
    ['emptied', 'a\n', ''],
    ['dashes', 'a\n-- x\n', 'a\n++ y\n'],
  ])('is what git applies: %s', (_, before, after) => {
    const folder = mkdtempSync(join(tmpdir(), 'heal-diff-'));
    writeFileSync(join(folder, 'f.py'), before);
    execFileSync('git', ['apply', '-'], { cwd: folder, input: unifiedDiff('f.py', before, after) });
    expect(readFileSync(join(folder, 'f.py'), 'utf8')).toBe(after);
    rmSync(folder, { recursive: true });
  });

  it('is taken back also when lines moved, and not when they changed', () => {
    const diff = unifiedDiff('f.py', 'a\nb\nc\n', 'a\nB\nc\n');
    expect(reverseDiff(diff, () => 'new\na\nB\nc\n').get('f.py')).toBe('new\na\nb\nc\n');
    expect(reverseDiff(diff, () => 'a\nX\nc\n').get('f.py')).toBeUndefined();
  });
});
