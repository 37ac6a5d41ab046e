import type { CodeHealer } from '#core/healer.ts';
import type { LeftAlone } from '#core/remedy.ts';
import { mergeEdits } from '#syntax/edits.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames } from '#syntax/python/calls.ts';
import { readsOf } from '#syntax/python/names.ts';
import { dropUnusedImports, needImport } from '#syntax/python/need-import.ts';
import { enclosing, isInside, statementOf } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { readAssignment, scopeOf } from '#syntax/python/uses.ts';

/** What fails, or does something else, when the file is there already. */
const wantsNothingThere =
  /^(?:os\.(?:mkfifo|mkdir|makedirs|symlink|link|rename|renames|replace|mknod)|shutil\.(?:copytree|move)|socket\.\w+|\w+\.(?:bind|connect|mkdir|symlink_to|hardlink_to|listen))$/;

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
    const needer = findNeederOfFreeName(call);
    if (needer !== undefined) {
      return leave(`\`${needer}\` needs a name that is still free: make a folder with tempfile.mkdtemp for it.`);
    }
    const needed = callee.is('identifier')
      ? needImport(path, text, tree, { module: 'tempfile', name: 'NamedTemporaryFile' })
      : { local: `${callee.text().slice(0, -'mktemp'.length)}NamedTemporaryFile`, edits: [] };
    if (needed === undefined) return leave('The file uses the name `NamedTemporaryFile` for something else.');
    // mktemp(suffix, prefix, dir): the same three are keywords of NamedTemporaryFile, where other ones come first.
    const order = ['suffix', 'prefix', 'dir'];
    const given = args.map((arg, index) => `${arg.name ?? order[index] ?? ''}=${arg.value.text()}`);
    const rewritten = `${needed.local}(${[...given, 'delete=False'].join(', ')}).name`;
    const edit = { path, ...span(call), text: rewritten };
    const dropped = callee.is('identifier') ? [callee.text()] : [];
    const imports = dropUnusedImports(path, text, tree, dropped, [edit], needed.edits);
    return {
      change: { edits: mergeEdits([edit, ...imports]) },
      summary: 'Make the temporary file at once, so that nobody else can under its name',
    };
  },
};

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
