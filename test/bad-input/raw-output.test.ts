import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ill, isLinux, Place, type Finished } from './place.ts';

/** Whatever a repository says, in file names, in code that tools quote, in what its tests print. */
describe.skipIf(!isLinux)('hostile text from a repository', { timeout: 120_000 }, () => {
  const place = new Place();
  const answers: Record<string, Finished> = {};

  beforeAll(async () => {
    const loud = '\\u001b]0;owned\\u0007\\n::set-output name=x::y\\n::error::owned\\n##[error]owned\\n::add-mask::a\\n';
    place.initialise({
      '\u001b[31mred\n::error::owned.py': ill,
      '\u202eyp.live.py': ill,
      'names.py': `__all__ = ["\u001b[31m\u202e", "a\\n::set-output name=x::y", "::error::owned"]\n`,
      'test_loud.py': `import unittest\n\n\nclass LoudTest(unittest.TestCase):\n    def test_loud(self):\n        print("${loud}", flush=True)\n        self.fail("${loud}")\n`,
    });
    const env = { GITHUB_ACTIONS: 'true', CI: 'true' };
    for (const line of [
      'scan',
      'scan --format github',
      'scan --json',
      'scan --format sarif',
      'fix',
      'status',
      'fix --json',
      'status --json',
    ]) {
      answers[line] = await place.heal(line.split(' '), { env });
    }
  }, 120_000);
  afterAll(() => place.remove());

  it('was found and healed', () => {
    expect(answers['scan']?.code).toBe(1);
    expect(answers['scan']?.out).toContain('names.py');
    expect(answers['fix']?.out).toContain('Healed 3 of');
  });

  it('reaches no terminal as it is', () => {
    for (const [command, { out, err }] of Object.entries(answers)) {
      // eslint-disable-next-line no-control-regex
      const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(out + err);
      expect({ command, raw: raw && (out + err).slice(Math.max(0, raw.index - 60), raw.index + 20) }).toEqual({
        command,
        raw: null,
      });
    }
  });

  it('speaks no commands to GitHub Actions', () => {
    for (const [command, { out, err }] of Object.entries(answers)) {
      const commands = `${out}\n${err}`.split('\n').filter((line) => /^\s*(?:::|##\[)/.test(line));
      const ours = command === 'scan --format github' ? /^::(?:error|warning|notice) file=/ : /^(?!)/;
      expect({ command, foreign: commands.filter((line) => !ours.test(line)) }).toEqual({ command, foreign: [] });
    }
  });
});
