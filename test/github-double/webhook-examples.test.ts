import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { loadPublishedWebhooks } from './published-webhooks.ts';

/**
 * GitHub's own examples against GitHub's own schemas. Many examples are older than the schemas: what they lack stands,
 * reviewed, in `webhook-drift.json`, event by event. Whoever reads webhooks has to bear the same.
 */
const drift: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('webhook-drift.json', import.meta.url), 'utf8'),
);
interface Example {
  readonly name: string;
  readonly examples: readonly Record<string, unknown>[];
}
const all: readonly Example[] = createRequire(import.meta.url)('@octokit/webhooks-examples');

test('all 329 examples keep to the schemas, but for the drift that is known', () => {
  const published = loadPublishedWebhooks();
  const found: Record<string, Set<string>> = {};
  let count = 0;
  for (const { name, examples } of all)
    for (const example of examples) {
      count += 1;
      const action = typeof example['action'] === 'string' ? example['action'] : undefined;
      const fault = published.check(name, action, example);
      if (fault !== undefined) (found[[name, action].filter(Boolean).join('.')] ??= new Set()).add(fault);
    }
  expect(count).toBe(329);
  expect(Object.fromEntries(Object.entries(found).map(([event, faults]) => [event, [...faults].toSorted()]))).toEqual(
    drift,
  );
});

test('the schemas refuse what they should', () => {
  const published = loadPublishedWebhooks();
  const example = all.find(({ name }) => name === 'issues')?.examples.find(({ action }) => action === 'opened');
  if (!example) throw new Error('no example of an opened issue');
  expect(published.check('issues', 'opened', example)).toBeUndefined();
  const { repository: _, ...without } = example;
  expect(published.check('issues', 'opened', without)).toContain("must have required property 'repository'");
});
