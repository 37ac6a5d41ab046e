import type { Config } from '#config/schema.ts';
import { cleanLine } from '../clean.ts';
import { fit, pad, widthOf } from '../layout.ts';
import type { Paint } from '../terminal.ts';

/** YAML that could stand in `.github/heal.yml`, with the origin of each value as a comment. */
export function renderConfiguration(
  config: Config,
  origins: Readonly<Record<string, string>>,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const rows = rowsOf(config, [], 0);
  const width = Math.min(Math.max(...rows.map((row) => widthOf(row.text))), 60);
  return rows
    .map(({ path, text }) => {
      const origin = origins[path.join('.')];
      if (origin === undefined) return text;
      const comment = fit(`  # ${cleanLine(origin, 200)}`, Math.max(20, columns - width));
      return pad(text, width) + paint('dim', comment);
    })
    .join('\n');
}

interface Row {
  readonly path: readonly string[];
  readonly text: string;
}

function rowsOf(value: object, path: readonly string[], depth: number): Row[] {
  return Object.entries(value).flatMap(([key, child]: [string, unknown]): Row[] => {
    if (child === undefined) return [];
    const here = [...path, key];
    const name = `${'  '.repeat(depth)}${print(key)}:`;
    if (typeof child !== 'object' || child === null || Array.isArray(child))
      return [{ path: here, text: `${name} ${print(child)}` }];
    const below = rowsOf(child, here, depth + 1);
    return [{ path: here, text: below.length === 0 ? `${name} {}` : name }, ...below];
  });
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  const text = cleanLine(String(value), 300);
  // Quoted where YAML would read something else.
  return typeof value === 'string' && !/^[A-Za-z][\w./-]*$/.test(text) ? JSON.stringify(text) : text;
}
