#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-IYWUBNDU.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-C5332J22.js");
  return makeHeal(settings);
});
