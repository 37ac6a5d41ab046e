import { isGranted } from './access.ts';
import type { App, CheckSuite, Repo } from './state.ts';
import { viewCheckSuite } from './views/check.ts';
import type { Pusher } from './pushes.ts';
import type { World } from './world.ts';

/** The suite of an App on a commit, made when it has none. */
export function findOrOpenSuite(
  world: World,
  repo: Repo,
  app: App,
  headSha: string,
  headBranch: string | null,
): CheckSuite {
  const known = [...repo.suites.values()].find((suite) => suite.app === app && suite.headSha === headSha);
  if (known) return known;
  const at = world.stamp();
  const suite: CheckSuite = { id: world.nextId(), app, headSha, headBranch, createdAt: at, updatedAt: at };
  repo.suites.set(suite.id, suite);
  return suite;
}

/** A push opens a suite for every App that may write checks, and asks it for runs. */
export async function openSuites(world: World, repo: Repo, sha: string, branch: string, by: Pusher): Promise<void> {
  for (const installation of world.installationsOn(repo)) {
    const { app } = installation;
    if (app.slug === 'github-actions' || !isGranted(installation.permissions, 'checks:write')) continue;
    const suite = findOrOpenSuite(world, repo, app, sha, branch);
    await world.emit({
      name: 'check_suite',
      action: 'requested',
      repo,
      sender: by.account,
      onlyFor: app,
      payload: { check_suite: await viewCheckSuite(world, repo, suite) },
    });
  }
}
