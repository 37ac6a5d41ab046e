import { setVariable } from '../set-variable.ts';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeFinding } from '#core/finding.ts';
import type { Embedder } from '#core/ports/embedder.ts';
import type { PatternIndex } from '#core/ports/pattern-index.ts';
import { openEmbedder } from '#drivers/embedding/index.ts';
import { loadPatterns } from '#drivers/patterns/index.ts';
import { openPatternIndex } from '#drivers/vectors/index.ts';
import { describePattern } from '#remedies/likeness.ts';
import { makeSemanticRung } from '#remedies/semantic.ts';
import { readCorpus } from '../../scripts/embedding/corpus.ts';
import { learnTopics } from '../../scripts/embedding/topics.ts';
import { writeOnnx } from '../../scripts/embedding/onnx-writer.ts';
import { asked } from './findings.ts';
import { readLibrary } from './library.ts';
import { measureRetrieval, recallAt } from './measure.ts';
import { makeContext } from './context.ts';

const root = join(import.meta.dirname, '../..');
let embedder: Embedder;
beforeAll(async () => {
  const opened = await openEmbedder({ setVariable, shipped: join(root, 'models/lexical.onnx') });
  if ('missing' in opened) throw new Error(opened.missing);
  embedder = opened;
});

describe('findings of other tools', () => {
  test('find the cure that fits, and more often than full text does', async () => {
    const { methods, entries } = await measureRetrieval(embedder);
    expect(entries).toBeGreaterThan(50);
    const [message, text, , both] = methods.map(({ ranks }) => ranks);
    if (!message || !text || !both) throw new Error('a method is missing');
    expect(recallAt(1, both)).toBeGreaterThanOrEqual(0.85);
    expect(recallAt(5, both)).toBeGreaterThanOrEqual(0.95);
    expect(recallAt(1, both)).toBeGreaterThan(recallAt(1, message));
    expect(recallAt(1, both)).toBeGreaterThan(recallAt(1, text));
  });

  test('have a cure in the house', async () => {
    const known = new Set((await readLibrary(new Set())).map(({ patternId }) => patternId));
    expect(asked.flatMap(({ fits }) => fits).filter((id) => !known.has(id))).toEqual([]);
  });

  test('ask with messages that the embedding never read', () => {
    const squash = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, ' ')
        .trim();
    const corpus = readCorpus().groups.map(({ text }) => squash(text));
    // Shorter ones, such as "Use of eval", are ordinary words that nobody owns.
    const read = asked
      .map(({ message }) => squash(message))
      .filter((message) => message.split(' ').length > 4 && corpus.some((text) => text.includes(message)));
    expect(read).toEqual([]);
  });
});

describe('the model', () => {
  test('is the one of its stamp', () => {
    const output = execFileSync(process.execPath, [join(root, 'scripts/build-embedding.ts'), '--check'], {
      encoding: 'utf8',
    });
    expect(output).toContain('as its stamp says');
  });
  test('comes out the same, byte for byte, from the same texts', () => {
    const texts = [
      'unused import os',
      'import never used',
      'weak hash md5',
      'insecure hash function',
      'unsafe yaml load',
    ];
    const groups = texts.map((text) => ({ text, weight: 1 }));
    const build = () => Buffer.from(writeOnnx(learnTopics(groups, { dimension: 3, whitening: 1, noise: 0.1 })));
    expect(build().equals(build())).toBe(true);
  });
});

