#!/usr/bin/env node

// src/app/cli/main.ts
import { enableCompileCache } from "node:module";
enableCompileCache();
var { runProcess } = await import("./chunk-IYWUBNDU.js");
await runProcess(async (settings) => {
  const { makeHeal } = await import("./chunk-NEH34QMQ.js");
  return makeHeal(settings);
});
