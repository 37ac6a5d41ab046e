import {
  findSecretProblem,
  readBotSettings
} from "./chunk-KUPQVVQF.js";
import "./chunk-I54SSPCT.js";
import "./chunk-IDQDHURE.js";
import "./chunk-DLPGRI4D.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-HBDQ5STI.js";
import "./chunk-3V4YTDIW.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";
export {
  findSecretProblem,
  readBotSettings
};
