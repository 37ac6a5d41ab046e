/**
 * Runs inside the sandbox, by Node, without the right to write files or to start anything: loads both versions of a
 * module side by side, calls one function of them with the same made-up arguments, compares what comes out and times
 * them in turns. The task comes in as JSON; the answer is the one line that starts with a word that only the task told.
 */
export const nodeProgram = String.raw`'use strict';
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
