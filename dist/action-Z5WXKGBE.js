import { createRequire as __createRequire } from 'node:module';
import { fileURLToPath as __fileURLToPath } from 'node:url';
const require = __createRequire(import.meta.url);
const __filename = __fileURLToPath(import.meta.url);
const __dirname = __fileURLToPath(new URL('.', import.meta.url));
import {
  external_exports
} from "./action-RD6QKGZ2.js";
import "./action-OCMVFFSO.js";

// src/drivers/github/viewer.ts
var answerSchema = external_exports.object({ viewer: external_exports.object({ login: external_exports.string().min(1), databaseId: external_exports.number().int() }) });
async function readViewer({ client }) {
  const { viewer } = answerSchema.parse(await client.graphql("query { viewer { login databaseId } }"));
  return { id: viewer.databaseId, login: viewer.login };
}
export {
  readViewer
};
