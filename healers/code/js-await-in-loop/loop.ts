import type { Node } from '#syntax/parse.ts';
import { callOf, hasComment, mentions, methodOf, namedChildren, unwrap } from '#syntax/javascript/nodes.ts';
import { isSequential, statementsOf } from '#syntax/javascript/sequence.ts';
import { findAllIn } from '#syntax/javascript/walk.ts';

/** `const out = []; for (const id of ids) out.push(await get(id));` in its parts. */
export interface CollectingLoop {
  /** `const out = []`. */
  readonly declaration: Node;
  /** What `out` is declared with, without its value: `const out: Row[]`. */
  readonly head: string;
  readonly loop: Node;
  readonly variable: Node;
  readonly iterable: Node;
  /** `async (id) => …`, or `(id) => …` when the promise itself is the result. */
  readonly mapper: string;
}

/** Reads the loop, or says why its turns must stay one after the other. */
export function readLoop(loop: Node, unit: string, indent: string, eol: string): CollectingLoop | string {
  const body = loop.field('body');
  const variable = loop.field('left');
  const iterable = loop.field('right');
  const keyword = loop.field('kind')?.text();
  if (!body || !variable || !iterable || loop.field('operator')?.text() !== 'of' || loop.child(1)?.text() === 'await') {
    return 'this is no plain for … of';
  }
  if (!/^(const|let)$/.test(keyword ?? '')) return 'the variable of the loop lives on after it';
  if (loop.parent()?.kind() === 'labeled_statement') return 'the loop has a label';
  if (hasComment(loop)) return 'a comment in the loop would get lost';
  const statements = statementsOf(body);
  const push = pushOf(statements.at(-1));
  if (!push || statements.length > 2) return 'its body does more than collect one result';
  const [first] = statements.length === 2 ? statements : [];
  const step = first ? readStep(first) : undefined;
  if (first && !step) return 'its body does more than collect one result';
  const work = [...(step ? [step.awaited] : []), push.value];
  const trouble = troubleIn(work, push.list.text(), variable);
  if (trouble !== undefined) return trouble;
  const found = declarationOf(loop, push.list.text());
  if (typeof found === 'string') return found;
  const mapper = mapperOf(variable.text(), step, push.value, unit, indent, eol);
  return { ...found, loop, variable, iterable, mapper };
}

function pushOf(statement: Node | undefined): { readonly list: Node; readonly value: Node } | undefined {
  const [expression] = statement?.kind() === 'expression_statement' ? namedChildren(statement) : [];
  const method = expression ? methodOf(expression) : undefined;
  const [value, ...more] = method?.args ?? [];
  if (method?.name !== 'push' || method.object.kind() !== 'identifier' || !value || more.length > 0) return undefined;
  return value.kind() === 'spread_element' ? undefined : { list: method.object, value };
}

interface Step {
  readonly source: string;
  readonly name: Node;
  readonly awaited: Node;
}
/** `const user = await load(id)`. */
function readStep(statement: Node): Step | undefined {
  if (statement.kind() !== 'lexical_declaration' || statement.child(0)?.text() !== 'const') return undefined;
  const [declarator, ...more] = namedChildren(statement);
  const name = declarator?.field('name');
  const value = declarator?.field('value');
  if (!name || more.length > 0 || value?.kind() !== 'await_expression') return undefined;
  return { source: statement.text(), name, awaited: value };
}

function troubleIn(work: readonly Node[], list: string, variable: Node): string | undefined {
  const awaits = work.flatMap((node) =>
    (node.kind() === 'await_expression' ? [node] : []).concat(findAllIn(node, 'await_expression')),
  );
  if (awaits.length === 0) return 'nothing is awaited in it';
  if (awaits.some(isSequential))
    return 'the names say that each turn may need the one before (order, pace, a lock or a transaction)';
  const variables = variable.kind() === 'identifier' ? [variable.text()] : namesIn(variable);
  if (!awaits.some((node) => variables.some((name) => mentions(node, name)))) {
    return 'what is awaited does not depend on the turn, as if each one moved something on';
  }
  if (work.some((node) => mentions(node, list))) return 'a turn reads what the ones before have collected';
  const changes = ['assignment_expression', 'augmented_assignment_expression', 'update_expression', 'yield_expression'];
  if (work.some((node) => changes.some((kind) => node.kind() === kind || node.find({ rule: { kind } }) !== null))) {
    return 'a turn changes something that the next one may read';
  }
  return undefined;
}

function namesIn(pattern: Node): string[] {
  return pattern
    .findAll({ rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier_pattern' }] } })
    .map((node) => node.text());
}

/** The empty list that is declared before the loop in the same block, and that nothing between the two mentions. */
function declarationOf(loop: Node, name: string): { readonly declaration: Node; readonly head: string } | string {
  const missing = `\`${name}\` does not start as an empty list right before the loop`;
  let before = loop.prev();
  while (before) {
    const [declarator, ...more] = /^(lexical|variable)_declaration$/.test(String(before.kind()))
      ? namedChildren(before)
      : [];
    if (declarator?.field('name')?.text() === name) {
      const value = declarator.field('value');
      const list = value ? unwrap(value) : undefined;
      if (more.length > 0 || !value || list?.kind() !== 'array' || namedChildren(list).length > 0 || hasComment(before))
        return missing;
      const annotation = declarator
        .children()
        .find((child) => child.kind() === 'type_annotation')
        ?.text();
      const asserted = value.kind() === 'as_expression' ? namedChildren(value).at(-1)?.text() : undefined;
      const written = annotation ?? (asserted === undefined ? '' : `: ${asserted}`);
      // An empty list needs to be told what it will hold; the results of the calls say it themselves, and better than any.
      const type = /^:\s*any\[\]$/.test(written) ? '' : written;
      return { declaration: before, head: `${before.child(0)?.text() ?? 'const'} ${name}${type}` };
    }
    if (mentions(before, name) || before.kind() === 'comment') return missing;
    before = before.prev();
  }
  return missing;
}

function mapperOf(
  variable: string,
  step: Step | undefined,
  value: Node,
  unit: string,
  indent: string,
  eol: string,
): string {
  const parameters = `(${variable})`;
  const awaited = step && value.text() === step.name.text() ? step.awaited : value;
  if (awaited.kind() === 'await_expression' && (awaited !== value || !step)) {
    const [promise] = namedChildren(awaited);
    const call = promise && unwrap(promise);
    if (call && callOf(call) && findAllIn(call, 'await_expression').length === 0)
      return `${parameters} => ${call.text()}`;
  }
  const result = value.kind() === 'object' ? `(${value.text()})` : value.text();
  if (!step) return `async ${parameters} => ${result}`;
  const line = (text: string): string => `${indent}${unit}${text}${eol}`;
  const end = step.source.endsWith(';') ? ';' : '';
  return `async ${parameters} => {${eol}${line(step.source)}${line(`return ${value.text()}${end}`)}${indent}}`;
}
