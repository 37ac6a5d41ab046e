import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ts } from 'ts-morph';
import { z } from 'zod';
import { rules } from '../../src/scanners/heal/rules.generated.ts';
import type { Group } from './topics.ts';
import { twinGroups } from '../../src/scanners/twins.ts';

/** Texts that the embedding learns from: each is about one fault, in the words of all who speak of it. */
export interface Corpus {
  readonly groups: readonly Group[];
  /** Names of the healers, patterns and rules of the house among them. */
  readonly house: readonly string[];
}

/** Texts that say one fault in several ways teach more than one message alone, of which there are many. */
const bridge = 4;

const root = join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** Reads the house and the tools that are installed with it, at the versions that the lock file names. */
export function readCorpus(): Corpus {
  const words = makeRuleWords();
  const texts = new Map<string, string>();
  for (const name of list('healers/code')) {
    const code = readText(`healers/code/${name}/index.ts`);
    const named = [...code.matchAll(/'((?:ruff|bandit|pyright|mypy|tsc|oxlint|eslint|biome|heal)\/[^']+)'/g)];
    const of = named.map((found) => words(found[1] ?? ''));
    texts.set(`healers/code/${name}`, [name, readText(`healers/code/${name}/README.md`), ...of].join('\n'));
  }
  for (const name of list('patterns/code')) {
    const folder = `patterns/code/${name}`;
    const examples = readdirSync(join(root, folder)).filter((file) => /^(?:README|before|after)/.test(file));
    const texted = examples.sort().map((file) => readText(`${folder}/${file}`));
    const pattern = readText(`${folder}/pattern.yml`);
    const named = [...pattern.matchAll(/\b(?:tsc|oxlint|eslint|pyright|mypy)\/[\w@/-]+/g)].map(([rule]) => words(rule));
    texts.set(folder, [name, pattern, ...texted, ...named].join('\n'));
  }
  for (const rule of rules) {
    const examples = rule.examples.finds.map(({ text }) => text);
    texts.set(`rules/${rule.id}`, [rule.id, rule.title, ...rule.links.map(slug), ...examples].join('\n'));
  }
  const glossary = readText('models/glossary.txt')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  return {
    house: [...texts.keys()],
    groups: [
      ...[...texts.values(), ...glossary, ...twinGroups.map((group) => group.map(words).join('\n'))].map(
        (text): Group => ({ text, weight: bridge }),
      ),
      ...[...readTypeScriptMessages().values(), ...readPyrightMessages(), ...readOxlintRules()].map((text): Group => ({
        text,
        weight: 1,
      })),
    ],
  };
}

/** What a rule's name says, and its message where that is known. */
function makeRuleWords(): (rule: string) => string {
  const typescript = readTypeScriptMessages();
  return (rule) => {
    const code = /^tsc\/TS(\d+)$/.exec(rule)?.[1];
    return `${rule} ${(code === undefined ? undefined : typescript.get(Number(code))) ?? ''}`;
  };
}

function readTypeScriptMessages(): ReadonlyMap<number, string> {
  // Not in the types of the package, because they are not for users of it; the texts are what is needed here.
  const { Diagnostics } = ts as unknown as { Diagnostics: unknown };
  const read = z.record(z.string(), z.object({ code: z.number(), message: z.string() })).parse(Diagnostics);
  return new Map(Object.values(read).map(({ code, message }) => [code, `TS${code} ${message}`]));
}

/** pyright keeps its messages in one table of texts inside its program. */
function readPyrightMessages(): string[] {
  const file = join(dirname(require.resolve('pyright/package.json')), 'dist/pyright-internal.js');
  const found = readFileSync(file, 'utf8').matchAll(
    /"([a-z][A-Za-z]{4,60})":(?:\{"message":)?"((?:[^"\\]|\\{1,2}.){20,400}?)\\?"[,}]/g,
  );
  const messages = new Map<string, string>();
  for (const [, name = '', text = ''] of found)
    if (/ /.test(text) && /^[A-Z"\\{]/.test(text) && !messages.has(name))
      messages.set(name, text.replace(/\\+n?/g, ' '));
  return [...messages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, text]) => `${name} ${text}`);
}

function readOxlintRules(): string[] {
  const program = join(dirname(require.resolve('oxlint/package.json')), 'bin/oxlint');
  const answer = execFileSync(process.execPath, [program, '--rules', '--format', 'json'], { encoding: 'utf8' });
  const read = z
    .array(z.object({ scope: z.string(), value: z.string(), category: z.string() }))
    .parse(JSON.parse(answer));
  return read.map(({ scope, value, category }) => `${scope} ${value} ${category}`).sort();
}

/** The last part of an address names the rule or the function: `…/rules/unsafe-yaml-load/`. */
function slug(link: string): string {
  return link.replace(/^https?:\/\/[^/]+/, '').replace(/[/#?_-]+/g, ' ');
}

function list(folder: string): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
    .sort();
}

/** Line endings as in the index, so that a checkout on Windows gives the same model. */
function readText(file: string): string {
  const path = join(root, file);
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
}
