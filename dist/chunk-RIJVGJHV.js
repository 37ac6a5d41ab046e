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
