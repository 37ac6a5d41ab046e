/** One question to a language model. */
export interface ModelQuestion {
  readonly system: string;
  readonly user: string;
  /** A PNG that the model is to look at; only models that can see understand it. */
  readonly picture?: Uint8Array;
  /** JSON Schema that the answer must follow. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly schemaName: string;
  readonly maxOutputTokens: number;
}
export interface ModelAnswer {
  readonly status: 'answered';
  /** Parsed JSON; its shape is the asker's to check: a model is never trusted. */
  readonly json: unknown;
  readonly model: string;
  readonly usd: number;
  readonly ms: number;
}
/** Why there is no answer; `detail` is for people and holds no secret. */
export interface ModelRefusal {
  readonly status: 'refused';
  readonly reason:
    | 'over-budget'
    | 'over-limit'
    | 'timed-out'
    | 'rate-limited'
    | 'unreachable'
    | 'declined'
    | 'cut-off'
    | 'not-json'
    | 'failed';
  readonly detail: string;
  readonly usd: number;
  readonly ms: number;
}
/** A language model behind a budget. Never throws for what the endpoint does. */
export interface Model {
  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer | ModelRefusal>;
}
