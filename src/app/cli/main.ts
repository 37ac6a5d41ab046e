#!/usr/bin/env node
import { runProcess } from './process.ts';

await runProcess(async (settings) => {
  const { makeHeal } = await import('../wire.ts');
  return makeHeal(settings);
});
