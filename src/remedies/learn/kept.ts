import type { Generalised } from './generalise.ts';
import { isText } from './kinds.ts';
import { refuse, tokensOf, type Refusal } from './pair.ts';
import { walk, type Term } from './term.ts';

/** Least share of words that code and cure have in common: below, somebody wrote something else in its place. */
const leastShared = 0.3;

/** Methods of the types that every program has: a cure may call them on any value that it carries over. */
const methods = new Set(
  `append capitalize casefold clear close copy count decode difference discard encode endswith extend find format
  format_map get index insert intersection isalnum isalpha isdecimal isdigit isidentifier islower isnumeric isspace
  istitle isupper items join keys ljust lower lstrip partition pop popitem read readline readlines remove removeprefix
  removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip setdefault sort split splitlines startswith
  strip swapcase symmetric_difference title translate union update upper values write writelines zfill hexdigest hex
  isoformat timestamp total_seconds astimezone
  at catch charAt charCodeAt codePointAt concat entries every fill filter finally findIndex findLast flat flatMap forEach
  has hasOwn includes indexOf lastIndexOf length localeCompare map match matchAll padEnd padStart push reduce repeat
  replaceAll search set shift slice some splice subarray substring test then toFixed toISOString toLowerCase toSorted
  toString toUpperCase trim trimEnd trimStart unshift add delete textContent`.split(/\s+/),
);

/**
 * A cure says the same in another way. Where what the code worked with is gone, or hardly a word is left, or a value is
 * asked for what only its own type has, the next file would need something else: nothing is learned from it.
 */
export function findStrangeChange({ edits, holes, written }: Generalised): Refusal | undefined {
  const lost = holes.find(({ role, inAfter }) => /^(name|free|list)$/.test(role) && inAfter === 0);
  if (lost) return refuse('changes-too-much', `\`${lost.bindings[0]?.[0]?.text ?? ''}\` is gone with the cure.`);
  for (const { before, after, definitions } of edits) {
    const share = shareOf(before, after);
    if (share < leastShared) {
      return refuse('changes-too-much', `Only ${Math.round(share * 100)} % of the words are in code and cure.`);
    }
    const decision = findLostDecision(before, after);
    if (decision !== undefined) return refuse('changes-too-much', `The cure only takes \`${decision}\` away.`);
    const known = new Set([...walk(before)].filter((term) => term.isMember).map((term) => term.text));
    const strange = [...walk(after)].find((term) => isStrangeMember(term, known, definitions));
    if (strange) {
      return refuse('leans-on-other-changes', `The cure uses \`${strange.text}\`, which only some values have.`);
    }
  }
  const dropped = holes.filter(({ role, inAfter }) => role === 'word' && inAfter === 0);
  if (dropped.length > 0 && written.some((term) => isText(term.kind))) {
    return refuse('says-nothing', 'It is about one text alone.');
  }
  return undefined;
}

/** What decides: without it the code does something else. */
const decisions = new Set(
  `if elif else try except catch finally for while with not and or ! && || ?? == != < > is in + - * / % | & ** // await raise
  throw return yield assert break continue`.split(/\s+/),
);

/** A decision that is gone although nothing came in its place: whoever took it away knew more than the code says. */
function findLostDecision(before: Term, after: Term): string | undefined {
  const left = countWords(wordsIn(before));
  for (const word of wordsIn(after)) {
    const times = left.get(word) ?? 0;
    // Something came.
    if (times === 0) return undefined;
    left.set(word, times - 1);
  }
  return [...left].find(([word, times]) => times > 0 && decisions.has(word))?.[0];
}

/** `value.name` where `value` was made up by this code, and `name` is new and of no built-in type. */
function isStrangeMember(term: Term, known: ReadonlySet<string>, definitions: ReadonlyMap<string, string>): boolean {
  if (!/^(attribute|member_expression)$/.test(term.kind)) return false;
  const name = term.children.at(-1);
  const object = term.children[0];
  if (name === undefined || !object?.hasLocal || definitions.has(object.text)) return false;
  return !known.has(name.text) && !methods.has(name.text);
}

function shareOf(before: Term, after: Term): number {
  const [one, other] = [wordsIn(before), wordsIn(after)];
  const left = countWords(one);
  let shared = 0;
  for (const word of other) {
    const times = left.get(word) ?? 0;
    if (times > 0) shared++;
    left.set(word, times - 1);
  }
  return (2 * shared) / Math.max(1, one.length + other.length);
}

function countWords(words: readonly string[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
}

/** Names, literals and operators; brackets and commas are in every code. */
function wordsIn(term: Term): string[] {
  const leaves = [...walk(term)].filter(({ children }) => children.length === 0);
  return leaves
    .flatMap(({ text }) => (/^[^\p{L}\p{N}]+$/u.test(text) ? [text.replaceAll(' ', '')] : tokensOf(text)))
    .filter((word) => !/^[()[\]{},.:;"'`=]$/.test(word));
}
