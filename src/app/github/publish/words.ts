import type { ApprovalNeed } from '#core/approval.ts';
import type { Safety } from '#core/finding.ts';
import type { ProposedCase } from '#core/proposal.ts';
import { escapeText } from '../texts/escape.ts';

const origins: Readonly<Record<ProposedCase['origin'], string>> = {
  pattern: 'a pattern of the library',
  healer: 'a healer of Heal',
  tool: "the tool's own fix",
  history: "this repository's past",
  model: 'a language model',
};
const ways: Readonly<Record<ProposedCase['rung'], string>> = {
  exact: 'for exactly this finding',
  semantic: 'by likeness to a known problem',
  causal: 'by how it came and went before',
  model: 'that was asked',
};
const safeties: Readonly<Record<Safety, string>> = {
  safe: 'keeps behaviour for every input',
  careful: 'keeps behaviour as far as tests show',
  risky: 'changes behaviour on purpose',
};

export function describeOrigin({ origin, rung }: Pick<ProposedCase, 'origin' | 'rung'>): string {
  return `${origins[origin]}, ${ways[rung]}`;
}
export function describeSafety(safety: Safety): string {
  return safeties[safety];
}
export function describeApproval({ why }: ApprovalNeed, hasGate: boolean): string {
  const how = hasGate
    ? 'An approving review by someone with write access, on the newest commit, opens the check `heal/approval`; a comment does not, and a push takes it back.'
    : 'It stays a draft until someone who may write here has reviewed it and marks it as ready.';
  return `${escapeText(why)} ${how}`;
}
