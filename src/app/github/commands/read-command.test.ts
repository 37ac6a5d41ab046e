import { describe, expect, it } from 'vitest';
import { parseCommand } from './parse-command.ts';
import { readCommand } from './read-command.ts';

const ada = { id: 10, login: 'ada', type: 'User' };
const at = '2026-01-01T12:00:00Z';
function comment(body: string, more: { action?: string; sender?: object; comment?: object; issue?: object } = {}) {
  return {
    action: more.action ?? 'created',
    sender: more.sender ?? ada,
    repository: { full_name: 'acme/shop' },
    issue: { number: 4, pull_request: { url: '' }, ...more.issue },
    comment: {
      id: 7,
      body,
      user: ada,
      created_at: at,
      updated_at: at,
      performed_via_github_app: null,
      ...more.comment,
    },
  };
}
const read = (payload: unknown, name = 'issue_comment') => readCommand({ name, payload }, [1]);

describe('a command', () => {
  it.each([
    ['/heal apply h3f2a9c41b0 @1A2b3c4', { name: 'apply', target: 'h3f2a9c41b0', sha: '1a2b3c4', reason: '' }],
    [
      '/heal apply type/mypy-arg-type-1a2b3c4d @1a2b3c4\nthank you',
      { name: 'apply', target: 'type/mypy-arg-type-1a2b3c4d', sha: '1a2b3c4' },
    ],
    ['  /HEAL Explain v1:abc ', { name: 'explain', target: 'v1:abc', sha: undefined }],
    ['/heal ignore h1 it is meant so\r\nmore', { name: 'ignore', target: 'h1', reason: 'it is meant so' }],
    ['/heal', { name: 'help' }],
    ['/heal retry @1a2b3c4', { name: 'retry', target: undefined, sha: '1a2b3c4' }],
    ['/heal apply h1 @123', { name: 'apply', target: 'h1', sha: undefined }],
    ['/heal approve h1', { name: undefined }],
    ['/heal constructor', { name: undefined }],
  ])('%j', (body, expected) => {
    expect(parseCommand(body)).toMatchObject(expected);
  });
  it.each([
    ['a quote', '> /heal apply h1 @1a2b3c4'],
    ['a fence', '```\n/heal stop\n```'],
    ['inline code', '`/heal stop`'],
    ['indented code', '    /heal stop'],
    ['a tab', '\t/heal stop'],
    ['a later line', 'Please:\n/heal stop'],
    ['an HTML comment', '<!--\n/heal stop\n-->'],
    ['another word', '/healer stop'],
    ['in a sentence', 'say /heal stop'],
    ['an invisible character', '/heal st\u200bop'],
    ['a text that runs the other way', '/heal apply h1 \u202e@1a2b3c4'],
    ['nothing', ''],
  ])('is not read from %s', (_name, body) => {
    expect(parseCommand(body)).toBeUndefined();
  });
  it('attack 15: a text of a comment stays data', () => {
    const evil = '/heal ignore $(curl;evil) `id`; ${{ secrets.X }}';
    expect(parseCommand(evil)).toMatchObject({ target: undefined, reason: '$(curl;evil) `id`; ${{ secrets.X }}' });
    expect(parseCommand('/heal apply ../../x @1a2b3c4')).toMatchObject({ target: undefined });
    expect(parseCommand(`/heal ignore h1 ${'x'.repeat(5_000_000)}`)?.reason).toHaveLength(200);
  });
});

describe('who says it', () => {
  it('is a person in a new comment of their own', () => {
    expect(read(comment('/heal retry'))).toMatchObject({
      command: 'retry',
      via: 'comment',
      by: { id: 10, login: 'ada' },
      repository: 'acme/shop',
      number: 4,
      isPull: true,
      comment: { id: 7, body: '/heal retry' },
    });
    expect(read(comment('/heal retry', { issue: { pull_request: undefined } }))?.isPull).toBe(false);
  });
  it.each([
    ['an edited comment', { action: 'edited' }],
    ['a removed comment', { action: 'deleted' }],
    ['a comment that was edited since', { comment: { updated_at: '2026-01-01T12:00:01Z' } }],
    ['a comment of somebody else', { comment: { user: { ...ada, id: 11 } } }],
    ['a comment of nobody', { comment: { user: null } }],
    ['a comment that an App wrote for a person', { comment: { performed_via_github_app: { id: 3 } } }],
    ['attack 12: another robot', { sender: { ...ada, type: 'Bot' } }],
    ['attack 12: a robot that calls itself a person', { sender: { ...ada, login: 'heal[bot]' } }],
    ['attack 12: ourselves', { sender: { ...ada, id: 1 }, comment: { user: { ...ada, id: 1 } } }],
  ])('is not %s', (_name, more) => {
    expect(read(comment('/heal retry', more))).toBeUndefined();
  });
  it('is nobody when the payload is not what GitHub sends', () => {
    for (const payload of [null, 7, {}, { action: 'created' }, comment('/heal retry', { comment: { body: 7 } })])
      expect(read(payload)).toBeUndefined();
    expect(read(comment('/heal retry'), 'pull_request_review_comment')).toBeUndefined();
  });
});

describe('labels and buttons', () => {
  const label = (name: string, action = 'labeled', sender: object = ada) => ({
    action,
    sender,
    repository: { full_name: 'acme/shop' },
    label: { name },
    pull_request: { number: 4 },
  });
  const button = (identifier: string | undefined, more: object = {}) => ({
    action: identifier === undefined ? 'rerequested' : 'requested_action',
    sender: ada,
    repository: { full_name: 'acme/shop' },
    ...(identifier === undefined ? {} : { requested_action: { identifier } }),
    check_run: {
      name: 'heal',
      head_sha: 'a'.repeat(40),
      external_id: 'run-1',
      pull_requests: [{ number: 4 }],
      ...more,
    },
  });
  it('say what their names say', () => {
    expect(read(label('heal:stop'), 'pull_request')).toMatchObject({
      command: 'stop',
      via: 'label',
      isPull: true,
      number: 4,
    });
    expect(read(label('heal:rebase'), 'pull_request')?.command).toBe('rebase');
    expect(read(label('heal:retry'), 'pull_request')?.command).toBe('retry');
    expect(read(label('heal:stop', 'unlabeled'), 'pull_request')?.command).toBe('resume');
    expect(read(label('heal:retry', 'unlabeled'), 'pull_request')).toBeUndefined();
    expect(read(label('bug'), 'pull_request')).toBeUndefined();
    expect(read(label('toString'), 'pull_request')).toBeUndefined();
  });
  it('of robots do nothing, except that a stop is a stop', () => {
    const robot = { ...ada, type: 'Bot' };
    expect(read(label('heal:retry', 'labeled', robot), 'pull_request')).toBeUndefined();
    expect(read(label('heal:stop', 'unlabeled', robot), 'pull_request')).toBeUndefined();
    expect(read(label('heal:stop', 'labeled', robot), 'pull_request')?.command).toBe('stop');
  });
  it('are pressed on a commit', () => {
    expect(read(button('retry'), 'check_run')).toMatchObject({
      command: 'retry',
      headSha: 'a'.repeat(40),
      externalId: 'run-1',
      number: 4,
    });
    expect(read(button(undefined), 'check_run')?.command).toBe('retry');
    expect(read(button(undefined, { name: 'heal/approval' }), 'check_run')).toBeUndefined();
    expect(read(button('approve'), 'check_run')).toBeUndefined();
    expect(read(button('stop', { pull_requests: [] }), 'check_run')).toMatchObject({
      command: 'stop',
      number: undefined,
      isPull: false,
    });
  });
});
