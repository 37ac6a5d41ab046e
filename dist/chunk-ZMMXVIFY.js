import {
  wilson
} from "./chunk-PPJEV34W.js";
import {
  anchorRungs,
  findingRungs,
  lostReasons
} from "./chunk-PZIZ7QSL.js";
import {
  executionStates,
  triggers
} from "./chunk-7CGLSNNB.js";
import {
  takeOsLock
} from "./chunk-RL4H6REJ.js";
import {
  makeAppendLog
} from "./chunk-3RJKWMPL.js";
import {
  centreOf,
  intersect,
  isInside
} from "./chunk-ARBTQFTI.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  EnvironmentError,
  HealError
} from "./chunk-EFOYLMI7.js";

// src/domains/replay/learning/tally.ts
var aboutTarget = ["TARGET_NOT_FOUND", "POSTCONDITION_FAILED", "LOW_CONFIDENCE"];
function hasHeld(line) {
  if (line.isTest || line.target === void 0) return void 0;
  if (line.state !== "running" && line.state !== "degraded") return void 0;
  if (line.status === "done") return line.isConfirmed;
  if (line.status === "refused" || line.trigger === void 0 || !aboutTarget.includes(line.trigger)) return void 0;
  return line.state === "degraded" && line.trigger !== "POSTCONDITION_FAILED" ? void 0 : false;
}
function tally(lines) {
  const known2 = lines.flatMap((line) => hasHeld(line) ?? []);
  return { tried: known2.length, held: known2.filter(Boolean).length };
}
function tallyTargets(lines) {
  const byTarget = Map.groupBy(
    lines.filter((line) => hasHeld(line) !== void 0),
    ({ target }) => target ?? ""
  );
  return new Map(
    [...byTarget].map(([target, own]) => [
      target,
      new Map([...Map.groupBy(own, ({ version }) => version ?? "")].map(([version, some]) => [version, tally(some)]))
    ])
  );
}

// src/domains/replay/learning/precision.ts
var bandFloors = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];
function measurePrecision(lines) {
  const clicks = lines.flatMap((line) => {
    const held = line.finding?.chosen ? hasHeld(line) : void 0;
    return held === void 0 || !line.finding?.chosen ? [] : [{ rung: line.finding.chosen.rung, score: line.finding.chosen.score, held }];
  });
  return Object.fromEntries(
    findingRungs.flatMap((rung) => {
      const own = clicks.filter((click) => click.rung === rung);
      return own.length === 0 ? [] : [[rung, measureBands(own)]];
    })
  );
}
function measureBands(clicks) {
  const bands = bandFloors.map((from, at2) => {
    const to = bandFloors[at2 + 1] ?? 1;
    const isLast = at2 === bandFloors.length - 1;
    const own = clicks.filter(({ score: score2 }) => score2 >= from && (isLast || score2 < to));
    return { from, to, clicks: { tried: own.length, held: own.filter(({ held }) => held).length } };
  });
  const pools = [];
  for (const { clicks: own } of bands) {
    pools.push({ ...own, bands: 1 });
    for (; ; ) {
      const [before, last] = [pools.at(-2), pools.at(-1)];
      if (!before || !last || !isLower(last, before)) break;
      pools.splice(-2, 2, {
        tried: before.tried + last.tried,
        held: before.held + last.held,
        bands: before.bands + last.bands
      });
    }
  }
  let most = 0;
  const bounds = pools.flatMap((pool) => {
    most = Math.max(most, pool.tried === 0 ? 0 : wilson(pool.held, pool.tried).lower);
    return Array.from({ length: pool.bands }, () => most);
  });
  return bands.map((band, at2) => ({ ...band, atLeast: bounds[at2] ?? 0 }));
}
function isLower(a, b) {
  return a.tried > 0 && b.tried > 0 && a.held * b.tried < b.held * a.tried;
}
function trustIn(precision, rung, score2) {
  const band = precision[rung]?.findLast(({ from }) => score2 >= from);
  return band === void 0 || band.atLeast === 0 ? void 0 : band.atLeast;
}

