import type { CodeHealer } from '#core/healer.ts';
import {
  contains,
  enclosingFunction,
  isFunction,
  isLoop,
  namedChildren,
  nodeAt,
  uses,
} from '#syntax/javascript/nodes.ts';
import { moduleSystemOf, packageTypeOf } from '#syntax/javascript/imports.ts';
import { resolve } from '#syntax/javascript/scopes.ts';
import { assignmentsTo } from '#syntax/javascript/walk.ts';
import { parse, span, type Node } from '#syntax/parse.ts';

/** Declares with `const` what never gets another value, and with `let` the rest, where both mean the same as `var`. */
export const healer: CodeHealer = {
  name: 'js-var-to-let',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: ['oxlint/no-var', 'eslint/no-var', 'biome/lint/suspicious/noVar'],
  safety: 'safe',
  review: 'none',
  async propose(finding, context) {
    const { path } = finding.place;
    const { text } = context;
    const declaration = nodeAt(path, text, finding.place, isVar);
    const word = declaration?.children().find((child) => child.text() === 'var');
    const scope = declaration && (enclosingFunction(declaration) ?? declaration.ancestors().at(-1));
    if (!declaration || !word || !scope) return { leftAlone: 'No var was found here.' };
    const tree = parse(path, text);
    const isScript = scope.kind() === 'program' && !(await isModule(path, text, context.read));
    if (isScript) return { leftAlone: 'At the top of a script a var is a property of the page, which others may use.' };
    if (tree.root().find({ rule: { any: [{ kind: 'with_statement' }, { pattern: 'eval($A)' }] } })) {
      return { leftAlone: 'Code that is run by eval or with may see the variable.' };
    }
    const names = namesOf(declaration);
    if (!names) return { leftAlone: 'The pattern is too special.' };
    const home = declaration.parent();
    const block = home?.kind() === 'export_statement' ? home.parent() : home;
    if (!block || !/^(statement_block|program|for_statement|for_in_statement)$/.test(String(block.kind()))) {
      return { leftAlone: 'It stands where a let would live too short.' };
    }
    for (const name of names) {
      const trouble = troubleWith(name, declaration, block, scope);
      if (trouble !== undefined) return { leftAlone: `\`${name.text()}\` stays a var: ${trouble}.` };
    }
    const isConst = names.every((name) => assignmentsTo(scope, name.text()).length === 0) && hasValues(declaration);
    const keyword = isConst ? 'const' : 'let';
    return {
      change: { edits: [{ path, ...span(word), text: keyword }] },
      summary: `Declare ${names
        .map((name) => `\`${name.text()}\``)
        .join(', ')
        .slice(0, 120)} with ${keyword}`,
    };
  },
};

function isVar(node: Node): boolean {
  if (node.kind() === 'for_in_statement') return node.field('kind')?.text() === 'var';
  return node.kind() === 'variable_declaration' && node.parent()?.kind() !== 'ambient_declaration';
}

async function isModule(
  path: string,
  text: string,
  read: (path: string) => Promise<string | undefined>,
): Promise<boolean> {
  const tree = parse(path, text);
  if (/\.[mc][jt]sx?$/.test(path)) return true;
  if (/(?<![\w$.])(?:require\s*\(|module\.exports|exports\.)/.test(text)) return true;
  const hasModuleSyntax = namedChildren(tree.root()).some((node) =>
    /^(import|export)_statement$/.test(String(node.kind())),
  );
  return (
    hasModuleSyntax || (/\.jsx?$/.test(path) && moduleSystemOf(path, tree, await packageTypeOf(path, read)) === 'esm')
  );
}

/** The identifiers that a declaration introduces. */
function namesOf(declaration: Node): readonly Node[] | undefined {
  const targets =
    declaration.kind() === 'for_in_statement'
      ? [declaration.field('left')]
      : namedChildren(declaration).map((declarator) => declarator.field('name'));
  const names: Node[] = [];
  for (const target of targets) {
    if (target?.kind() === 'identifier') names.push(target);
    else if (target && /^(object|array)_pattern$/.test(String(target.kind())) && isSimple(target)) {
      names.push(
        ...target.findAll({
          rule: { any: [{ kind: 'identifier' }, { kind: 'shorthand_property_identifier_pattern' }] },
        }),
      );
    } else return undefined;
  }
  return names.length > 0 ? names : undefined;
}
function isSimple(pattern: Node): boolean {
  return (
    pattern.find({
      rule: {
        any: [
          { kind: 'object_assignment_pattern' },
          { kind: 'assignment_pattern' },
          { kind: 'computed_property_name' },
        ],
      },
    }) === null
  );
}

function hasValues(declaration: Node): boolean {
  if (declaration.kind() === 'for_in_statement') return true;
  const isLoopHead = declaration.parent()?.kind() === 'for_statement';
  return !isLoopHead && namedChildren(declaration).every((declarator) => declarator.field('value'));
}

function troubleWith(name: Node, declaration: Node, block: Node, scope: Node): string | undefined {
  const text = name.text();
  const introduced = introductions(scope, text);
  if (introduced.some((other) => other.id() !== name.id())) return 'the function declares it more than once';
  const body = declaration.kind() === 'for_in_statement' ? declaration : block;
  const start = span(declaration).start;
  const own = uses(scope, text).filter((use) => use.id() !== name.id() && resolve(use)?.name.id() === name.id());
  if (own.some((use) => !contains(body, use))) return 'it is used outside of its block';
  if (own.some((use) => span(use).start < start)) return 'it is used before it is declared';
  const itself = declaration.kind() === 'for_in_statement' ? [] : namedChildren(declaration);
  if (itself.some((declarator) => own.some((use) => isReadEarly(use, declarator, name))))
    return 'it is used before it has its value';
  const loop = loopAround(declaration, scope);
  if (!loop) return undefined;
  if (own.some((use) => use.ancestors().some((one) => isFunction(one) && contains(loop, one)))) {
    return 'a function in the loop keeps it, and would keep one of each turn';
  }
  const isHead = loop.id() === declaration.id() || loop.id() === declaration.parent()?.id();
  const isSet = isHead || namedChildren(declaration).every((declarator) => declarator.field('value'));
  return isSet ? undefined : 'it keeps its value from turn to turn';
}

/** `var x = x || {}`: with let the right side would throw. */
function isReadEarly(use: Node, declarator: Node, name: Node): boolean {
  const value = declarator.field('value');
  if (declarator.field('name')?.id() !== name.id() || !value || !contains(value, use)) return false;
  return !use.ancestors().some((one) => isFunction(one) && contains(value, one));
}

function introductions(scope: Node, text: string): Node[] {
  const holders = scope.findAll({
    rule: {
      any: [
        { kind: 'variable_declarator' },
        { kind: 'for_in_statement' },
        { kind: 'function_declaration' },
        { kind: 'class_declaration' },
      ],
    },
  });
  const owned = holders.filter((holder) => {
    const isBlockScoped =
      /^(const|let)\b/.test(holder.parent()?.text() ?? '') || /^(const|let)$/.test(holder.field('kind')?.text() ?? '');
    const owner = holder.ancestors().find((one) => isFunction(one) || one.kind() === 'program');
    return (
      !isBlockScoped &&
      owner?.id() === scope.id() &&
      (holder.kind() !== 'for_in_statement' || holder.field('kind') !== null)
    );
  });
  const targets = owned.map((holder) => holder.field(holder.kind() === 'for_in_statement' ? 'left' : 'name'));
  const parameters = isFunction(scope) ? [scope.field('parameters'), scope.field('parameter')] : [];
  return [...targets, ...parameters].flatMap((target) =>
    !target ? [] : target.text() === text ? [target] : uses(target, text),
  );
}

function loopAround(declaration: Node, scope: Node): Node | undefined {
  if (declaration.kind() === 'for_in_statement') return declaration;
  return declaration
    .ancestors()
    .find((one) => isLoop(one) && contains(scope, one) && one.id() !== scope.id() && !isAcross(declaration, one));
}
/** A loop around the function is no loop of the variable. */
function isAcross(declaration: Node, loop: Node): boolean {
  return declaration.ancestors().some((one) => isFunction(one) && contains(loop, one));
}
