#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-WL726EC7.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-COBJWOHP.js");
  return makeHeal(settings);
});
