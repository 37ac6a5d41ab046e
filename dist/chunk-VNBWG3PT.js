import {
  openEmbedder
} from "./chunk-HW2EJQG5.js";
import {
  compareSuites,
  makeTestSuites
} from "./chunk-PMN7UAIU.js";
import {
  makeCureIndex
} from "./chunk-T6J34BQB.js";
import {
  makeSecretMask,
  withoutSecrets
} from "./chunk-E4753APQ.js";
import {
  learnFromHeals
} from "./chunk-GTBGAVCC.js";
import {
  makeStandings
} from "./chunk-RLCBN4UR.js";
import {
  basename,
  dirname,
  endOf,
  findNPlusOne,
  findTemplateNPlusOne,
  isTypeUse,
  join,
  namesOf,
  nearestOf,
  nodesAt,
  openSession,
  readModels,
  resolveRelative,
  specifierFor,
  stands,
  styleOf,
  usesOf
} from "./chunk-W34QT2D3.js";
import {
  chooseFiles,
  chooseFindings,
  scanSession
} from "./chunk-ZDFZMIRZ.js";
import {
  atMost,
  inRun,
  openCases,
  rollout,
  runLoop
} from "./chunk-F57Z2SEM.js";
import {
  chooseChangedFiles,
  makeCureFinder,
  makeGeneralise,
  makeHistory,
  pairOf,
  splitLines
} from "./chunk-QFRJJNI2.js";
import {
  findEscapeFault,
  isEscaped,
  looksLikeHtml,
  openScratch
} from "./chunk-ZNQKMZBF.js";
import {
  createReader
} from "./chunk-72QA5HIP.js";
import {
  findDishonesty
} from "./chunk-OQSS765Q.js";
import {
  trustedFrom
} from "./chunk-PBPGAGXJ.js";
import {
  moduleName,
  relativeModule,
  resolveModule,
  siblingModules
} from "./chunk-75Y7XVBZ.js";
import {
  hasInvisible,
  isInsidePackage,
  isUntouchable
} from "./chunk-DSFTQUU6.js";
import {
  openModelRung
} from "./chunk-4WNSZBEN.js";
import {
  takeLock
} from "./chunk-OTICUWNY.js";
import {
  loadLance,
  setVariable
} from "./chunk-IO2PT5PB.js";
import {
  askCircuit,
  closedCircuit,
  noteFailure,
  noteSuccess
} from "./chunk-M67SD3SV.js";
import {
  unseenCharacters
} from "./chunk-VIISV5L7.js";
import {
  diffOfEdits,
  unifiedDiff
} from "./chunk-BFJEUW56.js";
import {
  loadAllPatterns,
  repositoryPatternsFolder
} from "./chunk-ZXQMWZIZ.js";
import {
  addImport,
  answersFinding,
  dropUnusedImports,
  hasComment as hasComment2,
  indentationStep,
  matchesMessage,
  moduleSystemOf,
  namesFor,
  needBuiltin,
  needImport,
  packageTypeOf,
  proposeFromPattern,
  removeStatement,
  restOfLine,
  tryPattern,
  writeImport
} from "./chunk-PYR7C2ZH.js";
import {
  isRelative,
  moduleReferences,
  referencesIn,
  removeLine,
  removeNames
} from "./chunk-5B3OZACI.js";
import {
  isImportedForEffect,
  standardModules,
  standardModulesWith,
  standardNames
} from "./chunk-P5TAREXH.js";
import {
  indentationAt,
  lineEnding,
  lineStart,
  nextLine,
  wholeLines
} from "./chunk-EA3MFNEB.js";
import {
  heedIgnored,
  readMemory,
  recall
} from "./chunk-Q446DS6J.js";
import {
  compareTallies,
  countStatements,
  isCode,
  isQueryRule,
  makeEvidence,
  makeFixReport,
  needsCounting,
  remedyOf,
  sayStatements
} from "./chunk-D72VZCY2.js";
import {
  applyEdits,
  mergeEdits,
  overlap,
  trimEdit
} from "./chunk-JP3K3O5E.js";
import {
  loadEntries,
  openLibrary
} from "./chunk-ATK5VVE7.js";
import {
  modelFile,
  patternsFolder,
  readVersion
} from "./chunk-YRRDT7BC.js";
import {
  openPlace
} from "./chunk-3C2K4SMP.js";
import {
  sha256
} from "./chunk-OQWG6TOE.js";
import {
  assignmentBefore,
  assignmentsTo,
  findAccessAsserts,
  findAllIn,
  findCalls,
  findGrowingTexts,
  findInvariantWork,
  findInvariantWork2,
  findQueriesInLoops,
  findSigners,
  findTestedLists,
  findUntimed,
  findUnverified,
  findUnverifiedTokens,
  freeName as freeName2,
  hasUnhashable,
  isArray,
  isArrayType,
  isCleaned,
  isConstant,
  isFixedName,
  isFromOutside,
  isHarmless,
  isMutated,
  isNumber,
  isOnlyTested,
  isSafe,
  isSafe2,
  isSequential,
  isText,
  isUsedAtOnce,
  isUsedAtOnce2,
  literalTypeOf,
  looksLikeSql,
  loopsAround,
  mayBeUnhashable,
  prefixOf,
  promisifiedOf,
  quoteOf as quoteOf2,
  readAssignment,
  readBuiltString,
  readPlainText,
  readPosition,
  readRepeatedWork,
  readTypeName,
  repeatsAround,
  scopeOf,
  statementsOf,
  statementsOf2,
  unwrap as unwrap2,
  valuesOf
} from "./chunk-IW6WHPNX.js";
import {
  apiOf,
  contextNames,
  freeName,
  indentUnit,
  literalText,
  qualify,
  quoteOf,
  quoted,
  readArguments,
  readDotted,
  readImportedNames,
  resolve,
  templateText,
  textParts,
  usesSemicolons
} from "./chunk-FELVHE56.js";
import {
  attributesReadFrom,
  bindingsOf,
  builtinNames,
  escapeRegExp,
  hasWord,
  identifiersOf,
  isInAnnotation,
  isNamedInText,
  namesBound,
  namesRead,
  quotedAnnotationsWith,
  readsOf,
  roleOf,
  wordsOf
} from "./chunk-P6756FPZ.js";
import {
  hasFutureAnnotations,
  importsOf
} from "./chunk-RLSXXUWR.js";
import {
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  endsByLeaving,
  functionAround,
  functionsOf,
  isGenerator,
  returnedValue,
  returnsOf
} from "./chunk-T76HHHS7.js";
import {
  awaitedMethodOf,
  callOf,
  contains,
  enclosingFunction,
  hasComment,
  isFunction,
  isLoop,
  mentions,
  methodOf,
  namedChildren,
  nodeAt,
  pathOf,
  statementInBlock,
  unwrap,
  uses
} from "./chunk-3VOSYGGK.js";
import {
  descendants,
  enclosing,
  isInside,
  isSame,
  nodeAt as nodeAt2,
  ownDescendants,
  statementOf
} from "./chunk-RVDUMNWB.js";
import {
  findAll,
  languageOf,
  parse,
  parses,
  span
} from "./chunk-MXHXVLEF.js";
import {
  Positions,
  offsetsOf,
  rangeOf
} from "./chunk-B3WZELUA.js";
import {
  editDistance
} from "./chunk-HOSKFKBL.js";
import {
  maskTexts,
  redactSecrets
} from "./chunk-NBAG2F6T.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";
import {
  EnvironmentError,
  UsageError,
  messageOf,
  stoppedBy
} from "./chunk-EFOYLMI7.js";

// src/app/healing/fix.ts
import { rename as rename2, writeFile as writeFile3 } from "node:fs/promises";
import { resolve as resolve3 } from "node:path";

// src/domains/code/suite-bench.ts
var SuiteBench = class {
  #parts;
  #baseline;
  #runs = 0;
  constructor(parts) {
    this.#parts = parts;
  }
  /** Must be asked for the first time while the copy holds no trial. */
  baseline() {
    this.#baseline ??= this.#measure();
    return this.#baseline;
  }
  /** The baseline when somebody needed it; never runs anything. */
  async known() {
    return this.#baseline;
  }
  /** Runs the suite on the trial and holds it against the baseline. */
  async compare(baseline) {
    if (this.#runs >= this.#parts.maxRuns) {
      const detail = `The limit of ${this.#runs} suite runs (limits.maxSuiteRuns) is spent.`;
      return { green: false, detail, broken: [], vanished: [], inconclusive: true };
    }
    this.#runs++;
    this.#parts.say(`Running the tests on the heals: ${baseline.suite.command}`);
    const { result: after, ...counted } = await this.#run(baseline.suite);
    if (after.status !== "completed") {
      const detail = `The suite ${describeStatus(after)} with the heals.`;
      const isOurs = after.status === "not-started" || after.status === "stopped";
      return { green: false, detail, broken: [], vanished: [], ...isOurs ? { inconclusive: true } : {} };
    }
    return { ...this.#parts.compare(baseline.result, after), ...counted };
  }
  async #run(suite) {
    const { copy, signal, isCounting } = this.#parts;
    if (!isCounting) return { result: await suite.run(copy, signal) };
    return countStatements(copy, (counting) => suite.run(counting, signal));
  }
  async #measure() {
    const { copy, suites, configured, enabled, signal, say: say2 } = this.#parts;
    if (!enabled) return { none: "tests were switched off for this run" };
    const suite = await suites.detect(copy, configured);
    if ("none" in suite) return suite;
    say2(`Running the tests as they are: ${suite.command}`);
    const { result, ...counted } = await this.#run(suite);
    if (signal.aborted) throw signal.reason;
    if (result.status !== "completed") {
      return {
        none: `\`${suite.command}\` ${describeStatus(result)}${result.tail === "" ? "" : `; its last words: ${lastLine(result.tail)}`}`
      };
    }
    return { suite, result, ...counted };
  }
};
function describeBaseline(baseline) {
  if ("none" in baseline) return `no tests: ${baseline.none}`;
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const status of Object.values(baseline.result.tests)) counts[status]++;
  const total = counts.passed + counts.failed + counts.skipped;
  if (total === 0) return `exit code ${baseline.result.exitCode ?? "unknown"}`;
  return Object.entries(counts).filter(([, count]) => count > 0).map(([status, count]) => `${count} ${status}`).join(", ");
}
function describeStatus(result) {
  switch (result.status) {
    case "timed-out":
      return `did not finish within ${Math.round(result.ms / 1e3)} s`;
    case "too-much-output":
      return "printed more than can be read";
    case "not-started":
      return "could not be started";
    case "stopped":
      return "was stopped";
    case "completed":
      return "completed";
  }
}
function lastLine(tail) {
  return tail.trim().split("\n").at(-1)?.slice(0, 160) ?? "";
}

// src/app/healing/from-log.ts
import { createReadStream } from "node:fs";
import { mkdir, realpath, stat, writeFile } from "node:fs/promises";
import { dirname as dirname3, join as join2, resolve as resolve2, sep } from "node:path";

// src/domains/code/reproduction/plan-python.ts
function planPythonCall(finding, text3, seen, files2) {
  const { path: path2 } = finding.place;
  const tree = parse(path2, text3);
  const { start: start2, end } = offsetsOf(finding.place, text3);
  const subject = nodeAt2(tree, start2, end);
  const fn = functionAround(subject);
  const statement2 = statementOf(subject);
  if (!fn || !statement2) return { none: "it does not happen in a function" };
  if (fn.node.parent()?.is("module") !== true) return { none: `${fn.name} is no plain top-level function` };
  if (fn.isAsync || isGenerator(fn)) return { none: `${fn.name} does not answer when it is called` };
  const impurity = findImpurity(fn, readImportedNames(tree), functionsOf(tree), /* @__PURE__ */ new Set());
  if (impurity !== void 0) return { none: `${fn.name} does more than to calculate: ${impurity}` };
  const parameters = readParameters(fn, seen.values);
  if (!parameters) return { none: `the parameters of ${fn.name} are not all named` };
  const range = statement2.range();
  return {
    language: "python",
    path: path2,
    module: moduleName(path2, new Set(files2)),
    name: fn.name,
    parameters,
    error: seen.error,
    says: ["NoneType", ...seen.member === "" ? [] : [`'${seen.member}'`]],
    lines: { from: range.start.line + 1, to: range.end.line + 1 }
  };
}
var pureModules = /^(?:re|json|math|datetime|collections|itertools|functools|string|decimal|fractions|statistics|textwrap|typing|dataclasses|enum|operator|copy|html|unicodedata|bisect|heapq|calendar|difflib|hashlib|base64|urllib\.parse|posixpath|os\.path\.(?:join|basename|dirname|splitext|normpath))(?:\.|$)/;
var pureBuiltins = new Set(
  `abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate filter float format frozenset
  getattr hasattr hash hex id int isinstance issubclass iter len list map max min next object oct ord pow print range repr
  reversed round set slice sorted str sum tuple type zip ValueError TypeError KeyError IndexError LookupError RuntimeError
  AttributeError NotImplementedError ArithmeticError ZeroDivisionError Exception`.split(/\s+/)
);
var effects = /^(?:open|write\w*|read\w*|save|commit|rollback|execute\w*|send\w*|post|put|patch|delete|unlink|remove_?\w*dir\w*|rmtree|mkdir|makedirs|rename|run|call|start|kill|connect|close|request|urlopen|submit|publish|upload|download|system|popen|exit|sleep|acquire|fetch\w*)$/;
function findImpurity(fn, names, own, visited) {
  if (visited.has(fn.name)) return void 0;
  visited.add(fn.name);
  if (descendants(fn.body, "global_statement", "import_statement", "import_from_statement", "exec_statement").length > 0)
    return "it declares globals or imports";
  for (const call of descendants(fn.body, "call")) {
    const callee = call.field("function");
    if (!callee) return "a call that cannot be read";
    const target = qualify(callee, names);
    const text3 = callee.text().replace(/\s+/g, " ").slice(0, 60);
    if (target !== void 0) {
      if (!pureModules.test(target)) return `it calls ${text3}`;
      continue;
    }
    if (callee.is("attribute")) {
      if (effects.test(callee.field("attribute")?.text() ?? "")) return `it calls ${text3}`;
      continue;
    }
    if (!callee.is("identifier")) return `it calls ${text3}`;
    const local = own.find((one) => one.name === text3 && one.node.parent()?.is("module") === true);
    const below = local && findImpurity(local, names, own, visited);
    if (below !== void 0) return below;
    if (!local && !pureBuiltins.has(text3)) return `it calls ${text3}`;
  }
  return void 0;
}
var mostCandidates = 8;
function readParameters(fn, values) {
  const parameters = [];
  let isKeywordOnly = false;
  for (const child of fn.parameters.children()) {
    if (!child.isNamed() && child.text() !== "*") continue;
    if (child.is("keyword_separator") || child.text() === "*" || child.is("list_splat_pattern")) {
      isKeywordOnly = true;
      continue;
    }
    if (child.is("comment") || child.is("dictionary_splat_pattern") || child.is("positional_separator")) continue;
    const name3 = nameOf(child);
    if (name3 === void 0) {
      if (/^\*/.test(child.text())) continue;
      return void 0;
    }
    const candidates = candidatesFor(fn, child, name3, values).slice(0, mostCandidates);
    parameters.push({ name: name3, isKeywordOnly, candidates });
  }
  return parameters;
}
function nameOf(parameter) {
  if (parameter.is("identifier")) return parameter.text();
  const name3 = parameter.field("name") ?? parameter.children()[0];
  return name3?.is("identifier") === true ? name3.text() : void 0;
}
function candidatesFor(fn, parameter, name3, values) {
  const seen = values.get(name3);
  const fallback = parameter.field("value")?.text();
  const declared = parameter.field("type")?.text() ?? "";
  return [
    .../* @__PURE__ */ new Set([
      ...seen !== void 0 && seen.length <= 500 ? [seen] : [],
      ...valuesByUse(fn, name3),
      ...valuesByType(declared),
      ...fallback === void 0 ? [] : [fallback],
      ...declared === "" || /None|Optional/.test(declared) ? ["None"] : [],
      ...declared === "" ? ["'x'", "{}", "[]", "0", "''"] : []
    ])
  ];
}
function valuesByUse(fn, name3) {
  const found2 = [];
  for (const call of ownDescendants(fn.body, "call")) {
    const callee = call.field("function");
    const method = callee?.is("attribute") === true ? callee.field("attribute")?.text() : void 0;
    if (method === "get" && callee?.field("object")?.text() === name3) found2.push("{}");
    const isArgument2 = readArguments(call).some(({ value }) => value.text() === name3);
    if (isArgument2 && /^(?:match|search|fullmatch)$/.test(method ?? "")) found2.push("'x'", "''");
    if (isArgument2 && (method === "get" || method === "find")) found2.push("'x'");
  }
  const loops = ownDescendants(fn.body, "for_statement").some((loop) => loop.field("right")?.text() === name3);
  return loops ? [...found2, "[]"] : found2;
}
function valuesByType(declared) {
  const known = [
    [/\bstr\b/, ["'x'", "''"]],
    [/\b(?:int|float|Decimal)\b/, ["0", "1"]],
    [/\bbool\b/, ["False", "True"]],
    [/\b[dD]ict\b|\bMapping\b/, ["{}"]],
    [/\b[lL]ist\b|\bSequence\b|\bIterable\b/, ["[]"]],
    [/\b[tT]uple\b/, ["()"]]
  ];
  const outer = declared.replace(/\[.*$/s, "");
  const word = /^(?:Optional|Union)$/.test(outer) || declared.includes("|") ? declared : outer;
  return known.flatMap(([pattern, values]) => pattern.test(word) ? values : []);
}

// src/domains/code/reproduction/plan-script.ts
function planScriptCall(finding, text3, seen) {
  const { path: path2 } = finding.place;
  const root = parse(path2, text3).root();
  const { start: start2, end } = offsetsOf(finding.place, text3);
  const subject = nodeAt3(root, start2, end);
  const fn = subject && enclosingFunction(subject);
  if (!subject || !fn) return { none: "it does not happen in a function" };
  const name3 = exportedName(fn, text3);
  if (name3 === void 0) return { none: "the function is not exported by its name" };
  if (/^async\b/.test(fn.text()) || String(fn.kind()).includes("generator"))
    return { none: `${name3} does not answer when it is called` };
  const impurity = findImpurity2(fn, root, /* @__PURE__ */ new Set());
  if (impurity !== void 0) return { none: `${name3} does more than to calculate: ${impurity}` };
  const parameters = readParameters2(fn, subject);
  if (!parameters) return { none: `the parameters of ${name3} are not all plain names` };
  const range = (statementInBlock(subject) ?? subject).range();
  return {
    language: "script",
    path: path2,
    module: path2,
    name: name3,
    parameters,
    error: seen.error,
    says: seen.member === "" ? ["is not iterable"] : [seen.message.replace(/ \(.*$/s, ""), `'${seen.member}'`],
    lines: { from: range.start.line + 1, to: range.end.line + 1 }
  };
}
function nodeAt3(root, start2, end) {
  let at = root;
  for (; ; ) {
    const inner2 = at.children().find((child) => span(child).start <= start2 && span(child).end >= end);
    if (!inner2) return at === root ? void 0 : at;
    at = inner2;
  }
}
function exportedName(fn, text3) {
  const holder = fn.parent();
  const declared = fn.field("name") ?? (holder?.kind() === "variable_declarator" ? holder.field("name") : null);
  const name3 = declared?.text();
  const statement2 = fn.kind() === "function_declaration" ? fn : holder?.parent();
  if (name3 === void 0 || !/^[A-Za-z_$][\w$]*$/.test(name3) || !statement2) return void 0;
  const outer = statement2.parent();
  if (outer?.kind() === "export_statement")
    return /\bexport\s+default\b/.test(outer.text().slice(0, 20)) ? void 0 : name3;
  if (outer?.kind() !== "program") return void 0;
  const escaped = name3.replaceAll("$", "\\$");
  return new RegExp(
    `(?:^|\\n)(?:module\\.)?exports\\.${escaped} = ${escaped}\\b|(?:module\\.exports = |export )\\{[^}]*\\b${escaped}\\b(?! as)[^}]*\\}`
  ).test(text3) ? name3 : void 0;
}
var pureGlobals = /^(?:Math|JSON|Object|Array|String|Number|Boolean|Symbol|Map|Set|WeakMap|WeakSet|Date|RegExp|BigInt|Intl|Error|TypeError|RangeError|parseInt|parseFloat|isNaN|isFinite|structuredClone|encodeURIComponent|decodeURIComponent|console)(?:\.|$)/;
var effects2 = /^(?:write\w*|save|commit|exec\w*|send\w*|post|put|patch|delete\w*|unlink\w*|remove\w*|rm|mkdir\w*|rename\w*|run|start|kill|connect|close|request|fetch\w*|submit|publish|upload|download|exit|query|emit|dispatch\w*|append\w*|listen|setItem)$/;
function findImpurity2(fn, root, visited) {
  if (visited.has(fn.id())) return void 0;
  visited.add(fn.id());
  const world = fn.find({
    rule: { kind: "identifier", regex: "^(process|globalThis|window|document|require|localStorage)$" }
  });
  if (world) return `it reads ${world.text()}`;
  if (fn.find({ rule: { any: [{ kind: "await_expression" }, { kind: "yield_expression" }] } })) return "it waits";
  for (const call of fn.findAll({ rule: { any: [{ kind: "call_expression" }, { kind: "new_expression" }] } })) {
    const callee = call.field("function") ?? call.field("constructor");
    if (!callee) return "a call that cannot be read";
    const text3 = callee.text().replace(/\s+/g, " ").slice(0, 60);
    const name3 = pathOf(callee);
    if (name3 !== void 0 && pureGlobals.test(name3)) continue;
    if (callee.kind() === "member_expression") {
      const object = callee.field("object");
      if (effects2.test(callee.field("property")?.text() ?? "") || object && isImported(object, root))
        return `it calls ${text3}`;
      continue;
    }
    const local = callee.kind() === "identifier" ? functionNamed(text3, root) : void 0;
    const below = local ? findImpurity2(local, root, visited) : `it calls ${text3}`;
    if (below !== void 0) return below;
  }
  return void 0;
}
function isImported(object, root) {
  const name3 = pathOf(object)?.split(".")[0];
  const required = root.findAll({ rule: { kind: "variable_declarator" } }).filter((node) => /\brequire\(/.test(node.field("value")?.text() ?? "")).flatMap((node) => node.field("name") ?? []);
  const imported = root.findAll({ rule: { kind: "import_statement" } });
  return [...required, ...imported].some((node) => isNamed(node, name3));
}
function isNamed(node, name3) {
  const kinds = ["identifier", "shorthand_property_identifier_pattern"].map((kind) => ({ kind }));
  return node.text() === name3 || node.findAll({ rule: { any: kinds } }).some((one) => one.text() === name3);
}
function functionNamed(name3, root) {
  return root.findAll({ rule: { any: [{ kind: "function_declaration" }, { kind: "variable_declarator" }] } }).filter((node) => node.field("name")?.text() === name3).map((node) => node.kind() === "function_declaration" ? node : node.field("value")).find((node) => node !== null && node !== void 0 && isFunction(node));
}
function readParameters2(fn, subject) {
  const single2 = fn.field("parameter");
  const list = single2 ? [single2] : namedChildren(fn.field("parameters") ?? fn);
  const parameters = [];
  for (const node of list) {
    const pattern = node.field("pattern") ?? node.field("left") ?? node;
    if (pattern.kind() === "rest_pattern") continue;
    if (pattern.kind() !== "identifier" && pattern.kind() !== "object_pattern") return void 0;
    const name3 = pattern.kind() === "identifier" ? pattern.text() : "";
    parameters.push({ name: name3, isKeywordOnly: false, candidates: candidatesFor2(name3, node, fn, subject) });
  }
  return parameters;
}
function listsIn(name3, text3) {
  const use = new RegExp(
    `\\b${name3.replaceAll("$", "\\$")}\\.([A-Za-z_$][\\w$]*)\\.(?:find\\w*|map|filter|some|every|reduce|forEach|at)\\(`,
    "g"
  );
  return [...new Set([...text3.matchAll(use)].map((found2) => found2[1] ?? ""))].slice(0, 5);
}
function candidatesFor2(name3, parameter, fn, subject) {
  const candidates = [];
  const links = subject.text().replaceAll("?.", ".").split(".");
  if (links[0] === name3 && links.every((link) => /^[A-Za-z_$][\w$]*$/.test(link))) {
    const within = links.slice(1, -1);
    if (links.length > 1) candidates.push(within.reduceRight((inner2, link) => `{ "${link}": ${inner2} }`, "{}"));
    else candidates.push("undefined", "null");
  }
  const lists = name3 === "" ? [] : listsIn(name3, fn.getRoot().root().text());
  if (lists.length > 0) candidates.push(`{ ${lists.map((list) => `"${list}": []`).join(", ")} }`);
  const methods = fn.findAll({ rule: { kind: "call_expression" } }).flatMap((call) => callOf(call)?.callee ?? []).filter((callee) => name3 !== "" && callee.field("object")?.text() === name3).map((callee) => callee.field("property")?.text() ?? "");
  if (methods.some((method) => /^(?:find\w*|map|filter|some|every|reduce|forEach|at|pop|shift)$/.test(method)))
    candidates.push("[]");
  if (methods.some((method) => /^(?:match|split|trim|replace\w*|startsWith|toLowerCase)$/.test(method)))
    candidates.push("''", "'x'");
  if (methods.some((method) => /^(?:get|has)$/.test(method))) candidates.push("new Map()");
  const declared = parameter.field("type")?.text() ?? "";
  if (/\bstring\b/.test(declared)) candidates.push("''", "'x'");
  if (/\bnumber\b/.test(declared)) candidates.push("0", "1");
  if (/\[\]|Array</.test(declared)) candidates.push("[]");
  return [.../* @__PURE__ */ new Set([...candidates, "{}", "[]", "'x'", "0", "undefined"])].slice(0, 8);
}

// src/domains/code/reproduction/probe.ts
import { delimiter } from "node:path";

// src/domains/code/reproduction/programs.ts
var pythonProgram = `
import ast, importlib, itertools, json, os, sys, traceback
plan = json.loads(sys.stdin.read())
out = os.fdopen(os.dup(1), "w")
null = os.open(os.devnull, os.O_RDWR)
for number in (0, 1, 2):
    os.dup2(null, number)

def say(answer):
    out.write("\\n" + json.dumps(answer) + "\\n")
    out.flush()
    os._exit(0)

def literal(text):
    try:
        value = ast.literal_eval(text)
        return [repr(value)] if ast.literal_eval(repr(value)) == value else []
    except Exception:
        return []

def invoke(texts):
    values = [ast.literal_eval(text) for text in texts]
    plain = [v for v, p in zip(values, plan["parameters"]) if not p["isKeywordOnly"]]
    named = {p["name"]: v for v, p in zip(values, plan["parameters"]) if p["isKeywordOnly"]}
    try:
        value = function(*plain, **named)
    except BaseException as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        same = type(error).__name__ == plan["error"] and all(part in str(error) for part in plan["says"])
        here = last.name == plan["name"] and os.path.normcase(last.filename).replace(os.sep, "/").endswith(plan["path"])
        return {"error": type(error).__name__, "isSame": same and here, "line": last.lineno}
    text = literal(repr(value))
    return {"value": text[0] if text and len(text[0]) <= 200 else None}

try:
    function = getattr(importlib.import_module(plan["module"]), plan["name"])
except BaseException as error:
    say({"failed": "the module cannot be imported here: " + type(error).__name__})
if plan["mode"] == "call":
    say({"list": [invoke(texts) for texts in plan["calls"]]})
choices = [[t for c in p["candidates"] for t in literal(c)] for p in plan["parameters"]]
order = sorted(itertools.islice(itertools.product(*[range(len(c)) for c in choices]), 5000), key=lambda i: (sum(i), i))
found = []
for indexes in order[:400]:
    texts = [choices[n][i] for n, i in enumerate(indexes)]
    answer = invoke(texts)
    if answer.get("isSame") and plan["lines"]["from"] <= answer["line"] <= plan["lines"]["to"]:
        found.append(texts)
        if len(found) == 12:
            break
say({"list": found})
`;
var scriptProgram = `
import { readFileSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
const plan = JSON.parse(readFileSync(0, "utf8"));
const write = process.stdout.write.bind(process.stdout);
for (const stream of [process.stdout, process.stderr]) stream.write = () => true;
const exit = process.exit.bind(process);
const say = (answer) => write("\\n" + JSON.stringify(answer) + "\\n", () => exit(0));
const make = (text) => (0, eval)("(" + text + ")");
const literal = (value) => {
  if (value === undefined || value === null || value === "") return value === "" ? "''" : String(value);
  try {
    const text = JSON.stringify(value);
    const same = typeof value !== "object" || [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value));
    return same && text !== undefined && text.length <= 200 ? text : null;
  } catch { return null; }
};
const file = realpathSync(resolve(plan.path));
let called;
const invoke = (texts) => {
  try {
    const value = called(...texts.map(make));
    return { value: literal(value) };
  } catch (error) {
    const message = String(error?.message);
    const stack = String(error?.stack).split("\\n").find((line) => /^\\s+at /.test(line)) ?? "";
    const place = /:(\\d+):\\d+\\)?$/.exec(stack);
    const here = stack.includes(file) || stack.includes(pathToFileURL(file).href);
    const same = error?.name === plan.error && plan.says.every((part) => message.includes(part));
    return { error: String(error?.constructor?.name), isSame: same && here, line: Number(place?.[1] ?? 0) };
  }
};
function* choose(lists) {
  let all = [[]];
  for (const list of lists) all = all.flatMap((one) => list.map((_, index) => [...one, index])).slice(0, 5000);
  const sum = (one) => one.reduce((total, index) => total + index, 0);
  yield* all.sort((a, b) => sum(a) - sum(b)).slice(0, 400);
}
try {
  const module = await import(pathToFileURL(file).href);
  called = module[plan.name] ?? module.default?.[plan.name];
} catch (error) { say({ failed: "the module cannot be imported here: " + String(error?.code ?? error?.name) }); }
if (typeof called !== "function") say({ failed: "the module does not give the function" });
else if (plan.mode === "call") say({ list: plan.calls.map(invoke) });
else {
  const lists = plan.parameters.map(({ candidates }) => candidates);
  const found = [];
  for (const indexes of choose(lists)) {
    const texts = indexes.map((index, n) => lists[n][index]);
    const answer = invoke(texts);
    if (answer.isSame && plan.lines.from <= answer.line && answer.line <= plan.lines.to) found.push(texts);
    if (found.length === 12) break;
  }
  say({ list: found });
}
`;

// src/domains/code/reproduction/probe.ts
async function makeProbe(language, copy, tools, signal) {
  const tool = await tools.find(language === "python" ? "python" : "node");
  if (!tool) return void 0;
  const program = language === "python" ? ["-c", pythonProgram] : ["--input-type=module", "-e", scriptProgram];
  const ask = async (request) => {
    const result = await copy.run(
      {
        argv: [...tool.argv, ...program],
        stdin: JSON.stringify(request),
        timeoutMs: 2e4,
        maxOutputBytes: 256 * 1024,
        env: language === "python" ? pythonEnvironment(copy) : {}
      },
      signal
    );
    if (result.status !== "exited")
      return { failed: `the call ${result.status === "timed-out" ? "did not end" : "could not be made"}` };
    return readAnswer(result.stdout);
  };
  return {
    async find(plan3) {
      const answer = await ask({ ...plan3, mode: "find" });
      if ("failed" in answer) return answer;
      return answer.list.flatMap((one) => isTexts(one) ? [one] : []);
    },
    async call(plan3, calls) {
      const answer = await ask({ ...plan3, mode: "call", calls });
      if ("failed" in answer) return answer;
      return answer.list.map(readOutcome);
    }
  };
}
function pythonEnvironment(copy) {
  return {
    PYTHONPATH: [copy.toolRoot, `${copy.toolRoot}/src`].join(delimiter),
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONHASHSEED: "0"
  };
}
function readAnswer(stdout) {
  let answer;
  try {
    answer = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  } catch {
    return { failed: "the call gave no answer" };
  }
  if (typeof answer !== "object" || answer === null) return { failed: "the call gave no answer" };
  if ("failed" in answer && typeof answer.failed === "string") return { failed: answer.failed.slice(0, 200) };
  return "list" in answer && Array.isArray(answer.list) ? { list: answer.list } : { failed: "the call gave no answer" };
}
function isTexts(value) {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
function readOutcome(value) {
  const isObject = typeof value === "object" && value !== null;
  if (isObject && "value" in value)
    return { did: "return", value: typeof value.value === "string" ? value.value : void 0 };
  const error = isObject && "error" in value && typeof value.error === "string" ? value.error : "";
  return { did: "raise", error, isSame: !(isObject && "isSame" in value && value.isSame === false) };
}

// src/domains/code/reproduction/python-test.ts
function writeTest(plan3, args, outcome, style) {
  const call = `${plan3.name}(${plan3.parameters.map(({ name: name3, isKeywordOnly }, index) => `${isKeywordOnly ? `${name3}=` : ""}${args[index] ?? "None"}`).join(", ")})`;
  const title = `test_${plan3.name.replace(/^_+/, "")}_when_something_is_missing`;
  const own = `from ${plan3.module} import ${plan3.name}
`;
  if (style === "unittest") {
    const body2 = outcome.did === "raise" ? [`with self.assertRaises(${outcome.error}):`, `    ${call}`] : [expectUnittest(call, outcome.value)];
    const name3 = plan3.name.replace(/(?:^|_)+([a-z\d])/gi, (_, letter) => letter.toUpperCase());
    return [
      "import unittest",
      "",
      own,
      "",
      `class ${name3}WhenSomethingIsMissing(unittest.TestCase):`,
      `    def ${title}(self):`,
      ...body2.map((line) => `        ${line}`),
      "",
      "",
      'if __name__ == "__main__":',
      "    unittest.main()",
      ""
    ].join("\n");
  }
  const body = outcome.did === "raise" ? [`with pytest.raises(${outcome.error}):`, `    ${call}`] : [expectPytest(call, outcome.value)];
  const head = outcome.did === "raise" ? ["import pytest", "", own] : [own];
  return [...head, "", `def ${title}():`, ...body.map((line) => `    ${line}`), ""].join("\n");
}
function expectPytest(call, value) {
  if (value === void 0) return call;
  return `assert ${call} ${/^(?:None|True|False)$/.test(value) ? "is" : "=="} ${value}`;
}
function expectUnittest(call, value) {
  if (value === void 0) return call;
  return value === "None" ? `self.assertIsNone(${call})` : `self.assertEqual(${call}, ${value})`;
}
function isBuiltinError(name3) {
  return /^(?:Value|Type|Key|Index|Lookup|Runtime|Attribute|NotImplemented|Arithmetic|ZeroDivision)Error$/.test(name3);
}
function placeTest(plan3, files2) {
  const base = plan3.path.slice(plan3.path.lastIndexOf("/") + 1).replace(/\.py$/, "");
  const tests = files2.filter((file) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(file));
  const likeThis = tests.find((file) => file.endsWith(`/test_${base}.py`) || file === `test_${base}.py`) ?? tests[0];
  const folder = likeThis === void 0 ? "tests/" : likeThis.slice(0, likeThis.lastIndexOf("/") + 1);
  const name3 = `${folder}test_${base}_${plan3.name.replace(/^_+/, "")}_missing`;
  const known = new Set(files2);
  let path2 = `${name3}.py`;
  for (let n = 2; known.has(path2); n++) path2 = `${name3}_${n}.py`;
  return { path: path2, likeThis };
}

// src/domains/code/reproduction/script-test.ts
import { dirname as dirname2, relative } from "node:path/posix";
function styleOf2(model, packageJson) {
  if (/from ['"]vitest['"]/.test(model)) return "vitest";
  if (/['"]node:test['"]/.test(model)) return "node";
  if (/['"]@jest\/globals['"]/.test(model) || /"jest"\s*:/.test(packageJson)) return "jest";
  if (/"vitest"\s*:/.test(packageJson)) return "vitest";
  return /"test"\s*:\s*"[^"]*node [^"]*--test\b/.test(packageJson) ? "node" : void 0;
}
function commandFor(style, path2) {
  if (style === "vitest") return ["node_modules/vitest/vitest.mjs", "run", path2];
  return style === "jest" ? ["node_modules/jest/bin/jest.js", "--runTestsByPath", path2] : ["--test", path2];
}
function writeScriptTest(plan3, args, outcome, { style, path: path2, model }) {
  const write3 = (arg) => /\.[cm]?tsx?$/.test(path2) && /^[{[]/.test(arg) ? `JSON.parse('${arg}')` : arg;
  const call = `${plan3.name}(${withoutTail(args).map(write3).join(", ")})`;
  const title = `${plan3.name} when something is missing`;
  const isCommon = !/^import\s/m.test(model) && /\brequire\(/.test(model);
  const load = (what, from) => isCommon ? `const ${what.replace(" as ", ": ")} = require('${from}');` : `import ${what} from '${from}';`;
  const own = load(`{ ${plan3.name} }`, specifier(plan3.path, path2, model));
  const [head, body] = style === "node" ? [[load("assert", "node:assert/strict"), load("test", "node:test"), own], expectNode(call, outcome)] : [style === "vitest" ? [load("{ expect, test }", "vitest"), own] : [own], expectRunner(call, outcome)];
  return [...head, "", `test('${title}', () => {`, `  ${body}`, "});", ""].join("\n");
}
function withoutTail(args) {
  const last = args.findLastIndex((arg) => arg !== "undefined");
  return args.slice(0, last + 1);
}
function expectRunner(call, outcome) {
  if (outcome.did === "raise") return `expect(() => ${call}).toThrow(${outcome.error});`;
  if (outcome.value === void 0) return `${call};`;
  if (outcome.value === "undefined") return `expect(${call}).toBeUndefined();`;
  return outcome.value === "null" ? `expect(${call}).toBeNull();` : `expect(${call}).toEqual(${outcome.value});`;
}
function expectNode(call, outcome) {
  if (outcome.did === "raise") return `assert.throws(() => ${call}, ${outcome.error});`;
  if (outcome.value === void 0) return `${call};`;
  return `assert.deepEqual(${call}, ${outcome.value});`;
}
function specifier(target, from, model) {
  const path2 = relative(dirname2(from), target);
  const plain2 = path2.startsWith(".") ? path2 : `./${path2}`;
  if (!/\.[cm]?tsx?$/.test(target)) return plain2;
  const habit = /from ['"]\.{1,2}\/[^'"]*?(\.[cm]?[jt]sx?)?['"]/.exec(model);
  if (habit?.[1] === void 0) return habit ? plain2.replace(/\.[cm]?tsx?$/, "") : plain2;
  return plain2.replace(/\.([cm]?)ts(x?)$/, habit[1].includes("ts") ? ".$1ts$2" : ".$1js");
}
function placeScriptTest(plan3, files2) {
  const file = plan3.path.slice(plan3.path.lastIndexOf("/") + 1);
  const base = file.replace(/\.[cm]?[jt]sx?$/, "");
  const tests = files2.filter((one) => /\.(?:test|spec)\.[cm]?[jt]sx?$/.test(one));
  const likeThis = tests.find((one) => one.slice(one.lastIndexOf("/") + 1).startsWith(`${base}.`)) ?? tests[0];
  if (likeThis === void 0)
    return { path: `${plan3.path.slice(0, -file.length)}${base}.missing.test${file.slice(base.length)}`, likeThis };
  const ending2 = /\.(?:test|spec)\.[cm]?[jt]sx?$/.exec(likeThis)?.[0] ?? ".test.js";
  const folder = likeThis.slice(0, likeThis.lastIndexOf("/") + 1);
  const known = new Set(files2);
  const name3 = `${folder}${base}-${plan3.name.replaceAll("$", "")}-missing`;
  let path2 = `${name3}${ending2}`;
  for (let n = 2; known.has(path2); n++) path2 = `${name3}-${n}${ending2}`;
  return { path: path2, likeThis };
}

// src/domains/code/reproduction/prove.ts
async function proveTest(parts) {
  const { copy, plan: plan3, outcome, id, signal, withoutTrial: withoutTrial2 } = parts;
  if (outcome.did === "raise" && !isNamedEverywhere(outcome.error))
    return { none: `a test would have to know where ${outcome.error} comes from` };
  const draft = plan3.language === "python" ? await draftPython(parts) : await draftScript(parts);
  if ("none" in draft) return draft;
  const { path: path2, text: text3, argv, env } = draft;
  const run = async () => {
    const result = await copy.run({ argv, timeoutMs: 6e4, env }, signal);
    return { isGreen: result.code === 0, said: `${result.stdout}${result.stderr}` };
  };
  await copy.write(path2, Buffer.from(text3));
  try {
    const after = await run();
    if (!after.isGreen) return { none: "the test that shows it does not run here" };
    const before = await withoutTrial2(run);
    if (before.isGreen || !before.said.includes(plan3.error))
      return { none: "the test that shows it passes without the heal" };
  } finally {
    await copy.restore(path2);
  }
  return { caseId: id, path: path2, text: text3 };
}
function isNamedEverywhere(error) {
  return isBuiltinError(error) || /^(?:Error|RangeError)$/.test(error);
}
async function draftPython({
  copy,
  tools,
  files: files2,
  bench,
  plan: plan3,
  args,
  outcome
}) {
  const python = await tools.find("python");
  if (!python) return { none: "there is no Python to run it with" };
  const { path: path2, likeThis } = placeTest(plan3, files2);
  const model = likeThis === void 0 ? "" : await bench.text(likeThis) ?? "";
  const hasPytest = await tools.find("pytest") !== void 0;
  const style = hasPytest && !/\bTestCase\b/.test(model) ? "pytest" : "unittest";
  const runner = style === "pytest" ? ["-m", "pytest", "-q", "-p", "no:cacheprovider", path2] : [path2];
  return {
    path: path2,
    text: writeTest(plan3, args, outcome, style),
    argv: [...python.argv, ...runner],
    env: pythonEnvironment(copy)
  };
}
async function draftScript({
  tools,
  files: files2,
  bench,
  plan: plan3,
  args,
  outcome
}) {
  const node = await tools.find("node");
  const { path: path2, likeThis } = placeScriptTest(plan3, files2);
  const model = likeThis === void 0 ? "" : await bench.text(likeThis) ?? "";
  const style = styleOf2(model, await bench.text("package.json") ?? "");
  if (!node || !style) return { none: "the package has no tests whose style could be followed" };
  return {
    path: path2,
    text: writeScriptTest(plan3, args, outcome, { style, path: path2, model }),
    argv: [...node.argv, ...commandFor(style, path2)],
    env: {}
  };
}

// src/domains/code/reproduction/index.ts
var mostCases = 10;
function makeReproducer(parts) {
  const tests = /* @__PURE__ */ new Map();
  const without2 = /* @__PURE__ */ new Map();
  const found2 = /* @__PURE__ */ new Map();
  const probes = /* @__PURE__ */ new Map();
  const probeFor = (language) => {
    const probe = probes.get(language) ?? makeProbe(language, parts.copy, parts.tools, parts.signal);
    probes.set(language, probe);
    return probe;
  };
  const findCalls2 = async (plan3, id, own) => {
    const known = found2.get(id);
    if (known) return known;
    const answer = await own.find(plan3);
    const calls = "failed" in answer ? [] : answer;
    if ("failed" in answer) without2.set(id, answer.failed);
    else if (calls.length === 0) without2.set(id, `no simple arguments make ${plan3.name} fail like that`);
    found2.set(id, calls);
    return calls;
  };
  return {
    tests,
    without: without2,
    async reproduce(batch2) {
      const details = [];
      const culprits = [];
      if (parts.copy.isolation === "none") {
        for (const { id } of batch2.cases) without2.set(id, "there is no sandbox on this machine");
        return void 0;
      }
      for (const healCase of batch2.cases.slice(0, mostCases)) {
        const { id, finding } = healCase;
        const seen = await parts.seenOf(finding);
        const text3 = batch2.before.get(finding.place.path);
        if (!seen || text3 === void 0) continue;
        const plan3 = finding.place.path.endsWith(".py") ? planPythonCall(finding, text3, seen, parts.files) : planScriptCall(finding, text3, seen);
        if ("none" in plan3) {
          without2.set(id, plan3.none);
          continue;
        }
        const own = await probeFor(plan3.language);
        if (!own) {
          without2.set(id, "there is nothing here to run it with");
          continue;
        }
        parts.say(`Making ${plan3.name} fail as the log shows`);
        const calls = await withoutTrial(parts.bench, batch2.after, () => findCalls2(plan3, id, own));
        if (calls.length === 0) continue;
        const outcomes = await own.call(plan3, calls);
        if ("failed" in outcomes) {
          culprits.push({ id, detail: `With the heal ${plan3.name} cannot be called: ${outcomes.failed}` });
          continue;
        }
        const best = outcomes.findIndex((outcome2) => isAnswer(outcome2, healCase));
        const args = calls[best];
        const outcome = outcomes[best];
        if (!args || !outcome) {
          culprits.push({
            id,
            detail: `${plan3.name}(${calls[0]?.join(", ") ?? ""}) still fails with the heal: ${nameOutcome(outcomes[0])}`
          });
          continue;
        }
        const answer = await proveTest({
          ...parts,
          ...{ plan: plan3, args, outcome, id },
          withoutTrial: (work) => withoutTrial(parts.bench, batch2.after, work)
        });
        if ("none" in answer) without2.set(id, answer.none);
        else tests.set(id, answer);
        const shown = `${plan3.name}(${args.join(", ")})`.slice(0, 120);
        details.push(
          `${shown}: ${seen.error} \u2192 ${nameOutcome(outcome)}${"none" in answer ? "" : `; ${answer.path} failed \u2192 passed`}`
        );
      }
      if (culprits.length > 0) return { passed: false, detail: culprits[0]?.detail ?? "", culprits };
      return details.length === 0 ? void 0 : { passed: true, detail: details.join("; ") };
    }
  };
}
function isAnswer(outcome, { remedy }) {
  if (outcome.did === "return") return true;
  const { error } = outcome;
  return remedy.change.edits.some(
    ({ text: text3 }) => text3.includes(`raise ${error}(`) || text3.includes(`throw new ${error}(`)
  );
}
function nameOutcome(outcome) {
  if (!outcome) return "nothing";
  return outcome.did === "raise" ? `raises ${outcome.error}` : `gives ${outcome.value ?? "a value"}`;
}
async function withoutTrial(bench, after, work) {
  await bench.takeOffAll();
  try {
    return await work();
  } finally {
    await bench.lay(after);
  }
}

// src/syntax/python/none-guards.ts
function isGuarded(subject) {
  const text3 = subject.text();
  if (!/^[A-Za-z_][\w.]*$/.test(text3)) return false;
  for (let at = subject, outer = at.parent(); outer !== null; at = outer, outer = at.parent()) {
    if (outer.is("function_definition") || outer.is("class_definition")) return false;
    if (isCheckedBy(outer, at, text3)) return true;
    if (outer.is("block") || outer.is("module")) {
      const answer = isCheckedBefore(outer, at, text3);
      if (answer !== void 0) return answer;
    }
  }
  return false;
}
function isCheckedBy(outer, part, text3) {
  switch (String(outer.kind())) {
    case "if_statement":
    case "elif_clause":
    case "while_statement": {
      const condition = outer.field("condition");
      const body = outer.field("consequence") ?? outer.field("body");
      return condition !== null && isSame(body, part) && implies(condition, text3);
    }
    case "else_clause": {
      const condition = outer.parent()?.field("condition") ?? null;
      return condition !== null && deniesNone(condition, text3);
    }
    case "conditional_expression": {
      const [value, condition] = outer.children().filter((child) => child.isNamed());
      return condition !== void 0 && isSame(value, part) && implies(condition, text3);
    }
    case "boolean_operator": {
      const left = outer.field("left");
      return left !== null && outer.field("operator")?.text() === "and" && !isSame(left, part) && implies(left, text3);
    }
    default:
      return false;
  }
}
function isCheckedBefore(block, at, text3) {
  const before = block.children().filter((child) => child.isNamed() && span(child).end <= span(at).start);
  for (const statement2 of before.toReversed()) {
    if (statement2.is("if_statement")) {
      const condition = statement2.field("condition");
      const body = statement2.field("consequence");
      if (condition && body && deniesNone(condition, text3) && leaves(body)) return true;
    }
    if (statement2.is("assert_statement")) {
      const condition = statement2.children().find((child) => child.isNamed());
      if (condition && implies(condition, text3)) return true;
    }
    if (binds(statement2, text3)) return false;
  }
  return void 0;
}
function implies(condition, text3) {
  const plain2 = condition.is("parenthesized_expression") ? condition.children()[1] ?? condition : condition;
  if (plain2.is("boolean_operator") && plain2.field("operator")?.text() === "and")
    return [plain2.field("left"), plain2.field("right")].some((side) => side !== null && implies(side, text3));
  const said = plain2.text().replace(/\s+/g, " ");
  return said === text3 || said === `${text3} is not None` || said.startsWith(`isinstance(${text3},`);
}
function deniesNone(condition, text3) {
  const plain2 = condition.is("parenthesized_expression") ? condition.children()[1] ?? condition : condition;
  if (plain2.is("boolean_operator") && plain2.field("operator")?.text() === "or")
    return [plain2.field("left"), plain2.field("right")].some((side) => side !== null && deniesNone(side, text3));
  const said = plain2.text().replace(/\s+/g, " ");
  return said === `not ${text3}` || said === `${text3} is None`;
}
function leaves(body) {
  if (endsByLeaving(body)) return true;
  const last = body.children().findLast((child) => child.isNamed() && !child.is("comment"));
  return last?.is("continue_statement") === true || last?.is("break_statement") === true;
}
function binds(statement2, text3) {
  const root = text3.split(".")[0] ?? text3;
  const targets = ownDescendants(statement2, "assignment", "augmented_assignment", "named_expression", "for_statement");
  return [statement2, ...targets].some((node) => {
    const left = node.field("left") ?? (node.is("named_expression") ? node.field("name") : null);
    if (left === null || !/^(?:assignment|augmented_assignment|named_expression|for_statement)$/.test(String(node.kind())))
      return false;
    return left.text().split(/[\s,()[\]]+/).some((name3) => name3 === text3 || name3 === root);
  });
}
function assignmentsBefore(node, name3) {
  const body = functionAround(node)?.body ?? node.getRoot().root();
  const outer = enclosing(node, "assignment");
  return ownDescendants(body, "assignment", "named_expression").filter((one) => {
    const left = one.field("left") ?? one.field("name");
    const isAbove = span(one).end <= span(node).start && !(outer && isInside(one, outer) && isSame(one, outer));
    return left?.text() === name3 && isAbove;
  });
}

// src/syntax/python/none-origin.ts
var mostSteps = 6;
async function traceNone(subject, needs) {
  const steps = [];
  const certainty = await explain(subject, needs, steps, 0);
  return { steps, certainty };
}
async function explain(value, needs, steps, depth2) {
  if (depth2 > 4 || steps.length >= mostSteps) return "unknown";
  const say2 = (node, note) => {
    steps.push({ path: needs.path, line: node.range().start.line + 1, note });
  };
  switch (String(value.kind())) {
    case "none":
      return "sometimes";
    case "await":
    case "parenthesized_expression": {
      const inner2 = value.children().find((child) => child.isNamed());
      return inner2 ? explain(inner2, needs, steps, depth2 + 1) : "unknown";
    }
    case "conditional_expression": {
      const none = value.children().find((child) => child.is("none"));
      if (!none) return "unknown";
      say2(value, `\`${short(value)}\` is None in one of its cases`);
      return "sometimes";
    }
    case "call":
      return explainCall(value, needs, steps, say2);
    case "identifier":
      return explainName(value, needs, steps, say2, depth2);
    case "attribute":
      return explainAttribute(value, say2);
    default:
      return "unknown";
  }
}
async function explainName(name3, needs, steps, say2, depth2) {
  const text3 = name3.text();
  const assignments = assignmentsBefore(name3, text3);
  if (assignments.length > 0) {
    let certainty;
    for (const one of assignments.slice(-3)) {
      const right = one.field("right") ?? one.field("value");
      if (!right) continue;
      const before = steps.length;
      say2(one, `\`${text3}\` is given \`${short(right)}\` here`);
      const answer = await explain(right, needs, steps, depth2 + 1);
      if (answer === "unknown" && assignments.length > 1) steps.length = before;
      certainty = certainty === void 0 || certainty === answer ? answer : "sometimes";
    }
    return assignments.length > 1 && certainty === "always" ? "sometimes" : certainty ?? "unknown";
  }
  const fn = functionAround(name3);
  const parameter = fn && parameterOf(fn, text3);
  if (!fn || !parameter) return "unknown";
  const isDefault = parameter.field("value")?.is("none") === true;
  const declared = parameter.field("type")?.text() ?? "";
  if (isDefault) say2(parameter, `the parameter \`${text3}\` of ${fn.name} is None when it is not given`);
  else if (/\bNone\b|\bOptional\[/.test(declared))
    say2(parameter, `the parameter \`${text3}\` may be None: \`${declared}\``);
  else say2(parameter, `\`${text3}\` is a parameter of ${fn.name}: its caller gave None`);
  return isDefault || /\bNone\b|\bOptional\[/.test(declared) ? "sometimes" : "unknown";
}
function parameterOf(fn, name3) {
  return fn.parameters.children().find((child) => {
    const own = child.field("name") ?? (child.is("typed_parameter") ? child.children()[0] : child);
    return own?.text() === name3;
  });
}
function explainAttribute(value, say2) {
  const owner = functionAround(value)?.owner;
  if (!owner || !value.text().startsWith("self.")) return "unknown";
  const set = descendants(owner, "assignment").filter((one) => one.field("left")?.text() === value.text());
  const none = set.filter((one) => one.field("right")?.is("none") === true);
  for (const one of none.slice(0, 2)) say2(one, `\`${value.text()}\` is set to None here`);
  return none.length > 0 ? "sometimes" : "unknown";
}
var sometimes = {
  find: "when nothing is found",
  find_one: "when nothing is found",
  first: "when there is no row",
  last: "when there is no row",
  fetchone: "when there is no row left",
  one_or_none: "when there is no row",
  scalar_one_or_none: "when there is no row",
  scalar: "when there is no row",
  get_or_none: "when there is no row",
  scalars_one_or_none: "when there is no row",
  getenv: "when the variable is not set",
  which: "when there is no such program",
  poll: "while the process still runs",
  getparent: "at the root"
};
var alwaysNone = /* @__PURE__ */ new Set(["sort", "append", "extend", "reverse", "insert", "clear", "shuffle", "setdefaultencoding"]);
var matching = /* @__PURE__ */ new Set(["match", "search", "fullmatch"]);
async function explainCall(call, needs, steps, say2) {
  const callee = call.field("function");
  const names = readImportedNames(call.getRoot());
  const qualified = qualify(callee, names);
  const method = callee?.is("attribute") === true ? callee.field("attribute")?.text() ?? "" : "";
  const args = readArguments(call);
  const shown = short(callee ?? call);
  const own = await ownFunction(callee, needs, names);
  if (own) return explainFunction(own, steps);
  if (matching.has(method) || /^re\.(?:match|search|fullmatch)$/.test(qualified ?? "")) {
    say2(call, `\`${shown}()\` gives None when the text does not match`);
    return "sometimes";
  }
  if (method === "get" && args.length >= 1) {
    const hasDefault = args.length > 1 && !args[1]?.value.is("none");
    say2(call, `\`${shown}()\` gives None when ${hasDefault ? "None is stored under the key" : "the key is missing"}`);
    return "sometimes";
  }
  if ((method === "pop" || callee?.text() === "next") && args[1]?.value.is("none") === true) {
    say2(call, `\`${shown}(\u2026, None)\` gives None when there is nothing`);
    return "sometimes";
  }
  if (alwaysNone.has(method) && callee?.field("object")?.is("call") !== true) {
    say2(call, `\`${shown}()\` always gives None: it changes what it is called on`);
    return "always";
  }
  const when = Object.hasOwn(sometimes, method) ? sometimes[method] : void 0;
  if (when === void 0) return "unknown";
  say2(call, `\`${shown}()\` gives None ${when}`);
  return "sometimes";
}
async function ownFunction(callee, needs, names) {
  if (callee === null) return void 0;
  const text3 = callee.text();
  const here = functionsOf(callee.getRoot());
  if (/^self\.\w+$/.test(text3)) {
    const owner = functionAround(callee)?.owner;
    const fn2 = here.find((one) => one.name === text3.slice(5) && one.owner?.id() === owner?.id());
    return fn2 && { path: needs.path, fn: fn2 };
  }
  if (!/^\w+(?:\.\w+)?$/.test(text3)) return void 0;
  const target = qualify(callee, names);
  if (target === void 0) {
    const fn2 = here.find((one) => one.name === text3 && one.owner === void 0 && isTopLevel(one));
    return fn2 && { path: needs.path, fn: fn2 };
  }
  const cut2 = target.lastIndexOf(".");
  const path2 = cut2 <= 0 ? void 0 : resolveModule(needs.path, target.slice(0, cut2), new Set(needs.files));
  const source = path2 === void 0 ? void 0 : await needs.read(path2);
  if (path2 === void 0 || source === void 0) return void 0;
  const fn = functionsOf(parse(path2, source)).find((one) => one.name === target.slice(cut2 + 1) && isTopLevel(one));
  return fn && { path: path2, fn };
}
function isTopLevel(fn) {
  const outer = fn.node.parent();
  return outer?.is("module") === true || outer?.parent()?.is("module") === true;
}
function explainFunction({ path: path2, fn }, steps) {
  const returns = returnsOf(fn);
  const isNone = (node) => returnedValue(node) === void 0 || returnedValue(node)?.is("none") === true;
  const line = (node) => node.range().start.line + 1;
  const none = returns.filter(isNone);
  const values = returns.length - none.length;
  if (fn.isAsync || descendants(fn.body, "yield").length > 0) return "unknown";
  if (values === 0 && !onlyRaises(fn)) {
    steps.push({ path: path2, line: line(fn.nameNode), note: `${fn.name}() never gives anything else than None` });
    return "always";
  }
  for (const one of none.slice(0, 2)) steps.push({ path: path2, line: line(one), note: `${fn.name}() gives None here` });
  if (none.length === 0 && !endsByLeaving(fn.body))
    steps.push({
      path: path2,
      line: line(fn.nameNode),
      note: `${fn.name}() gives None when it reaches its end without a return`
    });
  return none.length > 0 || !endsByLeaving(fn.body) ? "sometimes" : "unknown";
}
function onlyRaises(fn) {
  return descendants(fn.body, "raise_statement").length > 0 || /^(?:\.\.\.|pass)$/.test(fn.body.text().trim());
}
function short(node) {
  const text3 = node.text().replace(/\s+/g, " ");
  return text3.length > 50 ? `${text3.slice(0, 49)}\u2026` : text3;
}

// src/scanners/log/fault.ts
function readFault({ language, error, message }) {
  return language === "python" ? readPythonFault(error, message) : readScriptFault(error, message);
}
function readPythonFault(error, message) {
  if (error === "AttributeError") {
    const name4 = /^'NoneType' object has no attribute '([^']{1,200})'/.exec(message)?.[1];
    return name4 === void 0 ? void 0 : { kind: "attribute", name: name4 };
  }
  if (error !== "TypeError") return void 0;
  if (/^'NoneType' object (?:is not subscriptable|does not support item (?:assignment|deletion))/.test(message))
    return { kind: "subscript", name: "" };
  if (/^argument of type 'NoneType' is not (?:iterable|a container)/.test(message))
    return { kind: "membership", name: "" };
  if (message.startsWith("'NoneType' object is not iterable")) return { kind: "iteration", name: "" };
  if (message.startsWith("cannot unpack non-iterable NoneType object")) return { kind: "iteration", name: "unpack" };
  if (message.startsWith("'NoneType' object is not callable")) return { kind: "call", name: "" };
  if (message.startsWith("object of type 'NoneType' has no len()")) return { kind: "length", name: "" };
  const binary = /^unsupported operand type\(s\) for (\S{1,4}): '(\w+)' and '(\w+)'/.exec(message);
  const compared = /^'(\S{1,2})' not supported between instances of '(\w+)' and '(\w+)'/.exec(message);
  const [, name3 = "", left, right] = binary ?? compared ?? [];
  if (left === "NoneType" === (right === "NoneType")) return void 0;
  return {
    kind: "operand",
    name: name3.replace(/=$/, (end) => binary ? "" : end),
    text: left === "NoneType" ? "left" : "right"
  };
}
function readScriptFault(error, message) {
  if (error !== "TypeError") return void 0;
  const member = /^Cannot (?:read|set) propert(?:y|ies) of (undefined|null) \((?:reading|setting) '(.{1,200})'\)$/.exec(
    message
  );
  if (member) return { kind: "member", name: member[2] ?? "", missing: member[1] === "null" ? "null" : "undefined" };
  const iterated2 = /^(.{1,200}) is not iterable(?: \(cannot read property Symbol\(Symbol\.iterator\)\))?$/.exec(
    message
  );
  const text3 = iterated2?.[1]?.replace(/^object null$/, "null");
  if (text3 === void 0) return void 0;
  return { kind: "iteration", name: "", ...text3 === "undefined" || text3 === "null" ? {} : { text: text3 } };
}

// src/scanners/log/place-python.ts
function placePython(path2, text3, fault, frame) {
  const tree = parse(path2, text3);
  const positions = new Positions(text3);
  const start2 = positions.lineStart(frame.line);
  const end = positions.nextLineStart(frame.line);
  const found2 = accessesOf(tree, fault).filter(({ access, subject }) => {
    const range = span(access);
    return range.start < end && range.end > start2 && isInFunction(access, frame.name) && !cannotBeNone(subject);
  });
  if (found2.length === 0 && fault.name === "unpack")
    return { doubt: "what is unpacked there is an element of something else: nothing tells which one" };
  if (found2.length === 0) return { doubt: `nothing on line ${frame.line} does what the log says` };
  const marked = byMark(found2, text3.slice(start2, end), start2, frame);
  const open = (marked.length > 0 ? marked : found2).filter(({ subject }) => !isGuarded(subject));
  const [first, ...others2] = open;
  if (first === void 0) return { doubt: "it is asked for None there now: the log is older than the code" };
  if (others2.some(({ subject }) => subject.text() !== first.subject.text())) {
    const texts = [...new Set(open.map(({ subject }) => `\`${short2(subject.text())}\``))];
    return { doubt: `${texts.join(" and ")} can each be what was None` };
  }
  return { subject: first.subject };
}
function accessesOf(tree, fault) {
  const root = tree.root();
  const of = (kinds, subjectOf3) => descendants(root, ...kinds).flatMap((access) => {
    const subject = subjectOf3(access);
    return subject ? [{ access, subject: bare(subject) }] : [];
  });
  switch (fault.kind) {
    case "attribute":
    case "member":
      return of(
        ["attribute"],
        (node) => node.field("attribute")?.text() === fault.name ? node.field("object") : null
      );
    case "subscript":
      return of(["subscript"], (node) => node.field("value"));
    case "call":
      return of(["call"], (node) => node.field("function"));
    case "length":
      return of(["call"], (node) => node.field("function")?.text() === "len" ? onlyArgument(node) : null);
    case "membership":
      return of(["comparison_operator"], (node) => {
        const parts = node.children();
        return parts.length === 3 && /^(?:not )?in$/.test(parts[1]?.text() ?? "") ? parts[2] : null;
      });
    case "operand":
      return of(["binary_operator", "comparison_operator", "augmented_assignment"], (node) => {
        const parts = node.children();
        const operator = (parts[1]?.text() ?? "").replace(/^([^<>!]+)=$/, "$1");
        return parts.length === 3 && operator === fault.name ? parts[fault.text === "left" ? 0 : 2] : null;
      });
    case "iteration":
      if (fault.name === "unpack") return of(["assignment"], iterated);
      return of(["for_statement", "for_in_clause", "list_splat", "assignment", "call"], iterated);
  }
}
var iterators = /^(?:list|tuple|set|frozenset|sorted|sum|min|max|any|all|enumerate|iter|zip|map|filter|dict)$/;
function iterated(node) {
  switch (String(node.kind())) {
    case "for_statement":
    case "for_in_clause":
      return node.field("right");
    case "list_splat":
      return node.children().at(-1);
    case "assignment":
      return /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(String(node.field("left")?.kind())) ? node.field("right") : null;
    default:
      return iterators.test(node.field("function")?.text() ?? "") ? onlyArgument(node) : null;
  }
}
function onlyArgument(call) {
  const list = (call.field("arguments")?.children() ?? []).filter((child) => child.isNamed());
  const plain2 = list.filter((child) => !child.is("keyword_argument"));
  return plain2.length === 1 ? plain2[0] : void 0;
}
function cannotBeNone(subject) {
  const kind = String(subject.kind());
  if (/^(?:string|integer|float|list|dictionary|set|tuple|list_comprehension|lambda|true|false)$/.test(kind))
    return true;
  if (/^(?:binary_operator|comparison_operator|generator_expression|concatenated_string)$/.test(kind)) return true;
  if (kind === "call" && iterators.test(subject.field("function")?.text() ?? ""))
    return !/^(?:sum|min|max)\b/.test(subject.text());
  if (kind === "identifier" && /^(?:self|cls)$/.test(subject.text()))
    return functionAround(subject)?.owner !== void 0;
  return false;
}
function byMark(found2, line, start2, { mark, code: code2 }) {
  if (mark === void 0 || code2 === void 0) return [];
  const from = start2 + line.length - line.trimStart().length;
  const exact = ({ access, subject }) => [access, subject].some((node) => span(node).start === from + mark.start && span(node).end === from + mark.end);
  const called = ({ access }) => {
    const call = access.parent();
    return call?.is("call") === true && span(call).start === from + mark.start && span(call).end === from + mark.end;
  };
  const best = found2.filter(exact);
  return best.length > 0 ? best : found2.filter(called);
}
function isInFunction(node, name3) {
  const plain2 = name3.split(".").at(-1) ?? "";
  if (plain2 === "" || plain2.startsWith("<")) return true;
  const fn = functionAround(node);
  return fn?.name === plain2;
}
function bare(node) {
  if (!node.is("parenthesized_expression")) return node;
  const inner2 = node.children().find((child) => child.isNamed() && !child.is("comment"));
  return inner2 ? bare(inner2) : node;
}
function short2(text3) {
  const line = text3.replace(/\s+/g, " ");
  return line.length > 50 ? `${line.slice(0, 49)}\u2026` : line;
}

// src/syntax/javascript/missing-guards.ts
function isGuarded2(subject) {
  const text3 = subject.text();
  if (!/^[A-Za-z_$][\w$.?]*$/.test(text3)) return false;
  for (let at = subject, outer = at.parent(); outer !== null; at = outer, outer = at.parent()) {
    if (isFunction(outer)) return false;
    if (isCheckedBy2(outer, at, text3)) return true;
    if (outer.kind() === "statement_block" || outer.kind() === "program") {
      const answer = isCheckedBefore2(outer, at, text3);
      if (answer !== void 0) return answer;
    }
  }
  return false;
}
function isCheckedBy2(outer, part, text3) {
  switch (String(outer.kind())) {
    case "if_statement":
    case "while_statement":
    case "ternary_expression": {
      const condition = outer.field("condition");
      const body = outer.field("consequence") ?? outer.field("body");
      return condition !== null && body !== null && contains(body, part) && implies2(condition, text3);
    }
    case "binary_expression": {
      const left = outer.field("left");
      const right = outer.field("right");
      return outer.field("operator")?.text() === "&&" && left !== null && right !== null && contains(right, part) && implies2(left, text3);
    }
    default:
      return false;
  }
}
function isCheckedBefore2(block, at, text3) {
  const before = namedChildren(block).filter((child) => span(child).end <= span(at).start);
  for (const statement2 of before.toReversed()) {
    if (statement2.kind() === "if_statement") {
      const condition = statement2.field("condition");
      const body = statement2.field("consequence");
      if (condition && body && denies(condition, text3) && leaves2(body)) return true;
    }
    const root = text3.split(/[.?]/)[0] ?? text3;
    const assigned = statement2.findAll({ rule: { kind: "assignment_expression" } });
    if (assigned.some((node) => [text3, root].includes(node.field("left")?.text() ?? ""))) return false;
  }
  return void 0;
}
function implies2(condition, text3) {
  const plain2 = unwrap(condition);
  if (plain2.kind() === "binary_expression" && plain2.field("operator")?.text() === "&&")
    return [plain2.field("left"), plain2.field("right")].some((side) => side !== null && implies2(side, text3));
  const said = plain2.text().replace(/\s+/g, " ");
  return said === text3 || [`${text3} != null`, `${text3} !== undefined`, `${text3} !== null`, `${text3} != undefined`].includes(said);
}
function denies(condition, text3) {
  const plain2 = unwrap(condition);
  if (plain2.kind() === "binary_expression" && plain2.field("operator")?.text() === "||")
    return [plain2.field("left"), plain2.field("right")].some((side) => side !== null && denies(side, text3));
  const said = plain2.text().replace(/\s+/g, " ");
  return said === `!${text3}` || [`${text3} == null`, `${text3} === undefined`, `${text3} === null`, `${text3} == undefined`].includes(said);
}
function leaves2(body) {
  const leaving = /* @__PURE__ */ new Set(["return_statement", "throw_statement", "continue_statement", "break_statement"]);
  if (leaving.has(String(body.kind()))) return true;
  const last = body.kind() === "statement_block" ? namedChildren(body).at(-1) : void 0;
  return last !== void 0 && leaving.has(String(last.kind()));
}

// src/scanners/log/place-script.ts
function placeScript(path2, text3, fault, frame) {
  const positions = new Positions(text3);
  const start2 = positions.lineStart(frame.line);
  const end = positions.nextLineStart(frame.line);
  const column = frame.column === void 0 ? void 0 : positions.offset(frame.line, frame.column);
  const found2 = accessesOf2(parse(path2, text3).root(), fault).filter(({ access, at }) => {
    const range = span(access);
    return range.start < end && range.end > start2 && at >= start2 && at <= end;
  });
  const exact = found2.filter(
    ({ at, access }) => at === column || fault.kind === "iteration" && span(access).start === column
  );
  const open = (exact.length > 0 ? exact : found2).filter(({ subject }) => !isGuarded2(subject));
  const [first, ...others2] = open;
  if (found2.length === 0) return { doubt: `nothing on line ${frame.line} does what the log says` };
  if (first === void 0) return { doubt: "it is asked for there now: the log is older than the code" };
  if (others2.some(({ subject }) => subject.text() !== first.subject.text()))
    return { doubt: "several values on the line can each be what was missing" };
  return { subject: first.subject };
}
function accessesOf2(root, fault) {
  const kinds = (...names) => root.findAll({ rule: { any: names.map((kind) => ({ kind })) } });
  if (fault.kind === "member") {
    return kinds("member_expression", "subscript_expression").flatMap((access) => {
      const object = access.field("object");
      if (!object || access.children().some((child) => child.kind() === "optional_chain")) return [];
      const subject = unwrap(object);
      const property = access.field("property");
      if (/^(?:this|super|string|number|array|object|template_string)$/.test(String(subject.kind()))) return [];
      if (property) return property.text() === fault.name ? [{ access, subject, at: span(property).start }] : [];
      const index = access.field("index");
      const literal = index && /^(?:string|number)$/.test(String(index.kind())) ? index.text().replace(/^["']|["']$/g, "") : void 0;
      return literal === void 0 || literal === fault.name ? [{ access, subject, at: span(object).end }] : [];
    });
  }
  if (fault.kind !== "iteration") return [];
  const values = [
    ...kinds("for_in_statement").flatMap(
      (node) => node.children().some((child) => child.text() === "of") ? node.field("right") ?? [] : []
    ),
    ...kinds("spread_element").flatMap(
      (node) => node.parent()?.kind() === "object" ? [] : namedChildren(node)[0] ?? []
    ),
    ...kinds("variable_declarator").flatMap(
      (node) => node.field("name")?.kind() === "array_pattern" ? node.field("value") ?? [] : []
    ),
    ...kinds("new_expression").flatMap(
      (node) => /^(?:Set|Map|WeakSet|WeakMap)$/.test(node.field("constructor")?.text() ?? "") ? namedChildren(node.field("arguments") ?? node).slice(0, 1) : []
    )
  ];
  return values.map((node) => unwrap(node)).filter((node) => fault.text === void 0 || node.text() === fault.text).map((node) => ({ access: node, subject: node, at: span(node).start }));
}

// src/scanners/log/anchor.ts
var mostCalls = 30;
async function anchorTrace(trace, needs) {
  const calls = [];
  let innermost;
  let isChanged = false;
  for (const [depth2, frame2] of trace.frames.entries()) {
    if (calls.length >= mostCalls) break;
    const file = needs.paths.find(frame2.file);
    const language = file && languageOf(file.path);
    const text4 = file && language === "python" === (trace.language === "python") ? await needs.read(file.path) : void 0;
    if (!file || text4 === void 0 || language === void 0) continue;
    const line = findLine(text4, frame2, file.isCertain);
    if (line === void 0) {
      isChanged ||= file.isCertain;
      if (calls.length === 0 && file.isCertain) return { nowhere: "changed" };
      continue;
    }
    const call2 = { path: file.path, line, name: frame2.name, depth: depth2 };
    calls.push(call2);
    innermost ??= { frame: { ...frame2, line }, text: text4, call: call2 };
  }
  if (!innermost) return { nowhere: isChanged ? "changed" : "outside" };
  const { frame, text: text3, call } = innermost;
  const fault = call.depth === 0 ? readFault(trace) : void 0;
  const lines = linesOf(text3);
  const code2 = lines[call.line - 1]?.trim() ?? "";
  const ordinal = lines.slice(0, call.line - 1).filter((line) => line.trim() === code2).length;
  const placed2 = fault && place(call.path, text3, fault, frame);
  const doubt = isTestFile(call.path) ? "it is the test itself that fails here: what it expects is for a person to say" : placed2 && "doubt" in placed2 ? placed2.doubt : "";
  return { trace, path: call.path, code: code2, ordinal, frame, fault, doubt, calls };
}
function findAnchor(anchor, text3) {
  const lines = linesOf(text3);
  const same = lines.flatMap((line2, index) => line2.trim() === anchor.code ? [index + 1] : []);
  const line = same[Math.min(anchor.ordinal, same.length - 1)];
  if (line === void 0) return void 0;
  if (!anchor.fault || anchor.doubt !== "") return { line };
  const placed2 = place(anchor.path, text3, anchor.fault, { ...anchor.frame, line });
  return "subject" in placed2 ? { line, subject: placed2.subject } : void 0;
}
function place(path2, text3, fault, frame) {
  return fault.kind === "member" || languageOf(path2) !== "python" ? placeScript(path2, text3, fault, frame) : placePython(path2, text3, fault, frame);
}
function findLine(text3, frame, isCertain) {
  const lines = linesOf(text3);
  const there = lines[frame.line - 1]?.trim();
  if (frame.code === void 0 || frame.code === "")
    return isCertain && there !== void 0 && there !== "" ? frame.line : void 0;
  if (there !== void 0 && isSameCode(there, frame.code)) return frame.line;
  const found2 = lines.flatMap((line, index) => isSameCode(line.trim(), frame.code ?? "") ? [index + 1] : []);
  return found2.length === 1 ? found2[0] : void 0;
}
function isSameCode(a, b) {
  const plain2 = (code2) => code2.replace(/\s+/g, " ").replace(/;$/, "");
  return a !== "" && plain2(a) === plain2(b);
}
function linesOf(text3) {
  return text3.split(/\r\n|\r|\n/);
}

// src/scanners/log/map-path.ts
function makePathMap(files2, roots) {
  const known = new Set(files2);
  const byName = Map.groupBy(files2, (file) => file.slice(file.lastIndexOf("/") + 1));
  const folders = roots.map((root) => `${root.replaceAll("\\", "/").replace(/\/$/, "")}/`);
  return {
    find(file) {
      const written = normalise(file);
      if (written === void 0) return void 0;
      for (const folder of folders) {
        const path2 = written.startsWith(folder) ? written.slice(folder.length) : void 0;
        if (path2 !== void 0) return known.has(path2) ? { path: path2, isCertain: true } : void 0;
      }
      if (known.has(written)) return { path: written, isCertain: true };
      const parts = inProject(written);
      if (parts === void 0) return void 0;
      return findBySuffix(parts, byName.get(parts.at(-1) ?? "") ?? []);
    }
  };
}
function normalise(file) {
  let path2 = file.trim();
  if (/^(?:node:|<|native$|\[|eval |https?:|data:|internal\/)/.test(path2) || path2 === "" || path2.length > 1e3)
    return void 0;
  path2 = path2.replace(/^(?:file:\/\/(?=\/)|webpack-internal:\/\/\/|webpack:\/\/[^/]{0,100}\/|vite-node:)/, "");
  path2 = path2.replace(/[?#].*$/, "").replaceAll("\\", "/");
  if (path2.includes("%")) path2 = decode(path2);
  path2 = path2.replace(/^\/?[A-Za-z]:\//, "/").replace(/^(?:\.\/)+/, "");
  return path2.split("/").includes("..") || /[\u0000-\u001f]/.test(path2) ? void 0 : path2;
}
function decode(path2) {
  try {
    return decodeURIComponent(path2);
  } catch {
    return path2;
  }
}
function inProject(path2) {
  if (/(?:^|\/)node_modules\//.test(path2)) return void 0;
  const installed = /\/(?:site|dist)-packages\/(.+)$/.exec(path2)?.[1];
  if (installed !== void 0) return installed.includes("/") ? ["", ...installed.split("/")] : void 0;
  return /\/lib(?:64)?\/python\d/.test(path2) ? void 0 : path2.split("/").filter((part) => part !== "");
}
function findBySuffix(parts, candidates) {
  const isInstalled = parts[0] === "";
  const wanted = isInstalled ? parts.slice(1) : parts;
  const scored = candidates.map((path2) => ({ path: path2, own: path2.split("/") })).map(({ path: path2, own }) => ({ path: path2, own, shared: sharedEnd(own, wanted) })).filter(({ shared }) => !isInstalled || shared === wanted.length).toSorted((a, b) => b.shared - a.shared);
  const [best, next] = scored;
  if (best === void 0 || next?.shared === best.shared) return void 0;
  const isWhole2 = best.shared === best.own.length && best.own.length > 1;
  return { path: best.path, isCertain: isWhole2 || best.shared > 2 };
}
function sharedEnd(a, b) {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared]) shared++;
  return shared;
}

// src/scanners/log/trace.ts
var mostFrames = 200;
function withoutPrefix(line, prefix) {
  let at = 0;
  let i = 0;
  while (i < prefix.length) {
    if (isDigit(prefix, i)) {
      if (!isDigit(line, at)) return void 0;
      while (isDigit(prefix, i)) i++;
      while (isDigit(line, at)) at++;
      continue;
    }
    if (line[at] !== prefix[i] && !(prefix[i] === "+" && line[at] === "|")) {
      return at === line.length && prefix.slice(i).trim() === "" ? "" : void 0;
    }
    i++;
    at++;
  }
  return line.slice(at);
}
function isDigit(text3, at) {
  const code2 = text3.charCodeAt(at);
  return code2 >= 48 && code2 <= 57;
}

// src/scanners/log/pytest-traces.ts
var mostValues = 50;
function readPytestTraces() {
  let frames = [];
  let values = /* @__PURE__ */ new Map();
  let error;
  let code2;
  let codeIndent = 0;
  let mark;
  let name3 = "";
  let isShort = false;
  const forgetFrame = () => {
    values = /* @__PURE__ */ new Map();
    code2 = void 0;
    mark = void 0;
    name3 = "";
  };
  const reset = () => {
    frames = [];
    error = void 0;
    isShort = false;
    forgetFrame();
  };
  const complete = () => {
    if (error === void 0 || frames.length === 0) return [];
    const trace = { language: "python", ...error, frames: frames.toReversed(), values, isConsequence: false };
    reset();
    return [trace];
  };
  return {
    push(line) {
      switch (line[0]) {
        case "_":
          if (/^_{3,} .* _{3,}\s*$/.test(line)) reset();
          else if (line.startsWith("_ _ _")) forgetFrame();
          return [];
        case "=":
          reset();
          return [];
        case ">": {
          code2 = line.slice(1).trim();
          codeIndent = line.length - line.slice(1).trimStart().length;
          return [];
        }
        case "E": {
          const said = /^E\s{2,}([A-Za-z_][\w.]{0,200})(?::\s?(.*))?$/.exec(line);
          if (!said || error !== void 0 || code2 === void 0 && !isShort) return [];
          error = { error: (said[1] ?? "").split(".").at(-1) ?? "", message: (said[2] ?? "").trim() };
          return isShort ? complete() : [];
        }
        case " ": {
          const head = /^\s+(?:async )?def (\w+)\(/.exec(line);
          if (head) name3 = head[1] ?? "";
          const marks = /^(\s+)([~^]+)\s*$/.exec(line);
          if (marks && code2 !== void 0) {
            const from = (marks[1]?.length ?? 0) - codeIndent;
            if (from >= 0) mark = { start: from, end: from + (marks[2]?.length ?? 0) };
          }
          const last = frames.at(-1);
          if (isShort && last && last.code === void 0) frames[frames.length - 1] = { ...last, code: line.trim() };
          return [];
        }
        default:
      }
      const place2 = /^((?:[A-Za-z]:)?[^:\s][^:]{0,500}):(\d{1,9}):(?: (.{0,200}))?$/.exec(line);
      if (place2 && /\.pyi?$/.test(place2[1] ?? "")) {
        const rest = place2[3]?.trim() ?? "";
        isShort = rest.startsWith("in ");
        if (frames.length >= mostFrames) frames.shift();
        frames.push({
          file: place2[1] ?? "",
          line: Number(place2[2]),
          name: isShort ? rest.slice(3) : name3,
          ...code2 === void 0 ? {} : { code: code2 },
          ...mark === void 0 ? {} : { mark }
        });
        const isLast = error !== void 0 && rest !== "" && !isShort;
        const answer = isLast ? complete() : [];
        if (!isLast) code2 = mark = void 0;
        return answer;
      }
      if (code2 === void 0 || error !== void 0) readValues(line, values);
      return [];
    },
    end: complete
  };
}
function readValues(line, values) {
  if (!/^[A-Za-z_]\w* += \S/.test(line) || line.length > 2e3) return;
  for (const part of line.split(/, (?=[A-Za-z_]\w* = )/)) {
    const cut2 = part.indexOf("=");
    const name3 = part.slice(0, cut2).trim();
    if (/^[A-Za-z_]\w*$/.test(name3) && values.size < mostValues) values.set(name3, part.slice(cut2 + 1).trim());
  }
}

// src/scanners/log/python-traces.ts
var start = "Traceback (most recent call last):";
var consequence = "The above exception was the direct cause of the following exception:";
var mostStray = 5;
function readPythonTraces() {
  let open;
  let isConsequence = false;
  return {
    push(line) {
      const at = line.indexOf(start);
      if (at >= 0) {
        const prefix = line.slice(0, at).replace(/Exception Group $/, "");
        open = { prefix, frames: [], isConsequence, stray: 0 };
        isConsequence = false;
        return [];
      }
      if (line.includes(consequence)) isConsequence = true;
      if (open === void 0) return [];
      const own = withoutPrefix(line, open.prefix) ?? line;
      const answer = readLine(own, open);
      if (answer === "goes-on") return [];
      const { frames } = open;
      const trace = answer && {
        language: "python",
        ...answer,
        frames: frames.toReversed(),
        values: /* @__PURE__ */ new Map(),
        isConsequence: open.isConsequence
      };
      open = void 0;
      return trace ? [trace] : [];
    },
    end: () => []
  };
}
function readLine(line, open) {
  const { frames } = open;
  const frame = /^\s+File "([^"]{1,1000})", line (\d{1,9})(?:, in (.{1,200}))?$/.exec(line);
  if (frame) {
    if (frames.length >= mostFrames) frames.shift();
    frames.push({ file: frame[1] ?? "", line: Number(frame[2]), name: frame[3]?.trim() ?? "" });
    return "goes-on";
  }
  if (/^\s{3,}\S/.test(line)) {
    const last = frames.pop();
    if (last) frames.push(withCode(last, line));
    return "goes-on";
  }
  if (line.trim() === "" || /^\s+\[Previous line repeated/.test(line)) return "goes-on";
  const error = /^([A-Za-z_][\w.]{0,200})(?::\s?(.*))?$/.exec(line);
  if (error && frames.length > 0 && !/^(DEBUG|INFO|WARNING|WARN|ERROR)$/.test(error[1] ?? ""))
    return { error: (error[1] ?? "").split(".").at(-1) ?? "", message: (error[2] ?? "").trim() };
  open.stray++;
  return open.stray > mostStray ? void 0 : "goes-on";
}
function withCode(frame, line) {
  if (frame.code === void 0) return { ...frame, code: line.trim() };
  const marks = /^(\s*)([~^]+)\s*$/.exec(line);
  if (frame.mark !== void 0 || !marks) return frame;
  const from = (marks[1]?.length ?? 0) - 4;
  return from < 0 ? frame : { ...frame, mark: { start: from, end: from + (marks[2]?.length ?? 0) } };
}

// src/scanners/log/script-traces.ts
var mostQuiet = 20;
function readScriptTraces() {
  let open;
  const before = [];
  const complete = () => {
    const trace = open && open.frames.length > 0 ? toTrace(open) : void 0;
    open = void 0;
    return trace ? [trace] : [];
  };
  return {
    push(line) {
      const own = open === void 0 ? line : withoutPrefix(line, open.prefix) ?? line;
      if (open !== void 0) {
        const frame = readFrame(own);
        if (frame) {
          if (open.frames.length < mostFrames) open.frames.push(frame);
          open.quiet = 0;
          return [];
        }
        const shown = /^\s*>?\s*(\d{1,9})\s?[|│](.*)$/.exec(own);
        if (shown) {
          open.code.set(Number(shown[1]), (shown[2] ?? "").trim());
          return [];
        }
      }
      const header = /\b((?:[A-Z]\w{0,80})?Error)(?: \[\w{1,80}\])?: (.*)$/.exec(line);
      if (header && !/^\s*(?:at|❯)\s/.test(line)) {
        const done2 = complete();
        const prefix = line.slice(0, header.index).replace(/Uncaught |Unhandled |\[cause\]: /, "");
        open = {
          // Runners indent what belongs to an error further than the error itself.
          prefix: prefix.trim() === "" ? "" : prefix,
          error: header[1] ?? "",
          message: (header[2] ?? "").trim(),
          frames: [],
          code: shownBefore(before),
          quiet: 0
        };
        before.length = 0;
        return done2;
      }
      before.push(line);
      if (before.length > 6) before.shift();
      if (open === void 0) return [];
      const isGap = own.trim() === "" || /^\s*[|│]/.test(own);
      if (open.frames.length > 0 && !isGap) return complete();
      open.quiet++;
      if (open.quiet > mostQuiet) return complete();
      return [];
    },
    end: complete
  };
}
function readFrame(line) {
  const call = /^\s*(at|❯) (?:async )?(?:new )?(.{1,1500})$/.exec(line);
  if (!call) return void 0;
  const rest = (call[2] ?? "").trim();
  const place2 = /^(.*):(\d{1,9}):(\d{1,9})\)?$/.exec(rest);
  if (!place2) return { file: "", line: 0, name: rest };
  const head = place2[1] ?? "";
  const cut2 = call[1] === "at" ? head.lastIndexOf(" (") : head.lastIndexOf(" ");
  const file = cut2 < 0 ? head : head.slice(cut2 + (call[1] === "at" ? 2 : 1));
  const name3 = cut2 < 0 ? "" : head.slice(0, cut2).replace(/ \[as .*\]$/, "");
  return { file, line: Number(place2[2]), column: Number(place2[3]), name: name3.slice(0, 200) };
}
function shownBefore(lines) {
  const at = lines.findLastIndex((line) => /:\d{1,9}$/.test(line));
  const place2 = /:(\d{1,9})$/.exec(lines[at] ?? "");
  const code2 = lines[at + 1]?.trim();
  return new Map(place2 && code2 && /^\s*\^/.test(lines[at + 2] ?? "") ? [[Number(place2[1]), code2]] : []);
}
function toTrace(open) {
  let isFirst2 = true;
  const frames = open.frames.map((frame) => {
    const code2 = open.code.get(frame.line);
    if (!isFirst2 || code2 === void 0 || code2 === "") return frame;
    isFirst2 = false;
    return { ...frame, code: code2 };
  });
  const { error, message } = open;
  return { language: "script", error, message, frames, values: /* @__PURE__ */ new Map(), isConsequence: false };
}

// src/scanners/log/read-log.ts
var usual = { mostTraces: 200, longestLine: 64 * 1024 };
var longestText = 4e3;
async function readLog(source, signal, limits = usual) {
  const readers = [readPythonTraces(), readPytestTraces(), readScriptTraces()];
  const seen = /* @__PURE__ */ new Map();
  let count = 0;
  let lines = 0;
  let bytes = 0;
  let isCut = false;
  const keep = (traces) => {
    for (const trace of traces) {
      count++;
      const key = keyOf(trace);
      const known = seen.get(key);
      if (known) known.count++;
      else if (seen.size < limits.mostTraces) seen.set(key, { ...trace, count: 1 });
      else isCut = true;
    }
  };
  const take = (line) => {
    lines++;
    for (const part of unfold(line)) for (const reader of readers) keep(reader.push(part));
  };
  const splitter = splitLines2(limits.longestLine, take);
  let decoder;
  for await (const chunk of source) {
    signal.throwIfAborted();
    bytes += chunk.length;
    if (decoder === void 0) {
      const label = encodingOf(chunk);
      if (label === void 0) return { traces: [], count: 0, lines: 0, bytes, isBinary: true, isCut: false };
      decoder = new TextDecoder(label);
    }
    splitter.push(decoder.decode(chunk, { stream: true }));
  }
  splitter.end(decoder?.decode() ?? "");
  for (const reader of readers) keep(reader.end());
  return { traces: [...seen.values()], count, lines, bytes, isBinary: false, isCut };
}
function encodingOf(head) {
  if (head[0] === 255 && head[1] === 254) return "utf-16le";
  if (head[0] === 254 && head[1] === 255) return "utf-16be";
  return head.subarray(0, 8192).includes(0) ? void 0 : "utf-8";
}
function splitLines2(longest, take) {
  let rest = "";
  return {
    push(text3) {
      let from = 0;
      for (let at = text3.indexOf("\n"); at >= 0; at = text3.indexOf("\n", from)) {
        const line = rest + text3.slice(from, at);
        rest = "";
        take(line.length > longest ? line.slice(0, longest) : line);
        from = at + 1;
      }
      if (rest.length < longest) rest += text3.slice(from, from + longest);
    },
    end(text3) {
      if (rest + text3 !== "") take((rest + text3).slice(0, longest));
    }
  };
}
function unfold(raw) {
  if (raw.includes("\\n") && /\\n(?:\s{2,}File \\"|\s{4}at )/.test(raw)) {
    const text3 = raw.replace(/\\r\\n|\\n/g, "\n").replace(/\\(["\\/])/g, "$1");
    return text3.split("\n").map(endOfValue).map(clean);
  }
  return [clean(raw)];
}
function endOfValue(line) {
  const cut2 = /^(?:[A-Za-z_][\w.]*: |\s+at )/.test(line) ? line.search(/"[,}]/) : -1;
  return cut2 < 0 ? line : line.slice(0, cut2);
}
var escapes = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
var stamps = /^(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}(?:Z|[+-]\d\d:?\d\d) |[\w.-]{1,60} +\| (?=\s|Traceback|File|[A-Z]\w*Error)|##\[error\])+/;
function clean(raw) {
  let line = raw.length > longestText ? raw.slice(0, longestText) : raw;
  if (line.includes("\x1B")) line = line.replace(escapes, "");
  if (unseenCharacters.test(line)) line = line.replace(unseenCharacters, "");
  unseenCharacters.lastIndex = 0;
  line = line.trimEnd();
  return line.replace(stamps, "");
}
function keyOf({ language, error, message, frames }) {
  const places = frames.map(({ file, line, column }) => `${file}:${line}:${column ?? ""}`);
  return sha256([language, error, message.replace(/\d+/g, "#"), ...places].join("\0"));
}

// src/scanners/log/index.ts
var logScanner = "log";
function createLogScanner(log) {
  let found2;
  const anchorsOf = (place2) => found2 ??= anchorAll(log, place2);
  const traceOf = async (finding, place2) => {
    const { anchors } = await anchorsOf(place2);
    const text3 = await place2.read(finding.place.path);
    if (text3 === void 0) return void 0;
    return anchors.find((anchor) => {
      if (anchor.path !== finding.place.path || !finding.sources.some(({ rule }) => rule === ruleOf(anchor)))
        return false;
      return isAt(toPlace(anchor, text3), finding.place);
    });
  };
  return {
    name: logScanner,
    languages: ["python", "typescript", "javascript"],
    weight: 1,
    applies: async () => log.traces.length > 0,
    async scan(request) {
      const { anchors } = await anchorsOf(request);
      const files2 = new Set(request.files);
      const findings = [];
      for (const anchor of anchors) {
        if (request.signal.aborted || !files2.has(anchor.path)) continue;
        const text3 = await request.read(anchor.path);
        const place2 = text3 === void 0 ? void 0 : toPlace(anchor, text3);
        if (place2) findings.push(toFinding(anchor, place2));
      }
      return { version: "", origin: "bundled", findings: onePerPlace(findings) };
    },
    filesOf: async (place2) => [...new Set((await anchorsOf(place2)).anchors.map(({ path: path2 }) => path2))].toSorted(),
    lost: async (place2) => (await anchorsOf(place2)).lost,
    traceOf,
    async evidenceOf(finding, place2) {
      const anchor = await traceOf(finding, place2);
      if (!anchor) return [];
      const { anchors } = await anchorsOf(place2);
      const same = anchors.filter((other) => isSameFault(anchor, other));
      return explain2(
        anchor,
        same.reduce((total, { trace }) => total + trace.count, 0),
        place2
      );
    }
  };
}
async function anchorAll(log, place2) {
  const paths = makePathMap(place2.allFiles, [place2.root, place2.toolRoot]);
  const anchors = [];
  const lost = { outside: 0, changed: 0 };
  for (const trace of log.traces) {
    if (trace.isConsequence) continue;
    const anchor = await anchorTrace(trace, { paths, read: place2.read });
    if ("nowhere" in anchor) lost[anchor.nowhere]++;
    else anchors.push(anchor);
  }
  return { anchors, lost };
}
function ruleOf({ fault, trace, doubt }) {
  if (!fault) return "log/exception";
  if (doubt !== "") return "log/unclear";
  return trace.language === "python" ? `log/none-${fault.kind}` : `log/missing-${fault.kind}`;
}
function toFinding(anchor, place2) {
  const { trace, fault, doubt, calls } = anchor;
  const said = `${trace.error}${trace.message === "" ? "" : `: ${trace.message}`}`.slice(0, 300);
  const inside = fault || (calls[0]?.depth ?? 0) === 0 ? "" : " (raised in a library that is called here)";
  return {
    rule: ruleOf(anchor),
    // Other errors, and what cannot be told, are for people: they are only pointed at.
    category: fault && doubt === "" ? "type" : "logic",
    severity: "high",
    priority: "P1",
    message: `The log shows ${said}${inside}${doubt === "" ? "" : `; ${doubt}`}`,
    place: place2,
    toolFixes: [],
    flow: { verdict: "tainted", confidence: 1, steps: calls.map(toStep).toReversed() }
  };
}
function toStep({ path: path2, line, name: name3, depth: depth2 }) {
  const where = name3 === "" ? "the module" : name3;
  return { place: { path: path2, line, column: 1, endLine: line, endColumn: 1 }, note: `#${depth2} ${where}`.slice(0, 200) };
}
function toPlace(anchor, text3) {
  const at = findAnchor(anchor, text3);
  if (!at) return void 0;
  const positions = new Positions(text3);
  const { start: start2, end } = at.subject ? span(at.subject) : lineRange(positions, at.line, text3);
  const from = positions.place(start2);
  const to = positions.place(end);
  return { path: anchor.path, ...from, endLine: to.line, endColumn: to.column };
}
function lineRange(positions, line, text3) {
  const start2 = positions.lineStart(line);
  const content = text3.slice(start2, positions.nextLineStart(line));
  return { start: start2 + content.length - content.trimStart().length, end: start2 + content.trimEnd().length };
}
function isAt(a, b) {
  return a !== void 0 && a.line === b.line && a.column === b.column && a.endLine === b.endLine;
}
function onePerPlace(findings) {
  const byPlace2 = Map.groupBy(findings, ({ rule, place: place2 }) => `${rule} ${place2.path}:${place2.line}:${place2.column}`);
  return [...byPlace2.values()].flatMap(([first]) => first ?? []);
}
function isSameFault(a, b) {
  return a.path === b.path && a.code === b.code && a.ordinal === b.ordinal && ruleOf(a) === ruleOf(b);
}
async function explain2(anchor, count, place2) {
  const { trace, calls } = anchor;
  const times = count === 1 ? "once" : `${count} times`;
  const lines = [`the log shows it ${times}: ${trace.error}: ${trace.message}`];
  for (const { path: path2, line, note } of await originOf(anchor, place2)) lines.push(`${path2}:${line}: ${note}`);
  const given = [...trace.values].filter(([name3]) => !isPrivate(name3)).slice(0, 5);
  if (given.length > 0)
    lines.push(`it was given ${given.map(([name3, value]) => `${name3} = ${value.slice(0, 60)}`).join(", ")}`);
  for (const { path: path2, line, name: name3 } of calls.slice(1, 4))
    lines.push(`called at ${path2}:${line}${name3 === "" ? "" : ` in ${name3}`}`);
  return lines.map((line) => line.slice(0, 300));
}
function isPrivate(name3) {
  return /pass|secret|token|key|auth|cred|cookie|session/i.test(name3);
}
async function originOf(anchor, place2) {
  const text3 = anchor.trace.language === "python" ? await place2.read(anchor.path) : void 0;
  const subject = text3 === void 0 ? void 0 : findAnchor(anchor, text3)?.subject;
  if (!subject) return [];
  return (await traceNone(subject, { path: anchor.path, files: place2.allFiles, read: place2.read })).steps;
}

// src/app/healing/from-log.ts
async function openLog(file, settings, signal) {
  const answer = await readFile(resolve2(settings.cwd, file), file, signal);
  const scanner = createLogScanner(answer);
  return {
    scanner,
    filesOf: (session) => scanner.filesOf(placeOf(session)),
    isFromLog: ({ sources }) => sources.some((source) => source.scanner === scanner.name),
    evidenceOf: (session) => (finding) => scanner.evidenceOf(finding, placeOf(session)),
    reproducer: (session, bench, untilStopped, say2) => makeReproducer({
      bench,
      copy: session.copy,
      tools: session.tools,
      files: session.files.sources,
      async seenOf(finding) {
        const anchor = await scanner.traceOf(finding, { ...placeOf(session), read: (path2) => bench.text(path2) });
        if (anchor?.fault === void 0) return void 0;
        const { trace, fault } = anchor;
        return {
          error: trace.error,
          message: trace.message,
          member: fault.name.replace(/^\W+$/, ""),
          values: trace.values
        };
      },
      signal: untilStopped,
      say: say2
    }),
    async notes(session) {
      const { outside: outside2, changed } = await scanner.lost(placeOf(session));
      return describe(file, answer, outside2, changed);
    }
  };
}
function placeOf({ copy, files: files2 }) {
  return { root: copy.root, toolRoot: copy.toolRoot, allFiles: files2.sources, read: createReader(copy.root) };
}
async function readFile(path2, name3, signal) {
  if (name3 === "-") return readAll(process.stdin, "standard input", signal);
  const found2 = await stat(path2).catch(() => void 0);
  if (!found2)
    throw new UsageError(`There is no log ${name3}.`, "Give the path of a file, relative to the current folder.");
  if (!found2.isFile()) throw new UsageError(`${name3} is no file.`, "Write what it gives into a file first.");
  return readAll(createReadStream(path2, { highWaterMark: 256 * 1024, signal }), name3, signal);
}
async function readAll(stream, name3, signal) {
  let answer;
  try {
    answer = await readLog(stream, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new EnvironmentError(`${name3} could not be read: ${messageOf(error)}`, "Check that you may read it.", {
      cause: error
    });
  }
  if (answer.isBinary) throw new UsageError(`${name3} is no text.`, "Unpack it first, or give the log itself.");
  return answer;
}
function describe(file, log, outside2, changed) {
  const different = log.traces.length;
  if (log.bytes === 0) return [`${file} is empty.`];
  if (different === 0) return [`${file} holds no stack trace that Heal can read (${log.lines} lines).`];
  const notes = [];
  const of = (count) => `${count} of the ${different} different stack traces in ${file}`;
  if (log.isCut)
    notes.push(`${file} holds more than ${different} different stack traces: the first ${different} are used.`);
  if (outside2 > 0) notes.push(`${of(outside2)} name nothing in this package.`);
  if (changed > 0)
    notes.push(`${of(changed)} name code that is not there any more: use a log of the version that you have here.`);
  return notes;
}
async function concludeLog(reproducer, cases, packageRoot, options2) {
  const all = cases.filter((one) => one.stage === "settled" && one.outcome.status === "healed");
  const healed = all.map(({ id }) => id);
  const tested = new Set(all.filter(({ finding }) => isSeenInTest(finding)).map(({ id }) => id));
  const tests = healed.flatMap((id) => reproducer.tests.get(id) ?? []);
  const notes = healed.flatMap((id) => {
    const why = reproducer.tests.has(id) ? void 0 : reproducer.without.get(id);
    return why === void 0 || tested.has(id) ? [] : [`No test shows the error behind ${id}: ${why}.`];
  });
  if (options2.withTest && !options2.dryRun) return [...notes, ...await keepTests(packageRoot, tests)];
  const [first] = tests;
  if (!first) return notes;
  const count = tests.length === 1 ? "A test shows" : `${tests.length} tests show`;
  const offer = `--with-test keeps ${tests.length === 1 ? "it" : "them"}.`;
  return [
    ...notes,
    `${count} the error without the heal and pass${tests.length === 1 ? "es" : ""} with it (${first.path}): ${offer}`
  ];
}
function isSeenInTest({ flow }) {
  return flow?.steps.some(({ place: place2 }) => isTestFile(place2.path)) === true;
}
async function keepTests(packageRoot, tests) {
  const notes = [];
  const root = await realpath(packageRoot);
  for (const { path: path2, text: text3 } of tests) {
    const file = join2(root, path2);
    try {
      await mkdir(dirname3(file), { recursive: true });
      if (!`${await realpath(dirname3(file))}${sep}`.startsWith(`${root}${sep}`))
        throw new Error("it leads out of the package");
      await writeFile(file, text3, { flag: "wx" });
      notes.push(`${path2} is new: it fails without the heal.`);
    } catch (error) {
      notes.push(`The test ${path2} was not written: ${messageOf(error)}`);
    }
  }
  return notes;
}

// src/policy/clean-files-only.ts
function cleanFilesOnly(uncommitted) {
  return {
    name: "clean-files-only",
    judge(finding, remedy) {
      const dirty = pathsOf(finding, remedy).find((path2) => uncommitted.has(path2));
      if (dirty === void 0) return { allow: "yes" };
      return {
        allow: "no",
        by: "clean-files-only",
        reason: "uncommitted-changes",
        detail: `${dirty} has changes that are not committed. Commit or stash them, or heal into a patch with --patch.`
      };
    }
  };
}
function pathsOf(finding, remedy) {
  return finding.kind === "code" && isCodeRemedy(remedy) ? remedy.change.edits.map((edit) => edit.path) : [];
}
function isCodeRemedy(remedy) {
  return "kind" in remedy && remedy.kind === "code";
}

// src/policy/proven-only.ts
function provenOnly({ isApproved, standingOf }) {
  return {
    name: "proven-only",
    judge({ id }, remedy) {
      if (isApproved(id)) return { allow: "yes" };
      const { state, because } = standingOf(remedy);
      if (state === "trusted" && remedy.confidence >= trustedFrom) return { allow: "yes" };
      return {
        allow: "try-only",
        by: "proven-only",
        reason: "needs-approval",
        detail: `${remedy.healer} asks first: its record is not good enough to act alone (${because}; ${percent(remedy.confidence)} sure, ${percent(trustedFrom)} needed).`
      };
    }
  };
}
function percent(share) {
  return `${Math.floor(share * 100)} %`;
}

// src/policy/tested-only.ts
function testedOnly(whyNoSuite) {
  return {
    name: "tested-only",
    async judge(_finding, { safety }) {
      if (safety === "safe") return { allow: "yes" };
      const reason = await whyNoSuite();
      if (reason === void 0) return { allow: "yes" };
      return {
        allow: "no",
        by: "tested-only",
        reason: "not-verified-by-tests",
        detail: `No tests stand behind this repository (${reason}), and this fix is ${safety}: it needs them.`
      };
    }
  };
}

// src/app/healing/guards.ts
async function makeGuards(place2, config, { suite, ladder, evidence, breaker }, { isApproved, cleanOnly, max, waiting }) {
  const guards = [
    provenOnly({ isApproved, standingOf: ladder.standingOf }),
    // Before the suite is asked for its baseline, which alone may take minutes.
    ...waiting ? [waiting] : [],
    ...config.breaker.enabled === "on" ? [breaker(isApproved)] : [],
    rollout(config.categories, config.limits.limitedHeals),
    testedOnly(async () => {
      const baseline = await suite.baseline();
      return "none" in baseline ? baseline.none : void 0;
    }),
    evidence.guard(suite, isApproved),
    // Who asks for a few does not want to wait for the plans of all.
    atMost(Math.min(config.limits.maxHeals, max ?? Infinity), { spares: max !== void 0 })
  ];
  return cleanOnly ? [cleanFilesOnly(await place2.repository.uncommittedFiles()), ...guards] : guards;
}

// src/domains/code/combine.ts
function editsConflict(a, b) {
  return a.change.edits.some((one) => b.change.edits.some((other) => overlap(one, other) && !canShare(one, other)));
}
function canShare(a, b) {
  if (isSame2(a, b)) return true;
  const areInsertions = a.start === a.end && b.start === b.end;
  return areInsertions && a.text.endsWith("\n") && b.text.endsWith("\n");
}
function isSame2(a, b) {
  return a.start === b.start && a.end === b.end && a.text === b.text;
}
function combineEdits(remedies, textOf2) {
  const byPath = /* @__PURE__ */ new Map();
  for (const edit of remedies.flatMap((remedy) => remedy.change.edits)) {
    const edits = byPath.get(edit.path) ?? [];
    if (!edits.some((other) => isSame2(other, edit))) edits.push(edit);
    byPath.set(edit.path, edits);
  }
  const texts = /* @__PURE__ */ new Map();
  for (const [path2, edits] of byPath) {
    const ordered = edits.toSorted((a, b) => b.start - a.start || (a.text < b.text ? 1 : -1));
    texts.set(path2, applyEdits(textOf2(path2), ordered));
  }
  return texts;
}

// src/domains/code/gate-findings.ts
var typeCheckers = /* @__PURE__ */ new Set(["pyright", "mypy", "tsc"]);
function compareFindings({ cases, texts, before, after, isAsked: isAsked4 }) {
  const keysOf = (finding) => finding.sources.filter(({ scanner }) => isAsked4(scanner)).map(({ rule }) => `${rule}\0${finding.place.path}`);
  const healed = countBy(cases.flatMap(({ finding }) => keysOf(finding)));
  const had = countBy(before.flatMap(keysOf));
  const has = countBy(after.flatMap(keysOf));
  const revealed = countBy(after.filter((finding) => isRevealed(finding, cases, texts)).flatMap(keysOf));
  const excess = new Set(
    [...has.keys()].filter(
      (key) => (has.get(key) ?? 0) - (revealed.get(key) ?? 0) > Math.max(0, (had.get(key) ?? 0) - (healed.get(key) ?? 0))
    )
  );
  if (excess.size === 0)
    return { passed: true, detail: `${sum(had)} \u2192 ${sum(has)} in the touched files and their dependents` };
  const isExcess = (finding) => keysOf(finding).some((key) => excess.has(key));
  const known = new Set(before.map((finding) => finding.fingerprint));
  const present = new Set(after.map((finding) => finding.fingerprint));
  const fresh = after.filter((finding) => isExcess(finding) && !known.has(finding.fingerprint));
  const unhealed = cases.filter(({ finding }) => isExcess(finding) && present.has(finding.fingerprint));
  if (fresh.length === 0 && unhealed.length > 0) {
    return blame(
      unhealed.map(({ id, finding }) => ({ id, detail: `${finding.rule} is still there: ${finding.message}` }))
    );
  }
  const shown = fresh[0] ?? after.find(isExcess);
  const detail = `It would bring ${shown ? describe2(shown) : "a finding"}`;
  const culprits = fresh.flatMap((finding) => {
    const id = onlyEditorOf(finding, cases, texts)?.id;
    return id === void 0 ? [] : [{ id, detail: `It would bring ${describe2(finding)}` }];
  });
  if (culprits.length > 0) return blame(culprits);
  const paths = new Set(after.filter(isExcess).map((finding) => finding.place.path));
  const suspects = cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.has(edit.path)));
  return { passed: false, detail, suspects: suspects.map(({ id }) => id) };
}
function blame(culprits) {
  return { passed: false, detail: culprits[0]?.detail ?? "", culprits };
}
var masking = /\/(F821|F822|name-defined|import-not-found|import-untyped|attr-defined|reportUndefinedVariable|reportMissingImports|reportMissingModuleSource|no-undef|TS230[47]|TS2305|TS2552|TS2503)$/;
function isRevealed(finding, cases, texts) {
  const { path: path2, line } = finding.place;
  if (finding.sources.some(({ scanner }) => typeCheckers.has(scanner))) return false;
  const unmasked = cases.filter((healing) => healing.finding.sources.some(({ rule }) => masking.test(rule))).flatMap((healing) => healing.remedy.change.edits.map((edit) => edit.path));
  if (finding.rule === "heal/import-cycle" && finding.severity !== "high")
    return unmasked.some((edited) => modulesOf(finding.message).has(edited));
  const unmasks = unmasked.includes(path2);
  if (!unmasks) return false;
  const lineNow = texts.after.get(path2)?.split("\n")[line - 1];
  return lineNow !== void 0 && texts.before.get(path2)?.split("\n").includes(lineNow) === true;
}
function modulesOf(message) {
  const ring = /^Import cycle: ([^;]*)/.exec(message)?.[1] ?? "";
  return new Set(ring.split(" \u2192 ").map((name3) => name3.trim()));
}
function onlyEditorOf(finding, cases, texts) {
  const { path: path2, line, endLine } = finding.place;
  const editors = cases.filter(
    (healing) => changedLines(healing, path2, cases, texts).some(([from, to]) => from <= endLine && line <= to)
  );
  return editors.length === 1 ? editors[0] : void 0;
}
function changedLines(healing, path2, cases, texts) {
  const all = cases.flatMap(({ remedy }) => remedy.change.edits).filter((edit) => edit.path === path2);
  const positions = new Positions(texts.after.get(path2) ?? "");
  return healing.remedy.change.edits.filter((edit) => edit.path === path2).map((edit) => {
    const earlier = all.filter((other) => other !== edit && other.end <= edit.start);
    const shift = earlier.reduce((total, other) => total + other.text.length - (other.end - other.start), 0);
    const start2 = edit.start + shift;
    return [positions.place(start2).line, positions.place(start2 + edit.text.replace(/\n$/, "").length).line];
  });
}
function describe2({ rule, place: place2, message }) {
  return `${rule} at ${place2.path}:${place2.line}: ${message}`;
}
function countBy(keys) {
  const counts = /* @__PURE__ */ new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
function sum(counts) {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

// src/domains/code/gate.ts
function passed(detail) {
  return { passed: true, detail };
}
function blameEach(batch2, complaint) {
  const culprits = [];
  for (const member of batch2.cases) {
    const said = complaint(member);
    if (said !== void 0) culprits.push({ id: member.id, ...typeof said === "string" ? { detail: said } : said });
  }
  const [first] = culprits;
  return first && { passed: false, detail: first.detail, culprits };
}

// src/domains/code/gate-evidence.ts
function checkEvidence(batch2) {
  const different = blameEach(
    batch2,
    ({ remedy: { evidence } }) => evidence?.verdict === "different" ? evidence.said : void 0
  );
  if (different) return different;
  const measured = batch2.cases.flatMap(({ remedy }) => remedy.evidence ?? []);
  const gains = measured.filter(({ verdict }) => verdict === "gain");
  if (gains.length === 0) return void 0;
  const first = gains[0]?.said ?? "";
  return passed(gains.length === 1 ? first : `${gains.length} measured; ${first}`);
}

// src/domains/code/gate-honesty.ts
function checkHonesty(batch2) {
  const blamed = blameEach(batch2, (healCase) => complain(healCase, batch2));
  return blamed ?? passed("no suppression added, no test or comment removed");
}
function complain({ remedy }, batch2) {
  for (const path2 of new Set(remedy.change.edits.map((edit) => edit.path))) {
    const before = batch2.before.get(path2) ?? "";
    const edits = remedy.change.edits.filter((edit) => edit.path === path2);
    const complaint = findDishonesty(path2, before, applyEdits(before, edits), commentsOf);
    if (complaint) return complaint;
  }
  return void 0;
}
function commentsOf(path2, text3) {
  return findAll(parse(path2, text3), { kind: "comment" }).map((node) => node.text());
}

// src/domains/code/gate-scope.ts
function checkScope(batch2, limits) {
  const blamed = blameEach(batch2, ({ remedy }) => {
    const { edits } = remedy.change;
    const paths = new Set(edits.map((edit) => edit.path));
    if (edits.length === 0) return "The remedy has no edit.";
    if (paths.size > limits.maxFilesPerHeal)
      return `It edits ${paths.size} files; at most ${limits.maxFilesPerHeal} are allowed.`;
    let changed = 0;
    for (const { path: path2, start: start2, end, text: text3 } of edits) {
      const before = batch2.before.get(path2);
      if (!isInsidePackage(path2)) return `It edits ${JSON.stringify(path2)}, which is outside of this package.`;
      if (isUntouchable(path2)) return `It edits ${path2}, which no heal may touch.`;
      if (before === void 0) return `It edits ${path2}, which cannot be read as text.`;
      if (start2 < 0 || end < start2 || end > before.length) return `It edits ${path2} beyond its end.`;
      if (hasInvisible(text3)) return `It puts an invisible character into ${path2}.`;
      changed += countLines(before.slice(start2, end)) + countLines(text3);
    }
    if (changed > limits.maxChangedLines)
      return `It changes ${changed} lines; at most ${limits.maxChangedLines} are allowed.`;
    return void 0;
  });
  return blamed ?? passed(`${batch2.after.size} file${batch2.after.size === 1 ? "" : "s"} in scope`);
}
function countLines(text3) {
  return text3 === "" ? 0 : text3.split("\n").length;
}

// src/domains/code/gate-statements.ts
function checkStatements(batch2, counts) {
  const same = blameEach(batch2, ({ id }) => {
    const count = counts[id];
    const isFewer = count === void 0 || count.ownAfter < count.ownBefore;
    return isFewer ? void 0 : `It saves no query: ${sayStatements(count)}.`;
  });
  if (same) return same;
  const [first] = Object.values(counts);
  return first && passed(`${first.before} \u2192 ${first.after} statements in the tests`);
}

// src/domains/code/gate-syntax.ts
function checkSyntax(batch2) {
  const broken = [...batch2.after].filter(
    ([path2, text3]) => !parses(path2, text3) && parses(path2, batch2.before.get(path2) ?? "")
  );
  if (broken.length === 0) return passed("every touched file parses");
  const paths = broken.map(([path2]) => path2);
  const detail = `${paths.join(", ")} would no longer parse.`;
  const alone2 = blameEach(batch2, ({ remedy }) => {
    const isGuilty = paths.some((path2) => {
      const edits = remedy.change.edits.filter((edit) => edit.path === path2);
      return edits.length > 0 && !parses(path2, applyEdits(batch2.before.get(path2) ?? "", edits));
    });
    return isGuilty ? detail : void 0;
  });
  const suspects = batch2.cases.filter(({ remedy }) => remedy.change.edits.some((edit) => paths.includes(edit.path)));
  return alone2 ?? { passed: false, detail, suspects: suspects.map(({ id }) => id) };
}

// src/domains/code/domain.ts
function makeCodeDomain(parts) {
  const { bench } = parts;
  let scannedWithTrial;
  return {
    gate: "merge",
    async diagnose(finding) {
      const { path: path2, line } = finding.place;
      const text3 = await bench.text(path2);
      const code2 = text3?.split(/\r\n|\r|\n/)[line - 1]?.trim() ?? "";
      return {
        category: finding.category,
        // Two tools that say the same are surer than one.
        confidence: finding.sources.length > 1 ? 0.95 : 0.85,
        evidence: [
          ...finding.sources.map(({ scanner, rule }) => `${scanner} reports ${rule}`),
          `${path2}:${line}: ${code2.slice(0, 200)}`,
          ...await parts.evidenceOf?.(finding) ?? []
        ],
        contextRead: [path2, ...parts.configFiles]
      };
    },
    relocate: async (finding) => bench.findByFingerprint(finding.place.path, finding.fingerprint),
    conflict: editsConflict,
    async apply(batch2, key) {
      await parts.suite.baseline();
      scannedWithTrial = void 0;
      const { before, after } = await makeBatch(batch2, bench);
      if (checkScope({ cases: batch2, before, after }, parts.limits).passed) await bench.lay(after);
      return { key, ref: "copy" };
    },
    async verify(cases, only2) {
      const batch2 = { ...await makeBatch(cases, bench), cases };
      const gates = [];
      let suiteRuns = 0;
      let testedBySuite = false;
      let counts = {};
      let files2 = [];
      const found2 = [];
      const rescan = async (isAsked4) => {
        if (files2.length === 0) files2 = await bench.withDependents([...batch2.after.keys()]);
        const before = await bench.findingsBefore(files2, parts.signal);
        const after = await bench.findingsAfter(files2, isAsked4, parts.signal);
        const [failed] = after.failed;
        if (failed) {
          return { passed: false, detail: `${failed.name} worked before the heals and fails now: ${failed.detail}` };
        }
        found2.push(...after.findings);
        scannedWithTrial = { files: files2, findings: found2 };
        return compareFindings({ cases, texts: batch2, before, after: after.findings, isAsked: isAsked4 });
      };
      const findings = () => {
        parts.say(`Scanning ${describeCount(batch2.after.size, "healed file")} again`);
        return rescan((scanner) => !typeCheckers.has(scanner));
      };
      const types = () => {
        parts.say(`Checking the types of ${describeCount(files2.length, "file")}`);
        return rescan((scanner) => typeCheckers.has(scanner));
      };
      const suite = async () => {
        const baseline = await parts.suite.baseline();
        if ("none" in baseline) return void 0;
        suiteRuns++;
        const { green, detail, inconclusive, tally } = await parts.suite.compare(baseline);
        testedBySuite = green;
        if (baseline.tally && tally) counts = countFor(cases, batch2.before, baseline.tally, tally);
        return { passed: green, detail, ...inconclusive ? { inconclusive } : {} };
      };
      const steps = [
        ["scope", () => checkScope(batch2, parts.limits)],
        ["syntax", () => checkSyntax(batch2)],
        ["honesty", () => checkHonesty(batch2)],
        ["evidence", () => checkEvidence(batch2)],
        ["findings", findings],
        ["types", types],
        ["reproduction", async () => parts.reproduce?.({ ...batch2, cases })],
        ["suite", suite],
        ["statements", () => checkStatements(batch2, counts)]
      ];
      for (const [name3, run] of steps) {
        if (only2 !== void 0 && name3 !== only2) continue;
        const started = performance.now();
        const answer = await run();
        if (parts.signal.aborted) throw stoppedBy(parts.signal);
        if (answer === void 0) continue;
        const ms = Math.round(performance.now() - started);
        const { passed: passed2, detail, inconclusive } = answer;
        gates.push({ name: name3, passed: passed2, ms, detail, ...inconclusive ? { inconclusive } : {} });
        if (!answer.passed) return failedVerification(gates, answer, suiteRuns);
      }
      const statements2 = Object.keys(counts).length > 0 ? { statements: counts } : {};
      return { passed: true, gates, culprits: [], suspects: [], testedBySuite, suiteRuns, ...statements2 };
    },
    rollback: async () => bench.takeOffAll(),
    async publish(batch2) {
      const { before, after } = await makeBatch(batch2, bench);
      const files2 = [...after].map(([path2, text3]) => ({ path: path2, before: before.get(path2) ?? "", after: text3 }));
      const publication = await parts.publisher.publish(batch2, files2);
      bench.accept(scannedWithTrial ?? { files: [], findings: [] });
      return publication;
    }
  };
}
function countFor(cases, texts, before, after) {
  const counted = cases.filter(({ finding }) => isQueryRule(finding)).map(
    ({ id, finding }) => [id, compareTallies(finding, texts.get(finding.place.path) ?? "", before, after)]
  );
  return Object.fromEntries(counted.filter(([, { ownBefore }]) => ownBefore > 0));
}
async function makeBatch(cases, bench) {
  const before = /* @__PURE__ */ new Map();
  for (const { path: path2 } of cases.flatMap(({ remedy }) => remedy.change.edits)) {
    const text3 = await bench.text(path2);
    if (text3 !== void 0) before.set(path2, text3);
  }
  const remedies = cases.map(({ remedy }) => remedy);
  const isComplete = remedies.every(
    ({ change }) => change.edits.every(({ path: path2, end }) => end <= (before.get(path2)?.length ?? -1))
  );
  const after = isComplete ? combineEdits(remedies, (path2) => before.get(path2) ?? "") : new Map(before);
  return { before, after };
}
function describeCount(count, what) {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
function failedVerification(gates, answer, suiteRuns) {
  const { culprits = [], suspects = [] } = answer;
  return { passed: false, gates, culprits, suspects, testedBySuite: false, suiteRuns };
}

// src/domains/code/workbench.ts
import { readFile as readFile2 } from "node:fs/promises";
import { join as join3 } from "node:path";
var Workbench = class {
  copy;
  #rescan;
  #texts = /* @__PURE__ */ new Map();
  #findings = /* @__PURE__ */ new Map();
  #trial = /* @__PURE__ */ new Map();
  /** Files of which only some scanners have spoken. */
  #partial = /* @__PURE__ */ new Set();
  #health;
  #wrote;
  constructor(parts) {
    this.copy = parts.copy;
    this.#rescan = parts.rescan;
    this.#wrote = parts.wrote;
    const { files: files2, answer, isPartial } = parts.scanned;
    this.#note(files2, answer.findings);
    if (isPartial === true) for (const path2 of this.#findings.keys()) this.#partial.add(path2);
    this.#health = healthOf(answer);
  }
  /** Text of a file without any trial; undefined when it is absent, not UTF-8 or binary. */
  async text(path2) {
    if (!this.#texts.has(path2)) this.#texts.set(path2, await readTextFile(join3(this.copy.root, path2)));
    return this.#texts.get(path2);
  }
  findingsIn(path2) {
    return this.#findings.get(path2) ?? [];
  }
  findByFingerprint(path2, fingerprint) {
    return this.findingsIn(path2).find((finding) => finding.fingerprint === fingerprint);
  }
  /** Lays a trial on the copy; files of an earlier trial that this one does not touch go back first. */
  async lay(texts) {
    for (const path2 of [...this.#trial.keys()]) if (!texts.has(path2)) await this.#takeOff(path2);
    for (const [path2, text3] of texts) {
      this.#trial.set(path2, text3);
      await this.#write(path2, text3);
    }
  }
  async takeOffAll() {
    for (const path2 of [...this.#trial.keys()]) await this.#takeOff(path2);
  }
  /** The trial on the copy holds: it is what stands from now on. */
  accept(scanned) {
    for (const [path2, text3] of this.#trial) this.#texts.set(path2, text3);
    this.#trial.clear();
    this.#note(scanned.files, scanned.findings);
  }
  /** Findings without the trial, for files that are about to be compared; scans those that were never scanned. */
  async findingsBefore(files2, signal) {
    const unknown = files2.filter((file) => !this.#findings.has(file) || this.#partial.has(file));
    if (unknown.length > 0) {
      const trial = new Map(this.#trial);
      await this.takeOffAll();
      const answer = await this.#rescan.scan(unknown, signal);
      this.#note(unknown, answer.findings);
      for (const [name3, status] of healthOf(answer)) if (!this.#health.has(name3)) this.#health.set(name3, status);
      await this.lay(trial);
    }
    return files2.flatMap((file) => this.findingsIn(file));
  }
  /** What the chosen scanners find with the trial; `failed` names those that worked before and do not now. */
  async findingsAfter(files2, which, signal) {
    const answer = await this.#rescan.scan(files2, signal, which);
    const failed = answer.reports.filter(({ name: name3, status }) => status === "failed" && this.#health.get(name3) === "ok");
    return { findings: answer.findings, failed };
  }
  withDependents(files2) {
    return this.#rescan.withDependents(files2);
  }
  async #takeOff(path2) {
    const text3 = await this.text(path2);
    if (text3 !== void 0) await this.#write(path2, text3);
    this.#trial.delete(path2);
  }
  async #write(path2, text3) {
    await this.copy.write(path2, Buffer.from(text3, "utf8"));
    this.#wrote(path2);
  }
  #note(files2, findings) {
    const byPath = Map.groupBy(findings, (finding) => finding.place.path);
    for (const file of /* @__PURE__ */ new Set([...files2, ...byPath.keys()])) {
      this.#findings.set(file, byPath.get(file) ?? []);
      this.#partial.delete(file);
    }
  }
};
function healthOf(answer) {
  return new Map(answer.reports.map(({ name: name3, status }) => [name3, status]));
}
async function readTextFile(file) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await readFile2(file));
  } catch {
    return void 0;
  }
}

// src/policy/circuit-breaker.ts
function circuitBreaker({ policy, entries, now, isApproved }) {
  const known = /* @__PURE__ */ new Map();
  return {
    name: "circuit-breaker",
    judge(finding, remedy) {
      if (isApproved(finding.id)) return { allow: "yes" };
      const nowMs = now().getTime();
      for (const wire of wiresOf(finding, remedy, policy)) {
        const key = `${wire.tripped.name} ${wire.about}`;
        const asked2 = askCircuit(known.get(key) ?? replay(entries, wire, nowMs), finding.id, nowMs, wire.rule);
        known.set(key, asked2.circuit);
        if (asked2.may) continue;
        const wait = asked2.circuit.state === "open" ? `for another ${sayMinutes(asked2.waitMs)}` : "until another heal of it holds";
        return {
          allow: "no",
          by: "circuit-breaker",
          reason: "breaker-open",
          detail: `${wire.about} ${wire.tripped.times} ${wire.rule.failures} times within ${policy.windowMinutes} minutes: no more of them ${wait}.${wire.wayOut}`
        };
      }
      return { allow: "yes" };
    }
  };
}
var takenBack = {
  name: "taken-back",
  times: "were taken back",
  failures: ["rejected", "reverted"],
  successes: ["kept"]
};
var rolledBack = {
  name: "rolled-back",
  times: "failed verification",
  failures: ["rolled-back"],
  successes: ["verified", "kept"]
};
function wiresOf(finding, remedy, policy) {
  const ofHealer = ({ remedy: name3, origin }) => name3 === remedy.healer && origin === remedy.origin;
  const ofRule = ({ rule: rule2 }) => rule2 === finding.rule;
  const ruleFor = (failures) => {
    return { failures, spanMs: policy.windowMinutes * 6e4, coolDownMs: policy.coolDownMinutes * 6e4 };
  };
  const healer101 = {
    about: `Heals by ${remedy.healer}`,
    isAbout: ofHealer,
    wayOut: ` To go on at once: heal unquarantine ${remedy.healer}`
  };
  const others2 = { wayOut: " Its limits are under breaker in the configuration." };
  const rule = { about: `Heals for ${finding.rule}`, isAbout: ofRule, ...others2 };
  return [
    { ...healer101, tripped: rolledBack, rule: ruleFor(policy.rolledBack) },
    { ...rule, tripped: rolledBack, rule: ruleFor(policy.rolledBack) },
    { ...healer101, tripped: takenBack, rule: ruleFor(policy.reverts) },
    { ...rule, tripped: takenBack, rule: ruleFor(policy.reverts) },
    {
      about: "Heals of any kind",
      tripped: takenBack,
      rule: ruleFor(policy.revertsOverall),
      isAbout: () => true,
      ...others2
    }
  ];
}
function replay(entries, { tripped, rule, isAbout }, nowMs) {
  const timeOf = (entry) => Math.min(Date.parse(entry.at), nowMs);
  const failures = tripped.failures;
  const successes = tripped.successes;
  const released = lastReleases(entries);
  const told = entries.filter((entry) => isAbout(entry) && !Number.isNaN(timeOf(entry))).filter((entry) => timeOf(entry) > (released.get(entry.remedy) ?? -Infinity)).toSorted((a, b) => timeOf(a) - timeOf(b));
  const counted = /* @__PURE__ */ new Set();
  let circuit = closedCircuit;
  for (const entry of told) {
    const at = timeOf(entry);
    const isFailure = failures.includes(entry.kind);
    if (!isFailure && !successes.includes(entry.kind)) continue;
    if (isFailure && counted.has(entry.caseId)) continue;
    if (isFailure) counted.add(entry.caseId);
    circuit = askCircuit(circuit, entry.caseId, at, rule).circuit;
    circuit = isFailure ? noteFailure(circuit, entry.caseId, at, rule) : noteSuccess(circuit, entry.caseId);
  }
  return circuit.state === "half-open" ? { state: "open", sinceMs: circuit.sinceMs - rule.coolDownMs } : circuit;
}
function lastReleases(entries) {
  const withdrawn = new Set(entries.filter(({ kind }) => kind === "withdrawn").map(({ caseId }) => caseId));
  const releases = entries.filter(({ kind, caseId }) => kind === "released" && !withdrawn.has(caseId));
  const last = /* @__PURE__ */ new Map();
  for (const { remedy, at } of releases) last.set(remedy, Math.max(Date.parse(at), last.get(remedy) ?? -Infinity));
  return last;
}
function sayMinutes(ms) {
  const minutes = Math.max(1, Math.ceil(ms / 6e4));
  return minutes === 1 ? "minute" : `${minutes} minutes`;
}

// src/app/healing/approval.ts
function digestOf(preview) {
  return sha256(preview.replace(/^@@ .*$/gm, "@@"));
}
function approve(caseId, remedy) {
  const approval = { caseId, remedyId: remedy.id, digest: digestOf(remedy.preview) };
  return remedy.origin === "model" ? { ...approval, exactly: remedy } : approval;
}
function onlyApproved(ladder, approvals, textOf2) {
  const byCase = new Map(approvals.map((approval) => [approval.caseId, approval]));
  return {
    async find(finding, diagnosis, attempts) {
      const approval = byCase.get(finding.id);
      if (!approval) return { remedy: void 0, asked: [] };
      const { exactly: exactly2 } = approval;
      if (exactly2) {
        if (attempts.some(({ remedy: remedy2 }) => remedy2.id === exactly2.id)) return { remedy: void 0, asked: [] };
        const changed2 = await whatMoved(exactly2, approval, textOf2);
        return changed2 === void 0 ? { remedy: exactly2, asked: [] } : refuse(exactly2, changed2);
      }
      const answer = await ladder.find(finding, diagnosis, attempts);
      const { remedy } = answer;
      const changed = remedy && whatChanged(remedy, approval);
      return remedy && changed !== void 0 ? refuse(remedy, changed) : answer;
    }
  };
}
function refuse({ origin, healer: healer101, rung }, said) {
  const considered = [{ origin, healer: healer101, said }];
  return { remedy: void 0, asked: [{ rung, said: "", considered, ms: 0, usd: 0 }] };
}
var otherLines = "changes other lines now than those that were verified and shown";
function whatChanged(remedy, approval) {
  if (remedy.id !== approval.remedyId) {
    return `is what is planned now; what was verified and shown was ${approval.remedyId}`;
  }
  return digestOf(remedy.preview) === approval.digest ? void 0 : otherLines;
}
async function whatMoved({ change, preview }, { digest }, textOf2) {
  if (change.edits.some(({ text: text3 }) => text3.includes("***")) || preview.includes("***")) {
    return "stands beside a secret, of which nothing is kept: it cannot be repeated word for word";
  }
  const texts = /* @__PURE__ */ new Map();
  for (const { path: path2, end } of change.edits) {
    const text3 = await textOf2(path2);
    if (text3 === void 0 || end > text3.length) return otherLines;
    texts.set(path2, text3);
  }
  return digestOf(diffOfEdits(change.edits, (path2) => texts.get(path2) ?? "")) === digest ? void 0 : otherLines;
}

// src/app/learning/lessons.ts
var mostLessons = 200;
function makeLessons(ladder, contextOf) {
  const texts = /* @__PURE__ */ new Map();
  return {
    ladder: {
      async find(finding, diagnosis, attempts) {
        const answer = await ladder.find(finding, diagnosis, attempts);
        const { path: path2 } = finding.place;
        const edits = answer.remedy?.change.edits.filter((edit) => edit.path === path2) ?? [];
        if (edits.length === 0) texts.delete(finding.id);
        else {
          const before = (await contextOf(finding)).text;
          texts.set(finding.id, { before, after: applyEdits(before, edits) });
        }
        return answer;
      }
    },
    from(cases) {
      return cases.flatMap((healCase) => {
        const text3 = texts.get(healCase.id);
        const remedy = remedyOf(healCase);
        const isHealed = healCase.stage === "settled" && healCase.outcome.status === "healed";
        if (!isHealed || !text3 || !remedy || remedy.origin === "pattern") return [];
        const via = remedy.origin === "model" ? "model" : "heal";
        return [{ ref: healCase.id, via, finding: healCase.finding, ...text3 }];
      }).slice(0, mostLessons);
    }
  };
}

// src/app/ladder/open-ladder.ts
import { join as join7 } from "node:path";

// src/remedies/exact.ts
function makeExactRung(parts) {
  const find = indexPatterns(parts.patterns);
  return {
    rung: "exact",
    ask: async (question) => ({ candidates: candidatesFor3(question, find(question.finding), parts.healers), said: "" })
  };
}
function rulesOf(finding) {
  return /* @__PURE__ */ new Set([finding.rule, ...finding.sources.map((source) => source.rule)]);
}
function indexPatterns(patterns) {
  const order = new Map(patterns.map((pattern, index) => [pattern, index]));
  const byRule = /* @__PURE__ */ new Map();
  for (const pattern of patterns) {
    for (const rule of pattern.rules) {
      const known = byRule.get(rule);
      if (known) known.push(pattern);
      else byRule.set(rule, [pattern]);
    }
  }
  const byMessage2 = patterns.filter((pattern) => pattern.messages.length > 0);
  return (finding) => {
    const found2 = new Set([...rulesOf(finding)].flatMap((rule) => byRule.get(rule) ?? []));
    for (const pattern of byMessage2) if (matchesMessage(pattern, finding.message)) found2.add(pattern);
    return [...found2].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  };
}
function candidatesFor3({ finding, context }, found2, allHealers) {
  const rules = rulesOf(finding);
  const patterns = found2.filter((pattern) => pattern.languages.includes(context.language));
  const toCandidate = (pattern) => ({
    id: `pattern:${pattern.id}`,
    origin: "pattern",
    healer: pattern.id,
    safety: pattern.safety,
    propose: () => tryPattern(pattern, finding, context)
  });
  const answering = allHealers.filter(
    (healer101) => healer101.languages.includes(context.language) && healer101.rules.some((rule) => rules.has(rule))
  );
  const healers2 = answering.map((healer101) => ({
    id: `healer:code/${healer101.name}`,
    origin: "healer",
    healer: `code/${healer101.name}`,
    safety: healer101.safety,
    propose: () => healer101.propose(finding, context)
  }));
  const tools = finding.toolFixes.map((fix2, index) => ({
    id: `tool:${finding.rule}#${index}`,
    origin: "tool",
    healer: finding.rule,
    safety: fix2.safety,
    propose: async () => ({ change: { edits: fix2.edits }, summary: fix2.summary })
  }));
  const isLearned = (pattern) => pattern.provenance.from === "learned";
  return [
    ...patterns.filter((pattern) => !isLearned(pattern)).map(toCandidate),
    ...healers2,
    ...patterns.filter(isLearned).map(toCandidate),
    ...tools
  ];
}

// src/remedies/ladder.ts
function makeLadder(parts) {
  return {
    async find(finding, diagnosis, attempts) {
      const asked2 = [];
      if (finding.category === "logic") return { remedy: void 0, asked: asked2 };
      const question = { finding, diagnosis, attempts, context: await parts.contextOf(finding) };
      let hasVeto = false;
      for (const rung of parts.rungs) {
        if (hasVeto && rung.rung !== "model") continue;
        const { report, remedy, isVetoed } = await climb(rung, { ...question, asked: [...asked2] }, parts);
        asked2.push(report);
        if (remedy) return { remedy, asked: asked2 };
        hasVeto ||= isVetoed;
      }
      return { remedy: void 0, asked: asked2 };
    }
  };
}
async function climb(rung, question, parts) {
  const started = performance.now();
  const answer = await rung.ask(question);
  const considered = [];
  let isVetoed = false;
  let remedy;
  const isTrusted = (candidate) => parts.standingOf(candidate).state === "trusted";
  const ordered = answer.candidates.toSorted((a, b) => Number(isTrusted(b)) - Number(isTrusted(a)));
  for (const candidate of ordered) {
    const { origin, healer: healer101 } = candidate;
    const say2 = (said) => considered.push({ origin, healer: healer101, said });
    const standing = parts.standingOf(candidate);
    const refusal = refuse2(candidate, question.attempts, standing, isVetoed);
    if (refusal !== void 0) {
      say2(refusal);
      continue;
    }
    const proposal2 = await candidate.propose();
    if (proposal2 === void 0) continue;
    if ("leftAlone" in proposal2) {
      if (origin === "healer") isVetoed = true;
      say2(proposal2.leftAlone);
      continue;
    }
    say2("has a cure");
    remedy = await makeRemedy(candidate, rung.rung, proposal2, standing, question, parts.mask);
    break;
  }
  const ms = performance.now() - started;
  const usd = answer.spentUsd?.() ?? 0;
  return { report: { rung: rung.rung, said: answer.said, considered, ms, usd }, remedy, isVetoed };
}
function refuse2(candidate, attempts, standing, isVetoed) {
  if (attempts.some(({ remedy }) => remedy.id === candidate.id)) return "was tried and did not hold";
  if (standing.state === "quarantined") return `is quarantined: ${standing.because}`;
  if (isVetoed && (candidate.origin === "tool" || standing.state !== "trusted")) {
    return "has a fix, but a healer knows why to leave this alone";
  }
  return void 0;
}
async function makeRemedy(candidate, rung, proposal2, standing, { finding, context }, mask = (text3) => text3) {
  const { edits } = proposal2.change;
  const texts = /* @__PURE__ */ new Map([[finding.place.path, context.text]]);
  for (const { path: path2 } of edits) if (!texts.has(path2)) texts.set(path2, await context.read(path2) ?? "");
  const diffs = [3, 2, 1].map((lines) => diffOfEdits(edits, (path2) => texts.get(path2) ?? "", lines));
  const diff = diffs.find((one) => mask(one) === one) ?? diffs[0] ?? "";
  return {
    id: candidate.id,
    kind: "code",
    rung,
    origin: candidate.origin,
    healer: candidate.healer,
    summary: proposal2.summary,
    safety: proposal2.safety ?? candidate.safety,
    // A good record with other faults says little about one that only looks like them.
    confidence: Math.min(standing.confidence, candidate.likeness ?? 1),
    change: { edits },
    preview: mask(redactSecrets(finding, diff))
  };
}

// src/syntax/python/project-imports.ts
var statement = /^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#\\]+)|import[ \t]+([^\n#\\]+))/gm;
async function importHabits(bound, path2, files2, read) {
  const known = new Set(files2);
  const habits = /* @__PURE__ */ new Map();
  for (const other of files2) {
    if (other === path2 || !other.endsWith(".py")) continue;
    const text3 = await read(other);
    if (text3 === void 0 || !text3.includes(bound)) continue;
    const seen = /* @__PURE__ */ new Set();
    for (const habit of habitsIn(text3, bound)) {
      const file = resolveModule(other, habit.module, known);
      const isRelative2 = habit.module.startsWith(".");
      const module = isRelative2 && file !== void 0 ? relativeModule(path2, file, known) : habit.module;
      if (module === void 0 || isRelative2 && file === void 0) continue;
      const key = `${module} ${habit.name ?? ""} ${habit.alias ?? ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const same = habits.get(key);
      if (same === void 0) habits.set(key, { ...habit, module, file, count: 1 });
      else same.count++;
    }
  }
  return [...habits.values()].filter((habit) => habit.file !== path2).sort((a, b) => b.count - a.count);
}
function habitsIn(text3, bound) {
  const found2 = [];
  for (const { module, name: name3, alias } of importedIn(text3)) {
    if (module !== void 0) {
      if ((alias ?? name3) === bound) found2.push({ module, name: name3, alias });
    } else if ((alias ?? name3.split(".")[0]) === bound) found2.push({ module: name3, name: void 0, alias });
  }
  return found2;
}
function* importedIn(text3) {
  for (const [, module, list = "", plain2] of text3.matchAll(statement)) {
    const items = (plain2 ?? list).replace(/#[^\n]*/g, "").replace(/[()]/g, " ").split(",");
    for (const item of items) {
      const [, name3, alias] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(item) ?? [];
      if (name3 !== void 0) yield { module: plain2 === void 0 ? module ?? "" : void 0, name: name3, alias };
    }
  }
}
var definition = /^(?:async[ \t]+def|def|class)[ \t]+(\w+)|^(\w+)[ \t]*(?::[^=\n]+)?=[^=]/gm;
function definedNames(text3) {
  const names = /* @__PURE__ */ new Set();
  for (const [, defined, assigned] of text3.matchAll(definition)) {
    const name3 = defined ?? assigned;
    if (name3 !== void 0) names.add(name3);
  }
  return names;
}
function exportedNames(text3) {
  const names = definedNames(text3);
  for (const { name: name3, alias } of importedIn(text3)) names.add(alias ?? name3.split(".")[0] ?? name3);
  for (const [, name3 = ""] of text3.matchAll(/^[ \t]+(\w+)[ \t]*=[^=]/gm)) if (/^[A-Z_]+$/.test(name3)) names.add(name3);
  return names;
}

// src/syntax/python/misspelt-imports.ts
function undefinedNames(tree) {
  const root = tree.root();
  const imports = importsOf(tree);
  if (imports.some((item) => item.isWildcard)) return /* @__PURE__ */ new Set();
  const known = /* @__PURE__ */ new Set([...namesBound(root), ...imports.flatMap((item) => item.names.map((name3) => name3.bound))]);
  return new Set([...namesRead(root)].filter((name3) => !known.has(name3) && !builtinNames.has(name3)));
}
async function findMisspellings(tree, project) {
  const wanted = undefinedNames(tree);
  if (wanted.size === 0) return [];
  const root = tree.root();
  const read = namesRead(root);
  const found2 = [];
  for (const statement2 of importsOf(tree)) {
    for (const name3 of statement2.names) {
      if (name3.alias !== void 0 || read.has(name3.bound)) continue;
      const right = nearestOf(name3.bound, wanted);
      if (right === void 0 || isNamedInText(root, name3.bound) || statement2.where === "try") continue;
      if (!await isProven(statement2, name3, right, project)) continue;
      const word = firstWord(name3.node);
      found2.push({ statement: statement2, ...span(word), wrong: name3.bound, right });
    }
  }
  return found2;
}
async function isProven(statement2, name3, right, project) {
  const isThere = (module, exported) => existence(module, exported, project);
  if (statement2.kind === "import") {
    const corrected = name3.name.replace(/^\w+/, right);
    return await isThere(name3.name, "") !== "yes" && await isThere(corrected, "") === "yes";
  }
  const [wrongIs, rightIs] = [await isThere(statement2.module, name3.name), await isThere(statement2.module, right)];
  return wrongIs !== "yes" && rightIs === "yes";
}
async function existence(module, exported, project) {
  const files2 = new Set(project.files);
  const file = resolveModule(project.path, module, files2);
  const head = module.split(".")[0] ?? "";
  if (exported === "") {
    if (file !== void 0 || standardModules.has(head)) return "yes";
    return await isImportedElsewhere(module, void 0, project) ? "yes" : "unknown";
  }
  if (file !== void 0) {
    const submodule = resolveModule(project.path, `${module}${module.endsWith(".") ? "" : "."}${exported}`, files2);
    if (submodule !== void 0 && submodule !== file) return "yes";
    return exportedNames(await project.read(file) ?? "").has(exported) ? "yes" : "no";
  }
  const listed = standardNames(module);
  if (listed?.has(exported) === true) return "yes";
  if (await isImportedElsewhere(module, exported, project)) return "yes";
  return listed !== void 0 && exported !== exported.toUpperCase() ? "no" : "unknown";
}
async function isImportedElsewhere(module, name3, project) {
  const bound = name3 ?? module.split(".")[0] ?? module;
  const habits = await importHabits(bound, project.path, project.files, project.read);
  return habits.some((habit) => habit.module === module && habit.name === name3);
}
function firstWord(node) {
  return node.is("identifier") ? node : node.find({ rule: { kind: "identifier" } }) ?? node;
}

// healers/code/add-missing-import/submodules.ts
var submodules = new Set(
  "collections.abc concurrent.futures concurrent.futures.process concurrent.futures.thread ctypes.util ctypes.wintypes curses.ascii dbm.dumb email.encoders email.header email.headerregistry email.message email.mime email.mime.base email.mime.multipart email.mime.text email.parser email.policy email.utils encodings.idna html.entities html.parser http.client http.cookiejar http.cookies http.server importlib.abc importlib.machinery importlib.metadata importlib.resources importlib.util json.decoder json.encoder json.scanner logging.config logging.handlers multiprocessing.connection multiprocessing.managers multiprocessing.pool multiprocessing.shared_memory os.path tkinter.filedialog tkinter.messagebox tkinter.ttk unittest.mock urllib.error urllib.parse urllib.request urllib.robotparser wsgiref.simple_server xml.dom xml.dom.minidom xml.etree xml.etree.ElementTree xml.parsers.expat xml.sax xml.sax.saxutils xmlrpc.client xmlrpc.server".split(" ")
);
function dottedModule(root, name3) {
  let longest = name3;
  for (const read of readsOf(root, name3)) {
    let dotted = name3;
    for (let at = read.parent(); at?.is("attribute") === true; at = at.parent()) {
      dotted += `.${at.field("attribute")?.text() ?? ""}`;
      if (submodules.has(dotted) && dotted !== "os.path" && dotted.length > longest.length) longest = dotted;
    }
  }
  return longest;
}
function missingSubmodule(finding, context, tree) {
  const match = /["'](\w+)["'] is not a known attribute of module ["']([\w.]+)["']/.exec(finding.message) ?? /^Module (?=["'])()["']([\w.]+)["'] has no attribute/.exec(finding.message);
  if (match === null) return void 0;
  const module = match[2] ?? "";
  const attribute = match[1] || (/has no attribute ["'](\w+)["']/.exec(finding.message)?.[1] ?? "");
  const bound = importsOf(tree).some(
    (item) => item.kind === "import" && item.names.some((it) => it.alias === void 0 && it.bound === module.split(".")[0])
  );
  if (!bound) return void 0;
  const wanted = `${module}.${attribute}`;
  const isOwn2 = resolveModule(finding.place.path, wanted, new Set(context.files)) !== void 0;
  if (!isOwn2 && !submodules.has(wanted) && standardNames(wanted) === void 0) return void 0;
  const longest = dottedModule(tree.root(), module.split(".")[0] ?? "");
  return { module: longest.startsWith(`${wanted}.`) ? longest : wanted };
}

// healers/code/add-missing-import/candidates.ts
async function chooseImport(name3, path2, context, tree) {
  const use = useOf(tree.root(), name3);
  const habits = (await importHabits(name3, path2, context.files, (file) => context.read(file))).filter(
    (habit) => fits(habit, name3, use)
  );
  const [first, second] = habits;
  if (first !== void 0) {
    if (second !== void 0 && second.count === first.count)
      return { doubt: `the project imports ${name3} from ${first.module} and from ${second.module} equally often` };
    if (first.file !== void 0 && await importsBack(first.file, path2, context))
      return { doubt: `${first.file} imports this module: importing it here would close a cycle` };
    return asWanted(first);
  }
  const local = localImport(tree, name3, use);
  if (local !== void 0) return local;
  const defined = await definedInPackage(name3, path2, context);
  if (defined !== void 0) return "doubt" in defined ? defined : inStyle(name3, defined.file, path2, context, tree);
  const choice = aliasedFromStandardLibrary(name3, use, tree) ?? fromStandardLibrary(name3, use, tree);
  if (!("name" in choice) || /^[A-Z]/.test(name3)) return choice;
  const owner = await fileWithMethod(name3, path2, context);
  return owner === void 0 ? choice : { doubt: `${owner} has a function or attribute ${name3} too, which may be meant` };
}
function useOf(root, name3) {
  const reads = readsOf(root, name3);
  const attributes = attributesReadFrom(root, name3);
  const isCalled = reads.some((node) => {
    const parent = node.parent();
    return parent?.is("decorator") === true || parent?.is("call") === true && parent.field("function")?.id() === node.id();
  });
  return { isDotted: reads.length > 0 && attributes.length === reads.length, attributes, isCalled, root };
}
function fits(habit, name3, use) {
  if (habit.name === void 0) return use.isDotted;
  const module = standardNames(name3);
  if (module === void 0 || !use.isDotted) return true;
  return !use.attributes.every((attribute) => module.has(attribute));
}
function asWanted(habit) {
  return {
    module: habit.module,
    ...habit.name === void 0 ? {} : { name: habit.name },
    ...habit.alias === void 0 ? {} : { alias: habit.alias }
  };
}
function localImport(tree, name3, use) {
  for (const item of importsOf(tree)) {
    const found2 = item.where === "local" ? item.names.find((it) => it.bound === name3) : void 0;
    if (found2 === void 0) continue;
    const module = item.kind === "import" ? found2.name : item.module;
    if (!standardModules.has(module.split(".")[0] ?? "")) continue;
    if (item.kind === "import" && !use.isDotted) continue;
    const alias = found2.alias === void 0 ? {} : { alias: found2.alias };
    return item.kind === "import" ? { module, ...alias } : { module, name: found2.name, ...alias };
  }
  return void 0;
}
async function definedInPackage(name3, path2, context) {
  if (name3.startsWith("_") || name3.length < 4) return void 0;
  const found2 = [];
  for (const file2 of context.files) {
    if (file2 === path2 || !file2.endsWith(".py") || /(^|\/)(tests?|docs|examples?)\/|(^|\/)(test_|conftest|setup\.py)/.test(file2))
      continue;
    const text3 = await context.read(file2);
    if (text3 !== void 0 && text3.includes(name3) && definedNames(text3).has(name3) && isDefinition(text3, name3))
      found2.push(file2);
  }
  if (found2.length > 1) return { doubt: `${found2.slice(0, 3).join(" and ")} define ${name3}` };
  const [file] = found2;
  if (file === void 0) return void 0;
  if (await importsBack(file, path2, context))
    return { doubt: `${file}, which defines ${name3}, imports this module: that would close a cycle` };
  return { file };
}
function isDefinition(text3, name3) {
  return new RegExp(`^(?:async[ \\t]+def|def|class)[ \\t]+${name3}\\b`, "m").test(text3) || /^[A-Z][A-Za-z0-9_]*$/.test(name3);
}
async function importsBack(file, path2, context) {
  const text3 = await context.read(file) ?? "";
  const files2 = new Set(context.files);
  for (const [, from, list = "", plain2] of text3.matchAll(
    /^(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n]*)|import[ \t]+([\w., \t]+))/gm
  )) {
    const modules = from === void 0 ? (plain2 ?? "").split(",").map((it) => it.trim().split(" ")[0] ?? "") : [from];
    if (modules.some((module) => resolveModule(file, module, files2) === path2)) return true;
    if (from === void 0) continue;
    const names = list.match(/\w+/g) ?? [];
    if (names.some((it) => resolveModule(file, `${from}${from.endsWith(".") ? "" : "."}${it}`, files2) === path2))
      return true;
  }
  return false;
}
async function fileWithMethod(name3, path2, context) {
  const defined = new RegExp(`^[ \\t]*(?:async[ \\t]+)?def[ \\t]+${name3}[ \\t]*\\(|\\.${name3}[ \\t]*=[^=]`, "m");
  for (const file of context.files) {
    if (!file.endsWith(".py")) continue;
    const text3 = file === path2 ? context.text : await context.read(file);
    if (text3 !== void 0 && text3.includes(name3) && defined.test(text3)) return file;
  }
  return void 0;
}
async function inStyle(name3, file, path2, context, tree) {
  const files2 = new Set(context.files);
  const relative2 = relativeModule(path2, file, files2);
  const absolute = moduleName(file, files2);
  if (absolute === "") return { doubt: `${file} cannot be imported by name` };
  const own = importsOf(tree).flatMap((item) => item.kind === "from" ? item.module : item.names.map((it) => it.name));
  const isRelative2 = own.some((module) => module.startsWith("."));
  const isAbsolute = own.some((module) => !module.startsWith(".") && resolveModule(path2, module, files2) !== void 0);
  const neighbours = await Promise.all(
    context.files.filter((other) => other.endsWith(".py") && folderOf(other) === folderOf(path2)).map((other) => context.read(other))
  );
  const isRelativeNearby = neighbours.some((text3) => /^from[ \t]+\./m.test(text3 ?? ""));
  const useRelative = relative2 !== void 0 && (isRelative2 || !isAbsolute && isRelativeNearby);
  return { module: useRelative ? relative2 : absolute, name: name3 };
}
function folderOf(path2) {
  return path2.slice(0, path2.lastIndexOf("/") + 1);
}
var classModules = [
  "abc",
  "argparse",
  "collections",
  "collections.abc",
  "concurrent.futures",
  "contextlib",
  "contextvars",
  "csv",
  "datetime",
  "decimal",
  "enum",
  "fractions",
  "functools",
  "html.parser",
  "http",
  "io",
  "ipaddress",
  "json",
  "logging",
  "numbers",
  "pathlib",
  "reprlib",
  "subprocess",
  "tempfile",
  "threading",
  "types",
  "typing",
  "unittest",
  "unittest.mock",
  "uuid",
  "weakref",
  "zipfile",
  "zoneinfo"
];
var plainModules = [
  "abc",
  "ast",
  "binascii",
  "bisect",
  "collections",
  "contextlib",
  "copy",
  "dataclasses",
  "fnmatch",
  "functools",
  "getpass",
  "heapq",
  "html",
  "inspect",
  "itertools",
  "keyword",
  "math",
  "pprint",
  "random",
  "secrets",
  "shlex",
  "shutil",
  "tempfile",
  "textwrap",
  "typing",
  "unittest.mock",
  "urllib.parse",
  "warnings",
  "weakref"
];
function fromStandardLibrary(name3, use, tree) {
  if (standardModules.has(name3) && use.isDotted) {
    const isClassToo = standardNames(name3)?.has(name3) === true;
    if (!isClassToo || use.attributes.every((attribute) => standardNames(name3)?.has(attribute) === true))
      return { module: dottedModule(use.root, name3) };
  }
  const modules = standardModulesWith(name3).filter((module2) => !standardModules.has(name3) || module2 === name3);
  const clear = modules.filter((module2) => /^[A-Z]/.test(name3) || use.isCalled || isNamesake(module2, name3, use));
  if (clear.length === 2 && clear.includes("typing")) {
    const own = importsOf(tree).map((item) => item.module);
    const real = clear.find((module2) => module2 !== "typing") ?? "";
    if (real !== "collections.abc") return { module: real, name: name3 };
    return { module: own.includes("typing") && !own.includes(real) ? "typing" : real, name: name3 };
  }
  if (clear.length > 1) return { doubt: `${name3} may be meant from ${clear.join(" or ")}` };
  const [module] = clear;
  const known = /^[A-Z]/.test(name3) ? classModules : plainModules;
  if (module === void 0 || !(known.includes(module) || isNamesake(module, name3, use) || isGetter(module, name3)))
    return { doubt: `nothing in the project or the standard library tells where ${name3} comes from` };
  return { module, name: name3 };
}
function isNamesake(module, name3, use) {
  const isDate = module === "datetime" && ["date", "timedelta", "timezone"].includes(name3);
  return (module === name3 || isDate) && (use.isDotted || use.isCalled && name3 !== "time");
}
function isGetter(module, name3) {
  return module === "operator" && ["itemgetter", "attrgetter", "methodcaller"].includes(name3);
}
function aliasedFromStandardLibrary(name3, use, tree) {
  if (!use.isCalled) return void 0;
  const [, module = "", inner2 = ""] = /^([a-z]+)_([a-z]\w*)$/.exec(name3) ?? [];
  if (plainModules.includes(module) && standardNames(module)?.has(inner2) === true)
    return { module, name: inner2, alias: name3 };
  if (!/^_[a-z]/.test(name3)) return void 0;
  const plain2 = fromStandardLibrary(name3.slice(1), use, tree);
  return "name" in plain2 && plain2.name !== void 0 ? { ...plain2, alias: name3 } : void 0;
}

// healers/code/add-missing-import/index.ts
var healer = {
  name: "add-missing-import",
  kind: "code",
  languages: ["python"],
  rules: [
    "ruff/F821",
    "pyright/reportUndefinedVariable",
    "mypy/name-defined",
    "pyright/reportAttributeAccessIssue",
    "mypy/attr-defined"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const submodule = missingSubmodule(finding, context, tree);
    if (submodule !== void 0) return proposal(path2, context, tree, submodule);
    if (/AttributeAccess|attr-defined/.test(finding.rule))
      return { leftAlone: "the attribute is not a submodule that an import would load" };
    const name3 = undefinedNameOf(finding, context.text);
    if (name3 === void 0) return { leftAlone: "the finding does not name what is undefined" };
    const reason = await reasonToDoubt(name3, finding, context, tree);
    if (reason !== void 0) return { leftAlone: reason };
    const choice = await chooseImport(name3, path2, context, tree);
    if ("doubt" in choice) return { leftAlone: choice.doubt };
    return proposal(path2, context, tree, choice);
  }
};
function proposal(path2, context, tree, wanted) {
  const files2 = new Set(context.files);
  const edit = addImport(
    path2,
    context.text,
    tree,
    wanted,
    (module) => resolveModule(path2, module, files2) !== void 0
  );
  return { change: { edits: [edit] }, summary: `Add \`${writeImport(wanted)}\`` };
}
function undefinedNameOf(finding, text3) {
  const quoted3 = /[`"'](\w+)[`"']/.exec(finding.message)?.[1];
  if (quoted3 !== void 0) return quoted3;
  const { start: start2, end } = offsetsOf(finding.place, text3);
  const flagged = text3.slice(start2, end);
  return /^\w+$/.test(flagged) ? flagged : void 0;
}
async function reasonToDoubt(name3, finding, context, tree) {
  const root = tree.root();
  const { path: path2 } = finding.place;
  if (builtinNames.has(name3)) return `${name3} is a builtin name`;
  const imports = importsOf(tree);
  if (imports.some((item) => item.where !== "local" && item.names.some((it) => it.bound === name3)))
    return `${name3} is imported already, but not in every case`;
  if (imports.some((item) => item.isWildcard && item.where !== "local")) return "a wildcard import may bring the name";
  const misspelt = await findMisspellings(tree, { path: path2, files: context.files, read: (file) => context.read(file) });
  const wrong = misspelt.find((it) => it.right === name3)?.wrong;
  if (wrong !== void 0) return `the import of \`${wrong}\` looks like a misspelt \`${name3}\``;
  const { start: start2, end } = offsetsOf(finding.place, context.text);
  const at = nodeAt2(tree, start2, end);
  const tried = enclosing(at, "try_statement");
  if (tried !== void 0 && /except\s*\(?[^:]*NameError/.test(tried.text()))
    return "the code catches that the name is missing";
  const scope = enclosing(at, "function_definition");
  const bound = bindingsOf(root, name3).filter((node) => {
    const own = enclosing(node, "function_definition");
    return own === void 0 || scope !== void 0 && span(own).start <= span(scope).start && span(scope).end <= span(own).end;
  });
  if (bound.length > 0) return `${name3} gets a value in this scope, but not before it is used`;
  return readsOf(root, name3).length === 0 && !/[`"']/.test(finding.message) ? `${name3} is not read in this file` : void 0;
}

// src/syntax/python/target-version.ts
async function oldestPython(read) {
  const project = await read("pyproject.toml") ?? "";
  const setup = `${await read("setup.cfg") ?? ""}
${await read("setup.py") ?? ""}`;
  const stated = /^\s*requires-python\s*=\s*["'][^"'\n]*?>=?\s*3\.(\d+)/m.exec(project)?.[1] ?? /^\s*target-version\s*=\s*["']py3(\d+)["']/m.exec(project)?.[1] ?? /^\s*python\s*=\s*["'](?:\^|>=|~)\s*3\.(\d+)/m.exec(project)?.[1] ?? /python_requires\s*=\s*["']?[^"'\n]*?>=?\s*3\.(\d+)/.exec(setup)?.[1];
  if (stated !== void 0) return Number(stated);
  const classifiers = [...`${project}
${setup}`.matchAll(/Programming Language :: Python :: 3\.(\d+)/g)];
  return classifiers.length === 0 ? void 0 : Math.min(...classifiers.map((match) => Number(match[1])));
}
function hasUnionSyntax(tree, oldest) {
  return hasFutureAnnotations(tree) || (oldest ?? 9) >= 10;
}
function optionalName(tree) {
  return typingName(tree, "Optional");
}
function typingName(tree, name3) {
  for (const item of importsOf(tree)) {
    if (item.where !== "module" && item.where !== "typing") continue;
    for (const imported of item.names) {
      if (item.kind === "from" && item.module === "typing" && imported.name === name3) return imported.bound;
      if (item.kind === "import" && imported.name === "typing") return `${imported.bound}.${name3}`;
    }
  }
  return void 0;
}

// src/syntax/python/write-type.ts
function writeType(type, at, tree, oldest) {
  const isLazy = hasFutureAnnotations(tree);
  if (!isLazy && (oldest ?? 9) < 9 && /\b(list|dict|set|frozenset|tuple|type)\[/.test(type)) return void 0;
  const members = splitUnion(type);
  const written = members.length === 1 ? { text: type, imports: [] } : writeUnion(members, tree, oldest);
  if (written === void 0) return void 0;
  const isEarly = !isLazy && namesDefinedLater(type, at, tree);
  return isEarly ? { ...written, text: `"${written.text}"` } : written;
}
function writeOptional(type, tree, oldest) {
  return writeUnion([...splitUnion(type), "None"], tree, oldest);
}
function writeUnion(members, tree, oldest) {
  const plain2 = members.filter((member) => member !== "None");
  const isOptional = plain2.length < members.length;
  const known = optionalName(tree);
  const usesOptional = known !== void 0 && tree.root().text().includes(`${known}[`);
  if (hasUnionSyntax(tree, oldest) && !(usesOptional && isOptional && plain2.length === 1))
    return { text: [...plain2, ...isOptional ? ["None"] : []].join(" | "), imports: [] };
  const imports = [];
  const named2 = (name3) => {
    const bound = typingName(tree, name3);
    if (bound === void 0) imports.push({ module: "typing", name: name3 });
    return bound ?? name3;
  };
  if (plain2.some((member) => member.includes("|"))) return void 0;
  const [only2] = plain2;
  const inner2 = plain2.length === 1 && only2 !== void 0 ? only2 : `${named2("Union")}[${plain2.join(", ")}]`;
  return { text: isOptional ? `${named2("Optional")}[${inner2}]` : inner2, imports };
}
function splitUnion(type) {
  const members = [];
  let depth2 = 0;
  let start2 = 0;
  for (let i = 0; i <= type.length; i++) {
    const char = type[i];
    if (char === "[" || char === "(") depth2++;
    else if (char === "]" || char === ")") depth2--;
    else if (i === type.length || char === "|" && depth2 === 0) {
      members.push(type.slice(start2, i).trim());
      start2 = i + 1;
    }
  }
  return members.filter((member) => member !== "");
}
function namesDefinedLater(type, at, tree) {
  const names = new Set(type.match(/[A-Za-z_]\w*/g) ?? []);
  const start2 = span(at).start;
  return tree.root().findAll({ rule: { kind: "class_definition" } }).some((definition2) => {
    if (!names.has(definition2.field("name")?.text() ?? "")) return false;
    return span(definition2).start > start2 || enclosing(at, "class_definition")?.id() === definition2.id();
  });
}

// healers/code/annotate-parameter/callers.ts
var mostCallers = 12;
var mostAsked = 2;
async function typeByCallers(fn, parameter, path2, context) {
  const { name: name3 } = fn;
  const isNested = enclosing(fn.node, "function_definition") !== void 0;
  const isPrivate2 = /^_[a-z\d]/i.test(name3) || /^__\w+(?<!__)$/.test(name3);
  if (!(isPrivate2 || isNested) || fn.decorators.length > 0)
    return { doubt: `${name3} may be called from outside of this package: who calls it here tells no type for certain` };
  const elsewhere = await findElsewhere(name3, path2, context);
  if (elsewhere !== void 0) return { doubt: `${elsewhere} names ${name3} too` };
  const root = parse(path2, context.text).root();
  if (isNamedInText(root, name3)) return { doubt: `${name3} stands in a text: it may be called by its name` };
  const values = parameter.fallback === void 0 ? [] : [parameter.fallback];
  const uses2 = descendants(root, "identifier").filter((node) => node.text() === name3 && !isSame(node, fn.nameNode));
  const passed2 = uses2.map((use) => argumentAt(use, fn, parameter));
  for (const value of passed2) {
    if (value === "unclear") return { doubt: `${name3} is handed on, or not called with plain arguments` };
    if (value !== void 0) values.push(value);
  }
  const told = values.filter((value) => !(value.text() === parameter.name.text() && isInside(value, fn.node)));
  if (passed2.length === 0 || told.length === 0) return { doubt: `nobody passes ${parameter.name.text()} to ${name3}` };
  if (told.length > mostCallers) return { doubt: `${name3} has more than ${mostCallers} callers` };
  const unsaid = told.filter((value) => literalTypeOf(value) === void 0);
  if (unsaid.length > mostAsked)
    return { doubt: `${unsaid.length} callers pass what would have to be looked up as ${parameter.name.text()}` };
  const types = await Promise.all(told.map((value) => typeOf(value, path2, context)));
  const members = new Set(types.flatMap((type) => type === void 0 ? ["?"] : type.split(" | ")));
  if (members.has("float")) members.delete("int");
  const plain2 = [...members].filter((member) => member !== "None");
  const [only2] = plain2;
  if (members.has("?") || only2 === void 0 || plain2.length > 1)
    return { doubt: `who calls ${name3} passes no one type as ${parameter.name.text()}` };
  return { type: members.has("None") ? `${only2} | None` : only2 };
}
async function typeOf(value, path2, context) {
  const literal = literalTypeOf(value);
  if (literal !== void 0) return literal;
  const { start: start2, end } = span(value);
  return context.types.typeOf(path2, start2, end);
}
function argumentAt(use, fn, parameter) {
  const member = use.parent();
  const isMember = member?.is("attribute") === true && isSame(member.field("attribute"), use);
  if (fn.owner !== void 0 && !isMember) return "unclear";
  const callee = isMember ? member : use;
  const call = callee.parent();
  if (call?.is("call") !== true || !isSame(call.field("function"), callee)) return "unclear";
  if (isMember && !/^(self|cls)$/.test(member.field("object")?.text() ?? "")) return "unclear";
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return "unclear";
  const named2 = args.find((arg) => arg.name === parameter.name.text());
  if (named2) return named2.value;
  const index = parameter.index - (fn.owner === void 0 ? 0 : 1);
  const positional = args.filter((arg) => arg.name === void 0)[index];
  if (positional && !parameter.isKeywordOnly) return positional.value;
  return parameter.fallback === void 0 ? "unclear" : void 0;
}
async function findElsewhere(name3, path2, context) {
  const word = new RegExp(`\\b${escapeRegExp(name3)}\\b`);
  for (const file of context.files) {
    if (file === path2 || !/\.pyi?$/.test(file)) continue;
    if (word.test(await context.read(file) ?? "")) return file;
  }
  return void 0;
}

// healers/code/annotate-parameter/truth.ts
function isOnlyAsked(fn, name3) {
  const reads = readsOf(fn.body, name3);
  return reads.length > 0 && bindingsOf(fn.body, name3).length === 0 && reads.every(isCondition);
}
function isCondition(node) {
  const parent = node.parent();
  if (parent === null) return false;
  if (parent.is("not_operator")) return true;
  if (parent.is("parenthesized_expression") || parent.is("boolean_operator")) return isCondition(parent);
  if (parent.is("conditional_expression")) return isSame(parent.namedChildren()[1], node);
  const isBranch = parent.is("if_statement") || parent.is("elif_clause") || parent.is("while_statement");
  return isBranch && isSame(parent.field("condition"), node);
}

// healers/code/annotate-parameter/index.ts
var healer2 = {
  name: "annotate-parameter",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/ANN001"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const at = nodeAt2(tree, start2, end);
    const fn = functionAround(at);
    const parameter = fn && parameterAt(fn, at);
    if (!fn || !parameter) return { leftAlone: "no parameter without a type stands here" };
    const type = await typeFor(fn, parameter, path2, context);
    if ("doubt" in type) return { leftAlone: type.doubt };
    const missing = missingNames(tree, type.imports ?? []);
    if (missing === void 0) return { leftAlone: `a name of ${type.type} means something else in this file` };
    const written = writeType(type.type, fn.node, tree, await oldestPython((file) => context.read(file)));
    if (written === void 0)
      return { leftAlone: `${type.type} cannot be written for the oldest Python of this package` };
    const imports = [...missing, ...written.imports].map(
      (wanted) => addImport(path2, context.text, tree, wanted, () => false)
    );
    const { name: name3, fallback } = parameter;
    const edit = fallback === void 0 ? { path: path2, start: span(name3).end, end: span(name3).end, text: `: ${written.text}` } : { path: path2, start: span(name3).end, end: span(fallback).start, text: `: ${written.text} = ` };
    return {
      change: { edits: [...imports, edit] },
      summary: `State that ${name3.text()} of ${fn.name} is ${written.text}`
    };
  }
};
function parameterAt(fn, at) {
  const all = fn.parameters.namedChildren().filter((node2) => !node2.is("comment"));
  const index = all.findIndex((node2) => span(node2).start <= span(at).start && span(at).end <= span(node2).end);
  const node = all[index];
  const isKeywordOnly = all.slice(0, index).some((it) => it.is("keyword_separator") || it.is("list_splat_pattern"));
  if (node?.is("identifier") === true) return { name: node, fallback: void 0, index, isKeywordOnly };
  const name3 = node?.is("default_parameter") === true ? node.field("name") : null;
  const fallback = node?.field("value");
  const isPlain2 = name3?.is("identifier") === true && fallback != null && !node?.text().includes("#");
  return isPlain2 && name3 ? { name: name3, fallback, index, isKeywordOnly } : void 0;
}
async function typeFor(fn, parameter, path2, context) {
  const special2 = fn.owner !== void 0 && !fn.decorators.includes("staticmethod") && specialMethods[fn.name];
  if (special2 && parameter.fallback === void 0) {
    const told = special2[parameter.index - 1];
    if (told === anything && !isAskedFirst(fn, parameter.name.text()))
      return { doubt: `${fn.name} uses ${parameter.name.text()} before it asks what it is` };
    return told ?? { doubt: `what ${parameter.name.text()} of ${fn.name} is depends on the class` };
  }
  const { fallback, name: name3 } = parameter;
  if (fallback && /^(true|false)$/.test(String(fallback.kind())) && isOnlyAsked(fn, name3.text()))
    return { type: "bool" };
  return typeByCallers(fn, parameter, path2, context);
}
function isAskedFirst(fn, name3) {
  const used = readsOf(fn.body, name3).find((read) => read.parent()?.is("comparison_operator") !== true);
  return used === void 0 || used.parent()?.parent()?.field("function")?.text() === "isinstance";
}
var text = { type: "str" };
var anything = { type: "object" };
var exit = [
  { type: "type[BaseException] | None" },
  { type: "BaseException | None" },
  { type: "TracebackType | None", imports: [{ module: "types", name: "TracebackType" }] }
];
var specialMethods = {
  __eq__: [anything],
  __ne__: [anything],
  __exit__: exit,
  __aexit__: exit,
  __getattr__: [text],
  __getattribute__: [text],
  __setattr__: [text, void 0],
  __delattr__: [text],
  __format__: [text],
  __set_name__: [{ type: "type" }, text]
};
function missingNames(tree, wanted) {
  const missing = [];
  for (const one of wanted) {
    const own = importsOf(tree).filter((item) => item.names.some(({ bound }) => bound === one.name));
    const isThere = own.some((item) => item.module === one.module && item.where === "module");
    if (!isThere && (own.length > 0 || bindingsOf(tree.root(), one.name ?? "").length > 0)) return void 0;
    if (!isThere) missing.push(one);
  }
  return missing;
}

// healers/code/annotate-return/index.ts
var healer3 = {
  name: "annotate-return",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/ANN201", "ruff/ANN202", "ruff/ANN204", "ruff/ANN205", "ruff/ANN206", "mypy/no-untyped-def"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2, line } = finding.place;
    const tree = parse(path2, context.text);
    const fn = functionsOf(tree).find(
      (it) => it.node.range().start.line + 1 <= line && line <= it.body.range().start.line + 1 && headHolds(it, line)
    );
    if (fn === void 0) return { leftAlone: "no function starts here" };
    if (fn.returnType !== void 0) return { leftAlone: "the function has a return type" };
    if (finding.rule === "mypy/no-untyped-def" && !/return type/.test(finding.message))
      return { leftAlone: "parameters lack types, which nothing here tells" };
    const oldest = await oldestPython((file) => context.read(file));
    const type = await typeFor2(fn, path2, context);
    const own = "doubt" in type && isFluent(fn) ? writeSelf(tree, oldest) : void 0;
    if ("doubt" in type && own === void 0) return { leftAlone: type.doubt };
    const written = own ?? ("type" in type ? writeType(type.type, fn.node, tree, oldest) : void 0);
    if (written === void 0) return { leftAlone: "its type cannot be written for the oldest Python of this package" };
    const at = span(fn.parameters).end;
    const edits = [{ path: path2, start: at, end: at, text: ` -> ${written.text}` }];
    const imports = written.imports.map((wanted) => addImport(path2, context.text, tree, wanted, () => false));
    return { change: { edits: [...imports, ...edits] }, summary: `State that ${fn.name} returns ${written.text}` };
  }
};
function headHolds(fn, line) {
  return line <= fn.parameters.range().end.line + 1;
}
async function typeFor2(fn, path2, context) {
  const isInit = ["__init__", "__init_subclass__", "__post_init__", "__set_name__", "__del__"].includes(fn.name);
  if (isInit && fn.owner !== void 0) {
    const isPlain2 = !isGenerator(fn) && returnsOf(fn).every((statement2) => returnedValue(statement2) === void 0);
    return isPlain2 ? { type: "None" } : { doubt: `${fn.name} returns a value` };
  }
  if (isUnfinished(fn)) return { doubt: "the body is a placeholder: what it should return is not known" };
  const types = await context.types.returnTypes(path2);
  const type = types.get(fn.node.range().start.line + 1);
  if (type === void 0) return { doubt: "the type checker cannot tell the return type" };
  if (fn.owner !== void 0 && !fn.name.startsWith("__") && await isDefinedElsewhere(fn, path2, context, type))
    return { doubt: `another class defines ${fn.name} too, and may return more than ${type}` };
  return { type };
}
function isFluent(fn) {
  const [self] = fn.parameters.namedChildren();
  const returns = returnsOf(fn);
  if (fn.owner === void 0 || fn.decorators.length > 0 || isGenerator(fn) || !endsByLeaving(fn.body)) return false;
  if (self?.text() !== "self" || bindingsOf(fn.body, "self").length > 0) return false;
  return returns.length > 0 && returns.every((statement2) => returnedValue(statement2)?.text() === "self");
}
function writeSelf(tree, oldest) {
  const known = importsOf(tree).find(
    ({ module, where, names }) => where === "module" && /^typing(_extensions)?$/.test(module) && names.some(({ name: name3 }) => name3 === "Self")
  );
  const bound = known?.names.find(({ name: name3 }) => name3 === "Self")?.bound ?? typingName(tree, "Self");
  const isMeant = known !== void 0 || (oldest ?? 9) >= 11 && bindingsOf(tree.root(), "Self").length === 0;
  if (!isMeant) return void 0;
  return { text: bound ?? "Self", imports: bound === void 0 ? [{ module: "typing", name: "Self" }] : [] };
}
function isUnfinished(fn) {
  if (fn.decorators.some((decorator) => /(^|\.)(abstractmethod|overload)\b/.test(decorator))) return true;
  const statements2 = fn.body.children().filter((node) => node.isNamed() && !node.is("comment"));
  return statements2.every(
    (node) => node.is("pass_statement") || node.is("expression_statement") && /^(string|ellipsis)$/.test(String(node.children()[0]?.kind())) || node.is("raise_statement") && node.text().includes("NotImplemented")
  );
}
async function isDefinedElsewhere(fn, path2, context, type) {
  if (type !== "None") return false;
  const definition2 = new RegExp(`^[ \\t]+(?:async[ \\t]+)?def[ \\t]+${fn.name}[ \\t]*\\(`, "gm");
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text3 = (file === path2 ? context.text : await context.read(file)) ?? "";
    if (text3.includes(fn.name) && [...text3.matchAll(definition2)].length > (file === path2 ? 1 : 0)) return true;
  }
  return false;
}

// healers/code/await-coroutine/used.ts
var coroutine = String.raw`["']Coroutine(?:Type)?\[`;
var messages = [
  new RegExp(`^Cannot access attribute "\\w+" for class ${coroutine}`),
  new RegExp(`^"__\\w+__" method not defined on type ${coroutine}`),
  new RegExp(`^${coroutine}[^\\n]*["'] (is not iterable|has no attribute)`),
  new RegExp(`^Argument of type ${coroutine}(?!.* parameter "[^"]*" of type "[^"]*(?:Coroutine|Awaitable))`, "s"),
  new RegExp(`^Argument .* has incompatible type ${coroutine}(?!.*expected "[^"]*(?:Coroutine|Awaitable))`, "s"),
  new RegExp(`^Value of type ${coroutine}[^\\n]*["'] is not indexable`)
];
function isAboutCoroutine(message) {
  return messages.some((pattern) => pattern.test(message));
}
function usedPart(node, start2) {
  const parent = node.parent();
  if (parent?.is("attribute") === true && isSame(parent.field("attribute"), node))
    return parent.field("object") ?? node;
  if (node.is("attribute") && span(node).start === start2) return node.field("object") ?? node;
  if (node.is("subscript") && span(node).start === start2) return node.field("value") ?? node;
  return node;
}
function sourceOf(node, text3) {
  if (node.is("call")) return node.parent()?.is("await") === true ? void 0 : node;
  const fn = node.is("identifier") ? functionAround(node) : void 0;
  if (fn === void 0) return void 0;
  const name3 = node.text();
  const [binding, ...others2] = bindingsOf(fn.node, name3);
  const assignment = binding === void 0 ? void 0 : enclosing(binding, "assignment");
  const value = assignment?.field("right");
  if (others2.length > 0 || value?.is("call") !== true || !isSame(assignment?.field("left"), binding)) return void 0;
  const isHandedOn = readsOf(fn.body, name3).some((read) => {
    const parent = read.parent();
    if (parent?.is("await") === true || parent?.is("return_statement") === true) return true;
    const call = parent?.is("argument_list") === true ? parent.parent() : void 0;
    return /(gather|wait|wait_for|create_task|ensure_future|run|shield|start_soon|append|add)$/.test(
      call?.field("function")?.text() ?? ""
    );
  });
  return isHandedOn || text3 === "" ? void 0 : value;
}

// healers/code/await-coroutine/index.ts
var healer4 = {
  name: "await-coroutine",
  kind: "code",
  languages: ["python"],
  rules: [
    "pyright/reportUnusedCoroutine",
    "pyright/reportAttributeAccessIssue",
    "pyright/reportArgumentType",
    "pyright/reportGeneralTypeIssues",
    "pyright/reportIndexIssue",
    "mypy/unused-coroutine",
    "mypy/attr-defined",
    "mypy/arg-type",
    "mypy/index"
  ],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const node = nodeAt2(tree, start2, end);
    const isThrownAway = /unused-?coroutine/i.test(finding.rule);
    if (!isThrownAway && !isAboutCoroutine(finding.message)) return { leftAlone: "the error is not about a coroutine" };
    const call = isThrownAway ? thrownAway(node) : sourceOf(usedPart(node, start2), context.text);
    if (call === void 0)
      return {
        leftAlone: isThrownAway ? "the coroutine is not a statement of its own" : "the call that makes the coroutine is not found, or what it makes is used in other ways too"
      };
    const fn = functionAround(call);
    const scope = enclosing(call, "function_definition", "lambda", "generator_expression");
    if (fn?.isAsync !== true || scope?.is("function_definition") !== true)
      return {
        leftAlone: "only an async function can await: make the caller async, or run the coroutine with asyncio.run"
      };
    return {
      change: { edits: awaiting(call, path2) },
      summary: `Await \`${(call.field("function")?.text() ?? "").slice(0, 60)}\`, which never ran`
    };
  }
};
function thrownAway(node) {
  const statement2 = statementOf(node);
  const call = statement2?.is("expression_statement") === true ? statement2.children()[0] : void 0;
  return call?.is("call") === true ? call : void 0;
}
function awaiting(call, path2) {
  const { start: start2, end } = span(call);
  const parent = call.parent();
  const isInner = parent?.is("attribute") === true && parent.field("object")?.id() === call.id() || parent?.is("subscript") === true && parent.field("value")?.id() === call.id() || parent?.is("call") === true && parent.field("function")?.id() === call.id();
  if (!isInner) return [{ path: path2, start: start2, end: start2, text: "await " }];
  return [{ path: path2, start: start2, end, text: `(await ${call.text()})` }];
}

// src/syntax/python/loop-invariant.ts
function hoistTarget(expression, allowed) {
  if (!isSteady(expression, allowed)) return void 0;
  const names = namesRead(expression);
  let target;
  for (const loop of loopsAround(expression)) {
    const changed = namesBound(loop);
    if ([...names].some((name3) => changed.has(name3))) break;
    const statement2 = statementOf(loop);
    if (statement2 === void 0) break;
    const around = isSame(statement2, loop) ? /* @__PURE__ */ new Set() : namesBound(statement2);
    if ([...names].some((name3) => around.has(name3))) break;
    target = statement2;
  }
  return target;
}
var steadyKinds = /^(?:string|concatenated_string|string_start|string_content|string_end|interpolation|escape_sequence|escape_interpolation|type_conversion|format_specifier|identifier|attribute|call|argument_list|keyword_argument|binary_operator|integer|true|false|none|parenthesized_expression)$/;
function isSteady(expression, allowed) {
  const imported = readImportedNames(expression.getRoot());
  const all = expression.findAll({ rule: { any: [{ regex: "[\\s\\S]*" }] } }).filter((node) => node.isNamed());
  return all.every((node) => {
    if (!steadyKinds.test(String(node.kind()))) return false;
    if (node.is("call")) return allowed.test(readDotted(node.field("function")) ?? "");
    if (node.is("attribute")) {
      const head = readDotted(node)?.split(".")[0];
      const isMethod = isSame(node.parent()?.field("function"), node);
      return head !== void 0 && (imported.has(head) || isMethod && allowed.test(readDotted(node) ?? ""));
    }
    return true;
  });
}
function insertionAbove(text3, statement2) {
  let at = lineStart(text3, span(statement2).start);
  const indent = text3.slice(at, span(statement2).start);
  while (at > 0) {
    const above = lineStart(text3, at - 1);
    if (above >= at || !text3.slice(above, at).startsWith(`${indent}#`)) break;
    if (/^#!|coding[:=]/.test(text3.slice(above, at))) break;
    at = above;
  }
  return at;
}

// healers/code/batch-query/index.ts
var healer5 = {
  name: "batch-query",
  kind: "code",
  languages: ["python"],
  rules: ["heal/n-plus-one"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const query = findQueriesInLoops(tree).find(({ call }) => span(call).start < end && start2 < span(call).end);
    if (query === void 0) return { leftAlone: "The query of the loop is not written out here." };
    const plain2 = readPlainQuery(query);
    if (typeof plain2 === "string") return { leftAlone: plain2 };
    if (!await isSqlite(tree, context)) return { leftAlone: "Only queries of sqlite3 are put together." };
    const edits = plan(path2, text3, tree, query, plain2);
    if (typeof edits === "string") return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: "Ask the database once, before the loop" };
  }
};
function readPlainQuery(query) {
  const answer = readAnswer2(query.call);
  if (answer === void 0) return "The answer of the query is used in another way than `.fetchone()[0]`.";
  if (!isAggregate(query.sql))
    return "The query may find no row, or several: their order and absence would have to be kept.";
  const [parameter] = query.parameters;
  const clause = query.loop.is("for_statement") ? query.loop : query.loop.namedChildren().find((it) => it.is("for_in_clause"));
  const target = clause?.field("left");
  const keys = clause?.field("right");
  if (query.parameters.length !== 1 || parameter?.is("identifier") !== true)
    return "The query depends on more than one value.";
  if (target?.is("identifier") !== true || target.text() !== parameter.text())
    return "The loop does not go through the keys themselves.";
  if (keys?.is("identifier") !== true) return "What the loop goes through has no name.";
  if (!query.loop.is("for_statement") && query.loop.namedChildren().filter((it) => it.is("for_in_clause")).length > 1) {
    return "The comprehension has several loops.";
  }
  if (!isListOfKeys(keys))
    return `It is not known that \`${keys.text()}\` is a list of numbers or texts that can be read twice.`;
  const connection = readDotted(query.call.field("function")?.field("object") ?? null);
  const statement2 = statementOf(query.loop);
  if (connection === void 0 || statement2 === void 0) return "The database is not reached through a name.";
  const bound = namesBound(query.loop.is("for_statement") ? query.loop.field("body") ?? query.loop : query.loop);
  const isKeyBound = query.loop.is("for_statement") && bound.has(parameter.text());
  if (isKeyBound || bound.has(keys.text()) || bound.has(connection.split(".")[0] ?? ""))
    return "The loop changes what the query needs.";
  const other = findOtherAction(query.loop, query.call, answer);
  if (other !== void 0) return `\`${other}\` in the loop may change what the query finds.`;
  return { answer, connection, key: parameter.text(), keys, statement: statement2 };
}
function readAnswer2(call) {
  const fetch = call.parent();
  const fetched = fetch?.parent();
  const item = fetched?.parent();
  const isFetch = fetch?.is("attribute") === true && fetch.field("attribute")?.text() === "fetchone" && fetched?.is("call") === true;
  if (!isFetch || item?.is("subscript") !== true || !isSame(item.field("value"), fetched)) return void 0;
  return item.field("subscript")?.text() === "0" ? item : void 0;
}
function isAggregate(sql) {
  const columns = /^\s*select\s+([\s\S]*?)\s+from\s/i.exec(sql)?.[1] ?? "";
  const outer = sql.replace(/'[^']*'/g, "''");
  if (/\b(?:group\s+by|union|intersect|except|having|limit|offset|over)\b/i.test(outer) || outer.includes(";"))
    return false;
  const aggregate2 = /^(?:count\s*\(\s*(?:\*|(?:distinct\s+)?[\w."]+)\s*\)|(?:sum|total|avg|min|max)\s*\(\s*(?:distinct\s+)?[\w.\s*+"-]+\))(?:\s+as\s+\w+)?$/i;
  return aggregate2.test(columns) && (outer.match(/\?/g)?.length ?? 0) === 1 && !/[:@$]\w/.test(outer);
}
function isListOfKeys(keys) {
  const scope = scopeOf(keys);
  const [binding, ...more] = bindingsOf(scope, keys.text());
  const holder = binding?.parent();
  if (!holder || more.length > 0) return false;
  const type = holder.field("type")?.text() ?? typeOfParameter(holder);
  return /^(?:(?:list|List|Sequence|Collection|typing\.List|set|frozenset)\[(?:int|str)\]|(?:tuple|Tuple)\[(?:int|str), \.\.\.\])$/.test(
    type ?? ""
  );
}
function typeOfParameter(holder) {
  return holder.is("typed_parameter") ? holder.field("type")?.text() : void 0;
}
var pure = /^(?:len|int|str|float|bool|abs|round|min|max|sum|sorted|list|dict|set|tuple|range|enumerate|zip|print|isinstance|\w+\.(?:append|add|get|items|keys|values|setdefault|extend|update|format|join|strip|lower|upper))$/;
function findOtherAction(loop, call, answer) {
  const body = loop.is("for_statement") ? loop.field("body") ?? loop : loop;
  const calls = descendants(body, "call").filter((it) => !isInside(it, answer) && !isSame(it, call));
  const other = calls.find((it) => !pure.test(readDotted(it.field("function")) ?? "") && !isInside(call, it));
  const around = calls.find(
    (it) => isInside(call, it) && !pure.test(readDotted(it.field("function")) ?? "") && !isInside(it, answer)
  );
  const odd = descendants(
    body,
    "await",
    "yield",
    "with_statement",
    "try_statement",
    "return_statement",
    "break_statement"
  )[0];
  return (other ?? around ?? odd)?.text().split("\n")[0]?.slice(0, 60);
}
async function isSqlite(tree, context) {
  const here = [...readImportedNames(tree).values()];
  if (here.some((name3) => /^(?:psycopg2?|pymysql|MySQLdb|mysql|sqlalchemy|django|asyncpg|aiosqlite)\b/.test(name3)))
    return false;
  if (here.some((name3) => /^sqlite3\b/.test(name3))) return true;
  let found2 = false;
  for (const file of context.files.filter((it) => it.endsWith(".py")).slice(0, 2e3)) {
    const text3 = await context.read(file) ?? "";
    if (/^\s*(?:import|from)\s+(?:psycopg2?|pymysql|MySQLdb|mysql|sqlalchemy|django|asyncpg|aiosqlite)\b/m.test(text3))
      return false;
    found2 ||= /^\s*(?:import|from)\s+sqlite3\b/m.test(text3);
  }
  return found2;
}
function plan(path2, text3, tree, query, plain2) {
  const built = readBuiltString(query.sqlNode);
  const [token, ...more] = built?.tokens ?? [];
  if (token === void 0 || more.some((it) => quoteOf2(it) !== quoteOf2(token)) || built?.tokens.some((it) => prefixOf(it) !== "")) {
    return "The parts of the query are written in different ways.";
  }
  if (query.sql.includes("\\")) return "The query holds a backslash.";
  const { start: start2 } = span(plain2.statement);
  const indent = indentationAt(text3, start2);
  if (lineStart(text3, start2) + indent.length !== start2) return "Other statements share the first line of the loop.";
  if (plain2.answer.find({ rule: { kind: "comment" } }) !== null) return "A comment stands inside the query.";
  const json = needImport(path2, text3, tree, { module: "json" });
  if (json === void 0) return "The file uses the name `json` for something else.";
  const found2 = freeName2(tree.root(), "found");
  const wanted = ["wanted", "wanted_key"].find((name3) => !new RegExp(`\\b${name3}\\b`, "i").test(query.sql));
  if (wanted === void 0) return "The names of the query are taken.";
  const quote2 = quoteOf2(token);
  const scalar = bindKey(query.sql, `${wanted}.value`);
  const step = indentationStep(text3);
  const end = lineEnding(text3);
  const isReadable = identifiersOf(scopeOf(plain2.keys), plain2.keys.text()).some(
    (node) => roleOf(node) === "bind" && /^(?:list|List|tuple|Tuple)\b/.test(node.parent()?.field("type")?.text() ?? "")
  );
  const keys = isReadable ? plain2.keys.text() : `list(${plain2.keys.text()})`;
  const head = `SELECT ${wanted}.value, (${scalar})`;
  const tail = ` FROM json_each(?) AS ${wanted}`;
  const lines = [
    `${indent}${found2} = dict(`,
    `${indent}${step}${plain2.connection}.execute(`,
    `${indent}${step}${step}${quote2}${head}${quote2}`,
    `${indent}${step}${step}${quote2}${tail}${quote2},`,
    `${indent}${step}${step}(${json.local}.dumps(${keys}),),`,
    `${indent}${step})`,
    `${indent})`
  ];
  const at = insertionAbove(text3, plain2.statement);
  return [
    { path: path2, start: at, end: at, text: lines.map((line) => line + end).join("") },
    { path: path2, ...span(plain2.answer), text: `${found2}[${plain2.key}]` },
    ...json.edits
  ];
}
function bindKey(sql, value) {
  let isQuoted = false;
  let result = "";
  for (const char of sql.trim()) {
    if (char === "'") isQuoted = !isQuoted;
    result += char === "?" && !isQuoted ? value : char;
  }
  return result;
}

// src/syntax/python/import-effects.ts
async function effectOfImport(path2, statement2, name3, imports, context) {
  const module = statement2.kind === "import" ? name3.name : statement2.module;
  const head = module.split(".")[0] ?? "";
  if (isImportedForEffect(head))
    return { mayAct: true, reason: `${module} is imported for what it does when it is loaded` };
  const others2 = imports.filter((other) => other.node.id() !== statement2.node.id() && other.where === "module");
  const staysLoaded = others2.some(
    (other) => other.kind === "import" ? other.names.some((it) => it.name === module) : other.module === module
  );
  if (staysLoaded && statement2.kind === "import") return { mayAct: false };
  const files2 = new Set(context.files);
  const own = resolveModule(path2, module, files2);
  const inner2 = statement2.kind === "from" ? resolveModule(path2, `${module}${module.endsWith(".") ? "" : "."}${name3.name}`, files2) : void 0;
  for (const file of /* @__PURE__ */ new Set([staysLoaded ? void 0 : own, inner2])) {
    if (file === void 0) continue;
    const act = firstAct(file, await context.read(file) ?? "");
    if (act !== void 0) return { mayAct: true, reason: `${file} does something when it is loaded: \`${act}\`` };
  }
  if (own === void 0 && inner2 === void 0 && !standardModules.has(head) && statement2.kind === "import" && module.includes("."))
    return {
      mayAct: true,
      reason: `${module} is a part of a library, and may be imported so that it registers itself`
    };
  return { mayAct: false };
}
var quietDecorators = /^@\s*(dataclass|dataclasses\.|attr|attrs|define|functools\.|wraps|lru_cache|cache\b|total_ordering|contextmanager|contextlib\.|asynccontextmanager|abstractmethod|abc\.|overload|typing\.|final|runtime_checkable|enum\.|unique|staticmethod|classmethod|property)/;
var actingCalls = /(^|[._])(register|connect|subscribe|install|setup|patch|init|configure|add|append|update|run|start)\w*$/i;
function firstAct(path2, text3) {
  const act = parse(path2, text3).root().children().find(acts);
  return act?.text().split("\n")[0]?.slice(0, 80);
}
function acts(node) {
  switch (String(node.kind())) {
    case "comment":
    case "import_statement":
    case "import_from_statement":
    case "future_import_statement":
    case "function_definition":
    case "pass_statement":
    case "type_alias_statement":
      return false;
    case "class_definition":
      return !hasQuietBases(node);
    case "decorated_definition":
      return !node.children().every((child) => !child.is("decorator") || quietDecorators.test(child.text())) || acts(node.field("definition") ?? node);
    case "expression_statement": {
      const [inner2] = node.children();
      if (inner2 === void 0 || inner2.is("string") || inner2.is("ellipsis")) return false;
      if (!inner2.is("assignment")) return true;
      const target = inner2.field("left");
      return target?.is("identifier") !== true && target?.is("pattern_list") !== true ? true : callsOut(inner2);
    }
    case "if_statement": {
      const condition = node.field("condition")?.text() ?? "";
      if (/TYPE_CHECKING$/.test(condition) || /^__name__\s*==/.test(condition)) return false;
      return (node.field("consequence")?.children() ?? []).some(acts) || node.fieldChildren("alternative").some(actsInside);
    }
    case "try_statement":
      return actsInside(node);
    default:
      return node.isNamed();
  }
}
function actsInside(node) {
  return node.children().flatMap(
    (child) => child.is("block") ? child.children() : child.children().find((it) => it.is("block"))?.children() ?? []
  ).some(acts);
}
function callsOut(node) {
  return node.findAll({ rule: { kind: "call" } }).some((call) => actingCalls.test(call.field("function")?.text().replace(/\s+/g, "") ?? ""));
}
function hasQuietBases(definition2) {
  const root = definition2.getRoot().root();
  const bases = definition2.field("superclasses")?.children().filter((child) => child.isNamed()) ?? [];
  return bases.every((base) => {
    if (base.is("comment")) return true;
    const head = /^\w+/.exec(base.text())?.[0] ?? "";
    if (base.is("keyword_argument") || base.is("call")) return base.text() === "metaclass=ABCMeta";
    if (builtinNames.has(head)) return true;
    const source = importsOf(root.getRoot()).find((item) => item.names.some((name3) => name3.bound === head));
    if (source === void 0)
      return root.has({ rule: { kind: "class_definition", has: { field: "name", regex: `^${head}$` } } });
    const module = source.kind === "import" ? source.names.find((name3) => name3.bound === head)?.name ?? "" : source.module;
    return standardModules.has(module.split(".")[0] ?? "");
  });
}

// src/syntax/python/users-elsewhere.ts
async function usersElsewhere(path2, name3, context) {
  const files2 = new Set(context.files);
  const module = moduleName(path2, files2).split(".").at(-1) ?? "";
  const attribute = new RegExp(`(?<!\\w)${escapeRegExp(module)}\\.${escapeRegExp(name3)}(?!\\w)`);
  const imports = new RegExp(
    `from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+(?:\\([^)]*|[^\\n(]*)\\b${escapeRegExp(name3)}\\b`,
    "g"
  );
  for (const other of context.files) {
    if (other === path2 || !/\.pyi?$/.test(other)) continue;
    const text3 = await context.read(other);
    if (text3 === void 0 || !text3.includes(name3) || !text3.includes(module)) continue;
    if (attribute.test(text3)) return other;
    for (const [, from = ""] of text3.matchAll(imports)) if (resolveModule(other, from, files2) === path2) return other;
  }
  return void 0;
}

// healers/code/break-import-cycle/needs.ts
function needsOf(tree, statement2) {
  const root = tree.root();
  const isLazy = hasFutureAnnotations(tree);
  const functions = /* @__PURE__ */ new Map();
  const forTypes = /* @__PURE__ */ new Set();
  for (const { bound } of statement2.names) {
    const quoted3 = quotedAnnotationsWith(root, bound);
    if (quoted3.length > 0) forTypes.add(bound);
    else if (isNamedInText(root, bound) && /#\s*type:/.test(root.text())) forTypes.add(bound);
    if (bindingsOf(root, bound).length > 0) return { doubt: `${bound} is bound a second time in this file` };
    for (const read of readsOf(root, bound)) {
      if (isInAnnotation(read) && isLazy) {
        forTypes.add(bound);
        continue;
      }
      const fn = outermostFunction(read);
      if (fn === void 0)
        return { doubt: `line ${read.range().start.line + 1} needs ${bound} when the module is loaded` };
      const key = span(fn.body).start;
      const known = functions.get(key) ?? { ...fn, names: [] };
      if (!known.names.includes(bound)) known.names.push(bound);
      functions.set(key, known);
    }
  }
  return { functions, forTypes: [...forTypes] };
}
function outermostFunction(node) {
  const outer = node.ancestors().findLast((it) => it.is("function_definition"));
  const body = outer?.field("body");
  if (outer === void 0 || body === null || body === void 0 || !isInside(node, body)) return void 0;
  return { name: outer.field("name")?.text() ?? "", body };
}

// healers/code/break-import-cycle/index.ts
var mostFunctions = 2;
var healer6 = {
  name: "break-import-cycle",
  kind: "code",
  languages: ["python"],
  rules: ["heal/import-cycle"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2, line, endLine } = finding.place;
    const tree = parse(path2, context.text);
    const positions = new Positions(context.text);
    const from = positions.lineStart(line);
    const to = positions.nextLineStart(endLine);
    const statement2 = importsOf(tree).find(({ node }) => span(node).start < to && span(node).end > from);
    if (statement2 === void 0) return { leftAlone: "no import stands at this place" };
    const reason = await reasonToKeep(path2, statement2, context, tree);
    if (reason !== void 0) return { leftAlone: reason };
    const needs = needsOf(tree, statement2);
    if ("doubt" in needs) return { leftAlone: needs.doubt };
    const acting = needs.functions.size === 0 && needs.forTypes.length === 0 ? await effect(path2, statement2, context, tree) : void 0;
    if (acting !== void 0) return { leftAlone: acting };
    return planFor(path2, statement2, needs, context, tree);
  }
};
async function reasonToKeep(path2, statement2, context, tree) {
  if (statement2.where !== "module") return "the import does not run when the module is loaded";
  if (statement2.isWildcard) return "a wildcard import: nobody can tell which names are needed";
  if (statement2.kind === "import" && statement2.names.length > 1)
    return "the statement imports several modules: split it first";
  if (hasComment2(context.text, statement2.node)) return "a comment stands at the import and would go with it";
  if (/(^|\/)__init__\.py$/.test(path2)) return "the package offers what it imports here to its users";
  for (const name3 of statement2.names) {
    if (new RegExp(`__all__[\\s\\S]*["']${name3.bound}["']`).test(context.text))
      return `\`__all__\` offers ${name3.bound} to others`;
    const user = await usersElsewhere(path2, name3.bound, context);
    if (user !== void 0) return `${user} takes ${name3.bound} from this module`;
    if (isNamedInText(tree.root(), name3.bound) && /globals\(\)|getattr\(/.test(context.text))
      return `a string names ${name3.bound}, which may be looked up when the program runs`;
  }
  return void 0;
}
async function effect(path2, statement2, context, tree) {
  for (const name3 of statement2.names) {
    const found2 = await effectOfImport(path2, statement2, name3, importsOf(tree), context);
    if (found2.mayAct) return found2.reason;
  }
  return void 0;
}
function planFor(path2, statement2, needs, context, tree) {
  const what = statement2.kind === "import" ? statement2.names[0]?.name ?? "" : statement2.module;
  const { functions, forTypes } = needs;
  if (functions.size > mostFunctions) {
    const names = [...functions.values()].map(({ name: name3 }) => name3).join(", ");
    return {
      leftAlone: `${functions.size} functions need the import (${names}): move what both modules share into a third`
    };
  }
  const edits = [];
  for (const fn of functions.values()) {
    const edit = deferInto(path2, context.text, statement2, fn);
    if (edit === void 0) return { leftAlone: `${fn.name} is written on one line: an import does not fit in` };
    edits.push(edit);
  }
  if (forTypes.length > 0) edits.push(...importForTypes(path2, context.text, tree, statement2, forTypes));
  else edits.push(removeStatement(path2, context.text, statement2.node));
  const summary = functions.size > 0 ? `Import ${what} where it is used, so that the modules no longer need each other to load` : forTypes.length > 0 ? `Import ${what} for type checking only, since only annotations use it` : `Remove the unused import of ${what}, which closes a cycle`;
  return { change: { edits }, summary };
}
function restricted(statement2, names) {
  if (statement2.kind === "import") return statement2.node.text();
  const kept = statement2.names.filter((name3) => names.includes(name3.bound)).map((name3) => name3.node.text());
  return `from ${statement2.module} import ${kept.join(", ")}`;
}
function deferInto(path2, text3, statement2, fn) {
  const first = fn.body.children().find((node) => node.isNamed() && !node.is("comment"));
  if (first === void 0) return void 0;
  const isDocstring = first.is("expression_statement") && first.children()[0]?.is("string") === true;
  const indent = indentationAt(text3, span(first).start);
  const at = isDocstring ? nextLine(text3, span(first).end) : lineStart(text3, span(first).start);
  if (text3.slice(lineStart(text3, span(first).start), span(first).start).trim() !== "") return void 0;
  return { path: path2, start: at, end: at, text: indent + restricted(statement2, fn.names) + lineEnding(text3) };
}
function importForTypes(path2, text3, tree, statement2, names) {
  const { start: start2, end } = span(statement2.node);
  const flag = typingName(tree, "TYPE_CHECKING");
  const ending2 = lineEnding(text3);
  const guarded2 = `if ${flag ?? "TYPE_CHECKING"}:${ending2}${indentationStep(text3)}${restricted(statement2, names)}`;
  if (flag !== void 0) return [{ path: path2, start: start2, end, text: guarded2 }];
  const added = addImport(path2, text3, tree, { module: "typing", name: "TYPE_CHECKING" }, () => false);
  if (added.start > start2)
    return [{ path: path2, start: start2, end, text: `from typing import TYPE_CHECKING${ending2}${ending2}${guarded2}` }];
  if (added.start === start2) return [{ path: path2, start: start2, end, text: added.text + guarded2 }];
  return [added, { path: path2, start: start2, end, text: guarded2 }];
}

// healers/code/collect-list/loop.ts
function readLoop(node) {
  const target = node.field("left");
  const items = node.field("right");
  const body = node.field("body");
  if (!target || !items || !body || node.child(0)?.text() === "async" || node.field("alternative")) return void 0;
  const only2 = onlyStatement(body);
  const isIf = only2?.is("if_statement") === true;
  if (isIf && only2.fieldChildren("alternative").length > 0) return void 0;
  const fits2 = isIf ? only2.field("condition") ?? void 0 : void 0;
  const block = isIf ? only2.field("consequence") : null;
  const added = isIf ? block && onlyStatement(block) : only2;
  const call = added?.is("expression_statement") === true ? added.child(0) : null;
  const callee = call?.is("call") === true ? call.field("function") : null;
  if (!call || callee?.is("attribute") !== true || callee.field("attribute")?.text() !== "append") return void 0;
  const list = callee.field("object");
  const [argument, ...more] = readArguments(call);
  if (!list || !argument || more.length > 0 || argument.name !== void 0 || argument.isSplat) return void 0;
  const isPlain2 = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(list.text());
  return isPlain2 && !argument.value.is("generator_expression") ? { node, list, target, items, fits: fits2, value: argument.value } : void 0;
}
function onlyStatement(block) {
  const statements2 = block.namedChildren().filter((each) => !each.is("comment"));
  return statements2.length === 1 ? statements2[0] : void 0;
}

// healers/code/collect-list/doubts.ts
function doubtAbout({ node, list, target, items, fits: fits2, value }) {
  const scope = scopeOf(node);
  if (scope.is("module") || enclosing(node, "function_definition", "class_definition")?.is("class_definition") === true)
    return "outside of a function, what the loop names stays known behind it";
  const parts = [items, value, ...fits2 ? [fits2] : []];
  if (parts.some((part) => hasOwnFlow(part))) return "the loop waits, yields, names or defines something on its way";
  const acting = parts.map(
    (part) => /\.((?:pop|popleft|popitem|remove|discard|append|extend|insert|add|update|setdefault|write|writelines|sort|clear|fetchone|readline)\s*)\(/.exec(
      part.text()
    )?.[1]
  ).find(Boolean);
  if (acting !== void 0) return `${acting}() changes something, and that is not what one looks for in an expression`;
  const looker = parts.map((part) => /(?<![\w.])(super|locals|vars|eval|exec)\s*\(/.exec(part.text())?.[1]).find(Boolean);
  if (looker !== void 0) return `${looker}() means something else inside of a comprehension`;
  const [head = ""] = list.text().split(".");
  if ([...parts, target].some((part) => part.text() === list.text() || holds(part, list.text())))
    return `${list.text()} is looked at while it is filled`;
  const targets = target.is("identifier") ? [target] : descendants(target, "identifier");
  if (descendants(target, "attribute", "subscript").length > 0 || /[.[]/.test(target.text()))
    return "the loop sets more than variables";
  for (const { name: name3 } of targets.map((each) => ({ name: each.text() }))) {
    if (name3 === head) return `${name3} is the list and the item`;
    const known = readsOf(scope, name3).find((read) => !isInside(read, node) && !isOfAnother(read, name3, node));
    if (known) return `${name3} is read outside of the loop`;
    if (identifiersOf(scope, name3).some((each) => /^(global|nonlocal)_statement$/.test(String(each.parent()?.kind()))))
      return `${name3} belongs to more than this function`;
  }
  const tried = enclosing(node, "try_statement");
  const isSeen = tried && isInside(tried, scope) && readsOf(scope, head).some((read) => isInHandler(read, tried) || !isInside(read, tried));
  return isSeen ? `what was added before an error is seen in ${head}` : void 0;
}
function hasOwnFlow(part) {
  const kinds = ["await", "yield", "named_expression", "lambda", "list_splat"];
  return kinds.includes(String(part.kind())) || descendants(part, ...kinds).length > 0;
}
function holds(part, list) {
  return list.includes(".") ? descendants(part, "attribute").some((each) => each.text() === list || each.text().startsWith(`${list}.`)) : readsOf(part, list).length > 0;
}
function isOfAnother(read, name3, own) {
  return read.ancestors().some((outer) => {
    if (isSame(outer, own)) return false;
    const clauses = outer.is("for_statement") ? [outer] : outer.namedChildren().filter((each) => each.is("for_in_clause"));
    return clauses.some((each) => {
      const left = each.field("left");
      const right = each.field("right");
      if (right !== null && isInside(read, right)) return false;
      return left !== null && (left.text() === name3 || identifiersOf(left, name3).length > 0);
    });
  });
}
function isInHandler(read, tried) {
  return tried.namedChildren().some((part) => /^(except|except_group|finally)_clause$/.test(String(part.kind())) && isInside(read, part));
}

// healers/code/collect-list/index.ts
var longestLine = 88;
var healer7 = {
  name: "collect-list",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/PERF401"],
  // Assumes that what makes the items does not itself look at the list.
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    if (isTestFile(path2)) return { leftAlone: "tests are run to be right, not to be fast" };
    if (/(^|\/)migrations\/\d{4}_/.test(path2)) return { leftAlone: "a migration is run once, and then kept as it was" };
    const { start: start2, end } = rangeOf(finding.place, text3);
    const loops = descendants(parse(path2, text3).root(), "for_statement");
    const node = loops.findLast((each) => span(each).start < end && start2 < span(each).end);
    const loop = node && readLoop(node);
    if (!loop) return { leftAlone: "the loop does more than to add one item in each round" };
    if (restOfLine(text3, loop.node).startsWith("#") || loop.node.find({ rule: { kind: "comment" } }) !== null)
      return { leftAlone: "a comment in the loop would lose its place" };
    const doubt = doubtAbout(loop);
    if (doubt !== void 0) return { leftAlone: doubt };
    const begun = beginningOf(loop, text3);
    const written = write(loop, begun?.head, text3);
    if (written === void 0) return { leftAlone: "the list would take lines that are too long to read" };
    const edits = [{ path: path2, ...span(loop.node), text: written }];
    if (begun) edits.unshift({ path: path2, ...begun.lines, text: "" });
    const summary = begun ? "Make the list in one expression" : "Add all items at once";
    return { change: { edits }, summary };
  }
};
function beginningOf({ node, list }, text3) {
  let before = node.prev();
  while (before?.is("comment") === true) before = before.prev();
  const assignment = before?.is("expression_statement") === true ? before.child(0) : null;
  const value = assignment?.is("assignment") === true ? assignment.field("right") : null;
  if (!before || !assignment || !value || assignment.field("left")?.text() !== list.text()) return void 0;
  if (!list.is("identifier") || !/^(\[\]|list\(\))$/.test(value.text())) return void 0;
  const { start: start2, end } = span(before);
  const own = wholeLines(text3, start2, end);
  const lines = own && {
    start: own.start,
    end: own.end + (/^(?:[^\S\n]*\n)*/.exec(text3.slice(own.end))?.[0].length ?? 0)
  };
  return lines && { head: text3.slice(start2, span(value).start), lines };
}
function write({ node, list, target, items, fits: fits2, value }, head, text3) {
  const clause = `for ${target.text()} in ${wrapped(items)}`;
  const parts = [value.text(), clause, ...fits2 ? [`if ${wrapped(fits2)}`] : []];
  if (parts.some((part) => part.includes("\n"))) return void 0;
  const indent = indentationAt(text3, span(node).start);
  const [open, close] = head === void 0 ? [`${list.text()}.extend([`, "])"] : [`${head}[`, "]"];
  const flat = `${open}${parts.join(" ")}${close}`;
  if (indent.length + flat.length <= longestLine) return flat;
  const inner2 = indent + indentationStep(text3);
  if (parts.some((part) => inner2.length + part.length > longestLine)) return void 0;
  const newline = lineEnding(text3);
  return [open, ...parts.map((part) => inner2 + part), indent + close].join(newline);
}
function wrapped(node) {
  const isLoose = node.is("conditional_expression") || node.is("expression_list");
  return isLoose || node.is("tuple") && !node.text().startsWith("(") ? `(${node.text()})` : node.text();
}

// healers/code/compare-to-none/index.ts
var ownEquality = /^(sqlalchemy|sqlmodel|flask_sqlalchemy|peewee|pony|pandas|numpy|polars|pyspark|dask|xarray|google|tortoise|sympy|z3|playhouse)\b/;
var healer8 = {
  name: "compare-to-none",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/E711"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const comparison = tree.root().findAll({ rule: { kind: "comparison_operator" } }).find(
      (node) => span(node).start < end && span(node).end > start2 && node.children().some((child) => child.is("none") && span(child).start < end && span(child).end > start2)
    );
    const [left, operator, right, ...more] = comparison?.children() ?? [];
    if (comparison === void 0 || left === void 0 || operator === void 0 || right === void 0 || more.length > 0)
      return { leftAlone: "no plain comparison with None stands here" };
    if (!left.is("none") && !right.is("none")) return { leftAlone: "no side of the comparison is None" };
    const text3 = operator.text() === "==" ? "is" : operator.text() === "!=" ? "is not" : void 0;
    if (text3 === void 0) return { leftAlone: "the comparison asks for something else than equality" };
    const library = importsOf(tree).flatMap((item) => item.kind === "from" ? [item.module] : item.names.map((name3) => name3.name)).find((module) => ownEquality.test(module));
    const other = left.is("none") ? right : left;
    if (library !== void 0 && !(other.is("identifier") && isAsked(comparison)))
      return { leftAlone: `objects of ${library} may give == another meaning, as in a query` };
    if (isInQuery(comparison))
      return { leftAlone: "the comparison is an argument of a query, where == may build a condition" };
    const edit = { path: path2, ...span(operator), text: spaced(context.text, span(operator), text3) };
    return { change: { edits: [edit] }, summary: `Compare with None by \`${text3}\`` };
  }
};
function spaced(text3, operator, word) {
  const before = /\s/.test(text3[operator.start - 1] ?? "") ? "" : " ";
  const after = /\s/.test(text3[operator.end] ?? "") ? "" : " ";
  return before + word + after;
}
function isAsked(comparison) {
  const parent = comparison.parent();
  if (parent === null) return false;
  if (parent.is("not_operator") || parent.is("boolean_operator") || parent.is("parenthesized_expression"))
    return isAsked(parent);
  return /^(if_statement|elif_clause|while_statement|conditional_expression|assert_statement|if_clause)$/.test(
    String(parent.kind())
  );
}
function isInQuery(comparison) {
  return comparison.ancestors().some((node) => {
    if (node.is("subscript"))
      return node.field("value")?.text() !== void 0 && comparison.parent()?.id() === node.id();
    const callee = node.is("call") ? node.field("function")?.text() ?? "" : "";
    return /(^|\.)(filter|where|having|and_|or_|not_|exclude|join|outerjoin|on|query|select|loc|case|when)$/.test(
      callee
    );
  });
}

// src/syntax/python/purpose.ts
function wordsAround(node) {
  const names = [];
  let child = node;
  for (let at = node.parent(); at !== null; child = at, at = at.parent()) {
    switch (String(at.kind())) {
      case "assignment":
      case "augmented_assignment":
      case "named_expression": {
        const target = at.field("left") ?? at.field("name");
        if (target && span(target).end <= span(node).start) names.push(lastName(target));
        break;
      }
      case "keyword_argument":
      case "default_parameter":
      case "typed_default_parameter":
      case "function_definition":
      case "class_definition":
        names.push(at.field("name")?.text() ?? "");
        break;
      case "pair": {
        const key = at.field("key");
        if (key?.is("string") === true && key.id() !== child.id()) names.push(key.text());
        break;
      }
    }
  }
  return new Set(names.flatMap(wordsOf));
}
function lastName(target) {
  if (target.is("attribute")) return target.field("attribute")?.text() ?? "";
  if (target.is("subscript")) return target.field("subscript")?.text() ?? "";
  return target.text();
}
function smallestOverlapping(nodes, start2, end) {
  const size = (node) => span(node).end - span(node).start;
  const touching = nodes.filter((node) => span(node).start < end && start2 < span(node).end);
  return touching.toSorted((a, b) => size(a) - size(b) || span(a).start - span(b).start)[0];
}

// src/syntax/python/value-of.ts
function findValue(argument) {
  const node = unwrap2(argument);
  if (!node.is("identifier")) return { node, assigned: void 0 };
  const statement2 = statementOf(node);
  const assigned = statement2 && assignmentBefore(statement2, node.text());
  return assigned && { node: unwrap2(assigned.value), assigned };
}
function isOnlyFor(assigned, user) {
  const name3 = assigned.name.text();
  const scope = scopeOf(user);
  return bindingsOf(scope, name3).length === 1 && readsOf(scope, name3).every((read) => isInside(read, user));
}

// healers/code/contained-path/joined-path.ts
function readJoinedPath(node, names) {
  if (node.is("call")) return readJoin(node, names);
  if (node.is("binary_operator") && node.field("operator")?.text() === "/") return readSlash(node, names);
  return readText(node);
}
function readJoin(call, names) {
  if (qualify(call.field("function"), names) !== "os.path.join") return void 0;
  const args = readArguments(call);
  const [base, ...rest] = args;
  if (!base || rest.length === 0 || args.some((arg) => arg.isSplat || arg.name !== void 0)) return void 0;
  const [only2] = rest;
  return isOwnFolder(base.value) ? { base: base.value.text(), rest: rest.length === 1 ? only2?.value.text() : void 0, isPathlib: false } : void 0;
}
function readSlash(node, names) {
  const left = node.field("left");
  const right = node.field("right");
  if (!left || !right) return void 0;
  const isPath2 = left.is("call") && /^pathlib\.Path(?:\.cwd)?$/.test(qualify(left.field("function"), names) ?? "") || isOwnFolder(left) && isGivenPath(left, names);
  return isPath2 ? { base: left.text(), rest: right.text(), isPathlib: true } : void 0;
}
function readText(node) {
  const built = readBuiltString(node);
  if (built === void 0 || built.way === "plain" || built.way === "mixed" || built.way === "percent")
    return void 0;
  const [first, second, third] = built.parts;
  const values = built.parts.filter((part) => part.kind === "value");
  const folder = first?.kind === "text" ? /^(.*[^/])\/+$/.exec(first.raw)?.[1] : void 0;
  if (first?.kind === "text" && folder !== void 0 && /^[\w./ -]+$/.test(folder)) {
    const quote2 = quoteOf2(first.token)[0] ?? '"';
    return { base: quote2 + folder + quote2, rest: void 0, isPathlib: false };
  }
  const isLead = first?.kind === "value" || first?.kind === "text" && first.raw === "";
  const lead = first?.kind === "value" ? first : second?.kind === "value" ? second : void 0;
  const slash = first?.kind === "value" ? second : third;
  if (!isLead || !lead || lead.format !== "" || lead.conversion !== "" || values.length < 2) return void 0;
  if (slash?.kind !== "text" || !slash.raw.startsWith("/") || !isOwnFolder(lead.node)) return void 0;
  return { base: lead.node.text(), rest: void 0, isPathlib: false };
}
function isOwnFolder(node) {
  if (node.is("string"))
    return node.find({ rule: { kind: "interpolation" } }) === null && !/^.?["']+[./]*["']+$/.test(node.text());
  if (node.is("subscript")) return /(?:^|\.)config\[["']\w+["']\]$/.test(node.text());
  if (node.is("call"))
    return /^os\.path\.(?:dirname|abspath|realpath)\(.*__file__.*\)$|^os\.getcwd\(\)$/.test(node.text());
  const dotted = readDotted(node);
  if (dotted === void 0 || /^request\b|\brequest\./.test(dotted)) return false;
  const last = dotted.split(".").at(-1) ?? "";
  if (/^_?[A-Z][A-Z0-9_]+$/.test(last) || /^(?:self|cls|app|settings|config)\./.test(dotted)) return true;
  if (!node.is("identifier")) return false;
  const local = bindingsOf(scopeOf(node), dotted);
  const bindings = local.length > 0 ? local : bindingsOf(node.getRoot().root(), dotted);
  const [binding] = bindings;
  const value = binding?.parent()?.is("assignment") === true ? binding.parent()?.field("right") : void 0;
  return bindings.length === 1 && value !== void 0 && value !== null && span(value).start !== span(node).start && isOwnFolder(value);
}
function isGivenPath(node, names) {
  const bindings = bindingsOf(node.getRoot().root(), node.text());
  return bindings.some((binding) => {
    const value = binding.parent()?.is("assignment") === true ? binding.parent()?.field("right") : void 0;
    const called = value?.is("call") === true ? value.field("function") : null;
    return qualify(called, names) === "pathlib.Path";
  });
}

// healers/code/contained-path/index.ts
var healer9 = {
  name: "contained-path",
  kind: "code",
  languages: ["python"],
  rules: ["flow/path-traversal"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    if (finding.flow !== void 0 && finding.priority !== "P0")
      return leave("The path is named by the person who starts the program.");
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(
      findAll(tree, { kind: "call" }).filter((it) => isSink(it, start2, end)),
      start2,
      end
    );
    const argument = call && readFileArgument(call);
    if (!call || !argument) return leave("The file is not opened by a call that is written out.");
    if (takesFolders.test(call.field("function")?.text() ?? ""))
      return leave("The call takes folders too, and so the folder itself, which a check would refuse.");
    const names = readImportedNames(tree);
    const found2 = findValue(argument);
    const joined = found2 && readJoinedPath(found2.node, names);
    if (!found2 || joined === void 0)
      return leave("The folder that the file must stay in cannot be told: it is not joined to a name right here.");
    const statement2 = statementOf(call);
    if (statement2 === void 0 || !isAlwaysRun(call, statement2))
      return leave("The file is opened in the middle of an expression, where no check can stand.");
    const isFlask = qualify(call.field("function"), names) === "flask.send_file";
    if (isFlask && found2.assigned === void 0 && !joined.isPathlib && joined.rest !== void 0)
      return sendFromFolder(path2, call, argument, joined, context.text, tree);
    return insertCheck({ path: path2, argument, found: found2, joined, statement: statement2 }, context, tree);
  }
};
function leave(leftAlone) {
  return { leftAlone };
}
function isSink(call, start2, end) {
  const range = span(call);
  return range.start === start2 && range.end === end;
}
var takesFolders = /(?:^|\.)(?:listdir|scandir|walk|rmtree|iterdir|glob|rglob|copytree|rename|move|makedirs|mkdir|isdir)$/;
var ofPath = /^(?:read_text|read_bytes|write_text|write_bytes|open|unlink|touch)$/;
function readFileArgument(call) {
  const callee = call.field("function");
  const object = callee?.is("attribute") === true ? callee.field("object") : null;
  if (object && ofPath.test(callee?.field("attribute")?.text() ?? "") && !/^(?:io|os|codecs|gzip)$/.test(object.text()))
    return object;
  const [first] = readArguments(call);
  return first && !first.isSplat ? first.value : void 0;
}
function isAlwaysRun(call, statement2) {
  const between2 = enclosing(
    call,
    "lambda",
    "conditional_expression",
    "boolean_operator",
    "elif_clause",
    "while_statement"
  );
  const isWithin = between2 !== void 0 && span(between2).start >= span(statement2).start;
  const comprehension = loopsAround(call).some((loop) => !loop.is("for_statement") && !loop.is("while_statement"));
  return !isWithin && !comprehension && enclosing(call, "function_definition") !== void 0;
}
function sendFromFolder(path2, call, argument, joined, text3, tree) {
  const callee = call.field("function");
  if (callee === null) return leave("The file is not sent by a call that is written out.");
  const needed = callee.is("identifier") ? needImport(path2, text3, tree, { module: "flask", name: "send_from_directory" }) : { local: `${callee.field("object")?.text() ?? "flask"}.send_from_directory`, edits: [] };
  if (needed === void 0) return leave("The file uses the name `send_from_directory` for something else.");
  const edits = [
    { path: path2, ...span(callee), text: needed.local },
    { path: path2, ...span(argument), text: `${joined.base}, ${joined.rest ?? ""}` }
  ];
  const dropped = callee.is("identifier") ? ["send_file"] : [];
  const imports = dropUnusedImports(path2, text3, tree, dropped, edits, needed.edits);
  return { change: { edits: mergeEdits([...edits, ...imports]) }, summary: "Send files of this folder only" };
}
function insertCheck({ path: path2, argument, found: found2, joined, statement: statement2 }, context, tree) {
  const { text: text3 } = context;
  const { assigned } = found2;
  if (assigned && bindingsOf(scopeOf(argument), assigned.name.text()).length !== 1)
    return leave(`\`${assigned.name.text()}\` is given several values.`);
  const anchor = assigned?.statement ?? statement2;
  if (text3.slice(lineStart(text3, span(anchor).start), span(anchor).start).trim() !== "")
    return leave("The statement shares its line with another one.");
  const refusal = writeRefusal(path2, text3, tree);
  const os = joined.isPathlib ? { local: "", edits: [] } : needImport(path2, text3, tree, { module: "os" });
  if (refusal === void 0 || os === void 0)
    return leave("The file uses a name that the check needs for something else.");
  const name3 = assigned?.name.text() ?? freeName2(scopeOf(argument), "full_path");
  const eol = lineEnding(text3);
  const indent = indentationAt(text3, span(anchor).start);
  const resolved = joined.isPathlib ? `(${found2.node.text()}).resolve()` : `${os.local}.path.realpath(${found2.node.text()})`;
  const test = joined.isPathlib ? `not ${name3}.is_relative_to(${joined.base}.resolve())` : `not ${name3}.startswith(${os.local}.path.realpath(${joined.base}) + ${os.local}.sep)`;
  const check = `${indent}if ${test}:${eol}${indent}${indentationStep(text3)}${refusal.text}${eol}`;
  const edits = [...refusal.edits];
  if (!joined.isPathlib) edits.push(...os.edits.filter((edit) => !edits.some((it) => it.start === edit.start)));
  if (assigned) {
    edits.push({ path: path2, ...span(found2.node), text: resolved });
    const at = lineStart(text3, span(nextOf(assigned.statement) ?? statement2).start);
    const behind = nextOf(assigned.statement);
    if (behind === void 0) return leave("The path is made in another block than the one that opens it.");
    edits.push({ path: path2, start: at, end: at, text: check });
  } else {
    const at = lineStart(text3, span(statement2).start);
    edits.push({ path: path2, start: at, end: at, text: `${indent}${name3} = ${resolved}${eol}${check}` });
    edits.push({ path: path2, ...span(argument), text: name3 });
  }
  return {
    change: { edits: mergeEdits(edits.toSorted((a, b) => a.start - b.start)) },
    summary: "Check that the path stays in its folder"
  };
}
function nextOf(statement2) {
  const siblings = statement2.parent()?.namedChildren() ?? [];
  const index = siblings.findIndex((it) => isSame(it, statement2));
  const line = statement2.range().end.line;
  return siblings.slice(index + 1).find((it) => it.range().start.line > line);
}
function writeRefusal(path2, text3, tree) {
  const imported = [...readImportedNames(tree).values()];
  const uses2 = (pattern) => imported.some((name3) => pattern.test(name3));
  if (uses2(/^flask\b/)) {
    const needed = needImport(path2, text3, tree, { module: "flask", name: "abort" });
    return needed && { text: `${needed.local}(404)`, edits: needed.edits };
  }
  if (uses2(/^django\b/)) {
    const needed = needImport(path2, text3, tree, { module: "django.http", name: "Http404" });
    return needed && { text: `raise ${needed.local}`, edits: needed.edits };
  }
  if (uses2(/^fastapi\b/)) {
    const needed = needImport(path2, text3, tree, { module: "fastapi", name: "HTTPException" });
    return needed && { text: `raise ${needed.local}(status_code=404)`, edits: needed.edits };
  }
  return { text: 'raise ValueError("The path leads out of its folder")', edits: [] };
}

// healers/code/convert-value/conversions.ts
function wrapped2(node, type) {
  if (type === "str" && node.is("integer") && /^\d+$/.test(node.text())) return { node, text: `"${node.text()}"` };
  return { node, text: `${type}(${node.text()})` };
}
function isText2(type) {
  return type === "str" || type === "LiteralString" || /^Literal\[(['"]).*\1\]\??$/s.test(type);
}
function isNumber2(type) {
  return type === "int" || type === "float" || type === "int | float" || /^Literal\[-?\d+(, -?\d+)*\]\??$/.test(type);
}
function isException(type) {
  return type.split(" | ").every((each) => /^(\w+\.)*([A-Z]\w*(Error|Exception)|Exception|BaseException)$/.test(each));
}
function isPath(type) {
  return /^(Posix|Windows|Pure|PurePosix|PureWindows)?Path$/.test(type);
}
function isLiteralText(node) {
  return (node.is("string") || node.is("concatenated_string")) && !/^[a-zA-Z]*[bB]/.test(node.text());
}

// healers/code/convert-value/arguments.ts
function readMessage(message) {
  const pyright = /^Argument of type "(.+?)" cannot be assigned to parameter "[^"]*" of type "([^"]+)" in function "([^"]+)"/.exec(
    message
  );
  if (pyright !== null) return { given: pyright[1] ?? "", wanted: pyright[2] ?? "", callee: pyright[3] ?? "" };
  const mypy = /^Argument (?:\d+|"\w+") to "([^"]+)"(?: of "[^"]+")? has incompatible type "([^"]+)"; expected "([^"]+)"/.exec(
    message
  );
  return mypy === null ? void 0 : { given: mypy[2] ?? "", wanted: mypy[3] ?? "", callee: mypy[1] ?? "" };
}
var takesText = ["write", "putenv", "setenv", "fail"];
async function convertArgument(finding, context, tree) {
  const mismatch = readMessage(finding.message);
  if (mismatch === void 0) return { leftAlone: "the message tells no two types" };
  const { start: start2, end } = rangeOf(finding.place, context.text);
  const value = valueAt(tree, start2, end);
  if (value === void 0) return { leftAlone: "the argument cannot be told from the place" };
  const { given, wanted, callee } = mismatch;
  const simple = libraryConversion(mismatch, value);
  if (simple !== void 0) return simple;
  if (callee === "__setitem__" && /^(os\.)?environ\[/.test(subscriptText(value)) && isNumber2(given) && wanted === "str")
    return done(value, "str");
  if (/^(run|Popen|__init__|call|check_call|check_output)$/.test(callee) && wanted === "_CMD")
    return convertElements(value, finding.place.path, context);
  if (callee.startsWith("__") && !isException(given))
    return { leftAlone: `from ${given} to ${wanted} no conversion is sure` };
  const definition2 = await onlyFunction(callee, context);
  if (definition2 === "several") return { leftAlone: `several functions are called ${callee}` };
  if (wanted === "str" && isException(given)) return done(value, "str");
  if (wanted === "str" && definition2 === void 0 && isNumber2(given) && takesText.includes(callee))
    return done(value, "str");
  if (wanted === "str" && definition2 === void 0 && isPath(given)) return done(value, "str");
  const parameter = definition2 === void 0 ? void 0 : parameterOf2(definition2, finding.message);
  if (definition2 === void 0 || parameter === void 0)
    return { leftAlone: `from ${given} to ${wanted} no conversion is sure` };
  if (wanted === "str" && (isNumber2(given) || isPath(given)) && usesAs(definition2, parameter, textOnly))
    return done(value, "str");
  if (wanted === "Path" && isText2(given) && usesAs(definition2, parameter, pathOnly)) {
    const name3 = needImport(finding.place.path, context.text, tree, { module: "pathlib", name: "Path" });
    if (name3 !== void 0) return { ...done(value, name3.local), imports: name3.edits };
  }
  return { leftAlone: `${callee} may as well be declared wrongly: nothing in it needs ${wanted}` };
}
function libraryConversion({ given, wanted, callee }, value) {
  const integer = /^Literal\[([01])\]$/.exec(given)?.[1];
  if (integer !== void 0 && value.is("integer") && /^(bool|bool \| None|_ExcInfoType)$/.test(wanted)) {
    const text3 = integer === "1" ? "True" : "False";
    return { parts: [{ node: value, text: text3 }], summary: `Pass ${text3}, which ${value.text()} stands for` };
  }
  if (isText2(given) && /\b(ReadableBuffer|Buffer)\b/.test(wanted)) return toBytes(value);
  if (callee === "__new__" && wanted === "SupportsIndex") {
    if (given === "float") return toFloorDivision(value);
    if (given === "str" && !value.is("string")) return done(value, "int");
  }
  if (callee === "sleep" && /SupportsFloat|^float$/.test(wanted) && given === "str" && !value.is("string"))
    return done(value, "float");
  const wantsTuple = /^(startswith|endswith)$/.test(callee) ? /tuple\[/ : callee === "isinstance" ? /_ClassInfo|tuple/ : void 0;
  if (wantsTuple?.test(wanted) === true && /^list\[/.test(given)) return toTuple(value);
  if (callee === "join" && wanted === "Iterable[str]" && /^(list|set|tuple|frozenset)\[(int|float)(, \.\.\.)?\]$/.test(given))
    return {
      parts: [{ node: value, text: `map(str, ${value.text()})` }],
      summary: "Make texts of the numbers before they are joined"
    };
  if (/^list\[/.test(wanted) && /^(dict_keys|dict_values|dict_items|map|filter|zip|range|Generator)(\[|$)/.test(given) && !value.is("generator_expression"))
    return done(value, "list");
  return void 0;
}
function done(value, type) {
  const text3 = value.text().replace(/\s+/g, " ");
  return {
    parts: [wrapped2(value, type)],
    summary: `Convert ${text3.length > 40 ? "the value" : `\`${text3}\``} with ${type}()`
  };
}
function toBytes(value) {
  const isLiteral = value.is("string");
  if (isLiteral && !/^["'][\x20-\x7e]*["']$/.test(value.text())) return void 0;
  const isAtom = value.is("identifier") || value.is("attribute") || value.is("call") || value.is("subscript");
  if (!isLiteral && !isAtom && !value.is("string")) return void 0;
  const text3 = isLiteral ? `b${value.text()}` : `${value.text()}.encode()`;
  return { parts: [{ node: value, text: text3 }], summary: "Pass bytes, as nothing else is taken here" };
}
function toFloorDivision(value) {
  const operator = value.is("binary_operator") ? value.field("operator") : null;
  return operator?.text() === "/" ? {
    parts: [{ node: operator, text: "//" }],
    summary: "Divide without a remainder, since whole numbers are counted"
  } : void 0;
}
function toTuple(value) {
  const summary = "Pass a tuple: a list is not taken here";
  const items = value.is("list") ? value.namedChildren().filter((node) => !node.is("comment")) : [];
  const [first] = items;
  const last = items.at(-1);
  if (first === void 0 || last === void 0 || items.length < 2)
    return { parts: [wrapped2(value, "tuple")], summary };
  return { parts: [{ node: value, text: `(${value.text().slice(1, -1)})` }], summary };
}
async function convertElements(value, path2, context) {
  const parts = [];
  if (!value.is("list")) return { leftAlone: "the command is not written out here" };
  for (const node of value.namedChildren()) {
    if (node.is("comment") || node.is("list_splat")) continue;
    const { start: start2, end } = span(node);
    const type = literalTypeOf(node) ?? await context.types.typeOf(path2, start2, end);
    if (type === void 0) return { leftAlone: `the type of ${node.text().slice(0, 40)} is not known` };
    if (type === "int" || type === "float") parts.push(wrapped2(node, "str"));
    else if (!isText2(type) && !isPath(type))
      return { leftAlone: `${type} is no part of a command that can be converted` };
  }
  return parts.length === 0 ? { leftAlone: "no number stands in the command" } : { parts, summary: "Make texts of the numbers in the command" };
}
function valueAt(tree, start2, end) {
  const node = nodeAt2(tree, start2, end);
  if (span(node).start !== start2) return void 0;
  const parent = node.parent();
  if (parent?.is("assignment") === true && isSame(parent.field("left"), node))
    return parent.field("right") ?? void 0;
  return node;
}
function subscriptText(value) {
  return enclosing(value, "assignment")?.field("left")?.text() ?? "";
}
async function onlyFunction(name3, context) {
  let found2;
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text3 = await context.read(file);
    if (text3 === void 0 || !text3.includes(`def ${name3}`)) continue;
    for (const fn of functionsOf(parse(file, text3)).filter((each) => each.name === name3)) {
      if (found2 !== void 0) return "several";
      found2 = fn;
    }
  }
  return found2;
}
function parameterOf2(fn, message) {
  const named2 = /parameter "(\w+)"/.exec(message)?.[1];
  if (named2 !== void 0) return named2;
  const at = Number(/^Argument (\d+) to/.exec(message)?.[1]);
  const names = fn.parameters.namedChildren().map((node) => node.field("name")?.text() ?? node.namedChildren()[0]?.text() ?? node.text());
  const own = names[0] === "self" || names[0] === "cls" ? names.slice(1) : names;
  return Number.isNaN(at) ? void 0 : own[at - 1];
}
var textOnly = /^\.(capitalize|casefold|encode|endswith|expandtabs|find|format|is\w+|join|l?strip|lower|partition|replace|r?split|rpartition|rstrip|splitlines|startswith|title|upper|zfill)\b/;
var pathOnly = /^\.(absolute|exists|expanduser|glob|is_dir|is_file|iterdir|joinpath|mkdir|name|open|parent|parents|parts|read_bytes|read_text|relative_to|resolve|rglob|rmdir|stem|suffix|touch|unlink|with_name|with_suffix|write_bytes|write_text)\b/;
function usesAs(fn, parameter, members) {
  return readsOf(fn.body, parameter).some((node) => {
    const parent = node.parent();
    return parent?.is("attribute") === true && members.test(`.${parent.field("attribute")?.text() ?? ""}`);
  });
}

// healers/code/convert-value/index.ts
var healer10 = {
  name: "convert-value",
  kind: "code",
  languages: ["python"],
  rules: ["pyright/reportArgumentType", "pyright/reportOperatorIssue", "mypy/arg-type", "mypy/operator"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const answer = /operator|Operator|operand/.test(finding.message.split("\n")[0] ?? "") ? convertOperand(finding, context, tree) : await convertArgument(finding, context, tree);
    if ("leftAlone" in answer) return answer;
    const edits = [
      ...answer.imports ?? [],
      ...answer.parts.map(({ node, text: text3 }) => ({ path: path2, ...span(node), text: text3 }))
    ];
    return { change: { edits }, summary: answer.summary };
  }
};
function convertOperand(finding, context, tree) {
  const match = /^Operator "(\+=?)" not supported for types "(.+?)" and "([^"]+)"/.exec(finding.message) ?? /^Unsupported operand types for (\+) \("(.+?)" and "([^"]+)"\)/.exec(finding.message);
  const [, , left = "", right = ""] = match ?? [];
  const { start: start2, end } = rangeOf(finding.place, context.text);
  const operation = match === null ? void 0 : operationAt(tree, start2, end);
  const a = operation?.field("left");
  const b = operation?.field("right");
  if (a == null || b == null) return { leftAlone: "the operation has no single conversion that can be meant" };
  if (isText2(left) && isNumber2(right) && buildsText(a)) return { parts: [wrapped2(b, "str")], summary: say(b, "str") };
  if (isNumber2(left) && isText2(right) && isLiteralText(b))
    return { parts: [wrapped2(a, "str")], summary: say(a, "str") };
  if (left === "bytes" && isText2(right) && isPlainAscii(b))
    return { parts: [{ node: b, text: `b${b.text()}` }], summary: "Write the text as bytes, which it is added to" };
  const listLike = /^(tuple\[|dict_keys\[|dict_values\[|dict_items\[|map\[|filter\[|zip\[|range$|set\[)/;
  if (/^list\[/.test(left) && listLike.test(right) && !/^set\[/.test(right))
    return { parts: [wrapped2(b, "list")], summary: say(b, "list") };
  if (/^tuple\[/.test(left) && /^list\[/.test(right)) return { parts: [wrapped2(b, "tuple")], summary: say(b, "tuple") };
  return { leftAlone: `whether ${left} or ${right} should be the other cannot be told` };
}
function say(node, type) {
  const text3 = node.text().replace(/\s+/g, " ");
  return `Convert ${text3.length > 40 ? "the value" : `\`${text3}\``} with ${type}()`;
}
function operationAt(tree, start2, end) {
  const node = nodeAt2(tree, start2, end);
  const outer = [node, ...node.ancestors()].find(
    (each) => each.is("binary_operator") || each.is("augmented_assignment")
  );
  if (outer !== void 0 && span(outer).start === start2) return outer;
  return descendants(tree.root(), "binary_operator").find(
    (each) => span(each).start === start2 && span(each).end === end
  );
}
function buildsText(node) {
  if (isLiteralText(node)) return true;
  if (!node.is("binary_operator")) return false;
  const [left, right] = [node.field("left"), node.field("right")];
  return [left, right].some((side) => side !== null && !isSame(side, node) && buildsText(side));
}
function isPlainAscii(node) {
  return node.is("string") && /^["'][\x20-\x7e]*["']$/.test(node.text()) && !node.text().includes("\\");
}

// src/syntax/python/query-lists.ts
function planList(path2, parts, index, placeholder2) {
  const part = parts[index];
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (part?.kind !== "value" || before?.kind !== "text") return void 0;
  const opening = /\bin\s*\(\s*('?)$/i.exec(before.raw);
  const joined = opening === null ? void 0 : readJoined(part.node);
  if (opening === null || joined === void 0) return void 0;
  const shown = part.node.text().slice(0, 60);
  if (joined.isPlaceholders) return void 0;
  const closing = after?.kind === "text" ? /^('?)\s*\)/.exec(after.raw) : null;
  const quote2 = opening[1] ?? "";
  if (closing === null || closing[1] !== quote2 || part.format !== "" || part.conversion !== "") {
    return `\`${shown}\` stands for a list of values, and where it ends is unclear.`;
  }
  const isQuoted = /^'\s*,\s*'$/.test(joined.separator);
  if (isQuoted !== (quote2 === "'") || !isQuoted && !/^,\s*$/.test(joined.separator)) {
    return `\`${shown}\` joins its values in a way that cannot be followed.`;
  }
  if (placeholder2 === ":name") return `\`${shown}\` stands for a list of values, which needs an expanding parameter.`;
  if (joined.items === void 0 || isOneShot(joined.items)) {
    return `\`${shown}\` stands for a list of values that cannot be counted here.`;
  }
  const items = joined.items.text();
  const inner2 = writeQuote(part);
  if (inner2 === void 0) return `\`${shown}\` stands between quotes that leave none for the placeholders.`;
  const marks = placeholder2 === "?" ? `${inner2}, ${inner2}.join(${inner2}?${inner2} * len(${items}))` : `${inner2}, ${inner2}.join([${inner2}%s${inner2}] * len(${items}))`;
  const edits = [{ path: path2, ...span(part.node), text: marks }];
  if (quote2 !== "") {
    edits.push({ path: path2, start: before.end - 1, end: before.end, text: "" });
    if (after?.kind === "text") edits.push({ path: path2, start: after.start, end: after.start + 1, text: "" });
  }
  return { edits, text: `*${joined.isMadeText ? `map(str, ${items})` : items}` };
}
function readJoined(value) {
  const callee = value.is("call") ? value.field("function") : null;
  const object = callee?.is("attribute") === true ? callee.field("object") : null;
  const separator = object?.is("string") === true ? readPlainText(object) : void 0;
  const [argument, ...more] = value.is("call") ? readArguments(value) : [];
  if (callee?.field("attribute")?.text() !== "join" || separator === void 0 || !argument || more.length > 0) {
    return void 0;
  }
  const isPlaceholders = /["'](?:\?|%s)/.test(argument.node.text());
  const found2 = readItems(argument.value);
  const isMarks = /place_?holder|q_?marks?|question|marks$|slots|bind/i.test(argument.value.text());
  const isQuoted = separator.includes("'");
  return {
    separator,
    items: found2?.items,
    isMadeText: isQuoted && found2?.isText === true,
    isPlaceholders: isPlaceholders || isMarks || found2 !== void 0 && isGivenMarks(found2.items)
  };
}
function readItems(value) {
  if (isSteady2(value)) return { items: value, isText: false };
  if (value.is("call") && value.field("function")?.text() === "map") {
    const [first, second, ...more2] = readArguments(value);
    const isText4 = first?.value.text() === "str" || first?.value.text() === "int";
    return isText4 && second && more2.length === 0 && isSteady2(second.value) ? { items: second.value, isText: first.value.text() === "str" } : void 0;
  }
  if (!value.is("list_comprehension") && !value.is("generator_expression")) return void 0;
  const [body, clause, ...more] = value.namedChildren();
  const left = clause?.is("for_in_clause") === true ? clause.field("left") : null;
  const right = clause?.field("right");
  if (!body || !left?.is("identifier") || !right || more.length > 0 || !isSteady2(right)) return void 0;
  const made2 = body.text();
  return made2 === `str(${left.text()})` || made2 === left.text() ? { items: right, isText: made2 !== left.text() } : void 0;
}
function isGivenMarks(items) {
  return bindingsOf(scopeOf(items), items.text()).some(
    (binding) => /["'](?:\?|%s)["']/.test(binding.parent()?.field("right")?.text() ?? "")
  );
}
function isSteady2(node) {
  return /^[A-Za-z_][\w.]*$/.test(node.text());
}
function isOneShot(items) {
  return bindingsOf(scopeOf(items), items.text()).some((binding) => {
    const value = binding.parent()?.is("assignment") === true ? binding.parent()?.field("right") : void 0;
    return value?.is("generator_expression") === true || /^(?:map|filter|zip|iter|reversed)\(/.test(value?.text() ?? "") || /\b(?:Iterator|Iterable|Generator)\b/.test(binding.parent()?.field("type")?.text() ?? "");
  });
}
function writeQuote(part) {
  const isInterpolated = part.node.parent()?.is("interpolation") === true && part.token !== void 0;
  if (!isInterpolated) return /^'/.test(part.node.text()) ? "'" : '"';
  const around = part.token ? quoteOf2(part.token) : '"';
  return around.startsWith('"') ? "'" : '"';
}

// src/syntax/python/query-plan.ts
function planQuery(path2, query, built, placeholder2, hasParameters) {
  const { parts, way } = built;
  if (way === "mixed") return "The query mixes f-strings with `+`.";
  if (way === "percent" && hasParameters) return "The query is formatted with `%` and has parameters as well.";
  const texts = parts.map((part) => part.kind === "text" ? part.raw : "").join("");
  if (!hasParameters && placeholder2 === "?" && texts.replace(/'[^']*'/g, "").includes("?")) {
    return "The query holds a `?` that is no placeholder.";
  }
  const edits = [];
  const parameters = [];
  let hasList = false;
  const kept = /* @__PURE__ */ new Set();
  const done2 = /* @__PURE__ */ new Set();
  let before = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "text") {
      before += countPlaceholders(parts, index, placeholder2);
      continue;
    }
    if (done2.has(part)) continue;
    const position = readPosition(parts, index);
    const list = planList(path2, parts, index, placeholder2);
    if (typeof list === "string") return list;
    if (list !== void 0) {
      edits.push(...list.edits);
      parameters.push({ text: list.text, before, name: "" });
      kept.add(part);
      hasList = true;
      continue;
    }
    if (isHarmless(part.node) && position !== "within" && position !== "quoted") {
      kept.add(part);
      continue;
    }
    const refusal = refuse3(part, position);
    if (refusal !== void 0) return refusal;
    const group = position === "within" || position === "quoted" ? quotedGroup(parts, index) : bareGroup(parts, index);
    if (group === void 0) return "The quotes around the value cannot be matched with certainty.";
    for (const value of group.values) {
      const also = refuse3(value, position);
      if (also !== void 0) return also;
      done2.add(value);
    }
    const parameter = writeParameter(group, built.way, position);
    if (parameter === void 0) return "The text around the value cannot be moved into the parameter safely.";
    const name3 = nameOf2(part.node, [...parameters.map((it) => it.name), ...namesIn(texts)]);
    parameters.push({ text: parameter, before, name: name3 });
    const edit = replaceGroup(path2, group, placeholder2 === ":name" ? `:${name3}` : placeholder2);
    if (edit === void 0) return "The parts of the query are written with different quotes.";
    edits.push(edit);
  }
  if (parameters.length === 0) return "No value of the query stands where a parameter may stand.";
  const isFormatted = way === "percent" || way === "format";
  if (kept.size > 0 && isFormatted && (!hasList || parameters.length > 1))
    return "Some values are names, and must stay formatted.";
  if (hasList && isFormatted && (placeholder2 === "%s" ? texts.includes("%%") : false))
    return "The query is formatted with `%` and holds percent signs of its own.";
  if (hasList && isFormatted) return { edits, parameters };
  edits.push(...cleanTexts(path2, built, edits, kept, placeholder2, hasParameters));
  const last = built.tokens.at(-1);
  if ((way === "percent" || way === "format") && last) {
    edits.push({ path: path2, start: endOfLiteral(query), end: span(query).end, text: "" });
  }
  return { edits, parameters };
}
var keywords = new Set(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" ")
);
function nameOf2(value, taken) {
  const words2 = wordsOf(value.text()).filter(
    (word) => !/^(?:self|str|request|get|args|form|data|json|\d.*)$/.test(word)
  );
  const found2 = words2.slice(-2).join("_").replace(/^\d+_?/, "").slice(0, 30) || "value";
  const wanted = keywords.has(found2) ? `${found2}_value` : found2;
  for (let n = 1; ; n++) {
    const name3 = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.includes(name3)) return name3;
  }
}
function namesIn(text3) {
  return [...text3.matchAll(/(?<![:\w\\]):(\w+)(?!:)/g)].flatMap((match) => match[1] ?? []);
}
function refuse3(part, position) {
  const shown = part.node.text().slice(0, 60);
  if (position === "name") return `\`${shown}\` names a table, column or keyword; only values can be parameters.`;
  if (position === "list") return `\`${shown}\` stands for a list of values, which needs one placeholder for each.`;
  if (position === "unclear") return `It is unclear whether \`${shown}\` is a value or a piece of SQL.`;
  if (part.format !== "" || part.conversion === "a" || part.conversion === "r" && position !== "bare") {
    return `\`${shown}\` is formatted before it goes into the query.`;
  }
  const kind = String(part.node.kind());
  const dotted = readDotted(part.node) ?? "";
  if (/column|table|field|clause|where|order|sql|expr|cond|query|filter|schema|quoted|escaped|literal/i.test(dotted)) {
    return `\`${shown}\` may be a piece of SQL rather than a value.`;
  }
  if (kind === "call" && /join|quote|escape|sql|adapt|mogrify|literal|where|clause|build/i.test(part.node.field("function")?.text() ?? "")) {
    return `\`${shown}\` prepares its value for the text of the query.`;
  }
  if (position === "bare" && part.node.is("identifier") && isQuotedBefore(part.node)) {
    return `\`${shown}\` brings its own quotes.`;
  }
  const plain2 = [
    "identifier",
    "attribute",
    "subscript",
    "call",
    "string",
    "integer",
    "float",
    "binary_operator",
    "await"
  ];
  return plain2.includes(kind) ? void 0 : `\`${shown}\` is too involved to be moved.`;
}
function isQuotedBefore(identifier) {
  return bindingsOf(scopeOf(identifier), identifier.text()).some((binding) => {
    const value = binding.parent()?.is("assignment") === true ? binding.parent()?.field("right") : null;
    const built = value ? readBuiltString(value) : void 0;
    return built?.parts.some((part) => part.kind === "text" && part.raw.includes("'")) === true || /\brepr\(/.test(value?.text() ?? "");
  });
}
function bareGroup(parts, index) {
  const value = parts[index];
  const first = parts[index - 1];
  const last = parts[index + 1];
  if (value?.kind !== "value" || first?.kind !== "text" || last?.kind === "value") return void 0;
  const start2 = value.token ? value.start : first.end;
  const end = value.token ? value.end : last?.start ?? value.end;
  return { values: [value], inner: ["", ""], first, last, start: start2, end };
}
function quotedGroup(parts, index) {
  const first = parts[index - 1];
  if (first?.kind !== "text") return void 0;
  const opening = first.raw.lastIndexOf("'");
  if (opening < 0) return void 0;
  const isEscaped2 = first.raw[opening - 1] === "\\";
  const values = [];
  const inner2 = [first.raw.slice(opening + 1)];
  for (let at = index; at < parts.length; at += 2) {
    const value = parts[at];
    const text3 = parts[at + 1];
    if (value?.kind !== "value" || text3?.kind !== "text") return void 0;
    values.push(value);
    const closing = text3.raw.indexOf("'");
    if (closing < 0) {
      inner2.push(text3.raw);
      continue;
    }
    if (text3.raw[closing + 1] === "'") return void 0;
    const escape = text3.raw[closing - 1] === "\\" ? 1 : 0;
    if (escape === 1 !== isEscaped2 && values.every((it) => it.token === first.token)) return void 0;
    inner2.push(text3.raw.slice(0, closing - escape));
    const start2 = first.start + opening - (isEscaped2 ? 1 : 0);
    return { values, inner: inner2, first, last: text3, start: start2, end: text3.start + closing + 1 };
  }
  return void 0;
}
function writeParameter(group, way, position) {
  const [value] = group.values;
  if (value === void 0) return void 0;
  if (group.inner.every((text3) => text3 === "") && group.values.length === 1) {
    if (position !== "bare") return value.node.text();
    const args = value.node.is("call") && value.node.field("function")?.text() === "str" ? readArguments(value.node) : [];
    const only2 = args[0];
    return args.length === 1 && only2 && !only2.isSplat && only2.name === void 0 ? only2.value.text() : value.node.text();
  }
  if (group.inner.some((text3) => /[\\\n]/.test(text3))) return void 0;
  const quote2 = quoteOf2(group.first.token)[0] ?? '"';
  if (way === "plus") {
    const pieces = [];
    group.inner.forEach((text3, i) => {
      if (text3 !== "") pieces.push(quote2 + text3 + quote2);
      const next = group.values[i];
      if (next) pieces.push(next.node.text());
    });
    return pieces.join(" + ");
  }
  const literal = group.inner.map((text3) => {
    if (way === "f-string") return text3;
    const plain2 = way === "percent" ? text3.replaceAll("%%", "%") : text3.replace(/\{\{/g, "{").replace(/\}\}/g, "}");
    return plain2.replace(/[{}]/g, "$&$&");
  });
  const expressions = group.values.map((it) => it.node.text());
  if (expressions.some((text3) => /[\\\n#]/.test(text3) || text3.startsWith("{"))) return void 0;
  const all = literal.join("") + expressions.join("");
  const used = !all.includes(quote2) ? quote2 : ['"', "'"].find((candidate) => !all.includes(candidate));
  if (used === void 0) return void 0;
  return `f${used}${literal.map((text3, i) => text3 + (expressions[i] === void 0 ? "" : `{${expressions[i]}}`)).join("")}${used}`;
}
function replaceGroup(path2, group, placeholder2) {
  const { first, last } = group;
  const quote2 = quoteOf2(first.token);
  const isOneToken = group.values.every((value) => value.token !== void 0);
  if (isOneToken) {
    const isSame3 = last !== void 0 && last.token.id() === first.token.id();
    return isSame3 ? { path: path2, start: group.start, end: group.end, text: placeholder2 } : void 0;
  }
  if (last === void 0) return { path: path2, start: group.start, end: group.end, text: placeholder2 + quote2 };
  if (quoteOf2(last.token) !== quote2 || prefixOf(last.token) !== prefixOf(first.token)) return void 0;
  return { path: path2, start: group.start, end: group.end, text: placeholder2 };
}
function cleanTexts(path2, built, made2, kept, placeholder2, hasParameters) {
  const edits = [];
  const doublesPercent = placeholder2 === "%s" && !hasParameters && built.way !== "percent";
  const halvesPercent = placeholder2 !== "%s" && built.way === "percent";
  for (const token of built.tokens) {
    const own = built.parts.filter((part) => part.token?.id() === token.id());
    const isFormatted = prefixOf(token).includes("f");
    const staysFormatted = own.some((part) => part.kind === "value" && kept.has(part));
    if (isFormatted && !staysFormatted) {
      const { start: start2 } = span(token);
      const at = start2 + token.text().search(/f/i);
      edits.push({ path: path2, start: at, end: at + 1, text: "" });
    }
    const unbrace = isFormatted && !staysFormatted || built.way === "format";
    for (const part of own) {
      if (part.kind !== "text") continue;
      for (const match of part.raw.matchAll(/\{\{|\}\}|%%|%/g)) {
        const start2 = part.start + match.index;
        const end = start2 + match[0].length;
        if (made2.some((edit) => edit.start < end && start2 < edit.end)) continue;
        const text3 = rewriteMark(match[0], unbrace, doublesPercent, halvesPercent);
        if (text3 !== match[0]) edits.push({ path: path2, start: start2, end, text: text3 });
      }
    }
  }
  return edits;
}
function rewriteMark(mark, unbrace, doublesPercent, halvesPercent) {
  if (mark === "{{" || mark === "}}") return unbrace ? mark.slice(1) : mark;
  if (doublesPercent) return mark + mark;
  return halvesPercent ? mark.slice(-1) : mark;
}
function countPlaceholders(parts, index, placeholder2) {
  const part = parts[index];
  if (part?.kind !== "text") return 0;
  const before = parts.slice(0, index).map((it) => it.kind === "text" ? it.raw : "").join("");
  let isQuoted = (before.match(/'/g)?.length ?? 0) % 2 === 1;
  let count = 0;
  for (let at = 0; at < part.raw.length; at++) {
    if (part.raw[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && part.raw.startsWith(placeholder2, at) && part.raw[at - 1] !== "%") count++;
  }
  return count;
}
function endOfLiteral(query) {
  const literal = query.is("call") ? query.field("function")?.field("object") : query.field("left");
  return literal ? span(literal).end : span(query).end;
}

// src/syntax/python/query-variable.ts
function findVariableFault(call, argument, assigned) {
  const name3 = assigned.name.text();
  const scope = scopeOf(call);
  if (bindingsOf(scope, name3).length !== 1) return `\`${name3}\` is given several values.`;
  const others2 = readsOf(scope, name3).filter((read) => !isInside(read, argument));
  if (others2.some(
    (read) => !/\b(?:log|logger|logging|print|debug)\b/.test(enclosing(read, "call")?.field("function")?.text() ?? "")
  )) {
    return `\`${name3}\` is used elsewhere too.`;
  }
  const from = span(assigned.statement).end;
  const to = span(call).start;
  for (const value of namesRead(assigned.value)) {
    const rebound = bindingsOf(scope, value).some((it) => span(it).start >= from && span(it).start < to);
    if (rebound) return `\`${value}\` changes between the query's text and its execution.`;
  }
  const block = assigned.statement.parent();
  return block && statementsOf2(block).some((it) => isInside(call, it)) ? void 0 : "The query runs elsewhere.";
}

// healers/code/django-sql-parameters/index.ts
var healer11 = {
  name: "django-sql-parameters",
  kind: "code",
  languages: ["python"],
  rules: [
    "ruff/S608",
    "ruff/S610",
    "ruff/S611",
    "bandit/B608",
    "bandit/B610",
    "bandit/B611",
    "heal/sql-injection",
    "flow/sql-injection"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const found2 = findCall(tree, readImportedNames(tree), finding, context.text);
    if (found2 === void 0) {
      return leave2("The SQL is not passed to `raw`, `RawSQL` or `extra(where=[\u2026])` in a way that can be followed.");
    }
    return heal(found2, path2, context.text);
  }
};
function leave2(leftAlone) {
  return { leftAlone };
}
function findCall(tree, names, finding, text3) {
  const { start: start2, end } = rangeOf(finding.place, text3);
  const touches = (node) => span(node).start < end && start2 < span(node).end;
  for (const call of findAll(tree, { kind: "call" }).toReversed()) {
    const sql = readSql(call, names);
    if (sql === void 0) continue;
    const value = unwrap2(sql.argument);
    const statement2 = statementOf(call);
    const assigned = value.is("identifier") && statement2 ? assignmentBefore(statement2, value.text()) : void 0;
    const query = assigned ? unwrap2(assigned.value) : value;
    if (touches(call) || touches(query)) return { ...sql, call, query, assigned };
  }
  return void 0;
}
function readSql(call, names) {
  const callee = call.field("function");
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return void 0;
  const params = args.find((arg) => arg.name === "params");
  const [first, second] = args;
  if (callee?.is("attribute") === true && callee.field("attribute")?.text() === "extra") {
    const where = args.find((arg) => arg.name === "where")?.value;
    const conditions = where?.is("list") === true ? where.namedChildren() : [];
    const hasOthers = args.some((arg) => arg.name === "select_params" || arg.name === "select" && params);
    const [only2] = conditions;
    return only2 && conditions.length === 1 && !hasOthers ? { argument: only2, params, keyword: "params", isFragment: true } : void 0;
  }
  const isRaw = callee?.is("attribute") === true && callee.field("attribute")?.text() === "raw" && /(?:^|\.)(?:\w*objects|\w*manager)(?:\.(?:using|db_manager)\([^()]*\))?$/.test(
    callee.field("object")?.text() ?? ""
  );
  const isExpression = qualify(callee, names) === "django.db.models.expressions.RawSQL";
  if (!isRaw && !isExpression || first === void 0 || first.name !== void 0) return void 0;
  const positional = second?.name === void 0 ? second : void 0;
  return { argument: first.value, params: params ?? positional, keyword: params ? "params" : "", isFragment: !isRaw };
}
function heal(found2, path2, text3) {
  const { call, query, argument, assigned, params, keyword } = found2;
  const built = readBuiltString(query);
  if (built === void 0 || built.way === "plain")
    return leave2("The way in which the SQL is built cannot be followed.");
  if (query.find({ rule: { kind: "comment" } }) !== null) return leave2("A comment stands inside the SQL.");
  const given = params?.value;
  const items = given?.namedChildren().filter((child) => !child.is("comment")) ?? [];
  if (given && !given.is("list") && !given.is("tuple"))
    return leave2("The parameters that the SQL has already are not written out here.");
  if (items.some((item) => item.is("list_splat"))) return leave2("The parameters of the SQL cannot be counted.");
  const blocked = assigned && findVariableFault(call, argument, assigned);
  if (blocked !== void 0) return leave2(blocked);
  const isDoubled = items.length > 0 || found2.isFragment && built.way !== "percent";
  const plan3 = planQuery(path2, query, built, "%s", isDoubled);
  if (typeof plan3 === "string") return leave2(plan3);
  const edits = [...plan3.edits];
  const texts = plan3.parameters.map((parameter) => parameter.text);
  const open = `[${texts.join(", ")}]`;
  if (given && items.length === 0) edits.push({ path: path2, ...span(given), text: open });
  else if (given) {
    for (const parameter of plan3.parameters) {
      const next = items[parameter.before];
      const last = items.at(-1);
      if (next) edits.push({ path: path2, start: span(next).start, end: span(next).start, text: `${parameter.text}, ` });
      else if (last) edits.push({ path: path2, start: span(last).end, end: span(last).end, text: `, ${parameter.text}` });
    }
  } else {
    const host = keyword === "params" ? readArguments(call).find((arg) => arg.name === "where")?.node : argument;
    const at = span(host ?? argument).end;
    edits.push({ path: path2, start: at, end: at, text: keyword === "params" ? `, params=${open}` : `, ${open}` });
  }
  const merged = mergeEdits(edits.toSorted((a, b) => a.start - b.start));
  if (!parses(path2, applyEdits(text3, merged))) return leave2("The SQL is written in a way that is too involved.");
  const one = texts.length === 1;
  return {
    change: { edits: merged },
    summary: one ? "Pass the value as a parameter of the SQL" : "Pass the values as parameters of the SQL"
  };
}

// healers/code/drop-unused-counter/index.ts
var healer12 = {
  name: "drop-unused-counter",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/B007"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const loop = descendants(tree.root(), "for_statement").findLast(
      (each) => span(each).start <= start2 && end <= span(each).end
    );
    const parts = loop && readEnumerate(loop);
    if (!loop || !parts || !isInside(parts.counter, loop) || span(parts.counter).start !== start2)
      return { leftAlone: "the variable is not the number that `enumerate` gives: removing it would change the loop" };
    const { counter, item, items, target, call } = parts;
    if (bindingsOf(tree.root(), "enumerate").length > 0)
      return { leftAlone: "the file uses the name `enumerate` for something else" };
    const scope = scopeOf(loop);
    if (!scope.is("function_definition")) return { leftAlone: "outside of a function others may read the variable" };
    const name3 = counter.text();
    const isShared = identifiersOf(scope, name3).some(
      (each) => /^(?:global|nonlocal)_statement$/.test(String(each.parent()?.kind()))
    );
    if (isShared || readsOf(scope, name3).length > 0) return { leftAlone: `${name3} is read elsewhere in the function` };
    if (/\b(?:locals|vars|eval|exec)\s*\(/.test(scope.text()))
      return { leftAlone: "the function looks at its variables by name" };
    if (target.find({ rule: { kind: "comment" } }) !== null || call.find({ rule: { kind: "comment" } }) !== null)
      return { leftAlone: "a comment in the head of the loop would be lost" };
    const edits = [
      { path: path2, ...span(target), text: withoutParentheses(item) },
      { path: path2, ...span(call), text: items.text() }
    ];
    return { change: { edits }, summary: `Go through the items without the number ${name3}, which nothing reads` };
  }
};
function readEnumerate(loop) {
  const target = loop.field("left");
  const call = loop.field("right");
  if (!target || call?.is("call") !== true || call.field("function")?.text() !== "enumerate") return void 0;
  const parts = target.namedChildren().filter((each) => !each.is("comment"));
  const [counter, item] = parts;
  const isPair = /^(?:pattern_list|tuple_pattern)$/.test(String(target.kind())) && parts.length === 2;
  const [items, begin, ...more] = readArguments(call);
  if (!isPair || !counter?.is("identifier") || !item || item.is("list_splat_pattern")) return void 0;
  if (!items || items.name !== void 0 || items.isSplat || more.length > 0) return void 0;
  if (begin && (begin.isSplat || !begin.value.is("integer"))) return void 0;
  return { target, counter, item, call, items: items.value };
}
function withoutParentheses(item) {
  const inner2 = item.is("tuple_pattern") ? item.text().slice(1, -1).trim() : item.text();
  return inner2.includes("\n") || inner2 === "" ? item.text() : inner2;
}

// healers/code/escape-markup/index.ts
var markers = /^(?:django\.utils\.(?:safestring|html)\.mark_safe|(?:markupsafe|flask|jinja2)\.Markup)$/;
var healer13 = {
  name: "escape-markup",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S308", "ruff/S704", "bandit/B308", "bandit/B703", "bandit/B704", "flow/xss"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: "call" }).filter(
      (call2) => markers.test(qualify(call2.field("function"), names) ?? "")
    );
    const call = smallestOverlapping(calls, start2, end);
    const callee = call?.field("function");
    if (!call || !callee) return leave3("There is no call of mark_safe or Markup here that is written out.");
    const args = readArguments(call);
    const [argument] = args;
    if (argument === void 0 || args.length !== 1 || argument.isSplat || argument.name !== void 0)
      return leave3("The call takes more than one text.");
    const built = readBuiltString(unwrap2(argument.value));
    if (built === void 0 || !["f-string", "plus"].includes(built.way))
      return leave3("The HTML is not put together from values right here.");
    if (!looksLikeHtml(built)) return leave3("The text holds no HTML: it is unclear what it is part of.");
    if (argument.value.find({ rule: { kind: "comment" } }) !== null) return leave3("A comment stands inside the HTML.");
    for (const { part, index } of valuesOf(built.parts)) {
      if (part.format !== "" || part.conversion !== "")
        return leave3(`\`${part.node.text().slice(0, 60)}\` is formatted before it goes into the HTML.`);
      if (isEscapedBefore(part.node)) return leave3(`\`${part.node.text().slice(0, 60)}\` was escaped before.`);
      const fault = findEscapeFault(built.parts, index);
      if (fault !== void 0) return leave3(fault);
    }
    const isDjango = /mark_safe$/.test(qualify(callee, names) ?? "");
    return write2({ path: path2, call, callee, argument: argument.value, built, isDjango }, context, tree);
  }
};
function isEscapedBefore(value) {
  if (!value.is("identifier")) return false;
  const given = bindingsOf(scopeOf(value), value.text()).map(
    (each) => readAssignment(statementOf(each) ?? each, value.text())
  );
  const escapes2 = /^[\w.]*(?:escape|sanitiz|sanitis|bleach|clean|linkify|mark_safe|markup|format_html|quote)\w*\(/i;
  return given.some((made2) => made2 !== void 0 && escapes2.test(made2.value.text()));
}
function leave3(leftAlone) {
  return { leftAlone };
}
function write2({ path: path2, call, callee, argument, built, isDjango }, context, tree) {
  const { text: text3 } = context;
  const texts = built.way === "f-string" ? cutValues(path2, built) : rewriteSum(path2, argument, built);
  if (texts === void 0) return leave3("The parts of the HTML are written with different quotes.");
  const values = valuesOf(built.parts).map(({ part }) => part.node.text());
  const summary = "Escape the values that the HTML is made from";
  const end = span(call).end;
  if (!isDjango) {
    const edits2 = mergeEdits([...texts, { path: path2, start: end, end, text: `.format(${values.join(", ")})` }]);
    return parses(path2, applyEdits(text3, edits2)) ? { change: { edits: edits2 }, summary } : leave3("The HTML is written in a way that is too involved.");
  }
  const needed = needImport(path2, text3, tree, { module: "django.utils.html", name: "format_html" });
  if (needed === void 0) return leave3("The file uses the name `format_html` for something else.");
  const { end: behind } = span(argument);
  const edits = [
    ...texts,
    { path: path2, ...span(callee), text: needed.local },
    { path: path2, start: behind, end: behind, text: `, ${values.join(", ")}` }
  ];
  const imports = dropUnusedImports(path2, text3, tree, ["mark_safe"], edits, needed.edits);
  const merged = mergeEdits([...edits, ...imports]);
  return parses(path2, applyEdits(text3, merged)) ? { change: { edits: merged }, summary } : leave3("The HTML is written in a way that is too involved.");
}
function cutValues(path2, built) {
  const edits = [];
  for (const token of built.tokens) {
    const at = token.text().slice(0, prefixOf(token).length).search(/f/i);
    const isPlain2 = at < 0;
    if (isPlain2 && /[{}]/.test(token.text())) return void 0;
    if (!isPlain2) edits.push({ path: path2, start: span(token).start + at, end: span(token).start + at + 1, text: "" });
  }
  for (const { part } of valuesOf(built.parts)) edits.push({ path: path2, start: part.start, end: part.end, text: "{}" });
  return edits;
}
function rewriteSum(path2, argument, built) {
  const [first] = built.tokens;
  if (first === void 0 || argument.text().includes("\n")) return void 0;
  const quote2 = quoteOf2(first);
  if (built.tokens.some((token) => quoteOf2(token) !== quote2 || prefixOf(token) !== "")) return void 0;
  const raw = built.parts.map((part) => part.kind === "text" ? part.raw.replace(/[{}]/g, "$&$&") : "{}").join("");
  return [{ path: path2, ...span(argument), text: quote2 + raw + quote2 }];
}

// healers/code/escape-response/index.ts
var healer14 = {
  name: "escape-response",
  kind: "code",
  languages: ["python"],
  rules: ["flow/xss"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const node = wholeText(unwrap2(nodeAt2(tree, start2, end)));
    const isCall = node.is("call") && readBuiltString(node) === void 0;
    if (isCall && /(?:^|\.)(?:Markup|mark_safe)$/.test(node.field("function")?.text() ?? ""))
      return leave4("Markup that is made by hand is for another cure.");
    const argument = isCall ? readArguments(node)[0] : void 0;
    if (isCall && (argument === void 0 || argument.isSplat)) return leave4("The HTML is not the first argument.");
    const given = argument?.value ?? node;
    const found2 = findValue(given);
    const built = found2 && readBuiltString(found2.node);
    if (!found2 || built === void 0) return leave4("The HTML is not put together right here.");
    if (found2.assigned && !isOnlyFor(found2.assigned, given))
      return leave4(
        `\`${found2.assigned.name.text()}\` is used elsewhere too, where its values may not be wanted escaped.`
      );
    return heal2(path2, built, context, tree);
  }
};
function wholeText(node) {
  let whole = node;
  for (let at = node.parent(); at !== null && /operator|attribute|call|parenthesized/.test(String(at.kind())); at = at.parent()) {
    if (readBuiltString(at) !== void 0) whole = at;
  }
  return whole;
}
function leave4(leftAlone) {
  return { leftAlone };
}
function heal2(path2, built, context, tree) {
  if (built.way === "mixed") return leave4("The HTML mixes f-strings with `+`.");
  if (!looksLikeHtml(built)) return leave4("The text holds no HTML: it is unclear what it is part of.");
  const values = valuesOf(built.parts).filter(({ part }) => !isHarmless(part.node) && !isEscaped(part));
  if (values.length === 0) return leave4("Every value of the HTML is escaped already.");
  for (const { part, index } of values) {
    const shown = part.node.text().slice(0, 60);
    if (part.format !== "" || part.conversion !== "") return leave4(`\`${shown}\` is formatted before it is shown.`);
    const fault = findEscapeFault(built.parts, index);
    if (fault !== void 0) return leave4(fault);
  }
  const escape = findEscape(path2, context.text, tree);
  if (escape === void 0) return leave4("The file uses the name `escape` for something else.");
  const write3 = (value) => {
    const made2 = escape.write(value.text());
    return built.way === "plus" && escape.makesMarkup ? `str(${made2})` : made2;
  };
  const edits = values.map(({ part }) => ({ path: path2, ...span(part.node), text: write3(part.node) }));
  return {
    change: { edits: mergeEdits([...edits, ...escape.edits]) },
    summary: values.length === 1 ? "Escape the value that the page shows" : "Escape the values that the page shows"
  };
}
function findEscape(path2, text3, tree) {
  const imported = [...readImportedNames(tree).values()];
  const uses2 = (pattern) => imported.some((name3) => pattern.test(name3));
  const module = uses2(/^django\b/) ? "django.utils.html" : uses2(/^(?:flask|markupsafe|jinja2|quart|werkzeug)\b/) ? "markupsafe" : "html";
  const needed = needImport(path2, text3, tree, { module, name: "escape" });
  if (needed === void 0) return void 0;
  const { local, edits } = needed;
  const write3 = (value) => module === "html" ? `${local}(str(${value}))` : `${local}(${value})`;
  return { edits, makesMarkup: module === "markupsafe", write: write3 };
}

// src/syntax/python/orm/writes.ts
var acts2 = new Set(
  "save delete update create bulk add remove set clear execute executemany commit rollback flush refresh expire merge get_or_create update_or_create apply charge pay refund ship cancel close open process sync store move transfer mark approve reject assign publish archive restore import load insert upsert write send run call dispatch trigger notify enqueue delay submit post put patch perform handle do next pop increment decrement".split(" ")
);
var harmless = /^(?:append|extend|add|update|setdefault|get|items|keys|values|pop|write|writerow|writelines|insert|sort|clear)$/;
var builtins = /^(?:print|len|str|int|float|bool|repr|round|abs|min|max|sum|sorted|list|tuple|set|dict|frozenset|enumerate|zip|range|isinstance|format|any|all|type|Decimal|escape|format_html|mark_safe|reverse|_|gettext|ngettext)$/;
var asks = /^(?:is|has|can|should|to|as|get|format|serialize|describe)$/;
var outputs = /(?:^|\.)(?:stdout|stderr|style|log|logger|logging|writer)$/;
var ofValues = /^(?:all|strftime|isoformat|format|join|split|strip|lower|upper|title|replace|startswith|endswith|items|keys|values|encode|count|date|info|debug|warning|error)$/;
var queries = /^(?:all|filter|exclude|order_by|filter_by|first|last|latest|earliest|exists|count|values|values_list)$/;
function findWrite(loop) {
  const derived = namesFrom(loop);
  const iterable = loop.node.field("right") ?? loop.node;
  const found2 = descendants(loop.region, "call").find((call) => !isInside(call, iterable) && mayWrite(call, derived));
  const waits = descendants(loop.region, "await", "yield")[0];
  return (found2 ?? waits)?.text().split("\n")[0]?.slice(0, 60);
}
function endsEarly(loop) {
  return descendants(loop.region, "break_statement", "return_statement", "yield").length > 0;
}
function mayWrite(call, derived) {
  const callee = call.field("function");
  if (callee?.is("identifier") !== true && callee?.is("attribute") !== true) return true;
  const name3 = callee.is("attribute") ? callee.field("attribute")?.text() ?? "" : callee.text();
  const [first = ""] = wordsOf(name3);
  if (callee.is("identifier") && builtins.test(name3) || asks.test(first) && !/_(?:or|and)_/.test(name3))
    return false;
  const object = callee.is("attribute") ? callee.field("object") : null;
  if (object !== null) {
    const isLocal = object.is("identifier") && !derived.has(object.text());
    const isItem = object.is("subscript") && ![...namesRead(object)].some((each) => derived.has(each));
    if ((isLocal || isItem) && harmless.test(name3)) return false;
    if (outputs.test(object.text()) && !/^(?:delete|save)/.test(name3)) return false;
    if (object.is("identifier") && derived.has(object.text())) return true;
    if (ofValues.test(name3)) return false;
  }
  if (acts2.has(first) || acts2.has(name3)) return true;
  const isQuery = /\.\s*(?:objects|query)\b/.test(callee.text()) && queries.test(name3);
  return !isQuery && readArguments(call).some(({ value }) => value.is("identifier") && derived.has(value.text()));
}
function namesFrom(loop) {
  const names = /* @__PURE__ */ new Set([loop.name]);
  for (const clause of descendants(loop.region, "for_statement", "for_in_clause")) {
    const right = clause.field("right");
    const left = clause.field("left");
    if (right && left?.is("identifier") && [...namesRead(right)].some((name3) => names.has(name3)))
      names.add(left.text());
  }
  for (const assigned of descendants(loop.region, "assignment")) {
    const right = assigned.field("right");
    const left = assigned.field("left");
    const isRow = right?.is("attribute") === true && [...namesRead(right)].some((name3) => names.has(name3));
    if (isRow && left?.is("identifier") && isInside(left, loop.region) && !isSame(left, right)) names.add(left.text());
  }
  return names;
}

// healers/code/fetch-related/chain.ts
function writeStep(text3, chain3, step) {
  const property = chain3.is("call") ? chain3.field("function")?.field("attribute") : void 0;
  if (!property) return step;
  const dot = text3.lastIndexOf(".", span(property).start);
  const isOnOwnLine = text3.slice(lineStart(text3, dot), dot).trim() === "";
  const isJoined = /\\\r?\n$/.test(text3.slice(0, lineStart(text3, dot)));
  return isOnOwnLine && !isJoined ? lineEnding(text3) + indentationAt(text3, dot) + step : step;
}
function quoteOfFile(text3) {
  const strings = text3.replaceAll(/"""|'''/g, "");
  const double = strings.split('"').length;
  const single2 = strings.split("'").length;
  return single2 > double ? "'" : '"';
}

// healers/code/fetch-related/django.ts
function fetchWithDjango(path2, text3, { query, paths }) {
  const ways = (isMany) => paths.filter((way) => way.some((relation) => relation.isMany) === isMany).map((way) => namesOf(way).join("__"));
  const quote2 = quoteOfFile(text3);
  return [
    ...addStep(path2, text3, query, "select_related", ways(false), quote2),
    ...addStep(path2, text3, query, "prefetch_related", ways(true), quote2)
  ];
}
function addStep(path2, text3, query, name3, ways, quote2) {
  if (ways.length === 0) return [];
  const written = ways.map((way) => quote2 + way + quote2).join(", ");
  const present = query.steps.findLast((step2) => step2.name === name3);
  const last = present && readArguments(present.call).at(-1);
  const at = last === void 0 ? endOf(query) : span(last.node).end;
  const step = last === void 0 ? writeStep(text3, query.chain, `.${name3}(${written})`) : `, ${written}`;
  return [{ path: path2, start: at, end: at, text: step }];
}

// healers/code/fetch-related/sqlalchemy.ts
function fetchWithSqlAlchemy(path2, text3, tree, found2, models) {
  const wanted = { module: "sqlalchemy.orm", name: "selectinload" };
  const names = readImportedNames(tree);
  const module = [...names].find(([, target]) => target === wanted.module)?.[0];
  const loader = module === void 0 ? needImport(path2, text3, tree, wanted) : { local: `${module}.${wanted.name}`, edits: [] };
  if (loader === void 0) return "The file uses the name `selectinload` for something else.";
  const options2 = [];
  for (const way of found2.paths) {
    const option = writeOption(way, found2, tree, path2, models, loader.local);
    if (option === void 0) return "A class on the way to the rows has no name in this file.";
    options2.push(option);
  }
  const { query } = found2;
  const at = endOf(query);
  const step = writeStep(text3, query.chain, `.options(${options2.join(", ")})`);
  return [{ path: path2, start: at, end: at, text: step }, ...loader.edits];
}
function writeOption(way, { query, model }, tree, path2, models, loader) {
  let owner = { written: query.model, model };
  const parts = [];
  for (const [index, relation] of way.entries()) {
    const call = index === 0 ? loader : loader.split(".").at(-1) ?? loader;
    parts.push(`${call}(${owner.written}.${relation.name})`);
    if (index === way.length - 1) break;
    const next = models.targetOf(relation, owner.model);
    if (next === void 0 || models.lookUp(next.name, path2, tree) !== next) return void 0;
    owner = { written: next.name, model: next };
  }
  return parts.join(".");
}

// healers/code/fetch-related/index.ts
var healer15 = {
  name: "fetch-related",
  kind: "code",
  languages: ["python"],
  rules: ["heal/orm-n-plus-one"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const models = await readModels(
      context.files,
      (file) => file === path2 ? Promise.resolve(text3) : context.read(file)
    );
    const found2 = findNPlusOne(tree, path2, models).find((each) => stands(each, start2, end));
    if (found2 === void 0) {
      const views = await findTemplateNPlusOne(tree, path2, models, (file) => context.read(file));
      const view = views.find(({ query }) => span(query.chain).start < end && start2 < span(query.chain).end);
      return view === void 0 ? { leftAlone: "The query that the loop goes through is not written out here." } : propose(fetchWithDjango(path2, text3, view), view);
    }
    const write3 = findWrite(found2.loop);
    if (write3 !== void 0) {
      return { leftAlone: `\`${write3}\` in the loop may change rows that later rounds read.` };
    }
    if (endsEarly(found2.loop)) return { leftAlone: "The loop may end early: the rest would be fetched for nothing." };
    const edits = found2.query.orm === "django" ? fetchWithDjango(path2, text3, found2) : fetchWithSqlAlchemy(path2, text3, tree, found2, models);
    return typeof edits === "string" ? { leftAlone: edits } : propose(edits, found2);
  }
};
function propose(edits, { paths }) {
  const ways = paths.map((way) => `\`${namesOf(way).join(".")}\``).join(" and ");
  return { change: { edits: mergeEdits(edits) }, summary: `Fetch ${ways} together with the rows of the loop` };
}

// healers/code/fix-misspelt-import/index.ts
var healer16 = {
  name: "fix-misspelt-import",
  kind: "code",
  languages: ["python"],
  rules: [
    "pyright/reportMissingImports",
    "mypy/import-not-found",
    "pyright/reportAttributeAccessIssue",
    "mypy/attr-defined",
    "ruff/F401",
    "pyright/reportUnusedImport",
    "ruff/F821",
    "pyright/reportUndefinedVariable",
    "mypy/name-defined"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    if (/^Cannot (?:access|assign to) attribute /.test(finding.message))
      return { leftAlone: "the attribute of a value is missing, not what is imported" };
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const project = { path: path2, files: context.files, read: (file) => context.read(file) };
    const flagged = context.text.slice(start2, end);
    const proven = await findMisspellings(tree, project);
    const here = proven.find(
      (it) => span(it.statement.node).start < end && span(it.statement.node).end > start2 || it.right === flagged || finding.message.includes(`\`${it.right}\``) || finding.message.includes(`"${it.right}"`)
    );
    const word = here ?? await nearestAt(tree, start2, end, finding.rule, project);
    if (word === void 0) return { leftAlone: "no other name is so near to the imported one that it must be meant" };
    const edit = { path: path2, start: word.start, end: word.end, text: word.right };
    return { change: { edits: [edit] }, summary: `Correct the import of \`${word.wrong}\` to \`${word.right}\`` };
  }
};
async function nearestAt(tree, start2, end, rule, project) {
  if (!/MissingImports|import-not-found|AttributeAccess|attr-defined/.test(rule)) return void 0;
  const statement2 = importsOf(tree).find(({ node }) => span(node).start < end && span(node).end > start2);
  if (statement2 === void 0 || statement2.where === "try") return void 0;
  const isName = statement2.kind === "from" && statement2.names.some(({ node }) => span(node).start < end && span(node).end > start2);
  const isWhole2 = span(statement2.node).start >= start2;
  if (isName && !isWhole2) return nearestName(tree, statement2, start2, end, project);
  return nearestModule(statement2, start2, end, project);
}
async function nearestName(tree, statement2, start2, end, project) {
  const name3 = statement2.names.find(({ node }) => span(node).start < end && span(node).end > start2);
  if (name3 === void 0 || await existence(statement2.module, name3.name, project) === "yes") return void 0;
  if (name3.alias === void 0 && namesRead(tree.root()).has(name3.name)) return void 0;
  const file = resolveModule(project.path, statement2.module, new Set(project.files));
  const offered2 = file === void 0 ? standardNames(statement2.module) : exportedNames(await project.read(file) ?? "");
  const right = nearestOf(name3.name, offered2 ?? []);
  if (right === void 0 || isPrivateTwin(name3.name, right)) return void 0;
  return { ...span(firstWord(name3.node)), wrong: name3.name, right };
}
async function nearestModule(statement2, start2, end, project) {
  const files2 = new Set(project.files);
  const node = statement2.kind === "from" ? statement2.node.field("module_name") : statement2.names.find((it) => span(it.node).start < end && span(it.node).end > start2)?.node;
  const name3 = statement2.names.find((it) => it.node.id() === node?.id());
  if (node == null || statement2.kind === "import" && name3?.alias === void 0) return void 0;
  const module = (statement2.kind === "from" ? statement2.module : name3?.name ?? "").trim();
  const words2 = wordsOf2(node);
  const dots = /^\.*/.exec(module)?.[0] ?? "";
  const parts = module.slice(dots.length).split(".");
  for (let depth2 = 1; depth2 <= parts.length; depth2++) {
    const upTo = dots + parts.slice(0, depth2).join(".");
    if (resolveModule(project.path, upTo, files2) !== void 0 || dots === "" && standardModules.has(parts[0] ?? "") && depth2 === 1)
      continue;
    const wrong = parts[depth2 - 1] ?? "";
    const standard = dots === "" && depth2 === 1 ? [...standardModules] : [];
    const right = nearestOf(wrong, [...siblingModules(project.path, upTo, files2), ...standard]);
    const word = words2[depth2 - 1];
    if (right === void 0 || word === void 0 || isPrivateTwin(wrong, right)) return void 0;
    const corrected = dots + [...parts.slice(0, depth2 - 1), right, ...parts.slice(depth2)].join(".");
    if (resolveModule(project.path, corrected, files2) === project.path) return void 0;
    for (const it of statement2.kind === "from" ? statement2.names : [])
      if (await existence(corrected, it.name, project) !== "yes") return void 0;
    return { ...span(word), wrong, right };
  }
  return void 0;
}
function wordsOf2(node) {
  return node.findAll({ rule: { kind: "identifier" } }).filter((it) => it.parent()?.is("aliased_import") !== true || it.parent()?.field("alias")?.id() !== it.id());
}
function isPrivateTwin(wrong, right) {
  return wrong.replace(/^_+/, "") === right.replace(/^_+/, "");
}

// healers/code/fix-misspelt-member/builtin-members.ts
var words = (text3) => text3.split(" ");
var text2 = words(
  "capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper zfill"
);
var absent = /* @__PURE__ */ new Set(["encode", "format", "format_map", "casefold", "isdecimal", "isidentifier", "isnumeric"]);
var path = words(
  "absolute anchor as_posix as_uri chmod cwd drive exists expanduser glob group hardlink_to home is_absolute is_block_device is_char_device is_dir is_fifo is_file is_mount is_relative_to is_reserved is_socket is_symlink iterdir joinpath lchmod lstat match mkdir name open owner parent parents parts read_bytes read_text readlink relative_to rename replace resolve rglob rmdir root samefile stat stem suffix suffixes symlink_to touch unlink with_name with_stem with_suffix write_bytes write_text"
);
var builtinMembers = /* @__PURE__ */ new Map([
  ["str", text2],
  ["LiteralString", text2],
  ["bytes", [...text2.filter((name3) => !absent.has(name3) && name3 !== "isprintable"), "decode", "fromhex", "hex"]],
  ["list", words("append clear copy count extend index insert pop remove reverse sort")],
  ["dict", words("clear copy fromkeys get items keys pop popitem setdefault update values")],
  [
    "set",
    words(
      "add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update"
    )
  ],
  ["tuple", words("count index")],
  ["Path", path],
  ["PosixPath", path],
  ["WindowsPath", path]
]);

// healers/code/fix-misspelt-member/members.ts
async function findClass(name3, path2, context) {
  const here = await classesIn(path2, name3, context);
  if (here.length > 0) return only(here);
  const text3 = await context.read(path2);
  const known = new Set(context.files);
  for (const item of text3 === void 0 ? [] : importsOf(parse(path2, text3))) {
    if (item.kind !== "from" || !item.names.some((each) => each.bound === name3 && each.alias === void 0)) continue;
    const file = resolveModule(path2, item.module, known);
    if (file === void 0) return void 0;
    const found2 = await classesIn(file, name3, context);
    if (found2.length > 0) return only(found2);
  }
  const all = [];
  for (const file of context.files) {
    if (file === path2 || !/\.pyi?$/.test(file)) continue;
    all.push(...await classesIn(file, name3, context));
    if (all.length > 1) return void 0;
  }
  return only(all);
}
async function classesIn(path2, name3, context) {
  const text3 = await context.read(path2);
  if (text3 === void 0 || !text3.includes(`class ${name3}`)) return [];
  return descendants(parse(path2, text3).root(), "class_definition").filter((node) => node.field("name")?.text() === name3).map((node) => ({ path: path2, node }));
}
function only(found2) {
  return found2.length === 1 ? found2[0] : void 0;
}
async function membersOf(found2, context, depth2 = 0) {
  const names = new Set(fieldsOf(found2.node));
  const own = functionsOf(found2.node.getRoot()).filter((fn) => isSame(fn.owner, found2.node));
  for (const fn of own) {
    names.add(fn.name);
    for (const node of descendants(fn.body, "attribute")) {
      const isAssigned = node.parent()?.is("assignment") === true && isSame(node.parent()?.field("left"), node);
      if (isAssigned && node.field("object")?.text() === "self") names.add(node.field("attribute")?.text() ?? "");
    }
  }
  for (const base of baseNames(found2.node)) {
    const parent = depth2 < 8 ? await findClass(base, found2.path, context) : void 0;
    if (parent !== void 0 && !isSame(parent.node, found2.node))
      for (const name3 of await membersOf(parent, context, depth2 + 1)) names.add(name3);
  }
  return names;
}
function fieldsOf(definition2) {
  return descendants(definition2, "assignment").flatMap((node) => {
    const left = node.field("left");
    const scope = enclosing(node, "class_definition", "function_definition");
    return left?.is("identifier") === true && isSame(scope, definition2) ? [left.text()] : [];
  });
}
function baseNames(definition2) {
  const bases = definition2.field("superclasses");
  return (bases?.namedChildren() ?? []).flatMap(
    (node) => node.is("identifier") ? [node.text()] : node.is("attribute") ? [node.field("attribute")?.text() ?? ""] : []
  );
}

// healers/code/fix-misspelt-member/parameters.ts
async function parametersOf(call, path2, context) {
  const callee = call.field("function");
  const name3 = callee?.is("attribute") === true ? callee.field("attribute")?.text() : callee?.text();
  if (callee === null || name3 === void 0 || !/^\w+$/.test(name3)) return void 0;
  if (callee.is("attribute")) {
    const methods = await functionsNamed(name3, context);
    return methods.length === 1 && methods[0] !== void 0 ? keywordsOf(methods[0]) : void 0;
  }
  const definition2 = await findClass(name3, path2, context);
  if (definition2 !== void 0) return constructorOf(definition2, context);
  const here = functionsOf(parse(path2, context.text)).filter((fn) => fn.name === name3 && fn.owner === void 0);
  if (here.length > 0) return here.length === 1 && here[0] !== void 0 ? keywordsOf(here[0]) : void 0;
  const known = new Set(context.files);
  for (const item of importsOf(parse(path2, context.text))) {
    if (item.kind !== "from" || !item.names.some((each) => each.name === name3 && each.bound === name3)) continue;
    const file = resolveModule(path2, item.module, known);
    const text3 = file === void 0 ? void 0 : await context.read(file);
    if (file === void 0 || text3 === void 0) return void 0;
    const found2 = functionsOf(parse(file, text3)).filter((fn) => fn.name === name3 && fn.owner === void 0);
    return found2.length === 1 && found2[0] !== void 0 ? keywordsOf(found2[0]) : void 0;
  }
  return void 0;
}
async function functionsNamed(name3, context) {
  const found2 = [];
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text3 = await context.read(file);
    if (text3 === void 0 || !text3.includes(`def ${name3}`)) continue;
    found2.push(...functionsOf(parse(file, text3)).filter((fn) => fn.name === name3));
    if (found2.length > 1) return found2;
  }
  return found2;
}
async function constructorOf(found2, context) {
  const init = functionsOf(found2.node.getRoot()).find(
    (fn) => fn.name === "__init__" && fn.owner?.id() === found2.node.id()
  );
  if (init !== void 0) return keywordsOf(init);
  const outer = found2.node.parent();
  const isGenerated = outer?.is("decorated_definition") === true && /@(\w+\.)?(dataclass|define|frozen)\b/.test(outer.text()) || baseNames(found2.node).some((name3) => ["NamedTuple", "TypedDict", "BaseModel"].includes(name3));
  const fields = isGenerated ? fieldsOf(found2.node) : [];
  if (!isGenerated && fields.length === 0) {
    const [base, ...others2] = baseNames(found2.node);
    const parent = base === void 0 || others2.length > 0 ? void 0 : await findClass(base, found2.path, context);
    return parent === void 0 || parent.node.id() === found2.node.id() ? void 0 : constructorOf(parent, context);
  }
  return fields;
}
function keywordsOf(fn) {
  const names = [];
  for (const node of fn.parameters.namedChildren()) {
    if (node.is("dictionary_splat_pattern") || node.text().startsWith("**")) return void 0;
    if (node.is("positional_separator")) names.length = 0;
    const name3 = node.field("name")?.text() ?? (node.is("identifier") ? node.text() : node.namedChildren()[0]?.text());
    if (name3 !== void 0 && /^\w+$/.test(name3) && name3 !== "self" && name3 !== "cls") names.push(name3);
  }
  return names;
}

// healers/code/fix-misspelt-member/index.ts
var healer17 = {
  name: "fix-misspelt-member",
  kind: "code",
  languages: ["python"],
  rules: [
    "pyright/reportAttributeAccessIssue",
    "pyright/reportCallIssue",
    "pyright/reportGeneralTypeIssues",
    "pyright/reportAssignmentType",
    "mypy/attr-defined",
    "mypy/call-arg",
    "mypy/typeddict-item"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const slip = readMessage2(finding);
    if (slip === void 0) return { leftAlone: "the message names nothing that may be misspelt" };
    const { path: path2 } = finding.place;
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const written = nodesFor(slip, parse(path2, context.text), start2, end);
    const [node, ...others2] = written;
    if (node === void 0 || others2.length > 0)
      return { leftAlone: `where ${slip.name} stands cannot be told from the finding` };
    const candidates = await candidatesFor4(slip, node, path2, context);
    if (candidates === void 0) return { leftAlone: `what could be meant by ${slip.name} is not known here` };
    const meant = nearestOf(slip.name, candidates);
    if (meant === void 0) return { leftAlone: `no single name near ${slip.name} can be meant` };
    const distance = editDistance(slip.name, meant);
    if (distance * 4 > Math.max(slip.name.length, meant.length))
      return { leftAlone: `${meant} is too far from ${slip.name} to be sure` };
    if (slip.kind === "attribute" && slip.owner !== void 0 && isPlural(slip.name, meant) && !isBuiltin(slip.owner))
      return { leftAlone: `${slip.name} and ${meant} can be two things: one, and many` };
    const other = await knownElsewhere(slip, path2, context);
    if (other !== void 0) return { leftAlone: `${other} knows ${slip.name}: it may come from there` };
    const text3 = slip.kind === "key" ? node.text().replace(slip.name, meant) : meant;
    return {
      change: { edits: [{ path: path2, ...span(node), text: text3 }] },
      summary: `Write ${meant} instead of ${slip.name}`
    };
  }
};
var quoted2 = `["']([^"']+)["']`;
var messages2 = [
  [new RegExp(`^Cannot access attribute ${quoted2} for class ${quoted2}`), "attribute", 1],
  [new RegExp(`^${quoted2} has no attribute ${quoted2}`), "attribute", 2],
  [new RegExp(`^${quoted2} is not a known attribute of module ${quoted2}`), "module", 1],
  [new RegExp(`^Module ${quoted2} has no attribute ${quoted2}`), "module", 2],
  [new RegExp(`${quoted2} is not a defined key in ${quoted2}`), "key", 1],
  [new RegExp(`${quoted2} is an undefined item in type ${quoted2}`), "key", 1],
  [new RegExp(`^TypedDict ${quoted2} has no key ${quoted2}`), "key", 2]
];
function readMessage2({ message }) {
  const argument = new RegExp(`^(?:No parameter named|Unexpected keyword argument) ${quoted2}`).exec(message)?.[1];
  if (argument !== void 0) return { kind: "argument", name: argument };
  for (const [pattern, kind, nameAt] of messages2) {
    const match = pattern.exec(message);
    const name3 = match?.[nameAt];
    const owner = match?.[nameAt === 1 ? 2 : 1];
    if (name3 === void 0 || owner === void 0) continue;
    return /^\w+$/.test(name3) ? { kind, name: name3, owner: owner.replace(/\*$/, "") } : void 0;
  }
  return void 0;
}
function nodesFor(slip, tree, start2, end) {
  const near = (node) => span(node).start < end && span(node).end > start2;
  const root = tree.root();
  if (slip.kind === "key")
    return descendants(root, "string").filter(
      (node) => near(node) && node.text().replace(/^["']|["']$/g, "") === slip.name
    );
  if (slip.kind === "argument")
    return descendants(root, "keyword_argument").filter(near).flatMap((node) => node.field("name") ?? []).filter((node) => node.text() === slip.name && near(node));
  return descendants(root, "attribute").filter(near).flatMap((node) => node.field("attribute") ?? []).filter((node) => node.text() === slip.name && near(node));
}
async function candidatesFor4(slip, node, path2, context) {
  if (slip.kind === "argument") {
    const call = enclosing(node, "call");
    const known = call === void 0 ? void 0 : await parametersOf(call, path2, context);
    if (call === void 0 || known === void 0) return void 0;
    const given = readArguments(call);
    const positional = given.filter((argument) => argument.name === void 0 && !argument.isSplat).length;
    const named2 = new Set(given.map((argument) => argument.name));
    return known.slice(positional).filter((name4) => !named2.has(name4));
  }
  const owner = slip.owner ?? "";
  if (slip.kind === "module") {
    const names = standardNames(owner === "..path" || owner === "posixpath" ? "os.path" : owner);
    return names === void 0 ? void 0 : [...names];
  }
  const name3 = /^(?:type\[)?(?:Self@)?([A-Za-z_]\w*)/.exec(owner)?.[1] ?? "";
  const builtin = builtinMembers.get(name3);
  if (builtin !== void 0) return builtin;
  const found2 = await findClass(name3, path2, context);
  if (found2 === void 0) return void 0;
  const members = await membersOf(found2, context);
  return [...members].filter((member) => member.startsWith("_") === slip.name.startsWith("_"));
}
function isPlural(a, b) {
  return a === `${b}s` || b === `${a}s`;
}
function isBuiltin(owner) {
  return builtinMembers.has(/^\w+/.exec(owner)?.[0] ?? "");
}
async function knownElsewhere(slip, path2, context) {
  if (slip.owner !== void 0 && (isBuiltin(slip.owner) || slip.kind === "module")) return void 0;
  const name3 = escapeRegExp(slip.name);
  const word = new RegExp(`(?<!\\w)${name3}(?!\\w)`);
  const made2 = new RegExp(
    slip.kind === "attribute" ? `\\b(?:def|class)\\s+${name3}\\b|(?<!\\w)${name3}\\s*(?::[^=\\n]+)?=(?!=)|["']${name3}["']` : `\\b(?:def|class)\\s+${name3}\\b`
  );
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text3 = file === path2 ? context.text : await context.read(file);
    if (text3 === void 0 || !text3.includes(slip.name)) continue;
    if (slip.kind === "attribute" ? (file === path2 ? made2 : word).test(text3) : made2.test(text3)) return file;
  }
  return void 0;
}

// healers/code/fix-return-annotation/expectations.ts
var dunders = {
  __bool__: "bool",
  __contains__: "bool",
  __eq__: "bool",
  __ne__: "bool",
  __lt__: "bool",
  __le__: "bool",
  __gt__: "bool",
  __ge__: "bool",
  __len__: "int",
  __hash__: "int",
  __int__: "int",
  __index__: "int",
  __float__: "float",
  __str__: "str",
  __repr__: "str",
  __format__: "str",
  __bytes__: "bytes"
};
function nameWants(name3) {
  if (/^_*(is|has|can|should|was)_/.test(name3)) return "bool";
  if (/^_*(count|num|len)_|_count$/.test(name3)) return "int";
  return dunders[name3];
}
var ownMethods = {
  bytes: ["decode", "hex", "fromhex"],
  str: ["encode", "format", "casefold", "isidentifier", "format_map"],
  list: ["append", "extend", "insert", "sort", "reverse"],
  dict: ["items", "keys", "values", "get", "setdefault"],
  set: ["add", "discard", "union", "difference", "intersection"],
  float: ["is_integer", "as_integer_ratio"],
  int: ["bit_length", "to_bytes"]
};
async function callersWant(name3, declared, actual, context) {
  const only2 = (ownMethods[declared] ?? []).filter(
    (method) => !(ownMethods[actual.replace(/\[.*$/, "")] ?? []).includes(method)
  );
  if (only2.length === 0) return void 0;
  const used = new RegExp(`\\b${name3}\\([^()\\n]*\\)\\.(${only2.join("|")})\\(`);
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text3 = await context.read(file);
    if (text3 !== void 0 && text3.includes(name3) && used.test(text3)) return file;
  }
  return void 0;
}

// healers/code/fix-return-annotation/generator.ts
function isAboutGenerator({ message }) {
  return /^(?:The )?return type of an? (?:async )?generator function|^Return type of (?:async )?generator function/i.test(
    message
  );
}
function asIterator(fn, declared, tree) {
  const yields = ownDescendants(fn.body, "yield").filter((node) => node.isNamed());
  if (yields.some((node) => /^yield\s+from\b/.test(node.text()))) return { doubt: "it yields from another generator" };
  if (yields.some((node) => node.parent()?.is("expression_statement") !== true))
    return { doubt: "it takes what callers send to it: an iterator cannot" };
  if (returnsOf(fn).some((statement2) => returnedValue(statement2) !== void 0))
    return { doubt: "it returns a value as well, which an iterator does not" };
  if (/^["']/.test(declared)) return { doubt: "the declared type is quoted" };
  const element = /^(?:\w+\.)*(?:list|set|frozenset|List|Set|Sequence|Collection)\[(.+)\]$/s.exec(declared)?.[1];
  const item = element ?? declared;
  const known = yields.map((node) => literalTypeOf(node.namedChildren()[0] ?? node));
  const isBare = yields.every((node) => node.namedChildren().length === 0);
  if (isBare !== (item === "None")) return { doubt: `whether it yields ${item} cannot be told` };
  const plain2 = /^(str|int|float|bool|bytes)$/;
  if (plain2.test(item) && known.some((type) => type !== void 0 && type !== item && !(item === "float" && type === "int")))
    return { doubt: `it yields something else than ${item}` };
  const wanted = fn.isAsync ? "AsyncIterator" : "Iterator";
  const bound = nameOf3(wanted, tree);
  return {
    text: `${bound ?? wanted}[${item}]`,
    imports: bound === void 0 ? [{ module: "collections.abc", name: wanted }] : [],
    summary: `Declare that ${fn.name} gives ${item} one after the other, as a generator does`
  };
}
function nameOf3(wanted, tree) {
  for (const item of importsOf(tree)) {
    if (item.kind !== "from" || item.module !== "collections.abc" || item.where === "local") continue;
    const found2 = item.names.find((each) => each.name === wanted);
    if (found2 !== void 0) return found2.bound;
  }
  return typingName(tree, wanted);
}

// healers/code/fix-return-annotation/none.ts
function isAboutNone({ message }) {
  const [first = ""] = message.split("\n");
  if (/must return value on all code paths/.test(first)) return true;
  if (/^Incompatible return value type \(got "(?:None|Optional\[[^"]*\]|[^"]* \| None)", expected/.test(first))
    return true;
  const misfits = [...message.matchAll(/^\s+"([^"]+)" is (?:not assignable|incompatible)/gm)].map((match) => match[1]);
  return /^Type "(?:None|[^"]* \| None)" is not assignable to return type/.test(first) && misfits.every((one) => one === "None");
}
async function allowNone(fn, declared, tree, context) {
  const values = returnsOf(fn).map(returnedValue);
  const isNone = (value) => value === void 0 || value.is("none");
  if (nameWants(fn.name) === declared)
    return { doubt: `a function named ${fn.name} should return ${declared}: the body is at fault` };
  const promised = await promisedElsewhere(fn, context);
  if (promised !== void 0)
    return { doubt: `${promised} declares ${fn.name} without None: callers may rely on that` };
  if (values.every(isNone)) {
    if (isPlaceholder(fn)) return { doubt: "the body is a placeholder: what it should return is not known" };
    return { text: "None", imports: [], summary: `Declare that ${fn.name} returns nothing` };
  }
  if (!values.some((value) => value?.is("none") === true) && !givesOptional(values))
    return { doubt: "the function ends without a return: whether None is meant, or one was forgotten, is not known" };
  const quote2 = /^(["'])(.*)\1$/s.exec(declared);
  const written = writeOptional(quote2?.[2] ?? declared, tree, await oldestPython((file) => context.read(file)));
  if (written === void 0)
    return { doubt: `${declared} cannot be made optional for the oldest Python of this package` };
  const mark = quote2?.[1] ?? "";
  return {
    text: `${mark}${written.text}${mark}`,
    imports: written.imports,
    summary: `Declare that ${fn.name} may return None, as it does`
  };
}
function givesOptional(values) {
  return values.some(
    (value) => value?.is("call") === true && /(\.get|\bgetenv|\.match|\.search|\.fullmatch|\.fetchone|\.first|\.one_or_none|\.which)$/.test(
      value.field("function")?.text() ?? ""
    ) && (value.field("arguments")?.namedChildren().length ?? 0) < 3
  );
}
function isPlaceholder(fn) {
  const text3 = fn.body.namedChildren().filter((node) => !node.is("comment") && !/^["']/.test(node.text())).map((node) => node.text());
  return text3.every((line) => /^(pass|\.\.\.|return( None)?|raise NotImplementedError\b.*)$/s.test(line)) || fn.decorators.some((decorator) => /(^|\.)(abstractmethod|overload)\b/.test(decorator));
}
async function promisedElsewhere(fn, context) {
  if (fn.owner === void 0) return void 0;
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text3 = await context.read(file);
    if (text3 === void 0 || !text3.includes(`def ${fn.name}`)) continue;
    const other = functionsOf(parse(file, text3)).find(
      (each) => each.name === fn.name && each.owner !== void 0 && each.owner.field("name")?.text() !== fn.owner?.field("name")?.text() && each.returnType !== void 0 && !/\bNone\b|\bOptional\b/.test(each.returnType.text())
    );
    if (other !== void 0) return file;
  }
  return void 0;
}

// healers/code/fix-return-annotation/index.ts
var builtins2 = ["bool", "str", "int", "float", "bytes", "list", "dict", "set", "tuple"];
var healer18 = {
  name: "fix-return-annotation",
  kind: "code",
  languages: ["python"],
  rules: ["pyright/reportReturnType", "pyright/reportInvalidTypeForm", "mypy/return-value", "mypy/return", "mypy/misc"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const fn = functionAround(nodeAt2(tree, start2, end));
    const declared = fn?.returnType?.text();
    if (fn?.returnType === void 0 || declared === void 0)
      return { leftAlone: "no function with a declared return type stands here" };
    const { returnType } = fn;
    const write3 = ({ text: text3, imports, summary }) => ({
      change: {
        edits: [
          ...imports.map((wanted) => addImport(path2, context.text, tree, wanted, () => false)),
          { path: path2, ...span(returnType), text: text3 }
        ]
      },
      summary
    });
    if (isAboutGenerator(finding)) {
      const iterator = asIterator(fn, declared, tree);
      return "doubt" in iterator ? { leftAlone: iterator.doubt } : write3(iterator);
    }
    const givesNothing = finding.rule === "mypy/return" && /^Missing return statement/.test(finding.message);
    if ((isAboutNone(finding) || givesNothing) && !isGenerator(fn)) {
      const optional = await allowNone(fn, declared, tree, context);
      return "doubt" in optional ? { leftAlone: optional.doubt } : write3(optional);
    }
    if (!/reportReturnType|return-value/.test(finding.rule))
      return { leftAlone: "the error is not about what the function returns" };
    if (!builtins2.includes(declared))
      return { leftAlone: `\`${declared}\` is more than a plain builtin type: the body may be at fault` };
    if (isGenerator(fn)) return { leftAlone: "what a generator gives is not what it returns" };
    if (!endsByLeaving(fn.body)) return { leftAlone: "the function can end without a return statement" };
    const actual = await actualType(fn, path2, context);
    if ("doubt" in actual) return { leftAlone: actual.doubt };
    if (actual.type === declared || declared === "float" && actual.type === "int")
      return { leftAlone: `every return gives ${declared}, as declared` };
    if (nameWants(fn.name) === declared)
      return { leftAlone: `a function named ${fn.name} should return ${declared}: the body is at fault` };
    if (mentionsType(fn, declared))
      return { leftAlone: `the docstring says ${declared} too: the body may be at fault` };
    const caller = await callersWant(fn.name, declared, actual.type, context);
    if (caller !== void 0) return { leftAlone: `${caller} uses the result as ${declared}` };
    return {
      change: { edits: [{ path: path2, ...span(fn.returnType), text: actual.type }] },
      summary: `Declare that ${fn.name} returns ${actual.type}, as each of its returns does`
    };
  }
};
async function actualType(fn, path2, context) {
  const values = returnsOf(fn).map(returnedValue);
  if (values.length === 0 || values.includes(void 0)) return { doubt: "a return statement has no value" };
  const types = /* @__PURE__ */ new Set();
  for (const value of values) {
    if (value === void 0) continue;
    const type2 = await typeOfValue(value, path2, context);
    if (type2 === void 0) return { doubt: `what line ${value.range().start.line + 1} returns is not known` };
    types.add(type2);
  }
  if (types.size === 2 && types.has("int") && types.has("bool")) types.delete("bool");
  const [type] = types;
  if (types.size !== 1 || type === void 0)
    return { doubt: `the returns differ (${[...types].join(", ")}): one of them may be at fault` };
  const head = /^\w+/.exec(type)?.[0] ?? "";
  if (!builtins2.includes(head) || type.includes("|"))
    return { doubt: `the returns give ${type}, which is no plain builtin type` };
  return { type };
}
async function typeOfValue(value, path2, context) {
  const known = literalTypeOf(value);
  if (known !== void 0) return known;
  const { start: start2, end } = span(value);
  return context.types.typeOf(path2, start2, end);
}
function mentionsType(fn, declared) {
  const first = fn.body.children()[0];
  if (first?.is("expression_statement") !== true || first.children()[0]?.is("string") !== true) return false;
  return new RegExp(`(rtype|returns?)\\W[^\\n]*\\b${declared}\\b`, "i").test(first.text());
}

// healers/code/flat-else/index.ts
var healer19 = {
  name: "flat-else",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/RET505", "ruff/RET506", "ruff/RET507", "ruff/RET508"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2, end } = offsetsOf(finding.place, text3);
    const at = nodeAt2(parse(path2, text3), start2, end);
    const clause = /^el(se|if)_clause$/.test(String(at.kind())) ? at : enclosing(at, "else_clause", "elif_clause");
    const statement2 = clause?.parent();
    if (statement2?.is("if_statement") !== true) return { leftAlone: "no branch of a condition stands here" };
    const edits = [];
    for (let each = statement2; each !== void 0; each = outerOf(each)) {
      const clauses = each.fieldChildren("alternative");
      const branches = [each, ...clauses];
      const goesOn = branches.findIndex((branch) => !leaves3(branch.field("consequence")));
      for (const branch of clauses.slice(0, goesOn === -1 ? clauses.length : goesOn)) {
        const part = branch.is("elif_clause") ? [elifToIf(path2, branch)] : flatten(path2, text3, each, branch);
        if (part === void 0) return { leftAlone: "a text of several lines would change with its indentation" };
        edits.push(...part);
      }
      if (edits.length === 0) return { leftAlone: "the first branch of the chain goes on behind it" };
    }
    return { change: { edits }, summary: "Go on without else where every branch before has left" };
  }
};
function outerOf(statement2) {
  const last = statement2.fieldChildren("alternative").at(-1)?.field("body");
  if (!last || !leavesAtOnce(last)) return void 0;
  const block = statement2.parent();
  if (block?.namedChildren().findLast((node) => !node.is("comment"))?.id() !== statement2.id())
    return void 0;
  const branch = block.parent();
  const outer = branch?.is("elif_clause") === true ? branch.parent() : branch;
  if (outer?.is("if_statement") !== true) return void 0;
  const isLast = (outer.fieldChildren("alternative").at(-1) ?? outer).id() === branch?.id();
  return isLast ? void 0 : outer;
}
function leavesAtOnce(block) {
  const last = block.namedChildren().findLast((node) => !node.is("comment"));
  return /^(return|raise|continue|break)_statement$/.test(String(last?.kind()));
}
function leaves3(block) {
  if (block === null) return false;
  return endsByLeaving(block) || leavesAtOnce(block);
}
function elifToIf(path2, clause) {
  const { start: start2 } = span(clause);
  return { path: path2, start: start2, end: start2 + "elif".length, text: "if" };
}
function flatten(path2, text3, statement2, clause) {
  const body = clause.field("body");
  if (!body || descendants(body, "string").some((node) => node.text().includes("\n"))) return void 0;
  const outer = indentationAt(text3, span(statement2).start);
  const from = lineStart(text3, span(clause).start);
  const colon = clause.children().find((child) => child.text() === ":");
  const next = nextLine(text3, span(clause).start);
  const rest = text3.slice(colon ? span(colon).end : next, next).trim();
  const head = {
    path: path2,
    start: from,
    end: next,
    text: rest === "" ? "" : `${outer}${rest}${lineEnding(text3)}`
  };
  const edits = [head];
  if (span(body).start < next) return edits;
  const inner2 = indentationAt(text3, span(body).start);
  for (let at = next; at < span(body).end; at = nextLine(text3, at)) {
    if (text3.startsWith(inner2, at)) edits.push({ path: path2, start: at + outer.length, end: at + inner2.length, text: "" });
  }
  return edits;
}

// healers/code/guard-none/answer.ts
function answerFor(fn, statement2, subject) {
  const loop = enclosing(statement2, "for_statement", "while_statement", "function_definition");
  const isLooping = loop !== void 0 && !loop.is("function_definition");
  const raised = errorsForMissing(fn);
  if (isLooping) {
    if (hasContinueGuard(loop)) return { text: "continue" };
    return raised === void 0 ? { doubt: "in a loop, nothing tells whether to skip or to stop" } : { text: raiseOf(raised, subject) };
  }
  const declared = fn.returnType?.text();
  const mayBeNone2 = declared !== void 0 && /\bNone\b|\bOptional\[/.test(declared) && declared !== "None";
  const returns = returnsOf(fn);
  const givesNone = returns.some((node) => returnedValue(node)?.is("none") === true);
  const givesValues = returns.some((node) => {
    const value = returnedValue(node);
    return value !== void 0 && !value.is("none");
  });
  const wantsNone = mayBeNone2 || declared === void 0 && givesNone && givesValues;
  if (wantsNone && raised !== void 0 && !givesNone)
    return { doubt: `${fn.name} may give None, but raises for what is missing elsewhere` };
  if (wantsNone) return { text: "return None" };
  if (raised !== void 0) return { text: raiseOf(raised, subject) };
  return { doubt: `nothing in ${fn.name} tells what should happen when the value is None` };
}
function errorsForMissing(fn) {
  const raises = ownDescendants(fn.body, "raise_statement");
  const names = new Set(raises.map((node) => /^raise\s+([\w.]+)\s*\(/.exec(node.text())?.[1] ?? "?"));
  const [name3] = names;
  if (names.size !== 1 || name3 === void 0 || name3 === "?") return void 0;
  return raises.some((node) => isGuardOf(node) && takesText2(node)) ? name3 : void 0;
}
function isGuardOf(statement2) {
  const block = statement2.parent();
  const condition = block?.parent();
  return condition?.is("if_statement") === true && condition.field("consequence")?.id() === block?.id() && asksForMissing(condition.field("condition"));
}
function takesText2(raise) {
  const values = raise.find({ rule: { kind: "argument_list" } })?.children().filter((child) => child.isNamed()) ?? [];
  return values.length === 1 && /^(string|concatenated_string|binary_operator)$/.test(String(values[0]?.kind())) && /^["'fFrR]/.test(values[0]?.text() ?? "");
}
function asksForMissing(condition) {
  return condition !== null && /^not\s+[\w.]+$|^[\w.]+\s+is\s+None$/.test(condition.text());
}
function hasContinueGuard(loop) {
  return ownDescendants(loop, "continue_statement").some(
    (node) => isGuardOf(node) && node.parent()?.children().filter((child) => child.isNamed()).length === 1
  );
}
function raiseOf(name3, subject) {
  const what = subject.is("call") ? `${subject.field("function")?.text() ?? "call"}() gave None` : `${subject.text()} is None`;
  return `raise ${name3}("${what.replace(/["\\]/g, "'")}")`;
}

// healers/code/guard-none/caller.ts
async function whyCallerObjects(finding, fn, context) {
  const step = finding.flow?.steps.find(({ note }) => note.startsWith("#1 "));
  const text3 = step && await context.read(step.place.path);
  if (!step || text3 === void 0) return void 0;
  const { path: path2, line } = step.place;
  const calls = descendants(parse(path2, text3).root(), "call").filter((call) => {
    const { start: start2, end } = call.range();
    const name3 = call.field("function")?.text().split(".").at(-1);
    return name3 === fn.name && start2.line < line && end.line >= line - 1;
  });
  const objecting = calls.find(cannotTakeNone);
  return objecting && `the call at ${path2}:${line} uses what ${fn.name} gives without asking for None: the answer is a person's to choose`;
}
function cannotTakeNone(call) {
  const parent = call.parent();
  if (parent === null) return false;
  switch (String(parent.kind())) {
    case "attribute":
      return isSame(parent.field("object"), call);
    case "subscript":
      return isSame(parent.field("value"), call);
    case "await":
    case "parenthesized_expression":
      return cannotTakeNone(parent);
    case "for_statement":
    case "for_in_clause":
      return isSame(parent.field("right"), call);
    case "binary_operator":
    case "list_splat":
    case "dictionary_splat":
      return true;
    case "comparison_operator":
      return !/\bNone\b/.test(parent.text());
    case "assignment":
      return /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(String(parent.field("left")?.kind()));
    case "argument_list":
      return /^(?:len|int|float|str|list|tuple|set|sorted|sum|min|max|self\.assertEqual)$/.test(
        parent.parent()?.field("function")?.text() ?? ""
      );
    default:
      return false;
  }
}

// healers/code/guard-none/stand-in.ts
function proposeStandIn(subject, path2) {
  const member = subject.parent();
  const outer = member?.parent();
  if (member?.is("attribute") !== true || outer?.is("call") !== true || !isSame(member.field("object"), subject))
    return void 0;
  if (!isGet(subject) || !isGet(outer) || subject.text().includes("\n")) return void 0;
  const hasDefault = readArguments(outer).length > 1;
  if (!hasDefault && isUsedAtOnce3(outer)) return void 0;
  const { start: start2, end } = span(subject);
  return {
    change: {
      edits: [
        { path: path2, start: start2, end: start2, text: "(" },
        { path: path2, start: end, end, text: " or {})" }
      ]
    },
    summary: `Look \`${readArguments(outer)[0]?.value.text().slice(0, 40) ?? ""}\` up in an empty dictionary when there is none`
  };
}
function isGet(call) {
  const callee = call.is("call") ? call.field("function") : null;
  const args = callee?.is("attribute") === true && callee.field("attribute")?.text() === "get" ? readArguments(call) : [];
  const [key] = args;
  return args.length > 0 && args.length < 3 && key !== void 0 && !args.some(({ name: name3, isSplat }) => name3 || isSplat) && !/^[rf]?["'](?:\/|https?:)/.test(key.value.text());
}
function isUsedAtOnce3(call) {
  const parent = call.parent();
  if (parent === null) return false;
  if (parent.is("attribute")) return isSame(parent.field("object"), call);
  if (parent.is("subscript")) return isSame(parent.field("value"), call);
  if (parent.is("call")) return isSame(parent.field("function"), call);
  if (parent.is("for_statement") || parent.is("for_in_clause")) return isSame(parent.field("right"), call);
  if (parent.is("argument_list")) return true;
  return /^(?:binary_operator|comparison_operator|unary_operator|list_splat|dictionary_splat|augmented_assignment)$/.test(
    String(parent.kind())
  );
}

// healers/code/guard-none/subject.ts
function subjectOf(finding, text3, tree) {
  const { start: start2, end } = rangeOf(finding.place, text3);
  const subject = finding.rule.startsWith("log/") ? exactly(tree, start2, end) : /\/(?:arg-type|reportArgumentType)$/.test(finding.rule) ? argumentAt2(finding, tree, start2, end) : finding.rule.startsWith("mypy/") ? byMessage(finding, tree, start2, end) : byPlace(tree, start2, end, finding.rule);
  return subject !== void 0 && (subject.is("call") || isChain(subject)) ? subject : void 0;
}
function exactly(tree, start2, end) {
  const node = nodeAt2(tree, start2, end);
  return span(node).start === start2 && span(node).end === end ? node : void 0;
}
function byPlace(tree, start2, end, rule) {
  const node = nodeAt2(tree, start2, end);
  const parent = node.parent();
  if (parent?.is("attribute") === true && isSame(parent.field("attribute"), node))
    return parent.field("object") ?? void 0;
  if (node.is("attribute") && rule.includes("MemberAccess")) return node.field("object") ?? void 0;
  if (node.is("subscript") && rule.includes("Subscript")) return node.field("value") ?? void 0;
  return rule.includes("MemberAccess") ? void 0 : node;
}
function argumentAt2({ message }, tree, start2, end) {
  const misfits = [...message.matchAll(/^\s*"([^"]+)" is (?:not assignable|incompatible with (protocol))/gm)];
  const isPyright = /^Argument of type "[^"]* \| None"/.test(message) && misfits.some((match) => match[2] !== void 0) && misfits.every((match) => match[1] === "None");
  const mypy = /^Argument 1 to "(?:len|sum|sorted|min|max|iter|enumerate|list|tuple|set|int|float|open)" has incompatible type "(?:Optional\[(.+)\]|(.+) \| None)"; expected "(.+)"$/.exec(
    message
  );
  const fits2 = mypy !== null && ((mypy[1] ?? mypy[2]) === mypy[3] || /^(Sized|Iterable\[)/.test(mypy[3] ?? ""));
  return isPyright || fits2 ? exactly(tree, start2, end) : void 0;
}
function byMessage(finding, tree, start2, end) {
  const attribute = /["']None["'].* has no attribute ["'](\w+)["']/.exec(finding.message)?.[1];
  if (attribute === void 0) return void 0;
  const found2 = tree.root().findAll({ rule: { kind: "attribute" } }).filter(
    (node) => span(node).start < end && span(node).end > start2 && node.field("attribute")?.text() === attribute
  );
  const [only2, ...others2] = found2;
  return others2.length === 0 ? only2?.field("object") ?? void 0 : void 0;
}
function isChain(node) {
  if (node.is("identifier")) return true;
  const object = node.is("attribute") ? node.field("object") : null;
  return object !== null && isChain(object);
}

// healers/code/guard-none/index.ts
var healer20 = {
  name: "guard-none",
  kind: "code",
  languages: ["python"],
  rules: [
    "pyright/reportOptionalMemberAccess",
    "pyright/reportOptionalSubscript",
    "pyright/reportOptionalIterable",
    "pyright/reportOptionalCall",
    "pyright/reportOptionalOperand",
    "pyright/reportOptionalContextManager",
    "pyright/reportArgumentType",
    "mypy/union-attr",
    "mypy/arg-type",
    "log/none-attribute",
    "log/none-subscript",
    "log/none-iteration",
    "log/none-membership",
    "log/none-call",
    "log/none-operand",
    "log/none-length"
  ],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const subject = subjectOf(finding, context.text, tree);
    const statement2 = subject === void 0 ? void 0 : statementOf(subject);
    if (subject === void 0 || statement2 === void 0)
      return { leftAlone: "what may be None cannot be told from the place" };
    const isSeen = finding.rule.startsWith("log/");
    if (isSeen) {
      const origin = await traceNone(subject, { path: finding.place.path, files: context.files, read: context.read });
      const last = origin.steps.at(-1);
      if (origin.certainty === "always" && last) return { leftAlone: `${last.note} (${last.path}:${last.line})` };
      if (finding.rule === "log/none-iteration" && subject.is("call") && origin.certainty === "unknown")
        return {
          leftAlone: `what was None may as well be something that ${subject.field("function")?.text() ?? "the call"} was given`
        };
      const standIn = proposeStandIn(subject, finding.place.path);
      if (standIn) return standIn;
    }
    const fn = functionAround(subject);
    if (fn === void 0 || !isInside(subject, fn.body))
      return { leftAlone: "outside of a function nothing tells what None should lead to" };
    const head = /^[A-Za-z_]\w*/.exec(subject.text())?.[0] ?? "";
    if (!subject.is("call") && isOfModule(fn, head))
      return {
        leftAlone: `${head} is a name of the module, such as a package that may not be installed: what is without it was made before`
      };
    if (isGenerator(fn)) return { leftAlone: "in a generator, nothing tells whether to stop or to go on" };
    const doubt = reasonToDoubt2(subject, statement2, context.text);
    if (doubt !== void 0) return { leftAlone: doubt };
    const answer = answerFor(fn, statement2, subject);
    if ("doubt" in answer) return { leftAlone: answer.doubt };
    const objection = isSeen && answer.text === "return None" ? await whyCallerObjects(finding, fn, context) : void 0;
    if (objection !== void 0) return { leftAlone: objection };
    if (answer.text === "continue" && !isOfRound(subject, head))
      return { leftAlone: `${head} is the same in every round of the loop: to skip them all is no answer` };
    const edits = guard(finding.place.path, context.text, subject, statement2, answer.text);
    const what = subject.text().length > 40 || subject.text().includes("\n") ? "the value" : `\`${subject.text()}\``;
    return {
      change: { edits },
      summary: `Answer with \`${answer.text}\` when ${what} is None, as ${fn.name} does elsewhere`
    };
  }
};
function isOfModule(fn, name3) {
  const isHere = [fn.node, ...fn.node.ancestors().filter((node) => node.is("function_definition"))].some(
    (node) => bindingsOf(node, name3).length > 0 || importsName(node, name3)
  );
  if (isHere || name3 === "self" || name3 === "cls") return false;
  const root = fn.node.getRoot().root();
  return bindingsOf(root, name3).length > 0 || importsName(root, name3);
}
function importsName(root, name3) {
  return root.findAll({ rule: { any: [{ kind: "import_statement" }, { kind: "import_from_statement" }] } }).some((node) => new RegExp(`(?<!\\w)${name3}(?!\\w)`).test(node.text()));
}
function isOfRound(subject, name3) {
  const loop = enclosing(subject, "for_statement", "while_statement");
  return subject.is("call") || loop !== void 0 && bindingsOf(loop, name3).length > 0;
}
var notAlwaysReached = [
  "boolean_operator",
  "conditional_expression",
  "lambda",
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
  "generator_expression",
  "assert_statement",
  "named_expression"
];
function reasonToDoubt2(subject, statement2, text3) {
  const between2 = subject.ancestors().filter((node) => isInside(node, statement2));
  if (between2.some((node) => notAlwaysReached.includes(String(node.kind()))))
    return "the value is not always used when the statement runs: a guard in front of it would change more";
  if (between2.some((node) => node.is("elif_clause") || node.is("while_statement")))
    return "the condition is not asked at the start of the statement only";
  if (text3.slice(lineStart(text3, span(statement2).start), span(statement2).start).trim() !== "")
    return "the statement shares its line with others";
  if (!subject.is("call")) return void 0;
  if (subject.text().includes("\n")) return "the call spans several lines: give its result a name first";
  const earlier = statement2.findAll({ rule: { any: [{ kind: "call" }, { kind: "await" }, { kind: "subscript" }] } }).some((node) => span(node).end <= span(subject).start && !isTarget(node));
  if (earlier) return "other calls run before this one in the statement";
  return enclosing(subject, "await")?.parent()?.is("parenthesized_expression") === true ? "the value is awaited" : void 0;
}
function isTarget(node) {
  const assignment = enclosing(node, "assignment");
  const left = assignment?.field("left");
  return left != null && isInside(node, left);
}
function guard(path2, text3, subject, statement2, answer) {
  const at = lineStart(text3, span(statement2).start);
  const indent = indentationAt(text3, at);
  const ending2 = lineEnding(text3);
  const name3 = subject.is("call") ? freeVariable(statement2.getRoot().root(), nameFor(subject)) : subject.text();
  const check = `${indent}if ${name3} is None:${ending2}${indent}${indentationStep(text3)}${answer}${ending2}`;
  if (!subject.is("call")) return [{ path: path2, start: at, end: at, text: check }];
  const named2 = `${indent}${name3} = ${subject.text()}${ending2}`;
  return [
    { path: path2, start: at, end: at, text: named2 + check },
    { path: path2, ...span(subject), text: name3 }
  ];
}
function nameFor(call) {
  const callee = call.field("function");
  const method = callee?.field("attribute")?.text() ?? callee?.text() ?? "";
  if (/^(match|search|fullmatch)$/.test(method)) return "match";
  if (/^(find|first|fetchone)/.test(method)) return "found";
  return "value";
}
function freeVariable(root, wanted) {
  const taken = /* @__PURE__ */ new Set([...namesRead(root), ...namesBound(root)]);
  let name3 = wanted;
  for (let n = 2; taken.has(name3); n++) name3 = `${wanted}_${n}`;
  return name3;
}

// healers/code/hoist-regex/index.ts
var made = /^(?:re\.(?:compile|escape)|compile|escape)$/;
var healer21 = {
  name: "hoist-regex",
  kind: "code",
  languages: ["python"],
  rules: ["heal/regex-in-loop"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const names = readImportedNames(tree);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const calls = findAll(tree, { kind: "call" }).filter((it) => qualify(it.field("function"), names) === "re.compile");
    const call = smallestOverlapping(calls, start2, end);
    if (call === void 0) return { leftAlone: "The call of `re.compile` is not written out here." };
    const repeated = readRepeatedWork(call);
    if (repeated !== void 0 && isSteady(call, made)) return compileAll(path2, text3, call, repeated, tree.root());
    const target = hoistTarget(call, made);
    if (target === void 0) return { leftAlone: "The pattern depends on what the loop changes." };
    if (call.find({ rule: { kind: "comment" } }) !== null) return { leftAlone: "A comment stands inside the call." };
    if (lineStart(text3, span(target).start) + indentationAt(text3, span(target).start).length !== span(target).start) {
      return { leftAlone: "Other statements share the first line of the loop." };
    }
    const edits = moveStatement(path2, text3, call, target) ?? nameCall(path2, text3, call, target, tree.root());
    return { change: { edits: mergeEdits(edits) }, summary: "Compile the pattern once, before the loop" };
  }
};
function moveStatement(path2, text3, call, target) {
  const statement2 = statementOf(call);
  const assigned = statement2 && readAssignment(statement2);
  if (statement2 === void 0 || assigned === void 0 || !isSame(assigned.value, call)) return void 0;
  const name3 = assigned.name.text();
  const scope = scopeOf(call);
  const block = statement2.parent();
  const isAlone3 = block !== null && statementsOf2(block).length === 1;
  if (isAlone3 || hasComment2(text3, statement2) || restOfLine(text3, statement2) !== "") return void 0;
  const others2 = identifiersOf(scope, name3).filter((node) => !isSame(node, assigned.name));
  const isLocal = others2.every((node) => isInside(node, target) && span(node).start > span(statement2).end);
  if (bindingsOf(scope, name3).length !== 1 || !isLocal || scope.is("module")) return void 0;
  const indent = indentationAt(text3, span(target).start);
  const at = insertionAbove(text3, target);
  return [
    { path: path2, start: at, end: at, text: indent + statement2.text() + lineEnding(text3) },
    { path: path2, start: lineStart(text3, span(statement2).start), end: nextLine(text3, span(statement2).end), text: "" }
  ];
}
function nameCall(path2, text3, call, target, root) {
  const name3 = freeName2(root, "pattern");
  const indent = indentationAt(text3, span(target).start);
  const at = insertionAbove(text3, target);
  return [
    { path: path2, start: at, end: at, text: `${indent}${name3} = ${call.text()}${lineEnding(text3)}` },
    { path: path2, ...span(call), text: name3 }
  ];
}
function compileAll(path2, text3, call, { inner: inner2, word, words: words2, outer, isOnlyUse }, root) {
  if (call.find({ rule: { kind: "comment" } }) !== null) return { leftAlone: "A comment stands inside the call." };
  const indent = indentationAt(text3, span(outer).start);
  if (lineStart(text3, span(outer).start) + indent.length !== span(outer).start) {
    return { leftAlone: "Other statements share the first line of the loop." };
  }
  const patterns = freeName2(root, "patterns");
  const pattern = freeName2(root, "pattern");
  const at = insertionAbove(text3, outer);
  const all = `${indent}${patterns} = [${call.text()} for ${word.text()} in ${words2.text()}]${lineEnding(text3)}`;
  const isStatement = inner2.is("for_statement");
  const target = isOnlyUse ? pattern : `${word.text()}, ${pattern}`;
  const source = isOnlyUse ? patterns : `zip(${words2.text()}, ${patterns})`;
  if (!isStatement && !isOnlyUse) return { leftAlone: "The comprehension uses the word as well as its pattern." };
  const edits = [
    { path: path2, start: at, end: at, text: all },
    { path: path2, ...span(word), text: target },
    { path: path2, ...span(words2), text: source },
    { path: path2, ...span(call), text: pattern }
  ];
  return { change: { edits: mergeEdits(edits) }, summary: "Compile the patterns once, before the loops" };
}

// healers/code/hoist-work/index.ts
var healer22 = {
  name: "hoist-work",
  kind: "code",
  languages: ["python"],
  rules: ["heal/repeated-work"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const found2 = findInvariantWork2(tree).find(({ call: call2 }) => span(call2).start < end && start2 < span(call2).end);
    if (found2 === void 0) return { leftAlone: "The work is not written out here, or not the same in every round." };
    const { call, target } = found2;
    if (!await isSafeHere(found2, path2, context)) {
      return {
        leftAlone: `\`${call.text()}\` may fail, or need \`${found2.value.name}\` as it is in each round: its type is not known well enough.`
      };
    }
    if (call.find({ rule: { kind: "comment" } }) !== null) return { leftAlone: "A comment stands inside the call." };
    const indent = indentationAt(text3, span(target).start);
    if (lineStart(text3, span(target).start) + indent.length !== span(target).start) {
      return { leftAlone: "Other statements share the first line of the loop." };
    }
    const name3 = freeName2(tree.root(), nameOf4(found2));
    const at = insertionAbove(text3, target);
    const edits = [
      { path: path2, start: at, end: at, text: `${indent}${name3} = ${call.text()}${lineEnding(text3)}` },
      ...equalCalls(found2).map((each) => ({ path: path2, ...span(each), text: name3 }))
    ];
    return { change: { edits: mergeEdits(edits) }, summary: `Do \`${call.text()}\` once, before the loop` };
  }
};
async function isSafeHere(found2, path2, context) {
  if (isSafe2(found2.work, found2.value)) return true;
  const { start: start2, end } = span(found2.argument);
  const type = await context.types.typeOf(path2, start2, end);
  const known = type === void 0 ? void 0 : readTypeName(type);
  return known !== void 0 && isSafe2(found2.work, known);
}
function equalCalls({ call, work, target }) {
  return descendants(target, "call").filter(
    (each) => each.text() === call.text() && isUsedAtOnce2(each, work) && enclosing(each, "lambda") === void 0
  );
}
function nameOf4({ work, value }) {
  const name3 = value.name.toLowerCase();
  if (work === "sum") return `${name3}_total`;
  if (work === "len") return `${name3}_length`;
  if (/^(?:list|set|tuple|dict)$/.test(work)) return `${name3}_${work}`;
  if (work === "frozenset") return `${name3}_set`;
  if (/^split/.test(work)) return `${name3}_parts`;
  return `${/^(?:sorted|lower|upper|title)$/.test(work) ? work : "plain"}_${name3}`;
}

// healers/code/implicit-optional/declared.ts
function declaredAt(tree, text3, start2, end) {
  const root = tree.root();
  const near = (node) => span(node).start < end && span(node).end > start2;
  const parameter = descendants(root, "typed_default_parameter", "default_parameter").find(
    (node) => near(node) && node.field("value")?.is("none") === true
  );
  if (parameter !== void 0) {
    const type2 = parameter.field("type");
    const name3 = parameter.field("name")?.text();
    if (name3 === void 0) return void 0;
    if (type2 !== null) return { name: name3, text: type2.text(), ...span(type2), isComment: false, parameter };
    const comment = besideComment(parameter, text3) ?? signatureComment(parameter, text3);
    return comment === void 0 ? void 0 : { name: name3, ...comment, isComment: true, parameter };
  }
  const assignment = descendants(root, "assignment").find(
    (node) => near(node) && node.field("right")?.is("none") === true
  );
  const type = assignment?.field("type");
  const left = assignment?.field("left");
  if (type == null || left == null) return void 0;
  return { name: left.text(), text: type.text(), ...span(type), isComment: false, parameter: void 0 };
}
function besideComment(parameter, text3) {
  const from = span(parameter).end;
  const match = /^[ \t]*,?[ \t]*#[ \t]*type:[ \t]*/.exec(text3.slice(from));
  if (match === null) return void 0;
  const start2 = from + match[0].length;
  const written = /^[^#\r\n]*/.exec(text3.slice(start2))?.[0].trimEnd() ?? "";
  return written === "" || /^ignore\b|->/.test(written) ? void 0 : { text: written, start: start2, end: start2 + written.length };
}
function signatureComment(parameter, text3) {
  const fn = functionAround(parameter);
  if (fn === void 0) return void 0;
  const from = span(fn.parameters).end;
  const match = /^[^\n#]*:[ \t]*\r?\n?[ \t]*#[ \t]*type:[ \t]*\(/.exec(text3.slice(from));
  if (match === null) return void 0;
  const start2 = from + match[0].length;
  const parts = splitTypes(text3, start2);
  const all = fn.parameters.namedChildren().filter((node) => !node.is("comment"));
  const isPlain2 = all.every(
    (node) => /^(identifier|default_parameter|list_splat_pattern|dictionary_splat_pattern)$/.test(String(node.kind()))
  );
  const index = all.findIndex((node) => node.id() === parameter.id());
  if (parts === void 0 || !isPlain2 || index < 0) return void 0;
  const shift = all.length - parts.length;
  if (shift !== 0 && !(shift === 1 && fn.owner !== void 0)) return void 0;
  return parts[index - shift];
}
function splitTypes(text3, start2) {
  const parts = [];
  let depth2 = 0;
  let from = start2;
  const close = (end) => {
    const raw = text3.slice(from, end);
    const lead = raw.length - raw.trimStart().length;
    if (raw.trim() !== "") parts.push({ text: raw.trim(), start: from + lead, end: from + lead + raw.trim().length });
    from = end + 1;
  };
  for (let at = start2; at < text3.length && text3[at] !== "\n"; at++) {
    const char = text3[at];
    if (char === "[" || char === "(") depth2++;
    else if (char === "]") depth2--;
    else if (char === ")" && depth2 > 0) depth2--;
    else if (char === ")") {
      close(at);
      return parts;
    } else if (char === "," && depth2 === 0) close(at);
  }
  return void 0;
}
function optionalInComment(type, optional) {
  return optional === void 0 ? `${type} | None` : `${optional}[${type}]`;
}

// healers/code/implicit-optional/index.ts
var healer23 = {
  name: "implicit-optional",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/RUF013", "pyright/reportArgumentType", "pyright/reportAssignmentType", "mypy/assignment"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const declared = declaredAt(tree, context.text, start2, end);
    if (declared === void 0) return { leftAlone: "nothing with a declared type and the value None stands here" };
    const { name: name3 } = declared;
    const fn = declared.parameter === void 0 ? void 0 : functionAround(declared.parameter);
    const use = fn === void 0 ? void 0 : unguardedUse(fn, name3);
    if (use !== void 0)
      return {
        leftAlone: `line ${use.range().start.line + 1} uses ${name3} as if it were never None: what should happen then is not known`
      };
    const quoted3 = /^(["'])(.*)\1$/s.exec(declared.text);
    const inner2 = quoted3?.[2] ?? declared.text;
    if (/\bNone\b|\bOptional\[|\bAny\b|\bobject\b|\b(ClassVar|Final)\b/.test(inner2))
      return { leftAlone: "the type allows None already, or is not for this" };
    const written = declared.isComment ? { text: optionalInComment(inner2, optionalName(tree)), imports: [] } : writeOptional(inner2, tree, await oldestPython((file) => context.read(file)));
    if (written === void 0)
      return { leftAlone: `${inner2} cannot be made optional for the oldest Python of this package` };
    const mark = quoted3?.[1] ?? "";
    const edits = [{ path: path2, start: declared.start, end: declared.end, text: `${mark}${written.text}${mark}` }];
    const imports = written.imports.map((wanted) => addImport(path2, context.text, tree, wanted, () => false));
    return {
      change: { edits: [...imports, ...edits] },
      summary: `Say that ${name3} may be None`,
      // Libraries read the types of fields when the program runs.
      ...declared.parameter === void 0 ? { safety: "careful" } : {}
    };
  }
};
function unguardedUse(fn, name3) {
  const reads = readsOf(fn.body, name3);
  if (reads.some(isAsked2)) return void 0;
  return reads.find((node) => {
    const parent = node.parent();
    if (parent === null) return false;
    if (parent.is("attribute") || parent.is("binary_operator")) return true;
    if (parent.is("subscript")) return parent.field("value")?.id() === node.id();
    if (parent.is("for_statement") || parent.is("for_in_clause")) return parent.field("right")?.id() === node.id();
    const isArgument2 = parent.is("argument_list");
    return isArgument2 && /^(len|iter|int|float|sum|min|max|sorted|enumerate)$/.test(parent.parent()?.field("function")?.text() ?? "");
  });
}
function isAsked2(node) {
  const parent = node.parent();
  if (parent === null) return false;
  if (/^(comparison_operator|boolean_operator|not_operator|conditional_expression)$/.test(String(parent.kind())))
    return true;
  if (/^(if_statement|elif_clause|while_statement)$/.test(String(parent.kind())))
    return parent.field("condition")?.id() === node.id();
  return parent.is("argument_list") && /^(isinstance|bool|callable)$/.test(parent.parent()?.field("function")?.text() ?? "");
}

// healers/code/join-strings/index.ts
var healer24 = {
  name: "join-strings",
  kind: "code",
  languages: ["python"],
  rules: ["heal/string-concat-in-loop"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const text3 = findGrowingTexts(tree).find(
      ({ additions }) => additions.some((it) => span(it).start < end && start2 < span(it).end)
    );
    if (text3 === void 0)
      return { leftAlone: "The text is read before its loop ends, or does not start as a literal." };
    const summary = "Join the pieces once";
    const expression = planExpression(path2, context.text, text3);
    if (expression !== void 0) return { change: { edits: mergeEdits(expression) }, summary };
    const parts = nameOfList(tree.root());
    const edits = plan2(path2, context.text, text3, parts);
    if (typeof edits === "string") return { leftAlone: edits };
    return { change: { edits: mergeEdits(edits) }, summary: "Collect the pieces in a list and join them once" };
  }
};
function planExpression(path2, text3, growing) {
  const { start: start2, loop, additions } = growing;
  const [addition] = additions;
  const body = loop.field("body");
  const value = addition?.field("right") ?? null;
  const [target, iterable] = [loop.field("left"), loop.field("right")];
  const literal = unwrap2(start2.value);
  if (!loop.is("for_statement") || loop.field("alternative") !== null || /^async\b/.test(loop.text())) return void 0;
  if (additions.length !== 1 || body?.namedChildren().length !== 1 || !isEmptyText(literal)) return void 0;
  if (value === null || target === null || iterable === null || scopeOf(loop).is("module")) return void 0;
  const whole = { start: span(start2.statement).end, end: span(loop).end };
  const around = text3.slice(whole.end, nextLine(text3, whole.end)) + text3.slice(whole.start, span(loop).start);
  const isSimple2 = !["expression_list", "yield", "tuple"].includes(String(value.kind()));
  const strange = { rule: { any: ["comment", "await", "yield", "named_expression"].map((kind) => ({ kind })) } };
  if (around.trim() !== "" || !isSimple2 || iterable.is("expression_list") || loop.find(strange) !== null)
    return void 0;
  const names = target.is("identifier") ? [target] : descendants(target, "identifier");
  const isNeededLater = names.some(
    (name3) => identifiersOf(scopeOf(loop), name3.text()).some((use) => span(use).start > whole.end || span(use).end < whole.start)
  );
  if (isNeededLater) return void 0;
  const piece = value.is("parenthesized_expression") ? value.text().slice(1, -1) : value.text();
  const joined = `${literal.text()}.join(${piece} for ${target.text()} in ${iterable.text()})`;
  if (joined.includes("\n")) return void 0;
  return [
    { path: path2, ...span(start2.value), text: joined },
    { path: path2, ...whole, text: "" }
  ];
}
function isEmptyText(literal) {
  return /^[rRuU]?(?:""|'')$/.test(literal.text());
}
function plan2(path2, text3, growing, parts) {
  const { start: start2, loop, additions } = growing;
  const isModule2 = scopeOf(loop).is("module");
  if (isModule2) return "At the top of a module other files may read the text.";
  const assignment = start2.name.parent();
  const type = assignment?.field("type") ?? null;
  if (type !== null && type.text() !== "str") return "The text is declared to be something else than `str`.";
  const edits = [{ path: path2, ...span(start2.name), text: parts }];
  if (type !== null) edits.push({ path: path2, ...span(type), text: "list[str]" });
  const literal = unwrap2(start2.value);
  edits.push({ path: path2, ...span(start2.value), text: isEmptyText(literal) ? "[]" : `[${literal.text()}]` });
  for (const addition of additions) {
    const value = addition.field("right");
    if (value === null) return "An addition is incomplete.";
    if (["expression_list", "yield", "tuple"].includes(String(value.kind())))
      return "More than one value is added at once.";
    if (addition.find({ rule: { kind: "comment" } }) !== null) return "A comment stands inside an addition.";
    const whole = span(addition);
    const inner2 = value.is("parenthesized_expression") ? text3.slice(span(value).start + 1, span(value).end - 1) : value.text();
    edits.push({ path: path2, start: whole.start, end: whole.end, text: `${parts}.append(${inner2})` });
  }
  const at = nextLine(text3, span(loop).end);
  const line = text3.slice(span(loop).end, at);
  if (!/^[ \t]*(?:#[^\n]*)?\r?\n?$/.test(line)) return "Other statements share the last line of the loop.";
  const indent = indentationAt(text3, span(loop).start);
  const ending2 = lineEnding(text3);
  const quote2 = literal.is("string") && quoteOf2(literal)[0] === "'" ? "''" : '""';
  const hasBreak = line.endsWith("\n");
  const written = `${indent}${growing.name} = ${quote2}.join(${parts})`;
  edits.push({ path: path2, start: at, end: at, text: hasBreak ? written + ending2 : ending2 + written });
  return edits;
}
function nameOfList(root) {
  const names = ["parts", "pieces", "chunks"];
  return names.find((name3) => freeName2(root, name3) === name3) ?? freeName2(root, "parts");
}

// healers/code/js-answer-origin/index.ts
var healer25 = {
  name: "js-answer-origin",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-post-message"],
  // Pages without an origin (`null`: sandboxed frames, files) get no answer any more.
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(path2, context.text, finding.place, (node) => methodOf(node)?.name === "postMessage");
    const method = call && methodOf(call);
    const target = method?.args[1];
    if (!call || !method || !target || literalText(target) !== "*") {
      return { leftAlone: "No message to every origin was found here." };
    }
    const event = sourceOf2(method.object);
    const fn = enclosingFunction(call);
    if (event === void 0 || !fn || !hasParameter(fn, event)) {
      return {
        leftAlone: "Which site is meant is not written here; name its origin, or `location.origin` for your own."
      };
    }
    return {
      change: { edits: [{ path: path2, ...span(target), text: `${event}.origin` }] },
      summary: "Answer only the site that asked"
    };
  }
};
function sourceOf2(object) {
  const inner2 = unwrap(object);
  const event = inner2.field("object");
  return inner2.kind() === "member_expression" && inner2.field("property")?.text() === "source" && event?.kind() === "identifier" ? event.text() : void 0;
}
function hasParameter(fn, name3) {
  const single2 = fn.field("parameter");
  const list = fn.field("parameters");
  const names = single2 ? [single2] : list ? namedChildren(list).map((one) => one.field("pattern") ?? one) : [];
  return names.some((one) => one.text() === name3);
}

// healers/code/js-array-to-set/index.ts
var healer26 = {
  name: "js-array-to-set",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-includes-in-loop"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const call = nodeAt(path2, text3, finding.place, (node) => methodOf(node)?.name === "includes");
    const list = call && methodOf(call)?.object;
    if (!call || list?.kind() !== "identifier" || /\?\.\s*includes/.test(call.text())) {
      return { leftAlone: "Only a list with a name of its own is healed." };
    }
    const name3 = list.text();
    const found2 = resolve(list);
    if (!found2) return { leftAlone: `Where \`${name3}\` comes from cannot be seen.` };
    const repeat = repeatsAround(call).findLast(
      (one) => isFromOutside(found2, one) && one.node.ancestors().some((a) => a.id() === found2.scope.id())
    );
    const statement2 = repeat && (isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node));
    const block = statement2?.parent();
    if (!repeat || !statement2 || !block || !/^(statement_block|program)$/.test(String(block.kind()))) {
      return { leftAlone: "There is no statement right before which the Set could be built." };
    }
    if (!contains(found2.scope, statement2) || found2.scope.id() === statement2.id() || contains(statement2, found2.name)) {
      return { leftAlone: `\`${name3}\` is not known yet where the Set would be built.` };
    }
    if (!isLoop(repeat.node) && isInsideLoopOf(repeat.node, statement2)) {
      return { leftAlone: "The loop around it has no braces." };
    }
    const fn = enclosingFunction(statement2);
    if (fn && contains(found2.scope, fn) && !contains(fn, found2.name) && isCollectionOf(found2.initial))
      return { leftAlone: `\`${name3}\` outlives this function: build the Set beside it, not with every call.` };
    if (assignmentsTo(found2.scope, name3).length > 0) return { leftAlone: `\`${name3}\` gets another value somewhere.` };
    const others2 = uses(repeat.body, name3).filter((use) => !isIncludes(use));
    if (others2.length > 0 || isMutated(repeat.node, name3)) {
      return { leftAlone: `\`${name3}\` is used for more than \`includes\` in there, and may change.` };
    }
    if (await isSurelyText(list, path2, context))
      return { leftAlone: `\`${name3}\` is text, in which \`includes\` looks for a part.` };
    const set = freeName(`${singular(name3)}Set`, text3);
    const { start: start2 } = span(statement2);
    const isAlone3 = text3.slice(lineStart(text3, start2), start2).trim() === "";
    const made2 = `const ${set} = new Set(${name3})`;
    const line = isAlone3 ? `${made2}${usesSemicolons(text3) ? ";" : ""}${lineEnding(text3)}${indentationAt(text3, start2)}` : `${made2}; `;
    const edits = [{ path: path2, start: start2, end: start2, text: line }];
    for (const use of uses(repeat.body, name3)) {
      const member = use.parent();
      const property = member?.field("property");
      edits.push({ path: path2, ...span(use), text: set });
      if (property) edits.push({ path: path2, ...span(property), text: "has" });
    }
    return { change: { edits }, summary: `Look \`${name3}\` up in a Set` };
  }
};
function isCollectionOf(initial) {
  return initial !== void 0 && /^\[/.test(initial.text());
}
function isIncludes(use) {
  const member = use.parent();
  const call = member?.parent();
  const method = call?.kind() === "call_expression" ? methodOf(call) : void 0;
  return method?.name === "includes" && method.object.id() === use.id() && method.args.length === 1 && !/\?\./.test(member?.text() ?? "");
}
function isInsideLoopOf(node, statement2) {
  if (isLoop(statement2) && !["right", "initializer"].some((field) => {
    const header = statement2.field(field);
    return header !== null && contains(header, node);
  }))
    return true;
  return node.ancestors().some((ancestor) => isLoop(ancestor) && contains(statement2, ancestor) && ancestor.id() !== statement2.id());
}
async function isSurelyText(list, path2, context) {
  if (isArray(list) || context.language !== "typescript") return false;
  const type = await context.typescript.typeAt(path2, span(list).start, span(list).end);
  return type !== void 0 && type !== "any" && !isArrayType(type);
}
function singular(name3) {
  const last = wordsOf(name3).at(-1) ?? "";
  return last.length > 2 && /s$/.test(name3) && !/(ss|tus|ius|bus|is)$/.test(name3) ? name3.slice(0, -1) : name3;
}

// healers/code/js-await-in-loop/loop.ts
function readLoop2(loop, unit, indent, eol) {
  const body = loop.field("body");
  const variable = loop.field("left");
  const iterable = loop.field("right");
  const keyword = loop.field("kind")?.text();
  if (!body || !variable || !iterable || loop.field("operator")?.text() !== "of" || loop.child(1)?.text() === "await") {
    return "this is no plain for \u2026 of";
  }
  if (!/^(const|let)$/.test(keyword ?? "")) return "the variable of the loop lives on after it";
  if (loop.parent()?.kind() === "labeled_statement") return "the loop has a label";
  if (hasComment(loop)) return "a comment in the loop would get lost";
  const statements2 = statementsOf(body);
  const push = pushOf(statements2.at(-1));
  if (!push || statements2.length > 2) return "its body does more than collect one result";
  const [first] = statements2.length === 2 ? statements2 : [];
  const step = first ? readStep(first) : void 0;
  if (first && !step) return "its body does more than collect one result";
  const work = [...step ? [step.awaited] : [], push.value];
  const trouble = troubleIn(work, push.list.text(), variable);
  if (trouble !== void 0) return trouble;
  const found2 = declarationOf(loop, push.list.text());
  if (typeof found2 === "string") return found2;
  const mapper = mapperOf(variable.text(), step, push.value, unit, indent, eol);
  return { ...found2, loop, variable, iterable, mapper };
}
function pushOf(statement2) {
  const [expression] = statement2?.kind() === "expression_statement" ? namedChildren(statement2) : [];
  const method = expression ? methodOf(expression) : void 0;
  const [value, ...more] = method?.args ?? [];
  if (method?.name !== "push" || method.object.kind() !== "identifier" || !value || more.length > 0) return void 0;
  return value.kind() === "spread_element" ? void 0 : { list: method.object, value };
}
function readStep(statement2) {
  if (statement2.kind() !== "lexical_declaration" || statement2.child(0)?.text() !== "const") return void 0;
  const [declarator, ...more] = namedChildren(statement2);
  const name3 = declarator?.field("name");
  const value = declarator?.field("value");
  if (!name3 || more.length > 0 || value?.kind() !== "await_expression") return void 0;
  return { source: statement2.text(), name: name3, awaited: value };
}
function troubleIn(work, list, variable) {
  const awaits = work.flatMap(
    (node) => (node.kind() === "await_expression" ? [node] : []).concat(findAllIn(node, "await_expression"))
  );
  if (awaits.length === 0) return "nothing is awaited in it";
  if (awaits.some(isSequential))
    return "the names say that each turn may need the one before (order, pace, a lock or a transaction)";
  const variables2 = variable.kind() === "identifier" ? [variable.text()] : namesIn2(variable);
  if (!awaits.some((node) => variables2.some((name3) => mentions(node, name3)))) {
    return "what is awaited does not depend on the turn, as if each one moved something on";
  }
  if (work.some((node) => mentions(node, list))) return "a turn reads what the ones before have collected";
  const changes = ["assignment_expression", "augmented_assignment_expression", "update_expression", "yield_expression"];
  if (work.some((node) => changes.some((kind) => node.kind() === kind || node.find({ rule: { kind } }) !== null))) {
    return "a turn changes something that the next one may read";
  }
  return void 0;
}
function namesIn2(pattern) {
  return pattern.findAll({ rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] } }).map((node) => node.text());
}
function declarationOf(loop, name3) {
  const missing = `\`${name3}\` does not start as an empty list right before the loop`;
  let before = loop.prev();
  while (before) {
    const [declarator, ...more] = /^(lexical|variable)_declaration$/.test(String(before.kind())) ? namedChildren(before) : [];
    if (declarator?.field("name")?.text() === name3) {
      const value = declarator.field("value");
      const list = value ? unwrap(value) : void 0;
      if (more.length > 0 || !value || list?.kind() !== "array" || namedChildren(list).length > 0 || hasComment(before))
        return missing;
      const annotation = declarator.children().find((child) => child.kind() === "type_annotation")?.text();
      const asserted = value.kind() === "as_expression" ? namedChildren(value).at(-1)?.text() : void 0;
      const written = annotation ?? (asserted === void 0 ? "" : `: ${asserted}`);
      const type = /^:\s*any\[\]$/.test(written) ? "" : written;
      return { declaration: before, head: `${before.child(0)?.text() ?? "const"} ${name3}${type}` };
    }
    if (mentions(before, name3) || before.kind() === "comment") return missing;
    before = before.prev();
  }
  return missing;
}
function mapperOf(variable, step, value, unit, indent, eol) {
  const parameters = `(${variable})`;
  const awaited = step && value.text() === step.name.text() ? step.awaited : value;
  if (awaited.kind() === "await_expression" && (awaited !== value || !step)) {
    const [promise] = namedChildren(awaited);
    const call = promise && unwrap(promise);
    if (call && callOf(call) && findAllIn(call, "await_expression").length === 0)
      return `${parameters} => ${call.text()}`;
  }
  const result = value.kind() === "object" ? `(${value.text()})` : value.text();
  if (!step) return `async ${parameters} => ${result}`;
  const line = (text3) => `${indent}${unit}${text3}${eol}`;
  const end = step.source.endsWith(";") ? ";" : "";
  return `async ${parameters} => {${eol}${line(step.source)}${line(`return ${value.text()}${end}`)}${indent}}`;
}

// healers/code/js-await-in-loop/index.ts
var healer27 = {
  name: "js-await-in-loop",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/await-in-loop", "oxlint/no-await-in-loop", "eslint/no-await-in-loop"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const isLoop2 = (node) => node.kind() === "for_in_statement";
    const found2 = nodeAt(path2, text3, finding.place, (node) => isLoop2(node) || node.kind() === "await_expression");
    const loop = found2 && (isLoop2(found2) ? found2 : statementInBlock(found2)?.ancestors().find(isLoop2));
    if (!loop) return { leftAlone: "Only a for \u2026 of that collects its results is healed." };
    const { start: start2, end } = span(loop);
    const read = readLoop2(loop, indentUnit(text3), indentationAt(text3, start2), lineEnding(text3));
    if (typeof read === "string") return { leftAlone: `The turns stay one after the other: ${read}.` };
    const { declaration, head, iterable, mapper } = read;
    const list = unwrap(iterable);
    const all = await isList(list, path2, context) ? `${list.text()}.map(${mapper})` : `Array.from(${list.text()}, ${mapper})`;
    const from = span(declaration);
    const closing = declaration.text().endsWith(";") ? ";" : "";
    const statement2 = `${head} = await Promise.all(${all})${closing}`;
    const isNext = text3.slice(from.end, start2).trim() === "";
    const edits = isNext ? [{ path: path2, start: from.start, end, text: statement2 }] : [
      { path: path2, ...wholeLines(text3, from.start, from.end) ?? from, text: "" },
      { path: path2, start: start2, end, text: statement2 }
    ];
    return { change: { edits }, summary: "Await the independent calls together with Promise.all" };
  }
};
async function isList(list, path2, context) {
  if (isArray(list)) return /^(identifier|call_expression|member_expression|array)$/.test(String(list.kind()));
  if (context.language !== "typescript" || !/^(identifier|member_expression)$/.test(String(list.kind()))) return false;
  const type = await context.typescript.typeAt(path2, span(list).start, span(list).end);
  return type !== void 0 && isArrayType(type);
}

// healers/code/js-bare-catch/index.ts
var healer28 = {
  name: "js-bare-catch",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "biome/lint/correctness/noUnusedVariables"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const holders = nodesAt(parse(path2, text3).root(), offsetsOf(finding.place, text3).start);
    const clause = holders.findLast((node) => node.is("catch_clause"));
    const name3 = clause?.field("parameter");
    const body = clause?.field("body");
    if (!clause || !name3 || !body || !holders.some((node) => node.id() === name3.id()))
      return { leftAlone: "what is unused is not a caught error" };
    if (!name3.is("identifier")) return { leftAlone: "the caught error is taken apart, which may do something" };
    if (usesOf(body, name3.text()).length > 0 || /\beval\s*\(/.test(body.text()))
      return { leftAlone: `${name3.text()} stands in the block behind it` };
    const start2 = span(clause).start + "catch".length;
    const end = span(body).start;
    if (/\/\/|\/\*/.test(text3.slice(start2, end))) return { leftAlone: "a comment beside the name would be lost" };
    if (!await isRecentEnough(path2, context))
      return { leftAlone: "nothing says that this JavaScript is run where `catch {` is known (ES2019)" };
    return {
      change: { edits: [{ path: path2, start: start2, end, text: " " }] },
      summary: `Catch without the name ${name3.text()}, which nothing reads`
    };
  }
};
async function isRecentEnough(path2, { text: text3, read }) {
  if (languageOf(path2) === "typescript") return true;
  if (/\?\.[A-Za-z_$[(]|[^?]\?\?[^?]|\bcatch\s*\{|\bimport\.meta\b/.test(text3)) return true;
  const node = /"node"\s*:\s*"[^"\d]*(\d+)/.exec(await read("package.json") ?? "")?.[1];
  return node !== void 0 && Number(node) >= 10;
}

// healers/code/js-batch-query/query.ts
var name = "[A-Za-z_]\\w*";
var shape = new RegExp(
  `^\\s*select\\s+([\\s\\S]+?)\\s+from\\s+(${name})\\s+where\\s+(${name})\\s*=\\s*\\?\\s*;?\\s*$`,
  "i"
);
var aggregate = new RegExp(
  `^(?:sum|count|min|max|avg|total)\\s*\\(\\s*(?:${name}|\\*|distinct\\s+${name})\\s*\\)\\s+as\\s+(${name})$`,
  "i"
);
var ofJson = /^(key|value|type|atom|id|parent|fullkey|path|json|root|item)$/i;
var unique = /^(id|uuid|guid|sku|slug|key|code|isbn|email|username)$/i;
function readQuery(sql) {
  const [, list = "", table = "", column = ""] = shape.exec(sql) ?? [];
  if (table === "" || /\bselect\b|\bfrom\b|['"`]/i.test(list)) return void 0;
  const items = list.split(",").map((item) => item.trim());
  const [only2] = items;
  const condition = `${table}.${column} = items.value`;
  const alias = items.length === 1 && only2 !== void 0 ? aggregate.exec(only2)?.[1] : void 0;
  if (alias !== void 0 && only2 !== void 0 && !ofJson.test(alias)) {
    const expression = only2.replace(/\s+as\s+\w+$/i, "");
    const inner2 = /\(\s*(?:distinct\s+)?([A-Za-z_]\w*)/i.exec(expression)?.[1];
    return inner2 === "items" ? void 0 : { columns: [{ expression, name: alias }], isAggregate: true, table, condition };
  }
  if (!items.every((item) => new RegExp(`^${name}$`).test(item))) return void 0;
  if (items.some((item) => item.toLowerCase() === "item") || !unique.test(column)) return void 0;
  const columns = items.map((item) => ({ expression: `${table}.${item}`, name: item }));
  return { columns, isAggregate: false, table, condition };
}
function batchSql(query) {
  const { columns, table, condition } = query;
  const [only2] = columns;
  if (query.isAggregate && only2) {
    return `SELECT items.value AS item, (SELECT ${only2.expression} FROM ${table} WHERE ${condition}) AS ${only2.name} FROM json_each(?) AS items`;
  }
  const list = columns.map(({ expression }) => expression).join(", ");
  return `SELECT items.value AS item, ${list} FROM json_each(?) AS items JOIN ${table} ON ${condition}`;
}

// healers/code/js-batch-query/index.ts
var healer29 = {
  name: "js-batch-query",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-n-plus-one"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const call = nodeAt(path2, text3, finding.place, (node) => methodOf(node)?.name === "prepare");
    const prepared = call && methodOf(call);
    const [argument] = prepared?.args ?? [];
    const sql = argument && literalText(argument);
    if (!call || !prepared || sql === void 0)
      return {
        leftAlone: "Only statements that are prepared in the loop are batched; ask for all items at once by hand."
      };
    if (!/['"](?:node:sqlite|better-sqlite3)['"]/.test(text3))
      return { leftAlone: "It is not certain that this is SQLite." };
    const read = readLoop3(call);
    if (typeof read === "string") return { leftAlone: `The queries stay in the loop: ${read}.` };
    const query = readQuery(sql);
    if (!query) return { leftAlone: "The statement is more than one condition on one table; batch it by hand." };
    const { loop, list, run, row } = read;
    if (!await holdsPlainValues(list, path2, context)) {
      return { leftAlone: `It is not certain that \`${list.text()}\` is a list of numbers or text.` };
    }
    const trouble = troubleWithRow(row);
    if (trouble !== void 0) return { leftAlone: `The queries stay in the loop: ${trouble}.` };
    const quote2 = quoteOf(text3);
    const end = usesSemicolons(text3) ? ";" : "";
    const { start: start2 } = span(loop);
    const gap = `${lineEnding(text3)}${indentationAt(text3, start2)}`;
    const rows = freeName("rows", text3);
    const byItem = freeName("rowByItem", text3);
    const db = prepared.object.text();
    const statement2 = quoted(batchSql(query), quote2);
    const first = `const ${rows} = ${db}.prepare(${statement2}).all(JSON.stringify(${list.text()}))${end}`;
    const second = `const ${byItem} = new Map(${rows}.map((row) => [row[${quote2}item${quote2}], row]))${end}`;
    const [item] = methodOf(run)?.args ?? [];
    return {
      change: {
        edits: [
          { path: path2, start: start2, end: start2, text: `${first}${gap}${second}${gap}` },
          { path: path2, ...span(run), text: `${byItem}.get(${item?.text() ?? ""})` }
        ]
      },
      summary: `Ask for all of \`${list.text()}\` in one query`
    };
  }
};
function readLoop3(call) {
  const member = call.parent();
  const run = member?.kind() === "member_expression" ? member.parent() : void 0;
  const method = run?.kind() === "call_expression" ? methodOf(run) : void 0;
  const [item, ...more] = method?.args ?? [];
  if (!run || method?.name !== "get" || item?.kind() !== "identifier" || more.length > 0)
    return "only get with the item itself is understood";
  const declarator = run.parent();
  const row = declarator?.kind() === "variable_declarator" ? declarator.field("name") : null;
  const declaration = declarator?.parent();
  if (!declarator || row?.kind() !== "identifier" || declaration?.child(0)?.text() !== "const" || namedChildren(declaration).length > 1) {
    return "the row is not kept in a constant";
  }
  const body = declaration.parent();
  const loop = body?.parent();
  const list = loop?.field("right");
  if (body?.kind() !== "statement_block" || loop?.kind() !== "for_in_statement" || loop.field("operator")?.text() !== "of") {
    return "it does not stand right in a for \u2026 of";
  }
  if (loop.child(1)?.text() === "await" || loop.field("left")?.text() !== item.text() || list?.kind() !== "identifier") {
    return "the loop does not run over a named list of the items";
  }
  if (!/^(statement_block|program)$/.test(String(loop.parent()?.kind())))
    return "there is no place right before the loop";
  const db = methodOf(call)?.object;
  const path2 = db && pathOf(db);
  if (!db || path2 === void 0) return "the database is found anew in each turn";
  const root = path2.split(".")[0] ?? "";
  const others2 = uses(body, root).filter((use) => span(use).start !== span(db).start);
  if (root !== "this" && others2.length > 0) return "the loop does other things with the database";
  if (root === "this" && body.findAll({ rule: { kind: "this" } }).length > 1)
    return "the loop does other things with the object";
  if (assignmentsTo(loop, item.text()).length > 0 || isMutated(loop, list.text())) return "the loop changes its items";
  if (body.findAll({ rule: { kind: "await_expression" } }).length > 0)
    return "others may write to the database while the loop waits";
  return { loop, list, run, row };
}
async function holdsPlainValues(list, path2, context) {
  const written = resolve(list)?.type;
  const type = written ?? (context.language === "typescript" ? await context.typescript.typeAt(path2, span(list).start, span(list).end) : void 0);
  return type !== void 0 && /^(?:readonly\s+)?(?:number|string)\[\]$|^(?:Readonly)?Array<(?:number|string)>$/.test(type.trim());
}
function rowUses(row) {
  const body = row.ancestors().find((node) => node.kind() === "statement_block");
  return body ? uses(body, row.text()).filter((use) => use.id() !== row.id()) : [];
}
function troubleWithRow(row) {
  for (const use of rowUses(row)) {
    const parent = use.parent();
    const isRead = /^(member|subscript)_expression$/.test(String(parent?.kind())) && parent?.field("object")?.id() === use.id();
    const isTested = parent !== void 0 && /^(parenthesized_expression|unary_expression)$/.test(String(parent?.kind()));
    if (!isRead && !isTested) return "the row is handed on as a whole, and would have one column more";
    if (parent && callOf(parent.parent() ?? parent)?.callee.id() === parent.id()) return "the row is more than data";
    if (isRead && parent && mentions(parent, "item")) return "the row has a column `item` of its own";
  }
  return void 0;
}

// healers/code/js-contained-path/joined.ts
function joinedPathOf(argument, quote2) {
  const inner2 = unwrap(argument);
  const found2 = inner2.kind() === "identifier" ? resolve(inner2) : void 0;
  const isHeld = found2?.kind === "const" && found2.property === void 0;
  const expression = isHeld && found2.initial ? unwrap(found2.initial) : inner2;
  const name3 = isHeld ? found2.name : void 0;
  const call = callOf(expression);
  if (call) {
    const api = apiOf(call.callee);
    if (api?.module !== "path" || !/^(join|resolve)$/.test(api.name)) return void 0;
    const last = call.args.at(-1);
    const before = call.args.slice(0, -1);
    if (!last || before.length === 0 || !before.every(isOwn) || last.kind() === "spread_element") return void 0;
    const [only3, ...more2] = before;
    const folder = only3 && more2.length === 0 ? only3.text() : `${call.callee.text()}(${before.map((one) => one.text()).join(", ")})`;
    return { folder, rest: last.text(), name: name3, expression };
  }
  const parts = textParts(expression);
  const split2 = parts && splitFolder(parts);
  if (!split2) return void 0;
  const [only2, ...more] = split2.rest;
  const rest = only2 && "value" in only2 && more.length === 0 ? only2.value.text() : templateText(split2.rest);
  const [start2, ...others2] = split2.folder;
  const isPlain2 = start2 !== void 0 && others2.length === 0;
  const plain2 = isPlain2 && ("text" in start2 ? quoted(start2.text, quote2) : unwrap(start2.value).text());
  return { folder: plain2 || templateText(split2.folder), rest, name: name3, expression };
}
function splitFolder(parts) {
  const folder = [];
  for (const [index, part] of parts.entries()) {
    if ("value" in part) {
      if (!isOwn(part.value)) return void 0;
      folder.push(part);
      continue;
    }
    const next = parts[index + 1];
    const cut2 = part.text.lastIndexOf("/");
    if (next === void 0 || !("text" in next) && isOwn(next.value)) {
      folder.push(part);
      continue;
    }
    if (cut2 < 0 || cut2 === 0 && folder.length === 0) return void 0;
    const head = part.text.slice(0, cut2);
    const tail = part.text.slice(cut2 + 1);
    if (head !== "") folder.push({ text: head });
    return { folder, rest: [...tail === "" ? [] : [{ text: tail }], ...parts.slice(index + 1)] };
  }
  return void 0;
}
function isOwn(node) {
  const inner2 = unwrap(node);
  if (isConstant(inner2) || literalText(inner2) !== void 0) return true;
  if (/^(__dirname|import\.meta\.dirname|process\.cwd\(\)|process\.env\.\w+)$/.test(inner2.text())) return true;
  const call = callOf(inner2);
  if (call) {
    const api = apiOf(call.callee);
    return api?.module === "path" && call.args.every(isOwn);
  }
  if (inner2.kind() === "binary_expression" || inner2.kind() === "template_string") {
    const values = inner2.kind() === "binary_expression" ? namedChildren(inner2) : substitutions(inner2);
    return values.every(isOwn);
  }
  const found2 = inner2.kind() === "identifier" ? resolve(inner2) : void 0;
  if (!found2) return false;
  return found2.scope.kind() === "program" && (found2.kind === "import" || found2.kind === "const" && found2.initial !== void 0 && isOwn(found2.initial));
}
function substitutions(template) {
  return namedChildren(template).filter((child) => child.kind() === "template_substitution").flatMap(namedChildren);
}

// healers/code/js-contained-path/index.ts
var files = /^(readFile|readFileSync|createReadStream|writeFile|writeFileSync|createWriteStream|appendFile|appendFileSync|unlink|unlinkSync|rm|rmSync|stat|statSync)$/;
var healer30 = {
  name: "js-contained-path",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-path-traversal", "flow/path-traversal"],
  // Assumes that the folder that is written first is the one that is meant.
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const call = nodeAt(path2, text3, finding.place, isFileCall);
    const [argument] = (call && callOf(call)?.args) ?? [];
    if (!call || !argument) return { leftAlone: "No call that reads, writes or sends a file was found here." };
    const joined = joinedPathOf(argument, quoteOf(text3));
    if (!joined)
      return { leftAlone: "It is not written here which folder is meant; check the path against that folder." };
    const method = methodOf(call);
    if (/^(res|response)$/.test(method?.object.text() ?? "")) return rootedAnswer(path2, text3, call, joined);
    return guardedAnswer(path2, call, argument, joined, context);
  }
};
function isFileCall(node) {
  const method = methodOf(node);
  const name3 = method?.name ?? callOf(node)?.callee.text() ?? "";
  return files.test(name3) || method?.name === "sendFile" && /^(res|response)$/.test(method.object.text());
}
function rootedAnswer(path2, text3, call, { folder: written, rest, name: name3, expression }) {
  const maker = callOf(expression)?.callee.text();
  const isLast = maker !== void 0 && countOf(text3, maker.replace(/\..*/, "")) === 2 && !/^\w+(\.\w+)?\(/.test(written);
  const folder = isLast ? `${maker}(${written})` : written;
  const [first, second] = callOf(call)?.args ?? [];
  if (!first || name3) return { leftAlone: "The path has a name of its own; hand its folder to sendFile as `root`." };
  const [option] = second?.kind() === "object" ? namedChildren(second) : [];
  if (second?.kind() === "object" && (!option || /\broot\s*[:,}]|\.\.\./.test(second.text()))) {
    return { leftAlone: "The options of sendFile may have a root already." };
  }
  if (second && second.kind() !== "object" && !/function/.test(String(second.kind()))) {
    return { leftAlone: "The options of sendFile are not written here." };
  }
  const edits = [{ path: path2, ...span(expression), text: option ? rest : `${rest}, { root: ${folder} }` }];
  if (option) edits.push({ path: path2, start: span(option).start, end: span(option).start, text: `root: ${folder}, ` });
  return { change: { edits }, summary: "Let sendFile refuse what leads out of the folder" };
}
function countOf(text3, name3) {
  return text3.match(new RegExp(`(?<![\\w$.'"/])${escapeRegExp(name3)}(?![\\w$'"])`, "g"))?.length ?? 0;
}
async function guardedAnswer(path2, call, argument, joined, context) {
  const { text: text3 } = context;
  const held = joined.name && resolve(joined.name)?.declaration;
  const statement2 = statementInBlock(held ?? call);
  const fn = enclosingFunction(call);
  if (!statement2 || !fn || held && enclosingFunction(held)?.id() !== fn.id()) {
    return { leftAlone: "There is no place in front of this for a check." };
  }
  if (!held && !isFirst(statement2, call))
    return { leftAlone: "The call is made only sometimes; check its path there." };
  if (hasBegunAnswer(fn, statement2)) return { leftAlone: "The answer may have begun before; check the path first." };
  if (isAskedToLeave(fn, parse(path2, text3)))
    return { leftAlone: "The file itself asks this function for files outside of the folder." };
  const refuse6 = refusalOf(fn, text3);
  if (refuse6 === void 0)
    return { leftAlone: "It is not clear how this function refuses a request; check the path before." };
  const tree = parse(path2, text3);
  const system = moduleSystemOf(path2, tree, await packageTypeOf(path2, (file) => context.read(file)));
  const resolver = needBuiltin(path2, text3, tree, system, "path", "resolve");
  const separator = needBuiltin(path2, text3, tree, system, "path", "sep");
  const isHidden = resolver?.local === "resolve" && /[(,]\s*resolve\s*[,):]/.test(text3);
  if (!resolver || !separator || isHidden) return { leftAlone: "The file has other things named resolve or sep." };
  const eol = lineEnding(text3);
  const end = usesSemicolons(text3) ? ";" : "";
  const indent = indentationAt(text3, span(statement2).start);
  const unit = indentUnit(text3);
  const name3 = joined.name?.text() ?? freeName("file", text3);
  const root = joined.folder;
  const check = [
    `if (!${resolver.local}(${name3}).startsWith(${resolver.local}(${root}) + ${separator.local})) {`,
    ...refuse6.map((line) => `${unit}${line}${end}`),
    "}"
  ].join(`${eol}${indent}`);
  const at = held ? span(statement2).end : span(statement2).start;
  const edits = held ? [{ path: path2, start: at, end: at, text: `${eol}${indent}${check}` }] : [
    {
      path: path2,
      start: at,
      end: at,
      text: `const ${name3} = ${joined.expression.text()}${end}${eol}${indent}${check}${eol}${indent}`
    },
    { path: path2, ...span(argument), text: name3 }
  ];
  return {
    change: { edits: [...joinImports(resolver.edits, separator.edits), ...edits] },
    summary: "Refuse paths that lead out of the folder"
  };
}
function hasBegunAnswer(fn, statement2) {
  return fn.findAll({ rule: { kind: "call_expression" } }).some((call) => {
    if (!/^(?:res|response)\.(?:writeHead|write|flushHeaders|pipe)$/.test(call.field("function")?.text() ?? ""))
      return false;
    if (span(call).start >= span(statement2).start || enclosingFunction(call)?.id() !== fn.id()) return false;
    const block = call.ancestors().find((node) => node.kind() === "statement_block");
    return !block || block.id() === fn.field("body")?.id() || !/\b(?:return|throw)\b/.test(block.text());
  });
}
function isAskedToLeave(fn, tree) {
  const name3 = fn.field("name")?.text() ?? fn.parent()?.field("name")?.text();
  if (name3 === void 0) return false;
  return findAll(tree, {
    kind: "call_expression",
    has: { field: "function", regex: `(?:^|\\.)${escapeRegExp(name3)}$` }
  }).some((call) => callOf(call)?.args.some((argument) => /^['"`]\.\.[\\/]/.test(argument.text())) === true);
}
function joinImports(first, second) {
  const [one] = first;
  if (!one || !one.text.includes("{ resolve }")) return [...first, ...second];
  return [{ ...one, text: one.text.replace("{ resolve }", "{ resolve, sep }") }];
}
function isFirst(statement2, call) {
  if (!/^(expression_statement|return_statement|lexical_declaration|variable_declaration)$/.test(String(statement2.kind())))
    return false;
  for (const node of call.ancestors()) {
    if (node.id() === statement2.id()) return true;
    if (/^(ternary_expression|binary_expression|arrow_function|function_expression)$/.test(String(node.kind())))
      return false;
  }
  return false;
}
function refusalOf(fn, text3) {
  const list = fn.field("parameters")?.text() ?? "";
  const response = /(?<![\w$.])(res|response)(?![\w$])/.exec(list)?.[1];
  const isGenerator2 = /generator/.test(String(fn.kind()));
  if (response !== void 0 && !isGenerator2) {
    const answers = new RegExp(`(?<![\\w$.])${response}\\.(status|sendStatus|json|send|sendFile)\\(`).test(text3) ? `${response}.status(400).end()` : `${response}.writeHead(400).end()`;
    return [answers, "return"];
  }
  return /\bthrow new Error\(/.test(fn.text()) ? [`throw new Error(${quoteOf(text3)}The path leads out of its folder${quoteOf(text3)})`] : void 0;
}

// healers/code/js-cookie-flags/index.ts
var mostFiles = 600;
var healer31 = {
  name: "js-cookie-flags",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-cookie-flags"],
  // Pages of another repository may read the cookie.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const flag = nodeAt(
      path2,
      text3,
      finding.place,
      (node) => /^(httpOnly|secure)\s*:\s*false$/.test(node.text()) && node.kind() === "pair"
    );
    if (flag && !methodOf(flag) && /session/.test(text3) && flag.parent()?.parent()?.kind() === "pair") {
      return flipFlag(path2, flag, quoteOf(text3));
    }
    const call = nodeAt(path2, text3, finding.place, (node) => /^(cookie|setCookie)$/.test(methodOf(node)?.name ?? ""));
    const [name3, value, options2, ...more] = (call && methodOf(call)?.args) ?? [];
    if (!call || !name3 || !value || more.length > 0) return { leftAlone: "No call that sets a cookie was found here." };
    const reader = await readerOf(literalText(name3) ?? name3.text(), context);
    if (reader !== void 0) {
      return {
        leftAlone: `${reader} reads the cookie in the browser; let the server say what the page needs to know.`
      };
    }
    if (options2 && (options2.kind() !== "object" || options2.text().includes("..."))) {
      return { leftAlone: "The options of the cookie are not all written here." };
    }
    const entries = options2 ? namedChildren(options2) : [];
    const has = (option) => entries.some((entry) => new RegExp(`^['"]?${option}\\b`, "i").test(entry.text()));
    const off = entries.find((entry) => /^['"]?httpOnly['"]?\s*:\s*false$/.test(entry.text()))?.field("value");
    const added = [
      ...has("httpOnly") ? [] : ["httpOnly: true"],
      ...has("sameSite") ? [] : [`sameSite: ${quoteOf(text3)}lax${quoteOf(text3)}`],
      ...has("secure") ? [] : secureOf(call)
    ].join(", ");
    const edits = off ? [{ path: path2, ...span(off), text: "true" }] : [];
    const last = entries.at(-1);
    if (!options2) edits.push({ path: path2, start: span(value).end, end: span(value).end, text: `, { ${added} }` });
    else if (!last) edits.push({ path: path2, ...span(options2), text: `{ ${added} }` });
    else if (added !== "") edits.push({ path: path2, start: span(last).end, end: span(last).end, text: `, ${added}` });
    if (edits.length === 0) return { leftAlone: "The cookie has its flags already." };
    return { change: { edits }, summary: "Keep the cookie away from scripts and other sites" };
  }
};
function flipFlag(path2, flag, quote2) {
  const value = flag.field("value");
  const isHttpOnly = flag.field("key")?.text() === "httpOnly";
  if (!value) return { leftAlone: "No value of a flag was found here." };
  return {
    change: { edits: [{ path: path2, ...span(value), text: isHttpOnly ? "true" : `${quote2}auto${quote2}` }] },
    summary: isHttpOnly ? "Keep the cookie away from scripts" : "Keep the cookie to safe lines where the request came by one"
  };
}
function secureOf(call) {
  if (methodOf(call)?.name !== "cookie") return [];
  const parameters = enclosingFunction(call)?.field("parameters")?.text() ?? "";
  const request = /(?<![\w$.])(req|request)(?![\w$])/.exec(parameters)?.[1];
  return request === void 0 ? [] : [`secure: ${request}.secure`];
}
async function readerOf(name3, { files: files2, read }) {
  const named2 = new RegExp(`['"\`]${escapeRegExp(name3)}(=|['"\`])`);
  const reads = /document\.cookie|js-cookie|react-cookie|universal-cookie|nookies|useCookies|\$cookies|getCookie\(/;
  for (const file of files2.slice(0, mostFiles)) {
    const text3 = await read(file) ?? "";
    if (reads.test(text3) && named2.test(text3)) return file;
  }
  return void 0;
}

// src/syntax/environment-variables.ts
var examples = [
  ...[".env.example", ".env.sample", ".env.template", ".env.dist"],
  ...[
    "docker-compose.yml",
    "docker-compose.yaml",
    "compose.yml",
    "compose.yaml",
    "app.json",
    "render.yaml",
    "fly.toml"
  ]
];
var maxFiles = 2e3;
async function isVariableNamed(variable, project) {
  const named2 = new RegExp(`(?:^|[\\s"'-])${variable}(?:"?\\s*[:=]|\\s*$)`, "m");
  for (const file of examples) {
    if (named2.test(await project.read(file) ?? "")) return true;
  }
  const reads = new RegExp(
    `(?:environ(?:\\.get\\(|\\[)|getenv\\()\\s*["']${variable}["']|process\\.env(?:\\.${variable}\\b|\\[\\s*["']${variable}["'])`
  );
  const isTest = /(^|\/)(tests?|__tests__|spec)\/|(^|\/)(test_|conftest)|[._](test|spec)\.[cm]?[jt]sx?$/;
  for (const file of project.files.filter((each) => !isTest.test(each)).slice(0, maxFiles)) {
    if (reads.test(await project.read(file) ?? "")) return true;
  }
  return false;
}

// healers/code/js-cors-origin/index.ts
var variables = [
  "CORS_ORIGIN",
  "CORS_ORIGINS",
  "ALLOWED_ORIGINS",
  "FRONTEND_URL",
  "CLIENT_URL",
  "FRONTEND_ORIGIN",
  "CLIENT_ORIGIN"
];
var healer32 = {
  name: "js-cors-origin",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-cors-origin"],
  // Pages on other hosts, that worked, are refused: on purpose.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const options2 = nodeAt(path2, context.text, finding.place, (node) => node.kind() === "object");
    const entries = options2 ? namedChildren(options2) : [];
    const index = entries.findIndex((entry) => /^['"]?credentials['"]?\s*:\s*true$/.test(entry.text()));
    const credentials = entries[index];
    const origin = entries.find((entry) => /^['"]?origin\b/.test(entry.text()))?.field("value");
    if (!options2 || !credentials || !origin)
      return { leftAlone: "No options with an origin and credentials were found here." };
    if (/^['"]\*['"]$/.test(unwrap(origin).text())) {
      return {
        change: { edits: [{ path: path2, ...withComma(options2, credentials, index), text: "" }] },
        safety: "careful",
        summary: "Drop the credentials, which browsers refuse together with every origin"
      };
    }
    for (const variable of variables) {
      if (!await isVariableNamed(variable, context)) continue;
      return {
        change: { edits: [{ path: path2, ...span(origin), text: `process.env.${variable}?.split(',') ?? false` }] },
        summary: `Answer only the pages that ${variable} names`
      };
    }
    return {
      leftAlone: "Which pages may make requests as the visitor is not written anywhere; list them as `origin`, or read them from the environment."
    };
  }
};
function withComma(options2, entry, index) {
  const entries = namedChildren(options2);
  const before = entries[index - 1];
  const after = entries[index + 1];
  if (before) return { start: span(before).end, end: span(entry).end };
  return after ? { start: span(entry).start, end: span(after).start } : span(entry);
}

// healers/code/js-eval-to-json/index.ts
var dataWords = new Set("json data payload body response".split(" "));
var codeWords = new Set(
  "script code function fn func source src expression expr js serialized template module".split(" ")
);
var healer33 = {
  name: "js-eval-to-json",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-eval", "oxlint/no-eval", "eslint/no-eval"],
  // Text that is no strict JSON (single quotes, names without quotes, code) worked before and is refused now: on purpose.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(path2, context.text, finding.place, isEval);
    const [argument, ...more] = (call && callOf(call)?.args) ?? [];
    if (!call || !argument || more.length > 0)
      return { leftAlone: "No call of eval with one argument was found here." };
    if (isForNumber(call, argument)) {
      return {
        change: { edits: [{ path: path2, ...span(call), text: `Number.parseFloat(${argument.text()})` }] },
        summary: "Read the text as a number instead of running it"
      };
    }
    const data = dataOf(argument);
    if (!data || hasWord(data.text(), codeWords) || /serialize-javascript|devalue|toSource\(/.test(context.text)) {
      return { leftAlone: "It cannot be seen that the text is data and not code; if it is, read it with JSON.parse." };
    }
    return {
      change: { edits: [{ path: path2, ...span(call), text: `JSON.parse(${data.text()})` }] },
      summary: "Read the text as JSON instead of running it"
    };
  }
};
function isEval(node) {
  const call = callOf(node);
  return call !== void 0 && /^((window|globalThis|self|global)\.)?eval$/.test(pathOf(call.callee) ?? "");
}
function dataOf(argument) {
  const parts = textParts(argument);
  if (parts) {
    const [open, value, close] = parts;
    if (parts.length !== 3 || !open || !value || !close) return void 0;
    if (!("text" in open) || !("value" in value) || !("text" in close)) return void 0;
    return open.text.trim() === "(" && close.text.trim() === ")" ? unwrap(value.value) : void 0;
  }
  const inner2 = unwrap(argument);
  const name3 = pathOf(inner2)?.split(".").at(-1);
  return name3 !== void 0 && hasWord(name3, dataWords) ? inner2 : void 0;
}
function isForNumber(call, argument) {
  const declarator = call.parent();
  const name3 = declarator?.kind() === "variable_declarator" ? declarator.field("name") : null;
  const found2 = name3?.kind() === "identifier" ? resolve(name3) : void 0;
  if (!name3 || !found2 || unwrap(argument).kind() !== "member_expression") return false;
  return uses(found2.scope, name3.text()).some((use) => {
    const asked2 = use.parent()?.parent();
    return asked2 ? /^(Number\.)?isNaN$/.test(callOf(asked2)?.callee.text() ?? "") : false;
  });
}

// healers/code/js-exec-argv/rename.ts
function callInstead(path2, text3, callee, wanted) {
  const isOnlyUse = countOf2(text3, callee.text()) === 2;
  const taken = takeInstead(path2, text3, callee, wanted, isOnlyUse);
  if (taken) return taken;
  const brought = bringIn(path2, text3, callee, wanted, isOnlyUse);
  return brought && [...brought.edits, { path: path2, ...span(brought.name), text: wanted }];
}
function callPromisifiedInstead(path2, text3, callee, { binding, call, original }, wanted) {
  const declaration = statementInBlock(binding.declaration);
  if (!declaration || namedChildren(declaration).length !== 1) return void 0;
  const name3 = freeName(`${wanted}Async`, text3);
  const isOnlyUse = declaration.kind() !== "export_statement" && uses(binding.scope, binding.name.text()).length === 2;
  const isExchange = isOnlyUse && countOf2(text3, original.text()) === 2;
  const brought = bringIn(path2, text3, original, wanted, isExchange);
  if (!brought) return void 0;
  const replace = (node) => ({ path: path2, ...span(node), text: name3 });
  if (isOnlyUse) {
    return [...brought.edits, { path: path2, ...span(brought.name), text: wanted }, replace(binding.name), replace(callee)];
  }
  const maker = callOf(call)?.callee.text() ?? "promisify";
  const source = original.kind() === "member_expression" ? `${original.field("object")?.text()}.${wanted}` : wanted;
  const { start: start2, end } = span(declaration);
  const semicolon = declaration.text().endsWith(";") ? ";" : "";
  const line = `${lineEnding(text3)}${indentationAt(text3, start2)}const ${name3} = ${maker}(${source})${semicolon}`;
  return [...brought.edits, { path: path2, start: end, end, text: line }, replace(callee)];
}
function takeInstead(path2, text3, callee, wanted, isOnlyUse) {
  const found2 = callee.kind() === "identifier" ? resolve(callee) : void 0;
  const property = found2?.initial?.kind() === "member_expression" ? found2.initial.field("property") : null;
  if (!found2 || found2.property !== void 0 || !property || freeName(wanted, text3.replaceAll(`.${wanted}`, "")) !== wanted)
    return void 0;
  const name3 = { path: path2, ...span(callee), text: wanted };
  if (isOnlyUse) {
    return [{ path: path2, ...span(found2.name), text: wanted }, { path: path2, ...span(property), text: wanted }, name3];
  }
  const declaration = statementInBlock(found2.declaration);
  if (!declaration || !/^(lexical|variable)_declaration$/.test(String(declaration.kind()))) return void 0;
  if (namedChildren(declaration).length !== 1) return void 0;
  const { start: start2, end } = span(declaration);
  const line = declaration.text().replace(found2.declaration.text(), `${wanted} = ${found2.initial?.field("object")?.text()}.${wanted}`);
  return [{ path: path2, start: end, end, text: `${lineEnding(text3)}${indentationAt(text3, start2)}${line}` }, name3];
}
function bringIn(path2, text3, callee, wanted, isExchange) {
  const property = callee.field("property");
  if (callee.kind() === "member_expression" && property) return { name: property, edits: [] };
  const found2 = callee.kind() === "identifier" ? resolve(callee) : void 0;
  const list = found2?.name.ancestors().find((node) => /^(named_imports|object_pattern)$/.test(String(node.kind())));
  if (!found2 || !list) return void 0;
  const specifier2 = namedChildren(list).find(
    (node) => span(node).start <= span(found2.name).start && span(node).end >= span(found2.name).end
  );
  if (!specifier2 || specifier2.text() !== callee.text()) return void 0;
  if (namedChildren(list).some((node) => node.text() === wanted)) {
    return isExchange ? void 0 : { name: callee, edits: [] };
  }
  if (freeName(wanted, text3) !== wanted) return void 0;
  const { start: start2, end } = span(specifier2);
  return {
    name: callee,
    edits: [isExchange ? { path: path2, start: start2, end, text: wanted } : { path: path2, start: end, end, text: `, ${wanted}` }]
  };
}
function countOf2(text3, name3) {
  return text3.match(new RegExp(`(?<![\\w$.])${name3.replace(/[$.]/g, "\\$&")}(?![\\w$])`, "g"))?.length ?? 0;
}

// healers/code/js-exec-argv/words.ts
var special = /[|&;<>()$`\\'"*?[\]{}#!\n\r]|(?:^|\s)~/;
var several = /* @__PURE__ */ new Set([
  "arg",
  "argument",
  "flag",
  "option",
  "opt",
  "cmd",
  "command",
  "param",
  "rest",
  "script",
  "files",
  "paths"
]);
var single = /(path|file|dir|folder|name|id|url|branch|tag|version)$/i;
function splitWords(parts) {
  const words2 = [];
  let open = [];
  const close = () => {
    const [only2, ...more] = open;
    if (only2 && more.length === 0) words2.push(only2);
    else if (only2) words2.push({ parts: open.flatMap((part) => "list" in part ? [] : [part]) });
    open = [];
  };
  for (const part of withoutQuotes(parts)) {
    if ("text" in part) {
      if (special.test(part.text)) return "the command uses the shell (pipes, quotes, variables or patterns)";
      for (const piece of part.text.split(/(\s+)/)) {
        if (piece === "") continue;
        if (/^\s/.test(piece)) close();
        else if (open.some((one) => "list" in one)) return "a list is only a part of a word of the command";
        else open.push({ text: piece });
      }
      continue;
    }
    const word = wordOf(part.value, "quoted" in part);
    if (typeof word === "string") return word;
    if ("list" in word && open.length > 0) return "a list is only a part of a word of the command";
    if (open.some((one) => "list" in one)) return "a list is only a part of a word of the command";
    if (open.some((one) => "value" in one) && !("text" in (open.at(-1) ?? {})))
      return "two values make one word of the command";
    open.push(word);
  }
  close();
  return words2;
}
function withoutQuotes(parts) {
  const result = [...parts];
  for (let i = 1; i < result.length - 1; i++) {
    const [before, value, after] = [result[i - 1], result[i], result[i + 1]];
    if (!before || !value || !after || !("text" in before) || !("value" in value) || !("text" in after)) continue;
    const quote2 = /(?:^|\s)(["'])$/.exec(before.text)?.[1];
    if (quote2 === void 0 || !new RegExp(`^${quote2}(?:\\s|$)`).test(after.text)) continue;
    result[i - 1] = { text: before.text.slice(0, -1) };
    result[i] = { value: value.value, quoted: true };
    result[i + 1] = { text: after.text.slice(1) };
  }
  return result;
}
function wordOf(value, isQuoted) {
  const inner2 = unwrap(value);
  const method = methodOf(inner2);
  if (!isQuoted && method?.name === "join" && method.args[0] && literalText(method.args[0]) === " ") {
    return { list: method.object };
  }
  const name3 = pathOf(inner2)?.split(".").at(-1);
  if (!isQuoted && name3 !== void 0 && hasWord(name3, several) && !single.test(name3))
    return `\`${name3}\` may hold several words of the command`;
  if (!isQuoted && /^(ternary_expression|binary_expression|template_string)$/.test(String(inner2.kind()))) {
    return "a value is put together in a way that may give no word or several";
  }
  return { value };
}

// healers/code/js-exec-argv/index.ts
var replacement = { exec: "execFile", execSync: "execFileSync" };
var notPrograms = new Set(
  "cd export source . eval exec set unset alias ulimit umask type wait read trap npm npx yarn pnpm bun corepack start del copy dir cls echo".split(
    " "
  )
);
var healer34 = {
  name: "js-exec-argv",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-command-injection", "flow/command-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(path2, context.text, finding.place, isCommand);
    const parsed = call && callOf(call);
    const [command, ...rest] = parsed?.args ?? [];
    if (!call || !parsed || !command) return { leftAlone: "The command is not started by exec or execSync here." };
    const promisified = promisifiedOf(parsed.callee);
    const api = promisified?.api ?? apiOf(parsed.callee);
    const wanted = api?.module === "child_process" ? replacement[api.name] : void 0;
    if (wanted === void 0) return { leftAlone: "It is not certain that this is exec of child_process." };
    const options2 = rest[0] && !isPlainObject(rest[0]) && !/function/.test(String(rest[0].kind())) ? rest[0] : void 0;
    if (options2 && (promisified || api?.name === "execSync" || rest.length > 1))
      return { leftAlone: "The options are not written here, so that a `shell` among them cannot be seen." };
    if (rest.some((node) => node.kind() === "object" && /shell\s*[:,}]|\.\.\./.test(node.text()))) {
      return { leftAlone: "The options name a shell on purpose, or bring in others that may." };
    }
    const parts = textParts(command);
    if (!parts) return { leftAlone: "The command is put together elsewhere; write it as a list of arguments there." };
    const words2 = splitWords(parts);
    if (typeof words2 === "string") return { leftAlone: `It stays in the shell: ${words2}.` };
    const [program, ...args] = words2;
    if (!program || !("text" in program))
      return { leftAlone: "The program itself is a value; check it against a list of allowed ones." };
    if (notPrograms.has(program.text) || program.text.includes("=")) {
      return {
        leftAlone: `\`${program.text}\` is run by a shell here or on Windows; an argument list would not find it.`
      };
    }
    const rename3 = promisified ? callPromisifiedInstead(path2, context.text, parsed.callee, promisified, wanted) : callInstead(path2, context.text, parsed.callee, wanted);
    if (!rename3) return { leftAlone: `\`${wanted}\` cannot be brought in here without touching other code.` };
    const quote2 = quoteOf(context.text);
    const list = args.map((word) => wordText(word, quote2)).join(", ");
    const range = span(command);
    return {
      change: {
        edits: [
          ...rename3,
          { path: path2, start: range.start, end: range.end, text: `${quoted(program.text, quote2)}, [${list}]` }
        ]
      },
      summary: `Start \`${program.text}\` with a list of arguments instead of a shell command`
    };
  }
};
function isCommand(node) {
  const callee = callOf(node)?.callee;
  return callee !== void 0 && (/exec(Sync)?$/.test(callee.text()) || promisifiedOf(callee) !== void 0);
}
function isPlainObject(node) {
  if (node.kind() === "object") return true;
  const found2 = node.kind() === "identifier" ? resolve(node) : void 0;
  const initial = found2?.kind === "const" && found2.property === void 0 ? found2.initial : void 0;
  return initial?.kind() === "object" && !/shell|\.\.\./.test(initial.text());
}
function wordText(word, quote2) {
  if ("text" in word) return quoted(word.text, quote2);
  if ("parts" in word) return templateText(word.parts);
  if ("list" in word) return `...${word.list.text()}`;
  return isNumber(word.value) ? `String(${word.value.text()})` : unwrap(word.value).text();
}

// healers/code/js-flat-else/index.ts
var healer35 = {
  name: "js-flat-else",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["oxlint/no-else-return", "eslint/no-else-return", "biome/lint/style/noUselessElse"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2 } = offsetsOf(finding.place, text3);
    const holders = nodesAt(parse(path2, text3).root(), start2);
    const top = topOf(clauseAt(holders, start2, text3));
    if (!top) return { leftAlone: "no else of a condition in a block stands here" };
    const branches = branchesOf(top);
    if (!branches.every(({ body, otherwise }) => otherwise === void 0 || leaves4(body)))
      return { leftAlone: "a branch of the chain goes on behind it" };
    const edits = [];
    for (const { otherwise } of branches) {
      if (otherwise === void 0) continue;
      const part = flatten2(path2, text3, top, otherwise);
      if ("doubt" in part) return { leftAlone: part.doubt };
      edits.push(...part.edits);
    }
    return { change: { edits }, summary: "Go on without else where every branch before has left" };
  }
};
function clauseAt(holders, start2, text3) {
  const last = holders.find(
    (node) => span(node).start === start2 && /^(if|return|throw|break|continue)_statement$/.test(String(node.kind()))
  );
  const branch = last?.parent()?.kind() === "statement_block" ? last.parent() : last;
  const outer = branch?.parent();
  const isBranch = outer?.kind() === "if_statement" && outer.field("consequence")?.id() === branch?.id();
  const found2 = isBranch ? outer.field("alternative") : null;
  if (found2) return found2;
  return holders.findLast((node) => {
    const head = node.kind() === "else_clause" ? namedChildren(node)[0] : void 0;
    return head !== void 0 && lineStart(text3, start2) <= lineStart(text3, span(head).start);
  });
}
function topOf(clause) {
  let at = clause?.parent() ?? null;
  while (at?.parent()?.kind() === "else_clause") at = at.parent()?.parent() ?? null;
  return at?.kind() === "if_statement" && /^(statement_block|program|switch_case|switch_default)$/.test(String(at.parent()?.kind())) ? at : void 0;
}
function branchesOf(top) {
  const branches = [];
  for (let at = top; at?.kind() === "if_statement"; ) {
    const body = at.field("consequence");
    const otherwise = at.field("alternative") ?? void 0;
    if (body) branches.push({ body, otherwise });
    at = otherwise && namedChildren(otherwise)[0];
  }
  return branches;
}
function leaves4(body) {
  const last = body.kind() === "statement_block" ? namedChildren(body).at(-1) : body;
  if (last?.kind() !== "if_statement") return /^(return|throw|break|continue)_statement$/.test(String(last?.kind()));
  const otherwise = last.field("alternative");
  const next = otherwise && namedChildren(otherwise)[0];
  const first = last.field("consequence");
  return first !== null && next != null && leaves4(first) && leaves4(next);
}
function flatten2(path2, text3, top, clause) {
  const indent = indentationAt(text3, span(top).start);
  const body = clause.children().find((child) => child.isNamed() && child.kind() !== "comment");
  const keyword = clause.child(0);
  if (!body || !keyword || clause.children().some((child) => child.kind() === "comment"))
    return { doubt: "a comment stands between the branches" };
  const ahead = clause.parent()?.field("consequence");
  const next = body.text().replace(/^\{\s*/, "");
  if (ahead?.kind() !== "statement_block" && ahead?.text().endsWith(";") !== true && /^[([`+\-/*]/.test(next))
    return { doubt: "without else, the statement before it would go on" };
  const { start: start2 } = span(clause);
  const before = text3.slice(0, start2).length - text3.slice(0, start2).trimEnd().length;
  const lead = text3.slice(start2 - before, start2);
  const from = lead.includes("\n") ? start2 : start2 - before;
  const head = lead.includes("\n") ? "" : `${lineEnding(text3)}${indent}`;
  if (body.kind() !== "statement_block") return { edits: [{ path: path2, start: from, end: span(body).start, text: head }] };
  const members = namedChildren(body);
  const [first] = members;
  const last = members.at(-1);
  if (!first || !last) return { doubt: "the last branch is empty" };
  if (!isAlone(top, body)) return { doubt: "names of the last branch would meet others of the block" };
  if (body.findAll({ rule: { any: [{ kind: "template_string" }, { kind: "comment" }, { kind: "jsx_text" }] } }).some((node) => node.text().trim().includes("\n")))
    return { doubt: "a text of several lines would change with its indentation" };
  const open = nextLine(text3, span(body).start);
  const close = lineStart(text3, span(body).end - 1);
  if (text3.slice(span(body).start + 1, open).trim() !== "" || text3.slice(close, span(body).end - 1).trim() !== "")
    return { doubt: "the last branch shares its first or last line with other code" };
  const inner2 = indentationAt(text3, span(first).start);
  const edits = [{ path: path2, start: from, end: open, text: lead.includes("\n") ? "" : lineEnding(text3) }];
  if (lead.includes("\n")) edits[0] = { path: path2, start: lineStart(text3, start2), end: open, text: "" };
  for (let at = open; at < close; at = nextLine(text3, at)) {
    if (text3.startsWith(inner2, at) && inner2.startsWith(indent))
      edits.push({ path: path2, start: at + indent.length, end: at + inner2.length, text: "" });
  }
  const end = span(body).end;
  const isLineOver = /^[ \t]*\r?\n/.test(text3.slice(end, nextLine(text3, end)));
  if (isLineOver) edits.push({ path: path2, start: close, end: nextLine(text3, end), text: "" });
  else edits.push({ path: path2, start: close - lineEnding(text3).length, end, text: "" });
  return { edits };
}
function isAlone(top, body) {
  const outer = top.ancestors().find((node) => isFunction(node) || node.kind() === "program");
  const count = (node, name3) => uses(node, name3).length + usesOf(node, name3).length;
  return outer !== void 0 && namesOf2(body).every((name3) => count(outer, name3) === count(body, name3));
}
function namesOf2(body) {
  return namedChildren(body).flatMap((node) => {
    const declarators = namedChildren(node).filter((each) => each.kind() === "variable_declarator");
    const names = (declarators.length > 0 ? declarators : [node]).flatMap((each) => each.field("name") ?? []);
    return names.flatMap(
      (name3) => /_pattern$/.test(String(name3.kind())) ? name3.findAll({ rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] } }).map((each) => each.text()) : [name3.text()]
    );
  });
}

// healers/code/js-guard-missing/answer.ts
function answerFor2(fn, statement2, subject) {
  const body = fn.field("body");
  if (!body) return { doubt: "the function has no body" };
  const name3 = nameOf5(fn);
  const thrown = errorsForMissing2(body);
  const loop = statement2.ancestors().find((node) => isLoop(node) || isFunction(node));
  if (loop && isLoop(loop)) {
    if (ownNodes(loop, "continue_statement").some((node) => isGuarding(node) && isAlone2(node)))
      return { text: "continue;" };
    return thrown === void 0 ? { doubt: "in a loop, nothing tells whether to skip or to stop" } : { text: throwOf(thrown, subject) };
  }
  const returns = ownNodes(body, "return_statement");
  const nothing = [...new Set(returns.filter(isNothing).map((node) => node.text().replace(/\s*;?$/, ";")))];
  const givesValues = returns.some((node) => !isNothing(node));
  const guarded2 = returns.filter(isNothing).some(isGuarding);
  const [answer, ...others2] = nothing;
  if (answer !== void 0 && others2.length === 0 && (givesValues || guarded2)) {
    return guarded2 || thrown === void 0 ? { text: answer } : { doubt: `${name3} may give nothing, but throws for what is missing elsewhere` };
  }
  if (thrown !== void 0 && nothing.length === 0) return { text: throwOf(thrown, subject) };
  return { doubt: `nothing in ${name3} tells what should happen when the value is missing` };
}
function nameOf5(fn) {
  const holder = fn.parent();
  const own = fn.field("name") ?? (holder?.kind() === "variable_declarator" ? holder.field("name") : null);
  return own?.text() ?? "the function";
}
function ownNodes(body, kind) {
  const found2 = [];
  const walk = (node) => {
    for (const child of node.children()) {
      if (child.kind() === kind) found2.push(child);
      if (!isFunction(child)) walk(child);
    }
  };
  walk(body);
  return found2;
}
function isNothing(statement2) {
  const [value] = namedChildren(statement2);
  return value === void 0 || /^(?:undefined|null)$/.test(value.text());
}
function errorsForMissing2(body) {
  const throws = ownNodes(body, "throw_statement");
  const names = new Set(throws.map((node) => /^throw\s+new\s+([\w.]+)\s*\(/.exec(node.text())?.[1] ?? "?"));
  const [name3] = names;
  if (names.size !== 1 || name3 === void 0 || name3 === "?") return void 0;
  return throws.some((node) => isGuarding(node) && takesText3(node)) ? name3 : void 0;
}
function isGuarding(statement2) {
  const outer = statement2.parent();
  const condition = outer?.kind() === "statement_block" ? outer.parent() : outer;
  const asked2 = condition?.kind() === "if_statement" ? condition.field("condition") : null;
  if (!asked2) return false;
  return /^(?:!\s*[\w$.?]+|[\w$.?]+\s*={2,3}\s*(?:undefined|null))$/.test(unwrap(asked2).text());
}
function isAlone2(statement2) {
  const outer = statement2.parent();
  return outer?.kind() !== "statement_block" || namedChildren(outer).length === 1;
}
function takesText3(statement2) {
  const made2 = namedChildren(statement2)[0];
  const values = namedChildren(made2?.field("arguments") ?? statement2);
  return values.length === 1 && /^(?:string|template_string|binary_expression)$/.test(String(values[0]?.kind()));
}
function throwOf(name3, subject) {
  return `throw new ${name3}('${subject.text().replace(/['\\\n]/g, " ")} is missing');`;
}

// healers/code/js-guard-missing/caller.ts
async function whyCallerObjects2(finding, name3, context) {
  const step = finding.flow?.steps.find(({ note }) => note.startsWith("#1 "));
  const text3 = step && await context.read(step.place.path);
  if (!step || text3 === void 0) return void 0;
  const { path: path2, line } = step.place;
  const calls = parse(path2, text3).root().findAll({ rule: { kind: "call_expression" } }).filter((call) => {
    const { start: start2, end } = call.range();
    const callee = callOf(call)?.callee.text().split(".").at(-1);
    return callee === name3 && start2.line < line && end.line >= line - 1;
  });
  return calls.some(needsValue) ? `the call at ${path2}:${line} uses what ${name3} gives without asking for it: the answer is a person's to choose` : void 0;
}
function needsValue(call) {
  const parent = call.parent();
  if (!parent) return false;
  switch (String(parent.kind())) {
    case "await_expression":
    case "parenthesized_expression":
      return needsValue(parent);
    case "member_expression":
    case "subscript_expression":
      return !parent.children().some((child) => child.kind() === "optional_chain");
    case "spread_element":
      return true;
    case "for_in_statement":
      return parent.field("right")?.id() === call.id();
    case "variable_declarator":
      return /_pattern$/.test(String(parent.field("name")?.kind()));
    default:
      return false;
  }
}

// healers/code/js-guard-missing/chain.ts
function chainOn(subject, path2) {
  const access = subject.parent();
  if (access?.kind() !== "member_expression" || access.field("object")?.id() !== subject.id()) return void 0;
  const dot = access.children().find((child) => child.kind() === ".");
  const whole = endOfChain(access);
  if (!dot || isTarget2(whole)) return void 0;
  const outer = whole.parent();
  const hasDefault = outer?.kind() === "binary_expression" && outer.field("operator")?.text() === "??";
  const isLeft = hasDefault && outer?.field("left")?.id() === whole.id();
  const isOptional = subject.find({ rule: { kind: "optional_chain" } }) !== null && isOwnChain(subject);
  if (!isLeft && !isOptional) return void 0;
  const { start: start2, end } = span(dot);
  const name3 = access.field("property")?.text() ?? "";
  const why = isLeft ? "the default behind it answers" : "the chain is optional before it";
  return {
    change: { edits: [{ path: path2, start: start2, end, text: "?." }] },
    summary: `Read \`${name3.slice(0, 40)}\` only when \`${shorten(subject.text())}\` is there: ${why}`
  };
}
function endOfChain(access) {
  let at = access;
  for (; ; ) {
    const outer = at.parent();
    const inner2 = outer?.field("object") ?? outer?.field("function");
    const isLink = /^(?:member_expression|subscript_expression|call_expression)$/.test(String(outer?.kind()));
    if (!outer || !isLink || inner2?.id() !== at.id()) return at;
    at = outer;
  }
}
function isOwnChain(subject) {
  for (let at = subject; at !== null; at = at.field("object") ?? at.field("function")) {
    if (at.children().some((child) => child.kind() === "optional_chain")) return true;
  }
  return false;
}
function isTarget2(chain3) {
  const outer = chain3.parent();
  const kind = String(outer?.kind());
  if (kind === "assignment_expression" || kind === "augmented_assignment_expression")
    return outer?.field("left")?.id() === chain3.id();
  return kind === "update_expression" || kind === "unary_expression" && /^delete\b/.test(outer?.text() ?? "");
}
function shorten(text3) {
  const line = text3.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}\u2026` : line;
}

// healers/code/js-guard-missing/index.ts
var healer36 = {
  name: "js-guard-missing",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["log/missing-member", "log/missing-iteration"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const subject = subjectAt(parse(path2, context.text).root(), start2, end);
    if (!subject) return { leftAlone: "what was missing cannot be told from the place" };
    const chained = finding.rule === "log/missing-member" ? chainOn(subject, path2) : void 0;
    if (chained) return chained;
    if (!/^(?:this\.)?[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/.test(subject.text()))
      return { leftAlone: "asking for it would run more than the name of a value: give it a name first" };
    const fn = enclosingFunction(subject);
    const statement2 = statementInBlock(subject);
    if (!fn || !statement2 || statement2.parent()?.kind() === "program")
      return { leftAlone: "outside of the statements of a function nothing tells what a missing value should lead to" };
    if (String(fn.kind()).includes("generator") || ownNodes(fn, "yield_expression").length > 0)
      return { leftAlone: "in a generator, nothing tells whether to stop or to go on" };
    const doubt = reasonToDoubt3(subject, statement2, context.text);
    if (doubt !== void 0) return { leftAlone: doubt };
    const answer = answerFor2(fn, statement2, subject);
    if ("doubt" in answer) return { leftAlone: answer.doubt };
    const objection = answer.text.startsWith("return") ? await whyCallerObjects2(finding, nameOf5(fn), context) : void 0;
    if (objection !== void 0) return { leftAlone: objection };
    const missing = finding.message.includes(" of null ") ? "null" : "undefined";
    return {
      change: { edits: [guard2(path2, context.text, subject, statement2, missing, answer.text)] },
      summary: `Answer with \`${answer.text}\` when \`${subject.text()}\` is ${missing}, as ${nameOf5(fn)} does elsewhere`
    };
  }
};
function subjectAt(root, start2, end) {
  let at = root;
  for (; ; ) {
    const inner2 = at.children().find((child) => span(child).start <= start2 && span(child).end >= end);
    if (!inner2) break;
    at = inner2;
    if (span(at).start === start2 && span(at).end === end && !String(at.kind()).includes("statement")) return at;
  }
  return void 0;
}
var notAlwaysReached2 = /* @__PURE__ */ new Set(["ternary_expression", "for_statement", "while_statement", "do_statement"]);
function reasonToDoubt3(subject, statement2, text3) {
  const between2 = subject.ancestors().filter((node) => contains(statement2, node));
  if (between2.some(isFunction)) return "the value is used in a function that runs later";
  const isConditional2 = between2.some((node) => {
    const operator = node.kind() === "binary_expression" ? node.field("operator")?.text() : void 0;
    return notAlwaysReached2.has(String(node.kind())) || /^(?:&&|\|\||\?\?)$/.test(operator ?? "");
  });
  if (isConditional2)
    return "the value is not always used when the statement runs: a guard in front of it would change more";
  const own = between2.flatMap((node) => namesDeclared(node, subject));
  if (own.includes(subject.text().split(".")[0] ?? "")) return "the value comes to be in the statement itself";
  if (text3.slice(lineStart(text3, span(statement2).start), span(statement2).start).trim() !== "")
    return "the statement shares its line with others";
  const earlier = statement2.findAll({ rule: { any: [{ kind: "call_expression" }, { kind: "await_expression" }, { kind: "new_expression" }] } }).some((node) => span(node).end <= span(subject).start);
  return earlier ? "other calls run before it in the statement" : void 0;
}
function namesDeclared(node, subject) {
  const left = node.kind() === "for_in_statement" ? node.field("left") : null;
  const body = node.field("body");
  return left && body && contains(body, subject) ? [left.text()] : [];
}
function guard2(path2, text3, subject, statement2, missing, answer) {
  const at = lineStart(text3, span(statement2).start);
  const check = `${indentationAt(text3, at)}if (${subject.text()} === ${missing}) ${answer}${lineEnding(text3)}`;
  return { path: path2, start: at, end: at, text: check };
}

// src/syntax/javascript/hoist.ts
function hoist(path2, text3, expression, wanted) {
  const names = expression.findAll({
    rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier" }] }
  });
  const found2 = names.map((name4) => resolve(name4));
  const own = found2.filter((binding) => binding !== void 0);
  if (own.some((binding) => binding.kind !== "const" && assignmentsTo(binding.scope, binding.name.text()).length > 0)) {
    return "a name in it gets another value somewhere";
  }
  const repeat = repeatsAround(expression).findLast((one) => own.every((binding) => isFromOutside(binding, one)));
  if (!repeat) return "it is not the same in each turn";
  const statement2 = isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node);
  const block = statement2?.parent();
  if (!statement2 || !block || !/^(statement_block|program)$/.test(String(block.kind())))
    return "there is no place right before the loop";
  if (own.some((binding) => !contains(binding.scope, statement2) || binding.scope.id() === statement2.id())) {
    return "a name in it is not known before the loop";
  }
  const { start: start2 } = span(statement2);
  const isAlone3 = text3.slice(lineStart(text3, start2), start2).trim() === "";
  const gap = isAlone3 ? `${lineEnding(text3)}${indentationAt(text3, start2)}` : " ";
  const end = usesSemicolons(text3) || !isAlone3 ? ";" : "";
  const declarator = expression.parent();
  const declaration = declarator?.parent();
  const name3 = declarator?.field("name");
  if (declarator?.kind() === "variable_declarator" && declaration && name3?.kind() === "identifier") {
    const isPlain2 = declaration.child(0)?.text() === "const" && namedChildren(declaration).length === 1;
    const root = expression.ancestors().at(-1);
    const everywhere = root ? uses(root, name3.text()) : [];
    const scope = declaration.parent();
    if (isPlain2 && scope && everywhere.every((use) => contains(scope, use))) {
      const range = lineOf(text3, span(declaration).start, span(declaration).end);
      return [
        { path: path2, start: start2, end: start2, text: `${declaration.text()}${gap}` },
        { path: path2, ...range, text: "" }
      ];
    }
  }
  const fresh = freeName(wanted, text3);
  return [
    { path: path2, start: start2, end: start2, text: `const ${fresh} = ${expression.text()}${end}${gap}` },
    { path: path2, ...span(expression), text: fresh }
  ];
}
function lineOf(text3, start2, end) {
  const spaces = /^[ \t]*/.exec(text3.slice(end))?.[0].length ?? 0;
  return wholeLines(text3, start2, end) ?? { start: start2, end: end + spaces };
}

// healers/code/js-hoist-regexp/index.ts
var healer37 = {
  name: "js-hoist-regexp",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-regexp-in-loop"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const made2 = nodeAt(path2, context.text, finding.place, (node) => node.kind() === "new_expression");
    if (made2?.field("constructor")?.text() !== "RegExp") return { leftAlone: "No new RegExp was found here." };
    const [pattern, flags] = namedChildren(made2.field("arguments") ?? made2);
    const given = flags ? literalText(flags) : "";
    if (!pattern || given === void 0)
      return { leftAlone: "The flags are not written here; with g or y a pattern remembers its place." };
    if (/[gy]/.test(given))
      return { leftAlone: "With the flag g or y a pattern remembers where it stopped, so each turn needs its own." };
    if (!flags && !isText(pattern)) {
      return { leftAlone: "The pattern may be a regular expression with flags of its own." };
    }
    if (!isOnlyMatched(made2)) return { leftAlone: "The pattern is handed on, and each receiver may need its own." };
    const edits = hoist(path2, context.text, made2, "pattern");
    if (typeof edits === "string") return { leftAlone: `It stays in the loop: ${edits}.` };
    return { change: { edits }, summary: "Compile the pattern once, before the loop" };
  }
};
function isOnlyMatched(made2) {
  const declarator = made2.parent();
  const name3 = declarator?.kind() === "variable_declarator" ? declarator.field("name") : null;
  if (!name3) return isMatched(made2);
  const scope = declarator?.parent()?.parent();
  const others2 = scope ? uses(scope, name3.text()).filter((use) => use.id() !== name3.id()) : [];
  return others2.length > 0 && others2.every(isMatched);
}
function isMatched(node) {
  const parent = node.parent();
  if (parent?.kind() === "member_expression") return /^(test|exec)$/.test(parent.field("property")?.text() ?? "");
  const call = parent?.kind() === "arguments" ? parent.parent() : void 0;
  const method = call ? methodOf(call) : void 0;
  return method?.args[0]?.id() === node.id() && /^(match|search|replace|split)$/.test(method.name);
}

// healers/code/js-hoist-work/index.ts
var healer38 = {
  name: "js-hoist-work",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-repeated-work"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2, end } = rangeOf(finding.place, text3);
    const found2 = findInvariantWork(parse(path2, text3)).find(
      ({ node: node2 }) => span(node2).start < end && start2 < span(node2).end
    );
    if (found2 === void 0) return { leftAlone: "The work is not written out here, or not the same in every turn." };
    const { node, target, argument } = found2;
    if (!await isSafeHere2(found2, path2, context)) {
      return {
        leftAlone: `\`${node.text().slice(0, 60)}\` may fail, or use \`${argument.text()}\` up: its type is not known well enough.`
      };
    }
    if (hasComment(node)) return { leftAlone: "A comment stands inside the expression." };
    const at = span(target).start;
    const isAlone3 = text3.slice(lineStart(text3, at), at).trim() === "";
    const gap = isAlone3 ? `${lineEnding(text3)}${indentationAt(text3, at)}` : " ";
    const semicolon = usesSemicolons(text3) || !isAlone3 ? ";" : "";
    const name3 = freeName(nameOf6(found2), text3);
    const places = equals(found2);
    const searches = isText3(found2.work) ? [] : places.flatMap((each) => searchOf(each) ?? []);
    const isSet = searches.length === places.length;
    const value = isSet ? `new Set(${node.text()})` : node.text();
    const edits = [
      { path: path2, start: at, end: at, text: `const ${name3} = ${value}${semicolon}${gap}` },
      ...places.map((each) => ({ path: path2, ...span(each), text: name3 })),
      ...isSet ? searches.map((each) => ({ path: path2, ...span(each), text: "has" })) : []
    ];
    return {
      change: { edits: mergeEdits(edits) },
      summary: `Do \`${node.text().slice(0, 60)}\` once, before the loop`
    };
  }
};
async function isSafeHere2(found2, path2, context) {
  if (isSafe(found2)) return true;
  if (!found2.isAlways) return false;
  const { start: start2, end } = span(found2.argument);
  const type = (await context.typescript.typeAt(path2, start2, end))?.trim() ?? "";
  if (/^(?:toLowerCase|toUpperCase|trim|split)$/.test(found2.work))
    return /^(?:string|"[^"]*"(?: \| "[^"]*")*)$/.test(type);
  if (found2.work === "JSON.stringify") return /^(?:string|number|boolean)(?:\[\])*$/.test(type);
  if (isArrayType(type) || /^(?:Readonly)?(?:Set|Map)<[^|&]*>$/.test(type)) return true;
  return /^Object\./.test(found2.work) && /^(?:[A-Z]\w+(?:<[^|&]*>)?|\{[^]*\})$/.test(type);
}
function equals({ node, work, target, binding }) {
  const isSame3 = (each) => uses(each, binding.name.text()).every((use) => resolve(use)?.name.id() === binding.name.id());
  return target.findAll({ rule: { kind: String(node.kind()) } }).filter((each) => each.text() === node.text() && isUsedAtOnce(each, work) && isSame3(each));
}
function isText3(work) {
  return /^(?:toLowerCase|toUpperCase|trim|JSON\.stringify)$/.test(work);
}
function searchOf(list) {
  const member = list.parent();
  const property = member?.kind() === "member_expression" ? member.field("property") : null;
  const call = member?.parent();
  const method = call ? methodOf(call) : void 0;
  const isSearch = property?.text() === "includes" && method?.object.id() === list.id() && method.args.length === 1;
  return isSearch ? property : void 0;
}
function nameOf6({ work, argument }) {
  const name3 = argument.text();
  const capital = name3.charAt(0).toUpperCase() + name3.slice(1);
  const endings = {
    "Object.keys": "Keys",
    "Object.values": "Values",
    "Object.entries": "Entries",
    "Array.from": "List",
    "JSON.stringify": "Json",
    spread: "List",
    Set: "Set",
    split: "Parts"
  };
  const ending2 = endings[work];
  if (ending2 !== void 0) return `${name3}${ending2}`;
  const starts = {
    toLowerCase: "lower",
    toUpperCase: "upper",
    trim: "trimmed",
    toSorted: "sorted",
    toReversed: "reversed"
  };
  return `${starts[work] ?? "same"}${capital}`;
}

// healers/code/js-inner-html/markup.ts
var voids = /* @__PURE__ */ new Set(["br", "hr"]);
var unsafe = /* @__PURE__ */ new Set(["script", "style", "iframe", "svg", "math", "template", "textarea", "title", "noscript"]);
var misplaced = /* @__PURE__ */ new Set(["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "col", "html", "head", "body"]);
function readMarkup(parts) {
  const pieces = [];
  let text3 = [];
  let open;
  const close = () => {
    if (open) pieces.push({ ...open, text: text3 });
    else if (text3.length > 0) pieces.push({ text: text3 });
    text3 = [];
    open = void 0;
  };
  for (const part of parts) {
    if ("value" in part) {
      text3.push(part);
      continue;
    }
    let rest = part.text;
    while (rest !== "") {
      const plain2 = /^[^<&]+/.exec(rest)?.[0];
      if (plain2 !== void 0) {
        text3.push({ text: plain2 });
        rest = rest.slice(plain2.length);
        continue;
      }
      const tag2 = /^<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+="[^"&]*")*)\s*(\/?)>/.exec(rest);
      const name3 = tag2?.[2];
      if (!tag2 || name3 === void 0 || unsafe.has(name3) || misplaced.has(name3)) return void 0;
      rest = rest.slice(tag2[0].length);
      if (tag2[1] === "/") {
        if (open?.tag !== name3) return void 0;
        close();
        continue;
      }
      if (open) return void 0;
      close();
      const attributes = attributesOf(tag2[3] ?? "");
      if (!attributes) return void 0;
      if (voids.has(name3)) pieces.push({ tag: name3, attributes, text: [] });
      else if (tag2[4] === "/") return void 0;
      else open = { tag: name3, attributes };
    }
  }
  if (open) return void 0;
  close();
  return pieces;
}
var properties = { class: "className", id: "id", title: "title" };
function attributesOf(source) {
  const found2 = /* @__PURE__ */ new Map();
  for (const [, name3 = "", value = ""] of source.matchAll(/([a-z-]+)="([^"]*)"/g)) {
    const property = properties[name3];
    if (property === void 0) return void 0;
    found2.set(property, value);
  }
  return found2;
}
function valuesOf2(parts) {
  return parts.flatMap((part) => "value" in part ? [part.value] : []);
}

// healers/code/js-inner-html/index.ts
var escapers = /^(escapeHtml|escapeHTML|htmlEscape|escHtml|encodeHtml|encodeHTML|escapeXml)$/;
var healer39 = {
  name: "js-inner-html",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-inner-html"],
  // Assumes that the values are text; one that is markup on purpose would be shown as it is written.
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const node = nodeAt(path2, text3, finding.place, (one) => sinkOf(one) !== void 0);
    const sink = node && sinkOf(node);
    if (!node || !sink) {
      return { leftAlone: "Only innerHTML, outerHTML and insertAdjacentHTML are healed; choose a safe call by hand." };
    }
    const { value } = sink;
    const parts = textParts(value);
    if (!parts) return { leftAlone: "The markup is made elsewhere; escape its values there." };
    const tainted = valuesOf2(parts).filter((one) => !isConstant(one));
    if (tainted.some(looksLikeMarkup) || valuesOf2(parts).some(holdsMarkup)) {
      return { leftAlone: "A value is markup that was made before; escape what goes into it where it is made." };
    }
    const escape = escaperIn(node);
    const receiver = pathOf(sink.object);
    const pieces = readMarkup(parts);
    if (escape !== void 0 && isOnlyInText(parts)) {
      return {
        change: { edits: tainted.filter((one) => !isCleaned(one)).map((one) => wrap(path2, one, escape)) },
        summary: `Escape the values of the markup with \`${escape}\``
      };
    }
    if (!pieces || pieces.length === 0 || pieces.length > 5 || receiver === void 0) {
      return { leftAlone: "The markup is more than text and plain elements around its values; escape them by hand." };
    }
    if (tainted.some(isCleaned))
      return { leftAlone: "Some values are escaped already and would be shown as they are escaped." };
    if (node.parent()?.kind() !== "expression_statement") return { leftAlone: "The value of the assignment is used." };
    const [only2] = pieces;
    if (sink.asText && only2 && pieces.length === 1 && !("tag" in only2)) {
      return {
        change: { edits: [{ path: path2, ...span(sink.name), text: sink.asText }] },
        summary: "Set the text as text, not as markup"
      };
    }
    const source = text3;
    const maker = /(?<![\w$.])document\./.test(source) ? "document" : `${receiver}.ownerDocument`;
    const quote2 = quoteOf(source);
    const made2 = pieces.map((piece) => makePiece(piece, maker, quote2)).join(", ");
    return {
      change: { edits: [{ path: path2, ...span(node), text: `${receiver}.${sink.method}(${made2})` }] },
      summary: "Make the elements and set their text as text, not as markup"
    };
  }
};
var adjacent = {
  beforebegin: "before",
  afterbegin: "prepend",
  beforeend: "append",
  afterend: "after"
};
function sinkOf(node) {
  const call = methodOf(node);
  if (call) {
    const [position, value2, ...more] = call.args;
    const name4 = call.object.parent()?.field("property");
    const method = adjacent[(position && literalText(position))?.toLowerCase() ?? ""];
    if (call.name !== "insertAdjacentHTML" || !name4 || !value2 || more.length > 0 || method === void 0)
      return void 0;
    return { object: call.object, name: name4, value: value2, method, asText: "insertAdjacentText" };
  }
  const target = node.field("left");
  const value = node.field("right");
  const name3 = target?.field("property");
  const object = target?.field("object");
  if (!/assignment_expression$/.test(String(node.kind())) || !value || !name3 || !object) return void 0;
  const isAdded = node.kind() === "augmented_assignment_expression";
  if (name3.text() === "outerHTML") {
    return isAdded ? void 0 : { object, name: name3, value, method: "replaceWith", asText: void 0 };
  }
  if (name3.text() !== "innerHTML") return void 0;
  return {
    object,
    name: name3,
    value,
    method: isAdded ? "append" : "replaceChildren",
    asText: isAdded ? void 0 : "textContent"
  };
}
function looksLikeMarkup(value) {
  return /html|markup|template|icon|svg|render|component|children|content|partial|(?:^|\.)map\(|<|=>/i.test(value.text()) || /^(ternary_expression|call_expression)$/.test(String(value.kind()));
}
function holdsMarkup(value) {
  const inner2 = value.is("parenthesized_expression") ? namedChildren(value)[0] ?? value : value;
  const found2 = inner2.is("identifier") ? resolve(inner2) : void 0;
  if (found2 === void 0) return false;
  const assigned = found2.scope.findAll({ rule: { any: [{ kind: "assignment_expression" }, { kind: "augmented_assignment_expression" }] } }).filter((each) => each.field("left")?.text() === inner2.text()).map((each) => each.field("right"));
  return [found2.initial, ...assigned].some((each) => /<\/?[a-z]/i.test(each?.text() ?? ""));
}
function isOnlyInText(parts) {
  let before = "";
  for (const part of parts) {
    if ("text" in part) before += part.text;
    else if (before.lastIndexOf("<") > before.lastIndexOf(">")) return false;
  }
  return !/<(script|style)\b/i.test(before);
}
function escaperIn(node) {
  const root = node.ancestors().at(-1);
  for (const identifier of root?.findAll({ rule: { kind: "identifier", regex: escapers.source } }) ?? []) {
    const found2 = resolve(identifier);
    if (found2?.scope.kind() === "program") return identifier.text();
  }
  return void 0;
}
function wrap(path2, value, escape) {
  const range = span(value);
  const text3 = value.text();
  const isWrapped = value.kind() === "parenthesized_expression";
  const inner2 = isWrapped ? text3 : isText(value) ? `(${text3})` : `(String(${text3}))`;
  return { path: path2, ...range, text: `${escape}${inner2}` };
}
function makePiece(piece, maker, quote2) {
  if (!("tag" in piece)) return textOf(piece.text, quote2);
  const element = `${maker}.createElement(${quoted(piece.tag, quote2)})`;
  const fields = [...piece.attributes].map(([name3, value]) => `${name3}: ${quoted(value, quote2)}`);
  if (piece.text.length > 0) fields.push(`textContent: ${textOf(piece.text, quote2)}`);
  return fields.length === 0 ? element : `Object.assign(${element}, { ${fields.join(", ")} })`;
}
function textOf(parts, quote2) {
  const [first, ...more] = parts;
  if (!first) return quoted("", quote2);
  if (more.length === 0) {
    if ("text" in first) return quoted(first.text, quote2);
    const [inner2 = first.value] = first.value.kind() === "parenthesized_expression" ? namedChildren(first.value) : [];
    return inner2.text();
  }
  const body = parts.map(
    (part) => "text" in part ? part.text.replace(/[\\`]|\$\{/g, "\\$&") : `\${${part.value.text()}}`
  );
  return `\`${body.join("")}\``;
}

// healers/code/js-json-in-script/index.ts
var healer40 = {
  name: "js-json-in-script",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-json-in-script"],
  // In JSON `<` stands only inside of strings, where `\u003c` is the same letter.
  safety: "safe",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(path2, context.text, finding.place, (node) => callOf(node)?.callee.text() === "JSON.stringify");
    const [value] = (call && callOf(call)?.args) ?? [];
    if (!call || !value) return { leftAlone: "No call of JSON.stringify was found here." };
    const parent = call.parent();
    if (/^(member_expression|await_expression)$/.test(String(parent?.kind()))) {
      return { leftAlone: "The JSON is worked on before it is written; see that every `<` in it is escaped." };
    }
    const isTagged = parent?.parent()?.parent()?.kind() === "call_expression" && parent.kind() === "template_substitution";
    if (isTagged) return { leftAlone: "A function makes the markup; it may escape what goes into it." };
    const quote2 = quoteOf(context.text);
    const dot = isNeverUndefined(value) ? "." : "?.";
    const { end } = span(call);
    return {
      change: { edits: [{ path: path2, start: end, end, text: `${dot}replace(/</g, ${quote2}\\\\u003c${quote2})` }] },
      summary: "Escape `<` in the JSON, so that no value can end the script element"
    };
  }
};
function isNeverUndefined(value) {
  const inner2 = unwrap(value);
  if (/^(object|array|string|template_string|number|new_expression)$/.test(String(inner2.kind()))) return true;
  const found2 = inner2.kind() === "identifier" ? resolve(inner2) : void 0;
  return found2?.kind === "const" && found2.property === void 0 && found2.initial !== void 0 && /^(object|array)$/.test(String(unwrap(found2.initial).kind()));
}

// healers/code/js-jsx-text/index.ts
var healer41 = {
  name: "js-jsx-text",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-dangerous-html"],
  // Assumes that the values are text; one that is markup on purpose would be shown as it is written.
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const attribute = nodeAt(path2, context.text, finding.place, (node) => node.kind() === "jsx_attribute");
    const pair = attribute?.find({ rule: { kind: "pair", regex: "^__html\\s*:" } });
    const value = pair?.field("value");
    const parts = value ? textParts(value) : void 0;
    if (!attribute || !value || !parts) return { leftAlone: "The markup is made elsewhere; escape its values there." };
    if (parts.some((part) => "text" in part && /[<&]/.test(part.text))) {
      return { leftAlone: "There is markup around the values; write it as elements, with the values in braces." };
    }
    if (parts.some((part) => "value" in part && (isCleaned(part.value) || isMarkup(part.value)))) {
      return { leftAlone: "A value is called markup by its name; clean it with a library such as DOMPurify." };
    }
    const tag2 = attribute.parent();
    const name3 = tag2?.field("name")?.text();
    const element = tag2?.parent();
    if (!tag2 || name3 === void 0 || !element) return { leftAlone: "No element was found around the markup." };
    const before = context.text.slice(0, span(attribute).start);
    const start2 = before.trimEnd().length;
    const edits = [{ path: path2, start: start2, end: span(attribute).end, text: "" }];
    if (tag2.kind() === "jsx_self_closing_element") {
      const { end: end2 } = span(tag2);
      const close = context.text.slice(span(attribute).end, end2);
      if (/^\s*\/>$/.test(close)) edits[0] = { path: path2, start: start2, end: end2, text: `>{${value.text()}}</${name3}>` };
      else
        edits.push({
          path: path2,
          start: end2 - (/\s*\/>$/.exec(close)?.[0].length ?? 2),
          end: end2,
          text: `>{${value.text()}}</${name3}>`
        });
      return { change: { edits }, summary: "Give the element its text as text" };
    }
    const { end } = span(tag2);
    if (hasContent(element)) return { leftAlone: "The element has other content as well." };
    edits.push({ path: path2, start: end, end, text: `{${value.text()}}` });
    return { change: { edits }, summary: "Give the element its text as text" };
  }
};
function isMarkup(value) {
  return /html|markup|markdown|template|icon|svg|render|content|body|(?:^|\.)map\(|<|=>|\bt\(|i18n|translate/i.test(
    value.text()
  );
}
function hasContent(element) {
  return namedChildren(element).some((child) => !/^jsx_(opening|closing)_element$/.test(String(child.kind())));
}

// healers/code/js-local-redirect/index.ts
var healer42 = {
  name: "js-local-redirect",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-open-redirect", "flow/open-redirect"],
  // Whole addresses, the own ones too, are not followed any more: on purpose.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const call = nodeAt(path2, text3, finding.place, (node) => methodOf(node)?.name === "redirect");
    const method = call && methodOf(call);
    const target = method?.args.findLast((argument) => argument.kind() !== "number");
    if (!method || !target || !/^(res|response|reply|ctx|context)$/.test(method.object.text())) {
      return { leftAlone: "No redirect of a response was found here; Response.redirect wants whole addresses." };
    }
    const plain2 = plainTarget(target);
    if (!plain2) return { leftAlone: "The target is put together here; check the part that comes from outside." };
    if (!isFromRequest(plain2.value)) {
      return {
        leftAlone: "It cannot be seen here that the target comes from the request; it may be an address of your own data."
      };
    }
    if (/redirect_?ur[il]|callback|return_?ur[il]|webhook|external|origin/i.test(target.text())) {
      return {
        leftAlone: "The name says that other sites are meant; compare the target with those that are registered."
      };
    }
    const known = /function (\w+)\([^)]*\)[^{]*\{\s*return typeof target === ['"]string['"] && \/\^\\\/\(\?!/.exec(
      text3
    )?.[1];
    const helper = known ?? freeName("localTarget", text3);
    const otherwise = plain2.otherwise === void 0 ? "" : `, ${plain2.otherwise.text()}`;
    const edits = [{ path: path2, ...span(target), text: `${helper}(${plain2.value.text()}${otherwise})` }];
    if (known === void 0) {
      const isTyped = context.language === "typescript";
      edits.push({ path: path2, start: text3.length, end: text3.length, text: helperText(text3, helper, isTyped) });
    }
    return { change: { edits }, summary: "Send visitors only to places of this site" };
  }
};
function plainTarget(target) {
  const inner2 = unwrap(target);
  if (/^(identifier|member_expression|subscript_expression)$/.test(String(inner2.kind()))) {
    return { value: inner2, otherwise: void 0 };
  }
  const left = inner2.field("left");
  const right = inner2.field("right");
  if (!left || !right || !/^(\|\||\?\?)$/.test(inner2.field("operator")?.text() ?? "")) return void 0;
  const value = unwrap(left);
  const isLocal = /^\/(?![/\\])/.test(literalText(right) ?? "");
  return isLocal && /^(identifier|member_expression|subscript_expression)$/.test(String(value.kind())) ? { value, otherwise: right } : void 0;
}
function isFromRequest(value) {
  const inner2 = unwrap(value);
  if (inner2.kind() !== "identifier") {
    return /^(req|request|ctx|context)\.(query|body|params|cookies|request\.(query|body))\b/.test(inner2.text());
  }
  const found2 = resolve(inner2);
  if (found2?.kind !== "const" || !found2.initial) return false;
  const initial = callOf(unwrap(found2.initial));
  const held = initial?.callee.text() === "String" ? initial.args[0] : found2.initial;
  return held !== void 0 && unwrap(held).kind() !== "identifier" && isFromRequest(held);
}
function helperText(text3, name3, isTyped) {
  const eol = lineEnding(text3);
  const quote2 = quoteOf(text3);
  const end = usesSemicolons(text3) ? ";" : "";
  const [of, gives] = isTyped ? [": unknown", ": string"] : ["", ""];
  const lines = [
    "/** The target when it is a path of this site. */",
    `function ${name3}(target${of}, otherwise = ${quote2}/${quote2})${gives} {`,
    `${indentUnit(text3)}return typeof target === ${quote2}string${quote2} && /^\\/(?![/\\\\])\\P{Cc}*$/u.test(target) ? target : otherwise${end}`,
    "}",
    ""
  ];
  return `${text3.endsWith("\n") ? "" : eol}${eol}${lines.join(eol)}`;
}

// healers/code/js-nosql-equals/index.ts
var asked = /^(?:req|request|ctx|context)\.(?:body|query|request\.(?:body|query))\b/;
var mostFiles2 = 600;
var healer43 = {
  name: "js-nosql-equals",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-nosql-injection", "flow/nosql-injection"],
  // Assumes that no well-meant request brings operators.
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(path2, context.text, finding.place, (node) => {
      return /^(find|count|exists|distinct|update|delete|replace)/.test(methodOf(node)?.name ?? "");
    });
    const [filter] = (call && methodOf(call)?.args) ?? [];
    if (filter?.kind() !== "object") return { leftAlone: "The filter is made elsewhere; compare with $eq there." };
    if (!await isForMongo(context)) {
      return {
        leftAlone: "Nothing says that this is MongoDB; make sure that the values are text before they are used."
      };
    }
    if (await sanitizes(context)) {
      return { leftAlone: "The project cleans its filters already, which might see the $eq as an attack." };
    }
    const edits = namedChildren(filter).flatMap((entry) => compare(path2, entry));
    if (edits.length === 0)
      return { leftAlone: "No field of the filter is compared with a part of the request itself." };
    return { change: { edits }, summary: "Compare with the value of the request, whatever it holds" };
  }
};
function compare(path2, entry) {
  if (entry.kind() === "shorthand_property_identifier") {
    const name3 = entry.text();
    return comesFromRequest(entry) ? [{ path: path2, ...span(entry), text: `${name3}: { $eq: ${name3} }` }] : [];
  }
  const value = entry.kind() === "pair" ? entry.field("value") : null;
  const key = entry.field("key")?.text() ?? "";
  if (!value || /^['"]?\$/.test(key) || !comesFromRequest(value)) return [];
  return [{ path: path2, ...span(value), text: `{ $eq: ${value.text()} }` }];
}
function comesFromRequest(value) {
  const inner2 = unwrap(value);
  if (inner2.kind() === "member_expression") return asked.test(inner2.text());
  if (!/identifier$/.test(String(inner2.kind()))) return false;
  const found2 = resolve(inner2);
  if (found2?.kind !== "const" || !found2.initial) return false;
  const initial = unwrap(found2.initial).text();
  return asked.test(initial) && /^[\w.]+$/.test(initial);
}
async function isForMongo(context) {
  if (/['"](mongoose|mongodb)['"]/.test(context.text)) return true;
  const manifests = ["package.json", ...context.files.map((file) => file.replace(/[^/]*$/, "package.json"))];
  for (const manifest of new Set(manifests.slice(0, mostFiles2))) {
    if (/"(mongoose|mongodb)"\s*:/.test(await context.read(manifest) ?? "")) return true;
  }
  return false;
}
async function sanitizes(context) {
  for (const file of context.files.slice(0, mostFiles2)) {
    if (/sanitizeFilter|mongo-sanitize|\bsanitize-mongo\b/.test(await context.read(file) ?? "")) return true;
  }
  return false;
}

// healers/code/js-prototype-guard/index.ts
var healer44 = {
  name: "js-prototype-guard",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-prototype-pollution"],
  // Assumes that nobody has data under these three names and wants it merged.
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const loop = nodeAt(path2, text3, finding.place, (node) => node.kind() === "for_in_statement");
    const left = loop?.field("left");
    const body = loop?.field("body");
    if (!loop || !left || !body || left.kind() !== "identifier") {
      return { leftAlone: "No loop over the keys of an object was found here." };
    }
    if (body.kind() !== "statement_block") return { leftAlone: "The loop has no block that a check could stand in." };
    const [first] = namedChildren(body);
    if (!first || !contains(body, first)) return { leftAlone: "The loop does nothing." };
    const key = left.text();
    const quote2 = quoteOf(text3);
    const eol = lineEnding(text3);
    const end = usesSemicolons(text3) ? ";" : "";
    const names = ["__proto__", "constructor", "prototype"].map((name3) => `${key} === ${quote2}${name3}${quote2}`);
    const check = `if (${names.join(" || ")}) continue`;
    const open = span(body).start + 1;
    const rest = text3.slice(open, span(first).start);
    const isOwnLine = rest.includes("\n");
    const indent = isOwnLine ? indentationAt(text3, span(first).start) : indentationAt(text3, span(loop).start) + indentUnit(text3);
    return {
      change: {
        edits: [{ path: path2, start: open, end: open, text: isOwnLine ? `${eol}${indent}${check}${end}` : ` ${check};` }]
      },
      summary: `Skip the keys that lead to the prototype`
    };
  }
};

// healers/code/js-secret-to-env/index.ts
var healer45 = {
  name: "js-secret-to-env",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-hardcoded-secret"],
  // Nothing works until somebody sets the variable.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const value = nodeAt(path2, text3, finding.place, (node) => /string$/.test(String(node.kind())));
    const holder = value?.parent();
    if (!value || !holder || !/^(variable_declarator|assignment_expression|pair)$/.test(String(holder.kind()))) {
      return { leftAlone: "The secret has no name here that the variable could take." };
    }
    if (/(?<![\w$.])(window|document|navigator|localStorage)\.|from ['"](react|vue)/.test(text3)) {
      return { leftAlone: "Code for browsers cannot keep a secret; ask a server of your own instead." };
    }
    const name3 = variableName(holder);
    if (name3 === void 0) return { leftAlone: "No good name for the variable was found." };
    if (!await isVariableNamed(name3, context)) {
      return {
        leftAlone: `Nothing in the project sets ${name3}: set it where the program runs, read it with process.env.${name3}, stop when it is missing, and replace the secret, which everybody who has the code knows.`
      };
    }
    return {
      change: { edits: [{ path: path2, ...span(value), text: `process.env.${name3}` }] },
      summary: `Read the secret from ${name3}: set it, and replace the one that everybody could read`
    };
  }
};
function variableName(holder) {
  const target = holder.field("name") ?? holder.field("left") ?? holder.field("key");
  const words2 = wordsOf((target?.text() ?? "").replace(/^.*\./, ""));
  const name3 = words2.join("_").toUpperCase();
  return words2.length >= 2 && /^[A-Z][A-Z0-9_]*$/.test(name3) ? name3 : void 0;
}

// healers/code/js-secure-random/index.ts
var healer46 = {
  name: "js-secure-random",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-weak-random"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const random = nodeAt(path2, text3, finding.place, (node) => node.text() === "Math.random()");
    if (!random) return { leftAlone: "Math.random is not called here." };
    const id = idTextOf(random);
    const tree = parse(path2, text3);
    const system = moduleSystemOf(path2, tree, await packageTypeOf(path2, context.read));
    if (id) {
      if (isForPage(text3) || isClientFile(path2, text3)) {
        return {
          leftAlone: "Browsers have crypto.randomUUID only on pages that came by https; use crypto.getRandomValues where the id must not be guessed."
        };
      }
      const { length } = id;
      if (length !== void 0 && length > 32)
        return { leftAlone: "The text would have to be longer than one UUID is." };
      const global = globalName(random);
      const isOld = global.module !== "crypto" && await oldestNode(path2, context.read) < 20;
      const needed2 = isOld ? needBuiltin(path2, text3, tree, system, "crypto", "randomUUID") : void 0;
      if (isOld && (!needed2 || isForPage(text3))) {
        return {
          leftAlone: "The package is for versions of Node that have no global crypto; bring randomUUID in by hand."
        };
      }
      const call = needed2 ? needed2.local : `${global.name}.randomUUID`;
      return {
        change: {
          edits: [
            ...needed2?.edits ?? [],
            { path: path2, ...span(id.node), text: uuidText(call, length, isPart(id.node), quoteOf(text3)) }
          ]
        },
        summary: "Make the id with crypto.randomUUID"
      };
    }
    const index = indexOf(random);
    if (!index)
      return { leftAlone: "How the number becomes an id or token is too special to be changed with certainty." };
    if (!await isForNode(path2, text3, context.read)) {
      return { leftAlone: "This may run in a browser, which has no randomInt; use crypto.getRandomValues." };
    }
    const needed = needBuiltin(path2, text3, tree, system, "crypto", "randomInt");
    if (!needed) return { leftAlone: "The file uses the name `randomInt` for something else." };
    return {
      change: {
        edits: [...needed.edits, { path: path2, ...span(index.node), text: `${needed.local}(${index.limit.text()})` }]
      },
      summary: "Choose with crypto.randomInt, which cannot be predicted"
    };
  }
};
function idTextOf(random) {
  const made2 = callAround(random);
  const method = made2 && methodOf(made2);
  if (!made2 || method?.name !== "toString" || !/^(36|32|16)$/.test(method.args[0]?.text() ?? "")) return void 0;
  const cut2 = callAround(made2);
  const how = cut2 && methodOf(cut2);
  if (!cut2 || !how || !/^(slice|substr|substring)$/.test(how.name)) return void 0;
  const numbers = how.args.map((argument) => /^-?\d+$/.test(argument.text()) ? Number(argument.text()) : Number.NaN);
  const [from, to] = numbers;
  if (from === void 0 || Number.isNaN(from) || Number.isNaN(to ?? 0) || numbers.length > 2) return void 0;
  if (from < 0) return how.name === "slice" && to === void 0 ? { node: cut2, length: -from } : void 0;
  if (to === void 0) return { node: cut2, length: void 0 };
  const length = how.name === "substr" ? to : to - from;
  return length > 0 ? { node: cut2, length } : void 0;
}
function callAround(object) {
  const member = object.parent();
  const call = member?.kind() === "member_expression" ? member.parent() : void 0;
  return call?.kind() === "call_expression" && methodOf(call)?.object.id() === object.id() ? call : void 0;
}
function uuidText(randomUuid, length, isInName, quote2) {
  const uuid = `${randomUuid}()`;
  if (length === void 0) return isInName ? `${uuid}.replace(/-/g, ${quote2}${quote2})` : uuid;
  if (length <= 8) return `${uuid}.slice(0, ${length})`;
  return `${uuid}.replace(/-/g, ${quote2}${quote2}).slice(0, ${length})`;
}
function isPart(node) {
  return /^(template_substitution|binary_expression)$/.test(String(node.parent()?.kind()));
}
function globalName(near) {
  const root = near.ancestors().at(-1);
  const own = root?.findAll({ rule: { kind: "identifier", regex: "^crypto$" } }).map((node) => resolve(node)) ?? [];
  const declared = own.find((binding) => binding !== void 0);
  if (!declared) return { name: "crypto", module: void 0 };
  const isModule2 = declared.scope.kind() === "program" && apiOf(declared.name)?.module === "crypto";
  return isModule2 ? { name: "crypto", module: "crypto" } : { name: "globalThis.crypto", module: void 0 };
}
function indexOf(random) {
  const product2 = random.parent();
  if (product2?.kind() !== "binary_expression" || product2.field("operator")?.text() !== "*") return void 0;
  const left = product2.field("left");
  const right = product2.field("right");
  const limit = left?.id() === random.id() ? right : left;
  let call = product2.parent();
  while (call && call.kind() !== "call_expression" && /^(arguments|parenthesized_expression)$/.test(String(call.kind())))
    call = call.parent();
  if (!limit || !call || pathOf(call.field("function") ?? call) !== "Math.floor") return void 0;
  if (call.field("arguments")?.children().filter((child) => child.isNamed()).length !== 1)
    return void 0;
  const inner2 = unwrap(limit);
  const isWhole2 = /^[1-9]\d{0,9}$/.test(inner2.text()) || inner2.field("property")?.text() === "length";
  return isWhole2 ? { node: call, limit: inner2 } : void 0;
}
function isForPage(text3) {
  return /(?<![\w$.])(window|document|navigator|localStorage)\??\.[A-Za-z_$]/.test(text3);
}
function isClientFile(path2, text3) {
  return /(^|\/)(client|frontend|browser|components|public|www|ui|web-?components)\/|\.[jt]sx$/.test(path2) || /^['"]use client['"]/m.test(text3) || /from ['"](react-dom|vue|svelte|@angular\/core|preact|solid-js)['"]/.test(text3);
}
async function oldestNode(path2, read) {
  const folders = path2.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const manifest = await read([...folders.slice(0, i), "package.json"].join("/"));
    if (manifest === void 0) continue;
    const engine = /"engines"\s*:\s*\{[^}]*"node"\s*:\s*"([^"]*)"/.exec(manifest)?.[1] ?? "";
    const majors = [...engine.matchAll(/(?:^|[\s|>=^~v])(\d+)(?:\.|\b)/g)].map(([, major]) => Number(major));
    return majors.length > 0 ? Math.min(...majors) : 24;
  }
  return 24;
}
async function isForNode(path2, text3, read) {
  if (isForPage(text3)) return false;
  if (/['"]node:|\brequire\(['"](fs|path|crypto|http|os|child_process)['"]\)|(?<![\w$.])process\./.test(text3))
    return true;
  const folders = path2.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const manifest = await read([...folders.slice(0, i), "package.json"].join("/"));
    if (manifest === void 0) continue;
    if (/"(react|react-dom|vue|svelte|@angular\/core|preact|solid-js|browserslist|browser)"\s*:/.test(manifest))
      return false;
    return /"engines"\s*:\s*\{[^}]*"node"|"@types\/node"\s*:|"(express|fastify|koa)"\s*:/.test(manifest);
  }
  return false;
}

// healers/code/js-spread-in-reduce/index.ts
var healer47 = {
  name: "js-spread-in-reduce",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/spread-in-reduce", "oxlint/oxc/no-accumulating-spread", "biome/lint/performance/noAccumulatingSpread"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const at = nodeAt(path2, text3, finding.place, (node) => node.kind() === "spread_element" || isReduce(node));
    const call = at && [at, ...at.ancestors()].find(isReduce);
    const method = call && methodOf(call);
    const [callback, initial, ...more] = method?.args ?? [];
    if (!call || !method || !callback || more.length > 0)
      return { leftAlone: "No reduce with a function was found here." };
    if (!initial) return { leftAlone: "Without a start value the first item itself would be changed." };
    if (!isFresh(initial))
      return { leftAlone: "The start value is not written here; somebody else may hold it as well." };
    if (hasComment(call)) return { leftAlone: "A comment inside would get lost." };
    const parts = readCallback(callback);
    if (typeof parts === "string") return { leftAlone: `The result is built in another way: ${parts}.` };
    const { parameters, key, value, name: name3 } = parts;
    const isBare = initial.kind() === "object" && namedChildren(initial).length === 0 && parameters.length === 2;
    const isFree = uses(callback, name3).length === 2;
    const isTyped = call.children().some((child) => child.kind() === "type_arguments");
    if (key !== void 0 && isBare && isFree && !isTyped && method.name === "reduce") {
      const list = method.object.text();
      const entry = `[${key}, ${value}]`;
      return {
        change: {
          edits: [
            { path: path2, ...span(call), text: `Object.fromEntries(${list}.map((${parameters[1] ?? ""}) => ${entry}))` }
          ]
        },
        summary: "Build the object once with Object.fromEntries"
      };
    }
    const eol = lineEnding(text3);
    const indent = indentationAt(text3, span(callback).start);
    const unit = indentUnit(text3);
    const end = usesSemicolons(text3) ? ";" : "";
    const step = key === void 0 ? `${name3}.push(${value})` : `${name3}[${key}] = ${value}`;
    const body = `{${eol}${indent}${unit}${step}${end}${eol}${indent}${unit}return ${name3}${end}${eol}${indent}}`;
    const old = callback.field("body");
    if (!old) return { leftAlone: "The function has no body." };
    return {
      change: { edits: [{ path: path2, ...span(old), text: body }] },
      summary: `Fill \`${name3}\` instead of copying it in each turn`
    };
  }
};
function isReduce(node) {
  return /^reduce(Right)?$/.test(methodOf(node)?.name ?? "");
}
function isFresh(initial) {
  return /^(object|array)$/.test(String(unwrap(initial).kind()));
}
function readCallback(callback) {
  const other = "only one entry beside the copy is understood";
  if (callback.kind() !== "arrow_function") return "it is no arrow function";
  const list = namedChildren(callback.field("parameters") ?? callback);
  const first = list[0]?.field("pattern") ?? list[0];
  const body = callback.field("body");
  if (first?.kind() !== "identifier" || list[0]?.field("value") || !body || list.length < 2)
    return "its parameters are special";
  const name3 = first.text();
  const literal = resultOf(body);
  const [spread, entry, ...more] = literal ? namedChildren(literal) : [];
  if (!literal || !spread || !entry || more.length > 0) return other;
  if (spread.kind() !== "spread_element" || spread.text().replace(/^\.\.\.\s*/, "") !== name3) return other;
  const others2 = uses(callback, name3).filter((use) => use.id() !== first.id() && use.parent()?.id() !== spread.id());
  if (others2.some(
    (use) => !/^(member|subscript)_expression$/.test(String(use.parent()?.kind())) || use.parent()?.field("object")?.id() !== use.id()
  )) {
    return `\`${name3}\` itself is handed on`;
  }
  const parameters = list.map((parameter) => parameter.text());
  if (literal.kind() === "array") {
    if (entry.kind() === "spread_element") return "a whole list is added in each turn";
    return { name: name3, parameters, key: void 0, value: entry.text() };
  }
  const value = entry.field("value");
  const key = entry.field("key");
  if (entry.kind() === "shorthand_property_identifier")
    return { name: name3, parameters, key: `'${entry.text()}'`, value: entry.text() };
  if (entry.kind() !== "pair" || !key || !value) return other;
  if (key.kind() === "computed_property_name")
    return { name: name3, parameters, key: key.text().slice(1, -1).trim(), value: value.text() };
  return other;
}
function resultOf(body) {
  let value = body;
  if (body.kind() === "statement_block") {
    const [only2, ...more] = namedChildren(body);
    value = only2?.kind() === "return_statement" && more.length === 0 ? namedChildren(only2)[0] : void 0;
  }
  const inner2 = value && unwrap(value);
  if (value && /^(as|satisfies)_expression$/.test(String(value.kind()))) return void 0;
  return inner2 && /^(object|array)$/.test(String(inner2.kind())) ? inner2 : void 0;
}

// healers/code/js-sql-parameters/driver.ts
var sqlite = { style: "question", takes: "chained", methods: /* @__PURE__ */ new Set(["prepare", "exec"]) };
var mysql = { style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["query", "execute"]) };
var drivers = [
  { name: "sqlite", ...sqlite },
  { name: "better-sqlite3", ...sqlite },
  { name: "sqlite3", style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["all", "get", "run", "each"]) },
  { name: "pg", style: "dollar", takes: "list", methods: /* @__PURE__ */ new Set(["query"]) },
  { name: "pg-pool", style: "dollar", takes: "list", methods: /* @__PURE__ */ new Set(["query"]) },
  { name: "mysql2", ...mysql },
  { name: "mysql2/promise", ...mysql },
  { name: "mysql", style: "question", takes: "list", methods: /* @__PURE__ */ new Set(["query"]) },
  { name: "mariadb", ...mysql },
  {
    name: "knex",
    style: "question",
    takes: "list",
    methods: /* @__PURE__ */ new Set(["raw", "whereRaw", "andWhereRaw", "orWhereRaw", "havingRaw", "orHavingRaw"])
  },
  { name: "sequelize", style: "question", takes: "replacements", methods: /* @__PURE__ */ new Set(["query"]) }
];
async function driverOf(path2, method, receiver, context) {
  const byName = drivers.find(({ name: name3, methods }) => name3 === receiver.replace(/^.*\./, "") && methods.has(method));
  if (byName?.name === "sequelize" && /"sequelize(-typescript)?"\s*:/.test(await nearestManifest(path2, context) ?? ""))
    return byName;
  const own = oneOf(importsOf2(context.text), method);
  if (own !== "none") return own === "many" ? void 0 : own;
  const manifest = await nearestManifest(path2, context);
  const declared = new Set([...manifest?.matchAll(/"([\w@/-]+)"\s*:\s*"/g) ?? []].map(([, name3]) => name3 ?? ""));
  const named2 = oneOf(declared, method);
  if (named2 !== "none") return named2 === "many" ? void 0 : named2;
  const found2 = /* @__PURE__ */ new Set();
  for (const file of context.files.slice(0, 400)) {
    for (const name3 of importsOf2(await context.read(file) ?? "")) found2.add(name3);
  }
  const other = oneOf(found2, method);
  return typeof other === "string" ? void 0 : other;
}
function importsOf2(text3) {
  return new Set(
    [...text3.matchAll(/(?:from|require\(|import\(?)\s*['"](?:node:)?([^'"\n]+)['"]/g)].map(([, name3]) => name3 ?? "")
  );
}
function oneOf(names, method) {
  const found2 = drivers.filter((driver) => names.has(driver.name) && driver.methods.has(method));
  const [first] = found2;
  if (!first) return "none";
  return found2.every((driver) => driver.style === first.style && driver.takes === first.takes) ? first : "many";
}
async function nearestManifest(path2, context) {
  const folders = path2.split("/").slice(0, -1);
  for (let i = folders.length; i >= 0; i--) {
    const text3 = await context.read([...folders.slice(0, i), "package.json"].join("/"));
    if (text3 !== void 0) return text3;
  }
  return void 0;
}

// healers/code/js-sql-parameters/statement.ts
var identifiers = new Set(
  "column col field table order sort direction dir clause where condition sql query fragment filter expr expression schema alias".split(
    " "
  )
);
var beforeValue = /(?:=|<>|!=|<|>|\b(?:like|ilike|glob|limit|offset|then|else)|\bbetween\s+\S+\s+and|\bbetween|\|\|)\s*$/i;
function parameterise(parts, style) {
  const sql = [];
  const parameters = [];
  let plain2 = "";
  let quoted3;
  let inName;
  let present = 0;
  const last = highestDollar(parts);
  const emit = (text3) => {
    const end = sql.at(-1);
    if (end && "text" in end) sql[sql.length - 1] = { text: end.text + text3 };
    else sql.push({ text: text3 });
    plain2 += text3;
  };
  const place2 = (value) => {
    parameters.push(value);
    emit(style === "question" ? "?" : `$${last + parameters.length}`);
  };
  for (const [index, part] of parts.entries()) {
    if ("value" in part) {
      const trouble = inName === void 0 ? troubleWith(part.value, quoted3 !== void 0) : "a value names a table or column, which no parameter can";
      if (trouble !== void 0) return trouble;
      if (quoted3) quoted3.push(part);
      else if (isConstant(part.value)) {
        sql.push(part);
        plain2 += "x";
      } else {
        const after = parts[index + 1];
        if (!isValuePlace(plain2) || after && !("text" in after && /^(\s|\)|,|;|$|::)/.test(after.text))) {
          return "a value stands where the statement wants a name or a part of itself";
        }
        place2([part]);
      }
      continue;
    }
    const text3 = part.text;
    if (!quoted3 && /--|\/\*/.test(text3)) return "a comment stands in the statement";
    for (let i = 0; i < text3.length; i++) {
      const char = text3[i] ?? "";
      if (quoted3) {
        if (char !== "'") append(quoted3, char);
        else if (text3[i + 1] === "'") {
          append(quoted3, "'");
          i++;
        } else {
          const value = quoted3;
          quoted3 = void 0;
          if (value.some((piece) => "value" in piece)) place2(value);
          else emit(`'${value.map((piece) => "text" in piece ? piece.text.replaceAll("'", "''") : "").join("")}'`);
        }
        continue;
      }
      if (char === "'" && inName === void 0) {
        if (/\w$/.test(plain2) && !/\s$/.test(plain2)) return "the text before a quote belongs to it";
        quoted3 = [];
        continue;
      }
      if (char === '"' || char === "`") inName = inName === void 0 ? char : inName === char ? void 0 : inName;
      if (char === "?" && style === "question" && inName === void 0) parameters.push(present++);
      if (/[:@]/.test(char) && style === "question" && /\w/.test(text3[i + 1] ?? ""))
        return "the statement has named parameters";
      emit(char);
    }
  }
  if (quoted3 || inName !== void 0) return "a quote in the statement does not end";
  return { sql, parameters, present: style === "question" ? present : last };
}
function append(pieces, char) {
  const end = pieces.at(-1);
  if (end && "text" in end) pieces[pieces.length - 1] = { text: end.text + char };
  else pieces.push({ text: char });
}
function highestDollar(parts) {
  const numbers = parts.flatMap(
    (part) => "text" in part ? [...part.text.matchAll(/\$(\d+)/g)].map(([, n]) => Number(n)) : []
  );
  return Math.max(0, ...numbers);
}
function isValuePlace(before) {
  if (beforeValue.test(before)) return true;
  if (!/[(,]\s*$/.test(before)) return false;
  const values = /\bvalues\s*([\s\S]*)$/i.exec(before)?.[1];
  if (values !== void 0) return depthOf(values) > 0;
  return /\bin\s*\(\s*$/i.test(before) || /\b(lower|upper|abs|length|coalesce|date|datetime)\s*\(\s*$/i.test(before);
}
function depthOf(text3) {
  return (text3.match(/\(/g)?.length ?? 0) - (text3.match(/\)/g)?.length ?? 0);
}
function troubleWith(value, isQuoted) {
  const text3 = value.text();
  const inner2 = unwrap(value);
  if (/\.(join|map)\(/.test(text3)) return "a list of values needs as many placeholders as it has items";
  if (/replace(All)?\(|escape|quote/i.test(text3))
    return "a value is escaped for the text already, and would be escaped twice";
  const isChosen = /^(ternary_expression|array|object|spread_element)$/.test(String(inner2.kind())) || /\?|&&|\|\|/.test(text3);
  if (isChosen && !isQuoted && !hasPlainReserve(inner2)) {
    return "a condition decides what becomes part of the statement";
  }
  const name3 = text3.split(/[.\s([]/).findLast((word) => /^\w+$/.test(word)) ?? "";
  if (!isConstant(value) && hasWord(name3, identifiers))
    return `\`${text3.slice(0, 40)}\` names a part of the statement, which no parameter can`;
  return void 0;
}
function hasPlainReserve(value) {
  const left = value.field("left");
  const right = value.field("right");
  if (!left || !right || !/^(\|\||\?\?)$/.test(value.field("operator")?.text() ?? "")) return false;
  return /^(identifier|member_expression|subscript_expression)$/.test(String(unwrap(left).kind())) && /^(\d+|null)$/.test(right.text());
}

// healers/code/js-sql-parameters/text.ts
function parameterText(parts, quote2) {
  const [only2, ...more] = parts;
  if (only2 && more.length === 0) return "value" in only2 ? only2.value.text() : quoted(only2.text, quote2);
  return templateText(parts);
}

// healers/code/js-sql-parameters/named.ts
function takesNamed(name3) {
  return /^(where|andWhere|orWhere|having|andHaving|orHaving)$/.test(name3);
}
function nameParameters(path2, text3, call, parts, quote2) {
  const statement2 = parameterise(parts, "dollar");
  if (typeof statement2 === "string") return statement2;
  if (statement2.present > 0) return "it has numbered placeholders already";
  const taken = /* @__PURE__ */ new Set();
  const entries = statement2.parameters.flatMap((value) => {
    if (typeof value === "number") return [];
    const name3 = freeParameter(nameOf7(value), text3, taken);
    const source = parameterText(value, quote2);
    return [{ name: name3, entry: source === name3 ? name3 : `${name3}: ${source}` }];
  });
  if (entries.length === 0) return "no value was found in it";
  const sql = statement2.sql.map(
    (part) => "text" in part ? { text: part.text.replace(/\$(\d+)/g, (_, number) => `:${entries[Number(number) - 1]?.name ?? ""}`) } : part
  );
  const list = entries.map(({ entry }) => entry).join(", ");
  const [first, second, ...more] = awaitedMethodOf(call)?.args ?? [];
  if (!first || more.length > 0) return "it has other arguments whose meaning is not certain";
  if (!second) return { sql, edits: [{ path: path2, start: span(first).end, end: span(first).end, text: `, { ${list} }` }] };
  const last = second.kind() === "object" ? namedChildren(second).at(-1) : void 0;
  if (!last) return "its parameters are not written here";
  return { sql, edits: [{ path: path2, start: span(last).end, end: span(last).end, text: `, ${list}` }] };
}
function nameOf7(value) {
  const source = value.find((part) => "value" in part);
  const words2 = source && "value" in source ? source.value.text().match(/[A-Za-z_]\w*/g) ?? [] : [];
  const plain2 = words2.filter((word) => !/^(String|Number|toString|trim|toLowerCase|toUpperCase|this)$/.test(word));
  return plain2.at(-1) ?? "value";
}
function freeParameter(wanted, text3, taken) {
  for (let i = 1; ; i++) {
    const name3 = i === 1 ? wanted : `${wanted}${i}`;
    if (taken.has(name3) || new RegExp(`:(?:\\.\\.\\.)?${name3}\\b|setParameter\\(\\s*['"]${name3}['"]`).test(text3))
      continue;
    taken.add(name3);
    return name3;
  }
}

// healers/code/js-sql-parameters/tagged.ts
var tags = { $queryRawUnsafe: "$queryRaw", $executeRawUnsafe: "$executeRaw" };
function isUnsafeCall(name3) {
  return tags[name3] !== void 0;
}
function tagStatement(path2, call, parts) {
  const method = awaitedMethodOf(call);
  const property = method?.object.parent()?.field("property");
  const tag2 = tags[method?.name ?? ""];
  if (!method || !property || tag2 === void 0) return "it is not handed to Prisma here";
  if (method.args.length !== 1) return "it has parameters already";
  const statement2 = parameterise(parts, "dollar");
  if (typeof statement2 === "string") return statement2;
  const { sql, parameters, present } = statement2;
  if (present > 0) return "it has placeholders already";
  const texts = sql.map((part) => "text" in part ? part.text : void 0);
  if (texts.includes(void 0)) return "a constant in it would become a parameter; write it out, or use Prisma.raw";
  const body = texts.join("").split(/\$(\d+)/).map((piece, index) => {
    if (index % 2 === 0) return piece.replace(/[\\`]|\$\{/g, "\\$&");
    const value = parameters[Number(piece) - 1];
    return value === void 0 || typeof value === "number" ? "" : `\${${parameterText(value, "'")}}`;
  }).join("");
  const list = call.field("arguments");
  if (!list) return "it is not handed to Prisma here";
  return [
    { path: path2, ...span(property), text: tag2 },
    { path: path2, ...span(list), text: `\`${body}\`` }
  ];
}

// healers/code/js-sql-parameters/index.ts
var healer48 = {
  name: "js-sql-parameters",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-sql-injection", "heal/js-query-builder-injection", "flow/sql-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(path2, context.text, finding.place, takesStatement);
    const method = call && awaitedMethodOf(call);
    const [argument] = method?.args ?? [];
    if (!call || !method || !argument) return { leftAlone: "No call with a statement was found here." };
    const sql = expressionOf(argument);
    const parts = sql && textParts(sql);
    if (!sql || !parts) return { leftAlone: "The statement is put together elsewhere; give it parameters there." };
    if (hasComment(sql)) return { leftAlone: "A comment inside the statement would get lost." };
    const quote2 = quoteOf(context.text);
    const summary = "Pass the values as parameters of the statement";
    if (isUnsafeCall(method.name)) {
      if (sql.id() !== unwrap(argument).id())
        return { leftAlone: "The statement is made apart from its call; a template must stand in it." };
      const edits2 = tagStatement(path2, call, parts);
      if (typeof edits2 === "string") return { leftAlone: `The statement stays: ${edits2}.` };
      return { change: { edits: edits2 }, summary: "Let Prisma make parameters of the values" };
    }
    if (takesNamed(method.name)) {
      if (!/typeorm/.test(context.text))
        return { leftAlone: "Whose query builder this is, and so how it takes parameters, is not certain." };
      const named2 = nameParameters(path2, context.text, call, parts, quote2);
      if (typeof named2 === "string") return { leftAlone: `The condition stays: ${named2}.` };
      const edits2 = [{ path: path2, ...span(sql), text: statementText(sql, named2.sql, quote2) }, ...named2.edits];
      return { change: { edits: edits2 }, summary };
    }
    const driver = await driverOf(path2, method.name, method.object.text(), context);
    if (!driver)
      return { leftAlone: "Which database driver this is, and so how it writes parameters, is not certain." };
    const statement2 = parameterise(parts, driver.style);
    if (typeof statement2 === "string") return { leftAlone: `The statement stays: ${statement2}.` };
    if (statement2.parameters.every((parameter) => typeof parameter === "number")) {
      return { leftAlone: "No value was found in the statement." };
    }
    const given = giveParameters(path2, call, driver, statement2, quote2);
    if (typeof given === "string") return { leftAlone: `The statement stays: ${given}.` };
    const edits = [{ path: path2, ...span(sql), text: statementText(sql, statement2.sql, quote2) }, ...given];
    return { change: { edits }, summary };
  }
};
function takesStatement(node) {
  const [first] = awaitedMethodOf(node)?.args ?? [];
  const sql = first && expressionOf(first);
  return sql !== void 0 && textParts(sql) !== void 0;
}
function expressionOf(argument) {
  const inner2 = unwrap(argument);
  if (inner2.kind() !== "identifier") return inner2;
  const found2 = resolve(inner2);
  if (!found2 || !isFixedName(found2) || found2.property !== void 0 || !found2.initial) return void 0;
  const all = uses(found2.scope, inner2.text());
  return all.length === 2 ? found2.initial : void 0;
}
function statementText(old, parts, quote2) {
  const isWhole2 = parts.every((part) => "text" in part);
  const text3 = parts.map((part) => "text" in part ? part.text : "").join("");
  if (isWhole2 && old.kind() !== "template_string" && !text3.includes("\n")) return quoted(text3, quote2);
  return templateText(parts);
}
function giveParameters(path2, call, driver, { parameters, present }, quote2) {
  const texts = parameters.flatMap(
    (parameter) => typeof parameter === "number" ? [] : [parameterText(parameter, quote2)]
  );
  const merge2 = (old) => driver.style === "dollar" ? [...old.map((node) => node.text()), ...texts].join(", ") : parameters.map(
    (parameter) => typeof parameter === "number" ? old[parameter]?.text() ?? "" : parameterText(parameter, quote2)
  ).join(", ");
  if (driver.takes === "chained") return chain(path2, call, present, merge2);
  const [, second, ...more] = awaitedMethodOf(call)?.args ?? [];
  if (driver.takes === "replacements") {
    if (present > 0 || more.length > 0) return "its replacements are not all written here";
    return second ? addReplacements(path2, second, texts.join(", ")) : insertAfterFirst(path2, call, `{ replacements: [${texts.join(", ")}] }`);
  }
  if (second?.kind() === "array") {
    const old = namedChildren(second);
    if (old.length !== present || old.some((node) => node.kind() === "spread_element"))
      return "its parameters do not match its placeholders";
    return [{ path: path2, ...span(second), text: `[${merge2(old)}]` }];
  }
  if (present > 0) return "its parameters are not written here";
  const isCallback = second !== void 0 && (/function/.test(String(second.kind())) || /^(cb|callback|done|next)$/.test(second.text()));
  if (second && !isCallback) return "it has other arguments whose meaning is not certain";
  return insertAfterFirst(path2, call, `[${texts.join(", ")}]`);
}
function chain(path2, call, present, merge2) {
  const method = awaitedMethodOf(call);
  if (method?.name === "exec") {
    const property = call.field("function")?.field("property");
    if (call.parent()?.kind() !== "expression_statement" || !property || present > 0) return "its result is used";
    if (/;\s*\S/.test(method.args[0]?.text().slice(1, -1) ?? "")) return "it may be several statements";
    const { end } = span(call);
    return [
      { path: path2, ...span(property), text: "prepare" },
      { path: path2, start: end, end, text: `.run(${merge2([])})` }
    ];
  }
  const member = call.parent();
  const next = member?.kind() === "member_expression" ? member.parent() : void 0;
  const run = next?.kind() === "call_expression" ? awaitedMethodOf(next) : void 0;
  const list = next?.field("arguments");
  if (!run || !list || !/^(get|all|run|iterate)$/.test(run.name)) return "it is prepared here and run elsewhere";
  if (run.args.length !== present || run.args.some((node) => /^(object|spread_element|array)$/.test(String(node.kind())))) {
    return "its parameters do not match its placeholders";
  }
  return [{ path: path2, ...span(list), text: `(${merge2(run.args)})` }];
}
function insertAfterFirst(path2, call, text3) {
  const [first] = awaitedMethodOf(call)?.args ?? [];
  if (!first) return "it has no statement";
  const { end } = span(first);
  return [{ path: path2, start: end, end, text: `, ${text3}` }];
}
function addReplacements(path2, options2, list) {
  const [first] = namedChildren(options2);
  if (options2.kind() !== "object" || /replacements|bind|\.\.\./.test(options2.text()))
    return "its options may have replacements already";
  if (!first) return [{ path: path2, ...span(options2), text: `{ replacements: [${list}] }` }];
  const { start: start2 } = span(first);
  const gap = /\r?\n[^\S\n]*$/.exec(options2.text().slice(0, start2 - span(options2).start))?.[0] ?? " ";
  return [{ path: path2, start: start2, end: start2, text: `replacements: [${list}],${gap}` }];
}

// healers/code/js-strict-equality/index.ts
var outside = new Set(
  "value val text str string input form field query param params arg argv env option attr attribute data dataset header body cookie match version id".split(
    " "
  )
);
var healer49 = {
  name: "js-strict-equality",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["oxlint/eqeqeq", "eslint/eqeqeq", "biome/lint/suspicious/noDoubleEquals"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const node = nodeAt(
      path2,
      context.text,
      finding.place,
      (one) => /^[!=]=$/.test(one.field("operator")?.text() ?? "")
    );
    const operator = node?.field("operator");
    const left = node?.field("left");
    const right = node?.field("right");
    if (!node || !operator || !left || !right) return { leftAlone: "No == or != was found here." };
    if ([left, right].some((side) => /^(null|undefined|void 0)$/.test(side.text()))) {
      return { leftAlone: "A comparison with null finds undefined as well, which is mostly meant." };
    }
    const edits = [{ path: path2, ...span(operator), text: `${operator.text()}=` }];
    const written = [kindOf(left), kindOf(right)];
    if (written[0] !== void 0 && written[0] === written[1]) {
      const isSure = [left, right].some((side) => /^typeof\b/.test(unwrap(side).text()));
      const summary = "Compare strictly: both sides are of one kind";
      return isSure ? { change: { edits }, summary, safety: "safe" } : { change: { edits }, summary };
    }
    const typed = [
      written[0] ?? await typedKind(left, path2, context),
      written[1] ?? await typedKind(right, path2, context)
    ];
    if (typed[0] !== void 0 && typed[0] === typed[1]) {
      return { change: { edits }, summary: "Compare strictly: both sides have one type" };
    }
    if (typed[0] !== void 0 && typed[1] !== void 0) {
      return { leftAlone: "The sides are of different types; a strict comparison would never be true." };
    }
    const [literal, other] = literalOf(left) === void 0 ? [right, left] : [left, right];
    const value = literalOf(literal);
    if (value === void 0) return { leftAlone: "What is compared may be of two types; it cannot be seen here." };
    if (typeof value === "string" && value.trim() !== "" && Number.isNaN(Number(value))) {
      return { change: { edits }, summary: "Compare strictly with text that no number equals" };
    }
    const name3 = unwrap(other).text();
    const isNamed3 = unwrap(other).kind() === "identifier" && !hasWord(name3, outside);
    if (typeof value !== "number" || value === 0 || !isNamed3) {
      return {
        leftAlone: `\`${name3.slice(0, 60)}\` may be text that counts as equal; convert it first, then compare strictly.`
      };
    }
    return {
      change: { edits },
      summary: `Compare strictly with ${value}, as long as \`${name3}\` is never text`,
      safety: "risky"
    };
  }
};
function kindOf(node) {
  const inner2 = unwrap(node);
  if (isText(inner2)) return "text";
  if (isNumber(inner2)) return "number";
  if (/^(true|false)$/.test(String(inner2.kind()))) return "boolean";
  if (inner2.kind() === "unary_expression" && inner2.field("operator")?.text() === "!") return "boolean";
  return void 0;
}
function literalOf(node) {
  const inner2 = unwrap(node);
  if (inner2.kind() === "number") return Number(inner2.text().replaceAll("_", ""));
  return literalText(inner2);
}
async function typedKind(node, path2, context) {
  if (context.language !== "typescript") return void 0;
  const type = await context.typescript.typeAt(path2, span(node).start, span(node).end);
  if (type === void 0) return void 0;
  const kinds = new Set(type.split("|").map((part) => kindOfType(part.trim())));
  return kinds.size === 1 ? [...kinds][0] : void 0;
}
function kindOfType(type) {
  if (type === "string" || /^(["'`]).*\1$/.test(type)) return "text";
  if (type === "number" || /^-?\d[\d.e+-]*$/.test(type)) return "number";
  return /^(boolean|true|false)$/.test(type) ? "boolean" : void 0;
}

// healers/code/js-strong-hash/index.ts
var protects = new Set(
  "sign signature signed signing token secret auth verify verification csrf nonce license".split(" ")
);
var protocols = /oauth|ntlm|websocket|gravatar|webhook|content.?md5|body_?hash|digest.?auth|alipay|wechat|weixin|paypal|legacy/i;
var passwords = new Set("password passwd passphrase pin".split(" "));
var healer50 = {
  name: "js-strong-hash",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-weak-hash"],
  // Values that were stored or sent before do not match any more: a person must say that nobody needs them.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const call = nodeAt(
      path2,
      context.text,
      finding.place,
      (node) => /createHash$/.test(callOf(node)?.callee.text() ?? "")
    );
    const [algorithm] = (call && callOf(call)?.args) ?? [];
    if (!call || !/string$/.test(String(algorithm?.kind())) || !algorithm)
      return { leftAlone: "No createHash with a named algorithm was found here." };
    const names = contextNames(call);
    if (names.some((name3) => hasWord(name3, passwords))) {
      return {
        leftAlone: "No plain hash is fit for passwords; use crypto.scrypt with a salt, and rehash at the next login."
      };
    }
    if (protocols.test([path2, ...names].join(" "))) {
      return {
        leftAlone: "A protocol or service says which hash this must be; it can only change with the other side."
      };
    }
    if (!names.some((name3) => hasWord(name3, protects))) {
      return {
        leftAlone: "It cannot be seen whether the hash protects something; an etag or checksum may stay as it is."
      };
    }
    const quote2 = algorithm.text()[0] ?? "'";
    return {
      change: { edits: [{ path: path2, ...span(algorithm), text: `${quote2}sha256${quote2}` }] },
      summary: "Hash with sha256; values that are stored or sent by others must be made anew"
    };
  }
};

// healers/code/js-timing-safe-compare/index.ts
var healer51 = {
  name: "js-timing-safe-compare",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-timing-unsafe-compare"],
  // Assumes that both sides are text, as they are wherever `===` can ever be true.
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const node = nodeAt(path2, text3, finding.place, (one) => /^[!=]==?$/.test(one.field("operator")?.text() ?? ""));
    const left = node?.field("left");
    const right = node?.field("right");
    if (!node || !left || !right) return { leftAlone: "No comparison was found here." };
    if (!isPlain(left) || !isPlain(right)) {
      return { leftAlone: "What is compared is not plain text here; compare buffers with crypto.timingSafeEqual." };
    }
    if (/\.digest\(\s*\)/.test(left.text() + right.text()) || isBuffer(left) || isBuffer(right)) {
      return { leftAlone: "A buffer is compared, which is never equal to anything but itself: that is another fault." };
    }
    if (isForOtherPlaces(text3) || /(^|\/)(middleware|proxy|edge[^/]*)\.[cm]?[jt]s$|(^|\/)(edge|workers?)\//.test(path2)) {
      return { leftAlone: "This seems to run in a browser or at an edge that has no node:crypto." };
    }
    const tree = parse(path2, text3);
    const system = moduleSystemOf(path2, tree, await packageTypeOf(path2, (file) => context.read(file)));
    const known = /function (\w+)\((\w+)(?:: unknown)?, (\w+)(?:: unknown)?\)(?:: boolean)? \{[^}]*timingSafeEqual/.exec(text3)?.[1];
    const helper = known ?? freeName("isSameSecret", text3);
    const isNot = node.field("operator")?.text().startsWith("!") ?? false;
    const call = `${isNot ? "!" : ""}${helper}(${inner(left)}, ${inner(right)})`;
    const range = span(node);
    const edits = [{ path: path2, ...range, text: call }];
    if (known !== void 0) return { change: { edits }, summary: `Compare the secrets with \`${known}\`` };
    const needed = needBuiltin(path2, text3, tree, system, "crypto", "timingSafeEqual");
    if (!needed) return { leftAlone: "The file has another `timingSafeEqual`." };
    const isTyped = context.language === "typescript";
    return {
      change: {
        edits: [
          ...needed.edits,
          ...edits,
          { path: path2, start: text3.length, end: text3.length, text: helperText2(text3, helper, needed.local, isTyped) }
        ]
      },
      summary: "Compare the secrets in constant time"
    };
  }
};
function isPlain(node) {
  const kind = String(unwrap(node).kind());
  return /^(identifier|member_expression|subscript_expression|call_expression|template_string|string)$/.test(kind);
}
function inner(node) {
  const text3 = node.text();
  return node.kind() === "parenthesized_expression" ? text3.slice(1, -1).trim() : text3;
}
function isBuffer(node) {
  const one = unwrap(node);
  const found2 = one.kind() === "identifier" ? resolve(one) : void 0;
  const made2 = found2?.kind === "const" && found2.property === void 0 && found2.initial ? unwrap(found2.initial) : one;
  return /^Buffer\./.test(pathOf(made2.field("function") ?? made2) ?? "") || /\.digest\(\s*\)$/.test(made2.text()) || /\b(Buffer|Uint8Array)\b/.test(found2?.type ?? "");
}
function isForOtherPlaces(text3) {
  return /runtime\s*=\s*['"](experimental-)?edge['"]/.test(text3) || /^['"]use client['"]/m.test(text3) || /(?<![\w$.])(window|document|localStorage)\./.test(text3) || /from ['"](https?:|jsr:|npm:)|(?<![\w$.])Deno\./.test(text3) || /\bcrypto\.subtle\b/.test(text3);
}
function helperText2(text3, name3, equal, isTyped) {
  const eol = lineEnding(text3);
  const unit = indentUnit(text3);
  const end = usesSemicolons(text3) ? ";" : "";
  const [of, gives] = isTyped ? [": unknown", ": boolean"] : ["", ""];
  const quote2 = quoteOf(text3);
  const lines = [
    `/** Takes as long for a good guess as for a bad one. */`,
    `function ${name3}(a${of}, b${of})${gives} {`,
    `${unit}const left = Buffer.from(String(a), ${quote2}utf8${quote2})${end}`,
    `${unit}const right = Buffer.from(String(b), ${quote2}utf8${quote2})${end}`,
    `${unit}return typeof a === typeof b && left.length === right.length && ${equal}(left, right)${end}`,
    "}",
    ""
  ];
  return `${text3.endsWith("\n") ? "" : eol}${eol}${lines.join(eol)}`;
}

// healers/code/js-var-to-let/index.ts
var healer52 = {
  name: "js-var-to-let",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["oxlint/no-var", "eslint/no-var", "biome/lint/suspicious/noVar"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const declaration = nodeAt(path2, text3, finding.place, isVar);
    const word = declaration?.children().find((child) => child.text() === "var");
    const scope = declaration && (enclosingFunction(declaration) ?? declaration.ancestors().at(-1));
    if (!declaration || !word || !scope) return { leftAlone: "No var was found here." };
    const tree = parse(path2, text3);
    const isScript = scope.kind() === "program" && !await isModule(path2, text3, context.read);
    if (isScript) return { leftAlone: "At the top of a script a var is a property of the page, which others may use." };
    if (tree.root().find({ rule: { any: [{ kind: "with_statement" }, { pattern: "eval($A)" }] } })) {
      return { leftAlone: "Code that is run by eval or with may see the variable." };
    }
    const names = namesOf3(declaration);
    if (!names) return { leftAlone: "The pattern is too special." };
    const home = declaration.parent();
    const block = home?.kind() === "export_statement" ? home.parent() : home;
    if (!block || !/^(statement_block|program|for_statement|for_in_statement)$/.test(String(block.kind()))) {
      return { leftAlone: "It stands where a let would live too short." };
    }
    for (const name3 of names) {
      const trouble = troubleWith2(name3, declaration, block, scope);
      if (trouble !== void 0) return { leftAlone: `\`${name3.text()}\` stays a var: ${trouble}.` };
    }
    const isConst = names.every((name3) => assignmentsTo(scope, name3.text()).length === 0) && hasValues(declaration);
    const keyword = isConst ? "const" : "let";
    return {
      change: { edits: [{ path: path2, ...span(word), text: keyword }] },
      summary: `Declare ${names.map((name3) => `\`${name3.text()}\``).join(", ").slice(0, 120)} with ${keyword}`
    };
  }
};
function isVar(node) {
  if (node.kind() === "for_in_statement") return node.field("kind")?.text() === "var";
  return node.kind() === "variable_declaration" && node.parent()?.kind() !== "ambient_declaration";
}
async function isModule(path2, text3, read) {
  const tree = parse(path2, text3);
  if (/\.[mc][jt]sx?$/.test(path2)) return true;
  if (/(?<![\w$.])(?:require\s*\(|module\.exports|exports\.)/.test(text3)) return true;
  const hasModuleSyntax = namedChildren(tree.root()).some(
    (node) => /^(import|export)_statement$/.test(String(node.kind()))
  );
  return hasModuleSyntax || /\.jsx?$/.test(path2) && moduleSystemOf(path2, tree, await packageTypeOf(path2, read)) === "esm";
}
function namesOf3(declaration) {
  const targets = declaration.kind() === "for_in_statement" ? [declaration.field("left")] : namedChildren(declaration).map((declarator) => declarator.field("name"));
  const names = [];
  for (const target of targets) {
    if (target?.kind() === "identifier") names.push(target);
    else if (target && /^(object|array)_pattern$/.test(String(target.kind())) && isSimple(target)) {
      names.push(
        ...target.findAll({
          rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }] }
        })
      );
    } else return void 0;
  }
  return names.length > 0 ? names : void 0;
}
function isSimple(pattern) {
  return pattern.find({
    rule: {
      any: [
        { kind: "object_assignment_pattern" },
        { kind: "assignment_pattern" },
        { kind: "computed_property_name" }
      ]
    }
  }) === null;
}
function hasValues(declaration) {
  if (declaration.kind() === "for_in_statement") return true;
  const isLoopHead = declaration.parent()?.kind() === "for_statement";
  return !isLoopHead && namedChildren(declaration).every((declarator) => declarator.field("value"));
}
function troubleWith2(name3, declaration, block, scope) {
  const text3 = name3.text();
  const introduced = introductions(scope, text3);
  if (introduced.some((other) => other.id() !== name3.id())) return "the function declares it more than once";
  const body = declaration.kind() === "for_in_statement" ? declaration : block;
  const start2 = span(declaration).start;
  const own = uses(scope, text3).filter((use) => use.id() !== name3.id() && resolve(use)?.name.id() === name3.id());
  if (own.some((use) => !contains(body, use))) return "it is used outside of its block";
  if (own.some((use) => span(use).start < start2)) return "it is used before it is declared";
  const itself = declaration.kind() === "for_in_statement" ? [] : namedChildren(declaration);
  if (itself.some((declarator) => own.some((use) => isReadEarly(use, declarator, name3))))
    return "it is used before it has its value";
  const loop = loopAround(declaration, scope);
  if (!loop) return void 0;
  if (own.some((use) => use.ancestors().some((one) => isFunction(one) && contains(loop, one)))) {
    return "a function in the loop keeps it, and would keep one of each turn";
  }
  const isHead = loop.id() === declaration.id() || loop.id() === declaration.parent()?.id();
  const isSet = isHead || namedChildren(declaration).every((declarator) => declarator.field("value"));
  return isSet ? void 0 : "it keeps its value from turn to turn";
}
function isReadEarly(use, declarator, name3) {
  const value = declarator.field("value");
  if (declarator.field("name")?.id() !== name3.id() || !value || !contains(value, use)) return false;
  return !use.ancestors().some((one) => isFunction(one) && contains(value, one));
}
function introductions(scope, text3) {
  const holders = scope.findAll({
    rule: {
      any: [
        { kind: "variable_declarator" },
        { kind: "for_in_statement" },
        { kind: "function_declaration" },
        { kind: "class_declaration" }
      ]
    }
  });
  const owned = holders.filter((holder) => {
    const isBlockScoped = /^(const|let)\b/.test(holder.parent()?.text() ?? "") || /^(const|let)$/.test(holder.field("kind")?.text() ?? "");
    const owner = holder.ancestors().find((one) => isFunction(one) || one.kind() === "program");
    return !isBlockScoped && owner?.id() === scope.id() && (holder.kind() !== "for_in_statement" || holder.field("kind") !== null);
  });
  const targets = owned.map((holder) => holder.field(holder.kind() === "for_in_statement" ? "left" : "name"));
  const parameters = isFunction(scope) ? [scope.field("parameters"), scope.field("parameter")] : [];
  return [...targets, ...parameters].flatMap(
    (target) => !target ? [] : target.text() === text3 ? [target] : uses(target, text3)
  );
}
function loopAround(declaration, scope) {
  if (declaration.kind() === "for_in_statement") return declaration;
  return declaration.ancestors().find((one) => isLoop(one) && contains(scope, one) && one.id() !== scope.id() && !isAcross(declaration, one));
}
function isAcross(declaration, loop) {
  return declaration.ancestors().some((one) => isFunction(one) && contains(loop, one));
}

// healers/code/js-verify-tokens/index.ts
var healer53 = {
  name: "js-verify-tokens",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["heal/js-jwt-unverified"],
  // Tokens that were believed until now are refused, with an error: that is the point.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const isDecode = (node) => /\bdecode$/.test(callOf(node)?.callee.text() ?? "");
    const call = nodeAt(path2, context.text, finding.place, isDecode);
    const given = call && callOf(call);
    const name3 = given?.callee.field("property");
    if (!call || !given) return { leftAlone: "Nothing is decoded here." };
    if (name3?.text() !== "decode")
      return { leftAlone: "`decode` is imported by name; `verify` would have to be, too." };
    const [token, options2] = given.args;
    if (!token || options2 || hasComment(call)) return { leftAlone: "The call says more than which token it decodes." };
    const signers = signersOf(parse(path2, context.text));
    const [signer] = signers;
    const keys = new Set(signers.map(({ key, algorithms: algorithms2 }) => `${key} ${algorithms2}`));
    if (!signer || keys.size > 1 || signer.algorithms === "?")
      return { leftAlone: "Which key and algorithm sign the tokens is not in this file." };
    const at = span(token).end;
    const edits = [
      { path: path2, ...span(name3), text: "verify" },
      { path: path2, start: at, end: at, text: `, ${signer.key}, { algorithms: ${signer.algorithms} }` }
    ];
    return { change: { edits }, summary: "Check who made the token" };
  }
};
function signersOf(tree) {
  return findCalls(tree, "sign|verify").flatMap((node) => {
    const call = callOf(node);
    const api = call && apiOf(call.callee);
    if (!call || api?.module !== "jsonwebtoken") return [];
    const [, key, options2] = call.args;
    const algorithms2 = key && isOfModule2(key) ? algorithmsOf(api.name, options2) : void 0;
    return [{ key: key?.text() ?? "", algorithms: algorithms2 ?? "?" }];
  });
}
function isOfModule2(key) {
  const path2 = key.kind() === "non_null_expression" ? void 0 : pathOf(key);
  if (path2 === void 0 || path2.startsWith("this.")) return false;
  if (/^process\.env\.\w+$/.test(path2)) return true;
  const first = key.kind() === "identifier" ? key : key.find({ rule: { kind: "identifier" } });
  const found2 = first && resolve(first);
  return found2 != null && found2.scope.kind() === "program" && /^(import|const)$/.test(found2.kind);
}
function algorithmsOf(name3, options2) {
  const members = options2?.kind() === "object" ? namedChildren(options2) : [];
  const value = (key) => members.find((member) => member.field("key")?.text() === key)?.field("value");
  if (name3 === "verify") {
    const list = value("algorithms");
    return list?.kind() === "array" && namedChildren(list).every((each) => /^[A-Z]{2}\d+$/.test(literalText(each) ?? "")) ? list.text() : void 0;
  }
  if (options2 && (options2.kind() !== "object" || members.some((member) => member.kind() !== "pair"))) return void 0;
  const stated = value("algorithm");
  if (!stated) return "['HS256']";
  return /^HS\d+$/.test(literalText(stated) ?? "") ? `[${stated.text()}]` : void 0;
}

// healers/code/literal-eval/index.ts
var code = new Set(
  "code codes expr expression expressions formula formulas source src cmd command lambda func function fn callable condition conditions predicate rule rules script program statement name names attr attribute klass class cls type annotation module method template filter query".split(" ")
);
var healer54 = {
  name: "literal-eval",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S307", "bandit/B307"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    if (finding.flow?.verdict === "fixed")
      return { leftAlone: "Everything that is run here stands in the program: nobody else decides about it." };
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: "call", has: { field: "function", kind: "identifier", regex: "^eval$" } });
    const call = smallestOverlapping(calls, start2, end);
    const callee = call?.field("function");
    if (!call || !callee) return { leftAlone: "There is no call of `eval` here that is written out." };
    if (bindingsOf(tree.root(), "eval").length > 0) return { leftAlone: "The file has an `eval` of its own." };
    const refusal = refuse4(call);
    if (refusal !== void 0) return { leftAlone: refusal };
    const needed = needImport(path2, context.text, tree, { module: "ast", name: "literal_eval" });
    const asModule = needImport(path2, context.text, tree, { module: "ast" });
    const chosen = needed?.edits.length === 0 ? needed : asModule && { ...asModule, local: `${asModule.local}.literal_eval` };
    if (chosen === void 0) return { leftAlone: "The file uses the name `ast` for something else." };
    const edits = mergeEdits([{ path: path2, ...span(callee), text: chosen.local }, ...chosen.edits]);
    return { change: { edits }, summary: "Read the text as data, with ast.literal_eval, instead of running it" };
  }
};
function refuse4(call) {
  const args = readArguments(call);
  const [argument] = args;
  if (args.length !== 1 || argument === void 0 || argument.isSplat || argument.name !== void 0) {
    return "The call gives `eval` names to work with: its text is an expression, not data.";
  }
  const value = unwrap2(argument.value);
  if (readBuiltString(value) !== void 0) return "The text is put together from pieces of code.";
  const parent = call.parent();
  const isUsedAsObject = ["attribute", "call", "subscript"].some(
    (kind) => parent?.is(kind) === true && span(parent).start === span(call).start
  );
  if (isUsedAsObject && parent?.is("subscript") !== true)
    return "The result is used as an object or called: it is more than data.";
  if (parent?.is("expression_statement") === true) return "The text is run for its effect.";
  if (value.is("call") && /(?:^|\.)(?:compile|format|replace|join|expr\w*)$/.test(readDotted(value.field("function")) ?? "")) {
    return "The text is put together from pieces of code.";
  }
  const words2 = [...wordsIn(value)];
  const telling = words2.find((word) => code.has(word));
  return telling === void 0 ? void 0 : `\`${value.text().slice(0, 60)}\` sounds like code that is meant to be run.`;
}
function wordsIn(value) {
  const identifiers2 = value.is("identifier") ? [value] : value.findAll({ rule: { kind: "identifier" } });
  return new Set(identifiers2.flatMap((node) => wordsOf(node.text())));
}

// healers/code/local-redirect/index.ts
var redirects = /(?:^|\.)(?:redirect|HttpResponseRedirect|HttpResponsePermanentRedirect|RedirectResponse)$/;
var healer55 = {
  name: "local-redirect",
  kind: "code",
  languages: ["python"],
  rules: ["flow/open-redirect"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: "call" }).filter(
      (it) => redirects.test(readDotted(it.field("function")) ?? "")
    );
    const call = smallestOverlapping(calls, start2, end);
    const args = call ? readArguments(call) : [];
    const argument = args.find((arg) => /^(?:location|url|to|redirect_to)$/.test(arg.name ?? "")) ?? args[0];
    if (!call || !argument || argument.isSplat) return leave5("There is no redirect here that is written out.");
    const target = unwrap2(argument.value);
    const value = findValue(target)?.node ?? target;
    if (/referr?er|\burl\b|absolute|host/i.test(value.text()))
      return leave5("The address is a whole one on purpose: which hosts are allowed is not known here.");
    if (target.is("identifier")) return insertCheck2({ path: path2, call, target, name: target.text(), value }, context, tree);
    if (!readsOneValue(target)) return leave5("The address is put together from several parts.");
    return insertCheck2({ path: path2, call, target, name: void 0, value }, context, tree);
  }
};
function leave5(leftAlone) {
  return { leftAlone };
}
function readsOneValue(target) {
  const [first] = readAlternatives(target);
  return first !== void 0 && /^(?:call|subscript|attribute)$/.test(String(first.kind()));
}
function readAlternatives(value) {
  const left = value.is("boolean_operator") && value.field("operator")?.text() === "or" ? value.field("left") : null;
  const right = left ? value.field("right") : null;
  return left && right ? [unwrap2(left), right] : [value, void 0];
}
function insertCheck2(redirect, context, tree) {
  const { path: path2, call, target, value } = redirect;
  const { text: text3 } = context;
  const statement2 = statementOf(call);
  const isInside2 = enclosing(call, "lambda", "conditional_expression", "boolean_operator");
  if (!statement2 || enclosing(call, "function_definition") === void 0 || isInside2 && span(isInside2).start >= span(statement2).start)
    return leave5("The redirect stands in the middle of an expression, where no check can stand.");
  const start2 = lineStart(text3, span(statement2).start);
  if (text3.slice(start2, span(statement2).start).trim() !== "")
    return leave5("The statement shares its line with another one.");
  const [read, alternative] = readAlternatives(value);
  const fallback = alternative?.text() ?? defaultOf(read) ?? '"/"';
  const name3 = redirect.name ?? freeName2(scopeOf(call), "target");
  const check = writeCheck(path2, text3, tree, call, name3, mayBeNone(read, alternative));
  if (typeof check === "string") return leave5(check);
  const eol = lineEnding(text3);
  const indent = indentationAt(text3, span(statement2).start);
  const made2 = redirect.name === void 0 ? `${indent}${name3} = ${target.text()}${eol}` : "";
  const lines = `${made2}${indent}if ${check.test}:${eol}${indent}${indentationStep(text3)}${name3} = ${fallback}${eol}`;
  const edits = [{ path: path2, start: start2, end: start2, text: lines }, ...check.edits];
  if (redirect.name === void 0) edits.push({ path: path2, ...span(target), text: name3 });
  return { change: { edits: mergeEdits(edits) }, summary: "Go only to pages of this site" };
}
function defaultOf(read) {
  const callee = read.is("call") ? readDotted(read.field("function")) ?? "" : "";
  const given = read.is("call") ? readArguments(read)[1] : void 0;
  const isPlain2 = given !== void 0 && !given.isSplat && /^(?:default)?$/.test(given.name ?? "");
  return /\.get$/.test(callee) && isPlain2 && !/^(?:""|''|None)$/.test(given.value.text()) ? given.value.text() : void 0;
}
function mayBeNone(read, alternative) {
  if (alternative) return false;
  const isGet2 = read.is("call") && /\.get$/.test(readDotted(read.field("function")) ?? "");
  return isGet2 && (readArguments(read).length < 2 || /None$/.test(readArguments(read)[1]?.value.text() ?? ""));
}
function writeCheck(path2, text3, tree, call, name3, isNullable) {
  const isDjango = [...readImportedNames(tree).values()].some((it) => /^django\b/.test(it));
  if (!isDjango) {
    const first = isNullable ? `not ${name3} or ` : "";
    return {
      test: `${first}not ${name3}.startswith("/") or ${name3}.startswith(("//", "/\\\\")) or not ${name3}.isprintable()`,
      edits: []
    };
  }
  const around = functionAround(call);
  const parameters = around?.parameters.text() ?? "";
  const request = /\brequest\b/.test(parameters) ? "request" : /\bself\b/.test(parameters) ? "self.request" : void 0;
  if (around === void 0 || request === void 0 || !around.node.text().includes(request))
    return "The request, which says which host this is, is not at hand here.";
  const module = "django.utils.http";
  const needed = needImport(path2, text3, tree, { module, name: "url_has_allowed_host_and_scheme" });
  if (needed === void 0) return "The file uses the name `url_has_allowed_host_and_scheme` for something else.";
  return { test: `not ${needed.local}(${name3}, allowed_hosts={${request}.get_host()})`, edits: needed.edits };
}

// healers/code/membership-set/index.ts
var healer56 = {
  name: "membership-set",
  kind: "code",
  languages: ["python"],
  rules: ["heal/list-membership"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const list = findTestedLists(tree).find(
      ({ tests }) => tests.some((test) => {
        const range = span(test.parent() ?? test);
        return range.start < end && start2 < range.end;
      })
    );
    if (list === void 0) return { leftAlone: "The list may change, or is handed to somebody who may change it." };
    const refusal = refuse5(list);
    if (refusal !== void 0) return { leftAlone: refusal };
    const edits = isOnlyTested(list) ? becomeSet(path2, list) ?? addSet(path2, context.text, list, tree.root()) : addSet(path2, context.text, list, tree.root());
    if (edits === void 0) return { leftAlone: "Other statements share the line on which the list is made." };
    return { change: { edits: mergeEdits(edits) }, summary: `Look \`${list.name}\` up in a set` };
  }
};
function refuse5(list) {
  const type = list.made.name.parent()?.field("type")?.text();
  if (type !== void 0 && /\[\s*(?:list|dict|set|List|Dict|Set|Any|bytearray)\b/.test(type)) {
    return `The elements of \`${list.name}\` may not be hashable.`;
  }
  const isOdd = list.tests.some((test) => hasUnhashable(test.parent()?.children()[0]));
  const made2 = unwrap2(list.made.value);
  const element = made2.is("list_comprehension") ? made2.field("body") ?? void 0 : void 0;
  const sought = list.tests.map((test) => test.parent()?.children()[0]);
  if ([element, ...sought].some(mayBeUnhashable)) {
    return "What is looked for is, by its name, a list or a dictionary as often as not, and a set cannot hold those.";
  }
  return isOdd ? "What is looked for is a list, a dictionary or a set, which a set cannot hold." : void 0;
}
function becomeSet(path2, list) {
  const edits = [];
  const type = list.made.name.parent()?.field("type");
  if (type) {
    if (!/^list\b/.test(type.text())) return void 0;
    const { start: start3 } = span(type);
    edits.push({ path: path2, start: start3, end: start3 + "list".length, text: "set" });
  }
  const made2 = unwrap2(list.made.value);
  if (made2.is("call")) {
    const callee = made2.field("function");
    const [only2] = readArguments(made2);
    if (callee === null || only2 === void 0) return void 0;
    return [...edits, { path: path2, ...span(callee), text: "set" }];
  }
  const { start: start2, end } = span(made2);
  return [...edits, { path: path2, start: start2, end: start2 + 1, text: "{" }, { path: path2, start: end - 1, end, text: "}" }];
}
function addSet(path2, text3, list, root) {
  const { statement: statement2 } = list.made;
  const rest = restOfLine(text3, statement2);
  if (rest !== "" && !rest.startsWith("#")) return void 0;
  const name3 = freeName2(root, `${list.name}_set`);
  const at = nextLine(text3, span(statement2).end);
  const indent = indentationAt(text3, span(statement2).start);
  const line = `${indent}${name3} = set(${list.name})${lineEnding(text3)}`;
  return [{ path: path2, start: at, end: at, text: line }, ...list.tests.map((test) => ({ path: path2, ...span(test), text: name3 }))];
}

// healers/code/mutable-default-argument/index.ts
var healer57 = {
  name: "mutable-default-argument",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/B006"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const parameter = tree.root().findAll({ rule: { any: [{ kind: "default_parameter" }, { kind: "typed_default_parameter" }] } }).find((node) => {
      const value2 = node.field("value");
      return value2 !== null && span(value2).start < end && span(value2).end > start2;
    });
    const value = parameter?.field("value");
    const name3 = parameter?.field("name")?.text();
    if (parameter === void 0 || value == null || name3 === void 0)
      return { leftAlone: "no default value stands here" };
    const fn = functionAround(parameter);
    const isOwn2 = fn !== void 0 && parameter.parent()?.id() === fn.parameters.id();
    if (fn === void 0 || !isOwn2) return { leftAlone: "a lambda has no place to make a fresh value" };
    if (!isFreshlyMade(value)) return { leftAlone: "the default is not a plain list, dict or set" };
    const kept = reasonToKeep2(fn, name3, value);
    if (kept !== void 0) return { leftAlone: kept };
    if (/cache|memo|seen|registry/i.test(name3))
      return { leftAlone: `${name3} looks as if it should be kept between calls` };
    if (context.text.includes(`${fn.name}.__defaults__`)) return { leftAlone: "the shared default is used on purpose" };
    const edits = [{ path: path2, ...span(value), text: "None" }];
    const guard3 = guardFor(path2, context.text, fn, name3, value);
    if (guard3 === void 0) return { leftAlone: "the function has no body of its own lines" };
    edits.push(guard3);
    const type = parameter.field("type");
    if (type !== null && !/\bNone\b|\bOptional\[|\bAny\b|\bobject\b/.test(type.text())) {
      const quote2 = /^["']/.exec(type.text())?.[0] ?? "";
      const inner2 = quote2 === "" ? type.text() : type.text().slice(1, -1);
      const written = writeOptional(inner2, tree, await oldestPython((file) => context.read(file)));
      if (written === void 0)
        return { leftAlone: `${inner2} cannot be made optional for the oldest Python of this package` };
      edits.push({ path: path2, ...span(type), text: quote2 + written.text + quote2 });
      edits.push(...written.imports.map((wanted) => addImport(path2, context.text, tree, wanted, () => false)));
    }
    return { change: { edits }, summary: `Make a fresh ${name3} for each call of ${fn.name}` };
  }
};
function isFreshlyMade(value) {
  if (value.is("call"))
    return /^(list|dict|set|defaultdict|OrderedDict|deque)$/.test(value.field("function")?.text() ?? "") && value.find({ rule: { kind: "argument_list" } })?.text() === "()";
  return /^(list|dictionary|set)$/.test(String(value.kind())) && !value.text().includes("\n") && value.find({ rule: { any: ["call", "identifier", "attribute", "interpolation"].map((kind) => ({ kind })) } }) === null;
}
function guardFor(path2, text3, fn, name3, value) {
  const statements2 = fn.body.children().filter((node) => node.isNamed() && !node.is("comment"));
  const [first, second] = statements2;
  if (first === void 0) return void 0;
  const isDocstring = first.is("expression_statement") && first.children()[0]?.is("string") === true;
  const anchor = isDocstring ? second : first;
  if (anchor === void 0) return void 0;
  const line = lineStart(text3, span(anchor).start);
  if (text3.slice(line, span(anchor).start).trim() !== "") return void 0;
  const indent = indentationAt(text3, span(anchor).start);
  const ending2 = lineEnding(text3);
  const at = isDocstring ? nextLine(text3, span(first).end) : bodyStart(text3, fn, line);
  return {
    path: path2,
    start: at,
    end: at,
    text: `${indent}if ${name3} is None:${ending2}${indent}${indentationStep(text3)}${name3} = ${value.text()}${ending2}`
  };
}
function bodyStart(text3, fn, line) {
  const after = nextLine(text3, span(fn.returnType ?? fn.parameters).end);
  return text3.slice(after, line).trim() === "" ? line : after;
}
function reasonToKeep2(fn, name3, value) {
  if (name3.startsWith("_"))
    return `${name3} is private: no caller is meant to pass it, so that it is kept between calls on purpose`;
  const reads = readsOf(fn.body, name3);
  if (reads.some(
    (node) => node.parent()?.is("comparison_operator") === true && / is (not )?/.test(node.parent()?.text() ?? "")
  ))
    return `${name3} is compared by identity, as a mark for a value that is missing`;
  const isFilled = value.children().some((child) => child.isNamed());
  const isReturned = reads.some((node) => enclosing(node, "return_statement", "yield") !== void 0);
  const isChanged = reads.some((node) => {
    const item = node.parent();
    return item?.is("subscript") === true && /^(augmented_)?assignment$/.test(String(item.parent()?.kind())) && item.parent()?.field("left")?.id() === item.id();
  });
  return isFilled && isChanged && !isReturned ? `${name3} starts with values and is changed in place, as a state between calls is` : void 0;
}

// healers/code/narrow-permissions/index.ts
var writable = 18;
var healer58 = {
  name: "narrow-permissions",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S103", "bandit/B103"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    if (isTestFile(path2)) return leave6("A test needs the permissions that it gives.");
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: "call" }).filter((call2) => {
      const callee = call2.field("function");
      return /^os\.f?chmod$/.test(qualify(callee, names) ?? "") || callee?.field("attribute")?.text() === "chmod";
    });
    const call = smallestOverlapping(calls, start2, end);
    const args = call ? readArguments(call) : [];
    const mode = args.find((arg) => arg.name === "mode") ?? args.findLast((arg) => arg.name === void 0);
    if (!call || !mode || !mode.value.is("integer") || !/^0o[0-7]{3,4}$/i.test(mode.value.text()))
      return leave6("The permissions are not written out here as a number such as 0o777.");
    const given = Number(mode.value.text());
    if ((given & writable) === 0) return leave6("Only the owner may change the file already.");
    if ((given & 512) !== 0) return leave6("The sticky bit says that the folder is open to all on purpose.");
    const text3 = `0o${(given & ~writable).toString(8).padStart(mode.value.text().length - 2, "0")}`;
    return {
      change: { edits: [{ path: path2, ...span(mode.value), text: text3 }] },
      summary: `Let only the owner change the file: ${text3}`
    };
  }
};
function leave6(leftAlone) {
  return { leftAlone };
}

// healers/code/network-timeout/index.ts
var healer59 = {
  name: "network-timeout",
  kind: "code",
  languages: ["python"],
  rules: ["heal/network-timeout"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2, end } = rangeOf(finding.place, text3);
    const call = smallestOverlapping(findUntimed(parse(path2, text3)), start2, end);
    const last = call && readArguments(call).at(-1);
    if (!call || !last) return { leftAlone: "There is no call here that waits for ever for certain." };
    if (last.value.is("generator_expression")) return { leftAlone: "The argument is a generator." };
    const at = span(last.node).end;
    const close = span(call).end - 1;
    const behind = text3.slice(at, close);
    if (behind.includes("#")) return { leftAlone: "A comment stands behind the last argument." };
    const comma = behind.indexOf(",");
    const opening = span(call.field("arguments") ?? call).start;
    const isOnOwnLine = text3.slice(opening, span(last.node).start).includes("\n") && behind.includes("\n");
    const gap = isOnOwnLine ? `${lineEnding(text3)}${indentationAt(text3, span(last.node).start)}` : " ";
    const edit = comma >= 0 ? { path: path2, start: at + comma + 1, end: at + comma + 1, text: `${gap}timeout=30,` } : { path: path2, start: at, end: at, text: `,${gap}timeout=30` };
    return { change: { edits: [edit] }, summary: "Give up on a server that does not answer within 30 seconds" };
  }
};

// healers/code/parameterise-sql/driver.ts
var drivers2 = {
  sqlite3: "?",
  aiosqlite: "?",
  duckdb: "?",
  pyodbc: "?",
  psycopg: "%s",
  psycopg2: "%s",
  aiopg: "%s",
  MySQLdb: "%s",
  pymysql: "%s",
  aiomysql: "%s"
};
var others = /^(?:sqlalchemy|asyncpg|databases|peewee|oracledb|cx_Oracle|pymssql|snowflake|clickhouse_driver|sqlmodel)$/;
async function findPlaceholder(tree, context, path2) {
  const here = modulesOf2(tree);
  if (here.some((module) => others.test(module.split(".")[0] ?? ""))) return void 0;
  const imported = onlyOne(here.flatMap(placeholderOf));
  if (imported !== void 0) return imported;
  const used = onlyOne(placeholdersUsed(tree));
  if (used !== void 0) return used;
  const found2 = [];
  for (const file of context.files.filter((it) => it.endsWith(".py") && it !== path2).slice(0, 2e3)) {
    const text3 = await context.read(file);
    for (const match of (text3 ?? "").matchAll(/^[ \t]*(?:import|from)[ \t]+([\w.]+)/gm)) {
      const module = match[1] ?? "";
      if (others.test(module.split(".")[0] ?? "")) return void 0;
      found2.push(...placeholderOf(module));
    }
  }
  return onlyOne(found2);
}
function modulesOf2(tree) {
  return [...readImportedNames(tree).values()];
}
function placeholderOf(module) {
  if (/^mysql\.connector\b/.test(module) || /^django\.db\b/.test(module)) return ["%s"];
  const placeholder2 = drivers2[module.split(".")[0] ?? ""];
  return placeholder2 === void 0 ? [] : [placeholder2];
}
function placeholdersUsed(tree) {
  const calls = findAll(tree, { kind: "call", has: { field: "function", regex: "\\.execute(many)?$" } });
  return calls.flatMap((call) => {
    const [query, parameters] = readArguments(call);
    const text3 = query && parameters ? readPlainText(query.value) : void 0;
    if (text3 === void 0) return [];
    const bare2 = text3.replace(/'[^']*'/g, "");
    return [...bare2.includes("?") ? ["?"] : [], .../(?<!%)%s/.test(bare2) ? ["%s"] : []];
  });
}
function onlyOne(found2) {
  const different = new Set(found2);
  return different.size === 1 ? found2[0] : void 0;
}

// healers/code/parameterise-sql/index.ts
var healer60 = {
  name: "parameterise-sql",
  kind: "code",
  languages: ["python"],
  rules: ["heal/sql-injection", "ruff/S608", "bandit/B608", "flow/sql-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const found2 = findCall2(tree, finding, context.text);
    if (found2 === void 0) return leave7("The query is not passed to an `execute` call that can be followed.");
    return heal3(found2, finding, context, tree);
  }
};
function leave7(leftAlone) {
  return { leftAlone };
}
function findCall2(tree, finding, text3) {
  const { start: start2, end } = rangeOf(finding.place, text3);
  const touches = (node) => span(node).start < end && start2 < span(node).end;
  const calls = findAll(tree, {
    kind: "call",
    has: { field: "function", kind: "attribute", regex: "\\.\\s*execute$" }
  });
  for (const call of calls) {
    const [argument, parameters, ...more] = readArguments(call);
    if (argument === void 0 || argument.isSplat || argument.name !== void 0) continue;
    const statement2 = statementOf(call);
    const value = unwrap2(argument.value);
    const assigned = value.is("identifier") && statement2 ? assignmentBefore(statement2, value.text()) : void 0;
    const query = assigned ? unwrap2(assigned.value) : value;
    if (touches(query) || touches(call)) return { call, argument, parameters, extra: more.length, query, assigned };
  }
  return void 0;
}
async function heal3(found2, finding, context, tree) {
  const { path: path2 } = finding.place;
  const built = readBuiltString(found2.query);
  if (built === void 0 || built.way === "plain")
    return leave7("The way in which the query is built cannot be followed.");
  if (!looksLikeSql(built)) return leave7("The text does not read like one SQL statement.");
  if (found2.query.find({ rule: { kind: "comment" } }) !== null) return leave7("A comment stands inside the query.");
  const given = found2.parameters;
  if (found2.extra > 0 || given && (given.isSplat || given.name !== void 0)) {
    return leave7("The call passes more than the query and one sequence of parameters.");
  }
  if (given && !given.value.is("tuple") && !given.value.is("list")) {
    return leave7("The parameters that the query has already are not written out here.");
  }
  const blocked = found2.assigned && findVariableFault(found2.call, found2.argument.node, found2.assigned);
  if (blocked !== void 0) return leave7(blocked);
  const placeholder2 = await findPlaceholder(tree, context, path2);
  if (placeholder2 === void 0)
    return leave7("It is unclear which database driver runs the query, and so how it marks parameters.");
  const plan3 = planQuery(path2, found2.query, built, placeholder2, given !== void 0);
  if (typeof plan3 === "string") return leave7(plan3);
  const passed2 = passParameters(path2, context.text, found2, plan3);
  if (passed2 === void 0) return leave7("The parameters of the query do not match its placeholders.");
  const edits = [...plan3.edits, ...passed2].toSorted((a, b) => a.start - b.start || a.end - b.end);
  if (!parses(path2, applyEdits(context.text, merge(edits))))
    return leave7("The query is written in a way that is too involved.");
  const one = plan3.parameters.length === 1;
  return {
    change: { edits: merge(edits) },
    summary: one ? "Pass the value as a parameter of the query" : "Pass the values as parameters of the query"
  };
}
function passParameters(path2, text3, found2, plan3) {
  const added = plan3.parameters.map((parameter) => parameter.text);
  if (found2.parameters === void 0) {
    const [only2 = ""] = added;
    const isWhole2 = added.length === 1 && only2.startsWith("*");
    const list = isWhole2 ? `tuple(${only2.slice(1)})` : `(${added.join(", ")}${added.length === 1 ? "," : ""})`;
    const { start: start2, end } = span(found2.argument.node);
    const opening = span(found2.call.field("arguments") ?? found2.call).start;
    const isOnOwnLine = text3.slice(opening, start2).includes("\n");
    const gap = isOnOwnLine ? `${lineEnding(text3)}${indentationAt(text3, start2)}` : " ";
    const endsLine = /^[ \t]*\r?\n/.test(text3.slice(end));
    return [{ path: path2, start: end, end, text: `,${gap}${list}${isOnOwnLine && endsLine ? "," : ""}` }];
  }
  const given = found2.parameters.value;
  const items = given.namedChildren().filter((child) => !child.is("comment"));
  if (items.some((item) => item.is("list_splat"))) return void 0;
  const edits = [];
  for (const { text: value, before } of plan3.parameters) {
    if (before > items.length) return void 0;
    const next = items[before];
    const last = items.at(-1);
    if (next) edits.push({ path: path2, start: span(next).start, end: span(next).start, text: `${value}, ` });
    else if (last) edits.push({ path: path2, start: span(last).end, end: span(last).end, text: `, ${value}` });
    else
      edits.push({
        path: path2,
        start: span(given).start + 1,
        end: span(given).start + 1,
        text: `${value}${given.is("tuple") ? "," : ""}`
      });
  }
  return edits;
}
function merge(edits) {
  const merged = [];
  for (const edit of edits) {
    const last = merged.at(-1);
    if (last && edit.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, edit.end), text: last.text + edit.text };
    } else merged.push(edit);
  }
  return merged;
}

// healers/code/plain-f-string/index.ts
var healer61 = {
  name: "plain-f-string",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/F541"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const strings = parse(path2, context.text).root().findAll({ rule: { kind: "string" } }).filter((node) => span(node).start < end && span(node).end > start2 && /^\w*f/i.test(node.text()));
    if (strings.length === 0) return { leftAlone: "no f-string stands here" };
    if (strings.some((node) => node.find({ rule: { kind: "interpolation" } }) !== null))
      return { leftAlone: "the f-string fills something in" };
    if (strings.some((node) => /[{}]/.test(node.text())))
      return { leftAlone: "the f-string holds doubled braces, which mean something else without the f" };
    const edits = strings.map((node) => {
      const at = span(node).start + node.text().search(/f/i);
      return { path: path2, start: at, end: at + 1, text: "" };
    });
    return { change: { edits }, summary: "Make an f-string without placeholders a plain string" };
  }
};

// healers/code/raise-from/index.ts
var ending = /^raise\s+(?:SystemExit|StopIteration|StopAsyncIteration|GeneratorExit|KeyboardInterrupt|(?:\w+\.)?Exit|pytest\.(?:skip|fail|exit|xfail))\b/;
var healer62 = {
  name: "raise-from",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/B904"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const at = offsetsOf(finding.place, context.text).start;
    const raise = tree.root().findAll({ rule: { kind: "raise_statement" } }).findLast((node) => span(node).start <= at && at < span(node).end);
    const handler = raise === void 0 ? void 0 : enclosing(raise, "except_clause", "function_definition", "lambda", "class_definition");
    if (raise === void 0 || handler?.is("except_clause") !== true)
      return { leftAlone: "no error is raised in a handler here" };
    if (raise.children().some((child) => child.text() === "from")) return { leftAlone: "the cause is named already" };
    if (raise.children().filter((child) => child.isNamed()).length !== 1)
      return { leftAlone: "the statement raises no error of its own" };
    if (ending.test(raise.text())) return { leftAlone: "this says that something ends, not that it failed" };
    const pattern = handler.children().find((child) => child.is("as_pattern"));
    const edits = [];
    let name3 = pattern?.find({ rule: { kind: "as_pattern_target" } })?.text();
    if (name3 !== void 0 && isRebound(handler, name3))
      return { leftAlone: `${name3} gets another value in the handler` };
    if (name3 === void 0) {
      const caught = handler.children().find((child) => child.isNamed() && !child.is("block") && !child.is("comment"));
      if (caught === void 0) return { leftAlone: "a bare `except:` has no error to name as the cause" };
      name3 = ["err", "error", "exc", "cause"].find((it) => identifiersOf(tree.root(), it).length === 0);
      if (name3 === void 0) return { leftAlone: "every usual name for the caught error is taken in this file" };
      const { end: end2 } = span(caught);
      edits.push({ path: path2, start: end2, end: end2, text: ` as ${name3}` });
    }
    const { end } = span(raise);
    edits.push({ path: path2, start: end, end, text: ` from ${name3}` });
    return { change: { edits }, summary: `Name ${name3} as the cause of the new error` };
  }
};
function isRebound(handler, name3) {
  return identifiersOf(handler, name3).some(
    (node) => roleOf(node) === "bind" && node.parent()?.is("as_pattern_target") !== true || node.parent()?.is("delete_statement") === true
  );
}

// healers/code/raise-instead-of-assert/index.ts
var healer63 = {
  name: "raise-instead-of-assert",
  kind: "code",
  languages: ["python"],
  rules: ["heal/assert-as-check"],
  // The type of the error changes: an AssertionError is what nobody is meant to catch.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const found2 = findAccessAsserts(tree).find(
      ({ statement: statement3 }) => span(statement3).start < end && start2 < span(statement3).end
    );
    if (found2 === void 0) return { leftAlone: "No assertion checks access here." };
    const { statement: statement2 } = found2;
    const head = lineStart(text3, span(statement2).start);
    const rest = restOfLine(text3, statement2);
    if (text3.slice(head, span(statement2).start).trim() !== "" || rest.startsWith(";"))
      return { leftAlone: "The assertion shares its line with other code." };
    if (statement2.text().includes("\n") || rest.startsWith("#"))
      return { leftAlone: "The assertion takes several lines, or has a comment." };
    if (isCaught(statement2))
      return { leftAlone: "An AssertionError is caught around it: that would have to change, too." };
    const error = errorFor(found2, tree);
    const indent = indentationAt(text3, head);
    const message = found2.message === void 0 ? "" : `(${found2.message.text()})`;
    const lines = [
      `${indent}if ${negate(found2.condition)}:`,
      `${indent}${indentationStep(text3)}raise ${error}${message}`
    ];
    return {
      change: { edits: [{ path: path2, start: head, end: span(statement2).end, text: lines.join(lineEnding(text3)) }] },
      summary: `Raise ${error} where an assertion may be left out`
    };
  }
};
function errorFor({ asks: asks2 }, tree) {
  if (asks2 === "genuine") return "ValueError";
  const django = importsOf(tree).find(({ module }) => module === "django.core.exceptions");
  return django?.names.find(({ name: name3 }) => name3 === "PermissionDenied")?.bound ?? "PermissionError";
}
function isCaught(statement2) {
  const tried = enclosing(statement2, "try_statement");
  if (tried === void 0) return false;
  const handlers = descendants(tried, "except_clause").map((node) => node.text().split(":")[0] ?? "");
  return handlers.some((handler) => /^except\s*$|AssertionError|\bException\b|OSError|ValueError/.test(handler));
}
var opposites = {
  "==": "!=",
  "!=": "==",
  in: "not in",
  "not in": "in",
  is: "is not",
  "is not": "is"
};
function negate(condition) {
  if (condition.is("not_operator")) return condition.field("argument")?.text() ?? `not (${condition.text()})`;
  if (condition.is("comparison_operator")) {
    const [left, right, ...more] = condition.namedChildren();
    const between2 = left && right ? condition.text().slice(left.text().length, -right.text().length).trim() : "";
    const opposite = opposites[between2];
    if (left && right && more.length === 0 && opposite) return `${left.text()} ${opposite} ${right.text()}`;
  }
  return /^(identifier|attribute|call|subscript|parenthesized_expression)$/.test(String(condition.kind())) ? `not ${condition.text()}` : `not (${condition.text()})`;
}

// healers/code/remove-unused-import/index.ts
var healer64 = {
  name: "remove-unused-import",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/F401", "pyright/reportUnusedImport"],
  safety: "careful",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const found2 = unusedAt(importsOf(tree), tree.root(), start2, end, finding.message);
    if (found2 === void 0) return { leftAlone: "no import that is unused stands at this place" };
    const { statement: statement2, name: name3 } = found2;
    const reason = await reasonToKeep3(path2, statement2, name3, context);
    if (reason !== void 0) return { leftAlone: reason };
    const isWhole2 = statement2.names.length === 1;
    if (isWhole2 || statement2.kind === "import") {
      const effect2 = await effectOfImport(path2, statement2, name3, importsOf(tree), context);
      if (effect2.mayAct) return { leftAlone: effect2.reason };
    }
    const edit = isWhole2 ? removeStatement(path2, context.text, statement2.node) : removeName(path2, statement2, name3);
    return { change: { edits: [edit] }, summary: `Remove the unused import of ${name3.name}` };
  }
};
function unusedAt(imports, root, start2, end, message) {
  const candidates = imports.filter(({ node }) => span(node).start < Math.max(end, start2 + 1) && span(node).end > start2).flatMap((statement2) => statement2.names.map((name3) => ({ statement: statement2, name: name3 })));
  const unused = candidates.filter(({ name: name3 }) => readsOf(root, name3.bound).length === 0);
  const quoted3 = /[`"']([^`"']+)[`"']/.exec(message)?.[1]?.replace(/ as .*$/, "");
  const inPlace = unused.filter(
    ({ name: name3 }) => span(name3.node).start < Math.max(end, start2 + 1) && span(name3.node).end > start2
  );
  const named2 = inPlace.find(({ name: name3, statement: statement2 }) => {
    const full = statement2.kind === "import" ? name3.name : `${statement2.module.replace(/\.$/, "")}.${name3.name}`;
    return quoted3 === void 0 || quoted3 === full || quoted3 === name3.name || quoted3 === name3.bound;
  });
  return named2 ?? (inPlace.length === 1 ? inPlace[0] : void 0);
}
async function reasonToKeep3(path2, statement2, name3, context) {
  const { node } = statement2;
  const root = node.getRoot().root();
  if (/(^|\/)__init__\.pyi?$/.test(path2))
    return "a package may offer this name to its users: remove it or list it in __all__";
  if (path2.endsWith(".pyi") || /(^|\/)conftest\.py$/.test(path2)) return "names of this file may be used by its reader";
  if (statement2.kind === "from" && /(^|\.)_[a-z]\w*$/.test(statement2.module))
    return `${statement2.module} is private: this module may be the place from which others take ${name3.name}`;
  const isAlone3 = node.parent()?.children().filter((it) => it.isNamed() && !it.is("comment")).length === 1;
  if (statement2.where === "guarded" && isAlone3) return "a condition stands there for this import alone";
  if (name3.alias === name3.name)
    return `\`${name3.name} as ${name3.name}\` says that the name is offered to others on purpose`;
  if (statement2.where === "try" && enclosing(node, "try_statement")?.find({ rule: { kind: "except_clause" } }) != null)
    return "the import is tried, which probes whether the module is there";
  if (statement2.names.length === 1 ? hasComment2(context.text, node) : commentBeside(context.text, name3.node))
    return "a comment stands beside the import and would go with it";
  if (isNamedInText(root, name3.bound) && isInDunderAll(root, name3.bound))
    return `\`__all__\` offers ${name3.bound} to others`;
  if (statement2.where === "typing" && isNamedInText(root, name3.bound))
    return "a string or comment may use the name as a type";
  if (/^#\s*type:|:\s*["']/m.test(root.text()) && isNamedInAnnotation(root, name3.bound))
    return "a quoted type uses the name";
  const misspelt = await findMisspellings(root.getRoot(), {
    path: path2,
    files: context.files,
    read: (file) => context.read(file)
  });
  const meant = misspelt.find((it) => it.statement.node.id() === node.id());
  if (meant !== void 0) return `\`${meant.wrong}\` looks like a misspelt \`${meant.right}\`, which the file uses`;
  const user = await usersElsewhere(path2, name3.bound, context);
  return user === void 0 ? void 0 : `${user} takes ${name3.bound} from this module`;
}
function commentBeside(text3, node) {
  const { end } = span(node);
  return /^[ \t]*,?[ \t]*\)?[ \t]*#/.test(text3.slice(end, end + 200));
}
function isInDunderAll(root, name3) {
  return new RegExp(`__all__[^\\n]*(=|extend|append)[\\s\\S]*["']${name3}["']`).test(root.text());
}
function isNamedInAnnotation(root, name3) {
  const word = new RegExp(`(?<![\\w.])${name3}(?!\\w)`);
  return root.findAll({ rule: { any: [{ kind: "string" }, { kind: "comment" }] } }).some(
    (node) => node.is("comment") ? /^#\s*type:/.test(node.text()) && word.test(node.text()) : word.test(node.text()) && node.ancestors().some((outer) => outer.is("type"))
  );
}
function removeName(path2, statement2, name3) {
  const index = statement2.names.indexOf(name3);
  const own = span(name3.node);
  const next = statement2.names[index + 1];
  const previous = statement2.names[index - 1];
  const text3 = statement2.node.getRoot().root().text();
  const lineHead = text3.slice(lineStart(text3, own.start), own.start);
  const lineTail = /^[ \t]*,?[ \t]*\r?\n/.exec(text3.slice(own.end))?.[0];
  if (lineHead.trim() === "" && lineTail !== void 0 && (lineTail.includes(",") || next === void 0)) {
    const start2 = own.start - lineHead.length;
    return { path: path2, start: start2, end: own.end + lineTail.length, text: "" };
  }
  if (next !== void 0) return { path: path2, start: own.start, end: span(next.node).start, text: "" };
  return { path: path2, start: previous === void 0 ? own.start : span(previous.node).end, end: own.end, text: "" };
}

// healers/code/remove-unused-variable/index.ts
var healer65 = {
  name: "remove-unused-variable",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/F841", "pyright/reportUnusedVariable"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const target = targetOf(finding, context.text, tree);
    if (target === void 0) return { leftAlone: "no variable is bound here" };
    const scope = enclosing(target, "function_definition");
    if (scope === void 0) return { leftAlone: "variables of a module or class can be read from outside" };
    const name3 = target.text();
    if (readsOf(scope, name3).length > 0) return { leftAlone: `${name3} is read in this function` };
    if (identifiersOf(scope, name3).some((node) => roleOf(node) === "declare"))
      return { leftAlone: `${name3} belongs to an outer scope` };
    if (/\b(locals|vars|eval|exec)\(/.test(scope.text()))
      return { leftAlone: `the function may read ${name3} by its name` };
    const edit = removalOf(path2, context.text, target);
    return "doubt" in edit ? { leftAlone: edit.doubt } : { change: { edits: [edit] }, summary: `Remove the variable ${name3}, which nothing reads` };
  }
};
function targetOf(finding, text3, tree) {
  const { start: start2, end } = rangeOf(finding.place, text3);
  const quoted3 = /[`"'](\w+)[`"']/.exec(finding.message)?.[1];
  return tree.root().findAll({ rule: { kind: "identifier" } }).find(
    (node) => span(node).start < end && span(node).end > start2 && roleOf(node) === "bind" && (quoted3 === void 0 || node.text() === quoted3)
  );
}
function removalOf(path2, text3, target) {
  const parent = target.parent();
  const asTarget = parent?.is("as_pattern_target") === true ? parent : void 0;
  const asPattern = asTarget?.parent();
  if (asTarget !== void 0 && asPattern != null) {
    if (enclosing(asPattern, "with_item", "except_clause") === void 0)
      return { doubt: "the name is part of a pattern" };
    const value2 = asPattern.children().find((child) => child.isNamed());
    if (value2 === void 0) return { doubt: "the statement cannot be read" };
    return { path: path2, start: span(value2).end, end: span(asPattern).end, text: "" };
  }
  const statement2 = statementOf(target);
  if (parent?.is("assignment") !== true || statement2?.is("expression_statement") !== true || parent.parent()?.id() !== statement2.id())
    return { doubt: "the variable is bound together with others, or by a loop" };
  const value = parent.field("right");
  if (value?.is("assignment") === true) return { doubt: "the value is assigned to another variable too" };
  if (value !== null && !isInert(value))
    return { doubt: "making the value may do something, or keep something alive: only a person knows" };
  if (hasComment2(text3, statement2)) return { doubt: "a comment stands beside the statement and would go with it" };
  return removeStatement(path2, text3, statement2);
}
var inertLeaves = ["string", "integer", "float", "true", "false", "none", "identifier", "ellipsis", "lambda"];
var inertDisplays = ["list", "tuple", "dictionary", "pair", "parenthesized_expression", "concatenated_string"];
function isInert(node) {
  const kind = String(node.kind());
  if (kind === "string") return node.find({ rule: { kind: "interpolation" } }) === null;
  if (inertLeaves.includes(kind)) return true;
  const parts = node.children().filter((child) => child.isNamed() && !child.is("comment"));
  if (inertDisplays.includes(kind)) return parts.every(isInert);
  return kind === "comparison_operator" ? parts.every(isNumber3) : isNumber3(node);
}
function isNumber3(node) {
  if (node.is("integer") || node.is("float")) return true;
  if (!/^(binary_operator|unary_operator|parenthesized_expression)$/.test(String(node.kind()))) return false;
  return !/\*\*|<<|\/|%/.test(node.text()) && node.children().every((child) => !child.isNamed() || isNumber3(child));
}

// healers/code/rename-override-parameter/words.ts
function wordsOf3(fn, name3) {
  const word = escapeRegExp(name3);
  const found2 = [];
  const first = fn.body.namedChildren().find((node) => !node.is("comment"));
  const docstring = first?.is("expression_statement") === true ? first.child(0) : null;
  const described = new RegExp(
    `(?<=:(?:param|type|arg|parameter)(?:\\s+[\\w.\\[\\], |]+)?\\s+)${word}(?=\\s*:)|(?<=^[ \\t]*)${word}(?=[ \\t]*(?:\\([^()\\n]*\\))?[ \\t]*:)`,
    "gm"
  );
  if (docstring?.is("string") === true) {
    const { start: start2 } = span(docstring);
    for (const { index } of docstring.text().matchAll(described))
      found2.push({ start: start2 + index, end: start2 + index + name3.length });
    if (isSpokenOf(docstring.text().replaceAll(described, ""), word, name3)) return void 0;
  }
  const comments = descendants(fn.node, "comment");
  return comments.some((node) => isSpokenOf(node.text(), word, name3)) ? void 0 : found2;
}
function isSpokenOf(text3, word, name3) {
  const marked = new RegExp("[`*]" + word + "[`*]");
  return marked.test(text3) || name3.length > 2 && new RegExp(`(?<![\\w.])${word}(?!\\w)`).test(text3);
}

// healers/code/rename-override-parameter/index.ts
var healer66 = {
  name: "rename-override-parameter",
  kind: "code",
  languages: ["python"],
  rules: ["pyright/reportIncompatibleMethodOverride"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const renames = renamesIn(finding.message);
    if (renames === void 0) return { leftAlone: "more than the names of parameters differs" };
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const fn = functionAround(nodeAt2(parse(path2, context.text), start2, end));
    if (fn?.owner === void 0) return { leftAlone: "no method of a class starts here" };
    const edits = [];
    for (const { from, to } of renames) {
      const doubt = doubtAbout2(fn, from, to) ?? await findKeyword(fn.name, from, path2, context);
      if (doubt !== void 0) return { leftAlone: doubt };
      const words2 = wordsOf3(fn, from);
      if (words2 === void 0) return { leftAlone: `what is written about ${from} in the method would be wrong` };
      const uses2 = identifiersOf(fn.node, from).filter((node) => roleOf(node) !== "other");
      edits.push(...[...uses2.map(span), ...words2].map((at) => ({ path: path2, ...at, text: to })));
    }
    const names = renames.map(({ from, to }) => `${from} to ${to}`).join(", ");
    return { change: { edits }, summary: `Rename ${names} in ${fn.name}, as in the method that it overrides` };
  }
};
function renamesIn(message) {
  const each = /Parameter \d+ name mismatch: base parameter is named "(\w+)", override parameter is named "(\w+)"/g;
  const renames = [...message.matchAll(each)].map(([, to = "", from = ""]) => ({ from, to }));
  const rest = message.replaceAll(each, "").replace(/^Method "\w+" overrides class "[\w.]+" in an incompatible manner/, "");
  return renames.length > 0 && rest.trim() === "" ? renames : void 0;
}
function doubtAbout2(fn, from, to) {
  if (from.startsWith("_") || to.startsWith("_")) return `an underscore says that ${from} is named so on purpose`;
  if (!isRelated(from, to)) return `${from} and ${to} say different things: whether the same is meant is for a person`;
  const used = identifiersOf(fn.body, from).filter((node) => roleOf(node) !== "other").length;
  if (used > mostUses) return `${from} stands in ${fn.name} ${used} times: to rename it hides what else would change`;
  const sister = sistersOf(fn).find((other) => identifiersOf(other.parameters, from).length > 0);
  if (sister !== void 0) return `${sister.name} of the same class calls it ${from} too`;
  const taken = descendants(fn.node, "identifier").some((node) => node.text() === to && roleOf(node) !== "other");
  if (taken) return `${fn.name} uses the name ${to} for something else`;
  const heads = identifiersOf(fn.parameters, from).filter((node) => roleOf(node) !== "other");
  if (heads.length !== 1) return `${from} stands in the head of ${fn.name} more than once`;
  const inner2 = descendants(fn.body, "function_definition", "lambda").flatMap((it) => it.field("parameters") ?? []);
  const scoped = descendants(fn.body, "for_in_clause").flatMap((it) => it.field("left") ?? []);
  if ([...inner2, ...scoped].some((it) => isNamed2(it, from)))
    return `something in ${fn.name} has a variable called ${from} too`;
  const calls = descendants(fn.body, "call").map((call) => call.field("function")?.text() ?? "");
  const reader = calls.find((callee) => /^(locals|vars|eval|exec|dir)$/.test(callee));
  return reader && `${reader}() may look up ${from} by its name`;
}
var mostUses = 6;
var vague = /* @__PURE__ */ new Set(["id", "ids", "name", "type", "kind", "key", "value", "num", "no", "new", "old", "is"]);
function isRelated(a, b) {
  const [short4, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(short4) || long.endsWith(short4)) return true;
  const words2 = new Set(a.split("_").filter((word) => !vague.has(word)));
  return b.split("_").some((word) => words2.has(word));
}
function sistersOf(fn) {
  const block = fn.owner?.field("body");
  if (!block) return [];
  return descendants(block, "function_definition").flatMap((node) => functionAround(node) ?? []).filter((other) => other.owner?.id() === fn.owner?.id() && other.node.id() !== fn.node.id());
}
function isNamed2(node, name3) {
  return node.text() === name3 || identifiersOf(node, name3).some((each) => isInside(each, node));
}
async function findKeyword(method, parameter, path2, context) {
  const member = new RegExp(`\\.\\s*${method}\\s*\\(|\\b${method}\\s*=`);
  const route = new RegExp(`<(?:\\w+(?:\\([^<>]*\\))?:)?${parameter}>`);
  for (const file of context.files) {
    if (!file.endsWith(".py")) continue;
    const text3 = file === path2 ? context.text : await context.read(file) ?? "";
    if (route.test(text3)) return `${file} has a route with a part called ${parameter}`;
    if (!member.test(text3) || !(text3.includes("**") || text3.includes(parameter))) continue;
    for (const call of descendants(parse(file, text3).root(), "call")) {
      const callee = call.field("function");
      if (callee?.is("attribute") !== true || callee.field("attribute")?.text() !== method) continue;
      for (const { name: name3, node } of readArguments(call)) {
        if (name3 === parameter) return `${file} calls ${method} with ${parameter}=`;
        if (node.is("dictionary_splat")) return `${file} calls ${method} with names that are not written out`;
      }
    }
  }
  return void 0;
}

// healers/code/safe-temp-file/index.ts
var wantsNothingThere = /^(?:os\.(?:mkfifo|mkdir|makedirs|symlink|link|rename|renames|replace|mknod)|shutil\.(?:copytree|move)|socket\.\w+|\w+\.(?:bind|connect|mkdir|symlink_to|hardlink_to|listen))$/;
var freeNames = new Set(
  "pipe pipes sock socket sockets listener listen fifo address addr lock folder directory dirname link symlink".split(
    " "
  )
);
var healer67 = {
  name: "safe-temp-file",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S306", "bandit/B306"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const names = readImportedNames(tree);
    const calls = findAll(tree, { kind: "call" }).filter(
      (call2) => qualify(call2.field("function"), names) === "tempfile.mktemp"
    );
    const { start: start2, end } = rangeOf(finding.place, text3);
    const call = smallestOverlapping(calls, start2, end);
    const callee = call?.field("function");
    if (!call || !callee) return leave8("There is no call of tempfile.mktemp here that is written out.");
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat)) return leave8("The arguments of mktemp come from elsewhere.");
    if (call.find({ rule: { kind: "comment" } }) !== null) return leave8("A comment stands inside the call.");
    if (/binary_operator|interpolation/.test(String(call.parent()?.kind()))) {
      return leave8("The name is only a part of another one.");
    }
    const affixes = args.filter((arg, index) => (arg.name ?? index) !== "dir" && (arg.name ?? index) !== 2);
    const said = affixes.flatMap((arg) => wordsOf(arg.value.text()));
    const told = [...wordsAround(call), ...said].find((word) => freeNames.has(word));
    if (told !== void 0) return leave8(`It is a name for a ${told}, which must still be free.`);
    const needer = findNeederOfFreeName(call);
    if (needer !== void 0) {
      return leave8(`\`${needer}\` needs a name that is still free: make a folder with tempfile.mkdtemp for it.`);
    }
    if (callee.is("identifier") && namesFor(tree, { module: "tempfile", name: "mktemp" }).length === 0)
      return leave8("mktemp is imported in a part of the file only.");
    const needed = callee.is("identifier") ? needImport(path2, text3, tree, { module: "tempfile", name: "NamedTemporaryFile" }) : { local: `${callee.text().slice(0, -"mktemp".length)}NamedTemporaryFile`, edits: [] };
    if (needed === void 0) return leave8("The file uses the name `NamedTemporaryFile` for something else.");
    const edits = writeCall(path2, call, callee, args, needed.local);
    const dropped = callee.is("identifier") ? [callee.text()] : [];
    const imports = dropUnusedImports(path2, text3, tree, dropped, edits, needed.edits);
    return {
      change: { edits: mergeEdits([...edits, ...imports]) },
      summary: "Make the temporary file at once, so that nobody else can under its name"
    };
  }
};
function writeCall(path2, call, callee, args, maker) {
  const { start: start2, end } = span(call);
  const last = args.at(-1);
  const order = ["suffix", "prefix", "dir"];
  const named2 = args.flatMap((arg, index) => {
    const at2 = span(arg.node).start;
    return arg.name === void 0 ? [{ path: path2, start: at2, end: at2, text: `${order[index] ?? ""}=` }] : [];
  });
  const at = last ? span(last.node).end : end - 1;
  return [
    { path: path2, start: start2, end: span(callee).end, text: maker },
    ...named2,
    { path: path2, start: at, end: at, text: `${last ? ", " : ""}delete=False` },
    { path: path2, start: end, end, text: ".name" }
  ];
}
function leave8(leftAlone) {
  return { leftAlone };
}
function findNeederOfFreeName(call) {
  const direct = readNeeder(call);
  if (direct !== void 0) return direct;
  const statement2 = statementOf(call);
  const assigned = statement2 && readAssignment(statement2);
  if (!assigned || !isInside(call, assigned.value)) return void 0;
  for (const read of readsOf(scopeOf(call), assigned.name.text())) {
    const needer = readNeeder(read);
    if (needer !== void 0) return needer;
  }
  return void 0;
}
function readNeeder(value) {
  const outer = enclosing(value, "call", "expression_statement", "assignment", "return_statement");
  if (outer?.is("call") === true) {
    const callee = outer.field("function")?.text() ?? "";
    if (wantsNothingThere.test(callee)) return callee;
    const mode = readArguments(outer).find((arg) => arg.name === "mode") ?? readArguments(outer)[1];
    if (/^(?:open|io\.open)$/.test(callee) && /^["'][^"']*x/.test(mode?.value.text() ?? "")) return `${callee} with x`;
    if (/exists$/.test(callee)) return callee;
    const method = outer.parent()?.is("attribute") === true ? outer.parent()?.field("attribute")?.text() ?? "" : "";
    if (/^(?:mkdir|symlink_to|hardlink_to|exists)$/.test(method)) return method;
  }
  return void 0;
}

// healers/code/secret-from-environment/index.ts
var placeholder = /^(?:|x+|\*+|\.+|none|null|todo|tbd|changeme|change[-_ ]?me|secret|password|passw(?:or)?d|pass|test\w*|dummy|fake\w*|example\w*|sample|your[-_ ].*|my[-_ ].*|<.*>|\$\{?.*|%\(.*|\{.*\}|admin|root|guest|foo\w*|bar|.*placeholder.*)$/i;
var healer68 = {
  name: "secret-from-environment",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S105", "ruff/S106", "bandit/B105", "bandit/B106"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const holders = findAll(tree, { any: [{ kind: "assignment" }, { kind: "keyword_argument" }] }).filter(
      isSecretHolder
    );
    const holder = smallestOverlapping(holders, start2, end);
    const value = holder && valueOf(holder);
    const name3 = holder && nameOf8(holder);
    if (!value || name3 === void 0) return { leftAlone: "The secret is not a literal that is given to a name here." };
    const text3 = readPlainText(value) ?? "";
    if (placeholder.test(text3) || text3.length < 8)
      return { leftAlone: "The text is a placeholder rather than a secret." };
    if (/(^|\/)tests?\/|(^|\/)(?:test_|conftest)/.test(path2)) return { leftAlone: "Secrets of tests guard nothing." };
    const variable = variableOf(name3);
    if (!await isVariableNamed(variable, context)) {
      return {
        leftAlone: `Nothing in the project sets \`${variable}\`: set it where the program runs, read it with os.environ["${variable}"], and replace the secret, which everybody who has the code knows.`
      };
    }
    const needed = needImport(path2, context.text, tree, { module: "os" });
    if (needed === void 0) return { leftAlone: "The file uses the name `os` for something else." };
    const edit = { path: path2, ...span(value), text: `${needed.local}.environ["${variable}"]` };
    return {
      change: { edits: mergeEdits([edit, ...needed.edits]) },
      summary: `Read the secret from ${variable}; replace the old one, which is in the history`
    };
  }
};
function isSecretHolder(node) {
  const value = valueOf(node);
  return value !== void 0 && readPlainText(value) !== void 0;
}
function valueOf(node) {
  return (node.is("assignment") ? node.field("right") : node.field("value")) ?? void 0;
}
function nameOf8(node) {
  const target = node.is("assignment") ? node.field("left") : node.field("name");
  if (target?.is("identifier") === true) return target.text();
  return target?.is("attribute") === true ? target.field("attribute")?.text() : void 0;
}
function variableOf(name3) {
  return name3.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/^_+/, "").toUpperCase();
}

// healers/code/secret-random/index.ts
var guarded = new Set(
  "token tokens secret secrets password passwords passwd pwd passphrase otp nonce csrf xsrf salt captcha credential credentials auth apikey cookie jwt".split(" ")
);
var healer69 = {
  name: "secret-random",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S311", "bandit/B311"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const calls = findAll(tree, { kind: "call" }).filter(
      (call2) => /^random\.\w+$/.test(qualify(call2.field("function"), names) ?? "")
    );
    if (calls.some((call2) => qualify(call2.field("function"), names) === "random.seed")) {
      return leave9("The file seeds its random numbers: somebody wants them to repeat.");
    }
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(calls, start2, end);
    const callee = call?.field("function") ?? null;
    if (call === void 0 || callee === null) return leave9("The number does not come from the module random here.");
    const words2 = wordsAround(call);
    if (!isGuarded3(words2)) return leave9("Nothing here says that the value must be hard to guess.");
    if (/(^|\/)tests?\/|(^|\/)test_/.test(path2)) return leave9("Tests need no secrets that are hard to guess.");
    if (call.find({ rule: { kind: "comment" } }) !== null) return leave9("A comment stands inside the call.");
    const needed = needImport(path2, context.text, tree, { module: "secrets" });
    if (needed === void 0) return leave9("The file uses the name `secrets` for something else.");
    const text3 = rewrite(call, qualify(callee, names) ?? "", needed.local);
    if (text3 === void 0) return leave9(`\`${callee.text()}\` has no counterpart in secrets that answers the same.`);
    const edit = isPlainChoice(call, callee, names) ? { path: path2, ...span(callee), text: `${needed.local}.choice` } : { path: path2, ...span(call), text: text3 };
    const imported = callee.is("identifier") ? callee.text() : callee.text().split(".")[0] ?? "";
    const imports = dropUnusedImports(path2, context.text, tree, [imported], [edit], needed.edits);
    return {
      change: { edits: mergeEdits([edit, ...imports]) },
      summary: "Take the secret from the system\u2019s random source"
    };
  }
};
function leave9(leftAlone) {
  return { leftAlone };
}
function isPlainChoice(call, callee, names) {
  const [only2, ...more] = readArguments(call);
  const isOne = only2 !== void 0 && more.length === 0 && only2.name === void 0 && !only2.isSplat;
  return isOne && qualify(callee, names) === "random.choice";
}
function isGuarded3(words2) {
  if (words2.has("boundary") || words2.has("separator")) return false;
  if ([...words2].some((word) => guarded.has(word))) return true;
  if (words2.has("session") && ["id", "key", "token"].some((word) => words2.has(word))) return true;
  return words2.has("key") && ["api", "generate", "private", "encryption"].some((word) => words2.has(word));
}
function rewrite(call, callee, secrets) {
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return void 0;
  const positional = args.filter((arg) => arg.name === void 0).map((arg) => arg.value.text());
  const [first, second] = positional;
  const isPlain2 = positional.length === args.length;
  if (first === void 0) return void 0;
  switch (callee) {
    case "random.choice":
      return isPlain2 && args.length === 1 ? `${secrets}.choice(${first})` : void 0;
    case "random.randrange":
      if (!isPlain2) return void 0;
      return args.length === 1 ? `${secrets}.randbelow(${first})` : `${secrets}.choice(range(${positional.join(", ")}))`;
    case "random.randint":
      return isPlain2 && args.length === 2 && second !== void 0 ? between(first, second, secrets, call) : void 0;
    case "random.getrandbits":
      return isPlain2 && args.length === 1 ? `${secrets}.randbits(${first})` : void 0;
    case "random.choices": {
      const count = args.find((arg) => arg.name === "k")?.value.text();
      const isSteady3 = /^(?:[\w.]+|"[^"\n]*"|'[^'\n]*')$/.test(first);
      return args.length === 2 && positional.length === 1 && count !== void 0 && isSteady3 ? `[${secrets}.choice(${first}) for _ in range(${count})]` : void 0;
    }
    default:
      return void 0;
  }
}
var alone = ["assignment", "argument_list", "return_statement", "keyword_argument", "list", "interpolation"];
function between(low, high, secrets, call) {
  const isNumbers = /^\d{1,15}$/.test(low) && /^\d{1,15}$/.test(high);
  const size = Number(high) - Number(low) + 1;
  if (!isNumbers || size < 1) return `${secrets}.choice(range(${low}, ${high} + 1))`;
  if (Number(low) === 0) return `${secrets}.randbelow(${size})`;
  return alone.includes(String(call.parent()?.kind())) ? `${low} + ${secrets}.randbelow(${size})` : `${secrets}.choice(range(${low}, ${Number(high) + 1}))`;
}

// healers/code/secure-cookie-settings/index.ts
var healer70 = {
  name: "secure-cookie-settings",
  kind: "code",
  languages: ["python"],
  rules: ["heal/cookie-settings"],
  // Browsers keep back, over plain HTTP, what they sent before.
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const found2 = findAll(tree, { kind: "assignment" }).find(
      (node) => span(node).start < end && start2 < span(node).end && node.field("right")?.text() === "False"
    );
    const name3 = /[A-Z]+_COOKIE_(?:SECURE|HTTPONLY)/.exec(found2?.field("left")?.text() ?? "")?.[0];
    const value = found2?.field("right");
    if (name3 === void 0 || !value) return { leftAlone: "No setting of a cookie is switched off here." };
    const sister = sisterOf(name3, tree);
    if (sister === void 0)
      return {
        leftAlone: name3.endsWith("SECURE") ? "No other setting of this file says that the site is only reached over HTTPS." : "No other cookie of this file is kept from scripts: perhaps scripts of the site need this one."
      };
    return {
      change: { edits: [{ path: path2, ...span(value), text: "True" }] },
      summary: `Set ${name3}, as ${sister} is set`
    };
  }
};
function sisterOf(name3, tree) {
  const wanted = name3.endsWith("SECURE") ? /(?:[A-Z]+_COOKIE_SECURE|SECURE_SSL_REDIRECT)$/ : /(?:[A-Z]+_COOKIE_HTTPONLY|[A-Z]+_COOKIE_SECURE)$/;
  for (const node of findAll(tree, { kind: "assignment" })) {
    const left = (node.field("left")?.text() ?? "").replace(/^.*\[["'](\w+)["']\]$/, "$1");
    const right = node.field("right")?.text() ?? "";
    const own = /\w+$/.exec(left)?.[0] ?? "";
    if (own === name3 || node.ancestors().some((outer) => outer.is("if_statement"))) continue;
    if (wanted.test(own) && right === "True") return own;
    if (!name3.endsWith("SECURE")) continue;
    if (own === "SECURE_HSTS_SECONDS" && /^[1-9]/.test(right)) return own;
    if (own === "PREFERRED_URL_SCHEME" && /^["']https["']$/.test(right)) return own;
  }
  return void 0;
}

// healers/code/sqlalchemy-parameters/index.ts
var healer71 = {
  name: "sqlalchemy-parameters",
  kind: "code",
  languages: ["python"],
  rules: ["heal/sql-injection", "ruff/S608", "bandit/B608", "flow/sql-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const tree = parse(finding.place.path, context.text);
    const names = readImportedNames(tree);
    if (![...names.values()].some((name3) => /^(?:flask_)?sqlalchemy\b|^sqlmodel\b/.test(name3)) && !usesDb(names)) {
      return leave10("The file does not use SQLAlchemy.");
    }
    const found2 = findCall3(tree, names, finding, context.text);
    if (found2 === void 0) return leave10("The query is not passed to `text()` or to a session of SQLAlchemy here.");
    return heal4(found2, finding, context, tree);
  }
};
function leave10(leftAlone) {
  return { leftAlone };
}
function usesDb(names) {
  return names.get("db")?.endsWith(".db") === true;
}
function findCall3(tree, names, finding, text3) {
  const { start: start2, end } = rangeOf(finding.place, text3);
  const touches = (node) => span(node).start < end && start2 < span(node).end;
  for (const call of findAll(tree, { kind: "call" })) {
    const isText4 = isTextCall(call, names);
    const [argument, ...more] = readArguments(call);
    if (!isText4 && !isRawExecute(call) || !argument || argument.isSplat || argument.name !== void 0) continue;
    if (more.length > 0) continue;
    const value = unwrap2(argument.value);
    const statement2 = statementOf(call);
    const assigned = value.is("identifier") && statement2 ? assignmentBefore(statement2, value.text()) : void 0;
    const query = assigned ? unwrap2(assigned.value) : value;
    if (touches(query) || touches(call)) {
      if (readBuiltString(query) !== void 0) return { call, argument: argument.value, query, assigned, isText: isText4 };
    }
  }
  return void 0;
}
function isTextCall(call, names) {
  const callee = call.field("function");
  const qualified = qualify(callee, names) ?? "";
  return /^(?:sqlalchemy(?:\.sql(?:\.expression)?)?|sqlmodel)\.text$/.test(qualified) || readDotted(callee) === "db.text";
}
function isRawExecute(call) {
  const callee = call.field("function");
  if (callee?.is("attribute") !== true || !/^(?:execute|scalars?)$/.test(callee.field("attribute")?.text() ?? "")) {
    return false;
  }
  const receiver = callee.field("object")?.text() ?? "";
  return /(?:^|\.)(?:\w*session|\w*engine|\w*connection|conn)$/i.test(receiver);
}
function heal4(found2, finding, context, tree) {
  const { path: path2 } = finding.place;
  const { call, argument, query, assigned, isText: isText4 } = found2;
  const built = readBuiltString(query);
  if (built === void 0 || built.way === "plain")
    return leave10("The way in which the query is built cannot be followed.");
  if (!looksLikeSql(built)) return leave10("The text does not read like one SQL statement.");
  if (query.find({ rule: { kind: "comment" } }) !== null) return leave10("A comment stands inside the query.");
  const blocked = assigned && findVariableFault(call, argument, assigned);
  if (blocked !== void 0) return leave10(blocked);
  const literal = built.parts.map((part) => part.kind === "text" ? part.raw : "").join("");
  if (!isText4 && /(?<![:\w\\]):\w|%%/.test(literal)) {
    return leave10("The text holds colons or percent signs, which mean something else in `text()`.");
  }
  const plan3 = planQuery(path2, query, built, ":name", false);
  if (typeof plan3 === "string") return leave10(plan3);
  const bound = `.bindparams(${plan3.parameters.map(({ name: name3, text: text3 }) => `${name3}=${text3}`).join(", ")})`;
  const edits = [...plan3.edits];
  if (isText4) edits.push({ path: path2, start: span(call).end, end: span(call).end, text: bound });
  else {
    const needed = needImport(path2, context.text, tree, { module: "sqlalchemy", name: "text" });
    if (needed === void 0) return leave10("The file uses the name `text` for something else.");
    const { start: start2, end } = span(argument);
    edits.push({ path: path2, start: start2, end: start2, text: `${needed.local}(` }, { path: path2, start: end, end, text: `)${bound}` });
    edits.push(...needed.edits);
  }
  const merged = mergeEdits(edits);
  if (!parses(path2, applyEdits(context.text, merged)))
    return leave10("The query is written in a way that is too involved.");
  const one = plan3.parameters.length === 1;
  return {
    change: { edits: merged },
    summary: one ? "Bind the value as a parameter of the query" : "Bind the values as parameters of the query"
  };
}

// healers/code/strong-hash/index.ts
var harmless2 = new Set(
  "etag etags checksum checksums cache cached caching cachekey dedupe dedup deduplicate duplicate duplicates color colour bucket shard sharding partition gravatar md5sum sha1sum revision revisions changed unchanged memo memoize".split(" ")
);
var sensitive = new Set(
  "sign signs signed signature signatures token tokens auth authenticate authentication authorize secret secrets hmac mac session csrf nonce credential credentials verify otp cookie".split(" ")
);
var algorithms = /* @__PURE__ */ new Set(["md5", "sha", "sha1"]);
var passwords2 = /* @__PURE__ */ new Set(["password", "passwords", "passwd", "pwd", "passphrase", "pin"]);
var healer72 = {
  name: "strong-hash",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S324", "bandit/B324", "bandit/B303"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    if (isTestFile(path2)) return leave11("A test knows the hashes that it compares with.");
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const calls = findAll(tree, { kind: "call" }).filter(
      (call2) => /^hashlib\.(?:md5|sha1|new)$/.test(qualify(call2.field("function"), names) ?? "")
    );
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const call = smallestOverlapping(calls, start2, end);
    const callee = qualify(call?.field("function") ?? null, names);
    if (call === void 0 || callee === void 0) return leave11("The hash is not made with hashlib here.");
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat || arg.name === "usedforsecurity")) {
      return leave11("The call says itself what the hash is for, or takes arguments from elsewhere.");
    }
    const words2 = /* @__PURE__ */ new Set([...wordsAround(call), ...wordsOf(path2.split("/").at(-1)?.replace(/\.py$/, "") ?? "")]);
    const has = (list) => [...words2].some((word) => list.has(word));
    if (has(passwords2))
      return leave11(
        "A password needs a slow hash with salt, such as hashlib.scrypt, and a plan for those that are stored."
      );
    if (has(harmless2) && !has(sensitive)) return sayHarmless(path2, call, context);
    if (has(sensitive) && !has(harmless2) && (has(algorithms) || isChosenByName(call)))
      return leave11("The names around say which algorithm it must be: a protocol may ask for it.");
    if (has(sensitive) && !has(harmless2)) return strengthen(path2, call, callee, context, tree);
    return leave11("Nothing here says whether the hash guards something: choose SHA-256, or `usedforsecurity=False`.");
  }
};
function isChosenByName(call) {
  const around = enclosing(call, "function_definition");
  return around !== void 0 && /["'](?:md5|sha-?1?|md5-sess)["']\s*(?::|\)|]|,)/i.test(around.text());
}
function leave11(leftAlone) {
  return { leftAlone };
}
async function sayHarmless(path2, call, context) {
  const oldest = await oldestPython((file) => context.read(file));
  if (oldest !== void 0 && oldest < 9)
    return leave11("`usedforsecurity` needs Python 3.9, and the project supports older ones.");
  const args = readArguments(call);
  const last = args.at(-1);
  const list = call.field("arguments");
  if (list === null) return leave11("The call has no list of arguments.");
  if (args.length === 1 && list.is("generator_expression")) return leave11("The argument is a generator.");
  const at = last ? span(last.node).end : span(list).start + 1;
  const edit = { path: path2, start: at, end: at, text: `${last ? ", " : ""}usedforsecurity=False` };
  return { change: { edits: [edit] }, summary: "Say that the hash guards nothing" };
}
function strengthen(path2, call, callee, context, tree) {
  const summary = "Hash with SHA-256; digests that are stored or sent elsewhere change";
  const name3 = call.field("function");
  if (name3 === null) return leave11("The hash is not made with hashlib here.");
  if (callee === "hashlib.new") {
    const algorithm = readArguments(call)[0]?.value;
    if (algorithm?.is("string") !== true || !/^(?:md5|sha-?1)$/i.test(readPlainText(algorithm) ?? ""))
      return leave11("The algorithm is chosen elsewhere.");
    const { start: start2, end } = span(algorithm);
    return { change: { edits: [{ path: path2, start: start2 + 1, end: end - 1, text: "sha256" }] }, summary, safety: "risky" };
  }
  if (name3.is("attribute")) {
    const attribute = name3.field("attribute");
    if (attribute === null) return leave11("The hash is not made with hashlib here.");
    return { change: { edits: [{ path: path2, ...span(attribute), text: "sha256" }] }, summary, safety: "risky" };
  }
  const needed = needImport(path2, context.text, tree, { module: "hashlib", name: "sha256" });
  if (needed === void 0) return leave11("The file uses the name `sha256` for something else.");
  const edit = { path: path2, ...span(name3), text: needed.local };
  const imports = dropUnusedImports(path2, context.text, tree, [name3.text()], [edit], needed.edits);
  return { change: { edits: mergeEdits([edit, ...imports]) }, summary, safety: "risky" };
}

// healers/code/subprocess-argv/words.ts
var builtins3 = /^(?:cd|export|source|alias|unalias|exit|set|unset|ulimit|umask|type|exec|eval|trap|wait|if|for|while|case|function|time|then|do|cls|dir|copy|del|erase|move|ren|rename|start|ver|vol|title|call|pause|assoc|md|rd|\.|:|!)$/i;
var several2 = /(?:^|_)(?:args?|argv|arguments|options?|opts?|flags?|params?|parameters|extra|cmd|command|cmdline|switches|files|paths|names)$/i;
function writeWords(built, names, isText4) {
  if (built.way === "mixed") return "The command mixes f-strings with `+`.";
  const words2 = split(built);
  if (typeof words2 === "string") return words2;
  const first = words2[0];
  const head = first?.length === 1 && first[0] && "text" in first[0] ? first[0].text : void 0;
  if (head === void 0) return "The program itself is chosen by a value.";
  if (builtins3.test(head)) return `\`${head}\` is a command of the shell.`;
  if (/^\w+=/.test(head)) return "The command sets an environment variable first.";
  const token = built.tokens[0];
  const quote2 = token ? quoteOf2(token)[0] ?? '"' : '"';
  const written = [];
  for (const word of words2) {
    const element = writeWord(word, quote2, built.way, names, isText4);
    if (typeof element !== "string") return element.refusal;
    written.push(element);
  }
  return written;
}
function split(built) {
  const words2 = [];
  let word;
  let quote2 = "";
  let quotedText;
  const add = (piece) => {
    const last = word?.at(-1);
    if (word && last && "text" in last && "text" in piece) word[word.length - 1] = { text: last.text + piece.text };
    else (word ??= []).push(piece);
  };
  const close = () => {
    if (word) words2.push(word);
    word = void 0;
  };
  for (const part of built.parts) {
    if (part.kind === "value") {
      if (quote2 !== "" && quotedText !== "") return "A quoted word is partly put together from a value.";
      add({ value: part, isQuoted: quote2 !== "" });
      continue;
    }
    const raw = decode2(part.raw, built.way);
    if (raw === void 0) return "The command holds a backslash.";
    for (const char of raw) {
      if (quote2 !== "") {
        if (char === quote2) {
          if (quotedText === "" && word === void 0) add({ text: "" });
          quote2 = "";
        } else if (quote2 === '"' && /[$`\\!]/.test(char)) return "The command needs a shell to fill in its variables.";
        else if (word?.at(-1) && "value" in (word.at(-1) ?? {}))
          return "A quoted word is partly put together from a value.";
        else {
          quotedText = (quotedText ?? "") + char;
          add({ text: char });
        }
      } else if (char === '"' || char === "'") {
        if (word !== void 0) return "Quotes stand in the middle of a word.";
        quote2 = char;
        quotedText = "";
      } else if (/[ \t]/.test(char)) close();
      else if (/[|&;<>()$`*?[\]{}!#~\n]/.test(char)) {
        return `\`${char === "\n" ? "a line break" : char}\` in the command needs a shell.`;
      } else if (!/[\w./:=@%+,^-]/.test(char)) return `\`${char}\` in the command may mean something to the shell.`;
      else if (word?.some((piece) => "value" in piece && piece.isQuoted))
        return "A quoted value continues without a space.";
      else add({ text: char });
    }
  }
  if (quote2 !== "") return "A quote of the command is never closed.";
  close();
  return words2.length === 0 ? "The command is empty." : words2;
}
function decode2(raw, way) {
  if (raw.includes("\\")) return void 0;
  if (way === "percent") return raw.replaceAll("%%", "%");
  return way === "plus" || way === "plain" ? raw : raw.replaceAll("{{", "{").replaceAll("}}", "}");
}
function writeWord(word, quote2, way, names, isText4) {
  const pieces = [];
  for (const piece of word) {
    if ("text" in piece) {
      pieces.push(piece.text);
      continue;
    }
    const { node, format, conversion } = piece.value;
    if (format !== "" || conversion !== "")
      return { refusal: `\`${node.text()}\` is formatted before it goes into the command.` };
    const name3 = node.text().split(".").at(-1) ?? "";
    if (!piece.isQuoted && several2.test(name3)) return { refusal: `\`${name3}\` may hold several words.` };
    const shape2 = String(node.kind());
    if (!["identifier", "attribute", "subscript", "call"].includes(shape2))
      return { refusal: `\`${node.text()}\` is too involved to be moved.` };
    if (shape2 === "call" && /join/.test(node.field("function")?.text() ?? ""))
      return { refusal: `\`${node.text()}\` may hold several words.` };
    pieces.push(unquoted(node, names));
  }
  const [only2] = word;
  const values = word.filter((piece) => "value" in piece);
  if (values.length === 0) return quoteText(pieces.join(""), quote2);
  if (word.length === 1 && only2 && "value" in only2) {
    const text3 = pieces[0] ?? "";
    return way === "plus" || isText4(only2.value.node) || text3 !== only2.value.node.text() ? text3 : `str(${text3})`;
  }
  if (way === "plus") {
    return word.map((piece, i) => "text" in piece ? quoteText(piece.text, quote2) : pieces[i] ?? "").join(" + ");
  }
  const inner2 = word.map((piece, i) => "text" in piece ? piece.text : `{${pieces[i]}}`).join("");
  if (/["'\\]/.test(inner2)) return { refusal: "A word is put together from values that hold quotes." };
  return `f${quote2}${inner2}${quote2}`;
}
function unquoted(node, names) {
  if (!node.is("call")) return node.text();
  const callee = qualify(node.field("function"), names);
  const args = readArguments(node);
  const only2 = args[0];
  const isQuote = callee === "shlex.quote" || callee === "pipes.quote";
  return isQuote && args.length === 1 && only2 && !only2.isSplat && only2.name === void 0 ? only2.value.text() : node.text();
}
function quoteText(text3, quote2) {
  const other = quote2 === '"' ? "'" : '"';
  return text3.includes(quote2) ? text3.includes(other) ? JSON.stringify(text3) : other + text3 + other : quote2 + text3 + quote2;
}

// healers/code/subprocess-argv/index.ts
var starters = /^subprocess\.(?:run|call|check_call|check_output|Popen)$/;
var healer73 = {
  name: "subprocess-argv",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S602", "ruff/S604", "ruff/S605", "bandit/B602", "bandit/B604", "bandit/B605"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    if (finding.flow?.verdict === "fixed")
      return { leftAlone: "The whole command stands in the program: nobody else decides about it." };
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const call = findCall4(tree, names, finding, context.text);
    if (call === void 0)
      return leave12("The call is not one of subprocess, os.system or os.popen that is written out here.");
    return heal5(call, names, context, path2, tree);
  }
};
function leave12(leftAlone) {
  return { leftAlone };
}
function findCall4(tree, names, finding, text3) {
  const { start: start2, end } = rangeOf(finding.place, text3);
  const calls = findAll(tree, { kind: "call" }).filter((call) => {
    const callee = qualify(call.field("function"), names) ?? "";
    return (starters.test(callee) || callee === "os.system" || callee === "os.popen") && span(call).start < end && start2 < span(call).end;
  });
  return calls.at(-1);
}
async function heal5(call, names, context, path2, tree) {
  const args = readArguments(call);
  const [command] = args;
  if (command === void 0 || command.isSplat || command.name !== void 0 && command.name !== "args") {
    return leave12("The command is not the first argument.");
  }
  if (call.find({ rule: { kind: "comment" } }) !== null) return leave12("A comment stands inside the call.");
  const isPopen = qualify(call.field("function"), names) === "os.popen";
  const isSystem = qualify(call.field("function"), names) === "os.system";
  const shell = args.find((arg) => arg.name === "shell");
  if (!isSystem && !isPopen && shell?.value.text() !== "True") return leave12("`shell` is not simply `True` here.");
  if (args.some((arg) => arg.isSplat || arg.name === "executable"))
    return leave12("The call chooses its shell, or takes more arguments from elsewhere.");
  if (isSystem && !isExitCodeEnough(call)) return leave12("The status that os.system answers is used as it is.");
  const read = isPopen ? findRead(call) : void 0;
  if (isPopen && (read === void 0 || args.length > 1))
    return leave12("The pipe of os.popen is used for more than to read everything at once.");
  const target = findCommand(call, command);
  if (typeof target === "string") return leave12(target);
  const built = readBuiltString(target);
  if (built === void 0) return leave12("The way in which the command is built cannot be followed.");
  const words2 = writeWords(built, names, (value) => isKnownText(value));
  if (typeof words2 === "string") return leave12(words2);
  const edits = [trimEdit({ path: path2, ...span(target), text: `[${words2.join(", ")}]` }, context.text)];
  if (shell) edits.push(removeArgument(path2, args, shell));
  if (!isSystem && !isPopen)
    return { change: { edits: mergeEdits(edits) }, summary: "Start the program without a shell" };
  const callee = call.field("function");
  const needed = needImport(path2, context.text, tree, { module: "subprocess" });
  if (callee === null || needed === void 0) return leave12("The file uses the name `subprocess` for something else.");
  edits.push({ path: path2, ...span(callee), text: `${needed.local}.${read ? "run" : "call"}` });
  if (read) {
    const behind = span(command.node).end;
    edits.push({ path: path2, start: behind, end: behind, text: `, stdout=${needed.local}.PIPE, text=True` });
    edits.push({ path: path2, start: span(call).end, end: span(read).end, text: ".stdout" });
  }
  const imports = dropUnusedImports(path2, context.text, tree, ["os", "system", "popen"], edits, needed.edits);
  return { change: { edits: mergeEdits([...edits, ...imports]) }, summary: "Start the program without a shell" };
}
function findRead(call) {
  const attribute = call.parent();
  const read = attribute?.parent();
  const isRead = attribute?.is("attribute") === true && attribute.field("attribute")?.text() === "read";
  return isRead && read?.is("call") === true && readArguments(read).length === 0 ? read : void 0;
}
function findCommand(call, command) {
  const value = unwrap2(command.value);
  if (!value.is("identifier")) return value;
  const name3 = value.text();
  const statement2 = statementOf(call);
  const assigned = statement2 && assignmentBefore(statement2, name3);
  if (assigned === void 0) return `It is unclear what \`${name3}\` holds.`;
  const scope = scopeOf(call);
  if (bindingsOf(scope, name3).length !== 1) return `\`${name3}\` is given several values.`;
  if (assigned.name.parent()?.field("type")) return `\`${name3}\` is declared to be a text.`;
  if (readsOf(scope, name3).some((read) => !isInside(read, command.node))) return `\`${name3}\` is used elsewhere too.`;
  return unwrap2(assigned.value);
}
function isExitCodeEnough(call) {
  const parent = call.parent();
  if (parent?.is("expression_statement") === true || parent?.is("not_operator") === true) return true;
  if (parent?.is("if_statement") === true) return true;
  return parent?.is("comparison_operator") === true && /^(?:==|!=)$/.test(call.next()?.text() ?? "") && call.next()?.next()?.text() === "0";
}
function isKnownText(value) {
  if (value.is("call")) return /^(?:str|os\.path\.\w+|os\.fspath)$/.test(value.field("function")?.text() ?? "");
  if (!value.is("identifier")) return false;
  const scope = scopeOf(value);
  const bindings = bindingsOf(scope, value.text());
  const parameter = bindings[0]?.parent();
  const type = parameter?.is("typed_parameter") || parameter?.is("typed_default_parameter") ? parameter.field("type") : null;
  return bindings.length === 1 && /^(?:str|(?:pathlib\.)?Path|os\.PathLike(?:\[str\])?|str \| Path|Path \| str)$/.test(type?.text() ?? "");
}
function removeArgument(path2, args, gone) {
  const index = args.indexOf(gone);
  const before = args[index - 1];
  const after = args[index + 1];
  if (before) return { path: path2, start: span(before.node).end, end: span(gone.node).end, text: "" };
  return { path: path2, start: span(gone.node).start, end: after ? span(after.node).start : span(gone.node).end, text: "" };
}

// healers/code/tar-filter/index.ts
var healer74 = {
  name: "tar-filter",
  kind: "code",
  languages: ["python"],
  rules: ["ruff/S202", "bandit/B202"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, {
      kind: "call",
      has: { field: "function", kind: "attribute", regex: "\\.extractall$" }
    });
    const call = smallestOverlapping(calls, start2, end);
    const archive = call?.field("function")?.field("object");
    if (!call || !archive) return { leftAlone: "There is no call of `extractall` here that is written out." };
    if (!isTar(archive, names))
      return { leftAlone: `It is not known that \`${archive.text()}\` is an archive that tarfile opened.` };
    const args = readArguments(call);
    if (args.some((arg) => arg.isSplat || arg.name === "filter" || arg.name === "members") || args.length > 1) {
      return { leftAlone: "The call chooses what it extracts." };
    }
    if (!await knowsFilter((file) => context.read(file))) {
      return { leftAlone: "Not every Python that the project supports knows `filter`: 3.12 does." };
    }
    const last = args.at(-1);
    const at = last ? span(last.node).end : span(call).end - 1;
    const edit = { path: path2, start: at, end: at, text: `${last ? ", " : ""}filter="data"` };
    return { change: { edits: [edit] }, summary: "Extract data only, nothing outside of the folder" };
  }
};
function isTar(archive, names) {
  if (archive.is("call")) return isOpened(archive, names);
  if (!archive.is("identifier")) return false;
  const bindings = bindingsOf(scopeOf(archive), archive.text());
  return bindings.length > 0 && bindings.every((binding) => isBoundToTar(binding, names));
}
function isBoundToTar(binding, names) {
  const parent = binding.parent();
  if (parent?.is("typed_parameter") === true) {
    const type = parent.field("type")?.text() ?? "";
    return qualifyText(type, names) === "tarfile.TarFile";
  }
  const holder = enclosing(binding, "assignment", "as_pattern");
  const value = holder?.is("assignment") ? holder.field("right") : holder?.namedChildren()[0];
  return value?.is("call") === true && isOpened(value, names);
}
function qualifyText(dotted, names) {
  const [head = "", ...rest] = dotted.split(".");
  return [names.get(head) ?? head, ...rest].join(".");
}
async function knowsFilter(read) {
  const oldest = await oldestPython(read);
  if (oldest !== void 0) return oldest >= 12;
  const pinned = await read(".python-version") ?? await read("runtime.txt");
  const image = /^FROM\s+(?:\S+\/)?python:(\S+)/m.exec(await read("Dockerfile") ?? "")?.[1];
  const stated = [pinned, image].flatMap((text3) => /^\s*(?:python-)?3\.(\d+)/.exec(text3 ?? "")?.[1] ?? []);
  return stated.length > 0 && stated.every((minor) => Number(minor) >= 12);
}
function isOpened(call, names) {
  return /^tarfile\.(?:open|TarFile(?:\.open)?)$/.test(qualify(call.field("function"), names) ?? "");
}

// healers/code/template-values/index.ts
var healer75 = {
  name: "template-values",
  kind: "code",
  languages: ["python"],
  rules: ["flow/template-injection"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const calls = findAll(tree, { kind: "call" }).filter(
      (call2) => /(?:^|\.)render_template_string$/.test(readDotted(call2.field("function")) ?? "")
    );
    const call = smallestOverlapping(calls, start2, end);
    const args = call ? readArguments(call) : [];
    const [template] = args;
    if (!call || template === void 0 || template.isSplat || template.name !== void 0)
      return leave13("There is no call of `render_template_string` here that is written out.");
    const found2 = findValue(template.value);
    const built = found2 && readBuiltString(found2.node);
    if (!found2 || built === void 0 || built.way === "plain")
      return leave13("The template is not put together right here.");
    if (found2.assigned && !isOnlyFor(found2.assigned, template.node))
      return leave13(`\`${found2.assigned.name.text()}\` is used elsewhere too.`);
    if (found2.node.find({ rule: { kind: "comment" } }) !== null) return leave13("A comment stands inside the template.");
    return heal6({ path: path2, call, query: found2.node, built, taken: args.flatMap((arg) => arg.name ?? []) }, text3);
  }
};
function leave13(leftAlone) {
  return { leftAlone };
}
function heal6({ path: path2, call, query, built, taken }, text3) {
  const names = /* @__PURE__ */ new Map();
  for (const { part, index } of valuesOf(built.parts)) {
    if (part.format !== "" || part.conversion !== "")
      return leave13(`\`${part.node.text().slice(0, 60)}\` is formatted before it goes into the template.`);
    const fault = findEscapeFault(built.parts, index);
    if (fault !== void 0) return leave13(fault);
    const value = part.node.text();
    if (!names.has(value)) names.set(value, nameOf9(part.node, [...taken, ...names.values()]));
  }
  const slot = (node) => `{{ ${names.get(node.text()) ?? ""} }}`;
  const written = built.way === "plus" ? writeSum(path2, query, built, slot) : writeSlots(path2, query, built, slot);
  if (written === void 0) return leave13("The parts of the template are written in a way that is too involved.");
  const list = [...names].map(([value, name3]) => `${name3}=${value}`).join(", ");
  const last = readArguments(call).at(-1);
  const at = last ? span(last.node).end : span(call).end - 1;
  const isInside2 = written.some((edit) => edit.end === at && edit.start < at);
  const edits = isInside2 ? written.map((edit) => edit.end === at ? { ...edit, text: `${edit.text}, ${list}` } : edit) : [...written, { path: path2, start: at, end: at, text: `, ${list}` }];
  const merged = mergeEdits(edits);
  if (!parses(path2, applyEdits(text3, merged))) return leave13("The template is written in a way that is too involved.");
  return { change: { edits: merged }, summary: "Give the values to the template instead of writing them into it" };
}
function nameOf9(value, taken) {
  const words2 = value.text().match(/[A-Za-z_]\w*/g) ?? [];
  const wanted = words2.at(-1)?.toLowerCase() ?? "value";
  const base = /^(?:get|str|request|g|session|config|loop|self|true|false|none|not|if|in|is|and|or|for)$/.test(wanted) ? "value" : wanted;
  for (let n = 1; ; n++) {
    const name3 = n === 1 ? base : `${base}_${n}`;
    if (!taken.includes(name3)) return name3;
  }
}
function writeSlots(path2, query, built, slot) {
  const edits = valuesOf(built.parts).map(({ part }) => ({
    path: path2,
    start: part.start,
    end: part.end,
    text: slot(part.node)
  }));
  for (const token of built.tokens) {
    const at = token.text().slice(0, prefixOf(token).length).search(/f/i);
    if (at >= 0) edits.push({ path: path2, start: span(token).start + at, end: span(token).start + at + 1, text: "" });
    const doubled = at >= 0 || built.way === "format" ? /\{\{|\}\}/g : built.way === "percent" ? /%%/g : void 0;
    for (const part of built.parts) {
      if (part.kind !== "text" || part.token.id() !== token.id() || doubled === void 0) continue;
      for (const { index } of part.raw.matchAll(doubled)) {
        edits.push({ path: path2, start: part.start + index, end: part.start + index + 1, text: "" });
      }
    }
  }
  if (built.way !== "f-string") {
    const literal = query.is("call") ? query.field("function")?.field("object") : query.field("left");
    if (!literal) return void 0;
    edits.push({ path: path2, start: span(literal).end, end: span(query).end, text: "" });
  }
  return edits;
}
function writeSum(path2, query, built, slot) {
  const [first] = built.tokens;
  if (first === void 0 || query.text().includes("\n")) return void 0;
  const quote2 = quoteOf2(first);
  if (built.tokens.some((token) => quoteOf2(token) !== quote2 || prefixOf(token) !== "")) return void 0;
  const raw = built.parts.map((part) => part.kind === "text" ? part.raw : slot(part.node)).join("");
  return [{ path: path2, ...span(query), text: quote2 + raw + quote2 }];
}

// src/syntax/typescript/check.ts
function codeOf(rule) {
  const code2 = /^tsc\/TS(\d+)$/.exec(rule)?.[1];
  return code2 === void 0 ? void 0 : Number(code2);
}
async function errorAt(service, path2, start2, code2) {
  const errors = await service.errors(path2);
  return errors?.find((error) => error.start === start2 && (code2 === void 0 || error.code === code2));
}
async function effectOf(service, path2, edits) {
  const before = await service.errors(path2);
  const after = await service.errors(path2, edits);
  if (before === void 0 || after === void 0) return void 0;
  return { gone: without(before, after), brought: without(after, before) };
}
function without(errors, others2) {
  const counts = /* @__PURE__ */ new Map();
  for (const other of others2) counts.set(keyOf2(other), (counts.get(keyOf2(other)) ?? 0) + 1);
  return errors.filter((error) => {
    const left = counts.get(keyOf2(error)) ?? 0;
    counts.set(keyOf2(error), left - 1);
    return left <= 0;
  });
}
function keyOf2(error) {
  return `${error.code} ${error.message}`;
}
var absences = [2304, 2305, 2307, 2552, 7016];
async function missesTypes(service, path2) {
  return (await service.errors(path2))?.some(({ code: code2 }) => absences.includes(code2)) === true;
}

// healers/code/ts-add-await/promises.ts
var statements = /_statement$|_declaration$|^variable_declarator$/;
async function awaitAtOrigin(path2, start2, context) {
  const root = parse(path2, context.text).root();
  const holders = nodesAt(root, start2);
  const statement2 = holders.findLast((node) => statements.test(String(node.kind())));
  if (statement2 === void 0) return [];
  const words2 = { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier" }] };
  const names = new Set(statement2.findAll({ rule: words2 }).map((node) => node.text()));
  const edits = [];
  for (const owner of holders.filter((node) => isFunction(node) && isAsync(node)).toReversed()) {
    for (const value of valuesOf3(owner, names, start2)) {
      const { start: at, end } = span(value.node);
      const type = await context.typescript.typeAt(path2, at, end);
      if (type === void 0 || !/(^|[|&] )Promise(Like)?</.test(type)) continue;
      if (isHandledAsPromise(owner, value.name)) continue;
      edits.push({ path: path2, start: at, end: at, text: "await " });
    }
  }
  return edits;
}
function valuesOf3(owner, names, start2) {
  const found2 = [];
  const rule = { any: [{ kind: "variable_declarator" }, { kind: "assignment_expression" }] };
  for (const each of owner.findAll({ rule })) {
    const name3 = (each.field("name") ?? each.field("left"))?.text();
    const node = each.field("value") ?? each.field("right");
    if (name3 === void 0 || node === null || node.kind() !== "call_expression") continue;
    const { start: from, end: to } = span(each);
    const isPatternHere = /^[[{]/.test(name3) && from <= start2 && start2 < to;
    if (!names.has(name3) && !isPatternHere) continue;
    const nearest = enclosingFunction(each);
    if (nearest?.id() === owner.id()) found2.push({ name: name3, node });
  }
  return found2;
}
function isAsync(node) {
  return node.children().some((child) => child.kind() === "async");
}
function isHandledAsPromise(owner, name3) {
  return usesOf(owner, name3).some((use) => {
    const parent = use.parent();
    if (parent?.kind() === "await_expression") return true;
    if (parent?.kind() === "member_expression")
      return /^(then|catch|finally)$/.test(parent.field("property")?.text() ?? "");
    return use.ancestors().some((each) => each.kind() === "call_expression" && /^Promise\./.test(each.text()));
  });
}

// healers/code/ts-add-await/index.ts
var healer76 = {
  name: "ts-add-await",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    2322,
    2339,
    2345,
    2349,
    2351,
    2362,
    2363,
    2365,
    2367,
    2488,
    2504,
    2538,
    2551,
    2739,
    2740,
    2741,
    2763,
    2764,
    2765,
    2769,
    2801,
    7053
  ].map((code2) => `tsc/TS${code2}`),
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 0;
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path2, start2, code2);
    const fixes = await context.typescript.codeFixes(path2, start2, error?.end ?? end, code2);
    const offered2 = fixes.filter(
      (fix2) => fix2.name === "addMissingAwait" && fix2.edits.every((edit) => edit.path === path2)
    );
    const origins = await awaitAtOrigin(path2, start2, context);
    const choices = [
      ...origins.map((edit) => [edit]),
      ...offered2.toSorted((a, b) => rank(a) - rank(b)).map((fix2) => fix2.edits)
    ];
    if (choices.length === 0) return { leftAlone: "no promise is used here that could be awaited" };
    const reasons = [];
    for (const edits of choices) {
      const effect2 = await effectOf(context.typescript, path2, edits);
      if (effect2 === void 0) continue;
      if (effect2.brought.length === 0 && effect2.gone.some((each) => each.code === code2)) {
        return { change: { edits }, summary: "Await the promise before its value is used" };
      }
      if (effect2.brought[0] !== void 0) reasons.push(effect2.brought[0].message);
    }
    return {
      leftAlone: reasons[0] ? `await there brings another error: ${reasons[0]}` : "await there does not cure it"
    };
  }
};
function rank(fix2) {
  return /initializer/i.test(fix2.description) ? 0 : 1;
}

// healers/code/ts-add-missing-import/import-line.ts
function importLine(source, name3, path2, context) {
  const { text: text3 } = context;
  const imports = importsOf3(path2, text3);
  const last = imports.at(-1);
  const { specifier: asWritten } = source.reference;
  const style = styleOf(imports.map((each) => each.specifier)) ?? styleOf([asWritten]) ?? "none";
  const specifier2 = isRelative(asWritten) ? specifierFor(path2, source.module, style) : asWritten;
  const quote2 = last?.quote ?? source.reference.quote;
  const semicolon = last === void 0 || text3[last.end - 1] === ";" ? ";" : "";
  const quoted3 = `${quote2}${specifier2}${quote2}`;
  if (isCommonJs(path2, text3)) {
    const names = source.imported === "*" ? name3 : `{ ${source.imported === name3 ? name3 : `${source.imported}: ${name3}`} }`;
    return placeLine(`const ${names} = require(${quoted3})${semicolon}`, specifier2, path2, text3);
  }
  const clause = source.imported === "*" ? `* as ${name3}` : source.imported === "default" ? name3 : `{ ${source.imported === name3 ? name3 : `${source.imported} as ${name3}`} }`;
  const keyword = source.reference.isTypeOnly ? "import type" : "import";
  return placeLine(`${keyword} ${clause} from ${quoted3}${semicolon}`, specifier2, path2, text3);
}
function importsOf3(path2, text3) {
  const references = moduleReferences(path2, text3);
  const imports = references.filter((each) => each.kind === "import");
  if (imports.length > 0 || !isCommonJs(path2, text3)) return imports;
  return references.filter((each) => each.kind === "require" && !each.isDeferred && each.names.length > 0);
}
function isCommonJs(path2, text3) {
  if (/\.cjs$/.test(path2)) return true;
  return /\.jsx?$/.test(path2) && !/^(import|export)\b/m.test(text3) && /\brequire\(|\bmodule\.exports\b|^exports\./m.test(text3);
}
function placeLine(line, specifier2, path2, text3) {
  const newline = lineEnding(text3);
  const insertAt = (at, inserted) => ({ path: path2, start: at, end: at, text: inserted });
  const imports = importsOf3(path2, text3);
  const last = imports.at(-1);
  if (last === void 0) {
    const licence = String.raw`(?:(?:\/\*[\s\S]*?\*\/|(?:\/\/[^\n]*\n)+)\s*?\n[ \t]*\r?\n)?`;
    const directive = String.raw`(?:['"]use \w+['"];?\r?\n)?`;
    const head = new RegExp(`^\\uFEFF?(?:#![^\\n]*\\n)?${licence}${directive}`).exec(text3)?.[0].length ?? 0;
    return insertAt(head, `${line}${newline}`);
  }
  const group = imports.filter((each) => groupOf(each.specifier) === groupOf(specifier2));
  const next = nextSorted(group, specifier2) ?? (group.length > 0 ? void 0 : nextGroup(imports, specifier2));
  if (next !== void 0) return insertAt(next.start, `${line}${newline}`);
  return insertAt(restOfLine2(group.at(-1) ?? last, text3), `${newline}${line}`);
}
function restOfLine2(reference, text3) {
  return reference.end + (/^[ \t]*\/\/[^\r\n]*/.exec(text3.slice(reference.end))?.[0].length ?? 0);
}
function groupOf(specifier2) {
  if (specifier2.startsWith("node:")) return 0;
  if (/^(#|@\/|~)/.test(specifier2)) return 2;
  if (specifier2.startsWith("..")) return 3;
  return isRelative(specifier2) ? 4 : 1;
}
function nextSorted(group, specifier2) {
  const keys = group.map((each) => each.specifier.toLowerCase());
  const isSorted = keys.every((key, i) => i === 0 || (keys[i - 1] ?? "") <= key);
  return isSorted ? group.find((each) => each.specifier.toLowerCase() > specifier2.toLowerCase()) : void 0;
}
function nextGroup(imports, specifier2) {
  const ranks = imports.map((each) => groupOf(each.specifier));
  const isOrdered = ranks.every((rank2, i) => i === 0 || (ranks[i - 1] ?? 0) <= rank2);
  return isOrdered ? imports.find((each) => groupOf(each.specifier) > groupOf(specifier2)) : void 0;
}

// healers/code/ts-add-missing-import/loads.ts
var maxModules = 300;
async function loads(from, wanted, context) {
  const files2 = new Set(context.files);
  const seen = /* @__PURE__ */ new Set();
  const queue = files2.has(from) ? [from] : [];
  for (let next = queue.pop(); next !== void 0 && seen.size < maxModules; next = queue.pop()) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const text3 = await context.read(next);
    if (text3 === void 0) continue;
    for (const reference of moduleReferences(next, text3)) {
      if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) continue;
      const target = resolveRelative(next, reference.specifier, files2);
      if (target !== void 0) queue.push(target);
    }
  }
  return false;
}

// healers/code/ts-add-missing-import/index.ts
var healer77 = {
  name: "ts-add-missing-import",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS2304",
    "tsc/TS2552",
    "tsc/TS2503",
    // A global of the same name is found instead: `Event<T>` of the project against the browser's `Event`.
    "tsc/TS2315",
    "tsc/TS2693",
    "oxlint/no-undef",
    "eslint/no-undef"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const name3 = /^[A-Za-z_$][\w$]*/.exec(context.text.slice(start2))?.[0];
    if (name3 === void 0) return { leftAlone: "there is no name at the place of the finding" };
    if (isPlainScript(path2, context.text))
      return {
        leftAlone: `nothing shows that this script is a module: the page that loads it may bring ${name3} itself`
      };
    const used = await projectSources(name3, path2, context);
    const offered2 = await offeredImports(finding, start2, name3, context);
    if ("leftAlone" in offered2) return offered2;
    const known = new Set(offered2.map((each) => keyOf3(each.source)));
    const own = ownLines(used, path2, name3, context).filter((each) => !known.has(keyOf3(each.source)));
    const candidates = [...offered2.map((each) => placed(each, path2, context.text)), ...own];
    const acyclic = await withoutCycles(candidates, path2, context);
    const chosen = choose(acyclic.length > 0 ? acyclic : candidates, used);
    if (chosen === void 0) return { leftAlone: describeDoubt(name3, candidates) };
    return confirm(finding, name3, chosen, context);
  }
};
function isPlainScript(path2, text3) {
  if (!/\.jsx?$/.test(path2)) return false;
  return !/^\s*(?:import|export)\b|\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w|\bimport\.meta\b/m.test(text3);
}
async function offeredImports(finding, start2, name3, context) {
  const { path: path2 } = finding.place;
  const code2 = codeOf(finding.rule) ?? 2304;
  const fixes = await context.typescript.codeFixes(path2, start2, start2 + name3.length, code2);
  const files2 = new Set(context.files);
  const found2 = [];
  for (const fix2 of fixes) {
    if (fix2.name !== "import" || fix2.edits.some((edit) => edit.path !== path2)) continue;
    const source = sourceOf3(name3, path2, applyEdits(context.text, fix2.edits), files2);
    if (source !== void 0) found2.push({ source, edits: fix2.edits });
  }
  return found2;
}
function sourceOf3(name3, path2, text3, files2) {
  for (const reference of moduleReferences(path2, text3)) {
    const imported = reference.names.find((each) => each.local === name3);
    if (imported === void 0 || reference.kind === "reexport") continue;
    const target = isRelative(reference.specifier) ? resolveRelative(path2, reference.specifier, files2) : aliasTarget(reference.specifier, files2);
    return { module: target ?? reference.specifier.replace(/^node:/, ""), imported: imported.imported, reference };
  }
  return void 0;
}
function aliasTarget(specifier2, files2) {
  const rest = /^(?:#|@\/|~\/?)(.+)$/.exec(specifier2)?.[1]?.replace(/\.[cm]?[jt]sx?$/, "");
  if (rest === void 0) return void 0;
  const found2 = [...files2].filter((file) => `/${file.replace(/\.[cm]?[jt]sx?$/, "")}`.endsWith(`/${rest}`));
  return found2.length === 1 ? found2[0] : void 0;
}
var maxFilesRead = 3e3;
async function projectSources(name3, path2, context) {
  const files2 = new Set(context.files);
  const word = `(?<![\\w$])${name3.replaceAll("$", "\\$")}(?![\\w$])`;
  const mayImport = new RegExp(`^import\\b[^'"\`;]{0,4000}?${word}|${word}[^=;]{0,2000}=\\s*require\\(`, "m");
  const found2 = /* @__PURE__ */ new Map();
  for (const other of context.files.slice(0, maxFilesRead)) {
    if (other === path2 || !/\.[cm]?[jt]sx?$/.test(other)) continue;
    const text3 = await context.read(other);
    if (text3 === void 0 || !mayImport.test(text3)) continue;
    const source = sourceOf3(name3, other, text3, files2);
    if (source === void 0 || source.module === path2) continue;
    const known = found2.get(keyOf3(source));
    found2.set(keyOf3(source), { source: known?.source ?? source, count: (known?.count ?? 0) + 1 });
  }
  return found2;
}
function keyOf3(source) {
  return `${source.module}#${source.imported}`;
}
function ownLines(used, path2, name3, context) {
  return [...used.values()].map(({ source }) => ({ source, edits: [importLine(source, name3, path2, context)] }));
}
function placed(candidate, path2, text3) {
  const [edit, ...more] = candidate.edits;
  if (edit === void 0 || more.length > 0 || edit.start !== edit.end || !/^\s*import .*\s*$/.test(edit.text))
    return candidate;
  const line = edit.text.trim();
  return { ...candidate, edits: [placeLine(line, candidate.source.reference.specifier, path2, text3)] };
}
function choose(candidates, used) {
  const unique2 = [...new Map(candidates.map((each) => [keyOf3(each.source), each])).values()];
  if (unique2.length <= 1) return unique2[0];
  const ranked = unique2.map((each) => ({ each, count: used.get(keyOf3(each.source))?.count ?? 0 })).sort((a, b) => b.count - a.count);
  if (ranked[0] !== void 0 && ranked[0].count > (ranked[1]?.count ?? 0)) return ranked[0].each;
  const direct = unique2.filter((each) => !/(^|\/)index\.[cm]?[jt]sx?$/.test(each.source.module));
  return direct.length === 1 && direct[0]?.source.module.includes(".") ? direct[0] : void 0;
}
function describeDoubt(name3, candidates) {
  if (candidates.length === 0) return `no module of the project, and none that it imports, is known to export ${name3}`;
  const modules = [...new Set(candidates.map((each) => each.source.module))].slice(0, 4);
  return `several modules export ${name3} (${modules.join(", ")}), and the project does not prefer one`;
}
async function withoutCycles(candidates, path2, context) {
  if (candidates.length < 2) return [...candidates];
  const kept = [];
  for (const candidate of candidates) {
    if (!await loads(candidate.source.module, path2, context)) kept.push(candidate);
  }
  return kept;
}
async function confirm(finding, name3, chosen, context) {
  const { path: path2 } = finding.place;
  const effect2 = await effectOf(context.typescript, path2, chosen.edits);
  const bad = effect2?.brought[0];
  if (bad !== void 0) return { leftAlone: `importing ${name3} would bring another error: ${bad.message}` };
  const code2 = codeOf(finding.rule);
  if (code2 !== void 0 && effect2 !== void 0 && !effect2.gone.some((each) => each.code === code2)) {
    return { leftAlone: `importing ${name3} does not cure it` };
  }
  const { specifier: specifier2 } = chosen.source.reference;
  return {
    change: { edits: chosen.edits },
    summary: `Import ${name3} from ${isRelative(specifier2) ? chosen.source.module : specifier2}`
  };
}

// healers/code/ts-add-override/index.ts
var healer78 = {
  name: "ts-add-override",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS4114", "tsc/TS4115", "tsc/TS4116", "tsc/TS4119", "tsc/TS4121"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 4114;
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path2, start2, code2);
    const fixes = await context.typescript.codeFixes(path2, start2, error?.end ?? end, code2);
    const fix2 = fixes.find((each) => each.name === "fixOverrideModifier");
    if (fix2 === void 0) return { leftAlone: "TypeScript does not say where the modifier belongs" };
    const effect2 = await effectOf(context.typescript, path2, fix2.edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `the modifier would bring another error: ${bad.message}` };
    return { change: { edits: fix2.edits }, summary: "Say that the member overrides its base class" };
  }
};

// healers/code/ts-add-return-type/index.ts
var healer79 = {
  name: "ts-add-return-type",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "tsc/TS9007",
    "tsc/TS9008",
    "oxlint/typescript/explicit-function-return-type",
    "oxlint/typescript/explicit-module-boundary-types",
    "eslint/@typescript-eslint/explicit-function-return-type",
    "eslint/@typescript-eslint/explicit-module-boundary-types"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    if (/argument|parameter/i.test(finding.message))
      return { leftAlone: "the type of a parameter is for a person to choose" };
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const found2 = await context.typescript.returns(path2, start2);
    if (found2 === void 0) return { leftAlone: "there is no function with parentheses at the place of the finding" };
    if (found2.annotation !== void 0) return { leftAlone: "the function declares its return type already" };
    if (found2.inferred === void 0) return { leftAlone: "the inferred type cannot be written down there" };
    const edit = { path: path2, start: found2.insertAt, end: found2.insertAt, text: `: ${found2.inferred}` };
    const bad = (await effectOf(context.typescript, path2, [edit]))?.brought[0];
    if (bad !== void 0) return { leftAlone: `with its inferred type there is an error: ${bad.message}` };
    return { change: { edits: [edit] }, summary: `Declare the return type ${found2.inferred}` };
  }
};

// healers/code/ts-binding-types/sites.ts
async function sitesOf(path2, name3, index, context) {
  const sites = [];
  for (const file of [path2, ...await importersOf(path2, name3, context)]) {
    const text3 = file === path2 ? context.text : await context.read(file) ?? "";
    for (const use of usesOf(parse(file, text3).root(), name3)) {
      if (isIntroduction(use) || isTypeUse(use)) continue;
      const from = resolve(use);
      if (from !== void 0 && from.scope.kind() !== "program") continue;
      const values = argumentsAt(use, index);
      if (values === void 0)
        return { doubt: `${name3} is handed on, or called with something that is not written out` };
      sites.push({ path: file, values });
    }
  }
  return sites.length > 0 ? { sites } : { doubt: `nobody calls ${name3}: what it is given is not known` };
}
async function importersOf(path2, name3, context) {
  const stem2 = (path2.split("/").at(-1) ?? path2).replace(/\.[cm]?[jt]sx?$/, "");
  const folder = path2.split("/").at(-2) ?? "";
  const from = stem2 === "index" ? `(?:index|${escapeRegExp(folder)}|\\.)` : escapeRegExp(stem2);
  const imports = new RegExp(
    `import[^;'"]*\\b${escapeRegExp(name3)}\\b[^;'"]*from\\s*['"][^'"]*${from}(?:\\.[cm]?[jt]sx?)?['"]`
  );
  const found2 = [];
  for (const file of context.files) {
    if (file === path2 || !/\.[cm]?[jt]sx?$/.test(file)) continue;
    const text3 = await context.read(file);
    if (text3?.includes(name3) === true && imports.test(text3)) found2.push(file);
  }
  return found2;
}
function isIntroduction(use) {
  const parent = use.parent();
  const kind = String(parent?.kind());
  if (/^(import_specifier|export_specifier|import_clause|export_statement|jsx_closing_element)$/.test(kind))
    return true;
  return /^(function_declaration|variable_declarator)$/.test(kind) && parent?.field("name")?.id() === use.id();
}
function argumentsAt(use, index) {
  const parent = use.parent();
  const kind = String(parent?.kind());
  if (parent && index === 0 && /^jsx_(self_closing|opening)_element$/.test(kind)) return attributesOf2(parent);
  if (kind !== "call_expression" || parent?.field("function")?.id() !== use.id()) return void 0;
  const list = parent.field("arguments");
  const given = list ? namedChildren(list)[index] : void 0;
  return given?.kind() === "object" ? propertiesOf(given) : void 0;
}
function propertiesOf(object) {
  const values = /* @__PURE__ */ new Map();
  for (const member of namedChildren(object)) {
    const key = member.kind() === "shorthand_property_identifier" ? member : member.field("key");
    const value = member.kind() === "shorthand_property_identifier" ? member : member.field("value");
    if (!key || !value || !/^[A-Za-z_$][\w$]*$/.test(key.text())) return void 0;
    values.set(key.text(), span(value));
  }
  return values;
}
function attributesOf2(element) {
  const values = /* @__PURE__ */ new Map();
  for (const attribute of namedChildren(element).slice(1)) {
    if (attribute.kind() !== "jsx_attribute") return void 0;
    const [key, value] = namedChildren(attribute);
    const inner2 = value?.kind() === "jsx_expression" ? namedChildren(value)[0] : value;
    if (!key) return void 0;
    values.set(key.text(), inner2 === void 0 ? "boolean" : inner2.kind() === "string" ? "string" : span(inner2));
  }
  return values;
}

// healers/code/ts-binding-types/index.ts
var healer80 = {
  name: "ts-binding-types",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS7031"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path2, context.text).root(), start2);
    const pattern = holders.findLast((node) => node.kind() === "object_pattern");
    const parameter = pattern?.parent();
    const fn = parameter?.parent()?.parent();
    if (!pattern || parameter?.kind() !== "required_parameter" || !fn || !isFunction(fn))
      return { leftAlone: "no parameter is taken apart here" };
    const entries = namedChildren(pattern).map(readEntry);
    const keys = entries.flatMap((entry) => entry ?? []);
    if (keys.length < entries.length) return { leftAlone: "the parameter is taken apart in more than one step" };
    const name3 = nameOf10(fn);
    if (name3 === void 0) return { leftAlone: "the function has no name by which its callers could be found" };
    const index = namedChildren(fn.field("parameters") ?? fn).findIndex((each) => each.id() === parameter.id());
    const sites = await sitesOf(path2, name3, index, context);
    if ("doubt" in sites) return { leftAlone: sites.doubt };
    if (await missesTypes(context.typescript, path2))
      return { leftAlone: "the file has names or modules that are not found: the types may come from them" };
    const members = [];
    for (const { key, fallback } of keys) {
      const own = fallback && { path: path2, values: /* @__PURE__ */ new Map([[key, span(fallback)]]) };
      const type = await typeOf2(key, own ? [own, ...sites.sites] : sites.sites, context);
      if (type === void 0) return { leftAlone: `what the callers of ${name3} pass as ${key} tells no plain type` };
      const isAlways = sites.sites.every((site) => site.values.has(key));
      members.push(`${key}${isAlways && fallback === void 0 ? "" : "?"}: ${type}`);
    }
    const at = span(pattern).end;
    const edit = { path: path2, start: at, end: at, text: `: { ${members.join("; ")} }` };
    for (const file of /* @__PURE__ */ new Set([path2, ...sites.sites.map((site) => site.path)])) {
      const effect2 = await effectOf(context.typescript, file, [edit]);
      const bad = effect2?.brought[0];
      if (bad !== void 0) return { leftAlone: `with the types of its callers there is an error: ${bad.message}` };
      if (file === path2 && effect2?.gone.some((each) => each.code === 7031) !== true)
        return { leftAlone: "the types of the callers do not cure it" };
    }
    return { change: { edits: [edit] }, summary: `Declare what the callers of ${name3} pass` };
  }
};
function readEntry(node) {
  if (node.kind() === "shorthand_property_identifier_pattern") return { key: node.text(), fallback: void 0 };
  const [head, value] = namedChildren(node);
  if (node.kind() === "object_assignment_pattern") return { key: head?.text() ?? "", fallback: value };
  if (node.kind() !== "pair_pattern" || head?.kind() !== "property_identifier") return void 0;
  if (value?.kind() === "identifier") return { key: head.text(), fallback: void 0 };
  const isNamed3 = value?.kind() === "assignment_pattern" && value.field("left")?.kind() === "identifier";
  return isNamed3 ? { key: head.text(), fallback: value?.field("right") ?? void 0 } : void 0;
}
function nameOf10(fn) {
  if (fn.kind() === "function_declaration") return fn.field("name")?.text();
  const holder = fn.parent();
  return holder?.kind() === "variable_declarator" && holder.field("type") === null ? holder.field("name")?.text() : void 0;
}
async function typeOf2(key, sites, context) {
  const types = /* @__PURE__ */ new Set();
  for (const { path: path2, values } of sites) {
    const value = values.get(key);
    if (value === void 0) continue;
    const type = typeof value === "string" ? value : await context.typescript.typeAt(path2, value.start, value.end);
    for (const part of (type ?? "any").split(/ \| (?![^(]*\))/)) types.add(widen(part));
  }
  types.delete("undefined");
  if (types.has("true") && types.has("false")) types.add("boolean");
  for (const half of ["true", "false"]) if (types.delete(half)) types.add("boolean");
  const [only2] = types;
  const isPlain2 = /^(\(\) => void|(string|number|boolean|bigint)(\[\])?)$/;
  return types.size === 1 && only2 !== void 0 && isPlain2.test(only2) ? only2 : void 0;
}
function widen(type) {
  if (/^(["'`]).*\1$/.test(type)) return "string";
  return /^-?[\d.]+$/.test(type) ? "number" : type;
}

// src/syntax/typescript/type-only.ts
function valueNames(root, statement2) {
  const runs = statement2.names.filter((name3) => {
    if (name3.isType) return false;
    return usesOf(root, name3.local).some((use) => {
      const { start: start2 } = use.range();
      const isInImport = statement2.start <= start2.index && start2.index < statement2.end;
      return !isInImport && !isTypeUse(use);
    });
  });
  return runs.map((name3) => name3.local);
}
function markTypeOnly(path2, text3, statement2) {
  const head = /^import\s+(?!type\b)/.exec(text3.slice(statement2.start, statement2.end))?.[0];
  if (statement2.kind !== "import" || head === void 0 || statement2.names.length === 0) return void 0;
  const hasDefault = !/^[{*]/.test(text3.slice(statement2.start + head.length));
  if (hasDefault && statement2.names.length > 1) return void 0;
  const clause = text3.slice(statement2.start + head.length, statement2.specifierStart - 1);
  const plain2 = clause.replace(/([{,]\s*)type\s+(?=[\w$])/g, "$1");
  const start2 = statement2.start + head.length;
  return { path: path2, start: start2, end: start2 + clause.length, text: `type ${plain2}` };
}
function hasDecorators(root) {
  return root.find({ rule: { kind: "decorator" } }) !== null;
}

// healers/code/ts-break-import-cycle/index.ts
var healer81 = {
  name: "ts-break-import-cycle",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "heal/import-cycle",
    "oxlint/import/no-cycle",
    "eslint/import/no-cycle",
    "biome/lint/suspicious/noImportCycles"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    if (!/\.[cm]?tsx?$/.test(path2))
      return { leftAlone: "only TypeScript has imports that are gone when the program runs" };
    const root = parse(path2, context.text).root();
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const statement2 = referencesIn(root).find((each) => each.start <= start2 && start2 < each.end);
    if (statement2 === void 0 || statement2.names.length === 0) {
      return { leftAlone: "the import names nothing: what loading it does decides where it can go" };
    }
    if (hasDecorators(root)) return { leftAlone: "decorators may use the imported types when the program runs" };
    const values = valueNames(root, statement2);
    if (values.length > 0) {
      return { leftAlone: `${values.join(", ")} is used as a value: what both modules need belongs into a third one` };
    }
    const edit = markTypeOnly(path2, context.text, statement2);
    if (edit === void 0) return { leftAlone: "a default and named imports cannot be marked as types together" };
    const bad = (await effectOf(context.typescript, path2, [edit]))?.brought[0];
    if (bad !== void 0) return { leftAlone: `as a type import it brings an error: ${bad.message}` };
    return {
      change: { edits: [edit] },
      summary: `Import only types from ${statement2.specifier}, which breaks the cycle`
    };
  }
};

// healers/code/ts-caught-error/index.ts
var healer82 = {
  name: "ts-caught-error",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["tsc/TS18046", "tsc/TS2571", "tsc/TS2345", "tsc/TS2322"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path2, context.text).root(), start2);
    const name3 = holders.findLast((node) => node.kind() === "identifier" && span(node).start === start2);
    if (name3 === void 0 || !isCaught2(name3, holders))
      return { leftAlone: "what is of unknown type was not caught: where it comes from tells what it is" };
    const use = useOf2(name3, holders);
    const narrowed = use === void 0 ? void 0 : narrow(name3.text(), use, finding.message);
    if (use === void 0 || narrowed === void 0)
      return { leftAlone: `only the message of ${name3.text()} has a value for everything that can be thrown` };
    const edits = [{ path: path2, ...span(use), text: isWhole(use) ? narrowed : `(${narrowed})` }];
    const effect2 = await effectOf(context.typescript, path2, edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `asked like this there is another error: ${bad.message}` };
    if (effect2 !== void 0 && effect2.gone.length === 0)
      return { leftAlone: `asking whether ${name3.text()} is an Error does not cure it` };
    return { change: { edits }, summary: `Read ${name3.text()} as an Error only when it is one` };
  }
};
function isCaught2(name3, holders) {
  const clause = holders.findLast((node) => node.kind() === "catch_clause");
  if (clause?.field("parameter")?.text() !== name3.text()) return false;
  const inner2 = holders.slice(holders.indexOf(clause) + 1);
  const isAgain = (node) => node.parent()?.kind() === "required_parameter" || node.parent()?.field("name")?.id() === node.id();
  return !inner2.some(
    (node) => /function|method/.test(String(node.kind())) && node.findAll({ rule: { kind: "identifier", regex: `^${name3.text()}$` } }).some(isAgain)
  );
}
function useOf2(name3, holders) {
  const parent = holders.at(-2);
  if (parent?.kind() !== "member_expression") return name3;
  if (parent.field("object")?.id() !== name3.id() || parent.text().includes("?.")) return void 0;
  const outer = parent.parent();
  const isWritten = outer?.kind() === "assignment_expression" && outer.field("left")?.id() === parent.id() || outer?.kind() === "call_expression" && outer.field("function")?.id() === parent.id();
  return isWritten ? void 0 : parent;
}
function narrow(name3, use, message) {
  const member = use.kind() === "member_expression" ? use.field("property")?.text() : void 0;
  if (member === "message") return `${name3} instanceof Error ? ${name3}.message : String(${name3})`;
  if (member === "stack") return `${name3} instanceof Error ? ${name3}.stack : undefined`;
  if (member !== void 0) return void 0;
  const wanted = /^(?:Argument of type|Type) 'unknown' is not assignable to (?:parameter of )?type '([^']+)'/.exec(
    message
  )?.[1];
  const types = new Set(wanted?.split(" | "));
  if (!types.has("Error")) return void 0;
  const other = types.has("string") ? `String(${name3})` : `new Error(String(${name3}), { cause: ${name3} })`;
  return `${name3} instanceof Error ? ${name3} : ${other}`;
}
function isWhole(node) {
  const parent = node.parent();
  return /^(arguments|return_statement|variable_declarator|pair|template_substitution|parenthesized_expression|array)$/.test(
    String(parent?.kind())
  ) || parent?.kind() === "assignment_expression" && parent.field("right")?.id() === node.id();
}

// healers/code/ts-convert-value/index.ts
var healer83 = {
  name: "ts-convert-value",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS2345", "tsc/TS2322", "tsc/TS2362", "tsc/TS2363", "tsc/TS2740", "tsc/TS2739"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path2, context.text).root(), start2);
    const isArithmetic = /TS236[23]$/.test(finding.rule);
    const value = isArithmetic ? operandAt(holders, start2) : valueAt2(holders, start2);
    if (value === void 0) return { leftAlone: "the value cannot be told from the place" };
    const { start: from, end: to } = span(value);
    const type = await context.typescript.typeAt(path2, from, to);
    const written = isArithmetic ? fromDate(value, type) : convert(value, type, finding.message);
    if (written === void 0)
      return { leftAlone: `no conversion of ${type ?? "the value"} is the only one that can be meant` };
    const edits = [{ path: path2, start: from, end: to, text: written }];
    const effect2 = await effectOf(context.typescript, path2, edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `converted, there is another error: ${bad.message}` };
    if (effect2 === void 0 || effect2.gone.length === 0) return { leftAlone: "the conversion does not cure it" };
    const text3 = written.replace(/\s+/g, " ");
    return { change: { edits }, summary: `Write the conversion: ${text3.length > 60 ? "of the value" : `\`${text3}\``}` };
  }
};
function fromDate(value, type) {
  if (type !== "Date") return void 0;
  return /^(identifier|member_expression|call_expression|new_expression|parenthesized_expression|subscript_expression)$/.test(
    String(value.kind())
  ) ? `${value.text()}.getTime()` : void 0;
}
var takesText4 = /(?:^|\.)(setItem|setAttribute|encodeURIComponent|encodeURI|decodeURIComponent|getElementById|parseFloat)$/;
var holdsText = /\.(textContent|innerText|value|title|placeholder|href)$|^process\.env[.[]/;
function convert(value, type, message) {
  const wanted = /is not assignable to (?:parameter of )?type '([^']+)'/.exec(message)?.[1] ?? "";
  const isText4 = /^string( \| (null|undefined))*$/.test(wanted);
  if (isText4 && type !== void 0 && /^(number|-?\d+(\.\d+)?)$/.test(type)) {
    const outer = value.parent();
    const callee = outer?.kind() === "arguments" ? outer.parent()?.field("function")?.text() : void 0;
    const target = outer?.kind() === "assignment_expression" ? outer.field("left")?.text() : void 0;
    const isKnown = takesText4.test(callee ?? "") || holdsText.test(target ?? "");
    if (!isKnown) return void 0;
    return /^\d+$/.test(value.text()) ? `'${value.text()}'` : `String(${value.text()})`;
  }
  const set = /from type 'Set<[^']*>'|^Type '[^']*\[\]' is not assignable to type 'Set</.test(message);
  return set && value.kind() === "array" ? `new Set(${value.text()})` : void 0;
}
function operandAt(holders, start2) {
  return holders.find(
    (node) => span(node).start === start2 && node.parent()?.kind() === "binary_expression" && isOperandOfNumbers(node)
  );
}
function isOperandOfNumbers(node) {
  return /^[-*/%]$/.test(node.parent()?.field("operator")?.text() ?? "");
}
function valueAt2(holders, start2) {
  const argument = holders.find((node) => span(node).start === start2 && node.parent()?.kind() === "arguments");
  if (argument !== void 0) return argument;
  const holder = holders.findLast((node) => /^(variable_declarator|assignment_expression)$/.test(String(node.kind())));
  const isNamed3 = holder !== void 0 && span(holder).start === start2;
  return isNamed3 ? holder.field("value") ?? holder.field("right") ?? void 0 : void 0;
}

// healers/code/ts-end-with-return/index.ts
var healer84 = {
  name: "ts-end-with-return",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS7030"],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2 } = offsetsOf(finding.place, text3);
    const holders = nodesAt(parse(path2, text3).root(), start2);
    const fn = holders.findLast(isFunction);
    const body = fn?.field("body");
    if (!fn || body?.kind() !== "statement_block") return { leftAlone: "no function with a body starts here" };
    if (!mayGiveNothing(fn))
      return { leftAlone: "nothing says that the function may return nothing: a branch may lack its value" };
    const edit = appendReturn(path2, text3, body);
    if (edit === void 0) return { leftAlone: "the end of the function shares its line with other code" };
    const effect2 = await effectOf(context.typescript, path2, [edit]);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `with \`return undefined\` there is an error: ${bad.message}` };
    if (effect2 !== void 0 && effect2.gone.length === 0) return { leftAlone: "`return undefined` does not cure it" };
    return { change: { edits: [edit] }, summary: "Say that the function returns undefined where it ends" };
  }
};
function mayGiveNothing(fn) {
  const declared = fn.field("return_type")?.text().replace(/^:\s*/, "");
  if (declared !== void 0) {
    const given = /^Promise<(.*)>$/s.exec(declared)?.[1] ?? declared;
    return /(^|\|)\s*undefined\s*(\||$)/.test(given.replace(/<[^<>]*>|\([^()]*\)|\{[^{}]*\}/g, ""));
  }
  if (findAllIn(fn, "return_statement").some((each) => namedChildren(each)[0]?.kind() === "undefined")) return true;
  const call = fn.parent()?.kind() === "arguments" ? fn.parent()?.parent() : void 0;
  const callee = call?.field("function");
  return callee != null && /^(React\.)?use(Layout|Insertion)?Effect$/.test(pathOf(callee) ?? "");
}
function appendReturn(path2, text3, body) {
  const last = namedChildren(body).at(-1);
  const close = span(body).end - 1;
  const at = lineStart(text3, close);
  if (last === void 0 || text3.slice(at, close).trim() !== "") return void 0;
  const indent = indentationAt(text3, span(last).start);
  return { path: path2, start: at, end: at, text: `${indent}return undefined${semicolonOf(body)}${lineEnding(text3)}` };
}
function semicolonOf(body) {
  const returns = findAllIn(body, "return_statement");
  return returns.length > 0 && returns.every((each) => !each.text().endsWith(";")) ? "" : ";";
}

// healers/code/ts-fix-import-form/index.ts
var healer85 = {
  name: "ts-fix-import-form",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["tsc/TS2613", "tsc/TS2614", "tsc/TS1192"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2 } = offsetsOf(finding.place, text3);
    const statement2 = moduleReferences(path2, text3).find(
      (each) => each.kind === "import" && each.start <= start2 && start2 < each.end
    );
    if (statement2 === void 0) return { leftAlone: "there is no import at the place of the finding" };
    const name3 = statement2.names.find((each) => each.start <= start2 && start2 < each.end) ?? statement2.names[0];
    if (name3 === void 0 || statement2.names.length > 1) return { leftAlone: "the import names more than this" };
    const clause = otherForm(name3, statement2, text3);
    if (clause === void 0) return { leftAlone: "the import has neither of the two forms" };
    const edit = { path: path2, ...clauseOf(statement2, text3), text: clause };
    const effect2 = await effectOf(context.typescript, path2, [edit]);
    const bad = effect2?.brought[0];
    if (effect2 === void 0 || bad !== void 0) {
      return { leftAlone: `the module does not export ${name3.local} in the other form either` };
    }
    if (!effect2.gone.some((each) => finding.rule === `tsc/TS${each.code}`)) return { leftAlone: "it does not cure it" };
    return { change: { edits: [edit] }, summary: `Import ${clause} as ${statement2.specifier} exports it` };
  }
};
function otherForm(name3, statement2, text3) {
  const written = text3.slice(statement2.start, statement2.specifierStart);
  if (name3.imported === "*" || /\/\/|\/\*/.test(written)) return void 0;
  const isNamed3 = written.includes("{");
  return isNamed3 ? name3.local : `{ ${name3.local} }`;
}
function clauseOf(statement2, text3) {
  const head = /^import\s+(type\s+(?=[\w${]))?/.exec(text3.slice(statement2.start))?.[0].length ?? 0;
  const from = text3.lastIndexOf("from", statement2.specifierStart);
  const end = from - (/\s*$/.exec(text3.slice(statement2.start, from))?.[0].length ?? 0);
  return { start: statement2.start + head, end };
}

// healers/code/ts-fix-import-path/index.ts
var healer86 = {
  name: "ts-fix-import-path",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS2307",
    "tsc/TS2792",
    "tsc/TS2834",
    "tsc/TS2835",
    "tsc/TS2882",
    "tsc/TS6053",
    "tsc/TS1149",
    "tsc/TS1261",
    "eslint/import/no-unresolved"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const references = moduleReferences(path2, context.text);
    const reference = references.find((each) => each.start <= start2 && start2 < each.end);
    if (reference === void 0) return { leftAlone: "there is no import at the place of the finding" };
    if (!isRelative(reference.specifier))
      return { leftAlone: `${reference.specifier} is a package: whether to install it is for a person` };
    const files2 = new Set(context.files);
    const others2 = references.filter(
      (each) => each !== reference && resolveRelative(path2, each.specifier, files2) !== void 0
    );
    const styles = stylesToTry(others2, reference);
    const [nearest, second] = await rankTargets(reference, path2, context);
    if (nearest === void 0) return { leftAlone: `no file of the package resembles ${reference.specifier}` };
    if (second !== void 0 && second.distance === nearest.distance) {
      return { leftAlone: `${reference.specifier} may mean ${nearest.target} or ${second.target}` };
    }
    for (const style of styles) {
      const specifier2 = respell(reference.specifier, path2, nearest.target, style);
      const edit = { path: path2, start: reference.specifierStart, end: reference.specifierEnd, text: specifier2 };
      const effect2 = await effectOf(context.typescript, path2, [edit]);
      if (effect2 === void 0 || effect2.brought.length === 0 && (effect2.gone.length > 0 || !isTypeChecked(path2))) {
        return { change: { edits: [edit] }, summary: `Import ${specifier2} instead of ${reference.specifier}` };
      }
    }
    return { leftAlone: `${nearest.target} is the nearest file, but importing it brings other errors` };
  }
};
function respell(written, path2, target, style) {
  const specifier2 = specifierFor(path2, target, style);
  const folder = dirname(written);
  const isSameFolder = join(dirname(path2), folder) === dirname(target);
  return isSameFolder && written.includes("/") && !/\/index$/.test(stem(target)) && specifier2 !== "." ? `${folder}/${basename(specifier2)}` : specifier2;
}
function isTypeChecked(path2) {
  return /\.[cm]?tsx?$/.test(path2);
}
function stylesToTry(others2, broken) {
  const first = styleOf(others2.map((each) => each.specifier)) ?? styleOf([broken.specifier]) ?? "none";
  return [.../* @__PURE__ */ new Set([first, "none", "compiled"])];
}
var maxCandidates = 200;
async function rankTargets(reference, path2, context) {
  const wanted = stem(join(dirname(path2), reference.specifier));
  const near = [];
  for (const target of context.files) {
    if (target === path2 || !/\.[cm]?[jt]sx?$/.test(target)) continue;
    const distance = distanceOf(wanted, stem(target));
    if (distance !== void 0) near.push({ target, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.target < b.target ? -1 : 1));
  const found2 = [];
  for (const each of near.slice(0, maxCandidates)) {
    if (await exportsNames(each.target, reference, context)) found2.push(each);
    if (found2.length === 2) break;
  }
  return found2;
}
function stem(path2) {
  return path2.replace(/(\.d)?\.[cm]?[jt]sx?(?=$|[^/\w]|_)/, "").replace(/\/index$/, "");
}
function distanceOf(wanted, target) {
  if (wanted.toLowerCase() === target.toLowerCase()) return 0;
  const [a, b] = [basename(wanted), basename(target)];
  const isMoved = a === b;
  const folders = editDistance(dirname(wanted), dirname(target));
  if (isMoved) return 1 + folders / 100;
  const isExtended = (a.startsWith(b) || b.startsWith(a)) && Math.min(a.length, b.length) >= 3;
  const names = editDistance(a.toLowerCase(), b.toLowerCase());
  const limit = Math.max(1, Math.floor(Math.max(a.length, b.length) * 0.34));
  if (names > limit && !(isExtended && folders === 0)) return void 0;
  if (folders > 3) return void 0;
  return names + folders * 2;
}
async function exportsNames(target, reference, context) {
  const text3 = await context.read(target);
  if (text3 === void 0) return false;
  const isOpen = /export\s*\*|module\.exports|exports\.\w|export\s*=/.test(text3);
  return reference.names.every(({ imported }) => {
    if (imported === "*" || isOpen) return true;
    if (imported === "default") return /export\s+default|as\s+default/.test(text3);
    const name3 = imported.replaceAll("$", "\\$");
    const declared = `export\\s+(declare\\s+)?(abstract\\s+)?(async\\s+)?(const\\s+enum|const|let|var|function\\*?|class|interface|type|enum|namespace)\\s+${name3}(?![\\w$])`;
    return new RegExp(`${declared}|export\\s+(type\\s+)?\\{[^}]*(?<![\\w$])${name3}(?![\\w$])`).test(text3);
  });
}

// healers/code/ts-fix-return-type/index.ts
var healer87 = {
  name: "ts-fix-return-type",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS2322", "tsc/TS2739", "tsc/TS2740", "tsc/TS2741", "tsc/TS2559", "tsc/TS1064", "tsc/TS2416"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path2, context.text).root(), start2);
    const isMember = finding.rule === "tsc/TS2416";
    const functionIndex = holders.findLastIndex(isFunction);
    const returnIndex = holders.findLastIndex((node) => node.kind() === "return_statement");
    const isArrowBody = holders[functionIndex]?.kind() === "arrow_function";
    if (!isMember && returnIndex < functionIndex && !isArrowBody && finding.rule !== "tsc/TS1064") {
      return { leftAlone: "the error is not about what the function returns" };
    }
    const found2 = await context.typescript.returns(path2, start2);
    if (found2?.annotation === void 0) return { leftAlone: "the function declares no return type" };
    if (found2.fits.length === 0) return { leftAlone: "the function returns nothing to learn a type from" };
    if (found2.fits.some((fits2) => fits2)) {
      return { leftAlone: "some returns fit the declared type: the one that does not is rather wrong than the type" };
    }
    if (found2.inferred === void 0)
      return { leftAlone: "the type that the function returns cannot be written down there" };
    const { annotation } = found2;
    const declared = context.text.slice(annotation.start, annotation.end);
    if (/\bis\b|\basserts\b/.test(declared)) return { leftAlone: "a type predicate says more than a return type" };
    const edit = { path: path2, start: annotation.start, end: annotation.end, text: widen2(found2.inferred, declared) };
    const effect2 = await effectOf(context.typescript, path2, [edit]);
    const bad = effect2?.brought[0];
    if (bad !== void 0)
      return { leftAlone: `with ${edit.text} as return type there is another error: ${bad.message}` };
    if (effect2 !== void 0 && effect2.gone.length === 0)
      return { leftAlone: `${edit.text} as return type does not cure it` };
    return { change: { edits: [edit] }, summary: `Declare the return type as ${edit.text}, which every return gives` };
  }
};
function widen2(inferred, declared) {
  if (/['"\d]/.test(declared)) return inferred;
  const parts = inferred.split(" | ");
  const widened = parts.map(
    (part) => /^(['"]).*\1$/.test(part) ? "string" : /^-?[\d.]+$/.test(part) ? "number" : part
  );
  const merged = [...new Set(widened)];
  return merged.includes("true") && merged.includes("false") ? [...new Set(merged.map((part) => part === "true" || part === "false" ? "boolean" : part))].join(" | ") : merged.map((part) => merged.length === 1 && /^(true|false)$/.test(part) ? "boolean" : part).join(" | ");
}

// healers/code/ts-fix-spelling/index.ts
var healer88 = {
  name: "ts-fix-spelling",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: ["tsc/TS2551", "tsc/TS2552", "tsc/TS2561", "tsc/TS2568", "tsc/TS2724", "tsc/TS2833", "tsc/TS2820"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 2551;
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path2, start2, code2);
    const fixes = await context.typescript.codeFixes(path2, start2, error?.end ?? end, code2);
    const spellings = fixes.filter((each) => each.name === "spelling" || each.name === "fixSpelling");
    const [fix2] = spellings;
    const [edit] = fix2?.edits ?? [];
    if (fix2 === void 0 || edit === void 0 || spellings.length > 1 || fix2.edits.length > 1) {
      return { leftAlone: "TypeScript knows no single name that can be meant" };
    }
    const written = context.text.slice(edit.start, edit.end);
    const distance = editDistance(written.toLowerCase(), edit.text.toLowerCase());
    if (distance > 2 || distance * 4 > written.length)
      return { leftAlone: `${edit.text} is too far from ${written} to be sure` };
    if (await isKnownElsewhere(written))
      return { leftAlone: `other files know ${written}: it is rather not imported than misspelt` };
    const words2 = code2 === 2724 ? usesOf(parse(path2, context.text).root(), written).map(span) : [edit];
    const edits = words2.map(({ start: from, end: to }) => ({ path: path2, start: from, end: to, text: edit.text }));
    const effect2 = await effectOf(context.typescript, path2, edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `${edit.text} brings another error: ${bad.message}` };
    if (effect2 !== void 0 && !effect2.gone.some((each) => each.code === code2))
      return { leftAlone: `${edit.text} does not cure it` };
    return { change: { edits }, summary: `Write ${edit.text} instead of ${written}` };
    async function isKnownElsewhere(name3) {
      const word = new RegExp(`(?<![\\w$])${name3.replaceAll("$", "\\$")}(?![\\w$])`);
      for (const other of context.files) {
        if (other === path2 || !/\.[cm]?[jt]sx?$/.test(other)) continue;
        if (word.test(await context.read(other) ?? "")) return true;
      }
      return false;
    }
  }
};

// healers/code/ts-implicit-any/index.ts
var healer89 = {
  name: "ts-implicit-any",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS7006", "tsc/TS7019", "tsc/TS7005", "tsc/TS7034"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 7006;
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    if (await missesTypes(context.typescript, path2)) {
      return { leftAlone: "the file has names or modules that are not found: the types may come from them" };
    }
    const error = await errorAt(context.typescript, path2, start2, code2);
    const fixes = await context.typescript.codeFixes(path2, start2, error?.end ?? end, code2);
    const fix2 = fixes.find((each) => each.name === "inferFromUsage");
    if (fix2 === void 0) return { leftAlone: "no use of it tells a type" };
    const written = fix2.edits.map((edit) => edit.text).join(" ");
    if (/\b(any|unknown|object|never|Function)\b/.test(written))
      return { leftAlone: `its uses tell no exact type: ${written.trim()}` };
    if (/[{}]|=>/.test(written))
      return { leftAlone: "its uses tell only parts of a type; which declared type is meant is for a person" };
    const effect2 = await effectOf(context.typescript, path2, fix2.edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `with the type of its uses there is an error: ${bad.message}` };
    if (effect2 !== void 0 && !effect2.gone.some((each) => each.code === code2))
      return { leftAlone: "the type does not cure it" };
    return { change: { edits: fix2.edits }, summary: "Declare the types that all uses agree on" };
  }
};

// healers/code/ts-missing-properties/index.ts
var healer90 = {
  name: "ts-missing-properties",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS2741", "tsc/TS2739", "tsc/TS2345", "tsc/TS2322"],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const names = missingNames2(finding.message);
    if (names.length === 0) return { leftAlone: "no property is missing" };
    const root = parse(path2, context.text).root();
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const object = objectAt(root, start2);
    if (object === void 0) return { leftAlone: "the object is not written out at the place of the finding" };
    const unknown = names.find((name3) => !isDeclared(root, name3));
    if (unknown !== void 0) {
      const stated = append2(
        object,
        names.map((name3) => `${name3}: undefined`),
        path2,
        context.text
      );
      if (names.some((name3) => isDeclared(root, name3)) || !await isUndefinedMeant(path2, stated, context))
        return { leftAlone: `nothing called ${unknown} is at hand: its value is for a person` };
      return {
        change: { edits: [stated] },
        summary: `Say that ${names.join(", ")} is undefined, as its type allows`
      };
    }
    const edit = append2(object, names, path2, context.text);
    const effect2 = await effectOf(context.typescript, path2, [edit]);
    if (effect2 === void 0 || effect2.brought.length > 0 || effect2.gone.length === 0) {
      return { leftAlone: `the variable called ${names.join(", ")} is not of the type that is missing` };
    }
    return { change: { edits: [edit] }, summary: `Pass ${names.join(", ")} along` };
  }
};
async function isUndefinedMeant(path2, stated, { text: text3, typescript }) {
  const cured = await effectOf(typescript, path2, [stated]);
  if (cured === void 0 || cured.brought.length > 0 || cured.gone.length === 0) return false;
  const foreign = await effectOf(typescript, path2, [
    { ...stated, text: stated.text.replaceAll(": undefined", ": Symbol('foreign')") }
  ]);
  const at = text3.length;
  const probe = { path: path2, start: at, end: at, text: "\n;{ const healProbe: string = undefined; void healProbe; }" };
  const strict = await effectOf(typescript, path2, [probe]);
  return (foreign?.brought.length ?? 0) > 0 && strict?.brought.some((each) => each.code === 2322) === true;
}
function missingNames2(message) {
  const one = /Property '([\w$]+)' is missing in type/.exec(message)?.[1];
  if (one !== void 0) return [one];
  const many = /is missing the following properties from type [^:]+: ([\w$, ]+)$/.exec(message)?.[1];
  return many === void 0 || / and \d+ more/.test(message) ? [] : many.split(",").map((name3) => name3.trim());
}
function objectAt(root, start2) {
  const holders = nodesAt(root, start2);
  const direct = holders.findLast((node) => node.kind() === "object" && span(node).start === start2);
  if (direct !== void 0) return direct;
  const holder = holders.findLast(
    (node) => /variable_declarator|return_statement|assignment_expression/.test(String(node.kind()))
  );
  const value = holder?.field("value") ?? holder?.field("right") ?? holder?.children()[1];
  return value?.kind() === "object" ? value : void 0;
}
function isDeclared(root, name3) {
  const regex = `^${name3.replaceAll("$", "\\$")}$`;
  const declared = [
    { kind: "identifier", regex, inside: { kind: "variable_declarator", field: "name" } },
    { kind: "identifier", regex, inside: { any: [{ kind: "required_parameter" }, { kind: "optional_parameter" }] } },
    { kind: "shorthand_property_identifier_pattern", regex }
  ];
  return root.find({ rule: { any: declared } }) !== null;
}
function append2(object, names, path2, text3) {
  const { start: start2, end } = span(object);
  const last = object.children().findLast((child) => child.isNamed() && child.kind() !== "comment");
  if (last === void 0) return { path: path2, start: start2 + 1, end: end - 1, text: ` ${names.join(", ")} ` };
  const at = span(last).end;
  if (!object.text().includes("\n")) return { path: path2, start: at, end: at, text: `, ${names.join(", ")}` };
  const indent = indentationAt(text3, span(last).start);
  const newline = lineEnding(text3);
  const rest = /^(,?)([ \t]*(?:\/\/[^\r\n]*)?)(?=\r?\n)/.exec(text3.slice(at, end));
  if (rest === null)
    return { path: path2, start: at, end: at, text: names.map((name3) => `,${newline}${indent}${name3}`).join("") };
  const [whole, comma = "", comment = ""] = rest;
  const added = names.join(`,${newline}${indent}`);
  return { path: path2, start: at, end: at + whole.length, text: `,${comment.trimEnd()}${newline}${indent}${added}${comma}` };
}

// healers/code/ts-optional-chain/index.ts
var healer91 = {
  name: "ts-optional-chain",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS2531",
    "tsc/TS2532",
    "tsc/TS2533",
    "tsc/TS2721",
    "tsc/TS2722",
    "tsc/TS2723",
    "tsc/TS18047",
    "tsc/TS18048",
    "tsc/TS18049"
  ],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const holders = nodesAt(parse(path2, context.text).root(), start2);
    const access = holders.findLast((node) => accessedObject(node)?.range().start.index === start2);
    const candidates = holders.filter((node) => accessedObject(node)?.range().start.index === start2);
    if (access === void 0) return { leftAlone: "what may be missing is not read by a member access here" };
    const reasons = [];
    for (const candidate of candidates.toReversed()) {
      const object = accessedObject(candidate);
      if (object === void 0 || candidate.children().some((child) => child.kind() === "optional_chain")) continue;
      const blocked = reasonAgainst(candidate);
      if (blocked !== void 0) {
        reasons.push(blocked);
        continue;
      }
      const edit = chain2(candidate, object, path2, context.text);
      const effect2 = await effectOf(context.typescript, path2, [edit]);
      if (effect2 === void 0) return { leftAlone: "TypeScript cannot check the file" };
      const isCured = effect2.gone.some((error) => `tsc/TS${error.code}` === finding.rule);
      if (isCured && effect2.brought.length === 0) {
        return { change: { edits: [edit] }, summary: `Read ${short3(candidate)} only when ${short3(object)} is there` };
      }
      if (effect2.brought[0] !== void 0)
        reasons.push(`with ?. the value may be undefined where it is used: ${effect2.brought[0].message}`);
    }
    return { leftAlone: reasons[0] ?? "a ?. there does not cure it" };
  }
};
function short3(node) {
  const text3 = node.text().replace(/\s+/g, " ");
  return text3.length > 40 ? `${text3.slice(0, 37)}\u2026` : text3;
}
function accessedObject(node) {
  const kind = node.kind();
  if (kind === "member_expression" || kind === "subscript_expression") return node.field("object") ?? void 0;
  if (kind === "call_expression") return node.field("function") ?? void 0;
  return void 0;
}
function chain2(access, object, path2, text3) {
  const end = span(object).end;
  const dot = access.kind() === "member_expression" ? access.children().find((child) => child.kind() === ".") : void 0;
  if (dot !== void 0) return { path: path2, start: span(dot).start, end: span(dot).end, text: "?." };
  const open = access.kind() === "call_expression" ? access.field("type_arguments") ?? access.field("arguments") : void 0;
  const bracket = open ? span(open).start : text3.indexOf("[", end);
  return { path: path2, start: bracket, end: bracket, text: "?." };
}
function reasonAgainst(access) {
  for (const node of access.ancestors()) {
    const kind = String(node.kind());
    if (kind === "template_substitution") return 'the value goes into a text, which would read "undefined"';
    if (kind === "binary_expression" && /^(\+|-|\*|\/|%|\*\*|<|>|<=|>=)$/.test(node.field("operator")?.text() ?? "")) {
      return "the value is calculated or compared by size with: what a missing one means is for a person";
    }
    if (kind === "unary_expression" && /^!/.test(node.text()) && !/^!!/.test(node.text())) {
      return "a negated ?. would be true when the object is missing";
    }
    const left = kind === "assignment_expression" ? node.field("left") : null;
    if (left !== null && contains(left, access)) return "the member is assigned to";
    if (kind === "new_expression" || kind === "spread_element") return "the value must be there";
    if (stops.has(kind)) return void 0;
  }
  return void 0;
}
var stops = /* @__PURE__ */ new Set([
  "statement_block",
  "expression_statement",
  "arguments",
  "return_statement",
  "variable_declarator",
  "arrow_function",
  "program",
  "if_statement"
]);

// healers/code/ts-optional-property/reads.ts
function readsOf2(owner, name3) {
  return membersOf2(owner, name3).filter((node) => !isTarget3(node));
}
function membersOf2(owner, name3) {
  return owner.findAll({ rule: { kind: "member_expression" } }).filter((node) => node.field("object")?.kind() === "this" && node.field("property")?.text() === name3);
}
function isTarget3(node) {
  const parent = node.parent();
  return parent?.kind() === "assignment_expression" && parent.field("left")?.id() === node.id();
}
function printsMissing(node) {
  const parent = node.parent();
  if (parent?.kind() === "template_substitution") return !isAsked3(node);
  return parent?.kind() === "binary_expression" && parent.field("operator")?.text() === "+";
}
function isAsked3(node) {
  return node.ancestors().some((outer) => {
    const condition = outer.field("condition");
    return condition !== null && span(condition).end <= span(node).start && condition.text().includes(node.text());
  });
}
function assignsInConstructor(owner, name3) {
  const methods = owner.children().filter((child) => child.kind() === "method_definition");
  const setters = methods.filter((method) => membersOf2(method, name3).some(isTarget3));
  const maker = methods.find((method) => method.field("name")?.text() === "constructor");
  const called = (maker?.findAll({ rule: { kind: "call_expression" } }) ?? []).map(
    (call) => callOf(call)?.callee.text()
  );
  return setters.some((setter) => called.includes(`this.${setter.field("name")?.text()}`));
}

// healers/code/ts-optional-property/index.ts
var healer92 = {
  name: "ts-optional-property",
  kind: "code",
  languages: ["typescript"],
  rules: ["tsc/TS2564"],
  safety: "careful",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const tree = parse(path2, context.text);
    const holders = nodesAt(tree.root(), start2);
    const field = holders.findLast((node) => node.kind() === "public_field_definition");
    const nameNode = field?.field("name");
    const type = field?.field("type");
    const owner = holders.findLast((node) => node.kind() === "class_body");
    if (!field || !nameNode || !type || !owner) return { leftAlone: "no property with a declared type starts here" };
    const name3 = nameNode.text();
    if (field.find({ rule: { kind: "decorator" } }) !== null || isDecorated(field))
      return { leftAlone: `what decorates ${name3} may set it: only a person knows whether it always does` };
    if (assignsInConstructor(owner, name3))
      return { leftAlone: `a method that the constructor calls sets ${name3}: the value belongs into the constructor` };
    const reads = readsOf2(owner, name3);
    if (reads.length === 0)
      return { leftAlone: `nothing in the class reads ${name3}: whether it may be missing is open` };
    const printed = reads.find(printsMissing);
    if (printed) return { leftAlone: `\`${printed.parent()?.text().slice(0, 60)}\` would print undefined` };
    if (await missesTypes(context.typescript, path2))
      return {
        leftAlone: "the file has names or modules that are not found: what reads the property cannot be checked"
      };
    const at = span(nameNode).end;
    const optional = { path: path2, start: at, end: at, text: "?" };
    const end = span(type).end;
    const union = { path: path2, start: end, end, text: " | undefined" };
    let doubt = "";
    for (const edit of /=>|\bextends\b/.test(type.text()) ? [optional] : [optional, union]) {
      const bad = await findBroken(path2, name3, edit, context);
      if (bad === void 0) return { change: { edits: [edit] }, summary: `Declare that ${name3} may be missing` };
      doubt = bad;
    }
    return { leftAlone: doubt };
  }
};
function isDecorated(field) {
  return field.prev()?.kind() === "decorator";
}
var mostReaders = 20;
async function findBroken(path2, name3, edit, context) {
  const own = await effectOf(context.typescript, path2, [edit]);
  if (own === void 0) return "TypeScript does not read this file";
  const [bad] = own.brought;
  if (bad !== void 0) return `${name3} is read as if it were always there: ${bad.message}`;
  if (!own.gone.some((each) => each.code === 2564)) return "that does not cure it";
  const readers = [];
  for (const other of context.files) {
    if (other === path2 || !/\.[cm]?tsx?$/.test(other)) continue;
    if (hasMember(other, await context.read(other) ?? "", name3)) readers.push(other);
  }
  if (readers.length > mostReaders) return `${readers.length} other files read something called ${name3}`;
  for (const other of readers) {
    const [brought] = (await effectOf(context.typescript, other, [edit]))?.brought ?? [];
    if (brought !== void 0) return `${other} reads ${name3} as if it were always there: ${brought.message}`;
  }
  return void 0;
}
function hasMember(path2, text3, name3) {
  if (!text3.includes(name3)) return false;
  const kinds = ["property_identifier", "shorthand_property_identifier", "shorthand_property_identifier_pattern"];
  const any = kinds.map((kind) => ({ kind }));
  return findAll(parse(path2, text3), { any, regex: `^${escapeRegExp(name3)}$` }).length > 0;
}

// healers/code/ts-quick-fix/index.ts
var cures = /* @__PURE__ */ new Map([
  [1308, { fix: "fixAwaitInSyncFunction", summary: "Make the function async, since it awaits" }],
  [2377, { fix: "constructorForDerivedNeedSuperCall", summary: "Call the constructor of the base class" }],
  [2612, { fix: "addMissingDeclareProperty", summary: "Only declare the property, which the base class sets" }],
  [2657, { fix: "wrapJsxInFragment", summary: "Put the elements into a fragment" }],
  [2662, { fix: "forgottenThisPropertyAccess", summary: "Name the class of the static member" }],
  [2663, { fix: "forgottenThisPropertyAccess", summary: "Read the member from this" }],
  [
    2689,
    {
      fix: "extendsInterfaceBecomesImplements",
      summary: "Implement the interface, which cannot be extended by a class"
    }
  ],
  [2713, { fix: "correctQualifiedNameToIndexedAccessType", summary: "Take the type of the member with brackets" }],
  [2774, { fix: "fixMissingCallParentheses", summary: "Call the function: it is always there by itself" }],
  [2794, { fix: "addVoidToPromise", summary: "Say that the promise gives nothing" }],
  [6234, { fix: "removeAccidentalCallParentheses", summary: "Read the property, which is no function" }],
  [17009, { fix: "classSuperMustPrecedeThisAccess", summary: "Call super before this is used" }]
]);
var healer93 = {
  name: "ts-quick-fix",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS1308",
    "tsc/TS2377",
    "tsc/TS2612",
    "tsc/TS2657",
    "tsc/TS2662",
    "tsc/TS2663",
    "tsc/TS2689",
    "tsc/TS2713",
    "tsc/TS2774",
    "tsc/TS2794",
    "tsc/TS6234",
    "tsc/TS17009"
  ],
  safety: "risky",
  review: "cursory",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const code2 = codeOf(finding.rule) ?? 0;
    const cure = cures.get(code2);
    if (cure === void 0) return { leftAlone: "no fix of TypeScript is a sure cure for this" };
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const error = await errorAt(context.typescript, path2, start2, code2);
    const fixes = await context.typescript.codeFixes(path2, start2, error?.end ?? end, code2);
    const [fix2, ...others2] = fixes.filter((each) => each.name === cure.fix);
    if (fix2 === void 0 || others2.length > 0) return { leftAlone: "TypeScript has no single fix for this place" };
    if (fix2.edits.some((edit) => edit.path !== path2)) return { leftAlone: "the fix reaches into other files" };
    const effect2 = await effectOf(context.typescript, path2, fix2.edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `TypeScript's fix brings another error: ${bad.message}` };
    if (effect2 === void 0 || !effect2.gone.some((each) => each.code === code2))
      return { leftAlone: "TypeScript's fix does not cure it" };
    return { change: { edits: fix2.edits }, summary: cure.summary };
  }
};

// src/syntax/typescript/inert.ts
var inertStatements = /* @__PURE__ */ new Set([
  "import_statement",
  "comment",
  "function_declaration",
  "generator_function_declaration",
  "interface_declaration",
  "type_alias_declaration",
  "enum_declaration",
  "empty_statement",
  "hash_bang_line",
  "function_signature"
]);
function isInertStatement(node) {
  const kind = String(node.kind());
  if (inertStatements.has(kind)) return true;
  if (kind === "export_statement") {
    const parts = node.children().filter((child) => !inertTokens.has(String(child.kind())));
    return parts.every((part) => isInertStatement(part) || isInertValue(part));
  }
  if (kind === "lexical_declaration" || kind === "variable_declaration") {
    return node.findAll({ rule: { kind: "variable_declarator" } }).every((each) => {
      const value = each.field("value");
      return value === null || isInertValue(value);
    });
  }
  if (kind === "class_declaration") return isInertClass(node);
  if (kind === "expression_statement") return /^['"]use \w+['"]/.test(node.text());
  return false;
}
var inertTokens = /* @__PURE__ */ new Set([
  "export",
  "default",
  "type",
  ";",
  "export_clause",
  "from",
  "string",
  "*",
  "namespace_export"
]);
function isInertClass(node) {
  const statics = node.findAll({ rule: { any: [{ kind: "class_static_block" }, { kind: "decorator" }] } });
  const fields = node.findAll({ rule: { kind: "public_field_definition" } }).filter((field) => field.children().some((child) => child.kind() === "static"));
  return statics.length === 0 && fields.every((field) => isInertValue(field.field("value") ?? field));
}
var inertValues = /* @__PURE__ */ new Set([
  "string",
  "number",
  "true",
  "false",
  "null",
  "undefined",
  "identifier",
  "regex",
  "arrow_function",
  "function_expression",
  "generator_function"
]);
var inertContainers = /* @__PURE__ */ new Set([
  "object",
  "array",
  "pair",
  "as_expression",
  "satisfies_expression",
  "parenthesized_expression",
  "unary_expression",
  "spread_element",
  "binary_expression"
]);
function isInertValue(node) {
  const kind = String(node.kind());
  if (inertValues.has(kind) || !node.isNamed()) return true;
  if (kind === "template_string") return node.findAll({ rule: { kind: "call_expression" } }).length === 0;
  if (kind === "new_expression") return /^new (Map|Set|WeakMap|WeakSet)\b[^(]*\(\)$/.test(node.text());
  if (kind === "class") return isInertClass(node);
  if (kind === "comment" || kind === "property_identifier" || kind === "shorthand_property_identifier") return true;
  if (kind === "method_definition" || kind === "type_annotation" || kind.endsWith("_type") || kind === "type_identifier")
    return true;
  return inertContainers.has(kind) && node.children().every(isInertValue);
}

// healers/code/ts-remove-unused-import/effects.ts
var maxModules2 = 40;
var builtinModules = new Set(
  `assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns events fs http
  http2 https inspector module net os path perf_hooks process punycode querystring readline repl stream string_decoder
  timers tls tty url util v8 vm wasi worker_threads zlib`.split(/\s+/)
);
async function hasEffects(statement2, path2, context) {
  if (statement2.isTypeOnly || isBuiltin2(statement2.specifier)) return false;
  if (await isElided(statement2, path2, context)) return false;
  if (!isRelative(statement2.specifier)) return !await isPurePackage(statement2.specifier, context);
  const target = resolveRelative(path2, statement2.specifier, new Set(context.files));
  if (target === void 0) return true;
  return actsWhenLoaded(target, context, /* @__PURE__ */ new Set());
}
function isBuiltin2(specifier2) {
  return specifier2.startsWith("node:") || builtinModules.has(specifier2.split("/")[0] ?? "");
}
async function isElided(statement2, path2, context) {
  if (!/\.[cm]?tsx?$/.test(path2) || /\.[cm]?ts$/.test(statement2.specifier)) return false;
  let folder = dirname(path2);
  for (let i = 0; i < 32; i++) {
    const config = await context.read(folder === "." ? "tsconfig.json" : `${folder}/tsconfig.json`);
    if (config !== void 0) {
      const keeps = /verbatimModuleSyntax|preserveValueImports|importsNotUsedAsValues|erasableSyntaxOnly|"extends"/;
      return !keeps.test(config);
    }
    if (folder === ".") return false;
    folder = dirname(folder);
  }
  return false;
}
async function isPurePackage(specifier2, context) {
  const name3 = specifier2.split("/").slice(0, specifier2.startsWith("@") ? 2 : 1).join("/");
  const manifest = await context.read(`node_modules/${name3}/package.json`);
  return manifest !== void 0 && /"sideEffects"\s*:\s*false/.test(manifest);
}
async function actsWhenLoaded(path2, context, seen) {
  if (seen.has(path2)) return false;
  if (seen.size >= maxModules2) return true;
  seen.add(path2);
  const text3 = await context.read(path2);
  if (text3 === void 0) return true;
  const root = parse(path2, text3).root();
  if (root.children().some((statement2) => !isInertStatement(statement2))) return true;
  const files2 = new Set(context.files);
  for (const reference of referencesIn(root)) {
    if (reference.isTypeOnly || reference.isDeferred || isBuiltin2(reference.specifier)) continue;
    if (!isRelative(reference.specifier)) {
      if (!await isPurePackage(reference.specifier, context)) return true;
      continue;
    }
    const target = resolveRelative(path2, reference.specifier, files2);
    if (target === void 0 || await actsWhenLoaded(target, context, seen)) return true;
  }
  return false;
}

// healers/code/ts-remove-unused-import/index.ts
var healer94 = {
  name: "ts-remove-unused-import",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS6133",
    "tsc/TS6192",
    "tsc/TS6196",
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "eslint/unused-imports/no-unused-imports",
    "biome/lint/correctness/noUnusedImports"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2 } = offsetsOf(finding.place, context.text);
    const root = parse(path2, context.text).root();
    const statement2 = referencesIn(root).find(
      (each) => (each.kind === "import" || isRequire(each)) && each.start <= start2 && start2 < each.end
    );
    if (statement2 === void 0) return { leftAlone: "what is unused here is not an import" };
    const flagged = flaggedNames(statement2, start2, finding.message, finding.rule);
    if (flagged.length === 0)
      return { leftAlone: "which name of the import is unused cannot be told from the finding" };
    const isUsed = (name3) => usesOf(root, name3).some((use) => {
      const isOutside = use.range().start.index >= statement2.end || use.range().end.index <= statement2.start;
      return isOutside && !isSomethingElse(use);
    });
    const used = flagged.find(isUsed);
    if (used !== void 0) return { leftAlone: `${used} also stands elsewhere in the file: a person should look` };
    const pragma = flagged.find((name3) => isPragma(name3, context));
    if (pragma !== void 0) return { leftAlone: `${pragma} may be what JSX compiles to` };
    return propose2(statement2, new Set(flagged), path2, context);
  }
};
function isSomethingElse(use) {
  if (use.kind() === "type_identifier") return false;
  const binding = resolve(use);
  return binding !== void 0 && binding.kind !== "import" && !binding.scope.is("program");
}
function isRequire(reference) {
  return reference.kind === "require" && reference.names.length > 0;
}
async function propose2(statement2, unused, path2, context) {
  const { text: text3 } = context;
  const summary = `Remove the unused import of ${[...unused].join(", ")}`;
  if (statement2.names.some((name3) => !unused.has(name3.local))) {
    if (isRequire(statement2)) return { leftAlone: "other names of the same require are used" };
    const edit2 = removeNames(path2, text3, statement2, unused);
    return edit2 ? { change: { edits: [edit2] }, summary } : { leftAlone: "a comment inside the import would be lost" };
  }
  if (/\/\/|\/\*/.test(text3.slice(statement2.start, statement2.specifierStart))) {
    return { leftAlone: "a comment inside the import would be lost" };
  }
  if (!await hasEffects(statement2, path2, context)) {
    const line = removeLine(path2, text3, statement2.start, statement2.end);
    const isAlone3 = line.start !== statement2.start || line.end !== statement2.end || line.start === 0;
    if (!isAlone3) return { leftAlone: "something else stands on the line of the import" };
    return { change: { edits: [line] }, summary };
  }
  const from = isRequire(statement2) ? statement2.start : clauseStart(statement2, text3);
  const to = isRequire(statement2) ? text3.lastIndexOf("require", statement2.specifierStart) : statement2.specifierStart - 1;
  const edit = { path: path2, start: from, end: to, text: "" };
  return { change: { edits: [edit] }, summary: `${summary}, keep what loading ${statement2.specifier} does` };
}
function clauseStart(statement2, text3) {
  return statement2.start + (/^import\s*/.exec(text3.slice(statement2.start))?.[0].length ?? 0);
}
function flaggedNames(statement2, start2, message, rule) {
  const locals = statement2.names.map((name3) => name3.local);
  if (rule === "tsc/TS6192") return locals;
  const pointed = statement2.names.find((name3) => name3.start <= start2 && start2 < name3.end);
  if (pointed !== void 0) return [pointed.local];
  const named2 = [...message.matchAll(/['"`]([\w$]+)['"`]/g)].map((match) => match[1] ?? "");
  const known = locals.filter((local) => named2.includes(local));
  return known.length > 0 ? known : locals.length === 1 ? locals : [];
}
function isPragma(name3, context) {
  return /^(React|h|Fragment|jsx)$/.test(name3) && /<\/?[A-Za-z>]/.test(context.text) && /<\/|\/>/.test(context.text);
}

// healers/code/ts-remove-unused-variable/index.ts
var healer95 = {
  name: "ts-remove-unused-variable",
  kind: "code",
  languages: ["typescript", "javascript"],
  rules: [
    "tsc/TS6133",
    "oxlint/no-unused-vars",
    "eslint/no-unused-vars",
    "eslint/@typescript-eslint/no-unused-vars",
    "biome/lint/correctness/noUnusedVariables"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const root = parse(path2, text3).root();
    const { start: start2 } = offsetsOf(finding.place, text3);
    const holders = nodesAt(root, start2);
    const declaration = holders.findLast((node) => /^(lexical|variable)_declaration$/.test(String(node.kind())));
    const declarators = declaration?.children().filter((child) => child.kind() === "variable_declarator") ?? [];
    const [declarator] = declarators;
    const name3 = declarator?.field("name");
    const part = holders.findLast((node) => node.parent()?.is("object_pattern"));
    if (declaration && part && name3?.is("object_pattern") && part.parent()?.id() === name3.id())
      return dropPart({ part, pattern: name3, declaration, root, path: path2, text: text3 });
    if (declaration === void 0 || declarator === void 0 || name3?.kind() !== "identifier") {
      return { leftAlone: "what is unused is not a plain variable" };
    }
    const { start: from, end: to } = span(declaration);
    const isPointedAt = start2 === from || start2 === span(name3).start;
    if (declarators.length > 1 || !isPointedAt) return { leftAlone: "the statement declares more than this variable" };
    if (declaration.parent()?.kind() === "export_statement") return { leftAlone: `${name3.text()} is exported` };
    const parent = String(declaration.parent()?.kind());
    if (!/^(program|statement_block)$/.test(parent))
      return { leftAlone: "a loop or case needs the declaration where it is" };
    if (usesOf(root, name3.text()).length > 1) return { leftAlone: `${name3.text()} stands elsewhere in the file` };
    const value = declarator.field("value");
    if (value !== null && !isInertValue(value)) return { leftAlone: "working out its value may do something" };
    if (/\/\/|\/\*/.test(text3.slice(from, to))) return { leftAlone: "a comment inside the statement would be lost" };
    const before = text3.slice(0, from).trimEnd();
    const lastLine2 = before.slice(before.lastIndexOf("\n") + 1).trim();
    if (/^\/\/|^\*|^\/\*|\*\/$/.test(lastLine2)) return { leftAlone: "the comment above speaks of it" };
    const edit = removeLine(path2, text3, from, to);
    if (edit.start === from && edit.end === to && from !== 0) return { leftAlone: "something else stands on its line" };
    return { change: { edits: [edit] }, summary: `Remove ${name3.text()}, which nothing reads` };
  }
};
function dropPart({ part, pattern, declaration, root, path: path2, text: text3 }) {
  const value = part.is("pair_pattern") ? part.field("value") : part;
  if (!/^(?:identifier|shorthand_property_identifier_pattern)$/.test(String(value?.kind())))
    return { leftAlone: "the property has a default value or is taken apart, which may do something" };
  const name3 = value?.text() ?? "";
  if (declaration.parent()?.is("export_statement")) return { leftAlone: `${name3} is exported` };
  const key = part.is("pair_pattern") ? part.field("key") : void 0;
  if (key?.is("computed_property_name")) return { leftAlone: "the name of the property is worked out" };
  const parts = pattern.children().filter((child) => child.isNamed() && !child.is("comment"));
  if (parts.some((child) => child.is("rest_pattern")))
    return { leftAlone: "the rest of the object would get the property that is taken out" };
  if (parts.length < 2) return { leftAlone: "it is the only property that is taken" };
  const uses2 = usesOf(root, name3).filter((use) => use.id() !== value?.id() && use.id() !== key?.id());
  const own = root.findAll({
    rule: { kind: "shorthand_property_identifier_pattern", regex: `^${escapeRegExp(name3)}$` }
  });
  if (uses2.length > 0 || own.some((each) => each.id() !== part.id()))
    return { leftAlone: `${name3} stands elsewhere in the file` };
  const at = parts.findIndex((child) => child.id() === part.id());
  const next = parts[at + 1];
  const previous = parts[at - 1];
  const start2 = next ? span(part).start : span(previous ?? part).end;
  const end = next ? span(next).start : span(part).end;
  if (/\/\/|\/\*/.test(text3.slice(start2, end))) return { leftAlone: "a comment beside the property would be lost" };
  return {
    change: { edits: [{ path: path2, start: start2, end, text: "" }] },
    summary: `Do not take ${name3}, which nothing reads`,
    // A property may be worked out when it is asked for.
    safety: "careful"
  };
}

// healers/code/ts-return-early/answer.ts
function answerFor3(fn, subject) {
  const guards = fn.findAll({ rule: { kind: "if_statement" } }).filter((node) => isOf(node, fn) && asksForMissing2(node));
  const exits = guards.flatMap((node) => exitOf(node) ?? []);
  const thrown = new Set(exits.flatMap((exit3) => /^throw new ([\w$.]+)\((['"`])/.exec(exit3)?.[1] ?? []));
  const returned = new Set(
    exits.filter((exit3) => /^return( undefined| null)?;?$/.test(exit3)).map((exit3) => exit3.replace(/;?$/, ";"))
  );
  const declared = fn.field("return_type")?.text() ?? "";
  const isAsync2 = fn.text().startsWith("async");
  const result = isAsync2 ? /Promise<(.+)>$/s.exec(declared)?.[1] ?? "" : declared.replace(/^:\s*/, "");
  const empty = /(^|\|\s*)undefined\s*(\||$)/.test(result) ? "return undefined;" : /(^|\|\s*)null\s*(\||$)/.test(result) ? "return null;" : void 0;
  if (thrown.size > 0 && (returned.size > 0 || empty !== void 0))
    return { doubt: "the function throws for some things that are missing, and may return nothing for others" };
  const [error, ...errors] = thrown;
  if (error !== void 0 && errors.length === 0) return { text: `throw new ${error}('${subject} is missing');` };
  const [exit2, ...others2] = returned;
  if (exit2 !== void 0 && others2.length === 0) return { text: exit2 };
  if (empty !== void 0 && returned.size === 0) return { text: empty };
  return { doubt: "nothing in the function tells what should happen when the value is missing" };
}
function isOf(node, fn) {
  return node.ancestors().find(isFunction)?.id() === fn.id();
}
function asksForMissing2(node) {
  const condition = node.field("condition")?.text() ?? "";
  return /^\(\s*(![\w$.]+|[\w$.]+\s*===?\s*(undefined|null))\s*\)$/.test(condition);
}
function exitOf(node) {
  const body = node.field("consequence");
  const only2 = body?.kind() === "statement_block" ? body.children().filter((child) => child.isNamed()) : [body];
  return only2.length === 1 ? only2[0]?.text() : void 0;
}

// healers/code/ts-return-early/index.ts
var healer96 = {
  name: "ts-return-early",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "tsc/TS2345",
    "tsc/TS2322",
    "tsc/TS2531",
    "tsc/TS2532",
    "tsc/TS2533",
    "tsc/TS18047",
    "tsc/TS18048",
    "tsc/TS18049"
  ],
  safety: "careful",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const { start: start2 } = offsetsOf(finding.place, text3);
    const missing = missingIn(finding.rule, finding.message);
    if (missing === void 0)
      return { leftAlone: "the value does not fit for another reason than that it may be missing" };
    const holders = nodesAt(parse(path2, text3).root(), start2);
    const subject = subjectOf2(holders, start2);
    const fn = holders.findLast(isFunction);
    const statement2 = holders.findLast(
      (node) => /_statement$|_declaration$/.test(String(node.kind())) && node.parent()?.kind() === "statement_block"
    );
    if (subject === void 0) return { leftAlone: "the value has no name that could be asked for: give it one first" };
    if (fn === void 0 || statement2 === void 0 || holders.indexOf(fn) > holders.indexOf(statement2))
      return { leftAlone: "no statement of a function uses the value" };
    const inner2 = holders.slice(holders.indexOf(statement2) + 1);
    if (inner2.some((node) => /ternary|binary_expression|optional_chain/.test(String(node.kind())) && isConditional(node)))
      return { leftAlone: "the value is not always used when the statement runs" };
    if (holders.slice(holders.indexOf(fn)).some(isLoop))
      return { leftAlone: "in a loop, nothing tells whether to skip or to stop" };
    const answer = answerFor3(fn, subject.text());
    if ("doubt" in answer) return { leftAlone: answer.doubt };
    const at = lineStart(text3, span(statement2).start);
    if (text3.slice(at, span(statement2).start).trim() !== "")
      return { leftAlone: "the statement shares its line with others" };
    const condition = missing.map((value) => `${subject.text()} === ${value}`).join(" || ");
    const edits = [
      {
        path: path2,
        start: at,
        end: at,
        text: `${indentationAt(text3, at)}if (${condition}) ${answer.text}${lineEnding(text3)}`
      }
    ];
    const effect2 = await effectOf(context.typescript, path2, edits);
    const bad = effect2?.brought[0];
    if (bad !== void 0) return { leftAlone: `asked before, there is another error: ${bad.message}` };
    if (effect2 === void 0 || effect2.gone.length === 0) return { leftAlone: "asking before does not cure it" };
    return {
      change: { edits },
      summary: `Leave with \`${answer.text.replace(/;$/, "")}\` when ${subject.text()} is missing`
    };
  }
};
function missingIn(rule, message) {
  if (/TS(2531|18047)$/.test(rule)) return ["null"];
  if (/TS(2532|18048)$/.test(rule)) return ["undefined"];
  if (/TS(2533|18049)$/.test(rule)) return ["null", "undefined"];
  const match = /^(?:Argument of type|Type) '(.+?)' is not assignable to (?:parameter of )?type '(.+?)'\./.exec(
    message
  );
  if (match === null) return void 0;
  const given = (match[1] ?? "").split(" | ");
  const wanted = new Set((match[2] ?? "").split(" | "));
  const rest = given.filter((type) => !wanted.has(type));
  return rest.length > 0 && rest.length < given.length && rest.every((type) => type === "undefined" || type === "null") ? rest : void 0;
}
function subjectOf2(holders, start2) {
  const last = holders.at(-1);
  const outer = last?.parent();
  const whole = last !== void 0 && outer !== void 0 && outer?.kind() === "variable_declarator" && outer.field("name")?.id() === last.id() ? outer.field("value") : last?.kind() === "return" ? outer?.children().find((node) => node.isNamed()) : holders.find(
    (node) => span(node).start === start2 && /^(member_expression|identifier)$/.test(String(node.kind())) && isArgument(node)
  ) ?? last;
  return whole != null && /^[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*$/.test(whole.text()) && whole.kind() !== "property_identifier" ? whole : void 0;
}
function isArgument(node) {
  return node.parent()?.kind() === "arguments";
}
function isConditional(node) {
  return node.kind() !== "binary_expression" || /^(&&|\|\||\?\?)$/.test(node.field("operator")?.text() ?? "");
}

// healers/code/ts-type-only-import/index.ts
var healer97 = {
  name: "ts-type-only-import",
  kind: "code",
  languages: ["typescript"],
  rules: [
    "tsc/TS1371",
    "tsc/TS1484",
    "tsc/TS1485",
    "oxlint/typescript/consistent-type-imports",
    "eslint/@typescript-eslint/consistent-type-imports",
    "biome/lint/style/useImportType"
  ],
  safety: "safe",
  review: "none",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { start: start2, end } = offsetsOf(finding.place, context.text);
    const code2 = codeOf(finding.rule);
    if (code2 !== void 0) {
      const error = await errorAt(context.typescript, path2, start2, code2);
      const fixes = await context.typescript.codeFixes(path2, start2, error?.end ?? end, code2);
      for (const fix2 of fixes.filter((each) => each.name === "convertToTypeOnlyImport")) {
        const effect2 = await effectOf(context.typescript, path2, fix2.edits);
        if (effect2 === void 0 || effect2.brought.length > 0 || effect2.gone.length === 0) continue;
        return { change: { edits: fix2.edits }, summary: "Import the type as a type" };
      }
      return { leftAlone: "TypeScript does not say how the import can be marked" };
    }
    const root = parse(path2, context.text).root();
    const statement2 = referencesIn(root).find((each) => each.start <= start2 && start2 < each.end);
    if (statement2 === void 0) return { leftAlone: "there is no import at the place of the finding" };
    if (hasDecorators(root)) return { leftAlone: "decorators may use the imported types when the program runs" };
    const values = valueNames(root, statement2);
    if (values.length > 0) return { leftAlone: `${values.join(", ")} is used as a value` };
    const edit = markTypeOnly(path2, context.text, statement2);
    if (edit === void 0) return { leftAlone: "a default and named imports cannot be marked together" };
    const bad = (await effectOf(context.typescript, path2, [edit]))?.brought[0];
    if (bad !== void 0) return { leftAlone: `as a type import it brings an error: ${bad.message}` };
    return { change: { edits: [edit] }, summary: `Import only types from ${statement2.specifier}` };
  }
};

// healers/code/verify-peers/index.ts
var healer98 = {
  name: "verify-peers",
  kind: "code",
  languages: ["python"],
  rules: ["heal/tls-verification-off"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const { text: text3 } = context;
    const tree = parse(path2, text3);
    const { start: start2, end } = rangeOf(finding.place, text3);
    const around = nodeAt2(tree, start2, end).parent() ?? tree.root();
    const nodes = [...descendants(around, "assignment"), ...descendants(around, "keyword_argument")];
    const node = smallestOverlapping(nodes, start2, end);
    const found2 = node && findUnverified(node);
    if (node === void 0 || found2 === void 0)
      return leave14("There is nothing here that switches the check off for certain.");
    if (isOnPurpose(node)) return leave14("The function says by its name that it does not look at certificates.");
    const summary = "Ask servers for a valid certificate";
    if (found2.instead) {
      const { node: value, text: wanted } = found2.instead;
      return { change: { edits: [{ path: path2, ...span(value), text: wanted }] }, summary };
    }
    if (found2.statements.some((statement2) => hasComment2(text3, statement2)))
      return leave14("A comment says why certificates are not looked at here.");
    const removals = found2.statements.map((statement2) => removeStatement(path2, text3, statement2));
    const imports = dropUnusedImports(path2, text3, tree, ["CERT_NONE"], removals);
    return { change: { edits: mergeEdits([...removals, ...imports]) }, summary };
  }
};
function isOnPurpose(node) {
  const around = node.ancestors().filter((each) => each.is("function_definition") || each.is("class_definition"));
  return around.some(
    (each) => /insecure|unverified|unsafe|untrusted|no_?verif|skip_?verif|without_?verif/i.test(each.field("name")?.text() ?? "")
  );
}
function leave14(leftAlone) {
  return { leftAlone };
}

// healers/code/verify-tokens/index.ts
var healer99 = {
  name: "verify-tokens",
  kind: "code",
  languages: ["python"],
  rules: ["heal/jwt-unverified"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const found2 = findUnverifiedTokens(tree).find(({ call: call2 }) => span(call2).start < end && start2 < span(call2).end);
    if (found2 === void 0) return leave15("There is no call here that believes a token without its signature.");
    const { call, args } = found2;
    if (call.find({ rule: { kind: "comment" } }) !== null) return leave15("A comment stands inside the call.");
    const summary = "Check who made the token";
    const removal = removeCulprit(path2, found2);
    if (removal === void 0) return leave15("Which algorithm signs the tokens is not known here.");
    const hasKey = args[1]?.name === void 0 ? args.length > 1 : args.some((arg) => arg.name === "key");
    const hasAlgorithms = args.some((arg) => arg.name === "algorithms") || args[2] !== void 0 && args[2].name === void 0;
    if (hasKey && hasAlgorithms) return { change: { edits: [removal] }, summary };
    const signers = findSigners(tree);
    const [signer] = signers;
    if (signer === void 0 || signers.length > 1 || !isOfModule3(signer.key))
      return leave15("Which key and algorithm sign the tokens is not in this file.");
    const first = args[0];
    if (!first || first.name !== void 0) return leave15("The token is not the first argument.");
    const added = [
      ...hasKey ? [] : [signer.key.text()],
      ...hasAlgorithms ? [] : [`algorithms=[${signer.algorithm}]`]
    ];
    const host = hasKey ? args[1] ?? first : first;
    const at = span(host.node).end;
    const edits = [{ path: path2, start: at, end: at, text: `, ${added.join(", ")}` }, removal];
    return { change: { edits: mergeEdits(edits) }, summary };
  }
};
function leave15(leftAlone) {
  return { leftAlone };
}
function isOfModule3(key) {
  if (key.is("subscript")) return /(?:^|\.)config\[["']\w+["']\]$/.test(key.text());
  const dotted = readDotted(key);
  if (dotted === void 0 || dotted.startsWith("self.")) return false;
  return bindingsOf(scopeOf(key), dotted.split(".")[0] ?? "").length === 0 || scopeOf(key).is("module");
}
function removeCulprit(path2, { args, culprit, way }) {
  if (way !== "verify") {
    const siblings = culprit.parent()?.namedChildren() ?? [];
    if (siblings.length > 1) return cut(path2, siblings, culprit);
    if (way === "none") return void 0;
  }
  const host = args.find(
    (arg) => span(arg.node).start <= span(culprit).start && span(culprit).end <= span(arg.node).end
  );
  return host && cut(
    path2,
    args.map((arg) => arg.node),
    host.node
  );
}
function cut(path2, siblings, gone) {
  const index = siblings.findIndex((it) => it.id() === gone.id());
  const before = siblings[index - 1];
  const after = siblings[index + 1];
  if (before) return { path: path2, start: span(before).end, end: span(gone).end, text: "" };
  return { path: path2, start: span(gone).start, end: after ? span(after).start : span(gone).end, text: "" };
}

// healers/code/xml-parser-options/index.ts
var options = /* @__PURE__ */ new Map([
  ["resolve_entities", { bad: "True", good: "False" }],
  ["load_dtd", { bad: "True", good: "False" }],
  ["no_network", { bad: "False", good: "True" }],
  ["huge_tree", { bad: "True", good: "False" }]
]);
var healer100 = {
  name: "xml-parser-options",
  kind: "code",
  languages: ["python"],
  rules: ["flow/xml-entities"],
  safety: "risky",
  review: "full",
  async propose(finding, context) {
    const { path: path2 } = finding.place;
    const tree = parse(path2, context.text);
    const names = readImportedNames(tree);
    const { start: start2, end } = rangeOf(finding.place, context.text);
    const calls = findAll(tree, { kind: "call" }).filter(
      (call2) => /^lxml\.etree\.(?:parse|fromstring|XML|iterparse)$/.test(qualify(call2.field("function"), names) ?? "")
    );
    const call = smallestOverlapping(calls, start2, end);
    if (call === void 0) return leave16("The document is not read with lxml here.");
    const args = readArguments(call);
    const given = args.find((arg) => arg.name === "parser") ?? args.filter((arg) => arg.name === void 0)[1];
    const parser = given && findParser(given.value, names);
    if (parser === void 0) return leave16("Which options the parser has is not known here.");
    const edits = readArguments(parser).flatMap((arg) => {
      const option = arg.name === void 0 ? void 0 : options.get(arg.name);
      return option?.bad === arg.value.text() ? [{ path: path2, ...span(arg.value), text: option.good }] : [];
    });
    if (edits.length === 0) return leave16("The parser has no option written out that lets a document read others.");
    return {
      change: { edits: mergeEdits(edits) },
      summary: "Read the document without the entities that it brings along"
    };
  }
};
function leave16(leftAlone) {
  return { leftAlone };
}
function findParser(value, names) {
  if (value.is("call")) {
    return /^lxml\.etree\.(?:XMLParser|ETCompatXMLParser)$/.test(qualify(value.field("function"), names) ?? "") ? value : void 0;
  }
  if (!value.is("identifier")) return void 0;
  const local = bindingsOf(scopeOf(value), value.text());
  const bindings = local.length > 0 ? local : bindingsOf(value.getRoot().root(), value.text());
  const holder = bindings[0]?.parent();
  const made2 = holder?.is("assignment") === true ? holder.field("right") : void 0;
  return bindings.length === 1 && made2?.is("call") === true ? findParser(made2, names) : void 0;
}

// healers/index.generated.ts
var healers = [
  healer,
  healer2,
  healer3,
  healer4,
  healer5,
  healer6,
  healer7,
  healer8,
  healer9,
  healer10,
  healer11,
  healer12,
  healer13,
  healer14,
  healer15,
  healer16,
  healer17,
  healer18,
  healer19,
  healer20,
  healer21,
  healer22,
  healer23,
  healer24,
  healer25,
  healer26,
  healer27,
  healer28,
  healer29,
  healer30,
  healer31,
  healer32,
  healer33,
  healer34,
  healer35,
  healer36,
  healer37,
  healer38,
  healer39,
  healer40,
  healer41,
  healer42,
  healer43,
  healer44,
  healer45,
  healer46,
  healer47,
  healer48,
  healer49,
  healer50,
  healer51,
  healer52,
  healer53,
  healer54,
  healer55,
  healer56,
  healer57,
  healer58,
  healer59,
  healer60,
  healer61,
  healer62,
  healer63,
  healer64,
  healer65,
  healer66,
  healer67,
  healer68,
  healer69,
  healer70,
  healer71,
  healer72,
  healer73,
  healer74,
  healer75,
  healer76,
  healer77,
  healer78,
  healer79,
  healer80,
  healer81,
  healer82,
  healer83,
  healer84,
  healer85,
  healer86,
  healer87,
  healer88,
  healer89,
  healer90,
  healer91,
  healer92,
  healer93,
  healer94,
  healer95,
  healer96,
  healer97,
  healer98,
  healer99,
  healer100
];

// src/remedies/history/hotspots.ts
var manyInOneFolder = 8;
function findHotspots(findings) {
  const groups = Map.groupBy(findings, ({ rule, place: place2 }) => `${rule}\0${folderOf2(place2.path)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === void 0 || group.length < manyInOneFolder) return [];
    const { rule, category } = first;
    const folder = folderOf2(first.place.path);
    return [
      {
        rule,
        folder,
        count: group.length,
        hint: `${describe3(rule, category)} ${group.length}\xD7 in ${folder || "one folder"}: ${advise(rule, category)}`
      }
    ];
  }).sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}
function folderOf2(path2) {
  return path2.slice(0, Math.max(0, path2.lastIndexOf("/")));
}
var named = [
  [/cycle|circular/i, "Circular imports", "consider moving what the modules share into one that imports none of them."],
  [
    /sql-injection|S608/,
    "Queries built from text",
    "consider one function that takes a query and its values, and calls to it alone."
  ],
  [/n-plus-one|await-in-loop/, "Queries in loops", "consider one place that loads the related rows together."],
  [
    /E722|S110|S112|BLE001|swallowed/,
    "Swallowed exceptions",
    "consider handling errors in one place at the border of this part."
  ],
  [
    /S60[2-7]|command-injection/,
    "Commands built from text",
    "consider one function that starts programs with a list of arguments."
  ],
  [/F403|F405/, "Star imports", "consider importing the names that are used."],
  [
    /S501|S113|tls-verification/,
    "Unsafe requests",
    "consider one client with a timeout and verification, used everywhere."
  ],
  [
    /Optional|possibly-?undefined|no-non-null/i,
    "Values that may be missing",
    "consider checking once where they come in, and passing on a type that has them."
  ],
  [/no-explicit-any|reportAny|Unknown/, "Untyped values", "consider giving a type to where they come from."]
];
function describe3(rule, category) {
  return named.find(([pattern]) => pattern.test(rule))?.[1] ?? `${rule} (${category})`;
}
function advise(rule, category) {
  const known = named.find(([pattern]) => pattern.test(rule))?.[2];
  if (known !== void 0) return known;
  return category === "style" ? "consider one change of the whole folder, with a formatter or linter that keeps it so." : "consider what they have in common, and one place to solve it.";
}

// src/remedies/history/origin.ts
var maxBlamedLines = 20;
function makeOrigins(history, budgetMs) {
  let leftMs = budgetMs;
  const committed = /* @__PURE__ */ new Map();
  const commits = /* @__PURE__ */ new Map();
  const linesOf2 = (path2) => {
    const known = committed.get(path2) ?? history.textAt("HEAD", path2).then((text3) => text3 === void 0 ? void 0 : splitLines(text3));
    committed.set(path2, known);
    return known;
  };
  const describe4 = (sha) => {
    const known = commits.get(sha) ?? history.describe([sha]).then(([commit]) => commit);
    commits.set(sha, known);
    return known;
  };
  return {
    async of(finding, text3) {
      const { path: path2, line, endLine } = finding.place;
      const own = splitLines(text3).slice(line - 1, Math.min(endLine, line - 1 + maxBlamedLines));
      const lines = await linesOf2(path2);
      const at = lines === void 0 ? void 0 : findLines(lines, own, line - 1);
      if (at === void 0 || leftMs <= 0) return void 0;
      const started = performance.now();
      const blamed = await history.blame(path2, at + 1, at + own.length);
      leftMs -= performance.now() - started;
      const told = await Promise.all([...new Set(blamed.map(({ sha }) => sha))].map(describe4));
      return told.filter((commit) => commit !== void 0).reduce(
        (latest, commit) => latest === void 0 || Date.parse(commit.at) > Date.parse(latest.at) ? commit : latest,
        void 0
      );
    }
  };
}
function findLines(all, wanted, expected) {
  const isAt2 = (index) => wanted.every((line, offset) => all[index + offset]?.trimEnd() === line.trimEnd());
  if (wanted.length === 0) return void 0;
  if (isAt2(expected)) return expected;
  const found2 = all.flatMap((_, index) => isAt2(index) ? [index] : []);
  return found2.length === 1 ? found2[0] : void 0;
}

// src/remedies/history/search-token.ts
function chooseSearchToken(finding, text3) {
  const { place: place2, message } = finding;
  const line = splitLines(text3)[place2.line - 1] ?? "";
  const end = place2.endLine === place2.line ? place2.endColumn - 1 : line.length;
  const marked = line.slice(place2.column - 1, end).trim() === "" ? line : line.slice(place2.column - 1, end);
  const quoted3 = [...message.matchAll(/[`'"]([^`'"]{3,60})[`'"]/g)].map((match) => match[1] ?? "");
  const named2 = quoted3.find((name3) => /\W/.test(name3) && line.includes(name3));
  const called = /[\p{L}_$][\p{L}\p{N}_$.]*\(/u.exec(marked)?.[0];
  const words2 = marked.match(/[\p{L}_$][\p{L}\p{N}_$]{3,}/gu) ?? [];
  const longest = words2.reduce(
    (best, word) => word.length > (best?.length ?? 0) ? word : best,
    void 0
  );
  const short4 = marked.trim().slice(0, 40);
  const token = named2 ?? called ?? longest ?? (short4.length >= 3 ? short4 : void 0);
  return token?.replace(/^self\.|^this\./, "").slice(0, 60);
}

// src/remedies/causal.ts
var maxCommits = 40;
var maxBlameMs = 1e4;
var maxCandidates2 = 5;
var readableRule = /^(?:ruff|oxlint|heal|eslint)\//;
function makeCausalRung(parts) {
  const origins = makeOrigins(parts.history, maxBlameMs);
  const past = makePast(parts);
  return {
    rung: "causal",
    async ask(question) {
      const { finding, context } = question;
      try {
        const [origin, cures2] = await Promise.all([
          origins.of(finding, context.text),
          past.curesOf(finding, context.text)
        ]);
        const said = [
          origin && describeOrigin(origin),
          cures2.said,
          origin && await describeCompany(finding, origin, question, origins, parts.findings?.() ?? []),
          describeCrowd(finding, parts.findings?.() ?? [])
        ];
        return { candidates: makeCandidates(cures2.found, question, parts), said: said.filter(Boolean).join(" ") };
      } catch (error) {
        parts.signal.throwIfAborted();
        return { candidates: [], said: `The history could not be read: ${String(error).slice(0, 200)}` };
      }
    }
  };
}
function makeCandidates(cures2, { finding, context }, parts) {
  const fitting = cures2.filter((cure) => cure.language === context.language);
  return fitting.slice(0, maxCandidates2).map((cure, index) => {
    const name3 = `history/${cure.commit.slice(0, 8)}`;
    return {
      id: `history:${cure.commit.slice(0, 8)}#${index}`,
      origin: "history",
      healer: name3,
      // One example proves little, whatever the pattern made of it says.
      safety: "risky",
      async propose() {
        const pattern = parts.generalise(pairOf(cure));
        const proposal2 = pattern && proposeFromPattern(pattern, finding, context);
        if (proposal2 === void 0) return { leftAlone: `cured it in ${cure.path}, but does not fit here` };
        if ("leftAlone" in proposal2) return proposal2;
        return {
          ...proposal2,
          safety: "risky",
          summary: `As in ${cure.commit.slice(0, 8)} (${cure.subject.slice(0, 60)})`
        };
      }
    };
  });
}
function makePast(parts) {
  const answers = /* @__PURE__ */ new Map();
  const spent = /* @__PURE__ */ new Map();
  let leftMs = parts.perRunMs ?? 15e3;
  const look = async (rule, find) => {
    const ms = Math.min((parts.perRuleMs ?? 3e3) - (spent.get(rule) ?? 0), leftMs);
    if (ms < 100) return { found: [], said: "The time for looking into the history was spent on other findings." };
    const started = performance.now();
    const timeout = AbortSignal.timeout(ms);
    try {
      const commits = await find(ms);
      const small = commits.filter((commit) => chooseChangedFiles(commit).length > 0);
      const all = await parts.findCures(small, AbortSignal.any([parts.signal, timeout]));
      const found2 = uniqueCures(all.filter((cure) => cure.finding.rule === rule));
      return { found: found2, said: describeCures(rule, found2) };
    } catch (error) {
      parts.signal.throwIfAborted();
      if (!timeout.aborted) throw error;
      return { found: [], said: `No cure of ${rule} was found in the history within ${(ms / 1e3).toFixed(1)} s.` };
    } finally {
      const took = performance.now() - started;
      leftMs -= took;
      spent.set(rule, (spent.get(rule) ?? 0) + took);
    }
  };
  return {
    async curesOf(finding, text3) {
      const { rule } = finding;
      if (!readableRule.test(rule)) return { found: [], said: "" };
      const notes = await parts.known?.of(rule) ?? [];
      const token = notes.length > 0 ? "" : chooseSearchToken(finding, text3);
      if (token === void 0) return { found: [], said: "" };
      const key = `${rule}\0${token}`;
      const answer = answers.get(key) ?? look(rule, async (withinMs) => {
        if (notes.length > 0)
          return parts.history.describe([...new Set(notes.map(({ commit }) => commit))].slice(0, maxCommits));
        return collect(parts.history.commits({ touching: token, limit: maxCommits, withinMs: withinMs / 2 }));
      });
      answers.set(key, answer);
      return answer;
    }
  };
}
async function collect(commits) {
  const all = [];
  for await (const commit of commits) all.push(commit);
  return all;
}
function uniqueCures(cures2) {
  const newest = cures2.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return [...new Map(newest.map((cure) => [`${cure.commit} ${cure.path} ${cure.finding.message}`, cure])).values()];
}
function describeCures(rule, cures2) {
  const [newest] = cures2;
  if (newest === void 0) return "";
  const commits = new Set(cures2.map(({ commit }) => commit)).size;
  const also = [...new Set(cures2.flatMap(({ alsoGone }) => alsoGone))].slice(0, 3);
  const together = also.length > 0 ? ` What cured it took ${also.join(", ")} with it.` : "";
  return `${rule} was cured here in ${commits === 1 ? "1 commit" : `${commits} commits`}, last in ${newest.commit.slice(0, 8)} on ${newest.at.slice(0, 10)}.${together}`;
}
function describeOrigin({ sha, at, subject }) {
  return `Came with ${sha.slice(0, 8)} on ${at.slice(0, 10)}: \u201C${subject.slice(0, 80)}\u201D.`;
}
var maxNeighbours = 10;
async function describeCompany(finding, origin, { context }, origins, findings) {
  const others2 = findings.filter(({ place: place2, id }) => place2.path === finding.place.path && id !== finding.id);
  const near = others2.toSorted((a, b) => Math.abs(a.place.line - finding.place.line) - Math.abs(b.place.line - finding.place.line)).slice(0, maxNeighbours);
  const came = await Promise.all(near.map((other) => origins.of(other, context.text)));
  const together = near.filter((_, index) => came[index]?.sha === origin.sha);
  if (together.length === 0) return "";
  const rules = [...new Set(together.map(({ rule }) => rule))].slice(0, 3).join(", ");
  return `The same commit brought ${together.length === 1 ? "another finding" : `${together.length} more findings`} of this file (${rules}).`;
}
function describeCrowd(finding, findings) {
  const folder = finding.place.path.slice(0, Math.max(0, finding.place.path.lastIndexOf("/")));
  return findHotspots(findings).find((one) => one.rule === finding.rule && one.folder === folder)?.hint ?? "";
}

// src/app/ladder/causal-rung.ts
function openCausalRung(parts) {
  const { place: place2, settings, memo, findings, signal } = parts;
  const { packageRoot, packagePath } = place2.repository;
  const history = makeHistory({ folder: packageRoot, packagePath, env: settings.env });
  let scratch;
  const rung = makeCausalRung({
    history,
    async findCures(commits, until) {
      scratch ??= openScratch();
      const finder = makeCureFinder({ history, scratch: await scratch, path: settings.env["PATH"] ?? "" });
      return (await finder.find(commits, until)).cures;
    },
    generalise: makeGeneralise(settings.now()),
    known: makeCureIndex(memo),
    findings: () => findings,
    signal
  });
  return {
    rung,
    async close() {
      await (await scratch)?.remove();
    }
  };
}

// src/app/learning/pattern-texts.ts
import { readFile as readFile3 } from "node:fs/promises";
import { join as join4 } from "node:path";
async function readPatternTexts(shipped, library) {
  const own = await loadEntries(shipped, { named: "patterns", provenance: { from: "shipped" } });
  const learned = await library.load();
  const texts = /* @__PURE__ */ new Map();
  for (const { pattern, examples: examples2 } of learned.entries) texts.set(pattern.id, { examples: examples2, readme: "" });
  for (const { pattern, examples: examples2 } of own.entries) {
    const readme = await readFile3(join4(shipped, pattern.id, "README.md"), "utf8").catch(() => "");
    texts.set(pattern.id, { examples: examples2, readme });
  }
  return texts;
}

// src/drivers/vectors/index.ts
import { mkdir as mkdir2, readdir, rm as rm2 } from "node:fs/promises";
import { join as join6 } from "node:path";

// src/drivers/vectors/fuse.ts
var textWeight = 0.3;
function fuse(byVector, byText, limit) {
  const best = Math.max(...byText.map(({ textScore }) => textScore), 1e-9);
  const texts = new Map(byText.map(({ id, textScore }) => [id, textScore / best]));
  const found2 = /* @__PURE__ */ new Map();
  for (const { id, likeness } of byVector) {
    const score = Math.min(1, Math.max(0, likeness));
    const order = score + textWeight * (texts.get(id) ?? 0);
    if ((found2.get(id)?.order ?? -1) < order) found2.set(id, { patternId: id, score, order });
  }
  return [...found2.values()].sort((a, b) => b.order - a.order || (a.patternId < b.patternId ? -1 : 1)).slice(0, limit).map(({ patternId, score }) => ({ patternId, score }));
}

// src/drivers/vectors/rows.ts
var textShare = 0.7;
var headLines = 6;
function digestOf2(entry) {
  return sha256(JSON.stringify([entry.patternId, entry.languages, entry.text, entry.code])).slice(0, 32);
}
async function embedBoth(embedder, things) {
  const texts = things.flatMap(({ text: text3, code: code2 }) => [text3, headOf(text3), code2]);
  const vectors = await embedder.embed(texts);
  const zero = new Float32Array(embedder.dimension);
  return things.map((_, index) => {
    const [text3 = zero, head = zero, code2 = zero] = vectors.slice(3 * index, 3 * index + 3);
    const sum2 = text3.map((value, at) => value + (head[at] ?? 0));
    const length = Math.sqrt(product(sum2, sum2)) || 1;
    const joined = new Float32Array(2 * embedder.dimension);
    sum2.forEach((value, at) => joined[at] = value / length * Math.sqrt(textShare));
    code2.forEach((value, at) => joined[embedder.dimension + at] = value * Math.sqrt(1 - textShare));
    return joined;
  });
}
function headOf(text3) {
  return text3.split("\n").slice(0, headLines).join("\n");
}
async function makeRows(embedder, entries) {
  const vectors = await embedBoth(embedder, entries);
  return entries.map((entry, index) => ({
    id: entry.patternId,
    digest: digestOf2(entry),
    languages: [...entry.languages].sort().join(" "),
    text: `${entry.text}
${entry.code}`,
    vector: Array.from(vectors[index] ?? [])
  }));
}
function readRow(row) {
  if (typeof row !== "object" || row === null || !("id" in row) || typeof row.id !== "string") return void 0;
  const number = (value) => typeof value === "number" ? value : void 0;
  const distance = "_distance" in row ? number(row._distance) : void 0;
  return {
    id: row.id,
    languages: "languages" in row ? String(row.languages) : "",
    // LanceDB's distance for products is 1 minus the product.
    likeness: distance === void 0 ? 0 : 1 - distance,
    textScore: ("_score" in row ? number(row._score) : void 0) ?? 0,
    vector: "vector" in row && isIterable(row.vector) ? Float32Array.from(row.vector, Number) : new Float32Array()
  };
}
function isIterable(value) {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}
function product(a, b) {
  let sum2 = 0;
  for (let at = 0; at < a.length; at++) sum2 += (a[at] ?? 0) * (b[at] ?? 0);
  return sum2;
}

// src/drivers/vectors/state.ts
import { readFile as readFile4, rename, writeFile as writeFile2 } from "node:fs/promises";
import { join as join5 } from "node:path";
function stateFile(folder) {
  return join5(folder, "state.json");
}
async function readState(folder) {
  try {
    const value = JSON.parse(await readFile4(stateFile(folder), "utf8"));
    return isState(value) ? value : void 0;
  } catch {
    return void 0;
  }
}
async function writeState(folder, state) {
  const draft = `${stateFile(folder)}.${process.pid}.tmp`;
  await writeFile2(draft, JSON.stringify(state));
  await rename(draft, stateFile(folder));
}
function isState(value) {
  return typeof value === "object" && value !== null && "library" in value && typeof value.library === "string" && "rows" in value && typeof value.rows === "number";
}

// src/drivers/vectors/table.ts
import { rm } from "node:fs/promises";
var name2 = "patterns";
var tag = /^good-(\d+)$/;
var keptTags = 3;
var vectorIndexFrom = 5e3;
var probedParts = 24;
var found = ["id", "languages"];
var PatternTable = class _PatternTable {
  lance;
  connection;
  table;
  folder;
  constructor(lance, connection, table, folder) {
    this.lance = lance;
    this.connection = connection;
    this.table = table;
    this.folder = folder;
  }
  /** Undefined when there is none yet. Only what is cheap to see is looked at: a part that was cut off shows in a search. */
  static async open(lance, folder, width) {
    const connection = await lance.connect(folder);
    try {
      if (!(await connection.tableNames()).includes(name2)) return void 0;
      const table = await connection.openTable(name2);
      await checkWidth(table, width);
      return new _PatternTable(lance, connection, table, folder);
    } catch (error) {
      connection.close();
      throw error;
    }
  }
  static async create(lance, folder, rows) {
    await rm(folder, { recursive: true, force: true });
    const connection = await lance.connect(folder);
    const table = await connection.createTable(name2, rows.map(toRecord), { mode: "overwrite" });
    return new _PatternTable(lance, connection, table, folder);
  }
  /** Digests by id; those that stand there twice are given as the empty text, so that they are written anew. */
  async digests() {
    const digests = /* @__PURE__ */ new Map();
    const rows = await this.table.query().select(["id", "digest"]).toArray();
    for (const row of rows) {
      if (typeof row !== "object" || row === null || !("id" in row) || !("digest" in row)) continue;
      const id = String(row.id);
      digests.set(id, digests.has(id) ? "" : String(row.digest));
    }
    return digests;
  }
  async remove(ids) {
    for (let from = 0; from < ids.length; from += 500) {
      const some = ids.slice(from, from + 500).map(quote);
      await this.table.delete(`id IN (${some.join(", ")})`);
    }
  }
  async add(rows) {
    await this.table.add(rows.map(toRecord));
  }
  /**
   * Brings the indexes up to date, marks this state as a good one and lets old ones go: at once when nobody can be
   * reading them (`isNew`), else those older than an hour, because another process may.
   */
  async settle(isNew) {
    await this.table.optimize();
    const indexes = new Set((await this.table.listIndices()).flatMap(({ columns }) => columns));
    if (!indexes.has("text")) {
      await this.table.createIndex("text", { config: this.lance.Index.fts({ withPosition: false }) });
    }
    const rows = await this.table.countRows();
    if (rows >= vectorIndexFrom && !indexes.has("vector")) {
      const numPartitions = Math.round(Math.sqrt(rows) / 2);
      const config = this.lance.Index.ivfFlat({
        distanceType: "dot",
        numPartitions,
        sampleRate: 64,
        maxIterations: 10
      });
      await this.table.createIndex("vector", { config });
    }
    const tags2 = await this.table.tags();
    const known = await listTags(this.table);
    await tags2.create(`good-${(known[0]?.number ?? 0) + 1}`, await this.table.version());
    for (const { name: old } of known.slice(keptTags - 1)) await tags2.delete(old);
    const cleanupOlderThan = new Date(performance.timeOrigin + performance.now() - (isNew ? 0 : 36e5));
    await this.table.optimize({ cleanupOlderThan, deleteUnverified: isNew });
  }
  byVector(vector, language, limit) {
    return speaking(language, limit, (most2, where) => {
      const query = this.table.vectorSearch(Array.from(vector)).distanceType("dot").nprobes(probedParts);
      const chosen = where === void 0 ? query : query.where(where);
      return chosen.select([...found, "_distance"]).limit(most2).toArray();
    });
  }
  byText(text3, language, limit) {
    return speaking(language, limit, (most2, where) => {
      const query = this.table.search(text3, "fts", "text");
      const chosen = where === void 0 ? query : query.where(where);
      return chosen.select([...found, "_score"]).limit(most2).toArray();
    });
  }
  /** Rows by id, for the cache. */
  async byId(ids) {
    if (ids.length === 0) return [];
    const wanted = `id IN (${ids.map(quote).join(", ")})`;
    return parseRows(
      await this.table.query().where(wanted).select([...found, "vector"]).toArray()
    );
  }
  /** Goes back to the youngest good state that can be read whole; false when there is none. */
  async goBack(width) {
    for (const { name: good } of await listTags(this.table)) {
      try {
        await this.table.checkout(good);
        await this.readWhole(width);
        await this.table.restore();
        return true;
      } catch {
      }
    }
    await this.table.checkoutLatest();
    return false;
  }
  /** Compares with every row and reads every text: throws when a part of the table is cut off. */
  async readWhole(width) {
    const zero = Array.from({ length: width }, () => 0);
    await this.table.vectorSearch(zero).distanceType("dot").bypassVectorIndex().select(["id", "_distance"]).limit(1).toArray();
    await this.table.countRows("length(text) < 0 OR length(digest) < 0");
  }
  count() {
    return this.table.countRows();
  }
  close() {
    this.table.close();
    this.connection.close();
  }
};
async function checkWidth(table, width) {
  const field = (await table.schema()).fields.find((one) => one.name === "vector");
  const type = field?.type;
  const size = typeof type === "object" && type !== null && "listSize" in type ? type.listSize : void 0;
  if (size !== width) throw new Error(`the table has vectors of ${String(size)} numbers, wanted are ${width}`);
}
async function listTags(table) {
  const tags2 = await (await table.tags()).list();
  return Object.keys(tags2).flatMap((one) => tag.test(one) ? [{ name: one, number: Number(tag.exec(one)?.[1]) }] : []).sort((a, b) => b.number - a.number);
}
function parseRows(rows) {
  return rows.flatMap((row) => readRow(row) ?? []);
}
function toRecord(row) {
  return { ...row };
}
async function speaking(language, limit, ask) {
  const some = parseRows(await ask(3 * limit, void 0));
  const fitting = some.filter(({ languages }) => languages.includes(language));
  if (fitting.length >= limit || some.length < 3 * limit) return fitting.slice(0, limit);
  return parseRows(await ask(limit, `languages LIKE '%${language}%'`));
}
function quote(id) {
  return `'${id.replaceAll("'", "''")}'`;
}

// src/drivers/vectors/warm-cache.ts
var most = 100;
var sureFrom = 0.8;
async function makeWarmCache(table, mostUsed) {
  const rows = await table.byId(mostUsed.slice(0, most));
  return {
    search(vector, language, limit) {
      const speaking2 = rows.filter(({ languages }) => languages.includes(language)).map((row) => ({ ...row, likeness: product(vector, row.vector) }));
      const hits = fuse(speaking2, [], limit);
      return (hits[0]?.score ?? 0) >= sureFrom ? hits : void 0;
    }
  };
}

// src/drivers/vectors/index.ts
var layout = 1;
var batch = 512;
var rebuiltAtOnce = 2e3;
var rememberedQueries = 500;
var depth = 30;
async function openPatternIndex(parts) {
  const lance = await loadLance(parts.setVariable);
  return "missing" in lance ? lance : new LanceIndex(lance, parts);
}
function folderNameOf(embedder) {
  return sha256(`${layout}:${embedder.id}:${2 * embedder.dimension}`).slice(0, 12);
}
var LanceIndex = class {
  lance;
  parts;
  /** Name of the embedding's own folder. */
  own;
  folder;
  width;
  table;
  warm;
  entries = [];
  trouble;
  answered = /* @__PURE__ */ new Map();
  /** One thing at a time changes the table. */
  writing = Promise.resolve();
  constructor(lance, parts) {
    this.lance = lance;
    this.parts = parts;
    this.width = 2 * parts.embedder.dimension;
    this.own = folderNameOf(parts.embedder);
    this.folder = join6(parts.folder, this.own);
  }
  sync(entries) {
    this.entries = entries;
    const done2 = this.writing.then(() => this.write(entries));
    this.writing = done2;
    return done2;
  }
  async search(query, limit) {
    await this.writing;
    const key = JSON.stringify([query.language, limit, query.text, query.code]);
    const known = this.answered.get(key);
    if (known) return known;
    try {
      const hits = await this.ask(query, limit).catch(async () => {
        await this.recover();
        return this.ask(query, limit);
      });
      if (await this.open()) this.trouble = void 0;
      else this.trouble ??= "the index is not written yet";
      this.remember(key, hits);
      return hits;
    } catch (error) {
      this.fail(error);
      return [];
    }
  }
  problem() {
    return this.trouble;
  }
  async close() {
    await this.writing;
    (await this.table?.catch(() => void 0))?.close();
    this.forget();
  }
  async ask(query, limit) {
    const [vector] = await embedBoth(this.parts.embedder, [query]);
    const table = await this.open();
    if (vector === void 0 || table === void 0) return [];
    this.warm ??= makeWarmCache(table, this.parts.mostUsed ?? []);
    const sure = (await this.warm).search(vector, query.language, limit);
    if (sure) return sure;
    const [byVector, byText] = await Promise.all([
      table.byVector(vector, query.language, Math.max(depth, limit)),
      table.byText(`${query.text}
${query.code}`, query.language, Math.max(depth, limit))
    ]);
    return fuse(byVector, byText, limit);
  }
  /** A table that fails in a search: back to the last good state, or written again when that is quick. */
  async recover() {
    const table = await this.open().catch(() => void 0);
    const isBack = await table?.goBack(this.width).catch(() => false) ?? false;
    if (isBack) {
      await rm2(stateFile(this.folder), { force: true });
      return;
    }
    this.forget();
    if (this.entries.length > rebuiltAtOnce) throw new Error("the index is broken and is rebuilt by the next run");
    await rm2(this.folder, { recursive: true, force: true });
    await this.sync(this.entries);
    if (this.trouble !== void 0) throw new Error(this.trouble);
  }
  open() {
    this.table ??= PatternTable.open(this.lance, this.folder, this.width);
    return this.table;
  }
  async write(entries) {
    const nothing = { added: 0, removed: 0, left: 0 };
    const library = sha256(entries.map(digestOf2).join("\n"));
    const state = await readState(this.folder);
    if (state?.library === library && state.rows === entries.length) return nothing;
    try {
      await mkdir2(this.parts.folder, { recursive: true });
      const lock = await takeLock(join6(this.parts.folder, "writer.lock"), "heal: index of patterns");
      try {
        const report = await this.change(entries).catch(async (error) => {
          if (await this.isWhole()) throw error;
          this.forget();
          await rm2(this.folder, { recursive: true, force: true });
          return this.change(entries);
        });
        if (report.left === 0) await writeState(this.folder, { library, rows: entries.length });
        await this.dropOthers();
        this.trouble = void 0;
        return report;
      } finally {
        await lock.release();
      }
    } catch (error) {
      if (!(error instanceof EnvironmentError)) this.fail(error);
      this.forget();
      return { ...nothing, left: entries.length };
    }
  }
  async change(entries) {
    const until = performance.now() + (this.parts.syncMs ?? 2e4);
    let table = await this.open().catch(() => void 0);
    const present = await table?.digests() ?? /* @__PURE__ */ new Map();
    const wanted = new Map(entries.map((entry) => [entry.patternId, entry]));
    const fresh = [...wanted.values()].filter((entry) => present.get(entry.patternId) !== digestOf2(entry));
    const gone = [...present.keys()].filter((id) => !wanted.has(id));
    const replaced = fresh.flatMap(({ patternId }) => present.has(patternId) ? [patternId] : []);
    if (gone.length + replaced.length > 0) await table?.remove([...gone, ...replaced]);
    let added = 0;
    for (let from = 0; from < fresh.length && (from === 0 || performance.now() < until); from += batch) {
      const rows = await makeRows(this.parts.embedder, fresh.slice(from, from + batch));
      if (table) await table.add(rows);
      else table = await PatternTable.create(this.lance, this.folder, rows);
      added += rows.length;
    }
    await table?.settle(present.size === 0);
    this.forget();
    this.table = Promise.resolve(table);
    return { added, removed: gone.length, left: fresh.length - added };
  }
  async isWhole() {
    this.forget();
    try {
      const table = await this.open();
      await table?.readWhole(this.width);
      return table !== void 0;
    } catch {
      return false;
    }
  }
  /** Vectors of other embeddings are of no use any more, and would be old when they were wanted again. */
  async dropOthers() {
    for (const name3 of await readdir(this.parts.folder))
      if (/^[0-9a-f]{12}$/.test(name3) && name3 !== this.own)
        await rm2(join6(this.parts.folder, name3), { recursive: true, force: true });
  }
  remember(key, hits) {
    if (this.answered.size >= rememberedQueries) this.answered.clear();
    this.answered.set(key, hits);
  }
  forget() {
    this.table = void 0;
    this.warm = void 0;
    this.answered.clear();
  }
  fail(error) {
    const [first = ""] = messageOf(error).replace(/, \S+\.rs:\d+.*$/s, "").split("\n");
    this.trouble = first.slice(0, 300);
  }
};

// src/remedies/likeness.ts
var maxLines = 6;
var maxWidth = 300;
var maxText = 4e3;
function describeFinding(finding, context) {
  const rules = /* @__PURE__ */ new Set([finding.rule, ...finding.sources.map(({ rule }) => rule)]);
  const { line, endLine } = finding.place;
  const lines = context.text.split(/\r?\n/).slice(line - 1, Math.min(endLine, line + maxLines - 1));
  return {
    text: [...[...rules].map(nameWords), plain(finding.message)].join("\n").slice(0, maxText),
    code: lines.map((text3) => text3.slice(0, maxWidth)).join("\n"),
    language: context.language
  };
}
function describePattern(pattern, examples2 = { heals: [], untouched: [] }, about = "") {
  const name3 = pattern.id.slice(pattern.id.indexOf("/") + 1);
  const rewrites = pattern.rewrites.flatMap(({ match, replace }) => [...readTexts(match), replace]);
  const changed = examples2.heals.flatMap(({ before, after }) => changedLines2(before, after));
  return {
    patternId: pattern.id,
    languages: pattern.languages,
    text: [pattern.title, name3, ...pattern.rules.map(nameWords), ...pattern.links.map(slugOf), plain(about)].join("\n").slice(0, maxText),
    code: [.../* @__PURE__ */ new Set([...changed, ...rewrites])].join("\n").slice(0, maxText)
  };
}
function changedLines2(before, after) {
  const kept = new Set(after.split(/\r?\n/).map((line) => line.trim()));
  return before.split(/\r?\n/).flatMap((line) => kept.has(line.trim()) ? [] : [line.trim().slice(0, maxWidth)]);
}
function readTexts(rule, depth2 = 0) {
  if (typeof rule !== "object" || rule === null || depth2 > 8) return [];
  return Object.entries(rule).flatMap(
    ([key, value]) => typeof value === "string" ? key === "pattern" || key === "context" ? [value] : [] : readTexts(value, depth2 + 1)
  );
}
function nameWords(rule) {
  return rule.slice(rule.indexOf("/") + 1);
}
function slugOf(link) {
  return link.replace(/[/#?]+$/, "").replace(/^.*[/#]/, "").replace(/\.html?$/, "");
}
function plain(text3) {
  return text3.replace(/\]\([^)]*\)/g, "]").replace(/https?:\/\/\S+/g, " ").replace(/[*`#>|\][]+/g, " ").replace(/[ \t]+/g, " ");
}

// src/remedies/semantic.ts
var likeEnough = 0.38;
var offered = 5;
var mostLines = 20;
function makeSemanticRung({
  index,
  patterns,
  minScore = likeEnough,
  most: most2 = offered
}) {
  const byId = new Map(patterns.map((pattern) => [pattern.id, pattern]));
  return {
    rung: "semantic",
    async ask(question) {
      const { finding, context } = question;
      const { line, endLine } = finding.place;
      if (endLine - line >= mostLines)
        return { candidates: [], said: `Not looked: it is about ${endLine - line + 1} lines.` };
      const asked2 = new Set(patterns.filter((pattern) => answersFinding(pattern, finding)));
      const hits = await index.search(describeFinding(finding, context), most2 + asked2.size);
      const found2 = hits.flatMap((hit) => {
        const pattern = byId.get(hit.patternId);
        return pattern === void 0 || asked2.has(pattern) ? [] : [{ hit, pattern }];
      });
      const like = found2.filter(({ hit }) => hit.score >= minScore).slice(0, most2);
      return {
        candidates: like.map(({ pattern, hit }) => makeCandidate(pattern, hit.score, question)),
        said: describeSearch(found2[0]?.hit, like.length, patterns.length, index.problem())
      };
    }
  };
}
function makeCandidate(pattern, likeness, { finding, context }) {
  return {
    id: `pattern:${pattern.id}`,
    origin: "pattern",
    healer: pattern.id,
    safety: atLeastCareful(pattern.safety),
    likeness: Math.min(likeness, 1),
    async propose() {
      const proposal2 = await tryPattern(pattern, finding, context);
      if (proposal2 === void 0 || "leftAlone" in proposal2) return proposal2;
      return { ...proposal2, safety: atLeastCareful(proposal2.safety ?? pattern.safety) };
    }
  };
}
function atLeastCareful(safety) {
  return safety === "safe" ? "careful" : safety;
}
function describeSearch(best, like, looked, problem) {
  if (problem !== void 0) return `Could not look for similar faults: ${problem}`;
  const among = `Looked among ${looked} pattern${looked === 1 ? "" : "s"}`;
  if (best === void 0) return `${among}; none of another rule is like this.`;
  const score = best.score.toFixed(2);
  return like === 0 ? `${among}; the most similar, ${best.patternId} (${score}), is not similar enough.` : `${among}; ${like} ${like === 1 ? "is" : "are"} similar, most of all ${best.patternId} (${score}).`;
}

// src/app/ladder/semantic-rung.ts
function openSemanticRung(parts) {
  let opened;
  const open = async () => {
    try {
      const { modelPath, tokenizer } = parts.config;
      const embedder = await openEmbedder({ setVariable, shipped: modelFile, model: modelPath, tokenizer });
      if ("missing" in embedder) return embedder;
      const mostUsed = countUses(parts.entries);
      const index = await openPatternIndex({ folder: parts.folder, embedder, mostUsed, setVariable });
      if ("missing" in index) return index;
      const texts = await parts.readTexts();
      const entries = parts.patterns.map((pattern) => {
        const text3 = texts.get(pattern.id);
        return describePattern(pattern, text3?.examples, text3?.readme);
      });
      await index.sync(entries);
      return { rung: makeSemanticRung({ index, patterns: parts.patterns }), index };
    } catch (error) {
      return { missing: messageOf(error) };
    }
  };
  return {
    rung: {
      rung: "semantic",
      async ask(question) {
        const found2 = await (opened ??= open());
        if ("missing" in found2) return { candidates: [], said: `not asked: ${found2.missing}` };
        return found2.rung.ask(question);
      }
    },
    async close() {
      const found2 = await opened;
      if (found2 && "index" in found2) await found2.index.close();
    }
  };
}
function countUses(entries) {
  const uses2 = /* @__PURE__ */ new Map();
  for (const { remedy, origin } of entries) {
    if (origin === "pattern") uses2.set(remedy, (uses2.get(remedy) ?? 0) + 1);
  }
  return [...uses2].sort(([, a], [, b]) => b - a).map(([id]) => id);
}

// src/app/ladder/open-ladder.ts
async function openLadder(needs) {
  const { place: place2, config, settings, store, entries, findings, mask, signal } = needs;
  const library = openLibrary(place2);
  const { patterns: known, problems } = await loadAllPatterns({
    shipped: patternsFolder,
    repository: repositoryPatternsFolder(place2.repository.root),
    library
  });
  const patterns = withKeptRules(known, entries);
  const rungs = [makeExactRung({ patterns, healers })];
  const opened = [];
  if (config.learning.semantic === "on") {
    const scratch = needs.isKept ? void 0 : await openScratch();
    const folder = join7(scratch?.root ?? place2.healFolder, "vectors");
    const readTexts2 = () => readPatternTexts(patternsFolder, library);
    const semantic = openSemanticRung({ folder, config: config.embedding, patterns, readTexts: readTexts2, entries });
    rungs.push(semantic.rung);
    opened.push(semantic);
    if (scratch) opened.push({ close: () => scratch.remove() });
  }
  if (config.learning.causal === "on") {
    const causal = openCausalRung({ place: place2, settings, memo: store.memo, findings, signal });
    rungs.push(causal.rung);
    opened.push(causal);
  }
  const kept = needs.isKept ? store : void 0;
  const model = await openModelRung({ config: config.model, settings, store: kept, mask, signal });
  if (model.rung) rungs.push(model.rung);
  const standingOf = makeStandings(entries, patterns, settings.now());
  return {
    ladder: makeLadder({ rungs, standingOf, contextOf: needs.contextOf, mask }),
    standingOf,
    patterns,
    warnings: [...problems, ...model.warning === void 0 ? [] : [model.warning]],
    async close() {
      for (const one of opened) await one.close();
    }
  };
}
function withKeptRules(patterns, entries) {
  const kept = entries.filter(({ kind, origin }) => kind === "kept" && origin === "pattern");
  const rules = Map.groupBy(kept, ({ remedy }) => remedy);
  return patterns.map((pattern) => {
    const more = (rules.get(pattern.id) ?? []).map(({ rule }) => rule);
    return more.every((rule) => pattern.rules.includes(rule)) ? pattern : { ...pattern, rules: [.../* @__PURE__ */ new Set([...pattern.rules, ...more])] };
  });
}

// src/app/healing/healing.ts
async function openHealing(parts) {
  const { place: place2, config, settings, run, log } = parts;
  const memory = parts.isKept ? await readMemory(run.store) : await recall(place2);
  run.say("Making a copy");
  const scanners = log ? { scanners: [log.scanner] } : {};
  const session = await openSession(place2, config, settings, { signal: run.signal, ...scanners });
  try {
    return await scanAndPrepare(parts, session, memory);
  } catch (error) {
    await session.close();
    throw error;
  }
}
async function scanAndPrepare(parts, session, memory) {
  const { place: place2, config, settings, run, options: options2, log } = parts;
  const { signal, say: say2 } = run;
  const warnings = [...run.notes];
  const chosen = log ? await log.filesOf(session) : await chooseFiles(session, place2, options2, signal);
  if (log) warnings.push(...await log.notes(session));
  say2(`Scanning ${chosen.length} files`);
  const asked2 = log ? {} : options2;
  const isPartial = asked2.rules !== void 0 || asked2.categories !== void 0;
  const scanned = await scanSession(session, chosen, asked2, signal);
  const at = settings.now().toISOString();
  run.announce({
    type: "scanned",
    at,
    runId: run.id,
    scanners: scanned.reports,
    found: scanned.findings.length
  });
  for (const report of scanned.reports)
    if (report.status === "failed")
      warnings.push(`${report.name} failed: ${report.detail}. What it would have found is missing here.`);
  let healed = /* @__PURE__ */ new Set();
  const openBench = () => new Workbench({
    copy: session.copy,
    rescan: session.rescan,
    scanned: { files: chosen, answer: scanned, isPartial },
    wrote: session.wrote
  });
  let bench = openBench();
  const text3 = (path2) => bench.text(path2);
  let context;
  const contextOf = (finding) => (context ??= session.contextOf(bench))(finding);
  const mask = await makeSecretMask(scanned.findings, text3);
  const found2 = log ? scanned.findings.filter(log.isFromLog) : scanned.findings;
  const selected = await chooseFindings({ files: chosen, findings: found2 }, session, place2, options2, signal);
  const { open: findings } = heedIgnored(selected, memory.ignored);
  const suite = new SuiteBench({
    copy: session.copy,
    suites: makeTestSuites({
      ...config.test.junit === void 0 ? {} : { junit: config.test.junit },
      timeoutMs: config.test.timeoutMinutes * 6e4,
      packagePath: place2.repository.packagePath,
      path: settings.env["PATH"] ?? ""
    }),
    compare: compareSuites,
    configured: options2.testCommand ?? config.test.command,
    enabled: options2.tests,
    maxRuns: config.limits.maxSuiteRuns,
    isCounting: needsCounting(findings),
    signal,
    say: say2
  });
  const ladder = await openLadder({
    place: place2,
    config,
    settings,
    store: run.store,
    isKept: parts.isKept,
    entries: memory.entries,
    findings: scanned.findings,
    mask,
    signal,
    contextOf
  });
  warnings.push(...ladder.warnings);
  const evidence = makeEvidence({ session, bench: { text: text3 }, config, tests: options2.tests, signal });
  const lessons = makeLessons(ladder.ladder, contextOf);
  return {
    session,
    suite,
    evidence,
    ladder,
    breaker: (isApproved) => circuitBreaker({ policy: config.breaker, entries: memory.entries, now: settings.now, isApproved }),
    mask,
    findings,
    reports: scanned.reports,
    warnings,
    async heal(wanted, { publisher, guards, approved, fromLog }) {
      if (healed.size > 0) {
        for (const path2 of healed) {
          await session.copy.restore(path2);
          session.wrote(path2);
        }
        healed = /* @__PURE__ */ new Set();
        bench = openBench();
        context = void 0;
      }
      const domain = makeCodeDomain({
        bench,
        suite,
        publisher: {
          publish(batch2, files2) {
            for (const { path: path2 } of files2) healed.add(path2);
            return publisher.publish(batch2, files2);
          }
        },
        limits: config.limits,
        configFiles: session.files.texts.filter(isConfiguration),
        signal,
        say: say2,
        ...fromLog?.(bench)
      });
      const ledger = withoutSecrets(run.store.ledger, mask);
      const chosenLadder = approved ? onlyApproved(lessons.ladder, approved, text3) : lessons.ladder;
      return runLoop(await openCases(wanted, ledger, run, settings), {
        domain,
        ladder: evidence.ladder(chosenLadder),
        guards,
        maxAttempts: 3,
        decide: async () => "pending",
        runId: run.id,
        ledger,
        announce: run.announce,
        now: settings.now,
        signal,
        parallel: 5,
        maxRounds: 6
      });
    },
    async learn(cases) {
      const { problems } = await learnFromHeals(lessons.from(cases), [], {
        library: openLibrary(place2),
        now: settings.now,
        isSecret: (one) => mask(one) !== one,
        acts: run.store.acts
      });
      warnings.push(...problems);
    },
    async close() {
      await ladder.close();
      await session.close();
    }
  };
}
function isConfiguration(path2) {
  return /^(pyproject\.toml|setup\.cfg|tox\.ini|\.?ruff\.toml|mypy\.ini|\.mypy\.ini|pyrightconfig\.json|package\.json|tsconfig[^/]*\.json|\.oxlintrc\.jsonc?|eslint\.config\.[cm]?[jt]s|\.eslintrc[^/]*|biome\.jsonc?|heal\.config\.[a-z]+|\.github\/heal\.yml)$/.test(
    path2
  );
}

// src/app/record/verified-state.ts
import { lstat, readFile as readFile5 } from "node:fs/promises";
import { join as join8 } from "node:path";
var maxFiles2 = 200;
var maxBytes = 2e7;
async function readVerifiedState({ repository }, about) {
  const tree = await repository.ask(["rev-parse", "--verify", "--quiet", "HEAD^{tree}"]);
  const changed = [...await repository.uncommittedFiles()].toSorted();
  if (tree === void 0 || changed.length > maxFiles2) return void 0;
  const files2 = [];
  let bytes = 0;
  for (const path2 of changed) {
    const file = join8(repository.packageRoot, path2);
    const facts = await lstat(file).catch(() => void 0);
    if (facts === void 0) files2.push([path2, "gone"]);
    else if (facts.isFile() && (bytes += facts.size) <= maxBytes) files2.push([path2, sha256(await readText2(file))]);
    else return void 0;
  }
  const tools = about.scanners.map(({ name: name3, version: version2, origin, status }) => [name3, version2, origin, status]);
  const { config, tests, testCommand = "", version } = about;
  const all = [version, process.version, tree.trim(), files2, config, tools.toSorted(), tests, testCommand];
  return sha256(JSON.stringify(all));
}
function readText2(file) {
  return readFile5(file, "latin1").catch(() => "unreadable");
}

// src/app/record/waiting.ts
import { z } from "zod";
var freshMs = 7 * 24 * 60 * 6e4;
var keyOf4 = (caseId) => `waiting/${caseId}`;
var Note = z.object({ remedy: z.string(), digest: z.string(), state: z.string(), since: z.string() });
function openWaiting(parts) {
  const { memo, state, isAgain, now } = parts;
  const passedOver = /* @__PURE__ */ new Map();
  return {
    guard: {
      name: "waiting",
      async judge({ id }, remedy, soFar) {
        if (state === void 0 || isAgain || soFar?.allow !== "try-only" || soFar.reason !== "needs-approval") {
          return { allow: "yes" };
        }
        const note = readNote(await memo.read(keyOf4(id)));
        const preview = "preview" in remedy && typeof remedy.preview === "string" ? remedy.preview : void 0;
        if (note?.state !== state || note.remedy !== remedy.id || preview === void 0) return { allow: "yes" };
        const ageMs = now().getTime() - Date.parse(note.since);
        if (note.digest !== digestOf(preview) || !(ageMs >= 0 && ageMs < freshMs)) return { allow: "yes" };
        passedOver.set(id, note);
        const since = `Verified on ${note.since.slice(0, 10)}; nothing has changed since.`;
        return { allow: "no", by: "waiting", reason: "needs-approval", detail: `${since} ${soFar.detail}` };
      }
    },
    async remember(cases) {
      if (state === void 0) return;
      for (const healCase of cases) {
        if (healCase.stage !== "settled" || healCase.last.stage !== "verified" || !isCode(healCase)) continue;
        const remedy = remedyOf(healCase);
        if (healCase.outcome.reason !== "needs-approval" || remedy === void 0) continue;
        const note = {
          remedy: remedy.id,
          digest: digestOf(remedy.preview),
          state,
          since: now().toISOString()
        };
        await memo.write(keyOf4(healCase.id), JSON.stringify(note));
      }
    },
    said() {
      const [first] = [...passedOver.values()].map(({ since }) => since).toSorted();
      if (first === void 0) return "";
      const { size } = passedOver;
      const heals = size === 1 ? "1 heal waits" : `${size} heals wait`;
      return `${heals} since ${first.slice(0, 10)}, verified then; nothing has changed. Verify again: heal fix --again`;
    }
  };
}
function readNote(text3) {
  const parsed = Note.safeParse(text3 === void 0 ? void 0 : parseJson(text3));
  return parsed.success ? parsed.data : void 0;
}

// src/app/healing/publishers.ts
function makeCollector() {
  const first = /* @__PURE__ */ new Map();
  const last = /* @__PURE__ */ new Map();
  return {
    add(files2) {
      for (const { path: path2, before, after } of files2) {
        if (!first.has(path2)) first.set(path2, before);
        last.set(path2, after);
      }
    },
    files: () => [...last.keys()].filter((path2) => first.get(path2) !== last.get(path2)).toSorted(),
    changes: () => [...last].map(([path2, after]) => ({ path: path2, before: first.get(path2) ?? "", after })),
    patch: () => [...last].toSorted(([a], [b]) => a < b ? -1 : 1).map(([path2, text3]) => unifiedDiff(path2, first.get(path2) ?? "", text3)).join("")
  };
}
function toWorkingTree(tree, runId) {
  const collector = makeCollector();
  const refs = [];
  return {
    publisher: {
      async publish(batch2, files2) {
        const ref = `${runId}-${refs.length + 1}`;
        const caseIds = batch2.map((healCase) => healCase.id);
        const changes = files2.map(({ path: path2, before, after }) => ({
          path: path2,
          before: Buffer.from(before),
          after: Buffer.from(after)
        }));
        await tree.publish(ref, caseIds, changes);
        refs.push(ref);
        collector.add(files2);
        return { ref: "working-tree", final: true };
      }
    },
    // The ledger knows every publication by now; until here a kill would have left them to `recover`.
    finish: async () => {
      for (const ref of refs) await tree.forget(ref);
    },
    patch: collector.patch,
    files: collector.files,
    changes: collector.changes,
    ref: () => ""
  };
}
function toNowhere(ref, writePatch2) {
  const collector = makeCollector();
  return {
    publisher: {
      async publish(_batch, files2) {
        collector.add(files2);
        await writePatch2?.(collector.patch());
        return { ref, final: true };
      }
    },
    // Whoever asked for a file gets one, also when there was nothing to heal.
    finish: async () => writePatch2?.(collector.patch()),
    patch: collector.patch,
    files: collector.files,
    changes: collector.changes,
    ref: () => ref
  };
}
function toBranch(repository, branch, runId) {
  const collector = makeCollector();
  let tip;
  return {
    publisher: {
      async publish(batch2, files2) {
        tip = await repository.commitOnBranch(branch, commitsPerRule(batch2, files2, runId), tip);
        collector.add(files2);
        return { ref: branch, final: true };
      }
    },
    finish: async () => void 0,
    patch: collector.patch,
    files: collector.files,
    changes: collector.changes,
    ref: () => branch
  };
}
function commitsPerRule(batch2, files2, runId) {
  const before = new Map(files2.map((file) => [file.path, file.before]));
  const commits = [];
  const done2 = [];
  for (const [rule, cases] of Map.groupBy(batch2, (healCase) => healCase.finding.rule)) {
    done2.push(...cases);
    const texts = combineEdits(
      done2.map((healCase) => healCase.remedy),
      (path2) => before.get(path2) ?? ""
    );
    const touched = new Set(cases.flatMap((healCase) => healCase.remedy.change.edits.map((edit) => edit.path)));
    commits.push({
      message: describeCommit(rule, cases, runId),
      files: [...touched].map((path2) => ({ path: path2, bytes: Buffer.from(texts.get(path2) ?? "") }))
    });
  }
  return commits;
}
var commitTypes = {
  security: "fix(security)",
  type: "fix(types)",
  import: "fix(imports)",
  logic: "fix",
  performance: "perf",
  style: "style",
  replay: "fix(replay)"
};
function describeCommit(rule, cases, runId) {
  const [first] = cases;
  const type = commitTypes[first?.finding.category ?? "style"];
  const places = cases.length === 1 ? `in ${first?.finding.place.path}` : `in ${cases.length} places`;
  const summaries = cases.map(
    ({ finding, remedy }) => `- ${finding.place.path}:${finding.place.line}: ${remedy.summary}`
  );
  return [
    `${type}: heal ${rule} ${places}`,
    "",
    ...summaries,
    "",
    ...cases.map(({ finding }) => `Heal-Fingerprint: ${finding.fingerprint}`),
    ...[...new Set(cases.map(({ remedy }) => remedy.healer))].map((healer101) => `Heal-Pattern: ${healer101}`),
    `Heal-Run: ${runId}`,
    ""
  ].join("\n");
}

// src/app/healing/fix.ts
async function fix(options2, settings) {
  const place2 = await openPlace(options2.path, settings);
  requireCommit(place2);
  const { config } = await place2.config();
  const { signal, listener } = options2;
  const run = {
    command: `heal fix ${options2.path}`,
    isKept: !options2.dryRun,
    signal,
    ...listener ? { listener } : {}
  };
  return inRun(place2, run, settings, (opened) => healIn(opened, place2, config, options2, settings));
}
function requireCommit(place2) {
  if (place2.repository.head) return;
  throw new EnvironmentError(
    "This repository has no commit yet, so there would be no way back.",
    'Commit once (`git add -A && git commit -m "first"`), then run Heal again.'
  );
}
async function healIn(run, place2, config, options2, settings) {
  const { signal, say: say2 } = run;
  const log = options2.fromLog === void 0 ? void 0 : await openLog(options2.fromLog, settings, signal);
  const isKept = !options2.dryRun;
  const healing = await openHealing({ place: place2, config, settings, run, options: options2, isKept, ...log ? { log } : {} });
  try {
    const { session, suite, warnings, mask } = healing;
    const destination = makeDestination(place2, options2, run.id, settings);
    const isApproved = (id) => id === options2.approve?.caseId;
    const waiting = await openWaitingHeals(run, place2, config, healing, options2, settings);
    const to = writtenTo(options2);
    let reproducer;
    const cases = await healing.heal(
      options2.approve ? healing.findings.filter(({ id }) => isApproved(id)) : healing.findings,
      {
        publisher: destination.publisher,
        guards: await makeGuards(place2, config, healing, {
          isApproved,
          cleanOnly: to === "working-tree" || to === "branch",
          ...waiting ? { waiting: waiting.guard } : {},
          ...options2.max === void 0 ? {} : { max: options2.max }
        }),
        ...options2.approve ? { approved: [options2.approve] } : {},
        ...log ? {
          fromLog: (bench) => {
            reproducer = log.reproducer(session, bench, signal, say2);
            return { evidenceOf: log.evidenceOf(session), reproduce: reproducer.reproduce };
          }
        } : {}
      }
    );
    await destination.finish();
    await waiting?.remember(cases);
    if (isKept && config.learning.enabled === "on") await healing.learn(cases);
    if (reproducer) warnings.push(...await concludeLog(reproducer, cases, place2.repository.packageRoot, options2));
    const baseline = await suite.known();
    const report = makeFixReport({
      repository: place2.repository.packageRoot,
      cases,
      suiteRuns: run.suiteRuns(),
      wallMs: Math.round(performance.now() - run.startedAt),
      patch: destination.patch(),
      notes: {
        suite: baseline && "suite" in baseline ? baseline.suite.command : "",
        baseline: baseline ? describeBaseline(baseline) : "not run: nothing needed it",
        waiting: waiting?.said() ?? "",
        isolation: session.copy.isolation,
        scanners: healing.reports,
        written: { to, ref: destination.ref(), files: destination.files() },
        warnings
      }
    });
    return maskTexts(report, mask);
  } finally {
    await healing.close();
  }
}
async function openWaitingHeals(run, place2, config, { reports }, options2, { now }) {
  if (options2.dryRun || options2.fromLog !== void 0 || options2.approve) return void 0;
  const { tests, testCommand } = options2;
  const about = { config, scanners: reports, tests, testCommand, version: readVersion() };
  const state = await readVerifiedState(place2, about);
  return openWaiting({ memo: run.store.memo, state, isAgain: options2.again === true, now });
}
function makeDestination(place2, options2, runId, settings) {
  const { patch } = options2;
  if (options2.dryRun) return toNowhere("dry-run");
  if (options2.commit) return toBranch(place2.repository, `heal/${runId}`, runId);
  if (patch !== void 0) return toNowhere(patch, (text3) => writePatch(resolve3(settings.cwd, patch), text3));
  return toWorkingTree(place2.tree, runId);
}
async function writePatch(file, text3) {
  try {
    await writeFile3(`${file}.tmp`, text3);
    await rename2(`${file}.tmp`, file);
  } catch (error) {
    throw new EnvironmentError(
      `The patch could not be written to ${file}: ${messageOf(error)}`,
      "Give a path in a folder that exists and that you may write."
    );
  }
}
function writtenTo(options2) {
  if (options2.dryRun) return "nowhere";
  if (options2.commit) return "branch";
  return options2.patch === void 0 ? "working-tree" : "patch";
}

export {
  describeBaseline,
  logScanner,
  makeGuards,
  approve,
  openHealing,
  toNowhere,
  fix,
  requireCommit
};
