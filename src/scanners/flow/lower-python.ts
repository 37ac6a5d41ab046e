import { parse, span, type Node } from '#syntax/parse.ts';
import type { ClassIr, Expr, FunctionIr, ImportIr, ModuleIr, Stmt, Target } from './ir.ts';
import { nested } from './nesting.ts';
import { lowerBinary, lowerExpr, lowerOnly, lowerParams, lowerTarget, named, other } from './python-expressions.ts';

/** Python as the small language of `ir.ts`. */
export function lowerPython(path: string, text: string): ModuleIr {
  const root = parse(path, text).root();
  const imports: ImportIr[] = [];
  const functions: FunctionIr[] = [];
  const owners = new Map<FunctionIr, ClassIr>();
  const lowering = new PythonLowering(imports, functions, owners);
  const body = lowering.block(root);
  return { path, imports, body, exports: new Map(), functions, owners };
}

class PythonLowering {
  readonly #imports: ImportIr[];
  readonly #functions: FunctionIr[];
  readonly #owners: Map<FunctionIr, ClassIr>;

  constructor(imports: ImportIr[], functions: FunctionIr[], owners: Map<FunctionIr, ClassIr>) {
    this.#imports = imports;
    this.#functions = functions;
    this.#owners = owners;
  }

  block(node: Node | null): Stmt[] {
    return node
      ? node.children().flatMap((child) =>
          nested(
            () => this.statement(child),
            () => [],
          ),
        )
      : [];
  }

  statement(node: Node): Stmt[] {
    switch (node.kind()) {
      case 'expression_statement':
        return node.children().flatMap((child) => this.expressionStatement(child));
      case 'if_statement':
        return [this.ifStatement(node)];
      case 'for_statement':
        return [
          {
            do: 'loop',
            each: { target: lowerTarget(node.field('left')), from: lowerExpr(node.field('right')), keys: false },
            test: undefined,
            body: this.block(node.field('body')),
            otherwise: this.block(node.field('alternative')?.field('body') ?? null),
          },
        ];
      case 'while_statement':
        return [
          {
            do: 'loop',
            each: undefined,
            test: lowerExpr(node.field('condition')),
            body: this.block(node.field('body')),
            otherwise: this.block(node.field('alternative')?.field('body') ?? null),
          },
        ];
      case 'with_statement':
        return this.withStatement(node);
      case 'try_statement':
        return [this.tryStatement(node)];
      case 'match_statement':
        return [this.matchStatement(node)];
      case 'return_statement':
        return [{ do: 'return', value: lowerOnly(node) }];
      case 'raise_statement':
        return [{ do: 'throw', value: lowerOnly(node) }];
      case 'break_statement':
      case 'continue_statement':
        return [{ do: 'break', leaves: node.kind() === 'break_statement' }];
      case 'assert_statement':
      case 'delete_statement':
        return named(node).map((child) => ({ do: 'expr', value: lowerExpr(child) }) as const);
      case 'import_statement':
      case 'import_from_statement':
        this.#import(node);
        return [];
      case 'function_definition':
        return [{ do: 'function', fn: this.functionOf(node, []) }];
      case 'class_definition':
        return [this.classOf(node)];
      case 'decorated_definition': {
        const inner = node.field('definition');
        const decorators = named(node)
          .filter((child) => child.kind() === 'decorator')
          .map((child) => lowerExpr(named(child)[0] ?? null));
        if (inner?.kind() === 'function_definition')
          return [{ do: 'function', fn: this.functionOf(inner, decorators) }];
        return inner ? this.statement(inner) : [];
      }
      case 'block':
        return this.block(node);
      default:
        return [];
    }
  }

  expressionStatement(node: Node): Stmt[] {
    if (!node.isNamed()) return [];
    if (node.kind() === 'assignment') {
      const targets: Target[] = [];
      let value: Node | null = node;
      while (value?.kind() === 'assignment') {
        targets.push(lowerTarget(value.field('left')));
        value = value.field('right');
      }
      return value ? [{ do: 'assign', targets, value: lowerExpr(value), declares: true }] : [];
    }
    if (node.kind() === 'augmented_assignment') {
      const left = node.field('left');
      const operator = (node.field('operator')?.text() ?? '+=').slice(0, -1);
      const value = lowerBinary(span(node), operator, lowerExpr(left), lowerExpr(node.field('right')));
      return [{ do: 'assign', targets: [lowerTarget(left)], value, declares: true }];
    }
    return [{ do: 'expr', value: lowerExpr(node) }];
  }

