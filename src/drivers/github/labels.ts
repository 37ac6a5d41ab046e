import { statusOf } from './app-auth.ts';
import type { GitHubRepository } from './client.ts';

export interface Label {
  readonly name: string;
  /** Six hex digits. */
  readonly color: string;
  /** At most 100 characters. */
  readonly description: string;
}

/** Creates the label where it is missing; one that exists stays as people made it. */
export async function ensureLabel({ client, owner, repo }: GitHubRepository, label: Label): Promise<void> {
  try {
    await client.rest.issues.getLabel({ owner, repo, name: label.name });
    return;
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
  try {
    await client.rest.issues.createLabel({ owner, repo, ...label });
  } catch (error) {
    // Somebody else was faster.
    if (statusOf(error) !== 422) throw error;
  }
}

/** Labels that are there already stay once. `number` is that of an issue or a pull request. */
export async function addLabels(
  { client, owner, repo }: GitHubRepository,
  number: number,
  names: readonly string[],
): Promise<void> {
  if (names.length > 0) await client.rest.issues.addLabels({ owner, repo, issue_number: number, labels: [...names] });
}

export async function removeLabel(
  { client, owner, repo }: GitHubRepository,
  number: number,
  name: string,
): Promise<void> {
  try {
    await client.rest.issues.removeLabel({ owner, repo, issue_number: number, name });
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}
