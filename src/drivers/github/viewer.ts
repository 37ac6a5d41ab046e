import { z } from 'zod';
import type { GitHubRepository } from './client.ts';

/** Whose token this is: an App's bot, `github-actions[bot]` for the token of a workflow, or a person. */
export interface Viewer {
  readonly id: number;
  readonly login: string;
}
const answerSchema = z.object({ viewer: z.object({ login: z.string().min(1), databaseId: z.number().int() }) });

/** REST answers this for people only; GraphQL also for installations. */
export async function readViewer({ client }: GitHubRepository): Promise<Viewer> {
  const { viewer } = answerSchema.parse(await client.graphql('query { viewer { login databaseId } }'));
  return { id: viewer.databaseId, login: viewer.login };
}
