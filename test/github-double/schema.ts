import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

export type Schema = Readonly<Record<string, unknown>>;

/** Schemas of an OpenAPI description, compiled when first used and kept. */
export class SchemaPool {
  readonly #spec: Schema;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #added = new Set<string>();
  /** Names by what they stand for. */
  readonly #shared = new Map<string, string>();

  constructor(spec: Schema) {
    this.#spec = spec;
    this.#ajv = new Ajv({
      strict: false,
      validateSchema: false,
      inlineRefs: false,
      logger: false,
      code: { optimize: false },
    });
    addFormats.default(this.#ajv);
    // `12345+heal[bot]@users.noreply.github.com` is what GitHub itself sends as an address.
    this.#ajv.addFormat('email', /^[^@\s]+@[^@\s]+$/);
  }

  /** The first fault of a value, or nothing. `key` names the schema for the cache. */
  check(key: string, schema: Schema, value: unknown): string | undefined {
    let validate = this.#compiled.get(key);
    if (!validate) {
      this.#addReferences(schema);
      validate = this.#ajv.compile(Object(this.#convert(schema)));
      this.#compiled.set(key, validate);
    }
    if (validate(value)) return undefined;
    // Of a choice, the branch that came furthest says most.
    const [fault] = validate.errors?.toSorted((a, b) => b.instancePath.length - a.instancePath.length) ?? [];
    return `${fault?.instancePath ?? ''} ${fault?.message ?? 'is invalid'} ${JSON.stringify(fault?.params ?? {})}`;
  }

  /** OpenAPI 3.0 as JSON Schema: `nullable` becomes a choice, examples go, references get their own names. */
  #convert(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((each) => this.#convert(each));
    if (!isRecord(schema)) return schema;
    const converted: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(schema)) {
      if (words.has(key) || key.startsWith('x-')) continue;
      if (key === 'properties' && isRecord(value))
        converted[key] = Object.fromEntries(Object.entries(value).map(([name, each]) => [name, this.#convert(each)]));
      else if (key === '$ref' && typeof value === 'string') converted[key] = nameReference(value);
      else converted[key] = key === 'enum' || key === 'required' ? value : this.#convert(value);
    }
    const shared = this.#share(converted);
    return schema['nullable'] === true ? { anyOf: [{ type: 'null' }, shared] } : shared;
  }

  /** The description writes the same repository out in a hundred places: compiled once, it is a tenth of the work. */
  #share(schema: Schema): Schema {
    const { properties } = schema;
    if (!isRecord(properties) || Object.keys(properties).length < manyProperties) return schema;
    const text = JSON.stringify(schema);
    const known = this.#shared.get(text);
    const name = known ?? `gh:shared/${this.#shared.size}`;
    if (!known) {
      this.#shared.set(text, name);
      this.#ajv.addSchema(schema, name);
    }
    return { $ref: name };
  }

  resolve(schema: Schema): Schema {
    const reference = schema['$ref'];
    if (typeof reference !== 'string') return schema;
    let value: unknown = this.#spec;
    for (const step of reference.slice(2).split('/')) value = isRecord(value) ? value[step] : undefined;
    return isRecord(value) ? this.resolve(value) : {};
  }

  #addReferences(schema: unknown): void {
    if (Array.isArray(schema)) return schema.forEach((each) => this.#addReferences(each));
    if (!isRecord(schema)) return;
    for (const [key, value] of Object.entries(schema)) {
      if (key === 'example' || key === 'examples') continue;
      if (key !== '$ref' || typeof value !== 'string') this.#addReferences(value);
      else if (!this.#added.has(value)) {
        this.#added.add(value);
        const target = this.resolve({ $ref: value });
        this.#addReferences(target);
        this.#ajv.addSchema(Object(this.#convert(target)), nameReference(value));
      }
    }
  }
}

/** Says nothing about a value. */
const words = new Set([
  'title',
  'description',
  'example',
  'examples',
  'nullable',
  'default',
  'externalDocs',
  'deprecated',
]);
const manyProperties = 8;

function nameReference(reference: string): string {
  return reference.replace('#/components/', 'gh:');
}

/** Paths of properties that no branch of the schema knows. GitHub ignores them: a typing error would never be seen. */
export function findUnknown(resolve: (schema: Schema) => Schema, schema: Schema, value: unknown, path = ''): string[] {
  return findUnknownIn(resolve, [schema], value, path);
}

function findUnknownIn(
  resolve: (schema: Schema) => Schema,
  schemas: readonly Schema[],
  value: unknown,
  path: string,
): string[] {
  const branches = schemas.flatMap((schema) => listBranches(resolve, schema));
  if (Array.isArray(value)) {
    const items = branches.map((branch) => branch['items']).filter(isRecord);
    return items.length === 0 ? [] : value.flatMap((each, at) => findUnknownIn(resolve, items, each, `${path}/${at}`));
  }
  if (!isRecord(value)) return [];
  const objects = branches.filter((branch) => isRecord(branch['properties']));
  const isFree = (branch: Schema) =>
    branch['additionalProperties'] === true ||
    isRecord(branch['additionalProperties']) ||
    (branch['type'] === 'object' && !isRecord(branch['properties']));
  if (objects.length === 0 || branches.some(isFree)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const known = objects
      .map((branch) => (isRecord(branch['properties']) ? branch['properties'][name] : undefined))
      .filter(isRecord);
    return known.length === 0 ? [`${path}/${name}`] : findUnknownIn(resolve, known, each, `${path}/${name}`);
  });
}

function listBranches(resolve: (schema: Schema) => Schema, schema: Schema): Schema[] {
  const resolved = resolve(schema);
  const inner = ['oneOf', 'anyOf', 'allOf'].flatMap((key) => (Array.isArray(resolved[key]) ? resolved[key] : []));
  return [resolved, ...inner.filter(isRecord).flatMap((each) => listBranches(resolve, each))];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
