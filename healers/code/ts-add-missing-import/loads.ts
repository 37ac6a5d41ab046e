import type { CodeContext } from '#core/healer.ts';
import { isRelative, moduleReferences } from '#syntax/typescript/imports.ts';
import { resolveRelative } from '#syntax/typescript/resolve.ts';

const maxModules = 300;

/** True when loading `from` (a file of the package) also loads `wanted`; types and deferred imports do not count. */
export async function loads(from: string, wanted: string, context: CodeContext): Promise<boolean> {
  const files = new Set(context.files);
  const seen = new Set<string>();
  const queue = files.has(from) ? [from] : [];
  for (let next = queue.pop(); next !== undefined && seen.size < maxModules; next = queue.pop()) {
    if (next === wanted) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    const text = await context.read(next);
    if (text === undefined) continue;
    for (const reference of moduleReferences(next, text)) {
      if (reference.isTypeOnly || reference.isDeferred || !isRelative(reference.specifier)) continue;
      const target = resolveRelative(next, reference.specifier, files);
      if (target !== undefined) queue.push(target);
    }
  }
  return false;
}
