import {
  offsetsOf
} from "./chunk-B3WZELUA.js";

// src/syntax/parse.ts
import {
  Lang,
  parse as parseTree,
  registerDynamicLanguage
} from "@ast-grep/napi";
import python from "@ast-grep/lang-python";
registerDynamicLanguage({ python });
function languageOf(path) {
  if (/\.pyi?$/.test(path)) return "python";
  if (/\.[cm]?tsx?$/.test(path)) return "typescript";
  if (/\.[cm]?jsx?$/.test(path)) return "javascript";
  return void 0;
}
function parse(path, text) {
  return parseTree(grammarOf(path), text);
}
function grammarOf(path) {
  if (/\.pyi?$/.test(path)) return "python";
  if (/\.[cm]?ts$/.test(path)) return Lang.TypeScript;
  return Lang.Tsx;
}
function findAll(tree, rule36, constraints) {
  const config = { rule: rule36, ...constraints ? { constraints } : {} };
  return tree.root().findAll(config);
}
function span(node) {
  const { start, end } = node.range();
  return { start: start.index, end: end.index };
}
function parses(path, text) {
  return !hasError(parse(path, text).root());
}
function hasError(node) {
  return node.find({ rule: { any: [{ kind: "ERROR" }] } }) !== null;
}

// src/syntax/javascript/nodes.ts
var functionKinds = /* @__PURE__ */ new Set([
  "function_declaration",
  "function_expression",
  "arrow_function",
  "method_definition",
  "generator_function",
  "generator_function_declaration"
]);
var loopKinds = /* @__PURE__ */ new Set(["for_statement", "for_in_statement", "while_statement", "do_statement"]);
var wrapperKinds = /* @__PURE__ */ new Set([
  "parenthesized_expression",
  "as_expression",
  "satisfies_expression",
  "non_null_expression",
  "type_assertion"
]);
function isFunction(node) {
  return functionKinds.has(String(node.kind()));
}
function isLoop(node) {
  return loopKinds.has(String(node.kind()));
}
function unwrap(node) {
  let inner = node;
  while (wrapperKinds.has(String(inner.kind()))) {
    const parts = namedChildren(inner);
    const next = inner.kind() === "type_assertion" ? parts.at(-1) : parts[0];
    if (next === void 0) return inner;
    inner = next;
  }
  return inner;
}
function namedChildren(node) {
  return node.children().filter((child) => child.isNamed() && child.kind() !== "comment");
}
function hasComment(node) {
  return node.find({ rule: { kind: "comment" } }) !== null;
}
function enclosing(node, accept) {
  return node.ancestors().find(accept);
}
function enclosingFunction(node) {
  return enclosing(node, isFunction);
}
function contains(outer, inner) {
  const a = span(outer);
  const b = span(inner);
  return a.start <= b.start && b.end <= a.end;
}
function statementInBlock(node) {
  let child = node;
  for (const ancestor of node.ancestors()) {
    if (ancestor.kind() === "statement_block" || ancestor.kind() === "program") return child;
    if (isFunction(ancestor)) return void 0;
    child = ancestor;
  }
  return void 0;
}
function pathOf(node) {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === "identifier" || kind === "this" || kind === "super") return inner.text();
  if (kind !== "member_expression") return void 0;
  const object = inner.field("object");
  const property = inner.field("property");
  const base = object ? pathOf(object) : void 0;
  return base === void 0 || property === null ? void 0 : `${base}.${property.text()}`;
}
function callOf(node) {
  if (node.kind() !== "call_expression") return void 0;
  const callee = node.field("function");
  const list = node.field("arguments");
  if (!callee || list?.kind() !== "arguments") return void 0;
  return { callee, args: namedChildren(list) };
}
function methodOf(node) {
  const call = callOf(node);
  if (call?.callee.kind() !== "member_expression") return void 0;
  const object = call.callee.field("object");
  const property = call.callee.field("property");
  return object && property ? { object, name: property.text(), args: call.args } : void 0;
}
function mentions(node, name) {
  return uses(node, name).length > 0;
}
function uses(node, name) {
  const escaped = name.replace(/[$]/g, "\\$&");
  return node.findAll({
    rule: {
      any: [
        { kind: "identifier" },
        { kind: "shorthand_property_identifier" },
        { kind: "shorthand_property_identifier_pattern" }
      ],
      regex: `^${escaped}$`
    }
  });
}
function nodeAt(path, text, place, accept) {
  const root = parse(path, text).root();
  const { start, end } = offsetsOf(place, text);
  let around = root;
  for (; ; ) {
    const next = around.children().find((child) => {
      const range = span(child);
      return range.start <= start && end <= range.end && range.end > start;
    });
    if (!next) break;
    around = next;
  }
  const startLine = (node) => node.range().start.line + 1;
  const inside = [];
  const visit = (node) => {
    const range = span(node);
    if (range.start < start || range.end > end) {
      if (range.end <= start || range.start >= end) return;
    } else if (accept(node)) {
      inside.push(node);
      return;
    }
    node.children().forEach(visit);
  };
  if (span(around).start === start && span(around).end === end && accept(around)) return around;
  visit(around);
  if (inside[0]) return inside[0];
  return [around, ...around.ancestors()].find((node) => accept(node) && startLine(node) === place.line);
}

