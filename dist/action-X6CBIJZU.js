import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));

// src/core/finding.ts
var codeCategories = ["security", "type", "import", "logic", "performance", "style"];
var categories = [...codeCategories, "replay"];
var priorities = ["P0", "P1", "P2", "P3"];
var severities = ["critical", "high", "medium", "low"];
var safeties = ["safe", "careful", "risky"];

export {
  codeCategories,
  categories,
  priorities,
  severities,
  safeties
};
