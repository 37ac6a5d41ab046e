import {
  takeOsLock
} from "./chunk-RL4H6REJ.js";
import "./chunk-6WV46S5B.js";
import "./chunk-37HU6A4X.js";
export {
  takeOsLock
};
