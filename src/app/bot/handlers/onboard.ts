import { createCommit } from '#drivers/github/commits.ts';
import { openTree } from '#drivers/github/contents.ts';
import { createPull, findPulls } from '#drivers/github/pulls.ts';
import { createBranch, readTip } from '#drivers/github/refs.ts';
import { readRepository } from '#drivers/github/repository.ts';
import { succeed, type BotHandler } from '../bot.ts';
import { configurationPath, healWorkflowPath, onboardingBranch } from '../names.ts';
import { onboardingFiles, onboardingText } from '../onboarding-texts.ts';

/**
 * One pull request that adds the workflow and the configuration. Nothing happens in the repository before a person merges
 * it; closing it means no, for good. What exists already is left as it is.
 */
export const onboard: BotHandler<'onboard'> = async (_payload, run, { action, log }) => {
  if (action === undefined) {
    log.warn({ job: run.job.id }, 'HEAL_ACTION is not set: repositories are offered nothing');
    return succeed('nothing: HEAL_ACTION is not set');
  }
  const github = await run.open();
  const facts = await readRepository(github);
  if (facts.isArchived) return succeed('nothing: the repository is archived');
  if (facts.isFork) return succeed('nothing: a fork is left to its owner');
  const [earlier] = await findPulls(github, onboardingBranch);
  if (earlier) return succeed(`nothing: offered in #${earlier.number} already`);
  const base = await readTip(github, facts.defaultBranch);
  if (base === undefined) return succeed('nothing: the repository is empty');

  const tree = await openTree(github, base);
  const wanted = onboardingFiles(action);
  const missing: (typeof wanted)[number][] = [];
  for (const file of wanted) if (!(await tree.find(file.path))) missing.push(file);
  if (missing.every(({ path }) => path !== healWorkflowPath)) return succeed('nothing: the workflow is there');

  await run.say('Offering the workflow');
  const commit = await createCommit(github, {
    parent: base,
    baseTree: tree.root,
    message: 'ci: let Heal look after this repository',
    files: missing.map(({ path, text }) => ({
      path,
      mode: '100644',
      content: Buffer.from(text, 'utf8').toString('base64'),
    })),
  });
  // A branch without a pull request is what a job leaves that was ended here: the next attempt goes on with it.
  await createBranch(github, onboardingBranch, commit.sha);
  const pull = await createPull(github, {
    ...onboardingText({ hasConfiguration: missing.some(({ path }) => path === configurationPath) }),
    head: onboardingBranch,
    base: facts.defaultBranch,
    isDraft: false,
  });
  return succeed(`offered in #${pull.number}`);
};
