import type { Edit } from './edit.ts';
import { isBlock, isCall, isList, isNumber, isText } from './kinds.ts';
import { isCarriable, isLongText, isValue, walk, type Term } from './term.ts';

/**
 * `free`: a value that the cure carries over, whatever it is; `name`: a local name that the cure drops;
 * `word`: a literal of an interface; `number`; `api`: names of an interface that were seen; `list`: any number of things.
 */
export type HoleRole = 'free' | 'name' | 'word' | 'number' | 'api' | 'list';
export interface Hole {
  readonly name: string;
  readonly role: HoleRole;
  /** What stood there, edit by edit; several terms only in a list. */
  readonly bindings: readonly (readonly Term[])[];
  /** How often it stands in the template of each side. */
  inBefore: number;
  inAfter: number;
}
/** The most specific template that covers all edits, laid over the text of one of them. */
export interface Generalised {
  readonly edits: readonly Edit[];
  /** The edit whose text is the template's. */
  readonly reference: Edit;
  readonly holes: readonly Hole[];
  readonly match: readonly Cut[];
  readonly replace: readonly Cut[];
  /** Leaves that stay as they are, of the reference. */
  readonly kept: readonly Term[];
  readonly written: readonly Term[];
}
export interface Cut {
  readonly start: number;
  readonly end: number;
  readonly hole: Hole;
}

/**
 * Anti-unification of edits: where they agree the template says what they say; where they differ it has a hole, the same
 * one for the same difference, before and after. Parts that one edit carries over unchanged and made up itself are holes
 * from the beginning; `tight`: only what is in the arguments of calls, so that the names of the calls are kept.
 * Undefined when they have no template in common whose holes are all bound before.
 */
export function generalise(edits: readonly Edit[], reach: Reach = 'wide'): Generalised | undefined {
  const at = indexOfLargest(edits);
  const reference = edits[at];
  if (reference === undefined) return undefined;
  return new Generaliser(edits, at, reach).run(reference);
}
export type Reach = 'wide' | 'tight';

function indexOfLargest(edits: readonly Edit[]): number {
  let best = 0;
  edits.forEach((edit, at) => {
    if (edit.before.text.length > (edits[best]?.before.text.length ?? 0)) best = at;
  });
  return best;
}

type Side = 'before' | 'after';

class Generaliser {
  readonly #edits: readonly Edit[];
  readonly #at: number;
  readonly #reach: Reach;
  /** Of each edit: texts of what stands in both sides. */
  readonly #carried: readonly ReadonlySet<string>[];
  readonly #holes = new Map<string, Hole>();
  readonly #cuts: Record<Side, Cut[]> = { before: [], after: [] };
  readonly #leaves: Record<Side, Term[]> = { before: [], after: [] };

  constructor(edits: readonly Edit[], at: number, reach: Reach) {
    this.#edits = edits;
    this.#at = at;
    this.#reach = reach;
    this.#carried = edits.map(({ after }) => new Set([...walk(after)].filter(isCarriable).map(keyOf)));
  }

  run(reference: Edit): Generalised | undefined {
    const isCovered =
      this.#before(
        this.#edits.map(({ before }) => before),
        true,
      ) && this.#after(this.#edits.map(({ after }) => after));
    if (!isCovered) return undefined;
    return {
      edits: this.#edits,
      reference,
      holes: [...this.#holes.values()],
      match: this.#cuts.before,
      replace: this.#cuts.after,
      kept: this.#leaves.before,
      written: this.#leaves.after,
    };
  }