// src/domains/replay/learning/simulation-page.ts
function renderSimulation(report, trip) {
  const { totals, decisions, policies } = report;
  const lines = [
    `# What other thresholds would have done: ${show(trip.workflow)}`,
    "",
    `${show(trip.at)}: ${show(trip.reason)}.`,
    ""
  ];
  if (decisions.length === 0) lines.push("No target was looked for before this, so there is nothing to decide again.");
  else
    lines.push(
      `The last ${decisions.length} decisions, decided again from what was written down. Nothing was looked at anew.`,
      "",
      "| thresholds | right | unproven | wrong | halted |",
      "|---|---:|---:|---:|---:|",
      ...totals.map(
        ({ name, outcomes: { right, unproven, wrong, halted } }) => `| ${show(name)} | ${right} | ${unproven} | ${wrong} | ${halted} |`
      ),
      "",
      "*Right*: the place that was clicked and confirmed. *Unproven*: a place that nobody clicked, or that nothing confirmed. *Wrong*: clicked and not confirmed, or another than the confirmed one.",
      "",
      advise(report),
      "",
      "## Decisions that differ",
      "",
      ...describe(
        decisions,
        policies.map(({ name }) => name)
      )
    );
  return `${lines.join("\n").trimEnd()}
`;
}
function advise({ totals }) {
  const [now, ...others] = totals;
  if (!now) return "";
  const safer = others.find(
    ({ outcomes }) => outcomes.wrong < now.outcomes.wrong && outcomes.right >= now.outcomes.right
  );
  if (safer) return `**${show(safer.name)}** would have kept from a wrong click and cost no right one.`;
  const looser = others.find(
    ({ outcomes }) => outcomes.right > now.outcomes.right && outcomes.wrong <= now.outcomes.wrong && outcomes.unproven <= now.outcomes.unproven
  );
  if (looser) return `**${show(looser.name)}** would have found more, and nothing that is unproven or wrong.`;
  return "No other thresholds are proven to be better: record again what changed, rather than loosening them.";
}
var mostShown = 30;
function describe(decisions, names) {
  const differing = decisions.filter(({ was, would }) => would.some((one) => one !== was));
  if (differing.length === 0) return ["None: every one of them would have ended the same way."];
  const shown2 = differing.slice(-mostShown).map(({ step, target, was, would, rivals }) => {
    const changes = would.flatMap((one, at2) => one === was ? [] : [`${show(names[at2] ?? "")}: ${one}`]);
    const seen = rivals.map(
      ({ rung, score: score2, box, against }) => `${rung} ${score2.toFixed(2)} at ${box.x}, ${box.y}${against === "" ? "" : ` (${show(against)})`}`
    );
    return `- ${show(step)}, ${show(target)}: was ${was}; ${changes.join(", ")}${seen.length === 0 ? "" : `. Rivals: ${seen.join("; ")}`}`;
  });
  const more = differing.length - shown2.length;
  return more > 0 ? [...shown2, `- and ${more} older ones`] : shown2;
}
function show(text) {
  const line = text.slice(0, 600).toWellFormed().replaceAll(/\s+/g, " ").trim().slice(0, 200).toWellFormed();
  return line.replaceAll(/[^\p{L}\p{N} ,.;:?'"()/%=+…→–−“”-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
}

// src/domains/replay/learning/simulation.ts
function thresholdOf(thresholds, rung) {
  if (rung === "structure") return 0;
  if (rung === "local-anchor" || rung === "window-anchor") return thresholds.anchor;
  if (rung === "marks-ink") return thresholds.marks;
  return rung === "layout" ? thresholds.layout : thresholds.text;
}
function vary(thresholds) {
  const by = (change) => {
    const move = (value) => Math.round(1e3 * Math.min(1, Math.max(0, value + change))) / 1e3;
    const { anchor, marks, layout, text, margin } = thresholds;
    const scores = { anchor: move(anchor), marks: move(marks), layout: move(layout), text: move(text) };
    return { ...thresholds, ...scores, margin: Math.round(1e3 * Math.max(0, margin + change / 5)) / 1e3 };
  };
  return [
    { name: "as it was", thresholds },
    ...[-0.1, -0.05, -0.02, 0.02, 0.05, 0.1].map((change) => ({
      name: `${change > 0 ? "+" : "\u2212"}${Math.abs(change).toFixed(2)}`,
      thresholds: by(change)
    })),
    { name: "nothing ambiguous", thresholds: { ...thresholds, allowAmbiguous: false } }
  ];
}
function simulateThresholds(lines, policies) {
  const decisions = lines.flatMap((line) => {
    const { finding } = line;
    if (!finding || line.target === void 0) return [];
    return [
      {
        at: line.at,
        run: line.run,
        step: line.step,
        target: line.target,
        was: judge(line, finding.chosen?.box),
        rivals: finding.candidates.filter(({ box }) => !finding.chosen || !isSame(box, finding.chosen.box)).slice(0, 3),
        would: policies.map(({ thresholds }) => judge(line, decide(finding, thresholds)))
      }
    ];
  });
  const totals = policies.map(({ name }, at2) => {
    const count = (wanted) => decisions.filter(({ would }) => would[at2] === wanted).length;
    return {
      name,
      outcomes: { right: count("right"), unproven: count("unproven"), wrong: count("wrong"), halted: count("halted") }
    };
  });
  return { policies, decisions, totals };
}
function decide(finding, thresholds) {
  const { chosen, candidates } = finding;
  if (chosen && passes(chosen, thresholds)) {
    if (chosen.margin >= thresholds.margin || mayBeAmbiguous(finding, thresholds)) return chosen.box;
  }
  for (const rung of thresholds.rungs) {
    const own = candidates.filter((one) => one.rung === rung).toSorted((a, b) => b.score - a.score);
    const best = own.find(({ against }) => !isVeto(against));
    if (!best || !passes(best, thresholds) || chosen && isSame(best.box, chosen.box)) continue;
    const rival = own.find((one) => one !== best && !isSame(one.box, best.box));
    if (rival === void 0 || best.score - rival.score >= thresholds.margin) return best.box;
  }
  return void 0;
}
function passes({ rung, score: score2 }, thresholds) {
  return thresholds.rungs.includes(rung) && score2 >= thresholdOf(thresholds, rung);
}
function mayBeAmbiguous({ chosen, thresholds: then }, now) {
  return now.allowAmbiguous && chosen !== void 0 && chosen.margin < then.margin;
}
function isVeto(against) {
  return against !== "" && !/too (little|low|different)|looks different|less than/i.test(against);
}
function judge(line, place) {
  if (place === void 0) return "halted";
  const clicked = line.finding?.chosen?.box;
  if (clicked === void 0) return "unproven";
  const isClicked = isSame(place, clicked);
  const isConfirmed = line.status === "done" ? line.isConfirmed : line.trigger === "POSTCONDITION_FAILED" ? false : void 0;
  if (isConfirmed === void 0) return "unproven";
  if (isClicked) return isConfirmed ? "right" : "wrong";
  return isConfirmed ? "wrong" : "unproven";
}
function isSame(a, b) {
  const both = intersect(a, b);
  return both !== void 0 && both.width * both.height >= 0.5 * Math.min(a.width * a.height, b.width * b.height);
}

// src/domains/replay/learning/identity.ts
var recognised = 0.85;
function findBetterOwner(ink, target, { targets, screens }) {
  if (ink === void 0) return void 0;
  const own = target.ink ? likenessOf(ink, target.ink) : -1;
  const recorded = [
    ...Object.values(targets).filter(({ id }) => id !== target.id).map((one) => ({ name: one.label, ink: one.ink })),
    ...(screens[target.screen]?.marks ?? []).filter(({ box }) => Math.abs(box.x - target.box.x) > 4 || Math.abs(box.y - target.box.y) > 4).map((mark) => ({ name: mark.text === "" ? "another mark" : `\u201C${mark.text}\u201D`, ink: mark.ink }))
  ];
  return recorded.find((one) => {
    const likeness = one.ink ? likenessOf(ink, one.ink) : -1;
    return likeness >= recognised && likeness > own;
  })?.name;
}
function likenessOf(a, b) {
  let sum = 0;
  a.shape.forEach((value, at2) => sum += value * (b.shape[at2] ?? 0));
  return sum;
}

// src/domains/replay/learning/promotion.ts
var usualPromotion = { confirmed: 3, runs: 2, atOnce: 3 };
function choosePromotions(appearances, known2, rule = usualPromotion) {
  const left = new Set(known2.left);
  const waitFor = (appearance) => {
    const { id, target, confirmed, runs, firstAt } = appearance;
    if (known2.state !== "running") return `its workflow is ${known2.state}`;
    if (left.has(id)) return "a version that had taken it in was left";
    const owner = known2.ownerOf?.(appearance);
    if (owner !== void 0) return `it looks like ${owner}`;
    if (confirmed < rule.confirmed) return `confirmed ${confirmed} times of ${rule.confirmed}`;
    if (runs < rule.runs) return `seen in ${runs} runs of ${rule.runs}`;
    const since = known2.lines.filter((line) => line.target === target && line.at >= firstAt);
    return since.some((line) => hasHeld(line) === false) ? "its target failed since it was first seen" : void 0;
  };
  const judged = appearances.map((appearance) => ({ appearance, said: waitFor(appearance) }));
  const ready = judged.filter(({ said }) => said === void 0).map(({ appearance }) => appearance).sort((a, b) => b.confirmed - a.confirmed);
  const promote = ready.slice(0, rule.atOnce);
  return {
    promote,
    waiting: judged.flatMap(({ appearance, said }) => {
      if (said !== void 0) return [{ appearance, said }];
      return promote.includes(appearance) ? [] : [{ appearance, said: "others go first" }];
    })
  };
}
var goodFrom = { tried: 10, atLeast: 0.85 };
function isProven(version, lines) {
  const { tried: tried2, held } = tally(lines.filter((line) => line.version === version));
  return tried2 >= goodFrom.tried && wilson(held, tried2).lower >= goodFrom.atLeast;
}

// src/domains/replay/learning/evidence.ts
var worsened = [0.1, 0.3, 0.5, 0.7, 0.85];
function evidenceOfFall(least, { tried: tried2, held }) {
  const failed = tried2 - held;
  const logs = worsened.map(
    (part) => held * Math.log(part) + failed * (Math.log(1 - part * least) - Math.log(1 - least))
  );
  return logs.reduce((sum, log) => sum + Math.exp(Math.min(700, log)), 0) / worsened.length;
}
function leastRate({ tried: tried2, held }, tolerance2) {
  return Math.min(0.99, Math.max(0.01, wilson(held, tried2).lower - tolerance2));
}

// src/domains/replay/learning/regression.ts
var usualRule = {
  leastBefore: 8,
  leastAfter: 3,
  leastFailures: 3,
  tolerance: 0.05,
  falseAlarm: 0.05
};
function compareVersions(decisions, versions, rule = usualRule) {
  const inUse = versions.find(({ isInUse }) => isInUse);
  const { promotion, newer } = findPromotion(versions, inUse);
  const answer = (of, targets = [], wish) => ({ answer: of, promotedIn: promotion?.version, targets, wish });
  if (!promotion) return answer("nothing-promoted");
  const wentBack = decisions.findLastIndex((one) => one.decision === "store" && one.did === "rollback");
  const lines = decisions.flatMap(
    (line, at2) => line.decision === "step" ? [{ line, at: at2 }] : []
  );
  const isNew = ({ version }) => version !== void 0 && newer.has(version);
  const ancestors = ancestorsOf(versions, promotion);
  const isOld = ({ version }) => version === void 0 || ancestors.has(version);
  const compare = (target, share) => {
    const own = lines.filter(({ line }) => line.target === target);
    const before = tally(own.filter(({ line }) => isOld(line)).map(({ line }) => line));
    const after = tally(own.filter(({ line, at: at2 }) => isNew(line) && at2 > wentBack).map(({ line }) => line));
    const isEnough = before.tried >= rule.leastBefore && after.tried >= rule.leastAfter && after.tried - after.held >= rule.leastFailures;
    const evidence = isEnough ? evidenceOfFall(leastRate(before, rule.tolerance), after) : 0;
    return { target, before, after, evidence, isWorse: evidence * share >= 1 / rule.falseAlarm, isEnough };
  };
  const compared = promotion.targets.map((target) => compare(target, 1 / Math.max(1, promotion.targets.length)));
  const shown2 = compared.map(({ target, before, after, evidence }) => ({ target, before, after, evidence }));
  const worse = compared.filter(({ isWorse }) => isWorse);
  if (worse.length === 0)
    return answer(compared.some(({ isEnough }) => isEnough) ? "no-worse" : "too-little-known", shown2);
  const others = [...new Set(lines.flatMap(({ line }) => line.target ?? []))].filter(
    (target) => !promotion.targets.includes(target)
  );
  if (others.some((target) => compare(target, 1 / others.length).isWorse)) return answer("everything-worse", shown2);
  if (wentBack >= 0 && worse.every(({ after }) => after.held < rule.leastAfter) && hasLeftLater())
    return answer("went-back-already", shown2);
  const to = versions.findLast(
    ({ version, standing, problem }) => ancestors.has(version) && standing !== "bad" && problem === void 0
  );
  if (!to) return answer("nowhere-to-go", shown2);
  const [first] = worse;
  const say = ({ held, tried: tried2 }) => `${held} of ${tried2}`;
  const reason = `${first?.target ?? ""} was found ${say(first?.after ?? { held: 0, tried: 0 })} times since ${promotion.version}, and ${say(first?.before ?? { held: 0, tried: 0 })} times before`;
  return answer("worse", shown2, { to: to.version, reason });
  function hasLeftLater() {
    const at2 = versions.findIndex(({ version }) => version === inUse?.version);
    return versions.slice(at2 + 1).some(({ standing, promoted }) => standing === "bad" && promoted.length > 0);
  }
}
function findPromotion(versions, inUse) {
  const newer = /* @__PURE__ */ new Set();
  for (let at2 = inUse; at2 && !newer.has(at2.version); ) {
    newer.add(at2.version);
    if (at2.promoted.length > 0) return { promotion: at2, newer };
    const from = at2.from;
    at2 = versions.find(({ version }) => version === from);
  }
  return { promotion: void 0, newer };
}
function ancestorsOf(versions, of) {
  const ancestors = /* @__PURE__ */ new Set();
  for (let from = of.from; from !== void 0 && !ancestors.has(from); ) {
    ancestors.add(from);
    const wanted = from;
    from = versions.find(({ version }) => version === wanted)?.from;
  }
  return ancestors;
}

// src/domains/replay/learning/learning.ts
var lookedAt = 5e3;
var simulated = 60;
var shown = 40;
function makeLearning(parts) {
  const { workflow, stores, audit, cases, now } = parts;
  let lastAttempt;
  const read2 = async () => {
    const decisions = await audit.last(lookedAt);
    return { decisions, lines: decisions.filter(isStep), versions: await stores.versions() };
  };
  return {
    note(attempt) {
      lastAttempt = attempt;
    },
    async findRegression() {
      const { decisions, versions } = await read2();
      const { wish, promotedIn } = compareVersions(decisions, versions);
      if (!wish || promotedIn === void 0) return void 0;
      const inUse = versions.find(({ isInUse }) => isInUse)?.version;
      for (const version of /* @__PURE__ */ new Set([promotedIn, inUse ?? promotedIn])) await stores.setStanding(version, "bad");
      return wish;
    },
    async describeTrip({ run, reason }) {
      const decisions = await audit.last(simulated * 4);
      const policy = parts.policy();
      const info = await parts.info();
      const lines = decisions.filter(isStep).slice(-simulated);
      const state = info.now.state === "running" ? "running" : "degraded";
      const simulation = simulateThresholds(lines, vary(lines.at(-1)?.finding?.thresholds ?? policy.thresholds[state]));
      const markdown = renderSimulation(simulation, { workflow: workflow.name, at: now(), reason });
      const report = await unlessRefused(cases.report({ at: now(), markdown, json: simulation }));
      if (info.now.state !== "quarantined") return report === void 0 ? {} : { report };
      const version = await stores.version().catch(() => void 0);
      const failure = describeFailure(parts, { run, reason, info, version, decisions: decisions.slice(-shown) });
      const failureCase = await unlessRefused(cases.record({ ...failure, ...describeAttempt(workflow, lastAttempt) }));
      return {
        ...report === void 0 ? {} : { report },
        ...failureCase === void 0 ? {} : { failureCase }
      };
    },
    async afterRun(state) {
      const { lines, versions } = await read2();
      const inUse = versions.find(({ isInUse }) => isInUse);
      const isNews = inUse?.standing === "unproven" && isProven(inUse.version, lines);
      if (isNews) await stores.setStanding(inUse.version, "good");
      const { promote, waiting } = choosePromotions(await stores.appearances(), {
        state,
        left: await stores.leftLooks(),
        lines,
        ownerOf({ target, look }) {
          const recorded = workflow.targets[target];
          return recorded ? findBetterOwner(look.ink, recorded, workflow) : "nothing that is recorded";
        }
      });
      const confirmed = Math.min(...promote.map((one) => one.confirmed));
      const targets = promote.map(({ target }) => target).join(", ");
      const promoted = promote.length === 0 ? void 0 : await stores.promote(
        promote.map(({ id }) => id),
        `another look of ${targets}, confirmed ${confirmed} times or more`
      );
      const gone = await stores.cleanUp(parts.keptVersions ?? 10);
      return {
        promoted,
        proven: isNews ? inUse.version : void 0,
        gone,
        waiting: waiting.map(({ appearance, said }) => `${appearance.target}: ${said}`)
      };
    },
    async status() {
      const { decisions, lines, versions } = await read2();
      return {
        version: await stores.version(),
        rates: [...tallyTargets(lines)].flatMap(
          ([target, own]) => [...own].map(([version, tally2]) => ({ target, version, tally: tally2 }))
        ),
        precision: measurePrecision(lines),
        regression: compareVersions(decisions, versions),
        problems: await stores.problems()
      };
    }
  };
}
async function unlessRefused(written) {
  return written.catch((error) => {
    if (error instanceof HealError || error instanceof Error && "code" in error) return void 0;
    throw error;
  });
}
function isStep(decision) {
  return decision.decision === "step";
}
function describeFailure({ workflow, now, policy, context }, known2) {
  return {
    ...known2,
    workflow: workflow.name,
    step: "",
    stepTitle: "",
    target: void 0,
    at: now(),
    finding: void 0,
    pictures: [],
    marks: [],
    policy: policy(),
    context
  };
}
function describeAttempt(workflow, attempt) {
  if (!attempt) return {};
  const { decision, title, label, answer, picture } = attempt;
  const recorded = decision.target === void 0 ? void 0 : workflow.targets[decision.target]?.picture;
  return {
    step: decision.step,
    stepTitle: title,
    target: label,
    finding: answer,
    pictures: [
      ...picture ? [{ name: "screen", frame: picture.frame, secrets: [] }] : [],
      ...recorded && recorded.grey.length > 0 ? [{ name: "recorded", frame: toFrame(recorded), secrets: [] }] : []
    ]
  };
}
function toFrame({ width, height, grey }) {
  const bgra = new Uint8Array(4 * grey.length);
  grey.forEach((value, at2) => bgra.fill(value, 4 * at2, 4 * at2 + 3).fill(255, 4 * at2 + 3, 4 * at2 + 4));
  return { origin: { x: 0, y: 0 }, width, height, bgra };
}

// src/domains/replay/learning/with-prototypes.ts
var mostTried = 3;
var tried = ["local-anchor", "window-anchor"];
function withPrototypes(find, prototypes) {
  return async (question) => {
    const recorded = await find(question);
    if (!mayHelp(recorded) || !question.thresholds.rungs.includes("marks-ink")) return recorded;
    const rungs = tried.filter((rung) => question.thresholds.rungs.includes(rung));
    const all = await prototypes.prototypesOf(question.target.id).catch(() => []);
    const { workflow, target } = question;
    const known2 = all.filter(({ look }) => !findBetterOwner(look.ink, target, workflow)).slice(0, mostTried);
    if (known2.length === 0 || rungs.length === 0) return recorded;
    const thresholds = { ...question.thresholds, rungs, allowAmbiguous: false };
    const answers = [];
    for (const prototype of known2) {
      if (question.signal.aborted) return recorded;
      answers.push(await find({ ...question, target: dress(target, prototype), thresholds }));
    }
    return decide2(recorded, answers);
  };
}
function mayHelp(answer) {
  if (answer.status === "found") return !anchorRungs.includes(answer.rung);
  return answer.reason === "not-found" || answer.reason === "too-uncertain";
}
function dress(target, { look: { picture, ink } }) {
  return { ...target, box: { ...target.box, width: picture.width, height: picture.height }, picture, ink };
}
function decide2(recorded, answers) {
  const found = answers.flatMap((one) => one.status === "found" ? [one] : []).sort((a, b) => b.score - a.score);
  const whole = {
    asked: [...recorded.asked, ...answers.flatMap(({ asked: asked2 }) => asked2.map(sayWhose))],
    candidates: [...recorded.candidates, ...answers.flatMap(({ candidates }) => candidates)].sort((a, b) => Number(a.against !== "") - Number(b.against !== "") || b.score - a.score).slice(0, 12),
    ms: [recorded, ...answers].reduce((sum, { ms }) => sum + ms, 0)
  };
  const [best] = found;
  if (!best) return { ...recorded, ...whole };
  const places = [...found, ...recorded.status === "found" ? [recorded] : []];
  if (places.some(({ box: box2 }) => !isSamePlace(box2, best.box))) {
    const end2 = {
      status: "lost",
      reason: "ambiguous",
      said: "Looks of it that were confirmed before are now seen in different places."
    };
    return { ...end2, ...whole };
  }
  const { status, point, box, score: score2, margin } = best;
  const end = { status, point, box, score: score2, margin, rung: "marks-ink" };
  return { ...end, ...whole };
}
function sayWhose(one) {
  return { ...one, said: `a confirmed look of it: ${one.said}` };
}
function isSamePlace(a, b) {
  const both = intersect(a, b);
  return both !== void 0 && both.width * both.height >= 0.5 * Math.min(a.width * a.height, b.width * b.height);
}

// src/domains/replay/find/record-target.ts
var sureReading = 0.8;
function makeRememberer(vision) {
  return async (question) => {
    const { frame, window, at: at2, id, label, screen, elements = [] } = question;
    const view = await vision.look(frame);
    try {
      const client = window.client;
      const marks = await view.marks({ ...frame.origin, width: frame.width, height: frame.height });
      const mark = markAt(marks, at2, client);
      const box = mark?.box ?? around(at2, client);
      const element = elementAt(elements, at2);
      const text = mark && await read(view, mark);
      const recorded = await recordMarks(view, marks, client);
      const target = {
        id,
        label,
        screen,
        box: relative(box, client),
        grip: { x: clip((at2.x - box.x + 0.5) / box.width), y: clip((at2.y - box.y + 0.5) / box.height) },
        picture: await view.cut(box),
        ink: mark?.ink,
        element: element && { role: element.role, name: element.name, controlId: element.controlId },
        texts: text ? [text] : []
      };
      return {
        target,
        screen: { id: screen, client: { width: client.width, height: client.height }, marks: recorded }
      };
    } finally {
      await view.close();
    }
  };
}
function markAt(marks, at2, client) {
  const size = ({ box }) => box.width * box.height;
  const mark = marks.filter(({ box }) => isInside(box, at2)).filter((one) => size(one) < 0.95 * client.width * client.height).sort((a, b) => size(a) - size(b))[0];
  return mark?.ink === void 0 ? labelOnLine(marks, at2, mark) ?? mark : mark;
}
var mostAside = 6;
function labelOnLine(marks, at2, list) {
  const inside = marks.filter(({ box, ink }) => ink && (list === void 0 || isInside(list.box, centreOf(box))));
  if (list !== void 0 && inside.length < 2) return void 0;
  const far = ({ box }) => Math.max(box.x - at2.x, at2.x - box.x - box.width);
  const [nearest] = inside.filter(({ box }) => at2.y >= box.y && at2.y < box.y + box.height).sort((a, b) => far(a) - far(b));
  return nearest && (list !== void 0 || far(nearest) <= mostAside * nearest.box.height) ? nearest : void 0;
}
function around({ x, y }, client) {
  const left = Math.max(client.x, x - 24);
  const top = Math.max(client.y, y - 12);
  return {
    x: left,
    y: top,
    width: Math.min(client.x + client.width, x + 24) - left,
    height: Math.min(client.y + client.height, y + 12) - top
  };
}
function elementAt(elements, at2) {
  return elements.filter(({ bounds, isVisible }) => isVisible && isInside(bounds, at2)).sort((a, b) => a.bounds.width * a.bounds.height - b.bounds.width * b.bounds.height)[0];
}
async function recordMarks(view, marks, client) {
  const recorded = [];
  for (const { box, ink } of marks)
    recorded.push({ box: relative(box, client), ink, text: await read(view, { box, ink }) ?? "" });
  return recorded;
}
async function read(view, { box, ink }) {
  const found = ink && await view.read(box);
  return found && found.confidence >= sureReading && isLikely(found.text, ink) ? found.text : void 0;
}
function isLikely(text, { aspect }) {
  return text.length > 1 || aspect < 0.92 || /[MWmwQOCGDN@%+*=~×−-]/.test(text);
}
function relative(box, client) {
  return { ...box, x: box.x - client.x, y: box.y - client.y };
}
function clip(share) {
  return Math.max(0.05, Math.min(0.95, share));
}

// src/domains/replay/find/asking.ts
function candidate(mark, score2, rung, against = "") {
  return { box: mark.box, score: Math.max(0, Math.min(1, score2)), rung, against };
}

// src/domains/replay/find/likeness.ts
var columns = 48;
var rows = 12;
var slip = 4e-3;
var mostStretch = 0.7;
var leastPlain = 0.05;
function likenessOf2(a, b) {
  const stretch = Math.abs(Math.log(a.aspect / b.aspect));
  if (stretch > mostStretch) return -1;
  const loss = 0.35 * stretch;
  const plain = correlate(a.shape, b.shape);
  if (plain > 0.97 || plain < leastPlain) return plain - loss;
  const band = Math.min(a.aspect, b.aspect) >= 1.4 ? 5 : 2;
  return Math.max(plain, bend(columnsOf(a), columnsOf(b), band)) - loss;
}
function correlate(a, b) {
  let product = 0;
  for (let at2 = 0; at2 < a.length; at2++) product += (a[at2] ?? 0) * (b[at2] ?? 0);
  return product;
}
var known = /* @__PURE__ */ new WeakMap();
function columnsOf(ink) {
  const before = known.get(ink);
  if (before) return before;
  const values = new Float32Array(columns * rows);
  const squares = new Float32Array(columns);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const value = ink.shape[row * columns + column] ?? 0;
      values[column * rows + row] = value;
      squares[column] = (squares[column] ?? 0) + value * value;
    }
  }
  const made = { values, squares };
  known.set(ink, made);
  return made;
}
function bend(a, b, band) {
  const cost = new Float32Array(columns * columns).fill(Infinity);
  const came = new Uint8Array(columns * columns);
  for (let i = 0; i < columns; i++) {
    for (let j = Math.max(0, i - band); j <= Math.min(columns - 1, i + band); j++) {
      const at2 = i * columns + j;
      let least = i > 0 && j > 0 ? cost[at2 - columns - 1] ?? Infinity : at2 === 0 ? 0 : Infinity;
      if (i > 0 && (cost[at2 - columns] ?? Infinity) + slip < least) {
        least = (cost[at2 - columns] ?? Infinity) + slip;
        came[at2] = 1;
      }
      if (j > 0 && j > i - band && (cost[at2 - 1] ?? Infinity) + slip < least) {
        least = (cost[at2 - 1] ?? Infinity) + slip;
        came[at2] = 2;
      }
      cost[at2] = least + (a.squares[i] ?? 0) + (b.squares[j] ?? 0) - 2 * productOf(a.values, i, b.values, j);
    }
  }
  return correlateAlong(a, b, came);
}
function productOf(a, i, b, j) {
  let product = 0;
  for (let row = 0; row < rows; row++) product += (a[i * rows + row] ?? 0) * (b[j * rows + row] ?? 0);
  return product;
}
function correlateAlong(a, b, came) {
  const bent = new Float32Array(columns * rows);
  const count = new Uint8Array(columns);
  for (let i = columns - 1, j = columns - 1; ; ) {
    count[i] = (count[i] ?? 0) + 1;
    for (let row = 0; row < rows; row++)
      bent[i * rows + row] = (bent[i * rows + row] ?? 0) + (b.values[j * rows + row] ?? 0);
    if (i === 0 && j === 0) break;
    const step = came[i * columns + j];
    if (step !== 2) i--;
    if (step !== 1) j--;
  }
  let [sum, squares, product] = [0, 0, 0];
  for (let at2 = 0; at2 < bent.length; at2++) {
    const value = (bent[at2] ?? 0) / (count[Math.floor(at2 / rows)] ?? 1);
    sum += value;
    squares += value * value;
    product += value * (a.values[at2] ?? 0);
  }
  const spread = squares - sum * sum / bent.length;
  return spread > 0 ? product / Math.sqrt(spread) : 0;
}

