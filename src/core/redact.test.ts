import { describe, expect, it } from 'vitest';
import { findSecretValues, makeMask, maskTexts } from './redact.ts';

const at = (line: number, column = 1, endColumn = 1) => ({ path: 'a.py', line, column, endLine: line, endColumn });

describe('the mask', () => {
  it('knows quoted values, assigned values and what a tool has marked', () => {
    const text = 'import os\nTOKEN = "ghp_1234567890"\nAPI_KEY=key-1234567890\nuse(abc-1234567890)\n';
    expect(findSecretValues(at(2), text)).toEqual(['ghp_1234567890']);
    expect(findSecretValues(at(3), text)).toEqual(['key-1234567890']);
    expect(findSecretValues(at(4, 5, 19), text)).toEqual(['abc-1234567890']);
  });

  it('takes a plain word only where it stands in quotes, and short ones nowhere', () => {
    const mask = makeMask(findSecretValues(at(1), 'password = "password"  # or "test"\n'));
    expect(mask('password = "password"')).toBe('password = "***"');
    expect(mask('assert "test"')).toBe('assert "test"');
  });

  it('takes the longer of two values that begin alike', () => {
    expect(makeMask(['key-12345', 'key-1234567'])('key-1234567')).toBe('***');
  });

  it('takes a value however it is written: in Base64, escaped for addresses, escaped for JSON', () => {
    const value = 'p@ss "wörd"/1234';
    const mask = makeMask([value]);
    const base64 = Buffer.from(value).toString('base64');
    const written = [value, base64, base64.replace(/=+$/, ''), encodeURIComponent(value), JSON.stringify(value)];
    for (const one of written) expect(mask(`log: ${one}.`)).toMatch(/^log: "?\*\*\*=*"?\.$/);
    expect(mask(`?t=${Buffer.from(value).toString('base64url')}`)).toBe('?t=***');
  });

  it('goes through whole records, and keeps names and places', () => {
    const record = { path: 'key-12345.py', lines: ['x key-12345'], count: 1, none: undefined };
    expect(maskTexts(record, makeMask(['key-12345']))).toEqual({ ...record, lines: ['x ***'] });
  });
});