  #before(terms: readonly Term[], isRoot = false): boolean {
    const [first] = terms;
    if (first === undefined) return false;
    if (!isRoot && this.#isFree(terms)) return this.#dig(isBlock(first.kind) ? 'list' : 'free', terms);
    const isSame = terms.every((term) => term.text === first.text && term.kind === first.kind);
    const areLeaves = terms.every((term) => term.children.length === 0);
    if (isSame && areLeaves) {
      if (first.isLocal) return this.#dig('name', terms);
      if (isText(first.kind) && !isLongText(first.text)) return this.#dig('word', terms);
      return this.#keep('before', terms);
    }
    if (areLeaves) return this.#digLeaf(terms);
    if (terms.some((term) => term.kind !== first.kind)) return false;
    if (terms.every((term) => term.children.length === first.children.length)) {
      return first.children.every((_, index) => this.#before(childrenAt(terms, index)));
    }
    return isList(first.kind) && this.#digList(terms);
  }

  /** Carried over by every edit, and made of something that one of them made up, or another value each time. */
  #isFree(terms: readonly Term[]): boolean {
    if (!terms.every((term, at) => isCarriable(term) && this.#carried[at]?.has(keyOf(term)))) return false;
    if (terms.some((term) => isBlock(term.kind) !== isBlock(terms[0]?.kind ?? ''))) return false;
    if (this.#reach === 'tight' && terms.every((term, at) => isCall(term.kind) || this.#isAllOf(term, at)))
      return false;
    return terms.some((term) => term.hasLocal) || this.#isAnyValue(terms);
  }

  /** A statement that is nothing but this. */
  #isAllOf({ start, end }: Term, at: number): boolean {
    const root = this.#edits[at]?.before;
    return root !== undefined && start === root.start && end >= root.end - 1;
  }

  /** Names that the code did not make up say nothing once they differ; what is asked for an attribute, and words, do. */
  #isAnyValue(terms: readonly Term[]): boolean {
    const isVaried = new Set(terms.map(({ text }) => text)).size > 1;
    return (
      isVaried && !terms.some(({ isObject }) => isObject) && !terms.every(({ kind }) => isText(kind) || isNumber(kind))
    );
  }

  #digLeaf(terms: readonly Term[]): boolean {
    const [first] = terms;
    if (first === undefined || terms.some((term) => term.kind !== first.kind || term.isApi !== first.isApi))
      return false;
    if (terms.every((term) => isText(term.kind))) {
      return terms.every((term) => !isLongText(term.text)) && this.#dig('word', terms);
    }
    if (isNumber(first.kind)) return this.#dig('number', terms);
    if (terms.every((term) => term.isLocal)) return this.#dig('name', terms);
    if (!first.isNamed || terms.some((term) => term.isLocal)) return false;
    return this.#dig('api', terms);
  }