// src/syntax/words.ts
function wordsOf(name) {
  return name.replace(/([a-z\d])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}
function hasWord(name, words) {
  return wordsOf(name).some((word) => words.has(word) || words.has(word.replace(/s$/, "")));
}
function escapeRegExp(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// src/syntax/javascript/walk.ts
function findAllIn(node, kind) {
  const found = [];
  const visit = (inner) => {
    for (const child of inner.children()) {
      if (child.kind() === kind) found.push(child);
      if (!isFunction(child)) visit(child);
    }
  };
  visit(node);
  return found;
}
var changers = ["assignment_expression", "augmented_assignment_expression", "update_expression"];
function assignmentsTo(scope, name) {
  return changers.flatMap((kind) => scope.findAll({ rule: { kind } })).filter((node) => {
    const target = node.field("left") ?? node.field("argument");
    if (!target) return false;
    if (target.kind() === "identifier") return target.text() === name;
    if (!/pattern$/.test(String(target.kind()))) return false;
    return target.find({
      rule: {
        any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier_pattern" }],
        regex: `^${name.replace(/\$/g, "\\$")}$`
      }
    }) !== null;
  });
}
var mutators = /^(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;
function isMutated(scope, name) {
  const targets = changers.flatMap((kind) => scope.findAll({ rule: { kind } })).map((node) => node.field("left") ?? node.field("argument"));
  const isOwn = (target) => {
    const object = target?.field("object");
    return object !== null && object !== void 0 && (object.text() === name || isOwn(object));
  };
  if (targets.some(isOwn)) return true;
  return scope.findAll({ rule: { kind: "member_expression" } }).some((member2) => {
    const property = member2.field("property")?.text() ?? "";
    return member2.field("object")?.text() === name && mutators.test(property) && member2.parent()?.kind() === "call_expression";
  });
}

// src/syntax/javascript/sequence.ts
var acts = new Set(
  "next step transaction lock unlock acquire release enqueue dequeue pop shift migrate migration sleep delay wait retry throttle limit limited append write send emit publish prompt ask question confirm click type fill goto press navigate insert update delete remove save commit rollback begin deploy install upload push apply reserve charge pay transfer run execute exec perform invoke hook start stop open close create add set put post register mark write".split(" ")
);
var actors = new Set(
  "tx trx transaction mutex semaphore lock queue limiter page browser reader writer stream iterator generator cursor rl readline prompt session".split(
    " "
  )
);
function isSequential(awaited) {
  return [awaited, ...findAllIn(awaited, "call_expression")].some((node) => {
    const call = callOf(node);
    if (!call) return false;
    const path = pathOf(call.callee);
    if (path === void 0) return true;
    const names = path.split(".");
    const method = names.pop() ?? "";
    const [first = ""] = wordsOf(method);
    return acts.has(first) || hasWord(method, /* @__PURE__ */ new Set(["sleep", "delay", "retry", "lock", "transaction", "sequential", "serial"])) || names.some((name) => hasWord(name, actors));
  });
}
function statementsOf(body) {
  return body.kind() === "statement_block" ? namedChildren(body) : [body];
}

// src/syntax/test-files.ts
function isTestFile(path) {
  return /(?:^|\/)(?:tests?|testing|__tests__|spec)\//.test(path) || /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.[cm]?[jt]sx?$/.test(path);
}
function isDevelopmentFile(path) {
  return /(^|\/)(tests?|__tests__|__mocks__|spec|specs|fixtures|e2e|bench|benchmarks?)\/|[.-](test|spec|bench|stories)\.[cm]?[jt]sx?$/.test(
    path
  );
}

// src/scanners/heal/rules/await-in-loop.ts
var awaiting = {
  kind: "for_in_statement",
  has: { field: "body", has: { kind: "await_expression", stopBy: "end" } }
};
var rule = {
  id: "await-in-loop",
  title: "Independent results are awaited one after the other",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "medium",
  links: [
    "https://eslint.org/docs/latest/rules/no-await-in-loop",
    "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise/all"
  ],
  mentions: /\bawait\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, awaiting).flatMap((node) => {
      const body = node.field("body");
      if (!body || node.field("operator")?.text() !== "of" || node.child(1)?.text() === "await") return [];
      const statements2 = statementsOf(body);
      const awaited = findAllIn(body, "await_expression");
      const isLeft2 = ["break_statement", "continue_statement", "return_statement", "throw_statement"].some(
        (kind) => findAllIn(body, kind).length > 0
      );
      const last = statements2.at(-1);
      if (statements2.length > 3 || awaited.length === 0 || isLeft2 || !last || !isCollected(last)) return [];
      if (hasComment(body) || awaited.some(isSequential) || !awaited.some(isCall)) return [];
      return [{ node, message: "Each turn waits for the one before, though the results do not need each other." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "for (const id of ids) {\n  out.push(await get(id));\n}\n" },
      { path: "a.ts", text: "for (const id of ids) {\n  const user = await load(id);\n  users[id] = user;\n}\n" }
    ],
    leaves: [
      { path: "a.js", text: "for (const id of ids) {\n  await remove(id);\n}\n" },
      { path: "a.js", text: "for (const id of ids) {\n  await sleep(5);\n  out.push(await get(id));\n}\n" },
      { path: "a.js", text: "for await (const chunk of stream) {\n  out.push(await parse(chunk));\n}\n" },
      { path: "a.js", text: "for (const p of promises) {\n  out.push(await p.value);\n}\n" },
      { path: "a.js", text: "for (const id of ids) {\n  out.push(await tx.find(id));\n}\n" },
      {
        path: "a.js",
        text: "for (const id of ids) {\n  // one at a time: the server asks for it\n  out.push(await get(id));\n}\n"
      }
    ]
  }
};
function isCall(awaited) {
  return findAllIn(awaited, "call_expression").length > 0;
}
function isCollected(statement2) {
  const [expression] = statement2.kind() === "expression_statement" ? statement2.children() : [];
  if (!expression) return false;
  if (expression.kind() === "assignment_expression") return expression.field("left")?.kind() === "subscript_expression";
  return methodOf(expression)?.name === "push";
}

// src/scanners/heal/rules/constant-condition.ts
var rule2 = {
  id: "constant-condition",
  title: "A condition does not depend on anything",
  languages: ["python"],
  category: "logic",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/571.html"],
  mentions: /\bor\s+["'\d]/,
  find(tree) {
    return findAll(tree, {
      kind: "boolean_operator",
      has: { field: "right", any: [{ kind: "string" }, { kind: "integer" }] }
    }).flatMap((node) => {
      if (!isCondition(node)) return [];
      const operator = node.field("operator")?.text();
      const right = node.field("right");
      const left = node.field("left");
      const isCompared = left?.is("comparison_operator") === true || left?.is("boolean_operator") === true;
      if (operator !== "or" || right === null || !isCompared || !isTruthyText(right)) return [];
      return [
        {
          node,
          message: `\`or ${right.text()}\` is always true; each value must be compared: \`x == \u2026 or x == ${right.text()}\`.`
        }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: 'if kind == "a" or "b":\n    go()\n' },
      { path: "a.py", text: "while x == 1 or 2:\n    go()\n" }
    ],
    leaves: [
      { path: "a.py", text: 'if kind == "a" or kind == "b":\n    go()\n' },
      { path: "a.py", text: 'name = given or "nobody"\n' },
      { path: "a.py", text: 'if f(a == b or "x"):\n    go()\n' }
    ]
  }
};
function isCondition(node) {
  let at = node;
  let parent = at.parent();
  while (parent?.is("parenthesized_expression") || parent?.is("boolean_operator")) {
    at = parent;
    parent = at.parent();
  }
  const isAsking = ["if_statement", "elif_clause", "while_statement"].includes(String(parent?.kind()));
  return isAsking && parent?.field("condition")?.id() === at.id();
}
function isTruthyText(node) {
  if (node.is("string")) return node.namedChildren().some((it) => it.is("string_content"));
  return node.is("integer") && !/^0+$/.test(node.text());
}

// src/scanners/heal/rules/duplicate-condition.ts
var rule3 = {
  id: "duplicate-condition",
  title: "An `elif` asks what was asked before",
  languages: ["python"],
  category: "logic",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/561.html"],
  mentions: /\belif\b/,
  find(tree) {
    return findAll(tree, { kind: "if_statement" }).flatMap((statement2) => {
      const first = statement2.field("condition");
      const others = statement2.fieldChildren("alternative").flatMap((it) => it.field("condition") ?? []);
      const asked2 = new Set(first ? [first.text()] : []);
      return others.flatMap((node) => {
        const text = node.text();
        const isRepeated = asked2.has(text) && !/[(]|:=|\bawait\b/.test(text);
        asked2.add(text);
        return isRepeated ? [{ node, message: `\`${text.slice(0, 60)}\` was asked above: this branch never runs.` }] : [];
      });
    });
  },
  examples: {
    finds: [{ path: "a.py", text: "if x == 1:\n    a()\nelif x == 2:\n    b()\nelif x == 1:\n    c()\n" }],
    leaves: [
      { path: "a.py", text: "if x == 1:\n    a()\nelif x == 2:\n    b()\n" },
      { path: "a.py", text: "if take():\n    a()\nelif take():\n    b()\n" }
    ]
  }
};

// src/syntax/python/nodes.ts
function descendants(node, ...kinds) {
  return node.findAll({ rule: { any: kinds.map((kind) => ({ kind })) } });
}
function enclosing2(node, ...kinds) {
  for (let at = node.parent(); at !== null; at = at.parent()) {
    if (kinds.includes(String(at.kind()))) return at;
  }
  return void 0;
}
function nodeAt2(tree, start, end) {
  let at = tree.root();
  for (; ; ) {
    const inner = at.children().find((child) => {
      const range = span(child);
      return child.isNamed() && range.start <= start && range.end >= end;
    });
    if (inner === void 0) return at;
    at = inner;
  }
}
function isSame(a, b) {
  return a !== null && a !== void 0 && b !== null && b !== void 0 && a.id() === b.id();
}
function isInside(node, outer) {
  const inner = span(node);
  const range = span(outer);
  return range.start <= inner.start && inner.end <= range.end;
}
function statementOf(node) {
  for (let at = node; at !== null; at = at.parent()) {
    const parent = at.parent();
    if (parent === null) return void 0;
    if (parent.is("block") || parent.is("module")) return at;
  }
  return void 0;
}
function ownDescendants(body, ...kinds) {
  const found = [];
  const walk = (node) => {
    for (const child of node.children()) {
      if (kinds.includes(String(child.kind()))) found.push(child);
      if (!child.is("function_definition") && !child.is("class_definition") && !child.is("lambda")) walk(child);
    }
  };
  walk(body);
  return found;
}

// src/syntax/python/imports.ts
function importsOf(tree) {
  return descendants(tree.root(), "import_statement", "import_from_statement").map(readImport);
}
function readImport(node) {
  const isFrom = node.is("import_from_statement");
  const names = node.fieldChildren("name").map((child) => {
    const aliased = child.is("aliased_import");
    const name = aliased ? child.field("name")?.text() ?? "" : child.text();
    const alias = aliased ? child.field("alias")?.text() : void 0;
    return { node: child, name, alias, bound: alias ?? (isFrom ? name : name.split(".")[0] ?? name) };
  });
  return {
    node,
    kind: isFrom ? "from" : "import",
    module: (isFrom ? node.field("module_name")?.text() ?? "" : "").replace(/\s+/g, ""),
    names,
    isWildcard: node.children().some((child) => child.is("wildcard_import")),
    where: whereIs(node)
  };
}
function whereIs(node) {
  if (enclosing2(node, "function_definition", "class_definition", "lambda") !== void 0) return "local";
  if (enclosing2(node, "try_statement") !== void 0) return "try";
  const condition = enclosing2(node, "if_statement");
  if (condition === void 0) return node.parent()?.is("module") === true ? "module" : "guarded";
  return /^(?:typing\.)?TYPE_CHECKING$/.test(condition.field("condition")?.text() ?? "") ? "typing" : "guarded";
}
function hasFutureAnnotations(tree) {
  return descendants(tree.root(), "future_import_statement").some((node) => /\bannotations\b/.test(node.text()));
}

// src/syntax/python/calls.ts
function readImportedNames(tree) {
  const names = /* @__PURE__ */ new Map();
  for (const { kind, module, names: imported } of importsOf(tree)) {
    for (const { name, alias, bound } of imported) {
      if (kind === "from") names.set(bound, `${module}.${name}`);
      else names.set(bound, alias === void 0 ? bound : name);
    }
  }
  return names;
}
function readDotted(node) {
  if (node === null) return void 0;
  if (node.kind() === "identifier") return node.text();
  if (node.kind() !== "attribute") return void 0;
  const object = readDotted(node.field("object"));
  const attribute = node.field("attribute")?.text();
  return object === void 0 || attribute === void 0 ? void 0 : `${object}.${attribute}`;
}
function qualify(node, names) {
  const dotted = readDotted(node);
  if (dotted === void 0) return void 0;
  const [head = "", ...rest] = dotted.split(".");
  const target = names.get(head);
  return target === void 0 ? void 0 : [target, ...rest].join(".");
}
function readArguments(call) {
  const list = call.field("arguments");
  if (list === null) return [];
  if (list.kind() === "generator_expression") return [{ node: list, name: void 0, value: list, isSplat: false }];
  const result = [];
  for (const node of list.namedChildren()) {
    if (node.kind() === "comment") continue;
    const isKeyword = node.kind() === "keyword_argument";
    result.push({
      node,
      name: isKeyword ? node.field("name")?.text() : void 0,
      value: (isKeyword ? node.field("value") : node) ?? node,
      isSplat: node.kind() === "list_splat" || node.kind() === "dictionary_splat"
    });
  }
  return result;
}

// src/scanners/heal/rules/infinite-loop.ts
var rule4 = {
  id: "infinite-loop",
  title: "A loop never ends",
  languages: ["python"],
  category: "logic",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/835.html"],
  mentions: /\bwhile\b/,
  find(tree) {
    return findAll(tree, { kind: "while_statement" }).flatMap((loop) => {
      const body = loop.field("body");
      if (!isAlwaysTrue(loop.field("condition")) || body === null || canEnd(body)) return [];
      return [
        { node: loop, message: "Nothing in the loop ends it: no break, return or raise, and nothing that waits." }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: "def f(n, taken):\n    while True:\n        if n in taken:\n            n += 1\n" },
      { path: "a.py", text: "while 1:\n    for x in y:\n        break\n" }
    ],
    leaves: [
      { path: "a.py", text: "while True:\n    if done():\n        break\n" },
      { path: "a.py", text: "while True:\n    time.sleep(1)\n    poll()\n" },
      { path: "a.py", text: "def f():\n    while True:\n        yield 1\n" },
      { path: "a.py", text: "async def f():\n    while True:\n        await work()\n" },
      { path: "a.py", text: "while True:\n    handle(queue.get())\n" },
      { path: "a.py", text: "while x:\n    x += 1\n" }
    ]
  }
};
function isAlwaysTrue(condition) {
  return condition !== null && /^\(?\s*(?:True|1)\s*\)?$/.test(condition.text());
}
function canEnd(body) {
  if (ownDescendants(body, "return_statement", "raise_statement", "yield", "await", "assert_statement").length > 0)
    return true;
  if (body.find({ rule: { kind: "ERROR" } }) !== null) return true;
  const breaks = ownDescendants(body, "break_statement");
  if (breaks.some((it) => !isInInnerLoop(it, body))) return true;
  if (ownDescendants(body, "subscript", "for_statement", "with_statement").some((it) => !it.is("for_statement")))
    return true;
  return ownDescendants(body, "call").some((call) => !isCalm(readDotted(call.field("function"))));
}
function isInInnerLoop(statement2, body) {
  for (let at = statement2.parent(); at !== null && at.id() !== body.id(); at = at.parent()) {
    if (at.is("for_statement") || at.is("while_statement")) return true;
  }
  return false;
}
function isCalm(callee) {
  return callee !== void 0 && /^(?:print|len|str|int|abs|min|max|range|\w+\.(?:append|add))$/.test(callee);
}

// src/scanners/heal/rules/js-blank-target.ts
var rule5 = {
  id: "js-blank-target",
  title: "An opened page can reach the page that opened it",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "low",
  links: [
    "https://cwe.mitre.org/data/definitions/1022.html",
    "https://developer.mozilla.org/docs/Web/HTML/Reference/Attributes/rel/noopener"
  ],
  mentions: /target=["']_blank/,
  find(tree) {
    return findAll(tree, {
      any: [{ kind: "jsx_opening_element" }, { kind: "jsx_self_closing_element" }],
      has: { kind: "jsx_attribute", regex: `^target=["']_blank["']$` }
    }).flatMap((node) => {
      const text = node.text();
      if (/\srel=|\{\s*\.\.\./.test(text) || !/^<a\s/.test(text) || !/\shref=(\{|["'](https?:)?\/\/)/.test(text))
        return [];
      return [
        { node, message: "The opened page may send this one elsewhere in old browsers, and learns its address." }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.tsx", text: 'const link = <a href={url} target="_blank">x</a>;\n' },
      { path: "a.jsx", text: 'const link = <a target="_blank" href="https://example.org">x</a>;\n' }
    ],
    leaves: [
      { path: "a.tsx", text: 'const link = <a href={url} target="_blank" rel="noreferrer">x</a>;\n' },
      { path: "a.tsx", text: 'const link = <a href="/help" target="_blank">x</a>;\n' },
      { path: "a.tsx", text: 'const link = <a href={url} target="_blank" {...rest}>x</a>;\n' }
    ]
  }
};

// src/syntax/javascript/strings.ts
function literalText(node) {
  const inner = unwrap(node);
  if (inner.kind() === "string") return cook(inner.text().slice(1, -1));
  if (inner.kind() !== "template_string") return void 0;
  return inner.find({ rule: { kind: "template_substitution" } }) ? void 0 : cook(inner.text().slice(1, -1));
}
function textParts(node) {
  const parts = collect(unwrap(node));
  if (!parts?.some((part) => "text" in part)) return void 0;
  const joined = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last && "text" in last && "text" in part) joined[joined.length - 1] = { text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}
function collect(node) {
  if (node.kind() === "string") {
    const text = cook(node.text().slice(1, -1));
    return text === void 0 ? void 0 : [{ text }];
  }
  if (node.kind() === "template_string") return collectTemplate(node);
  if (node.kind() !== "binary_expression" || node.field("operator")?.text() !== "+") return void 0;
  const left = node.field("left");
  const right = node.field("right");
  if (!left || !right) return void 0;
  const before = collect(unwrap(left));
  const after = collect(unwrap(right));
  if (before) return [...before, ...after ?? [{ value: right }]];
  return after && [{ value: left }, ...after];
}
function collectTemplate(node) {
  const parts = [];
  let at = span(node).start + 1;
  const offset = span(node).start;
  const source = node.text();
  const add = (end) => {
    if (end === at) return true;
    const text = cook(source.slice(at - offset, end - offset));
    if (text !== void 0) parts.push({ text });
    return text !== void 0;
  };
  for (const child of node.children()) {
    if (child.kind() !== "template_substitution") continue;
    const range = span(child);
    const [value] = namedChildren(child);
    if (!add(range.start) || !value) return void 0;
    parts.push({ value });
    at = range.end;
  }
  return add(span(node).end - 1) ? [...parts.length > 0 ? parts : [{ text: "" }]] : void 0;
}
var escapes = { n: "\n", t: "	", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };
function cook(raw) {
  let bad = false;
  const text = raw.replace(/\r\n/g, "\n").replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|([\s\S]))/g, (_, x, u, c) => {
    const code = x ?? u;
    if (typeof code === "string") return String.fromCharCode(Number.parseInt(code, 16));
    const char = String(c);
    if (char === "\n") return "";
    if (/[1-9ux]/.test(char)) bad = true;
    return escapes[char] ?? char;
  });
  return bad ? void 0 : text;
}
function quoteOf(text) {
  const single = text.match(/'[^'"\n]*'/g)?.length ?? 0;
  const double = text.match(/"[^'"\n]*"/g)?.length ?? 0;
  return double >= single ? '"' : "'";
}
function usesSemicolons(text) {
  const withThem = text.match(/;[ \t]*\r?$/gm)?.length ?? 0;
  const without = text.match(/[)\w'"`\]][ \t]*\r?$/gm)?.length ?? 0;
  return withThem * 3 >= without;
}
function indentUnit(text) {
  const found = /^(\t| {2,8})(?=\S)/m.exec(text.replace(/^ \*.*$/gm, ""));
  return found?.[1] ?? "  ";
}
function quoted(text, quote) {
  const body = JSON.stringify(text).slice(1, -1);
  return quote === '"' ? `"${body}"` : `'${body.replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

// src/syntax/javascript/scopes.ts
function resolve(identifier) {
  const name = identifier.text();
  let child = identifier;
  for (const scope of identifier.ancestors()) {
    const found = bindingsOf(scope, child, name).find((each) => each.name.text() === name);
    if (found) return found;
    child = scope;
  }
  return void 0;
}
function bindingsOf(scope, from, name) {
  const kind = scope.kind();
  if (kind === "statement_block" || kind === "program" || kind === "switch_case") {
    const direct = namedChildren(scope).flatMap((statement2) => ofStatement(statement2, scope));
    return kind === "program" ? [...direct, ...hoisted(scope, scope, name)] : direct;
  }
  if (kind === "for_statement") {
    const initializer = scope.field("initializer");
    return initializer ? ofStatement(initializer, scope) : [];
  }
  if (kind === "for_in_statement") return ofLoop(scope, from);
  if (kind === "catch_clause") {
    const parameter = scope.field("parameter");
    return parameter ? ofPattern(parameter, { kind: "catch", declaration: scope, scope }) : [];
  }
  if (!isFunction(scope)) return [];
  const body = scope.field("body");
  const parameters = scope.field("parameter") ?? scope.field("parameters");
  const own = scope.kind() === "function_expression" ? scope.field("name") : null;
  return [
    ...parameters ? ofParameters(parameters, scope) : [],
    ...body ? hoisted(body, scope, name) : [],
    ...own ? [binding("function", own, scope, scope)] : []
  ];
}
function binding(kind, name, declaration, scope) {
  return { kind, name, declaration, scope, initial: void 0, property: void 0, type: void 0 };
}
function ofStatement(statement2, scope) {
  const kind = statement2.kind();
  if (kind === "export_statement") {
    const declaration = statement2.field("declaration");
    return declaration ? ofStatement(declaration, scope) : [];
  }
  if (kind === "import_statement") return ofImport(statement2, scope);
  if (kind === "lexical_declaration" || kind === "variable_declaration") return ofDeclaration(statement2, scope);
  const name = statement2.field("name");
  if (!name) return [];
  if (/^(generator_)?function_declaration$/.test(String(kind))) return [binding("function", name, statement2, scope)];
  return /^(abstract_)?class_declaration$/.test(String(kind)) ? [binding("class", name, statement2, scope)] : [];
}
function ofDeclaration(statement2, scope) {
  const keyword = statement2.child(0)?.text();
  const kind = keyword === "const" || keyword === "let" ? keyword : "var";
  return namedChildren(statement2).flatMap((declarator) => {
    const name = declarator.field("name");
    if (declarator.kind() !== "variable_declarator" || !name) return [];
    const initial = declarator.field("value") ?? void 0;
    return ofPattern(name, { kind, declaration: declarator, scope, initial, type: typeOf(declarator) });
  });
}
function ofLoop(loop, from) {
  const left = loop.field("left");
  const keyword = loop.field("kind")?.text();
  if (!left || keyword === void 0 || left.id() === from.id()) return [];
  const kind = keyword === "const" || keyword === "let" ? keyword : "var";
  return ofPattern(left, { kind, declaration: loop, scope: loop });
}
function ofParameters(parameters, scope) {
  if (parameters.kind() === "identifier") return [binding("parameter", parameters, parameters, scope)];
  return namedChildren(parameters).flatMap((parameter) => {
    const pattern = parameter.field("pattern") ?? parameter;
    return ofPattern(pattern, { kind: "parameter", declaration: parameter, scope, type: typeOf(parameter) });
  });
}
function hoisted(body, scope, name) {
  const named = { field: "name", regex: `(?:^|[^\\w$])${name.replace(/\$/g, "\\$&")}(?:$|[^\\w$])` };
  return body.findAll({ rule: { kind: "variable_declaration", has: { kind: "variable_declarator", has: named } } }).filter((statement2) => {
    const owner = statement2.ancestors().find((node) => isFunction(node) || node.kind() === "program");
    return owner?.id() === scope.id();
  }).flatMap((statement2) => ofDeclaration(statement2, scope));
}
function ofImport(statement2, scope) {
  const clause = statement2.children().find((child) => child.kind() === "import_clause");
  if (!clause) return [];
  return namedChildren(clause).flatMap((part) => {
    if (part.kind() === "identifier") return [{ ...binding("import", part, part, scope), property: "default" }];
    if (part.kind() === "namespace_import") {
      const name = namedChildren(part)[0];
      return name ? [{ ...binding("import", name, part, scope), property: "*" }] : [];
    }
    return namedChildren(part).flatMap((specifier) => {
      const imported = specifier.field("name");
      const name = specifier.field("alias") ?? imported;
      return imported && name ? [{ ...binding("import", name, specifier, scope), property: imported.text() }] : [];
    });
  });
}
function ofPattern(pattern, origin, property) {
  const { kind, declaration, scope } = origin;
  const kinds = pattern.kind();
  if (kinds === "identifier" || kinds === "shorthand_property_identifier_pattern") {
    const taken = kinds === "identifier" ? property : property ?? pattern.text();
    const type = taken === void 0 ? origin.type : void 0;
    return [{ kind, name: pattern, declaration, scope, initial: origin.initial, property: taken, type }];
  }
  if (kinds === "assignment_pattern" || kinds === "object_assignment_pattern") {
    const left = pattern.field("left");
    return left ? ofPattern(left, origin, property) : [];
  }
  if (kinds === "rest_pattern") return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, "..."));
  if (kinds === "pair_pattern") {
    const value = pattern.field("value");
    const key = pattern.field("key");
    return value ? ofPattern(value, origin, property === void 0 ? key?.text() ?? "?" : "?") : [];
  }
  if (kinds === "array_pattern") return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, "?"));
  if (kinds !== "object_pattern") return [];
  return namedChildren(pattern).flatMap((part) => ofPattern(part, origin, property === void 0 ? void 0 : "?"));
}
function typeOf(node) {
  const annotation = node.children().find((child) => child.kind() === "type_annotation");
  return annotation?.text().replace(/^:\s*/, "");
}
function apiOf(expression) {
  return lookUp(expression, 0);
}
function lookUp(expression, depth) {
  if (depth > 4) return void 0;
  const node = unwrap(expression);
  if (node.kind() === "identifier") {
    const found = resolve(node);
    if (!found) return void 0;
    if (found.kind === "import") return ofImportBinding(found);
    if (found.kind !== "const" && !isAssignedOnce(found)) return void 0;
    const whole = found.initial && lookUp(found.initial, depth + 1);
    if (!whole || found.property === void 0) return whole;
    return /^[\w$]+$/.test(found.property) ? member(whole, found.property) : void 0;
  }
  if (node.kind() === "member_expression") {
    const object = node.field("object");
    const property = node.field("property");
    const whole = object ? lookUp(object, depth + 1) : void 0;
    return whole && property ? member(whole, property.text()) : void 0;
  }
  const call = node.kind() === "await_expression" ? namedChildren(node)[0] : node;
  if (call?.kind() !== "call_expression") return void 0;
  const callee = call.field("function")?.text();
  const wanted = node.kind() === "await_expression" ? "import" : "require";
  const [argument] = namedChildren(call.field("arguments") ?? call);
  const specifier = callee === wanted && argument ? literalText(argument) : void 0;
  return specifier === void 0 ? void 0 : { module: specifier.replace(/^node:/, ""), name: "*" };
}
function isAssignedOnce(found) {
  const name = found.name.text();
  return !found.scope.has({
    rule: {
      any: [{ kind: "assignment_expression" }, { kind: "augmented_assignment_expression" }],
      has: { field: "left", kind: "identifier", regex: `^${name.replace(/\$/g, "\\$")}$` }
    }
  });
}
function member(whole, name) {
  const isModule = whole.name === "*" || whole.name === "default";
  return { module: whole.module, name: isModule ? name : `${whole.name}.${name}` };
}
function ofImportBinding(found) {
  const statement2 = found.name.ancestors().find((node) => node.kind() === "import_statement");
  const source = statement2?.field("source");
  const specifier = source ? literalText(source) : void 0;
  return specifier === void 0 ? void 0 : { module: specifier.replace(/^node:/, ""), name: found.property ?? "default" };
}

// src/syntax/javascript/values.ts
function isConstant(node, depth = 0) {
  const inner = unwrap(node);
  const kind = String(inner.kind());
  if (/^(number|true|false|null|undefined|regex)$/.test(kind) || literalText(inner) !== void 0) return true;
  if (kind === "template_string" || kind === "binary_expression" || kind === "array" || kind === "unary_expression") {
    return operands(inner).every((part) => isConstant(part, depth));
  }
  if (kind === "ternary_expression") {
    const [, ...results] = namedChildren(inner);
    return results.every((part) => isConstant(part, depth));
  }
  if (kind !== "identifier" || depth > 3) return false;
  const found = resolve(inner);
  return found?.kind === "const" && found.property === void 0 && found.initial !== void 0 ? isConstant(found.initial, depth + 1) : false;
}
function operands(node) {
  if (node.kind() !== "template_string") return namedChildren(node);
  return namedChildren(node).filter((child) => child.kind() === "template_substitution").flatMap(namedChildren);
}
var numeric = /^(Number|parseInt|parseFloat|Math\.\w+|Date\.now|performance\.now)$/;
function isNumber(node) {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === "number" || kind === "update_expression") return true;
  if (kind === "unary_expression") return /^[-+~]$/.test(inner.field("operator")?.text() ?? "");
  if (kind === "binary_expression") {
    const operator = inner.field("operator")?.text() ?? "";
    if (/^(-|\*|\/|%|\*\*|[|&^]|<<|>>>?)$/.test(operator)) return true;
    return operator === "+" && namedChildren(inner).every(isNumber);
  }
  if (kind === "member_expression") return inner.field("property")?.text() === "length";
  const call = callOf(inner);
  if (call)
    return numeric.test(pathOf(call.callee) ?? "") || /^(indexOf|lastIndexOf|getTime)$/.test(methodOf(inner)?.name ?? "");
  return kind === "identifier" && typeOfName(inner) === "number";
}
function isText(node) {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (kind === "string" || kind === "template_string") return true;
  if (kind === "unary_expression") return inner.field("operator")?.text() === "typeof";
  if (kind === "binary_expression") {
    return inner.field("operator")?.text() === "+" && namedChildren(inner).some(isText);
  }
  const call = callOf(inner);
  if (call) {
    return /^(String|JSON\.stringify|encodeURIComponent)$/.test(pathOf(call.callee) ?? "") || /^(toString|toUpperCase|toLowerCase|trim|trimStart|trimEnd|padStart|padEnd|join|toFixed|toISOString|charAt)$/.test(
      methodOf(inner)?.name ?? ""
    );
  }
  return kind === "identifier" && typeOfName(inner) === "string";
}
function typeOfName(identifier) {
  const found = resolve(identifier);
  if (found?.type !== void 0) return found.type;
  if (found?.kind !== "const" || found.property !== void 0 || !found.initial) return void 0;
  const initial = unwrap(found.initial);
  if (initial.kind() === "identifier") return void 0;
  return isNumber(initial) ? "number" : isText(initial) ? "string" : void 0;
}
var arrayMaker = /^(map|filter|split|slice|concat|flat|flatMap|sort|toSorted|toReversed)$/;
var arrayType = /(\[\]|^readonly\s.*\]|^(Readonly)?Array<[\s\S]*>)$/;
function isArray(node) {
  const inner = unwrap(node);
  if (inner.kind() === "array") return true;
  const call = callOf(inner);
  if (call) {
    const path = pathOf(call.callee) ?? "";
    if (/^(Array\.(from|of)|Object\.(keys|values|entries|getOwnPropertyNames))$/.test(path)) return true;
    const method = methodOf(inner);
    if (!method || !arrayMaker.test(method.name)) return false;
    return /^(slice|concat)$/.test(method.name) ? isArray(method.object) : true;
  }
  if (inner.kind() !== "identifier") return false;
  const found = resolve(inner);
  return found ? isArrayBinding(found) : false;
}
function isArrayBinding(found) {
  if (found.type !== void 0) return isArrayType(found.type);
  if (found.kind === "parameter") return found.property === "...";
  if (found.kind !== "const" || !found.initial) return false;
  return found.property === void 0 ? isArray(found.initial) : found.property === "...";
}
function isArrayType(type) {
  const text = type.trim();
  return arrayType.test(text) && !/[|&]\s*(undefined|null)\b/.test(text) && !/^[^([<{]*\|/.test(text);
}
var cleaner = /* @__PURE__ */ new Set([
  "escape",
  "escaped",
  "esc",
  "sanitize",
  "sanitise",
  "sanitized",
  "purify",
  "encode",
  "encoded",
  "safe"
]);
function isCleaned(node) {
  const inner = unwrap(node);
  const call = callOf(inner);
  const name = call ? call.callee.text() : inner.text();
  if (name.length > 80) return false;
  return hasWord(name.replace(/URIComponent/, ""), cleaner);
}

// src/syntax/javascript/search.ts
function findMethodCalls(tree, names) {
  return findAll(tree, {
    kind: "call_expression",
    has: { field: "function", kind: "member_expression", has: { field: "property", regex: `^(?:${names})$` } }
  });
}
function findCalls(tree, name) {
  return findAll(tree, {
    kind: "call_expression",
    has: {
      field: "function",
      any: [{ kind: "identifier", regex: `^(?:${name})$` }, { has: { field: "property", regex: `^(?:${name})$` } }]
    }
  });
}

// src/scanners/heal/rules/js-command-injection.ts
var shells = /* @__PURE__ */ new Set(["exec", "execSync"]);
var spawns = /* @__PURE__ */ new Set(["spawn", "spawnSync", "execFile", "execFileSync"]);
var rule6 = {
  id: "js-command-injection",
  title: "A shell command is built from values",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/78.html",
    "https://nodejs.org/api/child_process.html#child_processexeccommand-options-callback"
  ],
  mentions: /child_process/,
  find(tree) {
    return findCalls(tree, "\\w*(?:exec|spawn|Exec|Spawn)\\w*").flatMap((node) => {
      const call = callOf(node);
      const [command] = call?.args ?? [];
      if (!call || !command) return [];
      const api = apiOf(call.callee);
      if (api?.module !== "child_process") return [];
      const usesShell = shells.has(api.name) || spawns.has(api.name) && call.args.some(hasShellOption);
      if (!usesShell || !isBuilt(command)) return [];
      return [
        {
          node,
          message: `The shell reads this command with values in it; a value such as \`; rm -rf ~\` becomes a command.`
        }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: 'const { exec } = require("child_process");\nexec("git log " + ref, done);\n' },
      { path: "a.ts", text: 'import * as cp from "node:child_process";\ncp.execSync(`ls ${dir}`);\n' },
      {
        path: "a.js",
        text: 'const cp = await import("node:child_process");\nconst cmd = "ls " + dir;\ncp.execSync(cmd);\n'
      },
      { path: "a.js", text: 'import { spawn } from "child_process";\nspawn("ls " + dir, { shell: true });\n' }
    ],
    leaves: [
      { path: "a.js", text: 'const { exec } = require("child_process");\nexec("git status", done);\n' },
      { path: "a.js", text: 'const { execFile } = require("child_process");\nexecFile("git", ["log", ref]);\n' },
      { path: "a.js", text: '// child_process\npattern.exec("a" + b);\n' },
      {
        path: "a.js",
        text: 'import { execSync } from "child_process";\nconst depth = 3;\nexecSync(`git log -n ${depth}`);\n'
      }
    ]
  }
};
function isBuilt(command) {
  const inner = unwrap(command);
  const parts = textParts(inner);
  if (parts) return parts.some((part) => "value" in part && !isConstant(part.value) && !isNumber(part.value));
  if (inner.kind() !== "identifier") return false;
  const found = resolve(inner);
  return found?.kind === "const" && found.property === void 0 && found.initial !== void 0 && isBuilt(found.initial);
}
function hasShellOption(argument) {
  return argument.kind() === "object" && /(?<![\w$])shell\s*:\s*(?!false)/.test(argument.text());
}

// src/scanners/heal/rules/js-document-write.ts
var rule7 = {
  id: "js-document-write",
  title: "Values are written into the page as markup",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/79.html",
    "https://developer.mozilla.org/docs/Web/API/Document/write"
  ],
  mentions: /document\.write/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, "write|writeln").flatMap((node) => {
      const method = methodOf(node);
      if (!method || !/^((window|globalThis|self)\.)?document$/.test(method.object.text())) return [];
      if (method.args.every((argument) => isConstant(argument) || isCleaned(argument))) return [];
      return [{ node, message: "The browser reads this as markup: a value with a script in it runs." }];
    });
  },
  examples: {
    finds: [{ path: "a.js", text: 'document.write("<p>" + location.search + "</p>");\n' }],
    leaves: [
      { path: "a.js", text: 'document.write("<p>Hello</p>");\n' },
      { path: "a.js", text: "document.writers.write(value);\n" }
    ]
  }
};

// src/scanners/heal/rules/js-eval.ts
var rule8 = {
  id: "js-eval",
  title: "Text is run as code",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/95.html",
    "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/eval"
  ],
  mentions: /(?<![\w$.])(?:(?:window|globalThis|self|global)\.)?eval\s*\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, "eval").flatMap((node) => {
      const call = callOf(node);
      const [argument] = call?.args ?? [];
      if (!call || !argument || !/^((window|globalThis|self|global)\.)?eval$/.test(pathOf(call.callee) ?? ""))
        return [];
      if (call.callee.kind() === "identifier" && resolve(call.callee)) return [];
      return isConstant(argument) ? [] : [{ node, message: "Whatever this text says is run as code; data wants a parser." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: 'const data = eval("(" + text + ")");\n' },
      { path: "a.js", text: "window.eval(script);\n" }
    ],
    leaves: [
      { path: "a.js", text: 'const root = eval("this");\n' },
      { path: "a.js", text: "const score = model.eval(input);\n" },
      { path: "a.js", text: 'import { eval as run } from "./engine.js";\nrun(text);\n' },
      { path: "a.js", text: "function f(eval) { return eval(input); }\n" }
    ]
  }
};

// src/scanners/heal/rules/js-floating-promise.ts
var rule9 = {
  id: "js-floating-promise",
  title: "Nobody waits for an async function",
  languages: ["typescript", "javascript"],
  category: "logic",
  severity: "medium",
  links: [
    "https://typescript-eslint.io/rules/no-floating-promises/",
    "https://cwe.mitre.org/data/definitions/252.html"
  ],
  mentions: /\basync\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      kind: "expression_statement",
      has: { kind: "call_expression", has: { field: "function", kind: "identifier" } }
    }).flatMap((node) => {
      const [call] = namedChildren(node);
      const callee = call?.kind() === "call_expression" ? call.field("function") : null;
      const around = enclosingFunction(node);
      if (!call || callee?.kind() !== "identifier" || !around || !isAsync(around)) return [];
      const found = resolve(callee);
      const made = found?.kind === "function" ? found.declaration : found?.kind === "const" && found.property === void 0 ? found.initial : void 0;
      if (!made || !isAsync(unwrap(made))) return [];
      return [
        {
          node: call,
          message: `\`${callee.text()}\` is async: without await its errors get lost and the next line runs too early.`
        }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.ts", text: "async function save() {}\nasync function run() {\n  save();\n  report();\n}\n" },
      { path: "a.js", text: "const save = async () => {};\nexport const run = async () => { save(); };\n" }
    ],
    leaves: [
      {
        path: "a.ts",
        text: "async function save() {}\nasync function run() {\n  await save();\n  void save();\n  return save();\n}\n"
      },
      { path: "a.js", text: "async function main() {}\nmain();\n" },
      { path: "a.js", text: "async function save() {}\nasync function run() { save().catch(report); }\n" }
    ]
  }
};
function isAsync(fn) {
  return fn.children().some((child) => child.text() === "async" && child.kind() === "async");
}

// src/scanners/heal/rules/js-hardcoded-secret.ts
var secret = new Set("password passwd secret token apikey credential passphrase".split(" "));
var about = new Set(
  "name field header label key path url uri endpoint type kind regex pattern prefix message error placeholder title hint env param id selector input column status scope event action policy separator format".split(
    " "
  )
);
var longString = { any: [{ kind: "string" }, { kind: "template_string" }], regex: "^.{10,}$" };
var rule10 = {
  id: "js-hardcoded-secret",
  title: "A secret stands in the source",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/798.html", "https://nodejs.org/api/process.html#processenv"],
  mentions: /(?:pass(?:wd|word|phrase)|secret|token|api_?key|credential)\w{0,40}['"]?(?:\s*:\s*\w+)?\s*[:=]\s*['"`]|[sr]k_live_|gh[po]_|github_pat_|xox[bp]-|AKIA/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [
        { kind: "variable_declarator", has: { field: "value", ...longString } },
        { kind: "assignment_expression", has: { field: "right", ...longString } },
        { kind: "pair", has: { field: "value", ...longString } }
      ]
    }).flatMap((node) => {
      const name = node.field("name") ?? node.field("left") ?? node.field("key");
      const value = node.field("value") ?? node.field("right");
      const found = value && /string$/.test(String(value.kind())) ? literalText(value) : void 0;
      if (!name || !value || found === void 0 || !isSecret(name, found)) return [];
      return [
        { node: value, message: "Everyone who reads the source has this secret; it belongs into the environment." }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.ts", text: 'const apiKey = "9f8e7d6c5b4a9f8e7d6c5b4a";\n' },
      { path: "a.js", text: 'const config = { dbPassword: "tr0ub4dor&3x" };\n' },
      { path: "a.js", text: 'const key = "sk_live_9f8e7d6c5b4a9f8e";\n' }
    ],
    leaves: [
      { path: "a.js", text: "const apiKey = process.env.API_KEY;\n" },
      { path: "a.js", text: 'const password = "changeme";\nconst token = "your-token-here";\n' },
      { path: "a.js", text: 'const tokenHeader = "x-csrf-token-9f8e7d";\n' },
      { path: "a.js", text: 'const token = "identifier";\nconst passwordError = "Password needs 8 letters";\n' },
      { path: "a.test.js", text: 'const apiKey = "9f8e7d6c5b4a9f8e7d6c5b4a";\n' }
    ]
  }
};
function isSecret(name, text) {
  if (/^(sk_live_|rk_live_|ghp_|gho_|github_pat_|xox[bp]-|AKIA)[\w-]{10,}$/.test(text)) return !isPlaceholder(text);
  const words = wordsOf(
    name.text().replace(/^.*\./, "").replace(/api_?key/i, "apikey")
  );
  if (!words.some((word) => secret.has(word)) || words.some((word) => about.has(word))) return false;
  return text.length >= 8 && !isPlaceholder(text) && isRandomLooking(text);
}
function isPlaceholder(text) {
  return hasWord(
    text,
    new Set(
      "your example changeme change placeholder dummy test sample fake todo none null undefined redacted xxx foo bar".split(
        " "
      )
    )
  ) || /^(.)\1+$|\*{3}|\.{3}|<.*>|\$\{|%s|\{\{|^\s*$|\s/.test(text);
}
function isRandomLooking(text) {
  return /\d/.test(text) && /[A-Za-z]/.test(text) && !/^[a-z]+([-_./:][a-z]+)*\d{0,2}$/i.test(text);
}

// src/syntax/javascript/repeats.ts
var iterators = /^(map|filter|forEach|some|every|find|findIndex|findLast|flatMap|reduce|reduceRight)$/;
function repeatsAround(node) {
  const repeats = [];
  let child = node;
  for (const ancestor of node.ancestors()) {
    if (isLoop(ancestor)) {
      const isHeader = ["right", "initializer"].some((field) => ancestor.field(field)?.id() === child.id());
      if (!isHeader) repeats.push({ node: ancestor, body: child });
    }
    if (isFunction(ancestor)) {
      const call = ancestor.parent()?.parent();
      const method = call && methodOf(call);
      if (!call || !method || !iterators.test(method.name) || method.args[0]?.id() !== ancestor.id()) return repeats;
      repeats.push({ node: call, body: ancestor });
    }
    child = ancestor;
  }
  return repeats;
}
function isFromOutside(found, repeat) {
  return !contains(repeat.node, found.name);
}

// src/scanners/heal/rules/js-includes-in-loop.ts
var rule11 = {
  id: "js-includes-in-loop",
  title: "A list is searched from its start in each turn",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "low",
  links: ["https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Set#performance"],
  mentions: /\.includes\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, "includes").flatMap((node) => {
      const method = methodOf(node);
      const [element, ...more] = method?.args ?? [];
      if (method?.name !== "includes" || method.object.kind() !== "identifier" || !element || more.length > 0)
        return [];
      const found = resolve(method.object);
      const [repeat] = repeatsAround(node);
      if (!found || !repeat || !isFromOutside(found, repeat) || isConstant(element) || isText(method.object)) return [];
      if (!isArray(method.object) && (found.type !== void 0 && found.type !== "any" || !hasListName(method.object.text())))
        return [];
      if (found.initial && isSmall(found.initial)) return [];
      return [
        { node, message: `\`${method.object.text()}\` is read from its start in each turn; a Set answers at once.` }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "function both(a, b) { return a.filter((x) => b.includes(x)); }\n" },
      {
        path: "a.ts",
        text: "function f(xs: string[], ids: readonly string[]) {\n  for (const x of xs) if (ids.includes(x)) show(x);\n}\n"
      }
    ],
    leaves: [
      { path: "a.js", text: "function hits(words, text) { return words.filter((word) => text.includes(word)); }\n" },
      { path: "a.js", text: 'const KINDS = ["a", "b"];\nxs.filter((x) => KINDS.includes(x));\n' },
      { path: "a.js", text: "xs.filter((x) => x.names.includes(wanted));\n" },
      { path: "a.ts", text: "function f(xs: string[], b: string) { return xs.filter((x) => b.includes(x)); }\n" },
      { path: "a.js", text: "const known = ids.includes(id);\n" }
    ]
  }
};
function hasListName(name) {
  if (/^[a-b]$|^(xs|ys)$/.test(name)) return true;
  const last = wordsOf(name).at(-1) ?? "";
  if (/^(list|array|arr|all|set|collection|others)$/.test(last)) return true;
  return /s$/.test(last) && !/(ss|tus|ius|bus|is)$/.test(last) && !/^(contents|args|css|js|ts|class|this|https|alias|params)$/.test(last);
}
function isSmall(initial) {
  return initial.kind() === "array" && initial.children().length < 25;
}

// src/scanners/heal/rules/js-infinite-loop.ts
var exits = ["return_statement", "throw_statement", "yield_expression", "await_expression", "break_statement"];
var rule12 = {
  id: "js-infinite-loop",
  title: "A loop never ends",
  languages: ["typescript", "javascript"],
  category: "logic",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/835.html"],
  mentions: /\bwhile\s*\(\s*(?:true|1|!0)\s*\)|\bfor\s*\(\s*;\s*;\s*\)/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [{ kind: "while_statement" }, { kind: "do_statement" }, { kind: "for_statement" }]
    }).flatMap((node) => {
      if (!isEndless(node)) return [];
      if (exits.some((kind) => findAllIn(node, kind).length > 0)) return [];
      if (/process\.(exit|abort)\(|Atomics\.wait|(?<![\w$.])(fail|exit|panic|never|unreachable|postMessage)\w*\(/i.test(
        node.text()
      ))
        return [];
      return [{ node, message: "Nothing in this loop leaves it." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "while (true) {\n  count += 1;\n}\n" },
      { path: "a.js", text: "for (;;) poll(() => { return 1; });\n" }
    ],
    leaves: [
      { path: "a.js", text: "while (true) {\n  if (done()) break;\n}\n" },
      { path: "a.js", text: "function* ids() { for (;;) yield next(); }\n" },
      { path: "a.js", text: "async function run() { while (true) await turn(); }\n" },
      { path: "a.js", text: "while (queue.length > 0) { count += 1; }\n" }
    ]
  }
};
function isEndless(loop) {
  const condition = loop.field("condition")?.text() ?? "";
  if (loop.kind() === "for_statement") return /^for\s*\([^;()]*;\s*;/.test(loop.text()) && /^;?$/.test(condition);
  return /^\(\s*(true|1|!0)\s*\)$/.test(condition);
}

// src/scanners/heal/rules/js-inner-html.ts
var rule13 = {
  id: "js-inner-html",
  title: "Markup is built from values",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/79.html",
    "https://developer.mozilla.org/docs/Web/API/Element/innerHTML#security_considerations"
  ],
  mentions: /innerHTML|outerHTML|insertAdjacentHTML/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [
        { kind: "assignment_expression" },
        { kind: "augmented_assignment_expression" },
        { kind: "call_expression" }
      ]
    }).flatMap((node) => {
      const markup = markupOf(node);
      if (!markup || !isTainted(markup)) return [];
      return [
        {
          node,
          message: "The browser reads this text as markup: a value with `<img onerror=\u2026>` in it runs as script."
        }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: 'el.innerHTML = "<b>" + name + "</b>";\n' },
      { path: "a.ts", text: "list.innerHTML += `<li>${item.title}</li>`;\n" },
      { path: "a.js", text: 'el.insertAdjacentHTML("beforeend", `<i>${text}</i>`);\n' },
      { path: "a.js", text: "el.innerHTML = decodeURIComponent(location.hash);\n" }
    ],
    leaves: [
      { path: "a.js", text: 'el.innerHTML = "";\n' },
      { path: "a.js", text: "el.innerHTML = `<b>${escapeHtml(name)}</b>`;\n" },
      { path: "a.js", text: "el.innerHTML = `<b>${rows.length}</b>`;\n" },
      { path: "a.js", text: 'el.textContent = "<b>" + name + "</b>";\n' },
      { path: "a.js", text: 'const ICON = "<svg/>";\nel.innerHTML = `<i>${ICON}</i>`;\n' }
    ]
  }
};
function markupOf(node) {
  const method = methodOf(node);
  if (method) return method.name === "insertAdjacentHTML" ? method.args[1] : void 0;
  const left = node.field("left");
  if (left?.kind() !== "member_expression") return void 0;
  return /^(inner|outer)HTML$/.test(left.field("property")?.text() ?? "") ? node.field("right") ?? void 0 : void 0;
}
function isTainted(markup) {
  const parts = textParts(markup);
  if (!parts)
    return /(?<![\w$.])(?:(?:window|document)\.)?location\.(?:hash|search|href)/.test(markup.text()) && !isCleaned(markup);
  return parts.some(
    (part) => "value" in part && !isConstant(part.value) && !isNumber(part.value) && !isCleaned(part.value)
  );
}

// src/scanners/heal/rules/js-jwt-unverified.ts
var rule14 = {
  id: "js-jwt-unverified",
  title: "A token is believed without its signature",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/347.html",
    "https://github.com/auth0/node-jsonwebtoken#jwtdecodetoken--options"
  ],
  mentions: /jsonwebtoken/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, "verify|decode|sign").flatMap((node) => {
      const callee = node.field("function");
      const api = callee && apiOf(callee);
      if (api?.module !== "jsonwebtoken") return [];
      if (/algorithms?\s*:\s*(\[[^\]]*)?['"]none['"]/i.test(node.text())) {
        return [{ node, message: "With the algorithm `none` everybody can make a token." }];
      }
      const around = (enclosingFunction(node) ?? node.ancestors().at(-1))?.text() ?? "";
      if (api.name !== "decode" || /\bverify\w*\(/.test(around) || /complete\s*:\s*true/.test(node.text())) return [];
      if (methodOf(node)?.args.length === 0) return [];
      return [{ node, message: "`decode` reads a token and checks nothing; `verify` checks who made it." }];
    });
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: 'const jwt = require("jsonwebtoken");\nfunction user(req) { return jwt.decode(req.token).user; }\n'
      },
      {
        path: "a.ts",
        text: 'import jwt from "jsonwebtoken";\njwt.verify(token, key, { algorithms: ["HS256", "none"] });\n'
      }
    ],
    leaves: [
      { path: "a.ts", text: 'import jwt from "jsonwebtoken";\njwt.verify(token, key, { algorithms: ["HS256"] });\n' },
      {
        path: "a.js",
        text: 'const jwt = require("jsonwebtoken");\nfunction user(t) { const { kid } = jwt.decode(t); return jwt.verify(t, keys[kid]); }\n'
      },
      { path: "a.js", text: "// jsonwebtoken\nconst text = base64.decode(part);\n" }
    ]
  }
};

// src/scanners/heal/rules/js-n-plus-one.ts
var lookups = "findOne|findUnique|findFirst|findById|findByPk|findOneBy";
var orm = new RegExp(`^(?:${lookups})$`);
var calls = `prepare|query|execute|all|get|raw|${lookups}`;
var rule15 = {
  id: "js-n-plus-one",
  title: "One query for each item",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "medium",
  links: [
    "https://docs.sqlalchemy.org/en/20/glossary.html#term-N-plus-one-problem",
    "https://nodejs.org/api/sqlite.html#class-statementsync"
  ],
  mentions: /['"`]\s*select\s|findOne|findUnique|findFirst|findById|findByPk/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, calls).flatMap((node) => {
      const method = methodOf(node);
      if (!method) return [];
      const [repeat] = repeatsAround(node);
      if (!repeat) return [];
      const [argument] = method.args;
      const isQuery = /^(prepare|query|execute|all|get|raw)$/.test(method.name) && argument !== void 0 && /^\s*select\s[\s\S]*\swhere\s/i.test(literalText(argument) ?? "");
      const isLookup = orm.test(method.name) && unwrap(node.parent() ?? node).kind() === "await_expression";
      if (!isQuery && !isLookup) return [];
      const names = node.ancestors()[1]?.kind() === "call_expression" ? node.ancestors()[1] : node;
      const depends = names?.findAll({ rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier" }] } }).some((name) => {
        const found = resolve(name);
        return found !== void 0 && !isFromOutside(found, repeat);
      });
      return depends ? [{ node, message: "The database is asked once for each item; one query for all of them would do." }] : [];
    });
  },
  examples: {
    finds: [
      {
        path: "a.ts",
        text: 'for (const id of ids) {\n  const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id);\n}\n'
      },
      {
        path: "a.js",
        text: 'for (const id of ids) out.push(await pool.query("select * from t where id = $1", [id]));\n'
      },
      {
        path: "a.ts",
        text: "const users = await Promise.all(ids.map(async (id) => await prisma.user.findUnique({ where: { id } })));\n"
      }
    ],
    leaves: [
      { path: "a.ts", text: 'const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id);\n' },
      {
        path: "a.ts",
        text: 'for (const row of db.prepare("SELECT name FROM users WHERE age > ?").all(18)) show(row);\n'
      },
      { path: "a.ts", text: 'for (const user of users) cache.get("select a where b");\n' }
    ]
  }
};

// src/scanners/heal/rules/js-open-redirect.ts
var rule16 = {
  id: "js-open-redirect",
  title: "A request says where the visitor is sent",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: ["https://cwe.mitre.org/data/definitions/601.html", "https://expressjs.com/en/api.html#res.redirect"],
  mentions: /\.redirect\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, "redirect").flatMap((node) => {
      const target = methodOf(node)?.args.at(-1);
      if (!target) return [];
      const [first] = textParts(target) ?? [];
      if (first && "text" in first && /^(\/[^/]|https?:\/\/[^/]+\/)/.test(first.text)) return [];
      const text = unwrap(target).text();
      if (!/^(req|request|ctx|context)\.(query|params|body|request\.(query|body))\b/.test(text)) return [];
      return [{ node, message: "A link to your site can send its visitors anywhere; allow known targets only." }];
    });
  },
  examples: {
    finds: [{ path: "a.js", text: 'app.get("/go", (req, res) => res.redirect(req.query.next));\n' }],
    leaves: [
      { path: "a.js", text: 'res.redirect("/users/" + req.params.id);\n' },
      { path: "a.js", text: 'res.redirect(302, "/login");\n' },
      { path: "a.js", text: "res.redirect(targets[req.query.next]);\n" }
    ]
  }
};

