import { describe, expect, test } from 'vitest';
import type { LibraryEntry } from '#core/ports/pattern-library.ts';
import { languageOf } from '#syntax/parse.ts';
import { dedent, findingOf } from '../../../test/healing.ts';
import { checkPattern } from '../pattern-conformance.ts';
import { learn, type Learned } from './learn.ts';
import { healAt } from './judge.ts';
import type { LearningPair } from './pair.ts';

const now = '2026-01-02T03:04:05.000Z';
interface Cure {
  readonly before: string;
  readonly after: string;
  /** The flagged text. */
  readonly at: string;
  readonly rule?: string;
  readonly path?: string;
  readonly ref?: string;
  readonly leftAlone?: readonly string[];
}
function pairOf({ rule = 'ruff/X1', path = 'shop/cart.py', ref = 'c1', ...cure }: Cure): LearningPair {
  const before = dedent(cure.before);
  const placeOf = (at: string) => findingOf({ rule, path, before, at }).place;
  return {
    language: languageOf(path) ?? 'python',
    path,
    before,
    after: dedent(cure.after),
    finding: { rules: [rule], message: '', place: placeOf(cure.at) },
    leftAlone: (cure.leftAlone ?? []).map(placeOf),
    via: 'commit',
    ref,
  };
}
function learnFrom(...cures: readonly Cure[]): Learned {
  return learn(
    [],
    cures.map((cure, at) => pairOf({ ref: `c${at + 1}`, ...cure })),
    { now },
  );
}
/** The only pattern that comes out, as people read it. */
function shapeOf(learned: Learned): string {
  expect(learned.refused.map(({ refusal }) => refusal)).toEqual([]);
  expect(learned.added).toHaveLength(1);
  return (learned.added[0]?.pattern.title ?? '').replace(/^\S+: /, '');
}
function reasonOf(cure: Cure): string | undefined {
  const learned = learnFrom(cure);
  expect(learned.added).toEqual([]);
  return learned.refused[0]?.refusal.refused;
}
function use({ pattern }: LibraryEntry, text: string, at: string, path = 'module.py'): string | undefined {
  const result = healAt(pattern, path, text, findingOf({ rule: 'ruff/X1', path, before: text, at }).place);
  return result === undefined || 'refused' in result ? undefined : result.text;
}

const timeout: Cure = {
  before: 'import requests\n\ndef load(url):\n    return requests.get(url)\n',
  after: 'import requests\n\ndef load(url):\n    return requests.get(url, timeout=10)\n',
  at: 'requests.get(url)',
};

