import {
  priceOf
} from "./chunk-7W55BGHJ.js";
import {
  makeMask
} from "./chunk-NBAG2F6T.js";

// src/app/ladder/model.ts
function readModelSetup(config, env) {
  if (config.enabled === "off") return { state: "off", because: "model.enabled is off" };
  const address = env["HEAL_MODEL_URL"]?.trim();
  if (!address) return { state: "off", because: "HEAL_MODEL_URL is not set here" };
  const endpoint = readEndpoint(address, env);
  if ("problem" in endpoint) return { state: "wrong", ...endpoint };
  const name = (env["HEAL_MODEL"]?.trim() || config.name) ?? "";
  if (name === "" || name.length > 200 || new RegExp("\\p{Cc}", "u").test(name)) {
    return wrong("No model is named.", "Set HEAL_MODEL, or model.name in .github/heal.yml.");
  }
  const price = priceOf(name, config.prices);
  if (price === void 0) {
    return wrong(
      `Nobody said what ${name} costs, so no budget could hold.`,
      `Say it in .github/heal.yml, in US dollars per million tokens (0 for a model of your own): model: {prices: {"${name}": {inputPerMillion: 0, outputPerMillion: 0}}}.`
    );
  }
  return { state: "on", endpoint, name, price };
}
function readEndpoint(address, env) {
  const url = URL.canParse(address) ? new URL(address) : void 0;
  if (url === void 0 || !/^https?:$/.test(url.protocol)) {
    return {
      problem: "HEAL_MODEL_URL is no http address.",
      remedy: "Set it to the address of the API, for example https://api.openai.com/v1."
    };
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return {
      problem: "HEAL_MODEL_URL holds a login, a query or a fragment.",
      remedy: "Set it to the bare address of the API; the key goes into HEAL_MODEL_API_KEY."
    };
  }
  const apiKey = env["HEAL_MODEL_API_KEY"]?.trim() || void 0;
  if (apiKey !== void 0 && url.protocol === "http:" && !isThisMachine(url.hostname)) {
    return {
      problem: "The key would travel in the clear: HEAL_MODEL_URL is http and not of this machine.",
      remedy: "Use https, or a model that needs no key."
    };
  }
  const apiVersion = env["HEAL_MODEL_API_VERSION"]?.trim() || void 0;
  if (apiVersion === void 0) return { kind: "openai", url, apiKey };
  if (apiKey === void 0) {
    return {
      problem: "HEAL_MODEL_API_VERSION is set, as for Azure, but HEAL_MODEL_API_KEY is not.",
      remedy: "Set the key, or take the version away when this is not Azure."
    };
  }
  return { kind: "azure", url, apiKey, apiVersion };
}
function isThisMachine(host) {
  return host === "localhost" || host === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
function wrong(problem, remedy) {
  return { state: "wrong", problem, remedy };
}
async function openModelRung(options) {
  const { config, settings, store, signal, refuse } = options;
  const setup = readModelSetup(config, settings.env);
  if (setup.state === "off") return { rung: void 0, warning: void 0 };
  if (setup.state === "wrong") {
    return { rung: void 0, warning: `No model is asked: ${setup.problem} ${setup.remedy}` };
  }
  if (store === void 0) {
    return { rung: void 0, warning: "No model is asked where nothing is kept: what it costs could not be counted." };
  }
  const { endpoint, name, price } = setup;
  const [{ openModel }, { makeModelRung }] = await Promise.all([
    import("./chunk-K6CMNL4T.js"),
    import("./chunk-I7NQ37CI.js")
  ]);
  const model = openModel({
    endpoint,
    model: name,
    price,
    spending: store.spending,
    caps: { perDayUsd: config.maxUsdPerDay, perMonthUsd: config.maxUsdPerMonth },
    maxCalls: config.maxCallsPerRun,
    timeoutMs: config.timeoutSeconds * 1e3,
    now: settings.now
  });
  const mask = withKey(options.mask, endpoint.apiKey);
  return {
    rung: makeModelRung({ model, name, mask, signal, memo: store.memo, ...refuse ? { refuse } : {} }),
    warning: void 0
  };
}
function withKey(mask, apiKey) {
  const maskKey = makeMask(apiKey === void 0 || apiKey.length < 8 ? [] : [apiKey]);
  return (text) => mask(maskKey(text));
}

export {
  readModelSetup,
  openModelRung,
  withKey
};
