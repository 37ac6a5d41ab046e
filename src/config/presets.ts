import type { Category } from '#core/finding.ts';
import type { Rollout } from '#core/guard.ts';
import type { Config, ConfigFile, PresetName } from './schema.ts';

/** The ground that every configuration stands on; what `heal:recommended` names. */
export const recommended: Config = {
  version: 1,
  categories: allAt('on'),
  // True as far as it goes, and nothing that most people want to hear of: on in `heal:strict`.
  rules: { 'flow/log-injection': 'off' },
  test: { command: undefined, timeoutMinutes: 10, junit: undefined },
  exclude: [],
  limits: { maxHeals: 500, maxFilesPerHeal: 5, maxChangedLines: 80, maxSuiteRuns: 60, limitedHeals: 10 },
  approvals: { performance: undefined, security: undefined },
  breaker: {
    enabled: 'on',
    reverts: 2,
    revertsOverall: 5,
    rolledBack: 10,
    windowMinutes: 60,
    coolDownMinutes: 30,
  },
  pullRequests: {
    group: 'rule',
    maxOpen: 3,
    maxNewPerHour: 1,
    draft: 'auto',
    titlePrefix: undefined,
    labels: [],
    reviewers: [],
    push: 'off',
  },
  scan: { scanners: {} },
  learning: { enabled: 'on', semantic: 'on', causal: 'on' },
  embedding: { modelPath: undefined, tokenizer: undefined },
  model: {
    enabled: 'off',
    name: undefined,
    maxUsdPerDay: 1,
    maxUsdPerMonth: 10,
    maxCallsPerRun: 20,
    timeoutSeconds: 120,
    prices: {},
  },
  replay: { marksModel: undefined, visionModel: 'off' },
};

/** Layers over `recommended`, as people could write them. */
export const presets: Readonly<Record<PresetName, { readonly about: string; readonly layer: ConfigFile }>> = {
  'heal:recommended': {
    about: 'Everything on, with every gate. The default.',
    layer: { version: 1 },
  },
  'heal:strict': {
    about: 'Small steps: what changes behaviour on purpose is limited, and heals stay short.',
    layer: {
      version: 1,
      rules: { 'flow/log-injection': 'on' },
      categories: { security: 'limited', performance: 'limited', logic: 'off' },
      limits: { maxHeals: 50, maxFilesPerHeal: 2, maxChangedLines: 20 },
    },
  },
  'heal:shadow': {
    about: 'Everything is tried and verified, nothing is written: what would Heal do here?',
    layer: { version: 1, categories: allAt('shadow') },
  },
};

function allAt(rollout: Rollout): Record<Category, Rollout> {
  return {
    security: rollout,
    type: rollout,
    import: rollout,
    logic: rollout,
    performance: rollout,
    style: rollout,
    replay: rollout,
  };
}
