import type { Node } from '../parse.ts';
import { callOf, unwrap } from './nodes.ts';
import { apiOf, resolve, type Api, type Binding } from './scopes.ts';

/** A function of a module that `promisify` turned into one that gives a promise. */
export interface Promisified {
  readonly api: Api;
  /** The name that holds it. */
  readonly binding: Binding;
  /** The call of `promisify`, and what is handed to it. */
  readonly call: Node;
  readonly original: Node;
}

/** What `const run = promisify(exec)` holds, when `run` is the expression; undefined for anything else. */
export function promisifiedOf(expression: Node): Promisified | undefined {
  const name = unwrap(expression);
  const binding = name.kind() === 'identifier' ? resolve(name) : undefined;
  if (binding?.kind !== 'const' || binding.property !== undefined || !binding.initial) return undefined;
  const call = unwrap(binding.initial);
  const made = callOf(call);
  const [original] = made?.args ?? [];
  if (!made || !original || made.args.length !== 1) return undefined;
  const maker = apiOf(made.callee);
  const api = apiOf(original);
  return maker?.module === 'util' && maker.name === 'promisify' && api ? { api, binding, call, original } : undefined;
}
