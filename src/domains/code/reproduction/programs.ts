/** Tries values as one would by hand: the likeliest of each first, and few at a time. */
export const pythonProgram = `
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

/** The same for exported functions of a module of Node. */
export const scriptProgram = `
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
