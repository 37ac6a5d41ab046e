import type { TextEdit } from '#core/finding.ts';
import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames, type Argument } from '#syntax/python/calls.ts';
import { readsOf } from '#syntax/python/names.ts';
import { dropUnusedImports, namesFor, needImport } from '#syntax/python/need-import.ts';
import { enclosing, isInside, statementOf } from '#syntax/python/nodes.ts';
import { smallestOverlapping, wordsAround } from '#syntax/python/purpose.ts';
import { readAssignment, scopeOf } from '#syntax/python/uses.ts';
import { wordsOf } from '#syntax/words.ts';

/** What fails, or does something else, when the file is there already. */
const wantsNothingThere =
  /^(?:os\.(?:mkfifo|mkdir|makedirs|symlink|link|rename|renames|replace|mknod)|shutil\.(?:copytree|move)|socket\.\w+|\w+\.(?:bind|connect|mkdir|symlink_to|hardlink_to|listen))$/;

/** What is made under a name and is no file. */
const freeNames = new Set(
  'pipe pipes sock socket sockets listener listen fifo address addr lock folder directory dirname link symlink'.split(
    ' ',
  ),
);

export const healer: CodeHealer = {
  name: 'safe-temp-file',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S306', 'bandit/B306'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const tree = parse(path, text);
    const names = readImportedNames(tree);
    const calls = findAll(tree, { kind: 'call' }).filter(
      (call) => qualify(call.field('function'), names) === 'tempfile.mktemp',
    );
    const { start, end } = rangeOf(finding.place, text);
    const call = smallestOverlapping(calls, start, end);
    const callee = call?.field('function');
    if (!call || !callee) return leave('There is no call of tempfile.mktemp here that is written out.');
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat)) return leave('The arguments of mktemp come from elsewhere.');
    if (call.find({ rule: { kind: 'comment' } }) !== null) return leave('A comment stands inside the call.');
    if (/binary_operator|interpolation/.test(String(call.parent()?.kind()))) {
      return leave('The name is only a part of another one.');
    }
    const affixes = args.filter((arg, index) => (arg.name ?? index) !== 'dir' && (arg.name ?? index) !== 2);
    const said = affixes.flatMap((arg) => wordsOf(arg.value.text()));
    const told = [...wordsAround(call), ...said].find((word) => freeNames.has(word));
    if (told !== undefined) return leave(`It is a name for a ${told}, which must still be free.`);
    const needer = findNeederOfFreeName(call);
    if (needer !== undefined) {
      return leave(`\`${needer}\` needs a name that is still free: make a folder with tempfile.mkdtemp for it.`);
    }
    if (callee.is('identifier') && namesFor(tree, { module: 'tempfile', name: 'mktemp' }).length === 0)
      return leave('mktemp is imported in a part of the file only.');
    const needed = callee.is('identifier')
      ? needImport(path, text, tree, { module: 'tempfile', name: 'NamedTemporaryFile' })
      : { local: `${callee.text().slice(0, -'mktemp'.length)}NamedTemporaryFile`, edits: [] };
    if (needed === undefined) return leave('The file uses the name `NamedTemporaryFile` for something else.');
    const edits = writeCall(path, call, callee, args, needed.local);
    const dropped = callee.is('identifier') ? [callee.text()] : [];
    const imports = dropUnusedImports(path, text, tree, dropped, edits, needed.edits);
    return {
      change: { edits: mergeEdits([...edits, ...imports]) },
      summary: 'Make the temporary file at once, so that nobody else can under its name',
    };
  },
};

/** mktemp(suffix, prefix, dir): the same three are keywords of NamedTemporaryFile, where other ones come first. */
function writeCall(path: string, call: Node, callee: Node, args: readonly Argument[], maker: string): TextEdit[] {
  const { start, end } = span(call);
  const last = args.at(-1);
  const order = ['suffix', 'prefix', 'dir'];
  const named = args.flatMap((arg, index): TextEdit[] => {
    const at = span(arg.node).start;
    return arg.name === undefined ? [{ path, start: at, end: at, text: `${order[index] ?? ''}=` }] : [];
  });
  const at = last ? span(last.node).end : end - 1;
  return [
    { path, start, end: span(callee).end, text: maker },
    ...named,
    { path, start: at, end: at, text: `${last ? ', ' : ''}delete=False` },
    { path, start: end, end, text: '.name' },
  ];
}

function leave(leftAlone: string): LeftAlone {
  return { leftAlone };
}

/** The call that the name is handed to and that fails when there is such a file; undefined when none is seen. */
function findNeederOfFreeName(call: Node): string | undefined {
  const direct = readNeeder(call);
  if (direct !== undefined) return direct;
  const statement = statementOf(call);
  const assigned = statement && readAssignment(statement);
  if (!assigned || !isInside(call, assigned.value)) return undefined;
  for (const read of readsOf(scopeOf(call), assigned.name.text())) {
    const needer = readNeeder(read);
    if (needer !== undefined) return needer;
  }
  return undefined;
}

function readNeeder(value: Node): string | undefined {
  const outer = enclosing(value, 'call', 'expression_statement', 'assignment', 'return_statement');
  if (outer?.is('call') === true) {
    const callee = outer.field('function')?.text() ?? '';
    if (wantsNothingThere.test(callee)) return callee;
    const mode = readArguments(outer).find((arg) => arg.name === 'mode') ?? readArguments(outer)[1];
    if (/^(?:open|io\.open)$/.test(callee) && /^["'][^"']*x/.test(mode?.value.text() ?? '')) return `${callee} with x`;
    if (/exists$/.test(callee)) return callee;
    // `Path(name).mkdir()`
    const method = outer.parent()?.is('attribute') === true ? (outer.parent()?.field('attribute')?.text() ?? '') : '';
    if (/^(?:mkdir|symlink_to|hardlink_to|exists)$/.test(method)) return method;
  }
  return undefined;
}
