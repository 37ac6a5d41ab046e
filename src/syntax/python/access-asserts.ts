import { findAll, type Node, type Tree } from '../parse.ts';
import { functionAround } from './functions.ts';

/** An `assert` that decides who may do something, or whether something is genuine. */
export interface AccessAssert {
  readonly statement: Node;
  readonly condition: Node;
  /** As written; undefined when there is none. */
  readonly message: Node | undefined;
  readonly asks: 'who' | 'genuine';
}

const who =
  /\b(?:is_(?:admin|staff|superuser|authenticated|authori[sz]ed|allowed|permitted|owner)|has_perms?|has_permission|has_role|check_permissions?)\b/;
const genuine =
  /\b(?:check_password(?:_hash)?|compare_digest|verify_(?:signature|token|password|mac|hmac|csrf)|check_signature)\b/;

/** Only those in functions: at the top of a file nobody asks for anything. */
export function findAccessAsserts(tree: Tree): AccessAssert[] {
  return findAll(tree, { kind: 'assert_statement' }).flatMap((statement) => {
    const [condition, message] = statement.namedChildren().filter((node) => !node.is('comment'));
    const fn = functionAround(statement);
    if (!condition || !fn || /^test|_test$/.test(fn.name)) return [];
    const text = condition.text();
    const asks = who.test(text) ? 'who' : genuine.test(text) ? 'genuine' : undefined;
    // Who is logged in has another type than who is not: this only says so to the type checker.
    if (message === undefined && /^[\w.]*\bis_authenticated$/.test(text)) return [];
    // That the function itself exists is no question of access.
    if (asks === undefined || /\b(?:callable|hasattr|isinstance|None)\b/.test(text)) return [];
    return [{ statement, condition, message, asks }];
  });
}
