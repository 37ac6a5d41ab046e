import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'heal/network-timeout';

test('urlopen', () =>
  heals(healer, {
    rule,
    at: 'urlopen(url)',
    before: 'from urllib.request import urlopen\n\ndata = urlopen(url).read()\n',
    after: 'from urllib.request import urlopen\n\ndata = urlopen(url, timeout=30).read()\n',
  }));
test('a call over several lines', () =>
  heals(healer, {
    rule,
    at: 'smtplib.SMTP(',
    before: 'import smtplib\n\nserver = smtplib.SMTP(\n    host,\n    port,\n)\n',
    after: 'import smtplib\n\nserver = smtplib.SMTP(\n    host,\n    port,\n    timeout=30,\n)\n',
  }));

test('leaves alone calls that say how long they wait', () =>
  leavesAlone(healer, {
    rule,
    at: 'urlopen(url',
    before: 'from urllib.request import urlopen\nurlopen(url, None, 5)\n',
  }));
test('leaves alone arguments from elsewhere', () =>
  leavesAlone(healer, {
    rule,
    at: 'urlopen(url',
    before: 'from urllib.request import urlopen\nurlopen(url, **how)\n',
  }));
test('leaves alone a program that sets one timeout for all', () =>
  leavesAlone(healer, {
    rule,
    at: 'urlopen(url',
    before: 'import socket\nfrom urllib.request import urlopen\nsocket.setdefaulttimeout(3)\nurlopen(url)\n',
  }));
