import { describe, expect, it } from 'vitest';
import { EnvironmentError } from '#core/errors.ts';
import { readDatabaseUrl } from './database-url.ts';

describe('the URL of a database', () => {
  it('is read as people copy it', () => {
    expect(readDatabaseUrl('postgres://heal:p%40ss%2Fword@db.example.com/shop')).toEqual({
      host: 'db.example.com',
      port: 5432,
      user: 'heal',
      password: 'p@ss/word',
      database: 'shop',
      ssl: { rejectUnauthorized: true },
      where: 'db.example.com:5432/shop',
    });
  });

  it('means TLS with a checked certificate, except on this machine', () => {
    const tls = (url: string) => readDatabaseUrl(url).ssl;
    expect(tls('postgres://u:p@localhost/d')).toBe(false);
    expect(tls('postgres://u:p@[::1]:5433/d')).toBe(false);
    expect(tls('postgres://u:p@localhost/d?host=/var/run/postgresql')).toBe(false);
    expect(tls('postgresql://u:p@10.0.0.7/d')).toEqual({ rejectUnauthorized: true });
    expect(tls('postgres://u:p@db.example.com/d?sslmode=require')).toEqual({ rejectUnauthorized: false });
    expect(tls('postgres://u:p@localhost/d?sslmode=verify-full')).toEqual({ rejectUnauthorized: true });
    expect(tls('postgres://u:p@db.example.com/d?sslmode=disable')).toBe(false);
    expect(() => tls('postgres://u:p@db.example.com/d?sslmode=perhaps')).toThrow(EnvironmentError);
    expect(() => tls('postgres://u:p@db.example.com/d?sslrootcert=/not/there.crt')).toThrow(/cannot be read/);
  });

  it('of a transaction pooler is refused, with the one to take instead', () => {
    const pooler = 'postgres://postgres.abc:s3cr3t-word@aws-0-eu-central-1.pooler.supabase.com:6543/postgres';
    const refusal = catchError(() => readDatabaseUrl(pooler));
    expect(refusal).toBeInstanceOf(EnvironmentError);
    expect(refusal.message).toMatch(/transaction pooler \(aws-0-eu-central-1\.pooler\.supabase\.com:6543\)/);
    expect(refusal.remedy).toMatch(/db\.<project>\.supabase\.co:5432.*session pooler.*port 5432/);
    expect(catchError(() => readDatabaseUrl('postgres://u:p@db.example.com:5432/d?pgbouncer=true')).remedy).toMatch(
      /session mode/,
    );
    expect(readDatabaseUrl(pooler.replace(':6543', ':5432')).port).toBe(5432);
  });

  it('is never shown, whatever is wrong with it', () => {
    const wrong = [
      'postgres://user:s3cr3t-word@host:99999/d',
      'mysql://user:s3cr3t-word@host/d',
      's3cr3t-word',
      'postgres://user:s3cr3t-word%@host/d',
      'postgres://user:s3cr3t-word@host:6543/d',
      'postgres://user:s3cr3t-word@host/d?sslmode=s3cr3t-word',
    ];
    for (const url of wrong) {
      const error = catchError(() => readDatabaseUrl(url));
      expect(error).toBeInstanceOf(EnvironmentError);
      expect(`${error.message} ${error.remedy}`).not.toContain('s3cr3t');
    }
  });
});

function catchError(work: () => unknown): EnvironmentError {
  try {
    work();
  } catch (error) {
    if (error instanceof EnvironmentError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
