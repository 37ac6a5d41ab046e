import { describe, test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/tls-verification-off';
const made = 'import ssl\n\ncontext = ssl.create_default_context()\n';

test('a context forgets both', () =>
  heals(healer, {
    rule,
    at: 'context.verify_mode = ssl.CERT_NONE',
    before: `${made}context.check_hostname = False\ncontext.verify_mode = ssl.CERT_NONE\nopen_with(context)\n`,
    after: `${made}open_with(context)\n`,
  }));
test('a name of a host that is not looked at', () =>
  heals(healer, {
    rule,
    at: 'context.check_hostname = False',
    before: `${made}context.check_hostname = False\n`,
    after: made,
  }));
test('a session, a pool and a connector', async () => {
  await heals(healer, {
    rule,
    at: 's.verify = False',
    before: 'import requests\n\ndef f():\n    s = requests.Session()\n    s.verify = False\n    return s\n',
    after: 'import requests\n\ndef f():\n    s = requests.Session()\n    return s\n',
  });
  await heals(healer, {
    rule,
    at: 'cert_reqs="CERT_NONE"',
    before: 'import urllib3\npool = urllib3.PoolManager(cert_reqs="CERT_NONE")\n',
    after: 'import urllib3\npool = urllib3.PoolManager(cert_reqs="CERT_REQUIRED")\n',
  });
  await heals(healer, {
    rule,
    at: 'verify_ssl=False',
    before: 'connector = aiohttp.TCPConnector(verify_ssl=False, limit=3)\n',
    after: 'connector = aiohttp.TCPConnector(verify_ssl=True, limit=3)\n',
  });
});

describe('leaves alone', () => {
  const stays = (before: string, at: string, because?: RegExp) =>
    leavesAlone(healer, { rule, at, before, ...(because ? { because } : {}) });
  test('what a comment explains', () =>
    stays(`${made}context.verify_mode = ssl.CERT_NONE  # a fresh device\n`, 'context.verify_mode', /comment/));
  test('servers, and contexts that come from elsewhere', async () => {
    await stays(
      'import ssl\nc = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)\nc.verify_mode = ssl.CERT_NONE\n',
      'c.verify_mode',
    );
    await stays('import ssl\n\ndef f(c):\n    c.verify_mode = ssl.CERT_NONE\n', 'c.verify_mode');
  });
  test('a function that says so by its name', () =>
    stays(
      'import ssl\n\ndef make_insecure_context():\n    c = ssl.create_default_context()\n    c.check_hostname = False\n    c.verify_mode = ssl.CERT_NONE\n    return c\n',
      'c.verify_mode',
      /by its name/,
    ));
  test('a choice that somebody has', () =>
    stays(`${made}if insecure:\n    context.verify_mode = ssl.CERT_NONE\n`, 'context.verify_mode'));
});
