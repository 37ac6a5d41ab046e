import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { SchemaPool, findUnknown, isRecord, type Schema } from './schema.ts';

/** One operation of GitHub's published description, ready to be matched. */
export interface PublishedOperation {
  /** `pulls/create` */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly staticSegments: number;
  readonly pathParameters: readonly Parameter[];
  readonly queryParameters: readonly Parameter[];
  readonly body: { readonly schema: Schema; readonly isRequired: boolean } | undefined;
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Parameter {
  readonly name: string;
  readonly isRequired: boolean;
  readonly schema: Schema;
}
export interface MatchedOperation {
  readonly operation: PublishedOperation;
  /** Converted to the types that the description gives them. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** Where the published description cannot be met: each with its reason. */
const amendments: Readonly<Record<string, Schema>> = {
  // Says that the account is a user and an enterprise at once; the operation for one installation says one of the two.
  'apps/list-installations 200': { type: 'array', items: { $ref: '#/components/schemas/installation' } },
};

const methods = ['get', 'post', 'put', 'patch', 'delete'];
/** Parameters that GitHub reads over several segments, slashes included. */
const longParameters = new Set(['path', 'ref', 'basehead', 'branch', 'commit_sha']);

let loaded: Published | undefined;
/** GitHub's description of its REST API, read once in a process: 0.2 s. */
export function loadPublished(): Published {
  loaded ??= new Published();
  return loaded;
}

export class Published {
  readonly #spec: Record<string, unknown>;
  readonly #pool: SchemaPool;
  readonly #operations: readonly PublishedOperation[];

  constructor() {
    const file = createRequire(import.meta.url).resolve('@octokit/openapi/package.json');
    const text = readFileSync(file.replace(/package\.json$/, 'generated/api.github.com.json'), 'utf8');
    const spec: unknown = JSON.parse(text);
    if (!isRecord(spec)) throw new TypeError('the published description is no object');
    allowNull(spec, 'pull-request-review-comment', ['line', 'position']);
    this.#spec = spec;
    this.#pool = new SchemaPool(spec);
    this.#operations = this.#readOperations();
  }

  match(method: string, pathname: string): MatchedOperation | undefined {
    for (const operation of this.#operations) {
      if (operation.method !== method.toLowerCase()) continue;
      const found = operation.pattern.exec(pathname);
      if (!found) continue;
      const params: Record<string, unknown> = {};
      for (const { name, schema } of operation.pathParameters) {
        const text = decodeSafely(found.groups?.[name] ?? '');
        params[name] = this.#convert(text, schema);
      }
      return { operation, params };
    }
    return undefined;
  }

  /** What is wrong with the query, and the query in the types of the description. */
  checkQuery(
    operation: PublishedOperation,
    search: URLSearchParams,
  ): { faults: string[]; query: Record<string, unknown> } {
    const faults: string[] = [];
    const query: Record<string, unknown> = {};
    const known = new Map(operation.queryParameters.map((each) => [each.name, each]));
    for (const [name, text] of search) {
      const parameter = known.get(name);
      if (!parameter) {
        faults.push(`${operation.id}: no query parameter ${name}`);
        continue;
      }
      query[name] = this.#convert(text, parameter.schema);
      const fault = this.#pool.check(`${operation.id}?${name}`, parameter.schema, query[name]);
      if (fault) faults.push(`${operation.id}: query ${name} ${fault}`);
    }
    for (const { name, isRequired } of operation.queryParameters)
      if (isRequired && !search.has(name)) faults.push(`${operation.id}: query ${name} is missing`);
    return { faults, query };
  }

  checkParams(operation: PublishedOperation, params: Readonly<Record<string, unknown>>): string[] {
    return operation.pathParameters.flatMap(({ name, schema }) => {
      const fault = this.#pool.check(`${operation.id}/${name}`, schema, params[name]);
      return fault ? [`${operation.id}: path ${name} ${fault}`] : [];
    });
  }

