import { describe, expect, it } from 'vitest';
import { EnvironmentError } from '#core/errors.ts';
import { runLine, type Captured } from './capture.ts';
import { makeFakeHeal, makeFinding } from './fake-heal.ts';

const security = makeFinding(0);
const style = makeFinding(5);

function heal(line: string, findings = [security, style]): Promise<Captured> {
  return runLine(makeFakeHeal(findings), line.split(' '));
}
async function ask(line: string): Promise<object> {
  const fake = makeFakeHeal([]);
  await runLine(fake, line.split(' '));
  const [options = {}] = fake.asked;
  const { signal: _signal, listener: _listener, ...rest } = { signal: 0, listener: 0, ...options };
  return rest;
}

describe('exit codes', () => {
  it.each([
    ['scan', [security], 1],
    ['scan', [style], 0],
    ['scan', [], 0],
    ['scan --fail-on P3', [style], 1],
    ['scan --fail-on never', [security], 0],
    ['fix', [security], 0],
    ['fix --dry-run', [security], 1],
    ['fix', [makeFinding(2)], 1],
    ['fix --fail-on P0', [makeFinding(2)], 0],
    ['doctor', [], 1],
    ['apply h3f', [], 0],
    ['apply hgone', [], 1],
    ['audit verify', [], 1],
    ['--version', [], 0],
    ['fix --help', [], 0],
  ])('heal %s with %#', async (line, findings, code) => {
    expect((await heal(line, findings)).code).toBe(code);
  });

  it('is 3, with a way to report it, for what nobody expected', async () => {
    const broken = { ...makeFakeHeal([]), scan: () => Promise.reject(new TypeError('x is not a function')) };
    const { code, err, out } = await runLine(broken, ['scan']);
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).toContain('our fault: TypeError: x is not a function');
    expect(err).not.toContain('    at ');
    expect((await runLine(broken, ['scan', '--verbose'])).err).toContain('    at ');
  });

  it('is 2 for a repository that cannot be healed, and says what to do in two lines', async () => {
    const missing = new EnvironmentError('/tmp/\u001b[31mx is no folder', 'Name a folder: heal scan <folder>');
    const { code, err } = await runLine({ ...makeFakeHeal([]), scan: () => Promise.reject(missing) }, ['scan']);
    expect(code).toBe(2);
    expect(err).toBe('heal: /tmp/x is no folder\nName a folder: heal scan <folder>\n');
  });
});

describe('a dry run', () => {
  it('says how to heal the same for real', async () => {
    const line = ['fix', 'my shop', '--dry-run', '--rule', 'ruff/*', '--max', '3'];
    const { out } = await runLine(makeFakeHeal([security]), line);
    expect(out).toContain("Heal for real: heal fix 'my shop' --rule 'ruff/*' --max 3\n");
  });
});