// src/domains/replay/find/pairing.ts
function recordedMarksOf({ screens }, target) {
  const marks = screens[target.screen]?.marks ?? [];
  const own = marks.findIndex(({ box }) => isSameBox(box, target.box));
  if (own >= 0) return { marks, own };
  return { marks: [...marks, { box: target.box, ink: target.ink, text: target.texts[0] ?? "" }], own: marks.length };
}
function isSameBox(a, b) {
  return Math.abs(a.x - b.x) <= 2 && Math.abs(a.y - b.y) <= 2 && Math.abs(a.width - b.width) <= 4 && Math.abs(a.height - b.height) <= 4;
}
function pair(recorded, live) {
  const table = new Float32Array(recorded.length * live.length).fill(NaN);
  const alike = (r, c) => {
    const at2 = r * live.length + c;
    const known2 = table[at2] ?? -1;
    if (!Number.isNaN(known2)) return known2;
    const [a, b] = [recorded[r]?.ink, live[c]?.ink];
    return table[at2] = a && b ? likenessOf2(a, b) : -1;
  };
  return {
    recorded,
    live,
    alike,
    claimOfOthers: (own, c) => recorded.reduce((most, _, r) => r === own ? most : Math.max(most, alike(r, c)), -1)
  };
}
var leastSeed = 0.6;
var seedMargin = 0.05;
function surePairs({ recorded, live, alike, claimOfOthers }) {
  return recorded.flatMap(({ box }, r) => {
    let [best, second, at2] = [-1, -1, -1];
    for (let c = 0; c < live.length; c++) {
      const likeness = alike(r, c);
      if (likeness > best) [second, best, at2] = [best, likeness, c];
      else if (likeness > second) second = likeness;
    }
    const mark = live[at2];
    const isSure = best >= leastSeed && best - Math.max(second, claimOfOthers(r, at2)) >= seedMargin;
    return isSure && mark ? [{ r, c: at2, likeness: best, from: middleOf(box), to: middleOf(mark.box) }] : [];
  });
}
function middleOf({ x, y, width, height }) {
  return { x: x + width / 2, y: y + height / 2 };
}

