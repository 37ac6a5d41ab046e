import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  compareCommits,
  readBranch,
  readRepository
} from "./action-WY2NZMCK.js";
import "./action-SGTAAGOL.js";
import "./action-GGHDBN3D.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";
export {
  compareCommits,
  readBranch,
  readRepository
};
