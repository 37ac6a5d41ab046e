import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe } from 'vitest';
import { stages } from '#core/case.ts';
import { healed, ill, isLinux } from './place.ts';
import { it } from './trial.ts';

/** The moments around a publication: journal complete, first file in place, all files in place. */
const renames = ['rename:1', 'rename:2', 'rename:3'];
const moments = [...stages.map((stage) => `moved:${stage}`), ...renames];

describe('a run that is killed', { timeout: 120_000, concurrent: true }, () => {
  it.for(moments)('at %s is made good by the next', async (moment, { makePlace, expect }) => {
    const place = makePlace({ 'second.py': ill });
    const killed = await place.healKilledAt(moment);
    expect(killed).toMatchObject({ code: undefined });
    // Whatever happened, every file is one of the two: as it was, or healed.
    for (const path of ['plain.py', 'second.py']) expect([ill, healed]).toContain(place.read(path));

    const { code, err } = await place.heal(['fix']);
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(place.read('plain.py')).toBe(healed);
    expect(place.read('second.py')).toBe(healed);
    expect(place.status().toSorted()).toEqual([' M plain.py', ' M second.py']);
    expect(await place.heal(['audit', 'verify'])).toMatchObject({ code: 0 });
    const status = JSON.parse((await place.heal(['status', '--json'])).out);
    expect(status).toMatchObject({ cases: { healed: 2 } });
    // What the kill kept from the record of remedies was read from the ledger afterwards.
    const store = new DatabaseSync(join(place.folder, '.heal', 'ledger.sqlite'));
    const told = store.prepare("select count(*) as heals from remedy_record where kind = 'verified'").get();
    store.close();
    expect(told).toEqual({ heals: 2 });
    if (isLinux) expect(place.leftovers()).toEqual([]);
  });

  it('has made its branch before the ledger says that a heal is there', async ({ makePlace, expect }) => {
    const place = makePlace({ 'second.py': ill });
    expect(await place.healKilledAt('moved:published', 'branch')).toMatchObject({ code: undefined });
    const [branch = ''] = place.git('branch', '--format=%(refname:short)', '--list', 'heal/*').split('\n');
    expect(place.git('show', `${branch}:plain.py`)).toBe(healed);
    expect(place.status()).toEqual([]);
    await place.heal(['scan']);
    if (isLinux) expect(place.leftovers()).toEqual([]);
  });

  it('has written its patch before the ledger says that a heal is there', async ({ makePlace, expect }) => {
    const place = makePlace({ 'second.py': ill });
    expect(await place.healKilledAt('moved:published', 'patch')).toMatchObject({ code: undefined });
    place.git('apply', 'heal.patch');
    expect(place.read('plain.py')).toBe(healed);
    expect(place.read('second.py')).toBe(healed);
    await place.heal(['scan']);
    if (isLinux) expect(place.leftovers()).toEqual([]);
  });
});
