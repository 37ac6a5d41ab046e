import { z } from 'zod';
import { leavesOf } from '#config/effective.ts';
import { configFiles } from '#config/load.ts';
import { presets, recommended } from '#config/presets.ts';
import { makeAutoHealPolicyJsonSchema } from '#config/auto-heal-policy.ts';
import { makeConfigJsonSchema } from '#config/schema.ts';
import { defaultAutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { valueAt } from '#config/value-at.ts';
import { banner, code, page, table } from './markdown.ts';

/** The part of JSON Schema that our configuration uses. */
interface Node {
  readonly type?: string | undefined;
  readonly description?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly string[] | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly properties?: Readonly<Record<string, Node>> | undefined;
  readonly propertyNames?: Node | undefined;
  readonly additionalProperties?: Node | boolean | undefined;
  readonly items?: Node | undefined;
  readonly anyOf?: readonly Node[] | undefined;
}
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string().optional(),
    description: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.string()).optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    properties: z.record(z.string(), nodeSchema).optional(),
    propertyNames: nodeSchema.optional(),
    additionalProperties: z.union([nodeSchema, z.boolean()]).optional(),
    items: nodeSchema.optional(),
    anyOf: z.array(nodeSchema).optional(),
  }),
);

const example = `# yaml-language-server: $schema=./heal.schema.json
version: 1
extends: heal:recommended
categories:
  security: limited   # off, shadow, limited, on
  performance: shadow
rules:
  ruff/E711: off
test:
  command: python -m pytest -q
  timeoutMinutes: 5
exclude: [generated/**]
limits:
  maxHeals: 50
scan:
  scanners:
    pyright: off`;

/** The reference of the configuration, from the very schema that checks it. */
export function makeConfigurationPage(): string {
  const schema = nodeSchema.parse(makeConfigJsonSchema());
  return page(
    banner,
    '# Configuration',
    'Heal needs none: without a file, the preset `heal:recommended` counts. A file is looked for in the package that is healed, then in its repository; the first folder that has one decides. In a folder exactly one of these may exist:',
    configFiles.map((file) => `- ${describeFile(file)}`).join('\n'),
    `\`\`\`yaml\n${example}\n\`\`\``,
    'Unknown keys are errors. Every problem is answered with file, line and column, and with what to write instead: `heal config validate`. `heal config print` shows the configuration that counts and where each value comes from. The JSON Schema for editors is [heal.schema.json](heal.schema.json); `heal config schema` prints it.',
    '## Presets',
    'Presets and file are merged key by key, the last one wins; lists are replaced, so an empty list is a choice.',
    table(
      ['preset', 'what it is', 'what it sets'],
      Object.entries(presets).map(([name, { about, layer }]) => [code(name), about, describeLayer(layer)]),
    ),
    '## Rollout of a category',
    table(
      ['value', 'meaning'],
      [
        [code('off'), 'findings are reported, never healed'],
        [code('shadow'), 'heals are tried and verified, never written'],
        [code('limited'), 'heals of the class `safe` are written, at most `limits.limitedHeals` in a run'],
        [code('on'), 'verified heals are written'],
      ],
    ),
    '## Keys',
    table(['key', 'value', 'default', 'meaning'], rowsOf(schema, recommended)),
  );
}

/** As people would write one. */
const policyExample = `{
  "version": 1,
  "windowMinutes": 10,
  "degraded": { "notFoundInARow": 3, "recoverAfter": 10 },
  "quarantined": { "failures": 10 },
  "thresholds": { "running": { "marks": 0.8 } }
}`;

