import type { GitHubClient } from './client.ts';

const maxPages = 100;
interface Page {
  readonly data: unknown;
  readonly headers: { readonly link?: string | undefined };
}

/**
 * Every row of a list, or an error. The client's own way takes a page whose body was cut off for an empty one: what it
 * held would be missing without a word, a request for changes for example. `rowsOf` throws for what is no page.
 */
export async function readPages<T>(
  client: GitHubClient,
  first: Promise<Page>,
  rowsOf: (data: unknown) => readonly T[],
): Promise<readonly T[]> {
  const rows: T[] = [];
  let page = await first;
  for (let count = 1; ; count++) {
    rows.push(...rowsOf(page.data));
    const next = /<([^<>]+)>;\s*rel="next"/.exec(page.headers.link ?? '')?.[1];
    if (next === undefined) return rows;
    if (count === maxPages) throw new Error('A list of GitHub has no end.');
    page = await client.request(`GET ${next}`);
  }
}
