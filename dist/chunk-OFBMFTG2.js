import {
  unifiedDiff
} from "./chunk-BFJEUW56.js";
import "./chunk-JP3K3O5E.js";
import {
  renderDiff
} from "./chunk-R3EPT52J.js";
import {
  countOf,
  fit,
  pad,
  widthOf
} from "./chunk-TYGHKD46.js";
import {
  cleanBlock,
  cleanLine
} from "./chunk-Z3QNSIEK.js";

// src/app/cli/render/patterns.ts
function toJson({ pattern }) {
  const { id, title, languages, rules, messages, safety, review, links, provenance } = pattern;
  return { id, title, languages, rules, messages, safety, review, links, from: provenance.from };
}
function renderList(entries, problems, look) {
  const { columns, paint } = look;
  const width = Math.max(0, ...entries.map(({ pattern }) => widthOf(pattern.id)));
  const lines = entries.map(({ pattern }) => {
    const { id, title, languages, provenance } = pattern;
    const where = provenance.from === "shipped" ? "" : ` (${provenance.from})`;
    const tail = fit(cleanLine(`${title}${where}`, 200), Math.max(20, columns - width - 16));
    return `${pad(cleanLine(id, 120), width)}  ${paint("dim", pad(languages.includes("python") ? "python" : "ts, js", 8))}  ${tail}`;
  });
  lines.push("", `${countOf(entries.length, "pattern")}. More about one: heal patterns show <id>`);
  for (const problem of problems) lines.push(`${paint("yellow", "Left out")}  ${cleanLine(problem, 400)}`);
  return lines.join("\n").trim();
}
function renderEntry(entry, about, look) {
  const { pattern, examples } = entry;
  const { paint } = look;
  const row = (name, value) => `${paint("dim", pad(name, 10))}  ${cleanLine(value, 1e3)}`;
  const lines = [
    paint("bold", `${cleanLine(pattern.id, 120)}: ${cleanLine(pattern.title, 200)}`),
    row("answers", [...pattern.rules, ...pattern.messages.map((message) => `/${message}/`)].join(", ")),
    row("for", pattern.languages.join(", ")),
    row("safety", `${pattern.safety}; a person looks: ${pattern.review}`),
    row("from", describeProvenance(pattern.provenance)),
    ...describeRequirements(pattern).map((text2) => row("requires", text2)),
    ...pattern.links.map((link, index) => row(index === 0 ? "links" : "", link))
  ];
  const text = cleanBlock(about).replace(/^# .*\n+/, "").trim();
  if (text !== "") lines.push("", text);
  const [example] = examples.heals.toSorted((a, b) => a.name.length - b.name.length);
  if (example) {
    const diff = unifiedDiff(example.name, example.before, example.after).replace(/^diff .*\n/, "");
    lines.push("", ...renderDiff(diff, { ...look, maxLines: 60 }));
  }
  return lines.join("\n");
}
function renderTests(tests, { paint }) {
  const lines = tests.flatMap(({ id, wrong }) => [
    `${wrong.length === 0 ? paint("green", "\u2714") : paint("red", "\u2718")} ${cleanLine(id, 120)}`,
    ...wrong.flatMap(
      (text) => cleanBlock(text).split("\n").map((line) => `    ${line}`)
    )
  ]);
  const failed = tests.filter(({ wrong }) => wrong.length > 0).length;
  const all = countOf(tests.length, "pattern");
  lines.push(
    "",
    failed === 0 ? `${all}: each keeps what its examples promise.` : `${failed} of ${all} to be corrected.`
  );
  return lines.join("\n");
}
function describeProvenance(provenance) {
  if (provenance.from === "shipped") return "shipped with Heal";
  if (provenance.from === "imported") return `${provenance.source}; asks before it acts until its record speaks for it`;
  return `learned from ${countOf(provenance.pairs.length, "cure")}`;
}
function describeRequirements({ requires }) {
  if (!requires) return [];
  const { imports, notImports, dependencies, files } = requires;
  return [
    ...imports ? [`a file that imports ${imports.join(" or ")}`] : [],
    ...notImports ? [`a file that does not import ${notImports.join(" or ")}`] : [],
    ...dependencies ? [`${dependencies.join(" or ")} among the dependencies`] : [],
    ...files ? [files === "tests" ? "a test" : "no test"] : []
  ];
}
export {
  renderEntry,
  renderList,
  renderTests,
  toJson
};
