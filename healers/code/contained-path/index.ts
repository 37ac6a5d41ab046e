import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { indentationAt, lineEnding, lineStart } from '#syntax/lines.ts';
import { findAll, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { dropUnusedImports, needImport } from '#syntax/python/need-import.ts';
import { enclosing, isSame, statementOf } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { indentationStep } from '#syntax/python/statements.ts';
import { freeName, loopsAround, scopeOf } from '#syntax/python/uses.ts';
import { findValue, type FoundValue } from '#syntax/python/value-of.ts';
import { readJoinedPath, type JoinedPath } from './joined-path.ts';

export const healer: CodeHealer = {
  name: 'contained-path',
  kind: 'code',
  languages: ['python'],
  rules: ['flow/path-traversal'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    // What the person who starts the program says names the files that they want.
    if (finding.flow !== undefined && finding.priority !== 'P0')
      return leave('The path is named by the person who starts the program.');
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const { start, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(
      findAll(tree, { kind: 'call' }).filter((it) => isSink(it, start, end)),
      start,
      end,
    );
    const argument = call && readFileArgument(call);
    if (!call || !argument) return leave('The file is not opened by a call that is written out.');
    if (takesFolders.test(call.field('function')?.text() ?? ''))
      return leave('The call takes folders too, and so the folder itself, which a check would refuse.');
    const names = readImportedNames(tree);
    const found = findValue(argument);
    const joined = found && readJoinedPath(found.node, names);
    if (!found || joined === undefined)
      return leave('The folder that the file must stay in cannot be told: it is not joined to a name right here.');
    const statement = statementOf(call);
    if (statement === undefined || !isAlwaysRun(call, statement))
      return leave('The file is opened in the middle of an expression, where no check can stand.');
    const isFlask = qualify(call.field('function'), names) === 'flask.send_file';
    if (isFlask && found.assigned === undefined && !joined.isPathlib && joined.rest !== undefined)
      return sendFromFolder(path, call, argument, joined, context.text, tree);
    return insertCheck({ path, argument, found, joined, statement }, context, tree);
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

/** The call of the finding, not one that makes its argument. */
function isSink(call: Node, start: number, end: number): boolean {
  const range = span(call);
  return range.start === start && range.end === end;
}

const takesFolders =
  /(?:^|\.)(?:listdir|scandir|walk|rmtree|iterdir|glob|rglob|copytree|rename|move|makedirs|mkdir|isdir)$/;
const ofPath = /^(?:read_text|read_bytes|write_text|write_bytes|open|unlink|touch)$/;

/** What names the file: the first argument, or the object of `(BASE / name).read_text()`. */
function readFileArgument(call: Node): Node | undefined {
  const callee = call.field('function');
  const object = callee?.is('attribute') === true ? callee.field('object') : null;
  if (object && ofPath.test(callee?.field('attribute')?.text() ?? '') && !/^(?:io|os|codecs|gzip)$/.test(object.text()))
    return object;
  const [first] = readArguments(call);
  return first && !first.isSplat ? first.value : undefined;
}

/** True when nothing but the statement decides whether the call runs. */
function isAlwaysRun(call: Node, statement: Node): boolean {
  const between = enclosing(
    call,
    'lambda',
    'conditional_expression',
    'boolean_operator',
    'elif_clause',
    'while_statement',
  );
  const isWithin = between !== undefined && span(between).start >= span(statement).start;
  const comprehension = loopsAround(call).some((loop) => !loop.is('for_statement') && !loop.is('while_statement'));
  return !isWithin && !comprehension && enclosing(call, 'function_definition') !== undefined;
}

/** Flask has a function that joins safely. */
function sendFromFolder(
  path: string,
  call: Node,
  argument: Node,
  joined: JoinedPath,
  text: string,
  tree: Tree,
): Proposal<'code'> | LeftAlone {
  const callee = call.field('function');
  if (callee === null) return leave('The file is not sent by a call that is written out.');
  const needed = callee.is('identifier')
    ? needImport(path, text, tree, { module: 'flask', name: 'send_from_directory' })
    : { local: `${callee.field('object')?.text() ?? 'flask'}.send_from_directory`, edits: [] };
  if (needed === undefined) return leave('The file uses the name `send_from_directory` for something else.');
  const edits: TextEdit[] = [
    { path, ...span(callee), text: needed.local },
    { path, ...span(argument), text: `${joined.base}, ${joined.rest ?? ''}` },
  ];
  const dropped = callee.is('identifier') ? ['send_file'] : [];
  const imports = dropUnusedImports(path, text, tree, dropped, edits, needed.edits);
  return { change: { edits: mergeEdits([...edits, ...imports]) }, summary: 'Send files of this folder only' };
}

interface Opened {
  readonly path: string;
  readonly argument: Node;
  readonly found: FoundValue;
  readonly joined: JoinedPath;
  readonly statement: Node;
}

function insertCheck(
  { path, argument, found, joined, statement }: Opened,
  context: CodeContext,
  tree: Tree,
): Proposal<'code'> | LeftAlone {
  const { text } = context;
  const { assigned } = found;
  if (assigned && bindingsOf(scopeOf(argument), assigned.name.text()).length !== 1)
    return leave(`\`${assigned.name.text()}\` is given several values.`);
  const anchor = assigned?.statement ?? statement;
  if (text.slice(lineStart(text, span(anchor).start), span(anchor).start).trim() !== '')
    return leave('The statement shares its line with another one.');
  const refusal = writeRefusal(path, text, tree);
  const os = joined.isPathlib ? { local: '', edits: [] } : needImport(path, text, tree, { module: 'os' });
  if (refusal === undefined || os === undefined)
    return leave('The file uses a name that the check needs for something else.');
  const name = assigned?.name.text() ?? freeName(scopeOf(argument), 'full_path');
  const eol = lineEnding(text);
  const indent = indentationAt(text, span(anchor).start);
  const resolved = joined.isPathlib
    ? `(${found.node.text()}).resolve()`
    : `${os.local}.path.realpath(${found.node.text()})`;
  const test = joined.isPathlib
    ? `not ${name}.is_relative_to(${joined.base}.resolve())`
    : `not ${name}.startswith(${os.local}.path.realpath(${joined.base}) + ${os.local}.sep)`;
  const check = `${indent}if ${test}:${eol}${indent}${indentationStep(text)}${refusal.text}${eol}`;
  const edits: TextEdit[] = [...refusal.edits];
  if (!joined.isPathlib) edits.push(...os.edits.filter((edit) => !edits.some((it) => it.start === edit.start)));
  if (assigned) {
    edits.push({ path, ...span(found.node), text: resolved });
    const at = lineStart(text, span(nextOf(assigned.statement) ?? statement).start);
    const behind = nextOf(assigned.statement);
    if (behind === undefined) return leave('The path is made in another block than the one that opens it.');
    edits.push({ path, start: at, end: at, text: check });
  } else {
    const at = lineStart(text, span(statement).start);
    edits.push({ path, start: at, end: at, text: `${indent}${name} = ${resolved}${eol}${check}` });
    edits.push({ path, ...span(argument), text: name });
  }
  return {
    change: { edits: mergeEdits(edits.toSorted((a, b) => a.start - b.start)) },
    summary: 'Check that the path stays in its folder',
  };
}

/** The statement behind, comments included, so that a comment stays with what it is about. */
function nextOf(statement: Node): Node | undefined {
  const siblings = statement.parent()?.namedChildren() ?? [];
  const index = siblings.findIndex((it) => isSame(it, statement));
  const line = statement.range().end.line;
  return siblings.slice(index + 1).find((it) => it.range().start.line > line);
}

/** What the file answers when the path leads out: as its framework says that there is no such page. */
function writeRefusal(
  path: string,
  text: string,
  tree: Tree,
): { text: string; edits: readonly TextEdit[] } | undefined {
  const imported = [...readImportedNames(tree).values()];
  const uses = (pattern: RegExp) => imported.some((name) => pattern.test(name));
  if (uses(/^flask\b/)) {
    const needed = needImport(path, text, tree, { module: 'flask', name: 'abort' });
    return needed && { text: `${needed.local}(404)`, edits: needed.edits };
  }
  if (uses(/^django\b/)) {
    const needed = needImport(path, text, tree, { module: 'django.http', name: 'Http404' });
    return needed && { text: `raise ${needed.local}`, edits: needed.edits };
  }
  if (uses(/^fastapi\b/)) {
    const needed = needImport(path, text, tree, { module: 'fastapi', name: 'HTTPException' });
    return needed && { text: `raise ${needed.local}(status_code=404)`, edits: needed.edits };
  }
  return { text: 'raise ValueError("The path leads out of its folder")', edits: [] };
}
