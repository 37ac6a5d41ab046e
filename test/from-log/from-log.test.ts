import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { cli, node, settings, type Place } from '../bad-input/place.ts';
import { it } from '../bad-input/trial.ts';

const versions = `import re


def version(text):
    """The number, or None where there is none."""
    if not text:
        return None
    return re.match(r"v(\\d+)", text).group(1)


def label(settings):
    return settings.get("ui").get("label")


def ordered(rows):
    rows = rows.sort()
    return rows[0]


def parse(text):
    return int(text)
`;
const versionsTest = `from shop.versions import version


def test_version():
    assert version("v12") == "12"
`;
const crash = `import traceback
from shop.versions import label, ordered, parse, version

for function, value in ((version, "x"), (label, {}), (ordered, [2, 1]), (parse, "x")):
    try:
        function(value)
    except Exception:
        traceback.print_exc()
`;
const shop = {
  'plain.py': '',
  'test_plain.py': '',
  'shop/__init__.py': '',
  'shop/versions.py': versions,
  'tests/test_versions.py': versionsTest,
  'crash.py': crash,
};

const users = `export function cityOf(user) {
  return user.address.city ?? 'nowhere';
}

export function nameOf(user) {
  if (!user) {
    return undefined;
  }
  return user.profile.name.trim();
}

export const first = (rows) => rows[0].id;
`;
const usersTest = `import assert from 'node:assert/strict';
import test from 'node:test';
import { cityOf } from '../src/users.js';

test('city', () => assert.equal(cityOf({ address: { city: 'Rome' } }), 'Rome'));
`;
const nodeCrash = `import { cityOf, first, nameOf } from './src/users.js';

for (const [call, value] of [[cityOf, {}], [nameOf, {}], [first, []]]) {
  try {
    call(value);
  } catch (error) {
    console.error(error);
  }
}
`;
const site = {
  'plain.py': '',
  'test_plain.py': '',
  'package.json': '{ "name": "site", "version": "1.0.0", "type": "module", "scripts": { "test": "node --test" } }\n',
  'src/users.js': users,
  'test/users.test.js': usersTest,
  'crash.mjs': nodeCrash,
  '.github/heal.yml': settings,
};

/** Runs a program of the place for real and writes what it says on its error stream as a log beside the repository. */
function crashFor(place: Place, program: string, file: string): string {
  const said = execFileSync('sh', ['-c', `"$0" "$1" 2>&1 >/dev/null || true`, program, file], {
    cwd: place.folder,
    encoding: 'utf8',
    env: { ...place.environment(), PYTHONPATH: place.folder, PYTHONDONTWRITEBYTECODE: '1' },
  });
  return writeLog(place, said);
}
function writeLog(place: Place, text: string | Uint8Array): string {
  const log = join(place.base, 'app.log');
  writeFileSync(log, text);
  return log;
}

