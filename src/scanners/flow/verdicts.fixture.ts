import type { Language } from '#core/finding.ts';
import { languageOf } from '#syntax/parse.ts';
import { makeAnalysis } from './analyse.ts';
import { Catalogue } from './catalogue.ts';
import type { SinkSighting } from './machine.ts';
import type { FlowModel } from './models.ts';

const empty = {
  aliases: {},
  families: [],
  sources: [],
  entries: [],
  sinks: [],
  sanitizers: [],
  guards: [],
  passes: [],
  unpacks: [],
  returns: {},
  exits: [],
};
/** A language of its own for tests: `outside()` is a source, `danger(x)` a sink, `make_safe(x)` a sanitizer. */
const model: FlowModel = {
  ...empty,
  name: 'test',
  languages: ['python', 'typescript', 'javascript'],
  sources: [{ at: 'outside()', kind: 'request', confidence: 1 }],
  sinks: [
    { rule: 'sql-injection', at: 'danger', args: [0] },
    { rule: 'ssrf', at: 'visit', args: [0], safePrefix: '^https://[^/]+/' },
    { rule: 'command-injection', at: 'shell', args: [0], when: { shell: true } },
    { rule: 'path-traversal', at: 'touch', args: [0] },
    { rule: 'xss', set: 'markup', args: [] },
  ],
  sanitizers: [{ at: 'make_safe', for: ['sql-injection'] }],
  exits: ['stop()'],
  returns: { same: 0 },
};

/** Sinks of the first file, as `rule verdict`, in order; other files are there to be imported. */
export function seen(files: Readonly<Record<string, string>>): string[] {
  return sightings(files).map(({ sink, verdict }) => `${sink.rule} ${verdict}`);
}

export function sightings(files: Readonly<Record<string, string>>): readonly SinkSighting[] {
  const [path = ''] = Object.keys(files);
  const language: Language = languageOf(path) ?? 'python';
  return makeAnalysis({
    models: new Catalogue([model], language),
    text: (wanted) => files[wanted],
    files: new Set(Object.keys(files)),
  }).analyse(path);
}

/** The verdicts alone, of one Python or TypeScript text. */
export function python(text: string): string[] {
  return sightings({ 'a.py': text }).map((one) => one.verdict);
}
export function script(text: string): string[] {
  return sightings({ 'a.ts': text }).map((one) => one.verdict);
}
