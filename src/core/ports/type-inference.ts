/** Types that a type checker works out for Python code that does not state them. */
export interface TypeInference {
  /** Return types, by line (from 1) of the `def`; a function whose type is unknown or partly unknown is absent. */
  returnTypes(path: string): Promise<ReadonlyMap<number, string>>;
  /** The type of the expression at [start, end) of the file; undefined when unknown. */
  typeOf(path: string, start: number, end: number): Promise<string | undefined>;
}
