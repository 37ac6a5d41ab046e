/** What the bot looks for in a repository, and what it adds there: one name each, whoever uses it. */
export const healWorkflowFile = 'heal.yml';
export const healWorkflowPath = `.github/workflows/${healWorkflowFile}`;
export const configurationPath = '.github/heal.yml';
export const onboardingBranch = 'heal/onboarding';
/** Artifact that the heal workflow leaves, and its one file. */
export const bundleArtifact = 'heal-proposals';
export const bundleFile = 'bundle.json';
