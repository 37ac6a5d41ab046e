import { z } from 'zod';
import { origins } from '#core/remedy.ts';
import { readMarker, writeMarker } from '../texts/markers.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
/** Of a proposal with more cases, the first that many speak for all of their cures. */
export const mostCures = 100;
const word = z.string().min(1).max(200);
const cureSchema = z.object({ c: word, h: word, o: z.enum(origins), r: word });
const schema = z.object({
  v: z.literal(1),
  /** Fingerprints of the findings. */
  fp: z.array(z.string().regex(/^[\w:.-]{1,120}$/)).max(1_000),
  /** Of the content afterwards. */
  digest: hex,
  /** Of the content that it was made for. */
  from: hex,
  key: z.string().regex(/^[a-z]+\/[\w.-]{1,100}$/),
  /** What cured each finding, for its record: id of the case, name and origin of the cure, rule. Bounded: a body has a limit. */
  by: z.array(cureSchema).max(mostCures).default([]),
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
