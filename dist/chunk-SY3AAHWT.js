import {
  sha256
} from "./chunk-OQWG6TOE.js";

// src/app/healing/proposal-key.ts
function keyOf(category, rule, fingerprints) {
  const name = rule.replace(/[^A-Za-z0-9.]+/g, "-").replace(/^[-.]+|[-.]+$/g, "").slice(0, 60);
  return `${category}/${name}-${sha256(fingerprints.toSorted().join("\n")).slice(0, 8)}`;
}

// src/core/approval.ts
function needsApproval(cases, policy = { performance: "ask" }) {
  const grave = cases.find(({ category, severity }) => category === "security" && isGrave(severity));
  if (grave) {
    const critical = cases.some(({ category, severity }) => category === "security" && severity === "critical");
    return { needed: true, why: `It changes code for a ${critical ? "critical" : "HIGH"} security finding.` };
  }
  if (policy.security === "ask" && cases.some(({ category }) => category === "security"))
    return {
      needed: true,
      why: "It changes code for a security finding, and the configuration asks for each of them."
    };
  if (cases.some(({ category, safety }) => category === "replay" && safety === "risky"))
    return {
      needed: true,
      why: "A robot would click something with another text, or that too little confirmed, or that cannot be taken back."
    };
  if (policy.performance === "apply") return { needed: false, why: "The configuration lets faster code through." };
  const faster = cases.filter(({ category }) => category === "performance");
  if (faster.some(({ evidence }) => evidence?.verdict === "gain"))
    return { needed: true, why: "It was measured to be more than 10 % faster: it changes how the code works." };
  if (faster.some(({ evidence, safety }) => evidence?.verdict === "unmeasured" && safety !== "safe"))
    return { needed: true, why: "It promises to be faster, and nobody could measure how much." };
  return { needed: false, why: "No HIGH security finding, and nothing measured to be more than 10 % faster." };
}
function isGrave(severity) {
  return severity === "critical" || severity === "high";
}

export {
  needsApproval,
  keyOf
};
