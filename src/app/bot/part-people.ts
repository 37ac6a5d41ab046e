import type { JobAnswer } from '#core/ports/job-queue.ts';
import { mayWrite } from '#core/review.ts';
import { createComment, readIssue } from '#drivers/github/issues.ts';
import { addLabels, ensureLabel, removeLabel } from '#drivers/github/labels.ts';
import { readPermission } from '#drivers/github/permissions.ts';
import { authorise, type CommandRate, type Granted } from '../github/commands/authorise.ts';
import type { Intent } from '../github/commands/read-command.ts';
import { findDashboard } from '../github/dashboard/find-dashboard.ts';
import { describeLabel } from '../github/publish/pull-labels.ts';
import { labels, readOwnState } from '../github/publish/own-pulls.ts';
import { readTicks } from '../github/texts/markers.ts';
import { succeed } from './bot.ts';
import type { Actor } from './job-kinds.ts';
import type { PartInput, Wanting } from './parts.ts';

type Asked = PartInput & Wanting & { readonly intent: Intent };
/** Commands about something that was found: answers what to say, safe Markdown. */
export type CarryOut = (input: PartInput & { readonly granted: Granted }) => Promise<string>;

/** Authorises and answers. */
export async function answerPerson(
  input: Asked,
  { rate, carryOut }: { readonly rate: CommandRate; readonly carryOut: CarryOut },
): Promise<JobAnswer> {
  const { github, intent } = input;
  const answer = await authorise(intent, github, rate);
  if (!answer.granted) {
    if (answer.reply !== undefined) await tell(input, answer.reply);
    return succeed(`nothing: ${answer.why}`);
  }
  switch (answer.command) {
    case 'stop':
      return stop(input);
    case 'resume':
      return resume(input);
    case 'retry':
      return retry(input);
    case 'rebase':
      return rebase(input);
    case 'status':
    case 'dashboard':
      return tellStatus(input);
  }
  await tell(input, await carryOut({ ...input, granted: answer }));
  return succeed(`answered ${answer.command}`);
}

/** On a pull request, that one is left alone; anywhere else, the whole repository is. Either way, what runs ends. */
async function stop(input: Asked): Promise<JobAnswer> {
  const { intent, want } = input;
  await want(intent.isPull ? 'end' : 'stop');
  // The label is seen by everybody, and kept by whoever publishes: another worker, or the Action without this bot.
  if (intent.via !== 'label') await mark(input, true);
  if (intent.via === 'comment')
    await tell(
      input,
      intent.isPull
        ? 'Stopped: this pull request is left alone, and what was running has ended. `/heal resume` takes it back.'
        : 'Stopped: nothing happens in this repository until `/heal resume`.',
    );
  return succeed(intent.isPull ? `#${intent.number} is left alone` : 'stopped');
}

async function resume(input: Asked): Promise<JobAnswer> {
  const { intent, want } = input;
  if (intent.via !== 'label') await mark(input, false);
  if (!intent.isPull) await want('resume');
  if (intent.via === 'comment') await tell(input, 'Heal goes on.');
  return succeed(intent.isPull ? `#${intent.number} goes on` : 'resumed');
}

/** A pull request of a person is looked at again by itself; one of Heal, and all else, with the repository. */
async function retry({ github, own, intent, want }: Asked): Promise<JobAnswer> {
  const { number } = intent;
  const isOfPerson = intent.isPull && number !== undefined && (await readIssue(github, number)).authorId !== own.id;
  await want(isOfPerson ? number : 'heal');
  if (intent.via === 'label' && number !== undefined) await removeLabel(github, number, 'heal:retry');
  return succeed('looks again');
}

/** The label is what publishing looks for; it takes it off when it has done so. */
async function rebase({ github, intent, want }: Asked): Promise<JobAnswer> {
  if (intent.number !== undefined && intent.isPull && intent.via !== 'label') {
    await ensureLabel(github, describeLabel(labels.rebase));
    await addLabels(github, intent.number, [labels.rebase]);
  }
  await want('heal');
  return succeed('makes it anew');
}

async function tellStatus(input: Asked): Promise<JobAnswer> {
  const { open, issues } = await readOwnState(input.github, input.own);
  const dashboard = findDashboard(issues);
  const listed = open.slice(0, 20).map(({ number }) => `#${number}`);
  const more = open.length > listed.length ? ` and ${open.length - listed.length} more` : '';
  const said = open.length === 0 ? 'No pull request of Heal is open.' : `Open: ${listed.join(', ')}${more}.`;
  await tell(input, dashboard ? `${said} Everything else is on the dashboard, #${dashboard.number}.` : said);
  return succeed(`told of ${open.length} pull requests`);
}

async function mark({ github, intent }: PartInput & { readonly intent: Intent }, isOn: boolean): Promise<void> {
  if (intent.number === undefined) return;
  if (!isOn) return removeLabel(github, intent.number, labels.stop);
  await ensureLabel(github, describeLabel(labels.stop));
  await addLabels(github, intent.number, [labels.stop]);
}

async function tell({ github, intent }: PartInput & { readonly intent: Intent }, text: string): Promise<void> {
  if (intent.number !== undefined) await createComment(github, intent.number, text);
}

/** Boxes that somebody with write access ticked; publishing reads them itself when it is started anew. */
export async function readDashboard({
  github,
  number,
  actor,
  own,
  want,
}: PartInput & Wanting & { readonly number: number; readonly actor: Actor }): Promise<JobAnswer> {
  const issue = await readIssue(github, number);
  if (issue.authorId !== own.id) return succeed('nothing: Heal did not write it');
  const ticks = readTicks(issue.body);
  if (ticks.length === 0) return succeed('nothing: no box is ticked');
  if (!mayWrite(await readPermission(github, actor))) return succeed('nothing: no write access');
  const isStop = ticks.some(({ action }) => action === 'stop');
  await want(isStop ? 'stop' : 'heal');
  return succeed(isStop ? 'stopped' : 'looks again');
}
