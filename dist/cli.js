#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-R3Z2BEJE.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-6P2FFLOP.js");
  return makeHeal(settings);
});
