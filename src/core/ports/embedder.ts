/** Turns texts into vectors of length 1. Vectors of two models are never compared. */
export interface Embedder {
  /** Name and content digest of the model: stored with every table of vectors. */
  readonly id: string;
  readonly dimension: number;
  embed(texts: readonly string[]): Promise<readonly Float32Array[]>;
}
