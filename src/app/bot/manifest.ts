import { webhookPath } from './webhook.ts';

export interface AppPermission {
  readonly level: 'read' | 'write';
  /** What it is for: in `app.yml`, in the README, and in nobody's way. */
  readonly why: string;
}

/** Everything that the App asks for, each with its reason. The token of a job has less: what that job needs, in one repository. */
export const appPermissions: Readonly<Record<string, AppPermission>> = {
  metadata: { level: 'read', why: 'which repositories there are; GitHub gives it to every App' },
  actions: { level: 'write', why: 'start the heal workflow, follow its run, take what it found; end it on /heal stop' },
  checks: { level: 'write', why: 'the checks heal and heal/approval on pull requests' },
  contents: {
    level: 'write',
    why: 'branches heal/… for pull requests; the default branch only by merging one, on /heal merge',
  },
  issues: { level: 'write', why: 'the dashboard, answers to /heal commands, labels' },
  pull_requests: {
    level: 'write',
    why: 'open, update and close its own pull requests; suggestions on those of others',
  },
  workflows: {
    level: 'write',
    why: 'offer .github/workflows/heal.yml in a pull request; for nothing else, and not needed when you add it yourself',
  },
};

/** What GitHub tells the App. Installations and re-runs of its own checks are told without asking. */
export const appEvents = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'push',
  'repository',
  'workflow_run',
] as const;

export const appDescription =
  'Finds faults, finds cures, and shows only what it has verified. Fixes come as pull requests; you decide.';

export interface ManifestOptions {
  readonly name: string;
  /** Where the bot can be reached from the internet, without a slash at the end. */
  readonly publicUrl: string;
  readonly redirectUrl: string;
}

/** What GitHub is handed: https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest */
export function makeManifest({ name, publicUrl, redirectUrl }: ManifestOptions): object {
  return {
    name,
    url: publicUrl,
    description: appDescription,
    hook_attributes: { url: `${publicUrl}${webhookPath}`, active: true },
    redirect_url: redirectUrl,
    public: false,
    default_permissions: Object.fromEntries(Object.entries(appPermissions).map(([key, { level }]) => [key, level])),
    default_events: appEvents,
  };
}

/** `app.yml`: the same for people to read, and for whoever makes the App by hand. */
export function writeAppYml(): string {
  const permissions = Object.entries(appPermissions).map(([key, { level, why }]) => `  # ${why}\n  ${key}: ${level}`);
  return `# What Heal's GitHub App may do and is told, written from src/app/bot/manifest.ts: heal app create hands it to GitHub.
# The token of a job has less than this: what that job needs, in one repository, for as long as the job runs.
name: heal
url: https://heal.example.com
description: ${appDescription}
hook_attributes:
  url: https://heal.example.com${webhookPath}
  active: true
public: false
default_permissions:
${permissions.join('\n')}
default_events:
${appEvents.map((event) => `  - ${event}`).join('\n')}
`;
}