// src/domains/replay/find/layout.ts
var scales = { least: 0.45, most: 3.2 };
var tolerance = 8;
var leastInliers = 4;
var nearby = 400;
function fitLayout(pairs) {
  const x = fitAxis(pairs.map(({ from, to }) => ({ from: from.x, to: to.x })));
  const y = fitAxis(pairs.map(({ from, to }) => ({ from: from.y, to: to.y })));
  if (x === void 0 || y === void 0) return void 0;
  const inliers = pairs.filter(({ from, to }) => isOn(x, from.x, to.x) && isOn(y, from.y, to.y));
  if (inliers.length < leastInliers) return void 0;
  return { x, y, inliers, pairs: pairs.length, agreement: inliers.length / pairs.length };
}
function fitAxis(points) {
  let best;
  for (const [index, a] of points.entries()) {
    for (const b of points.slice(index + 1)) {
      if (Math.abs(b.from - a.from) < 30) continue;
      const scale = (b.to - a.to) / (b.from - a.from);
      if (scale < scales.least || scale > scales.most) continue;
      const line = { scale, shift: a.to - scale * a.from };
      const on = points.filter(({ from, to }) => isOn(line, from, to));
      const off = on.reduce((sum, { from, to }) => sum + Math.abs(at(line, from) - to), 0);
      if (!best || on.length > best.count || on.length === best.count && off < best.off)
        best = { ...line, count: on.length, off };
    }
  }
  return best;
}
function at({ scale, shift }, from) {
  return scale * from + shift;
}
function isOn(axis, from, to) {
  return Math.abs(at(axis, from) - to) <= tolerance * Math.max(1, axis.scale);
}
function predict({ x, y, inliers }, box) {
  const middle = middleOf(box);
  let [weights, dx, dy] = [0, 0, 0];
  for (const { from, to } of inliers) {
    const weight = 1 / (nearby + (from.x - middle.x) ** 2 + (from.y - middle.y) ** 2);
    weights += weight;
    dx += weight * (to.x - at(x, from.x));
    dy += weight * (to.y - at(y, from.y));
  }
  const [width, height] = [box.width * x.scale, box.height * y.scale];
  return {
    x: at(x, middle.x) + dx / weights - width / 2,
    y: at(y, middle.y) + dy / weights - height / 2,
    width,
    height
  };
}
function placeIn(layout, recorded, box) {
  const said = predict(layout, recorded);
  const [a, b] = [middleOf(said), middleOf(box)];
  const isThere = Math.abs(a.x - b.x) <= Math.max(8, 0.35 * said.width) && Math.abs(a.y - b.y) <= Math.max(8, 0.35 * said.height);
  return isThere ? "there" : "elsewhere";
}
var leastAgreement = 0.5;
function rankByPlace(marks, said) {
  return marks.map(({ box }, c) => ({ box, c, fit: overlapOf(said, box) })).filter(({ fit }) => fit > 0.3).sort((a, b) => b.fit - a.fit);
}
function overlapOf(a, b) {
  const both = intersect(a, b);
  if (both === void 0) return 0;
  const shared = both.width * both.height;
  return shared / (a.width * a.height + b.width * b.height - shared);
}

// src/domains/replay/find/neighbours.ts
var slack = 3;
var asked = 4;
function isInPlace({ target, sight }, box) {
  const { x, y } = sight.window.client;
  return Math.abs(box.x - x - target.box.x) <= slack && Math.abs(box.y - y - target.box.y) <= slack;
}
function neighboursInPlace({ target, pairing, own, sight }) {
  const middle = middleOf(target.box);
  const { x, y } = sight.window.client;
  const known2 = pairing.recorded.map((mark, r) => ({ mark, r, far: Math.hypot(middleOf(mark.box).x - middle.x, middleOf(mark.box).y - middle.y) })).filter(({ mark, r }) => r !== own && mark.ink !== void 0).sort((a, b) => a.far - b.far);
  const isThere = known2.map(
    ({ mark, r }) => sight.marks.some(
      ({ box }, c) => pairing.alike(r, c) >= 0.9 && Math.abs(box.x - x - mark.box.x) <= slack && Math.abs(box.y - y - mark.box.y) <= slack
    )
  );
  const nearest = isThere.slice(0, asked);
  const agreement = isThere.length === 0 ? 0 : isThere.filter(Boolean).length / isThere.length;
  return { isSure: nearest.length > 0 && nearest.every(Boolean) && agreement >= 0.6, agreement };
}
function neighboursFollow({ target, pairing, own, sight, whole }, layout) {
  const middle = middleOf(target.box);
  const { of } = whole();
  const nearest = pairing.recorded.map((mark, r) => ({ mark, r, far: Math.hypot(middleOf(mark.box).x - middle.x, middleOf(mark.box).y - middle.y) })).filter(({ mark, r }) => r !== own && mark.ink !== void 0).sort((a, b) => a.far - b.far).slice(0, asked);
  return nearest.every(({ mark, r }) => {
    const live = sight.marks[of[r] ?? -1];
    return live !== void 0 && placeIn(layout, mark.box, live.box) === "there";
  });
}

// src/domains/replay/find/anchors.ts
var looksDifferent = "looks different";
var reach = 48;
var sameDrawing = 0.95;
var sameSize = 3;
var findLocally = (asking) => findPicture(asking, "local-anchor", around2(placeOf(asking), reach));
var findInWindow = (asking) => findPicture(asking, "window-anchor", asking.sight.client);
function placeOf({ target, sight }) {
  const { x, y } = sight.window.client;
  return { ...target.box, x: target.box.x + x, y: target.box.y + y };
}
async function findPicture(asking, rung, region) {
  const { target, sight, thresholds } = asking;
  const { picture } = target;
  if (picture === void 0 || picture.grey.length === 0) return { nothing: "no picture was recorded" };
  const where = intersect(region, sight.client);
  const match = where && await sight.view.match(picture, where);
  if (match === void 0 && target.ink === void 0) return findBySurroundings(asking, rung);
  if (match === void 0) return { nothing: "nothing like it is there" };
  if (match.score < thresholds.anchor) {
    return {
      nothing: `best match ${match.score.toFixed(2)}`,
      candidates: [candidate(match, match.score, rung, looksDifferent)]
    };
  }
  const hits = await Promise.all(
    [match, ...match.others].filter(({ score: score2 }) => score2 >= thresholds.anchor - thresholds.margin).map(async ({ box, score: score2 }) => ({
      box,
      score: Math.min(score2, await labelScore(target, picture, sight.view, box))
    }))
  );
  hits.sort((a, b) => b.score - a.score || distance(a.box, asking) - distance(b.box, asking));
  const [best, ...rest] = hits;
  if (best === void 0 || best.score < thresholds.anchor) {
    return {
      nothing: "its frame is there, with another label",
      candidates: [candidate(match, best?.score ?? 0, rung, "has another label")]
    };
  }
  const rivals = rest.filter(({ score: score2 }) => score2 > best.score - thresholds.margin).map(({ box }) => box);
  return judge2(asking, best, [...rivals, ...twinsOf(asking, best.box)], rung);
}
function findBySurroundings(asking, rung) {
  const { sight, target } = asking;
  const context = neighboursInPlace(asking);
  const mark = sight.marks.findIndex(
    ({ box: box2 }) => isInPlace(asking, box2) && Math.abs(box2.width - target.box.width) <= sameSize && Math.abs(box2.height - target.box.height) <= sameSize
  );
  const box = sight.marks[mark]?.box;
  if (rung !== "local-anchor" || box === void 0 || !context.isSure)
    return { nothing: "nothing is written in it, and what is around it changed" };
  const score2 = 0.96 + 0.04 * context.agreement;
  return {
    found: { box, score: score2, margin: context.agreement, rivals: [], mark },
    said: "in its place, among all that is around it"
  };
}
async function labelScore({ box, ink }, picture, view, at2) {
  if (ink === void 0) return 1;
  const label = labelIn(box, ink);
  const match = await view.match(cut(picture, label), { ...label, x: at2.x + label.x, y: at2.y + label.y });
  return match?.score ?? 0;
}
function labelIn({ width, height }, { aspect, fill, centre }) {
  const rim = 2;
  const high = fill * height + 2 * rim;
  const wide = fill * height * aspect + 2 * rim;
  const x = Math.max(0, Math.floor(centre.x * width - wide / 2));
  const y = Math.max(0, Math.floor(centre.y * height - high / 2));
  return { x, y, width: Math.min(width - x, Math.ceil(wide)), height: Math.min(height - y, Math.ceil(high)) };
}
function cut({ width, grey }, region) {
  const out = new Uint8Array(region.width * region.height);
  for (let row = 0; row < region.height; row++) {
    const from = (region.y + row) * width + region.x;
    out.set(grey.subarray(from, from + region.width), row * region.width);
  }
  return { width: region.width, height: region.height, grey: out };
}
function twinsOf({ target, sight }, box) {
  const { ink } = target;
  if (ink === void 0) return [];
  return sight.marks.filter((mark) => mark.ink && !intersect(mark.box, box) && likenessOf2(ink, mark.ink) >= sameDrawing).map((mark) => mark.box);
}
function distance(box, asking) {
  const place = placeOf(asking);
  return Math.hypot(box.x - place.x, box.y - place.y);
}
function judge2(asking, best, others, rung) {
  const { target, thresholds, sight, pairing, own } = asking;
  const rivals = others.map((box) => candidate({ box }, best.score, rung, "looks the same"));
  const mark = sight.marks.findIndex((one) => intersect(one.box, best.box) && near(one.box, best.box));
  const proposal = (margin, said) => ({
    found: { box: best.box, score: best.score, margin, rivals, mark: mark < 0 ? void 0 : mark },
    said
  });
  const isPlain = target.ink === void 0;
  if (others.length === 0 && !isPlain) return proposal(1, `looks the same (${best.score.toFixed(3)})`);
  const twins = pairing.recorded.filter(
    (one, r) => r !== own && one.ink && target.ink && likenessOf2(one.ink, target.ink) >= sameDrawing
  ).length;
  const context = neighboursInPlace(asking);
  if (isInPlace(asking, best.box) && context.isSure && (thresholds.allowAmbiguous || others.length <= twins)) {
    return proposal(
      context.agreement,
      `${others.length} others look the same; this one is in its place, and so is what is around it`
    );
  }
  return {
    nothing: isPlain ? "it has no label, and what is around it changed" : `${others.length} others look the same`,
    candidates: rivals
  };
}
function near(a, b) {
  const [p, q] = [middleOf(a), middleOf(b)];
  return Math.abs(p.x - q.x) <= 4 && Math.abs(p.y - q.y) <= 4;
}
function around2({ x, y, width, height }, by) {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

// src/domains/replay/find/largest.ts
var dominance = 2;
var leastKnown = 0.6;
var nearlyAll = 0.8;
var surelyKnown = 0.95;
function findLargest(asking) {
  const { pairing, own, sight } = asking;
  const { of } = asking.whole();
  const labels = pairing.recorded.flatMap(({ box, ink }, r) => ink && r !== own ? [{ box, r }] : []);
  const found = labels.filter(({ r }) => (of[r] ?? -1) >= 0);
  if (labels.length < 3 || found.length < leastKnown * labels.length) return void 0;
  const was = largestOf(
    pairing.recorded,
    labels.map(({ box }) => box)
  );
  const known2 = found.flatMap(({ r }) => sight.marks[of[r] ?? -1]?.box ?? []);
  const is = largestOf(sight.marks, known2);
  if (was?.index !== own || is === void 0 || !couldBe(was.box, is.box)) return void 0;
  const mean = found.reduce((sum, { r }) => sum + pairing.alike(r, of[r] ?? -1), 0) / found.length;
  const sure = found.length >= nearlyAll * labels.length ? Math.max(mean, surelyKnown) : mean;
  return { c: is.index, likeness: sure, margin: 1 - 1 / dominance };
}
function couldBe(was, is) {
  const wide = Math.abs(Math.log(is.width / was.width));
  const high = Math.abs(Math.log(is.height / was.height));
  return wide < Math.log(3.2) && high < Math.log(3.2) && Math.abs(wide - high) < Math.log(2.2);
}
function largestOf(marks, labels) {
  const size = ({ width, height }) => width * height;
  const [first, second] = marks.map(({ box }, index) => ({ box, index })).filter(({ box }) => !labels.some((label) => isInside(box, centreOf(label)))).sort((a, b) => size(b.box) - size(a.box));
  if (first === void 0) return void 0;
  return second === void 0 || size(first.box) >= dominance * size(second.box) ? first : void 0;
}

// src/domains/replay/find/text.ts
var confused = {
  "0": "o",
  "1": "l",
  i: "l",
  "|": "l",
  "!": "l",
  "5": "s",
  "\u2014": "-",
  "\u2013": "-",
  "\u2026": ""
};
function foldText(text) {
  return [
    ...text.toLowerCase().normalize("NFC").replace(/[\s.:_…]+/g, "")
  ].map((one) => confused[one] ?? one).join("");
}
function sameness(a, b) {
  const [one, other] = [foldText(a), foldText(b)];
  if (one === other) return 1;
  const longest = Math.max(one.length, other.length);
  return 1 - editDistance(one, other) / longest;
}
function compareTexts(known2, read2) {
  if (known2.length === 0 || read2 === void 0) return "unsure";
  const best = Math.max(...known2.map((text) => sameness(text, read2.text)));
  const length = foldText(read2.text).length;
  if (best === 1 && length > 0) return read2.confidence >= 0.5 ? "equal" : "unsure";
  if (best >= 0.85) return "unsure";
  if (length === 0) return "unsure";
  return read2.confidence >= (length <= 2 ? 0.88 : 0.75) ? "other" : "unsure";
}
function editDistance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, at2) => at2);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

