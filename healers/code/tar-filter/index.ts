import type { CodeHealer } from '#core/healer.ts';
import { findAll, parse, span, type Node } from '#syntax/parse.ts';
import { rangeOf } from '#syntax/positions.ts';
import { qualify, readArguments, readImportedNames, type ImportedNames } from '#syntax/python/calls.ts';
import { bindingsOf } from '#syntax/python/names.ts';
import { enclosing } from '#syntax/python/nodes.ts';
import { smallestOverlapping } from '#syntax/python/purpose.ts';
import { oldestPython, type Read } from '#syntax/python/target-version.ts';
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
    if (!(await knowsFilter((file) => context.read(file)))) {
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
  const bindings = bindingsOf(scopeOf(archive), archive.text());
  return bindings.length > 0 && bindings.every((binding) => isBoundToTar(binding, names));
}

function isBoundToTar(binding: Node, names: ImportedNames): boolean {
  const parent = binding.parent();
  if (parent?.is('typed_parameter') === true) {
    const type = parent.field('type')?.text() ?? '';
    return qualifyText(type, names) === 'tarfile.TarFile';
  }
  const holder = enclosing(binding, 'assignment', 'as_pattern');
  const value = holder?.is('assignment') ? holder.field('right') : holder?.namedChildren()[0];
  return value?.is('call') === true && isOpened(value, names);
}

function qualifyText(dotted: string, names: ImportedNames): string {
  const [head = '', ...rest] = dotted.split('.');
  return [names.get(head) ?? head, ...rest].join('.');
}

/** Where the package does not say what it supports, an application may say what it runs on. */
async function knowsFilter(read: Read): Promise<boolean> {
  const oldest = await oldestPython(read);
  if (oldest !== undefined) return oldest >= 12;
  const pinned = (await read('.python-version')) ?? (await read('runtime.txt'));
  const image = /^FROM\s+(?:\S+\/)?python:(\S+)/m.exec((await read('Dockerfile')) ?? '')?.[1];
  const stated = [pinned, image].flatMap((text) => /^\s*(?:python-)?3\.(\d+)/.exec(text ?? '')?.[1] ?? []);
  return stated.length > 0 && stated.every((minor) => Number(minor) >= 12);
}

function isOpened(call: Node, names: ImportedNames): boolean {
  return /^tarfile\.(?:open|TarFile(?:\.open)?)$/.test(qualify(call.field('function'), names) ?? '');
}
