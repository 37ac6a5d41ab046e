/** The world outside, handed in by whoever starts Heal: nothing below `app` reads the process. */
export interface HealSettings {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /**
   * Where the configuration counts from, when not from the files of the working tree: a commit (40 hex digits), so that
   * a pull request cannot loosen its own rules; another file, relative to the root of the repository.
   */
  readonly config?: { readonly at?: string | undefined; readonly file?: string | undefined };
  /** Code of strangers: it runs in a real sandbox, or nothing is looked at. */
  readonly mustIsolate?: boolean;
}
