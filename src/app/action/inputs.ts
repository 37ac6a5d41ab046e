import { codeCategories } from '#core/finding.ts';
import { failLevels } from '../cli/exit-codes.ts';

export const commands = ['scan', 'fix', 'replay', 'publish', 'report'] as const;
export type ActionCommand = (typeof commands)[number];
export const publishWays = ['pr', 'suggest', 'commit', 'patch', 'none'] as const;
export type PublishWay = (typeof publishWays)[number];

export interface InputDescription {
  /** One sentence or two, as `action.yml` and the reference show it. */
  readonly about: string;
  /** As in `action.yml`; '' when it depends on something, which `about` says. */
  readonly default: string;
  /** Which commands read it. */
  readonly usedBy: readonly ActionCommand[];
  /** Its value must never be seen. */
  readonly isSecret?: true;
}

const looking = ['scan', 'fix'] as const;
const publishing = ['fix', 'replay', 'publish'] as const;

/** Every input of the Action: what is read, what `action.yml` declares and what the reference says come from here. */
export const inputs = {
  command: {
    about: `What to do: ${list(commands)}.`,
    default: 'fix',
    usedBy: commands,
  },
  'github-token': {
    about:
      'Token for the repository: reads state, and publishes where it may write. With the token of a GitHub App, pull requests of Heal start your workflows; with the default they do not.',
    default: '${{ github.token }}',
    usedBy: commands,
    isSecret: true,
  },
  path: { about: 'Folder of the package, from the root of the repository.', default: '.', usedBy: commands },
  config: {
    about:
      'Configuration file, from the root of the repository, instead of `.github/heal.yml` and its other places. On pull requests it is read from the base branch.',
    default: '',
    usedBy: commands,
  },
  categories: {
    about: `Only these, separated by commas: ${list(codeCategories)}. Default: all that the configuration switches on.`,
    default: '',
    usedBy: looking,
  },
  'changed-only': {
    about: 'Only what differs from the base: `true`, `false`, or `auto`, which means `true` on pull requests.',
    default: 'auto',
    usedBy: looking,
  },
  publish: {
    about: `Where heals go: ${list(publishWays)}. Default: \`suggest\` on pull requests, else \`pr\`. \`patch\` only fills the bundle folder, for a job of its own to publish; \`commit\` needs \`pullRequests: { push: own-branches }\` on the default branch.`,
    default: '',
    usedBy: publishing,
  },
  'fail-on': {
    about: `Fail the step when findings of this priority or a higher one remain: ${list(failLevels)}. Default: \`P1\` for \`scan\`, else \`never\`.`,
    default: '',
    usedBy: looking,
  },
  'max-prs': {
    about: 'Most pull requests of this run. The limits of the configuration (3 open, 1 an hour) hold as well.',
    default: '3',
    usedBy: publishing,
  },
  workflows: {
    about:
      'Names of the workflows to replay, in this order, separated by commas; from `.github/heal/replay`. Values of their parameters come from the environment of the step: `HEAL_REPLAY_<NAME>`.',
    default: '',
    usedBy: ['replay'],
  },
  'dry-run': {
    about: 'Do everything, and write nothing to GitHub.',
    default: 'false',
    usedBy: ['fix', 'replay', 'publish', 'report'],
  },
  bundle: {
    about:
      'Folder that takes results from one job to the next; what `publish` and `report` read. Default: `heal-bundle` in the temporary folder of the runner.',
    default: '',
    usedBy: commands,
  },
  state: {
    about:
      'Where records and learned patterns are kept between runs: `branch` (`heal-state`, made when it is missing) or `none`.',
    default: 'branch',
    usedBy: publishing,
  },
  'database-url': {
    about: 'PostgreSQL that keeps state instead of the branch: `postgres://…`.',
    default: '',
    usedBy: commands,
    isSecret: true,
  },
  'model-url': {
    about: 'API of a language model, the last rung of the ladder; the configuration switches it on.',
    default: '',
    usedBy: ['fix'],
  },
  'model-api-key': { about: 'Key of that API.', default: '', usedBy: ['fix'], isSecret: true },
  'model-api-version': { about: 'Version of the API, for Azure only.', default: '', usedBy: ['fix'] },
  model: { about: 'Name of the model.', default: '', usedBy: ['fix'] },
} as const satisfies Readonly<Record<string, InputDescription>>;
export type InputName = keyof typeof inputs;

/** Every output. */
export const outputs = {
  'findings-count': 'Findings: all of `scan`; of `fix` those that are still open.',
  'healed-count': 'Findings that were healed and verified.',
  'proposals-count': 'Proposals in the bundle: one for each pull request that could be opened.',
  'needs-approval': '`true` when a proposal must be approved by a person before it may be merged.',
  'pull-request-urls': 'JSON list of the pull requests that were opened or updated.',
  'report-path': 'JSON report; the formats of `heal scan --json` and `heal fix --json`.',
  'replay-status':
    '`done` when every workflow ended well, else how the first one ended that did not: `failed`, `halted`, `blocked`, `stopped`.',
  'sarif-path': 'SARIF file for code scanning.',
  'patch-path': 'All proposals as one unified diff; empty when there is none.',
  'bundle-path': 'Folder with everything that `publish` needs, for `actions/upload-artifact`.',
} as const;
export type OutputName = keyof typeof outputs;

function list(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
