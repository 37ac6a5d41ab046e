import {
  findSecretProblem,
  readBotSettings
} from "./chunk-KV4HCJQV.js";
import "./chunk-EFOYLMI7.js";
export {
  findSecretProblem,
  readBotSettings
};
