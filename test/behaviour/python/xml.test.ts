import { healer } from '#healers/code/xml-parser-options/index.ts';
import { behaves } from './behaviour.ts';

behaves('a document reads no files', {
  healer,
  needs: ['lxml'],
  rule: 'flow/xml-entities',
  at: 'etree.fromstring',
  before: `
    from lxml import etree

    def read(text):
        parser = etree.XMLParser(load_dtd=True, resolve_entities=True)
        return "".join(etree.fromstring(text, parser).itertext())
  `,
  check: `
    import subject
    (work / "secret").write_text("secret")
    def attack():
        file = (work / "secret").as_uri()
        return "secret" in subject.read(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{file}">]><a>&x;</a>')
    def normal():
        return subject.read("<a>one<b>two</b> &lt;&#33;</a>")
  `,
});
