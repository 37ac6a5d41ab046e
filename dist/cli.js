#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-DK56L4ZT.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-R327AGYO.js");
  return makeHeal(settings);
});
