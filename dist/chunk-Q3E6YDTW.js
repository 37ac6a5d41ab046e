import {
  canBeRoot,
  isBlock,
  isBuiltin,
  isCall,
  isCarriable,
  isIdentifier,
  isImport,
  isList,
  isLongText,
  isNumber,
  isStatement,
  isText,
  isValue,
  limits,
  makePattern,
  makeShape,
  normalise,
  readTerm,
  refuse,
  tokensOf,
  walk
} from "./chunk-VZC4SXUI.js";
import {
  checkPattern,
  findingAt
} from "./chunk-TSLFKTZU.js";
import {
  proposeFromPattern
} from "./chunk-PYR7C2ZH.js";
import {
  looksSecret
} from "./chunk-CMVYNLPX.js";
import {
  applyEdits
} from "./chunk-JP3K3O5E.js";
import {
  importsOf
} from "./chunk-RLSXXUWR.js";
import {
  findAll,
  languageOf,
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  Positions,
  rangeOf
} from "./chunk-B3WZELUA.js";
import {
  messageOf
} from "./chunk-EFOYLMI7.js";

// src/remedies/learn/definitions.ts
var longest = 100;
var shapes = {
  python: /^([A-Za-z_]\w*)\s*=\s*([A-Za-z_][\w.]*)\(([\w.,\s=]*)\)$/,
  script: /^const\s+([A-Za-z_$][\w$]*)\s*=\s*([A-Za-z_$][\w$.]*)\(([\w$.,\s]*)\);?$/
};
function readDefinitions(family, tree, imports, changed) {
  const found = /* @__PURE__ */ new Map();
  const twice = /* @__PURE__ */ new Set();
  for (const statement of tree.root().children()) {
    const { start, end } = span(statement);
    if (changed.some((range2) => range2.start <= end && start <= range2.end)) continue;
    const one = readDefinition(family, statement, imports);
    if (one === void 0) continue;
    if (found.has(one.name)) twice.add(one.name);
    found.set(one.name, one.text);
  }
  return new Map([...found].filter(([name]) => !twice.has(name)));
}
function readDefinition(family, statement, imports) {
  if (!statement.is(family === "python" ? "expression_statement" : "lexical_declaration")) return void 0;
  const text = statement.text();
  if (text.length > longest || text.includes("\n")) return void 0;
  const [, name, callee = "", given = ""] = shapes[family].exec(text) ?? [];
  const isKnown = (word) => imports.has(word) || isBuiltin(family, word);
  const words = [callee, ...given.split(",")].map((part) => (part.split("=").at(-1) ?? "").trim().split(".")[0] ?? "");
  if (name === void 0 || !words.every((word) => word === "" || /^\d+$/.test(word) || isKnown(word)))
    return void 0;
  return callee === "require" ? void 0 : { name, text: text.replace(/;$/, "") };
}

// src/remedies/learn/difference.ts
function findChanges(before, after) {
  const changes = [];
  const isFollowed = compare([[before, after]], changes);
  return isFollowed ? changes : void 0;
}
function compare(path, changes) {
  if (path.length > limits.depth) return false;
  const [before, after] = path.at(-1) ?? [];
  if (before === void 0 || after === void 0) return true;
  const [old, now] = [partsOf(before), partsOf(after)];
  if (old === void 0 || now === void 0) return false;
  for (const { gone, come } of runsOf(old, now)) {
    const alike = pairAlike(gone, come);
    const rest = { gone: gone.filter((part) => !alike.has(part)), come: without(come, [...alike.values()]) };
    for (const [one, other] of alike) {
      const inner = [...path, [one.node, other.node]];
      if (one.node.isLeaf() || other.node.isLeaf()) {
        changes.push({ path, gone: [one.node], come: [other.node] });
      } else if (!compare(inner, changes)) return false;
    }
    if (rest.gone.length > 0 || rest.come.length > 0) {
      changes.push({ path, gone: rest.gone.map(({ node }) => node), come: rest.come.map(({ node }) => node) });
    }
  }
  return true;
}
function without(parts, taken) {
  const set = new Set(taken);
  return parts.filter((part) => !set.has(part));
}
function partsOf(node) {
  const children = node.children();
  if (children.length > limits.children) return void 0;
  return children.filter((child) => !child.is("comment")).map((child) => {
    const raw = child.text();
    let text;
    return {
      node: child,
      raw,
      get text() {
        return text ??= normalise(raw);
      }
    };
  });
}
function runsOf(old, now) {
  let head = 0;
  while (head < old.length && head < now.length && old[head]?.raw === now[head]?.raw) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail)?.raw === now.at(-1 - tail)?.raw) tail++;
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  if (a.length === 0 && b.length === 0) return [];
  if (a.length === 1 && b.length === 1) return [{ gone: a, come: b }];
  if (a.length > limits.siblings || b.length > limits.siblings) return [{ gone: a, come: b }];
  const isKept = weigh(a.length, b.length, (i2, j2) => a[i2]?.text === b[j2]?.text ? 1 : 0);
  const runs = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...isKept, [a.length, b.length]]) {
    if (nextI > i || nextJ > j) runs.push({ gone: a.slice(i, nextI), come: b.slice(j, nextJ) });
    [i, j] = [nextI + 1, nextJ + 1];
  }
  return runs;
}
function pairAlike(gone, come) {
  const pairs = /* @__PURE__ */ new Map();
  if (gone.length === 0 || come.length === 0 || gone.length > 40 || come.length > 40) return pairs;
  const isSingle = gone.length === 1 && come.length === 1;
  const likeness = (i, j) => {
    const [a, b] = [gone[i], come[j]];
    if (a === void 0 || b === void 0 || a.node.kind() !== b.node.kind()) return 0;
    if (isSingle) return 1;
    const share = shareOfWords(a.text, b.text);
    return share >= 0.4 ? share : 0;
  };
  for (const [i, j] of weigh(gone.length, come.length, likeness)) {
    const [a, b] = [gone[i], come[j]];
    if (a !== void 0 && b !== void 0) pairs.set(a, b);
  }
  return pairs;
}
function shareOfWords(a, b) {
  const count = /* @__PURE__ */ new Map();
  const [left, right] = [tokensOf(a.slice(0, 4e3)), tokensOf(b.slice(0, 4e3))];
  for (const token of left) count.set(token, (count.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const times = count.get(token) ?? 0;
    if (times > 0) shared++;
    count.set(token, times - 1);
  }
  return 2 * shared / Math.max(1, left.length + right.length);
}
function weigh(rows, columns, weightOf2) {
  const width = columns + 1;
  const best = new Float64Array((rows + 1) * width);
  const at = (i, j) => best[i * width + j] ?? 0;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const weight = weightOf2(i, j);
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), weight > 0 ? weight + at(i + 1, j + 1) : 0);
    }
  }
  const pairs = [];
  for (let [i, j] = [0, 0]; i < rows && j < columns; ) {
    const weight = weightOf2(i, j);
    if (weight > 0 && at(i, j) === weight + at(i + 1, j + 1)) pairs.push([i++, j++]);
    else if (at(i, j) === at(i + 1, j)) i++;
    else j++;
  }
  return pairs;
}
function rangeBefore(change) {
  const [first, last] = [change.gone[0], change.gone.at(-1)];
  if (first && last) return { start: span(first).start, end: span(last).end };
  const parent = change.path.at(-1)?.[0];
  return parent ? span(parent) : { start: 0, end: 0 };
}

