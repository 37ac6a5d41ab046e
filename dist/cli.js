#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-4NSH2CUQ.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-U26YRWB6.js");
  return makeHeal(settings);
});
