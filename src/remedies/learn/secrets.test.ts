import { expect, test } from 'vitest';
import { looksSecret } from './secrets.ts';

test.each([
  'mail("ada@example.org")',
  'connect("postgres://heal:hunter22@db/shop")',
  'key = "AKIAIOSFODNN7EXAMPLE"',
  'headers = {"authorization": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIi"}',
  'password = "correct-horse"',
  'sign("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")',
  'client("Zx81kQp0vN3rT7yLb5Wd2JhG")',
])('%s may be a secret', (code) => expect(looksSecret(code)).toBe(true));

test.each([
  'requests.get("https://example.org/a/long/path/to/a/resource", timeout=10)',
  'hashlib.new("sha256", body)',
  'log.warning("attempt %d of the download failed, trying again", attempt)',
  'from django.contrib.auth.hashers import make_password',
  'is_token = token is not None',
  'open("configuration_settings_production.yaml")',
])('%s is none', (code) => expect(looksSecret(code)).toBe(false));