  checkBody(operation: PublishedOperation, body: unknown): string[] {
    if (!operation.body)
      return body === undefined || (isRecord(body) && Object.keys(body).length === 0)
        ? []
        : [`${operation.id}: takes no body`];
    if (body === undefined && !operation.body.isRequired) return [];
    const fault = this.#pool.check(`${operation.id} body`, operation.body.schema, body ?? {});
    const unknown = findUnknown((schema) => this.#pool.resolve(schema), operation.body.schema, body ?? {});
    return [
      ...(fault ? [`${operation.id}: body${fault}`] : []),
      ...unknown.map((path) => `${operation.id}: body has the unknown property ${path}`),
    ];
  }

  /** An error status that the description leaves out is held to GitHub's general form of an error. */
  checkReply(operation: PublishedOperation, status: number, body: unknown): string | undefined {
    const documented = this.#resolveAny(operation.responses[String(status)]);
    if (!documented)
      return status >= 400
        ? this.#pool.check('basic-error', { $ref: '#/components/schemas/basic-error' }, body)
        : `status ${status} is not documented (${Object.keys(operation.responses).join(', ')})`;
    const content = isRecord(documented['content']) ? documented['content'] : {};
    const media = content['application/json'] ?? content['application/scim+json'];
    if (!isRecord(media) || !isRecord(media['schema']))
      return body === undefined || status >= 300 ? undefined : `status ${status} carries no body`;
    const key = `${operation.id} ${status}`;
    const { oneOf, ...rest } = media['schema'];
    // Two forms of an error are told apart by nothing: one of them is enough.
    const schema = status >= 400 && oneOf !== undefined ? { ...rest, anyOf: oneOf } : media['schema'];
    return this.#pool.check(key, amendments[key] ?? schema, body);
  }

  #readOperations(): readonly PublishedOperation[] {
    const operations: PublishedOperation[] = [];
    const paths = isRecord(this.#spec['paths']) ? this.#spec['paths'] : {};
    for (const [path, item] of Object.entries(paths))
      for (const method of methods) {
        const described = isRecord(item) ? item[method] : undefined;
        if (isRecord(item) && isRecord(described)) operations.push(this.#readOperation(path, method, item, described));
      }
    return operations.sort((a, b) => b.staticSegments - a.staticSegments || a.path.length - b.path.length);
  }

  #readOperation(
    path: string,
    method: string,
    item: Record<string, unknown>,
    described: Record<string, unknown>,
  ): PublishedOperation {
    const parameters = [item['parameters'], described['parameters']]
      .flatMap((list): unknown[] => (Array.isArray(list) ? list : []))
      .map((each) => this.#resolveAny(each))
      .filter(isRecord);
    const pick = (place: string): readonly Parameter[] =>
      parameters
        .filter((each) => each['in'] === place)
        .map((each) => ({
          name: String(each['name']),
          isRequired: each['required'] === true,
          schema: isRecord(each['schema']) ? each['schema'] : {},
        }));
    const body = this.#resolveAny(described['requestBody']);
    const media = isRecord(body?.['content']) ? body['content']['application/json'] : undefined;
    const pattern = path
      .replace(/[.+*]/g, '\\$&')
      .replace(
        /\{(\w+)\}/g,
        (_, name: string) => `(?<${name}>${name === 'path' ? '.*' : longParameters.has(name) ? '.+' : '[^/]+'})`,
      );
    return {
      id: String(described['operationId']),
      method,
      path,
      pattern: new RegExp(`^${pattern}$`),
      staticSegments: path.split('/').filter((segment) => !segment.startsWith('{')).length,
      pathParameters: pick('path'),
      queryParameters: pick('query'),
      body:
        isRecord(media) && isRecord(media['schema'])
          ? { schema: media['schema'], isRequired: body?.['required'] === true }
          : undefined,
      responses: isRecord(described['responses']) ? described['responses'] : {},
    };
  }

  #resolveAny(value: unknown): Record<string, unknown> | undefined {
    return isRecord(value) ? this.#pool.resolve(value) : undefined;
  }

  #convert(text: string, schema: Schema): unknown {
    const { type, oneOf } = this.#pool.resolve(schema);
    const mayBeNumber = type === 'integer' || type === 'number' || Array.isArray(oneOf);
    if (mayBeNumber && /^-?\d+$/.test(text)) return Number(text);
    if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
    return type === 'array' ? text.split(',') : text;
  }
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A comment whose line is gone has null where the description promises a number: clients must meet that here too. */
function allowNull(spec: Record<string, unknown>, name: string, properties: readonly string[]): void {
  const components = isRecord(spec['components']) ? spec['components']['schemas'] : undefined;
  const schema = isRecord(components) ? components[name] : undefined;
  const described = isRecord(schema) ? schema['properties'] : undefined;
  for (const property of properties)
    if (isRecord(described) && isRecord(described[property])) described[property]['nullable'] = true;
}
