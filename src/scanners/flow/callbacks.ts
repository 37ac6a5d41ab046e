import { holds } from './arguments.ts';
import type { CallSite } from './calls.ts';
import { anyItem } from './containers.ts';
import { callFunction, evaluate } from './recursion.ts';
import type { Param } from './ir.ts';
import { maxDepth, type Frame } from './machine.ts';
import type { EntryModel } from './models.ts';
import { plain, unknown, type FunctionValue, type Value } from './values.ts';

/** What is known of how a framework calls a function. */
type Calling = Pick<EntryModel, 'params' | 'named' | 'others' | 'skip'>;

/** Functions that are handed to a call will be called: with items of the receiver, or with what a framework gives them. */
export function runCallbacks(site: CallSite, frame: Frame): void {
  const { path, receiver, args } = site;
  if (frame.depth >= maxDepth || !args.some((arg) => arg.fn || arg.items || arg.fields)) return;
  const model = frame.machine.models.entriesAt(path).find((one) => holds(one.when, site));
  const item = receiver && !receiver.type ? anyItem(receiver) : unknown;
  for (const arg of args) {
    const handed = [arg, ...(arg.items ?? []), arg.fields?.get('handler')];
    for (const target of handed.flatMap((one) => one?.fn ?? [])) {
      if (model) callEntry(target, model, frame);
      else callFunction(target, [item], new Map(), frame);
    }
  }
}

/** Runs a function as a framework would. */
export function callEntry(target: FunctionValue, model: Calling, frame: Frame): Value {
  const hasSelf = /^(self|cls)$/.test(target.fn.params[0]?.name ?? '');
  const isMethod = hasSelf && target.self === undefined;
  const params = hasSelf ? target.fn.params.slice(1) : target.fn.params;
  const values = params.map((param, i) => {
    const known = model.named?.[param.name] ?? model.params?.[i] ?? typeOfParam(param, target, frame);
    const what = known ?? (isSkipped(param, model, target, frame) ? 'nothing' : (model.others ?? 'nothing'));
    return entryValue(what, param, target, frame);
  });
  return callFunction(target, isMethod ? [unknown, ...values] : values, new Map(), frame);
}

/** `db = Depends(open_db)`, `db: Annotated[Session, Depends(open_db)]`. */
function isSkipped(param: Param, { skip = [] }: Calling, target: FunctionValue, frame: Frame): boolean {
  if (skip.length === 0) return false;
  const { type, fallback } = param;
  const names = skip.flatMap((path) => /\w+$/.exec(path)?.[0] ?? []);
  if (type !== undefined && names.some((name) => type.includes(`${name}(`))) return true;
  if (fallback?.is !== 'call') return false;
  const callee = evaluate(fallback.callee, { ...frame, module: target.module, env: target.env });
  return callee.type !== undefined && skip.includes(frame.machine.models.canonical(callee.type));
}

/** Annotations that a framework enforces: no text can hide in these. */
const harmlessTypes =
  /^(Annotated\[)?(Optional\[)?(int|float|bool|UUID|uuid\.UUID|date|datetime|Decimal|UUID4|Literal\[[^\]]*\])\s*([|,\]=]|$)/;

function entryValue(what: string, param: Param, target: FunctionValue, frame: Frame): Value {
  if (what === 'source') {
    if (param.type !== undefined && harmlessTypes.test(param.type)) return plain;
    if (isEnumeration(param, target, frame)) return plain;
    const steps = [
      {
        path: target.module.path,
        start: target.fn.start,
        end: target.fn.start,
        note: `comes from outside as \`${param.name}\``,
      },
    ];
    // An annotation that is enforced: what it calls text is no object.
    const isText = param.type !== undefined && /^(Annotated\[|Optional\[)?str\b/.test(param.type);
    const safeFor = new Set(isText ? ['objects'] : []);
    return { taints: [{ kind: 'request', confidence: 0.9, steps, safeFor }], origin: 'open' };
  }
  if (what === '' || what === 'nothing') return unknown;
  return { taints: [], origin: 'open', type: frame.machine.models.canonical(what) };
}

/** A class of this package whose values are listed. */
function isEnumeration({ type }: Param, target: FunctionValue, frame: Frame): boolean {
  const cls = type === undefined ? undefined : target.env.get(type)?.cls;
  return (
    cls?.type.bases.some((base) =>
      /^enum\.(Int|Str)?Enum$/.test(evaluate(base, { ...frame, module: cls.module, env: cls.env }).type ?? ''),
    ) ?? false
  );
}

/** Access path of an instance of the type that a parameter names, by the imports of its module. */
export function typeOfParam(param: Param, target: FunctionValue, frame: Frame): string | undefined {
  const written = param.type
    ?.replace(/^(Optional\[|readonly )/, '')
    .replace(/[\]?]+$/, '')
    .replace(/<.*$/s, '')
    .trim();
  if (!written || !/^[\w.]+$/.test(written)) return undefined;
  const { models } = frame.machine;
  const [head = '', ...more] = written.split('.');
  const found = target.env.get(head);
  if (found?.type !== undefined) return models.canonical(`${[found.type, ...more].join('.')}()`);
  // A type of the language itself counts where a model names it.
  const path = `${written}()`;
  const known = found ? path : models.canonical(path);
  return known === path ? undefined : known;
}
