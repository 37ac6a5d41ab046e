const widest = 120;

/** JSON that reads well in a diff: what is short and flat stands on one line, everything else one thing a line. */
export function formatJson(value: unknown): string {
  return `${format(value, 0)}\n`;
}

function format(value: unknown, depth: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries: [string, unknown][] = Array.isArray(value)
    ? value.map((child) => ['', child])
    : Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .map(([key, child]) => [`${JSON.stringify(key)}: `, child]);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length === 0) return `${open}${close}`;
  const pad = Array.isArray(value) ? '' : ' ';
  const inOneLine = entries.map(([key, child]) => `${key}${format(child, depth + 1)}`).join(', ');
  const isList = Array.isArray(value) && value.some((child) => typeof child === 'object' && child !== null);
  if (depth > (isList ? 1 : 0) && !inOneLine.includes('\n') && inOneLine.length + depth * 2 + 4 <= widest) {
    return `${open}${pad}${inOneLine}${pad}${close}`;
  }
  const indent = '  '.repeat(depth + 1);
  const lines = entries.map(([key, child]) => `${indent}${key}${format(child, depth + 1)}`);
  return `${open}\n${lines.join(',\n')}\n${'  '.repeat(depth)}${close}`;
}
