import { XMLParser } from 'fast-xml-parser';
import path from 'node:path';
import { z } from 'zod';
import { parseJson } from '#core/json.ts';
import type { TestStatus } from '#core/ports/test-suite.ts';

/** Results by test id; ids are the same in every run of the same code. */
export type Tests = Record<string, TestStatus>;
/** Makes a file that a report names relative to the package. */
export type NameFile = (file: string) => string;
export type ParseReport = (text: string, nameFile: NameFile) => Tests | undefined;

/** Collects results under ids that stay apart and stay the same. */
class Collector {
  // No prototype: `__proto__` is a test's name like any other.
  readonly tests: Tests = Object.create(null) as Tests; // Typed `any` by the language; it holds nothing yet.
  readonly #seen = new Map<string, number>();

  /** The second test of a name gets `#2`: runners for JavaScript allow twins. */
  add(id: string, status: TestStatus): void {
    const stable = stabilise(id);
    const count = (this.#seen.get(stable) ?? 0) + 1;
    this.#seen.set(stable, count);
    this.tests[count === 1 ? stable : `${stable} #${count}`] = status;
  }
  /** A test that is told twice failed if it failed once: an error after the test is an entry of its own in pytest. */
  merge(id: string, status: TestStatus): void {
    const stable = stabilise(id);
    if (this.tests[stable] !== 'failed') this.tests[stable] = status;
  }
}

/** Addresses in memory are part of some names (`<object at 0x7f…>`) and differ in every run. */
function stabilise(id: string): string {
  return id.replace(/0x[0-9a-fA-F]{6,}/g, '0x…').slice(0, 1000);
}

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const Case = z.object({
  name: Text.default(''),
  classname: Text.default(''),
  file: Text.optional(),
  failure: z.unknown().optional(),
  error: z.unknown().optional(),
  skipped: z.unknown().optional(),
});
interface Suite {
  readonly testcase: z.infer<typeof Case>[];
  readonly testsuite: Suite[];
}
// An element without content comes as '', and one that holds only a case as that case alone.
const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.preprocess(
    (value) => (typeof value === 'object' ? value : {}),
    z.object({ testcase: z.array(Case).default([]), testsuite: z.array(Suite).default([]) }),
  ),
);
const Document = z.object({ testsuites: Suite.optional(), testsuite: z.array(Suite).optional() });
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => name === 'testsuite' || name === 'testcase',
});

/** Every case of a JUnit report, nested suites too; undefined when it is none. */
function readJUnit(text: string): readonly z.infer<typeof Case>[] | undefined {
  // No runner writes one; entities declared in it could blow a small report up.
  if (text.includes('<!DOCTYPE')) return undefined;
  let document: z.infer<typeof Document>;
  try {
    document = Document.parse(parser.parse(text));
  } catch {
    return undefined;
  }
  if (document.testsuites === undefined && document.testsuite === undefined) return undefined;
  const list = (suite: Suite): z.infer<typeof Case>[] => [...suite.testcase, ...suite.testsuite.flatMap(list)];
  return [...(document.testsuites === undefined ? [] : [document.testsuites]), ...(document.testsuite ?? [])].flatMap(
    list,
  );
}

export const parsePytest: ParseReport = (text) => {
  const cases = readJUnit(text);
  if (cases === undefined) return undefined;
  const collector = new Collector();
  for (const test of cases) {
    const isFailed = test.failure !== undefined || test.error !== undefined;
    collector.merge(
      `${test.classname}::${test.name}`,
      isFailed ? 'failed' : test.skipped !== undefined ? 'skipped' : 'passed',
    );
  }
  return collector.tests;
};

export const parseNodeTest: ParseReport = (text, nameFile) => {
  const cases = readJUnit(text);
  if (cases === undefined) return undefined;
  const collector = new Collector();
  for (const test of cases) {
    const place = test.classname === 'test' ? [] : [test.classname];
    const file = test.file === undefined ? [] : [nameFile(test.file)];
    // A test marked `todo` may fail without failing the suite: it is reported as both.
    const isFailed = test.failure !== undefined || test.error !== undefined;
    const status = test.skipped !== undefined ? 'skipped' : isFailed ? 'failed' : 'passed';
    collector.add([...file, ...place, test.name].join(' > '), status);
  }
  return collector.tests;
};

const JestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()).default([]), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});
/** Jest's JSON, which vitest writes as well. */
export const parseJest: ParseReport = (text, nameFile) => {
  const report = JestReport.safeParse(parseJson(text));
  if (!report.success) return undefined;
  const collector = new Collector();
  // Files come in the order in which they ended; twins within a file keep theirs.
  for (const file of report.data.testResults) {
    const name = nameFile(file.name);
    for (const test of file.assertionResults) {
      const status = test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped';
      collector.add([name, ...test.ancestorTitles, test.title].join(' > '), status);
    }
    const isOtherwiseFailed = !file.assertionResults.some((test) => test.status === 'failed');
    if (file.status === 'failed' && isOtherwiseFailed) collector.add(name, 'failed');
  }
  return collector.tests;
};

const MochaTest = z.object({ fullTitle: z.string(), file: z.string().nullish() });
const MochaReport = z.object({
  tests: z.array(MochaTest),
  pending: z.array(MochaTest),
  failures: z.array(MochaTest),
  passes: z.array(MochaTest),
});
export const parseMocha: ParseReport = (text, nameFile) => {
  const report = MochaReport.safeParse(parseJson(text));
  if (!report.success) return undefined;
  const collector = new Collector();
  const name = (test: z.infer<typeof MochaTest>): string =>
    [...(test.file == null ? [] : [nameFile(test.file)]), test.fullTitle].join(' > ');
  for (const test of report.data.passes) collector.add(name(test), 'passed');
  for (const test of report.data.pending) collector.add(name(test), 'skipped');
  // Failed hooks are here and not among the tests.
  for (const test of report.data.failures) collector.add(name(test), 'failed');
  return collector.tests;
};

const UnittestReport = z.record(z.string(), z.enum(['passed', 'failed', 'skipped']));
export const parseUnittest: ParseReport = (text) => {
  const report = UnittestReport.safeParse(parseJson(text));
  if (!report.success) return undefined;
  const collector = new Collector();
  for (const [id, status] of Object.entries(report.data)) collector.merge(id, status);
  return collector.tests;
};

/** Names files below one of the roots relative to it; others by their full name. */
export function nameFilesBelow(roots: readonly string[]): NameFile {
  return (file) => {
    const plain = file.replace(/^file:\/\//, '');
    for (const root of roots) {
      const relative = path.relative(root, plain);
      if (!relative.startsWith('..') && !path.isAbsolute(relative)) return relative.replaceAll('\\', '/');
    }
    return plain;
  };
}