// src/scanners/heal/rules/js-path-traversal.ts
var reads = "readFile|readFileSync|createReadStream|writeFile|writeFileSync|createWriteStream|unlink|unlinkSync|rm|rmSync|readdir|readdirSync|stat|statSync|sendFile|download";
var asked = /(?<![\w$])(req|request|ctx|context)\.(params|query|body|request\.(body|query))\b/;
var rule17 = {
  id: "js-path-traversal",
  title: "A request names a file",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/22.html", "https://nodejs.org/api/path.html#pathresolvepaths"],
  mentions: /\b(req|request|ctx|context)\.(params|query|body|request)/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, reads).flatMap((node) => {
      const [file] = node.field("arguments")?.children().filter((child) => child.isNamed()) ?? [];
      const callee = node.field("function");
      if (!file || !callee || !asked.test(file.text()) || /basename\(|sanitize|safe/i.test(file.text())) return [];
      const isSent = /^(res|response|reply)$/.test(methodOf(node)?.object.text() ?? "");
      const module = apiOf(callee)?.module;
      if (isSent ? /\broot\s*:/.test(node.text()) : module === void 0 || !/^(fs|fs\/promises|fs-extra)$/.test(module))
        return [];
      return [{ node, message: "A request with `../` in it reaches files outside of the folder that is meant." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: 'const fs = require("fs");\nfs.readFile("uploads/" + req.params.name, send);\n' },
      { path: "a.js", text: 'app.get("/f", (req, res) => res.sendFile(path.join(dir, req.query.file)));\n' }
    ],
    leaves: [
      {
        path: "a.js",
        text: 'const fs = require("fs");\nfs.readFile("uploads/" + path.basename(req.params.name), send);\n'
      },
      { path: "a.js", text: "res.sendFile(req.params.name, { root: dir });\n" },
      { path: "a.js", text: "store.readFile(req.params.name);\n" }
    ]
  }
};

// src/scanners/heal/rules/js-prototype-pollution.ts
var rule18 = {
  id: "js-prototype-pollution",
  title: "Keys from outside may reach the prototype of all objects",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/1321.html",
    "https://developer.mozilla.org/docs/Web/Security/Attacks/Prototype_pollution"
  ],
  mentions: /\bfor\s*\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      kind: "for_in_statement",
      has: { field: "body", has: { kind: "subscript_expression", stopBy: "end" } }
    }).flatMap((node) => {
      const key = node.field("left")?.text();
      const fn = enclosingFunction(node);
      const name = fn && nameOf(fn);
      const body = node.field("body")?.text() ?? "";
      const source = node.field("right")?.text() ?? "";
      const isKeys = node.field("operator")?.text() === "in" || /^(Object\.keys|Reflect\.ownKeys)\(/.test(source);
      if (!isKeys || !fn || name === void 0 || key === void 0 || !/^[\w$]+$/.test(key)) return [];
      const target = new RegExp(
        `(?<![\\w$.])(?:this\\.)?${name}\\(\\s*(\\w+)\\[${key}\\]\\s*,\\s*\\w+\\[${key}\\]`
      ).exec(body)?.[1];
      const isWritten = target !== void 0 && new RegExp(`(?<![\\w$.])${target}\\[${key}\\]\\s*=[^=]`).test(body);
      if (!isWritten || /__proto__|prototype|hasOwn|isSafeKey|Object\.create\(null\)/.test(fn.text())) return [];
      return [{ node, message: "With the key `__proto__` this merge changes every object of the program." }];
    });
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: "function merge(to, from) {\n  for (const key in from) {\n    if (isObject(from[key])) merge(to[key], from[key]);\n    else to[key] = from[key];\n  }\n}\n"
      }
    ],
    leaves: [
      {
        path: "a.js",
        text: 'function merge(to, from) {\n  for (const key in from) {\n    if (key === "__proto__") continue;\n    if (isObject(from[key])) merge(to[key], from[key]);\n    else to[key] = from[key];\n  }\n}\n'
      },
      {
        path: "a.js",
        text: "function visit(tree, path) {\n  for (const key in tree) visit(tree[key], path + key);\n}\n"
      },
      { path: "a.js", text: "function copy(to, from) {\n  for (const key in from) to[key] = from[key];\n}\n" }
    ]
  }
};
function nameOf(fn) {
  const own = isFunction(fn) ? fn.field("name")?.text() : void 0;
  const given = fn.parent()?.kind() === "variable_declarator" ? fn.parent()?.field("name")?.text() : void 0;
  const name = own ?? given;
  return name !== void 0 && /^\w+$/.test(name) ? name : void 0;
}

