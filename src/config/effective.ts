import { categories, type Category } from '#core/finding.ts';
import type { Rollout } from '#core/guard.ts';
import { presets, recommended } from './presets.ts';
import type { Config, ConfigFile } from './schema.ts';

/** The configuration that counts, and for each value (`limits.maxHeals`) where it comes from. */
export interface Effective {
  readonly config: Config;
  readonly origins: Readonly<Record<string, string>>;
}

/** Merges presets and file. Groups are merged key by key, lists are replaced: an empty list is a choice. */
export function makeEffective(file: ConfigFile, originOf: (path: readonly string[]) => string): Effective {
  const names = file.extends === undefined ? [] : [file.extends].flat();
  const layers: { readonly layer: ConfigFile; readonly origin: (path: readonly string[]) => string }[] = [
    ...names.map((name) => ({ layer: presets[name].layer, origin: () => name })),
    { layer: file, origin: originOf },
  ];
  const origins: Record<string, string> = {};
  for (const path of leavesOf(recommended)) origins[path.join('.')] = 'heal:recommended';
  let config = recommended;
  for (const { layer, origin } of layers) {
    config = overlay(config, layer);
    const { $schema: _schema, extends: _extends, ...values } = layer;
    for (const path of leavesOf(values)) origins[path.join('.')] = origin(path);
  }
  return { config, origins };
}

function overlay(config: Config, layer: ConfigFile): Config {
  return {
    version: 1,
    categories: overlayCategories(config.categories, layer.categories ?? {}),
    rules: { ...config.rules, ...layer.rules },
    test: {
      command: layer.test?.command ?? config.test.command,
      timeoutMinutes: layer.test?.timeoutMinutes ?? config.test.timeoutMinutes,
      junit: layer.test?.junit ?? config.test.junit,
    },
    exclude: layer.exclude ?? config.exclude,
    limits: {
      maxHeals: layer.limits?.maxHeals ?? config.limits.maxHeals,
      maxFilesPerHeal: layer.limits?.maxFilesPerHeal ?? config.limits.maxFilesPerHeal,
      maxChangedLines: layer.limits?.maxChangedLines ?? config.limits.maxChangedLines,
      maxSuiteRuns: layer.limits?.maxSuiteRuns ?? config.limits.maxSuiteRuns,
      limitedHeals: layer.limits?.limitedHeals ?? config.limits.limitedHeals,
    },
    approvals: {
      performance: layer.approvals?.performance ?? config.approvals.performance,
      // No layer can take it back: this only ever gets stricter.
      security: layer.approvals?.security ?? config.approvals.security,
    },
    breaker: {
      enabled: layer.breaker?.enabled ?? config.breaker.enabled,
      reverts: layer.breaker?.reverts ?? config.breaker.reverts,
      revertsOverall: layer.breaker?.revertsOverall ?? config.breaker.revertsOverall,
      rolledBack: layer.breaker?.rolledBack ?? config.breaker.rolledBack,
      windowMinutes: layer.breaker?.windowMinutes ?? config.breaker.windowMinutes,
      coolDownMinutes: layer.breaker?.coolDownMinutes ?? config.breaker.coolDownMinutes,
    },
    pullRequests: {
      group: layer.pullRequests?.group ?? config.pullRequests.group,
      maxOpen: layer.pullRequests?.maxOpen ?? config.pullRequests.maxOpen,
      maxNewPerHour: layer.pullRequests?.maxNewPerHour ?? config.pullRequests.maxNewPerHour,
      draft: layer.pullRequests?.draft ?? config.pullRequests.draft,
      titlePrefix: layer.pullRequests?.titlePrefix ?? config.pullRequests.titlePrefix,
      labels: layer.pullRequests?.labels ?? config.pullRequests.labels,
      reviewers: layer.pullRequests?.reviewers ?? config.pullRequests.reviewers,
      push: layer.pullRequests?.push ?? config.pullRequests.push,
    },
    scan: { scanners: { ...config.scan.scanners, ...layer.scan?.scanners } },
    learning: {
      enabled: layer.learning?.enabled ?? config.learning.enabled,
      semantic: layer.learning?.semantic ?? config.learning.semantic,
      causal: layer.learning?.causal ?? config.learning.causal,
    },
    embedding: {
      modelPath: layer.embedding?.modelPath ?? config.embedding.modelPath,
      tokenizer: layer.embedding?.tokenizer ?? config.embedding.tokenizer,
    },
    model: {
      enabled: layer.model?.enabled ?? config.model.enabled,
      name: layer.model?.name ?? config.model.name,
      maxUsdPerDay: layer.model?.maxUsdPerDay ?? config.model.maxUsdPerDay,
      maxUsdPerMonth: layer.model?.maxUsdPerMonth ?? config.model.maxUsdPerMonth,
      maxCallsPerRun: layer.model?.maxCallsPerRun ?? config.model.maxCallsPerRun,
      timeoutSeconds: layer.model?.timeoutSeconds ?? config.model.timeoutSeconds,
      prices: { ...config.model.prices, ...layer.model?.prices },
    },
    replay: {
      marksModel: layer.replay?.marksModel ?? config.replay.marksModel,
      visionModel: layer.replay?.visionModel ?? config.replay.visionModel,
    },
  };
}

function overlayCategories(
  below: Config['categories'],
  above: { readonly [K in Category]?: Rollout | undefined },
): Config['categories'] {
  const merged: Record<Category, Rollout> = { ...below };
  for (const category of categories) merged[category] = above[category] ?? below[category];
  return merged;
}

/** Paths of all values that are no groups. An empty group has none. */
export function leavesOf(value: object, path: readonly string[] = []): string[][] {
  return Object.entries(value).flatMap(([key, child]: [string, unknown]) => {
    const here = [...path, key];
    return typeof child === 'object' && child !== null && !Array.isArray(child) ? leavesOf(child, here) : [here];
  });
}
