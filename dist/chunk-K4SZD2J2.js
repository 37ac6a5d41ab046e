import {
  fit,
  pad,
  widthOf
} from "./chunk-TYGHKD46.js";
import {
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/configuration.ts
function renderConfiguration(config, origins, { columns, paint }) {
  const rows = rowsOf(config, [], 0);
  const width = Math.min(Math.max(...rows.map((row) => widthOf(row.text))), 60);
  return rows.map(({ path, text }) => {
    const origin = origins[path.join(".")];
    if (origin === void 0) return text;
    const comment = fit(`  # ${cleanLine(origin, 200)}`, Math.max(20, columns - width));
    return pad(text, width) + paint("dim", comment);
  }).join("\n");
}
function rowsOf(value, path, depth) {
  return Object.entries(value).flatMap(([key, child]) => {
    if (child === void 0) return [];
    const here = [...path, key];
    const name = `${"  ".repeat(depth)}${print(key)}:`;
    if (typeof child !== "object" || child === null || Array.isArray(child))
      return [{ path: here, text: `${name} ${print(child)}` }];
    const below = rowsOf(child, here, depth + 1);
    return [{ path: here, text: below.length === 0 ? `${name} {}` : name }, ...below];
  });
}
function print(value) {
  if (Array.isArray(value)) return `[${value.map(print).join(", ")}]`;
  const text = cleanLine(String(value), 300);
  return typeof value === "string" && !/^[A-Za-z][\w./-]*$/.test(text) ? JSON.stringify(text) : text;
}
export {
  renderConfiguration
};
