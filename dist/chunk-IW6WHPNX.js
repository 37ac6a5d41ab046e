import {
  apiOf,
  contextNames,
  literalText,
  qualify,
  readArguments,
  readDotted,
  readImportedNames,
  resolve,
  textParts
} from "./chunk-FELVHE56.js";
import {
  bindingsOf,
  hasWord,
  identifiersOf,
  namesBound,
  namesRead,
  readsOf,
  roleOf,
  wordsOf
} from "./chunk-P6756FPZ.js";
import {
  isDevelopmentFile,
  isTestFile
} from "./chunk-ZCJV2SUT.js";
import {
  functionAround
} from "./chunk-T76HHHS7.js";
import {
  awaitedMethodOf,
  callOf,
  contains,
  enclosingFunction,
  hasComment,
  isFunction,
  isLoop,
  methodOf,
  namedChildren,
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
  ownDescendants,
  statementOf
} from "./chunk-RVDUMNWB.js";
import {
  findAll,
  span
} from "./chunk-MXHXVLEF.js";

// src/syntax/python/access-asserts.ts
var who = /\b(?:is_(?:admin|staff|superuser|authenticated|authori[sz]ed|allowed|permitted|owner)|has_perms?|has_permission|has_role|check_permissions?)\b/;
var genuine = /\b(?:check_password(?:_hash)?|compare_digest|verify_(?:signature|token|password|mac|hmac|csrf)|check_signature)\b/;
function findAccessAsserts(tree) {
  return findAll(tree, { kind: "assert_statement" }).flatMap((statement2) => {
    const [condition, message2] = statement2.namedChildren().filter((node) => !node.is("comment"));
    const fn = functionAround(statement2);
    if (!condition || !fn || /^test|_test$/.test(fn.name)) return [];
    const text = condition.text();
    const asks = who.test(text) ? "who" : genuine.test(text) ? "genuine" : void 0;
    if (message2 === void 0 && /^[\w.]*\bis_authenticated$/.test(text)) return [];
    if (asks === void 0 || /\b(?:callable|hasattr|isinstance|None)\b/.test(text)) return [];
    return [{ statement: statement2, condition, message: message2, asks }];
  });
}

// src/scanners/heal/rules/assert-as-check.ts
var rule = {
  id: "assert-as-check",
  title: "Access is checked by an assertion",
  languages: ["python"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/617.html",
    "https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement",
    "https://docs.astral.sh/ruff/rules/assert/"
  ],
  mentions: /\bassert\b/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findAccessAsserts(tree).map(({ statement: statement2, asks }) => ({
      node: statement2,
      message: asks === "who" ? "Python leaves assertions out with -O and PYTHONOPTIMIZE: then everybody may do this." : "Python leaves assertions out with -O and PYTHONOPTIMIZE: then everything is believed."
    }));
  },
  examples: {
    finds: [
      { path: "a.py", text: 'def drop(user, name):\n    assert user.is_admin, "admins only"\n    remove(name)\n' },
      {
        path: "a.py",
        text: "def take(body, mac):\n    assert hmac.compare_digest(mac, sign(body))\n    return body\n"
      }
    ],
    leaves: [
      {
        path: "a.py",
        text: 'def drop(user):\n    if not user.is_admin:\n        raise PermissionError("admins only")\n'
      },
      { path: "a.py", text: "def size(x):\n    assert x is not None\n    return len(x)\n" },
      { path: "a.py", text: "def checks(request):\n    assert request.user.is_authenticated\n    return 1\n" },
      { path: "test_a.py", text: "def test_user(user):\n    assert user.is_admin\n" },
      { path: "a.py", text: 'def use(backend):\n    assert hasattr(backend, "has_perm")\n' }
    ]
  }
};

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
  const isOwn2 = (target) => {
    const object = target?.field("object");
    return object !== null && object !== void 0 && (object.text() === name || isOwn2(object));
  };
  if (targets.some(isOwn2)) return true;
  return scope.findAll({ rule: { kind: "member_expression" } }).some((member) => {
    const property = member.field("property")?.text() ?? "";
    return member.field("object")?.text() === name && mutators.test(property) && member.parent()?.kind() === "call_expression";
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
    const names2 = path.split(".");
    const method = names2.pop() ?? "";
    const [first = ""] = wordsOf(method);
    return acts.has(first) || hasWord(method, /* @__PURE__ */ new Set(["sleep", "delay", "retry", "lock", "transaction", "sequential", "serial"])) || names2.some((name) => hasWord(name, actors));
  });
}
function statementsOf(body) {
  return body.kind() === "statement_block" ? namedChildren(body) : [body];
}

