import { digestChange } from '#core/proposal.ts';
import type { Permission, Review } from '#core/review.ts';
import { findContentSince, latestOf, type ContentNote } from '#policy/review-content.ts';
import { decideApproval, listJudges, type ApprovalDecision, type ReviewFacts } from '#policy/review.ts';

/** Everyone who can turn up at a pull request of Heal. */
export const cast = {
  heal: { id: 1, login: 'heal[bot]', type: 'Bot', permission: 'write' },
  /** A person's account whose token Heal was given. */
  lent: { id: 2, login: 'lent', type: 'User', permission: 'write' },
  ada: { id: 10, login: 'ada', type: 'User', permission: 'write' },
  bob: { id: 11, login: 'bob', type: 'User', permission: 'maintain' },
  root: { id: 12, login: 'root', type: 'User', permission: 'admin' },
  asker: { id: 13, login: 'asker', type: 'User', permission: 'write' },
  author: { id: 14, login: 'author', type: 'User', permission: 'write' },
  reader: { id: 20, login: 'reader', type: 'User', permission: 'read' },
  triager: { id: 21, login: 'triager', type: 'User', permission: 'triage' },
  stranger: { id: 22, login: 'stranger', type: 'User', permission: 'none' },
  robot: { id: 40, login: 'robot[bot]', type: 'Bot', permission: 'write' },
  /** Never takes part in a generated history. */
  fresh: { id: 99, login: 'fresh', type: 'User', permission: 'write' },
} as const satisfies Record<string, { id: number; login: string; type: string; permission: Permission }>;
export type Name = keyof typeof cast;

export type Gap = 'unreadable' | 'digest' | 'askedBy' | 'committers' | 'permissions';
export type Event =
  | { readonly kind: 'review'; readonly who: Name; readonly state: Review['state']; readonly onOld: boolean }
  | { readonly kind: 'dismiss'; readonly which: number }
  | { readonly kind: 'push'; readonly who: Name; readonly claims: Name; readonly sameContent: boolean }
  | { readonly kind: 'push-back' }
  /** Silent: GitHub keeps no event of it, as when the base itself is moved. The App was there, before and after. */
  | { readonly kind: 'base'; readonly to: number; readonly isSilent: boolean }
  | { readonly kind: 'permission'; readonly who: Name; readonly to: Permission }
  /** The App looks, once or twice, at lists in any order, and maybe not at all of it. */
  | { readonly kind: 'look'; readonly gap: Gap | undefined; readonly reverse: boolean };

interface Commit {
  readonly sha: string;
  readonly content: string;
  readonly people: readonly number[];
}
interface Said {
  readonly review: Review;
  readonly who: Name;
  readonly state: Review['state'];
  readonly sha: string;
  /** What the person had before their eyes. */
  readonly content: string;
  isDismissed: boolean;
}

/** A pull request as it goes: what happened, and what GitHub would answer about it. */
export class History {
  readonly said: Said[] = [];
  readonly permissions = new Map<Name, Permission>();
  readonly notes = new Map<string, ContentNote[]>();
  readonly changes: string[] = [];
  commits: Commit[];
  base = 0;
  seconds = 0;
  #nextId = 100;
  readonly authorId: number;

