/** `a.{b,c}()` stands for `a.b()` and `a.c()`: every combination, in order. */
export function expand(path: string): string[] {
  const found = /^([^{}]*)\{([^{}]*)\}(.*)$/.exec(path);
  if (!found) return [path];
  const [, before = '', inside = '', after = ''] = found;
  return inside.split(',').flatMap((one) => expand(before + one.trim() + after));
}

export function expandPaths(paths: readonly string[]): string[] {
  return paths.flatMap(expand);
}

/** One model for each of the places that its `at` or `set` stands for. */
export function expandAll<T extends { readonly at?: string; readonly set?: string }>(models: readonly T[]): T[] {
  return models.flatMap((model) => {
    if (model.at !== undefined) return expand(model.at).map((at) => ({ ...model, at }));
    if (model.set !== undefined) return expand(model.set).map((set) => ({ ...model, set }));
    return [model];
  });
}

/** Each name on the left means the one at its place on the right, which is gone through again and again. Throws when they do not match. */
export function expandAliases(aliases: Readonly<Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [from, to] of Object.entries(aliases)) {
    const names = expand(from);
    const meanings = expand(to);
    if (names.length % meanings.length !== 0)
      throw new RangeError(`\`${from}\` has ${names.length} names for ${meanings.length} meanings`);
    for (const [i, name] of names.entries()) all[name] = meanings[i % meanings.length] ?? name;
  }
  return all;
}
