import { findUntimed } from '#syntax/python/untimed-calls.ts';
import { isTestFile } from '#syntax/test-files.ts';
import type { HealRule } from '../rule.ts';

export const rule: HealRule = {
  id: 'network-timeout',
  title: 'A connection is waited for without end',
  languages: ['python'],
  category: 'security',
  severity: 'low',
  links: [
    'https://cwe.mitre.org/data/definitions/400.html',
    'https://docs.python.org/3/library/urllib.request.html#urllib.request.urlopen',
  ],
  mentions: /urlopen|SMTP|HTTPS?Connection|FTP/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findUntimed(tree).map((node) => ({
      node,
      message: 'A server that does not answer holds the program up for ever: give it a timeout.',
    }));
  },
  examples: {
    finds: [
      { path: 'a.py', text: 'from urllib.request import urlopen\nurlopen(url)\n' },
      { path: 'a.py', text: 'import smtplib\nserver = smtplib.SMTP("localhost", 25)\n' },
      { path: 'a.py', text: 'import http.client\nhttp.client.HTTPSConnection(host)\n' },
    ],
    leaves: [
      { path: 'a.py', text: 'from urllib.request import urlopen\nurlopen(url, timeout=5)\n' },
      { path: 'a.py', text: 'from urllib.request import urlopen\nurlopen(url, None, 5)\n' },
      { path: 'a.py', text: 'from urllib.request import urlopen\nurlopen(url, **options)\n' },
      { path: 'a.py', text: 'import socket\nimport smtplib\nsocket.setdefaulttimeout(9)\nsmtplib.SMTP("a")\n' },
      { path: 'a.py', text: 'from urllib.request import urlopen\nurlopen("file:///etc/hosts")\n' },
    ],
  },
};
