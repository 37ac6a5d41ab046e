import { describe, expect, it } from 'vitest';
import { makeTranslator } from './layout.ts';

const [shift, lock, control, num, altGr, secondGroup] = [1, 2, 4, 0x10, 0x80, 1 << 13];
/** As a German and Russian layout has them: two groups of two levels, then the third and fourth levels. */
const q = [0x71, 0x51, 0x6ca, 0x6ea, 0x40, 0x7d9];
const e = [0x65, 0x45, 0x6d5, 0x6f5, 0x20ac, 0x20ac];
const acute = [0xfe51, 0xfe50];
const padSeven = [0xff95, 0xffb7];
const text = (keysyms: readonly number[], state: number) => makeTranslator()(keysyms, state, true)?.text;

describe('what a key writes', () => {
  it('is said by its level', () => {
    expect([0, shift, altGr, altGr | shift].map((state) => text(q, state))).toEqual(['q', 'Q', '@', 'Ω']);
    expect(text(e, altGr)).toBe('€');
  });
  it('is said by the layout that is chosen', () => {
    expect([secondGroup, secondGroup | shift].map((state) => text(q, state))).toEqual(['й', 'Й']);
  });
  it('changes with CapsLock for letters alone', () => {
    expect(text(q, lock)).toBe('Q');
    expect(text(q, lock | shift)).toBe('q');
    expect(text([0x31, 0x21], lock)).toBe('1');
  });
  it('is a digit or a way on the number pad', () => {
    expect(makeTranslator()(padSeven, num, true)).toEqual({ key: '7', text: '7' });
    expect(makeTranslator()(padSeven, 0, true)).toEqual({ key: 'Home', text: undefined });
  });
  it('takes the accent of the dead key before', () => {
    const translate = makeTranslator();
    expect(translate(acute, 0, true)).toEqual({ key: 'Dead', text: undefined });
    expect(translate(acute, 0, false)).toEqual({ key: 'Dead', text: undefined });
    expect(translate([0x65, 0x45], 0, true)).toEqual({ key: 'e', text: 'é' });
    expect(translate([0x65, 0x45], 0, true)).toEqual({ key: 'e', text: 'e' });
    translate(acute, 0, true);
    expect(translate([0x31, 0x21], 0, true)).toEqual({ key: '1', text: undefined });
  });
  it('is nothing for commands and for keys with a name', () => {
    expect(makeTranslator()([0x61, 0x41], control, true)).toEqual({ key: 'a', text: undefined });
    expect(makeTranslator()([0xff0d], 0, true)).toEqual({ key: 'Enter', text: undefined });
    expect(makeTranslator()([0xffe2], shift, true)).toEqual({ key: 'Shift', text: undefined });
    expect(makeTranslator()([0xfe20], shift, true)).toEqual({ key: 'Tab', text: undefined });
    expect(makeTranslator()([0x1008ff13], 0, true)).toBeUndefined();
    expect(makeTranslator()([], 0, true)).toBeUndefined();
  });
});