/** The reference of `auto_heal_policy.json`, from the very schema that checks it. */
export function makeAutoHealPolicyPage(): string {
  const schema = nodeSchema.parse(makeAutoHealPolicyJsonSchema());
  return page(
    banner,
    '# Auto-heal policy',
    'When replays go on, go on with care, or stand still. Replays need no policy: without `.github/heal/auto_heal_policy.json` the defaults below count. The file is watched: a change counts from the next step on, whole or not at all. A file that is wrong changes nothing: the policy before it goes on counting, and Heal says what is wrong, where, and what to write instead.',
    `\`\`\`json\n${policyExample}\n\`\`\``,
    'Unknown keys are errors. What is meant to be stricter has to be: `quarantined.failures` is no less than `degraded.failures`, no threshold of `degraded` is below that of `running`, and a degraded workflow refuses what is ambiguous. What the file leaves open follows what it says. The JSON Schema for editors is [auto-heal-policy.schema.json](auto-heal-policy.schema.json).',
    '## States of a workflow',
    table(
      ['state', 'what it means', 'how it is left'],
      [
        [code('running'), 'steps run, confirmed successes are learned from', 'by failures, or by a person'],
        [
          code('degraded'),
          'stricter thresholds, nothing is learned, nothing ambiguous is acted upon',
          '`degraded.recoverAfter` successes in a row, those that had failed among them',
        ],
        [code('quarantined'), 'nothing of it runs', 'a person releases it; time does not'],
        [code('rollback'), 'its stores go back to an earlier version', 'by itself; degraded, or quarantined as before'],
        [code('paused'), 'a person wants it to stand still', 'a person goes on with it'],
      ],
    ),
    'Time is what passed, not what the clock shows: setting it neither lifts a quarantine nor makes one.',
    '## Keys',
    table(['key', 'value', 'default', 'meaning'], rowsOf(schema, defaultAutoHealPolicy)),
  );
}

function describeFile(file: string): string {
  if (file === 'package.json') return '`package.json`, key `heal`';
  if (file === 'pyproject.toml') return '`pyproject.toml`, table `[tool.heal]`';
  return code(file);
}

function describeLayer(layer: object): string {
  const leaves = leavesOf(layer).filter(([first]) => first !== 'version');
  return leaves.map((path) => code(`${path.join('.')}: ${String(valueAt(layer, path))}`)).join(', ') || 'nothing more';
}

/** A row for each key that may be written, groups before what is in them. */
function rowsOf(node: Node, defaults: object, path: readonly string[] = []): string[][] {
  return Object.entries(node.properties ?? {}).flatMap(([key, child]) => {
    const here = [...path, key];
    const row = [code(here.join('.')), describeValue(child), describeDefault(defaults, here), child.description ?? ''];
    if (child.properties) return [row, ...rowsOf(child, defaults, here)];
    if (child.propertyNames === undefined || typeof child.additionalProperties !== 'object') return [row];
    const values = describeValue(child.additionalProperties);
    const names = child.propertyNames.enum;
    if (!names) return [row.with(1, `names with ${values}`)];
    return [
      row,
      ...names.map((name) => [code([...here, name].join('.')), values, describeDefault(defaults, [...here, name]), '']),
    ];
  });
}

function describeValue(node: Node): string {
  if (node.const !== undefined) return code(String(node.const));
  if (node.enum) return node.enum.map(code).join(', ');
  if (node.anyOf) return node.anyOf.map(describeValue).join(', or ');
  if (node.type === 'array') return `list of ${node.items ? describeValue(node.items) : 'values'}`;
  if (node.type === 'object') return 'group';
  if (node.type === 'string') return 'text';
  if (node.minimum === undefined || node.maximum === undefined) return node.type ?? 'value';
  return `${node.type === 'integer' ? 'whole number' : 'number'}, ${node.minimum} to ${node.maximum}`;
}

function describeDefault(defaults: object, path: readonly string[]): string {
  const value = valueAt(defaults, path);
  if (value === undefined || (typeof value === 'object' && !Array.isArray(value))) return '';
  if (!Array.isArray(value)) return code(String(value));
  return value.length === 0 ? code('[]') : value.map((one) => code(String(one))).join(', ');
}