// src/scanners/heal/rules/await-in-loop.ts
var awaiting = {
  kind: "for_in_statement",
  has: { field: "body", has: { kind: "await_expression", stopBy: "end" } }
};
var rule2 = {
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
      if (hasComment(body) || isOnPurpose(node) || awaited.some(isMany) || awaited.some(isSequential) || !awaited.some(isCall))
        return [];
      return [{ node, message: "Each turn waits for the one before, though the results do not need each other." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "for (const id of ids) {\n  out.push(await get(id));\n}\n" },
      { path: "a.ts", text: "for (const id of ids) {\n  const user = await load(id);\n  users[id] = user;\n}\n" }
    ],
    leaves: [
      {
        path: "a.js",
        text: "async function f(ids) {\n  // no concurrent queries on one client\n  const out = [];\n  for (const id of ids) {\n    out.push(await get(id));\n  }\n}\n"
      },
      {
        path: "a.js",
        text: "async function f(ids) {\n  if (!pg) return Promise.all(ids.map(get));\n  const out = [];\n  for (const id of ids) {\n    out.push(await get(id));\n  }\n  return out;\n}\n"
      },
      {
        path: "a.js",
        text: "exports.callAllSerial = async (hooks) => {\n  const out = [];\n  for (const hook of hooks) {\n    out.push(await call(hook));\n  }\n  return out;\n};\n"
      },
      {
        path: "a.js",
        text: "for (const group of chunk(ids, 5)) {\n  const found = await Promise.all(group.map(load));\n  out.push(...found);\n}\n"
      },
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
function isMany(awaited) {
  return /^await\s+Promise\.(?:all|allSettled)\(/.test(awaited.text());
}
var purpose = /concurren|parallel|simultan|sequential|serial|in order|one (?:at a time|by one|after)|rate.?limit|throttl|same (?:client|connection)|race/i;
function isOnPurpose(loop) {
  const fn = enclosingFunction(loop);
  if (!fn) return false;
  const isTold = fn.findAll({ rule: { kind: "comment" } }).some((comment) => purpose.test(comment.text()));
  const list = loop.field("right")?.text() ?? "";
  const isDoneElsewhere = fn.findAll({ rule: { kind: "call_expression", has: { field: "function", regex: "^Promise\\.all" } } }).some((call) => call.text().includes(`${list}.map(`));
  return isTold || isDoneElsewhere || purpose.test(nameOf(fn));
}
function nameOf(fn) {
  const holder = fn.parent();
  const isHolder = /^(?:variable_declarator|assignment_expression|pair|public_field_definition)$/.test(
    String(holder?.kind())
  );
  const name = fn.field("name") ?? (isHolder ? holder?.field("name") ?? holder?.field("left") ?? holder?.field("key") : null);
  return name?.text() ?? "";
}
function isCollected(statement2) {
  const [expression] = statement2.kind() === "expression_statement" ? statement2.children() : [];
  if (!expression) return false;
  if (expression.kind() === "assignment_expression") return expression.field("left")?.kind() === "subscript_expression";
  return methodOf(expression)?.name === "push";
}

// src/scanners/heal/rules/constant-condition.ts
var rule3 = {
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

// src/scanners/heal/rules/cookie-settings.ts
var settings = "(?:SESSION|CSRF|LANGUAGE|REMEMBER)_COOKIE_SECURE|(?:SESSION|REMEMBER)_COOKIE_HTTPONLY";
var rule4 = {
  id: "cookie-settings",
  title: "The cookies of a site are sent unprotected",
  languages: ["python"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/614.html",
    "https://cwe.mitre.org/data/definitions/1004.html",
    "https://docs.djangoproject.com/en/stable/ref/settings/#session-cookie-secure",
    "https://flask.palletsprojects.com/en/stable/web-security/#security-cookie"
  ],
  mentions: /_COOKIE_(?:SECURE|HTTPONLY)/,
  find(tree, path) {
    if (isTestFile(path) || /(?:^|[/_.-])(?:base|common|defaults?|dev|devel|development|local|debug|test|tests|testing|ci)(?:[/_.-]|$)/.test(
      path
    ))
      return [];
    const assignments = findAll(tree, {
      kind: "assignment",
      has: { field: "left", regex: `^(?:${settings})$|\\[["'](?:${settings})["']\\]$` }
    });
    return assignments.flatMap((node) => {
      const name = new RegExp(settings).exec(node.field("left")?.text() ?? "")?.[0];
      if (name === void 0 || node.field("right")?.text() !== "False" || isForDevelopment(node)) return [];
      if (assignments.filter((each) => each.field("left")?.text().includes(name)).length > 1) return [];
      const message2 = name.endsWith("SECURE") ? `With ${name} = False the cookie is sent without encryption as well, where others can read it.` : `With ${name} = False every script on the page can read the cookie.`;
      return [{ node, message: message2 }];
    });
  },
  examples: {
    finds: [
      { path: "site/settings.py", text: "SESSION_COOKIE_SECURE = False\n" },
      { path: "app.py", text: 'app.config["SESSION_COOKIE_HTTPONLY"] = False\n' }
    ],
    leaves: [
      { path: "site/settings.py", text: "SESSION_COOKIE_SECURE = True\nCSRF_COOKIE_HTTPONLY = False\n" },
      { path: "site/settings/local.py", text: "SESSION_COOKIE_SECURE = False\n" },
      { path: "site/settings.py", text: "if DEBUG:\n    SESSION_COOKIE_SECURE = False\n" },
      { path: "config.py", text: "class DevelopmentConfig(Config):\n    SESSION_COOKIE_SECURE = False\n" },
      { path: "site/settings.py", text: "SESSION_COOKIE_SECURE = not DEBUG\n" },
      {
        path: "config.py",
        text: "class Config:\n    SESSION_COOKIE_SECURE = False\n\nclass Live(Config):\n    SESSION_COOKIE_SECURE = True\n"
      }
    ]
  }
};
function isForDevelopment(node) {
  return node.ancestors().some((outer) => {
    if (outer.is("if_statement") || outer.is("conditional_expression")) return true;
    const isNamed = outer.is("class_definition") || outer.is("function_definition");
    return isNamed && /dev|local|test|debug|base/i.test(outer.field("name")?.text() ?? "");
  });
}

// src/scanners/heal/rules/duplicate-condition.ts
var rule5 = {
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
      const asked3 = new Set(first ? [first.text()] : []);
      return others.flatMap((node) => {
        const text = node.text();
        const isRepeated = asked3.has(text) && !/[(]|:=|\bawait\b/.test(text);
        asked3.add(text);
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

// src/scanners/heal/rules/infinite-loop.ts
var rule6 = {
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
var rule7 = {
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
  find(tree, path) {
    if (/\.[cm]?ts$/.test(path)) return [];
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
      { path: "a.ts", text: 'const link = `<a href="https://example.org" target="_blank">`;\n' },
      { path: "a.tsx", text: 'const link = <a href={url} target="_blank" rel="noreferrer">x</a>;\n' },
      { path: "a.tsx", text: 'const link = <a href="/help" target="_blank">x</a>;\n' },
      { path: "a.tsx", text: 'const link = <a href={url} target="_blank" {...rest}>x</a>;\n' }
    ]
  }
};

// src/syntax/javascript/promisified.ts
function promisifiedOf(expression) {
  const name = unwrap(expression);
  const binding = name.kind() === "identifier" ? resolve(name) : void 0;
  if (binding?.kind !== "const" || binding.property !== void 0 || !binding.initial) return void 0;
  const call = unwrap(binding.initial);
  const made = callOf(call);
  const [original] = made?.args ?? [];
  if (!made || !original || made.args.length !== 1) return void 0;
  const maker = apiOf(made.callee);
  const api = apiOf(original);
  return maker?.module === "util" && maker.name === "promisify" && api ? { api, binding, call, original } : void 0;
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
function findMethodCalls(tree, names2) {
  return findAll(tree, {
    kind: "call_expression",
    has: { field: "function", kind: "member_expression", has: { field: "property", regex: `^(?:${names2})$` } }
  });
}
function findAwaitedMethodCalls(tree, names2) {
  const member = { kind: "member_expression", has: { field: "property", regex: `^(?:${names2})$` } };
  return findAll(tree, {
    kind: "call_expression",
    has: { field: "function", any: [member, { kind: "await_expression", has: member }] }
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
var rule8 = {
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
  find(tree, path) {
    if (isTestFile(path)) return [];
    const names2 = /\bpromisify\b/.test(tree.root().text()) ? "[\\w$]+" : "\\w*(?:exec|spawn|Exec|Spawn)\\w*";
    return findCalls(tree, names2).flatMap((node) => {
      const call = callOf(node);
      const [command] = call?.args ?? [];
      if (!call || !command) return [];
      const api = apiOf(call.callee) ?? promisifiedOf(call.callee)?.api;
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
      { path: "a.js", text: 'import { spawn } from "child_process";\nspawn("ls " + dir, { shell: true });\n' },
      {
        path: "a.ts",
        text: 'import { exec } from "child_process";\nimport { promisify } from "util";\nconst run = promisify(exec);\nawait run(`du -s ${dir}`);\n'
      }
    ],
    leaves: [
      { path: "a.js", text: 'const { exec } = require("child_process");\nexec("git status", done);\n' },
      { path: "a.js", text: 'const { execFile } = require("child_process");\nexecFile("git", ["log", ref]);\n' },
      {
        path: "test/a.test.js",
        text: 'const { exec } = require("child_process");\nexec(`npm test --prefix ${folder}`);\n'
      },
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

// src/scanners/heal/rules/js-cookie-flags.ts
var logins = new Set("session sessionid sid token auth jwt refresh access login remember".split(" "));
var readable = new Set("csrf xsrf consent theme locale".split(" "));
var rule9 = {
  id: "js-cookie-flags",
  title: "The cookie of a login can be read by scripts",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/1004.html",
    "https://cwe.mitre.org/data/definitions/614.html",
    "https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie"
  ],
  mentions: /\.cookie\(|\.setCookie\(|(?:express|cookie)-session|cookies\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    const message2 = "A script that gets into the page reads this cookie and is logged in as its owner.";
    const calls3 = findAll(tree, { kind: "call_expression" }).filter((node) => setsLogin(node));
    const flags = findAll(tree, { kind: "pair", regex: "^(httpOnly|secure)\\s*:\\s*false$" }).filter(isOfSession);
    return [...calls3, ...flags].map((node) => ({ node, message: message2 }));
  },
  examples: {
    finds: [
      { path: "a.js", text: "app.post('/login', (req, res) => { res.cookie('token', token); });\n" },
      { path: "a.js", text: "app.post('/login', (req, res) => { res.cookie('sid', id, { maxAge: 5 }); });\n" },
      { path: "a.js", text: "app.post('/login', (req, res) => { res.cookie('sid', id, { httpOnly: false }); });\n" },
      {
        path: "a.js",
        text: "const session = require('express-session');\napp.use(session({ cookie: { secure: false } }));\n"
      }
    ],
    leaves: [
      {
        path: "a.js",
        text: "app.post('/login', (req, res) => { res.cookie('token', token, { httpOnly: true }); });\n"
      },
      { path: "a.js", text: "app.get('/', (req, res) => { res.cookie('theme', 'dark'); });\n" },
      { path: "a.js", text: "app.get('/', (req, res) => { res.cookie('XSRF-TOKEN', req.csrfToken()); });\n" },
      { path: "a.js", text: "app.get('/', (req, res) => { res.cookie('token', '', { maxAge: 0 }); });\n" },
      { path: "a.js", text: "app.get('/', (req, res) => { res.cookie('token', token, options); });\n" },
      {
        path: "a.js",
        text: "const session = require('express-session');\napp.use(session({ cookie: { secure: true } }));\n"
      },
      { path: "a.js", text: "const cookie = { secure: false };\n" }
    ]
  }
};
function setsLogin(node) {
  const method = methodOf(node);
  const [name, value, options] = method?.args ?? [];
  if (!method || !name || !value || !/^(cookie|setCookie)$/.test(method.name)) return false;
  if (!/^(res|response|reply|ctx\.res)$/.test(method.object.text()) || !enclosingFunction(node)) return false;
  const text = literalText(name) ?? (name.kind() === "identifier" ? name.text() : "");
  if (!hasWord(text, logins) || hasWord(text, readable)) return false;
  if (isConstant(value)) return false;
  if (!options) return true;
  if (options.kind() !== "object" || /\.\.\./.test(options.text())) return false;
  const flag = namedChildren(options).find((entry) => /^['"]?httpOnly\b/.test(entry.text()));
  return flag === void 0 || flag.field("value")?.text() === "false";
}
function isOfSession(pair) {
  const cookie = pair.parent()?.parent();
  const call = cookie?.parent()?.parent()?.parent();
  if (cookie?.kind() !== "pair" || cookie.field("key")?.text() !== "cookie" || call?.kind() !== "call_expression")
    return false;
  const callee = call.field("function");
  return callee !== null && apiOf(callee)?.module === "express-session";
}

// src/scanners/heal/rules/js-cors-origin.ts
var rule10 = {
  id: "js-cors-origin",
  title: "Every site may make requests as the visitor",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/942.html",
    "https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS#requests_with_credentials",
    "https://github.com/expressjs/cors#configuration-options"
  ],
  mentions: /credentials\s*:\s*true/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { kind: "pair", regex: `^['"]?credentials['"]?\\s*:\\s*true$` }).flatMap((node) => {
      const options = node.parent();
      if (options?.kind() !== "object" || !isCors(options) || !isAnyOrigin(options)) return [];
      return [{ node: options, message: "Any site that a logged-in visitor opens can read what this server answers." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "const cors = require('cors');\napp.use(cors({ origin: true, credentials: true }));\n" },
      { path: "a.ts", text: "import cors from 'cors';\napp.use(cors({ origin: '*', credentials: true }));\n" },
      { path: "a.ts", text: "app.enableCors({ origin: true, credentials: true });\n" },
      {
        path: "a.js",
        text: "import cors from 'cors';\ncors({ origin: (origin, done) => done(null, true), credentials: true });\n"
      }
    ],
    leaves: [
      { path: "a.js", text: "import cors from 'cors';\ncors({ origin: 'https://example.org', credentials: true });\n" },
      { path: "a.js", text: "import cors from 'cors';\ncors({ origin: true });\n" },
      { path: "a.js", text: "fetch('/x', { origin: '*', credentials: true });\n" }
    ]
  }
};
function isCors(options) {
  const holder = options.parent();
  if (holder?.kind() === "pair") return holder.field("key")?.text() === "cors";
  const call = holder?.parent();
  if (holder?.kind() !== "arguments" || !call) return false;
  const made = callOf(call);
  const module = made && apiOf(made.callee)?.module;
  if (module !== void 0) return /cors$/.test(module);
  return /\.enableCors$/.test(made?.callee.text() ?? "") || made?.args.some((one) => /cors/i.test(apiOf(one)?.module ?? "")) === true;
}
function isAnyOrigin(options) {
  const origin = namedChildren(options).find((entry) => /^['"]?origin\b/.test(entry.text()));
  const value = origin?.kind() === "pair" ? origin.field("value") : null;
  if (!value) return origin?.kind() === "method_definition" && isAlwaysYes(origin);
  const inner = unwrap(value);
  return /^(true|['"]\*['"]|\[\s*['"]\*['"]\s*\])$/.test(inner.text()) || isAlwaysYes(inner);
}
function isAlwaysYes(fn) {
  return /^\(?\s*(?:\w+\s*,\s*(\w+)\)\s*=>\s*(?:\{\s*(?:return\s+)?)?\1\(null,\s*true\)\s*;?\s*\}?|(\w+)\)?\s*=>\s*\2)$/.test(
    fn.text()
  );
}

// src/scanners/heal/rules/js-dangerous-html.ts
var rule11 = {
  id: "js-dangerous-html",
  title: "Markup of a component is built from values",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/79.html",
    "https://react.dev/reference/react-dom/components/common#dangerously-setting-the-inner-html"
  ],
  mentions: /dangerouslySetInnerHTML/,
  find(tree, path) {
    if (isDevelopmentFile(path) || /\.[cm]?ts$/.test(path)) return [];
    return findAll(tree, { kind: "jsx_attribute", regex: "^dangerouslySetInnerHTML" }).flatMap((attribute) => {
      const element = attribute.parent()?.field("name")?.text() ?? "";
      const pair = attribute.find({ rule: { kind: "pair", regex: "^__html\\s*:" } });
      const value = pair?.field("value");
      if (!value || /^(script|style)$/i.test(element)) return [];
      const isBuilt2 = (textParts(value) ?? []).some(
        (part) => "value" in part && !isConstant(part.value) && !isNumber(part.value) && !isCleaned(part.value)
      );
      return isBuilt2 ? [{ node: attribute, message: "The browser reads this text as markup: a value with a script in it runs." }] : [];
    });
  },
  examples: {
    finds: [
      { path: "a.tsx", text: "const a = <p dangerouslySetInnerHTML={{ __html: `Hello ${name}` }} />;\n" },
      { path: "a.jsx", text: "const a = <p dangerouslySetInnerHTML={{ __html: '<b>' + name + '</b>' }}></p>;\n" }
    ],
    leaves: [
      { path: "a.tsx", text: "const a = <p dangerouslySetInnerHTML={{ __html: post.content }} />;\n" },
      { path: "a.tsx", text: "const a = <p dangerouslySetInnerHTML={{ __html: `<b>${sanitize(name)}</b>` }} />;\n" },
      { path: "a.tsx", text: "const a = <style dangerouslySetInnerHTML={{ __html: `a { color: ${color} }` }} />;\n" }
    ]
  }
};

// src/scanners/heal/rules/js-document-write.ts
var rule12 = {
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
var rule13 = {
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
var rule14 = {
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
var rule15 = {
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
      { path: "a.js", text: 'const urls = { token: "https://login.example.org/oauth2/v2.0/token" };\n' },
      { path: "a.js", text: 'const password = "changeme";\nconst token = "your-token-here";\n' },
      { path: "a.js", text: 'const tokenHeader = "x-csrf-token-9f8e7d";\n' },
      { path: "a.js", text: 'const token = "identifier";\nconst passwordError = "Password needs 8 letters";\n' },
      { path: "a.ts", text: "const TOKEN_STRINGS = '[A-Za-z0-9._~+/-]+=*';\n" },
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
  if (/^[a-z]+:\/\/(?![^/]*:[^/]*@)/i.test(text)) return false;
  return text.length >= 8 && !isPlaceholder(text) && !isPattern(text) && isRandomLooking(text);
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
function isPattern(text) {
  return /\[[^\]]+\][*+?{]|\(\?[:=!]|\\[dws][*+?{]/.test(text);
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
var rule16 = {
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
      if (/^[A-Z][A-Z0-9]*_[A-Z0-9_]*$/.test(method.object.text())) return [];
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
      { path: "a.js", text: 'import { ALLOWED_TYPES } from "./b.js";\nxs.filter((x) => ALLOWED_TYPES.includes(x));\n' },
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
var rule17 = {
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
var rule18 = {
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

// src/scanners/heal/rules/js-json-in-script.ts
var rule19 = {
  id: "js-json-in-script",
  title: "JSON is written into a script element",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/79.html",
    "https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements",
    "https://nextjs.org/docs/app/guides/json-ld"
  ],
  mentions: /JSON\.stringify[\s\S]*<\/script|<script[\s\S]*JSON\.stringify/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { pattern: "JSON.stringify($$$ARGS)" }).flatMap((node) => {
      const [value] = callOf(node)?.args ?? [];
      if (!value || isFixed(value) || !isInScript(node)) return [];
      return [{ node, message: "A value with `</script>` in it ends the script, and what follows is read as markup." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "const page = `<script>window.state = ${JSON.stringify(state)}</script>`;\n" },
      { path: "a.js", text: "res.send('<script>var s = ' + JSON.stringify(state) + ';</script>');\n" },
      {
        path: "a.tsx",
        text: 'const a = <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: JSON.stringify({ name: product.name }) }} />;\n'
      }
    ],
    leaves: [
      {
        path: "a.js",
        text: "const page = `<script>window.state = ${JSON.stringify(state).replace(/</g, '\\\\u003c')}</script>`;\n"
      },
      { path: "a.js", text: 'const page = `<script src="a.js"></script>${escape(JSON.stringify(state))}`;\n' },
      { path: "a.js", text: 'const page = `<script src="a.js"></script><pre>${JSON.stringify(state)}</pre>`;\n' },
      {
        path: "a.tsx",
        text: 'const data = { name: "Shop" };\nconst a = <script dangerouslySetInnerHTML={{ __html: JSON.stringify(data) }} />;\n'
      },
      { path: "a.tsx", text: 'const a = <pre data-x="<script">{JSON.stringify(state)}</pre>;\n' }
    ]
  }
};
function isFixed(node, depth = 0) {
  const inner = unwrap(node);
  const kind = inner.kind();
  if (isConstant(inner)) return true;
  if (depth > 6) return false;
  if (kind === "array") return namedChildren(inner).every((item) => isFixed(item, depth + 1));
  if (kind === "object") {
    return namedChildren(inner).every((pair) => {
      const value = pair.kind() === "pair" ? pair.field("value") : null;
      return value !== null && isFixed(value, depth + 1);
    });
  }
  const found = kind === "identifier" ? resolve(inner) : void 0;
  return found?.kind === "const" && found.property === void 0 && found.initial !== void 0 ? isFixed(found.initial, depth + 1) : false;
}
function isInScript(call) {
  let text = call;
  for (const ancestor of call.ancestors()) {
    const kind = String(ancestor.kind());
    if (!/^(template_substitution|template_string|binary_expression|parenthesized_expression|as_expression)$/.test(kind)) {
      break;
    }
    text = ancestor;
  }
  const parts = textParts(text);
  let before = "";
  for (const part of parts ?? []) {
    if ("text" in part) before += part.text;
    else if (unwrap(part.value).id() === call.id()) {
      if (isOpen(before)) return true;
      break;
    } else before += "?";
  }
  if (parts && !/^[\s\S]*dangerouslySetInnerHTML/.test(attributeOf(text)?.text() ?? "")) return false;
  return isScriptElement(text);
}
function isOpen(before) {
  const last = /[\s\S]*<(\/?)script\b([^>]*)(>?)/i.exec(before);
  return last !== null && last[1] === "" && last[3] === ">";
}
function attributeOf(node) {
  return node.ancestors().find((one) => one.kind() === "jsx_attribute");
}
function isScriptElement(text) {
  const pair = text.parent();
  if (pair?.kind() !== "pair" || pair.field("key")?.text() !== "__html") return false;
  const attribute = attributeOf(pair);
  const element = attribute?.parent();
  const name = element?.field("name");
  return attribute !== void 0 && span(attribute).end > span(pair).end && /^dangerouslySetInnerHTML/.test(attribute.text()) && /^script$/i.test(name ? pathOf(name) ?? name.text() : "");
}

// src/scanners/heal/rules/js-jwt-unverified.ts
var rule20 = {
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
var lookups = "findOne|findUnique|findFirst|findById|findByPk|findOneBy|findUniqueOrThrow|findFirstOrThrow|findOneOrFail|findOneByOrFail|findMany|findBy|findAndCountBy";
var counted = "count|countBy|aggregate|groupBy|findAll|exists|existsBy|sum";
var orm = new RegExp(`^(?:${lookups})$`);
var ormToo = new RegExp(`^(?:${counted})$`);
var calls = `prepare|query|execute|all|get|raw|first|${lookups}|${counted}`;
var rule21 = {
  id: "js-n-plus-one",
  title: "One query for each item",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "medium",
  links: [
    "https://docs.sqlalchemy.org/en/20/glossary.html#term-N-plus-one-problem",
    "https://nodejs.org/api/sqlite.html#class-statementsync"
  ],
  mentions: /['"`]\s*select\s|\bfind[A-Z]\w*\(|\bwhere\b/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, calls).flatMap((node) => {
      const method = methodOf(node);
      if (!method) return [];
      const [repeat] = repeatsAround(node);
      if (!repeat) return [];
      const [argument] = method.args;
      const isQuery = /^(prepare|query|execute|all|get|raw)$/.test(method.name) && argument !== void 0 && /^\s*select\s[\s\S]*\swhere\s/i.test(literalText(argument) ?? "");
      const isLookup = unwrap(node.parent() ?? node).kind() === "await_expression" && isRowLookup(method, repeat);
      if (!isQuery && !isLookup) return [];
      const names2 = node.ancestors()[1]?.kind() === "call_expression" ? node.ancestors()[1] : node;
      const depends = names2?.findAll({ rule: { any: [{ kind: "identifier" }, { kind: "shorthand_property_identifier" }] } }).some((name) => {
        const found = resolve(name);
        return found !== void 0 && !isFromOutside(found, repeat) && !isListed(name);
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
        text: "const users = await Promise.all(ids.map(async (id) => await prisma.user.findFirst({ where: { id } })));\n"
      },
      {
        path: "a.ts",
        text: "for (const p of posts) use(await prisma.user.findUniqueOrThrow({ where: { id: p.by } }));\n"
      },
      { path: "a.ts", text: "for (const p of posts) n += await prisma.comment.count({ where: { postId: p.id } });\n" },
      { path: "a.ts", text: "for (const id of ids) use(await this.users.findOneByOrFail({ id }));\n" },
      { path: "a.js", text: 'for (const id of ids) use(await knex("users").where({ id }).first());\n' }
    ],
    leaves: [
      { path: "a.ts", text: 'const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id);\n' },
      {
        path: "a.ts",
        text: 'for (const row of db.prepare("SELECT name FROM users WHERE age > ?").all(18)) show(row);\n'
      },
      { path: "a.ts", text: 'for (const user of users) cache.get("select a where b");\n' },
      // Prisma makes one query of those that are asked for in the same tick.
      {
        path: "a.ts",
        text: "const users = await Promise.all(ids.map((id) => prisma.user.findUnique({ where: { id } })));\n"
      },
      {
        path: "a.ts",
        text: "const users = await Promise.all(ids.map(async (id) => await prisma.user.findUnique({ where: { id } })));\n"
      },
      { path: "a.ts", text: "for (const ids of chunks) use(await repository.findBy({ id: In(ids) }));\n" },
      {
        path: "a.ts",
        text: "for (const ids of chunks) use(await prisma.user.findMany({ where: { id: { in: ids.map(String) } } }));\n"
      },
      // Page after page is no query for each thing.
      {
        path: "a.ts",
        text: "while (more) {\n  const page = await prisma.user.findMany({ where: { id: { gt: last } } });\n  more = page.length > 0;\n}\n"
      },
      { path: "a.ts", text: "for (const x of xs) n += await stock.count({ sku: x });\n" }
    ]
  }
};
function isListed(name) {
  return name.ancestors().some((node) => {
    if (node.kind() === "pair")
      return /^["'[]?(?:\$?in|Op\.in|notIn|hasSome)["'\]]*$/.test(node.field("key")?.text() ?? "");
    return node.kind() === "call_expression" && /(?:^|\.)(?:In|inArray|whereIn)$/.test(node.field("function")?.text() ?? "");
  });
}
function isRowLookup(method, repeat) {
  if (isLoop(repeat.node) && repeat.node.kind() !== "for_in_statement") return false;
  if (/^findUnique(?:OrThrow)?$/.test(method.name) && !isLoop(repeat.node)) return false;
  if (orm.test(method.name)) return true;
  const root = rootOf(method.object);
  if (method.name === "first") return /^(?:knex|trx|db)$/.test(root) && /\.where\w*\(/.test(method.object.text());
  const isAsked2 = method.args[0]?.kind() === "object" && /\bwhere\b/.test(method.args[0].text());
  return ormToo.test(method.name) && isAsked2 && /\bprisma\b|\b\w*[Rr]epo(?:sitory)?$|[Mm]anager$|Model$|^(?:tx|db)\b|^[A-Z]\w*$/.test(pathOf(method.object) ?? "");
}
function rootOf(node) {
  const inner = node.kind() === "call_expression" ? node.field("function") : node.kind() === "member_expression" ? node.field("object") : null;
  return inner === null ? node.text().slice(0, 40) : rootOf(inner);
}

// src/scanners/heal/rules/js-nosql-injection.ts
var queries = "findOne|find|countDocuments|exists|distinct|updateOne|updateMany|deleteOne|deleteMany|replaceOne|findOneAndUpdate|findOneAndDelete|findOneAndReplace";
var asked = /^(?:req|request|ctx|context)\.(?:body|query|request\.(?:body|query))\b/;
var rule22 = {
  id: "js-nosql-injection",
  title: "A request may bring operators into a filter",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/943.html",
    "https://www.mongodb.com/docs/manual/reference/operator/query/eq/"
  ],
  mentions: /\.(?:find|findOne|count|exists|update|delete|replace)\w*\(\s*\{/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, queries).flatMap((node) => {
      const [filter] = methodOf(node)?.args ?? [];
      if (filter?.kind() !== "object" || !namedChildren(filter).some(isAsked)) return [];
      return [{ node, message: 'With `{"$ne": null}` for a value, this finds what nobody may ask for.' }];
    });
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: "const user = await User.findOne({ name: req.body.name, password: req.body.password });\n"
      },
      { path: "a.ts", text: "const { email } = req.body;\nawait users.deleteOne({ email });\n" }
    ],
    leaves: [
      { path: "a.js", text: "await User.findOne({ name: String(req.body.name) });\n" },
      { path: "a.js", text: "await User.findOne({ name: { $eq: req.body.name } });\n" },
      { path: "a.js", text: "await User.findOne({ _id: req.params.id });\n" },
      { path: "a.js", text: "await User.findOne({ where: { name: req.body.name } });\n" },
      { path: "a.js", text: "const { email } = schema.parse(req.body);\nawait users.deleteOne({ email });\n" }
    ]
  }
};
function isAsked(entry) {
  const value = entry.kind() === "shorthand_property_identifier" ? entry : entry.field("value");
  if (!value) return false;
  const inner = unwrap(value);
  if (inner.kind() === "member_expression") return asked.test(inner.text());
  if (!/identifier$/.test(String(inner.kind()))) return false;
  const found = resolve(inner);
  if (found?.kind !== "const" || !found.initial) return false;
  const initial = unwrap(found.initial).text();
  return asked.test(initial) && /^[\w.]+$/.test(initial);
}

// src/scanners/heal/rules/js-open-redirect.ts
var rule23 = {
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
var asked2 = /(?<![\w$])(req|request|ctx|context)\.(params|query|body|request\.(body|query))\b/;
var rule24 = {
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
      if (!file || !callee || !asked2.test(file.text()) || /basename\(|sanitize|safe/i.test(file.text())) return [];
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

// src/scanners/heal/rules/js-post-message.ts
var secrets = new Set("token password secret jwt credential credentials session apikey auth".split(" "));
var ownWindow = /^(?:window|self|globalThis|_?global)$/;
var rule25 = {
  id: "js-post-message",
  title: "A message may be read by any site",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/201.html",
    "https://developer.mozilla.org/docs/Web/API/Window/postMessage#security_concerns"
  ],
  mentions: /postMessage\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findMethodCalls(tree, "postMessage").flatMap((node) => {
      const method = methodOf(node);
      const [message2, target] = method?.args ?? [];
      if (!message2 || !target || literalText(target) !== "*" || isConstant(message2)) return [];
      if (ownWindow.test(method?.object.text() ?? "")) return [];
      const isAnswer = /\.source\b/.test(method?.object.text() ?? "");
      if (!isAnswer && !wordsOf(message2.text()).some((word) => secrets.has(word))) return [];
      return [{ node, message: "Whatever page is shown there reads this; name the origin that is meant." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: "window.parent.postMessage({ token }, '*');\n" },
      { path: "a.ts", text: 'onmessage = (event) => { event.source.postMessage(answer(event.data), "*"); };\n' }
    ],
    leaves: [
      { path: "a.js", text: "window.parent.postMessage({ token }, 'https://example.org');\n" },
      { path: "a.js", text: "window.parent.postMessage('ready', '*');\n" },
      { path: "a.js", text: "window.parent.postMessage({ height: body.scrollHeight }, '*');\n" },
      { path: "a.js", text: "window.postMessage(token, '*');\n" },
      { path: "a.js", text: "worker.postMessage(work);\n" }
    ]
  }
};

// src/scanners/heal/rules/js-prototype-pollution.ts
var rule26 = {
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
      const name = fn && nameOf2(fn);
      const body = node.field("body")?.text() ?? "";
      const source = node.field("right")?.text() ?? "";
      const isKeys = node.field("operator")?.text() === "in" || /^(Object\.keys|Reflect\.ownKeys)\(/.test(source);
      if (!isKeys || !fn || name === void 0 || key === void 0 || !/^[\w$]+$/.test(key)) return [];
      const target = new RegExp(
        `(?<![\\w$.])(?:this\\.)?${name}\\(\\s*(\\w+)\\[${key}\\]\\s*,\\s*\\w+\\[${key}\\]`
      ).exec(body)?.[1];
      const isWritten2 = target !== void 0 && new RegExp(`(?<![\\w$.])${target}\\[${key}\\]\\s*=[^=]`).test(body);
      if (!isWritten2 || /__proto__|prototype|hasOwn|isSafeKey|Object\.create\(null\)/.test(fn.text())) return [];
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
function nameOf2(fn) {
  const own = isFunction(fn) ? fn.field("name")?.text() : void 0;
  const given = fn.parent()?.kind() === "variable_declarator" ? fn.parent()?.field("name")?.text() : void 0;
  const name = own ?? given;
  return name !== void 0 && /^\w+$/.test(name) ? name : void 0;
}

// src/scanners/heal/rules/js-query-builder-injection.ts
var builder = "where|andWhere|orWhere|having|andHaving|orHaving";
var raw = "whereRaw|andWhereRaw|orWhereRaw|havingRaw|orHavingRaw";
var names = new Set("alias table column col field schema query sql subquery condition expression clause".split(" "));
var rule27 = {
  id: "js-query-builder-injection",
  title: "A condition of a query is built from values",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/89.html",
    "https://typeorm.io/docs/query-builder/select-query-builder#using-parameters-to-escape-data",
    "https://knexjs.org/guide/raw.html#raw-parameter-binding"
  ],
  mentions: /createQueryBuilder|QueryBuilder\b|\b(?:where|andWhere|orWhere|having|orHaving)Raw\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    const isTypeOrm = /createQueryBuilder|QueryBuilder\b/.test(tree.root().text());
    return findMethodCalls(tree, isTypeOrm ? `${builder}|${raw}` : raw).flatMap((node) => {
      const [condition] = methodOf(node)?.args ?? [];
      if (!condition || !hasValue(condition)) return [];
      return [{ node, message: "A value becomes part of the SQL text; one with a quote in it changes the condition." }];
    });
  },
  examples: {
    finds: [
      { path: "a.ts", text: "await repo.createQueryBuilder(\"u\").where(`u.name = '${name}'`).getOne();\n" },
      { path: "a.js", text: 'knex("t").whereRaw("price > " + price);\n' },
      { path: "a.ts", text: `repo.createQueryBuilder("u").andWhere("u.name LIKE '%" + text + "%'");
` }
    ],
    leaves: [
      { path: "a.ts", text: 'repo.createQueryBuilder("u").where("u.name = :name", { name });\n' },
      { path: "a.ts", text: 'repo.createQueryBuilder("u").where(`u.id IN (${sub.getQuery()})`);\n' },
      { path: "a.ts", text: 'repo.createQueryBuilder("u").where(`u.id = ${alias}.owner`);\n' },
      { path: "a.ts", text: 'repo.createQueryBuilder("u").where(`u.${key} = :value`, { value });\n' },
      { path: "a.js", text: 'const MAX = 3;\nknex("t").whereRaw(`price > ${MAX}`);\n' },
      { path: "a.js", text: "collection.where(`name = ${name}`);\n" }
    ]
  }
};
function hasValue(condition) {
  const parts = textParts(condition) ?? [];
  let before = "";
  return parts.some((part, index) => {
    if ("text" in part) {
      before += part.text;
      return false;
    }
    const isBehind = /(?:=|<|>|\b(?:like|ilike|between|and|in\s*\())\s*['(%]*$/i.test(before);
    before += "x";
    const next = parts[index + 1];
    if (!isBehind || next && "text" in next && /^["`\]]?\.|^\w/.test(next.text)) return false;
    const text = part.value.text();
    if (/getQuery\(|getSql\(|escape|quote|Expression|subQuery/i.test(text)) return false;
    return !isConstant(part.value) && !isNumber(part.value) && !isCleaned(part.value) && !hasWord(text, names);
  });
}

// src/scanners/heal/rules/js-regexp-in-loop.ts
var rule28 = {
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
        const names2 = list.findAll({ rule: { kind: "identifier" } });
        const isSame2 = names2.every((name) => {
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

// src/syntax/javascript/looks.ts
var readers = /^(?:Object\.(?:keys|values|entries|freeze|is)|JSON\.stringify|Array\.(?:from|isArray)|Set|Map|String|Number|Boolean|console\.(?:log|warn|error|info|debug)|Math\.\w+)$/;
var readingMethods = /^(?:includes|indexOf|lastIndexOf|has|get|map|filter|some|every|find|findIndex|findLast|findLastIndex|forEach|flatMap|reduce|reduceRight|join|slice|concat|at|keys|values|entries|toSorted|toReversed|flat|toString|charAt|charCodeAt|codePointAt|startsWith|endsWith|trim|trimStart|trimEnd|padStart|padEnd|repeat|replace|replaceAll|split|substring|substr|toLowerCase|toUpperCase|localeCompare|normalize|match|matchAll|search|test|toFixed|hasOwnProperty|getTime|toISOString)$/;
var changingMethods = /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|set|add|delete|clear)$/;
function isLook(use) {
  const parent = use.parent();
  if (parent === null) return false;
  const is = (field) => parent.field(field)?.id() === use.id();
  switch (String(parent.kind())) {
    case "parenthesized_expression":
    case "as_expression":
    case "non_null_expression":
    case "satisfies_expression":
      return isLook(parent) || /^(?:if|while|do)_statement$/.test(String(parent.parent()?.kind()));
    case "binary_expression":
      return !/^(?:\|\||&&|\?\?)$/.test(parent.field("operator")?.text() ?? "") || isLook(parent);
    case "unary_expression":
    case "template_substitution":
      return true;
    case "ternary_expression":
      return is("condition");
    case "for_in_statement":
      return is("right");
    case "spread_element":
      return /^(?:array|object|arguments)$/.test(String(parent.parent()?.kind()));
    case "subscript_expression":
      return is("index") || is("object") && !isWritten(parent);
    case "member_expression":
      return is("object") && isLookAtMember(parent);
    case "arguments": {
      const call = parent.parent();
      const callee = call?.kind() === "new_expression" ? call.field("constructor") : call?.field("function");
      return callee !== null && callee !== void 0 && readers.test(pathOf(callee) ?? "");
    }
    default:
      return false;
  }
}
function isLookAtMember(member) {
  const name = member.field("property")?.text() ?? "";
  const call = member.parent();
  const isCalled = call?.kind() === "call_expression" && call.field("function")?.id() === member.id();
  return isCalled ? readingMethods.test(name) : !isWritten(member);
}
function isWritten(member) {
  const parent = member.parent();
  const kind = String(parent?.kind());
  if (/^(?:assignment|augmented_assignment)_expression$/.test(kind)) return parent?.field("left")?.id() === member.id();
  if (kind === "update_expression" || /pattern$/.test(kind)) return true;
  if (kind === "unary_expression") return parent?.field("operator")?.text() === "delete";
  if (kind === "call_expression") return parent?.field("function")?.id() === member.id();
  return kind === "for_in_statement" && parent?.field("left")?.id() === member.id();
}
function isFixedName(found) {
  if (found.kind === "const") return true;
  return /^(?:parameter|let|var)$/.test(found.kind) && assignmentsTo(found.scope, found.name.text()).length === 0;
}
var makers = /^(?:Object\.(?:keys|values|entries|fromEntries)|Array\.(?:from|of)|Array|Set|Map)$/;
function isOwn(found) {
  if (!/^(?:const|let)$/.test(found.kind) || found.property !== void 0 || !found.initial) return false;
  const initial = unwrap(found.initial);
  const callee = initial.kind() === "new_expression" ? initial.field("constructor") : callOf(initial)?.callee;
  const isMade = /^(?:array|object)$/.test(String(initial.kind())) || callee !== null && callee !== void 0 && makers.test(pathOf(callee) ?? "") || /^(?:map|filter|split|slice|concat|flatMap|toSorted|toReversed)$/.test(methodOf(initial)?.name ?? "");
  if (!isMade || found.declaration.ancestors().some((node) => node.kind() === "export_statement")) return false;
  return uses(found.scope, found.name.text()).every((use) => use.id() === found.name.id() || isKept(use, found));
}
function isKept(use, found) {
  const parent = use.parent();
  if (isLook(use) || parent?.kind() === "return_statement") return true;
  if (enclosingFunction(use)?.id() !== enclosingFunction(found.name)?.id()) return false;
  if (parent?.kind() === "subscript_expression") return parent.field("object")?.id() === use.id();
  const call = parent?.parent();
  const method = call ? methodOf(call) : void 0;
  return method?.object.id() === use.id() && changingMethods.test(method.name);
}
function isQuiet(node) {
  const waits = node.find({ rule: { any: [{ kind: "await_expression" }, { kind: "yield_expression" }] } });
  if (waits !== null) return false;
  const calls3 = node.findAll({ rule: { any: [{ kind: "call_expression" }, { kind: "new_expression" }] } });
  const writes = node.findAll({
    rule: {
      any: [
        { kind: "assignment_expression" },
        { kind: "augmented_assignment_expression" },
        { kind: "update_expression" }
      ]
    }
  });
  return calls3.every(isHarmless) && writes.every(isHarmlessWrite);
}
function isHarmless(call) {
  const callee = call.kind() === "new_expression" ? call.field("constructor") : call.field("function");
  if (callee === null) return false;
  if (readers.test(pathOf(callee) ?? "") || /^(?:Date|Error|Array|RegExp|JSON\.parse)$/.test(pathOf(callee) ?? ""))
    return true;
  const method = methodOf(call);
  if (method === void 0) return false;
  const hasUnknownCallback = method.args.some(
    (each) => each.kind() === "identifier" && takesCallback.test(method.name)
  );
  if (readingMethods.test(method.name)) return !hasUnknownCallback;
  return changingMethods.test(method.name) && isOwnName(method.object);
}
var takesCallback = /^(?:map|filter|some|every|find\w*|forEach|flatMap|reduce|reduceRight|toSorted|replace|replaceAll)$/;
function isHarmlessWrite(write) {
  const target = write.field("left") ?? write.field("argument");
  if (target === null || target.kind() === "identifier") return target !== null;
  const object = /^(?:member|subscript)_expression$/.test(String(target.kind())) ? target.field("object") : null;
  return object !== null && isOwnName(object);
}
function isOwnName(node) {
  const found = node.kind() === "identifier" ? resolve(node) : void 0;
  return found !== void 0 && isOwn(found);
}
function isUnconditional(node, body) {
  let child = node;
  for (const at of node.ancestors()) {
    if (child.id() === body.id()) return true;
    const kind = String(at.kind());
    const is = (field) => at.field(field)?.id() === child.id();
    if (isFunction(at) && at.id() !== body.id() && !isCallback(at)) return false;
    if (/^(?:if_statement|ternary_expression|while_statement)$/.test(kind) && !is("condition")) return false;
    if (kind === "binary_expression" && /^(?:&&|\|\||\?\?)$/.test(at.field("operator")?.text() ?? "") && !is("left"))
      return false;
    if (/^(?:switch_case|switch_default|catch_clause|else_clause)$/.test(kind)) return false;
    if (kind === "statement_block" && leavesBefore(at, child)) return false;
    child = at;
  }
  return child.id() === body.id();
}
function isCallback(fn) {
  const call = fn.parent()?.parent();
  const method = call ? methodOf(call) : void 0;
  return method !== void 0 && takesCallback.test(method.name);
}
function leavesBefore(block, child) {
  const ways = ["return_statement", "throw_statement", "break_statement", "continue_statement"];
  for (const statement2 of namedChildren(block)) {
    if (statement2.id() === child.id()) return false;
    const any = ways.map((kind) => ({ kind }));
    if (statement2.find({ rule: { any } }) !== null || ways.includes(String(statement2.kind()))) return true;
  }
  return false;
}

// src/syntax/javascript/invariant-work.ts
var functions = /^(?:Object\.(?:keys|values|entries)|Array\.from|JSON\.stringify)$/;
var textMethods = /^(?:toLowerCase|toUpperCase|trim|split)$/;
var listMethods = /^(?:toSorted|toReversed)$/;
var candidates = {
  any: [
    {
      kind: "call_expression",
      has: {
        field: "function",
        kind: "member_expression",
        has: {
          field: "property",
          regex: "^(?:keys|values|entries|from|stringify|toLowerCase|toUpperCase|trim|split|toSorted|toReversed)$"
        }
      }
    },
    { kind: "new_expression", has: { field: "constructor", regex: "^Set$" } },
    { kind: "array", has: { kind: "spread_element" } }
  ]
};
function findInvariantWork(tree) {
  const seen = /* @__PURE__ */ new Set();
  return findAll(tree, candidates).flatMap((node) => {
    const read = readWork(node);
    const binding = read && resolve(read.argument);
    if (!read || !binding || !isFixedName(binding) || repeatsAround(node).length === 0) return [];
    if (!isUsedAtOnce(node, read.work)) return [];
    const found = findTarget(node, read, binding);
    if (found === void 0) return [];
    const key = `${span(found.target).start} ${node.text()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...read, ...found, node, binding }];
  });
}
function readWork(node) {
  if (node.kind() === "array") {
    const [spread, ...more2] = namedChildren(node);
    const argument = spread?.kind() === "spread_element" ? namedChildren(spread)[0] : void 0;
    return argument?.kind() === "identifier" && more2.length === 0 ? { work: "spread", argument } : void 0;
  }
  if (node.kind() === "new_expression") {
    const [argument, ...more2] = namedChildren(node.field("arguments") ?? node);
    return argument?.kind() === "identifier" && more2.length === 0 ? { work: "Set", argument } : void 0;
  }
  const method = methodOf(node);
  if (method === void 0 || node.text().includes("?.")) return void 0;
  const [first, ...more] = method.args;
  const path = `${pathOf(method.object) ?? ""}.${method.name}`;
  if (functions.test(path)) {
    const isGlobal = method.object.kind() === "identifier" && resolve(method.object) === void 0;
    return isGlobal && first?.kind() === "identifier" && more.length === 0 ? { work: path, argument: first } : void 0;
  }
  if (method.object.kind() !== "identifier") return void 0;
  if (listMethods.test(method.name) && first === void 0) return { work: method.name, argument: method.object };
  const isPlain = method.name === "split" ? first !== void 0 && literalText(first) !== void 0 && more.length === 0 : first === void 0;
  return textMethods.test(method.name) && isPlain ? { work: method.name, argument: method.object } : void 0;
}
function isSafe({ work, argument, binding }) {
  if (binding.declaration.kind() === "optional_parameter") return false;
  if (textMethods.test(work)) return isText(argument);
  if (listMethods.test(work)) return isArray(argument);
  const initial = binding.property === void 0 && binding.initial ? unwrap(binding.initial) : void 0;
  const { type } = binding;
  if (/^Object\./.test(work)) {
    const isObject = initial !== void 0 && /^(?:object|array)$/.test(String(initial.kind()));
    return isObject || isArray(argument) || /^(?:Readonly<)?(?:Record|Partial|Map|Set)<[^|]*$/.test(type ?? "");
  }
  if (work === "JSON.stringify")
    return isText(argument) || /^(?:readonly )?(?:string|number|boolean)(?:\[\])*$/.test(type ?? "");
  const isSet = initial?.kind() === "new_expression" && /^(?:Set|Map)$/.test(initial.field("constructor")?.text() ?? "");
  return isArray(argument) || isSet || /^(?:Readonly)?(?:Set|Map)<[^|]*$/.test(type ?? "");
}
function isUsedAtOnce(node, work) {
  if (/^(?:toLowerCase|toUpperCase|trim|JSON\.stringify)$/.test(work)) return true;
  return isLook(node) && (work !== "Object.entries" || isTakenApart(node));
}
function isTakenApart(entries) {
  const parent = entries.parent();
  if (parent?.kind() === "for_in_statement") return parent.field("left")?.kind() === "array_pattern";
  if (parent?.kind() !== "member_expression") return false;
  if (parent.field("property")?.text() === "length") return true;
  const callback = methodOf(parent.parent() ?? parent)?.args[0];
  const [first] = namedChildren(callback?.field("parameters") ?? parent);
  return (first?.field("pattern") ?? first)?.kind() === "array_pattern";
}
function findTarget(node, { work, argument }, binding) {
  let found;
  for (const repeat of repeatsAround(node)) {
    const statement2 = isLoop(repeat.node) ? repeat.node : statementInBlock(repeat.node);
    const block = statement2?.parent();
    if (!statement2 || !block || !/^(?:statement_block|program)$/.test(String(block.kind()))) break;
    if (!isFromOutside(binding, repeat) || span(binding.name).end > span(statement2).start) break;
    if (!isUnconditional(node, repeat.body)) break;
    const isPrimitive = textMethods.test(work) && isText(argument);
    if (!isPrimitive && !staysSame(statement2, repeat.node, work, binding)) break;
    const isAlways = isLoop(repeat.node) || isUnconditional(repeat.node, statement2);
    found = { target: statement2, isAlways: isAlways && (found?.isAlways ?? true) };
  }
  return found;
}
function staysSame(statement2, repeat, work, binding) {
  const name = binding.name.text();
  const places = uses(statement2, name);
  if (!places.every(isLook) || isMutated(statement2, name)) return false;
  const method = isLoop(repeat) ? void 0 : methodOf(repeat);
  if (method && !isArray(method.object) && isMutated(binding.scope, name)) return false;
  return work !== "JSON.stringify" && isOwn(binding) || isQuiet(statement2);
}

// src/scanners/heal/rules/js-repeated-work.ts
var rule29 = {
  id: "js-repeated-work",
  title: "The same work is done in every turn",
  languages: ["typescript", "javascript"],
  category: "performance",
  severity: "low",
  links: [
    "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Object/keys",
    "https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Set/Set"
  ],
  mentions: /\bObject\.(?:keys|values|entries)\(|\bArray\.from\(|\bJSON\.stringify\(|\bnew Set\(|\[\s*\.\.\.|\.(?:toLowerCase|toUpperCase|trim|split|toSorted|toReversed)\(/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findInvariantWork(tree).map(({ node, argument }) => ({
      node,
      message: `\`${node.text().slice(0, 60)}\` gives the same in every turn: \`${argument.text()}\` does not change; do it once, before the loop.`
    }));
  },
  examples: {
    finds: [
      { path: "a.js", text: "function f(a, b) { return a.filter((x) => new Set(b).has(x)); }\n" },
      {
        path: "a.ts",
        text: "const order = { a: 1, b: 2 };\nfor (const row of rows) {\n  for (const key of Object.keys(order)) show(row[key]);\n}\n"
      },
      {
        path: "a.ts",
        text: "function f(xs: string[], word: string) { return xs.filter((x) => x === word.toLowerCase()); }\n"
      },
      { path: "a.js", text: "function f(xs, y) { return xs.find((x) => JSON.stringify(x) === JSON.stringify(y)); }\n" }
    ],
    leaves: [
      { path: "a.js", text: "function f(a, b) { return a.filter((x) => new Set(x).has(b)); }\n" },
      { path: "a.js", text: "function f(a, b) { for (const x of a) { b.push(x); show([...b]); } }\n" },
      { path: "a.js", text: "function f(a, b, g) { for (const x of a) { g(x); if (new Set(b).has(x)) h(); } }\n" },
      { path: "a.js", text: "const zero = [0, 0];\nfor (const x of xs) grid.push([...zero]);\n" },
      { path: "a.js", text: "const o = { a: 1 };\nfor (const x of xs) { if (x) show(Object.keys(o).length); }\n" },
      { path: "a.js", text: "const o = { a: 1 };\nfor (const key of Object.keys(o)) show(key);\n" },
      { path: "a.ts", text: "function f(xs: string[]) { return xs.map((x) => x.toLowerCase()); }\n" }
    ]
  }
};

// src/scanners/heal/rules/js-sql-injection.ts
var sinks = "query|execute|exec|prepare|raw|run|all|get|each|\\$queryRawUnsafe|\\$executeRawUnsafe";
var statement = /^\s*(select\s[\s\S]*\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|update\s[\s\S]*\sset\s|delete\s+from\s|replace\s+into\s|with\s[\s\S]*\sas\s*\()/i;
var rule30 = {
  id: "js-sql-injection",
  title: "A SQL statement is built from values",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: ["https://cwe.mitre.org/data/definitions/89.html", "https://nodejs.org/api/sqlite.html#databasepreparesql"],
  mentions: /['"`]\s*(?:select|insert|update|delete|replace|with)\s/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAwaitedMethodCalls(tree, sinks).flatMap((node) => {
      const method = awaitedMethodOf(node);
      const [sql] = method?.args ?? [];
      if (!method || !sql || !isBuiltStatement(sql)) return [];
      if (apiOf(method.object)?.module === "child_process") return [];
      return [{ node, message: "A value becomes part of the SQL text; one with a quote in it changes the statement." }];
    });
  },
  examples: {
    finds: [
      { path: "a.js", text: `var sql = "SELECT a FROM t WHERE b='" + req.body.b + "'";
db.query(sql);
` },
      { path: "a.ts", text: "db.prepare(`SELECT id FROM users WHERE name = '${name}'`).get();\n" },
      { path: "a.js", text: 'const sql = "DELETE FROM carts WHERE id = " + id;\nawait pool.query(sql);\n' },
      { path: "a.ts", text: "db.exec(`UPDATE t SET n = ${n} WHERE id = 1`);\n" },
      { path: "a.ts", text: "await pool.query<Row>(`SELECT id FROM users WHERE id = ${req.params.id}`);\n" }
    ],
    leaves: [
      { path: "a.ts", text: 'db.prepare("SELECT id FROM users WHERE name = ?").get(name);\n' },
      {
        path: "a.ts",
        text: 'const TABLE = "users";\ndb.prepare(`SELECT id FROM ${TABLE} WHERE name = ?`).get(name);\n'
      },
      { path: "a.ts", text: "await sql.query`SELECT id FROM users WHERE name = ${name}`;\n" },
      { path: "a.ts", text: "await db.query(`UPDATE ${this.table} SET done = TRUE WHERE id = ?`, [id]);\n" },
      { path: "a.ts", text: "await db.query(`SELECT COUNT(1) FROM ${table} WHERE ${conditions}`, values);\n" },
      { path: "a.ts", text: "log.run(`Update ${name} now`);\n" }
    ]
  }
};
function isBuiltStatement(sql) {
  const inner = unwrap(sql);
  const parts = textParts(inner);
  if (!parts) {
    const found = inner.kind() === "identifier" ? resolve(inner) : void 0;
    return found !== void 0 && found.property === void 0 && found.initial !== void 0 && isFixedName(found) && isBuiltStatement(found.initial);
  }
  const text = parts.map((part) => "text" in part ? part.text : " ? ").join("");
  if (!statement.test(text)) return false;
  return parts.some((part, index) => "value" in part && !isHarmless2(part.value) && !isName(parts[index - 1]));
}
function isName(before) {
  const text = before && "text" in before ? before.text : "";
  return /(?:\b(?:from|join|into|update|table|as|set|where|and|or|by|select)\s+|`)$/i.test(text);
}
function isHarmless2(value) {
  if (isConstant(value) || isNumber(value)) return true;
  const inner = unwrap(value);
  if (/['"`]\s*(\?|:|\$|@)/.test(inner.text())) return true;
  const found = inner.kind() === "identifier" ? resolve(inner) : void 0;
  return found?.kind === "const" && found.initial !== void 0 && found.property === void 0 && isHarmless2(found.initial);
}

// src/scanners/heal/rules/js-timing-unsafe-compare.ts
var proofs = new Set("signature hmac digest mac".split(" "));
var secrets2 = new Set("secret token password passwd passphrase apikey key".split(" "));
var publicWords = new Set(
  "public publishable client site id type name url prefix algorithm length expires ttl".split(" ")
);
var rule31 = {
  id: "js-timing-unsafe-compare",
  title: "A signature or secret is compared letter by letter",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "low",
  links: [
    "https://cwe.mitre.org/data/definitions/208.html",
    "https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b"
  ],
  mentions: /createHmac|timingSafeEqual|signature|process\.env/i,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    const hasProofs = /createHmac|createSign|hmac/i.test(tree.root().text());
    return findAll(tree, { kind: "binary_expression", has: { field: "operator", regex: "^[!=]==?$" } }).flatMap(
      (node) => {
        const left = node.field("left");
        const right = node.field("right");
        if (!left || !right || isConstant(left) || isConstant(right)) return [];
        const isKept3 = isSecret2(left) !== isSecret2(right);
        if (!isKept3 && !(hasProofs && (isProof(left) || isProof(right)))) return [];
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
      },
      { path: "a.ts", text: "if (req.headers.authorization !== `Bearer ${process.env.CRON_SECRET}`) refuse();\n" },
      { path: "a.js", text: "if (req.query.token === process.env['ADMIN_TOKEN']) accept();\n" }
    ],
    leaves: [
      { path: "a.js", text: "if (mode === process.env.NODE_ENV) start();\n" },
      { path: "a.js", text: "if (id !== process.env.PUBLIC_SITE_KEY) start();\n" },
      { path: "a.js", text: "if (process.env.API_TOKEN !== undefined) start();\n" },
      { path: "a.js", text: 'const mac = createHmac("sha256", key);\nif (signature === undefined) refuse();\n' },
      { path: "a.js", text: "if (file.digest === known) skip();\n" },
      { path: "a.js", text: 'createHmac("sha256", key);\nif (signature.length !== expected.length) refuse();\n' }
    ]
  }
};
function isSecret2(node) {
  const inner = unwrap(node);
  const name = /^(?:`(?:Bearer|Basic|Token)? ?\$\{)?process\.env(?:\.(\w+)|\[['"](\w+)['"]\])!?(?:\}`)?$/.exec(inner.text()) ?? [];
  const variable = name[1] ?? name[2];
  return variable !== void 0 && hasWord(variable, secrets2) && !hasWord(variable, publicWords);
}
function isProof(node) {
  const inner = unwrap(node);
  if (/\.digest\(['"]/.test(inner.text())) return inner.kind() === "call_expression";
  const name = pathOf(inner)?.split(".").at(-1);
  return name !== void 0 && hasWord(name, proofs);
}

// src/scanners/heal/rules/js-tls-verification-off.ts
var rule32 = {
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

// src/scanners/heal/rules/js-weak-cipher.ts
var rule33 = {
  id: "js-weak-cipher",
  title: "Data is encrypted in a way that can be broken",
  languages: ["typescript", "javascript"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/327.html",
    "https://nodejs.org/api/crypto.html#cryptocreatecipherivalgorithm-key-iv-options",
    "https://nodejs.org/api/deprecations.html#DEP0106"
  ],
  mentions: /create(?:Cipher|Decipher)/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findCalls(tree, "create(?:Cipher|Decipher)(?:iv)?").flatMap((node) => {
      const call = callOf(node);
      const [algorithm] = call?.args ?? [];
      const api = call && apiOf(call.callee);
      if (!api || api.module !== "crypto" || !algorithm) return [];
      if (!api.name.endsWith("iv")) {
        return [
          {
            node,
            message: "`createCipher` makes a weak key of the password, and Node 22 has it no more; new data wants `scrypt` and `createCipheriv` with aes-256-gcm."
          }
        ];
      }
      const name = literalText(algorithm) ?? "";
      if (!/^(?:des|rc[24]|bf|blowfish|cast|idea|seed)\b|^des-|-ecb$|^rc4/i.test(name)) return [];
      return [{ node, message: `${name} can be broken or shows which parts are alike; new data wants aes-256-gcm.` }];
    });
  },
  examples: {
    finds: [
      {
        path: "a.js",
        text: 'const crypto = require("crypto");\nconst c = crypto.createCipher("aes-256-cbc", password);\n'
      },
      {
        path: "a.ts",
        text: 'import { createCipheriv } from "node:crypto";\ncreateCipheriv("aes-128-ecb", key, null);\n'
      },
      {
        path: "a.ts",
        text: 'import { createDecipheriv } from "crypto";\ncreateDecipheriv("des-ede3-cbc", key, iv);\n'
      }
    ],
    leaves: [
      {
        path: "a.ts",
        text: 'import { createCipheriv } from "node:crypto";\ncreateCipheriv("aes-256-gcm", key, iv);\n'
      },
      { path: "a.ts", text: 'import { createCipher } from "./shapes.ts";\ncreateCipher("des", key);\n' }
    ]
  }
};

// src/scanners/heal/rules/js-weak-hash.ts
var harmless = new Set(
  "etag checksum cache cached fingerprint dedupe dedup key bucket shard color colour gravatar avatar content file asset integrity revision version websocket accept".split(
    " "
  )
);
var rule34 = {
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
  "token secret password passwd passphrase nonce otp csrf xsrf salt apikey credential uuid guid pin captcha invite voucher".split(
    " "
  )
);
var harmless2 = new Set(
  "jitter delay backoff timeout shuffle sample color colour position x y angle simulate simulation noise mock fake demo test weight".split(
    " "
  )
);
var rule35 = {
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
      const names2 = contextNames(node);
      if (names2.slice(0, 2).some((name) => hasWord(name, harmless2))) return [];
      const isSecret3 = names2.slice(0, 2).some((name) => hasWord(name, secret2) || /session_?(id|key)/i.test(name));
      if (!isIdText(node) && !isSecret3) return [];
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
      { path: "a.js", text: 'const color = "#" + Math.random().toString(16).slice(2, 8);\n' },
      {
        path: "a.js",
        text: "function TokenShop() {\n  this.fill = () => {\n    const stocks = Math.floor(Math.random() * 40);\n  };\n}\n"
      }
    ]
  }
};
function isIdText(random) {
  const call = random.parent()?.parent();
  const method = call ? methodOf(call) : void 0;
  return method?.name === "toString" && /^(36|32|16)$/.test(method.args[0]?.text() ?? "");
}

// src/syntax/python/uses.ts
function scopeOf(node) {
  return enclosing(node, "function_definition", "module") ?? node.getRoot().root();
}
function statementsOf2(block) {
  return block.namedChildren().filter((node) => !node.is("comment"));
}
function isBoundIn(node, name) {
  return bindingsOf(node, name).length > 0;
}
function freeName(root, wanted) {
  const taken = new Set(descendants(root, "identifier").map((node) => node.text()));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    if (!taken.has(name)) return name;
  }
}
var comprehensions = ["list_comprehension", "set_comprehension", "dictionary_comprehension", "generator_expression"];
function loopsAround(node) {
  const loops2 = [];
  let child = node;
  for (let at = node.parent(); at !== null; child = at, at = at.parent()) {
    if (at.is("function_definition") || at.is("lambda") || at.is("class_definition")) break;
    if (at.is("for_statement")) {
      if (isSame(at.field("body"), child)) loops2.push(at);
    } else if (at.is("while_statement")) {
      if (isSame(at.field("body"), child) || isSame(at.field("condition"), child)) loops2.push(at);
    } else if (comprehensions.includes(String(at.kind()))) {
      const first = at.namedChildren().find((it) => it.is("for_in_clause"));
      const iterable = first?.field("right");
      if (!iterable || !isInside(node, iterable)) loops2.push(at);
    }
  }
  return loops2;
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
  const head = bindingsOf(outer, name).some((binding) => span(binding).start < end);
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

// src/syntax/python/unverified-tokens.ts
function findUnverifiedTokens(tree) {
  const names2 = readImportedNames(tree);
  const decodes = descendants(tree.root(), "call").filter(
    (call) => /^(?:jwt|jose\.jwt)\.decode$/.test(qualify(call.field("function"), names2) ?? "")
  );
  const read = decodes.map((call) => ({ call, found: readCulprit(call) }));
  return read.flatMap(({ call, found }) => {
    const scope = scopeOf(call);
    const isVerifiedToo = read.some((other) => other.found === void 0 && scopeOf(other.call).id() === scope.id());
    return found === void 0 || isVerifiedToo ? [] : [found];
  });
}
function findSigners(tree) {
  const names2 = readImportedNames(tree);
  const found = descendants(tree.root(), "call").flatMap((call) => {
    if (!/^(?:jwt|jose\.jwt)\.encode$/.test(qualify(call.field("function"), names2) ?? "")) return [];
    const args = readArguments(call);
    const key = args.find((arg) => arg.name === "key")?.value ?? args[1]?.value;
    const algorithm = args.find((arg) => arg.name === "algorithm")?.value ?? args[2]?.value;
    return key && !args.some((arg) => arg.isSplat) ? [{ key, algorithm: algorithm?.text() ?? '"HS256"' }] : [];
  });
  return [...new Map(found.map((one) => [`${one.key.text()} ${one.algorithm}`, one])).values()];
}
function readCulprit(call) {
  const args = readArguments(call);
  if (args.some((arg) => arg.isSplat)) return void 0;
  const verify = args.find((arg) => arg.name === "verify" && arg.value.text() === "False");
  if (verify) return { call, args, culprit: verify.node, way: "verify" };
  const options = args.find((arg) => arg.name === "options")?.value;
  const pair = (options?.is("dictionary") === true ? options.namedChildren() : []).find(
    (it) => it.is("pair") && /verify_signature["']$/.test(it.field("key")?.text() ?? "") && it.field("value")?.text() === "False"
  );
  if (pair) return { call, args, culprit: pair, way: "options" };
  const algorithms = args.find((arg) => arg.name === "algorithms")?.value;
  const none = (algorithms?.is("list") === true ? algorithms.namedChildren() : []).find(
    (it) => /^["']none["']$/i.test(it.text())
  );
  return none ? { call, args, culprit: none, way: "none" } : void 0;
}

// src/scanners/heal/rules/jwt-unverified.ts
var rule36 = {
  id: "jwt-unverified",
  title: "A token is believed without its signature",
  languages: ["python"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/347.html",
    "https://pyjwt.readthedocs.io/en/stable/usage.html#reading-the-claimset-without-validation"
  ],
  mentions: /\bjwt\b/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findUnverifiedTokens(tree).map(({ call }) => ({
      node: call,
      message: "The signature is not checked: everybody can make such a token, and be whoever they say."
    }));
  },
  examples: {
    finds: [
      { path: "a.py", text: 'import jwt\nuser = jwt.decode(token, options={"verify_signature": False})["sub"]\n' },
      { path: "a.py", text: "import jwt\nuser = jwt.decode(token, KEY, verify=False)\n" },
      { path: "a.py", text: 'import jwt\nuser = jwt.decode(token, KEY, algorithms=["HS256", "none"])\n' }
    ],
    leaves: [
      { path: "a.py", text: 'import jwt\nuser = jwt.decode(token, KEY, algorithms=["HS256"])\n' },
      {
        path: "a.py",
        text: 'import jwt\ndef f(t):\n    who = jwt.decode(t, options={"verify_signature": False})["iss"]\n    return jwt.decode(t, keys[who], algorithms=["RS256"])\n'
      },
      { path: "a.py", text: 'from other import jwt\nuser = jwt.decode(token, options={"verify_signature": False})\n' }
    ]
  }
};

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
function quoteOf(token) {
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
  const hasValue2 = parts.some((part) => part.kind === "value");
  return { parts, tokens, way: isFormatted && hasValue2 ? "f-string" : "plain" };
}
function readToken(token) {
  const whole = token.text();
  const { start: origin } = span(token);
  const opening = prefixOf(token).length + quoteOf(token).length;
  const closing = whole.length - quoteOf(token).length;
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
  const [binding, ...more] = madeHere(scope, name);
  const statement2 = binding && statementOf(binding);
  const made = statement2 && readAssignment(statement2, name);
  if (made === void 0 || more.length > 0 || !isSame(scopeOf(made.name), scope) || !isLongList(made.value))
    return void 0;
  const identifiers = identifiersOf(scope, name);
  if (identifiers.some((node) => roleOf(node) === "declare")) return void 0;
  const reads2 = identifiers.filter((node) => roleOf(node) === "read" && !isInside(node, made.statement));
  if (!reads2.every((node) => span(node).start > span(made.statement).end && keepsList(node))) return void 0;
  const around = loopsAround(made.name);
  const tests = reads2.filter((node) => {
    const test = node.parent();
    if (test === null || !isSame(listOf(test), node)) return false;
    if (!isSame(enclosing(node, "function_definition", "lambda") ?? null, scope)) return false;
    return loopsAround(test).some((loop) => !around.some((outer) => isSame(outer, loop)));
  });
  if (tests.length === 0) return void 0;
  return { name, made, tests, otherReads: reads2.filter((node) => !tests.some((it) => isSame(it, node))) };
}
function madeHere(scope, name) {
  const bindings = bindingsOf(scope, name);
  const parameters = scope.field("parameters");
  const own = bindings.filter((node) => parameters === null || !isInside(node, parameters));
  const isReplaced = own.length === 1 && isSame(
    statementOf(own[0] ?? scope)?.parent()?.parent(),
    scope
  );
  return isReplaced ? own : bindings;
}
function isLongList(value) {
  const inner = unwrap2(value);
  if (inner.is("list_comprehension")) {
    const element = inner.namedChildren()[0];
    return !hasUnhashable(element) && !isLookedUpByKey(element, inner);
  }
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
function isLookedUpByKey(element, around) {
  if (element === void 0) return false;
  const name = unwrap2(element).text();
  return descendants(around, "subscript").some(
    (each) => each.field("value")?.text() === name && each.field("subscript")?.is("string") === true
  );
}
var collections = new Set(
  "args kwargs params parameters list lists dict dicts data row rows record records json payload options set sets array vector".split(
    " "
  )
);
function mayBeUnhashable(node) {
  if (node === void 0) return false;
  const inner = unwrap2(node);
  if (inner.is("tuple")) {
    const parts = inner.namedChildren().filter((child) => !child.is("comment"));
    return parts.some((part) => hasUnhashable(part) || mayBeUnhashable(part));
  }
  const name = inner.is("attribute") ? inner.field("attribute")?.text() : inner.is("identifier") ? inner.text() : "";
  return collections.has(wordsOf(name ?? "").at(-1) ?? "");
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
      const isTarget = isSame(user?.field("left"), parent) || user?.is("delete_statement") === true;
      return !isTarget;
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
var rule37 = {
  id: "list-membership",
  title: "A list is searched in a loop",
  languages: ["python"],
  category: "performance",
  severity: "medium",
  links: ["https://wiki.python.org/moin/TimeComplexity"],
  mentions: /\bin\s+\w+/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findTestedLists(tree).flatMap(
      ({ name, tests }) => tests.flatMap((test) => {
        const node = test.parent();
        return node ? [{ node, message: `Every round searches the whole list \`${name}\`; a set answers at once.` }] : [];
      })
    );
  },
  examples: {
    finds: [
      { path: "a.py", text: "def f(a, b):\n    b = list(b)\n    return [x for x in a if x in b]\n" },
      { path: "a.py", text: "def f(a, b):\n    seen = list(b)\n    return [x for x in a if x in seen]\n" },
      {
        path: "a.py",
        text: "def f(a, b):\n    ids = [y.id for y in b]\n    for x in a:\n        if x.id not in ids:\n            print(len(ids))\n"
      }
    ],
    leaves: [
      { path: "a.py", text: "def f(a, b):\n    if a:\n        b = list(b)\n    return [x for x in a if x in b]\n" },
      { path: "a.py", text: "def f(a, b):\n    print(b)\n    b = list(b)\n    return [x for x in a if x in b]\n" },
      { path: "tests/test_a.py", text: "def f(a, b):\n    seen = list(b)\n    return [x for x in a if x in seen]\n" },
      { path: "a.py", text: "def f(a, b):\n    seen = set(b)\n    return [x for x in a if x in seen]\n" },
      { path: "a.py", text: "def f(a, b):\n    seen = list(b)\n    return 1 in seen\n" },
      {
        path: "a.py",
        text: 'def f(tables):\n    hidden = [t for t in tables if t["hidden"]]\n    return [t for t in tables if t not in hidden]\n'
      },
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
var rule38 = {
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
  const names2 = /* @__PURE__ */ new Set();
  const clauses = loop.is("for_statement") ? [loop] : loop.namedChildren().filter((it) => it.is("for_in_clause"));
  for (const clause of clauses) {
    const left = clause.field("left");
    if (left === null) continue;
    if (left.is("identifier")) names2.add(left.text());
    else for (const name of namesBoundIn(clause, left)) names2.add(name);
  }
  return names2;
}
function namesBoundIn(clause, left) {
  const { start, end } = span(left);
  return descendants(left, "identifier").filter((node) => span(node).start >= start && span(node).end <= end).map((node) => node.text()).filter((name) => namesBound(clause).has(name));
}

// src/scanners/heal/rules/n-plus-one.ts
var rule39 = {
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

// src/syntax/python/untimed-calls.ts
var positions = /* @__PURE__ */ new Map([
  ["urllib.request.urlopen", 2],
  ["http.client.HTTPConnection", 2],
  ["smtplib.SMTP", 3],
  ["ftplib.FTP", 4]
]);
var guarded = /* @__PURE__ */ new Map([
  ["http.client.HTTPSConnection", 2],
  ["smtplib.SMTP_SSL", 2],
  ["ftplib.FTP_TLS", 1]
]);
function findUntimed(tree) {
  const names2 = readImportedNames(tree);
  const calls3 = descendants(tree.root(), "call");
  if (calls3.some((call) => call.field("function")?.text().endsWith("setdefaulttimeout") === true)) return [];
  return calls3.filter((call) => {
    const callee = qualify(call.field("function"), names2) ?? "";
    const most = positions.get(callee) ?? guarded.get(callee);
    const args = readArguments(call);
    if (most === void 0 || args.length === 0 || args.some((arg) => arg.isSplat || arg.name === "timeout"))
      return false;
    return args.filter((arg) => arg.name === void 0).length <= most && !/^[a-z]*["'](?:file|data):/.test(args[0]?.value.text() ?? "");
  });
}

// src/scanners/heal/rules/network-timeout.ts
var rule40 = {
  id: "network-timeout",
  title: "A connection is waited for without end",
  languages: ["python"],
  category: "security",
  severity: "low",
  links: [
    "https://cwe.mitre.org/data/definitions/400.html",
    "https://docs.python.org/3/library/urllib.request.html#urllib.request.urlopen"
  ],
  mentions: /urlopen|SMTP|HTTPS?Connection|FTP/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findUntimed(tree).map((node) => ({
      node,
      message: "A server that does not answer holds the program up for ever: give it a timeout."
    }));
  },
  examples: {
    finds: [
      { path: "a.py", text: "from urllib.request import urlopen\nurlopen(url)\n" },
      { path: "a.py", text: 'import smtplib\nserver = smtplib.SMTP("localhost", 25)\n' },
      { path: "a.py", text: "import http.client\nhttp.client.HTTPSConnection(host)\n" }
    ],
    leaves: [
      { path: "a.py", text: "from urllib.request import urlopen\nurlopen(url, timeout=5)\n" },
      { path: "a.py", text: "from urllib.request import urlopen\nurlopen(url, None, 5)\n" },
      { path: "a.py", text: "from urllib.request import urlopen\nurlopen(url, **options)\n" },
      { path: "a.py", text: 'import socket\nimport smtplib\nsocket.setdefaulttimeout(9)\nsmtplib.SMTP("a")\n' },
      { path: "a.py", text: 'from urllib.request import urlopen\nurlopen("file:///etc/hosts")\n' }
    ]
  }
};

// src/scanners/heal/rules/non-exhaustive-switch.ts
var rule41 = {
  id: "non-exhaustive-switch",
  title: "A switch forgets one of its cases",
  languages: ["typescript"],
  category: "logic",
  severity: "medium",
  links: [
    "https://cwe.mitre.org/data/definitions/478.html",
    "https://typescript-eslint.io/rules/switch-exhaustiveness-check/",
    "https://www.typescriptlang.org/docs/handbook/2/narrowing.html#exhaustiveness-checking"
  ],
  mentions: /\bswitch\b/,
  find(tree, path) {
    if (isDevelopmentFile(path)) return [];
    return findAll(tree, { kind: "switch_statement" }).flatMap((node) => {
      const value = node.field("value");
      const body = node.field("body");
      const members = value && membersOf(unwrap(value), tree);
      if (!value || !body || !members || members.size < 3) return [];
      const cases = namedChildren(body);
      const given = cases.flatMap((each) => each.field("value") ?? []).map((each) => withoutQuotes(each.text()));
      if (given.length < cases.length || isAnsweredBehind(node, cases)) return [];
      const missing = [...members].filter((member) => !given.includes(member));
      const [only] = missing;
      if (missing.length !== 1 || only === void 0 || given.some((each) => !members.has(each))) return [];
      return [{ node: value, message: `Nothing happens for \`${only}\`, the only one that has no case here.` }];
    });
  },
  examples: {
    finds: [
      {
        path: "a.ts",
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n    case 'm': medium(); break;\n  }\n}\n"
      },
      {
        path: "a.ts",
        text: "export enum Color { Red, Green = 2, Blue }\nfunction f(color: Color) {\n  switch (color) {\n    case Color.Red: case Color.Blue: warm(); break;\n  }\n}\n"
      }
    ],
    leaves: [
      {
        path: "a.ts",
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n    case 'm': break;\n    default: other();\n  }\n}\n"
      },
      {
        path: "a.ts",
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': return 1;\n    case 'm': return 2;\n  }\n  return 3;\n}\n"
      },
      {
        path: "a.ts",
        text: "type Size = 's' | 'm' | 'l' | 'xl';\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n    case 'm': medium(); break;\n  }\n}\n"
      },
      {
        path: "a.ts",
        text: "type Size = 's' | 'm' | Other;\nfunction f(size: Size) {\n  switch (size) {\n    case 's': small(); break;\n  }\n}\n"
      },
      {
        path: "a.ts",
        text: "type Size = 's' | 'm' | 'l';\nfunction f(size: Size) {\n  if (size === 'l') return;\n  switch (size) {\n    case 's': small(); break;\n    case 'm': medium(); break;\n  }\n}\n"
      }
    ]
  }
};
function membersOf(value, tree) {
  if (value.kind() !== "identifier") return void 0;
  const found = resolve(value);
  const type = found?.type;
  if (found === void 0 || type === void 0 || !/^[A-Z]\w*$/.test(type)) return void 0;
  if (isAskedFor(found.scope, value)) return void 0;
  const named = findAll(tree, {
    any: [{ kind: "type_alias_declaration" }, { kind: "enum_declaration" }],
    has: { field: "name", regex: `^${type}$` }
  });
  const [only] = named;
  if (named.length !== 1 || only === void 0) return void 0;
  return only.kind() === "enum_declaration" ? enumMembers(only, type) : unionMembers(only);
}
function enumMembers(node, type) {
  const members = namedChildren(node.field("body") ?? node).map((each) => (each.field("name") ?? each).text());
  return new Set(members.map((member) => `${type}.${member}`));
}
function unionMembers(node) {
  const value = node.field("value");
  if (value?.kind() !== "union_type") return void 0;
  const parts = flatten(value);
  if (parts.some((part) => part.kind() !== "literal_type")) return void 0;
  return new Set(parts.map((part) => withoutQuotes(part.text())));
}
function flatten(node) {
  return node.kind() === "union_type" ? namedChildren(node).flatMap(flatten) : [node];
}
function withoutQuotes(text) {
  return text.replace(/^(['"])(.*)\1$/, "$2");
}
function isAskedFor(scope, value) {
  const name = value.text().replaceAll("$", "\\$");
  return new RegExp(
    `\\b${name}\\b\\s*[!=]==?|[!=]==?\\s*${name}\\b|\\(${name}\\)\\s*[?&|]|\\b${name}\\s+(?:as|satisfies)\\b`
  ).test(scope.text());
}
function isAnsweredBehind(node, cases) {
  const leaves3 = cases.every((each) => {
    const last = namedChildren(each).at(-1);
    const inner = last?.kind() === "statement_block" ? namedChildren(last).at(-1) : last;
    return namedChildren(each).length === 1 || /^(return|throw)_statement$/.test(String(inner?.kind()));
  });
  return leaves3 && node.next() !== null && node.next()?.kind() !== "}";
}

// src/syntax/python/repeated-patterns.ts
function readRepeatedWork(expression) {
  const [innerLoop, outerLoop] = loopsAround(expression);
  if (innerLoop === void 0 || outerLoop === void 0) return void 0;
  const inner = innerLoop.is("for_statement") ? innerLoop : onlyClause(innerLoop);
  const word = inner?.field("left");
  const words = inner?.field("right");
  const outer = statementOf(outerLoop);
  if (!inner || !outer || word?.is("identifier") !== true || words?.is("identifier") !== true) return void 0;
  const names2 = namesRead(expression);
  if (!names2.has(word.text())) return void 0;
  const bound = [...namesBound(outerLoop)];
  const isStable = [...names2, words.text()].every((name) => name === word.text() || !bound.includes(name));
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
var rule42 = {
  id: "regex-in-loop",
  title: "A regular expression is compiled in a loop",
  languages: ["python"],
  category: "performance",
  severity: "low",
  links: ["https://docs.python.org/3/library/re.html#re.compile"],
  mentions: /\bcompile\b/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    const names2 = readImportedNames(tree);
    return findAll(tree, { kind: "call", has: { field: "function", regex: "compile$" } }).flatMap((node) => {
      if (qualify(node.field("function"), names2) !== "re.compile") return [];
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
      { path: "test_a.py", text: 'import re\nfor line in lines:\n    m = re.compile(r"\\d+").match(line)\n' },
      {
        path: "a.py",
        text: 'import re\npattern = re.compile(r"\\d+")\nfor line in lines:\n    m = pattern.match(line)\n'
      },
      { path: "a.py", text: "import re\nfor word in words:\n    patterns.append(re.compile(word))\n" },
      { path: "a.py", text: 'import re\nfor m in re.compile("a").finditer(text):\n    print(m)\n' }
    ]
  }
};

// src/syntax/python/every-round.ts
var branches = /^(?:if_statement|elif_clause|else_clause|try_statement|except_clause|match_statement|while_statement|conditional_expression|boolean_operator|lambda|function_definition|class_definition|if_clause)$/;
function isUnconditional2(node, region) {
  let child = node;
  for (let at = node.parent(); at !== null && !isSame(child, region); child = at, at = at.parent()) {
    const kind = String(at.kind());
    const isHead = /^(?:if_statement|while_statement)$/.test(kind) && isSame(at.field("condition"), child);
    const isFirst = kind === "boolean_operator" && isSame(at.field("left"), child);
    const isFirstPart = kind === "if_clause" || kind === "conditional_expression" && isSame(at.namedChildren()[1], child);
    const isTried = kind === "try_statement" && isSame(at.field("body"), child);
    if (branches.test(kind) && !isHead && !isFirst && !isFirstPart && !isTried) return false;
    if (/comprehension$|^generator_expression$/.test(kind) && isSame(at, region)) {
      const isElement = isSame(at.field("body"), child);
      if (isElement && at.namedChildren().some((part) => part.is("if_clause"))) return false;
    }
    if (at.is("block") && leavesBefore2(at, child)) return false;
  }
  return true;
}
function leavesBefore2(block, child) {
  return block.namedChildren().filter((statement2) => span(statement2).end <= span(child).start).some((statement2) => leaves(statement2));
}
function leaves(statement2) {
  const ways = statement2.findAll({
    rule: {
      any: [
        { kind: "return_statement" },
        { kind: "raise_statement" },
        { kind: "break_statement" },
        { kind: "continue_statement" }
      ]
    }
  });
  return ways.some((way) => {
    const fn = enclosing(way, "function_definition", "lambda");
    if (fn !== void 0 && isInside(fn, statement2)) return false;
    const inner = enclosing(way, "for_statement", "while_statement");
    const isInner = inner !== void 0 && isInside(inner, statement2);
    return !isInner || way.is("return_statement") || way.is("raise_statement");
  });
}

// src/syntax/python/literal-types.ts
function literalTypeOf(node) {
  switch (String(node.kind())) {
    case "string":
    case "concatenated_string":
      return /^[a-zA-Z]*[bB]/.test(node.text().replace(/["'][\s\S]*$/, "")) ? "bytes" : "str";
    case "integer":
      return /[jJ]$/.test(node.text()) ? void 0 : "int";
    case "float":
      return /[jJ]$/.test(node.text()) ? void 0 : "float";
    case "true":
    case "false":
    case "not_operator":
      return "bool";
    case "none":
      return "None";
    case "parenthesized_expression": {
      const inner = node.children().find((child) => child.isNamed() && !child.is("comment"));
      return inner === void 0 ? void 0 : literalTypeOf(inner);
    }
    case "comparison_operator": {
      const operators = node.children().filter((child) => !child.isNamed() || /^(is|in|not in|is not)$/.test(child.text()));
      return operators.every((child) => /^(is|is not|in|not in|not)$/.test(child.text().replace(/\s+/g, " "))) ? "bool" : void 0;
    }
    case "boolean_operator":
      return sameType(node.field("left"), node.field("right"));
    case "conditional_expression": {
      const [yes, , no] = node.children().filter((child) => child.isNamed() && !child.is("comment"));
      return sameType(yes ?? null, no ?? null);
    }
    case "unary_operator": {
      const inner = node.field("argument");
      const type = inner === null ? void 0 : literalTypeOf(inner);
      return type === "int" || type === "float" ? type : void 0;
    }
    case "call":
      return typeOfCall(node);
    default:
      return void 0;
  }
}
function sameType(a, b) {
  const left = a === null ? void 0 : literalTypeOf(a);
  const right = b === null ? void 0 : literalTypeOf(b);
  return left === right ? left : void 0;
}
var calls2 = {
  str: "str",
  repr: "str",
  ascii: "str",
  chr: "str",
  hex: "str",
  oct: "str",
  bin: "str",
  format: "str",
  len: "int",
  ord: "int",
  id: "int",
  hash: "int",
  int: "int",
  float: "float",
  bool: "bool",
  isinstance: "bool",
  issubclass: "bool",
  callable: "bool",
  hasattr: "bool",
  any: "bool",
  all: "bool",
  bytes: "bytes"
};
function typeOfCall(node) {
  const callee = node.field("function");
  if (callee?.is("identifier") === true) return calls2[callee.text()];
  const object = callee?.is("attribute") === true ? callee.field("object") : null;
  const method = callee?.field("attribute")?.text() ?? "";
  const type = object === null ? void 0 : literalTypeOf(object);
  return (type === "str" || type === "bytes") && ["join", "strip", "lower", "upper", "replace", "format", "title"].includes(method) ? type : void 0;
}

// src/syntax/python/known-values.ts
function readKnownValue(identifier) {
  const name = identifier.text();
  const local = scopeOf(identifier);
  const own = bindingsOf(local, name);
  const scope = own.length > 0 || local.is("module") ? local : local.getRoot().root();
  const bindings = own.length > 0 ? own : bindingsOf(scope, name);
  const [binding] = bindings;
  if (binding === void 0 || bindings.length > 1 || !isSame(scopeOf(binding), scope)) return void 0;
  if (enclosing(binding, "lambda", "class_definition") !== void 0) return void 0;
  const uses2 = identifiersOf(scope, name).filter((node) => !isSame(node, binding) && roleOf(node) !== "other");
  if (uses2.some((use) => roleOf(use) === "declare")) return void 0;
  const statement2 = binding.parent()?.parent();
  const assigned = statement2 && readAssignment(statement2, name);
  if (assigned && isSame(assigned.name, binding)) {
    const made = typeOfMade(assigned.value);
    const block = assigned.statement.parent();
    const isCertain = block !== null && (block.is("module") || isInside(identifier, block));
    if (!isCertain || span(assigned.statement).end > span(identifier).start) return void 0;
    if (made === void 0) return { name, ...unknown, binding, scope, isOwn: false };
    const isOwn2 = !scope.is("module") && uses2.every((use) => isSame(scopeOf(use), scope) && isKept2(use) && !isInLambda(use));
    return { name, ...made, binding, scope, isOwn: isOwn2 };
  }
  const parameter = binding.parent();
  if (parameter?.is("parameters") === true) return { name, ...unknown, binding, scope, isOwn: false };
  const type = parameter?.is("typed_parameter") === true ? parameter.field("type")?.text() : void 0;
  if (type === void 0) return void 0;
  return { name, ...readTypeName(type) ?? unknown, binding, scope, isOwn: false };
}
function isInLambda(node) {
  return enclosing(node, "lambda") !== void 0;
}
var unknown = { type: "unknown", element: void 0 };
function typeOfMade(value) {
  const kind = String(value.kind());
  if (kind === "list" || kind === "tuple" || kind === "set") {
    return { type: kind, element: sameOf(value.namedChildren().filter((child) => !child.is("comment"))) };
  }
  if (kind === "list_comprehension" || kind === "set_comprehension") {
    const body = value.field("body");
    return { type: kind === "list_comprehension" ? "list" : "set", element: body ? sameOf([body]) : void 0 };
  }
  if (kind === "dictionary" || kind === "dictionary_comprehension") {
    const pairs = kind === "dictionary" ? value.namedChildren().filter((child) => !child.is("comment")) : [value.field("body")];
    return { type: "dict", element: sameOf(pairs.map((pair) => pair?.field("key") ?? void 0)) };
  }
  if (kind === "call" && value.field("function")?.is("identifier") === true) {
    const called = value.field("function")?.text() ?? "";
    if (called === "sorted") return { type: "list", element: void 0 };
    if (/^(?:list|tuple|set|frozenset|dict)$/.test(called)) return { type: called, element: void 0 };
  }
  return literalTypeOf(value) === "str" ? { type: "str", element: "str" } : void 0;
}
function sameOf(parts) {
  const types = new Set(parts.map((part) => part && literalTypeOf(part)));
  return types.size === 1 ? [...types][0] : void 0;
}
function readTypeName(type) {
  if (type === "str") return { type: "str", element: "str" };
  const [, head = "", inside] = /^(?:typing\.)?(list|List|tuple|Tuple|set|Set|frozenset|FrozenSet|dict|Dict)(?:\[([\s\S]*)\])?$/.exec(type) ?? [];
  if (head === "") return void 0;
  const name = head.toLowerCase();
  const [first = "", second] = (inside ?? "").split(",").map((part) => part.trim());
  const isUniform = name !== "tuple" || second === "...";
  const isPlain = /^(?:int|str|float|bool|bytes)$/.test(first) && isUniform && (name === "dict" || name === "tuple" || second === void 0);
  return { type: name, element: isPlain ? first : void 0 };
}
var readers2 = /^(?:len|sorted|list|set|tuple|dict|frozenset|sum|min|max|any|all|enumerate|zip|reversed|str|repr|print|isinstance|bool|range)$/;
var readingMethods2 = /^(?:index|count|copy|get|items|keys|values|issubset|issuperset|isdisjoint|union|intersection|difference|join|split|splitlines|strip|lstrip|rstrip|lower|upper|casefold|title|replace|startswith|endswith|find|format|encode|isdigit|isalpha)$/;
var changingMethods2 = /^(?:append|extend|insert|remove|pop|clear|sort|reverse|add|discard|update|setdefault|popitem)$/;
function isLook2(use) {
  const parent = use.parent();
  if (parent === null) return false;
  const kind = String(parent.kind());
  switch (kind) {
    case "for_statement":
    case "for_in_clause":
      return isSame(parent.field("right"), use);
    case "comparison_operator":
    case "not_operator":
    case "interpolation":
    case "binary_operator":
      return true;
    case "if_statement":
    case "elif_clause":
    case "while_statement":
    case "if_clause":
      return isSame(parent.field("condition"), use) || kind === "if_clause";
    case "subscript": {
      if (!isSame(parent.field("value"), use)) return true;
      const outer = parent.parent();
      const isTarget = /^(?:assignment|augmented_assignment)$/.test(String(outer?.kind())) && isSame(outer?.field("left"), parent);
      return !isTarget && outer?.is("delete_statement") !== true && outer?.is("pattern_list") !== true;
    }
    case "argument_list":
      return readers2.test(parent.parent()?.field("function")?.text() ?? "") || isJoined(parent);
    case "attribute":
      return isMethodOf(use, readingMethods2);
    default:
      return false;
  }
}
function isJoined(list) {
  const callee = list.parent()?.field("function");
  return callee?.is("attribute") === true && callee.field("attribute")?.text() === "join" && callee.field("object")?.is("string") === true;
}
function isMethodOf(use, methods) {
  const member = use.parent();
  const isCalled = member?.parent()?.is("call") === true && isSame(member.parent()?.field("function"), member);
  return isCalled && isSame(member?.field("object"), use) && methods.test(member?.field("attribute")?.text() ?? "");
}
function isKept2(use) {
  const parent = use.parent();
  if (isLook2(use) || parent?.is("return_statement") === true || isMethodOf(use, changingMethods2)) return true;
  if (parent?.is("subscript") === true || parent?.is("augmented_assignment") === true) return isInside(use, parent);
  return false;
}
function isHarmlessCall(call) {
  const callee = call.field("function");
  if (callee?.is("identifier") === true) return harmless3.test(callee.text());
  if (callee?.is("attribute") !== true) return false;
  const method = callee.field("attribute")?.text() ?? "";
  if (readingMethods2.test(method)) return true;
  const object = callee.field("object");
  return changingMethods2.test(method) && object?.is("identifier") === true && readKnownValue(object)?.isOwn === true;
}
var harmless3 = /^(?:len|sorted|list|set|tuple|dict|frozenset|sum|min|max|any|all|enumerate|zip|reversed|str|repr|print|isinstance|bool|range|int|float|abs|round|ord|chr|divmod|hash|type)$/;

// src/syntax/python/invariant-work.ts
var builtins = /^(?:sorted|list|set|tuple|frozenset|dict|sum|min|max|len)$/;
var textMethods2 = /^(?:lower|upper|casefold|strip|split|splitlines|title)$/;
var loops = "for_statement while_statement list_comprehension set_comprehension dictionary_comprehension generator_expression";
var candidates2 = {
  kind: "call",
  any: [
    { has: { field: "function", kind: "identifier", regex: builtins.source } },
    { has: { field: "function", kind: "attribute", has: { field: "attribute", regex: textMethods2.source } } }
  ],
  inside: { any: loops.split(" ").map((kind) => ({ kind })), stopBy: "end" }
};
function findInvariantWork2(tree) {
  const seen = /* @__PURE__ */ new Set();
  const shadowed = memoise((name) => bindingsOf(tree.root(), name).length > 0);
  return findAll(tree, candidates2).flatMap((call) => {
    const read = readWork2(call);
    if (read === void 0 || loopsAround(call).length === 0) return [];
    const { work, argument } = read;
    if (builtins.test(work) && shadowed(work)) return [];
    const value = readKnownValue(argument);
    if (value === void 0 || !isFitting(work, value) || !isUsedAtOnce2(call, work)) return [];
    const target = findTarget2(call, value);
    if (target === void 0) return [];
    const key = `${span(target).start} ${call.text()}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ call, argument, work, value, target }];
  });
}
function memoise(ask) {
  const known = /* @__PURE__ */ new Map();
  return (name) => {
    const answer = known.get(name) ?? ask(name);
    known.set(name, answer);
    return answer;
  };
}
function readWork2(call) {
  const callee = call.field("function");
  const all = readArguments(call);
  if (callee?.is("identifier") === true) {
    const [first, ...more] = all;
    const work2 = callee.text();
    const isPlain = first?.value.is("identifier") === true && first.name === void 0;
    const isOrdered = work2 === "sorted" && more.every((it) => it.name === "reverse" && /^(?:True|False)$/.test(it.value.text()));
    const isCounted = work2 !== "len" || isTightBound(call);
    const isWork = builtins.test(work2) && isPlain && isCounted && (more.length === 0 || isOrdered);
    return isWork ? { work: work2, argument: first.value } : void 0;
  }
  const object = callee?.is("attribute") === true ? callee.field("object") : null;
  const work = callee?.field("attribute")?.text() ?? "";
  const isLiteral = all.every(
    (it) => it.name === void 0 && it.value.is("string") && !it.value.find({ rule: { kind: "interpolation" } })
  );
  return object?.is("identifier") === true && textMethods2.test(work) && isLiteral ? { work, argument: object } : void 0;
}
var fewStatements = 3;
function isTightBound(call) {
  const comparison = call.parent();
  const loop = comparison?.parent();
  if (comparison?.is("comparison_operator") !== true || loop?.is("while_statement") !== true) return false;
  const body = loop.field("body");
  const statements2 = body?.namedChildren().filter((each) => !each.is("comment")) ?? [];
  return body !== null && statements2.length <= fewStatements && statements2.every((each) => each.is("expression_statement")) && descendants(body, "call", "await", "yield").length === 0;
}
function isFitting(work, value) {
  if (value.type === "unknown") return work !== "len";
  if (textMethods2.test(work)) return value.type === "str";
  return work !== "dict" || value.type === "dict";
}
function isSafe2(work, { type, element }) {
  if (type === "unknown") return false;
  if (textMethods2.test(work)) return type === "str";
  if (/^(?:len|list|tuple|dict)$/.test(work)) return work !== "dict" || type === "dict";
  if (work === "sorted") return type === "str" || /^(?:int|str|bytes)$/.test(element ?? "");
  if (work === "sum") return type !== "str" && /^(?:int|float|bool)$/.test(element ?? "");
  if (/^(?:set|frozenset)$/.test(work)) return /^(?:set|frozenset|dict|str)$/.test(type) || element !== void 0;
  return false;
}
function isUsedAtOnce2(call, work) {
  const isFixed2 = /^(?:sum|min|max|len|tuple|frozenset|lower|upper|casefold|strip|title)$/.test(work);
  return isFixed2 || isLook2(call);
}
function findTarget2(call, value) {
  let target;
  for (const loop of loopsAround(call)) {
    const statement2 = statementOf(loop);
    if (statement2 === void 0 || isInside(value.binding, statement2)) break;
    if (!isStatementLoop(loop) && !isReadAtOnce(loop)) break;
    const regions = isStatementLoop(loop) ? [loop.field("body"), loop.field("condition")] : [loop];
    const region = regions.find((each) => each !== null && isInside(call, each));
    if (!region || !isUnconditional2(call, region) || !staysSame2(statement2, value)) break;
    target = statement2;
  }
  return target;
}
function isStatementLoop(loop) {
  return loop.is("for_statement") || loop.is("while_statement");
}
function isReadAtOnce(loop) {
  if (enclosing(loop, "lambda") !== void 0) return false;
  if (!loop.is("generator_expression")) return true;
  const call = loop.parent()?.is("argument_list") === true ? loop.parent()?.parent() : loop.parent();
  const callee = call?.is("call") === true ? call.field("function") : void 0;
  const name = callee?.is("attribute") === true ? callee.field("attribute")?.text() : callee?.text();
  return /^(?:any|all|sum|min|max|sorted|list|set|tuple|dict|frozenset|join)$/.test(name ?? "");
}
function staysSame2(statement2, value) {
  const uses2 = identifiersOf(statement2, value.name).filter((node) => roleOf(node) !== "other");
  const areLooks = uses2.every(
    (use) => isLook2(use) && isSame(scopeOf(use), scopeOf(statement2)) && enclosing(use, "lambda") === void 0
  );
  const isFixed2 = /^(?:str|tuple|frozenset)$/.test(value.type);
  if (!areLooks && !(isFixed2 && uses2.every((use) => roleOf(use) === "read"))) return false;
  if (isFixed2 || value.isOwn) return true;
  const clauses = descendants(statement2, "for_statement", "for_in_clause");
  const isAsync2 = clauses.some((clause) => clause.children().some((child) => child.text() === "async"));
  const isQuiet2 = !isAsync2 && descendants(statement2, "call").every(isHarmlessCall);
  const isWritten2 = [...descendants(statement2, "assignment", "augmented_assignment")].some((node) => {
    const left = node.field("left");
    return left?.is("subscript") === true ? !isOwnName2(left.field("value")) : left?.is("attribute") === true || node.is("augmented_assignment") && !isNumberLike(node);
  });
  return isQuiet2 && !isWritten2 && descendants(statement2, "await", "yield", "delete_statement", "with_statement").length === 0;
}
function isOwnName2(node) {
  return node?.is("identifier") === true && readKnownValue(node)?.isOwn === true;
}
function isNumberLike(node) {
  const right = node.field("right");
  const isNumber2 = /^(?:integer|float)$/.test(String(right?.kind())) || /^(?:len|int|float|abs|ord)\(/.test(right?.text() ?? "");
  return isNumber2 && node.field("left")?.is("identifier") === true;
}

// src/scanners/heal/rules/repeated-work.ts
var takesLong = /\b(?:sorted|list|set|tuple|frozenset|dict|sum|min|max)\s*\(\s*\w+\s*[,)]|\bwhile\b.*\blen\s*\(|\.(?:lower|upper|casefold|strip|split|splitlines|title)\s*\(/;
var rule43 = {
  id: "repeated-work",
  title: "The same work is done in every round",
  languages: ["python"],
  category: "performance",
  severity: "low",
  links: ["https://wiki.python.org/moin/TimeComplexity", "https://wiki.python.org/moin/PythonSpeed/PerformanceTips"],
  mentions: takesLong,
  find(tree, path) {
    if (isTestFile(path)) return [];
    return findInvariantWork2(tree).map(({ call, value }) => ({
      node: call,
      message: `\`${call.text()}\` gives the same in every round: \`${value.name}\` does not change; do it once, before the loop.`
    }));
  },
  examples: {
    finds: [
      { path: "a.py", text: "def f(a, b):\n    return [x for x in a if x in set(b)]\n" },
      {
        path: "a.py",
        text: 'def f(rows):\n    order = {"a": 1, "b": 2}\n    for row in rows:\n        for name in sorted(order):\n            print(row[name])\n'
      },
      {
        path: "a.py",
        text: "def f(word: str, lines):\n    for line in lines:\n        print(line.count(word.lower()))\n"
      },
      {
        path: "a.py",
        text: "def f(xs):\n    ys = [x for x in xs if x]\n    i = 0\n    while i < len(ys):\n        i += ys[i]\n"
      }
    ],
    leaves: [
      { path: "a.py", text: "def f(a, b, c):\n    return [x for x in a if c(x) in set(b)]\n" },
      {
        path: "a.py",
        text: "def f(a: list[str], b: list[str]):\n    for x in a:\n        b.append(x)\n        print(sorted(b))\n"
      },
      {
        path: "a.py",
        text: "def f(n):\n    row = [0, 0]\n    grid = []\n    for _ in range(n):\n        grid.append(list(row))\n"
      },
      { path: "a.py", text: "def f(a, b: list[str], c):\n    for x in a:\n        c(x)\n        print(x in set(b))\n" },
      {
        path: "a.py",
        text: "def f(a):\n    ys = [1, 2]\n    for x in a:\n        if x:\n            print(sorted(ys))\n"
      },
      { path: "a.py", text: "def f(a):\n    ys = [1, 2]\n    for y in sorted(ys):\n        print(y)\n" },
      { path: "a.py", text: "def f(xs: list[int], g):\n    i = 0\n    while i < len(xs):\n        g(xs)\n" },
      // What the round does beside it takes longer than the length does.
      {
        path: "a.py",
        text: "def f(text: str):\n    i = 0\n    while i < len(text):\n        if text[i].isspace():\n            break\n        i += 1\n    return i\n"
      },
      {
        path: "a.py",
        text: 'def f(text: str):\n    i = 0\n    while i < len(text):\n        i += text.find("x", i)\n'
      },
      { path: "a.py", text: "def f(ws, b: list[str]):\n    return (x for x in ws if x in set(b))\n" }
    ]
  }
};

// src/scanners/heal/rules/self-comparison.ts
var constant = /* @__PURE__ */ new Set(["==", "<", ">", "<=", ">=", "is", "is not"]);
var plain = /^[A-Za-z_][\w]*(?:\.[A-Za-z_]\w*|\[[\w'"]+\])*$/;
var sameOnBothSides = `^[A-Za-z_][\\w.\\[\\]'"]*\\s*(==|<|>|is)`;
var rule44 = {
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
var rule45 = {
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
  const calls3 = descendants(body, "call").some(
    (it) => new RegExp(`^self\\.${name}\\.(?:append|add|extend|insert|update|setdefault)$`).test(
      it.field("function")?.text() ?? ""
    )
  );
  const items = descendants(body, "subscript").some((it) => {
    const isTarget = it.parent()?.is("assignment") === true && it.parent()?.field("left")?.id() === it.id();
    return isTarget && it.field("value")?.text() === `self.${name}`;
  });
  return calls3 || items;
}
function isSetOnSelf(body, name) {
  return descendants(body, "attribute").some((it) => {
    const parent = it.parent();
    return it.text() === `self.${name}` && parent?.is("assignment") === true && parent.field("left")?.id() === it.id();
  });
}

// src/scanners/heal/rules/spread-in-reduce.ts
var rule46 = {
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
function isHarmless3(value) {
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
    if (/(?:^|\.)quote_(?:name|ident(?:ifier)?)$/.test(callee)) return true;
    return /\.join$/.test(callee) && /["'](?:\?|%s)(?:, *)?["']/.test(inner.field("arguments")?.text() ?? "");
  }
  if (kind === "binary_operator" && /^[-+]$/.test(inner.field("operator")?.text() ?? "")) {
    const operands2 = [inner.field("left"), inner.field("right")];
    return operands2.some((it) => it?.is("integer") === true || it?.is("float") === true);
  }
  if (kind === "binary_operator") return /^["'](?:\?|, *\?|\?, *|%s)["'] *\*/.test(inner.text());
  if (kind === "conditional_expression") {
    const [yes, , no] = inner.namedChildren();
    return yes !== void 0 && no !== void 0 && isHarmless3(yes) && isHarmless3(no);
  }
  return false;
}
function isConstantName(identifier) {
  const name = identifier.text();
  const local = assignmentsOf(scopeOf(identifier), name);
  const found = local.length > 0 ? local : assignmentsOf(identifier.getRoot().root(), name);
  return found.length > 0 && found.every((value) => value !== void 0 && !value.is("identifier") && isHarmless3(value));
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
var rule47 = {
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
    const calls3 = findAll(tree, {
      kind: "call",
      has: { field: "function", kind: "attribute", regex: "\\.\\s*execute(many|script)?$" }
    });
    return calls3.flatMap((call) => {
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
    return position !== "name" && position !== "unclear" && !isRowCount(built.parts, index) && !isHarmless3(part.node);
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
  const loops2 = [];
  for (let at = node.parent(); at !== null && !at.is("function_definition") && !at.is("class_definition"); at = at.parent()) {
    if (at.is("for_statement") || at.is("while_statement")) loops2.push(at);
  }
  return loops2;
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
  for (let at = enclosing(loop, "try_statement"); at !== void 0; at = enclosing(at, "try_statement")) tries.push(at);
  return identifiersOf(scope, name).every((node) => {
    const role = roleOf(node);
    if (role === "declare") return false;
    if (role === "other") return true;
    const at = span(node).start;
    if (at >= from && at < to) return false;
    const own = enclosing(node, "function_definition", "lambda");
    if (own !== void 0 && !isSame(own, scope)) return false;
    return !tries.some((it) => isInside(node, it) && enclosing(node, "except_clause", "finally_clause") !== void 0);
  });
}

// src/scanners/heal/rules/string-concat-in-loop.ts
var rule48 = {
  id: "string-concat-in-loop",
  title: "A text grows piece by piece in a loop",
  languages: ["python"],
  category: "performance",
  severity: "low",
  links: ["https://docs.python.org/3/library/stdtypes.html#common-sequence-operations"],
  mentions: /\+=/,
  find(tree, path) {
    if (isTestFile(path)) return [];
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
var rule49 = {
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

// src/syntax/python/unverified.ts
function findUnverified(node) {
  return node.is("keyword_argument") ? readKeyword(node) : readAssignment2(node);
}
function readKeyword(node) {
  const name = node.field("name")?.text() ?? "";
  const value = node.field("value");
  const call = enclosing(node, "call");
  const callee = readDotted(call?.field("function") ?? null) ?? "";
  if (value === null) return void 0;
  if (name === "verify_ssl" && value.text() === "False" && /(?:TCPConnector|\.(?:get|post|put|patch|delete|request))$/.test(callee))
    return { statements: [], instead: { node: value, text: "True" } };
  if (name !== "cert_reqs" || !/(?:Manager|HTTPSConnectionPool|wrap_socket)$/.test(callee)) return void 0;
  if (/^["']CERT_NONE["']$/.test(value.text()))
    return { statements: [], instead: { node: value, text: value.text().replace("NONE", "REQUIRED") } };
  return /(?:^|\.)CERT_NONE$/.test(value.text()) ? { statements: [], instead: { node: value, text: value.text().replace("CERT_NONE", "CERT_REQUIRED") } } : void 0;
}
function readAssignment2(node) {
  const left = node.field("left");
  const right = node.field("right");
  const object = left?.is("attribute") === true ? left.field("object") : null;
  const attribute = left?.field("attribute")?.text() ?? "";
  if (!object?.is("identifier") || right === null || !isOff(attribute, right)) return void 0;
  const names2 = readImportedNames(node.getRoot());
  const scope = scopeOf(node);
  const maker = makerOf(object, scope, names2);
  const isContext = /^ssl\.(?:create_default_context|_create_default_https_context|SSLContext\(client\))$/.test(
    maker ?? ""
  );
  const isSession = maker === "requests.Session" || maker === "requests.session";
  if (!(attribute === "verify" ? isSession : isContext)) return void 0;
  const all = descendants(scope, "assignment").filter((other) => {
    const target = other.field("left");
    const value = other.field("right");
    const isSame2 = target?.is("attribute") === true && target.field("object")?.text() === object.text();
    return isSame2 && value !== null && isOff(target.field("attribute")?.text() ?? "", value);
  });
  const first = all.find((it) => it.field("left")?.field("attribute")?.text() !== "check_hostname") ?? all[0];
  if (first?.id() !== node.id()) return void 0;
  const statements2 = all.flatMap((it) => statementOf(it) ?? []);
  const made = bindingsOf(scope, object.text())[0];
  const block = made && statementOf(made)?.parent()?.id();
  return statements2.every((it) => it.parent()?.id() === block) ? { statements: statements2, instead: void 0 } : void 0;
}
function isOff(attribute, value) {
  if (attribute === "verify_mode") return /(?:^|\.)CERT_NONE$/.test(value.text());
  return (attribute === "check_hostname" || attribute === "verify") && value.text() === "False";
}
function makerOf(object, scope, names2) {
  const bindings = bindingsOf(scope, object.text());
  const holder = bindings[0] && enclosing(bindings[0], "assignment", "as_pattern");
  const value = holder?.is("assignment") === true ? holder.field("right") : holder?.namedChildren()[0];
  if (bindings.length !== 1 || value?.is("call") !== true) return void 0;
  const maker = qualify(value.field("function"), names2);
  const list = value.field("arguments")?.text() ?? "";
  if (maker === "ssl.create_default_context") return /CLIENT_AUTH/.test(list) ? void 0 : maker;
  if (maker === "ssl.SSLContext") return /PROTOCOL_TLS_CLIENT/.test(list) ? "ssl.SSLContext(client)" : void 0;
  return maker;
}

// src/scanners/heal/rules/tls-verification-off.ts
var rule50 = {
  id: "tls-verification-off",
  title: "Certificates are not looked at",
  languages: ["python"],
  category: "security",
  severity: "high",
  links: [
    "https://cwe.mitre.org/data/definitions/295.html",
    "https://docs.python.org/3/library/ssl.html#ssl.SSLContext.verify_mode"
  ],
  mentions: /CERT_NONE|check_hostname|\.verify\s*=|verify_ssl/,
  find(tree, path) {
    if (isTestFile(path)) return [];
    const message2 = "Nobody checks who answers: whoever sits on the way can read and change everything.";
    return [...descendants(tree.root(), "assignment"), ...descendants(tree.root(), "keyword_argument")].flatMap(
      (node) => findUnverified(node) === void 0 ? [] : [{ node, message: message2 }]
    );
  },
  examples: {
    finds: [
      { path: "a.py", text: "import ssl\nc = ssl.create_default_context()\nc.verify_mode = ssl.CERT_NONE\n" },
      { path: "a.py", text: "import ssl\nc = ssl.create_default_context()\nc.check_hostname = False\n" },
      { path: "a.py", text: "import requests\ns = requests.Session()\ns.verify = False\n" },
      { path: "a.py", text: 'import urllib3\nurllib3.PoolManager(cert_reqs="CERT_NONE")\n' },
      { path: "a.py", text: "import aiohttp\naiohttp.TCPConnector(verify_ssl=False)\n" }
    ],
    leaves: [
      { path: "a.py", text: "import ssl\nc = ssl.create_default_context()\nc.verify_mode = ssl.CERT_REQUIRED\n" },
      // A server does not ask its clients for certificates.
      {
        path: "a.py",
        text: "import ssl\nc = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\nc.verify_mode = ssl.CERT_NONE\n"
      },
      { path: "a.py", text: "class A:\n    def off(self):\n        self.verify = False\n" },
      {
        path: "a.py",
        text: "import ssl\ndef f(insecure):\n    c = ssl.create_default_context()\n    if insecure:\n        c.verify_mode = ssl.CERT_NONE\n"
      }
    ]
  }
};

// src/scanners/heal/rules/unreachable-code.ts
var leaving = /* @__PURE__ */ new Set(["return_statement", "raise_statement", "continue_statement", "break_statement"]);
var rule51 = {
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
      if (node === void 0 || !leaves2(statement2) || isDeliberate2(node, statement2)) return [];
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
function leaves2(statement2) {
  if (leaving.has(String(statement2.kind()))) return true;
  if (!statement2.is("if_statement")) return false;
  const branches2 = statement2.fieldChildren("alternative");
  const last = branches2.at(-1);
  if (last?.is("else_clause") !== true) return false;
  const blocks = [statement2.field("consequence"), ...branches2.map((it) => it.field("consequence") ?? it.field("body"))];
  return blocks.every((block) => block !== null && statementsOf2(block).some(leaves2));
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
  rule35,
  rule36,
  rule37,
  rule38,
  rule39,
  rule40,
  rule41,
  rule42,
  rule43,
  rule44,
  rule45,
  rule46,
  rule47,
  rule48,
  rule49,
  rule50,
  rule51
];

export {
  findAccessAsserts,
  findAllIn,
  assignmentsTo,
  isMutated,
  isSequential,
  statementsOf,
  promisifiedOf,
  isConstant,
  isNumber,
  isText,
  isArray,
  isArrayType,
  isCleaned,
  findCalls,
  repeatsAround,
  isFromOutside,
  isFixedName,
  findInvariantWork,
  isSafe,
  isUsedAtOnce,
  scopeOf,
  statementsOf2,
  freeName,
  loopsAround,
  assignmentBefore,
  readAssignment,
  findUnverifiedTokens,
  findSigners,
  readBuiltString,
  readPlainText,
  unwrap2 as unwrap,
  prefixOf,
  quoteOf,
  findTestedLists,
  hasUnhashable,
  mayBeUnhashable,
  isOnlyTested,
  findQueriesInLoops,
  findUntimed,
  readRepeatedWork,
  isUnconditional2 as isUnconditional,
  literalTypeOf,
  readTypeName,
  findInvariantWork2,
  isSafe2,
  isUsedAtOnce2,
  looksLikeSql,
  readPosition,
  isHarmless3 as isHarmless,
  valuesOf,
  findGrowingTexts,
  findUnverified,
  rules
};
