import {
  collectValues,
  runReplay,
  takeDesktop
} from "./chunk-STRAZN7W.js";
import "./chunk-4WNSZBEN.js";
import "./chunk-OTICUWNY.js";
import "./chunk-ZAMUH42A.js";
import "./chunk-IO2PT5PB.js";
import "./chunk-ZMMXVIFY.js";
import "./chunk-PPJEV34W.js";
import "./chunk-IUZ75TUY.js";
import "./chunk-M67SD3SV.js";
import "./chunk-PZIZ7QSL.js";
import "./chunk-7CGLSNNB.js";
import "./chunk-RL4H6REJ.js";
import "./chunk-7W55BGHJ.js";
import "./chunk-VIISV5L7.js";
import "./chunk-RX3E77LS.js";
import "./chunk-ZXP3NYU4.js";
import "./chunk-FFG5DQPM.js";
import "./chunk-6WV46S5B.js";
import "./chunk-37HU6A4X.js";
import "./chunk-T5FU3QBJ.js";
import "./chunk-3C2K4SMP.js";
import "./chunk-3RJKWMPL.js";
import "./chunk-DG3SCODO.js";
import "./chunk-37UXDPNM.js";
import "./chunk-OQWG6TOE.js";
import "./chunk-5VPO3VG3.js";
import "./chunk-BZZRR5WK.js";
import "./chunk-ZBIBNAHN.js";
import "./chunk-OR3B2VVT.js";
import "./chunk-HOSKFKBL.js";
import "./chunk-BR444YHL.js";
import "./chunk-ARBTQFTI.js";
import "./chunk-NBAG2F6T.js";
import "./chunk-X6BR5YAN.js";
import "./chunk-3V4YTDIW.js";
import "./chunk-EFOYLMI7.js";
import "./chunk-RIJVGJHV.js";
export {
  collectValues,
  runReplay,
  takeDesktop
};
