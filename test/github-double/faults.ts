/** What goes wrong, and when. */
export interface FaultRule {
  /** Of the request; all when absent. */
  readonly method?: string;
  /** Part of the path, or a pattern: `/pulls`, `/\/git\/refs$/`. */
  readonly path?: string | RegExp;
  /** Lets this many matching requests through first. Default 0. */
  readonly after?: number;
  /** How many requests it meets. Default 1. */
  readonly times?: number;
  readonly fault: Fault;
}
export type Fault =
  /** `x-ratelimit-remaining: 0`. */
  | { readonly kind: 'primary-limit'; readonly status?: 403 | 429; readonly resetInSeconds: number }
  | { readonly kind: 'secondary-limit'; readonly status?: 403 | 429; readonly retryAfterSeconds?: number }
  | { readonly kind: 'status'; readonly status: number }
  /** The connection ends before anything was done. */
  | { readonly kind: 'cut' }
  /** It was done; half of the answer arrives. */
  | { readonly kind: 'cut-body' }
  /** It was done; nothing of the answer arrives. */
  | { readonly kind: 'lost-answer' }
  /** It was done; 200 with something that is no JSON. */
  | { readonly kind: 'bad-json' }
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** The token that is used is revoked from here on. */
  | { readonly kind: 'revoke-token' };

interface Pending extends FaultRule {
  seen: number;
  met: number;
}

export class Faults {
  readonly #rules: Pending[] = [];

  add(rule: FaultRule): void {
    this.#rules.push({ ...rule, seen: 0, met: 0 });
  }

  clear(): void {
    this.#rules.length = 0;
  }

  /** The fault that meets this request, counted. */
  take(method: string, path: string): Fault | undefined {
    for (const rule of this.#rules) {
      const isMatch =
        (rule.method === undefined || rule.method === method) &&
        (rule.path === undefined || (typeof rule.path === 'string' ? path.includes(rule.path) : rule.path.test(path)));
      if (!isMatch || rule.met >= (rule.times ?? 1)) continue;
      rule.seen += 1;
      if (rule.seen <= (rule.after ?? 0)) continue;
      rule.met += 1;
      return rule.fault;
    }
    return undefined;
  }
}
