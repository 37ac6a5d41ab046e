import { expect, it } from 'vitest';
import { editDistance } from '../core/edit-distance.ts';
import { nearestOf } from './nearest.ts';

it('counts a swap as one step', () => expect(editDistance('OrdreedDict', 'OrderedDict')).toBe(1));
it('goes on without one', () => expect(editDistance('abc', '')).toBe(3));
it('stops at the limit', () => expect(editDistance('collections', 'os', 2)).toBe(3));
it('finds the one near name', () => expect(nearestOf('osx', ['os', 're', 'sys'])).toBe('os'));
it('does not choose between two', () => expect(nearestOf('joson', ['jason', 'json', 'jozon'])).toBeUndefined());
it('does not stretch short names', () => expect(nearestOf('ab', ['re', 'os'])).toBeUndefined());
