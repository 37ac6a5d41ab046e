import {
  openPostgres
} from "./chunk-QAJ2MQKT.js";
import "./chunk-GCXMERVN.js";
import "./chunk-EFOYLMI7.js";
export {
  openPostgres
};
