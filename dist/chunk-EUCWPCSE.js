// src/core/proposal.ts
import { createHash } from "node:crypto";
function blobId(content) {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}
function digestChange(files) {
  const hash = createHash("sha256");
  for (const { path, mode, content } of files.toSorted((a, b) => a.path < b.path ? -1 : 1))
    hash.update(`${path}\0${mode}\0${content}
`);
  return hash.digest("hex");
}

export {
  blobId,
  digestChange
};
