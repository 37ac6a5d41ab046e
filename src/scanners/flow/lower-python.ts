import { parse, span, type Node } from '#syntax/parse.ts';
import type { ClassIr, Expr, FunctionIr, ImportIr, ModuleIr, Param, Range, Stmt, Target, TargetPart } from './ir.ts';

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
    return node ? node.children().flatMap((child) => this.statement(child)) : [];
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
            each: { target: this.target(node.field('left')), from: this.expr(node.field('right')), keys: false },
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
            test: this.expr(node.field('condition')),
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
        return [{ do: 'return', value: this.#only(node) }];
      case 'raise_statement':
        return [{ do: 'throw', value: this.#only(node) }];
      case 'break_statement':
      case 'continue_statement':
        return [{ do: 'break' }];
      case 'assert_statement':
      case 'delete_statement':
        return named(node).map((child) => ({ do: 'expr', value: this.expr(child) }) as const);
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
          .map((child) => this.expr(named(child)[0] ?? null));
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
        targets.push(this.target(value.field('left')));
        value = value.field('right');
      }
      return value ? [{ do: 'assign', targets, value: this.expr(value), declares: true }] : [];
    }
    if (node.kind() === 'augmented_assignment') {
      const left = node.field('left');
      const operator = (node.field('operator')?.text() ?? '+=').slice(0, -1);
      const value = this.#binary(span(node), operator, this.expr(left), this.expr(node.field('right')));
      return [{ do: 'assign', targets: [this.target(left)], value, declares: true }];
    }
    return [{ do: 'expr', value: this.expr(node) }];
  }

  ifStatement(node: Node): Stmt {
    const clauses = node.children().filter((child) => child.kind() === 'elif_clause' || child.kind() === 'else_clause');
    let otherwise: Stmt[] = [];
    for (const clause of clauses.reverse()) {
      otherwise =
        clause.kind() === 'else_clause'
          ? this.block(clause.field('body'))
          : [
              {
                do: 'if',
                test: this.expr(clause.field('condition')),
                then: this.block(clause.field('consequence')),
                otherwise,
              },
            ];
    }
    return {
      do: 'if',
      test: this.expr(node.field('condition')),
      then: this.block(node.field('consequence')),
      otherwise,
    };
  }

  withStatement(node: Node): Stmt[] {
    const items = node.findAll({ rule: { kind: 'with_item', inside: { kind: 'with_clause' } } });
    const own = items.filter((item) => item.parent()?.parent()?.id() === node.id());
    const opened = own.map((item): Stmt => {
      const value = item.field('value');
      if (value?.kind() !== 'as_pattern') return { do: 'expr', value: this.expr(value) };
      const [from, alias] = named(value);
      const target = alias ? this.target(named(alias)[0] ?? null) : ({ to: 'nothing' } as const);
      return { do: 'assign', targets: [target], value: this.expr(from ?? null), declares: true };
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
    const on = this.expr(node.field('subject'));
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
          .map((child) => (literal.test(String(child.kind())) ? this.expr(child) : other(child)));
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
      params: this.params(node.field('parameters')),
      body: () => (made ??= this.block(block)),
      decorators,
    };
    this.#functions.push(fn);
    return fn;
  }

  params(node: Node | null): Param[] {
    if (!node) return [];
    const params: Param[] = [];
    for (const child of named(node)) {
      const base = { target: undefined, fallback: undefined, type: undefined, isRest: false };
      const type = child.field('type')?.text();
      switch (child.kind()) {
        case 'identifier':
          params.push({ ...base, name: child.text() });
          break;
        case 'typed_parameter': {
          const inner = named(child)[0];
          const isRest = inner?.kind() === 'list_splat_pattern' || inner?.kind() === 'dictionary_splat_pattern';
          params.push({ ...base, name: inner?.text().replace(/^\*+/, '') ?? '', type, isRest });
          break;
        }
        case 'default_parameter':
        case 'typed_default_parameter': {
          const fallback = this.expr(child.field('value'));
          params.push({ ...base, name: child.field('name')?.text() ?? '', type, fallback });
          break;
        }
        case 'list_splat_pattern':
        case 'dictionary_splat_pattern':
          params.push({ ...base, name: child.text().replace(/^\*+/, ''), isRest: true });
          break;
      }
    }
    return params;
  }

  classOf(node: Node): Stmt {
    const name = node.field('name')?.text() ?? '';
    const statements = this.block(node.field('body'));
    const methods = statements.flatMap((one) => (one.do === 'function' ? [one.fn] : []));
    const bases = named(node.field('superclasses')).map((child) => this.expr(child));
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

  target(node: Node | null): Target {
    switch (node?.kind()) {
      case 'identifier':
        return { to: 'name', name: node.text() };
      case 'attribute':
        return {
          to: 'attribute',
          object: this.expr(node.field('object')),
          name: node.field('attribute')?.text() ?? '',
          range: span(node),
        };
      case 'subscript':
        return {
          to: 'index',
          object: this.expr(node.field('value')),
          key: this.expr(node.field('subscript')),
          range: span(node),
        };
      case 'pattern_list':
      case 'tuple_pattern':
      case 'list_pattern':
      case 'tuple':
      case 'list':
        return {
          to: 'parts',
          parts: named(node).map((child, key): TargetPart => {
            const isRest = child.kind() === 'list_splat_pattern';
            const inner = isRest ? (named(child)[0] ?? null) : child;
            return { key: isRest ? undefined : key, target: this.target(inner), fallback: undefined };
          }),
        };
      default:
        return { to: 'nothing' };
    }
  }

  expr(node: Node | null): Expr {
    if (!node) return { is: 'other', parts: [], start: 0, end: 0 };
    const range = span(node);
    switch (node.kind()) {
      case 'identifier':
        return { ...range, is: 'name', name: node.text() };
      case 'attribute':
        return {
          ...range,
          is: 'attribute',
          object: this.expr(node.field('object')),
          name: node.field('attribute')?.text() ?? '',
        };
      case 'subscript':
        return {
          ...range,
          is: 'index',
          object: this.expr(node.field('value')),
          key: this.expr(node.field('subscript')),
        };
      case 'call':
        return this.call(node, range);
      case 'string':
        return this.string(node, range);
      case 'concatenated_string':
        return { ...range, is: 'concat', via: 'text', parts: named(node).map((child) => this.expr(child)) };
      case 'integer':
      case 'float':
        return { ...range, is: 'constant', value: Number(node.text().replaceAll('_', '')) };
      case 'true':
      case 'false':
        return { ...range, is: 'constant', value: node.kind() === 'true' };
      case 'none':
        return { ...range, is: 'constant', value: null };
      case 'list':
      case 'tuple':
      case 'set':
      case 'expression_list':
        return { ...range, is: 'list', items: named(node).map((child) => this.expr(child)) };
      case 'dictionary':
        return {
          ...range,
          is: 'dict',
          entries: named(node).map((child) =>
            child.kind() === 'pair'
              ? { key: this.expr(child.field('key')), value: this.expr(child.field('value')) }
              : { key: undefined, value: this.#only(child) ?? other(child) },
          ),
        };
      case 'binary_operator':
        return this.#binary(
          range,
          node.field('operator')?.text() ?? '',
          this.expr(node.field('left')),
          this.expr(node.field('right')),
        );
      case 'boolean_operator':
        return {
          ...range,
          is: 'logic',
          operator: node.field('operator')?.text() === 'and' ? 'and' : 'or',
          left: this.expr(node.field('left')),
          right: this.expr(node.field('right')),
        };
      case 'not_operator':
        return { ...range, is: 'not', operand: this.expr(node.field('argument')) };
      case 'comparison_operator': {
        const [left, right] = named(node);
        const operator = node
          .children()
          .filter((child) => !child.isNamed() || /^(not in|is not)$/.test(String(child.kind())))
          .map((child) => child.text())
          .join(' ');
        return { ...range, is: 'compare', operator, left: this.expr(left ?? null), right: this.expr(right ?? null) };
      }
      case 'conditional_expression': {
        const [then, test, otherwise] = named(node);
        return {
          ...range,
          is: 'choice',
          test: this.expr(test ?? null),
          then: this.expr(then ?? null),
          otherwise: this.expr(otherwise ?? null),
        };
      }
      case 'lambda': {
        const inner = node.field('body');
        const fn: FunctionIr = {
          ...range,
          name: '',
          params: this.params(node.field('parameters')),
          body: () => [{ do: 'return', value: this.expr(inner) }],
          decorators: [],
        };
        return { ...range, is: 'function', fn };
      }
      case 'list_comprehension':
      case 'set_comprehension':
      case 'generator_expression':
      case 'dictionary_comprehension':
        return this.comprehension(node, range);
      case 'named_expression':
        return {
          ...range,
          is: 'assign',
          target: this.target(node.field('name')),
          value: this.expr(node.field('value')),
        };
      case 'parenthesized_expression':
      case 'await':
      case 'list_splat':
      case 'dictionary_splat':
      case 'interpolation':
        return this.#only(node) ?? other(node);
      default:
        return { ...range, is: 'other', parts: named(node).map((child) => this.expr(child)) };
    }
  }

  call(node: Node, range: Range): Expr {
    const list = node.field('arguments');
    const args: Expr[] = [];
    const keywords: { name: string; value: Expr }[] = [];
    let isSpread = false;
    const children = list?.kind() === 'generator_expression' ? [list] : named(list);
    for (const child of children) {
      if (child.kind() === 'comment') continue;
      if (child.kind() === 'keyword_argument') {
        keywords.push({ name: child.field('name')?.text() ?? '', value: this.expr(child.field('value')) });
        continue;
      }
      if (child.kind() === 'list_splat' || child.kind() === 'dictionary_splat') isSpread = true;
      args.push(this.expr(child));
    }
    return {
      ...range,
      is: 'call',
      callee: this.expr(node.field('function')),
      args,
      named: keywords,
      isNew: false,
      isSpread,
    };
  }

  string(node: Node, range: Range): Expr {
    const parts: Expr[] = [];
    let text = '';
    for (const child of named(node)) {
      if (child.kind() === 'interpolation') {
        if (text !== '') parts.push({ ...span(child), is: 'constant', value: text });
        text = '';
        parts.push(this.expr(child.field('expression') ?? named(child)[0] ?? null));
      } else if (child.kind() === 'string_content') text += child.text();
    }
    if (parts.length === 0) return { ...range, is: 'constant', value: text };
    if (text !== '') parts.push({ ...range, is: 'constant', value: text });
    return { ...range, is: 'concat', via: 'text', parts };
  }

  comprehension(node: Node, range: Range): Expr {
    const clauses = named(node);
    const inner = node.field('body') ?? clauses[0] ?? null;
    let item =
      inner?.kind() === 'pair'
        ? ({ ...range, is: 'list', items: [this.expr(inner.field('key')), this.expr(inner.field('value'))] } as const)
        : this.expr(inner);
    const tests = clauses.filter((one) => one.kind() === 'if_clause').map((one) => this.#only(one) ?? other(one));
    for (const clause of clauses.filter((one) => one.kind() === 'for_in_clause').reverse()) {
      const target = this.target(clause.field('left'));
      item = { ...range, is: 'each', target, from: this.expr(clause.field('right')), tests, item };
    }
    return item;
  }

  #binary(range: Range, operator: string, left: Expr, right: Expr): Expr {
    if (operator === '+') return { ...range, is: 'concat', via: 'plus', parts: [left, right] };
    if (operator === '%') {
      const values = right.is === 'list' ? right.items : [right];
      if (left.is === 'constant' && typeof left.value === 'number') {
        return { ...range, is: 'arithmetic', operator, left, right };
      }
      return { ...range, is: 'concat', via: 'percent', parts: [left, ...values] };
    }
    return { ...range, is: 'arithmetic', operator, left, right };
  }

  #only(node: Node): Expr | undefined {
    const [child] = named(node);
    return child && this.expr(child);
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

function named(node: Node | null): Node[] {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== 'comment') : [];
}

function other(node: Node): Expr {
  return { ...span(node), is: 'other', parts: [] };
}
