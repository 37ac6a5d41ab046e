import {
  findSecretValues,
  isAboutSecret,
  makeMask,
  maskTexts
} from "./chunk-NBAG2F6T.js";

// src/app/secrets.ts
async function makeSecretMask(findings, textOf) {
  const values = [];
  for (const finding of findings.filter(isAboutSecret)) {
    values.push(...findSecretValues(finding.place, await textOf(finding.place.path) ?? ""));
  }
  return makeMask(values);
}
function withoutSecrets(ledger, mask) {
  return { ...ledger, save: (healCase, event) => ledger.save(maskTexts(healCase, mask), maskTexts(event, mask)) };
}

export {
  makeSecretMask,
  withoutSecrets
};
