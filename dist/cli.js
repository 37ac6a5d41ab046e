#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-BPKYDQGT.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-R327AGYO.js");
  return makeHeal(settings);
});
