/** What someone may do in a repository, weakest last. Custom roles count as the one that they stand on. */
export const permissions = ['admin', 'maintain', 'write', 'triage', 'read', 'none'] as const;
export type Permission = (typeof permissions)[number];
/** Ids stay when a person takes another login; logins are for people to read. */
export interface Person {
  readonly id: number;
  readonly login: string;
}
export const reviewStates = ['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'] as const;
export interface Review {
  readonly id: number;
  /** Undefined: the account is gone. */
  readonly user: (Person & { readonly type: string }) | undefined;
  readonly state: (typeof reviewStates)[number];
  /** The commit that was looked at. */
  readonly commitId: string | undefined;
  /** ISO 8601; undefined only while it is being written. */
  readonly submittedAt: string | undefined;
}
export interface ReviewedPull {
  readonly number: number;
  /** Its name in GraphQL. */
  readonly nodeId: string;
  /** Undefined: the account is gone. */
  readonly authorId: number | undefined;
  /** Commit, 40 hex digits. */
  readonly headSha: string;
  /** Branches without `refs/heads/`. */
  readonly headRef: string;
  readonly baseRef: string;
  /** False: the branch is in another repository, or gone with it. */
  readonly isFromHere: boolean;
  readonly isDraft: boolean;
  readonly state: 'open' | 'closed';
  /** ISO 8601 */
  readonly updatedAt: string;
  readonly url: string;
}

export function mayWrite(permission: Permission | undefined): boolean {
  return permission === 'admin' || permission === 'maintain' || permission === 'write';
}
export function mayTriage(permission: Permission | undefined): boolean {
  return permission === 'triage' || mayWrite(permission);
}
