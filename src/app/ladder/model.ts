import type { Config } from '#config/schema.ts';
import type { Memo } from '#core/ports/memo.ts';
import type { Spending } from '#core/ports/spending.ts';
import { makeMask, type Mask } from '#core/redact.ts';
import type { ModelEndpoint } from '#drivers/model/endpoint.ts';
import { priceOf, type TokenPrice } from '#drivers/model/prices.ts';
import type { LadderRung, Question } from '#remedies/rung.ts';
import type { HealSettings } from '../settings.ts';

type Environment = HealSettings['env'];

/** What configuration and environment together say of the model. */
export type ModelSetup =
  | { readonly state: 'off'; readonly because: string }
  | { readonly state: 'wrong'; readonly problem: string; readonly remedy: string }
  | {
      readonly state: 'on';
      readonly endpoint: ModelEndpoint;
      readonly name: string;
      readonly price: TokenPrice;
    };

/**
 * The endpoint and its key come from the environment only: a file of the repository must not choose where code is sent.
 * HEAL_MODEL_URL (`https://api.openai.com/v1`), HEAL_MODEL_API_KEY, HEAL_MODEL; for Azure also HEAL_MODEL_API_VERSION.
 */
export function readModelSetup(config: Config['model'], env: Environment): ModelSetup {
  if (config.enabled === 'off') return { state: 'off', because: 'model.enabled is off' };
  const address = env['HEAL_MODEL_URL']?.trim();
  if (!address) return { state: 'off', because: 'HEAL_MODEL_URL is not set here' };
  const endpoint = readEndpoint(address, env);
  if ('problem' in endpoint) return { state: 'wrong', ...endpoint };
  const name = (env['HEAL_MODEL']?.trim() || config.name) ?? '';
  if (name === '' || name.length > 200 || /\p{Cc}/u.test(name)) {
    return wrong('No model is named.', 'Set HEAL_MODEL, or model.name in .github/heal.yml.');
  }
  const price = priceOf(name, config.prices);
  if (price === undefined) {
    return wrong(
      `Nobody said what ${name} costs, so no budget could hold.`,
      `Say it in .github/heal.yml, in US dollars per million tokens (0 for a model of your own): model: {prices: {"${name}": {inputPerMillion: 0, outputPerMillion: 0}}}.`,
    );
  }
  return { state: 'on', endpoint, name, price };
}

function readEndpoint(address: string, env: Environment): ModelEndpoint | { problem: string; remedy: string } {
  // What a wrong address holds may be a password: it is not repeated.
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    return {
      problem: 'HEAL_MODEL_URL is no http address.',
      remedy: 'Set it to the address of the API, for example https://api.openai.com/v1.',
    };
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    return {
      problem: 'HEAL_MODEL_URL holds a login, a query or a fragment.',
      remedy: 'Set it to the bare address of the API; the key goes into HEAL_MODEL_API_KEY.',
    };
  }
  const apiKey = env['HEAL_MODEL_API_KEY']?.trim() || undefined;
  if (apiKey !== undefined && url.protocol === 'http:' && !isThisMachine(url.hostname)) {
    return {
      problem: 'The key would travel in the clear: HEAL_MODEL_URL is http and not of this machine.',
      remedy: 'Use https, or a model that needs no key.',
    };
  }
  const apiVersion = env['HEAL_MODEL_API_VERSION']?.trim() || undefined;
  if (apiVersion === undefined) return { kind: 'openai', url, apiKey };
  if (apiKey === undefined) {
    return {
      problem: 'HEAL_MODEL_API_VERSION is set, as for Azure, but HEAL_MODEL_API_KEY is not.',
      remedy: 'Set the key, or take the version away when this is not Azure.',
    };
  }
  return { kind: 'azure', url, apiKey, apiVersion };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function wrong(problem: string, remedy: string): ModelSetup {
  return { state: 'wrong', problem, remedy };
}

export interface ModelRungOptions {
  readonly config: Config['model'];
  readonly settings: HealSettings;
  /** What is kept between runs. Undefined when nothing is, as in a dry run: then nothing is asked, for no cap could hold. */
  readonly store: { readonly spending: Spending; readonly memo: Memo } | undefined;
  /** Takes the repository's secrets out of what is sent. */
  readonly mask: Mask;
  /** Cuts every question: Ctrl-C and the emergency stop. */
  readonly signal: AbortSignal;
  /** Why a question is not put to a model, in a sentence: code of a fork, for example. */
  readonly refuse?: (question: Question) => string | undefined;
}
export interface OpenedModelRung {
  /** Undefined when no model is asked in this run. */
  readonly rung: LadderRung | undefined;
  /** For the report: the model is wanted, and cannot be asked. */
  readonly warning: string | undefined;
}

/** The last rung of the ladder, when it is configured. Loads neither client nor rung when it is off. */
export async function openModelRung(options: ModelRungOptions): Promise<OpenedModelRung> {
  const { config, settings, store, signal, refuse } = options;
  const setup = readModelSetup(config, settings.env);
  if (setup.state === 'off') return { rung: undefined, warning: undefined };
  if (setup.state === 'wrong') {
    return { rung: undefined, warning: `No model is asked: ${setup.problem} ${setup.remedy}` };
  }
  if (store === undefined) {
    return { rung: undefined, warning: 'No model is asked where nothing is kept: what it costs could not be counted.' };
  }
  const { endpoint, name, price } = setup;
  const [{ openModel }, { makeModelRung }] = await Promise.all([
    import('#drivers/model/index.ts'),
    import('#remedies/model/rung.ts'),
  ]);
  const model = openModel({
    endpoint,
    model: name,
    price,
    spending: store.spending,
    caps: { perDayUsd: config.maxUsdPerDay, perMonthUsd: config.maxUsdPerMonth },
    maxCalls: config.maxCallsPerRun,
    timeoutMs: config.timeoutSeconds * 1000,
    now: settings.now,
  });
  const mask = withKey(options.mask, endpoint.apiKey);
  return {
    rung: makeModelRung({ model, name, mask, signal, memo: store.memo, ...(refuse ? { refuse } : {}) }),
    warning: undefined,
  };
}

/** A repository may hold the very key that it is asked with. */
export function withKey(mask: Mask, apiKey: string | undefined): Mask {
  const maskKey = makeMask(apiKey === undefined || apiKey.length < 8 ? [] : [apiKey]);
  return (text) => mask(maskKey(text));
}
