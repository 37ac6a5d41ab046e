import { describe, expect, it } from 'vitest';
import { DesktopError } from '#core/ports/desktop.ts';
import { readChord, readText } from './keys.ts';

describe('keys that are pressed together', () => {
  it('are held in their order, the last one is hit', () => {
    expect(readChord(['Control', 'Shift', 'Tab'])).toEqual({ held: ['Control', 'Shift'], hit: { name: 'Tab' } });
    expect(readChord(['ß'])).toEqual({ held: [], hit: { character: 'ß' } });
    expect(readChord(['Space'])).toEqual({ held: [], hit: { character: ' ' } });
    expect(readChord(['Alt'])).toEqual({ held: [], hit: { name: 'Alt' } });
  });
  it('are letters without case in a command, and with case in a text', () => {
    expect(readChord(['Control', 'S']).hit).toEqual({ character: 's' });
    expect(readChord(['Shift', 'S']).hit).toEqual({ character: 'S' });
  });
  it('are refused whole when one of them is none', () => {
    for (const bad of [[], ['a', 'b'], ['control', 'a'], ['Control', 'ab'], ['\n'], ['F13'], ['\ud83d']]) {
      expect(() => readChord(bad), bad.join('+')).toThrow(DesktopError);
    }
  });
});

describe('text that is typed', () => {
  it('is hit character by character, whatever the line breaks', () => {
    const [enter, tab] = [{ name: 'Enter' }, { name: 'Tab' }];
    expect(readText('a\r\nb\t🙂\r')).toEqual([
      { character: 'a' },
      enter,
      { character: 'b' },
      tab,
      { character: '🙂' },
      enter,
    ]);
  });
  it('holds no control characters and no half ones; what it holds is not told', () => {
    for (const bad of ['pass\u0000word', 'x\u001b[2J', '\ud83d', 'a\u0085']) {
      expect(() => readText(bad)).toThrow(DesktopError);
      expect(() => readText(bad)).not.toThrow(/pass/);
    }
  });
});
