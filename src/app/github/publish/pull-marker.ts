import { z } from 'zod';
import { readMarker, writeMarker } from '../texts/markers.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const schema = z.object({
  v: z.literal(1),
  /** Fingerprints of the findings. */
  fp: z.array(z.string().regex(/^[\w:.-]{1,120}$/)).max(1_000),
  /** Of the content afterwards. */
  digest: hex,
  /** Of the content that it was made for. */
  from: hex,
  key: z.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  /** Heal closed it itself: that is nobody's no. */
  closed: z.enum(['moot', 'superseded']).optional(),
});
export type PullMarker = z.infer<typeof schema>;

/** The first line of a body; what Heal knows of its own pull request without a memory of its own. */
export function writePullMarker(marker: PullMarker): string {
  return writeMarker('heal', marker);
}

/** Undefined when there is none. Only ask bodies that Heal opened. */
export function readPullMarker(body: string): PullMarker | undefined {
  const parsed = schema.safeParse(readMarker('heal', body));
  return parsed.success ? parsed.data : undefined;
}
