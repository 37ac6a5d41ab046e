import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { healed, ill, settings, type Place } from './place.ts';
import { it } from './trial.ts';

/** A second test file, whatever its tests do. */
function makeTests(body: string): string {
  const indented = body.replaceAll(/^/gm, '    ');
  return `import unittest\n\nimport plain\n\n\nclass MoreTests(unittest.TestCase):\n    module = plain\n\n${indented}\n`;
}
const quick = `${settings}test: {timeoutMinutes: 0.1}\n`;

async function expectLeftAlone(place: Place, why: RegExp): Promise<void> {
  const { code, out, err } = await place.heal(['fix']);
  expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining('our fault') });
  expect(out).toMatch(why);
  expect(place.read('plain.py')).toBe(ill);
  expect(place.status()).toEqual([]);
  expect(place.leftovers()).toEqual([]);
}

describe('a test suite', { timeout: 120_000, concurrent: true }, () => {
  it('that was red before is not held against a heal, and it is said', async ({ makePlace }) => {
    const red = 'def test_old(self):\n    self.assertEqual(1, 2)\n\ndef test_good(self):\n    plain.name()';
    const place = makePlace({ 'test_red.py': makeTests(red) });
    const { code, out } = await place.heal(['fix']);
    expect(code).toBe(0);
    expect(out).toContain('Baseline  2 passed, 1 failed\n');
    expect(out).toContain('2 passed, 1 failed as before');
    expect(place.read('plain.py')).toBe(healed);
    expect(place.status()).toEqual([' M plain.py']);
  });

  it('that turns red with a heal takes the heal back', async ({ makePlace }) => {
    const guard = 'def test_source(self):\n    self.assertIn("import os", open("plain.py").read())';
    const place = makePlace({ 'test_guard.py': makeTests(guard), 'other.py': ill });
    const { cases } = await place.fix();
    const outcomes = Object.fromEntries(cases.map(({ finding, outcome }) => [finding.path, outcome]));
    expect(outcomes).toEqual({
      'plain.py': { status: 'rolled-back', reason: 'suite' },
      'other.py': { status: 'healed', reason: 'verified' },
    });
    expect(place.status()).toEqual([' M other.py']);
    expect(place.leftovers()).toEqual([]);
  });

  it('that hangs is ended after its time, with all that it started', async ({ makePlace }) => {
    const hang =
      'def test_hang(self):\n    import subprocess, time\n    subprocess.Popen(["sleep", "4321"])\n    time.sleep(4321)';
    const place = makePlace({ '.github/heal.yml': quick, 'test_hang.py': makeTests(hang) });
    await expectLeftAlone(place, /Baseline {2}no tests: `python -m unittest` did not finish within 6 s/);
  });

  it('that hangs only with the heal costs its time, not the run', async ({ makePlace }) => {
    const hang = 'def test_hang(self):\n    import time\n    if "os" not in dir(plain):\n        time.sleep(4321)';
    const place = makePlace({ '.github/heal.yml': quick, 'test_hang.py': makeTests(hang) });
    await expectLeftAlone(place, /The suite did not finish within 6 s with the heals/);
  });

  it('that prints without end is ended, and its output kept nowhere', async ({ makePlace }) => {
    const flood = 'def test_flood(self):\n    import os\n    while True:\n        os.write(1, b"y" * 65536)';
    const place = makePlace({ 'test_flood.py': makeTests(flood) });
    await expectLeftAlone(place, /Baseline {2}no tests: `python -m unittest` printed more than can be read/);
  });

  it('that dies takes nothing with it', async ({ makePlace }) => {
    const dying = 'def test_die(self):\n    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)';
    const place = makePlace({ 'test_die.py': makeTests(dying) });
    const { code, err } = await place.heal(['fix']);
    expect({ code, err }).toMatchObject({ code: 0, err: expect.not.stringContaining('our fault') });
    expect(place.status()).toEqual([]);
    expect(place.leftovers()).toEqual([]);
  });
});

describe('a hostile repository', { timeout: 120_000, concurrent: true }, () => {
  const attack = (target: string): string =>
    `import os, pathlib, socket\n` +
    `for place in [${target}]:\n` +
    `    try:\n        pathlib.Path(place).parent.mkdir(parents=True, exist_ok=True)\n        pathlib.Path(place).write_text("owned")\n` +
    `    except OSError as error:\n        print(error)\n` +
    `try:\n    socket.create_connection(("1.1.1.1", 53), 1)\n    raise SystemExit("reached the network")\nexcept OSError:\n    pass\n`;

  it('reaches nothing outside of the sandbox by its test command', async ({ makePlace }) => {
    const place = makePlace({ '.github/heal.yml': `${settings}test: {command: python3 attack.txt}\n` });
    const targets = [
      join(place.base, 'owned'),
      join(place.home, 'owned'),
      join(place.temporary, 'owned'),
      join(place.folder, 'owned'),
      join(place.folder, '.git/hooks/post-commit'),
      join(place.folder, '.heal/owned'),
      join(place.folder, '.heal/stop.json'),
    ];
    const environment = 'print("SECRET", os.environ.get("GITHUB_TOKEN"), os.environ.get("API_KEY"))\n';
    place.write('attack.txt', attack(targets.map((target) => JSON.stringify(target)).join(', ')) + environment);
    place.commit();
    const env = { GITHUB_TOKEN: 'ghp_nobody', API_KEY: 'key-nobody' };
    const { code, out } = await place.heal(['fix', '--fail-on', 'never'], { env });
    expect(code, out).toBe(0);
    expect(out).toMatch(/Baseline {2}exit code 0/);
    expect(out).not.toContain('nobody');
    expect(targets.filter((target) => existsSync(target))).toEqual([]);
    expect(place.status()).toEqual([' M plain.py']);
    expect(place.leftovers()).toEqual([]);
  });

  it('starts no program by its own Git settings', async ({ makePlace }) => {
    const place = makePlace();
    const owned = join(place.base, 'owned');
    const script = join(place.folder, '.git', 'evil.sh');
    place.write('.git/evil.sh', `#!/bin/sh\ntouch ${owned}\n`);
    place.write('.gitattributes', '*.py diff=evil\n');
    place.commit();
    const run = `sh ${script}`;
    for (const key of ['core.fsmonitor', 'diff.evil.textconv', 'diff.external', 'core.pager', 'core.sshCommand'])
      place.git('config', key, run);
    await place.heal(['scan']);
    await place.heal(['fix']);
    expect(existsSync(owned)).toBe(false);
  });

  it('cannot fake the answer of its own test run', async ({ makePlace }) => {
    // Ends the runner before a test has run, with success.
    const place = makePlace({
      'test_a.py': 'import os\n\nimport plain\n\nif not hasattr(plain, "os"):\n    os._exit(0)\n',
    });
    const { cases } = await place.fix();
    expect(cases.find(({ finding }) => finding.path === 'plain.py')?.outcome.status).toBe('rolled-back');
    expect(readFileSync(join(place.folder, 'plain.py'), 'utf8')).toBe(ill);
  });
});