// src/scanners/heal/rules/js-regexp-in-loop.ts
var rule19 = {
  id: "js-regexp-in-loop",
  title: "The same regular expression is compiled in each turn",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "low",
  links: ["https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/RegExp/RegExp"],
  mentions: /new RegExp\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { kind: "new_expression", has: { field: "constructor", regex: "^RegExp$" } }).flatMap(
      (node) => {
        const [repeat] = repeatsAround(node);
        const list = node.field("arguments");
        if (!repeat || !list || /assignment_expression$/.test(String(node.parent()?.kind()))) return [];
        if (list.find({ rule: { any: [{ kind: "call_expression" }, { kind: "this" }, { kind: "await_expression" }] } }))
          return [];
        const names = list.findAll({ rule: { kind: "identifier" } });
        const isSame2 = names.every((name) => {
          const found = resolve(name);
          return found !== void 0 && isFromOutside(found, repeat) && uses(repeat.body, name.text()).length > 0;
        });
        return isSame2 ? [{ node, message: "Nothing in this pattern changes from turn to turn; it is compiled again each time." }] : [];
      }
    );
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: 'for (const line of lines) {\n  const pattern = new RegExp("^a+$");\n  if (pattern.test(line)) show(line);\n}\n'
      },
      { path: "a.js", text: "function f(lines, word) { return lines.filter((l) => new RegExp(word).test(l)); }\n" }
    ],
    leaves: [
      { path: "a.js", text: "for (const word of words) if (new RegExp(word).test(line)) show(word);\n" },
      { path: "a.js", text: 'const pattern = new RegExp("a");\nfor (const line of lines) pattern.test(line);\n' }
    ]
  }
};

