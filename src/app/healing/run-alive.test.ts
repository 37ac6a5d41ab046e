import { describe, expect, it } from 'vitest';
import { isRunAlive, thisHost } from './run-alive.ts';

const at = Date.parse('2026-11-20T12:00:00Z');
const run = {
  id: 'r',
  startedAt: '2026-11-20T11:00:00Z',
  finishedAt: undefined,
  command: 'heal fix',
  aliveAt: '2026-11-20T11:59:40Z',
};
/** Process ids end at 4,194,304 on Linux, and far before elsewhere. */
const nobody = 2 ** 30;

describe('isRunAlive', () => {
  it.each([
    ['its process is here', { host: thisHost, pid: process.pid }, true],
    ['its process is gone', { host: thisHost, pid: nobody }, false],
    ['another process has its id by now', { host: thisHost, pid: process.pid, aliveAt: '2026-11-20T11:50:00Z' }, false],
    ['another machine spoke a moment ago', { host: 'elsewhere', pid: nobody }, true],
    ['another machine fell silent', { host: 'elsewhere', pid: nobody, aliveAt: '2026-11-20T11:58:00Z' }, false],
    ['it ended', { host: 'elsewhere', pid: nobody, finishedAt: '2026-11-20T11:59:59Z' }, false],
    ['an older Heal wrote it', { host: '', pid: nobody }, false],
  ])('%s', (_what, facts, expected) => {
    expect(isRunAlive({ ...run, ...facts }, new Date(at))).toBe(expected);
  });
});
