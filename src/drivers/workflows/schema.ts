import { z } from 'zod';
import { mouseButtons } from '#core/ports/desktop.ts';

/** Where the schema of `workflow.json` is published; what a file names in `$schema` is for editors only. */
export const workflowSchemaId = 'https://raw.githubusercontent.com/heal/heal/main/docs/reference/workflow.schema.json';

/** Folders of a workflow hold files of these names, on file systems of every kind. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)$/;
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower case letters, digits and hyphens, at most 64')
  .refine((id) => !deviceNames.test(id), 'is the name of a device on Windows: choose another');
const parameterName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'use lower case letters, digits and hyphens, beginning with a letter, at most 40');

const text = z.string().max(10_000);
const shortText = z.string().max(500);
const pixels = z.number().int().min(-100_000).max(100_000);
const length = z.number().int().min(1).max(100_000);
const share = z.number().min(0).max(1);
export const boxSchema = z.strictObject({ x: pixels, y: pixels, width: length, height: length });
const size = z.strictObject({ width: length, height: length });

/** 24×24 values in a byte each, base64. */
export const inkSchema = z.strictObject({
  shape: z.base64().length(768),
  aspect: z.number().min(0).max(1000),
  fill: share,
  centre: z.strictObject({ x: share, y: share }),
});

const windowSchema = z.strictObject({
  class: shortText.default('').describe('class of the window; empty for any'),
  application: shortText.default('').describe('file name of the program, lower case, without .exe; empty for any'),
  title: shortText.default('').describe('its title; * for what changes; empty for any'),
});

const key = z.string().min(1).max(40);
const actionSchema = z.discriminatedUnion('do', [
  z.strictObject({
    do: z.literal('click'),
    target: idSchema,
    button: z.enum(mouseButtons).default('left'),
    count: z.union([z.literal(1), z.literal(2)]).default(1),
  }),
  z.strictObject({ do: z.literal('drag'), target: idSchema, to: idSchema }),
  z.strictObject({ do: z.literal('type'), text: text.describe('{{name}} stands for a parameter') }),
  z.strictObject({ do: z.literal('press'), keys: z.array(key).min(1).max(6) }),
  z.strictObject({ do: z.literal('wait'), ms: z.number().int().min(0).max(600_000) }),
  z.strictObject({ do: z.literal('focus') }),
  z.strictObject({ do: z.literal('close') }),
]);

const postconditionSchema = z.discriminatedUnion('see', [
  z.strictObject({ see: z.literal('change'), region: boxSchema.optional() }),
  z.strictObject({ see: z.literal('no-change'), region: boxSchema.optional() }),
  z.strictObject({ see: z.literal('window'), title: shortText, isThere: z.boolean().default(true) }),
  z.strictObject({ see: z.literal('text'), target: idSchema, equals: text }),
  z.strictObject({ see: z.literal('file'), path: text, contains: text.optional() }),
  z.strictObject({
    see: z.literal('http'),
    url: text,
    status: z.number().int().min(100).max(599),
    contains: text.optional(),
  }),
  z.strictObject({ see: z.literal('sql'), file: text, query: text, equals: text }),
]);

const stepSchema = z.strictObject({
  id: idSchema,
  title: shortText,
  window: windowSchema,
  action: actionSchema,
  after: z.array(postconditionSchema).max(20).default([]),
  isIrreversible: z
    .boolean()
    .default(false)
    .describe('cannot be taken back: only found by its recorded picture or control, or with a person'),
  timeoutMs: z.number().int().min(100).max(3_600_000).default(10_000),
});

const targetSchema = z.strictObject({
  label: shortText,
  screen: idSchema,
  box: boxSchema,
  grip: z.strictObject({ x: share, y: share }).default({ x: 0.5, y: 0.5 }),
  element: z
    .strictObject({ role: shortText, name: shortText, controlId: shortText })
    .optional()
    .describe('the control that the platform told of'),
  texts: z.array(shortText).max(50).default([]).describe('its text, and other words that mean the same'),
  ink: z
    .union([z.literal('as its mark'), inkSchema])
    .optional()
    .describe('its label; usually that of the mark with the same box in its screen'),
});

const parameterSchema = z.strictObject({
  name: parameterName,
  label: shortText.default(''),
  isSecret: z.boolean().default(false).describe('never written anywhere: taken from HEAL_REPLAY_<NAME>'),
  value: text.optional(),
});

export const workflowSchema = z.strictObject({
  $schema: z.string().max(500).optional(),
  version: z.literal(1),
  title: shortText,
  recordedOn: size,
  parameters: z.array(parameterSchema).max(100).default([]),
  steps: z.array(stepSchema).min(1).max(1000),
  targets: z.record(idSchema, targetSchema).default({}),
});
export type WorkflowFile = z.infer<typeof workflowSchema>;

/** `screens/<id>.json`: the marks of a window, as it was recorded. */
export const screenSchema = z.strictObject({
  client: size,
  marks: z.array(z.strictObject({ box: boxSchema, text: shortText.default(''), ink: inkSchema.optional() })).max(2000),
});
export type ScreenFile = z.infer<typeof screenSchema>;

/** For editors, and for docs/reference. */
export function makeWorkflowJsonSchema(): object {
  return { $id: workflowSchemaId, ...z.toJSONSchema(workflowSchema, { io: 'input' }) };
}
