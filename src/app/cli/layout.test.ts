import { describe, expect, it } from 'vitest';
import { defuseWorkflowCommands, printableJson } from './clean.ts';
import { fit, formatMs, pad, widthOf, wrap } from './layout.ts';
import { hasColours } from './terminal.ts';

describe('layout', () => {
  it('counts cells, not characters', () => {
    expect(widthOf('naïve')).toBe(5);
    expect(widthOf('漢字🙂')).toBe(6);
    expect(widthOf('e\u0301')).toBe(1);
    expect(pad('漢', 4)).toBe('漢  ');
  });
  it('cuts and wraps at cells and words', () => {
    expect(fit('漢字漢字', 5)).toBe('漢字…');
    expect(fit('short', 5)).toBe('short');
    expect(wrap('one two three four', 9, 2)).toEqual(['one two', 'three fo…']);
    expect(wrap('one two', Number.POSITIVE_INFINITY, 2)).toEqual(['one two']);
    expect(wrap('x'.repeat(25), 10, 2)).toEqual(['x'.repeat(10), `${'x'.repeat(9)}…`]);
  });
  it('names times as people do', () => {
    expect([4, 1234, 125_000].map(formatMs)).toEqual(['4 ms', '1.2 s', '2 min 5 s']);
  });
});

describe('text for a log', () => {
  it('holds no workflow command', () => {
    expect(defuseWorkflowCommands('a\n  ::error::x\n##[group]y')).not.toMatch(/^\s*::|##\[/m);
  });
  it('is the same value as JSON', () => {
    const value = { 'a##[b': '\u009b31m\u202e ##[error]' };
    expect(printableJson(value)).not.toMatch(/##\[|[\u0080-\u009f\u202e]/);
    expect(JSON.parse(printableJson(value))).toEqual(value);
  });
});

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [true, { FORCE_COLOR: '0' }, false],
  ])('terminal %s with %j: %s', (isTerminal, env, expected) => {
    expect(hasColours(isTerminal, env)).toBe(expected);
  });
});
