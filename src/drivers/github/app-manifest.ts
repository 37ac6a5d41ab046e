import { z } from 'zod';
import { openClient } from './client.ts';
import type { Reaching } from './app-auth.ts';

const createdSchema = z.object({
  id: z.number().int().positive(),
  slug: z.string().regex(/^[\w-]{1,100}$/),
  name: z.string(),
  html_url: z.url({ protocol: /^https?$/ }),
  pem: z.string().includes('PRIVATE KEY'),
  webhook_secret: z.string().nullable(),
});
export interface CreatedApp {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly url: string;
  readonly privateKey: string;
  readonly webhookSecret: string | undefined;
}

/** What GitHub gives for the code that it sends back with a person; it gives it once, within an hour. */
export async function exchangeManifestCode(
  options: Reaching & { readonly baseUrl: string; readonly code: string },
): Promise<CreatedApp> {
  const { code, ...reaching } = options;
  const client = openClient({ ...reaching, token: '' });
  const { data } = await client.rest.apps.createFromManifest({ code });
  const app = createdSchema.parse(data);
  return {
    id: app.id,
    slug: app.slug,
    name: app.name,
    url: app.html_url,
    privateKey: app.pem,
    webhookSecret: app.webhook_secret ?? undefined,
  };
}
