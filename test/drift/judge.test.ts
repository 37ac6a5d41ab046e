import { describe, expect, test } from 'vitest';
import type { Intent, TruthEvent } from './app.ts';
import { judgeAction, judgePoint } from './judge.ts';

const save: Intent = { id: '01-save', title: 'Save', do: 'click', widget: 'save', effects: ['save'] };
const typed: Intent = { id: '02-name', title: 'Name', do: 'type', text: 'ab', focus: 'name', effects: [] };
const at = { x: 5, y: 5 };
const press = (widget: string): TruthEvent => ({ what: 'press', widget });
const effect = (widget: string): TruthEvent => ({ what: 'effect', widget });
const key = (widget: string): TruthEvent => ({ what: 'key', widget });
const isOf = (intent: Intent, events: readonly TruthEvent[], clicks = [at], sent = 0) =>
  judgeAction(intent, { clicks, sent, events }).is;

describe('a click', () => {
  test('is right when what was meant got it and did what it is for', () => {
    expect(isOf(save, [press('save'), effect('save')])).toBe('right');
  });
  test.each([
    ['another widget got it', [press('delete'), effect('delete')], [at]],
    ['it had another effect as well', [press('save'), effect('save'), effect('delete')], [at]],
    ['it had no effect', [press('save')], [at]],
    ['the place is nothing', [], [at]],
    ['another window lay there', [press('cover')], [at]],
    ['the mouse was pressed twice', [press('save'), press('save'), effect('save')], [at, at]],
  ] as const)('is wrong when %s', (_, events, clicks) => {
    expect(isOf(save, events, [...clicks])).toBe('wrong');
  });
  test('that was not made is a halt, unless something happened', () => {
    expect(isOf(save, [], [])).toBe('halted');
    expect(isOf(save, [effect('save')], [])).toBe('wrong');
  });
});

describe('a text', () => {
  test('is right when all keys went to the widget that was meant', () => {
    expect(isOf(typed, [key('name'), key('name')], [], 1)).toBe('right');
  });
  test('is wrong when a key went elsewhere, did something else or did not arrive', () => {
    expect(isOf(typed, [key('name'), key('city')], [], 1)).toBe('wrong');
    expect(isOf(typed, [key('name'), effect('save')], [], 1)).toBe('wrong');
    expect(isOf(typed, [], [], 1)).toBe('wrong');
  });
});

test('a place is wrong beside the widget, under another window, and where the widget is missing', () => {
  const box = { widget: 'save', x: 0, y: 0, width: 10, height: 10 };
  expect(judgePoint(at, 'save', [box], []).is).toBe('right');
  expect(judgePoint({ x: 10, y: 5 }, 'save', [box], []).is).toBe('wrong');
  expect(judgePoint(at, 'save', [box], [{ x: 4, y: 4, width: 4, height: 4 }]).is).toBe('wrong');
  expect(judgePoint(at, 'delete', [box], []).is).toBe('wrong');
  expect(judgePoint(undefined, 'save', [box], []).is).toBe('halted');
});
