import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenAI } from 'openai';
import { stoppedBy } from '#core/errors.ts';
import type { Model, ModelAnswer, ModelQuestion, ModelRefusal } from '#core/ports/model.ts';
import type { Spending, SpendingCaps } from '#core/ports/spending.ts';
import { isSame, makeRequest, nextDialect, type Dialect } from './dialect.ts';
import { addressOf, knowsNewLimit, openClient, type ModelEndpoint } from './endpoint.ts';
import { costOf, worstUse, type TokenPrice } from './prices.ts';
import { readAnswer, readUsage } from './read-answer.ts';
import { backoff, retryAfter } from './retry.ts';
import { send, type Sent } from './send.ts';
import { Slots } from './slots.ts';

export interface ModelParts {
  readonly endpoint: ModelEndpoint;
  /** As the endpoint calls it; for Azure the name of the deployment. */
  readonly model: string;
  readonly price: TokenPrice;
  readonly caps: SpendingCaps;
  readonly spending: Spending;
  /** Requests in one run, retries counted. */
  readonly maxCalls: number;
  /** Deadline of one question with all its retries, from when it has its turn. */
  readonly timeoutMs: number;
  readonly now: () => Date;
  readonly random?: () => number;
  /** First wait before a retry, doubled from then on. Default 500. */
  readonly backoffMs?: number;
}

/** Requests that run at the same time. */
const atOnce = 5;
/** Tries of one question that fail for reasons that may pass. */
const maxTries = 4;
/** Questions in a row without any answer, after which this run asks no more. */
const patience = 3;

type Refused = Pick<ModelRefusal, 'reason' | 'detail'>;

/**
 * A model behind an OpenAI-compatible endpoint. Every request is reserved at its worst price before it is sent and
 * settled by what the endpoint says it used; what is unclear stays at the worst.
 */
export function openModel(parts: ModelParts): Model {
  return new OpenAiModel(parts);
}

/** The first request for a question as it would be sent, without its key; for people who want to know. */
export function previewRequest(
  question: ModelQuestion,
  model: string,
  endpoint: ModelEndpoint | undefined,
): { readonly url: string | undefined; readonly body: object } {
  const limit = endpoint && knowsNewLimit(endpoint) ? 'max_completion_tokens' : 'max_tokens';
  return {
    url: endpoint && addressOf(endpoint, model),
    body: makeRequest(question, model, { format: 'schema', limit }),
  };
}

class OpenAiModel implements Model {
  readonly #parts: ModelParts;
  readonly #slots = new Slots(atOnce);
  #client: Promise<OpenAI> | undefined;
  #dialect: Dialect;
  #calls = 0;
  /** Why no more is asked in this run: a wrong key is wrong for every question. */
  #givenUp: string | undefined;
  #unanswered = 0;

  constructor(parts: ModelParts) {
    this.#parts = parts;
    this.#dialect = { format: 'schema', limit: knowsNewLimit(parts.endpoint) ? 'max_completion_tokens' : 'max_tokens' };
  }

