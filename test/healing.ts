import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { CodeFinding, CodePlace, ToolFix } from '#core/finding.ts';
import { fingerprint } from '#core/fingerprint.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { TypeInference } from '#core/ports/type-inference.ts';
import type { TypeScriptService } from '#core/ports/typescript-service.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { applyEdits } from '#syntax/edits.ts';
import { languageOf, parses } from '#syntax/parse.ts';
import { Positions } from '#syntax/positions.ts';

/**
 * One finding in one small file. Texts that start with a line break are read as blocks: that first line break
 * and the common indentation go away, so that examples can be indented with the test. Other texts are taken as they are.
 */
export interface Example {
  /** Default: `module.py`. */
  readonly path?: string;
  readonly before: string;
  /** As findings name it: `ruff/F401`. */
  readonly rule: string;
  readonly message?: string;
  /** From 1; default: the line of `at`, else 1. */
  readonly line?: number;
  /** The flagged text, first occurrence on `line` (or in the file). Default: the line without its indentation. */
  readonly at?: string;
  /** Other files of the package, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly toolFixes?: readonly ToolFix[];
  /** A function gets a folder that holds the files of the example, and is only called when a healer asks. */
  readonly types?: TypeInference | ((root: string) => Promise<TypeInference>);
  readonly typescript?: TypeScriptService | ((root: string) => Promise<TypeScriptService>);
}
export interface Heals extends Example {
  readonly after: string;
  /** What other files must look like afterwards; files that are not named must stay as they are. */
  readonly afterFiles?: Readonly<Record<string, string>>;
}
export interface LeavesAlone extends Example {
  /** What the reason must say. */
  readonly because?: string | RegExp;
}

/** Asserts that the healer turns `before` into `after`, and that the result still parses. Returns the proposal. */
export async function heals(healer: CodeHealer, example: Heals): Promise<Proposal<'code'>> {
  const stage = setStage(example);
  const answer = await ask(healer, stage);
  if ('leftAlone' in answer) expect.fail(`left alone: ${answer.leftAlone}`);
  expect(answer.change.edits, 'a proposal has edits').not.toHaveLength(0);
  expect(answer.summary, 'the summary is one line').toMatch(/^\S.{3,200}$/);
  const wanted = new Map(stage.files);
  wanted.set(stage.path, dedent(example.after));
  for (const [path, text] of Object.entries(example.afterFiles ?? {})) wanted.set(path, dedent(text));
  const touched = new Set([...wanted.keys(), ...answer.change.edits.map((edit) => edit.path)]);
  for (const path of touched) {
    const before = stage.files.get(path) ?? '';
    const edits = answer.change.edits.filter((edit) => edit.path === path);
    const after = applyEdits(before, edits);
    expect(after, path).toBe(wanted.get(path));
    if (edits.length > 0 && parses(path, before)) expect(parses(path, after), `${path} parses`).toBe(true);
  }
  return answer;
}

/** Asserts that the healer does not touch the example, and says why. Returns the reason. */
export async function leavesAlone(healer: CodeHealer, example: LeavesAlone): Promise<string> {
  const stage = setStage(example);
  const answer = await ask(healer, stage);
  if (!('leftAlone' in answer)) {
    const edits = answer.change.edits.filter((edit) => edit.path === stage.path);
    expect.fail(`proposed "${answer.summary}":\n${applyEdits(stage.text, edits)}`);
  }
  expect(answer.leftAlone.length, 'a reason that a person can act on').toBeGreaterThan(10);
  if (example.because !== undefined) expect(answer.leftAlone).toMatch(example.because);
  return answer.leftAlone;
}

/** The finding of an example, for tests that call a healer or a pattern themselves. */
export function findingOf(example: Example): CodeFinding {
  return setStage(example).finding;
}

interface Stage {
  readonly path: string;
  readonly text: string;
  readonly files: ReadonlyMap<string, string>;
  readonly finding: CodeFinding;
  readonly example: Example;
}

function setStage(example: Example): Stage {
  const path = example.path ?? 'module.py';
  const text = dedent(example.before);
  const files = new Map<string, string>([[path, text]]);
  for (const [other, content] of Object.entries(example.files ?? {})) files.set(other, dedent(content));
  const place = placeOf(path, text, example);
  const lines = text.split(/\r?\n/).slice(place.line - 1, place.endLine);
  const message = example.message ?? '';
  const print = fingerprint({ rule: example.rule, path, message, lines, ordinal: 0 });
  const finding: CodeFinding = {
    id: print,
    kind: 'code',
    rule: example.rule,
    category: 'style',
    priority: 'P2',
    severity: 'medium',
    message,
    fingerprint: print,
    sources: [{ scanner: example.rule.split('/')[0] ?? '', rule: example.rule }],
    place,
    toolFixes: example.toolFixes ?? [],
  };
  return { path, text, files, finding, example };
}

