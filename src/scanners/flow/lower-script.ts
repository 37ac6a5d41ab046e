import { parse, span, type Node } from '#syntax/parse.ts';
import type { ClassIr, Expr, FunctionIr, ImportIr, ModuleIr, Stmt } from './ir.ts';
import { nested } from './nesting.ts';
import { lowerExpr } from './script-expressions.ts';
import { named, type ScriptHome } from './script-home.ts';
import { commonExports, declaredImports, requiredImports } from './script-modules.ts';
import { lowerParam, lowerParams, lowerTarget } from './script-targets.ts';

/** JavaScript and TypeScript as the small language of `ir.ts`; types are only kept where a parameter names one. */
export function lowerScript(path: string, text: string): ModuleIr {
  const imports: ImportIr[] = [];
  const functions: FunctionIr[] = [];
  const owners = new Map<FunctionIr, ClassIr>();
  const exports = new Map<string, Expr>();
  const lowering = new ScriptLowering(imports, functions, owners, exports);
  const body = lowering.block(parse(path, text).root());
  return { path, imports, body, exports, functions, owners };
}

class ScriptLowering implements ScriptHome {
  readonly #imports: ImportIr[];
  readonly #functions: FunctionIr[];
  readonly #owners: Map<FunctionIr, ClassIr>;
  readonly #exports: Map<string, Expr>;

  constructor(
    imports: ImportIr[],
    functions: FunctionIr[],
    owners: Map<FunctionIr, ClassIr>,
    exports: Map<string, Expr>,
  ) {
    this.#imports = imports;
    this.#functions = functions;
    this.#owners = owners;
    this.#exports = exports;
  }

  /** Function declarations come first, as the language hoists them. */
  block(node: Node | null): Stmt[] {
    const statements = named(node).flatMap((child) =>
      nested(
        () => this.statement(child),
        () => [],
      ),
    );
    return [...statements.filter((one) => one.do === 'function'), ...statements.filter((one) => one.do !== 'function')];
  }

