#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-7OXP6L2K.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-SLDU7TNM.js");
  return makeHeal(settings);
});
