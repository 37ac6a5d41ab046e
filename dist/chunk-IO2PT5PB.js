import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/drivers/vectors/lance.ts
var loaded;
function loadLance(setVariable2) {
  setVariable2("LANCE_CPU_THREADS", "4");
  setVariable2("LANCEDB_LOG", "off");
  loaded ??= import("@lancedb/lancedb").catch((error) => ({
    missing: `@lancedb/lancedb cannot be loaded: ${(messageOf(error).split("\n")[0] ?? "").slice(0, 300)}`
  }));
  return loaded;
}

// src/app/healing/set-variable.ts
function setVariable(name, value) {
  process.env[name] ??= value;
}

export {
  loadLance,
  setVariable
};
