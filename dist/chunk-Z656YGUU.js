// src/drivers/database/schema-name.ts
import { createHash } from "node:crypto";
function quoteName(name) {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(name)) throw new TypeError("not a name of a schema");
  return `"${name}"`;
}
function nameSchema(tenant) {
  const readable = tenant.toLowerCase().replace(/[^a-z0-9]+/g, "_").replace(/^_+|_+$/g, "").slice(-32);
  const hash = createHash("sha256").update(tenant).digest("hex").slice(0, 16);
  return `heal_${readable}_${hash}`;
}

export {
  quoteName,
  nameSchema
};