  #body(node: Node | null): Stmt[] {
    if (!node) return [];
    return node.kind() === 'statement_block' ? this.block(node) : this.statement(node);
  }

  statement(node: Node): Stmt[] {
    switch (node.kind()) {
      case 'expression_statement':
        return named(node).flatMap((child) => this.#expressionStatement(child));
      case 'lexical_declaration':
      case 'variable_declaration':
        return named(node).flatMap((child) => this.#declarator(child));
      case 'if_statement':
        return [
          {
            do: 'if',
            test: lowerExpr(node.field('condition'), this),
            yes: this.#body(node.field('consequence')),
            otherwise: named(node.field('alternative')).flatMap((child) => this.#body(child)),
          },
        ];
      case 'for_in_statement':
        return [this.#forIn(node)];
      case 'for_statement':
        return [
          ...this.#body(node.field('initializer')),
          {
            do: 'loop',
            each: undefined,
            test: lowerExpr(unwrapStatement(node.field('condition')), this),
            body: [...this.#body(node.field('body')), ...this.#steps(node.field('increment'))],
            otherwise: [],
          },
        ];
      case 'while_statement':
      case 'do_statement': {
        const body = this.#body(node.field('body'));
        const test = lowerExpr(node.field('condition'), this);
        const loop: Stmt = { do: 'loop', each: undefined, test, body, otherwise: [] };
        return node.kind() === 'do_statement' ? [...body, loop] : [loop];
      }
      case 'try_statement': {
        const handler = node.field('handler');
        return [
          {
            do: 'try',
            body: this.#body(node.field('body')),
            handlers: handler ? [this.#body(handler.field('body'))] : [],
            finally: this.#body(node.field('finalizer')?.field('body') ?? null),
          },
        ];
      }
      case 'switch_statement':
        return [this.#switch(node)];
      case 'return_statement': {
        const [value] = named(node);
        return [{ do: 'return', value: value && lowerExpr(value, this) }];
      }
      case 'throw_statement': {
        const [value] = named(node);
        return [{ do: 'throw', value: value && lowerExpr(value, this) }];
      }
      case 'break_statement':
      case 'continue_statement':
        return [{ do: 'break', leaves: node.kind() === 'break_statement' }];
      case 'statement_block':
        return this.block(node);
      case 'labeled_statement':
        return this.#body(node.field('body'));
      case 'import_statement':
        this.#imports.push(...declaredImports(node));
        return [];
      case 'export_statement':
        return this.#export(node);
      case 'function_declaration':
      case 'generator_function_declaration':
        return [{ do: 'function', fn: this.functionOf(node, node.field('name')?.text() ?? '') }];
      case 'class_declaration':
      case 'abstract_class_declaration':
        return [{ do: 'class', name: node.field('name')?.text() ?? '', type: this.classOf(node) }];
      default:
        return [];
    }
  }

  #steps(node: Node | null): Stmt[] {
    return node ? this.#expressionStatement(node) : [];
  }

  #expressionStatement(node: Node): Stmt[] {
    if (node.kind() === 'assignment_expression') {
      const left = node.field('left');
      const value = lowerExpr(node.field('right'), this);
      for (const [name, one] of commonExports(left, value)) this.#exports.set(name, one);
      return [{ do: 'assign', targets: [lowerTarget(left, this)], value, declares: false }];
    }
    if (node.kind() === 'sequence_expression') return named(node).flatMap((child) => this.#expressionStatement(child));
    return [{ do: 'expr', value: lowerExpr(node, this) }];
  }

  #declarator(node: Node): Stmt[] {
    if (node.kind() !== 'variable_declarator') return [];
    const name = node.field('name');
    const from = node.field('value');
    const required = requiredImports(name, from);
    if (required) {
      this.#imports.push(...required);
      return [];
    }
    const value: Expr = from ? lowerExpr(from, this) : { ...span(node), is: 'constant', value: null };
    return [{ do: 'assign', targets: [lowerTarget(name, this)], value, declares: true }];
  }

  #forIn(node: Node): Stmt {
    const left = node.field('left');
    return {
      do: 'loop',
      each: {
        target: lowerTarget(left, this),
        from: lowerExpr(node.field('right'), this),
        keys: node.field('operator')?.text() === 'in',
      },
      test: undefined,
      body: this.#body(node.field('body')),
      otherwise: [],
    };
  }

  #switch(node: Node): Stmt {
    const cases = named(node.field('body')).map((clause) => {
      const value = clause.field('value');
      const children = named(clause).filter((child) => !value || child.id() !== value.id());
      const body = children.flatMap((child) => this.statement(child));
      const last = children.at(-1)?.kind();
      const ends = last === 'break_statement' || last === 'return_statement' || last === 'throw_statement';
      const isBlockEnd =
        last === 'statement_block' && /(break|return|throw)[^;{}]*;?\s*\}$/.test(children.at(-1)?.text() ?? '');
      return { tests: value ? [lowerExpr(value, this)] : [], body, falls: !ends && !isBlockEnd };
    });
    return { do: 'switch', on: lowerExpr(node.field('value'), this), cases };
  }

  exprOf(node: Node | null): Expr {
    return lowerExpr(node, this);
  }

  functionOf(node: Node, name: string): FunctionIr {
    const inner = node.field('body');
    let made: readonly Stmt[] | undefined;
    const single = node.field('parameter');
    const fn: FunctionIr = {
      ...span(node),
      name,
      params: single ? [lowerParam(single, this)] : lowerParams(node.field('parameters'), this),
      body: () =>
        (made ??=
          inner === null || inner.kind() === 'statement_block'
            ? this.block(inner)
            : [{ do: 'return', value: lowerExpr(inner, this) }]),
      decorators: [],
    };
    this.#functions.push(fn);
    return fn;
  }

  classOf(node: Node): ClassIr {
    const members = named(node.field('body'));
    const methods = members
      .filter((member) => member.kind() === 'method_definition')
      .map((member) => this.functionOf(member, member.field('name')?.text() ?? ''));
    const heritage = named(node).find((child) => child.kind() === 'class_heritage');
    const fields = members.filter((member) => /field_definition$/.test(String(member.kind())));
    const type: ClassIr = {
      ...span(node),
      name: node.field('name')?.text() ?? '',
      bases:
        heritage?.findAll({ rule: { kind: 'extends_clause' } }).map((one) => lowerExpr(one.field('value'), this)) ?? [],
      methods,
      body: fields.map((field) => ({
        do: 'assign',
        targets: [{ to: 'name', name: (field.field('name') ?? field.field('property'))?.text() ?? '' }],
        value: lowerExpr(field.field('value'), this),
        declares: true,
      })),
    };
    for (const method of methods) this.#owners.set(method, type);
    return type;
  }

  #export(node: Node): Stmt[] {
    const declaration = node.field('declaration');
    const value = node.field('value');
    if (value) {
      const exported = lowerExpr(value, this);
      this.#exports.set('default', exported);
      return [{ do: 'expr', value: exported }];
    }
    if (!declaration) {
      for (const one of node.findAll({ rule: { kind: 'export_specifier' } })) {
        const name = one.field('name');
        if (name)
          this.#exports.set(one.field('alias')?.text() ?? name.text(), {
            ...span(name),
            is: 'name',
            name: name.text(),
          });
      }
      return [];
    }
    const statements = this.statement(declaration);
    const isDefault = node.children().some((child) => child.text() === 'default');
    const note = (name: string) => {
      this.#exports.set(isDefault ? 'default' : name, { ...span(node), is: 'name', name });
    };
    for (const one of statements) {
      if (one.do === 'function') note(one.fn.name);
      if (one.do === 'class') note(one.name);
      if (one.do === 'assign') for (const target of one.targets) if (target.to === 'name') note(target.name);
    }
    return statements;
  }
}

function unwrapStatement(node: Node | null): Node | null {
  return node?.kind() === 'expression_statement' ? (named(node)[0] ?? null) : node;
}