describe('wrong usage', () => {
  it.each([
    ['scna', 'Did you mean scan?'],
    ['fix --dryrun', 'Did you mean --dry-run?'],
    ['fix --category securty', 'Did you mean security?'],
    ['scan --format srif', 'Did you mean sarif?'],
    ['scan --fail-on P4', 'Use one of: P0, P1, P2, P3, never.'],
    ['fix --max many', 'Use a whole number'],
    ['fix --rule F401', 'ruff/F401'],
    ['fix --dry-run --commit', 'cannot be used with'],
    ['fix --commit --patch x', 'cannot be used with'],
    ['fix --no-tests --test-command x', 'exclude each other'],
    ['scan --new-only', 'Add --changed=main'],
    ['scan --json --format sarif', 'exclude each other'],
    ['scan a b', 'too many arguments'],
    ['explain', 'missing required argument'],
    ['apply', 'missing required argument'],
    ['ignore', 'Which finding?'],
    ['ignore h3f', '--reason "test data"'],
    ['ignore h3f --list', 'takes no finding'],
    ['ignore h3f --remove --reason x', 'cannot be used with'],
    ['unquarantine', 'missing required argument'],
    ['audit', 'verify'],
  ])('heal %s exits with 2 and says: %s', async (line, said) => {
    const { code, out, err } = await heal(line);
    expect(err).toContain(said);
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('what the application is asked', () => {
  it.each([
    ['scan', { path: '.' }],
    ['scan a/b --changed --new-only', { path: 'a/b', changed: 'HEAD', newOnly: true }],
    ['scan --changed=main --max 3', { path: '.', changed: 'main', max: 3 }],
    ['scan --category security,Type --category style', { path: '.', categories: ['security', 'type', 'style'] }],
    [
      'fix --rule ruff/F401,heal/*',
      { path: '.', rules: ['ruff/F401', 'heal/*'], dryRun: false, again: false, commit: false, tests: true },
    ],
    ['fix p --dry-run --no-tests', { path: 'p', dryRun: true, again: false, commit: false, tests: false }],
    [
      'fix --patch a.patch --test-command pytest',
      { path: '.', dryRun: false, again: false, commit: false, tests: true, patch: 'a.patch', testCommand: 'pytest' },
    ],
  ])('heal %s', async (line, options) => {
    expect(await ask(line)).toEqual(options);
  });
});

describe('help', () => {
  const commands =
    'scan,fix,status,explain,apply,undo,ignore,unquarantine,metrics,stop,resume,audit verify,config validate,config print,config schema,doctor';
  it.each(commands.split(','))('heal %s --help has examples and --json', async (command) => {
    const { out } = await heal(`${command} --help`);
    expect(out).toContain(`Usage: heal ${command}`);
    expect(out).toMatch(new RegExp(`Examples:\\n {2}\\$ heal ${command}`));
    expect(out).toContain('--json');
  });
  it('tells the exit codes', async () => {
    expect((await heal('--help')).out).toMatch(/Exit codes:\n {2}0 .*\n {2}1 .*\n {2}2 .*\n {2}3 /);
  });
});

describe('other commands', () => {
  it.each([
    ['status', 'Stopped since 2026-01-02T03:04:05Z: release day\nGo on: heal resume'],
    ['undo h3f', 'Took back 1 heal in 1 file\n  shop/orders.py'],
    ['apply h3f', '✔ Applied h3f: Pass a tuple'],
    ['apply hgone', 'Not applied: hgone\nchanges other lines now'],
    ['ignore h3f --reason noise', 'Set aside: ruff/S105 in tests/test_login.py (noise)'],
    ['ignore h3f --remove', 'Reported and healed again: ruff/S105'],
    ['ignore --list', 'Set aside: 1 finding'],
    ['unquarantine code/x', 'before  in quarantine (held 1 of 4 tries, last on 2026-01-02; 41 % sure)'],
    ['metrics', 'Healed of found      –      –      –   75 %'],
    ['stop', '1 running heal was told to halt'],
    ['resume', 'Heals are allowed again.'],
    ['audit verify', '✘ .heal/logs/x.jsonl: entry 7 was changed'],
    ['doctor', 'apt-get install bubblewrap'],
    [`explain ${security.id}`, 'Record      code/sql rolled-back on 2026-01-02'],
    [`explain ${security.id}`, 'Trust       code/sql acts by itself (reviewed; no record here yet; 96 % sure)'],
    [`explain ${security.id}`, 'code/sql (pattern): does not bind here'],
  ])('heal %s', async (line, said) => {
    expect((await heal(line)).out).toContain(said);
  });

  it.each([
    'status',
    'undo h3f',
    'apply h3f',
    'ignore --list',
    'unquarantine code/x',
    'metrics',
    'stop',
    'resume',
    'audit verify',
    'doctor',
    `explain ${security.id}`,
  ])('heal %s --json prints one JSON object', async (line) => {
    expect(JSON.parse((await heal(`${line} --json`)).out)).toBeTypeOf('object');
  });
});