  ask(question: ModelQuestion, signal: AbortSignal): Promise<ModelAnswer | ModelRefusal> {
    return this.#slots.use(signal, async () => {
      const started = performance.now();
      const bill = { usd: 0 };
      const answer = await this.#askInTime(question, bill, signal, started + this.#parts.timeoutMs);
      const common = { usd: bill.usd, ms: Math.round(performance.now() - started) };
      if ('json' in answer) return { status: 'answered', json: answer.json, model: this.#parts.model, ...common };
      return { status: 'refused', ...answer, ...common };
    });
  }

  async #askInTime(
    question: ModelQuestion,
    bill: { usd: number },
    stop: AbortSignal,
    deadline: number,
  ): Promise<{ readonly json: unknown } | Refused> {
    let dialect = this.#dialect;
    const refused: Dialect[] = [];
    let last: Refused = { reason: 'timed-out', detail: 'there was no time left' };
    for (let tries = 0; tries < maxTries;) {
      if (this.#givenUp !== undefined) return { reason: 'failed', detail: this.#givenUp };
      const remaining = deadline - performance.now();
      if (remaining <= 0) return last;
      const signal = AbortSignal.any([stop, AbortSignal.timeout(Math.ceil(remaining))]);
      const sent = await this.#call(question, dialect, bill, signal);
      if (stop.aborted) throw stoppedBy(stop);
      switch (sent.kind) {
        case 'refused':
          return sent.refusal;
        case 'answered':
          this.#dialect = dialect;
          this.#unanswered = 0;
          return readAnswer(sent.body);
        case 'cut':
          return this.#unansweredFor({ reason: 'timed-out', detail: `no answer in ${this.#parts.timeoutMs / 1000} s` });
        case 'misbehaved':
          this.#givenUp = sent.detail;
          return { reason: 'failed', detail: sent.detail };
        case 'rejected': {
          refused.push(dialect);
          const next = nextDialect(dialect, sent.status, sent.complaint);
          if (next === undefined || refused.some((one) => isSame(one, next))) return this.#reject(sent);
          dialect = next;
          continue;
        }
        case 'failed': {
          tries++;
          last = { reason: sent.why, detail: sent.detail };
          const { now, random = Math.random, backoffMs = 500 } = this.#parts;
          const wait = retryAfter(sent.headers, now()) ?? backoff(tries, backoffMs, random);
          // Waiting beyond the deadline would only cost time.
          if (tries >= maxTries || wait >= deadline - performance.now()) return this.#unansweredFor(last);
          await sleep(wait, undefined, { signal: stop }).catch(() => Promise.reject(stoppedBy(stop)));
        }
      }
    }
    return this.#unansweredFor(last);
  }

  /** One request: counted, reserved, sent, settled. */
  async #call(
    question: ModelQuestion,
    dialect: Dialect,
    bill: { usd: number },
    signal: AbortSignal,
  ): Promise<Sent | { readonly kind: 'refused'; readonly refusal: Refused }> {
    const { model, price, maxCalls, spending, caps, now } = this.#parts;
    const request = makeRequest(question, model, dialect);
    if (this.#calls >= maxCalls) {
      return refuse('over-limit', `this run has asked ${maxCalls} times, as often as model.maxCallsPerRun allows`);
    }
    this.#calls++;
    const id = randomUUID();
    const maxUsd = costOf(worstUse(request, question), price);
    try {
      const no = await spending.reserve({ id, at: now().toISOString(), model, maxUsd, caps });
      if (no !== undefined) {
        this.#calls--;
        return refuse('over-budget', no);
      }
    } catch {
      this.#calls--;
      // Who cannot write down what is spent spends nothing.
      return refuse('failed', 'the record of what was spent cannot be written');
    }
    bill.usd += maxUsd;
    const sent = await send(await this.#open(), request, signal);
    const cost = costOfSent(sent, price);
    if (cost !== undefined) {
      bill.usd += cost - maxUsd;
      // Unsettled, the reservation stands: more than was spent, never less.
      await spending.settle(id, cost).catch(() => undefined);
    }
    return sent;
  }

  #open(): Promise<OpenAI> {
    this.#client ??= openClient(this.#parts.endpoint, this.#parts.model);
    return this.#client;
  }

  #reject({ status, complaint }: { status: number; complaint: string }): Refused {
    if (/content.?(filter|management)/i.test(complaint))
      return { reason: 'declined', detail: 'a content filter stopped the question' };
    const why = rejections[status];
    const detail = `the endpoint says ${status}${why === undefined ? '' : `: ${why}`}`;
    if ([401, 402, 403, 404, 429].includes(status)) this.#givenUp = detail;
    return { reason: 'failed', detail };
  }

  /** An endpoint that does not answer would cost each finding a deadline. */
  #unansweredFor(refused: Refused): Refused {
    if (++this.#unanswered >= patience)
      this.#givenUp = `no answer to ${patience} questions in a row, so no more are asked in this run; the last: ${refused.detail}`;
    return refused;
  }
}

/** Our own words: those of the endpoint may repeat the key. */
const rejections: Readonly<Record<number, string>> = {
  400: 'it does not take this question',
  401: 'the key is not valid (HEAL_MODEL_API_KEY)',
  402: 'the account has no credit',
  403: 'the key may not use this model',
  404: 'it does not know this model or address (HEAL_MODEL, HEAL_MODEL_URL)',
  413: 'the question is too large for it',
  422: 'it does not take this question',
  429: 'the quota of the account is used up',
};

function refuse(reason: ModelRefusal['reason'], detail: string): { kind: 'refused'; refusal: Refused } {
  return { kind: 'refused', refusal: { reason, detail } };
}

/** US dollars that are known to be right; undefined when the worst must be assumed. */
function costOfSent(sent: Sent, price: TokenPrice): number | undefined {
  if (sent.kind === 'answered') {
    const use = readUsage(sent.body);
    return use && costOf(use, price);
  }
  if (sent.kind === 'rejected' || sent.kind === 'failed') return sent.isFree ? 0 : undefined;
  return undefined;
}
