import {
  parseTomlSource,
  parseYaml
} from "./chunk-T5FU3QBJ.js";
export {
  parseTomlSource,
  parseYaml
};
