/** How a model is asked to write down a cure. */
export type Form = 'edits' | 'rewrite';

export interface SearchReplace {
  readonly path: string;
  readonly search: string;
  readonly replace: string;
}
/** A model's answer in our words. Nothing in it is trusted: it only has the right shape. */
export interface ModelCure {
  readonly edits: readonly SearchReplace[];
  /** The excerpt written anew; only in the form `rewrite`. */
  readonly code: string | undefined;
  readonly explanation: string;
}

const text = { type: 'string' };
const edits = {
  type: 'array',
  items: {
    type: 'object',
    properties: { path: text, search: text, replace: text },
    required: ['path', 'search', 'replace'],
    additionalProperties: false,
  },
};

/** JSON Schema of each form, in the part of the language that strict modes take. */
export const schemas: Readonly<Record<Form, Readonly<Record<string, unknown>>>> = {
  edits: {
    type: 'object',
    properties: { edits, explanation: text },
    required: ['edits', 'explanation'],
    additionalProperties: false,
  },
  rewrite: {
    type: 'object',
    properties: { code: text, edits, explanation: text },
    required: ['code', 'edits', 'explanation'],
    additionalProperties: false,
  },
};

const maxEdits = 10;
const maxChars = 40_000;

/** Undefined when the JSON has another shape than the form asks for. */
export function readCure(json: unknown, form: Form): ModelCure | undefined {
  if (!isRecord(json) || !Array.isArray(json['edits']) || json['edits'].length > maxEdits) return undefined;
  const { code, explanation } = json;
  if (typeof explanation !== 'string' || (form === 'rewrite') !== (typeof code === 'string')) return undefined;
  const read: SearchReplace[] = [];
  for (const edit of json['edits'] as unknown[]) {
    if (!isRecord(edit)) return undefined;
    const { path, search, replace } = edit;
    if (typeof path !== 'string' || typeof search !== 'string' || typeof replace !== 'string') return undefined;
    read.push({ path, search, replace });
  }
  const cure = { edits: read, code: typeof code === 'string' ? code : undefined, explanation };
  return JSON.stringify([cure.edits, cure.code]).length <= maxChars ? cure : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
