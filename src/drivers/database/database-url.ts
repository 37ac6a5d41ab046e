import { readFileSync } from 'node:fs';
import { EnvironmentError, messageOf } from '#core/errors.ts';

/** What `pg` is told, read from a URL; nothing is left to its own reading of URLs and environment. */
export interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl: false | { readonly rejectUnauthorized: boolean; readonly ca?: string };
  /** `host:port/database`, for messages: never with user or password. */
  readonly where: string;
}

const shape = 'postgres://user:password@host:5432/database';
const localHosts = new Set(['localhost', '127.0.0.1', '::1', '[::1]', '']);

/**
 * Reads a URL as people copy it from their provider. TLS with a checked certificate unless the host is this machine;
 * `sslmode` means what it means to libpq. Throws `EnvironmentError`, in whose text no part of the URL but its host is.
 */
export function readDatabaseUrl(text: string): PostgresAddress {
  const url = parseUrl(text);
  const query = url.searchParams;
  const host = query.get('host') ?? url.hostname.replace(/^\[|\]$/g, '');
  const isLocal = localHosts.has(host) || host.startsWith('/');
  const port = Number(url.port || '5432');
  refusePooler(url, host, port);
  const database = decode(url.pathname.slice(1)) || decode(url.username);
  return {
    host: host || 'localhost',
    port,
    user: decode(url.username),
    password: decode(url.password),
    database,
    ssl: chooseTls(query, isLocal),
    where: `${host || 'localhost'}:${port}/${database}`,
  };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.username === '')
    throw new EnvironmentError(
      'HEAL_DATABASE_URL is not the URL of a PostgreSQL database.',
      `Give it in the form ${shape}; write special characters of the password as %XX.`,
    );
  return url;
}

/** Heal listens for notifications and keeps settings on its connections: a transaction pooler takes both away. */
function refusePooler(url: URL, host: string, port: number): void {
  const isPooler = url.searchParams.get('pgbouncer') === 'true' || port === 6543;
  if (!isPooler) return;
  const isSupabase = /\.supabase\.(com|co|net)$/.test(host);
  throw new EnvironmentError(
    `HEAL_DATABASE_URL leads to a transaction pooler (${host}:${port}), which cannot keep jobs: it has no LISTEN and no session.`,
    isSupabase
      ? 'Take the direct connection (db.<project>.supabase.co:5432) or the session pooler (the same pooler host, port 5432) from "Connect" in the dashboard, without pgbouncer=true.'
      : 'Give the direct port of the database (usually 5432) or a pooler in session mode, without pgbouncer=true.',
  );
}

function chooseTls(query: URLSearchParams, isLocal: boolean): PostgresAddress['ssl'] {
  const mode = query.get('sslmode') ?? (isLocal ? 'disable' : 'verify-full');
  const file = query.get('sslrootcert');
  const ca = file === null || file === 'system' ? {} : { ca: readCertificate(file) };
  switch (mode) {
    case 'disable':
      return false;
    case 'require':
    case 'no-verify':
    case 'prefer':
    case 'allow':
      // As libpq: encrypted, and checked when there is a certificate to check against.
      return { rejectUnauthorized: 'ca' in ca, ...ca };
    case 'verify-ca':
    case 'verify-full':
      return { rejectUnauthorized: true, ...ca };
    default:
      throw new EnvironmentError(
        'HEAL_DATABASE_URL has an sslmode that does not exist.',
        'Use verify-full (the default), require or disable.',
      );
  }
}

function readCertificate(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new EnvironmentError(
      `The certificate that HEAL_DATABASE_URL names as sslrootcert cannot be read: ${messageOf(error)}`,
      'Download the certificate of the provider and give the path to it.',
    );
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new EnvironmentError(
      'HEAL_DATABASE_URL has a % that begins no %XX.',
      'Write special characters of user and password as %XX (a % itself as %25).',
    );
  }
}
