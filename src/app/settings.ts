/** The world outside, handed in by whoever starts Heal: nothing below `app` reads the process. */
export interface HealSettings {
  /** Absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}
