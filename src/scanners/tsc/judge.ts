import { posix } from 'node:path';
import type { Category, Priority, Severity } from '#core/finding.ts';
import type { ScanRequest } from '#core/scanner.ts';
import type { TscError } from './parse-output.ts';

const aboutImports = new Set([
  1192, 1259, 1261, 1149, 1371, 1484, 1485, 2300, 2303, 2304, 2305, 2306, 2307, 2459, 2503, 2552, 2613, 2614, 2724,
  2792, 2834, 2835, 2882, 6192,
]);
/** Reported only where the repository asks for it: nothing breaks. */
const unused = new Set([6133, 6138, 6192, 6196, 6198, 6199, 6205]);

export function classify(
  error: TscError,
  line: string,
): { category: Category; priority: Priority; severity: Severity } {
  const isImport =
    aboutImports.has(error.code) || (error.code === 6133 && /^\s*(import\b|[\w$]+,?\s*$|type \w+,)/.test(line));
  const category = isImport ? 'import' : unused.has(error.code) ? 'style' : error.code < 2000 ? 'logic' : 'type';
  if (unused.has(error.code)) return { category, priority: 'P3', severity: 'low' };
  return { category, priority: 'P1', severity: 'high' };
}

/** Errors of a build, not of the code: outputs of referenced projects that are not there. */
export const buildCodes = new Set([6305, 6306, 6307, 6310, 6059, 5055, 5056]);
/** What a missing package leaves behind: values without a type, globals that nobody declares. */
const followers = new Set([
  2354, 2503, 2571, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2686, 2688, 2875, 4112, 4113, 4117, 6053, 6137,
  7005, 7006, 7010, 7011, 7015, 7016, 7018, 7019, 7022, 7023, 7024, 7026, 7030, 7031, 7034, 7053, 18046, 2882,
]);
/** Names that declaration packages bring: test runners, bundlers, modules of old. What Node itself has is asked of Node. */
const ambient = new Set(
  `NodeJS JSX React require module exports __dirname __filename window document describe it test expect suite before after
  beforeEach afterEach beforeAll afterAll vi jest jasmine cy chrome google Bun Deno define $ jQuery`.split(/\s+/),
);
function isAmbient(message: string): boolean {
  const name = /'([^']+)'/.exec(message)?.[1] ?? '';
  return ambient.has(name) || Object.hasOwn(globalThis, name) || message.includes("type 'ImportMeta'");
}

export type Absence = 'installed' | 'not-installed';

/** True for an error that is there only because the repository's packages are not installed on this machine. */
export async function isForWantOfPackages(
  error: TscError,
  file: string,
  absence: Absence,
  read: ScanRequest['read'],
): Promise<boolean> {
  const module =
    /Cannot find module '([^']+)'|declaration file for module '([^']+)'|side-effect import of '([^']+)'/.exec(
      error.message,
    );
  const specifier = module?.[1] ?? module?.[2] ?? module?.[3];
  if (specifier !== undefined) {
    if (isOwn(specifier)) return false;
    return absence === 'not-installed' || (await isAskedForAndAbsent(specifier, file, read));
  }
  if (absence === 'installed') return false;
  return (
    followers.has(error.code) ||
    ([2304, 2552, 2339].includes(error.code) && isAmbient(error.message)) ||
    /\bJSX\b/.test(error.message)
  );
}

/** Relative, or an alias inside the package: `#x`. */
function isOwn(specifier: string): boolean {
  return /^(\.\.?(\/|$)|#)/.test(specifier);
}
const needsDeclarations = new Set([2354, 2580, 2581, 2582, 2584, 2591, 2592, 2593, 2688, 2875, 7016]);

/** True when the compiler itself says that something it needs is not there; else nothing else can follow from that. */
export function missesPackages(errors: readonly TscError[]): boolean {
  return errors.some((error) => {
    const specifier = /Cannot find module '([^']+)'/.exec(error.message)?.[1];
    return needsDeclarations.has(error.code) || (specifier !== undefined && !isOwn(specifier));
  });
}

/** Named in a package.json above the file, but not there. */
async function isAskedForAndAbsent(specifier: string, file: string, read: ScanRequest['read']): Promise<boolean> {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  let isAsked = false;
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const manifest = await read(posix.join(folder, 'package.json'));
    isAsked ||= manifest?.includes(`"${name}"`) === true;
    if ((await read(posix.join(folder, 'node_modules', name, 'package.json'))) !== undefined) return false;
    if (folder === '.' || folder === '/') return isAsked;
  }
}

/** Whether anything is installed where TypeScript would look for it. */
export async function absenceOf(config: string, read: ScanRequest['read']): Promise<Absence> {
  for (let folder = posix.dirname(config); ; folder = posix.dirname(folder)) {
    for (const sign of [
      '.package-lock.json',
      '.modules.yaml',
      '.yarn-integrity',
      '.yarn-state.yml',
      'typescript/package.json',
      '@types/node/package.json',
    ]) {
      if ((await read(posix.join(folder, 'node_modules', sign))) !== undefined) return 'installed';
    }
    if (folder === '.' || folder === '/') break;
  }
  // Nothing can be missing where nothing is asked for.
  const manifest = await read('package.json');
  return manifest === undefined || /ependencies"\s*:\s*\{\s*"/.test(manifest) ? 'not-installed' : 'installed';
}
