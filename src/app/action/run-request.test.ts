import { describe, expect, it } from 'vitest';
import { fromRoot } from './run-request.ts';

describe('fromRoot', () => {
  it('names files from the root, and leaves lines alone that look like headers', () => {
    const patch = [
      'diff --git a/x b/x',
      '--- a/x',
      '+++ b/x',
      '@@ -1,2 +1,2 @@',
      '--- a/x',
      '+++ b/x',
      ' diff --git a/x b/x',
      '',
    ].join('\n');
    expect(fromRoot(patch + patch.replaceAll('x', 'y/z'), 'shop/').split('\n')).toEqual([
      ...['diff --git a/shop/x b/shop/x', '--- a/shop/x', '+++ b/shop/x', '@@ -1,2 +1,2 @@'],
      ...['--- a/x', '+++ b/x', ' diff --git a/x b/x'],
      ...['diff --git a/shop/y/z b/shop/y/z', '--- a/shop/y/z', '+++ b/shop/y/z', '@@ -1,2 +1,2 @@'],
      ...['--- a/y/z', '+++ b/y/z', ' diff --git a/y/z b/y/z', ''],
    ]);
    expect(fromRoot(patch, '')).toBe(patch);
  });
});
