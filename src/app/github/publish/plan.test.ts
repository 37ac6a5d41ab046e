import { describe, expect, it } from 'vitest';
import { assert, constantFrom, integer, array, property } from 'fast-check';
import { priorities } from '#core/finding.ts';
import { findRoom, orderByNeed } from './plan.ts';

const now = new Date('2026-11-20T12:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();
const limits = { maxOpen: 3, maxNewPerHour: 1 };

describe('findRoom', () => {
  it('counts what is open, and what was opened within the hour', () => {
    expect(findRoom({ open: 0, openedAt: [] }, limits, now)).toMatchObject({ places: 1 });
    expect(findRoom({ open: 1, openedAt: [ago(59)] }, limits, now)).toMatchObject({
      places: 0,
      nextAt: '2026-11-20T12:01:00.000Z',
    });
    expect(findRoom({ open: 1, openedAt: [ago(60)] }, limits, now)).toMatchObject({ places: 1 });
    expect(findRoom({ open: 3, openedAt: [ago(5)] }, limits, now)).toMatchObject({
      places: 0,
      nextAt: undefined,
      why: expect.stringContaining('merge or close'),
    });
    expect(
      findRoom({ open: 0, openedAt: [ago(50), ago(10), ago(1)] }, { maxOpen: 9, maxNewPerHour: 2 }, now),
    ).toMatchObject({ places: 0, nextAt: '2026-11-20T12:50:00.000Z' });
    expect(findRoom({ open: 0, openedAt: [] }, { maxOpen: 0, maxNewPerHour: 1 }, now)).toMatchObject({
      places: 0,
      nextAt: undefined,
    });
  });

  it('does what it says: at the time it names there is room', () => {
    assert(
      property(
        array(integer({ min: 0, max: 120 }), { maxLength: 8 }),
        integer({ min: 1, max: 4 }),
        (minutes, maxNewPerHour) => {
          const state = { open: 0, openedAt: minutes.map(ago) };
          const room = findRoom(state, { maxOpen: 99, maxNewPerHour }, now);
          if (room.places === 0)
            expect(findRoom(state, { maxOpen: 99, maxNewPerHour }, new Date(room.nextAt ?? '')).places).toBeGreaterThan(
              0,
            );
        },
      ),
    );
  });
});

describe('orderByNeed', () => {
  const one = (key: string, priority: 'P0' | 'P1' | 'P2' | 'P3') => ({ proposal: { key, priority } });
  const order = (list: readonly ReturnType<typeof one>[], since: Readonly<Record<string, number>>) =>
    orderByNeed(list, new Map(Object.entries(since).map(([key, hours]) => [key, ago(hours * 60)])), now).map(
      ({ proposal }) => proposal.key,
    );

  it('puts what matters first, and the older of equals', () => {
    expect(order([one('style', 'P3'), one('security', 'P0'), one('type', 'P1')], {})).toEqual([
      'security',
      'type',
      'style',
    ]);
    expect(order([one('young', 'P2'), one('old', 'P2')], { young: 1, old: 2 })).toEqual(['old', 'young']);
  });

  it('lets nothing wait for good', () => {
    expect(order([one('new', 'P0'), one('old', 'P3')], { old: 71 })).toEqual(['new', 'old']);
    expect(order([one('new', 'P0'), one('old', 'P3')], { old: 73 })).toEqual(['old', 'new']);
    assert(
      property(array(constantFrom(...priorities), { maxLength: 10 }), (others) => {
        const list = [one('old', 'P3'), ...others.map((priority, index) => one(`k${index}`, priority))];
        expect(order(list, { old: 80 })[0]).toBe('old');
      }),
    );
  });
});
