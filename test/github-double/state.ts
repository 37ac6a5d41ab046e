export const roles = ['none', 'read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof roles)[number];
/** `contents: write` and so on; `metadata: read` comes by itself. */
export type Permissions = Readonly<Record<string, 'read' | 'write' | 'admin'>>;

export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly email: string;
  /** What they did stays; reviews and comments show nobody, the rest GitHub's ghost. */
  isDeleted: boolean;
  /** Of an organization. */
  readonly members: Set<string>;
}
export interface App {
  readonly id: number;
  readonly clientId: string;
  readonly slug: string;
  readonly name: string;
  readonly owner: Account;
  readonly bot: Account;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly publicKey: string;
  readonly createdAt: string;
}
export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Account;
  permissions: Permissions;
  /** Ids; `all` for those that come later too. */
  repositories: Set<number> | 'all';
  suspendedAt: string | null;
  readonly createdAt: string;
}
export interface Token {
  readonly value: string;
  /** `personal`: of a person, who has what their role in a repository gives. `installation`: of an App. */
  readonly kind: 'personal' | 'installation';
  readonly account: Account;
  readonly installation: Installation | undefined;
  readonly permissions: Permissions;
  readonly repositories: Set<number> | 'all';
  expiresAt: number;
  isRevoked: boolean;
}
export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}
export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  readonly viaApp: App | undefined;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'reopened' | 'not_planned' | 'duplicate' | null;
  labels: Label[];
  assignees: Account[];
  isLocked: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  closedBy: Account | undefined;
  /** Set where the issue is a pull request. */
  pull: Pull | undefined;
}
export interface Pull {
  readonly id: number;
  readonly issue: Issue;
  readonly headRepo: Repo;
  readonly headRef: string;
  headSha: string;
  baseRef: string;
  /** The tip of the base when it was opened, last pushed to, or merged. */
  baseSha: string;
  isDraft: boolean;
  mergedAt: string | null;
  mergedBy: Account | undefined;
  mergeCommit: string | null;
  /** How often `mergeable` was asked for since the head or the base moved. */
  asked: { readonly at: string; count: number };
  reviewers: Account[];
  canMaintainerModify: boolean;
}
export interface Review {
  readonly id: number;
  readonly pull: Pull;
  readonly author: Account;
  state: 'PENDING' | 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED';
  body: string;
  commit: string;
  submittedAt: string | null;
}
export interface ReviewComment {
  readonly id: number;
  readonly pull: Pull;
  readonly review: Review;
  readonly author: Account;
  readonly path: string;
  body: string;
  readonly diffHunk: string;
  readonly position: number | null;
  readonly line: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  readonly startLine: number | null;
  readonly startSide: 'LEFT' | 'RIGHT' | null;
  readonly subject: 'line' | 'file';
  readonly commit: string;
  readonly replyTo: number | undefined;
  isOutdated: boolean;
  /** Of the thread that this comment began. */
  isResolved: boolean;
  resolvedBy: Account | undefined;
  readonly createdAt: string;
  updatedAt: string;
}
export interface Comment {
  readonly id: number;
  readonly issue: Issue;
  readonly author: Account;
  readonly viaApp: App | undefined;
  body: string;
  /** Why it was minimized. */
  minimized: string | undefined;
  readonly createdAt: string;
  updatedAt: string;
}
export interface Reaction {
  readonly id: number;
  /** `issue 12`, `comment 12`, `review-comment 12` */
  readonly subject: string;
  readonly author: Account;
  readonly content: string;
  readonly createdAt: string;
}
export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly createdAt: string;
  updatedAt: string;
}
export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number | undefined;
  readonly end_column?: number | undefined;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string | undefined;
  readonly raw_details?: string | undefined;
}
export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  externalId: string | null;
  detailsUrl: string | null;
  startedAt: string | null;
  completedAt: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
  actions: readonly { readonly label: string; readonly description: string; readonly identifier: string }[];
}
export interface Status {
  readonly id: number;
  readonly sha: string;
  readonly state: string;
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: string;
}
export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}
export interface Ruleset {
  readonly id: number;
  name: string;
  enforcement: 'active' | 'disabled' | 'evaluate';
  include: readonly string[];
  exclude: readonly string[];
  rules: readonly Rule[];
  bypass: readonly { readonly actor_id?: number | null; readonly actor_type: string; readonly bypass_mode?: string }[];
  readonly createdAt: string;
  updatedAt: string;
}
export interface Protection {
  checks: readonly { readonly context: string; readonly appId: number | null }[] | undefined;
  isStrict: boolean;
  reviews:
    | {
        readonly count: number;
        readonly dismissesStale: boolean;
        readonly needsCodeOwners: boolean;
        readonly needsLastPushApproval: boolean;
        /** Who alone may dismiss; shown only. */
        readonly dismissers: readonly string[] | undefined;
      }
    | undefined;
  /** Who alone may push: logins of people, slugs of Apps. Everybody who may write when absent. */
  pushers: { readonly users: readonly string[]; readonly apps: readonly string[] } | undefined;
  enforcesAdmins: boolean;
  needsLinearHistory: boolean;
  needsConversationResolution: boolean;
}
export interface Workflow {
  readonly id: number;
  readonly path: string;
  readonly name: string;
  readonly createdAt: string;
}
export interface Job {
  readonly id: number;
  readonly name: string;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  log: string;
  readonly startedAt: string;
  completedAt: string | null;
}
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly zip: Uint8Array;
  readonly run: WorkflowRun;
  readonly createdAt: string;
  isExpired: boolean;
}
export interface WorkflowRun {
  readonly id: number;
  readonly number: number;
  readonly workflow: Workflow;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly headRepo: Repo;
  readonly actor: Account;
  readonly title: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  attempt: number;
  status: 'queued' | 'in_progress' | 'completed';
  conclusion: string | null;
  jobs: Job[];
  readonly suite: CheckSuite;
  readonly createdAt: string;
  updatedAt: string;
}
export interface SarifUpload {
  readonly id: string;
  readonly commit: string;
  readonly ref: string;
  /** Unpacked. */
  readonly sarif: unknown;
  readonly fault: string | undefined;
}
/** One webhook on its way to an App. */
export interface Delivery {
  readonly id: number;
  /** `X-GitHub-Delivery`; a redelivery keeps it. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | undefined;
  readonly appId: number;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly isRedelivery: boolean;
  readonly at: string;
  /** The answer; 0 when nobody answered, undefined while none is known. */
  status: number | undefined;
  body: string;
  milliseconds: number;
}
export interface Repo {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly dir: string;
  isPrivate: boolean;
  defaultBranch: string;
  readonly parent: Repo | undefined;
  readonly createdAt: string;
  pushedAt: string;
  readonly roles: Map<string, Role>;
  readonly labels: Map<string, Label>;
  readonly issues: Map<number, Issue>;
  readonly comments: Map<number, Comment>;
  readonly reviews: Map<number, Review>;
  readonly reviewComments: Map<number, ReviewComment>;
  readonly reactions: Map<number, Reaction>;
  readonly suites: Map<number, CheckSuite>;
  readonly checkRuns: Map<number, CheckRun>;
  statuses: Status[];
  readonly rulesets: Map<number, Ruleset>;
  readonly protections: Map<string, Protection>;
  readonly workflows: Map<number, Workflow>;
  readonly runs: Map<number, WorkflowRun>;
  readonly artifacts: Map<number, Artifact>;
  readonly sarifs: Map<string, SarifUpload>;
  readonly history: {
    readonly id: number;
    readonly issue: number;
    readonly event: string;
    readonly actor: Account;
    readonly at: string;
    readonly more: Readonly<Record<string, unknown>>;
  }[];
  readonly activities: {
    readonly id: number;
    readonly ref: string;
    readonly before: string;
    readonly after: string;
    readonly kind: string;
    readonly actor: Account;
    readonly at: string;
  }[];
  /** Commits that GitHub itself signed. */
  readonly signed: Set<string>;
  allowedMerges: Set<'merge' | 'squash' | 'rebase'>;
  deletesBranchOnMerge: boolean;
  /** The setting "Allow GitHub Actions to create and approve pull requests". */
  letsActionsOpenPulls: boolean;
  nextNumber: number;
}
