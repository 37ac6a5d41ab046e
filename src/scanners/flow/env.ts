import { join, type Value } from './values.ts';

const none: ReadonlyMap<string, () => Value> = new Map();

/** Names of one function, and through `parent` those around it. */
export class Env {
  #vars: Map<string, Value>;
  readonly parent: Env | undefined;

  /** Imports, looked up when somebody asks for them: most of what a file imports has nothing to do with a flow. */
  readonly #imports: ReadonlyMap<string, () => Value>;

  constructor(parent?: Env, vars = new Map<string, Value>(), imports: ReadonlyMap<string, () => Value> = none) {
    this.parent = parent;
    this.#vars = vars;
    this.#imports = imports;
  }

  get(name: string): Value | undefined {
    return this.#vars.get(name) ?? this.#imports.get(name)?.() ?? this.parent?.get(name);
  }

  declare(name: string, value: Value): void {
    this.#vars.set(name, value);
  }

  /** A name of a scope around may have been set or not when somebody reads it: both values count. */
  assign(name: string, value: Value): void {
    if (this.#vars.has(name) || !this.parent?.get(name)) this.#vars.set(name, value);
    else this.parent.#assignAround(name, value);
  }

  #assignAround(name: string, value: Value): void {
    const old = this.#vars.get(name) ?? this.#imports.get(name)?.();
    if (old) this.#vars.set(name, join(old, value));
    else if (this.parent) this.parent.#assignAround(name, value);
  }

  /** For one side of a branch. */
  fork(): Env {
    return new Env(this.parent, new Map(this.#vars), this.#imports);
  }

  become(other: Env): void {
    this.#vars = other.#vars;
  }

  joinWith(other: Env): void {
    for (const [name, value] of other.#vars) {
      const own = this.#vars.get(name);
      if (own !== value) this.#vars.set(name, own ? join(own, value) : value);
    }
  }

  /** Every name of this function with its value, to be replaced one by one. */
  entries(): readonly (readonly [string, Value])[] {
    return [...this.#vars, ...(this.parent?.parent ? this.parent.entries() : [])];
  }
}
