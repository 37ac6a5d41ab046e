import type { CallSite } from './calls.ts';
import type { Frame } from './machine.ts';
import { clean, type Value } from './values.ts';

/** What replacing these characters makes harmless. */
const removals: readonly (readonly [RegExp, readonly string[]])[] = [
  [/</, ['xss']],
  [/\n|\\n|\\r|\r/, ['log-injection', 'header-injection']],
];
/** Characters that every quoting of regular expressions touches. */
const metacharacters = /\[[^\]]*[.*+?^$][^\]]*[.*+?^$]/;

/** `text.replace('<', '&lt;')`, `re.sub('[^a-z]', '', text)`: what was taken out of a text cannot harm any more. */
export function cleanedByReplacing({ method, path, args }: CallSite, value: Value, frame: Frame): Value {
  const isSub = path === 're.sub';
  const isPython = frame.module.path.endsWith('.py');
  if (!isSub && method !== 'replace' && method !== 'replaceAll') return value;
  const pattern = args[0]?.constant?.value;
  const replacement = args[1]?.constant?.value;
  if (typeof pattern !== 'string' || typeof replacement !== 'string') return value;
  const isRegex = isSub || (!isPython && /^\/.*\/[a-z]*$/s.test(pattern));
  // In JavaScript a plain text, and an expression without `g`, is replaced once.
  if (!isPython && method === 'replace' && !/\/[a-z]*g[a-z]*$/.test(pattern)) return value;
  const inside = isRegex && !isSub ? pattern.replace(/^\/|\/[a-z]*$/g, '') : pattern;
  if (isRegex && isListOfAllowed(inside)) return clean(value, ['*']);
  if (isRegex && metacharacters.test(inside) && /^\\\\/.test(replacement)) return clean(value, ['regex-injection']);
  const rules = removals.flatMap(([found, harmless]) => (found.test(inside) ? harmless : []));
  return rules.length > 0 && !replacement.includes('<') ? clean(value, rules) : value;
}

/** `[^a-z0-9_]`: all that is left are letters, digits and what joins them. */
function isListOfAllowed(pattern: string): boolean {
  const inside = /^\[\^([^\]]*)\][+*]?$/.exec(pattern)?.[1] ?? (/^\\W\+?$/.test(pattern) ? '\\w' : undefined);
  return inside !== undefined && /^(?:\\[wd]|[a-z]-[a-z]|\d-\d|[\w\s-]|\\-)*$/i.test(inside);
}
