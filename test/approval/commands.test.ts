import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authorise, rateLimit, type CommandRate } from '#app/github/commands/authorise.ts';
import { readCommand, type Delivered } from '#app/github/commands/read-command.ts';
import { nameOf } from '../github-double/index.ts';
import { openScene, type Scene } from './scene.ts';

let scene: Scene;
let pull: number;
let head: string;
/** Who has asked too often. */
let isTooMuch: (by: number) => boolean = () => false;
const rate: CommandRate = { count: async (by) => (isTooMuch(by) ? rateLimit.commands + 1 : 1) };
let heard: Delivered[] = [];
beforeAll(async () => {
  scene = await openScene();
  pull = await scene.openHeal();
  head = scene.repo.issues.get(pull)?.pull?.headSha ?? '';
  const announce = scene.double.world.emit;
  scene.double.world.emit = async (event) => {
    const { name, action, repo, sender, payload } = event;
    const { id, login, type } = sender;
    // As the webhook has it around what the event itself says.
    heard.push({
      name,
      payload: { action, sender: { id, login, type }, repository: { full_name: `acme/${repo?.name}` }, ...payload },
    });
    await announce(event);
  };
});
afterAll(async () => {
  const { ownFaults, violations } = scene.double;
  await scene.close();
  expect({ ownFaults, violations }).toEqual({ ownFaults: [], violations: [] });
});
beforeEach(() => {
  isTooMuch = () => false;
  heard = [];
});
/** What comes of the last event that asks for something. */
async function hear() {
  const intents = heard.flatMap((event) => readCommand(event, scene.own.userIds) ?? []);
  const intent = intents.at(-1);
  return intent && authorise(intent, scene.client, rate);
}
async function say(login: string, body: string, number = pull) {
  heard = [];
  await scene.double.as(login).comment(scene.repo, number, body);
  return hear();
}

describe('who may say what', () => {
  it('changes need write access, words need triage, and everyone else hears nothing', async () => {
    expect(await say('writer', '/heal retry')).toMatchObject({
      granted: true,
      command: 'retry',
      permission: 'write',
      askedBy: { login: 'writer' },
    });
    expect(await say('keeper', '/heal ignore h1 because')).toMatchObject({ granted: true, permission: 'maintain' });
    expect(await say('triager', '/heal status')).toMatchObject({
      granted: true,
      command: 'status',
      permission: 'triage',
    });
    expect(await say('triager', '/heal explain h1')).toMatchObject({ granted: true, command: 'explain' });
    expect(await say('triager', '/heal stop')).toEqual({
      granted: false,
      why: 'needs write permission',
      reply: '`/heal stop` needs write access here.',
    });
    for (const words of ['/heal retry', '/heal status', '/heal help', '/heal nonsense'])
      expect(await say('reader', words)).toEqual({ granted: false, why: 'no permission here', reply: undefined });
  });
  it('an unknown word is answered to a writer only', async () => {
    expect(await say('writer', '/heal aply h1')).toMatchObject({
      granted: false,
      reply: expect.stringContaining('| `/heal apply <id> @<commit>` |'),
    });
    expect(await say('triager', '/heal aply h1')).toMatchObject({ granted: false, reply: undefined });
    expect(await say('writer', 'heal is great')).toBeUndefined();
  });
  it('permission is what it is now', async () => {
    await scene.double.as('writer').comment(scene.repo, pull, '/heal retry');
    scene.double.setRole(scene.repo, 'writer', 'read');
    expect(await hear()).toMatchObject({ granted: false, why: 'no permission here' });
    scene.double.setRole(scene.repo, 'writer', 'write');
  });
  it('attack 37: an error of the API grants nothing', async () => {
    await scene.double.as('writer').comment(scene.repo, pull, '/heal retry');
    scene.double.faults.add({ path: '/permission', fault: { kind: 'status', status: 403 } });
    await expect(hear()).rejects.toThrow();
  });
  it('a comment that was edited or removed since is not said any more', async () => {
    const name = nameOf(scene.repo);
    const id = await scene.double.as('writer').comment(scene.repo, pull, '/heal retry');
    scene.pass(5);
    await scene.double
      .as('owner')
      .rest.issues.updateComment({ ...name, comment_id: id, body: '/heal apply h1 @1a2b3c4' });
    expect(await hear()).toMatchObject({ granted: false, why: 'the comment was edited or removed' });
    await scene.double.as('owner').rest.issues.deleteComment({ ...name, comment_id: id });
    expect(await hear()).toMatchObject({ granted: false });
  });
  it('too many commands of one person are not heard, except a stop', async () => {
    const writer = scene.double.createUser('writer').id;
    isTooMuch = (by) => by === writer;
    expect(await say('writer', '/heal retry')).toEqual({ granted: false, why: 'too many commands', reply: undefined });
    expect(await say('writer', '/heal stop')).toMatchObject({ granted: true });
    expect(await say('keeper', '/heal retry')).toMatchObject({ granted: true });
  });
  it('attack 12: Heal does not listen to itself', async () => {
    await scene.client.client.rest.issues.createComment({
      ...nameOf(scene.repo),
      issue_number: pull,
      body: '/heal retry',
    });
    expect(await hear()).toBeUndefined();
  });
});