describe('the semantic rung', () => {
  let folder = '';
  let index: PatternIndex;
  const openRung = async (minScore?: number) => {
    const patterns = await loadPatterns(join(root, 'patterns'));
    await index.sync(patterns.map((pattern) => describePattern(pattern)));
    return makeSemanticRung({ index, patterns, ...(minScore === undefined ? {} : { minScore }) });
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heal-rung-'));
    const opened = await openPatternIndex({
      folder,
      embedder,
      setVariable: (name, value) => (process.env[name] ??= value),
    });
    if ('missing' in opened) throw new Error(opened.missing);
    index = opened;
  });
  afterAll(async () => {
    await index.close();
    await rm(folder, { recursive: true, force: true });
  });

  const text = 'import yaml\n\n\ndef read(stream):\n    return yaml.load(stream)\n';
  const finding = (rule: string, message: string, line: number): CodeFinding => ({
    ...{ id: 'h0000000001', kind: 'code', rule, category: 'security', priority: 'P0', severity: 'high', message },
    ...{ fingerprint: 'v1:1', sources: [{ scanner: rule.split('/')[0] ?? '', rule }], toolFixes: [] },
    place: { path: 'a.py', line, column: 1, endLine: line, endColumn: 40 },
  });
  const question = (rule: string, message: string, line: number) => ({
    finding: finding(rule, message, line),
    diagnosis: { category: 'security', confidence: 1, evidence: [], contextRead: [] },
    context: makeContext('a.py', text),
    attempts: [],
  });
  const unsafe = 'Unsafe deserialization of YAML: the loader may construct any object';

  test('offers a pattern whose rules do not name the finding, and it binds', async () => {
    const answer = await (await openRung()).ask(question('codeql/py/unsafe-deserialization', unsafe, 5));
    const [first] = answer.candidates;
    expect(first).toMatchObject({ healer: 'code/yaml-safe-load', origin: 'pattern', safety: 'careful' });
    const proposal = await first?.propose();
    expect(proposal).toMatchObject({ change: { edits: [{ path: 'a.py', text: 'safe_' }] }, safety: 'careful' });
    expect(answer.said).toMatch(
      /^Looked among \d+ patterns; \d are? similar|is similar, most of all code\/yaml-safe-load/,
    );
    expect(answer.candidates.length).toBeLessThanOrEqual(5);
  });

  test('leaves what the exact rung was asked for to it', async () => {
    const answer = await (await openRung()).ask(question('ruff/S506', unsafe, 5));
    expect(answer.candidates.map(({ healer }) => healer)).not.toContain('code/yaml-safe-load');
  });

  test('a pattern that is alike but does not bind at the place says nothing', async () => {
    const answer = await (await openRung()).ask(question('codeql/py/unsafe-deserialization', unsafe, 1));
    const yaml = answer.candidates.find(({ healer }) => healer === 'code/yaml-safe-load');
    expect(await yaml?.propose()).toBeUndefined();
  });

  test('what is not similar enough is not offered, and the best is named', async () => {
    const answer = await (await openRung(0.99)).ask(question('codeql/py/unsafe-deserialization', unsafe, 5));
    expect(answer.candidates).toEqual([]);
    expect(answer.said).toMatch(/the most similar, code\/yaml-safe-load \(0\.\d\d\), is not similar enough/);
  });

  test('a finding about a whole file is not looked for: anything would bind in it', async () => {
    const whole = question('oxlint/unicorn/filename-case', unsafe, 1);
    const wide = { ...whole.finding, place: { ...whole.finding.place, endLine: 21 } };
    const answer = await (await openRung()).ask({ ...whole, finding: wide });
    expect(answer).toEqual({ candidates: [], said: 'Not looked: it is about 21 lines.' });
  });

  test('a type checker that misses an argument is answered by the pattern that knows why it should not be given', async () => {
    const answer = await (
      await openRung()
    ).ask(question('pyright/reportCallIssue', 'Argument missing for parameter "Loader"', 5));
    expect(answer.candidates[0]).toMatchObject({ healer: 'code/yaml-safe-load' });
  });

  test('a broken index costs its answer and nothing else', async () => {
    const patterns = await loadPatterns(join(root, 'patterns'));
    const broken: PatternIndex = {
      sync: async () => ({ added: 0, removed: 0, left: 0 }),
      search: async () => [],
      problem: () => 'the table cannot be read',
      close: async () => undefined,
    };
    const answer = await makeSemanticRung({ index: broken, patterns }).ask(question('mypy/x', unsafe, 5));
    expect(answer).toEqual({ candidates: [], said: 'Could not look for similar faults: the table cannot be read' });
  });
});