// src/domains/replay/find/naming.ts
var leastLikeness = 0.7;
var mostGap = 12;
async function findNamed(asking) {
  const { target, pairing, sight } = asking;
  const { of } = asking.whole();
  for (const { r, side } of namesOf(asking)) {
    let offBy2 = function(box) {
      const [a, b] = [edgesOf(was, target.box, side), edgesOf(is, box, side)];
      const far = Math.abs(b.gap - a.gap * scale) / (1.5 * is.height + 0.25 * Math.abs(a.gap) * scale);
      const aside = Math.abs(b.aside - a.aside * scale) / (0.5 * is.height);
      const tall = Math.abs(Math.log(box.height / (target.box.height * scale))) / 0.7;
      const wide = side === "above" ? 0 : Math.abs(Math.log(box.width / (target.box.width * scale))) / 1.6;
      return Math.max(far, aside, tall, wide);
    };
    var offBy = offBy2;
    const c = of[r] ?? -1;
    const [was, is] = [pairing.recorded[r]?.box, sight.marks[c]?.box];
    if (was === void 0) continue;
    if (is === void 0) return void 0;
    const likeness = await surenessOf(r, c);
    if (likeness < leastLikeness) return void 0;
    const scale = is.height / was.height;
    const ranked = sight.marks.map(({ box }, at2) => ({ at: at2, off: offBy2(box) })).filter(({ at: at2, off }) => at2 !== c && off < 1).sort((a, b) => a.off - b.off);
    const [best, second] = ranked;
    if (best === void 0) return void 0;
    return { c: best.at, likeness, margin: Math.min(1, (second?.off ?? 1) - best.off) };
  }
  return void 0;
  async function surenessOf(r, c) {
    const [known2, mark, likeness] = [pairing.recorded[r]?.text ?? "", sight.marks[c], pairing.alike(r, c)];
    if (known2 === "" || mark === void 0 || likeness > 0.97) return likeness;
    const verdict = compareTexts([known2], await sight.view.read(mark.box));
    return verdict === "other" ? 0 : verdict === "equal" ? Math.max(likeness, 0.98) : likeness;
  }
}
function namesOf({ target, pairing, own }) {
  const { box } = target;
  const middle = middleOf(box);
  return pairing.recorded.flatMap((mark, r) => {
    if (r === own || mark.ink === void 0) return [];
    const at2 = middleOf(mark.box);
    const isBeside = Math.abs(at2.y - middle.y) <= 0.6 * Math.min(Math.max(box.height, 24), Math.max(mark.box.height, 24));
    const isAbove = mark.box.x < box.x + box.width && mark.box.x + mark.box.width > box.x && at2.y < box.y;
    const side = isBeside ? at2.x < middle.x ? "left" : "right" : isAbove ? "above" : void 0;
    if (side === void 0) return [];
    const { gap } = edgesOf(mark.box, box, side);
    if (gap > mostGap * mark.box.height || gap < -mark.box.height) return [];
    const isTick = side === "right" && gap < 1.5 * mark.box.height && box.width < 2 * box.height;
    return [{ r, side, gap, order: isTick ? 0 : side === "left" ? 1 : side === "above" ? 2 : 3 }];
  }).sort((a, b) => a.order - b.order || a.gap - b.gap);
}
function edgesOf(name, box, side) {
  if (side === "above") return { gap: box.y - name.y - name.height, aside: box.x - name.x };
  const aside = middleOf(box).y - middleOf(name).y;
  return side === "left" ? { gap: box.x - name.x - name.width, aside } : { gap: name.x - box.x - box.width, aside };
}

// src/domains/replay/find/plain.ts
var namedAlone = 0.85;
var surelyNamed = 0.9;
async function findPlain(asking, rung) {
  const { target, sight, thresholds } = asking;
  const layout = asking.layout();
  const isAgreed = layout !== void 0 && layout.agreement >= leastAgreement;
  const [placed] = isAgreed ? rankByPlace(sight.marks, predict(layout, target.box)) : [];
  const named = findLargest(asking) ?? await findNamed(asking);
  const mark = named === void 0 ? void 0 : sight.marks[named.c];
  if (named === void 0 || mark === void 0) {
    const shown3 = placed ? [candidate(placed, placed.fit, rung, "the label beside it is missing or changed")] : [];
    return { nothing: "it has no label, and the label beside it is missing or changed", candidates: shown3 };
  }
  if (rung === "marks-ink" && named.likeness < surelyNamed)
    return { nothing: "the label beside it is not surely the same" };
  const isThere = isAgreed && placeIn(layout, target.box, mark.box) === "there";
  const agreement = layout?.agreement ?? 0;
  const score2 = isThere ? 0.6 * named.likeness + 0.4 * agreement : namedAlone * named.likeness;
  const shown2 = [candidate(mark, score2, rung)];
  if (isAgreed && !isThere && placed && placed.fit > 0.5 && agreement > 0.85) {
    return { nothing: "its label and its place point to different things", candidates: shown2 };
  }
  if (score2 < (rung === "layout" ? thresholds.layout : thresholds.marks))
    return { nothing: `beside its label, by ${score2.toFixed(2)}, which is too little`, candidates: shown2 };
  return {
    found: { box: mark.box, score: score2, margin: named.margin, rivals: [], mark: named.c },
    said: `beside its label (likeness ${named.likeness.toFixed(2)})${isThere ? " and at its place" : ""}`
  };
}

// src/domains/replay/find/twins.ts
var twinDistance = 0.05;
function twinsOf2({ sight, pairing, own, whole }, chosen) {
  const { of } = whole();
  const box = sight.marks[chosen]?.box;
  if (box === void 0) return [];
  const least = pairing.alike(own, chosen) - twinDistance;
  return sight.marks.filter((one, c) => c !== chosen && !intersect(one.box, box) && pairing.alike(own, c) > least).filter((one) => [...of].every((c, r) => r === own || sight.marks[c] !== one)).map((one) => one.box);
}
function isToldByPlace(asking, chosen) {
  const layout = asking.layout();
  const box = asking.sight.marks[chosen]?.box;
  if (!asking.thresholds.allowAmbiguous || layout === void 0 || box === void 0) return false;
  return placeIn(layout, asking.target.box, box) === "there" && neighboursFollow(asking, layout);
}

// src/domains/replay/find/by-ink.ts
var findByInk = async (asking) => {
  const { target, thresholds, sight, pairing, own } = asking;
  if (target.ink === void 0) return findPlain(asking, "marks-ink");
  const { of, regret } = asking.whole();
  const c = of[own] ?? -1;
  const mark = sight.marks[c];
  const shown2 = showCandidates(asking, c);
  if (mark === void 0) {
    const said = shown2[0]?.against ? "what looks like it is another recorded target" : "no label is alike enough";
    return { nothing: said, candidates: shown2 };
  }
  const likeness = pairing.alike(own, c);
  const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(mark.box) : void 0);
  if (text === "other")
    return { nothing: "the likest label reads differently", candidates: accuse(shown2, "reads differently") };
  const layout = asking.layout();
  const place = layout && layout.agreement >= 0.6 ? placeIn(layout, target.box, mark.box) : "unknown";
  const twins = twinsOf2(asking, c);
  if (twins.length > 0 && !isToldByPlace(asking, c)) {
    return {
      nothing: `${twins.length + 1} labels look the same`,
      candidates: accuse(shown2, "looks the same as another")
    };
  }
  const score2 = scoreOf(likeness, text, place);
  if (score2 < thresholds.marks) return { nothing: `likeness ${likeness.toFixed(2)} is too little`, candidates: shown2 };
  if (regret < thresholds.margin)
    return {
      nothing: `another is as alike (${regret.toFixed(2)} apart)`,
      candidates: accuse(shown2, "another is as alike")
    };
  return {
    found: { box: mark.box, score: score2, margin: Math.min(1, regret), rivals: shown2.slice(1), mark: c },
    said: `likeness ${likeness.toFixed(2)}, text ${text}, place ${place}`
  };
};
function scoreOf(likeness, text, place) {
  const more = (text === "equal" ? 0.25 : 0) + (place === "there" ? 0.12 : place === "elsewhere" ? -0.08 : 0);
  return Math.max(0, Math.min(0.99, likeness + more));
}
function showCandidates({ pairing, own, sight }, chosen) {
  return sight.marks.map((mark, c) => ({ mark, c, likeness: pairing.alike(own, c) })).filter(({ likeness }) => likeness > 0.3).sort((a, b) => Number(b.c === chosen) - Number(a.c === chosen) || b.likeness - a.likeness).slice(0, 5).map(({ mark, c, likeness }) => {
    const isTaken = c !== chosen && pairing.claimOfOthers(own, c) > likeness;
    return candidate(mark, likeness, "marks-ink", isTaken ? "another recorded target explains it better" : "");
  });
}
function accuse([first, ...rest], against) {
  return first ? [{ ...first, against }, ...rest] : [];
}

