/** A file of lines that only grows. */
export interface AppendLog {
  readonly file: string;
  /** Whole lines, without their newline; a line that was cut off by a crash is not among them. */
  lines(): Promise<readonly string[]>;
  /** Removes what a crash left of an unfinished last line. */
  repair(): Promise<void>;
  /** In order, at once, each with a newline. */
  append(lines: readonly string[]): Promise<void>;
}