describe('bound to a commit', () => {
  it('apply takes the commit that it names, and says which one there is when it is another', async () => {
    expect(await say('writer', `/heal apply h1 @${head.slice(0, 7)}`)).toMatchObject({
      granted: true,
      headSha: head,
      intent: { target: 'h1' },
    });
    const short = head.slice(0, 7);
    const again = `\n/heal apply h1 @${short}\n`;
    expect(await say('writer', '/heal apply h1')).toMatchObject({
      granted: false,
      reply: expect.stringContaining(again),
    });
    expect(await say('writer', '/heal apply h1 @0000000')).toMatchObject({
      granted: false,
      reply: expect.stringContaining(again),
    });
    expect(await say('writer', '/heal apply')).toMatchObject({ granted: false, why: 'names nothing' });
    expect(await say('writer', '/heal retry @0000000')).toMatchObject({
      granted: false,
      why: 'bound to another commit',
    });
  });
  it('attack 44: a comment approves nothing', async () => {
    const answer = await say('keeper', `/heal apply h1 @${head.slice(0, 7)}`);
    const { id } = scene.double.createUser('keeper');
    expect(answer).toMatchObject({ granted: true, askedBy: { id } });
    expect(await scene.look(pull, { origin: { need: undefined, askedBy: [id] } })).toBe('waiting → action_required');
    await scene.double.as('keeper').review(scene.repo, pull, 'APPROVE');
    expect(await scene.look(pull, { origin: { need: undefined, askedBy: [id] } })).toBe('waiting → action_required');
  });
  it('on an issue it is the default branch', async () => {
    const { data } = await scene.client.client.rest.issues.create({ ...nameOf(scene.repo), title: 'Heal Dashboard' });
    const { data: main } = await scene.client.client.rest.repos.getBranch({ ...nameOf(scene.repo), branch: 'main' });
    const words = `/heal apply h1 @${main.commit.sha.slice(0, 7)}`;
    expect(await say('writer', words, data.number)).toMatchObject({ granted: true, headSha: main.commit.sha });
    expect(await say('writer', `/heal apply h1 @${head.slice(0, 7)}`, data.number)).toMatchObject({ granted: false });
  });
});

describe('labels and buttons', () => {
  it('need what comments need, and a stop needs nothing more than the label', async () => {
    const { double, repo } = scene;
    await double.as('triager').label(repo, pull, 'heal:retry');
    expect(await hear()).toMatchObject({ granted: false, why: 'needs write permission' });
    await double.as('writer').label(repo, pull, 'heal:rebase');
    expect(await hear()).toMatchObject({ granted: true, command: 'rebase' });
    await double.as('triager').label(repo, pull, 'heal:stop');
    expect(await hear()).toMatchObject({
      granted: true,
      command: 'stop',
      intent: { via: 'label', number: pull, isPull: true },
    });
    await double.as('triager').unlabel(repo, pull, 'heal:stop');
    expect(await hear()).toMatchObject({ granted: false });
    await double.as('writer').label(repo, pull, 'heal:stop');
    await double.as('writer').unlabel(repo, pull, 'heal:stop');
    expect(await hear()).toMatchObject({ granted: true, command: 'resume' });
  });
  it('a button belongs to the commit that it stands on', async () => {
    const { double, repo } = scene;
    const press = (login: string, sha: string, identifier: string) => {
      const { id } = double.createUser(login);
      const payload = {
        action: 'requested_action',
        sender: { id, login, type: 'User' },
        repository: { full_name: 'acme/shop' },
        requested_action: { identifier },
        check_run: { name: 'heal', head_sha: sha, external_id: 'run-1', pull_requests: [{ number: pull }] },
      };
      heard = [{ name: 'check_run', payload }];
      return hear();
    };
    expect(await press('writer', head, 'retry')).toMatchObject({
      granted: true,
      headSha: head,
      intent: { externalId: 'run-1' },
    });
    expect(await press('reader', head, 'retry')).toMatchObject({ granted: false, reply: undefined });
    await double.as('writer').push({ repo, branch: scene.branchOf(pull), files: { 'a.py': 'b\n' } });
    expect(await press('writer', head, 'retry')).toMatchObject({
      granted: false,
      why: 'the button belongs to an older commit',
    });
    expect(await press('writer', head, 'stop')).toMatchObject({ granted: true });
  });
});
