import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SchemaPool, isRecord } from './schema.ts';

let loaded: PublishedWebhooks | undefined;
/** GitHub's description of its webhooks, read when the first event is made. */
export function loadPublishedWebhooks(): PublishedWebhooks {
  loaded ??= new PublishedWebhooks();
  return loaded;
}

export class PublishedWebhooks {
  readonly #pool: SchemaPool;
  readonly #webhooks: Readonly<Record<string, unknown>>;

  constructor() {
    const file = createRequire(import.meta.url).resolve('@octokit/openapi-webhooks/package.json');
    const spec: unknown = JSON.parse(
      readFileSync(file.replace(/package\.json$/, 'generated/api.github.com.json'), 'utf8'),
    );
    if (!isRecord(spec) || !isRecord(spec['webhooks'])) throw new TypeError('no webhooks in the published description');
    this.#pool = new SchemaPool(spec);
    this.#webhooks = spec['webhooks'];
  }

  /** `pull-request-opened`, `push`; nothing where GitHub has no such event. */
  findKey(name: string, action?: string): string | undefined {
    const dashed = [name, action].filter(Boolean).join('-').replaceAll('_', '-');
    return Object.hasOwn(this.#webhooks, dashed) ? dashed : undefined;
  }

  /** The first fault of a payload, or nothing. */
  check(name: string, action: string | undefined, payload: unknown): string | undefined {
    const key = this.findKey(name, action);
    if (key === undefined) return `GitHub has no event ${name} ${action ?? ''}`;
    const webhook = this.#webhooks[key];
    const post = isRecord(webhook) ? webhook['post'] : undefined;
    const body = isRecord(post) && isRecord(post['requestBody']) ? post['requestBody']['content'] : undefined;
    const media = isRecord(body) ? body['application/json'] : undefined;
    const schema = isRecord(media) && isRecord(media['schema']) ? media['schema'] : {};
    return this.#pool.check(key, schema, payload);
  }
}
