import { bundleArtifact, bundleFile, configurationPath, healWorkflowPath } from './names.ts';

/**
 * The files that a repository is offered. The workflow reads and never writes: its token can read the repository, and
 * what it finds leaves it as an artifact, which the bot checks from scratch.
 */
export function onboardingFiles(action: string): readonly { readonly path: string; readonly text: string }[] {
  return [
    { path: healWorkflowPath, text: makeWorkflow(action) },
    { path: configurationPath, text: configuration },
  ];
}

function makeWorkflow(action: string): string {
  return `# Heal looks for faults here and tries out cures. The bot starts this workflow, takes what it found,
# and opens the pull requests: this workflow itself can only read.
name: heal
on:
  workflow_dispatch:
  pull_request:
permissions: {}
concurrency:
  group: heal-\${{ github.event.pull_request.number || github.ref }}
  cancel-in-progress: true
jobs:
  analyse:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    permissions:
      contents: read # to check the repository out
      pull-requests: read # what people turned down is not tried again
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          # The head of a pull request itself, not GitHub's merge of it: suggestions name its lines.
          ref: \${{ github.event.pull_request.head.sha || github.sha }}
          fetch-depth: 0
          persist-credentials: false
      - id: heal
        uses: ${action}
        with:
          command: fix
          publish: patch
      - uses: actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1
        with:
          name: ${bundleArtifact}
          path: \${{ steps.heal.outputs.bundle-path }}/${bundleFile}
          if-no-files-found: ignore
          retention-days: 7
`;
}

const configuration = `# How far Heal may go here. Everything has a default: this file may stay as it is.
# Only the version on the default branch counts.
version: 1
extends: heal:recommended
`;

export function onboardingText({ hasConfiguration }: { readonly hasConfiguration: boolean }): {
  readonly title: string;
  readonly body: string;
} {
  const config = hasConfiguration
    ? `\n- \`${configurationPath}\`: how far it may go. All defaults; change what you like.`
    : '';
  return {
    title: 'ci: let Heal look after this repository',
    body: `**Nothing happens here until you merge this.** Close it, and you are not asked again.

It adds:
- \`${healWorkflowPath}\`: finds faults, tries cures in a sandbox, and can only read.${config}

**After the merge**
- Pushes to the default branch, and once a night the whole repository, are looked through.
- What was found, healed and verified comes as a pull request, one for each rule, at most one an hour and three open.
- Security fixes of high severity wait for the review of a person who may write here.
- Pull requests of people get suggestions, never pushes.

**Stop** at any time: comment \`/heal stop\`, put the label \`heal:stop\` on an issue, or uninstall the App. To undo, revert this pull request.
`,
  };
}
