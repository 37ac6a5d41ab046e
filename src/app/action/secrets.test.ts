import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hideSecrets } from './secrets.ts';

describe('hideSecrets', () => {
  let log = '';
  beforeEach(() => {
    log = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      log += String(text);
      return true;
    });
  });
  afterEach(() => vi.restoreAllMocks());

  it('takes every secret out of the environment, and has the runner hide it however it is written', () => {
    const env = {
      'INPUT_GITHUB-TOKEN': 'ghs_0123456789',
      'INPUT_DATABASE-URL': 'postgres://heal:pass%40word1@db/heal',
      'INPUT_MODEL-API-KEY': ' key+with/signs= ',
      INPUT_COMMAND: 'fix',
      ACTIONS_RUNTIME_TOKEN: 'runtime-token-1',
      GH_TOKEN: 'short',
      PATH: '/bin',
    };
    const { mask, secrets } = hideSecrets(env);
    expect(env).toEqual({ INPUT_COMMAND: 'fix', PATH: '/bin' });
    expect(secrets).toEqual(
      expect.arrayContaining(['ghs_0123456789', 'pass@word1', 'key+with/signs=', 'runtime-token-1']),
    );
    const hidden = log.split('\n').map((line) => decodeURIComponent(line.replace(/^::add-mask::/, '')));
    for (const secret of secrets)
      for (const written of [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')])
        expect(hidden).toContain(written);
    expect(hidden).toContain(Buffer.from('x-access-token:ghs_0123456789').toString('base64').replace(/=+$/, ''));
    expect(mask('a ghs_0123456789 b pass@word1 c key%2Bwith%2Fsigns%3D')).toBe('a *** b *** c ***');
  });

  it('has nothing to hide where nothing is given', () => {
    expect(hideSecrets({ PATH: '/bin' }).secrets).toEqual([]);
    expect(log).toBe('');
  });
});
