import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';

const signal = new AbortController().signal;
async function* chunksOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const read = (text: string | Uint8Array, size = 7) =>
  readLog(chunksOf(typeof text === 'string' ? new TextEncoder().encode(text) : text, size), signal);

const python = `Traceback (most recent call last):
  File "/srv/app/shop/a.py", line 9, in main
    version(text)
  File "/srv/app/shop/a.py", line 3, in version
    return re.match("v", text).group(1)
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
AttributeError: 'NoneType' object has no attribute 'group'
`;
const node = `TypeError: Cannot read properties of undefined (reading 'name')
    at nameOf (file:///srv/app/src/users.js:5:23)
    at async Promise.all (index 0)
    at Object.<anonymous> (/srv/app/src/main.js:2:1)
`;

describe('what Python prints', () => {
  it('is read innermost first, with its code and what is underlined', async () => {
    const { traces } = await read(python);
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({
      error: 'AttributeError',
      message: "'NoneType' object has no attribute 'group'",
      frames: [
        {
          file: '/srv/app/shop/a.py',
          line: 3,
          name: 'version',
          code: 'return re.match("v", text).group(1)',
          mark: { start: 7, end: 35 },
        },
        { line: 9, name: 'main', code: 'version(text)' },
      ],
    });
  });
  it.each([
    ['GitHub Actions', (n: number) => `2026-01-02T03:04:0${n % 10}.${'1234567'.slice(n % 3)}Z `],
    ['docker compose', () => 'web-1  | '],
    ['a logger', (n: number) => `[${n}] 12:00:0${n % 10},123 worker: `],
    ['colours', () => '\u001b[31m'],
    ['a group of exceptions', () => '    | '],
  ])('is read behind what %s writes in front of each line', async (_, prefix) => {
    const { traces } = await read(
      python
        .trimEnd()
        .split('\n')
        .map((line, n) => prefix(n) + line)
        .join('\r\n'),
    );
    expect(traces.map(({ error, frames }) => [error, frames.length])).toEqual([['AttributeError', 2]]);
  });
  it('is read out of a line of JSON', async () => {
    const { traces } = await read(
      `${JSON.stringify({ level: 'error', exc: python.trimEnd(), at: 1 })}\n{"ok": 1}\n`,
      50,
    );
    expect(traces[0]).toMatchObject({ error: 'AttributeError', message: "'NoneType' object has no attribute 'group'" });
  });
  it('keeps what was raised from another error apart from it', async () => {
    const text = `${python}\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "/srv/app/shop/a.py", line 11, in run\n    raise RuntimeError("bad") from e\nRuntimeError: bad\n`;
    const { traces } = await read(text);
    expect(traces.map(({ error, isConsequence }) => [error, isConsequence])).toEqual([
      ['AttributeError', false],
      ['RuntimeError', true],
    ]);
  });
  it('reads both of two errors when one happened while the other was handled', async () => {
    const text = `${python}\nDuring handling of the above exception, another exception occurred:\n\n${python.replace('line 3', 'line 4').replace('group', 'name')}`;
    expect((await read(text)).traces.map(({ isConsequence }) => isConsequence)).toEqual([false, false]);
  });
  it('is no trace when it ends in the middle', async () => {
    expect((await read(python.split('\n').slice(0, 5).join('\n'))).traces).toEqual([]);
  });
});

describe('what pytest prints', () => {
  it('is read in its long style, with what the function was given', async () => {
    const { traces } = await read(`=================================== FAILURES ===================================
___________________________________ test_one ___________________________________

    def test_one():
>       assert version("x") == 1
               ^^^^^^^^^^^^

tests/test_a.py:5: 
_ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ _ 

text = 'x', rows = []

    def version(text, rows=()):
>       return re.match(r"v(\\d+)", text).group(1)
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
E       AttributeError: 'NoneType' object has no attribute 'group'

shop/a.py:4: AttributeError
=========================== short test summary info ============================
`);
    expect(traces).toHaveLength(1);
    expect(traces[0]).toMatchObject({
      error: 'AttributeError',
      frames: [
        { file: 'shop/a.py', line: 4, name: 'version', mark: { start: 7, end: 38 } },
        { file: 'tests/test_a.py', line: 5, name: 'test_one' },
      ],
    });
    expect([...(traces[0]?.values ?? [])]).toEqual([
      ['text', "'x'"],
      ['rows', '[]'],
    ]);
  });
  it('is read in its short style', async () => {
    const { traces } = await read(`______ test_one ______
tests/test_a.py:5: in test_one
    assert version("x") == 1
shop/a.py:4: in version
    return re.match("v", text).group(1)
E   AttributeError: 'NoneType' object has no attribute 'group'
`);
    expect(traces.map(({ frames }) => frames.map(({ file, line, name, code }) => [file, line, name, code]))).toEqual([
      [
        ['shop/a.py', 4, 'version', 'return re.match("v", text).group(1)'],
        ['tests/test_a.py', 5, 'test_one', 'assert version("x") == 1'],
      ],
    ]);
  });
});

