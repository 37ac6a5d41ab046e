import type { Operation, OperationId, Operations } from '../operation.ts';
import { actions } from './actions.ts';
import { apps } from './apps.ts';
import { checks } from './checks.ts';
import { codeScanning } from './code-scanning.ts';
import { comments } from './comments.ts';
import { commits } from './commits.ts';
import { contents } from './contents.ts';
import { git } from './git.ts';
import { history } from './history.ts';
import { hooks } from './hooks.ts';
import { issues } from './issues.ts';
import { labels } from './labels.ts';
import { merges } from './merges.ts';
import { meta } from './meta.ts';
import { protections } from './protections.ts';
import { pulls } from './pulls.ts';
import { reactions } from './reactions.ts';
import { repos } from './repos.ts';
import { reviewComments } from './review-comments.ts';
import { reviews } from './reviews.ts';
import { rulesets } from './rulesets.ts';
import { statuses } from './statuses.ts';

const all: Operations = {
  ...actions,
  ...apps,
  ...checks,
  ...codeScanning,
  ...comments,
  ...commits,
  ...contents,
  ...git,
  ...history,
  ...hooks,
  ...issues,
  ...labels,
  ...merges,
  ...meta,
  ...protections,
  ...pulls,
  ...reactions,
  ...repos,
  ...reviewComments,
  ...reviews,
  ...rulesets,
  ...statuses,
};

export function findOperation(id: string): Operation<'pulls/get'> | undefined {
  // Which of the operations it is, is known only while it runs; what it is called with was made for it by its schema.
  return Object.hasOwn(all, id) ? (all[id as OperationId] as Operation<'pulls/get'>) : undefined;
}

export function listBuilt(): string[] {
  return Object.keys(all);
}
