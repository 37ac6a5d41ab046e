import type { ProposalBundle } from '#core/proposal.ts';
import type { GitHubRepository } from '#drivers/github/client.ts';
import type { RepositoryFacts } from '#drivers/github/repository.ts';
import type { Base } from './check-proposal.ts';
import type { PublishRequest, PublishSettings } from './contract.ts';
import { once } from './once.ts';
import type { Convention } from './title.ts';

/** What every step of one publication stands on. */
export interface Stage {
  readonly repository: GitHubRepository;
  readonly facts: RepositoryFacts;
  readonly bundle: ProposalBundle;
  readonly base: Base;
  readonly settings: PublishSettings;
  readonly convention: Convention;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Does what must happen once; see `once`. */
  once<T>(work: { readonly act: () => Promise<T>; readonly find: () => Promise<T | undefined> }): Promise<T>;
  /** Repeats what does no harm when it happens twice. */
  again<T>(act: () => Promise<T>): Promise<T>;
}

export function makeRepeaters({
  signal,
  settings,
}: Pick<PublishRequest, 'signal' | 'settings'>): Pick<Stage, 'once' | 'again'> {
  const patience = { signal, pauseMs: settings.pauseMs ?? 1_000 };
  return {
    once: (work) => once(work, patience),
    again: (act) => once({ act, find: async () => undefined }, patience),
  };
}
