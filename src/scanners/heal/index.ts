import { createHealScanner } from './engine.ts';
import { rules } from './rules.generated.ts';

/** Rules of our own, for what no tool reports. */
export const scanner = createHealScanner(rules);
