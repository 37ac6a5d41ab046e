import type { CodeFinding, TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import type { LeftAlone, Proposal } from '#core/remedy.ts';
import { mergeEdits, trimEdit } from '#syntax/edits.ts';
import { findAll, parse, span, type Node, type Tree } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { readBuiltString, unwrap } from '#syntax/python/built-strings.ts';
import { qualify, readArguments, readImportedNames, type Argument, type ImportedNames } from '#syntax/python/calls.ts';
import { bindingsOf, readsOf } from '#syntax/python/names.ts';
import { dropUnusedImports, needImport } from '#syntax/python/need-import.ts';
import { isInside, statementOf } from '#syntax/python/nodes.ts';
import { assignmentBefore, scopeOf } from '#syntax/python/uses.ts';
import { writeWords } from './words.ts';

const starters = /^subprocess\.(?:run|call|check_call|check_output|Popen)$/;

export const healer: CodeHealer = {
  name: 'subprocess-argv',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S602', 'ruff/S604', 'ruff/S605', 'bandit/B602', 'bandit/B604', 'bandit/B605'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    // A shell answers 127 for a program that is not there; without one it raises.
    if (finding.flow?.verdict === 'fixed')
      return { leftAlone: 'The whole command stands in the program: nobody else decides about it.' };
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const call = findCall(tree, names, finding, context.text);
    if (call === undefined)
      return leave('The call is not one of subprocess, os.system or os.popen that is written out here.');
    return heal(call, names, context, path, tree);
  },
};

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

function findCall(tree: Tree, names: ImportedNames, finding: CodeFinding, text: string): Node | undefined {
  const { start, end } = rangeOf(finding.place, text);
  const calls = findAll(tree, { kind: 'call' }).filter((call) => {
    const callee = qualify(call.field('function'), names) ?? '';
    return (
      (starters.test(callee) || callee === 'os.system' || callee === 'os.popen') &&
      span(call).start < end &&
      start < span(call).end
    );
  });
  return calls.at(-1);
}

async function heal(
  call: Node,
  names: ImportedNames,
  context: CodeContext,
  path: string,
  tree: Tree,
): Promise<Proposal<'code'> | LeftAlone> {
  const args = readArguments(call);
  const [command] = args;
  if (command === undefined || command.isSplat || (command.name !== undefined && command.name !== 'args')) {
    return leave('The command is not the first argument.');
  }
  if (call.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the call.');
  const isPopen = qualify(call.field('function'), names) === 'os.popen';
  const isSystem = qualify(call.field('function'), names) === 'os.system';
  const shell = args.find((arg) => arg.name === 'shell');
  if (!isSystem && !isPopen && shell?.value.text() !== 'True') return leave('`shell` is not simply `True` here.');
  if (args.some((arg) => arg.isSplat || arg.name === 'executable'))
    return leave('The call chooses its shell, or takes more arguments from elsewhere.');
  if (isSystem && !isExitCodeEnough(call)) return leave('The status that os.system answers is used as it is.');

  const read = isPopen ? findRead(call) : undefined;
  if (isPopen && (read === undefined || args.length > 1))
    return leave('The pipe of os.popen is used for more than to read everything at once.');

  const target = findCommand(call, command);
  if (typeof target === 'string') return leave(target);
  const built = readBuiltString(target);
  if (built === undefined) return leave('The way in which the command is built cannot be followed.');
  const words = writeWords(built, names, (value) => isKnownText(value));
  if (typeof words === 'string') return leave(words);

  const edits: TextEdit[] = [trimEdit({ path, ...span(target), text: `[${words.join(', ')}]` }, context.text)];
  if (shell) edits.push(removeArgument(path, args, shell));
  if (!isSystem && !isPopen)
    return { change: { edits: mergeEdits(edits) }, summary: 'Start the program without a shell' };

  const callee = call.field('function');
  const needed = needImport(path, context.text, tree, { module: 'subprocess' });
  if (callee === null || needed === undefined) return leave('The file uses the name `subprocess` for something else.');
  edits.push({ path, ...span(callee), text: `${needed.local}.${read ? 'run' : 'call'}` });
  if (read) {
    const behind = span(command.node).end;
    edits.push({ path, start: behind, end: behind, text: `, stdout=${needed.local}.PIPE, text=True` });
    edits.push({ path, start: span(call).end, end: span(read).end, text: '.stdout' });
  }
  const imports = dropUnusedImports(path, context.text, tree, ['os', 'system', 'popen'], edits, needed.edits);
  return { change: { edits: mergeEdits([...edits, ...imports]) }, summary: 'Start the program without a shell' };
}

/** `.read()` right behind the call. */
function findRead(call: Node): Node | undefined {
  const attribute = call.parent();
  const read = attribute?.parent();
  const isRead = attribute?.is('attribute') === true && attribute.field('attribute')?.text() === 'read';
  return isRead && read?.is('call') === true && readArguments(read).length === 0 ? read : undefined;
}

/** The expression that makes the command: the argument, or what its variable was given for this call only. */
function findCommand(call: Node, command: Argument): Node | string {
  const value = unwrap(command.value);
  if (!value.is('identifier')) return value;
  const name = value.text();
  const statement = statementOf(call);
  const assigned = statement && assignmentBefore(statement, name);
  if (assigned === undefined) return `It is unclear what \`${name}\` holds.`;
  const scope = scopeOf(call);
  if (bindingsOf(scope, name).length !== 1) return `\`${name}\` is given several values.`;
  if (assigned.name.parent()?.field('type')) return `\`${name}\` is declared to be a text.`;
  if (readsOf(scope, name).some((read) => !isInside(read, command.node))) return `\`${name}\` is used elsewhere too.`;
  return unwrap(assigned.value);
}

/** True when nobody looks at more than success or failure. */
function isExitCodeEnough(call: Node): boolean {
  const parent = call.parent();
  if (parent?.is('expression_statement') === true || parent?.is('not_operator') === true) return true;
  if (parent?.is('if_statement') === true) return true;
  return (
    parent?.is('comparison_operator') === true &&
    /^(?:==|!=)$/.test(call.next()?.text() ?? '') &&
    call.next()?.next()?.text() === '0'
  );
}

/** A parameter that is declared as text or path: it may be an element of the list as it is. */
function isKnownText(value: Node): boolean {
  if (value.is('call')) return /^(?:str|os\.path\.\w+|os\.fspath)$/.test(value.field('function')?.text() ?? '');
  if (!value.is('identifier')) return false;
  const scope = scopeOf(value);
  const bindings = bindingsOf(scope, value.text());
  const parameter = bindings[0]?.parent();
  const type =
    parameter?.is('typed_parameter') || parameter?.is('typed_default_parameter') ? parameter.field('type') : null;
  return (
    bindings.length === 1 &&
    /^(?:str|(?:pathlib\.)?Path|os\.PathLike(?:\[str\])?|str \| Path|Path \| str)$/.test(type?.text() ?? '')
  );
}

function removeArgument(path: string, args: readonly Argument[], gone: Argument): TextEdit {
  const index = args.indexOf(gone);
  const before = args[index - 1];
  const after = args[index + 1];
  if (before) return { path, start: span(before.node).end, end: span(gone.node).end, text: '' };
  return { path, start: span(gone.node).start, end: after ? span(after.node).start : span(gone.node).end, text: '' };
}
