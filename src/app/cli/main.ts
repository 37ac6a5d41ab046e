#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Half of a short command's time is compiling; the next start finds it done.
enableCompileCache();
const { runProcess } = await import('./process.ts');
await runProcess(async (settings) => {
  const { makeHeal } = await import('../wire.ts');
  return makeHeal(settings);
});
