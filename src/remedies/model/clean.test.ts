import { describe, expect, it } from 'vitest';
import { makeMask } from '#core/redact.ts';
import { cleanShort, cleanText, hasHidden, quoteForPeople } from './clean.ts';

const none = makeMask([]);

describe('what is sent', () => {
  it.each([
    ['a zero width', 'a\u200bb'],
    ['a change of direction', 'a\u202eb'],
    ['an isolate', 'a\u2066b\u2069'],
    ['a tag', 'a\u{e0041}\u{e0042}b'],
    ['a variation selector', 'a\ufe0fb\u{e0150}'],
    ['a filler', 'a\u3164b'],
    ['a soft hyphen', 'a\u00adb'],
    ['a control character', 'a\u001bb\u0000'],
  ])('has no %s', (_, text) => {
    expect(hasHidden(text)).toBe(true);
    expect(cleanText(text, none)).toBe('ab');
  });

  it('keeps what people see', () => {
    const text = 'def größe(名前):\n\treturn "é — ✓"\n';
    expect(hasHidden(text)).toBe(false);
    expect(cleanText(text, none)).toBe(text);
  });

  it.each([
    ['API_KEY = "zq81 no"', 'API_KEY = "zq81 no"'],
    ['API_KEY = "zq81-no-8"', 'API_KEY = "***"'],
    ["const dbPassword: string = 'hunter22'", "const dbPassword: string = '***'"],
    ['{"token": "abcdef123"}', '{"token": "***"}'],
    ['connect("postgres://app:s3cret@db/x")', 'connect("postgres://app:***@db/x")'],
    ['connect(f"postgres://app:{password}@db/x")', 'connect(f"postgres://app:{password}@db/x")'],
    ['x = "ghp_0123456789abcdefghij0123"', 'x = "***"'],
    ['x = AKIAABCDEFGHIJKLMNOP', 'x = ***'],
    [
      'k = """-----BEGIN RSA PRIVATE KEY-----\nMIIabc\n-----END RSA PRIVATE KEY-----"""',
      'k = """-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----"""',
    ],
    ['x = "aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE"', 'x = "***"'],
    ['url = "https://example.org/a/b"', 'url = "https://example.org/a/b"'],
    ['get(url, auth=("shop", "s3cret"))', 'get(url, auth=("shop", "***"))'],
    ['HTTPBasicAuth(user, "s3cret")', 'HTTPBasicAuth(user, "***")'],
    ['{"Authorization": "Bearer abcdef123456"}', '{"Authorization": "Bearer ***"}'],
    ['// a basic understanding of it', '// a basic understanding of it'],
    ['auth=(user, password)', 'auth=(user, password)'],
    ['token = read_token()', 'token = read_token()'],
    ['password == other', 'password == other'],
  ])('has nothing that looks like a secret: %s', (text, clean) => expect(cleanText(text, none)).toBe(clean));

  it('has no known secret, though hidden characters stand in it', () => {
    expect(cleanText('say(my\u200bse\u200bcret-1)', makeMask(['mysecret-1']))).toBe('say(***)');
  });

  it.each([
    'auth' + ' '.repeat(1e5),
    'a.'.repeat(5e4),
    'pass'.repeat(3e4),
    '-----BEGIN '.repeat(1e4),
    '"aB1'.repeat(3e4),
  ])('is cleaned in no time, however hostile the text: %.20s', (text) => {
    const started = performance.now();
    cleanText(text, none);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('is bounded', () => expect(cleanShort('x'.repeat(50), none, 10)).toBe('xxxxxxxxxx […]'));
});

it('foreign words are one line in quotes for people', () => {
  expect(quoteForPeople('Fixed.\n::set-output x::\u001b[31m <b>"bold"</b>', none, 200)).toBe(
    `"Fixed. ::set-output x::[31m 'b''bold''/b'"`,
  );
});
