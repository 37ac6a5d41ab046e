export { decodeWorkflow, type ReadPart, type ReadWorkflow } from './decode.ts';
export { encodeWorkflow, type WorkflowFiles } from './encode.ts';
export { listWorkflows, readWorkflow, writeWorkflow, writeWorkflowFiles } from './folder.ts';
export { makeRunJournal } from './journal.ts';
export { makeWorkflowJsonSchema } from './schema.ts';
