import { z } from 'zod';

/** What the scanner and its WASM child say to each other: one JSON text each way, over stdin and stdout. */
export interface WorkerRequest {
  readonly jobs: readonly WorkerJob[];
}
export interface WorkerJob {
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

const Location = z.object({ row: z.number().int(), column: z.number().int() });
const Edit = z.object({ content: z.string().nullish(), location: Location, end_location: Location });
export const Diagnostic = z.object({
  code: z.string().nullable(),
  message: z.string(),
  start_location: Location,
  end_location: Location,
  fix: z.object({ message: z.string().nullish(), edits: z.array(Edit) }).nullish(),
});
export type Diagnostic = z.infer<typeof Diagnostic>;

export const WorkerAnswer = z.object({
  version: z.string(),
  files: z.array(z.object({ path: z.string(), diagnostics: z.array(Diagnostic) })),
  /** Sentences: settings that this ruff does not know, files that it could not read. */
  notes: z.array(z.string()),
});
export type WorkerAnswer = z.infer<typeof WorkerAnswer>;
