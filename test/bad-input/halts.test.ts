import { describe, expect } from 'vitest';
import { healed, ill, type Place } from './place.ts';
import { it } from './trial.ts';

/** Slow enough to be caught in the middle, quick enough to end by itself if nobody does. */
const slow =
  'import time\nimport unittest\n\n\nclass SlowTest(unittest.TestCase):\n    def test_slow(self):\n        time.sleep(20)\n';

async function expectGoesOn(place: Place): Promise<void> {
  place.write('test_slow.py', slow.replace('20', '0'));
  place.commit();
  expect(await place.heal(['fix'])).toMatchObject({ code: 0 });
  expect(place.read('plain.py')).toBe(healed);
  expect(await place.heal(['audit', 'verify'])).toMatchObject({ code: 0 });
  expect(place.leftovers()).toEqual([]);
}

describe('a run under way', { timeout: 120_000 }, () => {
  it('keeps a second one out, which says who is at work', async ({ makePlace }) => {
    const place = makePlace({ 'test_slow.py': slow });
    const first = place.start(['fix']);
    await first.until('Running the tests');
    const second = await place.heal(['fix']);
    expect(second.code).toBe(2);
    expect(second.err).toContain(`heal: Another heal is at work here: \`heal fix .\` (process ${first.child.pid}).\n`);
    // Looking is always allowed.
    expect(await place.heal(['fix', '--dry-run', '--no-tests'])).toMatchObject({ code: 0 });
    first.child.kill('SIGTERM');
    expect(await first.finished).toMatchObject({ code: 2 });
    expect(place.read('plain.py')).toBe(ill);
    expect(place.leftovers()).toEqual([]);
  });

  it('is halted by heal stop within a second, and none begins until heal resume', async ({ makePlace }) => {
    const place = makePlace({ 'test_slow.py': slow });
    const first = place.start(['fix']);
    await first.until('Running the tests');
    const stopping = place.start(['stop', '--reason', 'the deploy is on']);
    const end = await first.finished;
    const ended = Date.now();
    expect(await stopping.finished).toMatchObject({ code: 0 });
    const { at } = JSON.parse(place.read('.heal/stop.json')) as { at: string };
    // A second is promised; a machine that also runs other tests gets some more for the end of the process.
    expect(ended - Date.parse(at)).toBeLessThan(2500);
    expect(end.code).toBe(2);
    expect(end.err).toContain('Healing is stopped here');
    expect(end.err).toContain('the deploy is on\n');
    expect(place.read('plain.py')).toBe(ill);
    expect(place.leftovers()).toEqual([]);

    for (const argv of [['fix'], ['scan']]) {
      expect(await place.heal(argv)).toMatchObject({ code: 2, err: expect.stringContaining('heal resume') });
    }
    expect(await place.heal(['resume'])).toMatchObject({ code: 0 });
    await expectGoesOn(place);
  });

  it.for(['SIGINT', 'SIGTERM'] as const)('ends at %s with a sentence', async (signal, { makePlace }) => {
    const place = makePlace({ 'test_slow.py': slow });
    const run = place.start(['fix']);
    await run.until('Running the tests');
    run.child.kill(signal);
    const { code, err } = await run.finished;
    expect(code).toBe(2);
    expect(err).toContain('Stopping; what was verified is kept.');
    expect(err).toContain('heal: This run was stopped.');
    expect(err).not.toContain('our fault');
    expect(place.status()).toEqual([]);
    expect(place.leftovers()).toEqual([]);
    if (signal === 'SIGINT') await expectGoesOn(place);
  });

  it('leaves a file alone that its person edits meanwhile', async ({ makePlace }) => {
    const place = makePlace({ 'test_slow.py': slow.replace('20', '6'), 'second.py': ill });
    const run = place.start(['fix']);
    await run.until('Running the tests on the heals');
    place.write('plain.py', `${ill}# mine\n`);
    const { out } = await run.finished;
    expect(out).toContain('plain.py changed while it was being healed.');
    expect(place.read('plain.py')).toBe(`${ill}# mine\n`);
    expect(place.leftovers()).toEqual([]);
    place.commit();
    expect((await place.fix()).summary).toMatchObject({ found: 2, healed: 2 });
    expect(place.read('plain.py')).toBe(`${healed}# mine\n`);
  });
});