describe('one cure', () => {
  test('what the code made up becomes a hole, what it calls stays', () => {
    const learned = learnFrom(timeout);
    expect(shapeOf(learned)).toBe('requests.get($A) → requests.get($A, timeout=10)');
    const [entry] = learned.added;
    if (entry === undefined) return;
    expect(entry.pattern).toMatchObject({
      safety: 'risky',
      review: 'full',
      rules: ['ruff/X1'],
      languages: ['python'],
      requires: { imports: ['requests'] },
      provenance: { from: 'learned', at: now, pairs: [{ via: 'commit', ref: 'c1', rule: 'ruff/X1' }] },
    });
    expect(entry.pattern.id).toMatch(/^code\/learned-ruff-x1-[0-9a-f]{8}$/);
    expect(checkPattern(entry.pattern, entry.examples)).toEqual([]);
    expect(entry.examples.heals[0]?.before).toBe('import requests\n\nreturn requests.get(url)\n');
    const other = 'import requests\npage = requests.get(self.base + "/x")\n';
    expect(use(entry, other, 'requests.get')).toBeUndefined();
    const twin = 'import requests\n\npage = requests.get(self.address)\n';
    expect(use(entry, twin, 'requests.get')).toBe('import requests\n\npage = requests.get(self.address, timeout=10)\n');
  });
  test('its imports come with it', () => {
    const learned = learnFrom({
      before: 'import pickle\n\ndata = pickle.loads(body)\n',
      after: 'import json\n\ndata = json.loads(body)\n',
      at: 'pickle.loads(body)',
    });
    expect(shapeOf(learned)).toBe('pickle.loads($A) → json.loads($A)');
    expect(learned.added[0]?.pattern.rewrites[0]?.imports).toEqual({
      add: ['import json'],
      removeIfUnused: ['pickle'],
    });
  });
  test('one interface for another', () => {
    const before = 'from datetime import datetime\n\nnow = datetime.utcnow()\n';
    const after = 'from datetime import datetime, timezone\n\nnow = datetime.now(timezone.utc)\n';
    const learned = learnFrom({ before, after, at: 'datetime.utcnow()' });
    expect(shapeOf(learned)).toBe('datetime.utcnow() → datetime.now(timezone.utc)');
    expect(learned.added[0]?.pattern.rewrites[0]?.imports).toEqual({ add: ['from datetime import timezone'] });
  });
  test('operators and their operands', () => {
    expect(
      shapeOf(
        learnFrom({
          before: 'if not key in d:\n    go()\n',
          after: 'if key not in d:\n    go()\n',
          at: 'not key in d',
        }),
      ),
    ).toBe('not $A in $B → $A not in $B');
  });
  test('one operator for another', () => {
    const learned = learnFrom({
      before: 'if code is 0:\n    go()\n',
      after: 'if code == 0:\n    go()\n',
      at: 'code is',
    });
    expect(shapeOf(learned)).toBe('$A is 0 → $A == 0');
  });
  test('a clause with its block', () => {
    expect(
      shapeOf(
        learnFrom({
          before: 'try:\n    go(x)\nexcept:\n    log(x)\n',
          after: 'try:\n    go(x)\nexcept Exception:\n    log(x)\n',
          at: 'except:',
        }),
      ),
    ).toBe('except: $$$A → except Exception: $$$A');
  });
  test('TypeScript too', () => {
    const learned = learnFrom({
      path: 'src/token.ts',
      before: "import { createHash } from 'node:crypto';\nexport const digest = createHash('md5').update(body);\n",
      after: "import { createHash } from 'node:crypto';\nexport const digest = createHash('sha256').update(body);\n",
      at: "createHash('md5')",
    });
    expect(learned.added).toEqual([]);
    const parsed = learnFrom({
      path: 'src/page.ts',
      before: 'export const id = parseInt(query.id);\n',
      after: 'export const id = parseInt(query.id, 10);\n',
      at: 'parseInt(query.id)',
    });
    expect(shapeOf(parsed)).toBe('parseInt($A) → parseInt($A, 10)');
    expect(parsed.added[0]?.pattern.languages).toEqual(['typescript', 'javascript']);
  });
  test('short words belong to what is called, in either quotes', () => {
    const learned = learnFrom({
      before: "f = open(path, 'w')\n",
      after: "f = open(path, 'w', encoding='utf-8')\n",
      at: 'open(path',
    });
    const [entry] = learned.added;
    expect(entry && use(entry, 'g = open(name, "w")\n', 'open')).toBe('g = open(name, "w", encoding=\'utf-8\')\n');
    expect(entry && use(entry, "g = open(name, 'rb')\n", 'open')).toBeUndefined();
  });
  test('Windows line endings', () => {
    const learned = learnFrom({
      before: timeout.before.replaceAll('\n', '\r\n'),
      after: timeout.after.replaceAll('\n', '\r\n'),
      at: timeout.at,
    });
    expect(shapeOf(learned)).toBe('requests.get($A) → requests.get($A, timeout=10)');
    expect(learned.added[0]?.examples.heals[0]?.before).not.toContain('\r');
  });
});