describe('what Node and its test runners print', () => {
  it('is read from a stack', async () => {
    expect((await read(node)).traces[0]).toMatchObject({
      error: 'TypeError',
      message: "Cannot read properties of undefined (reading 'name')",
      frames: [
        { file: 'file:///srv/app/src/users.js', line: 5, column: 23, name: 'nameOf' },
        { line: 0 },
        { file: '/srv/app/src/main.js', line: 2, column: 1, name: 'Object.<anonymous>' },
      ],
    });
  });
  it('is read with the line that is shown above it', async () => {
    const { traces } = await read(
      `file:///srv/app/src/users.js:5\n  return user.profile.name;\n                      ^\n\n${node}`,
    );
    expect(traces[0]?.frames[0]?.code).toBe('return user.profile.name;');
  });
  it('is read from vitest', async () => {
    const { traces } = await read(` FAIL  src/a.test.ts > name
TypeError: Cannot read properties of undefined (reading 'name')
 ❯ nameOf src/users.ts:3:23
      1| export function nameOf(user) {
      3|   return user.profile.name;
       |                       ^
 ❯ src/a.test.ts:5:10

⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯⎯[1/1]⎯
`);
    expect(
      traces.map(({ frames }) => frames.map(({ file, line, column, code }) => [file, line, column, code])),
    ).toEqual([
      [
        ['src/users.ts', 3, 23, 'return user.profile.name;'],
        ['src/a.test.ts', 5, 10, undefined],
      ],
    ]);
  });
  it('is read from jest', async () => {
    const { traces } = await read(`  ● name

    TypeError: Cannot read properties of undefined (reading 'name')

      1 | function nameOf(user) {
    > 3 |   return user.profile.name;
        |                       ^

      at nameOf (src/users.js:3:23)
      at Object.<anonymous> (src/users.test.js:5:10)

Test Suites: 1 failed
`);
    expect(traces[0]?.frames.map(({ file, line, code }) => [file, line, code])).toEqual([
      ['src/users.js', 3, 'return user.profile.name;'],
      ['src/users.test.js', 5, undefined],
    ]);
  });
});

describe('logs that are not as one would like', () => {
  it('counts what is the same, whatever the values of the day', async () => {
    const one = (n: number) => python.replace('AttributeError:', `AttributeError: ${n}`);
    const { traces, count } = await read(Array.from({ length: 10_000 }, (_, n) => one(n)).join(''), 65_536);
    expect([traces.length, count, traces[0]?.count]).toEqual([1, 10_000, 10_000]);
  });
  it('keeps the first of many different ones, and says so', async () => {
    const one = (n: number) => python.replace('line 3,', `line ${n + 10},`);
    const answer = await read(Array.from({ length: 1000 }, (_, n) => one(n)).join(''), 65_536);
    expect([answer.traces.length, answer.count, answer.isCut]).toEqual([200, 1000, true]);
  });
  it('reads UTF-16, as PowerShell writes it', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(python, 'utf16le')]);
    expect((await read(bytes, 4096)).traces).toHaveLength(1);
  });
  it('reads on behind bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from([0x41, 0xff, 0xc3, 0x0a]), Buffer.from(python)]);
    expect((await read(bytes)).traces).toHaveLength(1);
  });
  it('does not read what is no text', async () => {
    expect(await read(Buffer.concat([Buffer.from([0x7f, 0x45, 0, 0]), Buffer.from(python)]), 4096)).toMatchObject({
      isBinary: true,
      traces: [],
    });
  });
  it('has nothing to say about nothing', async () => {
    expect(await read('')).toMatchObject({ traces: [], bytes: 0, isBinary: false });
  });
  it('cuts a line that does not end, in bounded time', async () => {
    const before = performance.now();
    const long = `${'Error: '.repeat(40_000)}\n${'E   '.repeat(50_000)}\n${'a.py:1: '.repeat(50_000)}\n> ${'~^'.repeat(90_000)}\n\u001b[${'1;'.repeat(99_000)}\n`;
    expect((await read(`Traceback (most recent call last):\n${long}${python}`, 65_536)).traces).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(2000);
  });
  it('takes away what hides or turns text around', async () => {
    const { traces } = await read(python.replace("'group'", "'gr\u202eoup\u0007'"), 4096);
    expect(traces[0]?.message).toBe("'NoneType' object has no attribute 'group'");
  });
});
