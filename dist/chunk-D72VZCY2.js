import {
  unmeasured
} from "./chunk-P22WDIAM.js";
import {
  compareRounds,
  leastGain,
  leastHits,
  leastSize,
  sayFigures
} from "./chunk-5FIHWFVG.js";
import {
  applyEdits
} from "./chunk-JP3K3O5E.js";
import {
  functionAround
} from "./chunk-T76HHHS7.js";
import {
  isFunction,
  isLoop,
  namedChildren,
  unwrap
} from "./chunk-3VOSYGGK.js";
import {
  enclosing,
  nodeAt
} from "./chunk-RVDUMNWB.js";
import {
  languageOf,
  parse,
  span
} from "./chunk-MXHXVLEF.js";
import {
  rangeOf
} from "./chunk-B3WZELUA.js";
import {
  parseJson
} from "./chunk-X6BR5YAN.js";

// src/domains/code/evidence/benchmark.ts
import { randomBytes } from "node:crypto";
import { join } from "node:path";

// src/domains/code/evidence/answer.ts
function findAnswer(stdout, word) {
  const line = stdout.split("\n").findLast((one) => one.startsWith(`${word} `));
  return line === void 0 ? void 0 : parseJson(line.slice(word.length + 1));
}
function judgeAnswer(answer, name) {
  if (!isRecord(answer)) return unmeasured("the benchmark ended without an answer");
  if (answer["status"] === "unmeasured") return unmeasured(textOf(answer["why"], 240));
  const { sizes: sizes2, isGuessed } = answer;
  if (answer["status"] !== "measured" || !Array.isArray(sizes2) || sizes2.length === 0 || sizes2.length > 8)
    return unmeasured("the benchmark answered something odd");
  const subject = `${name}(${textOf(answer["arguments"], 120)})`;
  const timed = [];
  let hits = 0;
  for (const one of sizes2) {
    if (!isRecord(one) || !isCount(one["size"])) return unmeasured("the benchmark answered something odd");
    if (one["isDifferent"] === true) {
      const seen = `${subject} with ${one["size"]} elements: ${textOf(one["was"], 120)} became ${textOf(one["is"], 120)}`;
      return isGuessed === true ? unmeasured(`with arguments of guessed types the answers differ, ${seen}`) : { verdict: "different", said: `It answers differently: ${seen}`, subject, sizes: timed };
    }
    const before = readTimes(one["before"]);
    const after = readTimes(one["after"]);
    if (!before || !after) return unmeasured("the benchmark answered something odd");
    timed.push(compareRounds(one["size"], before, after));
    if (isCount(one["hits"])) hits = Math.max(hits, one["hits"]);
  }
  return judge(timed, hits, subject);
}
function judge(sizes2, hits, subject) {
  const largest = sizes2.at(-1);
  if (!largest || largest.rounds < 6) return unmeasured(`${subject} takes too long to be measured`);
  const figures = `${sayFigures(largest)}: ${subject}`;
  if (largest.ratio < 1 - leastGain && largest.high < 1) return { verdict: "gain", said: figures, subject, sizes: sizes2 };
  if (largest.size < leastSize) return unmeasured(`${subject} takes too long to be measured with much`);
  if (hits < leastHits) return unmeasured(`made-up arguments run the healed lines only ${hits} times`);
  return {
    verdict: "no-gain",
    said: `not more than ${leastGain * 100} % faster for certain: ${figures}`,
    subject,
    sizes: sizes2
  };
}
function isUndecided({ verdict, sizes: sizes2 }) {
  return verdict === "no-gain" && (sizes2.at(-1)?.ratio ?? 1) < 1 - leastGain;
}
function readTimes(value) {
  if (!Array.isArray(value) || value.length === 0 || value.length > 200) return void 0;
  const times = [];
  for (const one of value) {
    if (typeof one !== "number" || !(one > 0) || !(one < 1e12)) return void 0;
    times.push(one);
  }
  return times;
}
function isCount(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
function isRecord(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function textOf(value, most) {
  return typeof value === "string" ? value.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").slice(0, most) : "";
}

// src/domains/code/evidence/javascript-shapes.ts
var simple = {
  string: { kind: "string" },
  number: { kind: "number" },
  bigint: { kind: "bigint" },
  boolean: { kind: "boolean" },
  null: { kind: "null" },
  undefined: { kind: "undefined" },
  void: { kind: "undefined" },
  any: { kind: "string" },
  unknown: { kind: "string" },
  Date: { kind: "date" }
};
function readShape(type, root, depth = 0) {
  if (depth > 8) return void 0;
  const inner = (node) => node ? readShape(node, root, depth + 1) : void 0;
  const parts = namedChildren(type);
  switch (String(type.kind())) {
    case "type_annotation":
    case "parenthesized_type":
    case "readonly_type":
      return inner(parts.at(-1));
    case "predefined_type":
      return byName(type.text());
    case "literal_type":
      return readLiteral(type.text());
    case "array_type":
      return wrap("array", inner(parts[0]));
    case "tuple_type": {
      const of = parts.map((part) => inner(part.is("required_parameter") ? part.field("type") : part));
      return of.every((one) => one !== void 0) ? { kind: "tuple", of } : void 0;
    }
    case "function_type": {
      const returns = inner(type.field("return_type"));
      return returns && { kind: "function", returns };
    }
    case "object_type":
    case "interface_body":
      return readObject(type, root, depth);
    case "union_type":
      return readUnion(parts.map(inner));
    case "generic_type":
      return readGeneric(type, inner);
    case "type_identifier":
      return byName(type.text()) ?? readNamed(type.text(), root, depth);
    default:
      return void 0;
  }
}
function byName(name) {
  return Object.hasOwn(simple, name) ? Object.entries(simple).find(([key]) => key === name)?.[1] : void 0;
}
function wrap(kind, of) {
  return of && { kind, of };
}
function readLiteral(text) {
  const known = byName(text);
  if (known) return known;
  const quoted = /^(['"])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== void 0) return { kind: "literal", values: [quoted] };
  if (text === "true" || text === "false") return { kind: "literal", values: [text === "true"] };
  return text !== "" && Number.isFinite(Number(text)) ? { kind: "literal", values: [Number(text)] } : void 0;
}
function readUnion(members) {
  const literals = members.flatMap((one) => one?.kind === "literal" ? one.values : []);
  if (literals.length > 0 && members.every((one) => one?.kind === "literal"))
    return { kind: "literal", values: literals };
  return members.find((one) => one !== void 0 && one.kind !== "null" && one.kind !== "undefined");
}
function readGeneric(type, inner) {
  const name = type.field("name")?.text() ?? "";
  const [first, second] = type.field("type_arguments") ? namedChildren(type.field("type_arguments") ?? type) : [];
  switch (name) {
    case "Array":
    case "ReadonlyArray":
    case "Iterable":
    case "ArrayLike":
      return wrap("array", inner(first));
    case "Set":
    case "ReadonlySet":
      return wrap("set", inner(first));
    case "Iterator":
    case "IterableIterator":
    case "Generator":
      return wrap("iterator", inner(first));
    case "Promise":
    case "PromiseLike":
      return wrap("promise", inner(first));
    case "Readonly":
    case "Required":
    case "NonNullable":
      return inner(first);
    case "Partial":
      return { kind: "object", fields: [] };
    case "Map":
    case "ReadonlyMap": {
      const key = inner(first);
      const value = inner(second);
      return key && value && { kind: "map", key, value };
    }
    case "Record": {
      const value = inner(second);
      return value && inner(first)?.kind === "string" ? { kind: "dictionary", value } : void 0;
    }
    default:
      return void 0;
  }
}
function readObject(type, root, depth) {
  const fields = [];
  for (const member of namedChildren(type)) {
    if (member.is("index_signature")) {
      const value = member.field("type");
      const shape2 = value ? readShape(value, root, depth + 1) : void 0;
      return shape2 && { kind: "dictionary", value: shape2 };
    }
    const isOptional = member.children().some((child) => child.text() === "?");
    if (isOptional) continue;
    const name = member.field("name")?.text().replace(/^(['"])(.*)\1$/, "$2");
    if (!member.is("property_signature") || name === void 0) return void 0;
    const annotation = member.field("type");
    const shape = annotation ? readShape(annotation, root, depth + 1) : void 0;
    if (shape === void 0) return void 0;
    fields.push([name, shape]);
  }
  return { kind: "object", fields };
}
function readNamed(name, root, depth) {
  for (const statement of namedChildren(root)) {
    const declaration = statement.is("export_statement") ? statement.field("declaration") ?? statement : statement;
    if (declaration.field("name")?.text() !== name || declaration.field("type_parameters")) continue;
    if (declaration.is("type_alias_declaration")) {
      const value = declaration.field("value");
      return value ? readShape(value, root, depth + 1) : void 0;
    }
    const body = declaration.field("body");
    const extendsMore = declaration.children().some((child) => child.is("extends_type_clause"));
    if (declaration.is("interface_declaration") && body && !extendsMore) return readObject(body, root, depth + 1);
  }
  return void 0;
}

// src/domains/code/evidence/javascript-subject.ts
function findJavaScriptSubject(place, text) {
  const { path: path2 } = place;
  if (/x$/.test(path2)) return { why: "files with JSX are not run" };
  const root = parse(path2, text).root();
  const { start, end } = rangeOf(place, text);
  const around = smallestAround(root, start, end);
  const fn = [around, ...around.ancestors()].findLast((node) => isFunction(node));
  if (fn === void 0) return { why: "it stands outside of any function" };
  const named = nameOf(fn);
  if ("why" in named) return named;
  const parameters = readParameters(fn, root);
  if ("why" in parameters) return parameters;
  const construct = readConstruct(named, root);
  if ("why" in construct) return construct;
  const head = text.slice(span(fn).start, span(fn.field("body") ?? fn).start);
  return {
    name: named.name,
    owner: named.owner?.field("name")?.text() ?? "",
    isStatic: fn.children().some((child) => child.text() === "static"),
    isAsync: fn.children().some((child) => child.text() === "async"),
    isGenerator: /^(async\s+)?(function\s*)?\*/.test(head.replace(/^(static|public|private|protected)\s+/, "")),
    parameters,
    construct,
    isModule: isModule(path2, root),
    counted: addCounter(text, around)
  };
}
function nameJavaScriptSubject(place, text) {
  const root = parse(place.path, text).root();
  const { start, end } = rangeOf(place, text);
  const around = smallestAround(root, start, end);
  const fn = [around, ...around.ancestors()].findLast((node) => isFunction(node));
  return fn === void 0 ? { why: "it stands outside of any function" } : nameOf(fn);
}
function smallestAround(root, start, end) {
  let node = root;
  for (; ; ) {
    const next = node.children().find((child) => span(child).start <= start && end <= span(child).end);
    if (next === void 0) return node;
    node = next;
  }
}
function nameOf(fn) {
  const inside = { why: "its function is no declaration at the top of the file" };
  const name = fn.field("name")?.text();
  const parent = fn.parent();
  const isTop = (node) => node?.is("program") === true || node?.parent()?.is("program") === true;
  if (fn.is("method_definition")) {
    const owner = parent?.parent();
    if (!owner?.is("class_declaration") || !isTop(owner.parent())) return inside;
    if (name === void 0 || name.startsWith("#") || name === "constructor" || name.startsWith("["))
      return { why: "it cannot be called from outside of its class" };
    return fn.children().some((child) => /^(get|set)$/.test(child.text())) ? { why: "it is a property" } : { name, owner };
  }
  if (/^(generator_)?function_declaration$/.test(String(fn.kind())))
    return name !== void 0 && isTop(parent) ? { name, owner: void 0 } : inside;
  const declarator = parent?.is("variable_declarator") ? parent : void 0;
  const bound = declarator?.field("name");
  return bound?.is("identifier") && isTop(declarator?.parent()?.parent() ?? null) ? { name: bound.text(), owner: void 0 } : inside;
}
function readParameters(fn, root) {
  const single = fn.field("parameter");
  if (single) return [{ isOptional: false, ...guessOf(fn, single.text()) }];
  const list = fn.field("parameters");
  const parameters = [];
  for (const node of list ? namedChildren(list) : []) {
    const pattern = node.field("pattern") ?? node;
    if (pattern.is("this")) continue;
    if (pattern.is("rest_pattern")) break;
    const isOptional = node.is("optional_parameter") || node.is("assignment_pattern") || node.field("value") !== null;
    const type = node.field("type");
    const isOpen = type === null || /^:\s*(?:any|unknown)$/.test(type.text());
    const shape = isOpen ? void 0 : readShape(type, root);
    if (!isOpen && !shape && !isOptional)
      return { why: `no value of the type ${type.text().replace(/^:\s*/, "").slice(0, 60)} can be made up` };
    parameters.push({ isOptional, ...shape ? { shape } : guessOf(fn, pattern.text()) });
  }
  return parameters;
}
function guessOf(fn, name) {
  const body = fn.field("body");
  const calls = body?.findAll({ rule: { kind: "call_expression", has: { field: "function", kind: "identifier" } } });
  const own = calls?.filter((call) => call.field("function")?.text() === name) ?? [];
  if (own.length === 0) return {};
  const isAwaited = own.some((call) => call.parent()?.is("await_expression"));
  const text = { kind: "string" };
  return { guess: { kind: "function", returns: isAwaited ? { kind: "promise", of: text } : text } };
}
function readConstruct({ owner }, root) {
  const body = owner?.field("body");
  if (!owner || !body) return [];
  const maker = namedChildren(body).find(
    (member) => member.is("method_definition") && member.field("name")?.text() === "constructor"
  );
  const name = owner.field("name")?.text() ?? "";
  if (maker === void 0) {
    const isDerived = owner.children().some((child) => child.is("class_heritage") && child.text().includes("extends"));
    return isDerived ? { why: `nothing tells what a ${name} is made with` } : [];
  }
  const parameters = readParameters(maker, root);
  if ("why" in parameters) return parameters;
  const shapes = parameters.flatMap(({ shape, isOptional }) => isOptional ? [] : [shape]);
  return shapes.every((shape) => shape !== void 0) ? shapes : { why: `nothing tells what a ${name} is made with` };
}
function isModule(path2, root) {
  if (/\.m[jt]s$/.test(path2)) return true;
  if (/\.c[jt]s$/.test(path2)) return false;
  return namedChildren(root).some((node) => node.is("import_statement") || node.is("export_statement"));
}
function addCounter(text, around) {
  let child = around;
  for (const ancestor of [around, ...around.ancestors()]) {
    if (/^(statement_block|program|switch_case)$/.test(String(ancestor.kind())) && child !== ancestor) {
      const loop = isLoop(child) ? child.field("body") : null;
      const start = loop?.is("statement_block") ? span(loop).start + 1 : span(child).start;
      return `${text.slice(0, start)} globalThis.healHits++; ${text.slice(start)}`;
    }
    const body = ancestor.is("arrow_function") ? ancestor.field("body") : null;
    if (body && !body.is("statement_block") && contains(body, around)) {
      const { start, end } = span(unwrap(body));
      return `${text.slice(0, start)}(globalThis.healHits++, ${text.slice(start, end)})${text.slice(end)}`;
    }
    child = ancestor;
  }
  return text;
}
function contains(outer, inner) {
  return span(outer).start <= span(inner).start && span(inner).end <= span(outer).end;
}

// src/domains/code/evidence/node-program.ts
var nodeProgram = String.raw`'use strict';
const fs = require('node:fs');
const path = require('node:path');
const Module = require('node:module');
const { pathToFileURL } = require('node:url');
const { performance } = require('node:perf_hooks');
const clock = process.hrtime.bigint, write = fs.writeSync.bind(fs), leave = process.reallyExit.bind(process);
const now = performance.now.bind(performance), wait = setTimeout;
const task = JSON.parse(fs.readFileSync(0, 'utf8'));
const word = task.word;
delete task.word;
process.stdout.write = process.stderr.write = () => true;
class Unmeasurable extends Error {}

const url = pathToFileURL(task.file).href;
const texts = new Map();
Module.registerHooks({
  resolve(name, context, next) {
    try {
      return next(name, context);
    } catch (error) {
      if (!/^\.{1,2}(\/|$)/.test(name)) throw error;
      const bare = name.replace(/\.[cm]?jsx?$/, '');
      for (const end of ['.ts', '.js', '.mts', '.cts', '.mjs', '.cjs', '/index.ts', '/index.js']) {
        try { return next(bare + end, context); } catch {}
      }
      throw error;
    }
  },
  load(from, context, next) {
    const source = texts.get(from);
    if (source !== undefined) return { format: 'module', source, shortCircuit: true };
    const found = next(from, context);
    if (found.format !== 'module-typescript' || found.source == null) return found;
    return { format: 'module', source: withoutTypes(String(found.source)), shortCircuit: true };
  },
});

function withoutTypes(text) {
  let plain;
  try { plain = Module.stripTypeScriptTypes(text, { mode: 'strip' }); }
  catch { plain = Module.stripTypeScriptTypes(text, { mode: 'transform' }); }
  return withoutUnusedImports(plain);
}
/** As compilers do: what was imported for its type alone is not asked for when the program runs. */
function withoutUnusedImports(text) {
  const pattern = /^import\s+(?:([A-Za-z_$][\w$]*)\s*,?\s*)?(?:\{([^{}]*)\})?\s*from\s*((["'])[^"'\n]+\4)[^\S\n]*;?/gm;
  const rest = text.replace(pattern, '');
  const isUsed = (name) => new RegExp('(?<![\\w$])' + name.replace(/[$]/g, '\\$&') + '(?![\\w$])').test(rest);
  return text.replace(pattern, (all, own, list, from) => {
    if (own === undefined && list === undefined) return all;
    const names = (list ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
    const kept = names.filter((one) => isUsed(one.split(/\s+as\s+/).at(-1).trim()));
    const isOwnKept = own !== undefined && isUsed(own);
    if (kept.length === names.length && isOwnKept === (own !== undefined)) return all;
    const lines = '\n'.repeat(all.split('\n').length - 1);
    if (kept.length === 0 && !isOwnKept) return lines;
    const parts = [...(isOwnKept ? [own] : []), ...(kept.length > 0 ? ['{ ' + kept.join(', ') + ' }'] : [])];
    return 'import ' + parts.join(', ') + ' from ' + from + ';' + lines;
  });
}

async function load(version) {
  const text = task.isTypeScript ? withoutTypes(task[version]) : task[version];
  const name = task.owner || task.name;
  if (task.isModule) {
    texts.set(url + '?heal=' + version, text + '\nexport { ' + name + ' as healSubject };');
    return (await import(url + '?heal=' + version)).healSubject;
  }
  const module = new Module(task.file);
  module.filename = task.file;
  module.paths = Module._nodeModulePaths(path.dirname(task.file));
  module._compile(text + '\nmodule.exports = { healSubject: ' + name + ' };', task.file);
  return module.exports.healSubject;
}

/** Half of the numbers are those of the parameter before, in an order of their own. */
function order(size, index) {
  const numbers = Array.from({ length: size }, (_, at) => index * (size >> 1) + at);
  let state = size * 31 + index + 1;
  for (let at = size - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [numbers[at], numbers[other]] = [numbers[other], numbers[at]];
  }
  return numbers;
}
const lines = [(n) => 'item-' + n, (n) => 'item-' + n + ', ' + n, (n) => 'item-' + n + ' | name ' + n + ' | ' + n, (n) => 'key' + n + '=value ' + n, (n) => '# note ' + n];

function element(shape, i) {
  switch (shape.kind) {
    case 'string': return 'item-' + i;
    case 'number': return i;
    case 'bigint': return BigInt(i);
    case 'boolean': return i % 2 === 0;
    case 'null': return null;
    case 'undefined': return undefined;
    case 'date': return new Date(1577836800000 + i * 86400000);
    case 'literal': return shape.values[i % shape.values.length];
    case 'tuple': return shape.of.map((one) => element(one, i));
    case 'object': {
      const made = {};
      for (const [name, one] of shape.fields) made[name] = element(one, i);
      return made;
    }
    case 'promise': return Promise.resolve(element(shape.of, i));
    case 'function': return stub(shape.returns);
    default: return build(shape, 3, i, 1);
  }
}
function build(shape, size, index, depth = 0) {
  const many = () => order(size, index);
  switch (shape.kind) {
    case 'array': return many().map((n) => element(shape.of, n));
    case 'iterator': return many().map((n) => element(shape.of, n)).values();
    case 'set': return new Set(many().map((n) => element(shape.of, n)));
    case 'map': return new Map(many().map((n) => [element(shape.key, n), element(shape.value, n)]));
    case 'dictionary': return Object.fromEntries(many().map((n) => ['item-' + n, element(shape.value, n)]));
    case 'string': return depth > 0 ? element(shape, index) : many().map((n) => lines[n % lines.length](n)).join('\n');
    case 'number': return depth > 0 ? index : size;
    default: return element(shape, index);
  }
}
/** Something to call: the same arguments give the same answer. Who is awaited takes a millisecond. */
function stub(returns) {
  const number = (given) => {
    let hash = 7;
    for (const char of JSON.stringify(canon(given))) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
    return hash % 100000;
  };
  if (returns.kind !== 'promise') return (...given) => element(returns, number(given.slice(0, 1)));
  return async (...given) => {
    await new Promise((done) => wait(done, 1));
    return element(returns.of, number(given.slice(0, 1)));
  };
}

/** A value as plain data: the same for what the two versions of a module make of their own classes. */
function canon(value, depth = 0, seen = []) {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return [typeof value, typeof value === 'function' ? '' : Object.is(value, -0) ? '-0' : String(value)];
  if (depth > 12 || seen.includes(value)) return ['...'];
  const more = [...seen, value];
  const inner = (one) => canon(one, depth + 1, more);
  const kind = value.constructor?.name ?? '';
  if (Array.isArray(value)) return ['Array', ...Array.from(value, inner)];
  if (value instanceof Map) return [kind, ...[...value].map(([a, b]) => [inner(a), inner(b)])];
  if (value instanceof Set) return [kind, ...[...value].map(inner)];
  if (value instanceof Date || value instanceof RegExp) return [kind, String(value)];
  if (value instanceof Error) return [kind, value.message];
  return [kind, ...Object.entries(value).map(([name, one]) => [name, inner(one)])];
}
const write_down = (value) => JSON.stringify(canon(value));

class Subject {
  constructor(found) {
    this.found = found;
    if (typeof found !== 'function') throw new Unmeasurable('it is nothing that can be called');
  }
  arguments(shapes, size) {
    const given = shapes.map((shape, index) => build(shape, size, index));
    if (!task.owner) return { call: this.found, self: undefined, given };
    const self = task.isStatic ? this.found : new this.found(...task.construct.map((shape, index) => build(shape, 3, index, 1)));
    return { call: self[task.name], self, given };
  }
  call({ call, self, given }) {
    const result = call.apply(self, given);
    return task.isGenerator ? [...result] : result;
  }
  async outcome(one) {
    let said, thrown;
    try { said = ['returns', await this.call(one)]; }
    catch (error) { thrown = error; said = ['throws', error?.name ?? typeof error]; }
    return [said[0], write_down([said, one.given, task.isStatic ? 0 : one.self]), write_down(said), thrown];
  }
}
const isFresh = (shapes) => shapes.some(({ kind }) => kind === 'iterator');

async function timed(subject, make, repeats, fresh) {
  const ready = fresh ? Array.from({ length: repeats }, make) : Array(repeats).fill(make());
  let kept;
  const start = clock();
  if (task.isAsync) for (const one of ready) kept = await subject.call(one);
  else for (const one of ready) kept = subject.call(one);
  const took = Number(clock() - start) / repeats;
  globalThis.healKept = kept;
  return took;
}

async function hitsOf(counted, shapes, size) {
  globalThis.healHits = 0;
  const outcome = await counted.outcome(counted.arguments(shapes, size));
  return { hits: globalThis.healHits, outcome };
}

const text = { kind: 'string' }, number = { kind: 'number' };
const guesses = [{ kind: 'array', of: text }, { kind: 'array', of: number }, text, number, { kind: 'dictionary', value: number },
  { kind: 'array', of: { kind: 'object', fields: [['id', number], ['name', text], ['key', text], ['value', number]] } },
  { kind: 'function', returns: { kind: 'boolean' } }];

function refuse(error) {
  const isDenied = error?.code === 'ERR_ACCESS_DENIED';
  return new Unmeasurable(isDenied ? 'it acts on the outside (' + error.permission + ')' : 'it throws ' + error?.name + ' on made-up arguments');
}
/** Values with which the healed lines run most. */
async function choose(counted) {
  const choices = task.parameters.map((one) => [...(one.isOptional ? [{ kind: 'undefined' }] : []), ...(one.shape ? [one.shape] : one.guess ? [one.guess] : guesses)]);
  const plans = Math.min(200, choices.reduce((all, one) => all * one.length, 1));
  const until = now() + 1500;
  let best, problem;
  for (let plan = 0; plan < plans && now() < until; plan++) {
    let rest = plan;
    const shapes = choices.map((one) => { const at = rest % one.length; rest = (rest - at) / one.length; return one[at]; });
    let found;
    try { found = await hitsOf(counted, shapes, 20); }
    catch (error) { problem ??= error; continue; }
    if (found.outcome[0] === 'throws') { problem ??= refuse(found.outcome[3]); continue; }
    if (!best || found.hits > best.hits) best = { hits: found.hits, shapes };
    if (found.hits >= 20) break;
  }
  if (!best) throw problem ?? new Unmeasurable('no arguments for it can be made up');
  if (best.hits === 0) throw new Unmeasurable('made-up arguments do not lead to the lines that were healed');
  return best.shapes;
}

async function measureSize(versions, shapes, size, until) {
  const [before, after, counted] = versions;
  const { hits } = await hitsOf(counted, shapes, size);
  const first = before.arguments(shapes, size);
  const untouched = write_down([first.given, first.self]);
  const said = await before.outcome(first), again = await before.outcome(before.arguments(shapes, size));
  const other = await after.outcome(after.arguments(shapes, size));
  if (said[1] !== again[1]) throw new Unmeasurable('its answers differ from call to call');
  if (said[1] !== other[1]) return { size, isDifferent: true, was: said[2].slice(0, 300), is: other[2].slice(0, 300) };
  if (said[0] === 'throws') throw new Unmeasurable('it throws on made-up arguments');
  const fresh = isFresh(shapes) || write_down([first.given, first.self]) !== untouched;
  const turns = [['before', before], ['after', after]].map(([name, one]) => ({ name, one, make: () => one.arguments(shapes, size) }));
  let once = Infinity;
  for (let warm = 0; warm < 3; warm++)
    for (const { name, one, make } of turns) {
      const took = await timed(one, make, warm === 0 ? 1 : Math.max(1, Math.min(200, Math.floor(100000 / once))), fresh);
      if (name === 'before') once = Math.max(1, Math.min(once, took));
    }
  const start = now();
  turns[0].make();
  const most = fresh ? Math.floor(2 / Math.max(1e-3, now() - start)) : 2000;
  const repeats = Math.max(1, Math.min(most, Math.floor(200000 / once)));
  const rounds = { before: [], after: [] };
  for (let round = 0; round < 151 && (round < 6 || now() < until); round++)
    for (const { name, one, make } of round % 2 === 0 ? turns : turns.toReversed()) rounds[name].push(await timed(one, make, repeats, fresh));
  return { ...rounds, size, isDifferent: false, hits };
}

async function measure() {
  globalThis.healHits = 0;
  const versions = [];
  for (const version of ['before', 'after', 'counted']) versions.push(new Subject(await load(version)));
  const shapes = await choose(versions[2]);
  const sizes = [];
  const end = now() + task.budgetSeconds * 1000;
  for (const [index, size] of task.sizes.entries()) {
    const start = now();
    const last = sizes.at(-1);
    // Ten times as much of everything, some ten times over.
    if (last && (start > end || (last.before[0] / 1e6) * 100 > (end - start) * 2)) break;
    const found = await measureSize(versions, shapes, size, start + (end - start) / (task.sizes.length - index));
    sizes.push(found);
    if (found.isDifferent) break;
  }
  return { status: 'measured', sizes, arguments: shapes.map(describe).join(', '), isGuessed: task.parameters.some((one, at) => !one.shape && shapes[at].kind !== 'undefined') };
}
function describe(shape) {
  switch (shape.kind) {
    case 'array': case 'set': case 'iterator': return shape.kind + ' of ' + describe(shape.of);
    case 'function': return shape.returns.kind === 'promise' ? 'function that takes 1 ms' : 'function';
    case 'undefined': return 'nothing';
    default: return shape.kind;
  }
}

function tell(answer) {
  let data = Buffer.from(word + ' ' + JSON.stringify(answer) + '\n');
  while (data.length > 0) data = data.subarray(write(1, data));
  leave(0);
}
measure().then(tell, (error) => tell({ status: 'unmeasured', why: error instanceof Unmeasurable ? error.message : String(error?.name) + ': ' + String(error?.message).slice(0, 200) }));
`;

// src/domains/code/evidence/python-values.ts
var pythonValues = String.raw`import asyncio
import collections
import collections.abc
import dataclasses
import datetime
import decimal
import enum
import inspect
import json
import os
import random
import sys
import time
import types
import typing
import zlib


class Unmeasurable(Exception):
    pass


OMIT = object()
LINES = ("item-{0}", "item-{0}, {0}", "item-{0} | name {0} | {0}", "key{0}=value {0}", "# note {0}")
LISTS = (list, collections.abc.Iterable, collections.abc.Sequence, collections.abc.Collection,
         collections.abc.MutableSequence, collections.abc.Container, collections.abc.Reversible)
SETS = (set, collections.abc.Set, collections.abc.MutableSet)
DICTS = (dict, collections.abc.Mapping, collections.abc.MutableMapping, collections.OrderedDict)
ITERATORS = (collections.abc.Iterator, collections.abc.Generator)


def order(size, index):
    """Half of the numbers are those of the parameter before, in an order of their own."""
    numbers = list(range(index * (size // 2), index * (size // 2) + size))
    random.Random(size * 31 + index).shuffle(numbers)
    return numbers


def split(hint):
    return typing.get_origin(hint), typing.get_args(hint)


def element(hint, i, depth=0):
    """One value out of many: the i-th."""
    if depth > 5:
        raise Unmeasurable("its types go too deep")
    origin, args = split(hint)
    if hint is str or hint is typing.AnyStr or hint is typing.Hashable:
        return "item-%d" % i
    if hint is typing.Any or hint is object or isinstance(hint, typing.TypeVar):
        return "item-%d" % i
    if hint is bool:
        return i % 2 == 0
    if hint is int:
        return i
    if hint is float or hint is complex:
        return i + 0.5
    if hint is bytes or hint is bytearray:
        return hint(b"item-%d" % i)
    if hint is None or hint is type(None):
        return None
    if hint is decimal.Decimal:
        return decimal.Decimal(i)
    if hint is datetime.date or hint is datetime.datetime:
        return hint(2020, 1, 1) + datetime.timedelta(days=i % 3000)
    if hint is datetime.timedelta:
        return datetime.timedelta(seconds=i)
    if origin is typing.Union or origin is getattr(types, "UnionType", typing.Union):
        return element(next((one for one in args if one is not type(None)), None), i, depth + 1)
    if origin is typing.Literal:
        return args[i % len(args)]
    if origin is getattr(typing, "Annotated", None) and origin is not None:
        return element(args[0], i, depth + 1)
    if origin is tuple or hint is tuple:
        if not args or args[-1] is Ellipsis:
            return tuple(element(args[0] if args else str, i + j, depth + 1) for j in range(3))
        return tuple(element(one, i, depth + 1) for one in args)
    if origin in (collections.abc.Callable,) or hint in (typing.Callable, collections.abc.Callable):
        return stub(args[-1] if args else str, depth)
    if origin in LISTS or hint in LISTS or origin in SETS or origin is frozenset or hint in (set, frozenset) \
            or origin in DICTS or hint in DICTS or origin in ITERATORS:
        return build(hint, 3, i, depth + 1)
    if isinstance(hint, type):
        return record(hint, i, depth)
    raise Unmeasurable("no value of the type %s can be made up" % getattr(hint, "__name__", hint))


def build(hint, size, index, depth=0):
    """A value for a parameter: as large as asked, where its type can be large."""
    origin, args = split(hint)
    if origin is typing.Union or origin is getattr(types, "UnionType", typing.Union):
        return build(next((one for one in args if one is not type(None)), None), size, index, depth)
    if hint is str:
        return "\n".join(LINES[n % len(LINES)].format(n) for n in order(size, index))
    if hint is bytes:
        return build(str, size, index).encode()
    if hint is int and depth == 0:
        return size
    if hint is float and depth == 0:
        return float(size)
    if origin in LISTS or hint in LISTS:
        return [element(args[0] if args else str, n, depth) for n in order(size, index)]
    if origin in (collections.deque,) or hint is collections.deque:
        return collections.deque(build(typing.List[args[0] if args else str], size, index, depth))
    if origin in ITERATORS or hint in ITERATORS:
        return iter(build(typing.List[args[0] if args else str], size, index, depth))
    if origin in SETS or hint in (set, frozenset) or origin is frozenset:
        return (frozenset if frozenset in (origin, hint) else set)(
            element(args[0] if args else str, n, depth) for n in order(size, index))
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return tuple(element(args[0], n, depth) for n in order(size, index))
    if hint is collections.Counter or origin is collections.Counter:
        return collections.Counter(build(typing.List[args[0] if args else str], size, index, depth))
    if origin in DICTS or hint in DICTS:
        key, value = args if len(args) == 2 else (str, int)
        return {element(key, n, depth): element(value, n, depth) for n in order(size, index)}
    return element(hint, index, depth)


def stub(returns, depth):
    """Something to call: the same arguments give the same answer. Who is awaited takes a millisecond."""
    origin, args = split(returns)
    number = lambda given: zlib.crc32(repr([canon(one) for one in given]).encode()) % 100000
    if origin in (collections.abc.Awaitable, collections.abc.Coroutine):
        async def answer(*given):
            await asyncio.sleep(0.001)
            return element(args[-1] if args else str, number(given), depth + 1)
        return answer
    return lambda *given: element(returns, number(given), depth + 1)


def record(cls, i, depth):
    if issubclass(cls, enum.Enum):
        return list(cls)[i % len(cls)]
    module = sys.modules.get(cls.__module__)
    if getattr(module, "__file__", None) is None or not is_ours(module):
        raise Unmeasurable("no value of the type %s can be made up" % cls.__name__)
    if hasattr(cls, "__total__"):
        return {name: element(hint, i, depth + 1) for name, hint in typing.get_type_hints(cls).items()}
    start = cls.__new__ if issubclass(cls, tuple) else cls.__init__
    if start is object.__init__:
        return cls()
    named = {}
    hints = resolve(start, module)
    hints.update({k: v for k, v in resolve(cls, module).items() if dataclasses.is_dataclass(cls) or issubclass(cls, tuple)})
    for name, parameter in list(inspect.signature(start).parameters.items())[1:]:
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
            continue
        if parameter.default is not parameter.empty:
            continue
        if name not in hints:
            raise Unmeasurable("a %s needs a %s, whose type is not stated" % (cls.__name__, name))
        named[name] = element(hints[name], i, depth + 1)
    return cls(**named)


def is_ours(module):
    file = os.path.realpath(module.__file__)
    return file.startswith(ROOT + os.sep) and "site-packages" not in file or hasattr(module, "__heal__")


def resolve(what, module):
    """Annotations as types; those that cannot be resolved are absent."""
    try:
        return dict(typing.get_type_hints(what))
    except Exception:
        pass
    names = dict(vars(typing), **vars(collections.abc))
    names.update(vars(module))
    found = {}
    for name, hint in getattr(what, "__annotations__", {}).items():
        try:
            found[name] = eval(hint, names) if isinstance(hint, str) else hint
        except Exception:
            continue
    return found


def canon(value, depth=0, seen=()):
    """A value as plain data: the same for what the two versions of a module make of their own classes."""
    kind = type(value)
    if value is None or kind in (bool, int, str, bytes):
        return (kind.__name__, value)
    if kind is float:
        return ("float", repr(value))
    if depth > 12 or id(value) in seen:
        return ("...",)
    seen = seen + (id(value),)
    inner = lambda one: canon(one, depth + 1, seen)
    if isinstance(value, enum.Enum):
        return (kind.__qualname__, value.name)
    if isinstance(value, (list, tuple, collections.deque)):
        return (kind.__qualname__, tuple(inner(one) for one in value))
    if isinstance(value, (set, frozenset)):
        return (kind.__qualname__, tuple(sorted((inner(one) for one in value), key=repr)))
    if isinstance(value, dict):
        return (kind.__qualname__, tuple((inner(k), inner(v)) for k, v in value.items()))
    if isinstance(value, (bytearray, complex, range, decimal.Decimal, datetime.date, datetime.timedelta)):
        return (kind.__qualname__, repr(value))
    if isinstance(value, BaseException):
        return (kind.__qualname__, inner(list(value.args)))
    state = dict(getattr(value, "__dict__", {}))
    for name in [name for cls in kind.__mro__ for name in getattr(cls, "__slots__", ())]:
        if isinstance(name, str) and hasattr(value, name):
            state[name] = getattr(value, name)
    return (kind.__qualname__, tuple((name, inner(one)) for name, one in state.items() if not callable(one)))
`;

// src/domains/code/evidence/python-program.ts
var pythonProgram = `${pythonValues}${String.raw`

class Acts(BaseException):
    pass


class Late(BaseException):
    pass


acted = []
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FORBIDDEN = ("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.chmod", "os.chown", "os.link", "os.symlink",
             "os.truncate", "os.kill", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn",
             "subprocess.Popen", "shutil.", "socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
             "urllib.Request", "smtplib.", "ftplib.", "ctypes.dlopen")


def watch(event, args):
    if event == "open":
        mode, flags = args[1], args[2]
        writes = any(c in mode for c in "wax+") if isinstance(mode, str) else isinstance(flags, int) and flags & WRITES
        if not writes or args[0] == os.devnull:
            return
    elif not event.startswith(FORBIDDEN):
        return
    acted.append(event)
    raise Acts(event)


def load(text, version):
    """The version as a module beside the real one: its relative imports and its file are what they were."""
    folder, parts = os.path.dirname(TASK["file"]), []
    while os.path.exists(os.path.join(folder, "__init__.py")):
        parts.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    for place in (ROOT, os.path.join(ROOT, "src"), os.path.join(ROOT, "lib"), folder):
        if os.path.isdir(place) and place not in sys.path:
            sys.path.insert(0, place)
    package = ".".join(parts)
    if package:
        __import__(package)
    module = types.ModuleType((package + "." if package else "") + "heal_" + version)
    module.__file__, module.__package__, module.__heal__ = TASK["file"], package, version
    sys.modules[module.__name__] = module
    exec(compile(text, TASK["file"] + ":" + version, "exec"), module.__dict__)
    return module


class Subject:
    """One version of the function, and how to make arguments for it."""

    def __init__(self, module):
        self.module = module
        self.owner = getattr(module, TASK["owner"]) if TASK["owner"] else None
        self.function = inspect.getattr_static(self.owner, TASK["name"]) if self.owner else getattr(module, TASK["name"])
        self.takes_self = self.owner is not None and not isinstance(self.function, (staticmethod, classmethod))
        if isinstance(self.function, (property, getattr(__import__("functools"), "cached_property", property))):
            raise Unmeasurable("it is a property")
        self.plain = getattr(self.owner, TASK["name"]) if self.owner else self.function
        if not callable(self.plain):
            raise Unmeasurable("it is nothing that can be called")
        self.is_async = inspect.iscoroutinefunction(self.plain)
        if inspect.isasyncgenfunction(self.plain):
            raise Unmeasurable("it is an asynchronous generator")
        inner = inspect.unwrap(self.plain)
        self.hints = resolve(inner, module)
        parameters = list(inspect.signature(inner).parameters.values())
        if self.takes_self:
            parameters = parameters[1:]
        self.parameters = [p for p in parameters if p.kind not in (p.VAR_POSITIONAL, p.VAR_KEYWORD)]

    def choices(self):
        """For each parameter what may be tried, the likeliest first."""
        found = []
        for p in self.parameters:
            first = [OMIT] if p.default is not p.empty else []
            hint = self.hints.get(p.name)
            vague = hint is None or hint is typing.Any or hint is object
            found.append(first + (GUESSES if vague else [hint]))
        return found

    def arguments(self, hints, size):
        args, named = [], {}
        if self.takes_self:
            args.append(record(self.owner, 1, 0))
        for index, (p, hint) in enumerate(zip(self.parameters, hints)):
            if hint is OMIT:
                continue
            value = build(hint, size, index)
            if p.kind is p.POSITIONAL_ONLY:
                args.append(value)
            else:
                named[p.name] = value
        return args, named

    def call(self, given):
        result = self.plain(*given[0], **given[1])
        if self.is_async:
            return LOOP.run_until_complete(result)
        # Who makes its answer on demand is asked for all of it.
        return list(result) if hasattr(result, "__next__") else result

    def outcome(self, given):
        try:
            return canon(self.call(given))
        except (Unmeasurable, Late, Acts, MemoryError):
            raise
        except Exception as error:
            return ("raises", type(error).__name__)


GUESSES = [typing.List[str], typing.List[int], str, int, typing.Dict[str, int], typing.List[typing.Tuple[str, int]],
           typing.List[typing.Dict[str, int]], typing.List[typing.List[int]]]


def count_hits(subject, given):
    """How often the lines of the finding run, and what comes out."""
    hits, marked = [0], subject.module.__name__
    file, (first, last) = TASK["file"] + ":before", TASK["lines"]

    def trace(frame, event, _):
        if frame.f_code.co_filename != file:
            return None
        if event == "line" and first <= frame.f_lineno <= last:
            hits[0] += 1
        return trace

    sys.settrace(trace)
    try:
        outcome = subject.outcome(given)
    finally:
        sys.settrace(None)
    return hits[0], outcome


def choose(subject):
    """Types for the arguments with which the finding's lines run most; whether anything was guessed."""
    choices = subject.choices()
    best, problem = None, None
    plans = 1
    for one in choices:
        plans *= len(one)
    until = time.monotonic() + 1.5
    for number in range(min(plans, 200)):
        hints = []
        for one in choices:
            number, at = divmod(number, len(one))
            hints.append(one[at])
        if time.monotonic() > until:
            break
        try:
            hits, outcome = within(0.3, lambda: count_hits(subject, subject.arguments(hints, 20)))
        except (Unmeasurable, Acts, Late) as error:
            problem = problem or error
            continue
        if outcome[0] == "raises":
            problem = problem or Unmeasurable("it raises %s on made-up arguments" % outcome[1])
            continue
        if best is None or hits > best[0]:
            best = (hits, hints)
        if hits >= 20:
            break
    if best is None:
        raise problem or Unmeasurable("no arguments for it can be made up")
    if best[0] == 0:
        raise Unmeasurable("made-up arguments do not lead to the lines that were healed")
    return best[1], any(hint in GUESSES and p.name not in subject.hints for p, hint in zip(subject.parameters, best[1]))


def within(seconds, work):
    if not hasattr(__import__("signal"), "setitimer"):
        return work()
    import signal

    def late(*_):
        raise Late("it did not come back")
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.05)
    try:
        return work()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def timed(subject, make, repeats, is_fresh):
    given = [make() for _ in range(repeats)] if is_fresh else [make()] * repeats
    call, tick = subject.call, subject.clock
    start = tick()
    for one in given:
        call(one)
    return (tick() - start) / repeats


def measure_size(before, after, hints, size, until):
    make_before, make_after = (lambda s=s: s.arguments(hints, size) for s in (before, after))
    first, again, other = make_before(), make_before(), make_after()
    untouched = canon(first)
    hits = count_hits(before, make_before())[0] if size <= 1000 else 0
    before.clock = after.clock = THREAD_CLOCK or clock
    said, said_again, said_other = before.outcome(first), before.outcome(again), after.outcome(other)
    if (said, canon(first)) != (said_again, canon(again)):
        raise Unmeasurable("its answers differ from call to call")
    if (said, canon(first)) != (said_other, canon(other)):
        return {"size": size, "isDifferent": True, "was": repr(said)[:300], "is": repr(said_other)[:300]}
    if said[0] == "raises":
        raise Unmeasurable("it raises %s on made-up arguments" % said[1])
    is_fresh = canon(first) != untouched or any(hasattr(v, "__next__") for v in first[1].values())
    busy = [timed(before, make_before, 1, is_fresh) for _ in range(3)]
    before.clock = after.clock = clock
    waiting = [timed(before, make_before, 1, is_fresh) for _ in range(3)]
    # What computes is measured by the processor's time, which others on the machine do not blur; what waits, by the clock.
    if THREAD_CLOCK and min(busy) > 0.5 * min(waiting):
        before.clock = after.clock = THREAD_CLOCK
    once = max(1, min(timed(before, make_before, 1, is_fresh), timed(before, make_before, 1, is_fresh)))
    repeats = max(1, min(2000, int(200000 / once)))
    if is_fresh:
        start = clock()
        make_before()
        repeats = max(1, min(repeats, int(2000000 / max(1, clock() - start))))
    rounds = {"before": [], "after": []}
    turns = [(before, make_before, "before"), (after, make_after, "after")]
    for number in range(151):
        if number >= 6 and time.monotonic() > until:
            break
        for subject, make, name in (turns if number % 2 == 0 else turns[::-1]):
            rounds[name].append(timed(subject, make, repeats, is_fresh))
    return dict(rounds, size=size, isDifferent=False, hits=hits)


def name_hint(hint):
    plain = isinstance(hint, type) and not typing.get_args(hint)
    return hint.__name__ if plain else str(hint).replace("typing.", "").replace("collections.abc.", "")


def measure():
    sys.addaudithook(watch)
    before, after = (Subject(load(TASK[version], version)) for version in ("before", "after"))
    names = lambda s: [(p.name, p.kind) for p in s.parameters]
    if names(before) != names(after) or before.is_async != after.is_async:
        raise Unmeasurable("its parameters change")
    hints, is_guessed = choose(before)
    sizes, told = [], ", ".join(name_hint(hint) for hint in hints if hint is not OMIT)
    end = time.monotonic() + TASK["budgetSeconds"]
    for index, size in enumerate(TASK["sizes"]):
        now = time.monotonic()
        if sizes and now > end:
            break
        until = now + (end - now) / (len(TASK["sizes"]) - index)
        try:
            found = within(max(1.0, until - now + 1.0), lambda: measure_size(before, after, hints, size, until))
        except Late:
            # A size that takes too long says nothing; the smaller ones stand.
            if not sizes:
                raise
            break
        sizes.append(found)
        if found["isDifferent"]:
            break
    return {"status": "measured", "sizes": sizes, "arguments": told, "isGuessed": is_guessed}


if __name__ == "__main__":
    clock, leave, write = time.perf_counter_ns, os._exit, os.write
    TASK = json.loads(sys.stdin.buffer.read())
    word = TASK.pop("word")
    has_thread_clock = hasattr(time, "thread_time_ns") and time.get_clock_info("thread_time").resolution < 1e-6
    THREAD_CLOCK = time.thread_time_ns if has_thread_clock else None
    ROOT = os.path.realpath(TASK["root"])
    out, nowhere = os.dup(1), os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    LOOP = asyncio.new_event_loop()
    asyncio.set_event_loop(LOOP)
    sys.dont_write_bytecode = True
    sys.setrecursionlimit(3000)
    __import__("gc").disable()
    try:
        answer = measure()
    except Unmeasurable as error:
        answer = {"status": "unmeasured", "why": str(error)}
    except (Acts, Late) as error:
        answer = {"status": "unmeasured", "why": "it acts on the outside (%s)" % error if isinstance(error, Acts) else str(error)}
    except SystemExit:
        answer = {"status": "unmeasured", "why": "it ends the process"}
    except BaseException as error:
        answer = {"status": "unmeasured", "why": "%s: %s" % (type(error).__name__, str(error)[:200])}
    if acted and answer["status"] == "measured":
        answer = {"status": "unmeasured", "why": "it acts on the outside (%s)" % acted[0]}
    data = (word + " " + json.dumps(answer) + "\n").encode()
    while data:
        data = data[write(out, data):]
    leave(0)
`}`;

// src/domains/code/evidence/subject.ts
function findPythonSubject(place, text) {
  const { start, end } = rangeOf(place, text);
  const around = nodeAt(parse(place.path, text), start, end);
  const fn = outermost(around);
  if (fn === void 0) return { why: "it stands outside of any function" };
  if (/^__\w+__$/.test(fn.name)) return { why: `\`${fn.name}\` is called by Python itself` };
  if (fn.owner === void 0) return { name: fn.name, owner: "" };
  const owner = fn.owner.field("name")?.text();
  return owner === void 0 || enclosing(fn.owner, "class_definition", "function_definition") !== void 0 ? { why: "its class stands inside of something else" } : { name: fn.name, owner };
}
function outermost(node) {
  let found = functionAround(node);
  for (let next = found; next !== void 0; ) {
    found = next;
    const outer = enclosing(next.node, "function_definition");
    next = outer === void 0 ? void 0 : functionAround(outer);
  }
  return found;
}

// src/domains/code/evidence/benchmark.ts
var sizes = [10, 100, 1e3];
var defaultBudgetMs = 1800;
var defaultTimeoutMs = 1e4;
var defaultTotalMs = 6e4;
function makeBenchmark(parts) {
  const known = /* @__PURE__ */ new Map();
  let line = Promise.resolve();
  let left = parts.totalMs ?? defaultTotalMs;
  return {
    measure(finding, remedy) {
      const key = [finding.fingerprint, remedy.id, remedy.preview].join("\0");
      const found = known.get(key);
      if (found) return found;
      const next = line.then(async () => {
        if (left <= 0) return unmeasured("the time for benchmarks of this run is spent");
        const started = performance.now();
        const evidence = await measureOnce(finding, remedy, parts);
        left -= performance.now() - started;
        return evidence;
      });
      line = next.catch(() => void 0);
      known.set(key, next);
      return next;
    }
  };
}
async function measureOnce(finding, remedy, parts) {
  const { place } = finding;
  const { edits } = remedy.change;
  if (edits.some(({ path: path2 }) => path2 !== place.path)) return unmeasured("it changes several files");
  const before = await parts.text(place.path);
  if (before === void 0 || edits.some(({ end }) => end > before.length)) return unmeasured("its file was changed");
  const versions = { before, after: applyEdits(before, edits), file: join(parts.copy.toolRoot, place.path) };
  const shared = {
    ...versions,
    root: parts.copy.toolRoot,
    sizes,
    budgetSeconds: (parts.budgetMs ?? defaultBudgetMs) / 1e3
  };
  if (languageOf(place.path) === "python") {
    const subject2 = findPythonSubject(place, before);
    if ("why" in subject2) return unmeasured(subject2.why);
    const python = await parts.tools.find("python");
    if (!python) return unmeasured("there is no Python here");
    const env = { PYTHONHASHSEED: "0", PYTHONDONTWRITEBYTECODE: "1" };
    const task = { ...shared, ...subject2, lines: [place.line, Math.max(place.line, place.endLine)] };
    return ask([...python.argv, "-c", pythonProgram], env, task, nameOf2(subject2), parts);
  }
  const subject = findJavaScriptSubject(place, before);
  if ("why" in subject) return unmeasured(subject.why);
  const node = await parts.tools.find("node");
  if (!node) return unmeasured("there is no Node here");
  const isTypeScript = languageOf(place.path) === "typescript";
  const rights = ["--permission", "--allow-fs-read=*", "--experimental-transform-types", "--no-warnings"];
  return ask(
    [...node.argv, ...rights, "-e", nodeProgram],
    {},
    { ...shared, ...subject, isTypeScript },
    nameOf2(subject),
    parts
  );
}
async function ask(argv, env, task, name, parts) {
  const first = await askOnce(argv, env, task, name, parts);
  return isUndecided(first) ? askOnce(argv, env, task, name, parts) : first;
}
async function askOnce(argv, env, task, name, parts) {
  const word = randomBytes(16).toString("hex");
  const stdin = JSON.stringify({ ...task, word });
  const timeoutMs = parts.timeoutMs ?? defaultTimeoutMs;
  const result = await parts.copy.run({ argv, env, stdin, timeoutMs, maxOutputBytes: 4e6 }, parts.signal);
  if (result.status === "timed-out") return unmeasured("it did not come back");
  if (result.status === "too-much-output") return unmeasured("it prints more than can be read");
  if (result.status !== "exited") return unmeasured("the benchmark could not be started");
  return judgeAnswer(findAnswer(result.stdout, word), name);
}
function nameOf2({ owner, name }) {
  return owner === "" ? name : `${owner}.${name}`;
}

// src/domains/code/evidence/statement-counter.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";

// src/domains/code/evidence/count-node.ts
var nodeCounter = String.raw`import { realpathSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
const here = fileURLToPath(new URL('.', import.meta.url));
const root = realpathSync(env.HEAL_COUNT_ROOT ?? '.') + sep;
const counts = {};
function count(sql) {
  if (!/^\s*(select|insert|update|delete|replace|with)\b/i.test(sql)) return;
  const seen = new Set(['']);
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => sites;
  for (const site of new Error().stack) {
    let file = site.getFileName?.() ?? '';
    if (file.startsWith('file:')) { try { file = fileURLToPath(file.replace(/[?#].*$/, '')); } catch { continue; } }
    if (!file.startsWith(root) || file.startsWith(here) || file.includes(sep + 'node_modules' + sep)) continue;
    const name = site.getMethodName?.() ?? site.getFunctionName?.();
    if (name) seen.add(file.slice(root.length).replaceAll(sep, '/') + ':' + name.split('.').at(-1));
  }
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  for (const name of seen) counts[name] = (counts[name] ?? 0) + 1;
}
const warn = process.emitWarning;
process.emitWarning = () => {};
try {
  const { DatabaseSync, StatementSync } = await import('node:sqlite');
  for (const name of ['run', 'get', 'all', 'iterate']) {
    const plain = StatementSync.prototype[name];
    StatementSync.prototype[name] = function (...given) { count(this.sourceSQL); return plain.apply(this, given); };
  }
  const plain = DatabaseSync.prototype.exec;
  DatabaseSync.prototype.exec = function (sql) { count(String(sql)); return plain.call(this, sql); };
  process.on('exit', () => {
    if (Object.keys(counts).length === 0) return;
    const file = join(here, 'counts', process.pid + '-' + Math.random().toString(36).slice(2) + '.json');
    try { writeFileSync(file, JSON.stringify(counts)); } catch {}
  });
} catch {}
process.emitWarning = warn;
`;

// src/domains/code/evidence/count-python.ts
var pythonCounter = String.raw`import atexit
import json
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.realpath(os.environ.get("HEAL_COUNT_ROOT", "")) + os.sep
counts = {}
names = {}


def count(sql):
    if sql.lstrip()[:7].upper().split()[:1] not in (["SELECT"], ["INSERT"], ["UPDATE"], ["DELETE"], ["REPLACE"], ["WITH"]):
        return
    seen = {""}
    frame = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        name = names.get(code)
        if name is None:
            file = os.path.realpath(code.co_filename)
            is_own = file.startswith(root) and not file.startswith(os.path.realpath(here)) and "site-packages" not in file and not code.co_name.startswith("<")
            name = names[code] = file[len(root):].replace(os.sep, "/") + ":" + code.co_name if is_own else ""
        seen.add(name)
        frame = frame.f_back
    for name in seen:
        counts[name] = counts.get(name, 0) + 1


def save():
    if counts:
        name = "%d-%s.json" % (os.getpid(), os.urandom(4).hex())
        with open(os.path.join(here, "counts", name), "w") as file:
            json.dump(counts, file)


try:
    import sqlite3
    import sqlite3.dbapi2

    plain = sqlite3.connect

    def connect(*args, **named):
        connection = plain(*args, **named)
        try:
            connection.set_trace_callback(count)
        except Exception:
            pass
        return connection

    sqlite3.connect = sqlite3.dbapi2.connect = connect
    atexit.register(save)
except Exception:
    pass

# The environment may have one of its own, which this one hides.
for place in sys.path:
    file = os.path.join(place, "sitecustomize.py")
    if os.path.abspath(place) != here and os.path.isfile(file):
        with open(file) as text:
            exec(compile(text.read(), file, "exec"), {"__name__": "sitecustomize", "__file__": file})
        break
`;

// src/domains/code/evidence/statement-counter.ts
var careMs = 3e4;
var oldestNode = { major: 20, minor: 6 };
async function countStatements(copy, work) {
  const name = `.heal-count-${randomBytes2(6).toString("hex")}`;
  const folder = path.join(copy.toolRoot, name);
  await copy.write(`${name}/sitecustomize.py`, Buffer.from(pythonCounter));
  await copy.write(`${name}/count.mjs`, Buffer.from(nodeCounter));
  await copy.write(`${name}/counts/about.txt`, Buffer.from("Made by Heal for one run of the tests.\n"));
  const nodeOption = await isNodeNew(copy) ? `--import=${pathToFileURL(path.join(folder, "count.mjs")).href}` : "";
  const counting = {
    ...copy,
    run: (tool, signal) => {
      const env = {
        ...tool.env,
        HEAL_COUNT_ROOT: copy.toolRoot,
        PYTHONPATH: [folder, tool.env?.["PYTHONPATH"]].filter(Boolean).join(path.delimiter),
        ...nodeOption === "" ? {} : { NODE_OPTIONS: `${tool.env?.["NODE_OPTIONS"] ?? ""} ${nodeOption}`.trim() }
      };
      return copy.run({ ...tool, env }, signal);
    }
  };
  try {
    const result = await work(counting);
    return { result, tally: await readTally(copy, folder) };
  } finally {
    await runNode(copy, 'require("fs").rmSync(process.argv[1], { recursive: true, force: true })', folder);
  }
}
function countOwn(finding, text, tally) {
  const { place } = finding;
  const find = languageOf(place.path) === "python" ? findPythonSubject : nameJavaScriptSubject;
  const subject = find(place, text);
  return "why" in subject ? 0 : tally[`${place.path}:${subject.name}`] ?? 0;
}
function compareTallies(finding, text, before, after) {
  return {
    before: before[""] ?? 0,
    after: after[""] ?? 0,
    ownBefore: countOwn(finding, text, before),
    ownAfter: countOwn(finding, text, after)
  };
}
function sayStatements({ before, after, ownBefore, ownAfter }) {
  return `its statements in the tests ${ownBefore} \u2192 ${ownAfter}, all ${before} \u2192 ${after}`;
}
function isQueryRule({ rule, sources }) {
  return [rule, ...sources.map((source) => source.rule)].some((one) => one.endsWith("n-plus-one"));
}
async function readTally(copy, folder) {
  const script = `const fs = require('fs'), path = require('path'), folder = path.join(process.argv[1], 'counts');
    for (const name of fs.readdirSync(folder)) if (name.endsWith('.json')) console.log(fs.readFileSync(path.join(folder, name), 'utf8'));`;
  const totals = {};
  for (const line of (await runNode(copy, script, folder)).split("\n")) {
    const counts = parseJson(line);
    if (typeof counts !== "object" || counts === null) continue;
    for (const [name, count] of Object.entries(counts))
      if (typeof count === "number" && Number.isSafeInteger(count) && count > 0)
        totals[name] = (Object.hasOwn(totals, name) ? totals[name] ?? 0 : 0) + count;
  }
  return totals;
}
async function runNode(copy, script, folder) {
  const argv = [process.execPath, "-e", script, folder];
  const result = await copy.run({ argv, timeoutMs: careMs, maxOutputBytes: 16e6 });
  return result.status === "exited" && result.code === 0 ? result.stdout : "";
}
async function isNodeNew(copy) {
  const { stdout } = await copy.run({ argv: ["node", "--version"], timeoutMs: careMs });
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > oldestNode.major || Number(major) === oldestNode.major && Number(minor) >= oldestNode.minor;
}

// src/domains/code/evidence/ladder.ts
function withEvidence(ladder, benchmark) {
  const gather = async (finding, remedy) => {
    if (finding.category !== "performance") return void 0;
    if (remedy.origin === "tool" && remedy.safety === "safe") return void 0;
    if (isQueryRule(finding)) return unmeasured("no test leads to its queries");
    return benchmark.measure(finding, remedy);
  };
  return {
    async find(finding, diagnosis, attempts) {
      const answer = await ladder.find(finding, diagnosis, attempts);
      const evidence = answer.remedy && await gather(finding, answer.remedy);
      return answer.remedy && evidence ? { ...answer, remedy: { ...answer.remedy, evidence } } : answer;
    }
  };
}

// src/policy/measured-only.ts
function measuredOnly({ approvals, isApproved, isCounted }) {
  return {
    name: "measured-only",
    async judge(finding, remedy) {
      const { evidence, safety } = remedy;
      if (finding.category !== "performance" || evidence === void 0 || evidence.verdict === "different")
        return { allow: "yes" };
      if (evidence.verdict === "no-gain")
        return { allow: "no", by: "measured-only", reason: "no-gain", detail: upper(evidence.said) };
      if (isApproved(finding.id)) return { allow: "yes" };
      const ask2 = (detail) => ({ allow: "try-only", by: "measured-only", reason: "needs-approval", detail });
      const isProven = evidence.verdict === "gain" || await isCounted(finding);
      if (isProven) {
        return approvals === "apply" ? { allow: "yes" } : ask2(
          `${upper(evidence.said)}. It changes code to make it faster, and that asks first (approvals.performance).`
        );
      }
      return safety === "safe" && approvals === "apply" ? { allow: "yes" } : ask2(`Nothing shows that it is faster (${evidence.said}).`);
    }
  };
}
function upper(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// src/app/healing/evidence.ts
function needsCounting(findings) {
  return findings.some(isQueryRule);
}
function makeEvidence({ session, bench, config, tests, signal }) {
  const text = (path2) => bench.text(path2);
  const idle = { measure: async () => unmeasured("nothing of the repository was run") };
  const isMeasured = tests && config.categories.performance !== "off";
  const benchmark = isMeasured ? makeBenchmark({ copy: session.copy, tools: session.tools, text, signal }) : idle;
  return {
    ladder: (ladder) => withEvidence(ladder, benchmark),
    guard: (suite, isApproved) => measuredOnly({
      // On their own tree people see the figures and can undo; pull requests ask.
      approvals: config.approvals.performance ?? "apply",
      isApproved,
      async isCounted(finding) {
        const baseline = await suite.baseline();
        if (!isCodeFinding(finding) || !isQueryRule(finding) || !("tally" in baseline) || !baseline.tally)
          return false;
        return countOwn(finding, await text(finding.place.path) ?? "", baseline.tally) > 0;
      }
    })
  };
}
function evidenceOf(healCase) {
  const state = healCase.stage === "settled" ? healCase.last : healCase;
  const tried = "remedy" in state ? state.remedy : healCase.attempts.at(-1)?.remedy;
  const statements = "verification" in state ? state.verification.statements?.[healCase.id] : void 0;
  const evidence = tried?.evidence;
  if (!statements) return evidence;
  const figures = { subject: evidence?.subject ?? "", sizes: evidence?.sizes ?? [] };
  return { verdict: "gain", said: sayStatements(statements), ...figures, statements };
}
function isCodeFinding(finding) {
  return finding.kind === "code" && "place" in finding;
}

// src/app/healing/report.ts
function reportFinding(finding) {
  const { rule, category, priority, severity, place, message, fingerprint } = finding;
  return {
    rule,
    category,
    priority,
    severity,
    path: place.path,
    line: place.line,
    endLine: place.endLine,
    message,
    fingerprint,
    ...finding.flow ? { flow: reportFlow(finding.flow) } : {}
  };
}
function reportFlow({ verdict, confidence, steps }) {
  return {
    verdict,
    confidence: Math.round(confidence * 100) / 100,
    steps: steps.map(({ place, note }) => ({ path: place.path, line: place.line, note }))
  };
}
function isCode(healCase) {
  return healCase.kind === "code";
}
function remedyOf(healCase) {
  const state = healCase.stage === "settled" ? healCase.last : healCase;
  return "remedy" in state ? state.remedy : void 0;
}
function gatesOf(healCase) {
  const state = healCase.stage === "settled" ? healCase.last : healCase;
  return "verification" in state ? state.verification.gates : state.attempts.at(-1)?.gates ?? [];
}
function waysToTake(caseId) {
  return `Look: heal explain ${caseId}. Take it: heal apply ${caseId}.`;
}
function reportCase(healCase) {
  const remedy = remedyOf(healCase) ?? healCase.attempts.at(-1)?.remedy;
  const { status, reason } = healCase.outcome;
  return {
    id: healCase.id,
    finding: reportFinding(healCase.finding),
    outcome: { status, reason },
    remedy: remedy ? {
      rung: remedy.rung,
      origin: remedy.origin,
      healer: remedy.healer,
      summary: remedy.summary,
      diff: "preview" in remedy ? String(remedy.preview) : ""
    } : null,
    gates: gatesOf(healCase),
    evidence: evidenceOf(healCase) ?? null
  };
}
function makeFixReport(parts) {
  const settled = parts.cases.filter((healCase) => healCase.stage === "settled");
  const count = (status) => settled.filter((healCase) => healCase.outcome.status === status).length;
  const details = {};
  for (const { id, outcome } of settled)
    if ("detail" in outcome)
      details[id] = outcome.reason === "needs-approval" ? `${outcome.detail} ${waysToTake(id)}` : outcome.detail;
  const lookClosely = settled.filter((healCase) => healCase.outcome.status === "healed" && remedyOf(healCase)?.safety === "risky").map(({ id }) => id);
  return {
    version: 1,
    repository: parts.repository,
    summary: {
      found: parts.cases.length,
      eligible: settled.filter((healCase) => remedyOf(healCase) !== void 0 || healCase.attempts.length > 0).length,
      healed: count("healed"),
      skipped: count("skipped"),
      rolledBack: count("rolled-back"),
      escalated: count("escalated"),
      suiteRuns: parts.suiteRuns,
      wallMs: parts.wallMs
    },
    cases: settled.map(reportCase),
    patch: parts.patch,
    notes: { ...parts.notes, details, lookClosely }
  };
}

export {
  countStatements,
  compareTallies,
  sayStatements,
  isQueryRule,
  needsCounting,
  makeEvidence,
  evidenceOf,
  reportFinding,
  isCode,
  remedyOf,
  waysToTake,
  makeFixReport
};