  constructor(author: Name) {
    this.authorId = cast[author].id;
    this.commits = [this.#commit('first', [cast.heal.id])];
    for (const name of Object.keys(cast) as Name[]) this.permissions.set(name, cast[name].permission);
  }
  get head(): Commit {
    const head = this.commits.at(-1);
    if (!head) throw new Error('a branch has a head');
    return head;
  }
  /** What a merge would bring now. */
  contentOf(commit: Commit): string {
    const files = [{ path: 'app.py', mode: '100644', content: `${commit.content} against ${this.base}` }];
    return digestChange(files);
  }
  get now(): string {
    return new Date(Date.UTC(2026, 0, 1) + this.seconds * 1000).toISOString();
  }

  happen(event: Exclude<Event, { kind: 'look' }>, pause: number): void {
    this.seconds += pause;
    switch (event.kind) {
      case 'review':
        return this.review(event.who, event.state, event.onOld ? this.commits[0] : this.head);
      case 'dismiss': {
        const one = this.said[event.which % Math.max(1, this.said.length)];
        if (one && (one.state === 'APPROVED' || one.state === 'CHANGES_REQUESTED')) one.isDismissed = true;
        return;
      }
      case 'push': {
        const content = event.sameContent ? this.head.content : `by ${event.who} at ${this.#nextId}`;
        this.commits.push(this.#commit(content, [cast[event.who].id, cast[event.claims].id]));
        return;
      }
      case 'push-back':
        if (this.commits.length < 2) return;
        this.commits = this.commits.slice(0, -1);
        this.changes.push(this.now);
        return;
      case 'base':
        if (this.base === event.to) return;
        if (event.isSilent) this.look({ gap: undefined, reverse: false });
        this.base = event.to;
        if (event.isSilent) this.look({ gap: undefined, reverse: false });
        else this.changes.push(this.now);
        return;
      case 'permission':
        this.permissions.set(event.who, event.to);
    }
  }

  review(who: Name, state: Review['state'], on: Commit | undefined = this.head): void {
    const { id, login, type } = cast[who];
    const review: Review = {
      id: ++this.#nextId,
      user: { id, login, type },
      state,
      commitId: on.sha,
      submittedAt: state === 'PENDING' ? undefined : this.now,
    };
    this.said.push({ review, who, state, sha: on.sha, content: this.contentOf(on), isDismissed: false });
  }

  look({ gap, reverse }: { readonly gap: Gap | undefined; readonly reverse: boolean }): ApprovalDecision {
    if (gap === 'unreadable') return decideApproval({ unreadable: 'GitHub answered 502.' });
    const all = this.said.map(({ review, isDismissed }) =>
      isDismissed ? { ...review, state: 'DISMISSED' as const } : review,
    );
    const reviews = reverse ? all.toReversed() : all;
    const digest = this.contentOf(this.head);
    const notes = this.notes.get(this.head.sha) ?? [];
    const readUntil = latestOf([this.now, ...reviews.flatMap(({ submittedAt }) => submittedAt ?? [])]) ?? this.now;
    const content = { digest, notes: reverse ? notes.toReversed() : notes, changes: this.changes, readUntil };
    const { since, isOther } = findContentSince(content);
    const people = this.commits.flatMap((commit) => commit.people);
    const facts: Omit<ReviewFacts, 'permissions'> = {
      need: { needed: true, why: 'HIGH' },
      pull: { authorId: this.authorId, headSha: this.head.sha, state: 'open' },
      digest: gap === 'digest' ? undefined : digest,
      contentSince: since,
      askedBy: gap === 'askedBy' ? undefined : [cast.asker.id],
      committers: gap === 'committers' ? [...people, undefined] : people,
      reviews,
      ownIds: [cast.heal.id, cast.lent.id],
    };
    const known = [...this.permissions].map(([name, permission]) => [cast[name].id, permission] as const);
    const asked = new Set(listJudges(facts).map(({ id }) => id));
    const answered = gap === 'permissions' ? [] : known.filter(([id]) => asked.has(id));
    const decision = decideApproval({ ...facts, permissions: new Map(answered) });
    if (gap === undefined && (notes.length === 0 || isOther)) {
      const note = { id: ++this.#nextId, digest, since: isOther ? readUntil : this.now };
      this.notes.set(this.head.sha, [...notes, note]);
    }
    return decision;
  }

  #commit(content: string, people: readonly number[]): Commit {
    const sha = (++this.#nextId).toString(16).padStart(40, '0');
    return { sha, content, people };
  }
}

/**
 * The sentence, word for word: success on a head ⇒ a presently permitted other human approved exactly that content.
 * Knows nothing of notes, times and digests in check runs: it has seen what everyone saw.
 */
export function hasTrueApproval(history: History): boolean {
  const { said, head, permissions, commits, authorId } = history;
  const mayWrite = (who: Name) => ['admin', 'maintain', 'write'].includes(permissions.get(who) ?? 'none');
  const isHuman = (who: Name) => cast[who].type === 'User';
  const isOther = (who: Name) => {
    const { id } = cast[who];
    return (
      id !== authorId &&
      ![cast.heal.id, cast.lent.id, cast.asker.id].some((one) => one === id) &&
      !commits.some((one) => one.people.includes(id))
    );
  };
  const isAgainst = (one: Said) => one.state === 'CHANGES_REQUESTED' && !one.isDismissed;
  return said.some((yes, index) => {
    const later = said.slice(index + 1);
    const isYes = yes.state === 'APPROVED' && !yes.isDismissed && yes.sha === head.sha;
    const isExact = yes.content === history.contentOf(head);
    const tookBack = later.some((one) => one.who === yes.who && isAgainst(one));
    const objected = later.some((one, at) => {
      const changedMind = later
        .slice(at + 1)
        .some((next) => next.who === one.who && next.state === 'APPROVED' && !next.isDismissed);
      return isAgainst(one) && isHuman(one.who) && mayWrite(one.who) && !changedMind;
    });
    return isYes && isExact && isHuman(yes.who) && mayWrite(yes.who) && isOther(yes.who) && !tookBack && !objected;
  });
}
