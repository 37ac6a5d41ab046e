import type { TextEdit } from '../../core/finding.ts';
import type { TypeScriptError, TypeScriptService } from '../../core/ports/typescript-service.ts';

/** TypeScript's number in a rule such as `tsc/TS2304`; undefined for other rules. */
export function codeOf(rule: string): number | undefined {
  const code = /^tsc\/TS(\d+)$/.exec(rule)?.[1];
  return code === undefined ? undefined : Number(code);
}

/** TypeScript's own error that a finding reports: same code, and it starts there. */
export async function errorAt(
  service: TypeScriptService,
  path: string,
  start: number,
  code: number | undefined,
): Promise<TypeScriptError | undefined> {
  const errors = await service.errors(path);
  return errors?.find((error) => error.start === start && (code === undefined || error.code === code));
}

export interface Effect {
  /** Errors that the edits take away, and that they bring; without places, since these move. */
  readonly gone: readonly TypeScriptError[];
  readonly brought: readonly TypeScriptError[];
}
/** What edits do to the errors of a file, before anything is written; undefined when TypeScript cannot say. */
export async function effectOf(
  service: TypeScriptService,
  path: string,
  edits: readonly TextEdit[],
): Promise<Effect | undefined> {
  const before = await service.errors(path);
  const after = await service.errors(path, edits);
  if (before === undefined || after === undefined) return undefined;
  return { gone: without(before, after), brought: without(after, before) };
}

function without(errors: readonly TypeScriptError[], others: readonly TypeScriptError[]): TypeScriptError[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(keyOf(other), (counts.get(keyOf(other)) ?? 0) + 1);
  return errors.filter((error) => {
    const left = counts.get(keyOf(error)) ?? 0;
    counts.set(keyOf(error), left - 1);
    return left <= 0;
  });
}
function keyOf(error: TypeScriptError): string {
  return `${error.code} ${error.message}`;
}

const absences = [2304, 2305, 2307, 2552, 7016];
/** True when names or modules of the file are not found: what comes from them has no type, and fits everything. */
export async function missesTypes(service: TypeScriptService, path: string): Promise<boolean> {
  return (await service.errors(path))?.some(({ code }) => absences.includes(code)) === true;
}
