import {
  toFixOutput,
  toScanOutput
} from "./chunk-GWC6GBI7.js";
export {
  toFixOutput,
  toScanOutput
};
