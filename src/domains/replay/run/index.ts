export type { FindTarget, ReadTextAt, RememberTarget, ReplayDesk, RunOptions, StepAttempt } from './desk.ts';
export { runWorkflow } from './run-workflow.ts';
export { variableOf } from './start.ts';