// src/remedies/learn/imports.ts
function readImports(family, tree) {
  const names = family === "python" ? readPython(tree) : tree.root().children().flatMap(readScript);
  return new Map(names.map((name) => [name.local, name]));
}
function readPython(tree) {
  return importsOf(tree).flatMap(
    ({ kind, module, names, where }) => names.map(({ name, alias, bound }) => {
      const isOwn = module.startsWith(".") || where === "typing" || where === "guarded";
      const as = alias === void 0 ? "" : ` as ${alias}`;
      const statement = kind === "from" ? `from ${module} import ${name}${as}` : `import ${name}${as}`;
      return { local: bound, module: kind === "from" ? module : name, statement: isOwn ? void 0 : statement };
    })
  );
}
function readScript(statement) {
  if (statement.is("import_statement")) return readEsm(statement.text());
  if (statement.is("lexical_declaration") || statement.is("variable_declaration")) return readRequire(statement.text());
  return [];
}
function readEsm(text) {
  const found = /^import\s+(?!type\b)(.{1,2000}?)\s+from\s+['"]([^'"\n]{1,200})['"]/s.exec(text);
  if (!found?.[1] || !found[2]) return [];
  const [, clause, module] = found;
  const star = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
  const braces = /\{([^}]*)\}/.exec(clause)?.[1];
  const plain = /^([\w$]+)/.exec(clause)?.[1];
  return [
    ...star === void 0 ? [] : [nameOf(star, module, `import * as ${star} from '${module}'`)],
    ...plain === void 0 ? [] : [nameOf(plain, module, `import ${plain} from '${module}'`)],
    ...braces === void 0 ? [] : readBraces(braces, module)
  ];
}
function readRequire(text) {
  const found = /^(?:const|let|var)\s+([\w$]+|\{[^}]{1,1000}\})\s*=\s*require\(\s*['"]([^'"\n]{1,200})['"]\s*\)/.exec(
    text
  );
  if (!found?.[1] || !found[2]) return [];
  const [, target, module] = found;
  if (target.startsWith("{")) return readBraces(target.slice(1, -1).replaceAll(":", " as "), module);
  return [nameOf(target, module, `import * as ${target} from '${module}'`)];
}
function readBraces(braces, module) {
  return braces.split(",").map((part) => /^\s*([\w$]+)(?:\s+as\s+([\w$]+))?\s*$/.exec(part)).flatMap((found) => {
    const name = found?.[1];
    if (name === void 0) return [];
    const alias = found?.[2];
    if (alias !== void 0 && alias !== name) return [{ local: alias, module, statement: void 0 }];
    return [nameOf(name, module, `import { ${name} } from '${module}'`)];
  });
}
function nameOf(local, module, statement) {
  return { local, module: module.replace(/^node:/, ""), statement: module.startsWith(".") ? void 0 : statement };
}

