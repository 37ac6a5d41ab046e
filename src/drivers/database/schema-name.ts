import { createHash } from 'node:crypto';

/** A name that needs no thought: letters, digits and underscores; quoted all the same. */
export function quoteName(name: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new TypeError('not a name of a schema');
  return `"${name}"`;
}

/** Schema of a tenant: readable for whoever looks into the database, and never that of another one. */
export function nameSchema(tenant: string): string {
  const readable = tenant
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(-32);
  const hash = createHash('sha256').update(tenant).digest('hex').slice(0, 16);
  return `heal_${readable}_${hash}`;
}
