import { z } from 'zod';

/** What a person would do to the window, in order: clicks at points of the screen, text, keys. */
export const plan = z.array(
  z.discriminatedUnion('do', [
    z.object({
      do: z.literal('click'),
      target: z.string(),
      label: z.string(),
      at: z.object({ x: z.number(), y: z.number() }),
    }),
    z.object({ do: z.literal('type'), text: z.string() }),
    z.object({ do: z.literal('press'), keys: z.array(z.string()) }),
  ]),
);
export type PlannedAction = z.infer<typeof plan>[number];
