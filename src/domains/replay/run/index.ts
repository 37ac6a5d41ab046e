export type { FindTarget, ReadTextAt, RememberTarget, ReplayDesk, RunOptions } from './desk.ts';
export { runWorkflow } from './run-workflow.ts';
export { variableOf } from './start.ts';
