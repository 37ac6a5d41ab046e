import { parse } from 'yaml';
import { z } from 'zod';

/**
 * The audits of zizmor (https://docs.zizmor.sh/audits) that our workflows could fail, written from their descriptions:
 * a workflow in, what is wrong with it out.
 */
const permissionsSchema = z.union([z.string(), z.record(z.string(), z.string())]).nullish();
const stepSchema = z.looseObject({
  name: z.string().optional(),
  if: z.union([z.string(), z.boolean()]).optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.unknown()).optional(),
});
const jobSchema = z.looseObject({
  if: z.union([z.string(), z.boolean()]).optional(),
  'runs-on': z.union([z.string(), z.array(z.string()), z.looseObject({})]).optional(),
  environment: z.union([z.string(), z.looseObject({})]).optional(),
  permissions: permissionsSchema,
  uses: z.string().optional(),
  secrets: z.unknown().optional(),
  steps: z.array(stepSchema).default([]),
});
const workflowSchema = z.looseObject({
  on: z.union([z.string(), z.array(z.string()), z.record(z.string(), z.unknown())]),
  permissions: permissionsSchema,
  jobs: z.record(z.string(), jobSchema),
});
export type Workflow = z.infer<typeof workflowSchema>;
type Job = z.infer<typeof jobSchema>;
type Step = z.infer<typeof stepSchema>;

export function readWorkflow(text: string): Workflow {
  return workflowSchema.parse(parse(text));
}

interface Place {
  readonly workflow: Workflow;
  readonly job: Job;
  readonly step: Step;
}
function eachStep(workflow: Workflow, look: (place: Place) => readonly string[]): string[] {
  return Object.entries(workflow.jobs).flatMap(([name, job]) =>
    job.steps.flatMap((step, index) => look({ workflow, job, step }).map((what) => `${name}.steps[${index}]: ${what}`)),
  );
}
function eachJob(workflow: Workflow, look: (job: Job) => readonly string[]): string[] {
  return Object.entries(workflow.jobs).flatMap(([name, job]) => look(job).map((what) => `${name}: ${what}`));
}
function triggersOf({ on }: Workflow): readonly string[] {
  return typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);
}
const textsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsOf)
      : [];
/** Whatever comes out of a template: nothing of it belongs into a script, whoever wrote it. */
const template = /\$\{\{.*?\}\}/s;
/** Inputs of actions that are themselves scripts. */
const scripts: Readonly<Record<string, string>> = { 'actions/github-script': 'script' };
const writesAll = /^(write-all|read-all)$/;
const isRelease = (workflow: Workflow) =>
  /tags|release/.test(JSON.stringify(workflow.on)) ||
  Object.values(workflow.jobs).some((job) => /release/i.test(JSON.stringify(job.environment ?? '')));

/** `owner/name` → must an action of it be pinned by its commit? Ours in examples cannot know its own commit. */
export const ownAction = 'heal/heal@v1';

