import {
  openPostgres
} from "./chunk-E35RCUEZ.js";
import "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
import "./chunk-EFOYLMI7.js";
export {
  openPostgres
};
