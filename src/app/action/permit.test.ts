import { describe, expect, it } from 'vitest';
import type { ActionEvent } from './event.ts';
import { decidePermit } from './permit.ts';

const push: ActionEvent = {
  name: 'push',
  repository: 'ada/shop',
  branch: 'main',
  sha: 'a'.repeat(40),
  runId: '7-1',
  apiUrl: 'https://api.github.com',
  serverUrl: 'https://github.com',
  actor: 'ada',
  defaultBranch: 'main',
  pullRequest: undefined,
  workflowRun: undefined,
};
const pull = (headRepository: string | undefined): ActionEvent => ({
  ...push,
  name: 'pull_request',
  pullRequest: { number: 3, headSha: 'b'.repeat(40), baseSha: 'c'.repeat(40), baseBranch: 'main', headRepository },
});
const workflowRun = (headRepository: string | undefined): ActionEvent => ({
  ...push,
  name: 'workflow_run',
  workflowRun: { headSha: 'b'.repeat(40), headRepository },
});

describe('decidePermit', () => {
  it.each(['push', 'schedule', 'workflow_dispatch'])('allows everything on %s', (name) => {
    expect(decidePermit({ ...push, name }, 'fix', undefined).may).toBe('everything');
  });

  it('allows everything on pull requests of the repository itself, however its name is written', () => {
    expect(decidePermit(pull('Ada/Shop'), 'fix', undefined).may).toBe('everything');
  });

  it.each(['eve/shop', undefined, 'ada/shop-2'])('only looks at a pull request of %s', (from) => {
    for (const command of ['scan', 'fix', 'publish', 'report'] as const)
      expect(decidePermit(pull(from), command, undefined).may).toBe('look');
  });

  it('only looks where the event does not say where the pull request comes from, or is one that nobody thought of', () => {
    expect(decidePermit({ ...push, name: 'pull_request' }, 'fix', undefined).may).toBe('look');
    expect(decidePermit({ ...push, name: 'issue_comment' }, 'fix', undefined).may).toBe('look');
  });

  it('only looks in runs of Dependabot, whose token reads', () => {
    expect(decidePermit({ ...pull('ada/shop'), actor: 'dependabot[bot]' }, 'fix', undefined).may).toBe('look');
  });

  it('only looks at branches of its own, and at tags', () => {
    expect(decidePermit({ ...push, branch: 'heal/security/ruff-S608-1234abcd' }, 'fix', undefined).may).toBe('look');
    expect(decidePermit({ ...pull('ada/shop'), branch: 'heal/x' }, 'fix', undefined).may).toBe('look');
    expect(decidePermit({ ...push, branch: 'heal-state' }, 'publish', undefined).may).toBe('look');
    expect(decidePermit({ ...push, branch: 'healthy' }, 'fix', undefined).may).toBe('everything');
    expect(decidePermit({ ...push, branch: '' }, 'fix', undefined).may).toBe('look');
  });

  it('replays what is merged, and nothing else', () => {
    const may = (event: ActionEvent) => decidePermit(event, 'replay', undefined).may;
    expect(['push', 'schedule', 'workflow_dispatch'].map((name) => may({ ...push, name }))).toEqual(
      Array(3).fill('everything'),
    );
    expect(may({ ...push, branch: 'topic' })).toBe('nothing');
    expect(may({ ...push, branch: '', defaultBranch: '' })).toBe('nothing');
    expect(may({ ...push, defaultBranch: undefined })).toBe('nothing');
    expect(may(pull('ada/shop'))).toBe('nothing');
    expect(may(pull('eve/shop'))).toBe('nothing');
    expect(may(workflowRun('ada/shop'))).toBe('nothing');
    expect(may({ ...push, name: 'issue_comment' })).toBe('nothing');
  });

  it('refuses pull_request_target and says what to do instead', () => {
    const refused = decidePermit({ ...pull('ada/shop'), name: 'pull_request_target' }, 'scan', undefined);
    expect(refused).toMatchObject({ may: 'nothing', remedy: expect.stringContaining('two jobs') });
  });

  it('refuses workflow_run with the code of a fork checked out', () => {
    expect(decidePermit(workflowRun('eve/shop'), 'scan', 'b'.repeat(40)).may).toBe('nothing');
    expect(decidePermit(workflowRun(undefined), 'fix', undefined).may).toBe('nothing');
  });

  it('publishes nothing of a fork in workflow_run, and tells', () => {
    expect(decidePermit(workflowRun('eve/shop'), 'publish', undefined).may).toBe('look');
    expect(decidePermit(workflowRun('eve/shop'), 'scan', 'd'.repeat(40)).may).toBe('look');
    expect(decidePermit(workflowRun('ada/shop'), 'publish', undefined).may).toBe('everything');
  });
});
