import type { CodeFinding } from '#core/finding.ts';
import type { CodeContext } from '#core/healer.ts';
import { parse, type Tree } from '#syntax/parse.ts';
import type { WantedImport } from '#syntax/python/add-import.ts';
import { functionsOf, returnedValue, returnsOf, type PythonFunction } from '#syntax/python/functions.ts';
import { oldestPython } from '#syntax/python/target-version.ts';
import { writeOptional } from '#syntax/python/write-type.ts';
import { nameWants } from './expectations.ts';

export interface Annotation {
  readonly text: string;
  readonly imports: readonly WantedImport[];
  readonly summary: string;
}
export interface Doubt {
  readonly doubt: string;
}

/** True when what is returned fits the declared type but for `None`. */
export function isAboutNone({ message }: CodeFinding): boolean {
  const [first = ''] = message.split('\n');
  if (/must return value on all code paths/.test(first)) return true;
  if (/^Incompatible return value type \(got "(?:None|Optional\[[^"]*\]|[^"]* \| None)", expected/.test(first))
    return true;
  const misfits = [...message.matchAll(/^\s+"([^"]+)" is (?:not assignable|incompatible)/gm)].map((match) => match[1]);
  return (
    /^Type "(?:None|[^"]* \| None)" is not assignable to return type/.test(first) &&
    misfits.every((one) => one === 'None')
  );
}

/** The type that also says `None`, where the function gives it on purpose; `None` alone, where it gives nothing else. */
export async function allowNone(
  fn: PythonFunction,
  declared: string,
  tree: Tree,
  context: CodeContext,
): Promise<Annotation | Doubt> {
  const values = returnsOf(fn).map(returnedValue);
  const isNone = (value: (typeof values)[number]) => value === undefined || value.is('none');
  if (nameWants(fn.name) === declared)
    return { doubt: `a function named ${fn.name} should return ${declared}: the body is at fault` };
  const promised = await promisedElsewhere(fn, context);
  if (promised !== undefined)
    return { doubt: `${promised} declares ${fn.name} without None: callers may rely on that` };
  if (values.every(isNone)) {
    if (isPlaceholder(fn)) return { doubt: 'the body is a placeholder: what it should return is not known' };
    return { text: 'None', imports: [], summary: `Declare that ${fn.name} returns nothing` };
  }
  if (!values.some((value) => value?.is('none') === true) && !givesOptional(values))
    return { doubt: 'the function ends without a return: whether None is meant, or one was forgotten, is not known' };
  const quote = /^(["'])(.*)\1$/s.exec(declared);
  const written = writeOptional(quote?.[2] ?? declared, tree, await oldestPython((file) => context.read(file)));
  if (written === undefined)
    return { doubt: `${declared} cannot be made optional for the oldest Python of this package` };
  const mark = quote?.[1] ?? '';
  return {
    text: `${mark}${written.text}${mark}`,
    imports: written.imports,
    summary: `Declare that ${fn.name} may return None, as it does`,
  };
}

/** A lookup that gives `None` by itself: `names.get(key)`, `re.match(…)`, `os.environ.get(…)`. */
function givesOptional(values: readonly (ReturnType<typeof returnedValue> | undefined)[]): boolean {
  return values.some(
    (value) =>
      value?.is('call') === true &&
      /(\.get|\bgetenv|\.match|\.search|\.fullmatch|\.fetchone|\.first|\.one_or_none|\.which)$/.test(
        value.field('function')?.text() ?? '',
      ) &&
      (value.field('arguments')?.namedChildren().length ?? 0) < 3,
  );
}

function isPlaceholder(fn: PythonFunction): boolean {
  const text = fn.body
    .namedChildren()
    .filter((node) => !node.is('comment') && !/^["']/.test(node.text()))
    .map((node) => node.text());
  return (
    text.every((line) => /^(pass|\.\.\.|return( None)?|raise NotImplementedError\b.*)$/s.test(line)) ||
    fn.decorators.some((decorator) => /(^|\.)(abstractmethod|overload)\b/.test(decorator))
  );
}

/** Another class that declares a method of this name to give a value: it may be a base, and what it promises holds. */
async function promisedElsewhere(fn: PythonFunction, context: CodeContext): Promise<string | undefined> {
  if (fn.owner === undefined) return undefined;
  for (const file of context.files) {
    if (!/\.pyi?$/.test(file)) continue;
    const text = await context.read(file);
    if (text === undefined || !text.includes(`def ${fn.name}`)) continue;
    const other = functionsOf(parse(file, text)).find(
      (each) =>
        each.name === fn.name &&
        each.owner !== undefined &&
        each.owner.field('name')?.text() !== fn.owner?.field('name')?.text() &&
        each.returnType !== undefined &&
        !/\bNone\b|\bOptional\b/.test(each.returnType.text()),
    );
    if (other !== undefined) return file;
  }
  return undefined;
}
