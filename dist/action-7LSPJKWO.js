import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));

// src/core/remedy.ts
var origins = ["pattern", "healer", "tool", "history", "model"];
var rungs = ["exact", "semantic", "causal", "model"];

export {
  origins,
  rungs
};