// src/scanners/heal/rules/js-sql-injection.ts
var sinks = "query|execute|exec|prepare|raw|run|all|get|each|\\$queryRawUnsafe|\\$executeRawUnsafe";
var statement = /^\s*(select\s[\s\S]*\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s[\s\S]*\sset\s|delete\s+from\s|replace\s+into\s|with\s[\s\S]*\sas\s*\()/i;
var rule20 = {
  id: "js-sql-injection",
  title: "A SQL statement is built from values",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/89.html", "https://nodejs.org/api/sqlite.html#databasepreparesql"],
  mentions: /['"`]\s*(?:select|insert|update|delete|replace|with)\s/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, sinks).flatMap((node) => {
      const method = methodOf(node);
      const [sql] = method?.args ?? [];
      if (!method || !sql || !isBuiltStatement(sql)) return [];
      if (apiOf(method.object)?.module === "child_process") return [];
      return [{ node, message: "A value becomes part of the SQL text; one with a quote in it changes the statement." }];
    });
  },
  examples: {
    finds: [
      { path: "a.ts", text: "db.prepare(`SELECT id FROM users WHERE name = '${name}'`).get();\n" },
      { path: "a.js", text: 'const sql = "DELETE FROM carts WHERE id = " + id;\nawait pool.query(sql);\n' },
      { path: "a.ts", text: "db.exec(`UPDATE t SET n = ${n} WHERE id = 1`);\n" }
    ],
    leaves: [
      { path: "a.ts", text: 'db.prepare("SELECT id FROM users WHERE name = ?").get(name);\n' },
      {
        path: "a.ts",
        text: 'const TABLE = "users";\ndb.prepare(`SELECT id FROM ${TABLE} WHERE name = ?`).get(name);\n'
      },
      { path: "a.ts", text: "await sql.query`SELECT id FROM users WHERE name = ${name}`;\n" },
      { path: "a.ts", text: "log.run(`Update ${name} now`);\n" }
    ]
  }
};
function isBuiltStatement(sql) {
  const inner = unwrap(sql);
  const parts = textParts(inner);
  if (!parts) {
    const found = inner.kind() === "identifier" ? resolve(inner) : void 0;
    return found?.kind === "const" && found.property === void 0 && found.initial !== void 0 && isBuiltStatement(found.initial);
  }
  const text = parts.map((part) => "text" in part ? part.text : " ? ").join("");
  if (!statement.test(text)) return false;
  return parts.some((part) => "value" in part && !isHarmless(part.value));
}
function isHarmless(value) {
  if (isConstant(value) || isNumber(value)) return true;
  const inner = unwrap(value);
  if (/['"`]\s*(\?|:|\$|@)/.test(inner.text())) return true;
  const found = inner.kind() === "identifier" ? resolve(inner) : void 0;
  return found?.kind === "const" && found.initial !== void 0 && found.property === void 0 && isHarmless(found.initial);
}

// src/scanners/heal/rules/js-timing-unsafe-compare.ts
var proofs = new Set("signature hmac digest mac".split(" "));
var rule21 = {
  id: "js-timing-unsafe-compare",
  title: "A signature is compared letter by letter",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "low",
  links: [
    "https://cwe.mitre.org/data/definitions/208.html",
    "https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b"
  ],
  mentions: /createHmac|timingSafeEqual|signature/i,
  find(tree, path) {
    if (isDevelopmentFile(path) || !/createHmac|createSign|hmac/i.test(tree.root().text())) return [];
    return findAll(tree, { kind: "binary_expression", has: { field: "operator", regex: "^[!=]==?$" } }).flatMap(
      (node) => {
        const left = node.field("left");
        const right = node.field("right");
        if (!left || !right || isConstant(left) || isConstant(right) || !(isProof(left) || isProof(right))) return [];
        if (/length|^typeof|\.type$|\.kind$/.test(left.text()) || /length|^typeof/.test(right.text())) return [];
        return [
          { node, message: "The time that this takes tells how much of a guess is right; use crypto.timingSafeEqual." }
        ];
      }
    );
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: 'const expected = crypto.createHmac("sha256", key).update(body).digest("hex");\nif (req.headers.signature === expected) accept();\n'
      }
    ],
    leaves: [
      { path: "a.js", text: 'const mac = createHmac("sha256", key);\nif (signature === undefined) refuse();\n' },
      { path: "a.js", text: "if (file.digest === known) skip();\n" },
      { path: "a.js", text: 'createHmac("sha256", key);\nif (signature.length !== expected.length) refuse();\n' }
    ]
  }
};
function isProof(node) {
  const inner = unwrap(node);
  if (/\.digest\(['"]/.test(inner.text())) return inner.kind() === "call_expression";
  const name = pathOf(inner)?.split(".").at(-1);
  return name !== void 0 && hasWord(name, proofs);
}

// src/scanners/heal/rules/js-tls-verification-off.ts
var rule22 = {
  id: "js-tls-verification-off",
  title: "Any certificate is accepted",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/295.html",
    "https://nodejs.org/api/tls.html#tlsconnectoptions-callback",
    "https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue"
  ],
  mentions: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, {
      any: [
        { kind: "pair", regex: `^['"]?rejectUnauthorized['"]?\\s*:\\s*false$` },
        {
          kind: "assignment_expression",
          regex: `NODE_TLS_REJECT_UNAUTHORIZED['"\\]]*\\s*=\\s*['"]?0|\\.rejectUnauthorized\\s*=\\s*false$`
        }
      ]
    }).map((node) => ({
      node,
      message: "Whoever stands between the two ends can read and change everything; add the certificate with `ca` instead."
    }));
  },
  examples: {
    finds: [
      { path: "a.js", text: "const agent = new https.Agent({ rejectUnauthorized: false });\n" },
      { path: "a.js", text: 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0";\n' },
      { path: "a.js", text: 'process.env["NODE_TLS_REJECT_UNAUTHORIZED"] = 0;\n' }
    ],
    leaves: [
      { path: "a.js", text: "const agent = new https.Agent({ rejectUnauthorized: true });\n" },
      { path: "a.js", text: "delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;\n" },
      { path: "a.js", text: "const agent = new https.Agent({ rejectUnauthorized: !isLocal });\n" }
    ]
  }
};

// src/syntax/javascript/names.ts
function contextNames(node) {
  const names = [];
  for (const ancestor of node.ancestors()) {
    const kind = ancestor.kind();
    const field = kind === "pair" ? "key" : kind === "assignment_expression" ? "left" : kind === "variable_declarator" || kind === "public_field_definition" || kind === "class_declaration" || isFunction(ancestor) ? "name" : void 0;
    const name = field === void 0 ? null : ancestor.field(field);
    if (name) names.push(name.text());
  }
  return names;
}
function freeName(wanted, text) {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}${i}`;
    if (!new RegExp(`(?<![\\w$])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(text)) return name;
  }
}

// src/scanners/heal/rules/js-weak-hash.ts
var harmless = new Set(
  "etag checksum cache cached fingerprint dedupe dedup key bucket shard color colour gravatar avatar content file asset integrity revision version websocket accept".split(
    " "
  )
);
var rule23 = {
  id: "js-weak-hash",
  title: "A broken hash protects something",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/328.html",
    "https://nodejs.org/api/crypto.html#cryptocreatehashalgorithm-options"
  ],
  mentions: /createHash/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, "createHash").flatMap((node) => {
      const call = callOf(node);
      const [algorithm] = call?.args ?? [];
      if (!call || !algorithm) return [];
      const name = literalText(algorithm);
      if (name === void 0 || !/^(md4|md5|sha1|sha-1|rsa-md5|rsa-sha1)$/i.test(name)) return [];
      const api = apiOf(call.callee);
      if (api && api.module !== "crypto") return [];
      if ([...contextNames(node), path].some((context) => hasWord(context, harmless))) return [];
      return [{ node, message: `${name} can be forged; where it protects something, sha256 is wanted.` }];
    });
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: 'const { createHash } = require("crypto");\nconst signature = createHash("md5").update(body).digest("hex");\n'
      },
      {
        path: "a.ts",
        text: 'import * as crypto from "node:crypto";\nfunction hashPassword(p: string) { return crypto.createHash("sha1").update(p).digest("hex"); }\n'
      }
    ],
    leaves: [
      {
        path: "a.js",
        text: 'const { createHash } = require("crypto");\nconst etag = createHash("md5").update(body).digest("hex");\n'
      },
      {
        path: "a.js",
        text: 'const { createHash } = require("crypto");\nconst signature = createHash("sha256").update(body).digest("hex");\n'
      }
    ]
  }
};

// src/scanners/heal/rules/js-weak-random.ts
var secret2 = new Set(
  "token secret password passwd passphrase nonce session otp csrf xsrf salt apikey credential uuid guid pin captcha invite voucher".split(
    " "
  )
);
var harmless2 = new Set(
  "jitter delay backoff timeout shuffle sample color colour position x y angle simulate simulation noise mock fake demo test weight".split(
    " "
  )
);
var rule24 = {
  id: "js-weak-random",
  title: "A token or id comes from Math.random",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/338.html",
    "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Math/random",
    "https://developer.mozilla.org/docs/Web/API/Crypto/randomUUID"
  ],
  mentions: /Math\.random/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { pattern: "Math.random()" }).flatMap((node) => {
      const names = contextNames(node);
      if (names.slice(0, 2).some((name) => hasWord(name, harmless2))) return [];
      if (!isIdText(node) && !names.some((name) => hasWord(name, secret2))) return [];
      return [{ node, message: "Math.random can be predicted from a few of its results; tokens and ids want crypto." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "const id = Math.random().toString(36).slice(2);\n" },
      {
        path: "a.ts",
        text: "function createToken() {\n  return chars[Math.floor(Math.random() * chars.length)];\n}\n"
      }
    ],
    leaves: [
      { path: "a.js", text: "const delay = 100 + Math.random() * 50;\n" },
      { path: "a.js", text: "function shuffle(cards) { return cards[Math.floor(Math.random() * cards.length)]; }\n" },
      { path: "a.js", text: "const dice = Math.floor(Math.random() * 6) + 1;\n" },
      { path: "a.js", text: 'const color = "#" + Math.random().toString(16).slice(2, 8);\n' }
    ]
  }
};
function isIdText(random) {
  const call = random.parent()?.parent();
  const method = call ? methodOf(call) : void 0;
  return method?.name === "toString" && /^(36|32|16)$/.test(method.args[0]?.text() ?? "");
}

