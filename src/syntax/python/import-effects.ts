import type { CodeContext } from '#core/healer.ts';
import { parse, type Node } from '#syntax/parse.ts';
import { importsOf, type ImportedName, type PythonImport } from './imports.ts';
import { resolveModule } from './modules.ts';
import { builtinNames } from './names.ts';
import { isImportedForEffect, standardModules } from './standard-library.ts';

export type Effect = { readonly mayAct: false } | { readonly mayAct: true; readonly reason: string };

/** Whether taking the import away may take away something that the imported module does when it is loaded. */
export async function effectOfImport(
  path: string,
  statement: PythonImport,
  name: ImportedName,
  imports: readonly PythonImport[],
  context: CodeContext,
): Promise<Effect> {
  const module = statement.kind === 'import' ? name.name : statement.module;
  const head = module.split('.')[0] ?? '';
  if (isImportedForEffect(head))
    return { mayAct: true, reason: `${module} is imported for what it does when it is loaded` };
  const others = imports.filter((other) => other.node.id() !== statement.node.id() && other.where === 'module');
  const staysLoaded = others.some((other) =>
    other.kind === 'import' ? other.names.some((it) => it.name === module) : other.module === module,
  );
  if (staysLoaded && statement.kind === 'import') return { mayAct: false };
  const files = new Set(context.files);
  const own = resolveModule(path, module, files);
  const inner =
    statement.kind === 'from'
      ? resolveModule(path, `${module}${module.endsWith('.') ? '' : '.'}${name.name}`, files)
      : undefined;
  for (const file of new Set([staysLoaded ? undefined : own, inner])) {
    if (file === undefined) continue;
    const act = firstAct(file, (await context.read(file)) ?? '');
    if (act !== undefined) return { mayAct: true, reason: `${file} does something when it is loaded: \`${act}\`` };
  }
  if (
    own === undefined &&
    inner === undefined &&
    !standardModules.has(head) &&
    statement.kind === 'import' &&
    module.includes('.')
  )
    return {
      mayAct: true,
      reason: `${module} is a part of a library, and may be imported so that it registers itself`,
    };
  return { mayAct: false };
}

const quietDecorators =
  /^@\s*(dataclass|dataclasses\.|attr|attrs|define|functools\.|wraps|lru_cache|cache\b|total_ordering|contextmanager|contextlib\.|asynccontextmanager|abstractmethod|abc\.|overload|typing\.|final|runtime_checkable|enum\.|unique|staticmethod|classmethod|property)/;
/** Calls whose name says that they change something elsewhere. */
const actingCalls =
  /(^|[._])(register|connect|subscribe|install|setup|patch|init|configure|add|append|update|run|start)\w*$/i;

/** The first top-level statement of a module that may do more than define names; undefined when there is none. */
function firstAct(path: string, text: string): string | undefined {
  const act = parse(path, text).root().children().find(acts);
  return act?.text().split('\n')[0]?.slice(0, 80);
}

function acts(node: Node): boolean {
  switch (String(node.kind())) {
    case 'comment':
    case 'import_statement':
    case 'import_from_statement':
    case 'future_import_statement':
    case 'function_definition':
    case 'pass_statement':
    case 'type_alias_statement':
      return false;
    case 'class_definition':
      return !hasQuietBases(node);
    case 'decorated_definition':
      return (
        !node.children().every((child) => !child.is('decorator') || quietDecorators.test(child.text())) ||
        acts(node.field('definition') ?? node)
      );
    case 'expression_statement': {
      const [inner] = node.children();
      if (inner === undefined || inner.is('string') || inner.is('ellipsis')) return false;
      if (!inner.is('assignment')) return true;
      const target = inner.field('left');
      return target?.is('identifier') !== true && target?.is('pattern_list') !== true ? true : callsOut(inner);
    }
    case 'if_statement': {
      const condition = node.field('condition')?.text() ?? '';
      if (/TYPE_CHECKING$/.test(condition) || /^__name__\s*==/.test(condition)) return false;
      return (
        (node.field('consequence')?.children() ?? []).some(acts) || node.fieldChildren('alternative').some(actsInside)
      );
    }
    case 'try_statement':
      return actsInside(node);
    default:
      return node.isNamed();
  }
}

function actsInside(node: Node): boolean {
  return node
    .children()
    .flatMap((child) =>
      child.is('block')
        ? child.children()
        : (child
            .children()
            .find((it) => it.is('block'))
            ?.children() ?? []),
    )
    .some(acts);
}

function callsOut(node: Node): boolean {
  return node
    .findAll({ rule: { kind: 'call' } })
    .some((call) => actingCalls.test(call.field('function')?.text().replace(/\s+/g, '') ?? ''));
}

/** A base class may register its subclasses; builtin, standard and own ones are taken to be quiet. */
function hasQuietBases(definition: Node): boolean {
  const root = definition.getRoot().root();
  const bases =
    definition
      .field('superclasses')
      ?.children()
      .filter((child) => child.isNamed()) ?? [];
  return bases.every((base) => {
    if (base.is('comment')) return true;
    const head = /^\w+/.exec(base.text())?.[0] ?? '';
    if (base.is('keyword_argument') || base.is('call')) return base.text() === 'metaclass=ABCMeta';
    if (builtinNames.has(head)) return true;
    const source = importsOf(root.getRoot()).find((item) => item.names.some((name) => name.bound === head));
    if (source === undefined)
      return root.has({ rule: { kind: 'class_definition', has: { field: 'name', regex: `^${head}$` } } });
    const module =
      source.kind === 'import' ? (source.names.find((name) => name.bound === head)?.name ?? '') : source.module;
    return standardModules.has(module.split('.')[0] ?? '');
  });
}