// src/domains/replay/find/by-layout.ts
var renamed = 0.1;
var findByLayout = async (asking) => {
  const layout = asking.layout();
  if (asking.target.ink === void 0) return findPlain(asking, "layout");
  if (layout === void 0) return { nothing: "too few marks agree about a layout" };
  if (layout.agreement < leastAgreement)
    return { nothing: `only ${Math.round(layout.agreement * 100)} % of the marks agree about a layout` };
  return findLabelled(asking, layout);
};
async function findLabelled(asking, layout) {
  const { target, pairing, sight, own, thresholds } = asking;
  const there = rankByPlace(sight.marks, predict(layout, target.box)).filter(
    ({ c }) => sight.marks[c]?.ink !== void 0
  );
  const [best] = there;
  if (best === void 0) return { nothing: "nothing is at its place" };
  const likeness = pairing.alike(own, best.c);
  const claim = pairing.claimOfOthers(own, best.c);
  const usual = layout.inliers.map((one) => one.likeness).sort((a, b) => a - b)[Math.floor(layout.inliers.length * 0.1)] ?? 1;
  const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(best.box) : void 0);
  const against = contradiction();
  const shown2 = there.slice(0, 4).map(({ box, fit }) => candidate({ box }, fit * layout.agreement, "layout", box === best.box ? against : ""));
  if (against) return { nothing: against, candidates: shown2 };
  const score2 = layout.agreement * (0.5 + 0.3 * best.fit) + 0.2 * Math.max(0, text === "equal" ? 1 : likeness);
  if (score2 < thresholds.layout)
    return { nothing: `fits by ${score2.toFixed(2)}, which is too little`, candidates: shown2 };
  const rival = there.find((one) => one !== best && !intersect(one.box, best.box));
  const margin = best.fit - (rival?.fit ?? 0);
  if (margin < thresholds.margin) return { nothing: "two things are at its place", candidates: shown2 };
  return {
    found: { box: best.box, score: score2, margin, rivals: shown2.slice(1), mark: best.c },
    said: `at its place among ${layout.inliers.length} others, likeness ${likeness.toFixed(2)}, text ${text}`
  };
  function contradiction() {
    if (text === "other") return "what is at its place reads differently";
    if (best && twinsOf2(asking, best.c).length > 0 && !isToldByPlace(asking, best.c))
      return "looks the same as another";
    if (text === "equal") return "";
    if (claim > likeness) return "another recorded target explains what is at its place better";
    return likeness < usual - renamed ? "its label differs more than those of the other marks" : "";
  }
}

// src/domains/replay/find/by-model.ts
var score = 0.7;
var explained = 0.85;
function makeModelRung(picker, masked) {
  return async (asking) => {
    const { target, sight, pairing, own, signal } = asking;
    const { of } = asking.whole();
    const taken = new Set([...of].filter((c2, r) => r !== own && pairing.alike(r, c2) >= explained));
    const open3 = sight.marks.map((mark2, c2) => ({ mark: mark2, c: c2 })).filter(({ mark: mark2, c: c2 }) => !taken.has(c2) && (target.ink === void 0 || mark2.ink !== void 0));
    const { mark: index, said } = await picker.pick(
      {
        frame: sight.frame,
        marks: open3.map(({ mark: mark2 }) => mark2.box),
        label: target.label,
        texts: target.texts,
        masked: masked()
      },
      signal
    );
    const chosen = open3[index ?? -1];
    if (chosen === void 0) return { nothing: said };
    const { mark, c } = chosen;
    const refuse = (why) => ({
      nothing: `${said}, but ${why}`,
      candidates: [candidate(mark, score, "marks-model", why)]
    });
    const text = compareTexts(target.texts, target.texts.length > 0 ? await sight.view.read(mark.box) : void 0);
    if (text === "other") return refuse("it reads differently");
    if (pairing.claimOfOthers(own, c) > Math.max(0.6, pairing.alike(own, c)))
      return refuse("another recorded target explains it better");
    if (twinsOf2(asking, c).length > 0 && !isToldByPlace(asking, c)) return refuse("it looks the same as another");
    return { found: { box: mark.box, score, margin: 0.5, rivals: [], mark: c }, said: `${said}, text ${text}` };
  };
}

// src/domains/replay/find/by-text.ts
var mostRead = 40;
var explained2 = 0.85;
var findByText = async (asking) => {
  const { target, sight, pairing, own, thresholds, signal } = asking;
  if (target.texts.length === 0) return { nothing: "no text was recorded" };
  const { of } = asking.whole();
  const taken = new Set([...of].filter((c, r) => r !== own && pairing.alike(r, c) >= explained2));
  const open3 = sight.marks.map((mark2, c) => ({ mark: mark2, c, likeness: pairing.alike(own, c) })).filter(({ mark: mark2, c }) => mark2.ink !== void 0 && !taken.has(c)).sort((a, b) => b.likeness - a.likeness).slice(0, mostRead);
  const equal = [];
  for (const { mark: mark2, c } of open3) {
    if (signal.aborted) break;
    const text = await sight.view.read(mark2.box);
    if (text && compareTexts(target.texts, text) === "equal") equal.push({ c, confidence: text.confidence });
  }
  const layout = asking.layout();
  const placeOf2 = (c) => {
    const mark2 = sight.marks[c];
    return layout && mark2 ? placeIn(layout, target.box, mark2.box) : "unknown";
  };
  const shown2 = equal.map(
    ({ c, confidence }) => candidate(sight.marks[c] ?? target, confidence, "marks-text", equal.length > 1 ? "others read the same" : "")
  );
  if (equal.length === 0)
    return { nothing: `none of ${open3.length} labels reads \u201C${(target.texts[0] ?? "").slice(0, 40)}\u201D` };
  const inPlace = equal.filter(({ c }) => placeOf2(c) === "there");
  const isClear = equal.length === 1 || inPlace.length === 1 && inPlace[0] !== void 0 && isToldByPlace(asking, inPlace[0].c);
  const best = equal.length === 1 ? equal[0] : inPlace[0];
  const mark = best && sight.marks[best.c];
  if (!isClear || best === void 0 || mark === void 0)
    return { nothing: `${equal.length} labels read the same`, candidates: shown2 };
  if ([...target.texts[0] ?? ""].length < 2 && placeOf2(best.c) !== "there")
    return { nothing: "a single letter reads the same, elsewhere", candidates: shown2 };
  if (best.confidence < thresholds.text)
    return { nothing: `reads the same, but only by ${best.confidence.toFixed(2)}`, candidates: shown2 };
  return {
    found: { box: mark.box, score: best.confidence, margin: equal.length === 1 ? 1 : 0.5, rivals: [], mark: best.c },
    said: `reads the same (${best.confidence.toFixed(2)})`
  };
};

// src/domains/replay/find/sight.ts
async function lookAt(window, windows, desktop, vision) {
  const size = await desktop.size();
  const client = intersect(window.client, { x: 0, y: 0, ...size }) ?? window.client;
  const frame = await desktop.capture(client);
  if (frame.width === 0 || frame.height === 0) return void 0;
  const seen = { ...frame.origin, width: frame.width, height: frame.height };
  const view = await vision.look(frame);
  const covers = coversOf(window, windows);
  const marks = (await view.marks(seen)).filter(({ box }) => !covers.some((cover) => hides(cover.box, box)));
  return { window, client: seen, frame, view, marks, covers };
}
function coversOf(window, windows) {
  const at2 = windows.findIndex(({ id }) => id === window.id);
  return windows.slice(0, Math.max(0, at2)).flatMap(({ bounds, title }) => {
    const box = intersect(bounds, window.client);
    return box ? [{ box, title }] : [];
  });
}
function hides(cover, box) {
  const both = intersect(cover, box);
  return both !== void 0 && both.width * both.height > 0.15 * box.width * box.height;
}
function coverAt({ covers }, point) {
  return covers.find(({ box }) => isInside(box, point));
}

// src/domains/replay/find/structure.ts
var holdsText = /edit|combo|list|tree|document|slider|progress|spin|scroll/i;
function makeStructureRung(desktop) {
  return async (asking) => {
    const { target, sight, thresholds } = asking;
    const { element } = target;
    if (element === void 0) return { nothing: "no control was recorded" };
    const all = (await desktop.elements(sight.window.id)).filter(({ isVisible }) => isVisible);
    if (all.length === 0) return { nothing: "the window tells of no controls" };
    const isNamed = !holdsText.test(element.role) && element.name !== "";
    const names = [element.name, ...target.texts].map(nameOf);
    const sameRole = all.filter(({ role }) => role === element.role);
    const byId = sameRole.filter(({ controlId }) => element.controlId !== "" && controlId === element.controlId);
    const byName = sameRole.filter(({ name }) => isNamed && names.includes(nameOf(name)));
    const meant = byId.length > 0 && isNamed ? byId.filter((one2) => byName.includes(one2)) : byId;
    const [first] = byId;
    if (first && meant.length === 0) {
      const said = `${target.label} is now called \u201C${first.name.slice(0, 80)}\u201D. If it still does the same, record this step again.`;
      return stop("vetoed", said, [first], "has another name");
    }
    if (byId.length === 0 && keepsIds(asking, all)) {
      return stop("not-found", `The window no longer has ${target.label}.`, byName, "has another id");
    }
    const left = byId.length > 0 ? meant : byName;
    const [one, another] = left;
    if (one === void 0) return { nothing: "the window has no such control" };
    if (another) {
      if (thresholds.allowAmbiguous) return { nothing: `${left.length} controls could be meant` };
      return stop(
        "ambiguous",
        `${left.length} controls of the window could be ${target.label}.`,
        left,
        "there is another like it"
      );
    }
    const box = intersect(one.bounds, sight.client);
    if (box === void 0) return stop("not-found", `${target.label} lies outside of what its window shows.`, [], "");
    if (!one.isEnabled) return stop("vetoed", `${target.label} is switched off.`, [one], "is switched off");
    const margin = byName.length > 1 ? 0.5 : 1;
    return {
      found: { box, score: 1, margin, rivals: [], mark: void 0 },
      said: `the control ${one.controlId || one.name}`
    };
  };
}
function keepsIds({ target, others }, all) {
  if (!target.element?.controlId) return false;
  return others.some(
    ({ element }) => element?.controlId && all.some(({ controlId }) => controlId === element.controlId)
  );
}
function stop(reason, said, elements, against) {
  const candidates = elements.map(({ bounds }) => ({ box: bounds, score: 1, rung: "structure", against }));
  return { stop: { status: "lost", reason, said }, candidates };
}
function nameOf(name) {
  return name.replace(/&(?=.)/g, "").replace(/(\.\.\.|…|:)$/, "").trim();
}