  /** What differs between lists of different length is one hole, when every edit carries it over as it is. */
  #digList(lists: readonly Term[]): boolean {
    const items = lists.map(itemsOf);
    const shortest = Math.min(...items.map((list) => list.length));
    const isSameAt = (pick: (list: readonly Term[]) => Term | undefined) => {
      const texts = new Set(items.map((list) => pick(list)?.text));
      return texts.size === 1 && pick(items[0] ?? [])?.hasLocal === false;
    };
    let head = 0;
    while (head < shortest && isSameAt((list) => list[head])) head++;
    let tail = 0;
    while (tail < shortest - head && isSameAt((list) => list.at(-1 - tail))) tail++;
    const middles = items.map((list) => list.slice(head, list.length - tail));
    const isCarried = middles.every((middle, at) => findMiddle(this.#edits[at]?.after, lists[0]?.kind, middle));
    if (!isCarried || (middles[this.#at]?.length ?? 0) === 0) return false;
    if (!this.#dig('list', lists, middles)) return false;
    const ends = [...range(0, head), ...range(-tail, 0)];
    const brackets = lists[this.#at]?.children.filter((child) => !child.isNamed && child.text !== ',') ?? [];
    this.#leaves.before.push(...brackets);
    return ends.every((index) =>
      this.#before(items.map((list) => list.at(index)).filter((term) => term !== undefined)),
    );
  }

  #after(terms: readonly Term[]): boolean {
    const [first] = terms;
    if (first === undefined) return false;
    const hole = this.#holeOf(first, terms);
    if (hole !== undefined) return this.#use(hole, terms);
    const listed = this.#lists().find((list) => isList(first.kind) && holdsAll(terms, list));
    if (listed !== undefined) return this.#afterList(terms, listed);
    if (terms.some((term) => term.kind !== first.kind)) return false;
    if (terms.every((term) => term.children.length === 0)) {
      return terms.every((term) => term.text === first.text) && this.#keep('after', terms);
    }
    if (terms.some((term) => term.children.length !== first.children.length)) return false;
    return first.children.every((_, index) => this.#after(childrenAt(terms, index)));
  }

  /** `f()` before may be `f` after: a name that stands alone is a value and what is called. */
  #holeOf(first: Term, terms: readonly Term[]): Hole | undefined {
    const [value, api] = [this.#holes.get(keyOfAll('value', terms)), this.#holes.get(keyOfAll('api', terms))];
    if (first.isApi) return api ?? (first.isMember || first.children.length > 0 ? undefined : value);
    return value ?? (first.children.length === 0 ? api : undefined);
  }

  #lists(): Hole[] {
    return [...this.#holes.values()].filter(
      (hole) => hole.role === 'list' && hole.bindings.some((one) => one.length !== 1 || !isBlock(one[0]?.kind ?? '')),
    );
  }

  #afterList(lists: readonly Term[], hole: Hole): boolean {
    const items = lists.map(itemsOf);
    const starts = items.map((list, at) => findSlice(list, hole.bindings[at] ?? []));
    const [start] = starts;
    if (start === undefined || starts.some((one) => one !== start)) return false;
    const rests = items.map((list, at) => [
      ...list.slice(0, start),
      ...list.slice(start + (hole.bindings[at]?.length ?? 0)),
    ]);
    if (rests.some((rest) => rest.length !== rests[0]?.length)) return false;
    const caught = items[this.#at]?.slice(start, start + (hole.bindings[this.#at]?.length ?? 0)) ?? [];
    this.#cut('after', caught, hole);
    const brackets = lists[this.#at]?.children.filter((child) => !child.isNamed && child.text !== ',') ?? [];
    this.#leaves.after.push(...brackets);
    return (rests[0] ?? []).every((_, index) =>
      this.#after(rests.map((rest) => rest[index]).filter((term) => term !== undefined)),
    );
  }

  #dig(role: HoleRole, terms: readonly Term[], middles?: readonly (readonly Term[])[]): boolean {
    const key = keyOfAll(role === 'api' ? 'api' : 'value', terms);
    let hole = this.#holes.get(key);
    if (hole === undefined) {
      if (this.#holes.size >= 20) return false;
      const bindings = middles ?? terms.map((term) => (isBlock(term.kind) ? statementsOf(term) : [term]));
      hole = { name: nameOf(this.#holes.size), role, bindings, inBefore: 0, inAfter: 0 };
      this.#holes.set(key, hole);
    }
    const term = terms[this.#at];
    const here = middles?.[this.#at] ?? (term && isBlock(term.kind) ? statementsOf(term) : [term]);
    return this.#cut(
      'before',
      here.filter((one) => one !== undefined),
      hole,
    );
  }

  #use(hole: Hole, terms: readonly Term[]): boolean {
    const term = terms[this.#at];
    if (term === undefined) return false;
    return this.#cut('after', isBlock(term.kind) ? statementsOf(term) : [term], hole);
  }

  #cut(side: Side, caught: readonly Term[], hole: Hole): boolean {
    const [first, last] = [caught[0], caught.at(-1)];
    if (first === undefined || last === undefined) return false;
    this.#cuts[side].push({ start: first.start, end: last.end, hole });
    if (side === 'before') hole.inBefore++;
    else hole.inAfter++;
    return true;
  }

  #keep(side: Side, terms: readonly Term[]): boolean {
    const term = terms[this.#at];
    if (term !== undefined) this.#leaves[side].push(term);
    return term !== undefined;
  }
}

function nameOf(count: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + count);
}
function keyOf(term: Term): string {
  return `${isBlock(term.kind) ? 'block ' : ''}${term.text}`;
}
function keyOfAll(what: 'api' | 'value', terms: readonly Term[]): string {
  return JSON.stringify([
    what,
    ...terms.map((term) => (isList(term.kind) && !isValue(term) ? `list ${term.text}` : keyOf(term))),
  ]);
}
function childrenAt(terms: readonly Term[], index: number): Term[] {
  return terms.map((term) => term.children[index]).filter((child) => child !== undefined);
}
function itemsOf(list: Term): Term[] {
  return list.children.filter((child) => child.isNamed);
}
function statementsOf(block: Term): readonly Term[] {
  const statements = itemsOf(block);
  return statements.length > 0 ? statements : [block];
}
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
function findSlice(list: readonly Term[], slice: readonly Term[]): number | undefined {
  for (let start = 0; start + slice.length <= list.length; start++) {
    if (slice.every((term, at) => term.text === list[start + at]?.text)) return start;
  }
  return undefined;
}
function holdsAll(lists: readonly Term[], hole: Hole): boolean {
  return lists.every((list, at) => findSlice(itemsOf(list), hole.bindings[at] ?? []) !== undefined);
}
function findMiddle(after: Term | undefined, kind: string | undefined, middle: readonly Term[]): boolean {
  if (after === undefined) return false;
  return [...walk(after)].some((term) => term.kind === kind && findSlice(itemsOf(term), middle) !== undefined);
}
