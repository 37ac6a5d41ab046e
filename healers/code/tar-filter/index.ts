import type { CodeHealer } from '#core/healer.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { oldestPython } from '#syntax/python/target-version.ts';
import { scopeOf } from '#syntax/python/uses.ts';

export const healer: CodeHealer = {
  name: 'tar-filter',
  kind: 'code',
  languages: ['python'],
  rules: ['ruff/S202', 'bandit/B202'],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const tree = parse(path, context.text);
    const names = readImportedNames(tree);
    const { start, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, {
      kind: 'call',
      has: { field: 'function', kind: 'attribute', regex: '\\.extractall$' },
    });
    const call = smallestOverlapping(calls, start, end);
    const archive = call?.field('function')?.field('object');
    if (!call || !archive) return { leftAlone: 'There is no call of `extractall` here that is written out.' };
    if (!isTar(archive, names))
      return { leftAlone: `It is not known that \`${archive.text()}\` is an archive that tarfile opened.` };
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat || arg.name === 'filter' || arg.name === 'members') || args.length > 1) {
      return { leftAlone: 'The call chooses what it extracts.' };
    }
    const oldest = await oldestPython((file) => context.read(file));
    if (oldest === undefined || oldest < 12) {
      return { leftAlone: 'Not every Python that the project supports knows `filter`: 3.12 does.' };
    }
    const last = args.at(-1);
    const at = last ? span(last.node).end : span(call).end - 1;
    const edit = { path, start: at, end: at, text: `${last ? ', ' : ''}filter="data"` };
    return { change: { edits: [edit] }, summary: 'Extract data only, nothing outside of the folder' };
  },
};

/** `tarfile.open(…)` itself, or a name that only ever stands for one. */
function isTar(archive: Node, names: ImportedNames): boolean {
  if (archive.is('call')) return isOpened(archive, names);
  if (!archive.is('identifier')) return false;
  const [binding, ...more] = bindingsOf(scopeOf(archive), archive.text());
  if (binding === undefined || more.length > 0) return false;
  const holder = enclosing(binding, 'assignment', 'as_pattern');
  const value = holder?.is('assignment') ? holder.field('right') : holder?.namedChildren()[0];
  return value?.is('call') === true && isOpened(value, names);
}

function isOpened(call: Node, names: ImportedNames): boolean {
  return /^tarfile\.(?:open|TarFile(?:\.open)?)$/.test(qualify(call.field('function'), names) ?? '');
}
