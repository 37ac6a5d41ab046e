import { z } from 'zod';
import type { Permission, Person } from '#core/review.ts';
import type { GitHubRepository } from './client.ts';

const answerSchema = z.object({
  permission: z.enum(['admin', 'maintain', 'write', 'triage', 'read', 'none']),
  role_name: z.string(),
  user: z.object({ id: z.number().int() }),
});

/**
 * What someone may do here at this moment, by organisation, team or invitation. `author_association` says less: an
 * owner of an organisation can show as a contributor there, and a member may be unable to write.
 */
export async function readPermission(
  { client, owner, repo }: GitHubRepository,
  { id, login }: Person,
): Promise<Permission> {
  const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ owner, repo, username: login });
  const { permission, role_name, user } = answerSchema.parse(data);
  // A login can be taken by somebody else between the two requests.
  if (user.id !== id) throw new Error('The login belongs to another account by now.');
  if (permission === 'write' && role_name === 'maintain') return 'maintain';
  if (permission === 'read' && role_name === 'triage') return 'triage';
  return permission;
}
