import {
  cleanBlock,
  cleanLine,
  defuseWorkflowCommands,
  escapeCommandData,
  escapeCommandProperty,
  printableJson
} from "./chunk-Z3QNSIEK.js";
export {
  cleanBlock,
  cleanLine,
  defuseWorkflowCommands,
  escapeCommandData,
  escapeCommandProperty,
  printableJson
};
