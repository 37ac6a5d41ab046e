/** One place where rules for a branch are set, as GitHub's API says them. */
export interface RuleSource {
  /** For people: `ruleset "main" of acme`. */
  readonly from: string;
  readonly checks: readonly { readonly name: string; readonly appId: number | undefined }[];
  readonly reviews:
    | {
        readonly count: number;
        readonly dismissesStale: boolean;
        readonly needsCodeOwner: boolean;
        readonly needsLastPushApproval: boolean;
      }
    | undefined;
  /** Undefined: not to be seen with this token. */
  readonly mayBypass: boolean | undefined;
}
export interface Guarantee {
  /**
   * `app`: nothing is merged that our App did not see approved. `owners`: nothing is merged that an owner of the code
   * did not approve as it is. `none`: whoever may write can merge it.
   */
  readonly level: 'app' | 'owners' | 'none';
  readonly from: string;
  readonly mayBypass: boolean | undefined;
  /** What the check lacks; empty where the level is `app`. */
  readonly checkGaps: readonly string[];
  /** What GitHub's own review rules lack, one for each setting. */
  readonly reviewGaps: readonly string[];
}

/** Which of the two guarantees for HIGH fixes the rules of a branch really give. */
export function judgeGuarantee(
  rules: readonly RuleSource[],
  codeOwners: { readonly text: string; readonly errors: number } | undefined,
  appId: number | undefined,
  checkName: string,
): Guarantee {
  const holders = rules.filter(({ checks }) => checks.some(({ name }) => name === checkName));
  const held = holders.find(({ checks }) =>
    checks.some((check) => check.name === checkName && isOurs(check.appId, appId)),
  );
  const checkGaps = held ? [] : [whyNotHeld(holders, appId, checkName)];
  const reviewGaps = findReviewGaps(rules, codeOwners);
  if (held) return { level: 'app', from: held.from, mayBypass: held.mayBypass, checkGaps, reviewGaps };
  const reviewing = rules.filter(({ reviews }) => reviews !== undefined);
  const from = reviewing.map((one) => one.from).join(' and ');
  // What one source lets through another may hold: only when all can be passed, or nobody can see it, is it open.
  const mayBypass = reviewing.some((one) => one.mayBypass === false)
    ? false
    : reviewing.every((one) => one.mayBypass)
      ? true
      : undefined;
  return { level: reviewGaps.length === 0 ? 'owners' : 'none', from, mayBypass, checkGaps, reviewGaps };
}

/** Patterns of a CODEOWNERS file after the last `*` that nobody owns; undefined when not every file has an owner. */
export function findUnowned(text: string): readonly string[] | undefined {
  const rules = text
    .split(/\r?\n/)
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => line.split(/\s+/));
  const all = rules.findLastIndex(([pattern, ...owners]) => (pattern === '*' || pattern === '**') && owners.length > 0);
  if (all === -1) return undefined;
  return rules.slice(all + 1).flatMap(([pattern = '', ...owners]) => (owners.length === 0 ? [pattern] : []));
}

function isOurs(source: number | undefined, appId: number | undefined): boolean {
  return source !== undefined && source === appId;
}

function whyNotHeld(holders: readonly RuleSource[], appId: number | undefined, checkName: string): string {
  if (holders.length === 0) return `${checkName} is not a required check.`;
  const sources = holders
    .flatMap(({ checks }) => checks.filter(({ name }) => name === checkName))
    .map((check) => check.appId);
  if (sources.every((source) => source === undefined))
    return `${checkName} is required, but from any source: whoever may write can say it.`;
  const named = sources.filter((source) => source !== undefined).join(', ');
  return appId === undefined
    ? `${checkName} is required from App ${named}; whether that is yours is not known.`
    : `${checkName} is required from App ${named}, and yours is ${appId}.`;
}

function findReviewGaps(
  rules: readonly RuleSource[],
  codeOwners: { readonly text: string; readonly errors: number } | undefined,
): readonly string[] {
  const reviews = rules.flatMap((rule) => rule.reviews ?? []);
  if (reviews.length === 0) return ['No review is required.'];
  const gaps: string[] = [];
  if (!reviews.some(({ count }) => count > 0)) gaps.push('No approval is required.');
  if (!reviews.some(({ dismissesStale }) => dismissesStale)) gaps.push('A push does not dismiss approvals.');
  if (!reviews.some(({ needsLastPushApproval }) => needsLastPushApproval))
    gaps.push('The most recent push needs no approval by somebody else.');
  if (!reviews.some(({ needsCodeOwner }) => needsCodeOwner)) gaps.push('No review by code owners is required.');
  const unowned = codeOwners ? findUnowned(codeOwners.text) : undefined;
  if (!codeOwners) gaps.push('There is no CODEOWNERS file.');
  else if (codeOwners.errors > 0) gaps.push(`CODEOWNERS has ${codeOwners.errors} errors.`);
  else if (unowned === undefined) gaps.push('CODEOWNERS does not cover every file: it has no line for *.');
  else if (unowned.length > 0) gaps.push(`CODEOWNERS takes ${unowned.length} patterns away from all owners.`);
  return gaps;
}