// src/domains/replay/find/assignment.ts
function assign(rows2, columns2, score2, alone2) {
  const all = columns2 + rows2;
  const cost = (row, column) => {
    if (column < columns2) return -score2(row, column);
    return column - columns2 === row ? -alone2 : 1e6;
  };
  const rowPrice = new Float64Array(rows2 + 1);
  const columnPrice = new Float64Array(all + 1);
  const rowOf = new Int32Array(all + 1);
  const way = new Int32Array(all + 1);
  for (let row = 1; row <= rows2; row++) {
    rowOf[0] = row;
    let column = 0;
    const least = new Float64Array(all + 1).fill(Infinity);
    const used = new Uint8Array(all + 1);
    do {
      used[column] = 1;
      const from = rowOf[column] ?? 0;
      let [delta, next] = [Infinity, 0];
      for (let to = 1; to <= all; to++) {
        if (used[to] === 1) continue;
        const slack2 = cost(from - 1, to - 1) - (rowPrice[from] ?? 0) - (columnPrice[to] ?? 0);
        if (slack2 < (least[to] ?? 0)) {
          least[to] = slack2;
          way[to] = column;
        }
        if ((least[to] ?? 0) < delta) [delta, next] = [least[to] ?? 0, to];
      }
      for (let to = 0; to <= all; to++) {
        if (used[to] === 1) {
          const held = rowOf[to] ?? 0;
          rowPrice[held] = (rowPrice[held] ?? 0) + delta;
          columnPrice[to] = (columnPrice[to] ?? 0) - delta;
        } else least[to] = (least[to] ?? 0) - delta;
      }
      column = next;
    } while ((rowOf[column] ?? 0) !== 0);
    do {
      const before = way[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    } while (column !== 0);
  }
  const of = new Int32Array(rows2).fill(-1);
  let total = 0;
  for (let column = 1; column <= all; column++) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row < 0) continue;
    if (column <= columns2) of[row] = column - 1;
    total -= cost(row, column - 1);
  }
  return { of, total };
}

// src/domains/replay/find/whole.ts
var alone = 0.5;
var placeBonus = 0.1;
var leastAgreement2 = 0.6;
function explainWhole(pairing, own, layout) {
  const { recorded, live, alike } = pairing;
  const rows2 = recorded.flatMap(({ ink }, r) => ink ? [r] : []);
  const columns2 = live.flatMap(({ ink }, c) => ink ? [c] : []);
  const scores = rows2.map(
    (r) => columns2.map((c) => {
      const likeness = alike(r, c);
      if (likeness < alone || layout === void 0 || layout.agreement < leastAgreement2) return likeness;
      const [from, to] = [recorded[r], live[c]];
      return likeness + (from && to && placeIn(layout, from.box, to.box) === "there" ? placeBonus : 0);
    })
  );
  const score2 = (row, column) => scores[row]?.[column] ?? -1;
  const best = assign(rows2.length, columns2.length, score2, alone);
  const of = new Int32Array(recorded.length).fill(-1);
  for (const [row, r] of rows2.entries()) of[r] = columns2[best.of[row] ?? -1] ?? -1;
  const mine = rows2.indexOf(own);
  const given = best.of[mine] ?? -1;
  if (given < 0) return { of, regret: 0 };
  const without = (row, column) => row === mine && column === given ? -1 : score2(row, column);
  return { of, regret: best.total - assign(rows2.length, columns2.length, without, alone).total };
}

// src/domains/replay/find/find-target.ts
function makeFinder({
  desktop,
  vision,
  picker,
  masked = () => []
}) {
  const rungs = {
    structure: makeStructureRung(desktop),
    "local-anchor": findLocally,
    "window-anchor": findInWindow,
    "marks-ink": findByInk,
    layout: findByLayout,
    "marks-text": findByText,
    ...picker ? { "marks-model": makeModelRung(picker, masked) } : {}
  };
  return async (question) => {
    const started = performance.now();
    const asked2 = [];
    const candidates = [];
    const answer = (end) => ({
      ...end,
      asked: asked2,
      candidates: [...candidates].sort((a, b) => Number(a.against !== "") - Number(b.against !== "") || b.score - a.score).slice(0, 12),
      ms: Math.round(performance.now() - started)
    });
    const twin = findTwinWindow(question);
    if (twin) return answer(twin);
    const sight = await lookAt(question.window, question.windows, desktop, vision);
    if (sight === void 0) return answer(lost("no-window", "No part of the window is on the screen."));
    try {
      const asking = prepare(question, sight);
      for (const rung of findingRungs) {
        if (!question.thresholds.rungs.includes(rung)) continue;
        const ask = rungs[rung];
        if (ask === void 0) continue;
        if (question.signal.aborted) return answer(lost("not-found", "Looking was stopped."));
        const since = performance.now();
        const outcome = await ask(asking);
        const ms = Math.round(performance.now() - since);
        if ("stop" in outcome) {
          candidates.push(...outcome.candidates ?? []);
          asked2.push({ rung, said: outcome.stop.said, ms });
          return answer(outcome.stop);
        }
        if ("nothing" in outcome) {
          candidates.push(...outcome.candidates ?? []);
          asked2.push({ rung, said: outcome.nothing, ms });
          continue;
        }
        const { found, said } = outcome;
        candidates.push({ box: found.box, score: found.score, rung, against: "" }, ...found.rivals);
        asked2.push({ rung, said, ms });
        return answer(settle(asking, found, rung));
      }
      return answer(explainLoss(asking, candidates));
    } finally {
      await sight.view.close();
    }
  };
}
function prepare({ workflow, target, thresholds, signal }, sight) {
  const { marks, own } = recordedMarksOf(workflow, target);
  const pairing = pair(marks, sight.marks);
  const layout = once(() => fitLayout(surePairs(pairing).filter(({ r }) => r !== own)));
  const whole = once(() => explainWhole(pairing, own, layout()));
  const others = Object.values(workflow.targets).filter(
    ({ id, screen }) => id !== target.id && screen === target.screen
  );
  return { target, others, sight, thresholds, pairing, own, layout, whole, signal };
}
function once(make) {
  let made;
  return () => (made ??= { value: make() }).value;
}
function settle({ sight, target }, { box, score: score2, margin }, rung) {
  const point = {
    x: Math.min(box.x + box.width - 1, Math.max(box.x, Math.round(box.x + target.grip.x * box.width))),
    y: Math.min(box.y + box.height - 1, Math.max(box.y, Math.round(box.y + target.grip.y * box.height)))
  };
  if (!isInside(sight.client, point)) return lost("vetoed", `${target.label} lies outside of its window.`);
  const cover = coverAt(sight, point);
  if (cover) return lost("covered", `${target.label} lies behind ${nameOf2(cover.title)}. Move or close it.`);
  return { status: "found", point, box, rung, score: score2, margin };
}
function explainLoss(asking, candidates) {
  const { target, sight } = asking;
  const layout = asking.layout();
  const place = layout ? predict(layout, target.box) : { ...target.box, x: target.box.x + sight.window.client.x, y: target.box.y + sight.window.client.y };
  const cover = sight.covers.find(({ box }) => intersect(box, place));
  if (cover) return lost("covered", `${target.label} may lie behind ${nameOf2(cover.title)}. Move or close it.`);
  const [best] = candidates.filter(({ against }) => against !== looksDifferent).sort((a, b) => b.score - a.score);
  if (candidates.some(({ against }) => against.includes("same"))) {
    return lost(
      "ambiguous",
      `Several things look like ${target.label}, and what is around them does not tell which is meant.`
    );
  }
  if (best?.against) return lost("vetoed", `What looks most like ${target.label} is something else: ${best.against}.`);
  if (best && best.score > 0.5)
    return lost("too-uncertain", `Something looks like ${target.label}, but not enough to click it.`);
  return lost("not-found", `${target.label} is not to be seen in its window.`);
}
function findTwinWindow({ window, windows }) {
  const area = window.client.width * window.client.height;
  const twin = windows.find(
    (one) => one.id !== window.id && one.className === window.className && one.application === window.application && one.title === window.title && one.client.width * one.client.height > 0.5 * area
  );
  return twin && lost("ambiguous", `There are two windows ${nameOf2(window.title)}. Close the one that is not meant.`);
}
function lost(reason, said) {
  return { status: "lost", reason, said };
}
function nameOf2(title) {
  return title === "" ? "a window without a title" : `\u201C${title.slice(0, 80)}\u201D`;
}

// src/drivers/replay-stores/audit.ts
import { open, rename, rm, stat } from "node:fs/promises";
import { join as join2 } from "node:path";

// src/drivers/replay-stores/audit-line.ts
import { z } from "zod";
function maybe(type) {
  return type.nullish().transform((value) => value ?? void 0);
}
var State = z.enum(executionStates);
var refusals = [...executionStates, "stopped", "tripped", "unreadable"];
var actions = ["click", "drag", "type", "press", "wait", "focus", "close"];
var Rung = z.enum(findingRungs);
var Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
var Finding = z.object({
  status: z.enum(["found", "lost"]),
  reason: maybe(z.enum(lostReasons)),
  chosen: maybe(z.object({ rung: Rung, score: z.number(), margin: z.number(), box: Box })),
  thresholds: z.object({
    anchor: z.number(),
    marks: z.number(),
    layout: z.number(),
    text: z.number(),
    margin: z.number(),
    allowAmbiguous: z.boolean(),
    rungs: z.array(Rung)
  }),
  candidates: z.array(z.object({ box: Box, score: z.number(), rung: Rung, against: z.string() })),
  asked: z.array(z.object({ rung: Rung, said: z.string(), ms: z.number() })),
  ms: z.number()
});
var head = {
  at: z.string(),
  workflow: z.string(),
  run: z.string(),
  state: State,
  version: maybe(z.string()),
  isTest: z.boolean()
};
var Line = z.discriminatedUnion("decision", [
  z.object({
    ...head,
    decision: z.literal("step"),
    step: z.string(),
    target: maybe(z.string()),
    action: z.enum(actions),
    parameters: z.array(z.string()),
    status: z.enum(["done", "failed", "refused"]),
    trigger: maybe(z.enum(triggers)),
    said: z.string(),
    finding: maybe(Finding),
    isConfirmed: maybe(z.boolean()),
    isHealed: z.boolean(),
    ms: z.number()
  }),
  z.object({
    ...head,
    decision: z.literal("state"),
    from: State,
    to: State,
    reason: z.string(),
    lastedMs: z.number()
  }),
  z.object({
    ...head,
    decision: z.literal("learn"),
    step: z.string(),
    target: maybe(z.string()),
    isStored: z.boolean(),
    said: z.string()
  }),
  z.object({
    ...head,
    decision: z.literal("store"),
    did: z.enum(["snapshot", "promote", "rollback", "clean-up", "standing", "recover"]),
    said: z.string()
  }),
  z.object({
    ...head,
    decision: z.literal("trip"),
    scope: z.enum(["step", "workflow", "global"]),
    reason: z.string(),
    report: maybe(z.string()),
    failureCase: maybe(z.string())
  }),
  z.object({
    ...head,
    decision: z.literal("refused"),
    step: z.string(),
    by: z.enum(refusals),
    said: z.string()
  }),
  z.object({ ...head, decision: z.literal("note"), said: z.string() })
]);
function readLine(text) {
  const parsed = Line.safeParse(parseJson(text));
  return parsed.success ? parsed.data : void 0;
}
var longestLine = 12e3;
var longestText = 600;
function writeLine(decision) {
  const bounded = cutTexts(decision, longestText);
  const whole = JSON.stringify(bounded);
  if (whole.length <= longestLine) return whole;
  if (bounded.decision === "step" && bounded.finding) {
    const finding = { ...bounded.finding, candidates: bounded.finding.candidates.slice(0, 2), asked: [] };
    const shorter = JSON.stringify({ ...bounded, finding });
    if (shorter.length <= longestLine) return shorter;
  }
  return JSON.stringify({ ...cutTexts(bounded, 60), ...bounded.decision === "step" ? { finding: void 0 } : {} });
}
function maskSaid(decision, mask) {
  const visit = (one, key, depth) => {
    if (typeof one === "string") {
      const isSaid = key === "said" || key === "against" || key === "reason" && depth === 1;
      return isSaid ? mask(one) : one;
    }
    if (Array.isArray(one)) return one.map((child) => visit(child, key, depth));
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, child]) => [name, visit(child, name, depth + 1)]));
  };
  return visit(decision, "", 0);
}
function cutTexts(value, longest) {
  const visit = (one) => {
    if (typeof one === "string") return one.length > longest ? `${one.slice(0, longest - 1).toWellFormed()}\u2026` : one;
    if (Array.isArray(one)) return one.slice(0, 50).map(visit);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, child]) => [key, visit(child)]));
  };
  return visit(value);
}

