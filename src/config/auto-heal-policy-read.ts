import type { AutoHealPolicy } from '#core/replay/auto-heal-policy.ts';
import { parseJson } from '#core/json.ts';
import { autoHealPolicySchema, completePolicy, makeAutoHealPolicyJsonSchema, scores } from './auto-heal-policy.ts';
import { explainIssues, type ConfigProblem } from './problems.ts';
import { parseYaml } from './source.ts';
import { valueAt } from './value-at.ts';

/** Either a policy that holds together, or what is wrong; never both, never half of one. */
export type ReadPolicy =
  { readonly policy: AutoHealPolicy } | { readonly problems: readonly [ConfigProblem, ...ConfigProblem[]] };

/** Reads the text of an `auto_heal_policy.json`. `file` is its name for people. Never throws for what is written there. */
export function readAutoHealPolicy(text: string, file: string): ReadPolicy {
  // Every JSON is YAML, and this reader knows the places; that it is JSON is asked of the stricter one.
  const source = parseYaml(text);
  const problems = source.problems.map((problem) => ({
    file,
    ...problem,
    message: problem.message.replace('YAML', 'JSON'),
  }));
  const start = { file, line: 1, column: 1 };
  if (text.replace(/^\uFEFF/, '').trim() === '')
    return { problems: [{ ...start, message: 'the policy is empty', hint: 'write { "version": 1 }' }] };
  const [first, ...more] = problems;
  if (first) return { problems: [first, ...more] };
  const value = parseJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined)
    return {
      problems: [
        { ...start, message: 'not valid JSON', hint: 'put keys and texts in double quotes, without comments' },
      ],
    };
  const parsed = autoHealPolicySchema.safeParse(value);
  if (!parsed.success)
    return failWith(explainIssues(parsed.error.issues, value, { file, source, prefix: [], knownKeys }));
  const policy = completePolicy(parsed.data);
  const broken = findContradictions(policy).map(({ key, message, hint }) => {
    const written = key.find((one) => valueAt(parsed.data, one.split('.')) !== undefined) ?? '';
    return { file, ...source.locate(written === '' ? [] : written.split('.'), 'value'), message, hint };
  });
  return broken.length > 0 ? failWith(broken) : { policy };
}

interface Contradiction {
  /** The keys that do not go together; the first of them that is written is pointed at. */
  readonly key: readonly string[];
  readonly message: string;
  readonly hint: string;
}

/** Rules between keys: what is meant to be stricter is. */
export function findContradictions(policy: AutoHealPolicy): readonly Contradiction[] {
  const { degraded, quarantined, everything, thresholds } = policy;
  const atLeast = (key: string, value: number, than: string, least: number): Contradiction[] =>
    value >= least
      ? []
      : [
          {
            key: [key, than],
            message: `${key} is ${value}, less than ${than} (${least})`,
            hint: `write ${least} or more, or lower ${than}`,
          },
        ];
  const more = thresholds.degraded.rungs.filter((rung) => !thresholds.running.rungs.includes(rung));
  return [
    ...atLeast('quarantined.failures', quarantined.failures, 'degraded.failures', degraded.failures),
    ...atLeast('quarantined.failures', quarantined.failures, 'degraded.notFoundInARow', degraded.notFoundInARow),
    ...atLeast('everything.failures', everything.failures, 'quarantined.failures', quarantined.failures),
    ...scores.flatMap((score) =>
      atLeast(
        `thresholds.degraded.${score}`,
        thresholds.degraded[score],
        `thresholds.running.${score}`,
        thresholds.running[score],
      ),
    ),
    ...(thresholds.degraded.allowAmbiguous
      ? [
          {
            key: ['thresholds.degraded.allowAmbiguous'],
            message: 'thresholds.degraded.allowAmbiguous is true',
            hint: 'write false: a degraded workflow refuses what is ambiguous',
          },
        ]
      : []),
    ...(more.length > 0
      ? [
          {
            key: ['thresholds.degraded.rungs', 'thresholds.running.rungs'],
            message: `thresholds.degraded.rungs has ${more.join(', ')}, which thresholds.running.rungs has not`,
            hint: 'leave it out: degraded finds in no more ways than running',
          },
        ]
      : []),
  ];
}

function failWith(problems: readonly ConfigProblem[]): ReadPolicy {
  const [first, ...more] = problems;
  if (!first) throw new TypeError('refused without a reason');
  return { problems: [first, ...more] };
}

const jsonSchema = makeAutoHealPolicyJsonSchema();
/** Keys that may stand at a path of the file; used for suggestions. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  const steps = path.flatMap((step) => (typeof step === 'number' ? ['items'] : ['properties', step]));
  const keys = valueAt(jsonSchema, [...steps, 'properties']);
  return typeof keys === 'object' && keys !== null ? Object.keys(keys).filter((key) => key !== '$schema') : [];
}
