import type { Node, Tree } from '../../parse.ts';
import { readPlainText } from '../built-strings.ts';
import { readArguments, readDotted } from '../calls.ts';
import { descendants } from '../nodes.ts';
import { readAssignment } from '../uses.ts';

export type Orm = 'django' | 'sqlalchemy';

/** A field of a model that leads to other rows, which are asked for when it is first read. */
export interface Relation {
  readonly name: string;
  /** Name of the class behind it; undefined when it is not written as a plain name. */
  readonly target: string | undefined;
  /** True when it leads to a collection of rows. */
  readonly isMany: boolean;
}

export interface ModelClass {
  readonly name: string;
  readonly path: string;
  readonly bases: readonly string[];
  readonly isAbstract: boolean;
  /** What its manager is made of, where it names one; undefined for Django's own. */
  readonly manager: string | undefined;
  readonly orm: Orm | undefined;
  readonly relations: readonly DeclaredRelation[];
}
export interface DeclaredRelation extends Relation {
  /** How the model on its other side calls it back; undefined when it does not. */
  readonly back: Relation | undefined;
}

/** The classes at the top of a file, with the relations that they declare. */
export function readClasses(path: string, tree: Tree): ModelClass[] {
  return descendants(tree.root(), 'class_definition').flatMap((node) => {
    const name = node.field('name')?.text();
    const body = node.field('body');
    const isTop = node.parent()?.is('module') === true || node.parent()?.parent()?.is('module') === true;
    if (name === undefined || body === null || !isTop) return [];
    const bases = (node.field('superclasses')?.namedChildren() ?? []).flatMap((base) => {
      const dotted = readDotted(base);
      return dotted === undefined ? [] : [dotted];
    });
    const fields = body.namedChildren().flatMap((statement) => readField(statement) ?? []);
    const relations = fields.flatMap(({ name: field, call, type }) => readRelation(name, field, call, type) ?? []);
    const hasTable = body.namedChildren().some((it) => /^__table(?:name)?__\b/.test(it.text()));
    const manager = fields.find((field) => field.name === 'objects')?.call;
    const isPlainManager =
      manager === undefined || /^(?:models\.)?Manager$/.test(readDotted(manager.field('function')) ?? '');
    const isDjango = bases.includes('models.Model') || relations.some((relation) => relation.orm === 'django');
    return {
      name,
      path,
      bases: bases.map((base) => base.split('.').at(-1) ?? base),
      isAbstract: /^\s+abstract\s*=\s*True\b/m.test(body.text()),
      manager: isPlainManager ? undefined : manager.text(),
      orm: isDjango ? 'django' : hasTable || relations.length > 0 ? 'sqlalchemy' : undefined,
      relations,
    };
  });
}

interface Field {
  readonly name: string;
  readonly call: Node;
  readonly type: string | undefined;
}

/** `name = Something(…)` and `name: Type = Something(…)` in a class body. */
function readField(statement: Node): Field | undefined {
  const assigned = readAssignment(statement);
  if (assigned?.value.is('call') !== true) return undefined;
  const type = assigned.name.parent()?.field('type')?.text();
  return { name: assigned.name.text(), call: assigned.value, type };
}

function readRelation(
  owner: string,
  name: string,
  call: Node,
  type: string | undefined,
): (DeclaredRelation & { readonly orm: Orm }) | undefined {
  const maker = readDotted(call.field('function'))?.split('.').at(-1);
  const all = readArguments(call);
  const keyword = (wanted: string) => all.find((argument) => argument.name === wanted)?.value;
  if (maker === 'relationship') {
    // Anything but the default was chosen: it is loaded already, or never.
    const lazy = keyword('lazy')?.text() ?? '"select"';
    if (!/^(?:["']select["']|True)$/.test(lazy) || all.some((argument) => argument.isSplat)) return undefined;
    if (/^(?:\w+\.)*(?:WriteOnly|Dynamic)Mapped\b/.test(type ?? '')) return undefined;
    const written = [all[0]?.name === undefined ? all[0]?.value : keyword('argument')].map((it) => it && nameOf(it))[0];
    const annotated = /["'\s[]([A-Za-z_]\w*)["']?\s*(?:\]|\|)/.exec(type?.replace(/Optional\[/, '') ?? '')?.[1];
    const isMany = /\b(?:[Ll]ist|[Ss]et|Sequence|Collection|[Dd]ict)\b/.test(type ?? '');
    return { name, target: written ?? annotated, isMany, back: undefined, orm: 'sqlalchemy' };
  }
  if (maker !== 'ForeignKey' && maker !== 'OneToOneField' && maker !== 'ManyToManyField') return undefined;
  const first = all[0]?.name === undefined ? all[0]?.value : keyword('to');
  const written = first && nameOf(first);
  // SQLAlchemy's own `ForeignKey("table.id")` stands inside of a column and is no field.
  const target = written === 'self' ? owner : written;
  const relation = { name, target, isMany: maker === 'ManyToManyField', orm: 'django' as const };
  return { ...relation, back: readBack(owner, maker, keyword('related_name'), keyword('related_query_name')) };
}

function readBack(
  owner: string,
  maker: string,
  given: Node | undefined,
  query: Node | undefined,
): Relation | undefined {
  const isMany = maker !== 'OneToOneField';
  const name = given === undefined ? owner.toLowerCase() + (isMany ? '_set' : '') : readPlainText(given);
  if (name === undefined || !/^[A-Za-z_]\w*$/.test(name) || query !== undefined) return undefined;
  return { name, target: owner, isMany };
}

/** `Customer` of `Customer`, `models.Customer`, `"Customer"`, `"shop.Customer"`. */
function nameOf(node: Node): string | undefined {
  const text = node.is('string') ? readPlainText(node) : readDotted(node);
  const last = text?.split('.').at(-1);
  return last !== undefined && /^[A-Za-z]\w*$/.test(last) && last !== 'AUTH_USER_MODEL' ? last : undefined;
}