// src/remedies/learn/edit.ts
function findEdits(source) {
  const { path, before, after, place } = source;
  const language = languageOf(path);
  if (language === void 0) return refuse("does-not-parse", `${path} is no source file.`);
  if (before.length > limits.textLength || after.length > limits.textLength) {
    return refuse("too-large", `The file has more than ${limits.textLength} characters.`);
  }
  const family = language === "python" ? "python" : "script";
  const trees = { before: parse(path, before), after: parse(path, after) };
  const all = findChanges(trees.before.root(), trees.after.root());
  if (all === void 0) return refuse("too-large", "The code is nested too deeply, or a list in it is too long.");
  const changes = all.filter((change) => !isOfImports(change));
  if (all.length === 0) return refuse("nothing-changed", "The two texts hold the same code.");
  if (changes.length === 0) return refuse("imports-only", "Only imports changed.");
  const near = place === void 0 ? changes : changesAt(changes, before, place);
  if (near.length === 0) return refuse("not-at-the-finding", "Nothing changed where the finding was.");
  if (changes.length - near.length > limits.changesElsewhere) {
    return refuse("too-large", `${changes.length - near.length} other places of the file changed as well.`);
  }
  return readLevels(commonPath(near), {
    ...{ family, path, place, trees, before, after },
    changed: changes.map(rangeBefore)
  });
}
function isOfImports({ path, gone, come }) {
  if (path.some(([node]) => isImport(String(node.kind())))) return true;
  return [...gone, ...come].every((node) => isImport(String(node.kind())));
}
function changesAt(changes, text, place) {
  const range2 = rangeOf(place, text);
  const touches = (from, to) => (change) => {
    const at = rangeBefore(change);
    if (change.gone.length === 0 && at.end - at.start > 2e3) return false;
    return at.start < to && from < at.end;
  };
  const inside = changes.filter(touches(range2.start, range2.end));
  if (inside.length > 0) return inside;
  const lineEnd = text.indexOf("\n", range2.end - 1);
  return changes.filter(touches(text.lastIndexOf("\n", range2.start - 1) + 1, lineEnd < 0 ? text.length : lineEnd));
}
function commonPath(changes) {
  const full = changes.map(({ path, gone, come }) => {
    const [one, other] = [gone[0], come[0]];
    return gone.length === 1 && come.length === 1 && one && other ? [...path, [one, other]] : path;
  });
  const [first = []] = full;
  let length = 0;
  while (length < first.length && full.every((path) => path[length]?.[0].id() === first[length]?.[0].id())) length++;
  return first.slice(0, length);
}
function readLevels(path, files) {
  const imports = {
    before: readImports(files.family, files.trees.before),
    after: readImports(files.family, files.trees.after)
  };
  const definitions = readDefinitions(files.family, files.trees.before, imports.before, files.changed);
  const edits = [];
  let refusal;
  for (const [one, other] of rootsOf(path)) {
    const shared = sharedBlocks(files.family, one, other);
    const before = readTerm(one, { family: files.family, imports: imports.before, shared: new Set(shared.keys()) });
    const after = readTerm(other, { family: files.family, imports: imports.after, shared: new Set(shared.keys()) });
    const inBlocks = [...shared.values()].reduce((sum, lines2) => sum + lines2, 0);
    const lines = one.text().split("\n").length - inBlocks;
    if (before === "too-large" || after === "too-large" || lines > limits.lines) {
      refusal = refuse("too-large", `The change is spread over ${lines} lines.`);
      break;
    }
    if (before === "holds-a-comment" || after === "holds-a-comment") {
      refusal = refuse("holds-a-comment", "A comment stands inside the code that was changed.");
      break;
    }
    edits.push({
      family: files.family,
      path: files.path,
      place: files.place,
      tree: files.trees.before,
      beforeText: files.before,
      afterText: files.after,
      before,
      after,
      changed: files.changed,
      beforeImports: imports.before,
      afterImports: imports.after,
      definitions
    });
    if (edits.length === limits.levels) break;
  }
  if (edits.length > 0) return edits;
  return refusal ?? refuse("several-statements", "Several statements changed at once.");
}
function sharedBlocks(family, before, after) {
  const kind = family === "python" ? "block" : "statement_block";
  const blocksOf = (node) => node.findAll({ rule: { kind } });
  const there = new Set(blocksOf(after).map((block) => normalise(block.text())));
  const shared = /* @__PURE__ */ new Map();
  let end = -1;
  for (const block of blocksOf(before)) {
    const text = block.text();
    const range2 = span(block);
    if (range2.start < end || !there.has(normalise(text)) || !/[\p{L}\p{N}]\W+[\p{L}\p{N}]/u.test(text)) continue;
    end = range2.end;
    shared.set(normalise(text), text.split("\n").length - 1);
  }
  return shared;
}
function rootsOf(path) {
  const roots = [];
  for (let at = path.length - 1; at > 0; at--) {
    const pair = path[at];
    const parent = path[at - 1]?.[0];
    if (pair === void 0 || parent === void 0) continue;
    const [before, after] = pair;
    if (!canBeRoot(String(before.kind())) || !canBeRoot(String(after.kind()))) continue;
    if (/^(call|call_expression|new_expression)$/.test(String(parent.kind())) && isCallee(parent, before)) continue;
    if (/^(identifier|string|integer|true|false|none|number)$/.test(String(before.kind())) && at > 1) continue;
    const inner = roots.at(-1);
    if (inner && sameRange(inner[0], before) && sameRange(inner[1], after)) continue;
    roots.push(pair);
  }
  return roots;
}
function isCallee(call, node) {
  const callee = call.field("function") ?? call.field("constructor");
  return callee !== null && callee.id() === node.id();
}
function sameRange(a, b) {
  const [one, other] = [span(a), span(b)];
  return one.start === other.start && one.end === other.end;
}

