import { measure, readFact, type Fact } from '#observe/metrics.ts';
import { withStore } from './cases.ts';
import type { MetricsReport, PlaceOptions } from '../contract.ts';
import { openPlace } from '../place.ts';
import type { Store } from '#drivers/store/store.ts';
import type { HealSettings } from '../settings.ts';
import { readStandings } from '../ladder/standings.ts';

const hour = 60 * 60_000;
const spans = { '1h': hour, '24h': 24 * hour, '7d': 7 * 24 * hour, all: Infinity } as const;
/** Moves that are held in memory at once. */
const pageSize = 1000;

/** What Heal did here, in numbers: read from the ledger, so that they can be had for any time since. */
export async function readMetrics(options: PlaceOptions, settings: HealSettings): Promise<MetricsReport> {
  const place = await openPlace(options.path, settings);
  return withStore(place, async (store) => {
    const now = settings.now();
    const facts = await readFacts(store);
    const { standingOf, patterns } = await readStandings(place, store, now);
    const entries = await store.records.all();
    const remedies = [...new Map(entries.map((entry) => [`${entry.origin} ${entry.remedy}`, entry])).values()];
    const states = remedies.map(({ origin, remedy }) => standingOf({ origin, healer: remedy }).state);
    const learned = patterns.filter(({ provenance }) => provenance.from === 'learned');
    const from = (span: number) => (span === Infinity ? '' : new Date(now.getTime() - span).toISOString());
    return {
      version: 1,
      spans: {
        '1h': measure(facts, from(spans['1h'])),
        '24h': measure(facts, from(spans['24h'])),
        '7d': measure(facts, from(spans['7d'])),
        all: measure(facts, from(spans.all)),
      },
      spending: await store.spending.byDay(),
      patterns: {
        shipped: patterns.filter(({ provenance }) => provenance.from === 'shipped').length,
        imported: patterns.filter(({ provenance }) => provenance.from === 'imported').length,
        learned: learned.length,
        learnedByDay: countDays(
          learned.flatMap(({ provenance }) => (provenance.from === 'learned' ? [provenance.at.slice(0, 10)] : [])),
        ),
      },
      remedies: {
        trusted: states.filter((state) => state === 'trusted').length,
        asks: states.filter((state) => state === 'asks').length,
        quarantined: states.filter((state) => state === 'quarantined').length,
      },
    };
  });
}

async function readFacts({ ledger }: Pick<Store, 'ledger'>): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (let after = 0; ;) {
    const events = await ledger.events({ after, limit: pageSize });
    const last = events.at(-1);
    if (!last) return facts;
    facts.push(...events.flatMap((event) => readFact(event) ?? []));
    after = last.seq;
  }
}

function countDays(days: readonly string[]): MetricsReport['patterns']['learnedByDay'] {
  return [...Map.groupBy(days, (day) => day)]
    .map(([day, { length }]) => ({ day, patterns: length }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
