import { editDistance } from '#core/edit-distance.ts';
import type { TextEdit } from '#core/finding.ts';
import type { CodeContext, CodeHealer } from '#core/healer.ts';
import { offsetsOf } from '#syntax/positions.ts';
import { effectOf } from '#syntax/typescript/check.ts';
import { isRelative, moduleReferences, type ModuleReference } from '#syntax/typescript/imports.ts';
import { basename, dirname, join } from '#syntax/typescript/paths.ts';
import { resolveRelative, specifierFor, styleOf, type SpecifierStyle } from '#syntax/typescript/resolve.ts';

/** Points a relative import at the one file that it can have meant. */
export const healer: CodeHealer = {
  name: 'ts-fix-import-path',
  kind: 'code',
  languages: ['typescript', 'javascript'],
  rules: [
    'tsc/TS2307',
    'tsc/TS2792',
    'tsc/TS2834',
    'tsc/TS2835',
    'tsc/TS2882',
    'tsc/TS6053',
    'tsc/TS1149',
    'tsc/TS1261',
    'eslint/import/no-unresolved',
  ],
  safety: 'careful',
  review: 'cursory',
  async propose(finding, context) {
    const { path } = finding.place;
    const { start } = offsetsOf(finding.place, context.text);
    const references = moduleReferences(path, context.text);
    const reference = references.find((each) => each.start <= start && start < each.end);
    if (reference === undefined) return { leftAlone: 'there is no import at the place of the finding' };
    if (!isRelative(reference.specifier))
      return { leftAlone: `${reference.specifier} is a package: whether to install it is for a person` };
    const files = new Set(context.files);
    const others = references.filter(
      (each) => each !== reference && resolveRelative(path, each.specifier, files) !== undefined,
    );
    const styles = stylesToTry(others, reference);
    const [nearest, second] = await rankTargets(reference, path, context);
    if (nearest === undefined) return { leftAlone: `no file of the package resembles ${reference.specifier}` };
    if (second !== undefined && second.distance === nearest.distance) {
      return { leftAlone: `${reference.specifier} may mean ${nearest.target} or ${second.target}` };
    }
    for (const style of styles) {
      const specifier = respell(reference.specifier, path, nearest.target, style);
      const edit: TextEdit = { path, start: reference.specifierStart, end: reference.specifierEnd, text: specifier };
      const effect = await effectOf(context.typescript, path, [edit]);
      if (effect === undefined || (effect.brought.length === 0 && (effect.gone.length > 0 || !isTypeChecked(path)))) {
        return { change: { edits: [edit] }, summary: `Import ${specifier} instead of ${reference.specifier}` };
      }
    }
    return { leftAlone: `${nearest.target} is the nearest file, but importing it brings other errors` };
  },
};

/** Keeps the folders as they were written when only the name is wrong. */
function respell(written: string, path: string, target: string, style: SpecifierStyle): string {
  const specifier = specifierFor(path, target, style);
  const folder = dirname(written);
  const isSameFolder = join(dirname(path), folder) === dirname(target);
  return isSameFolder && written.includes('/') && !/\/index$/.test(stem(target)) && specifier !== '.'
    ? `${folder}/${basename(specifier)}`
    : specifier;
}

function isTypeChecked(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

function stylesToTry(others: readonly ModuleReference[], broken: ModuleReference): SpecifierStyle[] {
  const first = styleOf(others.map((each) => each.specifier)) ?? styleOf([broken.specifier]) ?? 'none';
  return [...new Set<SpecifierStyle>([first, 'none', 'compiled'])];
}

interface Target {
  readonly target: string;
  readonly distance: number;
}
const maxCandidates = 200;

/** Files that export what is imported, nearest name first; only those that a slip of the keys, case or folder explains. */
async function rankTargets(reference: ModuleReference, path: string, context: CodeContext): Promise<Target[]> {
  const wanted = stem(join(dirname(path), reference.specifier));
  const near: Target[] = [];
  for (const target of context.files) {
    if (target === path || !/\.[cm]?[jt]sx?$/.test(target)) continue;
    const distance = distanceOf(wanted, stem(target));
    if (distance !== undefined) near.push({ target, distance });
  }
  near.sort((a, b) => a.distance - b.distance || (a.target < b.target ? -1 : 1));
  const found: Target[] = [];
  for (const each of near.slice(0, maxCandidates)) {
    if (await exportsNames(each.target, reference, context)) found.push(each);
    if (found.length === 2) break;
  }
  return found;
}

function stem(path: string): string {
  return path.replace(/(\.d)?\.[cm]?[jt]sx?(?=$|[^/\w]|_)/, '').replace(/\/index$/, '');
}

/** Undefined when the two are too unlike for a guess. */
function distanceOf(wanted: string, target: string): number | undefined {
  if (wanted.toLowerCase() === target.toLowerCase()) return 0;
  const [a, b] = [basename(wanted), basename(target)];
  const isMoved = a === b;
  const folders = editDistance(dirname(wanted), dirname(target));
  if (isMoved) return 1 + folders / 100;
  const isExtended = (a.startsWith(b) || b.startsWith(a)) && Math.min(a.length, b.length) >= 3;
  const names = editDistance(a.toLowerCase(), b.toLowerCase());
  const limit = Math.max(1, Math.floor(Math.max(a.length, b.length) * 0.34));
  if (names > limit && !(isExtended && folders === 0)) return undefined;
  if (folders > 3) return undefined;
  return names + folders * 2;
}

async function exportsNames(target: string, reference: ModuleReference, context: CodeContext): Promise<boolean> {
  const text = await context.read(target);
  if (text === undefined) return false;
  const isOpen = /export\s*\*|module\.exports|exports\.\w|export\s*=/.test(text);
  return reference.names.every(({ imported }) => {
    if (imported === '*' || isOpen) return true;
    if (imported === 'default') return /export\s+default|as\s+default/.test(text);
    const name = imported.replaceAll('$', '\\$');
    const declared = `export\\s+(declare\\s+)?(abstract\\s+)?(async\\s+)?(const\\s+enum|const|let|var|function\\*?|class|interface|type|enum|namespace)\\s+${name}(?![\\w$])`;
    return new RegExp(`${declared}|export\\s+(type\\s+)?\\{[^}]*(?<![\\w$])${name}(?![\\w$])`).test(text);
  });
}
