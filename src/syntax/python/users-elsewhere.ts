import type { CodeContext } from '#core/healer.ts';
import { escapeRegExp } from '../words.ts';
import { moduleName, resolveModule } from './modules.ts';

/** Another file that takes `name` from this module: by import, as an attribute, or in a string that patches it. */
export async function usersElsewhere(path: string, name: string, context: CodeContext): Promise<string | undefined> {
  const files = new Set(context.files);
  const module = moduleName(path, files).split('.').at(-1) ?? '';
  // A file may be called anything, `a[b.py` too.
  const attribute = new RegExp(`(?<!\\w)${escapeRegExp(module)}\\.${escapeRegExp(name)}(?!\\w)`);
  const imports = new RegExp(
    `from[ \\t]+([\\w.]+)[ \\t]+import[ \\t]+(?:\\([^)]*|[^\\n(]*)\\b${escapeRegExp(name)}\\b`,
    'g',
  );
  for (const other of context.files) {
    if (other === path || !/\.pyi?$/.test(other)) continue;
    const text = await context.read(other);
    if (text === undefined || !text.includes(name) || !text.includes(module)) continue;
    if (attribute.test(text)) return other;
    for (const [, from = ''] of text.matchAll(imports)) if (resolveModule(other, from, files) === path) return other;
  }
  return undefined;
}
