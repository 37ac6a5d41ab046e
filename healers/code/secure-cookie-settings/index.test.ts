import { describe, it } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/cookie-settings';
const base = { rule, path: 'site/settings.py' };

describe('secure-cookie-settings', () => {
  it('sets a flag beside its sisters', async () => {
    const set = (sister: string, line: string) =>
      heals(healer, {
        ...base,
        at: line,
        before: `${sister}\n${line}  # for now\n`,
        after: `${sister}\n${line.replace('False', 'True')}  # for now\n`,
      });
    await set('CSRF_COOKIE_SECURE = True', 'SESSION_COOKIE_SECURE = False');
    await set('SECURE_SSL_REDIRECT = True', 'CSRF_COOKIE_SECURE = False');
    await set('SECURE_HSTS_SECONDS = 31_536_000', 'SESSION_COOKIE_SECURE = False');
    await set('app.config["PREFERRED_URL_SCHEME"] = "https"', 'app.config["SESSION_COOKIE_SECURE"] = False');
    await set('SESSION_COOKIE_SECURE = True', 'SESSION_COOKIE_HTTPONLY = False');
  });
  it('leaves a site that may be reached without encryption', () =>
    leavesAlone(healer, {
      ...base,
      at: 'SESSION_COOKIE_SECURE = False',
      before: 'SECURE_HSTS_SECONDS = 0\nSESSION_COOKIE_SECURE = False\n',
      because: /only reached over HTTPS/,
    }));
  it('leaves what is only so under a condition', () =>
    leavesAlone(healer, {
      ...base,
      at: 'SESSION_COOKIE_SECURE = False',
      before: 'if LIVE:\n    SECURE_SSL_REDIRECT = True\nSESSION_COOKIE_SECURE = False\n',
      because: /only reached over HTTPS/,
    }));
  it('leaves a cookie that scripts may need', () =>
    leavesAlone(healer, {
      ...base,
      at: 'SESSION_COOKIE_HTTPONLY = False',
      before: 'SESSION_COOKIE_HTTPONLY = False\n',
      because: /scripts of the site/,
    }));
});
