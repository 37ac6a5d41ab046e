import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Place, type Finished } from './place.ts';

/** Never whole in this file, so that nobody takes it for a real one. */
const tokens = {
  github: `ghp_${'wWPw5k4aXcaT4fNP0UcnZwJUVFk6LO0pINUx'}`,
  aws: `${'wJalrXUtnFEMI'}/K7MDENG/bPxRfiCYzQ8mVt3kLa`,
  password: `${'correct'}-horse-battery-9`,
};

interface Cases {
  readonly cases: readonly { id: string; finding: { path: string; rule: string } }[];
}

/** Every file below a folder as bytes. */
function readAll(folder: string): readonly (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => [path, readFileSync(join(folder, path))] as const);
}

// A secret right beside a fault: in the lines around its diff, in the text that tools quote, in the words of the tests.
describe('a secret in the repository', { timeout: 120_000 }, () => {
  const place = new Place();
  const answers: Record<string, Finished> = {};
  const near = `import os\nimport sys\nTOKEN = '${tokens.github}'\n\n\ndef name():\n    return sys.platform, TOKEN\n`;

  beforeAll(async () => {
    const secrets = [
      `import os\nTOKEN = '${tokens.github}'\nimport sys\nAWS_SECRET_ACCESS_KEY = '${tokens.aws}'\nPASSWORD = '${tokens.password}'\n`,
      `\n\ndef name():\n    return sys.platform, TOKEN, PASSWORD\n`,
    ].join('');
    const talkative = `import unittest\n\nimport keys\n\n\nclass KeysTest(unittest.TestCase):\n    def test_it(self):\n        print(keys.TOKEN, keys.PASSWORD)\n        self.assertEqual(keys.TOKEN, '', keys.AWS_SECRET_ACCESS_KEY)\n`;
    place.initialise({
      '.github/heal.yml': 'version: 1\nscan: {scanners: {pyright: off}}\n',
      'keys.py': secrets,
      'test_keys.py': talkative,
      '.env': `GITHUB_TOKEN=${tokens.github}\nAWS_SECRET_ACCESS_KEY=${tokens.aws}\n`,
      'near.py': near,
    });
    answers['scan'] = await place.heal(['scan']);
    answers['scan --json'] = await place.heal(['scan', '--json']);
    answers['scan --format sarif'] = await place.heal(['scan', '--format', 'sarif']);
    answers['scan --format github'] = await place.heal(['scan', '--format', 'github']);
    answers['fix --dry-run'] = await place.heal(['fix', '--dry-run']);
    answers['fix --json'] = await place.heal(['fix', '--json', '--verbose']);
    const { cases } = JSON.parse(answers['fix --json'].out) as Cases;
    for (const { id, finding } of cases)
      if (finding.path === 'keys.py') answers[`explain ${id}`] = await place.heal(['explain', id]);
    answers['status'] = await place.heal(['status']);
  }, 120_000);
  afterAll(() => place.remove());

  it('is found', () => {
    expect(answers['scan --json']?.out).toMatch(/secret/i);
    expect(existsSync(join(place.folder, '.heal/ledger.sqlite'))).toBe(true);
  });

  it.each(Object.entries(tokens))('%s: is in no answer', (_name, token) => {
    const telling = Object.entries(answers).filter(([, { out, err }]) => (out + err).includes(token));
    expect(telling.map(([command]) => command)).toEqual([]);
  });

  it.each(Object.entries(tokens))('%s: is in no record', (_name, token) => {
    const telling = readAll(join(place.folder, '.heal')).filter(([, bytes]) => bytes.includes(token));
    expect(telling.map(([path]) => path)).toEqual([]);
  });

  it('beside a heal does not keep it from being undone', async () => {
    expect(place.read('near.py')).toBe(near.replace('import os\n', ''));
    const { cases } = JSON.parse(answers['fix --json']?.out ?? '') as Cases;
    const one = cases.find(({ finding }) => finding.path === 'near.py' && finding.rule === 'ruff/F401');
    expect(await place.heal(['undo', one?.id ?? ''])).toMatchObject({ code: 0 });
    expect(place.read('near.py')).toBe(near);
  });

  it('is not left in a temporary folder', () => expect(place.leftovers()).toEqual([]));
});
