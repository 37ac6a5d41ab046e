// src/app/cli/clean.ts
import { stripVTControlCharacters } from "node:util";
function cleanLine(text, maxLength = 500) {
  const folded = strip(text.slice(0, maxLength * 4)).replace(/\s+/g, " ").trim();
  return replaceInvisible(folded.length > maxLength ? `${folded.slice(0, maxLength - 1)}\u2026` : folded);
}
function cleanBlock(text) {
  return strip(text).replace(/\r\n?/g, "\n").replaceAll("	", "    ").split("\n").map(replaceInvisible).join("\n");
}
function strip(text) {
  return text.includes("\x1B") || text.includes("\x9B") ? stripVTControlCharacters(text) : text;
}
function replaceInvisible(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "\uFFFD");
}
function defuseWorkflowCommands(text) {
  return text.replace(/^(\s*):(?=:)/gm, "$1:\u200B").replaceAll("##[", "# #[");
}
function escapeCommandData(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeCommandProperty(text) {
  return escapeCommandData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function printableJson(value) {
  return JSON.stringify(value, void 0, 2).replaceAll("##[", "##\\u005b").replace(/[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

export {
  cleanLine,
  cleanBlock,
  defuseWorkflowCommands,
  escapeCommandData,
  escapeCommandProperty,
  printableJson
};
