import {
  standardModules
} from "./chunk-P5TAREXH.js";
import {
  sha256
} from "./chunk-OQWG6TOE.js";
import {
  escapeRegExp
} from "./chunk-P6756FPZ.js";
import {
  span,
  stillKinds,
  valueKinds
} from "./chunk-MXHXVLEF.js";

// src/remedies/learn/pair.ts
var limits = {
  /** UTF-16 units of each text. */
  textLength: 2e5,
  /** Changes in the rest of the file: more, and the commit is about something else. */
  changesElsewhere: 60,
  /** Of the syntax tree, on the way from the file to the change. */
  depth: 120,
  /** Of one node. */
  children: 12e3,
  /** Children of one node that are compared with each other. */
  siblings: 400,
  /** Of the code that a pattern is made of. */
  lines: 10,
  tokens: 80,
  holes: 9,
  nodes: 400,
  /** How often the enclosing code is taken in when the smaller one makes no pattern. */
  levels: 4,
  /** Of each side of an example. */
  exampleLines: 30,
  /** Kept with a pattern. */
  examples: 12,
  /** Patterns of one rule and language that are compared with each other. */
  patternsOfRule: 60
};
function refuse(refused, detail) {
  return { refused, detail };
}
function tokensOf(text) {
  const tokens = text.replace(/\\\r?\n/g, " ").match(/[\p{L}\p{N}_$]+|[^\s\p{L}\p{N}_$]/gu) ?? [];
  return tokens.filter((token, at) => !(token === "," && /^[)\]}]$/.test(tokens[at + 1] ?? "")));
}
function normalise(text) {
  return tokensOf(text).join(" ");
}

// src/remedies/learn/kinds.ts
var atomsOf = (family) => valueKinds[family];
function isStill(kind) {
  return stillKinds.has(kind);
}
var operators = `binary_operator boolean_operator comparison_operator not_operator unary_operator conditional_expression
  lambda await named_expression binary_expression unary_expression ternary_expression arrow_function await_expression
  as_expression non_null_expression assignment_expression update_expression satisfies_expression function_expression
  jsx_element jsx_self_closing_element`.split(/\s+/);
var values = /* @__PURE__ */ new Set([...atomsOf("python"), ...atomsOf("script"), ...operators]);
function isExpression(kind) {
  return values.has(kind);
}
var statements = new Set(
  `expression_statement return_statement raise_statement assert_statement for_statement while_statement if_statement
  with_statement try_statement delete_statement print_statement exec_statement function_definition decorated_definition
  class_definition lexical_declaration variable_declaration throw_statement for_in_statement function_declaration
  class_declaration switch_statement do_statement export_statement method_definition`.split(/\s+/)
);
function isStatement(kind) {
  return statements.has(kind);
}
var others = new Set(
  `assignment augmented_assignment except_clause typed_parameter default_parameter typed_default_parameter
  augmented_assignment_expression catch_clause yield yield_expression jsx_attribute`.split(/\s+/)
);
function canBeRoot(kind) {
  return values.has(kind) || statements.has(kind) || others.has(kind);
}
var lists = new Set("argument_list arguments list tuple set array parameters formal_parameters".split(" "));
function isList(kind) {
  return lists.has(kind);
}
function isBlock(kind) {
  return kind === "block" || kind === "statement_block";
}
function isCall(kind) {
  return kind === "call" || kind === "call_expression";
}
function isText(kind) {
  return kind === "string" || kind === "template_string" || kind === "concatenated_string";
}
function isNumber(kind) {
  return kind === "integer" || kind === "float" || kind === "number";
}
function isImport(kind) {
  return /^(import_statement|import_from_statement|future_import_statement)$/.test(kind);
}

