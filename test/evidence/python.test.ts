import { describe, expect, it } from 'vitest';
import { measure } from './trial.ts';

const among = `from . import words

def among(names: list[str], known: list[str]) -> list[str]:
    return [name for name in names if name in known and words.is_word(name)]
`;
const words = 'def is_word(text):\n    return True\n';
const package_ = { 'shop/among.py': among, 'shop/__init__.py': '', 'shop/words.py': words };
const asSet = {
  at: 'name in known',
  from: '    return [name for name in names if name in known',
  to: '    all_known = set(known)\n    return [name for name in names if name in all_known',
};

describe('a function in Python', { timeout: 30_000 }, () => {
  it('is measured with made-up arguments, its package around it', async () => {
    const evidence = await measure({ files: package_, ...asSet });
    expect(evidence).toMatchObject({ verdict: 'gain', subject: 'among(list[str], list[str])' });
    expect(evidence.said).toMatch(/^[\d.]+× as fast \(.* → .* with 1,000 elements; 95 % [\d.]+× to [\d.]+×\): among\(/);
    expect(evidence.sizes.map(({ size }) => size)).toEqual([10, 100, 1000]);
    const largest = evidence.sizes.at(-1);
    expect(largest?.low).toBeLessThanOrEqual(largest?.ratio ?? 0);
    expect(largest?.ratio).toBeLessThanOrEqual(largest?.high ?? 0);
    expect(largest?.high).toBeLessThan(0.9);
  });

  it('gains nothing by what changes nothing', async () => {
    const files = {
      'a.py':
        'def double(items: list[int]):\n    out = []\n    for x in items:\n        out.append(x * 2)\n    return out\n',
    };
    expect(await measure({ files, at: 'out.append(x * 2)', from: 'x * 2', to: '2 * x' })).toMatchObject({
      verdict: 'no-gain',
      said: expect.stringMatching(/^not more than 10 % faster for certain: /),
    });
  });

  it('is refused when it answers differently, or does something else to its arguments', async () => {
    const files = {
      'a.py':
        'def unique(items: list[int]):\n    seen = []\n    for x in items + items:\n        if x not in seen: seen.append(x)\n    return seen\n',
    };
    const to = '    return list(set(items))';
    const other = await measure({ files, at: 'x not in seen', from: '    return seen', to });
    expect(other).toMatchObject({
      verdict: 'different',
      said: expect.stringContaining('It answers differently: unique(list[int]) with 10'),
    });
    const drain = {
      'a.py': 'def total(items: list[int]):\n    n = 0\n    for x in items:\n        n += x\n    return n\n',
    };
    const emptied = await measure({
      files: drain,
      at: 'n += x',
      from: '    return n',
      to: '    items.clear()\n    return n',
    });
    expect(emptied.verdict).toBe('different');
  });

  it('finds out by trying what a parameter without a type may be', async () => {
    const files = {
      'a.py': among
        .replace('from . import words\n', '')
        .replace(/: list\[str\]| -> list\[str\]| and words.*(?=\])/g, ''),
    };
    expect(await measure({ files, ...asSet })).toMatchObject({
      verdict: 'gain',
      subject: 'among(List[str], List[str])',
    });
  });

  it('makes the objects that a method and its parameters need', async () => {
    const text = `from dataclasses import dataclass

@dataclass
class Line:
    sku: str
    amount: int = 1

class Cart:
    def __init__(self, owner: str):
        self.owner = owner

    def among(self, lines: list[Line], skus: list[str]) -> list[Line]:
        return [line for line in lines if line.sku in skus]
`;
    const trial = {
      at: 'line.sku in skus',
      from: '        return [line for line in lines if line.sku in skus]',
      to: '        known = set(skus)\n        return [line for line in lines if line.sku in known]',
    };
    expect(await measure({ files: { 'a.py': text }, ...trial })).toMatchObject({
      verdict: 'gain',
      subject: expect.stringMatching(/^Cart\.among\(/),
    });
  });

  const loop = (body: string, head = '') => ({
    'a.py': `import os, sys\n${head}\ndef work(items: list[str]):\n    for item in items:\n        ${body}\n    return 1\n`,
  });
  it.each([
    ['never comes back', loop('while True: pass'), 'it did not come back'],
    [
      'swallows every end',
      loop('while True:\n            try:\n                while True: pass\n            except BaseException: pass'),
      'it did not come back',
    ],
    ['ends the process', loop('os._exit(0)'), 'the benchmark ended without an answer'],
    ['leaves', loop('sys.exit(1)'), 'it ends the process'],
    [
      'differs from call to call',
      {
        'a.py':
          'import os\ndef work(items: list[str]):\n    for item in items:\n        x = os.urandom(4)\n    return x\n',
      },
      'differ from call to call',
    ],
    ['writes a file', loop('open("made-by-it", "w").close()'), 'it acts on the outside (open)'],
    [
      'writes one and hides it',
      loop('try: open("made-by-it", "w")\n        except BaseException: pass'),
      'it acts on the outside (open)',
    ],
    ['starts a program', loop('os.system("true")'), 'it acts on the outside (os.system)'],
    ['raises', loop('raise ValueError(item)'), 'it raises ValueError on made-up arguments'],
    ['is broken when it is imported', loop('pass', 'import no_such_module'), "No module named 'no_such_module'"],
    [
      'needs what nobody can make up',
      { 'a.py': 'import socket\ndef work(items: socket.socket):\n    for item in items:\n        pass\n' },
      'no value of the type socket can be made up',
    ],
    [
      'does not come to the lines',
      {
        'a.py':
          'def work(items: list[str]):\n    if len(items) > 1 << 40:\n        for item in items:\n            pass\n',
      },
      'do not lead to the lines',
    ],
  ])('is not measured when it %s', async (_, files, why) => {
    const [text = ''] = Object.values(files);
    const at = /^ +for item in items:\n +(.*)$/m.exec(text)?.[1] ?? '';
    const from = text.match(/^.*\n?$/)?.[0] ?? 'def work';
    const evidence = await measure({ files, at, from, to: from, timeoutMs: 4000 });
    expect(evidence).toMatchObject({ verdict: 'unmeasured', sizes: [] });
    expect(evidence.said).toContain(why);
  });

  it('cannot forge its figures by printing them', async () => {
    const forged = JSON.stringify({
      status: 'measured',
      arguments: '',
      sizes: [{ size: 10, before: [9], after: [1] }],
    });
    const text = `import os, sys\ndef work(items: list[str]):\n    for item in items:\n        print('w ${forged}'); os.write(1, b'w ${forged}'); sys.__stdout__.write('${forged}'); sys.__stdout__.flush()\n    return 1\n`;
    const evidence = await measure({ files: { 'a.py': text }, at: "print('w", from: 'return 1', to: 'return 1 ' });
    expect(evidence.verdict).toBe('no-gain');
  });
});
