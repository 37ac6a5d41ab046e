export {
  recordWorkflow,
  usualStopKeys,
  type RecorderDesk,
  type RecordNote,
  type RecordOptions,
} from './record-workflow.ts';
