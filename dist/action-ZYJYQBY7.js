import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  createComment,
  createIssue,
  listComments,
  listOwnIssues,
  readIssue,
  updateComment,
  updateIssue
} from "./action-6KEY75QJ.js";
import "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";
export {
  createComment,
  createIssue,
  listComments,
  listOwnIssues,
  readIssue,
  updateComment,
  updateIssue
};