  ifStatement(node: Node): Stmt {
    const clauses = node.children().filter((child) => child.kind() === 'elif_clause' || child.kind() === 'else_clause');
    let otherwise: Stmt[] = [];
    for (const clause of clauses.toReversed()) {
      otherwise =
        clause.kind() === 'else_clause'
          ? this.block(clause.field('body'))
          : [
              {
                do: 'if',
                test: lowerExpr(clause.field('condition')),
                yes: this.block(clause.field('consequence')),
                otherwise,
              },
            ];
    }
    return {
      do: 'if',
      test: lowerExpr(node.field('condition')),
      yes: this.block(node.field('consequence')),
      otherwise,
    };
  }

  withStatement(node: Node): Stmt[] {
    const items = node.findAll({ rule: { kind: 'with_item', inside: { kind: 'with_clause' } } });
    const own = items.filter((item) => item.parent()?.parent()?.id() === node.id());
    const opened = own.map((item): Stmt => {
      const value = item.field('value');
      if (value?.kind() !== 'as_pattern') return { do: 'expr', value: lowerExpr(value) };
      const [from, alias] = named(value);
      const target = alias ? lowerTarget(named(alias)[0] ?? null) : ({ to: 'nothing' } as const);
      return { do: 'assign', targets: [target], value: lowerExpr(from ?? null), declares: true };
    });
    return [...opened, ...this.block(node.field('body'))];
  }

  tryStatement(node: Node): Stmt {
    const children = named(node);
    const bodyOf = (clause: Node) => this.block(named(clause).findLast((child) => child.kind() === 'block') ?? null);
    return {
      do: 'try',
      body: [
        ...this.block(node.field('body')),
        ...children.filter((child) => child.kind() === 'else_clause').flatMap(bodyOf),
      ],
      handlers: children
        .filter((child) => child.kind() === 'except_clause' || child.kind() === 'except_group_clause')
        .map(bodyOf),
      finally: children.filter((child) => child.kind() === 'finally_clause').flatMap(bodyOf),
    };
  }

  matchStatement(node: Node): Stmt {
    const on = lowerExpr(node.field('subject'));
    const clauses = node
      .findAll({ rule: { kind: 'case_clause' } })
      .filter((one) => one.parent()?.parent()?.id() === node.id());
    return {
      do: 'switch',
      on,
      cases: clauses.map((clause) => {
        const patterns = named(clause).filter((child) => child.kind() === 'case_pattern');
        const isDefault = patterns.length === 1 && patterns[0]?.text() === '_';
        const literal = /^(string|integer|float|true|false|none)$/;
        const tests = patterns
          .flatMap((pattern) => named(pattern))
          .map((child) => (literal.test(String(child.kind())) ? lowerExpr(child) : other(child)));
        return { tests: isDefault ? [] : tests, body: this.block(clause.field('consequence')), falls: false };
      }),
    };
  }

  functionOf(node: Node, decorators: readonly Expr[]): FunctionIr {
    const block = node.field('body');
    let made: readonly Stmt[] | undefined;
    const fn: FunctionIr = {
      ...span(node),
      name: node.field('name')?.text() ?? '',
      params: lowerParams(node.field('parameters')),
      body: () => (made ??= this.block(block)),
      decorators,
    };
    this.#functions.push(fn);
    return fn;
  }

  classOf(node: Node): Stmt {
    const name = node.field('name')?.text() ?? '';
    const statements = this.block(node.field('body'));
    const methods = statements.flatMap((one) => (one.do === 'function' ? [one.fn] : []));
    const bases = named(node.field('superclasses')).map((child) => lowerExpr(child));
    const type: ClassIr = {
      ...span(node),
      name,
      bases,
      methods,
      body: statements.filter((one) => one.do === 'assign'),
    };
    for (const method of methods) this.#owners.set(method, type);
    return { do: 'class', name, type };
  }

  #import(node: Node): void {
    const add = (local: string, module: string, name: string | undefined) =>
      this.#imports.push({ local, module, name });
    if (node.kind() === 'import_statement') {
      for (const child of named(node)) {
        if (child.kind() === 'aliased_import') {
          add(child.field('alias')?.text() ?? '', child.field('name')?.text() ?? '', undefined);
        } else {
          const module = child.text();
          const top = module.split('.')[0] ?? module;
          add(top, top, undefined);
        }
      }
      return;
    }
    const from = node.field('module_name');
    const module = from?.text() ?? '';
    for (const child of named(node)) {
      if (from && child.id() === from.id()) continue;
      if (child.kind() === 'aliased_import')
        add(child.field('alias')?.text() ?? '', module, child.field('name')?.text());
      else if (child.kind() === 'dotted_name') add(child.text(), module, child.text());
    }
  }
}