// src/drivers/replay-stores/versions/writer-lock.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
async function asOnlyWriter(folder, waitMs, work) {
  await mkdir(folder, { recursive: true });
  const lock = await takeOsLock(join(folder, "writer.lock"), waitMs);
  if (!lock)
    throw new EnvironmentError(
      `Another replay has been writing to the stores in ${folder} for ${Math.round(waitMs / 1e3)} seconds.`,
      "Wait until it ends, or end it; nothing of this one was kept."
    );
  try {
    return await work();
  } finally {
    lock.release();
  }
}

// src/drivers/replay-stores/audit.ts
function openReplayAudit({ folder, workflow, mask, largest = 4e6, kept = 4 }) {
  const own = join2(folder, "audit");
  const fileOf = (age) => join2(own, age === 0 ? "decisions.jsonl" : `decisions.${age}.jsonl`);
  const newest = makeAppendLog(fileOf(0));
  async function rotate() {
    const size = await sizeOf(fileOf(0));
    if (size < largest) return;
    await rm(fileOf(kept), { force: true });
    for (let age = kept - 1; age >= 0; age--)
      if (await sizeOf(fileOf(age)) > 0) await rename(fileOf(age), fileOf(age + 1));
  }
  return {
    async write(decision, { at: at2, run, state, version, isTest }) {
      const line = { at: at2, workflow, run, state, version, isTest, ...decision };
      const text = writeLine(maskSaid(line, mask));
      await asOnlyWriter(own, 15e3, async () => {
        if (!await endsWhole(newest)) await newest.repair();
        await rotate();
        await newest.append([text]);
      });
    },
    async last(limit) {
      const found = [];
      for (let age = 0; age <= kept && found.length < limit; age++) {
        const lines = await makeAppendLog(fileOf(age)).lines();
        const decisions = lines.flatMap((line) => readLine(line) ?? []);
        found.unshift(...decisions.slice(-(limit - found.length)));
      }
      return found;
    }
  };
}
async function sizeOf(file) {
  return stat(file).then(
    ({ size }) => size,
    () => 0
  );
}
async function endsWhole({ file }) {
  const size = await sizeOf(file);
  if (size === 0) return true;
  const handle = await open(file, "r");
  try {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === 10;
  } finally {
    await handle.close();
  }
}

// src/drivers/vision/mark-detector.ts
var MarksModelError = class extends Error {
};
var mostBoxes = 300;
var leastScore = 0.3;
var leastSide = 6;
async function openMarkDetector(file) {
  const { session, Tensor } = await open2(file);
  const [input, output] = [session.inputNames[0], session.outputNames[0]];
  if (input === void 0 || output === void 0) throw new MarksModelError(`${file} has no input or no output.`);
  return {
    async detect(frame) {
      const { width, height } = frame;
      const tensor = new Tensor("float32", toPlanes(frame), [1, 3, height, width]);
      const found = (await session.run({ [input]: tensor }))[output];
      if (found === void 0 || found.dims.length !== 2 || found.dims[1] !== 5 || !(found.data instanceof Float32Array))
        throw new MarksModelError(`${file} gives no list of boxes with five numbers each.`);
      return readBoxes(found.data, frame);
    },
    close: () => session.release()
  };
}
async function open2(file) {
  try {
    const { InferenceSession: Session, Tensor } = await import("onnxruntime-node");
    const session = await Session.create(file, { logSeverityLevel: 4 });
    return { session, Tensor };
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : "unknown";
    throw new MarksModelError(`The model ${file} of vision.marksModel cannot be opened: ${why}`, { cause: error });
  }
}
function toPlanes({ width, height, bgra }) {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (let at2 = 0, from = 0; at2 < size; at2++, from += 4) {
    planes[at2] = (bgra[from + 2] ?? 0) / 255;
    planes[size + at2] = (bgra[from + 1] ?? 0) / 255;
    planes[2 * size + at2] = (bgra[from] ?? 0) / 255;
  }
  return planes;
}
function readBoxes(values, { origin, width, height }) {
  const rows2 = Array.from({ length: Math.floor(values.length / 5) }, (_, row) => values.subarray(row * 5, row * 5 + 5));
  return rows2.filter((row) => row.every((value) => Number.isFinite(value)) && (row[4] ?? 0) >= leastScore).sort((a, b) => (b[4] ?? 0) - (a[4] ?? 0)).slice(0, mostBoxes).flatMap(([x = 0, y = 0, wide = 0, high = 0]) => {
    const box = { x: Math.round(x), y: Math.round(y), width: Math.round(wide), height: Math.round(high) };
    const inside = intersect(box, { x: 0, y: 0, width, height });
    if (inside === void 0 || inside.width < leastSide || inside.height < leastSide) return [];
    return [{ ...inside, x: inside.x + origin.x, y: inside.y + origin.y }];
  });
}

// src/drivers/vision/reader.ts
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { dirname, join as join3 } from "node:path";
var remembered = 2e3;
var Reader = class {
  #recognizer;
  #known = /* @__PURE__ */ new Map();
  #turn = Promise.resolve();
  /** Undefined when there is no text. */
  async read(picture) {
    const key = createHash("sha256").update(picture.grey).update(`${picture.width}`).digest("base64");
    if (this.#known.has(key)) return this.#known.get(key);
    const mine = this.#turn.then(() => this.#recognize(picture));
    this.#turn = mine.catch(() => void 0);
    const text = await mine;
    if (this.#known.size >= remembered) this.#known.delete(this.#known.keys().next().value ?? "");
    this.#known.set(key, text);
    return text;
  }
  async close() {
    const recognizer = this.#recognizer;
    this.#recognizer = void 0;
    await (await recognizer?.catch(() => void 0))?.terminate();
  }
  async #recognize(picture) {
    const recognizer = await (this.#recognizer ??= startRecognizer());
    const { data } = await recognizer.recognize(encodePgm(picture));
    const text = data.text.replace(/\s+/g, " ").trim();
    return text === "" ? void 0 : { text, confidence: data.confidence / 100 };
  }
};
async function startRecognizer() {
  const { createWorker, OEM, PSM } = await import("tesseract.js");
  const require2 = createRequire(import.meta.url);
  const data = dirname(require2.resolve("@tesseract.js-data/eng/package.json"));
  const worker = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: join3(data, "4.0.0_best_int"),
    gzip: true,
    // Nothing is fetched, and nothing is written beside the program.
    cacheMethod: "none",
    logger: () => void 0,
    errorHandler: () => void 0
  });
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SINGLE_LINE });
  return worker;
}
function encodePgm({ width, height, grey }) {
  return Buffer.concat([Buffer.from(`P5
${width} ${height}
255
`, "latin1"), grey]);
}

// src/drivers/vision/vision-thread.ts
import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
var VisionError = class extends Error {
};
var callTimeoutMs = 2e4;
var VisionThread = class {
  #worker;
  #calls = 0;
  #waiting = /* @__PURE__ */ new Map();
  #timeoutMs;
  #program;
  constructor(timeoutMs = callTimeoutMs, program = findProgram()) {
    this.#timeoutMs = timeoutMs;
    this.#program = program;
  }
  /** Number of the running thread: views of an earlier one are lost. */
  generation = 0;
  ask(view, call, transfer = []) {
    const worker = this.#worker ??= this.#start();
    const id = ++this.#calls;
    return new Promise((resolve, fail) => {
      const timer = setTimeout(() => {
        this.#end(worker, `seeing took longer than ${this.#timeoutMs / 1e3} s`);
      }, this.#timeoutMs);
      const settle2 = (response) => {
        if ("failed" in response) fail(new VisionError(response.failed));
        else resolve(response.value);
      };
      this.#waiting.set(id, { settle: settle2, fail, timer });
      const request = { id, view, call };
      worker.postMessage(request, transfer);
    });
  }
  async close() {
    const worker = this.#worker;
    if (worker === void 0) return;
    this.#end(worker, "vision was closed");
    await worker.terminate();
  }
  #start() {
    this.generation++;
    const worker = new Worker(this.#program, { name: "vision" });
    worker.unref();
    worker.on("message", (response) => {
      const waiting = this.#waiting.get(response.id);
      if (waiting === void 0) return;
      this.#waiting.delete(response.id);
      clearTimeout(waiting.timer);
      waiting.settle(response);
    });
    worker.on("error", (error) => this.#end(worker, `the thread that sees failed: ${error.message}`));
    worker.on("exit", () => this.#end(worker, "the thread that sees ended"));
    return worker;
  }
  #end(worker, why) {
    if (this.#worker !== worker) return;
    this.#worker = void 0;
    void worker.terminate();
    for (const { fail, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      fail(new VisionError(why));
    }
    this.#waiting.clear();
  }
};
function findProgram() {
  const source = new URL("./vision-worker.ts", import.meta.url);
  return existsSync(source) ? source : new URL("./vision-worker.js", import.meta.url);
}

// src/drivers/vision/open-vision.ts
function openVision({ canRead = true, marksModel, timeoutMs } = {}) {
  const thread = new VisionThread(timeoutMs);
  const reader = canRead ? new Reader() : void 0;
  let detector;
  const detect = marksModel === void 0 ? void 0 : async (frame) => (await (detector ??= openMarkDetector(marksModel))).detect(frame);
  let views = 0;
  return {
    async look(frame) {
      const view = ++views;
      const bgra = new Uint8Array(frame.bgra);
      await thread.ask(view, { do: "look", frame: { ...frame, bgra } }, [bgra.buffer]);
      return makeView({ thread, reader, view, detect: detect && (() => detect(frame)) });
    },
    async close() {
      await Promise.all([
        thread.close(),
        reader?.close(),
        detector?.then(
          (one) => one.close(),
          () => void 0
        )
      ]);
    }
  };
}
function makeView({ thread, reader, view, detect }) {
  const { generation } = thread;
  const ask = (_, call, transfer) => {
    if (thread.generation !== generation) return Promise.reject(new VisionError("this view was lost with its thread"));
    return thread.ask(view, call, transfer);
  };
  return {
    match: (picture, region) => ask(view, { do: "match", picture, region }),
    async marks(region) {
      const own = await ask(view, { do: "marks", region });
      const more = await detect?.() ?? [];
      const added = [];
      for (const box of more) {
        if (!isInside(region, centreOf(box)) || [...own, ...added].some((mark) => isSame2(mark.box, box))) continue;
        added.push({ box, ink: await ask(view, { do: "inkOf", box }) });
      }
      return [...own, ...added];
    },
    inkOf: (box) => ask(view, { do: "inkOf", box }),
    cut: (region) => ask(view, { do: "cut", region }),
    difference: (before, region) => ask(view, { do: "difference", before, region }),
    async read(box) {
      if (reader === void 0) return void 0;
      const readable = await ask(view, { do: "readable", box });
      return readable && reader.read(readable);
    },
    async close() {
      if (thread.generation === generation) await thread.ask(view, { do: "close" });
    }
  };
}
function isSame2(a, b) {
  const both = intersect(a, b);
  if (both === void 0) return false;
  const shared = both.width * both.height;
  return shared > 0.5 * (a.width * a.height + b.width * b.height - shared);
}

export {
  measurePrecision,
  trustIn,
  renderSimulation,
  vary,
  simulateThresholds,
  makeLearning,
  withPrototypes,
  makeFinder,
  makeRememberer,
  asOnlyWriter,
  openReplayAudit,
  MarksModelError,
  openMarkDetector,
  openVision
};