/** What a healer is given for an example; `close` takes the folder away that services may have asked for. */
export interface OpenExample {
  readonly finding: CodeFinding;
  readonly context: CodeContext;
  readonly files: ReadonlyMap<string, string>;
  close(): Promise<void>;
}
/** An example as a healer sees it, for those that ask more than once. */
export function openExample(example: Example): OpenExample {
  return openStage(setStage(example));
}

async function ask(healer: CodeHealer, stage: Stage): Promise<Proposal<'code'> | LeftAlone> {
  const { finding, context, close } = openStage(stage);
  expect(healer.rules, 'the healer answers the rule').toContain(finding.rule);
  try {
    return await healer.propose(finding, context);
  } finally {
    await close();
  }
}

function openStage(stage: Stage): OpenExample {
  const { finding, example, files } = stage;
  let root: Promise<string> | undefined;
  const folder = () => (root ??= writeFolder(files));
  const language = languageOf(stage.path);
  if (language === undefined) throw new Error(`${stage.path} is no source file`);
  const context: CodeContext = {
    language,
    text: stage.text,
    read: async (path) => files.get(path),
    files: [...files.keys()].filter((path) => languageOf(path) !== undefined).sort(),
    types: lazyTypes(example.types, folder),
    typescript: lazyTypeScript(example.typescript, folder),
  };
  return {
    finding,
    context,
    files,
    async close() {
      if (root !== undefined) await rm(await root, { recursive: true, force: true });
    },
  };
}

function lazyTypes(given: Example['types'], folder: () => Promise<string>): TypeInference {
  if (given === undefined) return { returnTypes: async () => new Map(), typeOf: async () => undefined };
  if (typeof given !== 'function') return given;
  let service: Promise<TypeInference> | undefined;
  const open = () => (service ??= folder().then(given));
  return {
    returnTypes: async (path) => (await open()).returnTypes(path),
    typeOf: async (path, start, end) => (await open()).typeOf(path, start, end),
  };
}

function lazyTypeScript(given: Example['typescript'], folder: () => Promise<string>): TypeScriptService {
  if (given === undefined) {
    const nothing = async () => undefined;
    return { codeFixes: async () => [], typeAt: nothing, errors: nothing, returns: nothing };
  }
  if (typeof given !== 'function') return given;
  let service: Promise<TypeScriptService> | undefined;
  const open = () => (service ??= folder().then(given));
  return {
    codeFixes: async (path, start, end, code) => (await open()).codeFixes(path, start, end, code),
    typeAt: async (path, start, end) => (await open()).typeAt(path, start, end),
    errors: async (path, edits) => (await open()).errors(path, edits),
    returns: async (path, offset) => (await open()).returns(path, offset),
  };
}

async function writeFolder(files: ReadonlyMap<string, string>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'heal-example-'));
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

function placeOf(path: string, text: string, example: Example): CodePlace {
  const positions = new Positions(text);
  const from = example.line === undefined ? 0 : positions.lineStart(example.line);
  const start = example.at === undefined ? -1 : text.indexOf(example.at, from);
  if (example.at !== undefined && start >= 0) {
    const end = positions.place(start + example.at.length);
    return { path, ...positions.place(start), endLine: end.line, endColumn: end.column };
  }
  if (example.at !== undefined) throw new Error(`the example does not hold ${example.at}`);
  const line = example.line ?? 1;
  if (line > positions.lineCount) throw new Error(`the example has no line ${line}`);
  const content = text.slice(positions.lineStart(line), positions.nextLineStart(line)).replace(/[\r\n]+$/, '');
  const column = content.length - content.trimStart().length + 1;
  return { path, line, column, endLine: line, endColumn: Math.max(column, content.trimEnd().length + 1) };
}

/** Takes the first line break, the common indentation and the last line's indentation away from a block. */
export function dedent(text: string): string {
  if (!text.startsWith('\n')) return text;
  const lines = text.slice(1).split('\n');
  const margins = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = Math.min(...margins);
  return lines.map((line) => (line.trim() === '' ? '' : line.slice(margin))).join('\n');
}
