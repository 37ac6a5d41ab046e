import { z } from 'zod';

/** What the scanner and its child say to each other: one JSON text each way, over stdin and stdout. */
export interface FixRequest {
  /** How to start oxlint: program and leading arguments. */
  readonly command: readonly string[];
  /** Text of the configuration to use; absent where the repository has its own. */
  readonly config?: string;
  readonly files: readonly FixFile[];
}
export interface FixFile {
  /** Relative to the package. */
  readonly path: string;
  readonly text: string;
  readonly places: readonly Range[];
}

/** As in the Language Server Protocol: from 0, in UTF-16 units, the end exclusive. */
const Position = z.object({ line: z.number().int().min(0), character: z.number().int().min(0) });
const Range = z.object({ start: Position, end: Position });
export type Range = z.infer<typeof Range>;
export const TextChange = z.object({ range: Range, newText: z.string().max(100_000) });
export type TextChange = z.infer<typeof TextChange>;

/** One thing that an editor would offer at a place. `changes` are told of cures only, not of suppressions. */
export const Offer = z.object({ title: z.string(), isCure: z.boolean(), changes: z.array(TextChange).max(200) });
export type Offer = z.infer<typeof Offer>;

export const FixAnswer = z.object({
  /** In the order of the request, for each of its files and each of their places. */
  files: z.array(z.object({ path: z.string(), offers: z.array(z.array(Offer)) })),
});
export type FixAnswer = z.infer<typeof FixAnswer>;
