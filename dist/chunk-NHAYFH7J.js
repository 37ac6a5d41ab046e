import {
  explainIssues,
  printProblem
} from "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
export {
  explainIssues,
  printProblem
};
