/** Where workflows are kept, relative to the package: what is in it belongs into Git. */
export const workflowsPath = '.github/heal/replay';
export const policyPath = '.github/heal/auto_heal_policy.json';
