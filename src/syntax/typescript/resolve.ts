import { dirname, extname, join, relative } from './paths.ts';

const sources = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'] as const;
/** What may lie behind a specifier that names the file as it is after compilation. */
const compiled: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx'],
  '.jsx': ['.tsx', '.jsx'],
  '.mjs': ['.mts', '.mjs'],
  '.cjs': ['.cts', '.cjs'],
};

/** The file of the package that a relative specifier names; undefined when there is none. */
export function resolveRelative(from: string, specifier: string, files: ReadonlySet<string>): string | undefined {
  // `express` is the package, also in a file that is called `express.ts`.
  if (!/^\.\.?(?:\/|$)/.test(specifier)) return undefined;
  const target = join(dirname(from), specifier);
  if (target.startsWith('..')) return undefined;
  const extension = extname(target);
  const candidates = [
    ...(compiled[extension] ?? []).map((each) => target.slice(0, -extension.length) + each),
    target,
    ...sources.map((each) => target + each),
    ...sources.map((each) => join(target, `index${each}`)),
  ];
  return candidates.find((each) => files.has(each) || (each.endsWith('.d.ts') && files.has(each)));
}

/** How a file writes its relative specifiers. */
export type SpecifierStyle = 'none' | 'compiled' | 'source';

export function styleOf(specifiers: readonly string[]): SpecifierStyle | undefined {
  const local = specifiers.filter((each) => /^\.\.?\//.test(each));
  if (local.some((each) => /\.[cm]?tsx?(?![a-z])/.test(each))) return 'source';
  if (local.some((each) => /\.[cm]?jsx?(?![a-z])/.test(each))) return 'compiled';
  return local.length > 0 ? 'none' : undefined;
}

/** The specifier by which `from` imports `to`; both paths of the package. */
export function specifierFor(from: string, to: string, style: SpecifierStyle): string {
  const path = relative(dirname(from), to);
  const dotted = path.startsWith('.') ? path : `./${path}`;
  if (style === 'source') return dotted;
  const extension = extname(dotted);
  const stem = dotted.slice(0, -extension.length);
  if (style === 'compiled') return stem + extension.replace('ts', 'js').replace('jsx', 'js');
  return stem.replace(/\/index$/, '') || '.';
}
