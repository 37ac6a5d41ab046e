import { delimiter } from 'node:path';
import type { SandboxCopy } from '#core/ports/sandbox.ts';
import type { Toolbox } from '#core/ports/tools.ts';
import type { CallPlan } from './plan.ts';

/** Arguments as Python literals, by position of the parameter. */
export type Arguments = readonly string[];
export type CallOutcome =
  | { readonly did: 'return'; readonly value: string | undefined }
  | { readonly did: 'raise'; readonly error: string; readonly isSame: boolean };

/** Calls the function in the sandbox, in one process that is bounded in time. */
export interface Probe {
  /** Arguments with which the fault shows on the copy as it is; none when there are no such, or why nothing could be called. */
  find(plan: CallPlan): Promise<readonly Arguments[] | { readonly failed: string }>;
  /** What calls with these arguments do on the copy as it is. */
  call(plan: CallPlan, calls: readonly Arguments[]): Promise<readonly CallOutcome[] | { readonly failed: string }>;
}

export async function makeProbe(copy: SandboxCopy, tools: Toolbox, signal: AbortSignal): Promise<Probe | undefined> {
  const python = await tools.find('python');
  if (!python) return undefined;
  const ask = async (request: object) => {
    const result = await copy.run(
      {
        argv: [...python.argv, '-c', program],
        stdin: JSON.stringify(request),
        timeoutMs: 20_000,
        maxOutputBytes: 256 * 1024,
        env: pythonEnvironment(copy),
      },
      signal,
    );
    if (result.status !== 'exited')
      return { failed: `the call ${result.status === 'timed-out' ? 'did not end' : 'could not be made'}` };
    return readAnswer(result.stdout);
  };
  return {
    async find(plan) {
      const answer = await ask({ ...plan, mode: 'find' });
      if ('failed' in answer) return answer;
      return answer.list.flatMap((one) => (isTexts(one) ? [one] : []));
    },
    async call(plan, calls) {
      const answer = await ask({ ...plan, mode: 'call', calls });
      if ('failed' in answer) return answer;
      return answer.list.map(readOutcome);
    },
  };
}

/** Byte code would outlive the trial that it was made from. */
export function pythonEnvironment(copy: SandboxCopy): Readonly<Record<string, string>> {
  return {
    PYTHONPATH: [copy.toolRoot, `${copy.toolRoot}/src`].join(delimiter),
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONHASHSEED: '0',
  };
}

/** The last line is ours; whatever the repository's code prints goes nowhere. */
function readAnswer(stdout: string): { readonly list: readonly unknown[] } | { readonly failed: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  } catch {
    return { failed: 'the call gave no answer' };
  }
  if (typeof answer !== 'object' || answer === null) return { failed: 'the call gave no answer' };
  if ('failed' in answer && typeof answer.failed === 'string') return { failed: answer.failed.slice(0, 200) };
  return 'list' in answer && Array.isArray(answer.list) ? { list: answer.list } : { failed: 'the call gave no answer' };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function readOutcome(value: unknown): CallOutcome {
  const isObject = typeof value === 'object' && value !== null;
  if (isObject && 'value' in value)
    return { did: 'return', value: typeof value.value === 'string' ? value.value : undefined };
  const error = isObject && 'error' in value && typeof value.error === 'string' ? value.error : '';
  return { did: 'raise', error, isSame: !(isObject && 'isSame' in value && value.isSame === false) };
}

/** Tries values as one would by hand: the likeliest of each first, and few at a time. */
const program = `
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