// src/remedies/learn/constraints.ts
var opaque = new Set(
  "identifier attribute subscript call this member_expression subscript_expression call_expression".split(" ")
);
function constrain(hole, family) {
  const terms = hole.bindings.flat();
  const [first] = terms;
  if (first === void 0) return void 0;
  switch (hole.role) {
    case "list":
      return {};
    case "name":
      return { kind: first.kind };
    case "number":
      return oneOf(terms.map((term) => term.kind));
    case "api":
      return { regex: `^(?:${alternatives(terms.map((term) => term.text))})$` };
    case "word": {
      const parts = terms.map((term) => /^(\w*)"(.*)"$/s.exec(term.text));
      const prefixes = new Set(parts.map((part) => part?.[1]));
      if (parts.some((part) => part === null) || prefixes.size > 1) return void 0;
      const prefix = escapeRegExp(parts[0]?.[1] ?? "");
      return { regex: `^${prefix}["'](?:${alternatives(parts.map((part) => part?.[2] ?? ""))})["']$` };
    }
    case "free":
      return constrainFree(hole, family);
  }
}
function constrainFree(hole, family) {
  const kinds = [...new Set(hole.bindings.flat().map((term) => term.kind))];
  const isReadMoreOften = hole.inAfter > hole.inBefore;
  if (isReadMoreOften && !kinds.every(isStill)) return void 0;
  if (!kinds.every(isExpression)) return void 0;
  if (!kinds.some((kind) => opaque.has(kind))) return oneOf(kinds);
  const named = { matches: isReadMoreOften ? "still-value" : "value" };
  const others2 = kinds.filter((kind) => !atomsOf(family).includes(kind)).sort();
  return others2.length === 0 ? named : { any: [named, ...others2.map((kind) => ({ kind }))] };
}
function oneOf(kinds) {
  const [first, ...others2] = [...new Set(kinds)].sort();
  if (first === void 0 || others2.length === 0) return { kind: first };
  return { any: [first, ...others2].map((kind) => ({ kind })) };
}
function alternatives(texts) {
  return [...new Set(texts)].sort().map(escapeRegExp).join("|");
}

// src/remedies/learn/builtins.ts
var python = `abs all any ascii bin bool bytearray bytes callable chr classmethod compile complex delattr dict dir divmod
  enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance
  issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed
  round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__
  __debug__ NotImplemented Ellipsis BaseException Exception ArithmeticError AssertionError AttributeError BlockingIOError
  BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
  ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EnvironmentError FileExistsError
  FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError
  IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError
  NameError NotADirectoryError NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError
  ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration
  StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
  UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
  ZeroDivisionError`;
var oldPython = "unicode basestring xrange raw_input unichr long reduce file cmp execfile reload buffer";
var script = `Array ArrayBuffer BigInt Boolean Buffer DataView Date Error EvalError Infinity Intl JSON Map Math NaN Number
  Object Promise Proxy RangeError ReferenceError Reflect RegExp Set String Symbol SyntaxError TextDecoder TextEncoder
  TypeError URIError URL URLSearchParams WeakMap WeakRef WeakSet AbortController AbortSignal clearInterval clearTimeout
  console decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape fetch globalThis isFinite isNaN
  parseFloat parseInt process queueMicrotask require setInterval setTimeout structuredClone undefined window document
  crypto performance`;
var known = { python: toSet(`${python} ${oldPython}`), script: toSet(script) };
var current = { python: toSet(python), script: known.script };
function isBuiltin(family, name) {
  return known[family].has(name);
}
function isCurrentBuiltin(family, name) {
  return current[family].has(name);
}
function toSet(names) {
  return new Set(names.split(/\s+/));
}

