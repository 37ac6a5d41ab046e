import { parseJson } from '#core/json.ts';
import type { ProposalBundle } from '#core/proposal.ts';
import { bundleSchema } from './bundle-schema.ts';

/** 32 MiB of UTF-16 units: more than any run proposes, little enough to be read at once. */
export const maxBundle = 32 * 1024 * 1024;

export interface ExpectedBundle {
  /** `owner/name` that the caller publishes to. */
  readonly repository: string;
  /** The branch that the run was for, where the caller knows it. */
  readonly branch?: string;
  /** The commit that the run was for, where the caller knows it. */
  readonly head?: string;
}
/** `problem` is for people, and quotes nothing of the bundle but positions in it. */
export type ReadBundle =
  { readonly bundle: ProposalBundle; readonly problem?: never } | { readonly problem: string; readonly bundle?: never };

/**
 * Reads what an analysing job left behind: text, or what was parsed from it. Whoever wrote it may have run hostile code;
 * this looks at its shape and for whom it is. What it proposes is looked at by `checkProposal`.
 */
export function readBundle(source: string | Uint8Array | object, expected: ExpectedBundle): ReadBundle {
  const value = decode(source);
  if (value === undefined) return { problem: 'The bundle is no JSON, or too large.' };
  const parsed = bundleSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.map((step) => (typeof step === 'number' ? `[${step}]` : String(step))).join('.') ?? '';
    // Keys of the schema only: whatever else is in a path was written by somebody.
    return { problem: `The bundle is not one of ours: ${/^[\w.[\]]{1,120}$/.test(place) ? place : 'its root'}.` };
  }
  const bundle = parsed.data;
  if (bundle.repository.toLowerCase() !== expected.repository.toLowerCase())
    return { problem: 'The bundle is for another repository.' };
  if (expected.branch !== undefined && bundle.branch !== expected.branch)
    return { problem: 'The bundle is for another branch.' };
  if (expected.head !== undefined && bundle.head !== expected.head)
    return { problem: 'The bundle is for another commit.' };
  const keys = bundle.proposals.map(({ key }) => key);
  if (new Set(keys).size !== keys.length) return { problem: 'The bundle has a proposal twice.' };
  const fingerprints = bundle.proposals.flatMap(({ cases }) => cases.map((one) => one.fingerprint));
  if (new Set(fingerprints).size !== fingerprints.length) return { problem: 'The bundle proposes a finding twice.' };
  return { bundle };
}

function decode(source: string | Uint8Array | object): unknown {
  if (source instanceof Uint8Array) {
    if (source.length > maxBundle) return undefined;
    try {
      return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(source));
    } catch {
      return undefined;
    }
  }
  // Written and read again, a value has no getters and inherits nothing.
  const text = typeof source === 'string' ? source : (JSON.stringify(source) ?? '');
  return text.length > maxBundle ? undefined : parseJson(text);
}