// src/remedies/learn/judge.ts
var most = {
  /** Places of the file where nothing was found, for each finding. */
  elsewhere: 5,
  /** Findings of the rule that whoever cured one let be. */
  leftAlone: 4
};
function expectedOf({ beforeText, afterText, before, after }) {
  return beforeText.slice(0, before.start) + afterText.slice(after.start, after.end) + beforeText.slice(before.end);
}
function tryReproduce(pattern, edit) {
  const place = edit.place ?? placeAt(edit.path, edit.beforeText, edit.before.start, edit.before.end);
  const result = healAt(pattern, edit.path, edit.beforeText, place);
  if (result === void 0) return refuse("does-not-reproduce", "The template does not bind where it was learned.");
  if ("refused" in result) return result;
  const expected = expectedOf(edit);
  if (result.text === expected) return void 0;
  if (withoutLayout(edit.path, result.text) !== withoutLayout(edit.path, expected))
    return refuse("does-not-reproduce", "The template makes something else than the cure did.");
  return void 0;
}
function healAt(pattern, path, text, place) {
  const language = languageOf(path);
  if (language === void 0) return void 0;
  try {
    const answer = proposeFromPattern(pattern, findingAt(pattern.rules[0] ?? "", place), { language, text });
    if (answer === void 0) return void 0;
    if ("leftAlone" in answer) return refuse("does-not-reproduce", answer.leftAlone);
    return {
      text: applyEdits(
        text,
        answer.change.edits.filter((edit) => edit.path === path)
      )
    };
  } catch (error) {
    return refuse("does-not-conform", messageOf(error));
  }
}
function tryNarrow(pattern, edit, leftAlone) {
  const { tree, beforeText } = edit;
  const ranges = leftAlone.map((place) => rangeOf(place, beforeText));
  let elsewhere = 0;
  const spared = /* @__PURE__ */ new Set();
  for (const { match, constraints } of pattern.rewrites) {
    for (const node of findAll(tree, match, constraints)) {
      const { start, end } = span(node);
      if (edit.changed.some((range2) => range2.start <= end && start <= range2.end)) continue;
      const at = ranges.findIndex((range2) => range2.start < end && start < range2.end);
      if (at < 0) elsewhere++;
      else spared.add(at);
    }
  }
  if (spared.size > most.leftAlone) {
    return refuse("not-always-wanted", `It would also change ${spared.size} findings that were left as they are.`);
  }
  if (elsewhere > most.elsewhere * (1 + ranges.length)) {
    return refuse("over-general", `It binds at ${elsewhere} places of the file where nothing was found.`);
  }
  return void 0;
}
function wouldChange(pattern, path, text) {
  const positions = new Positions(text);
  return healAt(pattern, path, text, {
    path,
    line: 1,
    column: 1,
    endLine: positions.lineCount,
    endColumn: positions.place(text.length).column
  }) !== void 0;
}
function placeAt(path, text, start, end) {
  const positions = new Positions(text);
  const [from, to] = [positions.place(start), positions.place(end)];
  return { path, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}
function withoutLayout(path, text) {
  const root = parse(path, text).root();
  const imports = languageOf(path) === "python" ? root.findAll({ rule: { any: pythonImports } }) : root.children().filter((node) => isImport(String(node.kind())) || isRequire(node));
  const edits = imports.map((node) => ({ path, ...span(node), text: "" }));
  return normalise(applyEdits(text, edits)).replaceAll("'", '"');
}
var pythonImports = ["import_statement", "import_from_statement", "future_import_statement"].map((kind) => ({
  kind
}));
function isRequire(node) {
  return /^(lexical|variable)_declaration$/.test(String(node.kind())) && /=\s*require\(/.test(node.text());
}

// src/remedies/learn/examples.ts
function cutExample(pattern, edit) {
  let refusal = refuse("does-not-conform", "No statement could be cut out.");
  for (const { text, offset } of cutsOf(edit)) {
    const path = `before.${extensionOf(edit.path)}`;
    const place = placeAt(path, text, offset, offset + edit.before.end - edit.before.start);
    const healed = healAt(pattern, path, text, place);
    if (healed === void 0 || "refused" in healed) continue;
    const example = { extension: extensionOf(edit.path), before: text, after: healed.text };
    const wrong = complaintOf(pattern, [example], [{ why: "near", extension: example.extension, text: "\n" }]);
    if (wrong === void 0) return example;
    refusal = refuse("does-not-conform", wrong);
  }
  return refusal;
}
function toExamples(examples, untouched) {
  return {
    heals: examples.map(({ extension, before, after }, at) => ({
      name: `before-${at + 1}.${extension}`,
      before,
      after
    })),
    untouched: untouched.map(({ why, extension, text }, at) => ({
      name: `untouched-${why}-${at + 1}.${extension}`,
      text
    }))
  };
}
function fromExamples({ heals, untouched }) {
  return {
    examples: heals.map(({ name, before, after }) => ({ extension: extensionOf(name), before, after })),
    untouched: untouched.map(({ name, text }) => {
      const why = /^untouched-(near|left)-/.exec(name)?.[1];
      return { why: why === "near" || why === "left" ? why : "kept", extension: extensionOf(name), text };
    })
  };
}
function complaintOf(pattern, examples, untouched) {
  return checkPattern(pattern, toExamples(examples, untouched))[0];
}
function makeNearMiss(pattern, edit) {
  const [cut] = cutsOf(edit);
  if (cut === void 0) return void 0;
  const names = [...walk(edit.before)].filter((term) => term.children.length === 0 && isNameOfInterface(term));
  for (const name of names.toSorted((a, b) => b.start - a.start)) {
    const at = cut.offset + name.start - edit.before.start;
    const text = `${cut.text.slice(0, at)}other_${cut.text.slice(at, at + name.end - name.start)}${cut.text.slice(at + name.end - name.start)}`;
    if (!wouldChange(pattern, `untouched.${extensionOf(edit.path)}`, text)) {
      return { why: "near", extension: extensionOf(edit.path), text };
    }
  }
  return void 0;
}
function isNameOfInterface(term) {
  return term.isNamed && !term.isLocal && /identifier$/.test(term.kind) && /^\w+$/.test(term.text);
}
function cutUntouched({ path, tree, beforeText, beforeImports }, start, end) {
  const statement = statementAt(tree.root(), start, end);
  if (statement === void 0) return void 0;
  const range2 = span(statement);
  const { text } = dedentFrom(beforeText, range2.start, range2.end);
  if (text.split("\n").length > limits.exampleLines) return void 0;
  return { why: "left", extension: extensionOf(path), text: `${headFor(text, beforeImports)}${text}
` };
}
function cutsOf(edit) {
  const { before, beforeText, tree, beforeImports } = edit;
  const needed = definitionsIn(edit);
  const cuts = [];
  const statement = statementAt(tree.root(), before.start, before.end);
  const ranges = statement ? [span(statement), before] : [before];
  for (const { start, end } of ranges) {
    if (beforeText.slice(start, end).split("\n").length > limits.exampleLines) continue;
    const { text, shift } = dedentFrom(beforeText, start, end);
    const imports = headFor(`${text} ${needed}`, beforeImports);
    const head = needed === "" ? imports : `${imports}${needed}

`;
    cuts.push({ text: `${head}${text}
`, offset: head.length + shift(before.start) });
  }
  return cuts;
}
function definitionsIn({ before, after, definitions }) {
  const names = (side) => [...walk(side)].filter(isIdentifier).map(({ text }) => text);
  const old = new Set(names(before));
  return [...new Set(names(after))].flatMap((name) => old.has(name) ? [] : definitions.get(name) ?? []).join("\n");
}
function headFor(code, imports) {
  const words = new Set(code.match(/[\p{L}\p{N}_$]+/gu));
  const statements = [...imports.values()].filter(({ local, statement }) => statement !== void 0 && words.has(local)).map(({ statement }) => statement ?? "").slice(0, 10).toSorted();
  return statements.length > 0 ? `${statements.join("\n")}

` : "";
}
function statementAt(root, start, end) {
  let at = root;
  let best;
  for (let depth = 0; depth < limits.depth * 2; depth++) {
    const inner = at.children().find((child) => {
      const range2 = span(child);
      return child.isNamed() && range2.start <= start && range2.end >= end;
    });
    if (inner === void 0) break;
    const isOnItsOwn = isBlock(String(at.kind())) || at.is("module") || at.is("program");
    if (isOnItsOwn && isStatement(String(inner.kind()))) best = inner;
    at = inner;
  }
  return best;
}
function dedentFrom(text, start, end) {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const margin = /^[ \t]*/.exec(line)?.[0] ?? "";
  const move = (code) => code.replaceAll("\r\n", "\n").split("\n").map((each, at) => at > 0 && each.startsWith(margin) ? each.slice(margin.length) : each).join("\n");
  return { text: move(text.slice(start, end)), shift: (offset) => move(text.slice(start, offset)).length };
}
function extensionOf(path) {
  return path.slice(path.lastIndexOf(".") + 1).toLowerCase();
}

// src/remedies/learn/generalise.ts
function generalise(edits, reach = "wide") {
  const at = indexOfLargest(edits);
  const reference = edits[at];
  if (reference === void 0) return void 0;
  return new Generaliser(edits, at, reach).run(reference);
}
function indexOfLargest(edits) {
  let best = 0;
  edits.forEach((edit, at) => {
    if (edit.before.text.length > (edits[best]?.before.text.length ?? 0)) best = at;
  });
  return best;
}
var Generaliser = class {
  #edits;
  #at;
  #reach;
  /** Of each edit: texts of what stands in both sides. */
  #carried;
  #holes = /* @__PURE__ */ new Map();
  #cuts = { before: [], after: [] };
  #leaves = { before: [], after: [] };
  constructor(edits, at, reach) {
    this.#edits = edits;
    this.#at = at;
    this.#reach = reach;
    this.#carried = edits.map(({ after }) => new Set([...walk(after)].filter(isCarriable).map(keyOf)));
  }
  run(reference) {
    const isCovered = this.#before(
      this.#edits.map(({ before }) => before),
      true
    ) && this.#after(this.#edits.map(({ after }) => after));
    if (!isCovered) return void 0;
    return {
      edits: this.#edits,
      reference,
      holes: [...this.#holes.values()],
      match: this.#cuts.before,
      replace: this.#cuts.after,
      kept: this.#leaves.before,
      written: this.#leaves.after
    };
  }
  #before(terms, isRoot = false) {
    const [first] = terms;
    if (first === void 0) return false;
    if (!isRoot && this.#isFree(terms)) return this.#dig(isBlock(first.kind) ? "list" : "free", terms);
    const isSame = terms.every((term) => term.text === first.text && term.kind === first.kind);
    const areLeaves = terms.every((term) => term.children.length === 0);
    if (isSame && areLeaves) {
      if (first.isLocal) return this.#dig("name", terms);
      if (isText(first.kind) && !isLongText(first.text)) return this.#dig("word", terms);
      return this.#keep("before", terms);
    }
    if (areLeaves) return this.#digLeaf(terms);
    if (terms.some((term) => term.kind !== first.kind)) return false;
    if (terms.every((term) => term.children.length === first.children.length)) {
      return first.children.every((_, index) => this.#before(childrenAt(terms, index)));
    }
    return isList(first.kind) && this.#digList(terms);
  }
  /** Carried over by every edit, and made of something that one of them made up, or another value each time. */
  #isFree(terms) {
    if (!terms.every((term, at) => isCarriable(term) && this.#carried[at]?.has(keyOf(term)))) return false;
    if (terms.some((term) => isBlock(term.kind) !== isBlock(terms[0]?.kind ?? ""))) return false;
    if (this.#reach === "tight" && terms.every((term, at) => isCall(term.kind) || this.#isAllOf(term, at)))
      return false;
    return terms.some((term) => term.hasLocal) || this.#isAnyValue(terms);
  }
  /** A statement that is nothing but this. */
  #isAllOf({ start, end }, at) {
    const root = this.#edits[at]?.before;
    return root !== void 0 && start === root.start && end >= root.end - 1;
  }
  /** Names that the code did not make up say nothing once they differ; what is asked for an attribute, and words, do. */
  #isAnyValue(terms) {
    const isVaried = new Set(terms.map(({ text }) => text)).size > 1;
    return isVaried && !terms.some(({ isObject }) => isObject) && !terms.every(({ kind }) => isText(kind) || isNumber(kind));
  }
  #digLeaf(terms) {
    const [first] = terms;
    if (first === void 0 || terms.some((term) => term.kind !== first.kind || term.isApi !== first.isApi))
      return false;
    if (terms.every((term) => isText(term.kind))) {
      return terms.every((term) => !isLongText(term.text)) && this.#dig("word", terms);
    }
    if (isNumber(first.kind)) return this.#dig("number", terms);
    if (terms.every((term) => term.isLocal)) return this.#dig("name", terms);
    if (!first.isNamed || terms.some((term) => term.isLocal)) return false;
    return this.#dig("api", terms);
  }
  /** What differs between lists of different length is one hole, when every edit carries it over as it is. */
  #digList(lists) {
    const items = lists.map(itemsOf);
    const shortest = Math.min(...items.map((list) => list.length));
    const isSameAt = (pick) => {
      const texts = new Set(items.map((list) => pick(list)?.text));
      return texts.size === 1 && pick(items[0] ?? [])?.hasLocal === false;
    };
    let head = 0;
    while (head < shortest && isSameAt((list) => list[head])) head++;
    let tail = 0;
    while (tail < shortest - head && isSameAt((list) => list.at(-1 - tail))) tail++;
    const middles = items.map((list) => list.slice(head, list.length - tail));
    const isCarried = middles.every((middle, at) => findMiddle(this.#edits[at]?.after, lists[0]?.kind, middle));
    if (!isCarried || (middles[this.#at]?.length ?? 0) === 0) return false;
    if (!this.#dig("list", lists, middles)) return false;
    const ends = [...range(0, head), ...range(-tail, 0)];
    const brackets = lists[this.#at]?.children.filter((child) => !child.isNamed && child.text !== ",") ?? [];
    this.#leaves.before.push(...brackets);
    return ends.every(
      (index) => this.#before(items.map((list) => list.at(index)).filter((term) => term !== void 0))
    );
  }
  #after(terms) {
    const [first] = terms;
    if (first === void 0) return false;
    const hole = this.#holeOf(first, terms);
    if (hole !== void 0) return this.#use(hole, terms);
    const listed = this.#lists().find((list) => isList(first.kind) && holdsAll(terms, list));
    if (listed !== void 0) return this.#afterList(terms, listed);
    if (terms.some((term) => term.kind !== first.kind)) return false;
    if (terms.every((term) => term.children.length === 0)) {
      return terms.every((term) => term.text === first.text) && this.#keep("after", terms);
    }
    if (terms.some((term) => term.children.length !== first.children.length)) return false;
    return first.children.every((_, index) => this.#after(childrenAt(terms, index)));
  }
  /** `f()` before may be `f` after: a name that stands alone is a value and what is called. */
  #holeOf(first, terms) {
    const [value, api] = [this.#holes.get(keyOfAll("value", terms)), this.#holes.get(keyOfAll("api", terms))];
    if (first.isApi) return api ?? (first.isMember || first.children.length > 0 ? void 0 : value);
    return value ?? (first.children.length === 0 ? api : void 0);
  }
  #lists() {
    return [...this.#holes.values()].filter(
      (hole) => hole.role === "list" && hole.bindings.some((one) => one.length !== 1 || !isBlock(one[0]?.kind ?? ""))
    );
  }
  #afterList(lists, hole) {
    const items = lists.map(itemsOf);
    const starts = items.map((list, at) => findSlice(list, hole.bindings[at] ?? []));
    const [start] = starts;
    if (start === void 0 || starts.some((one) => one !== start)) return false;
    const rests = items.map((list, at) => [
      ...list.slice(0, start),
      ...list.slice(start + (hole.bindings[at]?.length ?? 0))
    ]);
    if (rests.some((rest) => rest.length !== rests[0]?.length)) return false;
    const caught = items[this.#at]?.slice(start, start + (hole.bindings[this.#at]?.length ?? 0)) ?? [];
    this.#cut("after", caught, hole);
    const brackets = lists[this.#at]?.children.filter((child) => !child.isNamed && child.text !== ",") ?? [];
    this.#leaves.after.push(...brackets);
    return (rests[0] ?? []).every(
      (_, index) => this.#after(rests.map((rest) => rest[index]).filter((term) => term !== void 0))
    );
  }
  #dig(role, terms, middles) {
    const key = keyOfAll(role === "api" ? "api" : "value", terms);
    let hole = this.#holes.get(key);
    if (hole === void 0) {
      if (this.#holes.size >= 20) return false;
      const bindings = middles ?? terms.map((term2) => isBlock(term2.kind) ? statementsOf(term2) : [term2]);
      hole = { name: nameOf2(this.#holes.size), role, bindings, inBefore: 0, inAfter: 0 };
      this.#holes.set(key, hole);
    }
    const term = terms[this.#at];
    const here = middles?.[this.#at] ?? (term && isBlock(term.kind) ? statementsOf(term) : [term]);
    return this.#cut(
      "before",
      here.filter((one) => one !== void 0),
      hole
    );
  }
  #use(hole, terms) {
    const term = terms[this.#at];
    if (term === void 0) return false;
    return this.#cut("after", isBlock(term.kind) ? statementsOf(term) : [term], hole);
  }
  #cut(side, caught, hole) {
    const [first, last] = [caught[0], caught.at(-1)];
    if (first === void 0 || last === void 0) return false;
    this.#cuts[side].push({ start: first.start, end: last.end, hole });
    if (side === "before") hole.inBefore++;
    else hole.inAfter++;
    return true;
  }
  #keep(side, terms) {
    const term = terms[this.#at];
    if (term !== void 0) this.#leaves[side].push(term);
    return term !== void 0;
  }
};
function nameOf2(count) {
  return String.fromCharCode("A".charCodeAt(0) + count);
}
function keyOf(term) {
  return `${isBlock(term.kind) ? "block " : ""}${term.text}`;
}
function keyOfAll(what, terms) {
  return JSON.stringify([
    what,
    ...terms.map((term) => isList(term.kind) && !isValue(term) ? `list ${term.text}` : keyOf(term))
  ]);
}
function childrenAt(terms, index) {
  return terms.map((term) => term.children[index]).filter((child) => child !== void 0);
}
function itemsOf(list) {
  return list.children.filter((child) => child.isNamed);
}
function statementsOf(block) {
  const statements = itemsOf(block);
  return statements.length > 0 ? statements : [block];
}
function range(from, to) {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
function findSlice(list, slice) {
  for (let start = 0; start + slice.length <= list.length; start++) {
    if (slice.every((term, at) => term.text === list[start + at]?.text)) return start;
  }
  return void 0;
}
function holdsAll(lists, hole) {
  return lists.every((list, at) => findSlice(itemsOf(list), hole.bindings[at] ?? []) !== void 0);
}
function findMiddle(after, kind, middle) {
  if (after === void 0) return false;
  return [...walk(after)].some((term) => term.kind === kind && findSlice(itemsOf(term), middle) !== void 0);
}

// src/remedies/learn/cluster.ts
function makeCluster(edits, about, options) {
  const wide = makeClusterOf(generalise(edits), edits, about, options);
  if (!("refused" in wide) || !isTooWide(wide)) return wide;
  const tight = makeClusterOf(generalise(edits, "tight"), edits, about, options);
  return "refused" in tight ? wide : tight;
}
function isTooWide({ refused }) {
  return refused === "over-general" || refused === "not-always-wanted" || refused === "says-nothing";
}
function makeClusterOf(found, edits, about, options) {
  const [edit] = edits;
  const newest = edits.at(-1);
  if (found === void 0 || edit === void 0 || newest === void 0) {
    return refuse("does-not-reproduce", "No template covers the cure.");
  }
  const shape = makeShape(found);
  if ("refused" in shape) return shape;
  const { rules, pairs } = about;
  const linksOf = options.linksOf ?? (() => []);
  const pattern = makePattern(shape, found, { rules, at: options.now, pairs, linksOf });
  for (const each of edits) {
    const refusal = tryReproduce(pattern, each);
    if (refusal) return refusal;
  }
  const broad = tryNarrow(pattern, newest, about.leftAlone);
  if (broad) return broad;
  const examples = [];
  for (const each of edits) {
    const example = cutExample(pattern, each);
    if ("refused" in example) return example;
    if ([example.before, example.after].some((text) => holdsSecret(text, options))) {
      return refuse("holds-a-secret", "The code holds what may be a secret or an address.");
    }
    examples.push(example);
  }
  const untouched = chooseUntouched(pattern, found, examples, about, options);
  const wrong = complaintOf(pattern, examples, untouched);
  if (wrong !== void 0) return refuse(/must leave/.test(wrong) ? "over-general" : "does-not-conform", wrong);
  return {
    family: edit.family,
    rules,
    pattern,
    edits,
    examples,
    untouched,
    words: wordsOf(found),
    weight: weightOf(found),
    pairs
  };
}
function chooseUntouched(pattern, { edits }, examples, about, options) {
  const kept = about.untouched.filter(({ why }) => why !== "near");
  const newest = edits.at(-1);
  const left = about.leftAlone.slice(0, 20).map((place) => {
    if (newest === void 0) return void 0;
    const { start, end } = rangeOf(place, newest.beforeText);
    return cutUntouched(newest, start, end);
  }).filter((cut) => cut !== void 0).filter(
    ({ extension, text }) => !wouldChange(pattern, `untouched.${extension}`, text) && !holdsSecret(text, options)
  ).slice(0, 1);
  const near = edits.map((edit) => makeNearMiss(pattern, edit)).find((miss) => miss !== void 0);
  const all = [...kept, ...left, ...near ? [near] : []].slice(-limits.examples);
  if (all.length > 0) return all;
  return examples.slice(0, 1).map(({ extension, after }) => ({ why: "near", extension, text: after }));
}
function generaliseWell(edits) {
  const all = [generalise(edits), generalise(edits, "tight")];
  return all.find((found) => found !== void 0 && !("refused" in makeShape(found)));
}
function weighTemplate(edits) {
  const found = generaliseWell(edits);
  return found === void 0 ? void 0 : weightOf(found);
}
function wordsOf({ kept }) {
  return [...new Set(kept.map(({ text }) => text).filter((text) => /^\w+$/.test(text)))];
}
function weightOf({ kept, holes }) {
  const words = kept.filter(({ text }) => /[\p{L}\p{N}]|[^\s()[\]{},.:;"'`]/u.test(text)).length;
  const isNarrow = ({ role, inAfter }) => role === "api" || role === "word" && inAfter === 0;
  return holes.reduce((sum, hole) => sum + (isNarrow(hole) ? 0.8 : 0.1), words);
}
function holdsSecret(text, { isSecret }) {
  return looksSecret(text) || isSecret?.(text) === true;
}
function readPair(pair, options) {
  const edits = findEdits({ ...pair, place: pair.finding.place });
  if ("refused" in edits) return edits;
  const about = aboutOf(pair);
  let refusal;
  for (const edit of edits) {
    const cluster = makeCluster([edit], about, options);
    if (!("refused" in cluster)) return { edits, cluster };
    refusal ??= cluster;
    if (cluster.refused === "holds-a-secret" || cluster.refused === "not-always-wanted") break;
  }
  return { edits, cluster: refusal ?? refuse("says-nothing", "No code is left.") };
}
function aboutOf({ finding, via, ref, leftAlone = [] }) {
  const [rule = ""] = finding.rules;
  return { rules: finding.rules, untouched: [], pairs: [{ via, ref, rule }], leftAlone };
}
function readEntry({ pattern, examples }) {
  const [language] = pattern.languages;
  const family = language === "python" ? "python" : "script";
  const read2 = fromExamples(examples);
  const edits = read2.examples.map((example) => readExample(pattern, example));
  const known = edits.filter((edit) => edit !== void 0);
  const found = known.length === edits.length ? generaliseWell(known) : void 0;
  const isOurs = pattern.id.startsWith("code/learned-");
  const isWhole = isOurs && found !== void 0 && known.length > 0 && pattern.rewrites.length === 1;
  return {
    family,
    rules: pattern.rules,
    pattern,
    edits: isWhole ? known : [],
    ...read2,
    words: found && isWhole ? wordsOf(found) : [],
    weight: found ? weightOf(found) : 0,
    pairs: pattern.provenance.from === "learned" ? pattern.provenance.pairs : []
  };
}
function readExample(pattern, { extension, before, after }) {
  const path = `before.${extension}`;
  if (languageOf(path) === void 0) return void 0;
  const edits = findEdits({ path, before, after, place: void 0 });
  if ("refused" in edits) return void 0;
  const match = pattern.rewrites[0]?.match;
  const context = match?.["pattern"];
  const selector = typeof context === "object" && context !== null && "selector" in context ? context.selector : void 0;
  const kind = match?.["kind"] ?? selector;
  return edits.find((edit) => edit.before.kind === kind);
}
function cover(cluster, edits, pair, options) {
  if (cluster.pattern.provenance.from !== "learned") return cluster;
  const { pairs } = aboutOf(pair);
  const rules = [.../* @__PURE__ */ new Set([...cluster.rules, ...pair.finding.rules])];
  const all = mergePairs(cluster.pairs, pairs);
  const edit = edits.find(({ before }) => before.kind === cluster.edits[0]?.before.kind);
  const isShown = edit === void 0 || cluster.edits.some(({ before }) => normalise(before.text) === normalise(edit.before.text));
  const linksOf = options.linksOf ?? (() => []);
  const pattern = {
    ...cluster.pattern,
    rules: [...rules].sort(),
    links: [.../* @__PURE__ */ new Set([...cluster.pattern.links, ...pair.finding.rules.flatMap((rule) => linksOf(rule))])].sort(),
    provenance: { ...cluster.pattern.provenance, pairs: all }
  };
  const grown = { ...cluster, rules, pattern, pairs: all };
  if (isShown || cluster.edits.length >= limits.examples) return grown;
  const example = cutExample(pattern, edit);
  if ("refused" in example || [example.before, example.after].some((text) => holdsSecret(text, options))) return grown;
  return { ...grown, edits: [...cluster.edits, edit], examples: [...cluster.examples, example] };
}
function mergePairs(a, b) {
  const byKey = new Map([...a, ...b].map((pair) => [`${pair.via} ${pair.ref} ${pair.rule}`, pair]));
  return [...byKey.values()].slice(-1e3);
}
function toEntry({ pattern, examples, untouched }) {
  return { pattern, examples: toExamples(examples, untouched) };
}

// src/remedies/learn/learn.ts
var leastShared = 0.5;
var triedMergers = 3;
function learn(existing, pairs, options) {
  const groups = new Groups(existing);
  const refused = [];
  for (const pair of pairs) {
    const refusal = take(groups, pair, options);
    if (refusal) refused.push({ pair, refusal });
  }
  for (const cure of options.rejected ?? []) groups.drop(cure);
  return { ...groups.difference(existing), refused };
}
function take(groups, pair, options) {
  const read2 = readPair(pair, options);
  if ("refused" in read2) return read2;
  const family = languageOf(pair.path) === "python" ? "python" : "script";
  const group = groups.of(family, pair.finding.rules);
  const [smallest] = read2.edits;
  if (smallest === void 0) return void 0;
  if ("refused" in read2.cluster && read2.cluster.refused === "holds-a-secret") return read2.cluster;
  const words = new Set(tokensOf(read2.edits.at(-1)?.before.text ?? ""));
  const covering = group.findLast(
    ({ cluster }) => cluster.words.every((word) => words.has(word)) && tryReproduce(cluster.pattern, smallest) === void 0
  );
  if (covering) {
    groups.replace([covering], { ...covering, cluster: cover(covering.cluster, read2.edits, pair, options) });
    return void 0;
  }
  const merged = mergeNearest(group, read2.edits, read2.cluster, pair, options);
  if (merged) {
    const rest = group.filter((known) => known !== merged.from);
    const { covered, cluster } = absorb(merged.cluster, rest);
    groups.replace([merged.from, ...covered], {
      origins: [merged.from, ...covered].flatMap(({ origins }) => origins),
      cluster
    });
    return void 0;
  }
  if ("refused" in read2.cluster) return read2.cluster;
  groups.replace([], { origins: [], cluster: read2.cluster });
  return void 0;
}
function mergeNearest(group, edits, alone, pair, options) {
  const drafts = group.slice(-limits.patternsOfRule).flatMap((from) => {
    const { cluster } = from;
    const edit = edits.find(({ before }) => before.kind === cluster.edits[0]?.before.kind);
    if (edit === void 0 || cluster.edits.length >= limits.examples) return [];
    const all = [...cluster.edits, edit];
    const weight = weighTemplate(all);
    const most2 = Math.max(cluster.weight, "refused" in alone ? 0 : alone.weight);
    return weight !== void 0 && weight >= leastShared * most2 ? [{ from, all, weight }] : [];
  });
  for (const { from, all } of drafts.toSorted((a, b) => b.weight - a.weight).slice(0, triedMergers)) {
    const { cluster } = from;
    const about = {
      rules: [.../* @__PURE__ */ new Set([...cluster.rules, ...pair.finding.rules])],
      untouched: cluster.untouched,
      pairs: mergePairs(cluster.pairs, [{ via: pair.via, ref: pair.ref, rule: pair.finding.rules[0] ?? "" }]),
      leftAlone: pair.leftAlone ?? []
    };
    const merged = makeCluster(all, about, options);
    if (!("refused" in merged)) return { from, cluster: merged };
  }
  return void 0;
}
function absorb(wide, others) {
  const covered = others.filter(({ cluster }) => {
    const isWithin = cluster.edits.length > 0 && cluster.untouched.every(({ why }) => why === "near");
    return isWithin && cluster.edits.every((edit) => tryReproduce(wide.pattern, edit) === void 0);
  });
  const pairs = covered.reduce((sum, { cluster }) => mergePairs(sum, cluster.pairs), wide.pairs);
  const { provenance } = wide.pattern;
  if (covered.length === 0 || provenance.from !== "learned") return { covered, cluster: wide };
  const rules = [.../* @__PURE__ */ new Set([...wide.rules, ...covered.flatMap(({ cluster }) => cluster.rules)])];
  const pattern = { ...wide.pattern, rules: rules.toSorted(), provenance: { ...provenance, pairs } };
  return { covered, cluster: { ...wide, rules, pairs, pattern } };
}
var read = /* @__PURE__ */ new WeakMap();
function clusterOf(entry) {
  const cluster = read.get(entry) ?? readEntry(entry);
  read.set(entry, cluster);
  return cluster;
}
var Groups = class {
  /** What nobody asked for yet stays as it is. */
  #unread;
  #all = [];
  constructor(existing) {
    this.#unread = existing.filter(({ pattern }) => pattern.provenance.from !== "shipped");
  }
  of(family, rules) {
    const wanted = this.#unread.filter(({ pattern }) => pattern.rules.some((rule) => rules.includes(rule)));
    this.#unread = this.#unread.filter((entry) => !wanted.includes(entry));
    this.#all = [...this.#all, ...wanted.map((entry) => ({ origins: [entry.pattern.id], cluster: clusterOf(entry) }))];
    return this.#all.filter(
      ({ cluster }) => cluster.family === family && cluster.rules.some((rule) => rules.includes(rule))
    );
  }
  replace(old, next) {
    this.#all = [...this.#all.filter((known) => !old.includes(known)), next];
  }
  drop(cure) {
    const { path, before, finding } = cure;
    const family = languageOf(path) === "python" ? "python" : "script";
    const wrong = this.of(family, finding.rules).filter(
      ({ cluster }) => healAt(cluster.pattern, path, before, finding.place) !== void 0
    );
    this.#all = this.#all.filter((known) => !wrong.includes(known));
  }
  difference(existing) {
    const before = new Map(existing.map((entry) => [entry.pattern.id, JSON.stringify(entry.pattern)]));
    const now = new Map(this.#all.map(({ cluster }) => [cluster.pattern.id, cluster]));
    const unread = new Set(this.#unread.map(({ pattern }) => pattern.id));
    const entries = [...now.values()];
    const removed = existing.filter(({ pattern }) => pattern.provenance.from !== "shipped" && !now.has(pattern.id) && !unread.has(pattern.id)).map(({ pattern }) => {
      const heir = this.#all.find(({ origins }) => origins.includes(pattern.id))?.cluster.pattern.id;
      return { id: pattern.id, why: heir ? `${heir} covers it` : "a person rejected what it does" };
    });
    return {
      added: entries.filter(({ pattern }) => !before.has(pattern.id)).map(toEntry),
      changed: entries.filter(({ pattern }) => before.has(pattern.id) && before.get(pattern.id) !== JSON.stringify(pattern)).map(toEntry),
      removed
    };
  }
};

export {
  learn
};
