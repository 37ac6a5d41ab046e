import { parse, span, type Node } from '#syntax/parse.ts';
import type { ClassIr, Expr, FunctionIr, ImportIr, ModuleIr, Param, Range, Stmt, Target, TargetPart } from './ir.ts';

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

class ScriptLowering {
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
    const statements = named(node).flatMap((child) => this.statement(child));
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
            test: this.expr(node.field('condition')),
            then: this.#body(node.field('consequence')),
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
            test: this.expr(unwrapStatement(node.field('condition'))),
            body: [
              ...this.#body(node.field('body')),
              ...(node.field('increment') ? this.#expressionStatement(node.field('increment')!) : []),
            ],
            otherwise: [],
          },
        ];
      case 'while_statement':
      case 'do_statement': {
        const body = this.#body(node.field('body'));
        const test = this.expr(node.field('condition'));
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
        return [{ do: 'return', value: value && this.expr(value) }];
      }
      case 'throw_statement': {
        const [value] = named(node);
        return [{ do: 'throw', value: value && this.expr(value) }];
      }
      case 'break_statement':
      case 'continue_statement':
        return [{ do: 'break' }];
      case 'statement_block':
        return this.block(node);
      case 'labeled_statement':
        return this.#body(node.field('body'));
      case 'import_statement':
        this.#import(node);
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

  #expressionStatement(node: Node): Stmt[] {
    if (node.kind() === 'assignment_expression') {
      const left = node.field('left');
      const value = this.expr(node.field('right'));
      this.#noteCommonExport(left, value);
      return [{ do: 'assign', targets: [this.target(left)], value, declares: false }];
    }
    if (node.kind() === 'sequence_expression') return named(node).flatMap((child) => this.#expressionStatement(child));
    return [{ do: 'expr', value: this.expr(node) }];
  }

  /** `module.exports = …`, `exports.name = …`. */
  #noteCommonExport(left: Node | null, value: Expr): void {
    const found = /^(?:module\.)?exports(?:\.(\w+))?$/.exec(left?.text() ?? '');
    if (!found || left?.text() === 'exports') return;
    if (found[1] !== undefined) {
      this.#exports.set(found[1], value);
      return;
    }
    this.#exports.set('default', value);
    if (value.is !== 'dict') return;
    for (const { key, value: one } of value.entries) {
      if (key?.is === 'constant' && typeof key.value === 'string') this.#exports.set(key.value, one);
    }
  }

  #declarator(node: Node): Stmt[] {
    if (node.kind() !== 'variable_declarator') return [];
    const name = node.field('name');
    const from = node.field('value');
    if (this.#require(name, from)) return [];
    const value: Expr = from ? this.expr(from) : { ...span(node), is: 'constant', value: null };
    return [{ do: 'assign', targets: [this.target(name)], value, declares: true }];
  }

  /** `const x = require('m')`, `const { a: b } = require('m')`, `const y = require('m').z`. */
  #require(name: Node | null, value: Node | null): boolean {
    const found = /^(?:require\(\s*['"]([^'"]+)['"]\s*\))(?:\.(\w+))?$/.exec(value?.text() ?? '');
    if (!found?.[1] || !name) return false;
    const module = found[1];
    if (name.kind() === 'identifier') {
      this.#imports.push({ local: name.text(), module, name: found[2] });
      return true;
    }
    if (name.kind() !== 'object_pattern' || found[2] !== undefined) return false;
    for (const child of named(name)) {
      if (child.kind() === 'shorthand_property_identifier_pattern') {
        this.#imports.push({ local: child.text(), module, name: child.text() });
      } else if (child.kind() === 'pair_pattern') {
        const local = child.field('value');
        const key = child.field('key')?.text();
        if (local?.kind() === 'identifier' && key) this.#imports.push({ local: local.text(), module, name: key });
      }
    }
    return true;
  }

  #forIn(node: Node): Stmt {
    const left = node.field('left');
    return {
      do: 'loop',
      each: {
        target: this.target(left),
        from: this.expr(node.field('right')),
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
      return { tests: value ? [this.expr(value)] : [], body, falls: !ends && !isBlockEnd };
    });
    return { do: 'switch', on: this.expr(node.field('value')), cases };
  }

  functionOf(node: Node, name: string): FunctionIr {
    const inner = node.field('body');
    let made: readonly Stmt[] | undefined;
    const single = node.field('parameter');
    const fn: FunctionIr = {
      ...span(node),
      name,
      params: single ? [this.#param(single)] : this.params(node.field('parameters')),
      body: () =>
        (made ??=
          inner === null || inner.kind() === 'statement_block'
            ? this.block(inner)
            : [{ do: 'return', value: this.expr(inner) }]),
      decorators: [],
    };
    this.#functions.push(fn);
    return fn;
  }

  params(node: Node | null): Param[] {
    return named(node).map((child) => this.#param(child));
  }

  #param(node: Node): Param {
    const base = { name: '', target: undefined, fallback: undefined, type: undefined, isRest: false };
    switch (node.kind()) {
      case 'required_parameter':
      case 'optional_parameter': {
        const pattern = node.field('pattern');
        const inner = pattern ? this.#param(pattern) : base;
        const value = node.field('value');
        const type = node.field('type')?.text().replace(/^:\s*/, '');
        return { ...inner, type, ...(value ? { fallback: this.expr(value) } : {}) };
      }
      case 'identifier':
      case 'this':
        return { ...base, name: node.text() };
      case 'rest_pattern':
        return { ...base, name: named(node)[0]?.text() ?? '', isRest: true };
      case 'assignment_pattern': {
        const left = node.field('left');
        return { ...(left ? this.#param(left) : base), fallback: this.expr(node.field('right')) };
      }
      default:
        return { ...base, target: this.target(node) };
    }
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
      bases: heritage?.findAll({ rule: { kind: 'extends_clause' } }).map((one) => this.expr(one.field('value'))) ?? [],
      methods,
      body: fields.map((field) => ({
        do: 'assign',
        targets: [{ to: 'name', name: (field.field('name') ?? field.field('property'))?.text() ?? '' }],
        value: this.expr(field.field('value')),
        declares: true,
      })),
    };
    for (const method of methods) this.#owners.set(method, type);
    return type;
  }

  target(node: Node | null): Target {
    switch (node?.kind()) {
      case 'identifier':
      case 'shorthand_property_identifier_pattern':
        return { to: 'name', name: node.text() };
      case 'member_expression':
        return {
          to: 'attribute',
          object: this.expr(node.field('object')),
          name: node.field('property')?.text() ?? '',
          range: span(node),
        };
      case 'subscript_expression':
        return {
          to: 'index',
          object: this.expr(node.field('object')),
          key: this.expr(node.field('index')),
          range: span(node),
        };
      case 'array_pattern':
        return { to: 'parts', parts: named(node).map((child, key) => this.#targetPart(child, key)) };
      case 'object_pattern':
        return { to: 'parts', parts: named(node).map((child) => this.#targetPart(child, undefined)) };
      case 'non_null_expression':
      case 'parenthesized_expression':
      case 'as_expression':
        return this.target(named(node)[0] ?? null);
      default:
        return { to: 'nothing' };
    }
  }

  #targetPart(node: Node, key: number | string | undefined): TargetPart {
    switch (node.kind()) {
      case 'pair_pattern': {
        const name = node
          .field('key')
          ?.text()
          .replace(/^['"]|['"]$/g, '');
        return { ...this.#targetPart(node.field('value') ?? node, name), key: name };
      }
      case 'shorthand_property_identifier_pattern':
        return { key: key ?? node.text(), target: this.target(node), fallback: undefined };
      case 'object_assignment_pattern':
      case 'assignment_pattern': {
        const left = node.field('left');
        const name = key ?? left?.text();
        return { key: name, target: this.target(left), fallback: this.expr(node.field('right')) };
      }
      case 'rest_pattern':
        return { key: undefined, target: this.target(named(node)[0] ?? null), fallback: undefined };
      default:
        return { key, target: this.target(node), fallback: undefined };
    }
  }

  expr(node: Node | null): Expr {
    if (!node) return { is: 'other', parts: [], start: 0, end: 0 };
    const range = span(node);
    switch (node.kind()) {
      case 'identifier':
      case 'shorthand_property_identifier':
      case 'this':
      case 'super':
        return { ...range, is: 'name', name: node.text() };
      case 'undefined':
      case 'null':
        return { ...range, is: 'constant', value: null };
      case 'member_expression':
        return {
          ...range,
          is: 'attribute',
          object: this.expr(node.field('object')),
          name: node.field('property')?.text() ?? '',
        };
      case 'subscript_expression':
        return { ...range, is: 'index', object: this.expr(node.field('object')), key: this.expr(node.field('index')) };
      case 'call_expression':
      case 'new_expression':
        return this.call(node, range);
      case 'string':
        return { ...range, is: 'constant', value: unescape(named(node)) };
      case 'template_string':
        return this.#template(node, range);
      case 'number':
        return { ...range, is: 'constant', value: Number(node.text().replaceAll('_', '')) };
      case 'true':
      case 'false':
        return { ...range, is: 'constant', value: node.kind() === 'true' };
      case 'array':
        return { ...range, is: 'list', items: named(node).map((child) => this.expr(child)) };
      case 'object':
        return { ...range, is: 'dict', entries: named(node).map((child) => this.#entry(child)) };
      case 'binary_expression':
        return this.#binary(range, node);
      case 'unary_expression': {
        const operand = this.expr(node.field('argument'));
        return node.field('operator')?.text() === '!'
          ? { ...range, is: 'not', operand }
          : {
              ...range,
              is: 'arithmetic',
              operator: node.field('operator')?.text() ?? '',
              left: operand,
              right: operand,
            };
      }
      case 'ternary_expression':
        return {
          ...range,
          is: 'choice',
          test: this.expr(node.field('condition')),
          then: this.expr(node.field('consequence')),
          otherwise: this.expr(node.field('alternative')),
        };
      case 'assignment_expression':
        return {
          ...range,
          is: 'assign',
          target: this.target(node.field('left')),
          value: this.expr(node.field('right')),
        };
      case 'augmented_assignment_expression': {
        const left = node.field('left');
        const operator = node.field('operator')?.text() ?? '+=';
        const parts = [this.expr(left), this.expr(node.field('right'))];
        const [old, added] = parts as [Expr, Expr];
        const value: Expr =
          operator === '+='
            ? { ...range, is: 'concat', via: 'plus', parts }
            : operator === '||=' || operator === '??='
              ? { ...range, is: 'logic', operator: 'or', left: old, right: added }
              : { ...range, is: 'arithmetic', operator, left: old, right: added };
        return { ...range, is: 'assign', target: this.target(left), value };
      }
      case 'arrow_function':
      case 'function_expression':
      case 'function':
      case 'generator_function':
        return { ...range, is: 'function', fn: this.functionOf(node, node.field('name')?.text() ?? '') };
      case 'parenthesized_expression':
      case 'await_expression':
      case 'as_expression':
      case 'satisfies_expression':
      case 'non_null_expression':
      case 'spread_element':
        return this.expr(named(node)[0] ?? null);
      case 'sequence_expression': {
        const parts = named(node).map((child) => this.expr(child));
        return parts.at(-1) ?? { ...range, is: 'other', parts };
      }
      default:
        return { ...range, is: 'other', parts: named(node).map((child) => this.expr(child)) };
    }
  }

  #entry(node: Node): { key: Expr | undefined; value: Expr } {
    switch (node.kind()) {
      case 'pair': {
        const key = node.field('key');
        const isPlain = key?.kind() === 'property_identifier';
        return {
          key: isPlain ? { ...span(key), is: 'constant', value: key.text() } : this.expr(unwrapComputed(key)),
          value: this.expr(node.field('value')),
        };
      }
      case 'shorthand_property_identifier':
        return { key: { ...span(node), is: 'constant', value: node.text() }, value: this.expr(node) };
      case 'method_definition': {
        const name = node.field('name')?.text() ?? '';
        const fn = this.functionOf(node, name);
        return { key: { ...span(node), is: 'constant', value: name }, value: { ...span(node), is: 'function', fn } };
      }
      default:
        return { key: undefined, value: this.expr(node) };
    }
  }

  call(node: Node, range: Range): Expr {
    const isNew = node.kind() === 'new_expression';
    const callee = this.expr(node.field(isNew ? 'constructor' : 'function'));
    const list = node.field('arguments');
    if (list?.kind() === 'template_string') {
      // A tag gets texts and values apart: nothing is put together.
      const values = named(list).filter((child) => child.kind() === 'template_substitution');
      const parts = values.map((child) => this.expr(named(child)[0] ?? null));
      return { ...range, is: 'other', parts };
    }
    const args = named(list);
    return {
      ...range,
      is: 'call',
      callee,
      args: args.map((child) => this.expr(child)),
      named: [],
      isNew,
      isSpread: args.some((child) => child.kind() === 'spread_element'),
    };
  }

  #template(node: Node, range: Range): Expr {
    const parts = named(node).map((child): Expr => {
      if (child.kind() === 'template_substitution') return this.expr(named(child)[0] ?? null);
      return { ...span(child), is: 'constant', value: unescape([child]) };
    });
    const isText = parts.every((part) => part.is === 'constant');
    if (isText)
      return {
        ...range,
        is: 'constant',
        value: parts.map((part) => (part.is === 'constant' ? part.value : '')).join(''),
      };
    return { ...range, is: 'concat', via: 'text', parts };
  }

  #binary(range: Range, node: Node): Expr {
    const operator = node.field('operator')?.text() ?? '';
    const left = this.expr(node.field('left'));
    const right = this.expr(node.field('right'));
    if (operator === '+') return { ...range, is: 'concat', via: 'plus', parts: [left, right] };
    if (operator === '&&') return { ...range, is: 'logic', operator: 'and', left, right };
    if (operator === '||') return { ...range, is: 'logic', operator: 'or', left, right };
    if (operator === '??') return { ...range, is: 'logic', operator: 'nullish', left, right };
    if (/^([!=]==?|[<>]=?|in|instanceof)$/.test(operator)) return { ...range, is: 'compare', operator, left, right };
    return { ...range, is: 'arithmetic', operator, left, right };
  }

  #import(node: Node): void {
    const module = named(node.field('source'))[0]?.text() ?? '';
    const clause = named(node).find((child) => child.kind() === 'import_clause');
    for (const child of named(clause ?? null)) {
      if (child.kind() === 'identifier') this.#imports.push({ local: child.text(), module, name: 'default' });
      else if (child.kind() === 'namespace_import') {
        this.#imports.push({ local: named(child)[0]?.text() ?? '', module, name: undefined });
      } else {
        for (const one of named(child)) {
          const name = one.field('name')?.text() ?? '';
          this.#imports.push({ local: one.field('alias')?.text() ?? name, module, name });
        }
      }
    }
  }

  #export(node: Node): Stmt[] {
    const declaration = node.field('declaration');
    const value = node.field('value');
    if (value) {
      const exported = this.expr(value);
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

function named(node: Node | null): Node[] {
  return node ? node.children().filter((child) => child.isNamed() && child.kind() !== 'comment') : [];
}

function unwrapStatement(node: Node | null): Node | null {
  return node?.kind() === 'expression_statement' ? (named(node)[0] ?? null) : node;
}

function unwrapComputed(node: Node | null): Node | null {
  return node?.kind() === 'computed_property_name' ? (named(node)[0] ?? null) : node;
}

function unescape(parts: readonly Node[]): string {
  return parts.map((part) => part.text()).join('');
}
