import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  fetchState,
  pushState
} from "./action-TFVQM5UU.js";
import "./action-M7BZJ27U.js";
import "./action-VPHMZQ3M.js";
import "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";
export {
  fetchState,
  pushState
};
