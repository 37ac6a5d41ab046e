#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-KZDIAZIU.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-LENQWUAJ.js");
  return makeHeal(settings);
});
