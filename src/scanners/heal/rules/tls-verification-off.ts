import { descendants } from '#syntax/python/nodes.ts';
import { findUnverified } from '#syntax/python/unverified.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'tls-verification-off',
  title: 'Certificates are not looked at',
  languages: ['python'],
  category: 'security',
  severity: 'high',
  links: [
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://docs.python.org/3/library/ssl.html#ssl.SSLContext.verify_mode',
  ],
  mentions: /CERT_NONE|check_hostname|\.verify\s*=|verify_ssl/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    const message = 'Nobody checks who answers: whoever sits on the way can read and change everything.';
    return [...descendants(tree.root(), 'assignment'), ...descendants(tree.root(), 'keyword_argument')].flatMap(
      (node) => (findUnverified(node) === undefined ? [] : [{ node, message }]),
    );
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'import ssl\nc = ssl.create_default_context()\nc.verify_mode = ssl.CERT_NONE\n' },
      { path: 'a.py', text: 'import ssl\nc = ssl.create_default_context()\nc.check_hostname = False\n' },
      { path: 'a.py', text: 'import requests\ns = requests.Session()\ns.verify = False\n' },
      { path: 'a.py', text: 'import urllib3\nurllib3.PoolManager(cert_reqs="CERT_NONE")\n' },
      { path: 'a.py', text: 'import aiohttp\naiohttp.TCPConnector(verify_ssl=False)\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'import ssl\nc = ssl.create_default_context()\nc.verify_mode = ssl.CERT_REQUIRED\n' },
      // A server does not ask its clients for certificates.
      {
        path: 'a.py',
        text: 'import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\nc.verify_mode = ssl.CERT_NONE\n',
      },
      { path: 'a.py', text: 'class A:\n    def off(self):\n        self.verify = False\n' },
      {
        path: 'a.py',
        text: 'import ssl\ndef f(insecure):\n    c = ssl.create_default_context()\n    if insecure:\n        c.verify_mode = ssl.CERT_NONE\n',
      },
    ],
  },
};
