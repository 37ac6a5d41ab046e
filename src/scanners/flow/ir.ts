/**
 * Python and JavaScript as one small language, with only what data flow needs to see.
 * Every part knows its range in the text, so that a trace can point at it.
 */
export interface Range {
  readonly start: number;
  readonly end: number;
}
export type Constant = string | number | boolean | null;

export type Expr = Range &
  (
    | { readonly is: 'constant'; readonly value: Constant }
    | { readonly is: 'name'; readonly name: string }
    | { readonly is: 'attribute'; readonly object: Expr; readonly name: string }
    | { readonly is: 'index'; readonly object: Expr; readonly key: Expr }
    | {
        readonly is: 'call';
        readonly callee: Expr;
        readonly args: readonly Expr[];
        readonly named: readonly { readonly name: string; readonly value: Expr }[];
        readonly isNew: boolean;
        /** Something like `*args` or `...rest` is among the arguments: positions are not to be trusted. */
        readonly isSpread: boolean;
      }
    /** Text put together from parts: f-string, template, `+`. `via` says how. */
    | { readonly is: 'concat'; readonly parts: readonly Expr[]; readonly via: 'text' | 'plus' | 'percent' }
    | { readonly is: 'list'; readonly items: readonly Expr[] }
    | { readonly is: 'dict'; readonly entries: readonly { readonly key: Expr | undefined; readonly value: Expr }[] }
    | { readonly is: 'choice'; readonly test: Expr; readonly yes: Expr; readonly otherwise: Expr }
    | { readonly is: 'logic'; readonly operator: 'and' | 'or' | 'nullish'; readonly left: Expr; readonly right: Expr }
    | { readonly is: 'not'; readonly operand: Expr }
    /** `typeof x`, `-x`. */
    | { readonly is: 'sign'; readonly operator: string; readonly operand: Expr }
    | { readonly is: 'compare'; readonly operator: string; readonly left: Expr; readonly right: Expr }
    | { readonly is: 'arithmetic'; readonly operator: string; readonly left: Expr; readonly right: Expr }
    | { readonly is: 'function'; readonly fn: FunctionIr }
    /** `[f(x) for x in xs if c]`: each item of `from` under `target`, kept when the tests hold. */
    | {
        readonly is: 'each';
        readonly target: Target;
        readonly from: Expr;
        readonly tests: readonly Expr[];
        readonly item: Expr;
      }
    | { readonly is: 'assign'; readonly target: Target; readonly value: Expr }
    /** A template with a tag, which gets texts and values apart: nothing is put together. */
    | { readonly is: 'tagged'; readonly values: readonly Expr[] }
    /** Anything else; its parts are evaluated for what they do. */
    | { readonly is: 'other'; readonly parts: readonly Expr[] }
  );

export type Target =
  | { readonly to: 'name'; readonly name: string }
  | { readonly to: 'attribute'; readonly object: Expr; readonly name: string; readonly range: Range }
  | { readonly to: 'index'; readonly object: Expr; readonly key: Expr; readonly range: Range }
  | { readonly to: 'parts'; readonly parts: readonly TargetPart[]; readonly range: Range }
  | { readonly to: 'nothing' };
/** One name of a destructuring: an item by position, a property by name, or the rest. */
export interface TargetPart {
  readonly key: string | number | undefined;
  readonly target: Target;
  readonly fallback: Expr | undefined;
}

export type Stmt =
  /** `declares`: the names are new here, and not those of a scope around. */
  | { readonly do: 'assign'; readonly targets: readonly Target[]; readonly value: Expr; readonly declares: boolean }
  | { readonly do: 'expr'; readonly value: Expr }
  | { readonly do: 'if'; readonly test: Expr; readonly yes: readonly Stmt[]; readonly otherwise: readonly Stmt[] }
  | {
      readonly do: 'loop';
      /** `for target in from`; absent for `while`. */
      readonly each: { readonly target: Target; readonly from: Expr; readonly keys: boolean } | undefined;
      readonly test: Expr | undefined;
      readonly body: readonly Stmt[];
      readonly otherwise: readonly Stmt[];
    }
  | {
      readonly do: 'switch';
      readonly on: Expr;
      readonly cases: readonly {
        readonly tests: readonly Expr[];
        readonly body: readonly Stmt[];
        readonly falls: boolean;
      }[];
    }
  | {
      readonly do: 'try';
      readonly body: readonly Stmt[];
      readonly handlers: readonly (readonly Stmt[])[];
      readonly finally: readonly Stmt[];
    }
  | { readonly do: 'return'; readonly value: Expr | undefined }
  | { readonly do: 'throw'; readonly value: Expr | undefined }
  /** `leaves`: the loop or switch; otherwise its next round begins. */
  | { readonly do: 'break'; readonly leaves: boolean }
  | { readonly do: 'function'; readonly fn: FunctionIr }
  | { readonly do: 'class'; readonly name: string; readonly type: ClassIr };

export interface Param {
  readonly name: string;
  /** For destructured parameters. */
  readonly target: Target | undefined;
  readonly fallback: Expr | undefined;
  /** Written type, as source text: `Request`, `fastapi.Request`, `str`. */
  readonly type: string | undefined;
  readonly isRest: boolean;
}
export interface FunctionIr extends Range {
  readonly name: string;
  readonly params: readonly Param[];
  /** Made when it is first asked for: most functions never are. */
  readonly body: () => readonly Stmt[];
  /** Decorators, outermost first. */
  readonly decorators: readonly Expr[];
}
/** Which class a method belongs to. */
export type Owners = ReadonlyMap<FunctionIr, ClassIr>;
export interface ClassIr extends Range {
  readonly name: string;
  readonly bases: readonly Expr[];
  readonly methods: readonly FunctionIr[];
  /** Class attributes. */
  readonly body: readonly Stmt[];
}
/** `local` stands for `module` (and `name` in it; `*` the module itself, `default` its default export). */
export interface ImportIr {
  readonly local: string;
  readonly module: string;
  readonly name: string | undefined;
}
export interface ModuleIr {
  readonly path: string;
  readonly imports: readonly ImportIr[];
  readonly body: readonly Stmt[];
  /** Names by which others see what is defined here: export name -> local expression. */
  readonly exports: ReadonlyMap<string, Expr>;
  readonly functions: readonly FunctionIr[];
  readonly owners: Owners;
}

/** The same for two expressions that read the same way; undefined when that says nothing. */
export function keyOf(expr: Expr): string | undefined {
  switch (expr.is) {
    case 'name':
      return expr.name;
    case 'constant':
      return JSON.stringify(expr.value);
    case 'attribute': {
      const object = keyOf(expr.object);
      return object && `${object}.${expr.name}`;
    }
    case 'index': {
      const [object, key] = [keyOf(expr.object), keyOf(expr.key)];
      return object && key && `${object}[${key}]`;
    }
    case 'call': {
      const parts = [expr.callee, ...expr.args].map(keyOf);
      return expr.named.length > 0 || parts.includes(undefined) ? undefined : `${parts[0]}(${parts.slice(1).join()})`;
    }
    default:
      return undefined;
  }
}
