import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { moduleSystemOf, needBuiltin, packageTypeOf } from '#syntax/javascript/imports.ts';
import { freeName } from '#syntax/javascript/names.ts';
import {
  callOf,
  enclosingFunction,
  methodOf,
  namedChildren,
  nodeAt,
  statementInBlock,
} from '#syntax/javascript/nodes.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { indentUnit, quoteOf, usesSemicolons } from '#syntax/javascript/strings.ts';
import { indentationAt, lineEnding } from '#syntax/lines.ts';
import { findAll, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { escapeRegExp } from '#syntax/words.ts';
import { joinedPathOf, type JoinedPath } from './joined.ts';

const files =
  /^(readFile|readFileSync|createReadStream|writeFile|writeFileSync|createWriteStream|appendFile|appendFileSync|unlink|unlinkSync|rm|rmSync|stat|statSync)$/;

/** Keeps a path that a request names inside of the folder that is meant. */
export const healer: CodeHealer = {
  name: 'js-contained-path',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['heal/js-path-traversal', 'flow/path-traversal'],
  // Assumes that the folder that is written first is the one that is meant.
  safety: 'careful',
  review: 'full',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const call = nodeAt(path, text, finding.place, isFileCall);
    const [argument] = (call && callOf(call)?.args) ?? [];
    if (!call || !argument) return { leftAlone: 'No call that reads, writes or sends a file was found here.' };
    const joined = joinedPathOf(argument, quoteOf(text));
    if (!joined)
      return { leftAlone: 'It is not written here which folder is meant; check the path against that folder.' };
    const method = methodOf(call);
    if (/^(res|response)$/.test(method?.object.text() ?? '')) return rootedAnswer(path, text, call, joined);
    return guardedAnswer(path, call, argument, joined, context);
  },
};

function isFileCall(node: Node): boolean {
  const method = methodOf(node);
  const name = method?.name ?? callOf(node)?.callee.text() ?? '';
  return files.test(name) || (method?.name === 'sendFile' && /^(res|response)$/.test(method.object.text()));
}

/** `res.sendFile(rest, { root: folder })`: Express refuses what leads out of the root. */
function rootedAnswer(path: string, text: string, call: Node, { folder: written, rest, name, expression }: JoinedPath) {
  // An import of `path` that nothing else uses stays in use.
  const maker = callOf(expression)?.callee.text();
  const isLast =
    maker !== undefined && countOf(text, maker.replace(/\..*/, '')) === 2 && !/^\w+(\.\w+)?\(/.test(written);
  const folder = isLast ? `${maker}(${written})` : written;
  const [first, second] = callOf(call)?.args ?? [];
  if (!first || name) return { leftAlone: 'The path has a name of its own; hand its folder to sendFile as `root`.' };
  const [option] = second?.kind() === 'object' ? namedChildren(second) : [];
  if (second?.kind() === 'object' && (!option || /\broot\s*[:,}]|\.\.\./.test(second.text()))) {
    return { leftAlone: 'The options of sendFile may have a root already.' };
  }
  if (second && second.kind() !== 'object' && !/function/.test(String(second.kind()))) {
    return { leftAlone: 'The options of sendFile are not written here.' };
  }
  const edits: TextEdit[] = [{ path, ...span(expression), text: option ? rest : `${rest}, { root: ${folder} }` }];
  if (option) edits.push({ path, start: span(option).start, end: span(option).start, text: `root: ${folder}, ` });
  return { change: { edits }, summary: 'Let sendFile refuse what leads out of the folder' };
}

function countOf(text: string, name: string): number {
  return text.match(new RegExp(`(?<![\\w$.'"/])${escapeRegExp(name)}(?![\\w$'"])`, 'g'))?.length ?? 0;
}