describe('several cures', () => {
  const cureOf = (before: string, after: string, at = 'requests.'): Cure => ({
    before: `import requests\n\n${before}\n`,
    after: `import requests\n\n${after}\n`,
    at,
  });
  test('the same cure again makes the record longer, not the library', () => {
    const first = learnFrom(timeout);
    const again = cureOf('r = requests.get(link)', 'r = requests.get(link, timeout=10)');
    const second = learn(first.added, [pairOf({ ...again, ref: 'c2' })], { now });
    expect(second).toMatchObject({ added: [], removed: [], refused: [] });
    const [entry] = second.changed;
    expect(entry?.pattern.provenance).toMatchObject({ pairs: [{ ref: 'c1' }, { ref: 'c2' }] });
    expect(entry?.examples.heals).toHaveLength(2);
    expect(entry && checkPattern(entry.pattern, entry.examples)).toEqual([]);
  });
  test('any number of arguments, but never a keyword twice', () => {
    const learned = learnFrom(
      timeout,
      cureOf('r = requests.get(u, headers=h)', 'r = requests.get(u, headers=h, timeout=10)'),
    );
    expect(shapeOf(learned)).toBe('requests.get($$$A) → requests.get($$$A, timeout=10)');
    const [entry] = learned.added;
    if (entry === undefined) return;
    const head = 'import requests\n\n';
    expect(use(entry, `${head}requests.get(a, params=b, auth=c)\n`, 'requests.get')).toBe(
      `${head}requests.get(a, params=b, auth=c, timeout=10)\n`,
    );
    expect(use(entry, `${head}requests.get(a, timeout=3)\n`, 'requests.get')).toBeUndefined();
    expect(use(entry, `${head}requests.get(a, **options)\n`, 'requests.get')).toBeUndefined();
  });
  test('names of an interface: those that were seen and no others', () => {
    const learned = learnFrom(timeout, cureOf('r = requests.post(u)', 'r = requests.post(u, timeout=10)'));
    expect(learned.added).toHaveLength(1);
    const [entry] = learned.added;
    if (entry === undefined) return;
    expect(Object.values(entry.pattern.rewrites[0]?.constraints ?? {})).toContainEqual({ regex: '^(?:get|post)$' });
    expect(use(entry, 'import requests\n\nrequests.post(a)\n', 'requests.post')).toContain('timeout=10');
    expect(use(entry, 'import requests\n\nrequests.session(a)\n', 'requests.session')).toBeUndefined();
  });
  test('values that differ and are carried over may be any; the call around them stays where its name is what counts', () => {
    const checks = Array.from({ length: 12 }, (_, at) => `    assert total_${at} == expected_${at}\n`).join('');
    const check = (value: string): Cure => ({
      before: `def test_it(kept, total):\n${checks}    assert type(kept["b"]) == ${value}\n`,
      after: `def test_it(kept, total):\n${checks}    assert type(kept["b"]) is ${value}\n`,
      at: `type(kept["b"]) == ${value}`,
    });
    const [entry, ...others] = learnFrom(check('bytes'), check('ValueError')).added;
    if (entry === undefined) expect.fail('nothing learned');
    expect(others).toEqual([]);
    expect(entry.pattern.title).toBe('ruff/X1: type($A) == $B → type($A) is $B');
    expect(use(entry, 'if type(a.b()) == Markup:\n    go()\n', 'type(')).toBe('if type(a.b()) is Markup:\n    go()\n');
    expect(use(entry, 'if kind(a.b()) == Markup:\n    go()\n', 'kind(')).toBeUndefined();
  });
  test('what a method is asked of is part of its name, however often it differs', () => {
    const call = (module: string): Cure => ({
      before: `import ${module}\n\n${module}.load(path)\n`,
      after: `import ${module}\n\n${module}.load(path, safe=True)\n`,
      at: `${module}.load(path)`,
    });
    for (const { pattern } of learnFrom(call('yaml'), call('toml')).added) {
      expect(JSON.stringify(pattern.rewrites)).toMatch(/yaml|toml/);
    }
  });
  test('what the file itself made stands for the same in a file that made the same, and in no other', () => {
    const head = 'import logging\n\nlog = logging.getLogger(__name__)\n\n';
    const learned = learnFrom({
      before: `${head}def load(path):\n    print(path)\n`,
      after: `${head}def load(path):\n    log.info(path)\n`,
      at: 'print(path)',
    });
    const [entry] = learned.added;
    if (entry === undefined) expect.fail('nothing learned');
    expect(entry.examples.heals[0]?.before).toBe(`${head}print(path)\n`);
    expect(checkPattern(entry.pattern, entry.examples)).toEqual([]);
    expect(use(entry, `${head}def save(size):\n    print(size.name)\n`, 'print')).toBe(
      `${head}def save(size):\n    log.info(size.name)\n`,
    );
    const others = ['import logging\n\n', 'import logging\n\nlog = logging.getLogger("x")\n\n', 'log = open(path)\n\n'];
    for (const other of others) expect(use(entry, `${other}print(size.name)\n`, 'print')).toBeUndefined();
    // The next cure of the kind joins it, read from the library alone.
    const again = pairOf({
      before: `${head}def save(size):\n    print(size.name)\n`,
      after: `${head}def save(size):\n    log.info(size.name)\n`,
      at: 'print(size.name)',
      ref: 'c2',
    });
    const second = learn(learned.added, [again], { now });
    expect(second).toMatchObject({ added: [], removed: [], refused: [] });
    expect(second.changed).toHaveLength(1);
  });
  test('the same in TypeScript', () => {
    const head = "import { pino } from 'pino';\n\nconst log = pino();\n\n";
    const [entry] = learnFrom({
      before: `${head}export function load(path: string) {\n  console.log(path);\n}\n`,
      after: `${head}export function load(path: string) {\n  log.info(path);\n}\n`,
      at: 'console.log(path)',
      path: 'load.ts',
    }).added;
    if (entry === undefined) expect.fail('nothing learned');
    const other = `${head}const at = 1;\nconsole.log(at);\n`;
    expect(use(entry, other, 'console.log', 'a.ts')).toBe(other.replace('console.log', 'log.info'));
    expect(use(entry, 'console.log(at);\n', 'console.log', 'a.ts')).toBeUndefined();
  });
  test('a statement that is one expression', () => {
    const learned = learnFrom({
      before: 'count(a) == 3\n',
      after: 'assert count(a) == 3\n',
      at: 'count(a) == 3',
    });
    const [entry] = learned.added;
    if (entry === undefined) expect.fail('nothing learned');
    expect(use(entry, 'def test_it():\n    count(b.c) == 3\n', 'count')).toBe(
      'def test_it():\n    assert count(b.c) == 3\n',
    );
    expect(use(entry, 'ok = count(b.c) == 3\n', 'count')).toBeUndefined();
  });
  test('a name that is called before and stands alone after', () => {
    const raise = (name: string): Cure => ({
      before: `raise ${name}()\n`,
      after: `raise ${name}\n`,
      at: `${name}()`,
    });
    const [entry] = learnFrom(raise('NotImplementedError'), raise('TimeoutError')).added;
    if (entry === undefined) expect.fail('nothing learned');
    expect(use(entry, 'raise TimeoutError()\n', 'Timeout')).toBe('raise TimeoutError\n');
    expect(use(entry, 'raise make_error()\n', 'make')).toBeUndefined();
  });
  test('a block that is carried over counts as one thing, however long', () => {
    const body = Array.from({ length: 40 }, (_, at) => `    a${at} = ${at}  # why\n`).join('');
    const cure = { before: `class Shop(object):\n${body}`, after: `class Shop:\n${body}`, at: 'object' };
    const learned = learnFrom(cure);
    expect(learned.added).toEqual([]);
    const short = '    def open(self):\n        # why\n        return True\n';
    expect(
      shapeOf(learnFrom({ before: `class Shop(object):\n${short}`, after: `class Shop:\n${short}`, at: 'object' })),
    ).toBe('class $A(object): $$$B → class $A: $$$B');
  });
  test('cures that have nothing in common stay apart', () => {
    const learned = learnFrom(
      timeout,
      cureOf('r = requests.Session().get(u)', 'r = requests.Session().get(u, timeout=5)'),
    );
    expect(learned.added).toHaveLength(2);
  });
  test('a merged pattern takes the place of what it covers', () => {
    const first = learnFrom(timeout);
    const second = learn(
      first.added,
      [pairOf({ ...cureOf('r = requests.post(u)', 'r = requests.post(u, timeout=10)'), ref: 'c2' })],
      { now },
    );
    expect(second.added).toHaveLength(1);
    expect(second.removed).toEqual([
      { id: first.added[0]?.pattern.id, why: `${second.added[0]?.pattern.id} covers it` },
    ]);
  });
  test('what people wrote is not taken apart', () => {
    const [entry] = learnFrom(timeout).added;
    if (entry === undefined) expect.fail('nothing learned');
    const provenance = { from: 'imported', source: 'team.yml', at: now } as const;
    const written = { ...entry, pattern: { ...entry.pattern, id: 'code/our-timeout', provenance } };
    const same = { ...cureOf('r = requests.get(u)', 'r = requests.get(u, timeout=10)'), ref: 'c2' };
    expect(learn([written], [pairOf(same)], { now })).toEqual({ added: [], changed: [], removed: [], refused: [] });
    const next = { ...cureOf('r = requests.post(u)', 'r = requests.post(u, timeout=10)'), ref: 'c3' };
    const learned = learn([written], [pairOf(next)], { now });
    expect(learned).toMatchObject({ removed: [], changed: [] });
    expect(learned.added).toHaveLength(1);
  });
  test('a wider pattern absorbs what it makes as well', () => {
    const cure = (left: string, right: string): Cure => ({
      before: `import shop\n\nif not ${left} in ${right}:\n    go()\n`,
      after: `import shop\n\nif ${left} not in ${right}:\n    go()\n`,
      at: `not ${left}`,
    });
    const narrow = learnFrom(cure('a', '(shop.X, shop.Y)'), cure('shop.ALL', 'b'));
    const wide = learn(narrow.added, [pairOf({ ...cure('c', 'd'), ref: 'c3' })], { now });
    expect(wide.added.map(({ pattern }) => pattern.title)).toEqual(['ruff/X1: not $A in $B → $A not in $B']);
    expect(wide.removed).toHaveLength(narrow.added.length);
    expect(wide.added[0]?.pattern.provenance).toMatchObject({ pairs: { length: 3 } });
  });
  test('what a person rejected goes', () => {
    const first = learnFrom(timeout);
    const before = 'import requests\n\nrequests.get(stream)\n';
    const place = findingOf({ rule: 'ruff/X1', before, at: 'requests.get' }).place;
    const rejected = [
      { language: 'python' as const, path: 'a.py', before, finding: { rules: ['ruff/X1'], message: '', place } },
    ];
    expect(learn(first.added, [], { now, rejected }).removed).toEqual([
      { id: first.added[0]?.pattern.id, why: 'a person rejected what it does' },
    ]);
  });
});

