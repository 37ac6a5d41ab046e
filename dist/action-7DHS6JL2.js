import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  openClient,
  openGitHub
} from "./action-GGHDBN3D.js";
import "./action-OCMVFFSO.js";
export {
  openClient,
  openGitHub
};
