import type { ScanRequest } from '#core/scanner.ts';
import { moduleReferences } from '#syntax/typescript/imports.ts';

/**
 * A name that no one declares may be a global of a browser, a test runner or a bundler, which only people know.
 * It is a fault for sure when other files of the package import that name.
 */
export async function importedElsewhere(name: string, path: string, request: ScanRequest): Promise<boolean> {
  if (Object.hasOwn(globalThis, name) || browser.has(name)) return false;
  const required = new RegExp(
    `\\b(?:const|let|var)\\s+(?:\\{[^}]*\\b${escape(name)}\\b[^}]*\\}|${escape(name)})\\s*=\\s*require\\(`,
  );
  for (const other of request.allFiles) {
    if (other === path || !/\.[cm]?[jt]sx?$/.test(other)) continue;
    const text = await request.read(other);
    if (text === undefined || !text.includes(name)) continue;
    if (required.test(text)) return true;
    if (!/^import\b/m.test(text)) continue;
    if (moduleReferences(other, text).some((each) => each.names.some((imported) => imported.local === name)))
      return true;
  }
  return false;
}
function escape(name: string): string {
  return name.replace(/[$\\^.*+?()[\]{}|]/g, '\\$&');
}
const browser = new Set([
  'window',
  'document',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'name',
  'event',
  'self',
  'top',
  'parent',
  'status',
  'open',
  'close',
  'print',
  'alert',
  'confirm',
  'Event',
  'Node',
  'Element',
  'Image',
  'Option',
  'Text',
  'Range',
  'Selection',
  'describe',
  'it',
  'test',
  'expect',
  'jest',
  'vi',
]);
