import type { Model, Models, Relation } from './models.ts';

/** A read of related rows in every round of a `{% for %}`. */
export interface TemplateTouch {
  readonly path: readonly Relation[];
  /** Line of the template, from 1. */
  readonly line: number;
}

interface Row {
  readonly model: Model;
  readonly before: readonly Relation[];
}
interface Open {
  readonly tag: string;
  /** What the tag's own name stood for before it. */
  readonly hides: string | undefined;
  readonly row: Row | undefined;
  /** True inside of a branch: not every round comes here. */
  isBranch: boolean;
}

const token = /\{%-?\s*([\s\S]*?)\s*-?%\}|\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;
const openers =
  /^(?:if|ifchanged|for|with|block|comment|verbatim|autoescape|filter|spaceless|cache|blocktrans|blocktranslate)$/;

/**
 * Reads of relations in the loops of a Django template over `name`, which holds rows of the model. Only what every round
 * does is told: branches, other than their first condition, are left out.
 */
export function findTemplateTouches(text: string, name: string, model: Model, models: Models): TemplateTouch[] {
  const rows = new Map<string, Row>();
  const open: Open[] = [];
  const touches: TemplateTouch[] = [];
  /** Outside of the loops over `name` nothing is of interest. */
  const isEachRound = () => {
    const first = open.findIndex((each) => each.row !== undefined);
    return first >= 0 && open.slice(first).every((each) => !each.isBranch);
  };
  const touch = (expression: string, index: number, isLoop: boolean): Row | undefined => {
    const found = follow(expression, rows, models, isLoop);
    if (found === undefined || !isEachRound()) return undefined;
    if (found.path.length > 0) touches.push({ path: found.path, line: text.slice(0, index).split('\n').length });
    return found.target && { model: found.target, before: found.path };
  };
  for (const { index, 1: tag, 2: printed } of text.matchAll(token)) {
    if (
      open.some((each) => each.tag === 'comment' || each.tag === 'verbatim') &&
      !/^end(?:comment|verbatim)\b/.test(tag ?? '')
    )
      continue;
    if (printed !== undefined) {
      touch(printed, index, false);
      continue;
    }
    const [word = ''] = (tag ?? '').split(/\s/);
    if (word === 'for') {
      const [, variable, source = ''] = /^for\s+(\w+)\s+in\s+(\S+)(?:\s+reversed)?$/.exec(tag ?? '') ?? [];
      const outer = source === name && !rows.has(name) ? { model, before: [] } : touch(source, index, true);
      if (variable !== undefined && outer) rows.set(variable, outer);
      open.push({ tag: word, hides: variable, row: variable === undefined ? undefined : outer, isBranch: false });
    } else if (openers.test(word)) {
      if (word === 'if') touch(firstOperand(tag ?? ''), index, false);
      open.push({ tag: word, hides: undefined, row: undefined, isBranch: /^if/.test(word) });
    } else if (/^(?:elif|else|empty)$/.test(word)) {
      const last = open.at(-1);
      if (last) last.isBranch = true;
    } else if (word === 'url') {
      for (const argument of (tag ?? '').split(/\s+/).slice(2)) touch(argument.replace(/^\w+=/, ''), index, false);
    } else if (word.startsWith('end')) {
      const at = open.findLastIndex((each) => each.tag === word.slice(3));
      for (const closed of open.splice(at < 0 ? open.length : at))
        if (closed.hides !== undefined) rows.delete(closed.hides);
    }
  }
  return touches;
}

/** `order.customer` of `if not order.customer and …`. */
function firstOperand(tag: string): string {
  return /^if\s+(?:not\s+)?(\S+)/.exec(tag)?.[1] ?? '';
}

/** The relations that a dotted expression goes through, and the model that it ends at when it ends at rows. */
function follow(
  expression: string,
  rows: ReadonlyMap<string, Row>,
  models: Models,
  isLoop: boolean,
): { readonly path: readonly Relation[]; readonly target: Model | undefined } | undefined {
  const [dotted = '', ...filters] = expression.split('|').map((part) => part.trim());
  const [head = '', ...names] = dotted.split('.');
  const row = rows.get(head);
  if (row === undefined) return undefined;
  let model: Model | undefined = row.model;
  const path = [...row.before];
  for (const [index, name] of names.entries()) {
    const relation: Relation | undefined = model?.relations.get(name);
    if (relation === undefined) break;
    if (relation.isMany) {
      // Only all of them, one after the other or counted as a list, come from what was fetched before.
      const isAll = names[index + 1] === 'all' && names.length === index + 2;
      const isRead = isLoop ? filters.length === 0 : /^(?:length|join\b)/.test(filters[0] ?? '');
      if (!isAll || !isRead) break;
    }
    path.push(relation);
    model = model && models.targetOf(relation, model);
    if (relation.isMany) return { path, target: isLoop ? model : undefined };
  }
  return path.length > row.before.length ? { path, target: undefined } : undefined;
}
