import { test } from 'vitest';
import { heals, leavesAlone } from '../../../test/healing.ts';
import { healer } from './index.ts';

const rule = 'flow/xml-entities';

test('a parser in the call', () =>
  heals(healer, {
    rule,
    at: 'etree.parse',
    before:
      'from lxml import etree\ntree = etree.parse(source, etree.XMLParser(load_dtd=True, no_network=False, recover=True))\n',
    after:
      'from lxml import etree\ntree = etree.parse(source, etree.XMLParser(load_dtd=False, no_network=True, recover=True))\n',
  }));
test('a parser in a variable', () =>
  heals(healer, {
    rule,
    at: 'lxml.etree.fromstring',
    before:
      'import lxml.etree\n\ndef read(text):\n    parser = lxml.etree.XMLParser(resolve_entities=True)\n    return lxml.etree.fromstring(text, parser=parser)\n',
    after:
      'import lxml.etree\n\ndef read(text):\n    parser = lxml.etree.XMLParser(resolve_entities=False)\n    return lxml.etree.fromstring(text, parser=parser)\n',
  }));

test('leaves alone a parser that comes from elsewhere', () =>
  leavesAlone(healer, {
    rule,
    at: 'etree.parse',
    before: 'from lxml import etree\n\ndef read(x, parser):\n    return etree.parse(x, parser)\n',
    because: /not known/,
  }));
test('leaves alone options that are chosen elsewhere', () =>
  leavesAlone(healer, {
    rule,
    at: 'etree.parse',
    before: 'from lxml import etree\netree.parse(x, etree.XMLParser(load_dtd=wanted))\n',
    because: /no option/,
  }));
test('leaves alone other libraries', () =>
  leavesAlone(healer, {
    rule,
    at: 'minidom.parse',
    before: 'from xml.dom import minidom\nminidom.parse(x)\n',
    because: /lxml/,
  }));
