import { describe, expect, it } from 'vitest';
import { makeFinding, makeFakeHeal } from './fake-heal.ts';
import { runLine } from './capture.ts';

const message = 'a\u001b]0;owned\u0007b\u001b[2Jc\r\n::set-output name=x::y\u202e ##[error]z\u0000';
const place = { path: 'a,b:c%d\u001b[1m/é \n::warning::.py', line: 2, column: 3, endLine: 2, endColumn: 9 };
const hostile = [makeFinding(0, { message, place, rule: 'ruff/\u001b[31mX' })];

// Whatever a repository or a tool says: no terminal escapes, no lines of its own, no words to the CI.
describe('hostile text', () => {
  it.each([
    'scan',
    'scan --format github',
    'scan --json',
    'scan --format sarif',
    'fix',
    'fix --json',
    'status',
    'explain h',
  ])('heal %s prints no control characters', async (line) => {
    const { out, err } = await runLine(makeFakeHeal(hostile), line.split(' '));
    expect(out).not.toBe('');
    // eslint-disable-next-line no-control-regex
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(out.split('\n').filter((one) => /^\s*::(?!error file=)/.test(one))).toEqual([]);
  });

  it('is escaped in annotations as GitHub asks', async () => {
    const { out } = await runLine(makeFakeHeal(hostile), ['scan', '--format', 'github']);
    expect(out.split('\n')[0]).toBe(
      '::error file=a%2Cb%3Ac%25d/é %3A%3Awarning%3A%3A.py,line=2,endLine=2,col=3,endColumn=9,title=P0 ruff/X::' +
        'abc ::set-output name=x::y� # #[error]z�',
    );
  });

  it('stays the same value in JSON', async () => {
    const { out } = await runLine(makeFakeHeal(hostile), ['scan', '--json']);
    expect(JSON.parse(out)).toMatchObject({ findings: [{ message, path: place.path }] });
  });
});
