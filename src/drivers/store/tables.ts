import type { Generated } from 'kysely';
import type { RecordKind } from '#core/record.ts';
import type { Origin } from '#core/remedy.ts';

/** Column types of the store; bodies are JSON. */
export interface Tables {
  readonly run: {
    readonly id: string;
    readonly started_at: string;
    readonly finished_at: string | null;
    readonly pid: number;
    readonly command: string;
  };
  /** Beside `run`, which older versions made without it. */
  readonly run_host: {
    readonly run_id: string;
    readonly host: string;
    readonly alive_at: string;
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
  readonly remedy_record: {
    readonly seq: Generated<number>;
    readonly remedy: string;
    readonly kind: RecordKind;
    readonly case_id: string;
    readonly origin: Origin;
    readonly rule: string;
    readonly at: string;
  };
  readonly ignored: {
    readonly fingerprint: string;
    readonly rule: string;
    readonly path: string;
    readonly reason: string;
    readonly at: string;
  };
  readonly act: {
    readonly seq: Generated<number>;
    readonly at: string;
    readonly body: string;
  };
  readonly spending: {
    readonly id: string;
    readonly at: string;
    /** `2026-01-31`, in UTC. */
    readonly day: string;
    readonly model: string;
    /** Billionths of a US dollar. */
    readonly reserved_nano: number;
    readonly settled_nano: number | null;
  };
  readonly memo: {
    readonly key: string;
    readonly value: string;
  };
}
