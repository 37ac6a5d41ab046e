import { expect, it } from 'vitest';
import type { InputEvent } from '#core/ports/desktop.ts';
import { gatherGestures } from './gestures.ts';

/** `c10,20`: a click; `D`/`U`: down or up; `a`: a letter; `Enter`, `+Control`, `-Control`: keys; `500`: ms that pass. */
function gather(script: string): string[] {
  const told: string[] = [];
  let nowMs = 0;
  const gatherer = gatherGestures<undefined>((one) => {
    if (one.do === 'click') told.push(`click${one.count} ${one.at.x},${one.at.y} ${one.button}`);
    else if (one.do === 'drag') told.push(`drag ${one.from.x},${one.from.y} ${one.to.x},${one.to.y}`);
    else told.push(one.do === 'type' ? `type ${one.text}` : `press ${one.keys.join('+')}`);
  });
  const hear = (event: Record<string, unknown>): void => {
    nowMs += 20;
    // Made of the script above.
    gatherer.hear({ atMs: nowMs, button: 'left', count: 1, ...event } as InputEvent, undefined, nowMs);
  };
  for (const word of script.split(' ')) {
    const [, kind, x = '', y = ''] = /^([cDU])(\d+),(\d+)$/.exec(word) ?? [];
    const at = { x: Number(x), y: Number(y) };
    if (/^\d+$/.test(word)) {
      nowMs += Number(word);
      gatherer.settle(nowMs);
    } else if (kind) {
      if (kind !== 'U') hear({ type: 'mouse-down', at });
      if (kind !== 'D') hear({ type: 'mouse-up', at });
    } else if (/^[+-]\w/.test(word)) {
      hear({ type: word.startsWith('+') ? 'key-down' : 'key-up', key: word.slice(1), text: undefined });
    } else {
      const text = word.length === 1 ? word : word === 'Enter' ? '\n' : undefined;
      hear({ type: 'key-down', key: word, text });
      hear({ type: 'key-up', key: word, text });
    }
  }
  gatherer.flush();
  return told;
}

it('tells clicks, double clicks and drags apart', () => {
  expect(gather('c10,10 700 c10,10')).toEqual(['click1 10,10 left', 'click1 10,10 left']);
  expect(gather('c10,10 c11,10 c11,10')).toEqual(['click2 10,10 left', 'click1 11,10 left']);
  expect(gather('c10,10 c90,10')).toEqual(['click1 10,10 left', 'click1 90,10 left']);
  expect(gather('D10,10 U60,10')).toEqual(['drag 10,10 60,10']);
  expect(gather('D10,10 U13,12')).toEqual(['click1 10,10 left']);
});

it('gathers letters to a text, corrected as it was typed; keys and commands stay keys', () => {
  expect(gather('c5,5 h a l Backspace t Enter')).toEqual(['click1 5,5 left', 'type hat', 'press Enter']);
  expect(gather('+Control s -Control x')).toEqual(['press Control+s', 'type x']);
  expect(gather('+Shift A -Shift b')).toEqual(['type Ab']);
  expect(gather('+Control +Alt @ -Alt -Control')).toEqual(['type @']);
  expect(gather('a 5000 b')).toEqual(['type a', 'type b']);
  expect(gather('a Backspace Backspace')).toEqual(['press Backspace']);
});
