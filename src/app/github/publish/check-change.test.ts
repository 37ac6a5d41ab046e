import { describe, expect, it } from 'vitest';
import { decodeBase64, decodeText, findChangeProblem } from './check-change.ts';

const look = (before: string, after: string, path = 'a.py', maxLines = 10) =>
  findChangeProblem([{ path, before, after }], { maxLines });

describe('findChangeProblem', () => {
  it('lets a heal pass', () => {
    expect(look('import os\nimport re\nre.x()\n', 'import re\nre.x()\n')).toBeUndefined();
    expect(look('\ufeffx = 1\r\ny = 2\r\n', '\ufeffx = 1\r\n')).toBeUndefined();
    expect(look('s = "a\u200bb"\nx = 1\n', 's = "a\u200bb"\n')).toBeUndefined();
  });
  it.each([
    ['x = 1\n', 'x = 1  # noqa\n', 'silences'],
    ['x = f()\n', 'x = cast("Any", f())\n', 'silences'],
    ['x = 1  # why\ny = 2\n', 'y = 2\n', 'comment'],
    ['x = "a"\n', 'x = "\u202ea"\n', 'seen'],
    ['x = "a"\n', 'x = "a\u{e0041}"\n', 'seen'],
    ['x = "a"\n', 'x = "a\u001b[2K"\n', 'seen'],
    ['x = 1\n', '', 'empties'],
    ['x = 1\n', 'x = 1\n', 'nothing'],
    ['x = 1\n', 'y = 1\n'.repeat(12), 'more than 10 lines'],
  ])('%j → %j', (before, after, why) => expect(look(before, after)).toContain(why));
  it('keeps tests and what they assert', () => {
    const before = 'def test_a():\n    assert f() == 1\n\n\ndef test_b():\n    assert g()\n';
    expect(look(before, 'def test_a():\n    assert f() == 1\n', 'tests/test_a.py')).toContain('test');
    expect(look(before, before.replace('== 1', '== 2'), 'tests/test_a.py')).toContain('asserts');
    expect(look("it('a', () => {});\n", "it.skip('a', () => {});\n", 'a.test.ts')).toContain('silences');
  });
  it('counts lines over all files, exactly up to the limit', () => {
    const files = ['a.py', 'b.py'].map((path) => ({ path, before: 'x = 1\n', after: 'x = 2\n' }));
    expect(findChangeProblem(files, { maxLines: 4 })).toBeUndefined();
    expect(findChangeProblem(files, { maxLines: 3 })).toContain('more than 3');
  });
  it('is done soon, whatever it is given', () => {
    const many = (seed: number) => Array.from({ length: 40_000 }, (_, i) => `x${(i * seed) % 9973} = 1\n`).join('');
    const started = performance.now();
    expect(look(many(3), many(7))).toContain('more than');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('decoding', () => {
  it('takes text and nothing else', () => {
    expect(decodeText(Buffer.from('\ufeffa\r\n'))).toBe('\ufeffa\r\n');
    expect(decodeText(Buffer.from([0xff, 0xfe, 0x61]))).toBeUndefined();
    expect(decodeText(Buffer.from('a\0b'))).toBeUndefined();
    expect(decodeBase64('YQ==')).toEqual(Buffer.from('a'));
    expect([decodeBase64('YQ'), decodeBase64('Y Q=='), decodeBase64('not base64')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
