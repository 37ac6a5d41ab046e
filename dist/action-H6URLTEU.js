import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  labels,
  listClosedPulls,
  listOpenPulls,
  readPullMarker
} from "./action-AK5I3M3P.js";
import "./action-7LSPJKWO.js";
import "./action-VPHMZQ3M.js";
import "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import "./action-6KEY75QJ.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/app/github/publish/known.ts
async function readKnown(repository) {
  const isHeal = (pull) => pull.isFromHere && pull.headRef.startsWith("heal/");
  const open = (await listOpenPulls(repository)).filter((pull) => isHeal(pull) && readPullMarker(pull.body));
  const closed = (await listClosedPulls(repository)).filter(isHeal);
  const rejected = closed.flatMap(({ body, isMerged, labels: own }) => {
    const marker = readPullMarker(body);
    const isNo = marker && !isMerged && marker.closed === void 0 && !own.includes(labels.reconsider);
    return isNo ? marker.fp : [];
  });
  return { rejected: [...new Set(rejected)], open: open.length };
}
export {
  readKnown
};
