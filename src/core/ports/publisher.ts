import type { Verified } from '../case.ts';
import type { Publication } from '../verification.ts';

export interface PublishedFile {
  readonly path: string;
  /** The file before and after this batch, as it was read and as it is to be written. */
  readonly before: string;
  readonly after: string;
}
/** Where verified heals of code go: the working tree, a branch, a patch, nowhere. */
export interface Publisher {
  publish(batch: readonly Verified<'code'>[], files: readonly PublishedFile[]): Promise<Publication>;
}