describe('refusals', () => {
  test.each<[string, Cure]>([
    ['not-at-the-finding', { before: 'a = f(x)\nb = g(x)\n', after: 'a = f(x)\nb = g(x, 1)\n', at: 'f(x)' }],
    ['nothing-changed', { before: 'a = f( x )\n', after: 'a = f(x)  # why\n', at: 'f(' }],
    ['imports-only', { before: 'import os\nimport re\n', after: 'import re\n', at: 'import os' }],
    ['several-statements', { before: 'a = f(x)\nb = g(a)\n', after: 'b = h(x)\n', at: 'a = f(x)\nb = g(a)' }],
    ['says-nothing', { before: 'a = b\n', after: 'a = int(b)\n', at: 'a = b' }],
    ['leans-on-other-changes', { before: 'f = open(a)\n', after: 'f = open(a, **options)\n', at: 'open(a)' }],
    ['leans-on-other-changes', { before: 'go(str(a))\n', after: 'go(a.total_price)\n', at: 'str(a)' }],
    ['changes-too-much', { before: 'x = eval(a)\n', after: 'x = other.thing.made(of=["things"])\n', at: 'eval(a)' }],
    ['changes-too-much', { before: 'if not a in b:\n    go()\n', after: 'if a in b:\n    go()\n', at: 'not a in b' }],
    [
      'changes-too-much',
      {
        before: 'try:\n    del d[key]\nexcept KeyError:\n    pass\n',
        after: 'del d[key]\n',
        at: 'except KeyError',
      },
    ],
    ['changes-too-much', { before: 'f(a, b, c=d)\n', after: 'f(a, b)\n', at: 'f(a, b' }],
    [
      'suppresses',
      {
        before: 'from typing import cast\nx = f(a)\n',
        after: 'from typing import cast\nx = cast(int, f(a))\n',
        at: 'f(a)',
      },
    ],
    ['holds-a-comment', { before: 'f(a,  # why\n  b)\n', after: 'f(a,  # why\n  b, 1)\n', at: 'f(a' }],
    [
      'holds-a-secret',
      {
        before: "connect('postgres://me:pw12@host/db')\n",
        after: "connect('postgres://me:pw12@host/db', ssl=True)\n",
        at: 'connect(',
      },
    ],
  ])('%s', (reason, cure) => expect(reasonOf(cure)).toBe(reason));

  test('a file of another size than people write', () => {
    const long = `x = f(${'('.repeat(300)}1${')'.repeat(300)})\n`;
    expect(reasonOf({ before: long, after: long.replace('1', '2'), at: 'f(' })).toBe('too-large');
    const large = `${'a = 1\n'.repeat(40_000)}f(x)\n`;
    expect(reasonOf({ before: large, after: `${large}g()\n`, at: 'f(x)' })).toBe('too-large');
  });
  test.each([
    ['a list without end', `x = [${'1, '.repeat(30_000)}`, ']\nf(x)\n'],
    ['brackets without end', `f(${'('.repeat(50_000)}1`, `${')'.repeat(50_000)})\n`],
    ['a chain without end', `f(a${'.b()'.repeat(30_000)}`, ')\n'],
  ])('%s is given up soon', (_, head, tail) => {
    const started = performance.now();
    const learned = learnFrom({ before: head + tail, after: `${head}, 2${tail}`, at: head.slice(0, 5) });
    expect(learned.added).toEqual([]);
    expect(performance.now() - started).toBeLessThan(4000);
  });
  test('what would bind all over the file', () => {
    const rest = Array.from({ length: 12 }, (_, at) => `v${at} = d${at}.keys()\n`).join('');
    expect(reasonOf({ before: `x = e.keys()\n${rest}`, after: `x = e.copy().keys()\n${rest}`, at: 'e.keys()' })).toBe(
      'over-general',
    );
  });
  test('findings that were left as they are', () => {
    const calls = ['a', 'b', 'c', 'd', 'e'].map((name) => `requests.get(${name})`);
    const rest = calls.map((call) => `${call}\n`).join('');
    const cure = {
      before: `${timeout.before}${rest}`,
      after: `${timeout.after}${rest}`,
      at: timeout.at,
      leftAlone: calls,
    };
    expect(reasonOf(cure)).toBe('not-always-wanted');
  });
  test('secrets, as the mask knows them', () => {
    const { added, refused } = learn([], [pairOf(timeout)], {
      now,
      isSecret: (text) => text.includes('requests.get(url)'),
    });
    expect(added).toEqual([]);
    expect(refused[0]?.refusal.refused).toBe('holds-a-secret');
  });
});
