import { type Node } from '../parse.ts';
import { namesBound, namesRead, readsOf } from './names.ts';
import { isSame, statementOf } from './nodes.ts';
import { loopsAround } from './uses.ts';

/** An inner loop over `words` that makes the same thing of each `word` in every round of an outer loop. */
export interface RepeatedWork {
  /** The `for` or the `for … in …` of a comprehension. */
  readonly inner: Node;
  readonly word: Node;
  readonly words: Node;
  /** Where the outer loop's statement starts. */
  readonly outer: Node;
  /** True when the inner loop uses `word` for nothing else. */
  readonly isOnlyUse: boolean;
}

/** Undefined unless `expression` depends on the inner loop's variable alone, and the outer loop leaves the rest as it is. */
export function readRepeatedWork(expression: Node): RepeatedWork | undefined {
  const [innerLoop, outerLoop] = loopsAround(expression);
  if (innerLoop === undefined || outerLoop === undefined) return undefined;
  const inner = innerLoop.is('for_statement') ? innerLoop : onlyClause(innerLoop);
  const word = inner?.field('left');
  const words = inner?.field('right');
  const outer = statementOf(outerLoop);
  if (!inner || !outer || word?.is('identifier') !== true || words?.is('identifier') !== true) return undefined;
  const names = namesRead(expression);
  if (!names.has(word.text())) return undefined;
  const bound = [...namesBound(outerLoop)];
  const isStable = [...names, words.text()].every((name) => name === word.text() || !bound.includes(name));
  // Bound once, by the inner loop itself, and the list is only gone through: nobody changes it on the way.
  const isWordSteady = readsOf(outerLoop, words.text()).every((read) => isSame(read, words));
  if (!isStable || !isWordSteady || boundTwice(outerLoop, word.text())) return undefined;
  const uses = readsOf(innerLoop, word.text());
  const inside = readsOf(expression, word.text());
  return {
    inner,
    word,
    words,
    outer,
    isOnlyUse: uses.length === inside.length && readsOf(outerLoop, word.text()).length === uses.length,
  };
}

function onlyClause(comprehension: Node): Node | undefined {
  const clauses = comprehension.namedChildren().filter((it) => it.is('for_in_clause'));
  return clauses.length === 1 ? clauses[0] : undefined;
}

function boundTwice(loop: Node, name: string): boolean {
  const targets = loop.findAll({ rule: { kind: 'identifier', regex: `^${name}$` } });
  return targets.filter((it) => it.parent()?.field('left')?.id() === it.id()).length > 1;
}
