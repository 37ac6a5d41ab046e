import { Octokit } from '@octokit/rest';
import { describe, expect, it } from 'vitest';
import type { GitHubClient } from './client.ts';
import { readPermission } from './permissions.ts';

const ada = { id: 10, login: 'ada' };
function ask(body: unknown, status = 200) {
  const headers = { 'content-type': 'application/json' };
  const fetch = async () => new Response(JSON.stringify(body), { status, headers });
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  // It lacks only the plugins that wait and repeat.
  const client = new Octokit({ request: { fetch }, log }) as unknown as GitHubClient;
  return readPermission({ client, owner: 'acme', repo: 'shop' }, ada);
}
const says = (permission: string, role_name = permission, id = 10) => ({ permission, role_name, user: { id } });

describe('what someone may do', () => {
  it.each([
    ['admin', 'admin', 'admin'],
    ['write', 'write', 'write'],
    ['write', 'maintain', 'maintain'],
    ['read', 'triage', 'triage'],
    ['read', 'read', 'read'],
    ['none', '', 'none'],
    // A custom role is what it stands on, whatever its name promises.
    ['write', 'release-managers', 'write'],
    ['read', 'write', 'read'],
    ['read', 'admin', 'read'],
  ])('permission %s with role %j is %s', async (permission, role, expected) => {
    expect(await ask(says(permission, role))).toBe(expected);
  });
  it('is an error when the login is somebody else by now', async () => {
    await expect(ask(says('admin', 'admin', 11))).rejects.toThrow(/another account/);
  });
  it.each([
    ['a word that nobody knows', says('owner'), 200],
    ['no user', { permission: 'admin', role_name: 'admin', user: null }, 200],
    ['nothing', '', 200],
    ['404', { message: 'Not Found' }, 404],
  ])('is an error when the answer is %s', async (_name, body, status) => {
    await expect(ask(body, status)).rejects.toThrow();
  });
});
