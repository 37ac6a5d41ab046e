import {
  explainIssues,
  printProblem
} from "./chunk-FNITTEJB.js";
import "./chunk-2UB6OEYP.js";
import "./chunk-MLKGABMK.js";
export {
  explainIssues,
  printProblem
};