// src/syntax/python/built-strings.ts
function readBuiltString(expression) {
  const node = unwrap2(expression);
  const kind = String(node.kind());
  if (kind === "string" || kind === "concatenated_string") return readLiteral(node);
  if (kind === "binary_operator") {
    const operator = node.field("operator")?.text();
    if (operator === "+") return readPlus(node);
    if (operator === "%") return readPercent(node);
  }
  if (kind === "call") return readFormat(node);
  return void 0;
}
function readPlainText(node) {
  const built = readBuiltString(node);
  if (built === void 0 || built.way !== "plain") return void 0;
  return built.parts.map((part) => part.kind === "text" ? part.raw : "").join("");
}
function unwrap2(node) {
  let at = node;
  while (at.kind() === "parenthesized_expression") {
    const inner = at.namedChildren().filter((child) => child.kind() !== "comment");
    const only = inner[0];
    if (only === void 0 || inner.length !== 1) return at;
    at = only;
  }
  return at;
}
function prefixOf(token) {
  return (/^[A-Za-z]*/.exec(token.text())?.[0] ?? "").toLowerCase();
}
function quoteOf2(token) {
  return /^[A-Za-z]*("""|'''|"|')/.exec(token.text())?.[1] ?? '"';
}
function readLiteral(node) {
  const tokens = node.kind() === "string" ? [node] : node.namedChildren().filter((child) => child.kind() === "string");
  const parts = [];
  let isFormatted = false;
  for (const token of tokens) {
    const prefix = prefixOf(token);
    if (prefix.includes("b") || prefix.includes("t")) return void 0;
    if (prefix.includes("f")) isFormatted = true;
    parts.push(...readToken(token));
  }
  const hasValue = parts.some((part) => part.kind === "value");
  return { parts, tokens, way: isFormatted && hasValue ? "f-string" : "plain" };
}
function readToken(token) {
  const whole = token.text();
  const { start: origin } = span(token);
  const opening = prefixOf(token).length + quoteOf2(token).length;
  const closing = whole.length - quoteOf2(token).length;
  const parts = [];
  let at = opening;
  const addText = (to) => {
    parts.push({ kind: "text", raw: whole.slice(at, to), start: origin + at, end: origin + to, token });
  };
  for (const child of token.children()) {
    if (child.kind() !== "interpolation") continue;
    const range = span(child);
    addText(range.start - origin);
    const named = child.namedChildren();
    const conversion = named.find((it) => it.kind() === "type_conversion")?.text().slice(1) ?? "";
    const format = named.find((it) => it.kind() === "format_specifier")?.text().slice(1) ?? "";
    const value = named.find((it) => !["type_conversion", "format_specifier", "comment"].includes(String(it.kind())));
    const isDebug = /=\s*(?:![rsa])?(?::[^}]*)?\}$/.test(child.text());
    parts.push({
      kind: "value",
      node: value ?? child,
      ...range,
      conversion,
      format: isDebug || value === void 0 ? "=" : format,
      token
    });
    at = range.end - origin;
  }
  addText(closing);
  return parts;
}
function readPlus(node) {
  const operands2 = flattenPlus(node);
  const parts = [];
  const tokens = [];
  let isInterpolated = false;
  for (const outer of operands2) {
    const operand = unwrap2(outer);
    const literal = ["string", "concatenated_string"].includes(String(operand.kind())) ? readLiteral(operand) : void 0;
    if (literal !== void 0) {
      if (literal.way === "f-string") isInterpolated = true;
      parts.push(...literal.parts);
      tokens.push(...literal.tokens);
      continue;
    }
    if (["string", "concatenated_string"].includes(String(operand.kind()))) return void 0;
    parts.push({ kind: "value", node: operand, ...span(outer), conversion: "", format: "", token: void 0 });
  }
  if (tokens.length === 0) return void 0;
  const hasOperand = parts.some((part) => part.kind === "value" && part.token === void 0);
  if (!hasOperand) return { parts, tokens, way: isInterpolated ? "f-string" : "plain" };
  return { parts, tokens, way: isInterpolated ? "mixed" : "plus" };
}
function flattenPlus(node) {
  const inner = unwrap2(node);
  if (inner.kind() !== "binary_operator" || inner.field("operator")?.text() !== "+") return [node];
  const left = inner.field("left");
  const right = inner.field("right");
  return left && right ? [...flattenPlus(left), right] : [node];
}
function readPercent(node) {
  const left = node.field("left");
  const right = node.field("right");
  if (left === null || right === null) return void 0;
  const literal = readUnformatted(left);
  if (literal === void 0) return void 0;
  const values = unwrap2(right);
  if (values.kind() === "dictionary") return void 0;
  const nodes = values.kind() === "tuple" ? values.namedChildren().filter((child) => child.kind() !== "comment") : [values];
  if (nodes.some((value) => value.kind() === "list_splat")) return void 0;
  return fillSlots(literal, nodes, /%(?:%|([-#0 +]*\d*(?:\.\d+)?)([srdif]))/g, "percent");
}
function readUnformatted(node) {
  const inner = unwrap2(node);
  if (!["string", "concatenated_string"].includes(String(inner.kind()))) return void 0;
  const literal = readLiteral(inner);
  return literal?.way === "plain" ? literal : void 0;
}
function readFormat(call) {
  const callee = call.field("function");
  if (callee?.kind() !== "attribute" || callee.field("attribute")?.text() !== "format") return void 0;
  const object = callee.field("object");
  const literal = object ? readUnformatted(object) : void 0;
  if (literal === void 0) return void 0;
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return void 0;
  const positional = args.filter((arg) => arg.name === void 0).map((arg) => arg.value);
  const named = new Map(args.flatMap((arg) => arg.name === void 0 ? [] : [[arg.name, arg.value]]));
  const parts = [];
  let next = 0;
  for (const part of literal.parts) {
    if (part.kind !== "text") return void 0;
    let at = 0;
    for (const slot of part.raw.matchAll(/\{\{|\}\}|\{(\w*)(?:!([rsa]))?(?::([^{}]*))?\}|[{}]/g)) {
      if (slot[0] === "{{" || slot[0] === "}}") continue;
      if (slot[0].length < 2) return void 0;
      const name = slot[1] ?? "";
      if (/^\d/.test(name)) return void 0;
      const value = name === "" ? positional[next++] : named.get(name);
      if (value === void 0) return void 0;
      parts.push(textOf(part, at, slot.index));
      at = slot.index + slot[0].length;
      parts.push({ ...slotOf(part, slot.index, at), node: value, conversion: slot[2] ?? "", format: slot[3] ?? "" });
    }
    parts.push(textOf(part, at, part.raw.length));
  }
  if (next !== positional.length) return void 0;
  return { parts, tokens: literal.tokens, way: "format" };
}
function fillSlots(literal, values, slots, way) {
  const parts = [];
  let next = 0;
  for (const part of literal.parts) {
    if (part.kind !== "text") return void 0;
    let at = 0;
    for (const slot of part.raw.matchAll(slots)) {
      if (slot[0] === "%%") continue;
      const value = values[next++];
      if (value === void 0) return void 0;
      parts.push(textOf(part, at, slot.index));
      at = slot.index + slot[0].length;
      parts.push({
        ...slotOf(part, slot.index, at),
        node: value,
        conversion: slot[2] === "r" ? "r" : "",
        format: slot[1] ?? ""
      });
    }
    parts.push(textOf(part, at, part.raw.length));
  }
  if (next !== values.length) return void 0;
  return { parts, tokens: literal.tokens, way };
}
function textOf(part, from, to) {
  return { ...part, raw: part.raw.slice(from, to), start: part.start + from, end: part.start + to };
}
function slotOf(part, from, to) {
  return { kind: "value", start: part.start + from, end: part.start + to, token: part.token };
}

// src/syntax/python/names.ts
function roleOf(identifier) {
  const parent = identifier.parent();
  if (parent === null) return "other";
  switch (String(parent.kind())) {
    case "attribute":
      return isSame(parent.field("object"), identifier) ? "read" : "other";
    case "keyword_argument":
      return isSame(parent.field("name"), identifier) ? "other" : "read";
    case "dotted_name":
    case "aliased_import":
      return roleInDottedName(parent);
    case "function_definition":
    case "class_definition":
      return isSame(parent.field("name"), identifier) ? "bind" : "read";
    case "parameters":
    case "lambda_parameters":
    case "typed_parameter":
    case "as_pattern_target":
      return "bind";
    case "default_parameter":
    case "typed_default_parameter":
    case "named_expression":
      return isSame(parent.field("name"), identifier) ? "bind" : "read";
    case "global_statement":
    case "nonlocal_statement":
      return "declare";
    default:
      return isTarget(identifier) ? "bind" : "read";
  }
}
function roleInDottedName(dotted) {
  const parents = dotted.ancestors();
  if (parents.some((node) => /import/.test(String(node.kind()))) || /import/.test(String(dotted.kind())))
    return "other";
  return parents.some((node) => node.is("case_pattern")) && !dotted.text().includes(".") ? "bind" : "read";
}
var patterns = [
  "pattern_list",
  "tuple_pattern",
  "list_pattern",
  "list_splat_pattern",
  "dictionary_splat_pattern",
  "tuple",
  "list"
];
function isTarget(identifier) {
  let at = identifier;
  for (let parent = at.parent(); parent !== null; parent = at.parent()) {
    const kind = String(parent.kind());
    if (patterns.includes(kind)) at = parent;
    else if (["assignment", "augmented_assignment", "for_statement", "for_in_clause"].includes(kind))
      return isSame(parent.field("left"), at);
    else return ["parameters", "lambda_parameters", "typed_parameter", "as_pattern_target"].includes(kind);
  }
  return false;
}
function readsOf(root, name) {
  return identifiersOf(root, name).filter((node) => {
    if (roleOf(node) === "read") return true;
    const parent = node.parent();
    return parent?.is("augmented_assignment") === true && isSame(parent.field("left"), node);
  });
}
function bindingsOf2(root, name) {
  return identifiersOf(root, name).filter((node) => roleOf(node) === "bind");
}
function identifiersOf(root, name) {
  return descendants(root, "identifier").filter((node) => node.text() === name);
}
function namesRead(root) {
  return new Set(
    descendants(root, "identifier").filter((node) => roleOf(node) === "read").map((node) => node.text())
  );
}
function namesBound(root) {
  return new Set(
    descendants(root, "identifier").filter((node) => roleOf(node) === "bind").map((node) => node.text())
  );
}
function isNamedInText(root, name) {
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  return descendants(root, "string_content", "comment").some((node) => word.test(node.text()));
}
function quotedAnnotationsWith(root, name) {
  const word = new RegExp(`(?<![\\w.])${escapeRegExp(name)}(?!\\w)`);
  return descendants(root, "string").filter((node) => word.test(node.text()) && isInAnnotation(node));
}
function isInAnnotation(node) {
  return node.ancestors().some((outer) => outer.is("type"));
}
function attributesReadFrom(root, name) {
  return readsOf(root, name).flatMap((node) => {
    const parent = node.parent();
    if (parent?.is("attribute") !== true || span(node).start !== span(parent).start) return [];
    return parent.field("attribute")?.text() ?? [];
  });
}
var builtinNames = new Set(
  "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotADirectoryError NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TimeoutError True TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __name__ __file__ __doc__ __package__ __spec__ __loader__ __builtins__ __debug__ __import__ __path__ __class__".split(" ")
);

// src/syntax/python/uses.ts
function scopeOf(node) {
  return enclosing2(node, "function_definition", "module") ?? node.getRoot().root();
}
function statementsOf2(block) {
  return block.namedChildren().filter((node) => !node.is("comment"));
}
function isBoundIn(node, name) {
  return bindingsOf2(node, name).length > 0;
}
function freeName2(root, wanted) {
  const taken = new Set(descendants(root, "identifier").map((node) => node.text()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name)) return name;
  }
}
var comprehensions = ["list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"];
function loopsAround(node) {
  const loops = [];
  let child = node;
  for (let at = node.parent(); at !== null; child = at, at = at.parent()) {
    if (at.is("function_definition") || at.is("lambda") || at.is("class_definition")) break;
    if (at.is("for_statement")) {
      if (isSame(at.field("body"), child)) loops.push(at);
    } else if (at.is("while_statement")) {
      if (isSame(at.field("body"), child) || isSame(at.field("condition"), child)) loops.push(at);
    } else if (comprehensions.includes(String(at.kind()))) {
      const first = at.namedChildren().find((it) => it.is("for_in_clause"));
      const iterable = first?.field("right");
      if (!iterable || !isInside(node, iterable)) loops.push(at);
    }
  }
  return loops;
}
function assignmentBefore(statement2, name) {
  const block = statement2.parent();
  if (block === null) return void 0;
  const end = span(statement2).start;
  const before = statementsOf2(block).filter((it) => span(it).end <= end);
  for (const candidate of before.toReversed()) {
    if (isBoundIn(candidate, name)) return readAssignment(candidate, name);
  }
  let outer = block.parent();
  while (outer && ["else_clause", "elif_clause", "except_clause", "finally_clause"].includes(String(outer.kind()))) {
    outer = outer.parent();
  }
  const isPassable = outer !== null && ["if_statement", "with_statement", "try_statement"].includes(String(outer.kind()));
  if (outer === null || !isPassable) return void 0;
  const head = bindingsOf2(outer, name).some((binding2) => span(binding2).start < end);
  return head ? void 0 : assignmentBefore(outer, name);
}
function readAssignment(statement2, name) {
  const assignment = statement2.is("expression_statement") ? statement2.namedChildren()[0] : void 0;
  if (assignment?.is("assignment") !== true) return void 0;
  const left = assignment.field("left");
  const value = assignment.field("right");
  if (left?.is("identifier") !== true || value === null || value.is("assignment")) return void 0;
  return name === void 0 || left.text() === name ? { statement: statement2, name: left, value } : void 0;
}

// src/syntax/python/list-tests.ts
function findTestedLists(tree) {
  const found = [];
  for (const test of findAll(tree, { kind: "comparison_operator", regex: "\\bin\\s+\\w+$" })) {
    const list = listOf(test);
    if (list === void 0 || loopsAround(test).length === 0) continue;
    if (found.some((other) => other.tests.some((it) => isSame(it, list)))) continue;
    const tested = readList(list);
    if (tested !== void 0) found.push(tested);
  }
  return found;
}
function listOf(test) {
  const children = test.children().filter((child) => !child.is("comment"));
  const [, operator, right] = children;
  if (children.length !== 3 || !right?.is("identifier")) return void 0;
  return /^(?:not\s+)?in$/.test(operator?.text() ?? "") ? right : void 0;
}
function readList(list) {
  const name = list.text();
  const scope = scopeOf(list);
  if (scope.is("module")) return void 0;
  const [binding2, ...more] = bindingsOf2(scope, name);
  const statement2 = binding2 && statementOf(binding2);
  const made = statement2 && readAssignment(statement2, name);
  if (made === void 0 || more.length > 0 || !isSame(scopeOf(made.name), scope) || !isLongList(made.value))
    return void 0;
  const identifiers = identifiersOf(scope, name);
  if (identifiers.some((node) => roleOf(node) === "declare")) return void 0;
  const reads2 = identifiers.filter((node) => roleOf(node) === "read");
  if (!reads2.every((node) => span(node).start > span(made.statement).end && keepsList(node))) return void 0;
  const around = loopsAround(made.name);
  const tests = reads2.filter((node) => {
    const test = node.parent();
    if (test === null || !isSame(listOf(test), node)) return false;
    if (!isSame(enclosing2(node, "function_definition", "lambda") ?? null, scope)) return false;
    return loopsAround(test).some((loop) => !around.some((outer) => isSame(outer, loop)));
  });
  if (tests.length === 0) return void 0;
  return { name, made, tests, otherReads: reads2.filter((node) => !tests.some((it) => isSame(it, node))) };
}
function isLongList(value) {
  const inner = unwrap2(value);
  if (inner.is("list_comprehension")) return !hasUnhashable(inner.namedChildren()[0]);
  if (inner.is("list")) {
    const items = inner.namedChildren().filter((child) => !child.is("comment"));
    return items.length > 12 && items.every((item) => ["string", "integer", "float"].includes(String(item.kind())));
  }
  const callee = inner.is("call") ? inner.field("function") : null;
  if (callee?.is("identifier") !== true || !["list", "sorted"].includes(callee.text())) return false;
  const args = readArguments(inner);
  return args.length === 1 && args[0] !== void 0 && !args[0].isSplat && args[0].name === void 0;
}
function hasUnhashable(node) {
  const kinds = ["list", "dictionary", "set", "list_comprehension", "dictionary_comprehension", "set_comprehension"];
  return node !== void 0 && kinds.includes(String(unwrap2(node).kind()));
}
function keepsList(node) {
  const parent = node.parent();
  if (parent === null) return false;
  switch (String(parent.kind())) {
    case "comparison_operator":
    case "for_statement":
    case "for_in_clause":
    case "if_statement":
    case "not_operator":
    case "interpolation":
    case "return_statement":
      return true;
    case "expression_list":
      return parent.parent()?.is("return_statement") === true;
    case "subscript": {
      const user = parent.parent();
      const isTarget2 = isSame(user?.field("left"), parent) || user?.is("delete_statement") === true;
      return !isTarget2;
    }
    case "attribute":
      return ["index", "count", "copy"].includes(parent.field("attribute")?.text() ?? "");
    case "argument_list": {
      const callee = parent.parent()?.field("function")?.text() ?? "";
      return /^(?:len|set|frozenset|sorted|list|tuple|sum|min|max|any|all|enumerate|zip|map|filter|reversed|print|str|repr|bool)$/.test(
        callee
      );
    }
    default:
      return false;
  }
}
function isOnlyTested(list) {
  return list.otherReads.every((node) => {
    const parent = node.parent();
    return parent !== null && isSame(listOf(parent), node) && !isInside(node, list.made.statement);
  });
}

// src/scanners/heal/rules/list-membership.ts
var rule25 = {
  id: "list-membership",
  title: "A list is searched in a loop",
  languages: ["python"],
  category: "performance",
  severity: "medium",
  links: ["https://wiki.python.org/moin/TimeComplexity"],
  mentions: /\bin\s+\w+/,
  find(tree) {
    return findTestedLists(tree).flatMap(
      ({ name, tests }) => tests.flatMap((test) => {
        const node = test.parent();
        return node ? [{ node, message: `Every round searches the whole list \`${name}\`; a set answers at once.` }] : [];
      })
    );
  },
  examples: {
    finds: [
      { path: "a.py", text: "def f(a, b):\n    seen = list(b)\n    return [x for x in a if x in seen]\n" },
      {
        path: "a.py",
        text: "def f(a, b):\n    ids = [y.id for y in b]\n    for x in a:\n        if x.id not in ids:\n            print(len(ids))\n"
      }
    ],
    leaves: [
      { path: "a.py", text: "def f(a, b):\n    seen = set(b)\n    return [x for x in a if x in seen]\n" },
      { path: "a.py", text: "def f(a, b):\n    seen = list(b)\n    return 1 in seen\n" },
      {
        path: "a.py",
        text: "def f(a, b):\n    seen = list(b)\n    for x in a:\n        if x not in seen:\n            seen.append(x)\n"
      },
      { path: "a.py", text: 'def f(a):\n    few = ["a", "b"]\n    return [x for x in a if x in few]\n' },
      {
        path: "a.py",
        text: "def f(a):\n    for x in a:\n        parts = list(x)\n        if 1 in parts:\n            print(x)\n"
      }
    ]
  }
};

// src/scanners/heal/rules/modified-while-iterating.ts
var rule26 = {
  id: "modified-while-iterating",
  title: "What a loop goes through changes its length on the way",
  languages: ["python"],
  category: "logic",
  severity: "high",
  links: ["https://docs.python.org/3/tutorial/controlflow.html#for-statements"],
  mentions: /\b(?:remove|pop|insert|popitem|discard|clear|del)\b/,
  find(tree) {
    return findAll(tree, { kind: "for_statement" }).flatMap((loop) => {
      const name = readDotted(loop.field("right"));
      const body = loop.field("body");
      if (name === void 0 || body === null) return [];
      return changesIn(body).flatMap((node) => {
        if (!isChange(node, name) || isLeft(node) || isRebound(body, name)) return [];
        return [
          {
            node,
            message: `\`${name}\` gets shorter or longer while the loop goes through it: elements are skipped, or it fails.`
          }
        ];
      });
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: "for x in xs:\n    if x.old:\n        xs.remove(x)\n" },
      { path: "a.py", text: "for k in d:\n    del d[k]\n" }
    ],
    leaves: [
      { path: "a.py", text: "for x in list(xs):\n    xs.remove(x)\n" },
      { path: "a.py", text: "for x in xs:\n    if x.old:\n        xs.remove(x)\n        break\n" },
      { path: "a.py", text: "for x in xs:\n    others.remove(x)\n" },
      { path: "a.py", text: "for k in d:\n    d.get(k)\n" }
    ]
  }
};
function changesIn(body) {
  const call = { kind: "call", has: { field: "function", regex: "\\.(remove|pop|insert|popitem|discard|clear)$" } };
  return body.findAll({ rule: { any: [call, { kind: "delete_statement" }] } });
}
function isChange(node, name) {
  if (node.is("call")) {
    const callee = readDotted(node.field("function")) ?? "";
    if (/\.clear$/.test(callee) && node.field("arguments")?.text() !== "()") return false;
    return new RegExp(`\\.(?:remove|pop|insert|popitem|discard|clear)$`).test(callee) && callee.slice(0, callee.lastIndexOf(".")) === name;
  }
  const target = node.namedChildren()[0];
  return target?.is("subscript") === true && target.field("value")?.text() === name;
}
function isLeft(node) {
  let statement2 = statementOf(node);
  while (statement2) {
    const block = statement2.parent();
    const last = block?.is("block") ? statementsOf2(block).at(-1) : void 0;
    if (last && ["break_statement", "return_statement", "raise_statement"].includes(String(last.kind()))) return true;
    const outer = block?.parent();
    if (!outer || outer.is("for_statement") || outer.is("while_statement")) return false;
    statement2 = statementOf(outer);
  }
  return false;
}
function isRebound(body, name) {
  return ownDescendants(body, "assignment").some((it) => it.field("left")?.text() === name);
}

// src/syntax/python/queries-in-loops.ts
function findQueriesInLoops(tree) {
  return descendants(tree.root(), "call").flatMap((call) => {
    const callee = call.field("function");
    if (callee?.is("attribute") !== true || callee.field("attribute")?.text() !== "execute") return [];
    const loop = loopsAround(call).find((it) => !it.is("while_statement"));
    const [query, given, ...more] = readArguments(call);
    if (loop === void 0 || query === void 0 || given === void 0 || more.length > 0) return [];
    const sql = query.name === void 0 && !query.isSplat ? readPlainText(query.value) : void 0;
    if (sql === void 0 || !/^\s*select\b[\s\S]*\bfrom\b/i.test(sql.replace(/\\n/g, " "))) return [];
    if (!given.value.is("tuple") && !given.value.is("list")) return [];
    const parameters = given.value.namedChildren().filter((child) => !child.is("comment"));
    const targets = targetsOf(loop);
    const depends = parameters.some((parameter) => [...namesRead(parameter)].some((name) => targets.has(name)));
    if (!depends || /\boffset\b/i.test(sql)) return [];
    return [{ call, loop, sql, sqlNode: query.value, parameters }];
  });
}
function targetsOf(loop) {
  const names = /* @__PURE__ */ new Set();
  const clauses = loop.is("for_statement") ? [loop] : loop.namedChildren().filter((it) => it.is("for_in_clause"));
  for (const clause of clauses) {
    const left = clause.field("left");
    if (left === null) continue;
    if (left.is("identifier")) names.add(left.text());
    else for (const name of namesBoundIn(clause, left)) names.add(name);
  }
  return names;
}
function namesBoundIn(clause, left) {
  const { start, end } = span(left);
  return descendants(left, "identifier").filter((node) => span(node).start >= start && span(node).end <= end).map((node) => node.text()).filter((name) => namesBound(clause).has(name));
}

// src/scanners/heal/rules/n-plus-one.ts
var rule27 = {
  id: "n-plus-one",
  title: "A query runs once for each round of a loop",
  languages: ["python"],
  category: "performance",
  severity: "high",
  links: ["https://docs.python.org/3/library/sqlite3.html#sqlite3.Connection.execute"],
  mentions: /\.\s*execute\s*\(/,
  find(tree) {
    return findQueriesInLoops(tree).map(({ call }) => ({
      node: call,
      message: "Every round of the loop asks the database once; ask for all of them in one query before it."
    }));
  },
  examples: {
    finds: [
      {
        path: "a.py",
        text: 'for n in ids:\n    t[n] = db.execute("SELECT sum(a) FROM t WHERE n = ?", (n,)).fetchone()[0]\n'
      },
      { path: "a.py", text: 'rows = [db.execute("SELECT a FROM t WHERE n = ?", (u.id,)).fetchone() for u in users]\n' }
    ],
    leaves: [
      { path: "a.py", text: 'for row in db.execute("SELECT a FROM t WHERE n = ?", (n,)):\n    print(row)\n' },
      { path: "a.py", text: 'for n in ids:\n    db.execute("INSERT INTO t VALUES (?)", (n,))\n' },
      {
        path: "a.py",
        text: 'for n in ids:\n    ok = db.execute("SELECT a FROM t WHERE n = ?", (fixed,)).fetchone()\n'
      },
      { path: "a.py", text: 'def f(n):\n    return db.execute("SELECT a FROM t WHERE n = ?", (n,)).fetchone()\n' }
    ]
  }
};

// src/syntax/python/repeated-patterns.ts
function readRepeatedWork(expression) {
  const [innerLoop, outerLoop] = loopsAround(expression);
  if (innerLoop === void 0 || outerLoop === void 0) return void 0;
  const inner = innerLoop.is("for_statement") ? innerLoop : onlyClause(innerLoop);
  const word = inner?.field("left");
  const words = inner?.field("right");
  const outer = statementOf(outerLoop);
  if (!inner || !outer || word?.is("identifier") !== true || words?.is("identifier") !== true) return void 0;
  const names = namesRead(expression);
  if (!names.has(word.text())) return void 0;
  const bound = [...namesBound(outerLoop)];
  const isStable = [...names, words.text()].every((name) => name === word.text() || !bound.includes(name));
  const isWordSteady = readsOf(outerLoop, words.text()).every((read) => isSame(read, words));
  if (!isStable || !isWordSteady || boundTwice(outerLoop, word.text())) return void 0;
  const uses2 = readsOf(innerLoop, word.text());
  const inside = readsOf(expression, word.text());
  return {
    inner,
    word,
    words,
    outer,
    isOnlyUse: uses2.length === inside.length && readsOf(outerLoop, word.text()).length === uses2.length
  };
}
function onlyClause(comprehension) {
  const clauses = comprehension.namedChildren().filter((it) => it.is("for_in_clause"));
  return clauses.length === 1 ? clauses[0] : void 0;
}
function boundTwice(loop, name) {
  const targets = loop.findAll({ rule: { kind: "identifier", regex: `^${name}$` } });
  return targets.filter((it) => it.parent()?.field("left")?.id() === it.id()).length > 1;
}

// src/scanners/heal/rules/regex-in-loop.ts
var rule28 = {
  id: "regex-in-loop",
  title: "A regular expression is compiled in a loop",
  languages: ["python"],
  category: "performance",
  severity: "low",
  links: ["https://docs.python.org/3/library/re.html#re.compile"],
  mentions: /\bcompile\b/,
  find(tree) {
    const names = readImportedNames(tree);
    return findAll(tree, { kind: "call", has: { field: "function", regex: "compile$" } }).flatMap((node) => {
      if (qualify(node.field("function"), names) !== "re.compile") return [];
      const used = namesRead(node);
      const isRepeated = loopsAround(node).some((loop) => {
        const changed = namesBound(loop);
        return ![...used].some((name) => changed.has(name));
      });
      return isRepeated || readRepeatedWork(node) !== void 0 ? [{ node, message: "The same pattern is compiled again and again; compile it before the loop." }] : [];
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: 'import re\nfor line in lines:\n    m = re.compile(r"\\d+").match(line)\n' },
      {
        path: "a.py",
        text: "import re\nfor line in lines:\n    for word in words:\n        re.compile(word).match(line)\n"
      }
    ],
    leaves: [
      {
        path: "a.py",
        text: 'import re\npattern = re.compile(r"\\d+")\nfor line in lines:\n    m = pattern.match(line)\n'
      },
      { path: "a.py", text: "import re\nfor word in words:\n    patterns.append(re.compile(word))\n" },
      { path: "a.py", text: 'import re\nfor m in re.compile("a").finditer(text):\n    print(m)\n' }
    ]
  }
};

// src/scanners/heal/rules/self-comparison.ts
var constant = /* @__PURE__ */ new Set(["==", "<", ">", "<=", ">=", "is", "is not"]);
var plain = /^[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*|\[[\w'"]+\])*$/;
var sameOnBothSides = `^[A-Za-z_][\\w.\\[\\]'"]*\\s*(==|<|>|is)`;
var rule29 = {
  id: "self-comparison",
  title: "A value is compared with itself",
  languages: ["python"],
  category: "logic",
  severity: "medium",
  links: ["https://cwe.mitre.org/data/definitions/570.html"],
  find(tree, path) {
    if (/(^|\/)(tests?|test_[^/]*|[^/]*_test)(\/|\.py$)/.test(path)) return [];
    return findAll(tree, { kind: "comparison_operator", regex: sameOnBothSides }).flatMap((node) => {
      const [left, operator, right, ...more] = node.children();
      if (!left || !operator || !right || more.length > 0) return [];
      if (!constant.has(operator.text()) || left.text() !== right.text() || !plain.test(left.text())) return [];
      return [{ node, message: `\`${left.text()}\` is compared with itself; one side probably meant something else.` }];
    });
  },
  examples: {
    finds: [{ path: "a.py", text: "def same(a, b):\n    return a.total == a.total\n" }],
    leaves: [
      { path: "a.py", text: "def same(a, b):\n    return a.total == b.total\n" },
      { path: "a.py", text: "is_nan = x != x\n" },
      { path: "a.py", text: "pair = next(it) == next(it)\n" }
    ]
  }
};

// src/scanners/heal/rules/shared-class-default.ts
var rule30 = {
  id: "shared-class-default",
  title: "All objects of a class fill the same list",
  languages: ["python"],
  category: "logic",
  severity: "high",
  links: [
    "https://docs.python.org/3/tutorial/classes.html#class-and-instance-variables",
    "https://docs.astral.sh/ruff/rules/mutable-class-default/"
  ],
  mentions: /^[ \t]+\w+(?:\s*:[^=\n]+)?\s*=\s*(?:\[|\{|list\(|dict\(|set\()/m,
  find(tree) {
    return findAll(tree, { kind: "class_definition" }).flatMap((definition) => {
      const body = definition.field("body");
      if (body === null) return [];
      return statementsOf2(body).flatMap((statement2) => {
        const made = readAssignment(statement2);
        const type = made?.name.parent()?.field("type")?.text() ?? "";
        if (made === void 0 || !isEmptyContainer(made.value) || /ClassVar|Final/.test(type)) return [];
        const name = made.name.text();
        if (isDeliberate(statement2, name)) return [];
        if (!isFilledThroughSelf(body, name) || isSetOnSelf(body, name)) return [];
        return [
          { node: statement2, message: `\`${name}\` belongs to the class: what one object puts in, all others have.` }
        ];
      });
    });
  },
  examples: {
    finds: [
      {
        path: "a.py",
        text: "class Cart:\n    lines = []\n\n    def add(self, line):\n        self.lines.append(line)\n"
      }
    ],
    leaves: [
      {
        path: "a.py",
        text: "class Cart:\n    lines = []\n\n    def __init__(self):\n        self.lines = []\n\n    def add(self, line):\n        self.lines.append(line)\n"
      },
      { path: "a.py", text: 'class Cart:\n    fields = ["a"]\n\n    def show(self):\n        return self.fields\n' },
      {
        path: "a.py",
        text: "class Cart:\n    known: ClassVar[list] = []\n\n    def add(self):\n        self.known.append(self)\n"
      }
    ]
  }
};
function isDeliberate(statement2, name) {
  const { line } = statement2.range().end;
  const near = [statement2.prev(), statement2.next(), statement2.parent()?.prev() ?? null];
  const isSaid = near.some((it) => it?.is("comment") === true && Math.abs(it.range().end.line - line) <= 1);
  return isSaid || /^_|cache|registry|instances|shared|all/i.test(name);
}
function isEmptyContainer(value) {
  return /^(?:\[\s*\]|\{\s*\}|(?:list|dict|set)\(\s*\))$/.test(value.text());
}
function isFilledThroughSelf(body, name) {
  const calls2 = descendants(body, "call").some(
    (it) => new RegExp(`^self\\.${name}\\.(?:append|add|extend|insert|update|setdefault)$`).test(
      it.field("function")?.text() ?? ""
    )
  );
  const items = descendants(body, "subscript").some((it) => {
    const isTarget2 = it.parent()?.is("assignment") === true && it.parent()?.field("left")?.id() === it.id();
    return isTarget2 && it.field("value")?.text() === `self.${name}`;
  });
  return calls2 || items;
}
function isSetOnSelf(body, name) {
  return descendants(body, "attribute").some((it) => {
    const parent = it.parent();
    return it.text() === `self.${name}` && parent?.is("assignment") === true && parent.field("left")?.id() === it.id();
  });
}

// src/scanners/heal/rules/spread-in-reduce.ts
var rule31 = {
  id: "spread-in-reduce",
  title: "The result so far is copied in each turn",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "low",
  links: ["https://oxc.rs/docs/guide/usage/linter/rules/oxc/no-accumulating-spread.html"],
  mentions: /\.reduce(Right)?\b/,
  find(tree) {
    return findAll(tree, { kind: "spread_element" }).flatMap((node) => {
      const [name] = namedChildren(node);
      const literal = node.parent();
      if (name?.kind() !== "identifier" || !/^(object|array)$/.test(String(literal?.kind()))) return [];
      const callback = node.ancestors().find((one) => /^(arrow_function|function_expression)$/.test(String(one.kind())));
      const call = callback?.parent()?.parent();
      const method = call && methodOf(call);
      if (!callback || !method || !/^reduce(Right)?$/.test(method.name) || method.args[0]?.id() !== callback.id())
        return [];
      const [first] = namedChildren(callback.field("parameters") ?? callback);
      const parameter = first?.field("pattern") ?? first;
      if (parameter?.text() !== name.text() || !literal) return [];
      return [{ node, message: `\`${name.text()}\` is copied in each turn: twice the items are four times the work.` }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "xs.reduce((acc, x) => ({ ...acc, [x]: true }), {});\n" },
      { path: "a.ts", text: "xs.reduce<string[]>((all, x) => [...all, x.name], []);\n" }
    ],
    leaves: [
      { path: "a.js", text: "xs.reduce((acc, x) => ({ ...x, total: acc.total }), {});\n" },
      { path: "a.js", text: "xs.map((acc) => ({ ...acc, done: true }));\n" }
    ]
  }
};

// src/syntax/python/sql.ts
var statements = /^\s*(?:\(\s*)?(?:select\b[\s\S]*?(?:\bfrom\b|$)|insert\s+(?:or\s+\w+\s+)?into\b|update\b[\s\S]*?(?:\bset\b|$)|delete\s+from\b|replace\s+into\b|with\s+(?:recursive\s+)?\w+|merge\s+into\b)/i;
function looksLikeSql(built) {
  const text = built.parts.map((part) => part.kind === "text" ? part.raw : " ? ").join("");
  return statements.test(text.replace(/\\n|\\\r?\n/g, " "));
}
function readPosition(parts, index) {
  const before = parts.slice(0, index).map(textOf2).join("");
  const after = parts.slice(index + 1).map(textOf2).join("");
  const open = openQuote(before);
  if (open === '"' || open === "`") return "name";
  if (open === "'") {
    const hasMoreBefore = !before.endsWith("'");
    const hasMoreAfter = !after.startsWith("'") || after.startsWith("''");
    return hasMoreBefore || hasMoreAfter ? "within" : "quoted";
  }
  const text = before.replace(/\\n|\\t|\\\r?\n/g, " ").trimEnd();
  if (/\bin\s*\($/i.test(text) || /\bin$/i.test(text)) return "list";
  if (/[\w.]$/.test(before) || /^[\w.(]/.test(after)) return "name";
  if (/\b(?:like|ilike|glob|regexp)$/i.test(text)) return "unclear";
  const clause = text.match(/\b(?:on|where|set|values|having|using)\b/gi)?.at(-1);
  if (clause !== void 0 && /^on$/i.test(clause)) return "unclear";
  if (/(?:=|<>|!=|<|>|<=|>=|\bbetween|\blimit|\boffset)$/i.test(text)) return "bare";
  if (/\bbetween\s+\S+\s+and$/i.test(text)) return "bare";
  if (/\bvalues\s*\([^()]*$/i.test(text)) return /[(,]$/.test(text) ? "bare" : "unclear";
  if (/\b(?:from|join|into|update|table|by|select|as|index|on|exists|distinct|column|view|set|order|where|and|or|asc|desc|having|collate)$/i.test(
    text
  ))
    return "name";
  return "unclear";
}
function isRowCount(parts, index) {
  const before = parts[index - 1];
  return before?.kind === "text" && /\b(?:limit|offset)\s*$/i.test(before.raw);
}
function textOf2(part) {
  return part.kind === "text" ? part.raw.replace(/\\(['"])/g, "$1") : "?";
}
function openQuote(text) {
  let open;
  for (const char of text) {
    if (open === void 0 && (char === "'" || char === '"' || char === "`")) open = char;
    else if (char === open) open = void 0;
  }
  return open;
}
function isHarmless2(value) {
  const inner = value;
  const dotted = readDotted(inner);
  if (dotted !== void 0) {
    const last = dotted.split(".").at(-1) ?? "";
    if (/^_?[A-Z][A-Z0-9_]+$/.test(last)) return true;
    if (/placeholder|qmarks?|question_?marks?/i.test(last)) return true;
    if (inner.is("identifier")) return isConstantName(inner);
    return false;
  }
  const kind = String(inner.kind());
  if (kind === "integer" || kind === "float") return true;
  if (kind === "string") return inner.find({ rule: { kind: "interpolation" } }) === null;
  if (kind === "call") {
    const callee = inner.field("function")?.text() ?? "";
    if (callee === "int" || callee === "len" || callee === "float") return true;
    return /\.join$/.test(callee) && /["'](?:\?|%s)(?:, *)?["']/.test(inner.field("arguments")?.text() ?? "");
  }
  if (kind === "binary_operator" && /^[-+]$/.test(inner.field("operator")?.text() ?? "")) {
    const operands2 = [inner.field("left"), inner.field("right")];
    return operands2.some((it) => it?.is("integer") === true || it?.is("float") === true);
  }
  if (kind === "binary_operator") return /^["'](?:\?|, *\?|\?, *|%s)["'] *\*/.test(inner.text());
  if (kind === "conditional_expression") {
    const [yes, , no] = inner.namedChildren();
    return yes !== void 0 && no !== void 0 && isHarmless2(yes) && isHarmless2(no);
  }
  return false;
}
function isConstantName(identifier) {
  const name = identifier.text();
  const local = assignmentsOf(scopeOf(identifier), name);
  const found = local.length > 0 ? local : assignmentsOf(identifier.getRoot().root(), name);
  return found.length > 0 && found.every((value) => value !== void 0 && !value.is("identifier") && isHarmless2(value));
}
function assignmentsOf(scope, name) {
  const values = [];
  for (const identifier of identifiersOf(scope, name)) {
    const parent = identifier.parent();
    if (parent === null) continue;
    const isLeft2 = parent.field("left")?.id() === identifier.id();
    if (parent.is("assignment") && isLeft2) values.push(parent.field("right") ?? void 0);
    else if (isLeft2 || /parameter|pattern|target/.test(String(parent.kind()))) values.push(void 0);
  }
  return values;
}
function valuesOf(parts) {
  return parts.flatMap((part, index) => part.kind === "value" ? [{ part, index }] : []);
}

// src/scanners/heal/rules/sql-injection.ts
var message = "A value becomes part of the SQL text: whoever chooses it chooses what the database does. Pass it as a parameter.";
var rule32 = {
  id: "sql-injection",
  title: "A query is put together from values",
  languages: ["python"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/89.html",
    "https://docs.astral.sh/ruff/rules/hardcoded-sql-expression/",
    "https://docs.python.org/3/library/sqlite3.html#sqlite3-placeholders"
  ],
  mentions: /\.\s*execute(?:many|script)?\s*\(/,
  find(tree) {
    const calls2 = findAll(tree, {
      kind: "call",
      has: { field: "function", kind: "attribute", regex: "\\.\\s*execute(many|script)?$" }
    });
    return calls2.flatMap((call) => {
      const query = readArguments(call)[0];
      if (query === void 0 || query.isSplat || query.name !== void 0) return [];
      const text = queryText(call, query.value);
      return text !== void 0 && isBuiltFromValues(text) ? [{ node: text, message }] : [];
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: `cur.execute(f"SELECT * FROM t WHERE name = '{name}'")
` },
      { path: "a.py", text: 'cur.execute("SELECT * FROM t WHERE id = " + user_id)\n' },
      { path: "a.py", text: 'cur.execute("SELECT * FROM t WHERE id = %s" % user_id)\n' },
      { path: "a.py", text: 'cur.execute("SELECT * FROM t WHERE id = {}".format(user_id))\n' },
      { path: "a.py", text: `def f(n):
    q = f"DELETE FROM t WHERE n = '{n}'"
    cur.execute(q)
` }
    ],
    leaves: [
      { path: "a.py", text: 'cur.execute("SELECT * FROM t WHERE id = ?", (user_id,))\n' },
      { path: "a.py", text: 'cur.execute(f"SELECT * FROM t WHERE id = {int(user_id)}")\n' },
      { path: "a.py", text: 'cur.execute(f"SELECT * FROM {TABLE} WHERE id = ?", (user_id,))\n' },
      {
        path: "a.py",
        text: 'marks = ", ".join("?" * len(ids))\ncur.execute(f"SELECT a FROM t WHERE id IN ({marks})", ids)\n'
      },
      { path: "a.py", text: 'cur.execute(f"SELECT a FROM t LIMIT {page_size} OFFSET {page * 10}")\n' },
      { path: "a.py", text: 'pool.execute(f"build {target}")\n' }
    ]
  }
};
function queryText(call, argument) {
  const node = unwrap2(argument);
  if (!node.is("identifier")) return node;
  const statement2 = statementOf(call);
  const found = statement2 && assignmentBefore(statement2, node.text());
  return found && unwrap2(found.value);
}
function isBuiltFromValues(node) {
  const built = readBuiltString(node);
  if (built === void 0 || built.way === "plain" || !looksLikeSql(built)) return false;
  return valuesOf(built.parts).some(({ part, index }) => {
    const position = readPosition(built.parts, index);
    return position !== "name" && position !== "unclear" && !isRowCount(built.parts, index) && !isHarmless2(part.node);
  });
}

// src/syntax/python/growing-text.ts
function findGrowingTexts(tree) {
  const found = [];
  for (const addition of descendants(tree.root(), "augmented_assignment")) {
    const left = addition.field("left");
    if (left?.is("identifier") !== true || addition.field("operator")?.text() !== "+=") continue;
    const text = readGrowth(addition, left.text());
    const isKnown = found.some((other) => isSame(other.loop, text?.loop) && other.name === text?.name);
    if (text !== void 0 && !isKnown) found.push(text);
  }
  return found;
}
function readGrowth(addition, name) {
  const scope = scopeOf(addition);
  for (const loop of outerLoops(addition)) {
    const statement2 = statementOf(loop);
    if (statement2 === void 0 || !isSame(statement2, loop)) continue;
    const start = assignmentBefore(loop, name);
    if (start === void 0) continue;
    if (!isSame(start.statement.parent(), loop.parent()) || !isTextLiteral(start.value)) return void 0;
    const additions = identifiersOf(loop, name).map((node) => node.parent());
    const isOnlyAdded = additions.every((it) => it?.is("augmented_assignment") && isAddition(it, name));
    if (!isOnlyAdded || !isUnseen(scope, name, start, loop)) return void 0;
    return { name, start, loop, additions: additions.filter((it) => it !== null) };
  }
  return void 0;
}
function outerLoops(node) {
  const loops = [];
  for (let at = node.parent(); at !== null && !at.is("function_definition") && !at.is("class_definition"); at = at.parent()) {
    if (at.is("for_statement") || at.is("while_statement")) loops.push(at);
  }
  return loops;
}
function isAddition(node, name) {
  const value = node.field("right");
  const isPlus = node.field("operator")?.text() === "+=" && node.field("left")?.text() === name;
  return isPlus && node.parent()?.is("expression_statement") === true && value !== null && identifiersOf(value, name).length === 0;
}
function isTextLiteral(value) {
  const inner = unwrap2(value);
  if (inner.is("concatenated_string")) return inner.namedChildren().every(isTextLiteral);
  return inner.is("string") && !/[bt]/.test(prefixOf(inner));
}
function isUnseen(scope, name, start, loop) {
  const from = span(start.statement).end;
  const to = span(loop).start;
  const tries = [];
  for (let at = enclosing2(loop, "try_statement"); at !== void 0; at = enclosing2(at, "try_statement")) tries.push(at);
  return identifiersOf(scope, name).every((node) => {
    const role = roleOf(node);
    if (role === "declare") return false;
    if (role === "other") return true;
    const at = span(node).start;
    if (at >= from && at < to) return false;
    const own = enclosing2(node, "function_definition", "lambda");
    if (own !== void 0 && !isSame(own, scope)) return false;
    return !tries.some((it) => isInside(node, it) && enclosing2(node, "except_clause", "finally_clause") !== void 0);
  });
}

// src/scanners/heal/rules/string-concat-in-loop.ts
var rule33 = {
  id: "string-concat-in-loop",
  title: "A text grows piece by piece in a loop",
  languages: ["python"],
  category: "performance",
  severity: "low",
  links: ["https://docs.python.org/3/library/stdtypes.html#common-sequence-operations"],
  mentions: /\+=/,
  find(tree) {
    return findGrowingTexts(tree).flatMap(({ name, additions }) => {
      const [node] = additions;
      return node ? [{ node, message: `\`${name}\` may be copied whenever it grows; collect the pieces and join them once.` }] : [];
    });
  },
  examples: {
    finds: [
      {
        path: "a.py",
        text: 'def f(rows):\n    out = ""\n    for row in rows:\n        out += str(row) + ","\n    return out\n'
      },
      {
        path: "a.py",
        text: 'def f(rows):\n    out = "head"\n    while rows:\n        if rows[0]:\n            out += rows.pop()\n    return out\n'
      }
    ],
    leaves: [
      { path: "a.py", text: "def f(rows):\n    n = 0\n    for row in rows:\n        n += row\n    return n\n" },
      {
        path: "a.py",
        text: 'def f(rows):\n    out = ""\n    for row in rows:\n        out += row\n        print(out)\n'
      },
      { path: "a.py", text: "def f(out, rows):\n    for row in rows:\n        out += row\n    return out\n" },
      { path: "a.py", text: 'def f(rows):\n    out = ""\n    out += "a"\n    return out\n' }
    ]
  }
};

// src/scanners/heal/rules/swallowed-exception.ts
var rule34 = {
  id: "swallowed-exception",
  title: "Every error is thrown away without a word",
  languages: ["python"],
  category: "logic",
  severity: "medium",
  links: ["https://cwe.mitre.org/data/definitions/390.html", "https://docs.astral.sh/ruff/rules/try-except-pass/"],
  mentions: /\bexcept\b/,
  find(tree) {
    return findAll(tree, { kind: "except_clause" }).flatMap((clause) => {
      const block = clause.namedChildren().find((it) => it.is("block"));
      const caught = clause.namedChildren().find((it) => !it.is("block") && !it.is("comment"));
      if (block === void 0 || !isBroad(caught) || clause.find({ rule: { kind: "comment" } }) !== null) return [];
      const [only, ...more] = statementsOf2(block);
      if (more.length > 0 || only?.is("pass_statement") !== true || isCleanUp(clause)) return [];
      return [
        {
          node: clause,
          message: "Every error ends here without a trace: name the ones that are expected, or say what happened."
        }
      ];
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: "try:\n    total = count(rows)\n    save(total)\nexcept Exception:\n    pass\n" },
      { path: "a.py", text: "try:\n    total = count(rows)\nexcept:\n    pass\n" }
    ],
    leaves: [
      { path: "a.py", text: "try:\n    total = count(rows)\nexcept KeyError:\n    pass\n" },
      { path: "a.py", text: "try:\n    total = count(rows)\nexcept Exception:\n    pass  # nobody needs the total\n" },
      { path: "a.py", text: "try:\n    connection.close()\nexcept Exception:\n    pass\n" },
      { path: "a.py", text: "try:\n    total = count(rows)\nexcept Exception as error:\n    log(error)\n" }
    ]
  }
};
function isBroad(caught) {
  return caught === void 0 || /^(?:Exception|BaseException)(?:\s+as\s+\w+)?$/.test(caught.text());
}
function isCleanUp(clause) {
  const body = clause.parent()?.field("body");
  const statements2 = body ? statementsOf2(body) : [];
  return statements2.length === 1 && /\b(?:close|unlink|remove|rmtree|kill|terminate|shutdown|stop|disconnect|cancel|cleanup|flush|import)\b/.test(
    statements2[0]?.text() ?? ""
  );
}

// src/scanners/heal/rules/unreachable-code.ts
var leaving = /* @__PURE__ */ new Set(["return_statement", "raise_statement", "continue_statement", "break_statement"]);
var rule35 = {
  id: "unreachable-code",
  title: "Code stands where nothing gets to",
  languages: ["python"],
  category: "logic",
  severity: "medium",
  links: ["https://cwe.mitre.org/data/definitions/561.html"],
  find(tree) {
    const simple = findAll(tree, { any: [...leaving].map((kind) => ({ kind })) });
    const branching = findAll(tree, { kind: "if_statement", has: { kind: "else_clause" } });
    return [...simple, ...branching].flatMap((statement2) => {
      const node = nextStatement(statement2);
      if (node === void 0 || !leaves(statement2) || isDeliberate2(node, statement2)) return [];
      const how = statement2.is("if_statement") ? "every branch above" : `the \`${statement2.text().split(/\W/)[0]}\` above`;
      return [{ node, message: `Nothing gets here: ${how} always leaves.` }];
    });
  },
  examples: {
    finds: [
      { path: "a.py", text: "def f(x):\n    return x\n    print(x)\n" },
      {
        path: "a.py",
        text: "def f(x):\n    if x:\n        return 1\n    else:\n        raise ValueError\n    print(x)\n"
      },
      { path: "a.py", text: "for x in y:\n    continue\n    print(x)\n" }
    ],
    leaves: [
      { path: "a.py", text: "def f(x):\n    if x:\n        return x\n    print(x)\n" },
      { path: "a.py", text: "def f():\n    raise NotImplementedError\n    yield\n" },
      { path: "a.py", text: "def f(x):\n    return x\n    # the end\n" },
      { path: "a.py", text: "def f(x):\n    try:\n        return x\n    finally:\n        close()\n" }
    ]
  }
};
function nextStatement(statement2) {
  let next = statement2.next();
  while (next !== null && (next.is("comment") || !next.isNamed())) next = next.next();
  return next === null || /_clause$/.test(String(next.kind())) ? void 0 : next;
}
function leaves(statement2) {
  if (leaving.has(String(statement2.kind()))) return true;
  if (!statement2.is("if_statement")) return false;
  const branches = statement2.fieldChildren("alternative");
  const last = branches.at(-1);
  if (last?.is("else_clause") !== true) return false;
  const blocks = [statement2.field("consequence"), ...branches.map((it) => it.field("consequence") ?? it.field("body"))];
  return blocks.every((block) => block !== null && statementsOf2(block).some(leaves));
}
function isDeliberate2(node, before) {
  if (node.find({ rule: { any: [{ kind: "yield" }, { kind: "ERROR" }] } }) !== null) return true;
  if (before?.text() === "" || /^(?:pass|\.\.\.|assert (?:False|0)\b.*|raise\b.*|return|break)$/.test(node.text()))
    return true;
  return node.is("expression_statement") && node.namedChildren()[0]?.is("string") === true;
}

// src/scanners/heal/rules.generated.ts
var rules = [
  rule,
  rule2,
  rule3,
  rule4,
  rule5,
  rule6,
  rule7,
  rule8,
  rule9,
  rule10,
  rule11,
  rule12,
  rule13,
  rule14,
  rule15,
  rule16,
  rule17,
  rule18,
  rule19,
  rule20,
  rule21,
  rule22,
  rule23,
  rule24,
  rule25,
  rule26,
  rule27,
  rule28,
  rule29,
  rule30,
  rule31,
  rule32,
  rule33,
  rule34,
  rule35
];

export {
  languageOf,
  parse,
  findAll,
  span,
  parses,
  isFunction,
  isLoop,
  unwrap,
  namedChildren,
  hasComment,
  enclosingFunction,
  contains,
  statementInBlock,
  pathOf,
  callOf,
  methodOf,
  mentions,
  uses,
  nodeAt,
  wordsOf,
  hasWord,
  escapeRegExp,
  findAllIn,
  assignmentsTo,
  isMutated,
  isSequential,
  statementsOf,
  isTestFile,
  descendants,
  enclosing2 as enclosing,
  nodeAt2,
  isSame,
  isInside,
  statementOf,
  ownDescendants,
  importsOf,
  hasFutureAnnotations,
  readImportedNames,
  readDotted,
  qualify,
  readArguments,
  literalText,
  textParts,
  quoteOf,
  usesSemicolons,
  indentUnit,
  quoted,
  resolve,
  apiOf,
  isConstant,
  isNumber,
  isText,
  isArray,
  isArrayType,
  isCleaned,
  repeatsAround,
  isFromOutside,
  contextNames,
  freeName,
  readBuiltString,
  readPlainText,
  unwrap2,
  prefixOf,
  quoteOf2,
  roleOf,
  readsOf,
  bindingsOf2 as bindingsOf,
  identifiersOf,
  namesRead,
  namesBound,
  isNamedInText,
  quotedAnnotationsWith,
  isInAnnotation,
  attributesReadFrom,
  builtinNames,
  scopeOf,
  statementsOf2,
  freeName2,
  loopsAround,
  assignmentBefore,
  readAssignment,
  findTestedLists,
  hasUnhashable,
  isOnlyTested,
  findQueriesInLoops,
  readRepeatedWork,
  looksLikeSql,
  readPosition,
  isHarmless2 as isHarmless,
  findGrowingTexts,
  rules
};
