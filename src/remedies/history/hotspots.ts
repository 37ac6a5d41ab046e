import type { CodeFinding } from '#core/finding.ts';

/** One rule that is broken so often in one folder that the code around it is the fault. */
export interface Hotspot {
  readonly rule: string;
  /** '' for the package itself. */
  readonly folder: string;
  readonly count: number;
  /** What to consider, in one sentence. */
  readonly hint: string;
}

/** From so many on it is no accident. */
const manyInOneFolder = 8;

/** Most first. */
export function findHotspots(findings: readonly CodeFinding[]): readonly Hotspot[] {
  const groups = Map.groupBy(findings, ({ rule, place }) => `${rule}\0${folderOf(place.path)}`);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined || group.length < manyInOneFolder) return [];
      const { rule, category } = first;
      const folder = folderOf(first.place.path);
      return [
        {
          rule,
          folder,
          count: group.length,
          hint: `${describe(rule, category)} ${group.length}× in ${folder || 'one folder'}: ${advise(rule, category)}`,
        },
      ];
    })
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

const named: readonly (readonly [RegExp, string, string])[] = [
  [/cycle|circular/i, 'Circular imports', 'consider moving what the modules share into one that imports none of them.'],
  [
    /sql-injection|S608/,
    'Queries built from text',
    'consider one function that takes a query and its values, and calls to it alone.',
  ],
  [/n-plus-one|await-in-loop/, 'Queries in loops', 'consider one place that loads the related rows together.'],
  [
    /E722|S110|S112|BLE001|swallowed/,
    'Swallowed exceptions',
    'consider handling errors in one place at the border of this part.',
  ],
  [
    /S60[2-7]|command-injection/,
    'Commands built from text',
    'consider one function that starts programs with a list of arguments.',
  ],
  [/F403|F405/, 'Star imports', 'consider importing the names that are used.'],
  [
    /S501|S113|tls-verification/,
    'Unsafe requests',
    'consider one client with a timeout and verification, used everywhere.',
  ],
  [
    /Optional|possibly-?undefined|no-non-null/i,
    'Values that may be missing',
    'consider checking once where they come in, and passing on a type that has them.',
  ],
  [/no-explicit-any|reportAny|Unknown/, 'Untyped values', 'consider giving a type to where they come from.'],
];

function describe(rule: string, category: string): string {
  return named.find(([pattern]) => pattern.test(rule))?.[1] ?? `${rule} (${category})`;
}
function advise(rule: string, category: string): string {
  const known = named.find(([pattern]) => pattern.test(rule))?.[2];
  if (known !== undefined) return known;
  return category === 'style'
    ? 'consider one change of the whole folder, with a formatter or linter that keeps it so.'
    : 'consider what they have in common, and one place to solve it.';
}
