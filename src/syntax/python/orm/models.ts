import { parse, type Tree } from '../../parse.ts';
import { importsOf, type PythonImport } from '../imports.ts';
import { resolveModule } from '../modules.ts';
import { readClasses, type ModelClass, type Orm, type Relation } from './model-classes.ts';

export type { Orm, Relation } from './model-classes.ts';

export interface Model {
  readonly name: string;
  readonly path: string;
  readonly orm: Orm;
  readonly relations: ReadonlyMap<string, Relation>;
}

/** The models of a project. Files are read once, and parsed when a class of theirs is asked for. */
export interface Models {
  /** The model that `name` stands for in a file. */
  lookUp(name: string, path: string, tree: Tree): Model | undefined;
  /** The model behind a relation of another one; undefined when several classes have the name. */
  targetOf(relation: Relation, from: Model): Model | undefined;
}

type Read = (path: string) => Promise<string | undefined>;

const holdsModels =
  /\b(?:ForeignKey|OneToOneField|ManyToManyField|relationship)\s*\(|\bmodels\.Model\b|\b(?:Manager|QuerySet)\b\s*\)?:/;
/** In a manager of the project: related rows are fetched there, or rows and steps are not what they seem. */
const fetchesByItself =
  /\b(?:select_related|prefetch_related|only|defer|values|values_list|raw)\s*\(|\bdef[ \t]+(?:all|filter|exclude|order_by|using|reverse|iterator|_\w+)\b/;
const maxFiles = 5000;
const maxDepth = 6;

/** Reads the texts of a project that may hold models. */
export async function readModels(files: readonly string[], read: Read): Promise<Models> {
  const texts = new Map<string, string>();
  for (const path of files.filter((each) => each.endsWith('.py')).slice(0, maxFiles)) {
    const text = await read(path);
    // A subclass of a model may stand in a file that names no field.
    if (text !== undefined && holdsModels.test(text) && !/(?:^|\/)migrations\//.test(path)) texts.set(path, text);
  }
  return new ModelIndex(texts, new Set(files));
}

class ModelIndex implements Models {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #files: ReadonlySet<string>;
  readonly #pathsOf = new Map<string, string[]>();
  readonly #classes = new Map<string, readonly ModelClass[]>();
  readonly #models = new Map<ModelClass, Model | undefined>();

  constructor(texts: ReadonlyMap<string, string>, files: ReadonlySet<string>) {
    this.#texts = texts;
    this.#files = files;
    for (const [path, text] of texts) {
      for (const [, name = ''] of text.matchAll(/^class[ \t]+(\w+)/gm)) {
        this.#pathsOf.set(name, [...(this.#pathsOf.get(name) ?? []), path]);
      }
    }
  }

  lookUp(name: string, path: string, tree: Tree): Model | undefined {
    const last = name.split('.').at(-1) ?? name;
    const own = this.#classesOf(path).find((each) => each.name === name);
    if (own !== undefined) return this.#modelOf(own);
    const imports = importsOf(tree);
    const imported = readImport(name, imports);
    if (imported === undefined && !imports.some((each) => each.isWildcard)) return undefined;
    const wanted = imported?.name ?? last;
    const file = imported && resolveModule(path, imported.module, this.#files);
    const there = file === undefined ? undefined : this.#classesOf(file).find((each) => each.name === wanted);
    // A package hands on what its modules define; any other module has the class itself, or means another thing.
    const isHandedOn = imported === undefined || file?.endsWith('/__init__.py') === true;
    const found = there ?? (isHandedOn ? this.#only(wanted) : undefined);
    return found && this.#modelOf(found);
  }

  targetOf(relation: Relation, from: Model): Model | undefined {
    if (relation.target === undefined) return undefined;
    const here = this.#classesOf(from.path).find((each) => each.name === relation.target);
    const found = here ?? this.#only(relation.target);
    return found && this.#modelOf(found);
  }

  /** The class of the name, when the project has one only. */
  #only(name: string): ModelClass | undefined {
    const paths = this.#pathsOf.get(name) ?? [];
    return paths.length === 1 ? this.#classesOf(paths[0] ?? '').find((each) => each.name === name) : undefined;
  }

  #classesOf(path: string): readonly ModelClass[] {
    const known = this.#classes.get(path);
    if (known !== undefined) return known;
    const text = this.#texts.get(path);
    const read = text === undefined ? [] : readClasses(path, parse(path, text));
    this.#classes.set(path, read);
    return read;
  }

  #modelOf(modelClass: ModelClass): Model | undefined {
    if (this.#models.has(modelClass)) return this.#models.get(modelClass);
    const line = this.#lineOf(modelClass, 0);
    const orm = line.find((each) => each.orm !== undefined)?.orm;
    const relations = new Map<string, Relation>();
    for (const each of line.toReversed()) for (const relation of each.relations) relations.set(relation.name, relation);
    if (orm === 'django') for (const back of this.#backRelations(line)) relations.set(back.name, back);
    const isOwnManager = line.some((each) => each.manager !== undefined && !this.#isPlainManager(each.manager, 0));
    const model =
      orm === undefined || isOwnManager ? undefined : { name: modelClass.name, path: modelClass.path, orm, relations };
    this.#models.set(modelClass, model);
    return model;
  }

  /** True when every class that a manager is made of is known, and none fetches related rows or means other rows by a step. */
  #isPlainManager(written: string, depth: number): boolean {
    const names = written.match(/\b[A-Z]\w*/g)?.filter((name) => !/^(?:Manager|QuerySet)$/.test(name)) ?? [];
    if (depth > maxDepth || (names.length === 0 && !/\b(?:Manager|QuerySet)\b/.test(written))) return false;
    return names.every((name) => {
      const paths = this.#pathsOf.get(name) ?? [];
      const text = this.#texts.get(paths[0] ?? '') ?? '';
      const [head = '', bases = '', body = ''] =
        new RegExp(
          `^class[ \\t]+${name}\\b[ \\t]*(\\([^)]*\\))?[^:]*:((?:[^\\n]*\\n(?=[ \\t\\n]|$))*[^\\n]*)`,
          'm',
        ).exec(text) ?? [];
      const isPlain = paths.length === 1 && head !== '' && !fetchesByItself.test(body);
      return isPlain && (bases === '' || this.#isPlainManager(bases, depth + 1));
    });
  }

  /** The class and the bases of it that the project defines, nearest first. */
  #lineOf(modelClass: ModelClass, depth: number): ModelClass[] {
    if (depth > maxDepth) return [modelClass];
    const bases = modelClass.bases.flatMap((base) => {
      const here = this.#classesOf(modelClass.path).find((each) => each.name === base && each !== modelClass);
      return here ?? this.#only(base) ?? [];
    });
    return [modelClass, ...bases.flatMap((base) => this.#lineOf(base, depth + 1))];
  }

  /** Relations that other models declare to one of these classes, as Django adds them on this side. */
  #backRelations(line: readonly ModelClass[]): Relation[] {
    const names = new Set(line.map((each) => each.name));
    const found: Relation[] = [];
    for (const [path, text] of this.#texts) {
      const mentioned = [...names].some((name) => text.includes(name));
      if (!mentioned) continue;
      for (const other of this.#classesOf(path)) {
        if (other.isAbstract) continue;
        for (const { back, target } of other.relations) {
          const isMeant = target !== undefined && names.has(target) && this.#only(target) !== undefined;
          if (back !== undefined && isMeant) found.push(back);
        }
      }
    }
    return found;
  }
}

/** Where a dotted name comes from: `models.Order` → `.models`, `Order` by `from . import models`. */
function readImport(
  name: string,
  imports: readonly PythonImport[],
): { readonly module: string; readonly name: string } | undefined {
  const [head = '', ...rest] = name.split('.');
  for (const { kind, module, names } of imports) {
    const found = names.find(({ bound }) => bound === head);
    if (found === undefined) continue;
    const dot = module === '' || module.endsWith('.') ? '' : '.';
    // `import shop.models` binds `shop`, and the rest is written out.
    const from = kind === 'from' ? `${module}${dot}${found.name}` : found.alias === undefined ? head : found.name;
    if (rest.length === 0) return kind === 'from' ? { module, name: found.name } : undefined;
    return { module: [from, ...rest.slice(0, -1)].join('.'), name: rest.at(-1) ?? '' };
  }
  return undefined;
}