export const audits: Readonly<Record<string, (workflow: Workflow) => readonly string[]>> = {
  'template-injection': (workflow) =>
    eachStep(workflow, ({ step }) => {
      const action = step.uses?.split('@')[0] ?? '';
      const script = step.run ?? (action in scripts ? String(step.with?.[scripts[action] ?? ''] ?? '') : '');
      return template.test(script) ? ['a template is expanded inside of a script: hand it in through env'] : [];
    }),
  'unpinned-uses': (workflow) => [
    ...eachStep(workflow, ({ step: { uses } }) => (isPinned(uses) ? [] : [`${uses} is not pinned by its commit`])),
    ...eachJob(workflow, ({ uses }) => (isPinned(uses) ? [] : [`${uses} is not pinned by its commit`])),
  ],
  'excessive-permissions': (workflow) => {
    const top = workflow.permissions;
    const isEmpty = typeof top === 'object' && top !== null && Object.keys(top).length === 0;
    return [
      ...(isEmpty ? [] : ['the workflow does not begin with `permissions: {}`']),
      ...eachJob(workflow, ({ permissions }) => {
        if (permissions === undefined || permissions === null) return ['it does not say its permissions'];
        return typeof permissions === 'string' && writesAll.test(permissions) ? [`${permissions}`] : [];
      }),
    ];
  },
  artipacked: (workflow) =>
    eachStep(workflow, ({ step }) =>
      step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false
        ? ['the checkout keeps its credentials']
        : [],
    ),
  'dangerous-triggers': (workflow) =>
    triggersOf(workflow)
      .filter((name) => name === 'pull_request_target' || name === 'workflow_run')
      .map((name) => `it is triggered by ${name}`),
  'cache-poisoning': (workflow) =>
    !isRelease(workflow)
      ? []
      : eachStep(workflow, ({ step }) => {
          if (/^actions\/cache(\/restore)?@/.test(step.uses ?? '')) return ['a release restores a cache'];
          const isSetup = /^actions\/setup-(node|python|go|java)@/.test(step.uses ?? '');
          const isOff = step.with?.['package-manager-cache'] === false && step.with['cache'] === undefined;
          return isSetup && !isOff ? ['a release may restore a cache: set package-manager-cache: false'] : [];
        }),
  'github-env': (workflow) =>
    eachStep(workflow, ({ step }) =>
      /GITHUB_(ENV|PATH)\b/.test(step.run ?? '') ? ['it writes the environment of the next steps'] : [],
    ),
  'bot-conditions': (workflow) => [
    ...eachStep(workflow, ({ step }) =>
      asksForBot(step.if) ? ['github.actor is whoever acted last, not who wrote'] : [],
    ),
    ...eachJob(workflow, (job) => (asksForBot(job.if) ? ['github.actor is whoever acted last, not who wrote'] : [])),
  ],
  'secrets-inherit': (workflow) =>
    eachJob(workflow, ({ secrets }) => (secrets === 'inherit' ? ['it hands on all secrets'] : [])),
  'self-hosted-runner': (workflow) => {
    const others = triggersOf(workflow).filter((name) => name !== 'workflow_dispatch');
    return eachJob(workflow, (job) =>
      !JSON.stringify(job['runs-on'] ?? '').includes('self-hosted')
        ? []
        : [
            ...(others.length > 0 ? [`a machine of ours is reached by ${others.join(', ')}`] : []),
            ...(job.environment === undefined ? ['a machine of ours without a protected environment'] : []),
            ...(/default_branch/.test(String(job.if ?? '')) ? [] : ['a machine of ours is open to every branch']),
          ],
    );
  },
  'insecure-commands': (workflow) =>
    textsOf(workflow).some((text) => /ACTIONS_ALLOW_UNSECURE_COMMANDS/.test(text)) ||
    /"ACTIONS_ALLOW_UNSECURE_COMMANDS"/.test(JSON.stringify(workflow))
      ? ['it allows commands that were switched off for good reason']
      : [],
  'overprovisioned-secrets': (workflow) =>
    textsOf(workflow).some((text) => /toJSON\(\s*secrets\s*\)/i.test(text)) ? ['it hands all secrets to a step'] : [],
  'adhoc-packages': (workflow) =>
    eachStep(workflow, ({ step }) =>
      /\b(npm (i|install)\b(?! --ignore)|npx (?:-y|--yes)\b|pip install|curl [^\n|]*\|\s*(ba)?sh)/.test(step.run ?? '')
        ? ['it installs what no lockfile pins']
        : [],
    ),
};

function isPinned(uses: string | undefined): boolean {
  return (
    uses === undefined || uses.startsWith('./') || uses === ownAction || /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)
  );
}
function asksForBot(condition: string | boolean | undefined): boolean {
  return /github\.(actor|triggering_actor)\s*[!=]=|\[bot\]/.test(String(condition ?? ''));
}