/** A check in front of the statement: what leads out of the folder is refused as the function refuses other things. */
async function guardedAnswer(path: string, call: Node, argument: Node, joined: JoinedPath, context: CodeContext) {
  const { text } = context;
  const held = joined.name && resolve(joined.name)?.declaration;
  const statement = statementInBlock(held ?? call);
  const fn = enclosingFunction(call);
  if (!statement || !fn || (held && enclosingFunction(held)?.id() !== fn.id())) {
    return { leftAlone: 'There is no place in front of this for a check.' };
  }
  if (!held && !isFirst(statement, call))
    return { leftAlone: 'The call is made only sometimes; check its path there.' };
  if (hasBegunAnswer(fn, statement)) return { leftAlone: 'The answer may have begun before; check the path first.' };
  if (isAskedToLeave(fn, parse(path, text)))
    return { leftAlone: 'The file itself asks this function for files outside of the folder.' };
  const refuse = refusalOf(fn, text);
  if (refuse === undefined)
    return { leftAlone: 'It is not clear how this function refuses a request; check the path before.' };
  const tree = parse(path, text);
  const system = moduleSystemOf(path, tree, await packageTypeOf(path, (file) => context.read(file)));
  const resolver = needBuiltin(path, text, tree, system, 'path', 'resolve');
  const separator = needBuiltin(path, text, tree, system, 'path', 'sep');
  // `new Promise((resolve) => …)` around the call would hide an imported one.
  const isHidden = resolver?.local === 'resolve' && /[(,]\s*resolve\s*[,):]/.test(text);
  if (!resolver || !separator || isHidden) return { leftAlone: 'The file has other things named resolve or sep.' };
  const eol = lineEnding(text);
  const end = usesSemicolons(text) ? ';' : '';
  const indent = indentationAt(text, span(statement).start);
  const unit = indentUnit(text);
  const name = joined.name?.text() ?? freeName('file', text);
  const root = joined.folder;
  const check = [
    `if (!${resolver.local}(${name}).startsWith(${resolver.local}(${root}) + ${separator.local})) {`,
    ...refuse.map((line) => `${unit}${line}${end}`),
    '}',
  ].join(`${eol}${indent}`);
  const at = held ? span(statement).end : span(statement).start;
  const edits: TextEdit[] = held
    ? [{ path, start: at, end: at, text: `${eol}${indent}${check}` }]
    : [
        {
          path,
          start: at,
          end: at,
          text: `const ${name} = ${joined.expression.text()}${end}${eol}${indent}${check}${eol}${indent}`,
        },
        { path, ...span(argument), text: name },
      ];
  return {
    change: { edits: [...joinImports(resolver.edits, separator.edits), ...edits] },
    summary: 'Refuse paths that lead out of the folder',
  };
}

/** What is refused gets a head of its own: a second one throws. Branches that leave the function do not count. */
function hasBegunAnswer(fn: Node, statement: Node): boolean {
  return fn.findAll({ rule: { kind: 'call_expression' } }).some((call) => {
    if (!/^(?:res|response)\.(?:writeHead|write|flushHeaders|pipe)$/.test(call.field('function')?.text() ?? ''))
      return false;
    if (span(call).start >= span(statement).start || enclosingFunction(call)?.id() !== fn.id()) return false;
    const block = call.ancestors().find((node) => node.kind() === 'statement_block');
    return !block || block.id() === fn.field('body')?.id() || !/\b(?:return|throw)\b/.test(block.text());
  });
}

/** `sendFile(res, '../dist/app.js')`: what leads out is meant, and a check would refuse it. */
function isAskedToLeave(fn: Node, tree: Tree): boolean {
  const name = fn.field('name')?.text() ?? fn.parent()?.field('name')?.text();
  if (name === undefined) return false;
  return findAll(tree, {
    kind: 'call_expression',
    has: { field: 'function', regex: `(?:^|\\.)${escapeRegExp(name)}$` },
  }).some((call) => callOf(call)?.args.some((argument) => /^['"`]\.\.[\\/]/.test(argument.text())) === true);
}

/** Two names of one module, brought in by one line. */
function joinImports(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const [one] = first;
  if (!one || !one.text.includes('{ resolve }')) return [...first, ...second];
  return [{ ...one, text: one.text.replace('{ resolve }', '{ resolve, sep }') }];
}

/** The call runs whenever its statement does. */
function isFirst(statement: Node, call: Node): boolean {
  if (
    !/^(expression_statement|return_statement|lexical_declaration|variable_declaration)$/.test(String(statement.kind()))
  )
    return false;
  for (const node of call.ancestors()) {
    if (node.id() === statement.id()) return true;
    if (/^(ternary_expression|binary_expression|arrow_function|function_expression)$/.test(String(node.kind())))
      return false;
  }
  return false;
}

/** Express and Next answer by `status`, plain servers by `writeHead`; others throw, when they do so already. */
function refusalOf(fn: Node, text: string): readonly string[] | undefined {
  const list = fn.field('parameters')?.text() ?? '';
  const response = /(?<![\w$.])(res|response)(?![\w$])/.exec(list)?.[1];
  const isGenerator = /generator/.test(String(fn.kind()));
  if (response !== undefined && !isGenerator) {
    const answers = new RegExp(`(?<![\\w$.])${response}\\.(status|sendStatus|json|send|sendFile)\\(`).test(text)
      ? `${response}.status(400).end()`
      : `${response}.writeHead(400).end()`;
    return [answers, 'return'];
  }
  return /\bthrow new Error\(/.test(fn.text())
    ? [`throw new Error(${quoteOf(text)}The path leads out of its folder${quoteOf(text)})`]
    : undefined;
}
