#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-7UL4KV6V.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-P3PYC327.js");
  return makeHeal(settings);
});
