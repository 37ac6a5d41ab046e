/** Which file of the package a log means; the log may come from another machine. */
export interface PathMap {
  /**
   * `isCertain`: the whole path, or enough of it to mean no other file. What is not certain needs its source line as a
   * witness. Undefined for files outside of the package.
   */
  find(file: string): { readonly path: string; readonly isCertain: boolean } | undefined;
}

/**
 * @param files Every file of the package, relative, with `/`.
 * @param roots Absolute folders that are the package: where it is, and where tools see it.
 */
export function makePathMap(files: readonly string[], roots: readonly string[]): PathMap {
  const known = new Set(files);
  const byName = Map.groupBy(files, (file) => file.slice(file.lastIndexOf('/') + 1));
  const folders = roots.map((root) => `${root.replaceAll('\\', '/').replace(/\/$/, '')}/`);
  return {
    find(file) {
      const written = normalise(file);
      if (written === undefined) return undefined;
      for (const folder of folders) {
        const path = written.startsWith(folder) ? written.slice(folder.length) : undefined;
        if (path !== undefined) return known.has(path) ? { path, isCertain: true } : undefined;
      }
      if (known.has(written)) return { path: written, isCertain: true };
      const parts = inProject(written);
      if (parts === undefined) return undefined;
      return findBySuffix(parts, byName.get(parts.at(-1) ?? '') ?? []);
    },
  };
}

/** A plain path with `/`; undefined for what is no file, and for paths that climb. */
function normalise(file: string): string | undefined {
  let path = file.trim();
  if (/^(?:node:|<|native$|\[|eval |https?:|data:|internal\/)/.test(path) || path === '' || path.length > 1000)
    return undefined;
  // Bundlers name the sources of what they made.
  path = path.replace(/^(?:file:\/\/(?=\/)|webpack-internal:\/\/\/|webpack:\/\/[^/]{0,100}\/|vite-node:)/, '');
  path = path.replace(/[?#].*$/, '').replaceAll('\\', '/');
  if (path.includes('%')) path = decode(path);
  path = path.replace(/^\/?[A-Za-z]:\//, '/').replace(/^(?:\.\/)+/, '');
  return path.split('/').includes('..') || /[\u0000-\u001f]/.test(path) ? undefined : path;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Without what belongs to an installation; undefined for what other people wrote. */
function inProject(path: string): string[] | undefined {
  if (/(?:^|\/)node_modules\//.test(path)) return undefined;
  // A package that was installed is run from there; only as a whole does it name one of our files.
  const installed = /\/(?:site|dist)-packages\/(.+)$/.exec(path)?.[1];
  if (installed !== undefined) return installed.includes('/') ? ['', ...installed.split('/')] : undefined;
  return /\/lib(?:64)?\/python\d/.test(path) ? undefined : path.split('/').filter((part) => part !== '');
}

/** The file that shares the most last parts with the path, when it is the only one. */
function findBySuffix(parts: readonly string[], candidates: readonly string[]): ReturnType<PathMap['find']> {
  const isInstalled = parts[0] === '';
  const wanted = isInstalled ? parts.slice(1) : parts;
  const scored = candidates
    .map((path) => ({ path, own: path.split('/') }))
    .map(({ path, own }) => ({ path, own, shared: sharedEnd(own, wanted) }))
    .filter(({ shared }) => !isInstalled || shared === wanted.length)
    .toSorted((a, b) => b.shared - a.shared);
  const [best, next] = scored;
  if (best === undefined || next?.shared === best.shared) return undefined;
  // `/app/shop/orders.py` and `shop/orders.py` are one; `/app/orders.py` and `shop/orders.py` may be two.
  const isWhole = best.shared === best.own.length && best.own.length > 1;
  return { path: best.path, isCertain: isWhole || best.shared > 2 };
}

function sharedEnd(a: readonly string[], b: readonly string[]): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a[a.length - 1 - shared] === b[b.length - 1 - shared]) shared++;
  return shared;
}
