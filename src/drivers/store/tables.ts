import type { Generated } from 'kysely';

/** Column types of the store; bodies are JSON. */
export interface Tables {
  readonly run: {
    readonly id: string;
    readonly started_at: string;
    readonly finished_at: string | null;
    readonly pid: number;
    readonly command: string;
  };
  readonly heal_case: {
    readonly id: string;
    readonly kind: string;
    readonly stage: string;
    readonly rule: string;
    readonly moved_at: string;
    readonly body: string;
  };
  readonly case_event: {
    readonly seq: Generated<number>;
    readonly case_id: string;
    readonly run_id: string;
    readonly at: string;
    readonly body: string;
  };
}