// src/remedies/learn/term.ts
var longestWord = 12;
function readTerm(node, context) {
  let left = limits.nodes;
  let hasComment = false;
  const read = (at, role, depth) => {
    const { isApi } = role;
    left--;
    const kind = String(at.kind());
    if (kind === "comment") hasComment = true;
    const { start, end } = span(at);
    const isShared = isBlock(kind) && context.shared.has(normalise(at.text()));
    const inner = isShared || left <= 0 || depth > limits.depth || isPlainText(at) ? [] : at.children();
    if (inner.length > left) left = 0;
    const children = (left > 0 ? inner : []).map(
      (child, index) => read(
        child,
        {
          isApi: isInterface(at, child, index, isApi),
          isMember: isMemberOf(at, index),
          isObject: isPath(kind) && index === 0
        },
        depth + 1
      )
    );
    const isName = kind === "identifier" || kind === "shorthand_property_identifier_pattern";
    const isLocal = isName && !isApi && !isKnown(at.text(), context);
    const isContent = isText(kind) && children.length === 0 && isLongText(at.text());
    return {
      kind,
      isNamed: at.isNamed(),
      text: textOf(at, kind, children),
      start,
      end,
      children,
      ...role,
      isLocal,
      hasLocal: isLocal || isContent || isShared || children.some((child) => child.hasLocal)
    };
  };
  const term = read(node, { isApi: false, isMember: false, isObject: false }, 0);
  if (hasComment) return "holds-a-comment";
  return left <= 0 ? "too-large" : term;
}
function isKnown(name, { family, imports }) {
  return imports.has(name) || isBuiltin(family, name);
}
function isPlainText(node) {
  if (!isText(String(node.kind()))) return false;
  const pieces = node.is("concatenated_string") ? node.children().flatMap((text) => text.children()) : node.children();
  return !pieces.some((piece) => /^(interpolation|template_substitution)$/.test(String(piece.kind())));
}
function isLongText(text) {
  const content = text.replace(/^\w*["'`]+|["'`]+$/g, "");
  return content.length > longestWord || /\s/.test(content);
}
function textOf(node, kind, children) {
  if (children.length > 0) {
    return children.map((child) => child.text).filter((text, at) => !(text === "," && /^[)\]}]$/.test(children[at + 1]?.text ?? ""))).join(" ");
  }
  if (!isText(kind)) return normalise(node.text());
  return node.text().replace(/^(\w*)(["'])((?:[^"'\\]|\\.)*)\2$/s, '$1"$3"');
}
function isMemberOf(parent, index) {
  const kind = String(parent.kind());
  return kind === "keyword_argument" ? index === 0 : isPath(kind) && index > 0;
}
function isPath(kind) {
  return kind === "attribute" || kind === "member_expression";
}
function isInterface(parent, child, index, isParentApi) {
  if (!child.isNamed()) return false;
  const kind = String(parent.kind());
  if (isPath(kind)) return index > 0 ? true : isParentApi && /^(decorator|type)$/.test(String(parent.parent()?.kind()));
  if (kind === "call" || kind === "call_expression") return index === 0;
  if (kind === "new_expression") return index === 1;
  if (kind === "keyword_argument") return index === 0;
  if (kind === "decorator") return true;
  return kind === "type" || kind === "type_annotation" || isParentApi && /^(type|generic_type)/.test(kind);
}
function isValue(term) {
  return !term.isApi && isExpression(term.kind);
}
function isIdentifier(term) {
  return term.kind === "identifier" && !term.isMember;
}
function* walk(term) {
  yield term;
  for (const child of term.children) yield* walk(child);
}
function isCarriable(term) {
  return isValue(term) || isBlock(term.kind);
}

// src/remedies/learn/names.ts
function findNeeds({ edits, kept, written }) {
  const [edit] = edits;
  if (edit === void 0) return refuse("nothing-changed", "There is no edit.");
  const before = new Set(kept.filter(isIdentifier).map((term) => term.text));
  const names = new Set(written.filter(isIdentifier).map((term) => term.text));
  const bound = namesBoundIn(edit.after);
  const add = /* @__PURE__ */ new Set();
  const definitions = /* @__PURE__ */ new Set();
  for (const name of names) {
    if (bound.has(name)) continue;
    const imported = edit.afterImports.get(name);
    if (imported?.statement !== void 0) {
      if (!before.has(name)) add.add(imported.statement);
    } else if (!before.has(name) && !(imported === void 0 && isCurrentBuiltin(edit.family, name))) {
      const own2 = new Set(edits.map(({ definitions: all }) => all.get(name)));
      const [definition] = own2;
      if (own2.size === 1 && definition !== void 0) {
        definitions.add(definition);
        if (definitions.size === 1) continue;
      }
      return refuse("leans-on-other-changes", `The cure uses \`${name}\`, which only this file has.`);
    }
  }
  const gone = [...before].filter((name) => !names.has(name) && edit.beforeImports.has(name));
  const modules = [...before].map((name) => edit.beforeImports.get(name)?.module).filter((one) => one !== void 0);
  const own = new Set(modules.filter((module) => !module.startsWith(".")));
  return {
    add: [...add].sort(),
    removeIfUnused: gone.filter((name) => !isUsedIn(edit, name)).sort(),
    module: own.size === 1 ? [...own][0] : void 0,
    definition: [...definitions][0]
  };
}
function isUsedIn({ after }, name) {
  return [...walk(after)].some((term) => isIdentifier(term) && term.text === name);
}
var binders = /^(as_pattern_target|lambda_parameters|parameters|formal_parameters|for_in_clause)$/;
function namesBoundIn(after) {
  const names = /* @__PURE__ */ new Set();
  for (const term of walk(after)) {
    if (term.kind === "for_in_clause" || term.kind === "arrow_function") {
      const target = term.children.find((child) => child.isNamed);
      if (target) {
        for (const inner of walk(target)) if (isIdentifier(inner)) names.add(inner.text);
      }
    } else if (binders.test(term.kind)) {
      for (const inner of walk(term)) if (isIdentifier(inner)) names.add(inner.text);
    }
  }
  return names;
}

// src/remedies/learn/kept.ts
var leastShared = 0.3;
var methods = new Set(
  `append capitalize casefold clear close copy count decode difference discard encode endswith extend find format
  format_map get index insert intersection isalnum isalpha isdecimal isdigit isidentifier islower isnumeric isspace
  istitle isupper items join keys ljust lower lstrip partition pop popitem read readline readlines remove removeprefix
  removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip setdefault sort split splitlines startswith
  strip swapcase symmetric_difference title translate union update upper values write writelines zfill hexdigest hex
  isoformat timestamp total_seconds astimezone
  at catch charAt charCodeAt codePointAt concat entries every fill filter finally findIndex findLast flat flatMap forEach
  has hasOwn includes indexOf lastIndexOf length localeCompare map match matchAll padEnd padStart push reduce repeat
  replaceAll search set shift slice some splice subarray substring test then toFixed toISOString toLowerCase toSorted
  toString toUpperCase trim trimEnd trimStart unshift add delete textContent`.split(/\s+/)
);
function findStrangeChange({ edits, holes, written }) {
  const lost = holes.find(({ role, inAfter }) => /^(name|free|list)$/.test(role) && inAfter === 0);
  if (lost) return refuse("changes-too-much", `\`${lost.bindings[0]?.[0]?.text ?? ""}\` is gone with the cure.`);
  for (const { before, after, definitions } of edits) {
    const share = shareOf(before, after);
    if (share < leastShared) {
      return refuse("changes-too-much", `Only ${Math.round(share * 100)} % of the words are in code and cure.`);
    }
    const decision = findLostDecision(before, after);
    if (decision !== void 0) return refuse("changes-too-much", `The cure only takes \`${decision}\` away.`);
    const known2 = new Set([...walk(before)].filter((term) => term.isMember).map((term) => term.text));
    const strange = [...walk(after)].find((term) => isStrangeMember(term, known2, definitions));
    if (strange) {
      return refuse("leans-on-other-changes", `The cure uses \`${strange.text}\`, which only some values have.`);
    }
  }
  const dropped = holes.filter(({ role, inAfter }) => role === "word" && inAfter === 0);
  if (dropped.length > 0 && written.some((term) => isText(term.kind))) {
    return refuse("says-nothing", "It is about one text alone.");
  }
  return void 0;
}
var decisions = new Set(
  `if elif else try except catch finally for while with not and or ! && || ?? == != < > is in + - * / % | & ** // await raise
  throw return yield assert break continue`.split(/\s+/)
);
function findLostDecision(before, after) {
  const left = countWords(wordsIn(before));
  for (const word of wordsIn(after)) {
    const times = left.get(word) ?? 0;
    if (times === 0) return void 0;
    left.set(word, times - 1);
  }
  return [...left].find(([word, times]) => times > 0 && decisions.has(word))?.[0];
}
function isStrangeMember(term, known2, definitions) {
  if (!/^(attribute|member_expression)$/.test(term.kind)) return false;
  const name = term.children.at(-1);
  const object = term.children[0];
  if (name === void 0 || !object?.hasLocal || definitions.has(object.text)) return false;
  return !known2.has(name.text) && !methods.has(name.text);
}
function shareOf(before, after) {
  const [one, other] = [wordsIn(before), wordsIn(after)];
  const left = countWords(one);
  let shared = 0;
  for (const word of other) {
    const times = left.get(word) ?? 0;
    if (times > 0) shared++;
    left.set(word, times - 1);
  }
  return 2 * shared / Math.max(1, one.length + other.length);
}
function countWords(words) {
  const count = /* @__PURE__ */ new Map();
  for (const word of words) count.set(word, (count.get(word) ?? 0) + 1);
  return count;
}
function wordsIn(term) {
  const leaves = [...walk(term)].filter(({ children }) => children.length === 0);
  return leaves.flatMap(({ text }) => /^[^\p{L}\p{N}]+$/u.test(text) ? [text.replaceAll(" ", "")] : tokensOf(text)).filter((word) => !/^[()[\]{},.:;"'`=]$/.test(word));
}

// src/remedies/learn/build.ts
function makeShape(found) {
  const { reference, kept, holes } = found;
  const word = kept.find((term) => isText(term.kind) && isLongText(term.text));
  if (word) return refuse("says-nothing", "It is about one text alone.");
  if (!kept.some(({ text }) => isTellingWord(text)) && !holes.some(({ role }) => role === "api")) {
    return refuse("says-nothing", "Nothing but holes would be left of it.");
  }
  if (holes.length > limits.holes) return refuse("too-large", `It would have ${holes.length} holes.`);
  if (holes.filter(({ role }) => role === "api").length > 2) {
    return refuse("over-general", "It would answer too many interfaces at once.");
  }
  const strange = findStrangeChange(found);
  if (strange) return strange;
  const isSilenced = isSuppression(reference.after.text) && !isSuppression(reference.before.text);
  if (isSilenced || countSilent(reference.after) > countSilent(reference.before)) {
    return refuse("suppresses", "The cure only silences a tool.");
  }
  const needs = findNeeds(found);
  if ("refused" in needs) return needs;
  const match = fill(reference.beforeText, reference.before, found.match);
  const replace = fill(reference.afterText, reference.after, found.replace);
  if (match === void 0 || replace === void 0) {
    return refuse("does-not-conform", "The code holds names that look like those of a template.");
  }
  if (tokensOf(match).length > limits.tokens)
    return refuse("too-large", "It is longer than what a pattern is made of.");
  const constraints = {};
  for (const hole of holes) {
    const constraint = constrain(hole, reference.family);
    if (constraint === void 0) return refuse("over-general", `Nothing says what may stand for $${hole.name}.`);
    if (hole.role !== "list") constraints[hole.name] = constraint;
  }
  const imports = {
    ...needs.add.length > 0 ? { add: needs.add } : {},
    ...needs.removeIfUnused.length > 0 ? { removeIfUnused: needs.removeIfUnused } : {}
  };
  return {
    match: {
      ...patternOf(match, reference.before.kind),
      ...guard(found),
      ...insideOf(reference.family, needs.definition)
    },
    ...Object.keys(constraints).length > 0 ? { constraints } : {},
    replace,
    ...Object.keys(imports).length > 0 ? { imports } : {},
    source: match,
    module: needs.module
  };
}
var around = {
  except_clause: "try:\n    pass\n",
  catch_clause: "try {} ",
  // Alone it would be read as the expression in it.
  expression_statement: ""
};
function patternOf(match, kind) {
  const before = around[kind];
  return before === void 0 ? { pattern: match, kind } : { pattern: { context: before + match, selector: kind } };
}
function insideOf(family, definition) {
  if (definition === void 0) return {};
  const said = { pattern: definition };
  return family === "python" ? { inside: { kind: "module", stopBy: "end", has: { kind: "expression_statement", has: said } } } : { inside: { kind: "program", stopBy: "end", has: said } };
}
function makePattern({ module, source, ...rewrite }, found, about) {
  const rules = [...new Set(about.rules)].sort();
  const [rule = ""] = about.rules;
  const languages = found.reference.family === "python" ? ["python"] : ["typescript", "javascript"];
  const packages = packagesOf(found.reference.family, rewrite.imports?.add ?? []);
  const requires = module === void 0 && packages.length === 0 ? void 0 : {
    ...module === void 0 ? {} : { imports: [module] },
    ...packages.length === 0 ? {} : { dependencies: packages }
  };
  const digest = sha256(JSON.stringify([rule, languages, rewrite, requires ?? null])).slice(0, 8);
  const slug = rule.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60);
  return {
    id: `code/learned-${slug}-${digest}`,
    kind: "code",
    title: titleOf(rule, source, rewrite.replace),
    languages,
    rules,
    messages: [],
    safety: "risky",
    review: "full",
    links: [...new Set(rules.flatMap((one) => about.linksOf(one)))].sort(),
    ...requires ? { requires } : {},
    rewrites: [rewrite],
    provenance: { from: "learned", at: about.at, pairs: about.pairs }
  };
}
function packagesOf(family, statements2) {
  const names = statements2.flatMap((statement) => {
    const name = family === "python" ? pythonPackage(statement) : scriptPackage(statement);
    return name === void 0 ? [] : [name];
  });
  return [...new Set(names)].sort();
}
function pythonPackage(statement) {
  const top = /^(?:from|import)\s+([A-Za-z_]\w*)/.exec(statement)?.[1];
  return top === void 0 || standardModules.has(top) ? void 0 : top;
}
function scriptPackage(statement) {
  const from = /['"]([^'"]+)['"]/.exec(statement)?.[1];
  return from === void 0 || /^(?:\.|\/|#|node:)/.test(from) ? void 0 : /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0];
}
function titleOf(rule, match, replace) {
  const line = (text) => text.replace(/\s+/g, " ").trim();
  const title = `${rule}: ${line(match)} \u2192 ${line(replace)}`;
  return title.length <= 120 ? title : `${title.slice(0, 119)}\u2026`;
}
function fill(text, root, cuts) {
  let result = "";
  let at = root.start;
  const rest = [];
  for (const { start, end, hole } of cuts.toSorted((a, b) => a.start - b.start)) {
    if (start < at) return void 0;
    rest.push(text.slice(at, start));
    result += text.slice(at, start) + nameOf(hole);
    at = end;
  }
  rest.push(text.slice(at, root.end));
  if (rest.some((literal) => /\$[A-Z_$]/.test(literal))) return void 0;
  return dedent(result + text.slice(at, root.end), text, root.start);
}
function nameOf({ role, bindings, name }) {
  const isMany = role === "list" || bindings.some((one) => one.length > 1);
  return `${isMany ? "$$$" : "$"}${name}`;
}
function dedent(code, text, start) {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const margin = /^[ \t]*/.exec(line)?.[0] ?? "";
  const lines = code.replaceAll("\r\n", "\n").split("\n");
  return lines.map((each, at) => at > 0 && each.startsWith(margin) ? each.slice(margin.length) : each).join("\n");
}
var everywhere = new Set(
  `( ) [ ] { } , . : ; = => if elif else for in while with as def class return const let var function try import pass self
  cls this " ' \``.split(/\s+/)
);
function isTellingWord(word) {
  return word !== "" && !everywhere.has(word);
}
function countSilent(term) {
  return [...walk(term)].filter(({ kind }) => kind === "non_null_expression").length;
}
function isSuppression(code) {
  return /\bas any\b|@ts-|eslint-disable|oxlint-disable|noqa|type:\s*ignore|nosec|\bcast\s*\(|^_\s*=/.test(code);
}
function guard({ holes, reference, match }) {
  const { before, after } = reference;
  if (!holes.some(({ role }) => role === "list") || before.kind !== "call" || after.kind !== "call") return {};
  const had = new Set(keywordsOf(before));
  const added = keywordsOf(after).filter((name) => !had.has(name));
  if (added.length === 0 || match.length === 0) return {};
  const any = [
    { kind: "dictionary_splat" },
    ...added.map((name) => ({ kind: "keyword_argument", regex: `^${name}\\s*=` }))
  ];
  return { not: { has: { kind: "argument_list", has: { any } } } };
}
function keywordsOf(call) {
  const list = call.children.find((child) => child.kind === "argument_list");
  return (list?.children ?? []).filter((child) => child.kind === "keyword_argument").map((child) => [...walk(child)].find((term) => term.isMember)?.text ?? "").filter((name) => /^\w+$/.test(name));
}

export {
  isStatement,
  canBeRoot,
  isList,
  isBlock,
  isCall,
  isText,
  isNumber,
  isImport,
  isBuiltin,
  limits,
  refuse,
  tokensOf,
  normalise,
  readTerm,
  isLongText,
  isValue,
  isIdentifier,
  walk,
  isCarriable,
  makeShape,
  makePattern,
  isTellingWord,
  isSuppression
};
