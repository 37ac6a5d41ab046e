import {
  cleanBlock,
  cleanLine,
  defuseWorkflowCommands,
  escapeCommandData,
  escapeCommandProperty,
  printableJson
} from "./chunk-Z3QNSIEK.js";
import "./chunk-MLKGABMK.js";
export {
  cleanBlock,
  cleanLine,
  defuseWorkflowCommands,
  escapeCommandData,
  escapeCommandProperty,
  printableJson
};
