import type { Evidence } from './evidence.ts';
import type { Category, Safety, Severity } from './finding.ts';

/** Of a case, what decides whether a person must say yes before it may be merged. */
export interface ApprovalCase {
  readonly category: Category;
  readonly severity: Severity;
  readonly safety: Safety;
  readonly evidence?: Evidence;
}
/** `approvals` of the configuration on the default branch. Security cannot be let off. */
export interface ApprovalPolicy {
  readonly performance: 'ask' | 'apply' | undefined;
  /** `ask`: every security finding counts as the grave ones do. */
  readonly security?: 'ask' | undefined;
}
export interface ApprovalNeed {
  readonly needed: boolean;
  /** One sentence for people, of fixed words only. */
  readonly why: string;
}

/**
 * HIGH and critical security always, and what makes code more than 10 % faster unless the owner said `apply`. A change
 * that promised a gain of which nothing could be measured counts as such a gain, except where it cannot change behaviour.
 */
export function needsApproval(
  cases: readonly ApprovalCase[],
  policy: ApprovalPolicy = { performance: 'ask' },
): ApprovalNeed {
  const grave = cases.find(({ category, severity }) => category === 'security' && isGrave(severity));
  if (grave) {
    const critical = cases.some(({ category, severity }) => category === 'security' && severity === 'critical');
    return { needed: true, why: `It changes code for a ${critical ? 'critical' : 'HIGH'} security finding.` };
  }
  if (policy.security === 'ask' && cases.some(({ category }) => category === 'security'))
    return {
      needed: true,
      why: 'It changes code for a security finding, and the configuration asks for each of them.',
    };
  if (cases.some(({ category, safety }) => category === 'replay' && safety === 'risky'))
    return {
      needed: true,
      why: 'A robot would click something with another text, or that too little confirmed, or that cannot be taken back.',
    };
  if (policy.performance === 'apply') return { needed: false, why: 'The configuration lets faster code through.' };
  const faster = cases.filter(({ category }) => category === 'performance');
  if (faster.some(({ evidence }) => evidence?.verdict === 'gain'))
    return { needed: true, why: 'It was measured to be more than 10 % faster: it changes how the code works.' };
  if (faster.some(({ evidence, safety }) => evidence?.verdict === 'unmeasured' && safety !== 'safe'))
    return { needed: true, why: 'It promises to be faster, and nobody could measure how much.' };
  return { needed: false, why: 'No HIGH security finding, and nothing measured to be more than 10 % faster.' };
}

function isGrave(severity: Severity): boolean {
  return severity === 'critical' || severity === 'high';
}
