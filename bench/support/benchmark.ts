/** One file `bench/<name>.ts`: found by its place, named by its path. */
export interface Benchmark {
  readonly name: string;
  /** One sentence for people: what is measured, on what. */
  readonly about: string;
  /** The most that a metric may be; metrics without a goal are for information. */
  readonly goals?: Readonly<Record<string, number>>;
  /** Metric names end in their unit: `S` seconds, `Ms` milliseconds, `Mb` mebibytes; others are counts and ratios. */
  run(options: BenchmarkOptions): Promise<Metrics>;
}
export interface BenchmarkOptions {
  /** Smaller trees and single runs: to see whether it works, not for numbers to be quoted. */
  readonly isQuick: boolean;
  /** Tells what is under way. */
  readonly say: (text: string) => void;
}
export type Metrics = Readonly<Record<string, number>>;
