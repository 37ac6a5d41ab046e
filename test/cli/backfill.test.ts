import { describe, expect, it } from 'vitest';
import { runLine } from './capture.ts';
import { makeFakeHeal } from './fake-heal.ts';

const heal = (line: string) => runLine(makeFakeHeal([]), line.split(' '));

describe('heal backfill', () => {
  it('tells what was read, found and learned, and how to go on', async () => {
    const { code, out } = await heal('backfill');
    expect(code).toBe(0);
    expect(out).toBe(
      [
        'Read 500 commits in 1 min 1 s (210 small enough to hold a cure, 40 were read before).',
        'Found 3 cures that people committed:',
        '     3  ruff/S506',
        'Learned 1 new pattern.',
        '  code/learned-s506-1a2b3c4d',
        'Nothing was learned from the others: 1 over general.',
        'There is more to read: heal backfill goes on from here.',
        '',
      ].join('\n'),
    );
  });

  it('prints one JSON object', async () => {
    const { out } = await heal('backfill --json');
    expect(JSON.parse(out)).toMatchObject({
      version: 1,
      ended: 'max-commits',
      cures: [{ rule: 'ruff/S506', count: 3 }],
    });
  });

  it('asks the application for what the flags say', async () => {
    const fake = makeFakeHeal([]);
    await runLine(
      fake,
      'backfill shop --since yesterday --max-commits 20 --max-minutes 0.5 --dry-run --again'.split(' '),
    );
    expect(fake.asked[0]).toMatchObject({
      path: 'shop',
      since: 'yesterday',
      maxCommits: 20,
      maxMinutes: 0.5,
      dryRun: true,
      again: true,
    });
  });

  it.each([
    ['backfill --max-commits 0', 'Use a whole number, 1 or more.'],
    ['backfill --max-minutes soon', 'Use a number above 0.'],
  ])('%s exits with 2', async (line, said) => {
    const { code, err } = await heal(line);
    expect(code).toBe(2);
    expect(err).toContain(said);
  });

  it('has examples in its help', async () => {
    expect((await heal('backfill --help')).out).toMatch(/Examples:\n {2}\$ heal backfill/);
  });
});