describe('heal fix --from-log', { timeout: 120_000 }, () => {
  it('heals what a real Python program crashed with, and proves it by tests', async ({ makePlace }) => {
    const place = makePlace(shop);
    const log = crashFor(place, 'python3', 'crash.py');
    const { cases, err } = await place.fix(['--from-log', log, '--with-test']);
    expect(Object.fromEntries(cases.map(({ finding, outcome }) => [finding.message, outcome.status]))).toEqual({
      "The log shows AttributeError: 'NoneType' object has no attribute 'group'": 'healed',
      "The log shows AttributeError: 'NoneType' object has no attribute 'get'": 'healed',
      "The log shows TypeError: 'NoneType' object is not subscriptable": 'skipped',
      "The log shows ValueError: invalid literal for int() with base 10: 'x'": 'escalated',
    });
    const gate = cases.flatMap(({ gates }) => gates).find(({ name }) => name === 'reproduction');
    expect(gate).toMatchObject({
      passed: true,
      detail: expect.stringContaining("version('x'): AttributeError → gives None"),
    });
    expect(place.read('shop/versions.py')).toContain(
      '    match = re.match(r"v(\\d+)", text)\n    if match is None:\n        return None\n    return match.group(1)\n',
    );
    expect(place.read('shop/versions.py')).toContain('    return (settings.get("ui") or {}).get("label")\n');
    expect(place.read('tests/test_versions_label_missing.py')).toContain('    assert label({}) is None\n');
    expect(err).toContain('tests/test_versions_version_missing.py is new');
    expect(place.leftovers()).toEqual([]);
    // What was written is what was proven: it passes here too, and the log is now older than the code.
    const env = { ...place.environment(), PYTHONPATH: place.folder };
    execFileSync('python3', ['-c', 'from shop.versions import *; assert version("x") is None and label({}) is None'], {
      cwd: place.folder,
      env,
    });
    place.commit();
    const again = await place.fix(['--from-log', log]);
    expect(again.summary).toMatchObject({ healed: 0 });
    expect(again.err).toContain('name code that is not there any more');
  });

  it('heals what a real Node program crashed with', async ({ makePlace }) => {
    const place = makePlace(site);
    const log = crashFor(place, node, 'crash.mjs');
    const { cases, err } = await place.fix(['--from-log', log]);
    expect(cases.map(({ finding, outcome }) => [finding.path, outcome.status])).toEqual([
      ['src/users.js', 'healed'],
      ['src/users.js', 'healed'],
      ['src/users.js', 'skipped'],
    ]);
    expect(place.read('src/users.js')).toContain("  return user.address?.city ?? 'nowhere';\n");
    expect(place.read('src/users.js')).toContain(
      '  if (user.profile === undefined) return undefined;\n  return user.profile.name.trim();\n',
    );
    const gate = cases.flatMap(({ gates }) => gates).find(({ name }) => name === 'reproduction');
    expect(gate?.detail).toContain('cityOf({}): TypeError → gives "nowhere"');
    expect(err).toContain('--with-test keeps them');
    // Offered, not written.
    expect(place.status()).toEqual([' M src/users.js']);
  });

  it('says where the None came from', async ({ makePlace }) => {
    const place = makePlace(shop);
    const log = crashFor(place, 'python3', 'crash.py');
    const { cases } = await place.fix(['--from-log', log, '--no-tests']);
    const sorted = cases.find(({ finding }) => finding.message.includes('subscriptable'));
    const { out } = await place.heal(['explain', sorted?.id ?? '']);
    expect(out).toContain('the log shows it once');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'shop/versions.py:16: `rows.sort()` always gives None: it changes what it is called on',
    );
    // Nothing finds the error again without the log.
    const without = await place.heal(['apply', sorted?.id ?? '']);
    expect(without.err).toContain(`heal apply ${sorted?.id} --from-log FILE`);
    const answer = await place.heal(['apply', sorted?.id ?? '', '--from-log', log]);
    expect(answer.err).toContain('no verified heal of it that waits for you');
  });

  it('reads a log from a pipe', async ({ makePlace }) => {
    const place = makePlace(shop);
    const log = crashFor(place, 'python3', 'crash.py');
    const piped = execFileSync(
      'sh',
      ['-c', `"$0" "$1" fix --from-log - --no-tests --fail-on never --json < "$2"`, node, cli, log],
      {
        cwd: place.folder,
        encoding: 'utf8',
        env: place.environment(),
      },
    );
    expect(JSON.parse(piped)).toMatchObject({ summary: { found: 4 } });
  });

  it('has nothing to heal in a log that names nothing of the package', async ({ makePlace }) => {
    const place = makePlace();
    const log = writeLog(
      place,
      `Traceback (most recent call last):\n  File "../../../../etc/passwd", line 1, in f\n    x.y\nAttributeError: 'NoneType' object has no attribute 'y'\n` +
        `Traceback (most recent call last):\n  File "/usr/lib/python3.12/json/decoder.py", line 3, in f\n    x.y\nAttributeError: 'NoneType' object has no attribute 'y'\n`,
    );
    const { cases, err } = await place.fix(['--from-log', log]);
    expect(cases).toEqual([]);
    expect(err).toContain('2 of the 2 different stack traces');
    expect(err).toContain('name nothing in this package');
    expect(place.status()).toEqual([]);
  });

  it.for([
    ['', /is empty/],
    ['all is well\n', /holds no stack trace/],
  ] as const)('says so when %j is all that there is', async ([text, said], { makePlace }) => {
    const place = makePlace();
    const { cases, err } = await place.fix(['--from-log', writeLog(place, text)]);
    expect(cases).toEqual([]);
    expect(err).toMatch(said);
  });

  it('refuses what is no log', async ({ makePlace }) => {
    const place = makePlace();
    const binary = await place.heal(['fix', '--from-log', writeLog(place, new Uint8Array(100))]);
    const folder = await place.heal(['fix', '--from-log', place.base]);
    const absent = await place.heal(['fix', '--from-log', 'gone.log']);
    const both = await place.heal(['fix', '--from-log', 'gone.log', '--changed']);
    const alone = await place.heal(['fix', '--with-test']);
    expect([binary, folder, absent, both, alone].map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(binary.err).toContain('is no text');
    expect(folder.err).toContain('is no file');
    expect(absent.err).toContain('There is no log gone.log');
  });

  it('neither prints nor runs what a log brings along', async ({ makePlace }) => {
    const place = makePlace(shop);
    const evil = `Traceback (most recent call last):\n  File "shop/versions.py", line 20, in parse\n    return int(text)\n\u001b]0;title\u0007ValueError: \u001b[2J$(touch ${join(place.base, 'ran')})\u202e::error::x\n`;
    const { out, err, code } = await place.heal(['fix', '--from-log', writeLog(place, evil), '--dry-run']);
    expect(code).toBe(1);
    expect(out + err).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(place.leftovers()).toEqual([]);
  });
});
