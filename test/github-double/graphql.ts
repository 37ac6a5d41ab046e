import { buildSchema, execute, parse, validate, type GraphQLSchema } from 'graphql';
import { makeRoot } from './graphql-root.ts';
import type { Actor } from './operation.ts';
import { isRecord } from './schema.ts';
import type { World } from './world.ts';

let built: Promise<GraphQLSchema> | undefined;
/** GitHub's own schema, read and built when first asked: 0.3 s. */
function loadSchema(): Promise<GraphQLSchema> {
  built ??= import('@octokit/graphql-schema').then(({ schema }) => buildSchema(schema.idl, { assumeValid: true }));
  return built;
}

/** What the published schema does not have is a violation; what it has, the double does or says that it cannot. */
export async function runGraphql(
  world: World,
  actor: Actor,
  input: unknown,
): Promise<{ body: unknown; faults: string[]; missing: string[] }> {
  if (!isRecord(input) || typeof input['query'] !== 'string')
    return { body: { message: 'Problems parsing JSON' }, faults: ['graphql: no query'], missing: [] };
  const sdl = await loadSchema();
  let document;
  try {
    document = parse(input['query']);
  } catch (error) {
    return { body: { errors: [{ message: String(error) }] }, faults: [`graphql: ${String(error)}`], missing: [] };
  }
  const faults = validate(sdl, document).map((fault) => `graphql: ${fault.message}`);
  if (faults.length > 0) return { body: { errors: faults.map((message) => ({ message })) }, faults, missing: [] };
  const variables = isRecord(input['variables']) ? input['variables'] : {};
  const missing: string[] = [];
  const result = await execute({
    schema: sdl,
    document,
    rootValue: makeRoot(world, actor),
    variableValues: variables,
    fieldResolver(source, args, _context, { fieldName, parentType }) {
      // What was not built must not look like an honest null.
      if (!isRecord(source) || !(fieldName in source)) {
        missing.push(`the double has not built ${parentType.name}.${fieldName}`);
        throw new Error(missing.at(-1));
      }
      const value = source[fieldName];
      return typeof value === 'function' ? value(args) : value;
    },
  });
  const coercion =
    result.errors
      ?.filter((error) => error.message.startsWith('Variable '))
      .map((error) => `graphql: ${error.message}`) ?? [];
  const errors = result.errors?.map((error) => ({
    message: error.message,
    path: error.path,
    type:
      error.originalError instanceof Error && 'type' in error.originalError
        ? String(error.originalError.type)
        : 'UNPROCESSABLE',
  }));
  return { body: { data: result.data ?? null, ...(errors ? { errors } : {}) }, faults: coercion, missing };
}
