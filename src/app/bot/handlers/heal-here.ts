import { readOwnState } from '../../github/publish/own-pulls.ts';
import { readConfig } from '../../github/read-config.ts';
import { readBundle } from '../../github/publish/read-bundle.ts';
import type { LiveStage } from '../../github/checks/texts.ts';
import { readTip } from '#drivers/github/refs.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { JobRefused } from '#core/ports/job-queue.ts';
import { askPerson, succeed, type BotHandler } from '../bot.ts';
import { describeRun, tellEnd, tellStages } from '../heal-check.ts';
import { isAllowed, runHere } from '../run-here.ts';

/** Looks at a repository on this machine, where its owner allowed that; what comes of it is believed in nothing. */
export const healHere: BotHandler<'heal-here'> = async ({ repository, repositoryId, sha }, run, bot) => {
  const { here, app, parts, appId, now } = bot;
  // The list may have changed since the job was made.
  if (!isAllowed(here.allowed, repository)) throw new JobRefused('its code may not run on this machine any more');
  const input = await run.openPart();
  const { github, own, signal } = input;
  const facts = await readRepository(github);
  if (facts.isArchived || facts.isFork) return succeed('nothing: it is archived, or a fork');
  if ((await readTip(github, facts.defaultBranch)) !== sha)
    return succeed('nothing: a newer push has a job of its own');
  const { config, problems } = await readConfig(github, facts.defaultBranch);
  if (problems.length > 0) return askPerson('the configuration is wrong');
  const place = { ...input, appId, headSha: sha };
  const stages: LiveStage[] = [{ name: 'Starting', detail: 'On the machine of this bot.', at: now() }];
  await tellStages(place, stages);
  const state = await readOwnState(github, own);
  stages.push({ name: 'Diagnosing', detail: 'Looks for faults and tries cures, in a sandbox.', at: now() });
  await tellStages(place, stages);
  const reading = {
    repository,
    repositoryId,
    signal,
    say: () => {},
    permissions: { metadata: 'read', contents: 'read' },
  } as const;
  const bundle = await runHere({
    repository,
    repositoryId,
    serverUrl: facts.url.slice(0, -`/${facts.fullName}`.length),
    token: await app.makeToken(reading),
    branch: facts.defaultBranch,
    sha,
    runId: `here-${run.job.id}`.slice(0, 100),
    rejected: state.rejected.flatMap(({ marker }) => marker.fp),
    maxProposals: Math.min(100, config.pullRequests.maxOpen + state.open.length),
    env: here.env,
    engineFile: here.engineFile,
    signal,
    say: (line) => void run.say(line.slice(0, 300)).catch(() => {}),
  });
  stages.push({ name: 'Healing', detail: 'What was verified is checked again and offered.', at: now() });
  await tellStages(place, stages);
  const answer = await parts.publish({ ...input, bundle, headSha: sha });
  const read = readBundle(bundle, { repository: input.repository, head: sha });
  if (read.bundle) await tellEnd(place, stages, describeRun(read.bundle, 'It ran on the machine of this bot.'));
  return answer;
};
