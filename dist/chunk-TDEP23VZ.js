// src/core/finding.ts
var categories = ["security", "type", "import", "logic", "performance", "style"];
var priorities = ["P0", "P1", "P2", "P3"];
var severities = ["critical", "high", "medium", "low"];
var safeties = ["safe", "careful", "risky"];

export {
  categories,
  priorities,
  severities,
  safeties
};
