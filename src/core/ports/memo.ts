/** Small things to remember between runs: how far a backfill came, what was offered already. */
export interface Memo {
  read(key: string): Promise<string | undefined>;
  write(key: string, value: string): Promise<void>;
}
