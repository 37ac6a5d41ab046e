import {
  openStore
} from "./chunk-VPV6OX3D.js";
import "./chunk-VBCC6NHF.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-Z656YGUU.js";
import "./chunk-37HU6A4X.js";
import "./chunk-EFOYLMI7.js";
export {
  openStore
};
